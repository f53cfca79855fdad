"""Paper that went through a scanner: a little skewed, unevenly lit, soft, noisy, compressed."""

from __future__ import annotations

import io
import math
import random
import time
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from ..sheet import Printed

DPI = 200
_DATE = time.gmtime(0)
"""Written into the PDF instead of the clock, so that a seed gives the same bytes."""

Pixels = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Scan:
    data: bytes
    """An image-only PDF, or a JPEG of the first page."""
    angles: tuple[float, ...]
    """How far each page is turned, in degrees counter-clockwise."""
    aspect: float
    """Height of the page / its width."""

    def move(self, place: Printed) -> Printed:
        """Where a field of the straight page stands on the turned one."""
        angle = math.radians(self.angles[place.page - 1])
        left, top, right, bottom = place.box
        corners = [_turn(x, y, angle, self.aspect) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return Printed(place.text, place.page, (min(xs), min(ys), max(xs), max(ys)))


def _turn(x: float, y: float, angle: float, aspect: float) -> tuple[float, float]:
    """Turn a point (fractions of the page) around the middle of the page."""
    dx, dy = x - 0.5, (y - 0.5) * aspect
    cos, sin = math.cos(angle), math.sin(angle)
    return 0.5 + dx * cos + dy * sin, 0.5 + (dy * cos - dx * sin) / aspect


@dataclass(frozen=True, slots=True)
class Condition:
    """What a scanner does to paper: each pair is the least and the most of it."""

    quality: tuple[int, int] = (45, 78)
    """Of the JPEG inside."""
    angle: float = 0.9
    """Degrees to either side."""
    paper: tuple[int, int] = (238, 252)
    """Brightness of white."""
    blur: tuple[float, float] = (0.35, 0.85)
    ink: tuple[float, float] = (18, 52)
    """Brightness of black."""
    grain: tuple[float, float] = (3.5, 8.5)
    specks: tuple[int, int] = (40, 260)
    shadow: float = 0.18
    """Along the left edge."""
    streaks: int = 0
    """At most so many lines down the page from dirt on the glass."""


OFFICE = Condition()
CLEAN = Condition((82, 90), 0.15, (250, 254), (0.2, 0.35), (8, 20), (0.6, 1.6), (0, 6), 0.0)
NOISY = Condition((32, 48), 1.9, (206, 236), (0.7, 1.0), (40, 78), (10, 17), (500, 1600), 0.4, 3)


def scan(pdf: bytes, *, seed: int, as_jpeg: bool = False, condition: Condition = OFFICE) -> Scan:
    """Render ``pdf`` at 200 dpi and age it; ``as_jpeg`` gives the first page as a picture.

    How bad the scan is depends on ``seed``, within the ``condition``.
    """
    rng = random.Random(f"scan:{seed}")
    noise = np.random.default_rng(rng.getrandbits(64))
    quality = rng.randint(*condition.quality)
    pages, angles = [], []
    document = pdfium.PdfDocument(pdf)
    try:
        for index in range(1 if as_jpeg else len(document)):
            bitmap = document[index].render(scale=DPI / 72, grayscale=not as_jpeg)
            page = bitmap.to_pil()
            angle = rng.uniform(-condition.angle, condition.angle)
            pages.append(_age(page, angle, rng, noise, condition))
            angles.append(angle)
    finally:
        document.close()
    out = io.BytesIO()
    if as_jpeg:
        pages[0].save(out, "JPEG", quality=quality + 10, dpi=(DPI, DPI))
    else:
        pages[0].save(
            out,
            "PDF",
            save_all=True,
            append_images=pages[1:],
            resolution=float(DPI),
            quality=quality,
            producer="Scan",
            creationDate=_DATE,
            modDate=_DATE,
        )
    return Scan(out.getvalue(), tuple(angles), pages[0].height / pages[0].width)


def _age(
    page: Image.Image, angle: float, rng: random.Random, noise: np.random.Generator, condition: Condition
) -> Image.Image:
    paper = rng.randint(*condition.paper)
    color = page.mode != "L"
    white: int | tuple[int, ...] = (255, 255, 255) if color else 255
    page = page.convert("RGB") if color else page
    page = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=white)
    page = page.filter(ImageFilter.GaussianBlur(rng.uniform(*condition.blur)))
    pixels = np.asarray(page, dtype=np.float32)
    ink = rng.uniform(*condition.ink)
    pixels = ink + pixels * ((paper - ink) / 255)
    light = _light(pixels.shape[0], pixels.shape[1], rng, condition.shadow)
    grain = noise.standard_normal(pixels.shape[:2], dtype=np.float32) * np.float32(rng.uniform(*condition.grain))
    if color:
        tint = np.array([1.0, rng.uniform(0.97, 1.0), rng.uniform(0.92, 0.98)], dtype=np.float32)
        pixels = pixels * light[:, :, None] * tint + grain[:, :, None]
    else:
        pixels = pixels * light + grain
    _specks(pixels, rng, noise, condition.specks)
    for _ in range(rng.randint(0, condition.streaks) if condition.streaks else 0):
        at = rng.randrange(pixels.shape[1])
        pixels[:, at : at + rng.randint(1, 2)] -= rng.uniform(15, 60)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _light(height: int, width: int, rng: random.Random, shadow: float) -> Pixels:
    """Brightness over the page: a slope, and a shadow along the left edge as of a bound book."""
    x = np.linspace(-1, 1, width, dtype=np.float32)
    y = np.linspace(-1, 1, height, dtype=np.float32)
    across = 1 + np.float32(rng.uniform(-0.05, 0.05)) * x
    across -= np.float32(rng.uniform(0, shadow)) * np.exp(-(x + 1) * np.float32(rng.uniform(18, 40)))
    down = 1 + np.float32(rng.uniform(-0.04, 0.04)) * y
    return np.asarray(np.outer(down, across), dtype=np.float32)


def _specks(pixels: Pixels, rng: random.Random, noise: np.random.Generator, most: tuple[int, int]) -> None:
    """Dust: some dark dots of one to four pixels."""
    count = rng.randint(*most)
    rows = noise.integers(0, pixels.shape[0] - 2, count)
    columns = noise.integers(0, pixels.shape[1] - 2, count)
    darkness = noise.integers(60, 180, count).astype(np.float32)
    for shift in range(2):
        part = slice(0, count // (1 + 2 * shift))
        dark = darkness[part] if pixels.ndim == 2 else darkness[part][:, None]
        pixels[rows[part] + shift, columns[part]] = dark
        pixels[rows[part], columns[part] + shift] = dark
