"""Pictures as telephones save them; the decoder that the addon uses cannot write."""

from __future__ import annotations

import io

import pillow_heif
from PIL import Image


def heic(image: Image.Image) -> bytes:
    """``image`` as an HEIC file."""
    out = io.BytesIO()
    pillow_heif.from_pillow(image.convert("RGB")).save(out)
    return out.getvalue()
