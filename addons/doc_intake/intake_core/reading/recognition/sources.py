"""Pages as files that tesseract reads: drawn by poppler (by pdf2image), or the picture itself.

Pages go to tesseract in portable graymap format, which costs no compression; a JPEG or PNG is
handed over as it came.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pdf2image
from pdf2image.exceptions import PDFInfoNotInstalledError, PDFPopplerTimeoutError
from PIL import Image, ImageOps

from ...errors import IntakeError
from ...files.errors import ImageDamaged
from ...files.image import ImageInfo, check_pixels, open_image
from ...files.limits import Limits
from ..errors import OcrFailed, OcrMissing
from .errors import PageFailed, PageTimeout, seconds_left
from .preparation import MAX_PIXELS

_DIRECT = {"JPEG": ".jpg", "PNG": ".png"}


class Pages(Protocol):
    """Where the pages of one document come from. Methods are called from several threads."""

    failure: type[IntakeError]
    """Raised when no page at all could be read."""

    drawn: bool
    """``file`` draws anew each time; the caller removes what it gave."""

    def numbers(self) -> list[int]: ...

    def may_be_photo(self, number: int) -> bool:
        """Whether a camera can have taken the page."""
        ...

    def file(self, number: int, dpi: int, deadline: float) -> Path:
        """The page as a picture file. Raises PageTimeout, PageFailed, OcrMissing or an
        IntakeError.
        """
        ...


class PdfPages:
    """Pages of a PDF that opens without a password: ``sizes`` in points by number."""

    failure: type[IntakeError] = OcrFailed
    drawn: bool = True

    def __init__(
        self,
        data: bytes,
        sizes: Mapping[int, tuple[float, float]],
        folder: Path,
        limits: Limits,
        photos: frozenset[int] = frozenset(),
    ) -> None:
        self._sizes = sizes
        self._limits = limits
        self._photos = photos
        self._source = folder / "document.pdf"
        self._source.write_bytes(data)

    def numbers(self) -> list[int]:
        return sorted(self._sizes)

    def may_be_photo(self, number: int) -> bool:
        return number in self._photos

    def file(self, number: int, dpi: int, deadline: float) -> Path:
        """Drawn as a graymap; a huge page with fewer dots, so that it stays within ``max_pixels``."""
        width, height = (max(side, 1.0) / 72 for side in self._sizes[number])
        room = min(self._limits.max_pixels, MAX_PIXELS)
        dpi = max(20, min(dpi, int(math.sqrt(room / (width * height)))))
        try:
            paths = pdf2image.convert_from_path(
                self._source,
                dpi=dpi,
                first_page=number,
                last_page=number,
                output_folder=self._source.parent,
                output_file=f"page{number}at{dpi}",
                single_file=True,
                grayscale=True,
                paths_only=True,
                timeout=max(1, math.ceil(seconds_left(self._limits, deadline))),
            )
        except PDFInfoNotInstalledError as error:
            raise OcrMissing() from error
        except PDFPopplerTimeoutError as error:
            raise PageTimeout from error
        except PageTimeout:
            raise
        except Exception as error:
            raise PageFailed from error
        if not paths:
            raise PageFailed
        return Path(str(paths[0]))


class PicturePages:
    """The first ``Limits.max_ocr_pages`` frames of a picture."""

    failure: type[IntakeError] = ImageDamaged
    drawn: bool = False

    def __init__(self, data: bytes, info: ImageInfo, folder: Path, limits: Limits) -> None:
        """Raises ImageDamaged, ImageTooLarge."""
        frames = range(1, min(info.frames, limits.max_ocr_pages) + 1)
        self._files = {number: _picture_file(data, info, number, folder, limits) for number in frames}

    def numbers(self) -> list[int]:
        return sorted(self._files)

    def may_be_photo(self, number: int) -> bool:
        return True

    def file(self, number: int, dpi: int, deadline: float) -> Path:
        return self._files[number]


def _picture_file(data: bytes, info: ImageInfo, number: int, folder: Path, limits: Limits) -> Path:
    """The picture as a file for tesseract: as it came if possible, otherwise upright and grey."""
    with open_image(data, limits) as image:
        try:
            upright = image.getexif().get(0x0112, 1) in (0, 1)
            small = info.width * info.height <= MAX_PIXELS
            if info.frames == 1 and info.format in _DIRECT and upright and small and image.mode in ("1", "L", "RGB"):
                path = folder / f"picture{_DIRECT[info.format]}"
                path.write_bytes(data)
                return path
            image.seek(number - 1)
            check_pixels(image, limits)
            if image.mode in ("RGBA", "LA", "PA", "P"):
                # Transparent stands for paper.
                rgba = image.convert("RGBA")
                white = Image.new("RGBA", rgba.size, "white")
                grey = Image.alpha_composite(white, rgba).convert("L")
            else:
                grey = image.convert("L")
            grey = ImageOps.exif_transpose(grey) if not upright else grey
            while grey.width * grey.height > MAX_PIXELS:
                grey = grey.reduce(2)
            path = folder / f"picture{number}.pgm"
            grey.save(path)
            return path
        except (
            OSError,
            EOFError,
            ValueError,
            SyntaxError,
            IndexError,
            TypeError,
            KeyError,
            MemoryError,
        ) as error:
            raise ImageDamaged() from error
