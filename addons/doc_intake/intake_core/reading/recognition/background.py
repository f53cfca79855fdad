"""Paper made white, whatever light fell on it, and letters told from paper."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from .geometry import Grey
from .straighten import small

_SIDE: Final = 300
_SPREAD: Final = 40
"""Grey levels between the brightest and the darkest tenth of a page's paper that are still even."""
_DARK: Final = 190
_WINDOW: Final = 41
_BAND: Final = 512
_SAUVOLA: Final = 0.24
LEAST_COMPONENTS: Final = 40


def paper_of(grey: Grey) -> Grey:
    """The brightness of the paper behind the letters, on a small copy."""
    copy = small(grey, _SIDE)
    spread = cv2.dilate(copy, np.ones((7, 7), np.uint8))
    return np.asarray(cv2.medianBlur(spread, 15), dtype=np.uint8)


def is_even(grey: Grey) -> bool:
    """Whether the page is bright all over, as a scanner gives it."""
    dark, bright = np.percentile(paper_of(grey), (4, 90))
    return bool(bright - dark < _SPREAD and dark > _DARK)


def flatten(grey: Grey) -> Grey:
    """The paper white all over, the ink as dark against it as it was."""
    paper = cv2.GaussianBlur(paper_of(grey), (0, 0), 3)
    size = (grey.shape[1], grey.shape[0])
    paper = np.maximum(cv2.resize(paper, size, interpolation=cv2.INTER_LINEAR), 40)
    flat = cv2.divide(grey, paper, scale=250)
    dark = float(np.percentile(small(np.asarray(flat, dtype=np.uint8), 1000), 1))
    if dark > 20:
        low = min(dark, 150.0) * 0.8
        table = np.clip((np.arange(256) - low) * 255 / (245 - low), 0, 255).astype(np.uint8)
        flat = cv2.LUT(flat, table)
    return np.asarray(flat, dtype=np.uint8)


def binarise(grey: Grey) -> Grey:
    """Black and white by Sauvola's local threshold: faint print stays, stains and shadows go.

    In bands, because the numbers in between take twenty times the memory of the page.
    """
    result = np.empty_like(grey)
    for top in range(0, grey.shape[0], _BAND):
        start = max(0, top - _WINDOW)
        part = _sauvola(grey[start : top + _BAND + _WINDOW])
        result[top : top + _BAND] = part[top - start : top - start + _BAND]
    return result


def _sauvola(grey: Grey) -> Grey:
    values = grey.astype(np.float32)
    mean: npt.NDArray[np.float32] = np.asarray(cv2.blur(values, (_WINDOW, _WINDOW)), np.float32)
    square = np.asarray(cv2.sqrBoxFilter(values, cv2.CV_32F, (_WINDOW, _WINDOW)), np.float32)
    deviation = np.sqrt(np.maximum(square - mean * mean, 0))
    threshold = mean * (1 + _SAUVOLA * (deviation / 128 - 1))
    return np.where(values > threshold, 255, 0).astype(np.uint8)


def letter_height(grey: Grey) -> float | None:
    """The usual height of the letters and digits of a page in pixels, None when there are hardly
    any.

    It is between that of a small and of a capital letter, about 0.6 of the type size.
    """
    blurred = cv2.blur(grey, (31, 31))
    _level, ink = cv2.threshold(cv2.subtract(blurred, grey), 25, 1, cv2.THRESH_BINARY)
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count > 400_000:
        return None
    widths, heights = stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_HEIGHT]
    areas = stats[1:, cv2.CC_STAT_AREA]
    likely = (
        (heights >= 6)
        & (heights <= 150)
        & (widths >= 2)
        & (widths <= 1.6 * heights)
        & (heights <= 6 * widths)
        & (areas >= 0.15 * widths * heights)
    )
    if likely.sum() < LEAST_COMPONENTS:
        return None
    return float(np.median(heights[likely]))
