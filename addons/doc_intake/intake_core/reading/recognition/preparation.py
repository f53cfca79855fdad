"""A page made ready for recognition: cut out of the photo, turned, straightened, evenly lit, with
letters of a good size.

A clean scan is handed on as it is. Whatever goes wrong here, the plain picture is read.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

import cv2
import numpy as np
from PIL import Image

from ..layout.page import Box
from . import background, bars, paper, straighten
from .geometry import Grey, View

# Pages are prepared side by side already, and OpenCV's own threads do not live through a fork.
cv2.setNumThreads(1)

MAX_PIXELS: Final = 20_000_000
"""Of a picture handed to tesseract: A4 at 400 dpi, and letters stay well above 20 pixels."""
LEAST_SKEW: Final = 0.4
"""Degrees; tesseract follows lines that climb less as well as straight ones."""
LETTERS: Final = 22.0
"""Pixels of a usual letter (a capital is 1.3 times that) at which tesseract makes fewest mistakes."""
_GOOD_LETTERS: Final = (15.0, 36.0)
TURNED_DOUBT, LYING_DOUBT = 0.55, 0.8
"""From which doubt on a page is read the other way up, and lying on its side."""
ROOM: Final = (0.5, 0.3)
"""Around a part that is cut out, left and right, above and below, in heights of it."""
PART_GROWTH: Final = 1.5
"""How much larger such a part is drawn than the page was: another picture of the same letters."""
A4_INCHES: Final = 8.27
MAX_GROWTH, MIN_GROWTH = 3.0, 0.3

PREPARATION_ERRORS: Final = (
    cv2.error,
    np.linalg.LinAlgError,
    Image.DecompressionBombError,
    ArithmeticError,
    IndexError,
    MemoryError,
    OSError,
    ValueError,
)
"""What the functions here can raise on pixels nobody has thought of; the plain picture is read then."""

Ink = Literal["as needed", "plain", "flat", "binary"]


@dataclass(frozen=True, slots=True)
class Pass:
    """Settings of one recognition. ``mode``: tesseract's page segmentation; ``letters``: their
    usual height in pixels, None: as they come unless they are far too small or too large.
    """

    name: str
    dpi: int
    mode: int
    ink: Ink = "as needed"
    letters: float | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What is known about a page before it is recognised; good for every pass over it.

    ``even``: bright all over. ``letters``: their usual height as a share of the view's.
    """

    view: View
    even: bool = True
    letters: float | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as a file of ``size`` pixels, its greys where they could be read, and how it lies."""

    file: Path
    size: tuple[int, int]
    grey: Grey | None
    look: Look


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file for tesseract, and the part of the page it shows."""

    path: Path
    width: int
    height: int
    view: View
    sheet: int | None = None
    """Pixels of the shorter side of the whole straightened page, where this is only a part of it."""

    @property
    def dpi(self) -> float:
        """Dots an inch, if that side is as long as the one of A4."""
        return (self.sheet or min(self.width, self.height)) / A4_INCHES


def load(path: Path) -> Grey:
    """The file as greys. Raises OSError where its end is missing, whatever Pillow was told to let pass."""
    with Image.open(path) as image:
        if image.format == "PPM" and image.mode == "L" and path.stat().st_size < image.width * image.height:
            raise OSError("the end of the picture is missing")
        return np.asarray(image if image.mode == "L" else image.convert("L"), dtype=np.uint8)


def colours(path: Path) -> paper.Colours | None:
    """The file as colours; None where it has none."""
    with Image.open(path) as image:
        return np.asarray(image, dtype=np.uint8) if image.mode == "RGB" else None


def plain_look(width: int, height: int) -> Look:
    """A page taken as it is."""
    return Look(View.whole(width, height))


def look(grey: Grey, may_be_photo: bool, sized: bool = False, coloured: Path | None = None) -> Look:
    """Find the paper, which way its lines run, how they climb, and how large its letters are.

    ``sized``: drawn at a known number of dots an inch, so that letters of a clean scan are good.
    ``coloured``: the same picture in colours, of any size.
    """
    height, width = grey.shape
    view = View.whole(width, height)
    seen = straighten.small(grey)
    even = background.is_even(seen)
    if may_be_photo and not even:
        corners = paper.find_paper(seen, colours(coloured) if coloured is not None else None)
        if corners is not None:
            view = view.cut(corners, *paper.paper_size(corners, 1.0, height / width))
            seen = draw(grey, view, straighten.SIDE / width / max(view.width, view.height))
    ink = straighten.ink_of(seen)
    if straighten.lies_sideways(ink):
        view = view.quarter_turns(1)
        ink = np.ascontiguousarray(np.rot90(ink, -1))
    climb = straighten.skew(ink)
    if abs(climb) >= LEAST_SKEW:
        view = view.rotated(-climb)
    return Look(view, even, None if sized and even else _letters(grey, view, even))


def _letters(grey: Grey, view: View, even: bool) -> float | None:
    seen = grey if view.is_whole else draw(grey, view, 1.0)
    height = background.letter_height(seen if even else background.flatten(seen))
    return height / seen.shape[0] if height else None


def other_ways(sheet: Sheet, doubt: float) -> list[Look]:
    """The other ways up a page may lie whose words were recognised with ``doubt``, likeliest first;
    none where it is small enough.
    """
    ways = () if doubt < TURNED_DOUBT else (2,) if doubt < LYING_DOUBT else (2, 1, 3)
    return [replace(sheet.look, view=sheet.look.view.quarter_turns(turns)) for turns in ways]


def as_it_is(sheet: Sheet) -> Prepared:
    """The page's own file."""
    return Prepared(sheet.file, *sheet.size, View.whole(*sheet.size))


def prepare(sheet: Sheet, step: Pass, folder: Path) -> Prepared:
    """The page as ``step`` wants it: its own file, or one in ``folder`` that replaces the one made of it before.
    Raises ``PREPARATION_ERRORS``.
    """
    view, grey = sheet.look.view, sheet.grey
    if grey is None:
        return as_it_is(sheet)
    scale = _growth(sheet.look, view.height * grey.shape[1], step.letters)
    ink: Ink = step.ink
    if ink == "as needed":
        ink = "plain" if sheet.look.even else "flat"
    found = bars.find_bars(grey if view.is_whole else _drawn_small(grey, view))
    if view.is_whole and ink == "plain" and abs(scale - 1) < 0.05 and not found:
        return as_it_is(sheet)
    picture = _inked(bars.without_bars(draw(grey, view, scale), found), ink)
    path = folder / f"prepared {sheet.file.stem}.pgm"
    Image.fromarray(picture).save(path)
    return Prepared(path, picture.shape[1], picture.shape[0], view)


def part(sheet: Sheet, box: Box, folder: Path) -> Prepared:
    """A part of the straightened page with some room around it, as a new file in ``folder``. Raises
    ``PREPARATION_ERRORS``.
    """
    if sheet.grey is None:
        raise ValueError("no greys")
    page, pixels = sheet.look.view, sheet.grey.shape[1]
    high = box[3] - box[1]
    beside, above = ROOM[0] * high * page.height / page.width, ROOM[1] * high
    left, right = max(0.0, box[0] - beside), min(1.0, box[2] + beside)
    top, bottom = max(0.0, box[1] - above), min(1.0, box[3] + above)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    view = page.cut(corners, (right - left) * page.width, (bottom - top) * page.height)
    scale = PART_GROWTH * _growth(sheet.look, page.height * pixels, None)
    picture = _inked(draw(sheet.grey, view, scale), "plain" if sheet.look.even else "flat")
    shorter = round(min(page.width, page.height) * pixels * scale)
    handle, name = tempfile.mkstemp(".pgm", "part ", folder)
    os.close(handle)
    Image.fromarray(picture).save(name)
    return Prepared(Path(name), picture.shape[1], picture.shape[0], view, shorter)


def draw(grey: Grey, view: View, scale: float) -> Grey:
    """The part of ``grey`` that ``view`` shows, ``scale`` times its own size, at most
    ``MAX_PIXELS``.
    """
    wide, high = view.width * grey.shape[1], view.height * grey.shape[1]
    scale = min(scale, (MAX_PIXELS / max(1.0, wide * high)) ** 0.5)
    size = (max(1, round(wide * scale)), max(1, round(high * scale)))
    if scale < 0.7:
        # A projection takes single points: without this, thin strokes fall between them.
        factor = max(scale * 1.2, 0.05)
        grey = np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA), np.uint8)
    height, width = grey.shape
    matrix = view.pixels_to_picture(size, (width, height))
    drawn = cv2.warpPerspective(
        grey,
        matrix,
        size,
        flags=(cv2.INTER_CUBIC if scale > 1.2 else cv2.INTER_LINEAR) | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(drawn, dtype=np.uint8)


def _drawn_small(grey: Grey, view: View) -> Grey:
    """The part that ``view`` shows, as large as bars are looked for."""
    copy = straighten.small(grey)
    return draw(copy, view, bars.SIDE / copy.shape[1] / max(view.width, view.height))


def _growth(page_look: Look, height: float, letters: float | None) -> float:
    """By how much a page drawn ``height`` pixels high should be larger; 1 where letters are good or
    nothing is known.
    """
    if page_look.letters is None:
        return 1.0
    pixels = page_look.letters * height
    low, high = _GOOD_LETTERS
    if letters is None and low <= pixels <= high:
        return 1.0
    return min(MAX_GROWTH, max(MIN_GROWTH, (letters or LETTERS) / pixels))


def _inked(grey: Grey, ink: Ink) -> Grey:
    if ink == "plain":
        return grey
    flat = background.flatten(grey)
    return background.binarise(flat) if ink == "binary" else flat
