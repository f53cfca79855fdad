"""What one page says about where it belongs; small, so that the pages of a long file fit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Final

from ..reading.layout.page import Page
from ..reading.values.fold import fold_words
from .codes import KsefCode, is_separator
from .counters import Counter, find_counters
from .identity import Identity, identify
from .ink import NEARLY_BLANK_SHARE
from .look import Sight
from .words import words

SHEET_WORDS: Final = 50  # more stand on an invoice with a separator code stuck onto it
_TITLE_TOP: Final = 0.22
_TITLE_ROWS: Final = 4
_TITLE_LENGTH: Final = 90
_KEPT_LINES, _KEPT_LENGTH = 80, 120


class Kind(Enum):
    """``UNREAD``: nothing is known about the page; it stays with the one before."""

    CONTENT = "content"
    BLANK = "blank"
    SEPARATOR = "separator"
    UNREAD = "unread"


@dataclass(slots=True)
class PageFacts:
    """``role``: ``attachment``, ``terms`` or ``brought_forward`` by the page's first lines, else empty.

    ``counter`` is chosen from ``counters`` when all pages are known; ``identity`` is None for pages that were not
    read. ``marked``: a separator code is stuck onto the page, which is kept. ``identify`` gives the identity when it
    is first asked for: pages that a counter holds together need none, and it takes longer than all the rest.
    """

    number: int
    kind: Kind
    marked: bool = False
    ksef: tuple[KsefCode, ...] = ()
    counters: list[Counter] = field(default_factory=list)
    counter: Counter | None = None
    role: str = ""
    identity: Identity | None = None
    lines: list[tuple[float, str]] = field(default_factory=list)
    """Where each line of text stands (share of the page's height), and the line."""
    identify: Callable[[], Identity] | None = None

    def identified(self) -> Identity | None:
        """``identity``, found out now if it was not yet."""
        if self.identity is None and self.identify is not None:
            self.identity, self.identify = self.identify(), None
        return self.identity


def facts_of(
    number: int,
    page: Page | None,
    sight: Sight | None,
    *,
    is_ocr: bool = False,
    own_vat: str | None = None,
    today: dt.date,
) -> PageFacts:
    """The facts of page ``number`` from its words (None: not read) and its picture (None: not looked at); they hold
    on to the page until they are ``identified``.
    """
    count = len(page.words) if page is not None else 0
    marked = sight is not None and sight.codes.is_separator
    if page is not None and count <= SHEET_WORDS and not marked:
        marked = any(is_separator(segment.text) for row in page.rows for segment in row.segments)
    if marked and count <= SHEET_WORDS:
        return PageFacts(number, Kind.SEPARATOR)
    if sight is not None and (sight.is_blank or (page is not None and not count and _nearly_blank(sight))):
        return PageFacts(number, Kind.BLANK)
    codes = sight.codes.ksef if sight is not None else ()
    if page is None or not count:
        return PageFacts(number, Kind.UNREAD, marked, codes)
    return PageFacts(
        number,
        Kind.CONTENT,
        marked,
        codes,
        counters=find_counters(page),
        role=_role(page),
        lines=[(row.segments[0].box[1], row.text[:_KEPT_LENGTH]) for row in page.rows[:_KEPT_LINES]],
        identify=partial(identify, page, is_ocr=is_ocr, own_vat=own_vat, today=today),
    )


def _nearly_blank(sight: Sight) -> bool:
    return sight.ink < NEARLY_BLANK_SHARE and not sight.codes.ksef


def _role(page: Page) -> str:
    """By the first lines of the page: an attachment's title, the general conditions, a sum brought forward."""
    known = words()
    for row in page.rows[:_TITLE_ROWS]:
        for segment in row.segments:
            if segment.box[1] > _TITLE_TOP or len(segment.text) > _TITLE_LENGTH:
                continue
            line = fold_words(segment.text)
            for role in ("attachment", "terms", "brought_forward"):
                if getattr(known, role).match(line):
                    return role
    return ""
