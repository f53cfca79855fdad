"""The parts of a correction: what was billed before, what is right now, and the difference.

A correction is booked by its difference (the signed amounts of EN 16931 are those); what stands
under "before" and "after" belongs to the explanation, not to the totals. A mark alone on its row heads
everything down to the next mark, and so does the first cell of a summary's row, since the rows of
further rates follow it; marks side by side head columns. A document needs two different marks:
"difference" alone is a word like others.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, Literal

from ..candidates import Candidate
from ..layout.labels import LabelHit
from ..layout.page import Box
from ..layout.sheet import Sheet, SheetRow

Part = Literal["before", "after", "difference"]
_PART_OF_ROLE: Final[dict[str, Part]] = {
    "part_before": "before",
    "part_after": "after",
    "part_difference": "difference",
}
MAX_LEAD = 6  # letters of a line's number before a mark
MAX_SUMS = 40  # rows of sums that are compared, the last ones
MAX_MARK = 14  # letters of the mark itself up to its middle


class CorrectionParts:
    """Which part an amount belongs to; false when the document is not divided like that."""

    def __init__(self, sheet: Sheet, hits: Sequence[LabelHit]) -> None:
        marks: dict[int, list[tuple[float, Part]]] = {}
        for hit in hits:
            part = next((part for role, part in _PART_OF_ROLE.items() if hit.has(role)), None)
            if part is not None:
                middle = (hit.box[0] + hit.box[2]) / 2
                marks.setdefault(hit.row, []).append((middle, part))
        self._rows: dict[int, list[tuple[float, Part]]] = {}
        current: list[tuple[float, Part]] = []
        for row in sheet.rows:
            here = marks.get(row.number, [])
            beside = len({part for _x, part in here}) > 1
            if here and (beside or _leads(here[0][0], row)):
                current = here if beside else here[:1]
            if current:
                self._rows[row.number] = current
        self._parts = {part for here in self._rows.values() for _x, part in here}

    def __bool__(self) -> bool:
        return len(self._parts) > 1

    @property
    def tell_difference(self) -> bool:
        return bool(self) and "difference" in self._parts

    @property
    def are_named(self) -> bool:
        """Whether anything is said to be a part, or the difference alone."""
        return bool(self) or "difference" in self._parts

    def of(self, row: int, box: Box) -> Part | None:
        """The part of an amount at ``box`` on ``row``: by the mark that rules its rows, or of
        several marks side by side the nearest one.
        """
        marks = self._rows.get(row) if self else None
        if not marks:
            return None
        middle = (box[0] + box[2]) / 2
        return min(marks, key=lambda mark: abs(mark[0] - middle))[1]

    def counts(self, row: int, box: Box) -> bool:
        """Whether an amount is one of the difference, or stands outside of all parts."""
        part = self.of(row, box)
        return part in (None, "difference") or (
            part == "after" and not self.tell_difference
        )


def _leads(middle: float, row: SheetRow) -> bool:
    """Whether a mark at ``middle`` stands at the beginning of its row, or behind a short cell."""
    before = "".join(token.text for token in row.tokens if token.box[2] < middle)
    return len(before) <= MAX_LEAD + MAX_MARK


def end_of_explanation(amounts: Sequence[Candidate]) -> int | None:
    """The last row of what a correction changes, told by arithmetic where no word marks it: of
    three rows with net, tax and gross the third is the second less the first.
    """
    by_row: dict[int, list[Candidate]] = {}
    for amount in amounts:
        if amount.decimals == 2 and amount.certain:
            by_row.setdefault(amount.row, []).append(amount)
    sums: list[tuple[int, Decimal, Decimal]] = []
    for row in sorted(by_row):
        values = [item.money for item in sorted(by_row[row], key=lambda item: item.box[0])]
        if len(values) >= 3 and values[-3] + values[-2] == values[-1] and values[-3]:
            sums.append((row, values[-3], values[-2]))
    sums = sums[-MAX_SUMS:]
    for third in range(len(sums) - 1, 1, -1):
        for second in range(third - 1, 0, -1):
            for first in range(second - 1, -1, -1):
                (_, net, tax), (row, new_net, new_tax), (_, change, more) = (
                    sums[first],
                    sums[second],
                    sums[third],
                )
                if (new_net - net, new_tax - tax) == (change, more):
                    return row
    return None
