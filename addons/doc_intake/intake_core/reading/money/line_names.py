"""What the lines of an invoice are called: words in the row of the numbers, above it or below it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from ..layout.labels import LabelHit
from ..layout.pairing import TableColumns
from ..layout.sheet import Sheet, SheetRow
from ..values.amounts import find_amounts
from .line_rows import LineRow

MAX_CELLS: Final = 3  # of a row with a name: its number and its code stand beside it
MAX_NAME: Final = 500
ABOVE, BELOW = -1, 1
_INDEX = re.compile(r"^\d{1,4}[.)]?(?:\s+|$)")
_MEASURE = re.compile(r"\s{0,2}[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]")


class LineNames:
    """The names of ``items``. Where rows of numbers hold no words, the names stand above all of them, as on receipts,
    or below all of them. ``totals``: roles of labels that begin no name.
    """

    def __init__(
        self,
        sheet: Sheet,
        hits: Sequence[LabelHit],
        columns: TableColumns,
        items: Sequence[LineRow],
        totals: Collection[str],
    ) -> None:
        self._rows = sheet.rows
        self._columns = columns
        self._labelled = {hit.row for hit in hits if hit.ends_with_colon or hit.has(*totals)}
        self._no_names = self._labelled.union(columns.rows)
        bare = [item for item in items if item.quantity is not None and not self._in_row(item)]
        above, below = (sum(bool(self._apart(item.row, side)) for item in bare) for side in (ABOVE, BELOW))
        self._side = BELOW if below > above else ABOVE

    def of(self, item: LineRow) -> str:
        """The name in the row of the numbers or, where there is none, in a row of its own; empty without any."""
        text = self._in_row(item)
        if text or item.quantity is None:
            return text
        return self._apart(item.row, self._side)

    def whole(self, item: LineRow) -> str:
        """With the rows below it in which a long name goes on."""
        text = self._in_row(item)
        last = item.row
        if not text:
            text, last = self.of(item), item.row + 1
            if self._side == ABOVE:
                return text
        for number in range(last + 1, min(last + 3, len(self._rows))):
            row = self._rows[number]
            more = _only_text(row, self._rows[number - 1])
            if not text or not more or number in self._labelled or not _is_under(row, self._rows[item.row]):
                break
            text = f"{text} {more}"
        return " ".join(text.split())[:MAX_NAME]

    def _in_row(self, item: LineRow) -> str:
        """The words left of a line's numbers."""
        taken = (item.unit, "x", "×", "*")
        return self._name(self._rows[item.row], item.left - 0.002, taken)

    def _name(self, row: SheetRow, right: float, taken: Collection[str | None] = ()) -> str:
        """The words that begin left of ``right``: those under the column's head, else the longest."""
        parts: list[str] = []
        under: list[str] = []
        for segment in row.segments:
            words = [token.text for token in segment.tokens if token.box[0] < right and token.text not in taken]
            text = " ".join(words).strip()
            if not text:
                continue
            head = self._columns.column(row.number, segment.box)
            parts.append(text)
            over = head is not None and head.box[0] < segment.box[2] and segment.box[0] < head.box[2]
            if over and head is not None and head.has("col_description"):
                under.append(text)
        chosen = under if any(len(_LETTERS.findall(text)) >= 2 for text in under) else parts
        named = [_INDEX.sub("", text) for text in chosen]
        best = max(named, key=lambda text: len(_LETTERS.findall(text)), default="")
        return best if len(_LETTERS.findall(best)) >= 2 else ""

    def _apart(self, line: int, side: int) -> str:
        """The name in the row above or below row ``line``."""
        number = line + side
        if not 0 <= number < len(self._rows) or number in self._no_names:
            return ""
        row = self._rows[number]
        if len(row.segments) > MAX_CELLS or not _is_beside(row, self._rows[line]) or _has_amounts(row):
            return ""
        return self._name(row, 1.0)


def _only_text(row: SheetRow, neighbour: SheetRow) -> str:
    """The text of a row of one cell without amounts, right beside ``neighbour``; else nothing."""
    if not _is_beside(row, neighbour) or len(row.segments) != 1 or _has_amounts(row):
        return ""
    text = row.segments[0].text
    return text if len(_LETTERS.findall(text)) >= 2 else ""


def _is_beside(row: SheetRow, neighbour: SheetRow) -> bool:
    gap = max(row.box[1] - neighbour.box[3], neighbour.box[1] - row.box[3])
    return row.page == neighbour.page and gap <= 0.6 * max(row.height, 0.006)


def _has_amounts(row: SheetRow) -> bool:
    """Whether a row has money in it; "0,37 kW" belongs to a name."""
    return any(
        match.decimals == 2 and (match.currency is not None or not _MEASURE.match(segment.text, match.end))
        for segment in row.segments
        for match in find_amounts(segment.text)
    )


def _is_under(row: SheetRow, line: SheetRow) -> bool:
    """Whether a row's text stands in the column of the line's description."""
    return any(abs(row.box[0] - segment.box[0]) < 0.03 for segment in line.segments[:2])
