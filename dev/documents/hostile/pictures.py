"""Pictures without a document on them, and pictures that unfold to far more than they are."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .objects import deflated_zeros

_COAT, _DARK, _BLACK = (120, 80, 50), (70, 45, 30), (15, 10, 10)
_DOG = (
    ((300, 350, 850, 650), _COAT),  # body
    ((750, 220, 980, 430), _COAT),  # head
    ((760, 200, 820, 330), _DARK),  # ears
    ((900, 200, 960, 330), _DARK),
    ((340, 600, 400, 850), _COAT),  # legs
    ((740, 600, 800, 850), _COAT),
    ((820, 290, 850, 320), _BLACK),  # eyes
    ((890, 290, 920, 320), _BLACK),
    ((850, 350, 900, 390), _BLACK),  # nose
)


def dog(seed: int = 1, size: tuple[int, int] = (1200, 900)) -> bytes:
    """A dog on a meadow, as a camera sees it: texture at every scale, noise, soft edges; JPEG."""
    random = np.random.default_rng(seed)
    width, height = size
    meadow = np.zeros((height, width))
    for octave in range(2, 9):
        grid = (random.random((2**octave, 2**octave)) * 255).astype(np.uint8)
        meadow += np.asarray(Image.fromarray(grid).resize(size, Image.Resampling.BICUBIC), float) / octave**1.2
    meadow = (meadow - meadow.min()) / (meadow.max() - meadow.min()) * 255
    picture = Image.fromarray(meadow.astype(np.uint8)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for box, colour in _DOG:
        draw.ellipse([side * width // 1200 for side in box], fill=colour)
    noisy = np.asarray(picture, float) + random.normal(0, 14, (height, width, 1))
    shown = Image.fromarray(noisy.clip(0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.2))
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=85)
    return out.getvalue()


def png(width: int, height: int, depth: int = 8, colours: int = 2) -> bytes:
    """A black PNG, all of it there: 30,000 x 30,000 in three colours are 2.7 GB from 2.6 MB."""
    channels = {0: 1, 2: 3, 6: 4}[colours]
    size = (1 + width * channels * depth // 8) * height
    header = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    body = deflated_zeros(-(-size // (1 << 20)) << 20, 1)
    parts = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def tiff(width: int, height: int, pages: int = 1) -> bytes:
    """A fax: TIFF pages in group 4 coding, a few KB each."""
    out = io.BytesIO()
    white = Image.new("1", (width, height), 1)
    white.save(out, "TIFF", compression="group4", save_all=True, append_images=[white] * (pages - 1))
    return out.getvalue()


def webp(width: int, height: int) -> bytes:
    """One colour in VP8L."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(out, "WEBP", lossless=True)
    return out.getvalue()


def animation(fmt: str, frames: int = 30) -> bytes:
    """A GIF, WebP or PNG that moves; no document."""
    pictures = []
    for number in range(frames):
        picture = Image.new("RGB", (300, 200), "white")
        ImageDraw.Draw(picture).ellipse((number * 5, 50, number * 5 + 60, 110), fill="red")
        pictures.append(picture)
    out = io.BytesIO()
    pictures[0].save(out, fmt, save_all=True, append_images=pictures[1:])
    return out.getvalue()
