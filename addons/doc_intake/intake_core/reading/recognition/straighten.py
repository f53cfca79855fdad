"""How a page lies: lines of text across or down, and by which small angle they climb.

Everything is measured on a small copy of the page, so that a clean scan costs some hundredths of a
second.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from .geometry import Grey

SIDE: Final = 1000
"""Longer side in pixels of the copy on which lines are measured."""
MAX_ANGLE: Final = 8.0
"""Degrees; what lies more askew was not put on a scanner's glass, and photos are cut out before."""
_COARSE, _FINE = 0.5, 0.1
_STRIPS: Final = 24
_UPRIGHT: Final = 1.5
"""How much sharper rows alternate than columns on a page that certainly does not lie sideways."""
_LETTER_GAP: Final = 4
_SPECK: Final = 6
_SIDEWAYS: Final = 0.8
_LEAST_PARTS: Final = 20
_LONG_LINE: Final = 40
_CONTRAST: Final = 18
_LEAST_INK: Final = 200
_CLEAR: Final = 1.15
"""How much sharper the best angle must be than the usual one."""
_Profile = npt.NDArray[np.float32]


def small(grey: Grey, side: int = SIDE) -> Grey:
    """A copy whose longer side has at most ``side`` pixels."""
    while max(grey.shape) >= 2 * side:  # halves are averaged many times faster than other shares
        size = (max(1, grey.shape[1] // 2), max(1, grey.shape[0] // 2))
        even = grey[: size[1] * 2, : size[0] * 2] if min(grey.shape) > 1 else grey
        grey = np.asarray(cv2.resize(even, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    factor = side / max(grey.shape)
    if factor >= 1:
        return grey
    size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def ink_of(page: Grey) -> Grey:
    """Letters of a small copy as 255 on 0; rules, edges and larger dark parts left out."""
    _level, dark = cv2.threshold(cv2.subtract(cv2.blur(page, (41, 41)), page), _CONTRAST, 255, cv2.THRESH_BINARY)
    ink = np.asarray(dark, dtype=np.uint8)
    for shape in ((1, _LONG_LINE), (_LONG_LINE, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink = np.asarray(cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8))), dtype=np.uint8)
    return ink


def lies_sideways(ink: Grey) -> bool:
    """Whether the lines of text run down the page: the letters of a word stand closer to each other
    than to the lines above and below.
    """
    if _alternation(ink) > _UPRIGHT * _alternation(ink.T):
        return False
    across, down = _parts(ink, (1, _LETTER_GAP)), _parts(ink, (_LETTER_GAP, 1))
    return down >= _LEAST_PARTS and down < _SIDEWAYS * across


def _alternation(ink: Grey) -> float:
    """How sharply the rows of narrow strips alternate: most where they run along lines of text."""
    return float(np.square(np.diff(_profiles(ink, max(6, ink.shape[1] // 60)))).sum())


def _parts(ink: Grey, gap: tuple[int, int]) -> int:
    """How many parts the ink has when gaps of ``gap`` (rows, columns) are closed; specks apart."""
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(gap, np.uint8))
    _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(closed, connectivity=8)
    return int((stats[1:, cv2.CC_STAT_AREA] >= _SPECK).sum())


def _profiles(ink: Grey, strips: int) -> _Profile:
    """strips x rows: how dark each row is within each vertical strip."""
    columns = ink.shape[1] // strips * strips
    if columns == 0:
        return np.zeros((1, ink.shape[0]), np.float32)
    averages = cv2.resize(ink[:, :columns], (strips, ink.shape[0]), interpolation=cv2.INTER_AREA)
    return np.ascontiguousarray(averages.T, dtype=np.float32)


def skew(ink: Grey) -> float:
    """Degrees by which the lines climb to the right, within ``MAX_ANGLE``; 0 for a page without
    text.
    """
    if cv2.countNonZero(ink) < _LEAST_INK:
        return 0.0
    profiles = _profiles(ink, _STRIPS)
    width = ink.shape[1] / len(profiles)
    coarse, sharp = _best(profiles, width, np.arange(-MAX_ANGLE, MAX_ANGLE + 0.01, _COARSE))
    if not sharp:
        return 0.0
    fine, _sharp = _best(profiles, width, np.arange(coarse - _COARSE, coarse + _COARSE + 0.01, _FINE))
    return fine


def _best(profiles: _Profile, width: float, angles: npt.NDArray[np.float64]) -> tuple[float, bool]:
    """The angle by which the strips, ``width`` apart, have to be shifted for the sharpest rows, and
    whether it is clearly sharper than the others.
    """
    middle = (len(profiles) - 1) / 2
    scores = []
    for angle in angles:
        slope = np.tan(np.radians(angle)) * width
        total = np.zeros(profiles.shape[1], np.float32)
        for index, profile in enumerate(profiles):
            # As numpy.roll, which takes four times as long.
            shift = round((index - middle) * slope) % total.size
            total[shift:] += profile[: total.size - shift]
            total[:shift] += profile[total.size - shift :]
        scores.append(float(np.square(np.diff(total)).sum()))
    best = int(np.argmax(scores))
    return float(angles[best]), scores[best] > _CLEAR * float(np.median(scores))
