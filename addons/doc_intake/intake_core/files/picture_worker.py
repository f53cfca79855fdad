"""The child process that decodes pictures: ``python -I picture_worker.py MEMORY_BYTES
SYS_PATH_ENTRY...``.

A script of its own for the reasons of ``pdf_worker``: decoders are C that meets hostile files, and
some pictures unfold to gigabytes. ``picture`` is its only caller (by ``children``).

Requests and answers are frames (``worker_frames``). Request header: ``{"frame": int from 1,
"max_pixels": int, "max_result_pixels": int}``, raw bytes = the picture. Answer header: ``{"error":
"damaged"}``, ``{"error": "large", "pixels": int}`` or ``{"width": int, "height": int, "incomplete":
bool}``, raw bytes = the picture upright as a portable graymap.
"""

from __future__ import annotations

import io
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .worker_frames import Answer, bound_memory, serve
else:
    # Behind everything else: the neighbours here must not stand in for any library.
    sys.path.append(str(Path(__file__).parent))
    from worker_frames import Answer, bound_memory, serve

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "HEIF")
ORIENTATION = 0x0112


class TooLarge(Exception):
    """The picture has ``args[0]`` pixels."""


def draw(data: bytes, request: dict[str, Any]) -> Answer:
    from PIL import Image, ImageFile

    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = None  # ours is checked instead, with an answer people understand
    for lenient in (False, True):
        # A picture whose end is missing is shown by every viewer as far as it goes.
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
        try:
            width, height, graymap = grey(data, request)
            return {"width": width, "height": height, "incomplete": lenient}, graymap
        except TooLarge as error:
            return {"error": "large", "pixels": error.args[0]}, b""
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - decoders raise whatever they please
            continue
    return {"error": "damaged"}, b""


def grey(data: bytes, request: dict[str, Any]) -> tuple[int, int, bytes]:
    from PIL import Image, ImageOps

    try:
        import pi_heif
    except ImportError:
        pass
    else:
        pi_heif.register_heif_opener(thumbnails=False)
    most: int = request["max_result_pixels"]
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if request["frame"] > 1:
            image.seek(request["frame"] - 1)
        pixels = image.width * image.height
        if pixels > request["max_pixels"]:
            raise TooLarge(pixels)
        turned = image.getexif().get(ORIENTATION, 1)
        if image.format == "JPEG" and pixels > 2 * most:
            # Decoded at half the size or less: as good as halving it afterwards, in a quarter of
            # the memory.
            image.draft("L", (image.width // 2, image.height // 2))
        image.load()
        picture = to_grey(image)
        if turned != 1 and image.format != "HEIF":  # libheif turns by itself
            picture.getexif()[ORIENTATION] = turned
            picture = ImageOps.exif_transpose(picture)
    while picture.width * picture.height > most:
        picture = picture.reduce(2)
    return (
        picture.width,
        picture.height,
        b"P5 %d %d 255\n" % picture.size + picture.tobytes(),
    )


def to_grey(image: Any) -> Any:
    """Eight bits of grey; transparent stands for paper."""
    from PIL import Image

    if image.mode.startswith(("I", "F")):
        return from_deep(image)
    if image.mode == "LAB":
        return image.getchannel("L")
    if image.mode in ("La", "RGBa"):
        image = image.convert("LA" if image.mode == "La" else "RGBA")
    if image.mode in ("P", "PA", "L", "RGB", "1") and "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("RGBA", "LA", "PA"):
        if image.mode == "PA":
            image = image.convert("RGBA")
        paper = Image.new("L", image.size, 255)
        paper.paste(image.convert("L"), mask=image.getchannel("A"))
        return paper
    if image.mode in ("CMYK", "HSV", "YCbCr"):
        image = image.convert("RGB")
    return image.convert("L")


def from_deep(image: Any) -> Any:
    """16 and 32 bits of grey and floating point: the range that is used becomes 0 to 255, where Pillow
    would cut off what is brighter than 255.
    """
    deep = image.convert("I") if image.mode.startswith("I;") else image
    low, high = deep.getextrema()
    if image.mode.startswith("I;16"):
        low, high = 0, 65535 if high > 4095 else 4095 if high > 255 else 255
    span = float(high - low) or 1.0
    return deep.point(lambda value: value * (255.0 / span) - low * 255.0 / span).convert("L")


if __name__ == "__main__":
    bound_memory(int(sys.argv[1]))
    sys.path[:0] = sys.argv[2:]
    serve(draw)
