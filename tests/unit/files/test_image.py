"""Pictures: looked at before they are decoded."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from intake_core.files import image
from intake_core.files.errors import FileError, ImageDamaged, ImageTooLarge
from intake_core.files.limits import Limits


def saved(fmt: str, frames: int = 1, size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("L", size, 255 - shade) for shade in range(frames)]
    extra = {"save_all": True, "append_images": pictures[1:]} if frames > 1 else {}
    pictures[0].save(out, fmt, **extra)
    return out.getvalue()


def giant_png(width: int, height: int) -> bytes:
    """A PNG whose header promises ``width`` x ``height`` and which holds next to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\x00" * 100))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")


@pytest.mark.parametrize("fmt", ["PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF"])
def test_formats(fmt: str) -> None:
    info = image.inspect(saved(fmt))
    assert (info.format, info.width, info.height, info.frames) == (fmt, 40, 30, 1)


def test_pages_of_a_tiff() -> None:
    assert image.inspect(saved("TIFF", frames=3)).frames == 3


@pytest.mark.parametrize(
    ("width", "height"), [(20_000, 10_000), (60_000, 60_000), (11_000, 10_000)]
)
def test_a_giant_is_refused_before_decoding(width: int, height: int) -> None:
    """200 megapixels, a decompression bomb by Pillow's own standard, and just above our limit."""
    with pytest.raises(ImageTooLarge) as error:
        image.inspect(giant_png(width, height))
    assert error.value.params["megapixels"] == round(width * height / 1_000_000)
    assert str(error.value).startswith(f"The picture has {round(width * height / 1_000_000)} mega")


def test_the_limit_can_be_set() -> None:
    with pytest.raises(ImageTooLarge):
        image.inspect(saved("PNG"), Limits(max_pixels=1000))


@pytest.mark.parametrize("data", [b"not a picture", saved("PNG")[:20], b"\xff\xd8\xff\xe0"])
def test_damaged_pictures(data: bytes) -> None:
    with pytest.raises(ImageDamaged):
        image.inspect(data)


@given(st.sampled_from(["PNG", "JPEG", "TIFF", "GIF"]), st.integers(0, 400), st.binary(max_size=8))
def test_a_mutated_picture_gives_its_size_or_a_typed_error(
    fmt: str, position: int, junk: bytes
) -> None:
    data = saved(fmt, size=(8, 8))
    mutated = data[:position] + junk + data[position + len(junk) :]
    try:
        info = image.inspect(mutated)
    except FileError as error:
        assert error.code in {"image_damaged", "image_too_large", "file_empty"}
    else:
        assert info.width >= 0 and info.frames >= 0
