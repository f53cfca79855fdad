"""A form of boxes, each with its label in small print over the value."""

from __future__ import annotations

from collections.abc import Sequence

from ..formatting import Style
from ..sheet import Sheet, Type
from .kit import Fact


def grid(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    widths: Sequence[float],
    cells: Sequence[Fact],
    label: Type,
    value: Type,
    *,
    stroke: str | None = "#555555",
    fill: str | None = None,
    align: str = "left",
) -> float:
    """Draw ``cells`` in rows of as many as there are ``widths``, from the top ``y`` down; returns the y below."""
    for start in range(0, len(cells), len(widths)):
        row = cells[start : start + len(widths)]
        wrapped = [value.wrap(text, width - 8) for (_key, text, _field), width in zip(row, widths, strict=False)]
        height = label.size * 1.3 + max(map(len, wrapped)) * value.size * 1.2 + 7
        left = x
        for index, width in enumerate(widths):
            sheet.rect(left, y, width, height, fill=fill, stroke=stroke, line=0.5)
            if index < len(row):
                key, text, field = row[index]
                at = {"left": left + 4, "center": left + width / 2, "right": left + width - 4}[align]
                sheet.text(at, y + label.size + 2.5, style.label(key), label, align=align)
                base = y + label.size * 1.3 + 3 + value.size
                if align == "left":
                    sheet.block(at, base, width - 8, text, value, leading=1.2, field=field)
                else:
                    sheet.text(at, base, text, value, align=align, field=field)
            left += width
        y += height
    return y


def digits(style: Style, name: str, count: int) -> str:
    """``count`` digits that stay the same for one document and ``name``."""
    return "".join(str(style.variant(f"{name} {index}", 10)) for index in range(count))
