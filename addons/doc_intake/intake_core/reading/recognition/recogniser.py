"""The pages of one document, recognised side by side, once or several times.

Loading the data of two languages takes a fifth of the time for a page, and each program takes its time to start: so
pages are drawn and recognised in runs. One bad page never costs the others: a run that fails is read page by page.
"""

from __future__ import annotations

import contextlib
import logging
import math
import os
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

from PIL import Image

from ...errors import IntakeError
from ...files.errors import DocumentTimeout
from ...files.limits import Limits
from ..errors import OcrTimeout
from ..layout.page import Box, Page, Word
from . import preparation, tesseract
from .errors import LEAST_SECONDS, PageFailed, PageTimeout
from .geometry import Grey, View
from .preparation import PREPARATION_ERRORS, Look, Pass, Prepared, Sheet
from .sources import Pages

_logger = logging.getLogger(__name__)
RUN: Final = 4
"""Pages of a run at most: the data of languages then cost a page no more than a twentieth of its time. Longer ones gain
little, take more room on the disk, and lose more when they fail.
"""
PARTS_MODE: Final = 6
"""Tesseract's page segmentation of a part that was cut out: one block of lines of one size."""
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


@dataclass(frozen=True, slots=True)
class Part:
    """A box on a straightened page, and tesseract's names of the languages its words are of; those that pages are
    recognised with where it is empty.
    """

    page: int
    box: Box
    languages: str = ""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A page prepared for tesseract; the greys of its ``sheet`` are put away until they are needed again."""

    number: int
    sheet: Sheet
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class _Task:
    """What is done with pages, until when on ``time.monotonic()``."""

    step: Pass
    deadline: float
    is_blank: IsBlank | None = None


_Done = tuple[Page, View, tuple[float, float]]
_Outcome = _Done | PageTimeout | PageFailed | None
"""None: the page is blank."""


def runs(numbers: Sequence[int], workers: int) -> list[Sequence[int]]:
    """Cut into runs of at most ``RUN``, nearly equal, as many for each of the ``workers``."""
    count = min(len(numbers), workers * math.ceil(len(numbers) / (workers * RUN)))
    edges = [len(numbers) * index // max(1, count) for index in range(count + 1)]
    return [numbers[start:end] for start, end in pairwise(edges)]


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
        self._kept: dict[tuple[int, int], Path] = {}
        """Drawn pages by number and dots an inch, for ``parts``: the first and the last, where the fields stand."""
        self._alone = False
        """A run took too long: what is slow once is slow again, and each page is read alone from now on."""

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
        while left and room:
            some, left = left[:room], left[room:]
            blank = len(result.blank)
            self._all(some, _Task(step, self._deadline, is_blank), result)
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
        self._all(numbers, _Task(step, min(deadline, self._deadline)), result)
        result.seconds = time.monotonic() - started
        return result

    def parts(self, wanted: Mapping[str, Part], dpi: int, deadline: float) -> dict[str, str]:
        """The text of each part of a page, recognised by itself; nothing where that fails, or takes longer than
        ``deadline`` or a page may.
        """
        until = min(deadline, self._deadline, time.monotonic() + self._limits.page_seconds)
        numbers = sorted({part.page for part in wanted.values()})
        texts: dict[str, str] = {}
        try:
            with tempfile.TemporaryDirectory(dir=self._pages.folder, ignore_cleanup_errors=True) as name:
                folder = Path(name)
                cut: dict[str, dict[str, Prepared]] = defaultdict(dict)
                for number, file in self._files(numbers, dpi, folder, until).items():
                    sheet = self._sheet(number, file, *self._pixels(number, file))
                    for key, part in wanted.items():
                        if part.page == number:
                            languages = part.languages or self._languages[0]
                            cut[languages][key] = preparation.part(sheet, part.box, folder)
                for languages, files in cut.items():
                    words = tesseract.recognise(
                        list(files.values()), languages, PARTS_MODE, folder, self._limits, until
                    )
                    for key, found in zip(files, words, strict=True):
                        texts[key] = " ".join(word.text for word in found)
        except (PageTimeout, PageFailed, IntakeError, *PREPARATION_ERRORS) as error:
            _logger.info("no second look: %s", type(error).__name__)
            return {}
        return texts

    @property
    def languages(self) -> list[str]:
        """Tesseract's names of those that pages are recognised with."""
        return self._languages[0].split("+")

    def _all(self, numbers: Sequence[int], task: _Task, result: Recognised) -> None:
        with ThreadPoolExecutor(max_workers=self._workers) as pool:
            for outcomes in pool.map(lambda run: self._outcomes(run, task), runs(numbers, self._workers)):
                for number, outcome in sorted(outcomes.items()):
                    if outcome is None:
                        result.blank.append(number)
                    elif isinstance(outcome, PageTimeout):
                        result.timed_out.append(number)
                    elif isinstance(outcome, PageFailed):
                        result.failed.append(number)
                    else:
                        page, view, size = outcome
                        result.pages.append(page)
                        result.views[number] = view
                        result.sizes[number] = size

    def _outcomes(self, run: Sequence[int], task: _Task) -> dict[int, _Outcome]:
        """Of each page; they are read one by one where that fails for all together. Raises OcrMissing."""
        # A deadline that comes sooner than a page's own would cost all of the run.
        if len(run) > 1 and not self._alone and self._until(task) < task.deadline:
            try:
                return self._read(run, task)
            except PageTimeout:
                self._alone = True
            except PageFailed:
                _logger.info("pages %s are read one by one", run)
        outcomes: dict[int, _Outcome] = {}
        for number in run:
            try:
                outcomes |= self._read([number], task)
            except (PageTimeout, PageFailed) as error:
                outcomes[number] = error
        return outcomes

    def _read(self, numbers: Sequence[int], task: _Task) -> dict[int, _Outcome]:
        """Pages that have the time of one for what is done for all of them together. Raises PageTimeout, PageFailed
        (each of them for all, whichever page it is), OcrMissing.
        """
        until = self._until(task)
        outcomes: dict[int, _Outcome] = {}
        with tempfile.TemporaryDirectory(dir=self._pages.folder, ignore_cleanup_errors=True) as name:
            folder = Path(name)
            files = self._pages.files(numbers, task.step.dpi, folder, until)
            ready = []
            for number, file in zip(numbers, files, strict=True):
                page = self._ready(number, file, folder, task)
                if page is None:
                    outcomes[number] = None
                else:
                    ready.append(page)
            words = self._recognise([page.prepared for page in ready], task.step, folder, until)
            for page, found in zip(ready, words, strict=True):
                try:
                    # What is done for one page of several has its own time.
                    turning = until if len(numbers) == 1 else self._until(task)
                    outcomes[page.number] = self._done(page, found, task.step, folder, turning)
                except (PageTimeout, PageFailed) as error:
                    outcomes[page.number] = error
                else:
                    self._keep(page, task.step.dpi, folder)
        return outcomes

    def _keep(self, page: _Ready, dpi: int, folder: Path) -> None:
        """``folder``: of the run, which is about to go."""
        numbers = self._pages.numbers()
        first_time = all(number != page.number for number, _dpi in self._kept)
        if first_time and page.number in (numbers[0], numbers[-1]) and page.sheet.file.parent == folder:
            kept = self._pages.folder / f"kept {page.number} at {dpi}{page.sheet.file.suffix}"
            with contextlib.suppress(OSError):
                self._kept[page.number, dpi] = page.sheet.file.replace(kept)

    def _files(self, numbers: Sequence[int], dpi: int, folder: Path, deadline: float) -> dict[int, Path]:
        """Pages drawn, or kept since they were drawn. Raises what ``Pages.files`` raises."""
        kept = {number: self._kept[number, dpi] for number in numbers if (number, dpi) in self._kept}
        others = [number for number in numbers if number not in kept]
        drawn = self._pages.files(others, dpi, folder, deadline) if others else []
        return {**kept, **dict(zip(others, drawn, strict=True))}

    def _until(self, task: _Task) -> float:
        """Until when what is begun now may take."""
        return min(task.deadline, time.monotonic() + self._limits.page_seconds)

    def _recognise(self, pages: Sequence[Prepared], step: Pass, folder: Path, deadline: float) -> list[list[Word]]:
        if not pages:
            return []
        return tesseract.recognise(pages, self._languages[0], step.mode, folder, self._limits, deadline)

    def _ready(self, number: int, file: Path, folder: Path, task: _Task) -> _Ready | None:
        """None: the page is blank. Raises PageFailed."""
        size, grey = self._pixels(number, file)
        if task.is_blank is not None and grey is not None and task.is_blank(number, grey):
            return None
        sheet = self._sheet(number, file, size, grey)
        return _Ready(number, replace(sheet, grey=None), self._prepare(number, sheet, task.step, folder))

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

    def _prepare(self, number: int, sheet: Sheet, step: Pass, folder: Path) -> Prepared:
        try:
            return preparation.prepare(sheet, step, folder)
        except PREPARATION_ERRORS as error:
            _logger.info("page %s is read as it is: %s", number, error)
            return preparation.as_it_is(sheet)

    def _done(self, ready: _Ready, words: list[Word], step: Pass, folder: Path, deadline: float) -> _Done:
        """The page as it was read, or the other way up where that gave nothing."""
        number, sheet, prepared = ready.number, ready.sheet, ready.prepared
        if number not in self._sure and number in self._looks:
            ways = preparation.other_ways(sheet, tesseract.doubt(words))
            seen = self._sheet(number, sheet.file, *self._pixels(number, sheet.file)) if ways else sheet
            for other in ways:
                again = self._prepare(number, replace(seen, look=other), step, folder)
                [found] = self._recognise([again], step, folder, deadline)
                if tesseract.sense(found) > tesseract.sense(words):
                    prepared, words = again, found
                    self._looks[number] = other
                if tesseract.doubt(words) < preparation.TURNED_DOUBT:
                    break
            self._sure.add(number)
        page = Page(number, prepared.width, prepared.height, tesseract.legible(words), ink=True)
        return page, prepared.view, sheet.size
