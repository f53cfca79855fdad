"""Coloured strips of a sheet on a photo: a heading's bar or a column at its side is darker than the
paper, and is not found with it; it is as wide as the sheet, and ends where the sheet ends.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

_Pixels = npt.NDArray[np.uint8]  # height x width, or height x width x 3
MOST: Final = 0.5
"""Of what was found of the sheet: a wider strip is no strip."""
LEAST: Final = 0.012
_STEP, _POINTS = 13.0, 41
"""Distance of colours (0..255 each) that makes an edge; points looked at along it."""
_AGREE: Final = 0.7
"""Share of the points that must show the edge; print on the strip hides the others."""
_SLANTS: Final = (0.0, 0.04, -0.04, 0.08, -0.08, 0.13, -0.13)
_Corners = npt.NDArray[np.float64]


def with_strips(picture: _Pixels, corners: _Corners) -> _Corners:
    """``corners`` (top left, top right, bottom right, bottom left, in pixels) moved outwards where a
    strip of another colour is attached along a whole side.
    """
    # Roots, so that a dark strip on a dark table differs as much as it does to the eye.
    smooth = 16 * np.sqrt(np.asarray(cv2.GaussianBlur(picture, (7, 7), 0), dtype=np.float64))
    if smooth.ndim == 2:
        smooth = np.repeat(smooth[:, :, None], 3, axis=2)
    result = corners.copy()
    for side in range(4):
        widths = _strip(smooth, result, side)
        if widths is not None:
            first, second = side, (side + 1) % 4
            out, along = _outward(result, side)
            result[first] += out * widths[0]
            result[second] += along * widths[1]
    return result


def _outward(corners: _Corners, side: int) -> tuple[_Corners, _Corners]:
    """The directions in which the two sides beside ``side`` go on beyond it."""
    a, b = corners[side], corners[(side + 1) % 4]
    before, after = corners[side - 1], corners[(side + 2) % 4]
    return _unit(a - before), _unit(b - after)


def _unit(vector: _Corners) -> _Corners:
    return np.asarray(vector / max(1e-9, float(np.linalg.norm(vector))), dtype=np.float64)


def _strip(smooth: _Corners, corners: _Corners, side: int) -> tuple[float, float] | None:
    """The width in pixels of the strip beyond ``side`` at its two ends; None without one."""
    a, b = corners[side], corners[(side + 1) % 4]
    out_a, out_b = _outward(corners, side)
    depth = float(np.linalg.norm(a - corners[side - 1]))
    inward = _unit(b - a)
    best: tuple[float, float] | None = None
    attached = looked = 0
    for distance in np.arange(max(3.0, LEAST * depth / 2), MOST * depth, 2.0):
        start, end = a + out_a * distance, b + out_b * distance
        if not (_visible(smooth, start) and _visible(smooth, end)):
            break
        looked += 1
        # Beside the sheet's prolonged sides the table must differ from what lies between them.
        left = _at(smooth, start + inward * 7) - _at(smooth, start - inward * 7)
        right = _at(smooth, end - inward * 7) - _at(smooth, end + inward * 7)
        attached += _length(left) > _STEP and _length(right) > _STEP
        if attached < 0.75 * looked:
            if looked > 8:
                break
            continue
        if distance < LEAST * depth:
            continue
        # Seen at a slant, the strip is wider at one end.
        for slant in _SLANTS:
            other = distance * (1 + slant)
            if _is_edge(smooth, start, b + out_b * other, (out_a + out_b) * 2):
                best = (float(distance), float(other))
                break
    return best


def _is_edge(smooth: _Corners, start: _Corners, end: _Corners, shift: _Corners) -> bool:
    """Whether the colour changes all along the line from ``start`` to ``end`` in the same way."""
    line = start + (end - start) * np.linspace(0.04, 0.96, _POINTS)[:, None]
    change = _values(smooth, line - shift) - _values(smooth, line + shift)
    usual = np.median(change, axis=0)
    usual = usual / max(1e-9, _length(usual))
    return float(np.mean(change @ usual > _STEP)) >= _AGREE


def _visible(smooth: _Corners, point: _Corners) -> bool:
    height, width = smooth.shape[:2]
    return bool(-2 <= point[0] < width + 2 and -2 <= point[1] < height + 2)


def _at(smooth: _Corners, point: _Corners) -> _Corners:
    return np.asarray(_values(smooth, point[None, :])[0], dtype=np.float64)


def _length(colour: _Corners) -> float:
    return float(np.linalg.norm(colour))


def _values(smooth: _Corners, points: _Corners) -> _Corners:
    x = np.clip(points[:, 0].round().astype(int), 0, smooth.shape[1] - 1)
    y = np.clip(points[:, 1].round().astype(int), 0, smooth.shape[0] - 1)
    return np.asarray(smooth[y, x], dtype=np.float64)
