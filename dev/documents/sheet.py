"""A page to draw on: points from the top left corner, and a note of where each field stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from .fonts import font_name

WIDTH, HEIGHT = A4
"""A4 in points: 595 x 842."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a field stands on paper."""

    text: str
    page: int
    """From 1."""
    box: Box
    """Left, top, right, bottom as fractions of the page, from its top left corner."""


@dataclass(frozen=True, slots=True)
class Type:
    """A font, its size and colour."""

    family: str = "sans"
    size: float = 9
    bold: bool = False
    color: str = "#111111"

    @property
    def font(self) -> str:
        return font_name(self.family, self.bold)

    def width(self, text: str) -> float:
        return float(stringWidth(text, self.font, self.size))

    def wrap(self, text: str, width: float) -> list[str]:
        """Break ``text`` at ``\\n`` and at blanks, never at no-break spaces, into lines of at most ``width``."""
        lines: list[str] = []
        for part in text.split("\n"):
            for index, word in enumerate(part.split(" ")):
                longer = f"{lines[-1]} {word}" if index else word
                if index and self.width(longer) <= width:
                    lines[-1] = longer
                else:
                    lines.append(word)
        return lines


class Sheet:
    """One document being drawn. ``y`` of a text is its base line, of a box its top."""

    def __init__(
        self,
        title: str,
        author: str,
        *,
        pages: int = 1,
        encryption: StandardEncryption | None = None,
        size: tuple[float, float] = A4,
    ) -> None:
        self._buffer = io.BytesIO()
        self.width, self.height = size
        # invariant: no clock and no random identifier in the file, the same bytes every time
        self._canvas = Canvas(
            self._buffer, pagesize=size, pageCompression=1, invariant=1, encrypt=encryption
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self.pages = pages
        self.page = 1
        self.printed: dict[str, list[Printed]] = {}
        self.on_page_end: Callable[[Sheet], None] | None = None
        """Called before each page is closed: what lies on top of it."""

    def text(
        self,
        x: float,
        y: float,
        text: str,
        type_: Type,
        *,
        align: str = "left",
        field: str | None = None,
    ) -> float:
        """Draw one line; ``x`` is its left end, right end or middle. Returns the x after it."""
        width = type_.width(text)
        left = x - {"left": 0.0, "right": width, "center": width / 2}[align]
        self._canvas.setFont(type_.font, type_.size)
        self._canvas.setFillColor(HexColor(type_.color))
        self._canvas.drawString(left, self.height - y, text)
        if field:
            self._note(field, text, (left, y - type_.size, left + width, y + type_.size * 0.25))
        return left + width

    def block(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        type_: Type,
        *,
        leading: float = 1.25,
        field: str | None = None,
    ) -> float:
        """Draw text wrapped to ``width``; returns the base line of the next line."""
        lines = type_.wrap(text, width)
        top = y
        for line in lines:
            self.text(x, y, line, type_)
            y += type_.size * leading
        if field and lines:
            right = x + max(type_.width(line) for line in lines)
            bottom = y - type_.size * (leading - 0.25)
            self._note(field, " ".join(lines), (x, top - type_.size, right, bottom))
        return y

    def pair(
        self,
        x: float,
        y: float,
        label: str,
        value: str,
        label_type: Type,
        value_type: Type,
        *,
        field: str | None = None,
        at: float | None = None,
    ) -> float:
        """Draw ``label`` and after it, or at ``at``, the value. Returns the x after it."""
        end = self.text(x, y, label, label_type)
        start = end + label_type.size * 0.35 if at is None else at
        return self.text(start, y, value, value_type, field=field)

    def _note(self, field: str, text: str, box: Box) -> None:
        left, top, right, bottom = box
        fractions = (left / self.width, top / self.height, right / self.width, bottom / self.height)
        self.printed.setdefault(field, []).append(Printed(text, self.page, fractions))

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = "#000000",
        line: float = 0.6,
        radius: float = 0,
    ) -> None:
        """Draw a box with its top left corner at ``x``, ``y``."""
        self._pen(fill, stroke, line)
        draw = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if radius:
            self._canvas.roundRect(x, self.height - y - height, width, height, radius, **draw)
        else:
            self._canvas.rect(x, self.height - y - height, width, height, **draw)

    def circle(self, x: float, y: float, radius: float, *, fill: str) -> None:
        self._pen(fill, None, 0)
        self._canvas.circle(x, self.height - y, radius, fill=1, stroke=0)

    def polygon(self, points: list[tuple[float, float]], *, fill: str) -> None:
        self._pen(fill, None, 0)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], HEIGHT - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        path.close()
        self._canvas.drawPath(path, fill=1, stroke=0)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str = "#000000",
        width: float = 0.6,
        dashes: tuple[float, float] | None = None,
    ) -> None:
        self._pen(None, stroke, width)
        self._canvas.setDash(*(dashes or (1, 0)))
        self._canvas.line(x1, self.height - y1, x2, self.height - y2)
        self._canvas.setDash(1, 0)

    def _pen(self, fill: str | None, stroke: str | None, line: float) -> None:
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
            self._canvas.setLineWidth(line)

    @property
    def canvas(self) -> Canvas:
        """The canvas itself, for bar codes and other things that draw themselves."""
        return self._canvas

    def note(self, field: str, text: str, box: Box) -> None:
        """Say that ``field`` is printed as ``text`` in ``box`` (points) of this page, when it was drawn in pieces."""
        self._note(field, text, box)

    def same(self, field: str, other: str) -> None:
        """``field`` is what was printed last as ``other``, where the layout prints it only once."""
        if other in self.printed:
            self.printed.setdefault(field, self.printed[other][-1:])

    def curve(self, points: Sequence[tuple[float, float]], *, stroke: str, width: float) -> None:
        """A stroke of a pen through ``points``."""
        self._pen(None, stroke, width)
        self._canvas.setLineCap(1)
        path = self._canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        padded = [points[0], *points, points[-1]]
        for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
            # Catmull-Rom: the curve passes through every point
            one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
            two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
            path.curveTo(
                one[0], self.height - one[1], two[0], self.height - two[1], end[0], self.height - end[1]
            )
        self._canvas.drawPath(path, fill=0, stroke=1)
        self._canvas.setLineCap(0)

    def new_page(self) -> None:
        if self.on_page_end:
            self.on_page_end(self)
        self._canvas.showPage()
        self.page += 1

    def finish(self) -> bytes:
        """The PDF."""
        if self.on_page_end:
            self.on_page_end(self)
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()


def tint(color: str, share: float) -> str:
    """``color`` mixed with white: 0 is white, 1 the colour itself."""
    base: Color = HexColor(color)
    parts = (round(255 * (1 - share * (1 - part))) for part in (base.red, base.green, base.blue))
    return "#" + "".join(f"{part:02x}" for part in parts)
