"""Which label explains which value: beside it on the row, above it in the column.

Looked at from the value: its *row label* is the nearest label of its kind to the left on the same
row, its *column label* the nearest one above that overlaps it. Labels that forbid ("order date",
"numer umowy") take part like all others, so a value that belongs to one of them is explained and
gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .labels import LabelHit
from .page import Box
from .sheet import Sheet

MAX_ROWS_BELOW = 3


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
            if (
                hit.box[0] < box[0]
                and hit.box[2] <= box[0] + 0.01
                and (best is None or hit.box[0] > best.box[0])
            ):
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

    def above(
        self, row: int, box: Box, rows: int = MAX_ROWS_BELOW, distance: float = 0.06
    ) -> Explanation | None:
        """The nearest label above that overlaps the value horizontally, at most ``rows`` rows of
        text away.
        """
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

    def wrapped(self, row: int, box: Box) -> Explanation | None:
        """A label that ends its segment while the value begins the next row."""
        if row == 0 or self.sheet.rows[row - 1].page != self.sheet.rows[row].page:
            return None
        above = self.sheet.rows[row - 1]
        first = self.sheet.rows[row].segments
        if (
            not any(abs(segment.box[0] - box[0]) < 0.004 for segment in first)
            or box[1] - above.box[3] > 0.02
        ):
            return None
        for hit in self.by_row.get(row - 1, ()):
            segment = above.segments[hit.segment]
            ends = segment.box[2] - hit.box[2] < 0.004
            if ends and hit.box[0] > box[2] and abs(segment.box[0] - box[0]) < 0.02:
                return Explanation(hit, "wrapped", 0.85)
        return None

    def explain(self, row: int, box: Box, rows: int = MAX_ROWS_BELOW) -> Explanation | None:
        """The best of beside, wrapped and above."""
        found = [self.beside(row, box), self.wrapped(row, box), self.above(row, box, rows)]
        return max((item for item in found if item), key=lambda item: item.score, default=None)


class TableColumns:
    """Heads of tables: which column an amount far below its head stands in.

    Heads and values may be aligned differently (head left, value right), so that they do not
    overlap at all; then the value belongs to the last head that begins before it.
    """

    def __init__(self, sheet: Sheet, hits: Sequence[LabelHit], roles: frozenset[str]) -> None:
        self.sheet = sheet
        by_row: dict[int, list[LabelHit]] = {}
        for hit in hits:
            if hit.has(*roles) and not hit.ends_with_colon:
                by_row.setdefault(hit.row, []).append(hit)
        self.bands: list[tuple[int, int, list[LabelHit]]] = []
        for row in sorted(by_row):
            apart = len({hit.segment for hit in by_row[row]}) >= 2
            if (
                self.bands
                and row - self.bands[-1][1] <= 1
                and self.sheet.rows[row].page == self.sheet.rows[row - 1].page
            ):
                first, _last, known = self.bands[-1]
                if not self._has_numbers(row):
                    self.bands[-1] = (first, row, [*known, *by_row[row]])
                    continue
            if apart and not self._has_numbers(row):
                # Heads over three rows: the one above ("Cena", below it "netto") may hold a single
                # known word.
                lead = by_row.get(row - 1, []) if row and not self._has_numbers(row - 1) else []
                self.bands.append((row - 1 if lead else row, row, [*lead, *by_row[row]]))

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows that are heads of tables."""
        return [row for first, last, _hits in self.bands for row in range(first, last + 1)]

    def _has_numbers(self, row: int) -> bool:
        return any(
            sum(letter.isdigit() for letter in token.text) >= 3
            for token in self.sheet.rows[row].tokens
        )

    def is_strip(self, row: int) -> bool:
        """Whether a row of values stands right below a row with the label of each, and no other values below it."""
        band = next((b for b in self.bands if b[1] == row - 1), None)
        if band is None or any(role.startswith("col_") for hit in band[2] for role in hit.roles):
            return False
        values, page = self.sheet.rows[row], self.sheet.rows[row].page
        if page != self.sheet.rows[row - 1].page or len(values.segments) > len(self.sheet.rows[row - 1].segments):
            return False
        if row + 1 >= len(self.sheet.rows) or self.sheet.rows[row + 1].page != page:
            return True
        heads = [hit.box for hit in band[2]]
        below = [
            segment
            for segment in self.sheet.rows[row + 1].segments
            if _is_number(segment.text) and any(_overlap(head, segment.box) for head in heads)
        ]
        return len(below) < 2

    def column(self, row: int, box: Box) -> LabelHit | None:
        """The head of the column in which ``box`` stands, by the nearest table head above it on the
        page.
        """
        page = self.sheet.rows[row].page
        band = next(
            (b for b in reversed(self.bands) if b[1] < row and self.sheet.rows[b[1]].page == page),
            None,
        )
        if band is None:
            return None
        overlapping = [hit for hit in band[2] if _overlap(hit.box, box)]
        if overlapping:
            # Of stacked heads ("Wartosc sprzedazy" / "netto") the one that is nearest to the value.
            return min(
                overlapping,
                key=lambda hit: (
                    _misalignment(hit.box, box) > 0.05,
                    -hit.row,
                    _misalignment(hit.box, box),
                ),
            )
        before = [hit for hit in band[2] if hit.box[2] < box[0]]
        if not before:
            return None
        last = max(before, key=lambda hit: hit.box[0])
        following = [
            s.box[0]
            for r in (band[0], band[1])
            for s in self.sheet.rows[r].segments
            if s.box[0] > last.box[2]
        ]
        return last if box[2] <= min(following, default=1.0) + 0.01 else None


def _is_number(text: str) -> bool:
    """Digits, and of letters no more than a currency."""
    return any(letter.isdigit() for letter in text) and sum(letter.isalpha() for letter in text) <= 3


def _overlap(first: Box, second: Box) -> bool:
    return min(first[2], second[2]) - max(first[0], second[0]) > -0.012


def _misalignment(first: Box, second: Box) -> float:
    """Columns are aligned left, right or centred: the best of the three."""
    return min(
        abs(first[0] - second[0]),
        abs(first[2] - second[2]),
        abs((first[0] + first[2]) - (second[0] + second[2])) / 2,
    )
