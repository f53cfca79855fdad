"""Small pictures that stand in mails and are no documents."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw


def logo_png() -> bytes:
    """A logo of 192 x 64 pixels, the same in all mails, as signatures have it."""
    picture = Image.new("RGB", (192, 64), "#ffffff")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 4, 60, 60), fill="#2f6fde")
    draw.polygon([(80, 56), (112, 8), (144, 56)], fill="#0f8a6d")
    draw.rectangle((152, 24, 184, 56), fill="#d9480f")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
