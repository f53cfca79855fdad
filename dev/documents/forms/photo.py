"""A page taken with a phone: lying askew on a table, seen at an angle, with a shadow over it."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageFilter

from ..sheet import Printed

LONG_SIDE = 2600
"""Pixels of the picture's longer side: between a sent-on 1600 and a camera's own 4000."""
Pixels = npt.NDArray[np.float32]
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Photo:
    data: bytes
    """A JPEG."""
    to_picture: Matrix
    """3 x 3: from shares of the page to shares of the picture."""

    def move(self, place: Printed) -> Printed:
        """Where a field of the straight page stands on the photo."""
        left, top, right, bottom = place.box
        corners = [_project(self.to_picture, x, y) for x in (left, right) for y in (top, bottom)]
        xs, ys = zip(*corners, strict=True)
        return Printed(place.text, place.page, (min(xs), min(ys), max(xs), max(ys)))


def photo(pdf: bytes, *, seed: int) -> Photo:
    """The first page of ``pdf`` as a phone sees it."""
    rng = random.Random(f"photo:{seed}")
    noise = np.random.default_rng(rng.getrandbits(64))
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        scale = 2100 / max(page.get_size())
        paper = page.render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    ratio = paper.width / paper.height
    height = LONG_SIDE
    width = round(height * min(0.9, max(0.56, ratio + 0.05)))
    if ratio > 1:  # the phone is turned for a page that lies
        width, height = LONG_SIDE, round(LONG_SIDE * min(0.9, max(0.56, 1 / ratio + 0.05)))
    corners = _corners(rng, ratio, width, height)
    forward = _matrix(corners)
    pixels: Pixels = np.asarray(_table(rng, noise, width, height), dtype=np.float32)
    inverse = np.linalg.inv(np.diag([width, height, 1.0]) @ forward @ np.diag([1 / paper.width, 1 / paper.height, 1.0]))
    coefficients = tuple(float(value) for value in (inverse / inverse[2, 2]).ravel()[:8])
    laid = paper.transform((width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC)
    mask = Image.new("L", paper.size, 255).transform(
        (width, height), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR
    )
    shadow = np.asarray(mask.filter(ImageFilter.GaussianBlur(18)), dtype=np.float32)[:, :, None] / 255
    shadow = np.roll(shadow, (12, 10), (0, 1))
    pixels = np.asarray(pixels * (1 - 0.45 * shadow), dtype=np.float32)
    cover = np.asarray(mask, dtype=np.float32)[:, :, None] / 255
    white = np.array([rng.uniform(232, 247)] * 2 + [rng.uniform(214, 238)], dtype=np.float32)
    sheet = np.asarray(18 + np.asarray(laid, dtype=np.float32) / 255 * (white - 18), dtype=np.float32)
    pixels = np.asarray(pixels * (1 - cover) + sheet * cover, dtype=np.float32)
    pixels *= _light(rng, width, height)[:, :, None]
    pixels += noise.standard_normal((height, width, 1), dtype=np.float32) * np.float32(rng.uniform(2, 5))
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    picture = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.7)))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=rng.randint(68, 84), dpi=(72, 72))
    return Photo(out.getvalue(), forward)


def _corners(rng: random.Random, ratio: float, width: int, height: int) -> list[tuple[float, float]]:
    """Where the four corners of the page lie, in shares: top left, top right, bottom right, bottom left."""
    tall = 0.93 if ratio <= 1 else min(0.95, 0.93 * width / ratio / height)
    wide = 0.93 if ratio > 1 else min(0.95, tall * height * ratio / width)
    left, top = (1 - wide) / 2, (1 - tall) / 2
    jitter = 0.028
    straight = ((left, top), (1 - left, top), (1 - left, 1 - top), (left, 1 - top))
    lean = rng.uniform(-0.02, 0.02)
    farther = rng.uniform(0.0, 0.03)
    moved = []
    for index, (x, y) in enumerate(straight):
        inward = farther if index < 2 else 0.0
        x += (inward if x < 0.5 else -inward) + (lean if index < 2 else -lean) + rng.uniform(-jitter, jitter) / 2
        y += rng.uniform(-jitter, jitter) / 2 + (lean if index in {1, 2} else -lean) * 0.6
        moved.append((min(0.995, max(0.005, x)), min(0.995, max(0.005, y))))
    return moved


def _matrix(corners: list[tuple[float, float]]) -> Matrix:
    """The projection that takes the unit square to ``corners``."""
    rows, right = [], []
    for (u, v), (x, y) in zip(((0, 0), (1, 0), (1, 1), (0, 1)), corners, strict=True):
        rows += [[u, v, 1, 0, 0, 0, -u * x, -v * x], [0, 0, 0, u, v, 1, -u * y, -v * y]]
        right += [x, y]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return np.append(solved, 1.0).reshape(3, 3)


def _project(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    u, v, w = matrix @ np.array([x, y, 1.0])
    return float(u / w), float(v / w)


def _table(rng: random.Random, noise: np.random.Generator, width: int, height: int) -> Image.Image:
    """A table top: wood with its grain, or a plain desk."""
    base = rng.choice(((122, 88, 58), (168, 136, 98), (70, 74, 80), (196, 190, 182)))
    lines = noise.standard_normal((height // 8, 1), dtype=np.float32) * 9
    cells = noise.standard_normal((height // 8, width // 40), dtype=np.float32) * 4 + lines
    grain = Image.fromarray(cells).resize((width, height), Image.Resampling.BICUBIC)
    pixels = np.asarray(grain, dtype=np.float32)[:, :, None] + np.array(base, dtype=np.float32)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def _light(rng: random.Random, width: int, height: int) -> npt.NDArray[np.float32]:
    """Brighter to one side, and the soft shadow of the hand that holds the phone."""
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    light = 1 + np.float32(rng.uniform(-0.12, 0.12)) * (x - 0.5) + np.float32(rng.uniform(-0.12, 0.12)) * (y - 0.5)
    edge = x * np.float32(rng.uniform(-0.8, 0.8)) + y - np.float32(rng.uniform(0.45, 0.9))
    dark = np.float32(rng.uniform(0.08, 0.3)) / (1 + np.exp(-edge * np.float32(rng.uniform(14, 40))))
    return np.asarray(light - dark, dtype=np.float32)
