"""A table of lines that wraps its cells and goes on over the next page with its head repeated."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .sheet import Sheet, Type

Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head (``\\n`` breaks a line), width in points, alignment of its cells."""

    head: str
    width: float
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is ruled and filled."""

    body: Type
    head: Type
    grid: str | None = None
    """Colour of a full grid; None = horizontal rules only."""
    rule: str = "#bbbbbb"
    head_fill: str | None = None
    head_align: str = "center"
    """``center``, or ``column`` to follow the column."""
    zebra: str | None = None
    padding: float = 3
    leading: float = 1.2


class Table:
    """Draws rows from ``top`` down. ``turn_page`` starts a page and returns the y to go on at."""

    def __init__(
        self, sheet: Sheet, x: float, top: float, columns: Sequence[Column], look: Look
    ) -> None:
        self.sheet = sheet
        self.x = x
        self.y = top
        self.columns = columns
        self.look = look

    @property
    def width(self) -> float:
        return sum(column.width for column in self.columns)

    def head(self) -> None:
        look = self.look
        heads = [column.head.split("\n") for column in self.columns]
        step = look.head.size * look.leading
        height = max(map(len, heads)) * step + 2 * look.padding
        if look.head_fill:
            self.sheet.rect(self.x, self.y, self.width, height, fill=look.head_fill, stroke=None)
        x = self.x
        for column, lines in zip(self.columns, heads, strict=True):
            align = look.head_align if look.head_align != "column" else column.align
            first = self.y + (height - len(lines) * step) / 2 + look.head.size * 0.95
            for index, line in enumerate(lines):
                self._cell(x, first + index * step, column.width, line, look.head, align)
            if look.grid:
                self.sheet.rect(x, self.y, column.width, height, stroke=look.grid)
            x += column.width
        self.y += height
        if not look.grid:
            self.sheet.line(
                self.x, self.y, self.x + self.width, self.y, stroke=look.rule, width=0.9
            )

    def row(
        self,
        cells: Row,
        *,
        fields: Sequence[str | None] = (),
        type_: Type | None = None,
        fill: str | None = None,
    ) -> None:
        """Draw one row here. ``fields`` names the field that a cell prints."""
        look = self.look
        body = type_ or look.body
        step = body.size * look.leading
        wrapped = self._wrap(cells, body)
        height = self._height(wrapped, body)
        if fill:
            self.sheet.rect(self.x, self.y, self.width, height, fill=fill, stroke=None)
        x = self.x
        for index, (column, lines) in enumerate(zip(self.columns, wrapped, strict=True)):
            field = fields[index] if index < len(fields) else None
            for number, line in enumerate(lines):
                y = self.y + look.padding + body.size * 0.9 + number * step
                self._cell(x, y, column.width, line, body, column.align, field=field)
            if look.grid:
                self.sheet.rect(x, self.y, column.width, height, stroke=look.grid)
            x += column.width
        self.y += height
        if not look.grid:
            self.sheet.line(
                self.x, self.y, self.x + self.width, self.y, stroke=look.rule, width=0.4
            )

    def banner(self, text: str, type_: Type, fill: str | None = None) -> None:
        """A row of one cell over the whole width."""
        height = type_.size * self.look.leading + 2 * self.look.padding
        if fill or self.look.grid:
            self.sheet.rect(self.x, self.y, self.width, height, fill=fill, stroke=self.look.grid)
        self._cell(self.x, self.y + self.look.padding + type_.size * 0.9, self.width, text, type_, "left")
        self.y += height

    def fits(self, cells: Row, bottom: float) -> bool:
        """Whether a row of ``cells`` ends above ``bottom``."""
        return self.y + self._height(self._wrap(cells, self.look.body), self.look.body) <= bottom

    def rows(self, rows: Sequence[Row], bottom: float, turn_page: Callable[[], float]) -> None:
        """Draw all ``rows``; one that would pass ``bottom`` goes to the next page."""
        self.head()
        for index, cells in enumerate(rows):
            if not self.fits(cells, bottom):
                self.y = turn_page()
                self.head()
            self.row(cells, fill=self.look.zebra if index % 2 else None)

    def _wrap(self, cells: Row, body: Type) -> list[list[str]]:
        return [
            body.wrap(cell, column.width - 2 * self.look.padding) or [""]
            for cell, column in zip(cells, self.columns, strict=True)
        ]

    def _height(self, wrapped: list[list[str]], body: Type) -> float:
        return max(map(len, wrapped)) * body.size * self.look.leading + 2 * self.look.padding

    def _cell(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        type_: Type,
        align: str,
        *,
        field: str | None = None,
    ) -> None:
        pad = self.look.padding
        at = {"left": x + pad, "right": x + width - pad, "center": x + width / 2}[align]
        self.sheet.text(at, y, text, type_, align=align, field=field)
