"""Light on a photographed page, and what the lens makes of it."""

from __future__ import annotations

import random

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Pixels = npt.NDArray[np.float32]
LAMPS = ((1.0, 1.0, 1.0), (1.0, 1.0, 1.0), (1.03, 1.0, 0.9), (1.02, 0.99, 0.94), (0.95, 1.0, 1.05))
"""Red, green and blue of daylight, lamps and shade, as the camera's white balance leaves them."""


def light(rng: random.Random, width: int, height: int) -> Pixels:
    """Height x width x 3, to multiply by: brighter to one side, the soft shadow of the hand with the phone, a tint."""
    x, y = _grid(width, height)
    slope = 1 + np.float32(rng.uniform(-0.12, 0.12)) * (x - 0.5) + np.float32(rng.uniform(-0.12, 0.12)) * (y - 0.5)
    edge = x * np.float32(rng.uniform(-0.8, 0.8)) + y - np.float32(rng.uniform(0.45, 0.9))
    dark = np.float32(rng.uniform(0.08, 0.3)) / (1 + np.exp(-edge * np.float32(rng.uniform(14, 40))))
    lamp = np.array(rng.choice(LAMPS), dtype=np.float32)
    return np.asarray((slope - dark)[:, :, None] * lamp, dtype=np.float32)


def glare(rng: random.Random, pixels: Pixels) -> Pixels:
    """A lamp mirrored in the paper: a pale spot in which the print is weaker."""
    height, width = pixels.shape[:2]
    x, y = _grid(width, height)
    across, down = rng.uniform(0.25, 0.75), rng.uniform(0.15, 0.85)
    distance = ((x - across) / rng.uniform(0.08, 0.2)) ** 2 + ((y - down) / rng.uniform(0.06, 0.14)) ** 2
    spot = np.float32(rng.uniform(0.2, 0.5)) * np.exp(-distance)
    return np.asarray(pixels + (250 - pixels) * spot[:, :, None], dtype=np.float32)


def lens(rng: random.Random, picture: Image.Image, sharpness: float) -> Image.Image:
    """A little soft everywhere, more so towards one side where the focus was elsewhere.

    ``sharpness`` is the size of a pixel to that of a picture 2600 pixels long: softness belongs to the lens, not to
    the pixels.
    """
    sharp = picture.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.7) * sharpness))
    if rng.random() < 0.5:
        return sharp
    soft = sharp.filter(ImageFilter.GaussianBlur(rng.uniform(0.8, 1.5) * sharpness))
    x, y = _grid(picture.width, picture.height)
    slope = x * np.float32(rng.uniform(-1, 1)) + y * np.float32(rng.uniform(-1, 1))
    share = np.float32(rng.uniform(0.4, 0.9)) * (slope - slope.min()) / max(float(np.ptp(slope)), 1e-6)
    mask = Image.fromarray(np.asarray(np.clip(share, 0, 1) * 255, dtype=np.uint8))
    return Image.composite(soft, sharp, mask)


def _grid(width: int, height: int) -> tuple[Pixels, Pixels]:
    """Shares of the width and of the height, as a row and a column."""
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    return x, y
