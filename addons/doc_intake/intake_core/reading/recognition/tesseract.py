"""Calls of tesseract (by pytesseract): picture files in, words with boxes out."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import pytesseract

from ...files import programs
from ...files.limits import Limits
from ..errors import OcrLanguageMissing, OcrMissing
from ..layout.page import Word, union
from .errors import PageFailed, PageTimeout, seconds_left
from .preparation import Prepared

MIN_CONFIDENCE: Final = 0.05
_SIGNS: Final = frozenset("€$£%#&")
_SURE, _WORD = 0.8, 3
_LEAST_WORDS: Final = 8
_FEW_WORDS: Final = 10
_CERTAIN: Final = 0.85
_NO_WORDS_DOUBT: Final = 0.95
_YEAR_BEGUN, _YEAR = re.compile(r"\w[/\-](20?\d?)$"), re.compile(r"20[2-4]\d")
_BESIDE, _NEAR = 0.5, 0.02
_DPI_STEP: Final = 25
_NOT_FOUND: Final = (126, 127)
"""How ``bounded`` ends when there is no such program, or one that cannot be started."""
pytesseract.pytesseract.tesseract_cmd = programs.bounded("tesseract")


def recognise(
    pages: Sequence[Prepared], languages: str, mode: int, folder: Path, limits: Limits, deadline: float
) -> list[list[Word]]:
    """The words of each picture; ``mode`` is tesseract's page segmentation mode. One process reads all those with
    the same dots an inch; ``folder`` is for a list of them.

    Raises PageTimeout, PageFailed (each of them for all, whichever picture it is), OcrMissing.
    """
    by_dpi: dict[int, list[Prepared]] = {}
    for page in pages:
        # In steps, so that pages cut out or straightened, no two of one size, are read by one process.
        dpi = max(75, min(600, _DPI_STEP * round(page.dpi / _DPI_STEP)))
        by_dpi.setdefault(dpi, []).append(page)
    words: dict[Path, list[Word]] = {}
    for dpi, some in by_dpi.items():
        listed = folder / "pictures.txt"
        try:
            listed.write_bytes(b"".join(os.fsencode(page.path) + b"\n" for page in some))
        except OSError as error:
            raise PageFailed from error
        table = _table(listed, languages, f"--oem 1 --psm {mode} --dpi {dpi}", seconds_left(limits, deadline))
        found = _words(table, [(page.width, page.height) for page in some])
        words |= zip((page.path for page in some), found, strict=True)
    return [words[page.path] for page in pages]


def _table(listed: Path, languages: str, config: str, seconds: float) -> str:
    """Tesseract's TSV of the pictures that a file lists."""
    # libgomp in the child reads this; with more threads a page tesseract is slower, not faster, once pages run in
    # parallel.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        return str(pytesseract.image_to_data(str(listed), lang=languages, config=config, timeout=seconds))
    except (pytesseract.TesseractNotFoundError, subprocess.SubprocessError, SystemExit) as error:
        raise OcrMissing() from error  # the latter two: asked for its version it gave none
    except pytesseract.TesseractError as error:
        raise (OcrMissing() if error.status in _NOT_FOUND else PageFailed()) from error
    except RuntimeError as error:  # pytesseract's time limit
        raise PageTimeout from error
    except (OSError, ValueError, UnboundLocalError) as error:  # the last one: no room for pytesseract's own file
        raise PageFailed from error


def _words(table: str, sizes: Sequence[tuple[int, int]]) -> list[list[Word]]:
    """Those of pictures of these ``sizes`` in pixels. TSV: level page block par line word left top width height conf
    text; each picture begins with a row of level 1, words are level 5. Raises PageFailed when a picture has no row.
    """
    words: dict[int, list[Word]] = {}
    for line in table.split("\n")[1:]:
        columns = line.split("\t", 11)
        if len(columns) < 12:
            continue
        page = int(columns[1])
        found = words.setdefault(page, [])
        if columns[0] == "5" and 0 < page <= len(sizes):
            found += _word(columns, *sizes[page - 1])
    if not words.keys() >= set(range(1, len(sizes) + 1)):
        raise PageFailed
    return [_with_whole_years(words[number]) for number in range(1, len(sizes) + 1)]


def _word(columns: Sequence[str], width: int, height: int) -> Iterator[Word]:
    """None where it is dirt."""
    text, confidence = columns[11].strip().strip("|"), float(columns[10]) / 100
    if not text or confidence < MIN_CONFIDENCE or not any(c.isalnum() or c in _SIGNS for c in text):
        return
    left, top, right, bottom = (int(value) for value in columns[6:10])
    box = (
        left / width,
        top / height,
        min(1.0, (left + right) / width),
        min(1.0, (top + bottom) / height),
    )
    yield Word(text, box, min(1.0, confidence))


def _with_whole_years(words: Sequence[Word]) -> list[Word]:
    """``FV/7/2 026`` -> ``FV/7/2026``: a year torn apart at the end of a number."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before is not None and _is_torn_year(before, word):
            box = union((before.box, word.box))
            joined[-1] = Word(before.text + word.text, box, min(before.confidence, word.confidence))
        else:
            joined.append(word)
    return joined


def _is_torn_year(before: Word, word: Word) -> bool:
    begun = _YEAR_BEGUN.search(before.text)
    if begun is None or not _YEAR.fullmatch(begun[1] + word.text):
        return False
    beside = abs(before.middle - word.middle) < _BESIDE * max(before.height, word.height)
    return beside and 0 <= word.box[0] - before.box[2] < _NEAR


def sense(words: Sequence[Word]) -> float:
    """How much of a page was read as words: letters of words that were recognised with certainty."""
    return sum(len(word.text) for word in words if _is_sure(word))


def doubt(words: Sequence[Word]) -> float:
    """Which share of the words was not recognised with certainty: below 0.2 for print that is well
    seen, above 0.7 for print that is upside down; 0 for a page with hardly a word.
    """
    long = [word for word in words if len(word.text) >= _WORD]
    if len(long) < _LEAST_WORDS:
        return 0.0
    return 1 - sum(_is_sure(word) for word in long) / len(long)


def legible(words: list[Word]) -> list[Word]:
    """``words``, or none where they are what recognition makes of a picture without text: some short
    ones, none of them with certainty.
    """
    if len(words) >= _FEW_WORDS:
        return words if doubt(words) < _NO_WORDS_DOUBT else []
    return words if any(word.confidence > _CERTAIN and len(word.text) >= _WORD for word in words) else []


def _is_sure(word: Word) -> bool:
    return word.confidence > _SURE and len(word.text) >= _WORD


def choose_languages(languages: str) -> tuple[str, list[str]]:
    """Those of ``pol+eng`` that are installed, and those that are not. Raises OcrMissing,
    OcrLanguageMissing.
    """
    if not programs.is_installed("tesseract"):
        raise OcrMissing()
    wanted = [name for name in languages.replace(",", "+").split("+") if name]
    installed = installed_languages()
    chosen = [name for name in wanted if name in installed]
    if not chosen:
        raise OcrLanguageMissing(languages=languages)
    return "+".join(chosen), [name for name in wanted if name not in installed]


@lru_cache(maxsize=1)
def installed_languages() -> frozenset[str]:
    """Names of the language data tesseract finds. Raises OcrMissing."""
    try:
        return frozenset(pytesseract.get_languages())
    except (OSError, ValueError) as error:
        raise OcrMissing() from error
