"""Pictures decoded in a child process."""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from dev.documents.heic import heic
from dev.documents.hostile import pictures
from intake_core.files import children, image, picture
from intake_core.files.errors import (
    DocumentTimeout,
    FileEmpty,
    FileError,
    ImageDamaged,
    ImageTooLarge,
    ReaderCrashed,
)
from intake_core.files.limits import Limits

SIZE = (400, 300)
INK, PAPER = (100, 75), (300, 200)


@pytest.fixture(autouse=True, scope="module")
def _no_children_left() -> Iterator[None]:
    yield
    children.close_idle()


def page() -> Image.Image:
    """White, with a black box on its left."""
    made = Image.new("L", SIZE, 255)
    ImageDraw.Draw(made).rectangle((50, 50, 150, 100), fill=0)
    return made


def saved(made: Image.Image, fmt: str, **options: object) -> bytes:
    out = io.BytesIO()
    made.save(out, fmt, **options)
    return out.getvalue()


def shown(graymap: picture.Graymap) -> Image.Image:
    made = Image.open(io.BytesIO(graymap.data))
    assert (made.format, made.mode, made.size) == ("PPM", "L", (graymap.width, graymap.height))
    return made


CASES = {
    "gif": lambda: saved(page(), "GIF"),
    "bmp": lambda: saved(page(), "BMP"),
    "webp": lambda: saved(page().convert("RGB"), "WEBP"),
    "heic": lambda: heic(page()),
    "jpeg cmyk": lambda: saved(page().convert("CMYK"), "JPEG", quality=95),
    "png 16 bits": lambda: saved(page().convert("I").point(lambda v: v * 257).convert("I;16"), "PNG"),
    "png palette": lambda: saved(page().convert("P"), "PNG"),
    "png transparent": lambda: saved(
        Image.merge("RGBA", [Image.new("L", SIZE, 0)] * 3 + [page().point(lambda v: 255 - v)]), "PNG"
    ),
    "tiff fax": lambda: saved(page().convert("1"), "TIFF", compression="group4"),
    "tiff jpeg": lambda: saved(page().convert("RGB"), "TIFF", compression="jpeg"),
    "tiff 32 bits": lambda: saved(page().convert("I"), "TIFF"),
    "tiff floating": lambda: saved(page().convert("F"), "TIFF"),
    "tiff lab": lambda: saved(Image.merge("LAB", [page(), *[Image.new("L", SIZE, 128)] * 2]), "TIFF"),
}


@pytest.mark.parametrize("name", CASES)
def test_every_kind_is_seen_as_it_looks(name: str) -> None:
    data = CASES[name]()
    info = image.inspect(data)
    assert (info.width, info.height, info.frames) == (*SIZE, 1)
    graymap = picture.to_graymap(data)
    made = shown(graymap)
    assert not graymap.incomplete
    assert made.size == SIZE
    assert made.getpixel(INK) < 20
    assert made.getpixel(PAPER) > 235


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    lying = page().transpose(turns[orientation]) if orientation > 1 else page()
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = shown(picture.to_graymap(saved(lying, "JPEG", exif=exif, quality=95)))
    assert made.size == SIZE
    assert made.getpixel(INK) < 20


def test_frames_of_a_tiff() -> None:
    frames = [Image.new("L", SIZE, shade) for shade in (10, 120, 230)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    assert image.inspect(out.getvalue()).frames == 3
    shades = [shown(picture.to_graymap(out.getvalue(), number)).getpixel((0, 0)) for number in (1, 2, 3)]
    assert shades == [10, 120, 230]
    with pytest.raises(ImageDamaged):
        picture.to_graymap(out.getvalue(), 4)


@pytest.mark.parametrize("fmt", ["GIF", "WEBP", "PNG"])
def test_what_moves_is_one_page(fmt: str) -> None:
    assert image.inspect(pictures.animation(fmt)).frames == 1


@pytest.mark.parametrize("name", ["webp", "png palette", "jpeg cmyk", "tiff fax", "heic", "gif"])
@pytest.mark.parametrize("tenths", range(1, 10))
def test_cut_off_at_every_tenth(name: str, tenths: int) -> None:
    """What there is is shown, or the picture is damaged; never anything else."""
    whole = CASES[name]()
    data = whole[: len(whole) * tenths // 10]
    try:
        graymap = picture.to_graymap(data)
    except ImageDamaged:
        return
    assert shown(graymap).size == SIZE


def test_a_cut_jpeg_says_so() -> None:
    noise = Image.effect_noise(SIZE, 90)
    whole = saved(noise, "JPEG")
    assert image.has_end(whole, "JPEG")
    cut = whole[: len(whole) * 7 // 10]
    assert not image.has_end(cut, "JPEG")
    assert picture.to_graymap(cut).incomplete
    assert not picture.to_graymap(whole).incomplete


def test_large_ones_are_halved() -> None:
    graymap = picture.to_graymap(saved(page(), "PNG"), max_pixels=SIZE[0] * SIZE[1] // 2)
    assert (graymap.width, graymap.height) == (200, 150)
    assert shown(graymap).getpixel((50, 37)) < 20


def test_limits() -> None:
    with pytest.raises(FileEmpty):
        picture.to_graymap(b"")
    with pytest.raises(ImageDamaged):
        picture.to_graymap(b"no picture at all")
    with pytest.raises(ImageTooLarge) as error:
        picture.to_graymap(pictures.png(20_000, 10_000))
    assert error.value.params == {"megapixels": 200, "limit": 100}
    with pytest.raises(ReaderCrashed):
        picture.to_graymap(pictures.png(9_000, 9_000), limits=Limits(memory_bytes=80 * 1024 * 1024))
    children.close_idle()
    with pytest.raises(DocumentTimeout):
        picture.to_graymap(pictures.png(9_000, 9_000), seconds=0.05)


def test_a_hundred_megapixels_fit_into_the_bound() -> None:
    graymap = picture.to_graymap(pictures.png(10_000, 10_000, colours=6))
    assert graymap.width * graymap.height <= 20_000_000


def test_a_child_that_needed_much_memory_leaves() -> None:
    children.close_idle()
    picture.to_graymap(saved(page(), "PNG"))
    assert len(children._idle) == 1
    picture.to_graymap(pictures.png(9_000, 9_000))
    assert children._idle == []


def test_a_child_that_hangs_is_ended() -> None:
    children.close_idle()
    picture.to_graymap(saved(page(), "PNG"))
    [child] = children._idle
    os.kill(child._process.pid, signal.SIGSTOP)
    with pytest.raises(DocumentTimeout):
        picture.to_graymap(saved(page(), "PNG"), seconds=0.3)
    assert child._process.returncode is not None  # and nothing of it is left to be waited for


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(st.sampled_from(sorted(CASES)), st.data())
def test_a_mutated_picture_is_shown_or_a_typed_error(name: str, data: st.DataObject) -> None:
    mutated = bytearray(CASES[name]())
    for _change in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        junk = data.draw(st.binary(max_size=8))
        mutated[position : position + data.draw(st.integers(0, 8))] = junk
    limits = Limits(max_pixels=4_000_000, page_seconds=10)
    try:
        info = image.inspect(bytes(mutated), limits)
        graymap = picture.to_graymap(bytes(mutated), 1, limits)
    except FileError:
        return
    assert info.width * info.height <= limits.max_pixels
    shown(graymap)
