"""How a page lies: lines of text across or down, and by which small angle they climb."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from .geometry import Grey

STRIPS: Final = 6
MAX_ANGLE: Final = 8.0
"""Degrees; what lies more askew was not put on a scanner's glass, and photos are cut out before."""
_COARSE, _FINE = 0.5, 0.1
_SIDEWAYS: Final = 1.6
_COARSE_SIDE, _FINE_SIDE = 600, 1200
_LONG_LINE: Final = 40


def ink_of(grey: Grey) -> Grey:
    """Letters as 255 on 0, rules and edges left out; ``grey`` is a small copy of the page."""
    blurred = cv2.GaussianBlur(grey, (0, 0), 15)
    ink = np.where(grey.astype(np.int16) < blurred.astype(np.int16) - 18, 255, 0).astype(np.uint8)
    for kernel in ((_LONG_LINE, 1), (1, _LONG_LINE)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(kernel[::-1], np.uint8))
        grown = cv2.dilate(rules, np.ones((3, 3), np.uint8))
        ink = np.asarray(cv2.subtract(ink, grown), dtype=np.uint8)
    return ink


def lies_sideways(grey: Grey) -> bool:
    """Whether the lines of text run down the page: nothing alternates as fast as ink and paper do
    across lines.
    """
    ink = ink_of(small(grey, _FINE_SIDE))
    return _alternation(ink.T) > _SIDEWAYS * _alternation(ink)


def _alternation(ink: Grey) -> float:
    """How sharply the rows of narrow strips alternate; strips, so that a skewed page counts too."""
    width = ink.shape[1]
    total = 0.0
    strips = max(STRIPS, width // 60)
    for strip in np.array_split(ink, strips, axis=1):
        profile = strip.mean(axis=1, dtype=np.float64)
        total += float(np.square(np.diff(profile)).sum())
    return total


def skew(grey: Grey) -> float:
    """Degrees by which the lines climb to the right, within ``MAX_ANGLE``; 0 for a page without
    text.
    """
    ink = ink_of(small(grey, _COARSE_SIDE))
    if cv2.countNonZero(ink) < 200:
        return 0.0
    coarse = _best(ink, np.arange(-MAX_ANGLE, MAX_ANGLE + 0.01, _COARSE))
    ink = ink_of(small(grey, _FINE_SIDE))
    return _best(ink, np.arange(coarse - _COARSE, coarse + _COARSE + 0.01, _FINE))


def _best(ink: Grey, angles: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """The angle whose shear makes the rows alternate most."""
    height, width = ink.shape
    scores = []
    for angle in angles:
        # A shear does what a small turn does to the rows and needs no resampling along them.
        slope = np.tan(np.radians(angle))
        shear = np.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * width / 2]])
        moved = cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_NEAREST)
        profile = cv2.reduce(moved, 1, cv2.REDUCE_AVG, dtype=cv2.CV_32F)
        scores.append(float(np.square(np.diff(profile[:, 0])).sum()))
    best = int(np.argmax(scores))
    level = float(np.median(scores))
    return float(angles[best]) if scores[best] > 1.15 * level else 0.0


def small(grey: Grey, side: int) -> Grey:
    """A copy whose longer side has at most ``side`` pixels."""
    factor = side / max(grey.shape)
    if factor >= 1:
        return grey
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
