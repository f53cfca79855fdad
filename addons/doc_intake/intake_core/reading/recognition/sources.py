"""Pages as files that tesseract reads: drawn by poppler, or the picture itself.

Pages go to tesseract in portable graymap format, which costs no compression; a JPEG or PNG is
handed over as it came.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Protocol

from PIL import ImageOps

from ...errors import IntakeError
from ...files import drawing, programs
from ...files.errors import DocumentTimeout, ImageDamaged, ReaderCrashed
from ...files.image import ImageInfo, has_end, open_image
from ...files.limits import Limits
from ...files.picture import to_graymap
from ..errors import OcrFailed, OcrMissing
from .errors import PageFailed, PageTimeout, seconds_left
from .preparation import MAX_PIXELS

_COLOURS_SIDE: Final = 1000
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

    def colours(self, number: int) -> Path | None:
        """A picture of the page in colours, where there is one: tells coloured strips of a sheet
        from the table.
        """
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
        """Raises OcrMissing."""
        if not programs.is_installed(drawing.PROGRAM):
            raise OcrMissing()
        self._sizes = sizes
        self._limits = limits
        self._photos = photos
        self._source = folder / "document.pdf"
        self._source.write_bytes(data)

    def numbers(self) -> list[int]:
        return sorted(self._sizes)

    def may_be_photo(self, number: int) -> bool:
        return number in self._photos

    def colours(self, number: int) -> Path | None:
        return None  # pages are drawn in greys

    def file(self, number: int, dpi: int, deadline: float) -> Path:
        """Drawn as a graymap; a huge page with fewer dots, so that it stays within ``max_pixels``."""
        width, height = (max(side, 1.0) / 72 for side in self._sizes[number])
        room = min(self._limits.max_pixels, MAX_PIXELS)
        dpi = max(20, min(dpi, int(math.sqrt(room / (width * height)))))
        try:
            return drawing.draw_page(
                self._source,
                number,
                dpi,
                self._source.with_name(f"page{number}at{dpi}"),
                seconds_left(self._limits, deadline),
            )
        except drawing.DrawingMissing as error:
            raise OcrMissing() from error
        except drawing.DrawingTimeout as error:
            raise PageTimeout from error
        except drawing.DrawingFailed as error:
            raise PageFailed from error


class PicturePages:
    """The first ``Limits.max_ocr_pages`` frames of a picture."""

    failure: type[IntakeError] = ImageDamaged
    drawn: bool = False

    def __init__(self, data: bytes, info: ImageInfo, folder: Path, limits: Limits) -> None:
        self._data = data
        self._info = info
        self._folder = folder
        self._limits = limits
        self._files: dict[int, Path] = {}
        self.incomplete: set[int] = set()
        """Frames whose end was missing: what is there is read."""

    def numbers(self) -> list[int]:
        return list(range(1, min(self._info.frames, self._limits.max_ocr_pages) + 1))

    def may_be_photo(self, number: int) -> bool:
        return True

    def colours(self, number: int) -> Path | None:
        """A small upright copy of a photo in colours."""
        if self._info.format != "JPEG" or self._info.frames > 1:
            return None
        path = self._folder / f"colours{number}.png"
        if not path.exists():
            with open_image(self._data, self._limits) as picture:
                if picture.mode != "RGB":
                    return None
                picture.draft("RGB", (_COLOURS_SIDE, _COLOURS_SIDE))
                picture.thumbnail((_COLOURS_SIDE, _COLOURS_SIDE))
                ImageOps.exif_transpose(picture).save(path)
        return path

    def file(self, number: int, dpi: int, deadline: float) -> Path:
        """As it came if tesseract can read that, otherwise upright and grey. Raises ImageTooLarge."""
        if number not in self._files:
            self._files[number] = self._direct() or self._decoded(number, deadline)
        return self._files[number]

    def _direct(self) -> Path | None:
        info = self._info
        if info.frames > 1 or info.format not in _DIRECT or info.width * info.height > MAX_PIXELS:
            return None
        with open_image(self._data, self._limits) as picture:
            # 16 bits are "I;16"; transparent parts are for us to make white.
            if picture.mode not in ("1", "L", "RGB") or "transparency" in picture.info:
                return None
            try:
                if picture.getexif().get(0x0112, 1) not in (0, 1):
                    return None
            except Exception:  # noqa: BLE001 - damaged EXIF data raise whatever they please
                return None
        if not has_end(self._data, info.format):
            return None
        path = self._folder / f"picture{_DIRECT[info.format]}"
        path.write_bytes(self._data)
        return path

    def _decoded(self, number: int, deadline: float) -> Path:
        seconds = seconds_left(self._limits, deadline)
        try:
            graymap = to_graymap(self._data, number, self._limits, MAX_PIXELS, seconds)
        except DocumentTimeout as error:
            raise PageTimeout from error
        except (ImageDamaged, ReaderCrashed) as error:
            raise PageFailed from error
        if graymap.incomplete:
            self.incomplete.add(number)
        path = self._folder / f"picture{number}.pgm"
        path.write_bytes(graymap.data)
        return path
