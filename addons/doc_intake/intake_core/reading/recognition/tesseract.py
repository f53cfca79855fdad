"""Calls of tesseract: a file in, words with boxes out."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from ...files import programs
from ..errors import OcrLanguageMissing, OcrMissing
from ..layout.page import Word, union
from .engine import Engines

MIN_CONFIDENCE: Final = 0.05
_SIGNS: Final = frozenset("€$£%#")
_SURE, _WORD = 0.8, 3
_LEAST_WORDS: Final = 8
_FEW_WORDS: Final = 10
_CERTAIN: Final = 0.85
_NO_WORDS_DOUBT: Final = 0.95
_YEAR_BEGUN, _YEAR = re.compile(r"\w[/\-](20?\d?)$"), re.compile(r"20[2-4]\d")
_BESIDE, _NEAR = 0.5, 0.02
_LANGUAGE: Final = re.compile(r"[a-z_]+", re.I)
_DPI_STEP: Final = 25
_LIST_SECONDS: Final = 30.0


def recognise(
    engines: Engines, path: Path, size: tuple[int, int], languages: str, mode: int, seconds: float
) -> list[Word]:
    """The words of a picture of ``size`` pixels; ``mode`` is tesseract's page segmentation mode.

    Raises PageTimeout, PageFailed, OcrMissing.
    """
    # In steps, so that pages cut out or straightened, no two of one size, are read by one process.
    dpi = max(75, min(600, _DPI_STEP * round(min(size) / 8.27 / _DPI_STEP)))
    return _words(engines.table(path, (languages, mode, dpi), seconds), *size)


def _words(table: str, width: int, height: int) -> list[Word]:
    """Tesseract's TSV: level page block par line word left top width height conf text; words are
    level 5.
    """
    words = []
    for line in table.split("\n"):
        columns = line.split("\t", 11)
        if len(columns) < 12 or columns[0] != "5":
            continue
        text, confidence = columns[11].strip().strip("|"), float(columns[10]) / 100
        if not text or confidence < MIN_CONFIDENCE or not any(c.isalnum() or c in _SIGNS for c in text):
            continue
        left, top, right, bottom = (int(value) for value in columns[6:10])
        box = (
            left / width,
            top / height,
            min(1.0, (left + right) / width),
            min(1.0, (top + bottom) / height),
        )
        words.append(Word(text, box, min(1.0, confidence)))
    return _with_whole_years(words)


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
        done = subprocess.run(
            [programs.bounded("tesseract"), "--list-langs"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # where version 4 says them
            timeout=_LIST_SECONDS,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise OcrMissing() from error
    if done.returncode not in (0, 1):
        raise OcrMissing()
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(line.strip() for line in lines if _LANGUAGE.fullmatch(line.strip()))
