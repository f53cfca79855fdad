"""The pages of one document, recognised side by side, once or several times."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

from ...files.errors import DocumentTimeout
from ...files.limits import Limits
from ..errors import OcrTimeout
from ..layout.page import Page, Word
from . import preparation, tesseract
from .errors import LEAST_SECONDS, PageFailed, PageTimeout, seconds_left
from .geometry import View
from .preparation import PREPARATION_ERRORS, Look, Pass, Prepared, Sheet
from .sources import Pages

_logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Recognised:
    """Pages in order, their words on the straightened page; where that lies on the page as a person
    sees it, and that page's size in pixels; numbers of the pages that timed out or failed;
    languages asked for that are not installed.
    """

    pages: list[Page] = field(default_factory=list)
    views: dict[int, View] = field(default_factory=dict)
    sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    timed_out: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    missing_languages: list[str] = field(default_factory=list)


class Recogniser:
    """Reads pages of ``pages``; ``deadline`` is on ``time.monotonic()``.

    Raises OcrMissing or OcrLanguageMissing at once.
    """

    def __init__(
        self,
        pages: Pages,
        languages: str,
        limits: Limits,
        deadline: float,
        workers: int | None = None,
    ) -> None:
        self._pages = pages
        self._limits = limits
        self._deadline = deadline
        self._workers = workers or os.cpu_count() or 1
        self._languages, self.missing_languages = tesseract.choose_languages(languages)
        self._looks: dict[int, Look] = {}
        self._sure: set[int] = set()

    def first(self, step: Pass) -> Recognised:
        """Recognise every page. Raises OcrMissing, OcrTimeout, DocumentTimeout or
        ``Pages.failure`` when no page at all could be read.
        """
        result = self.again(self._pages.numbers(), step)
        result.missing_languages = self.missing_languages
        if not result.pages:
            if not result.timed_out:
                raise self._pages.failure()
            if self._deadline - time.monotonic() <= LEAST_SECONDS:
                raise DocumentTimeout(seconds=round(self._limits.document_seconds))
            raise OcrTimeout(seconds=round(self._limits.page_seconds))
        return result

    def again(self, numbers: Sequence[int], step: Pass) -> Recognised:
        """Recognise some pages; those that cannot be read are told apart, nothing is raised for
        them.
        """
        result = Recognised()

        def work(number: int) -> tuple[Page, View, tuple[float, float]] | Exception:
            try:
                return self._read(number, step)
            except (PageTimeout, PageFailed) as error:
                return error

        with ThreadPoolExecutor(max_workers=self._workers) as pool:
            for number, outcome in zip(numbers, pool.map(work, numbers), strict=True):
                if isinstance(outcome, PageTimeout):
                    result.timed_out.append(number)
                elif isinstance(outcome, Exception):
                    result.failed.append(number)
                else:
                    page, view, size = outcome
                    result.pages.append(page)
                    result.views[number] = view
                    result.sizes[number] = size
        return result

    def _read(self, number: int, step: Pass) -> tuple[Page, View, tuple[float, float]]:
        deadline = min(self._deadline, time.monotonic() + self._limits.page_seconds)
        file = self._pages.file(number, step.dpi, deadline)
        try:
            sheet = self._sheet(number, file)
            prepared, words = self._words(number, sheet, step, deadline)
        finally:
            if self._pages.drawn:
                file.unlink(missing_ok=True)
        page = Page(number, prepared.width, prepared.height, tesseract.legible(words), ink=True)
        return page, prepared.view, sheet.size

    def _sheet(self, number: int, file: Path) -> Sheet:
        """The page's pixels and how it lies; a page that cannot be looked at lies straight."""
        try:
            with Image.open(file) as image:
                size = image.size
        except (OSError, ValueError, Image.DecompressionBombError) as error:
            raise PageFailed from error
        try:
            grey = preparation.load(file)
            if number not in self._looks:
                self._looks[number] = preparation.look(
                    grey,
                    self._pages.may_be_photo(number),
                    self._pages.drawn,
                    self._pages.colours(number),
                )
            return Sheet(file, size, grey, self._looks[number])
        except PREPARATION_ERRORS as error:
            _logger.info("page %s is read as it is: %s", number, error)
            return Sheet(file, size, None, preparation.plain_look(*size))

    def _words(self, number: int, sheet: Sheet, step: Pass, deadline: float) -> tuple[Prepared, list[Word]]:
        """The page read as it seems to lie, and the other way up where that gives nothing."""
        known = number in self._sure
        self._sure.add(number)
        prepared, words = self._recognise(number, sheet, step, deadline)
        if known or sheet.grey is None:
            return prepared, words
        for other in preparation.other_ways(sheet, tesseract.doubt(words)):
            again, found = self._recognise(number, replace(sheet, look=other), step, deadline)
            if tesseract.sense(found) > tesseract.sense(words):
                prepared, words = again, found
                self._looks[number] = other
            if tesseract.doubt(words) < preparation.TURNED_DOUBT:
                break
        return prepared, words

    def _recognise(self, number: int, sheet: Sheet, step: Pass, deadline: float) -> tuple[Prepared, list[Word]]:
        try:
            prepared = preparation.prepare(sheet, step)
        except PREPARATION_ERRORS as error:
            _logger.info("page %s is read as it is: %s", number, error)
            prepared = preparation.as_it_is(sheet)
        try:
            words = tesseract.recognise(
                prepared.path,
                (prepared.width, prepared.height),
                self._languages,
                step.mode,
                seconds_left(self._limits, deadline),
            )
        finally:
            if prepared.path != sheet.file:
                prepared.path.unlink(missing_ok=True)
        return prepared, words
