"""Coloured strips belong to the sheet, and light letters on dark bars are read."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from intake_core.reading.recognition import bars, paper, straighten
from intake_core.reading.recognition.strips import with_strips

TABLE, BAR, SHEET = (96, 72, 48), (20, 90, 80), (225, 222, 215)
BOX = (120, 90, 700, 910)  # the sheet on a picture of 820 x 1000, its bar included


def sheet(bar_height: int) -> Image.Image:
    """A sheet with a bar across its head, on a table about as bright as the bar."""
    image = Image.new("RGB", (820, 1000), TABLE)
    draw = ImageDraw.Draw(image)
    left, top, right, _bottom = BOX
    draw.rectangle(BOX, fill=SHEET)
    if bar_height:
        draw.rectangle((left, top, right, top + bar_height), fill=BAR)
    font = ImageFont.load_default(size=20)
    for line in range(12):
        draw.text((left + 40, top + 140 + 50 * line), f"Line {line} of the invoice 123,45", "black", font)
    return image


def corners_of(image: Image.Image) -> list[tuple[float, float]]:
    grey = np.asarray(image.convert("L"), dtype=np.uint8)
    found = paper.find_paper(straighten.small(grey), np.asarray(image, dtype=np.uint8))
    assert found is not None
    return [(x * image.width, y * image.height) for x, y in found]


def test_the_bar_at_the_head_belongs_to_the_sheet() -> None:
    found = corners_of(sheet(bar_height=90))
    left, top, right, bottom = BOX
    meant = [(left, top), (right, top), (right, bottom), (left, bottom)]
    for (x, y), (at_x, at_y) in zip(found, meant, strict=True):
        assert abs(x - at_x) < 20 and abs(y - at_y) < 20


def test_a_plain_table_is_no_strip() -> None:
    found = corners_of(sheet(bar_height=0))
    assert abs(found[0][1] - BOX[1]) < 20 and abs(found[2][1] - BOX[3]) < 20


def test_corners_stay_on_any_picture() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (300, 200, 3), dtype=np.uint8)
    corners = np.array([(40.0, 40.0), (150.0, 40.0), (150.0, 250.0), (40.0, 250.0)])
    moved = with_strips(noise, corners)
    assert np.all(np.abs(moved - corners) < 0.6 * 210)


def page_with_bar() -> npt.NDArray[np.uint8]:
    image = Image.new("L", (1240, 1754), 245)
    draw = ImageDraw.Draw(image)
    draw.rectangle((80, 100, 1160, 180), fill=60)
    draw.text((120, 120), "Invoice FV/12/2026", 250, ImageFont.load_default(size=40))
    for line in range(20):
        draw.text((120, 300 + 50 * line), "Plain text on paper", 20, ImageFont.load_default(size=28))
    return np.asarray(image, dtype=np.uint8)


def test_a_bar_with_letters_is_turned_into_dark_on_white() -> None:
    grey = page_with_bar()
    (bar,) = bars.find_bars(grey)
    assert abs(bar.top * 1754 - 100) < 12 and abs(bar.bottom * 1754 - 180) < 12
    changed = bars.without_bars(grey, [bar])
    assert np.median(changed[120:160, 100:1140]) > 230
    assert changed[100:180, 100:600].min() < 40
    assert np.array_equal(changed[300:], grey[300:])


def test_a_page_without_bars_stays() -> None:
    grey = page_with_bar().copy()
    grey[90:190] = 245
    assert bars.find_bars(grey) == []
    assert bars.without_bars(grey, []) is grey
