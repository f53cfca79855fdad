"""A first look at pages that have no text: whether they are blank, and which codes they carry.

A page that is recognised is looked at on the picture drawn for that. Others are drawn here, smaller, one small group
after the other, so that memory does not grow with the file.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from ..files import drawing, scratch
from ..files.limits import Limits
from ..reading.recognition.geometry import Grey
from ..reading.recognition.straighten import small
from .codes import CodeReader, PageCodes
from .ink import BLANK_SHARE, ink_share

_logger = logging.getLogger(__name__)

SIDE = 1754
"""Pixels of the longer side that pages are looked at with: A4 at 150 dpi, on which a QR code of 2.5 cm can be read."""
_LARGER = 0.95  # of its size: a copy hardly smaller is not worth the time
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
    which no time is left (``deadline`` on ``time.monotonic()``), are missing. Raises DiskFull.
    """
    sights: dict[int, Sight] = {}
    reader = CodeReader()
    with scratch.folder() as folder:
        source = folder / "document.pdf"
        source.write_bytes(data)
        for group in drawing.consecutive(sorted(numbers), GROUP):
            seconds = min(limits.page_seconds, deadline - time.monotonic())
            if seconds <= 0:
                break
            drawn = _draw(source, group, folder, seconds)
            sights.update(look_at_files(drawn.__getitem__, drawn, deadline, reader))
            for path in drawn.values():
                path.unlink(missing_ok=True)
    return sights


def look_at_files(
    file: Callable[[int], Path], numbers: Iterable[int], deadline: float, reader: CodeReader | None = None
) -> dict[int, Sight]:
    """Sights of pages that ``file`` gives as picture files; those for which it fails are missing."""
    sights: dict[int, Sight] = {}
    reader = reader or CodeReader()
    for number in numbers:
        if time.monotonic() >= deadline:
            break
        try:
            with Image.open(file(number)) as picture:
                grey = picture if picture.mode == "L" else picture.convert("L")
                sights[number] = look_at(np.asarray(grey, dtype=np.uint8), reader)
        except Exception as error:  # noqa: BLE001 - a page that was not looked at is recognised, or reported there
            _logger.info("Page %s not looked at: %s", number, type(error).__name__)
    return sights


def look_at(grey: Grey, reader: CodeReader) -> Sight:
    """What a page's picture shows; looked at on a copy if it is larger than ``SIDE``."""
    factor = SIDE / max(grey.shape)
    if factor < _LARGER:
        if factor < 0.5:  # points in between would be skipped; halves are averaged fast
            grey = small(grey, SIDE)
        else:
            size = (max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor)))
            grey = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)
    picture = Image.fromarray(grey)
    return Sight(ink_share(picture), reader.read(picture))


def _draw(source: Path, pages: Sequence[int], folder: Path, seconds: float) -> Mapping[int, Path]:
    try:
        return drawing.draw(source, pages[0], pages[-1], folder, seconds, side=SIDE)
    except (drawing.DrawingFailed, drawing.DrawingMissing, drawing.DrawingTimeout) as error:
        # A page that is not drawn is recognised, or reported there.
        _logger.info("Pages not looked at: %s", type(error).__name__)
        return {}
