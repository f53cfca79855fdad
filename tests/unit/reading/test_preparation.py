"""Pages made ready for recognition: turned, straightened, cut out of photos; and the way back."""

from __future__ import annotations

import io
import math
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from typed_documents import INVOICE_LINES, picture

from intake_core.reading.recognition import Pass, background, paper, preparation, straighten
from intake_core.reading.recognition.geometry import Grey, View, project, unit_square_to

TILTED = [(0.14, 0.1), (0.9, 0.06), (0.94, 0.93), (0.08, 0.9)]


def page() -> Grey:
    """A page with as many lines as an invoice has."""
    filled = [(60, 400 + 16 * row, f"{row} Usługa nr {row} szt. 12,00 23% 144,00") for row in range(1, 20)]
    return np.asarray(Image.open(io.BytesIO(picture([*INVOICE_LINES, *filled]))), dtype=np.uint8)


def photo(corners: list[tuple[float, float]], width: int = 1500, height: int = 2000) -> Grey:
    """The page on a dark table, its corners at ``corners``, darker to the right."""
    sheet = page()
    matrix = (
        np.diag([width, height, 1.0]) @ unit_square_to(corners) @ np.diag([1 / sheet.shape[1], 1 / sheet.shape[0], 1])
    )
    laid = cv2.warpPerspective(sheet, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=(70,))
    light = np.linspace(1.0, 0.6, width)[None, :]
    return np.clip(np.asarray(laid) * light, 0, 255).astype(np.uint8)


def ink(grey: Grey) -> Grey:
    return straighten.ink_of(straighten.small(grey))


@pytest.mark.parametrize("angle", [-6.0, -2.5, -0.7, 0.0, 1.2, 4.0, 7.0])
def test_skew(angle: float) -> None:
    turned = preparation.draw(page(), View.whole(*page().shape[::-1]).rotated(angle), 1.0)
    assert straighten.skew(ink(turned)) == pytest.approx(angle, abs=0.45)


def test_skew_of_nothing() -> None:
    assert straighten.skew(np.zeros((500, 400), np.uint8)) == 0
    assert straighten.skew(ink(np.full((900, 700), 255, np.uint8))) == 0


def test_a_page_on_its_side() -> None:
    assert not straighten.lies_sideways(ink(page()))
    assert straighten.lies_sideways(ink(np.ascontiguousarray(np.rot90(page()))))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_quarter_turns(turns: int) -> None:
    grey = page()
    turned = preparation.draw(grey, View.whole(*grey.shape[::-1]).quarter_turns(turns), 1.0)
    expected = np.rot90(grey, -turns)
    assert turned.shape == expected.shape
    assert np.abs(turned[5:-5, 5:-5].astype(int) - expected[5:-5, 5:-5]).mean() < 12


@given(
    st.lists(st.integers(0, 3), max_size=3),
    st.floats(-8, 8),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_every_way_leads_back(turns: list[int], angle: float, point: tuple[float, float]) -> None:
    """The four corners of what is read cover the whole picture, and boxes stay on it."""
    view = View.whole(1654, 2339)
    for count in turns:
        view = view.quarter_turns(count)
    view = view.rotated(angle)
    x, y = project(np.linalg.inv(view.matrix), *point)
    assert -1e-6 <= x <= 1 + 1e-6 and -1e-6 <= y <= 1 + 1e-6
    back = view.box((x - 1e-4, y - 1e-4, x + 1e-4, y + 1e-4))
    assert back[0] - 1e-3 <= point[0] <= back[2] + 1e-3
    assert back[1] - 1e-3 <= point[1] <= back[3] + 1e-3


def test_paper_is_found_and_made_a_rectangle() -> None:
    grey = photo(TILTED)
    corners = paper.find_paper(straighten.small(grey))
    assert corners is not None
    for found, meant in zip(corners, TILTED, strict=True):
        assert math.dist(found, meant) < 0.02
    look = preparation.look(grey, may_be_photo=True)
    assert not look.even and not look.view.is_whole
    assert look.view.height / look.view.width == pytest.approx(math.sqrt(2), rel=0.08)
    straight = preparation.draw(grey, look.view, 1.0)
    assert abs(straighten.skew(ink(straight))) < 0.5


def test_the_place_of_a_word_is_told_on_the_photo() -> None:
    look = preparation.look(photo(TILTED), may_be_photo=True)
    # The middle of the sheet's own upper left quarter, through the corners it was drawn with.
    meant = project(unit_square_to(TILTED), 0.25, 0.25)
    box = look.view.box((0.24, 0.24, 0.26, 0.26))
    assert box[0] - 0.02 < meant[0] < box[2] + 0.02
    assert box[1] - 0.02 < meant[1] < box[3] + 0.02


def test_a_clean_scan_is_no_photo() -> None:
    look = preparation.look(page(), may_be_photo=True)
    assert look.even and look.view.is_whole


def test_a_clean_scan_is_handed_over_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "page.pgm"
    Image.fromarray(page()).save(file)
    grey = preparation.load(file)
    sheet = preparation.Sheet(file, (grey.shape[1], grey.shape[0]), grey, preparation.look(grey, True))
    assert preparation.prepare(sheet, Pass("first", 200, 4), tmp_path).path == file
    assert list(tmp_path.iterdir()) == [file]
    other = preparation.prepare(sheet, Pass("further", 200, 4, ink="binary", letters=30), tmp_path)
    assert other.path != file and set(np.unique(preparation.load(other.path))) <= {0, 255}
    assert other.width > sheet.size[0]


def test_shadows_go_and_letters_stay() -> None:
    grey = page()
    shadow = np.linspace(1.0, 0.45, grey.shape[1])[None, :]
    dark = (grey * shadow).astype(np.uint8)
    assert not background.is_even(straighten.small(dark))
    flat = background.flatten(dark)
    assert np.median(flat[:, :200]) > 235 and np.median(flat[:, -200:]) > 235
    assert background.letter_height(flat) == pytest.approx(background.letter_height(grey) or 0, rel=0.15)
    black = background.binarise(flat)
    assert np.mean((black == 0) == (grey < 128)) > 0.98


def test_large_pictures_are_drawn_within_bounds() -> None:
    drawn = preparation.draw(page(), View.whole(*page().shape[::-1]), 50.0)
    assert drawn.shape[0] * drawn.shape[1] <= preparation.MAX_PIXELS * 1.001


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 2**32 - 1), st.booleans())
def test_any_pixels(width: int, height: int, seed: int, may_be_photo: bool) -> None:
    """A look or one of the errors that are expected, for pictures of any shape and content."""
    grey = np.random.default_rng(seed).integers(0, 256, (height, width), dtype=np.uint8)
    try:
        look = preparation.look(grey, may_be_photo)
        drawn = preparation.draw(grey, look.view, 1.0)
    except preparation.PREPARATION_ERRORS:
        return
    assert drawn.size > 0
    assert all(0 <= side <= 1 for side in look.view.box((0, 0, 1, 1)))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(3, 30))
def test_any_shapes(seed: int, count: int) -> None:
    """Polygons of any form and brightness are no paper, or paper with four corners on the picture."""
    rng = np.random.default_rng(seed)
    grey = np.full((400, 300), int(rng.integers(0, 256)), np.uint8)
    for _shape in range(count):
        points = rng.integers(-50, 450, (int(rng.integers(3, 6)), 2)).astype(np.int32)
        cv2.fillPoly(grey, [points], (int(rng.integers(0, 256)),))
    corners = paper.find_paper(grey)
    assert corners is None or (len(corners) == 4 and all(-0.1 <= side <= 1.1 for x in corners for side in x))
