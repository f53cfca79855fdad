"""Text recognition: tesseract (by pytesseract) on pages drawn by poppler (by pdf2image).

Both programs run as child processes with a time limit. Pages go from one to the other as files in
portable graymap format, which costs no compression; each tesseract uses one thread, and as many
pages as there are cores run side by side.
"""

from __future__ import annotations

import math
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pdf2image
import pytesseract
from pdf2image.exceptions import PDFInfoNotInstalledError, PDFPopplerTimeoutError
from PIL import Image, ImageOps

from ..files.errors import DocumentTimeout, ImageDamaged
from ..files.image import ImageInfo, check_pixels, open_image
from ..files.limits import Limits
from .errors import OcrFailed, OcrLanguageMissing, OcrMissing, OcrTimeout
from .page import Page, Word

MAX_FILE_PIXELS = 20_000_000  # larger pictures are halved first: letters stay well above 20 pixels
# With less time than this nothing can be recognised any more: not begun, so not begun in vain.
_LEAST_SECONDS = 0.05
MIN_CONFIDENCE = 0.05
_DIRECT = {"JPEG": ".jpg", "PNG": ".png"}


class _PageTimeout(Exception):
    """One page took too long."""


class _PageFailed(Exception):
    """One page could not be drawn or recognised."""


@dataclass(slots=True)
class Recognised:
    """Pages in order; numbers of the pages that timed out or failed; languages asked for that are
    not installed.
    """

    pages: list[Page] = field(default_factory=list)
    timed_out: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    missing_languages: list[str] = field(default_factory=list)


def recognise_pdf(
    data: bytes,
    sizes: dict[int, tuple[float, float]],
    languages: str,
    limits: Limits,
    deadline: float,
    workers: int | None = None,
) -> Recognised:
    """Recognise the pages whose numbers are the keys of ``sizes`` (points) of a PDF that opens
    without a password. ``deadline`` is on ``time.monotonic()``.

    Raises OcrMissing, OcrLanguageMissing, OcrTimeout or OcrFailed when no page at all could be
    read.
    """
    with tempfile.TemporaryDirectory(prefix="doc_intake_") as folder:
        source = Path(folder) / "document.pdf"
        source.write_bytes(data)

        def draw(number: int) -> Path:
            return _draw(source, number, sizes[number], limits, deadline)

        return _recognise(sorted(sizes), draw, languages, limits, deadline, workers)


def recognise_image(
    data: bytes,
    info: ImageInfo,
    languages: str,
    limits: Limits,
    deadline: float,
    workers: int | None = None,
) -> Recognised:
    """Recognise a picture, or the first ``Limits.max_ocr_pages`` frames of one. Raises ImageDamaged
    too.
    """
    with tempfile.TemporaryDirectory(prefix="doc_intake_") as folder:
        frames = range(1, min(info.frames, limits.max_ocr_pages) + 1)
        files = {
            number: _picture_file(data, info, number, Path(folder), limits) for number in frames
        }
        result = _recognise(
            list(frames), files.__getitem__, languages, limits, deadline, workers, ImageDamaged
        )
        return result


def _recognise(
    numbers: Sequence[int],
    picture: Callable[[int], Path],
    languages: str,
    limits: Limits,
    deadline: float,
    workers: int | None,
    failure: Callable[[], Exception] = OcrFailed,
) -> Recognised:
    # libgomp in the child reads this; with more threads a page tesseract is slower, not faster,
    # once pages run in parallel.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    chosen, missing = choose_languages(languages)
    result = Recognised(missing_languages=missing)

    def work(number: int) -> Page | Exception:
        try:
            return _read_page(picture(number), number, chosen, limits, deadline)
        except (_PageTimeout, _PageFailed) as error:
            return error

    with ThreadPoolExecutor(max_workers=workers or os.cpu_count() or 1) as pool:
        for number, outcome in zip(numbers, pool.map(work, numbers), strict=True):
            if isinstance(outcome, Page):
                result.pages.append(outcome)
            elif isinstance(outcome, _PageTimeout):
                result.timed_out.append(number)
            else:
                result.failed.append(number)
    if not result.pages:
        if not result.timed_out:
            raise failure()
        if deadline - time.monotonic() <= _LEAST_SECONDS:
            raise DocumentTimeout(seconds=round(limits.document_seconds))
        raise OcrTimeout(seconds=round(limits.page_seconds))
    return result


def _seconds_left(limits: Limits, deadline: float) -> float:
    left = min(limits.page_seconds, deadline - time.monotonic())
    if left <= _LEAST_SECONDS:
        raise _PageTimeout
    return left


def _draw(
    source: Path, number: int, size: tuple[float, float], limits: Limits, deadline: float
) -> Path:
    """Draw one page as a graymap; a huge page is drawn with fewer dots, so that it stays within
    ``max_pixels``.
    """
    width, height = (max(side, 1.0) / 72 for side in size)
    room = min(limits.max_pixels, MAX_FILE_PIXELS)
    dpi = max(20, min(limits.ocr_dpi, int(math.sqrt(room / (width * height)))))
    try:
        paths = pdf2image.convert_from_path(
            source,
            dpi=dpi,
            first_page=number,
            last_page=number,
            output_folder=source.parent,
            output_file=f"page{number}",
            grayscale=True,
            paths_only=True,
            timeout=max(1, math.ceil(_seconds_left(limits, deadline))),
        )
    except PDFInfoNotInstalledError as error:
        raise OcrMissing() from error
    except PDFPopplerTimeoutError as error:
        raise _PageTimeout from error
    except Exception as error:
        raise _PageFailed from error
    if not paths:
        raise _PageFailed
    return Path(str(paths[0]))


def _read_page(path: Path, number: int, languages: str, limits: Limits, deadline: float) -> Page:
    try:
        with Image.open(path) as image:
            width, height = image.size
        table = pytesseract.image_to_data(
            str(path),
            lang=languages,
            # Mode 4, one column of text in several sizes: the automatic mode drops lonely cells of
            # wide tables.
            config=f"--oem 1 --psm 4 --dpi {max(70, min(600, round(min(width, height) / 8.27)))}",
            timeout=_seconds_left(limits, deadline),
        )
    except pytesseract.TesseractNotFoundError as error:
        raise OcrMissing() from error
    except pytesseract.TesseractError as error:
        raise _PageFailed from error
    except RuntimeError as error:  # pytesseract's time limit
        raise _PageTimeout from error
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise _PageFailed from error
    finally:
        path.unlink(missing_ok=True)
    return Page(number, width, height, _words(str(table), width, height), ink=True)


def _words(table: str, width: int, height: int) -> list[Word]:
    """Tesseract's TSV: level page block par line word left top width height conf text; words are
    level 5.
    """
    words = []
    for line in table.splitlines()[1:]:
        columns = line.split("\t", 11)
        if len(columns) < 12 or columns[0] != "5":
            continue
        text, confidence = columns[11].strip(), float(columns[10]) / 100
        if (
            not text
            or confidence < MIN_CONFIDENCE
            or not any(c.isalnum() or c in "€$£%#" for c in text)
        ):
            continue
        left, top, right, bottom = (int(value) for value in columns[6:10])
        box = (
            left / width,
            top / height,
            min(1.0, (left + right) / width),
            min(1.0, (top + bottom) / height),
        )
        words.append(Word(text.strip("|"), box, min(1.0, confidence)))
    return [word for word in words if word.text]


def _picture_file(data: bytes, info: ImageInfo, number: int, folder: Path, limits: Limits) -> Path:
    """The picture as a file for tesseract: as it came if possible, otherwise upright and grey."""
    with open_image(data, limits) as image:
        try:
            upright = image.getexif().get(0x0112, 1) in (0, 1)
            small = info.width * info.height <= MAX_FILE_PIXELS
            if (
                info.frames == 1
                and info.format in _DIRECT
                and upright
                and small
                and image.mode in ("1", "L", "RGB")
            ):
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
            while grey.width * grey.height > MAX_FILE_PIXELS:
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


def choose_languages(languages: str) -> tuple[str, list[str]]:
    """Those of ``pol+eng`` that are installed, and those that are not. Raises OcrMissing,
    OcrLanguageMissing.
    """
    wanted = [name for name in languages.replace(",", "+").split("+") if name]
    installed = _installed_languages()
    chosen = [name for name in wanted if name in installed]
    if not chosen:
        raise OcrLanguageMissing(languages=languages)
    return "+".join(chosen), [name for name in wanted if name not in installed]


@lru_cache(maxsize=1)
def _installed_languages() -> frozenset[str]:
    try:
        return frozenset(pytesseract.get_languages())
    except (pytesseract.TesseractNotFoundError, OSError) as error:
        raise OcrMissing() from error
