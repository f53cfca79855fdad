"""Cells of a spreadsheet: a label left of its value or above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..formatting import Style
from ..sheet import Sheet, Type

PADDING = 3.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A label's key (or none), and beside it a value, its field, and what stands before it in the same cell."""

    key: str
    text: str
    field: str | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Cells:
    """Draws cells with borders; each method returns the y below."""

    sheet: Sheet
    style: Style
    label: Type
    body: Type
    grid: str
    fill: str | None

    @property
    def step(self) -> float:
        """Height of a row of one line."""
        return self.body.size * 1.25 + 4

    def merged(self, x: float, y: float, width: float, text: str) -> float:
        """A filled cell over several columns, its text in the middle."""
        bold = Type(self.body.family, self.body.size, bold=True)
        self.sheet.rect(x, y, width, self.step, fill=self.fill, stroke=self.grid)
        self.sheet.text(x + width / 2, y + self.step - 4.5, text, bold, align="center")
        return y + self.step

    def above(self, x: float, y: float, width: float, cells: Sequence[Cell]) -> float:
        """One row of labels and their values in the row under them."""
        each = width / max(1, len(cells))
        for index, cell in enumerate(cells):
            at = x + index * each
            self._label(at, y, each, self.step, cell.key)
            self._value(at, y + self.step, each, self.step, cell)
        return y + 2 * self.step if cells else y

    def beside(self, x: float, y: float, width: float, cells: Sequence[Cell], *, pairs: int, share: float) -> float:
        """Rows of ``pairs`` labels, each left of its value; ``share`` of the width is the label's."""
        each = width / pairs
        filled = [*cells, *[Cell("", "")] * (-len(cells) % pairs)]
        for start in range(0, len(filled), pairs):
            row = filled[start : start + pairs]
            height = max(self._height(cell, each * (1 - share)) for cell in row)
            for index, cell in enumerate(row):
                at = x + index * each
                self._label(at, y, each * share, height, cell.key)
                self._value(at + each * share, y, each * (1 - share), height, cell)
            y += height
        return y

    def parties(self, x: float, y: float, width: float, columns: Sequence[Sequence[Cell]], *, named: bool) -> float:
        """Columns of cells side by side, row by row; not ``named``, only numbers have a label, before their value."""
        if named:
            rows = [cell for row in zip(*columns, strict=True) for cell in row]
            return self.beside(x, y, width * len(columns), rows, pairs=len(columns), share=0.31)
        for row in zip(*columns, strict=True):
            height = max(self._height(cell, width) for cell in row)
            for index, cell in enumerate(row):
                plain = cell.key in {"", "name", "address", "city"}
                before = "" if plain else f"{self.style.label(cell.key)}: "
                self._value(x + index * width, y, width, height, Cell("", cell.text, cell.field, before))
            y += height
        return y

    def _height(self, cell: Cell, width: float) -> float:
        lines = self.body.wrap(cell.text, width - 2 * PADDING)
        return self.step + (len(lines) - 1) * self.body.size * 1.25

    def _label(self, x: float, y: float, width: float, height: float, key: str) -> None:
        self.sheet.rect(x, y, width, height, fill=self.fill if key else None, stroke=self.grid)
        if key:
            self.sheet.text(x + PADDING, y + self.step - 4.5, self.style.label(key), self.label)

    def _value(self, x: float, y: float, width: float, height: float, cell: Cell) -> None:
        self.sheet.rect(x, y, width, height, stroke=self.grid)
        base = y + self.step - 4.5
        if cell.before:
            end = self.sheet.text(x + PADDING, base, cell.before, self.body)
            self.sheet.text(end, base, cell.text, self.body, field=cell.field)
        elif cell.text:
            self.sheet.block(x + PADDING, base, width - 2 * PADDING, cell.text, self.body, field=cell.field)
