"""Which label explains which value: beside it on the row, above it in the column.

Looked at from the value: its *row label* is the nearest label of its kind to the left on the same row, its *column label*
the nearest one above that overlaps it. Labels that forbid ("order date", "numer umowy") take part like all others, so a
value that belongs to one of them is explained and gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .labels import LabelHit
from .page import Box
from .sheet import Sheet

MAX_ROWS_BELOW = 3
MAX_TABLE_ROWS = 40


@dataclass(frozen=True, slots=True)
class Explanation:
    """A label for a value. ``score`` 0..1: how near and how directly."""

    hit: LabelHit
    relation: str  # "beside", "across" (next segment or cell), "above"
    score: float


class Pairing:
    """Label hits of one kind, arranged for look-up by place."""

    def __init__(self, sheet: Sheet, hits: Sequence[LabelHit], roles: frozenset[str]) -> None:
        self.sheet = sheet
        self.roles = roles
        self.by_row: dict[int, list[LabelHit]] = {}
        for hit in hits:
            if hit.has(*roles):
                self.by_row.setdefault(hit.row, []).append(hit)

    def beside(self, row: int, box: Box) -> Explanation | None:
        """The nearest label to the left on the same row."""
        best: LabelHit | None = None
        for hit in self.by_row.get(row, ()):
            if hit.box[0] < box[0] and hit.box[2] <= box[0] + 0.01 and (best is None or hit.box[0] > best.box[0]):
                best = hit
        if best is None:
            return None
        gap = max(0.0, box[0] - best.box[2])
        segments = self.sheet.rows[row].segments
        same = any(s.number == best.segment and s.box[0] <= box[0] <= s.box[2] for s in segments)
        if same:
            return Explanation(best, "beside", round(1.0 - 0.15 * gap, 3))
        crossed = sum(1 for s in segments if s.box[0] > best.box[2] and s.box[2] < box[0])
        return Explanation(best, "across", round(max(0.4, 0.92 - 0.3 * gap - 0.08 * crossed), 3))

    def above(self, row: int, box: Box, rows: int = MAX_ROWS_BELOW, distance: float = 0.06) -> Explanation | None:
        """The nearest label above that overlaps the value horizontally, at most ``rows`` rows of text away."""
        page = self.sheet.rows[row].page
        seen = 0
        for number in range(row - 1, -1, -1):
            above = self.sheet.rows[number]
            if above.page != page or seen >= rows or box[1] - above.box[3] > distance:
                return None
            overlapping = [hit for hit in self.by_row.get(number, ()) if _overlap(hit.box, box)]
            if overlapping:
                hit = min(overlapping, key=lambda item: _misalignment(item.box, box))
                return Explanation(hit, "above", round(max(0.2, 0.86 - 0.08 * seen), 3))
            seen += any(_overlap(segment.box, box) for segment in above.segments)
        return None

    def explain(self, row: int, box: Box, rows: int = MAX_ROWS_BELOW) -> Explanation | None:
        """The better of beside and above."""
        beside, above = self.beside(row, box), self.above(row, box, rows)
        if beside and above:
            return beside if beside.score >= above.score else above
        return beside or above


def _overlap(first: Box, second: Box) -> bool:
    return min(first[2], second[2]) - max(first[0], second[0]) > -0.012


def _misalignment(first: Box, second: Box) -> float:
    """Columns are aligned left, right or centred: the best of the three."""
    return min(
        abs(first[0] - second[0]), abs(first[2] - second[2]), abs((first[0] + first[2]) - (second[0] + second[2])) / 2
    )
