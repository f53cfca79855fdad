"""Pictures: format, size and page count from the header alone, before a single pixel is decoded."""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass
from typing import Final

import pi_heif
from PIL import Image, UnidentifiedImageError

from .errors import ImageDamaged, ImageTooLarge
from .limits import Limits

MAX_FRAMES = 500
# What Pillow may take a file for: it knows forty more formats, and starts programs for some of them.
FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF")
_END: Final = {"JPEG": b"\xff\xd9", "PNG": b"IEND\xaeB`\x82"}
_TRAILING: Final = 64 * 1024  # bytes some cameras and scanners add behind the end of a picture

pi_heif.register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class ImageInfo:
    """``format`` as Pillow names it (JPEG, PNG, TIFF ...), size in pixels of the first frame,
    number of pages: frames of a TIFF; those of other formats are an animation, a preview or a depth
    map, and only the first is a page.
    """

    format: str
    width: int
    height: int
    frames: int


def inspect(data: bytes, limits: Limits | None = None) -> ImageInfo:
    """Read the header. Raises FileEmpty, FileTooLarge, ImageDamaged, ImageTooLarge."""
    limits = limits or Limits()
    limits.check_size(data)
    with open_image(data, limits) as image:
        check_pixels(image, limits)
        try:
            frames = min(getattr(image, "n_frames", 1), MAX_FRAMES) if image.format == "TIFF" else 1
        except Exception as error:
            raise ImageDamaged() from error
        name = "JPEG" if image.format == "MPO" else image.format or ""
        return ImageInfo(name, image.width, image.height, frames)


def has_end(data: bytes, name: str) -> bool:
    """Whether a JPEG or PNG was transferred to its end; True for formats that mark none."""
    return name not in _END or _END[name] in data[-_TRAILING:]


def open_image(data: bytes, limits: Limits) -> Image.Image:
    """Open without decoding. Pillow's own bomb check is replaced by ``check_pixels``, whose answer
    people understand.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        # Pillow's own check, at about 179 megapixels; the number of pixels stands in its message
        # only.
        found = re.search(r"(\d+) pixels", str(error))
        pixels = int(found[1]) if found else 2 * (Image.MAX_IMAGE_PIXELS or 0)
        raise ImageTooLarge(
            megapixels=round(pixels / 1_000_000), limit=limits.max_pixels // 1_000_000
        ) from error
    except UnidentifiedImageError as error:
        raise ImageDamaged() from error
    except Exception as error:
        raise ImageDamaged() from error


def check_pixels(image: Image.Image, limits: Limits) -> None:
    """Raise ImageTooLarge for the current frame."""
    pixels = image.width * image.height
    if pixels > limits.max_pixels:
        raise ImageTooLarge(
            megapixels=round(pixels / 1_000_000), limit=limits.max_pixels // 1_000_000
        )
