"""The pages of one document, recognised side by side, once or several times."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from PIL import Image

from ...files.errors import DocumentTimeout
from ...files.limits import Limits
from ..errors import OcrTimeout
from ..layout.page import Page, Word
from . import preparation, tesseract
from .engine import Engines
from .errors import LEAST_SECONDS, PageFailed, PageTimeout, seconds_left
from .geometry import Grey, View
from .preparation import PREPARATION_ERRORS, Look, Pass, Prepared, Sheet
from .sources import Pages

_logger = logging.getLogger(__name__)
IsBlank = Callable[[int, Grey], bool]
"""Looks at a page before it is recognised; called from several threads. One that is blank is not recognised."""


@dataclass(slots=True)
class Recognised:
    """Pages in order, their words on the straightened page; where that lies on the page as a person
    sees it, and that page's size in pixels; numbers of the pages that are blank, timed out or failed;
    languages asked for that are not installed; the ``seconds`` that it took.
    """

    pages: list[Page] = field(default_factory=list)
    views: dict[int, View] = field(default_factory=dict)
    sizes: dict[int, tuple[float, float]] = field(default_factory=dict)
    blank: list[int] = field(default_factory=list)
    timed_out: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    missing_languages: list[str] = field(default_factory=list)
    seconds: float = 0.0


_Done = tuple[Page, View, tuple[float, float]]


class Recogniser:
    """Reads pages of ``pages``; ``deadline`` is on ``time.monotonic()``."""

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
        self._wanted = languages
        self._looks: dict[int, Look] = {}
        self._sure: set[int] = set()

    @cached_property
    def _languages(self) -> tuple[str, list[str]]:
        """Those that are there, those that are not; asked for with the first page that is not blank."""
        return tesseract.choose_languages(self._wanted)

    def first(self, step: Pass, most: int | None = None, is_blank: IsBlank | None = None) -> Recognised:
        """Recognise every page, or the first ``most`` that are not blank. Raises OcrMissing, OcrLanguageMissing,
        OcrTimeout, DocumentTimeout or ``Pages.failure`` when no page at all could be read and one is not blank.
        """
        started = time.monotonic()
        left = self._pages.numbers()
        room = len(left) if most is None else most
        result = Recognised()
        with Engines() as engines:
            while left and room:
                some, left = left[:room], left[room:]
                blank = len(result.blank)
                self._all(some, step, self._deadline, engines, is_blank, result)
                room = len(result.blank) - blank
        result.seconds = time.monotonic() - started
        if result.pages:
            result.missing_languages = self._languages[1]
        elif result.timed_out or result.failed or not result.blank:
            if not result.timed_out:
                raise self._pages.failure()
            if self._deadline - time.monotonic() <= LEAST_SECONDS:
                raise DocumentTimeout(seconds=round(self._limits.document_seconds))
            raise OcrTimeout(seconds=round(self._limits.page_seconds))
        return result

    def again(self, numbers: Sequence[int], step: Pass, deadline: float) -> Recognised:
        """Recognise some pages until ``deadline``; those that cannot be read are told apart, nothing is raised for
        them.
        """
        started = time.monotonic()
        result = Recognised()
        with Engines() as engines:
            self._all(numbers, step, min(deadline, self._deadline), engines, None, result)
        result.seconds = time.monotonic() - started
        return result

    def _all(
        self,
        numbers: Sequence[int],
        step: Pass,
        deadline: float,
        engines: Engines,
        is_blank: IsBlank | None,
        result: Recognised,
    ) -> None:
        def work(number: int) -> _Done | Exception | None:
            try:
                return self._read(number, step, deadline, engines, is_blank)
            except (PageTimeout, PageFailed) as error:
                return error

        with ThreadPoolExecutor(max_workers=self._workers) as pool:
            for number, outcome in zip(numbers, pool.map(work, numbers), strict=True):
                if outcome is None:
                    result.blank.append(number)
                elif isinstance(outcome, PageTimeout):
                    result.timed_out.append(number)
                elif isinstance(outcome, Exception):
                    result.failed.append(number)
                else:
                    page, view, size = outcome
                    result.pages.append(page)
                    result.views[number] = view
                    result.sizes[number] = size

    def _read(
        self, number: int, step: Pass, deadline: float, engines: Engines, is_blank: IsBlank | None
    ) -> _Done | None:
        """None: the page is blank."""
        deadline = min(deadline, time.monotonic() + self._limits.page_seconds)
        file = self._pages.file(number, step.dpi, deadline)
        try:
            size, grey = self._pixels(number, file)
            if is_blank is not None and grey is not None and is_blank(number, grey):
                return None
            sheet = self._sheet(number, file, size, grey)
            prepared, words = self._words(number, sheet, step, deadline, engines)
        finally:
            if self._pages.drawn:
                file.unlink(missing_ok=True)
        page = Page(number, prepared.width, prepared.height, tesseract.legible(words), ink=True)
        return page, prepared.view, sheet.size

    def _pixels(self, number: int, file: Path) -> tuple[tuple[int, int], Grey | None]:
        """The page's size and its greys; None where they cannot be looked at."""
        try:
            with Image.open(file) as image:
                size = image.size
        except (OSError, ValueError, Image.DecompressionBombError) as error:
            raise PageFailed from error
        try:
            return size, preparation.load(file)
        except PREPARATION_ERRORS as error:
            _logger.info("page %s is read as it is: %s", number, error)
            return size, None

    def _sheet(self, number: int, file: Path, size: tuple[int, int], grey: Grey | None) -> Sheet:
        """The page and how it lies; one that cannot be looked at lies straight."""
        if grey is None:
            return Sheet(file, size, None, preparation.plain_look(*size))
        try:
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

    def _words(
        self, number: int, sheet: Sheet, step: Pass, deadline: float, engines: Engines
    ) -> tuple[Prepared, list[Word]]:
        """The page read as it seems to lie, and the other way up where that gives nothing."""
        known = number in self._sure
        self._sure.add(number)
        prepared, words = self._recognise(number, sheet, step, deadline, engines)
        if known or sheet.grey is None:
            return prepared, words
        for other in preparation.other_ways(sheet, tesseract.doubt(words)):
            again, found = self._recognise(number, replace(sheet, look=other), step, deadline, engines)
            if tesseract.sense(found) > tesseract.sense(words):
                prepared, words = again, found
                self._looks[number] = other
            if tesseract.doubt(words) < preparation.TURNED_DOUBT:
                break
        return prepared, words

    def _recognise(
        self, number: int, sheet: Sheet, step: Pass, deadline: float, engines: Engines
    ) -> tuple[Prepared, list[Word]]:
        try:
            prepared = preparation.prepare(sheet, step)
        except PREPARATION_ERRORS as error:
            _logger.info("page %s is read as it is: %s", number, error)
            prepared = preparation.as_it_is(sheet)
        try:
            words = tesseract.recognise(
                engines,
                prepared.path,
                (prepared.width, prepared.height),
                self._languages[0],
                step.mode,
                seconds_left(self._limits, deadline),
            )
        finally:
            if prepared.path != sheet.file:
                prepared.path.unlink(missing_ok=True)
        return prepared, words
