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
class Current:
    """What is known about the document that the pages before belong to."""

    number: str | None = None
    seller_vat: str | None = None
    buyer_vat: str | None = None
    ksef_number: str | None = None
    ksef_codes: set[KsefCode] = field(default_factory=set)
    counter: Counter | None = None
    closes: bool = False

    def add(self, page: PageFacts) -> None:
        """Take in another page of it."""
        found = page.identity or Identity()
        self.number = self.number or (None if page.role else found.number)
        self.seller_vat = self.seller_vat or found.seller_vat
        self.buyer_vat = self.buyer_vat or found.buyer_vat
        self.ksef_number = self.ksef_number or found.ksef_number
        self.ksef_codes.update(page.ksef)
        self.counter = page.counter
        self.closes = self.closes or found.closes


def judge(page: PageFacts, current: Current, gap: Gap, own_vat: str | None) -> tuple[tuple[Reason, ...], float] | None:
    """The reasons why ``page`` begins a document and how sure that is, or None when it goes on with the current one."""
    if gap.separator:
        return (Reason("split_separator", page.number),), _SURE
    if page.marked:
        return (Reason("split_separator_mark", page.number),), _SURE
    if page.kind is not Kind.CONTENT or page.identity is None or _goes_on(page, current):
        return None
    weighed = list(_reasons(page, page.identity, current, gap, own_vat))
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
    if page.role or page.identity is None:
        return True
    number = page.identity.number
    if current.number is not None:
        if number is not None and key(number) == key(current.number):
            return True
        # "Faktura końcowa 7/2026, page 2" may name the advance invoices it settles, below its own number; a
        # correction names the invoice that it corrects below its own.
        top = page.identity.number_top if number is not None else 1.0
        if any(above < top and mentions(line, current.number) for above, line in page.lines):
            return True
    return len(page.ksef) == 1 and page.ksef[0] in current.ksef_codes


def _reasons(
    page: PageFacts, found: Identity, current: Current, gap: Gap, own_vat: str | None
) -> Iterator[tuple[Reason, float]]:
    begins = found.signs >= _BEGINS or _is_whole_letter(found, current)
    if gap.blank_sheet:
        yield Reason("split_blank_sheet", page.number), 0.6 if found.signs else 0.4
    if page.counter is not None:
        weight = _counter_weight(page.counter, current.counter) if begins else 0.5
        yield Reason("split_counter", page.number, {"counter": str(page.counter)}), weight
    changed = False
    if found.number is not None and current.number is not None and begins:
        changed = True
        misread = differ_by_one(key(found.number), key(current.number)) and not found.number_is_sure
        params: dict[str, str | int] = {"number": found.number, "before": current.number}
        yield Reason("split_number", page.number, params), 0.45 if misread else 0.85
    if _is_other_seller(found, current, own_vat):
        changed = True
        params = {"number": found.seller_vat or "", "before": current.seller_vat or ""}
        headed = begins and (found.has_title or found.signs >= 4)
        yield Reason("split_seller", page.number, params), 0.8 if headed else 0.4
    if _is_other_ksef(page, found, current):
        changed = True
        yield Reason("split_ksef", page.number), 0.95
    whole = found.signs >= _BEGINS and found.closes and current.closes
    if not changed and found.has_title and (found.signs > _BEGINS or whole):
        unnamed = found.number is None or current.number is None
        yield Reason("split_heading", page.number), 0.65 if current.closes and unnamed else 0.3


def _is_whole_letter(found: Identity, current: Current) -> bool:
    """Whether a page holds a document from its heading to its total, behind another one that has its total too: a
    letter names neither seller nor buyer.
    """
    heads = found.has_title and found.number_is_sure and found.number_top < _HEAD
    return heads and found.closes and current.closes


def _counter_weight(counter: Counter, before: Counter | None) -> float:
    if before is not None:
        return 0.95 if before.is_last else 0.85
    return 0.8 if counter.total is not None else 0.6


def _is_other_seller(found: Identity, current: Current, own_vat: str | None) -> bool:
    if found.seller_vat is None or current.seller_vat is None:
        return False
    ours = {key(number) for number in (own_vat, current.buyer_vat) if number}
    return found.seller_vat != current.seller_vat and not any(key(found.seller_vat).endswith(number) for number in ours)


def _is_other_ksef(page: PageFacts, found: Identity, current: Current) -> bool:
    """A page with several codes is a list of invoices and says nothing."""
    if len(page.ksef) == 1 and len(current.ksef_codes) == 1 and page.ksef[0] not in current.ksef_codes:
        return True
    return bool(found.ksef_number and current.ksef_number and found.ksef_number != current.ksef_number)
