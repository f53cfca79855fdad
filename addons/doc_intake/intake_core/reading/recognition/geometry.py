"""Which part of a picture is read, and the way back: every value is shown where it stands on the
picture as a person sees it, however the paper was turned, cut out and straightened before.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ..layout.page import Box

Grey = npt.NDArray[np.uint8]
"""A picture of one channel, rows x columns, 0 is black."""
Matrix = npt.NDArray[np.float64]
Point = tuple[float, float]
_SMALL_ANGLE: Final = 1e-3


@dataclass(frozen=True, slots=True)
class View:
    """``matrix`` (3 x 3) takes fractions of the straightened paper to fractions of the picture;
    ``width`` and ``height`` are the straightened paper's size, both in widths of the picture.
    """

    matrix: Matrix
    width: float
    height: float

    @classmethod
    def whole(cls, width: float, height: float) -> View:
        """A picture of ``width`` x ``height`` as it is."""
        return cls(np.eye(3), 1.0, height / width)

    @property
    def is_whole(self) -> bool:
        return bool(np.allclose(self.matrix, np.eye(3), atol=1e-9))

    def cut(self, corners: Sequence[Point], width: float, height: float) -> View:
        """The quadrilateral ``corners`` (top left, top right, bottom right, bottom left, in
        fractions of this view) as a rectangle of ``width`` x ``height``.
        """
        return View(self.matrix @ unit_square_to(corners), width, height)

    def quarter_turns(self, turns: int) -> View:
        """Turned clockwise by 90 degrees ``turns`` times."""
        view = self
        for _turn in range(turns % 4):
            # Seen after the turn, (x, y) lies where (y, 1 - x) lay before.
            matrix = np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
            view = View(view.matrix @ matrix, view.height, view.width)
        return view

    def rotated(self, degrees: float) -> View:
        """Turned counter-clockwise by a small angle about the middle, grown so that no corner is
        lost.
        """
        if abs(degrees) < _SMALL_ANGLE:
            return self
        angle = math.radians(degrees)
        cos, sin = math.cos(angle), math.sin(angle)
        width = self.width * abs(cos) + self.height * abs(sin)
        height = self.height * abs(cos) + self.width * abs(sin)
        into_pixels = np.array([[width, 0, -width / 2], [0, height, -height / 2], [0, 0, 1]])
        turn = np.array([[cos, -sin, 0], [sin, cos, 0], [0, 0, 1]])
        back = np.array([[1 / self.width, 0, 0.5], [0, 1 / self.height, 0.5], [0, 0, 1]])
        return View(self.matrix @ back @ turn @ into_pixels, width, height)

    def pixels_to_picture(self, size: Point, picture: Point) -> Matrix:
        """From pixels of the straightened paper drawn at ``size`` to those of a picture of size
        ``picture``.
        """
        return np.diag([picture[0], picture[1], 1.0]) @ self.matrix @ np.diag([1 / size[0], 1 / size[1], 1.0])

    def box(self, box: Box) -> Box:
        """The smallest upright box on the picture around ``box`` of the straightened paper."""
        left, top, right, bottom = box
        points = [project(self.matrix, x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*points, strict=True)
        return _fraction(min(xs)), _fraction(min(ys)), _fraction(max(xs)), _fraction(max(ys))


def _fraction(value: float) -> float:
    return min(1.0, max(0.0, value))


def project(matrix: Matrix, x: float, y: float) -> Point:
    """One point through a projection."""
    u, v, w = (float(value) for value in matrix @ np.array([x, y, 1.0]))
    return (u / w, v / w) if abs(w) > 1e-12 else (0.0, 0.0)


def unit_square_to(corners: Sequence[Point]) -> Matrix:
    """The projection that takes (0,0) (1,0) (1,1) (0,1) to ``corners``.

    Raises numpy.linalg.LinAlgError when three of them lie on one line.
    """
    rows, right = [], []
    for (u, v), (x, y) in zip(((0, 0), (1, 0), (1, 1), (0, 1)), corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        right += [x, y]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return np.append(solved, 1.0).reshape(3, 3)
