"""The same logo is recognised, and no document is taken for another."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from intake_core.mail.content.picture import picture_hash


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def logo(seed: int, size: tuple[int, int] = (240, 90)) -> Image.Image:
    rnd = random.Random(seed)
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for _ in range(4):
        x, y = rnd.randint(0, size[0] // 2), rnd.randint(0, size[1] // 2)
        colour = tuple(rnd.randint(0, 200) for _ in "rgb")
        draw.ellipse((x, y, x + rnd.randint(20, 110), y + rnd.randint(20, 44)), fill=colour)
    return image


def text_page(lines: list[str], size: tuple[int, int]) -> Image.Image:
    image = Image.new("L", size, "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(11)
    for row, line in enumerate(lines):
        draw.text((10, 10 + 18 * row), line, font=font, fill=0)
    return image


def receipt(rnd: random.Random) -> Image.Image:
    """One shop's receipt: only the figures differ."""
    rows = [f"towar {n}   1 x {rnd.randint(1, 99)},{rnd.randint(10, 99)} A" for n in range(12)]
    total = f"SUMA PLN {rnd.randint(10, 999)},{rnd.randint(10, 99)}"
    return text_page(["SKLEP ABC SP. Z O.O.", "NIP 526-000-12-46", "PARAGON FISKALNY", *rows, total], (260, 500))


def letter(rnd: random.Random) -> Image.Image:
    words = ["".join(rnd.choices("abcdefghijklmnoprst", k=rnd.randint(2, 9))) for _ in range(160)]
    return text_page([" ".join(words[n : n + 8]) for n in range(0, 160, 8)], (380, 400))


@pytest.mark.parametrize("make", [receipt, letter])
def test_no_two_small_scans_are_the_same(make: Callable[[random.Random], Image.Image]) -> None:
    rnd = random.Random(1)
    found = [picture_hash(saved(make(rnd), "JPEG", quality=80)) for _ in range(300)]
    assert None not in found
    assert len(set(found)) == 300


def test_different_logos_differ() -> None:
    assert len({picture_hash(saved(logo(seed))) for seed in range(200)}) == 200


def test_the_same_logo_in_another_file() -> None:
    image = logo(1)
    note = PngImagePlugin.PngInfo()
    note.add_text("Software", "other")
    clear = image.convert("RGBA")
    clear.putalpha(image.convert("L").point(lambda shade: 0 if shade == 255 else 255))
    files = [
        saved(image),
        saved(image, compress_level=0),
        saved(image, pnginfo=note),
        saved(image.quantize(256, dither=Image.Dither.NONE)),
        saved(image, "BMP"),
        saved(image, "WEBP", lossless=True),
        saved(clear),
    ]
    assert len({picture_hash(data) for data in files}) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.4",
        saved(Image.new("RGB", (100, 100), "white")),
        saved(Image.new("RGB", (100, 100), "navy")),
        saved(Image.effect_noise((1200, 1600), 80), "JPEG"),
        saved(logo(1))[:200],
    ],
)
def test_no_hash(data: bytes) -> None:
    assert picture_hash(data) is None


@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"BM"]))
def test_any_bytes(data: bytes, start: bytes) -> None:
    found = picture_hash(start + data)
    assert found is None or len(found) == 32
