"""The parts of a correction: what was billed before, what is right now, and the difference.

A correction is booked by its difference (the signed amounts of EN 16931 are those); what stands
under "before" and "after" belongs to the explanation, not to the totals.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from .labels import LabelHit
from .sheet import Sheet

Part = Literal["before", "after", "difference"]
_PART_OF_ROLE: Final[dict[str, Part]] = {
    "part_before": "before",
    "part_after": "after",
    "part_difference": "difference",
}
MAX_LEAD = 6
"""A mark stands at the beginning of its row, or behind a short cell such as a line's number."""


def correction_parts(sheet: Sheet, hits: Sequence[LabelHit]) -> dict[int, Part]:
    """Row number -> the part it belongs to; empty when the document is not divided like that.

    A mark alone on its row heads everything down to the next mark; a mark beside amounts (the
    first cell of a summary's row) rules like that too, since the rows of further rates follow it.
    A document needs two different marks: "difference" alone is a word like others.
    """
    marks: dict[int, Part] = {}
    for hit in hits:
        part = next((part for role, part in _PART_OF_ROLE.items() if hit.has(role)), None)
        if part is not None and _leads(hit, sheet):
            marks.setdefault(hit.row, part)
    if len(set(marks.values())) < 2:
        return {}
    parts: dict[int, Part] = {}
    current: Part | None = None
    for row in sheet.rows:
        current = marks.get(row.number, current)
        if current is not None:
            parts[row.number] = current
    return parts


def _leads(hit: LabelHit, sheet: Sheet) -> bool:
    before = "".join(
        token.text for token in sheet.rows[hit.row].tokens if token.box[0] < hit.box[0] - 0.001
    )
    return len(before) <= MAX_LEAD
