"""Light letters on dark bars, as headings of tables and pages have them: made dark on light."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from .geometry import Grey
from .straighten import small

SIDE: Final = 900
LEAST_AREA, MOST_AREA = 0.0015, 0.5
"""Of the page: smaller dark things are letters, larger ones the page itself in the shadow."""
_DARK: Final = 0.62
"""Of the paper's brightness."""
_PAPER: Final = 0.8
"""Share of the pixels that are darker than the paper, or as bright."""
_FILLED: Final = 0.72
"""Share of its rectangle that a bar fills."""
_LEAST_HEIGHT: Final = 0.014
"""Of the page's longer side: a bar holds a line of letters."""
_MOST_INK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Bar:
    """A dark rectangle in fractions of the picture."""

    left: float
    top: float
    right: float
    bottom: float


def find_bars(grey: Grey) -> list[Bar]:
    """Dark rectangles with lighter letters in them; none on most pages."""
    copy = small(grey, SIDE)
    height, width = copy.shape
    paper = float(np.searchsorted(np.cumsum(np.bincount(copy.ravel(), minlength=256)), _PAPER * copy.size))
    dark = np.asarray(copy < _DARK * paper, dtype=np.uint8)
    if not 0.5 * LEAST_AREA < float(dark.mean()) < 0.7:
        return []
    # Letters leave holes in a bar; the letters of the page itself are thinner than this opening.
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    solid = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((7, 9), np.uint8))
    if not cv2.countNonZero(solid):
        return []
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(solid, connectivity=4)
    bars = []
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        share = w * h / (width * height)
        if not LEAST_AREA <= share <= MOST_AREA or area < _FILLED * w * h:
            continue
        if min(w, h) < _LEAST_HEIGHT * max(width, height):
            continue
        if _has_letters(copy[y : y + h, x : x + w]):
            bars.append(Bar(x / width, y / height, (x + w) / width, (y + h) / height))
    return bars


def _has_letters(part: Grey) -> bool:
    """Whether something light stands on the dark, but not half of it."""
    middle = float(np.median(part))
    light = float(np.mean(part > middle + 45))
    return 0.004 < light < _MOST_INK


def without_bars(grey: Grey, bars: list[Bar]) -> Grey:
    """``grey`` with each bar turned into dark letters on white."""
    if not bars:
        return grey
    result = grey.copy()
    height, width = grey.shape
    for bar in bars:
        rows = slice(int(bar.top * height), max(1, round(bar.bottom * height)))
        columns = slice(int(bar.left * width), max(1, round(bar.right * width)))
        part = grey[rows, columns]
        if part.size == 0:
            continue
        ground = float(np.median(part))
        light = float(np.percentile(part, 98))
        if light - ground < 40:
            continue
        table = np.clip((light - np.arange(256)) * 255 / (light - ground), 0, 255)
        result[rows, columns] = cv2.LUT(part, table.astype(np.uint8))
    return result
