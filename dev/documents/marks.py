"""Stamps and handwriting over the print: a rubber stamp of the day it came in, ticks, initials, a signature.

All of it is drawn, none of it is in the text layer.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping
from datetime import timedelta

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from .fonts import font_file
from .formatting import Style
from .model import Invoice, Party
from .sheet import Sheet

BLUE = ("#1b2f8a", "#20409a", "#2a3f6f")
RED = ("#a5282c", "#8c2332")

RECEIVED: Mapping[str, tuple[str, ...]] = {
    "pl": ("WPŁYNĘŁO", "WPŁYNĘŁO DO KSIĘGOWOŚCI", "ZATWIERDZONO DO WYPŁATY"),
    "en": ("RECEIVED", "APPROVED FOR PAYMENT"),
    "de": ("EINGEGANGEN", "SACHLICH RICHTIG"),
    "lv": ("SAŅEMTS", "APSTIPRINĀTS APMAKSAI"),
}
"""What the buyer's office stamps on it: beside a date that is none of the invoice's."""

SCALE = 4
"""Pixels of a stamp for one point."""


def on_page(invoice: Invoice, style: Style) -> Callable[[Sheet], None]:
    """What to draw over each page: the office's stamp on the first, the seller's on the last, ticks anywhere."""
    rng = random.Random(f"marks:{style.seed}:{invoice.number}")

    def draw(sheet: Sheet) -> None:
        narrow = sheet.width < 300
        if sheet.page == 1 and not narrow:
            _received(sheet, rng, invoice, style)
        for _ in range(rng.randint(0, 3)):
            _tick(sheet, rng)
        if sheet.page == sheet.pages and not narrow:
            _signed(sheet, rng, invoice)
        if rng.random() < 0.4:
            _note(sheet, rng)

    return draw


def _received(sheet: Sheet, rng: random.Random, invoice: Invoice, style: Style) -> None:
    day = style.date(invoice.issue_date + timedelta(days=rng.randint(1, 6)))
    lines = [rng.choice(RECEIVED[style.language]), day, f"L.dz. {rng.randint(100, 4000)}"]
    picture = _stamp(lines, rng.choice(RED + BLUE), framed=True, rng=rng)
    x, y = rng.uniform(0.3, 0.62) * sheet.width, rng.uniform(0.03, 0.5) * sheet.height
    _place(sheet, picture, x, y, rng.uniform(-9, 9))
    wide = picture.width / SCALE
    signature(sheet, rng, x + wide * 0.3, y + picture.height / SCALE * 0.75, 60)


def _signed(sheet: Sheet, rng: random.Random, invoice: Invoice) -> None:
    lines = company_stamp(invoice.seller)
    picture = _stamp(lines, rng.choice(BLUE), framed=False, rng=rng)
    x, y = sheet.width * rng.uniform(0.5, 0.62), sheet.height * rng.uniform(0.78, 0.86)
    _place(sheet, picture, x, y, rng.uniform(-5, 5))
    signature(sheet, rng, x + 20, y + 22, 95)


def company_stamp(party: Party) -> list[str]:
    """What is cut into a company's rubber stamp, without its numbers: they would be read as printed."""
    return [party.name.upper(), f"{party.zip} {party.city}", party.street]


def _stamp(lines: list[str], color: str, *, framed: bool, rng: random.Random) -> Image.Image:
    big = ImageFont.truetype(str(font_file("sans", bold=True)), 9 * SCALE)
    small = ImageFont.truetype(str(font_file("sans")), 7 * SCALE)
    fonts = [big] + [small] * (len(lines) - 1)
    widths = [font.getlength(line) for font, line in zip(fonts, lines, strict=True)]
    width, height = round(max(widths)) + 10 * SCALE, (11 * len(lines) + 8) * SCALE
    mask = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(mask)
    if framed:
        draw.rounded_rectangle((SCALE, SCALE, width - SCALE, height - SCALE), 3 * SCALE, outline=235, width=SCALE)
    for index, (line, font) in enumerate(zip(lines, fonts, strict=True)):
        draw.text((width / 2, (4 + 11 * index) * SCALE), line, 230, font, "ma")
    for _ in range(30):  # where the rubber held no ink
        x, y, size = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(1, 2.4) * SCALE
        draw.ellipse((x, y, x + size, y + size * 0.5), fill=0)
    mask = mask.point(lambda value: round(value * 0.78))
    picture = Image.new("RGBA", mask.size, color)
    picture.putalpha(mask)
    return picture


def _place(sheet: Sheet, picture: Image.Image, x: float, y: float, angle: float) -> None:
    width, height = picture.width / SCALE, picture.height / SCALE
    x = min(x, sheet.width - width - 12)
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x + width / 2, sheet.height - y - height / 2)
    canvas.rotate(angle)
    canvas.drawImage(ImageReader(picture), -width / 2, -height / 2, width, height, mask="auto")
    canvas.restoreState()


def signature(sheet: Sheet, rng: random.Random, x: float, y: float, width: float) -> None:
    """A signature from ``x``, ``y`` (its base line): loops that get flatter, and a flourish."""
    points = []
    count = rng.randint(9, 14)
    for index in range(count):
        share = index / count
        tall = (14 if index == 0 else 9 * (1 - share) + 2) * rng.uniform(0.6, 1.2)
        at = x + width * share
        points += [(at, y - tall if index % 2 else y + tall * 0.25), (at + rng.uniform(2, 6), y - tall * 0.4)]
    color = rng.choice(BLUE)
    sheet.curve(points, stroke=color, width=1.1)
    end = y + rng.uniform(3, 7)
    sheet.curve([(x - 4, end + 2), (x + width * 0.5, end - 2), (x + width, end - 6)], stroke=color, width=0.9)


def _tick(sheet: Sheet, rng: random.Random) -> None:
    x, y = sheet.width * rng.uniform(0.08, 0.9), sheet.height * rng.uniform(0.25, 0.75)
    size = rng.uniform(6, 11)
    points = [(x, y), (x + size * 0.4, y + size * 0.6), (x + size * 1.3, y - size)]
    sheet.curve(points, stroke=rng.choice(BLUE + RED), width=1.2)


def _note(sheet: Sheet, rng: random.Random) -> None:
    """Some words nobody can read, written across."""
    x, y = sheet.width * rng.uniform(0.1, 0.55), sheet.height * rng.uniform(0.55, 0.92)
    color = rng.choice(BLUE)
    for _ in range(rng.randint(2, 4)):
        length = rng.uniform(18, 44)
        steps = max(4, round(length / 3))
        points = [
            (x + length * step / steps, y + 3.2 * math.sin(step * 2.1) * rng.uniform(0.5, 1.4)) for step in range(steps)
        ]
        sheet.curve(points, stroke=color, width=0.9)
        x += length + 7
        y -= rng.uniform(0, 1.5)
