"""Where the sheet of paper lies on a photo: its four corners, by its edges against the table."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from .geometry import Grey, Point
from .straighten import small
from .strips import with_strips

SIDE: Final = 700
LEAST_AREA: Final = 0.2
"""Of the picture: a smaller sheet is a label on something, or the page's own coloured box."""
MOST_AREA: Final = 0.985
"""A larger one is the picture itself."""
A_SERIES: Final = math.sqrt(2)
_A_LIKE: Final = 0.12
_Corners = npt.NDArray[np.float64]
Colours = npt.NDArray[np.uint8]


def find_paper(grey: Grey, colours: Colours | None = None) -> list[Point] | None:
    """The corners (top left, top right, bottom right, bottom left, in fractions), or None where no
    sheet stands out against what is around it. ``colours``: the same picture in any size.
    """
    picture = small(grey, SIDE)
    best: tuple[float, _Corners] | None = None
    for mask in _masks(picture):
        contours, _hierarchy = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:3]:
            corners = _four_corners(cv2.convexHull(contour))
            if corners is None:
                continue
            score = _score(picture, corners)
            if score > 0 and (best is None or score > best[0]):
                best = (score, corners)
    if best is None:
        return None
    height, width = picture.shape
    pixels = picture if colours is None else cv2.resize(colours, (width, height), interpolation=cv2.INTER_AREA)
    corners = with_strips(np.asarray(pixels, dtype=np.uint8), best[1])
    return [(float(x) / width, float(y) / height) for x, y in corners]


def paper_size(corners: list[Point], width: float, height: float) -> tuple[float, float]:
    """Width and height of the sheet with these corners (fractions of a picture of ``width`` x
    ``height``), in the picture's pixels; a sheet that is nearly A4 or A5 is taken for one.
    """
    points = [(x * width, y * height) for x, y in corners]
    top, right, bottom, left = (math.dist(points[index], points[(index + 1) % 4]) for index in range(4))
    across, down = max(top, bottom), max(left, right)
    ratio = down / across
    for wanted in (A_SERIES, 1 / A_SERIES):
        if abs(ratio / wanted - 1) < _A_LIKE:
            down = across * wanted
    return across, down


def _masks(picture: Grey) -> Iterator[npt.NDArray[np.uint8]]:
    """What may be paper: the bright part of the picture, and what its strongest edges enclose."""
    smooth = cv2.medianBlur(picture, 7)
    level, bright = cv2.threshold(smooth, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    # Print and shadows make holes; the sheet's outline is what counts.
    closing = np.ones((15, 15), np.uint8)
    yield _closed(bright, closing)
    for share in (0.8, 1.15):
        _level, other = cv2.threshold(smooth, min(250, level * share), 255, cv2.THRESH_BINARY)
        yield _closed(other, closing)
    for low, high in ((30, 90), (12, 40)):
        edges = cv2.dilate(cv2.Canny(smooth, low, high), np.ones((5, 5), np.uint8))
        yield _closed(edges, np.ones((9, 9), np.uint8))


def _closed(mask: cv2.typing.MatLike, kernel: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)


def _four_corners(hull: cv2.typing.MatLike) -> _Corners | None:
    """The hull as a quadrilateral, if it is nearly one: in the order top left, top right, bottom
    right, bottom left.
    """
    outline = cv2.arcLength(hull, True)
    for tolerance in (0.01, 0.02, 0.03, 0.05):
        shape = cv2.approxPolyDP(hull, tolerance * outline, True)
        if len(shape) == 4:
            points = shape.reshape(4, 2).astype(np.float64)
            if cv2.contourArea(shape) < 0.9 * cv2.contourArea(hull):
                return None
            return _in_order(points)
        if len(shape) < 4:
            return None
    return None


def _in_order(points: _Corners) -> _Corners:
    middle = points.mean(axis=0)
    angles = np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0])
    around = points[np.argsort(angles)]  # clockwise on the screen, from the left
    first = int(np.argmin(around.sum(axis=1)))
    return np.roll(around, -first, axis=0)


def _score(picture: Grey, corners: _Corners) -> float:
    """Above 0 for a sheet: large, corners nearly square, brighter inside than outside."""
    height, width = picture.shape
    area = _area(corners) / (width * height)
    if not LEAST_AREA <= area <= MOST_AREA:
        return 0.0
    sides = [corners[(i + 1) % 4] - corners[i] for i in range(4)]
    lengths = [float(np.linalg.norm(side)) for side in sides]
    if min(lengths) < 0.15 * min(width, height):
        return 0.0
    for first, second in itertools.pairwise([*sides, sides[0]]):
        cosine = float(first @ second) / float(np.linalg.norm(first) * np.linalg.norm(second))
        if abs(cosine) > 0.45:
            return 0.0
    contrast = _edge_contrast(picture, corners)
    return area * contrast if contrast > 0 else 0.0


def _area(corners: _Corners) -> float:
    x, y = corners[:, 0], corners[:, 1]
    return 0.5 * abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1)))


def _edge_contrast(picture: Grey, corners: _Corners) -> float:
    """How much brighter it is just within the edges than just outside, in the worst but one of the
    four; an edge that is the picture's own counts as good.
    """
    height, width = picture.shape
    middle = corners.mean(axis=0)
    contrasts = []
    for index in range(4):
        start, end = corners[index], corners[(index + 1) % 4]
        along = np.linspace(0.08, 0.92, 40)[:, None]
        line = start + (end - start) * along
        inward = middle - (start + end) / 2
        inward = inward / max(1e-9, float(np.linalg.norm(inward)))
        inside, outside = line + 5 * inward, line - 6 * inward
        visible = (outside[:, 0] >= 0) & (outside[:, 0] < width) & (outside[:, 1] >= 0) & (outside[:, 1] < height)
        if visible.sum() < 10:
            contrasts.append(30.0)
            continue
        difference = _values(picture, inside[visible]) - _values(picture, outside[visible])
        contrasts.append(float(np.median(difference)))
    worst = sorted(contrasts)[:2]
    return worst[1] if worst[0] > 2 and worst[1] > 10 else 0.0


def _values(picture: Grey, points: _Corners) -> npt.NDArray[np.float64]:
    x = np.clip(points[:, 0].round().astype(int), 0, picture.shape[1] - 1)
    y = np.clip(points[:, 1].round().astype(int), 0, picture.shape[0] - 1)
    return np.asarray(picture[y, x], dtype=np.float64)
