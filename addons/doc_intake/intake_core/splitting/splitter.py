"""The pages of one file on their way to a proposal: looked at, read, judged."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterable, Sequence
from typing import Final

from ..errors import IntakeError
from ..files import pdf
from ..files.limits import Limits
from ..reading.layout.page import Page
from ..reading.layout.text_layer import needs_recognition, to_page
from ..reading.recognition.geometry import Grey
from .batch import propose
from .codes import CodeReader
from .look import Sight, look_at, look_at_pdf
from .page_facts import Kind, PageFacts, facts_of
from .proposal import Part

_logger = logging.getLogger(__name__)

MAX_PAGES: Final = 500
"""Pages behind these are not looked at; they stay with the last part."""
CHUNK: Final = 50
"""Pages that are in memory together beyond those that are read as a document."""
_SHARE: Final = 0.3  # of the document's time that looking may take


class Splitter:
    """Splits one file of ``page_count`` pages; a file of one page costs nothing. ``deadline`` is on
    ``time.monotonic()``.
    """

    def __init__(self, page_count: int, own_vat: str | None, today: dt.date, limits: Limits, deadline: float) -> None:
        self.page_count = page_count
        self.parts: list[Part] = []
        self._own_vat = own_vat
        self._today = today
        self._limits = limits
        self._deadline = min(deadline, time.monotonic() + _SHARE * limits.document_seconds)
        self._codes = CodeReader()
        self._sights: dict[int, Sight] = {}
        self._facts: dict[int, PageFacts] = {}

    @property
    def is_batch(self) -> bool:
        """Whether there is a cut."""
        return len(self.parts) > 1

    @property
    def blank(self) -> frozenset[int]:
        """Pages that were looked at and are blank."""
        return frozenset(number for number, sight in list(self._sights.items()) if sight.is_blank)

    @property
    def unseen(self) -> int | None:
        """The first page that nothing is known of, so that no document was found to begin there; None if there is
        none.
        """
        for number in range(1, self.page_count + 1):
            facts = self._facts.get(number)
            if facts is None or facts.kind is Kind.UNREAD:
                return number
        return None

    def look_at_pdf(self, data: bytes, numbers: Sequence[int], password: str | None = None) -> frozenset[int]:
        """Look at pages without text that nobody else draws; returns those that are blank."""
        if self.page_count < 2 or not numbers:
            return frozenset()
        try:
            if password is not None:
                data = pdf.unlock(data, (password,), self._limits).data
            return self._saw(look_at_pdf(data, numbers, self._limits, self._deadline))
        except (IntakeError, OSError):
            # Whatever keeps pages from being drawn is said by those who recognise them.
            return frozenset()

    def look_at_page(self, number: int, grey: Grey) -> bool:
        """Look at a page's picture, drawn for its recognition or of a picture file; tells whether it is blank, which
        needs no recognition. May be called from several threads.
        """
        if self.page_count < 2:
            return False
        try:
            sight = look_at(grey, self._codes)
        except Exception as error:  # noqa: BLE001 - a page that was not looked at is recognised
            _logger.info("Page %s not looked at: %s", number, type(error).__name__)
            return False
        return bool(self._saw({number: sight}))

    def _saw(self, sights: dict[int, Sight]) -> frozenset[int]:
        self._sights.update(sights)
        return frozenset(number for number, sight in sights.items() if sight.is_blank)

    def _propose(self, pages: Iterable[Page], is_ocr: bool) -> None:
        for page in pages:
            self._add(page.number, page, is_ocr)
        for number in self._sights.keys() - self._facts.keys():
            self._add(number, None, is_ocr)
        self.parts = propose(self._facts.values(), self.page_count, self._own_vat)

    def read_further(self, data: bytes, first: int, passwords: Sequence[str] = ()) -> None:
        """Read and look at the pages of a PDF from number ``first`` on, of which nothing but the cuts is wanted."""
        last = min(self.page_count, MAX_PAGES)
        for start in range(first, last + 1, CHUNK):
            if time.monotonic() >= self._deadline:
                return
            try:
                pages = pdf.load_pages(data, start, min(last, start + CHUNK - 1), self._limits, passwords)
            except IntakeError:
                return
            unread = [page.number for page in pages if needs_recognition(page)]
            for page in pages:
                if page.readable and page.number not in unread:
                    self._add(page.number, to_page(page), False)
                    self._facts[page.number].identified()  # which lets go of the page
            self.look_at_pdf(data, unread, passwords[0] if passwords else None)

    def _add(self, number: int, page: Page | None, is_ocr: bool) -> None:
        self._facts[number] = facts_of(
            number,
            page,
            self._sights.get(number),
            is_ocr=is_ocr,
            own_vat=self._own_vat,
            today=self._today,
        )

    def first_document(self, pages: Sequence[Page], *, is_ocr: bool) -> list[Page]:
        """Those of ``pages`` that belong to the first document of the file; ``parts`` are filled by the first call,
        with all pages that were read.
        """
        if not self.parts and self.page_count > 1:
            self._propose(pages, is_ocr)
        if not self.is_batch:
            return list(pages)
        wanted = {*self.parts[0].pages, *self.parts[0].left_out}
        return [page for page in pages if page.number in wanted]
