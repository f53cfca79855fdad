"""Pages as files that tesseract reads: drawn by poppler (by pdf2image), or the picture itself.

Pages go to tesseract in portable graymap format, which costs no compression; a JPEG or PNG is
handed over as it came.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
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
    """Whether ``files`` draws, with as many dots an inch as are asked for."""

    folder: Path
    """For the files of the document; whoever made it removes it."""

    def numbers(self) -> list[int]: ...

    def may_be_photo(self, number: int) -> bool:
        """Whether a camera can have taken the page."""
        ...

    def colours(self, number: int) -> Path | None:
        """A picture of the page in colours, where there is one: tells coloured strips of a sheet
        from the table.
        """
        ...

    def files(self, numbers: Sequence[int], dpi: int, folder: Path, deadline: float) -> list[Path]:
        """Some pages as picture files, in order; those drawn for this call are in ``folder``. Raises PageTimeout,
        PageFailed (each of them for all, whichever page it is), OcrMissing or an IntakeError.
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
        if not programs.is_installed(*drawing.PROGRAMS):
            raise OcrMissing()
        self._sizes = sizes
        self._limits = limits
        self._photos = photos
        self.folder = folder
        self._source = folder / "document.pdf"
        self._source.write_bytes(data)

    def numbers(self) -> list[int]:
        return sorted(self._sizes)

    def may_be_photo(self, number: int) -> bool:
        return number in self._photos

    def colours(self, number: int) -> Path | None:
        return None  # pages are drawn in greys

    def files(self, numbers: Sequence[int], dpi: int, folder: Path, deadline: float) -> list[Path]:
        """Drawn as graymaps, each run of pages by one process."""
        drawn: dict[int, Path] = {}
        for dots, some in groupby(numbers, lambda number: self._dots(number, dpi)):
            for run in drawing.consecutive(some):
                drawn |= self._draw(run[0], run[-1], dots, folder, seconds_left(self._limits, deadline))
        if not drawn.keys() >= set(numbers):
            raise PageFailed
        return [drawn[number] for number in numbers]

    def _dots(self, number: int, dpi: int) -> int:
        """Fewer for a huge page, so that it stays within ``max_pixels``."""
        width, height = (max(side, 1.0) / 72 for side in self._sizes[number])
        room = min(self._limits.max_pixels, MAX_PIXELS)
        return max(20, min(dpi, int(math.sqrt(room / (width * height)))))

    def _draw(self, first: int, last: int, dpi: int, folder: Path, seconds: float) -> dict[int, Path]:
        try:
            return drawing.draw(self._source, first, last, folder, seconds, dpi=dpi)
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
        self.folder = folder
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
        path = self.folder / f"colours{number}.png"
        if not path.exists():
            with open_image(self._data, self._limits) as picture:
                if picture.mode != "RGB":
                    return None
                picture.draft("RGB", (_COLOURS_SIDE, _COLOURS_SIDE))
                picture.thumbnail((_COLOURS_SIDE, _COLOURS_SIDE))
                ImageOps.exif_transpose(picture).save(path)
        return path

    def files(self, numbers: Sequence[int], dpi: int, folder: Path, deadline: float) -> list[Path]:
        """As they came if tesseract can read that, otherwise upright and grey. Raises ImageTooLarge."""
        return [self._file(number, deadline) for number in numbers]

    def _file(self, number: int, deadline: float) -> Path:
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
        path = self.folder / f"picture{_DIRECT[info.format]}"
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
        path = self.folder / f"picture{number}.pgm"
        path.write_bytes(graymap.data)
        return path
