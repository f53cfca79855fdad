"""What a page lies on when it is photographed, and the hand that holds it down."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Pixels = npt.NDArray[np.float32]
COLOURS = ((122, 88, 58), (168, 136, 98), (70, 74, 80), (196, 190, 182), (52, 50, 48))
"""Of wood, dark and light, and of desks."""
SKIN = ((226, 178, 150), (198, 142, 112), (150, 100, 76))


def table(rng: random.Random, noise: np.random.Generator, width: int, height: int) -> Pixels:
    """Height x width x 3: wood with its grain, a plain desk, or a checked cloth."""
    base = np.array(rng.choice(COLOURS), dtype=np.float32)
    kind = rng.choice(("wood", "wood", "desk", "cloth"))
    if kind == "desk":
        grain = noise.standard_normal((height // 6, width // 6), dtype=np.float32) * 3
        pixels = _wide(grain, width, height) + base
    elif kind == "wood":
        along = noise.standard_normal((height // 10, 1), dtype=np.float32) * rng.uniform(3, 8)
        cells = noise.standard_normal((height // 10, width // 60), dtype=np.float32) * 4 + along
        if rng.random() < 0.5:  # boards the other way
            cells = cells.T[: height // 10, : width // 10]
        pixels = _wide(cells, width, height) + base
    else:
        step = rng.randint(60, 140)
        rows = (np.arange(height) // step % 2).astype(np.float32)[:, None]
        columns = (np.arange(width) // step % 2).astype(np.float32)[None, :]
        pixels = (base + 40)[None, None, :] - ((rows + columns) * 22)[:, :, None]
    return np.asarray(np.clip(pixels, 0, 255), dtype=np.float32)


def finger(rng: random.Random, width: int, height: int, edges: tuple[float, float]) -> tuple[Pixels, Pixels]:
    """The end of a finger on the left or right edge of the page: its colour and its cover (0 to 1), height x width x 1.

    ``edges`` are where the page begins and ends at half height, in pixels. The margin of the page has room for it.
    """
    left = rng.random() < 0.5
    radius = 0.03 * width
    x = edges[0] - radius * 0.25 if left else edges[1] + radius * 0.25
    y = rng.uniform(0.35, 0.8) * height
    cover = Image.new("L", (width, height))
    outside = -radius if left else width + radius
    shape = [(outside, y - radius * 0.5), (x, y - radius), (x, y + radius), (outside, y + radius * 1.8)]
    draw = ImageDraw.Draw(cover)
    draw.polygon(shape, fill=255)
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
    soft = np.asarray(cover.filter(ImageFilter.GaussianBlur(3)), dtype=np.float32)[:, :, None] / np.float32(255)
    return np.array(rng.choice(SKIN), dtype=np.float32)[None, None, :], soft


def _wide(cells: Pixels, width: int, height: int) -> Pixels:
    picture = Image.fromarray(np.ascontiguousarray(cells)).resize((width, height), Image.Resampling.BICUBIC)
    return np.asarray(picture, dtype=np.float32)[:, :, None]
