"""A picture's look as a short text, to recognise the same logo in other mails."""

from __future__ import annotations

import hashlib

from PIL import Image

from ...files.errors import FileError
from ...files.image import open_image
from ...files.limits import Limits

_MOST_PIXELS = 200_000  # what may be a logo; a legible photo or scan of a page has more
_MOST_BYTES = 500_000
_CELLS = 24
_STEP = 8  # of 255: what two shades must differ by, so that the noise of JPEG does not count
_LEAST_EDGES = 8
_LIMITS = Limits(max_pixels=_MOST_PIXELS)


def picture_hash(data: bytes) -> str | None:
    """Return 32 hex digits that are equal for pictures that look the same; None where no logo can be told by its look.

    A difference hash: the picture's size, and on a grid of 24 x 24 where it gets lighter to the right and downwards.
    It outlives another file format, other metadata and some recompression, not another size. The grid is that fine
    because the opposite mistake would be the worse one: on the usual 8 x 8 half of the small scans of one shop's
    receipts have the same hash. For the same reason there is none for a picture of more than 200,000 pixels or one with
    hardly anything on it. Never raises.
    """
    if len(data) > _MOST_BYTES:
        return None
    try:
        with open_image(data, _LIMITS) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            size = image.size
            shades = _shades(image)
    except FileError:
        return None
    except Exception:  # noqa: BLE001 - Pillow raises many kinds for damaged pictures; a damaged one has no look
        return None
    width = _CELLS + 1
    bits = [
        shades[place + step] - shades[place] > _STEP
        for row in range(_CELLS)
        for place in range(row * width, row * width + _CELLS)
        for step in (1, width)
    ]
    if sum(bits) < _LEAST_EDGES:
        return None
    return hashlib.blake2b(bytes(bits) + repr(size).encode(), digest_size=16).hexdigest()


def _shades(image: Image.Image) -> bytes:
    """The first frame on white paper, in grey, one byte for each cell of the grid."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        paper.alpha_composite(clear)
        flat = paper.convert("L")
    else:
        flat = image.convert("RGB").convert("L")
    grid = (_CELLS + 1, _CELLS + 1)
    return flat.resize(grid, Image.Resampling.BOX).tobytes()
