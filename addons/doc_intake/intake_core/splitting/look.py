"""A first look at pages that have no text: whether they are blank, and which codes they carry.

Pages are drawn one small group after the other, so that memory does not grow with the file.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pdf2image
from PIL import Image

from ..files.image import check_pixels, open_image
from ..files.limits import Limits
from .codes import CodeReader, PageCodes
from .ink import BLANK_SHARE, ink_share

_logger = logging.getLogger(__name__)

SIDE = 1754
"""Pixels of the longer side that pages are drawn with: A4 at 150 dpi, on which a QR code of 2.5 cm can be read."""
GROUP = 8  # pages drawn by one process: each one opens the file anew


@dataclass(frozen=True, slots=True)
class Sight:
    """``ink``: share of the page that is ink, 0..1."""

    ink: float
    codes: PageCodes

    @property
    def is_blank(self) -> bool:
        return self.ink < BLANK_SHARE and self.codes == PageCodes()


def look_at_pdf(data: bytes, numbers: Iterable[int], limits: Limits, deadline: float) -> dict[int, Sight]:
    """Sights of the pages ``numbers`` of a PDF that opens without a password; those that cannot be drawn, or for
    which no time is left (``deadline`` on ``time.monotonic()``), are missing.
    """
    sights: dict[int, Sight] = {}
    reader = CodeReader()
    with tempfile.TemporaryDirectory(prefix="doc_intake_") as name:
        folder = Path(name)
        source = folder / "document.pdf"
        source.write_bytes(data)
        for group in _groups(sorted(numbers)):
            seconds = min(limits.page_seconds, deadline - time.monotonic())
            if seconds <= 0:
                break
            for number, path in _draw(source, group, folder, seconds):
                with Image.open(path) as picture:
                    sights[number] = look_at(picture, reader)
                path.unlink(missing_ok=True)
    return sights


def look_at_image(data: bytes, frames: int, limits: Limits, deadline: float) -> dict[int, Sight]:
    """Sights of the frames of a picture; a frame that cannot be decoded and all after it are missing."""
    sights: dict[int, Sight] = {}
    reader = CodeReader()
    try:
        with open_image(data, limits) as image:
            for number in range(1, frames + 1):
                if time.monotonic() >= deadline:
                    break
                image.seek(number - 1)
                check_pixels(image, limits)
                sights[number] = look_at(image, reader)
    except Exception as error:  # noqa: BLE001 - Pillow raises many kinds; what was not looked at is read as it is
        _logger.info("Frames not looked at after %s: %s", len(sights), type(error).__name__)
    return sights


def look_at(picture: Image.Image, reader: CodeReader) -> Sight:
    """What a page's picture shows; blank or not is left open (``ink`` 1) for one that has no grey tones to tell."""
    grey = _grey(picture)
    if max(grey.size) > 2 * SIDE:
        grey = grey.reduce(max(grey.size) // SIDE)
    return Sight(ink_share(grey), reader.read(grey))


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA", "P"):
        # Transparent stands for paper.
        rgba = picture.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("L")
    return picture.convert("L")


def _groups(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Runs of consecutive numbers, at most ``GROUP`` long."""
    for _key, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        pages = [number for _position, number in run]
        for start in range(0, len(pages), GROUP):
            yield pages[start : start + GROUP]


def _draw(source: Path, pages: Sequence[int], folder: Path, seconds: float) -> Iterator[tuple[int, Path]]:
    try:
        paths = pdf2image.convert_from_path(
            source,
            first_page=pages[0],
            last_page=pages[-1],
            size=SIDE,
            output_folder=folder,
            output_file="look",
            grayscale=True,
            paths_only=True,
            timeout=max(1, round(seconds)),
        )
    except Exception as error:  # noqa: BLE001 - a page that is not drawn is recognised, or reported there
        _logger.info("Pages not looked at: %s", type(error).__name__)
        return
    for path in paths:
        # pdftoppm ends its names with the page's number, filled up with zeros.
        number = Path(str(path)).stem.rpartition("-")[2]
        if number.isdecimal():
            yield int(number), Path(str(path))
