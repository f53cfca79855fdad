"""How much ink is on a page, whatever the scanner added: grain, dust, shadow, dirty glass, a faint back side."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageFilter

SIDE = 600
"""Pixels of the longer side that ink is measured at: A4 at about 50 dpi. Grain and dust are averaged away there."""
MARGIN = 0.045  # shadows of the edge, holes, staples
DARKER = 26  # grey levels below the paper around it; the other side shines through with about 15
# A column so dark over its length is dirt on the glass, a row so dark a shadow: a line of text leaves more paper.
STREAK_COLUMN, STREAK_ROW = 0.2, 0.5
_TOUCHING = 3
BLANK_SHARE = 0.0003
"""Of the page's area: less is no text. A page with one word of 9 points has about 0.0005."""
NEARLY_BLANK_SHARE = 0.0015
"""Less is no text either if no word was recognised on it."""


def ink_share(grey: Image.Image) -> float:
    """The share (0..1) of a picture of mode L that is ink."""
    factor = max(1, round(max(grey.size) / SIDE))
    small = grey.reduce(factor) if factor > 1 else grey
    left, top = round(small.width * MARGIN), round(small.height * MARGIN)
    if small.width - 2 * left < 8 or small.height - 2 * top < 8:
        return 1.0  # nothing can be said about so narrow a strip
    small = small.crop((left, top, small.width - left, small.height - top))
    # The paper: the brightest around, smoothed; text is thinner than the windows.
    tiny = small.reduce(4).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MedianFilter(5))
    paper = tiny.resize(small.size, Image.Resampling.BILINEAR)
    soft = small.filter(ImageFilter.MedianFilter(3)) if factor < 2 else small
    dark = _above(ImageChops.subtract(paper, soft), DARKER)
    # A dot is dust, letters touch: three of the nine pixels around must be dark.
    return _share_of_three(np.asarray(_without_streaks(dark), dtype=np.uint8))


def _without_streaks(dark: Image.Image) -> Image.Image:
    """``dark`` (255 on 0) without the columns and rows that are dark nearly throughout."""
    width, height = dark.size
    for shape, most in (((width, 1), STREAK_COLUMN), ((1, height), STREAK_ROW)):
        streaks = _above(dark.resize(shape, Image.Resampling.BOX), round(255 * most))
        dark = ImageChops.subtract(dark, streaks.resize(dark.size, Image.Resampling.NEAREST))
    return dark


def _above(picture: Image.Image, level: int) -> Image.Image:
    """Black and white: what is brighter than ``level``."""
    return picture.point([255 * (value > level) for value in range(256)])


def _share_of_three(dark: npt.NDArray[np.uint8]) -> float:
    """The share of pixels around which (themselves included) three are dark."""
    counts = cv2.boxFilter(dark & 1, -1, (3, 3), normalize=False, borderType=cv2.BORDER_REPLICATE)
    return float(np.count_nonzero(counts >= _TOUCHING)) / dark.size
