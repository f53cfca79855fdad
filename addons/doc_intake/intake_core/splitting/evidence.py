"""Whether a page begins another document than the pages before it: each reason with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from .codes import KsefCode
from .counters import Counter
from .identity import Identity, differ_by_one, key, mentions
from .page_facts import Kind, PageFacts
from .proposal import Reason

LEAST: Final = 0.6
"""A cut is proposed from this confidence on."""
_SURE: Final = 0.99
_HEAD: Final = 0.35  # of the page's height
_BEGINS: Final = 2  # signs of a page that begins a document


@dataclass(slots=True)
class Gap:
    """What was left out between two pages."""

    separator: bool = False
    blank_sheet: bool = False


@dataclass(slots=True)
class Known:
    """What is known about the document that the pages before belong to."""

    number: str | None = None
    seller_vat: str | None = None
    buyer_vat: str | None = None
    ksef_number: str | None = None
    closes: bool = False

    def add(self, page: PageFacts) -> None:
        """Take in another page of it."""
        found = page.identified() or Identity()
        self.number = self.number or (None if page.role else found.number)
        self.seller_vat = self.seller_vat or found.seller_vat
        self.buyer_vat = self.buyer_vat or found.buyer_vat
        self.ksef_number = self.ksef_number or found.ksef_number
        self.closes = self.closes or found.closes


@dataclass(slots=True)
class Current:
    """The document that the pages before belong to; what they say is found out when a page has to be compared."""

    ksef_codes: set[KsefCode] = field(default_factory=set)
    counter: Counter | None = None
    _known: Known = field(default_factory=Known)
    _unasked: list[PageFacts] = field(default_factory=list)

    def add(self, page: PageFacts) -> None:
        """Take in another page of it."""
        self.ksef_codes.update(page.ksef)
        self.counter = page.counter
        self._unasked.append(page)

    @property
    def known(self) -> Known:
        for page in self._unasked:
            self._known.add(page)
        self._unasked.clear()
        return self._known


def judge(page: PageFacts, current: Current, gap: Gap, own_vat: str | None) -> tuple[tuple[Reason, ...], float] | None:
    """The reasons why ``page`` begins a document and how sure that is, or None when it goes on with the current one."""
    if gap.separator:
        return (Reason("split_separator", page.number),), _SURE
    if page.marked:
        return (Reason("split_separator_mark", page.number),), _SURE
    if page.kind is not Kind.CONTENT or _goes_on(page, current):
        return None
    found = page.identified()
    weighed = list(_reasons(page, found, current, gap, own_vat)) if found is not None else []
    doubt = 1.0
    for _reason, weight in weighed:
        doubt *= 1 - weight
    confidence = round(1 - doubt, 2)
    if confidence < LEAST:
        return None
    return tuple(reason for reason, _weight in weighed), confidence


def _goes_on(page: PageFacts, current: Current) -> bool:
    """Whether the page itself says that it does not begin a document."""
    if page.counter is not None and page.counter.index > 1:
        return True
    found = None if page.role else page.identified()
    if found is None:
        return True
    number, known = found.number, current.known
    if known.number is not None:
        if number is not None and key(number) == key(known.number):
            return True
        # "Faktura końcowa 7/2026, page 2" may name the advance invoices it settles, below its own number; a
        # correction names the invoice that it corrects below its own.
        top = found.number_top if number is not None else 1.0
        if any(above < top and mentions(line, known.number) for above, line in page.lines):
            return True
    return len(page.ksef) == 1 and page.ksef[0] in current.ksef_codes


def _reasons(
    page: PageFacts, found: Identity, current: Current, gap: Gap, own_vat: str | None
) -> Iterator[tuple[Reason, float]]:
    known = current.known
    begins = found.signs >= _BEGINS or _is_whole_letter(found, known)
    if gap.blank_sheet:
        yield Reason("split_blank_sheet", page.number), 0.6 if found.signs else 0.4
    if page.counter is not None:
        weight = _counter_weight(page.counter, current.counter) if begins else 0.5
        yield Reason("split_counter", page.number, {"counter": str(page.counter)}), weight
    changed = False
    if found.number is not None and known.number is not None and begins:
        changed = True
        misread = differ_by_one(key(found.number), key(known.number)) and not found.number_is_sure
        params: dict[str, str | int] = {"number": found.number, "before": known.number}
        yield Reason("split_number", page.number, params), 0.45 if misread else 0.85
    if _is_other_seller(found, known, own_vat):
        changed = True
        params = {"number": found.seller_vat or "", "before": known.seller_vat or ""}
        headed = begins and (found.has_title or found.signs >= 4)
        yield Reason("split_seller", page.number, params), 0.8 if headed else 0.4
    if _is_other_ksef(page, found, current):
        changed = True
        yield Reason("split_ksef", page.number), 0.95
    whole = found.signs >= _BEGINS and found.closes and known.closes
    if not changed and found.has_title and (found.signs > _BEGINS or whole):
        unnamed = found.number is None or known.number is None
        yield Reason("split_heading", page.number), 0.65 if known.closes and unnamed else 0.3


def _is_whole_letter(found: Identity, known: Known) -> bool:
    """Whether a page holds a document from its heading to its total, behind another one that has its total too: a
    letter names neither seller nor buyer.
    """
    heads = found.has_title and found.number_is_sure and found.number_top < _HEAD
    return heads and found.closes and known.closes


def _counter_weight(counter: Counter, before: Counter | None) -> float:
    if before is not None:
        return 0.95 if before.is_last else 0.85
    return 0.8 if counter.total is not None else 0.6


def _is_other_seller(found: Identity, known: Known, own_vat: str | None) -> bool:
    if found.seller_vat is None or known.seller_vat is None:
        return False
    ours = {key(number) for number in (own_vat, known.buyer_vat) if number}
    return found.seller_vat != known.seller_vat and not any(key(found.seller_vat).endswith(number) for number in ours)


def _is_other_ksef(page: PageFacts, found: Identity, current: Current) -> bool:
    """A page with several codes is a list of invoices and says nothing."""
    if len(page.ksef) == 1 and len(current.ksef_codes) == 1 and page.ksef[0] not in current.ksef_codes:
        return True
    before = current.known.ksef_number
    return bool(found.ksef_number and before and found.ksef_number != before)
