"""Recognition in passes: a quick one over every page, and others with other settings over the pages
whose witnesses fail, until they pass, every pass was tried, or they have taken their time: what a bad
photo says a person types sooner.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from . import evidence, second_look
from .fields import PageFields, check_fields, without_lost_minus
from .layout.page import Box, Page
from .profile.spots import Spot
from .recognition import Part, Pass, Recognised, Recogniser, installed_languages
from .recognition.geometry import View
from .recognition.tesseract import sense
from .result import Field, InvoiceLine, ReadingWarning, VatRow

_logger = logging.getLogger(__name__)
FIRST: Final = Pass("first", dpi=200, mode=4)
FURTHER: Final = (
    Pass("larger", dpi=300, mode=6, ink="flat", letters=28),
    Pass("black and white", dpi=300, mode=4, ink="binary", letters=24),
    Pass("scattered", dpi=250, mode=11, ink="flat", letters=22),
)
PAGES_AGAIN: Final = 3
"""Pages that are recognised again: the fields of an invoice stand on its first and last pages."""
TIMES_FIRST: Final = 8.0
"""The further passes together take at most so many times what the first one took. They draw more dots, so that three
of them over one page take about four times as long as the first.
"""
SHARE: Final = 0.08
"""And at most this share of the time for a document (``Limits.document_seconds``): 24 seconds of 300."""
KEY_FIELDS: Final = ("seller_vat", "invoice_number", "issue_date", "total_gross")
_SURE: Final = 0.85
_YEAR_CUT: Final = re.compile(r"[/\-]20\d?$")
_PARTIES: Final = ("seller_vat", "buyer_vat", "seller_name", "buyer_name")
_MONEY: Final = ("total_net", "total_tax", "total_gross", "amount_due")
_BY_FIELDS: Final = frozenset(
    {
        "vat_checksum",
        "iban_checksum",
        "amount_unproven",
        "due_before_issue",
        "future_date",
        "own_vat_absent",
    }
)
"""Warnings of ``fields.check_fields``."""
_T = TypeVar("_T", Field, VatRow, InvoiceLine, Spot)


@dataclass(slots=True)
class Read:
    """What the passes over a document gave: each page as it was read best, the fields of all passes;
    ``repeated`` tells that there was more than one.
    """

    pages: list[Page]
    found: PageFields
    repeated: bool


def read_in_passes(
    recogniser: Recogniser,
    first: Recognised,
    others: Mapping[int, Page],
    read: Callable[[Sequence[Page]], PageFields],
    deadline: float,
    document_seconds: float,
) -> Read:
    """Fields of a document whose pages were recognised once (``first``) or have text (``others``).

    ``read`` finds the fields of pages in order. Boxes are of the pages as a person sees them. Further passes end at
    ``deadline``, or when they have taken their share (``TIMES_FIRST``, ``SHARE``).
    """
    pages = {**others, **{page.number: page for page in first.pages}}
    views = dict(first.views)
    until = min(deadline, time.monotonic() + min(TIMES_FIRST * first.seconds, SHARE * document_seconds))
    expected = first.seconds
    raw = [read(_in_order(pages))]
    takes = [placed(raw[0], views)]
    best = takes[0]
    for step in FURTHER:
        weak = [name for name in weak_fields(best) if not _is_settled(name, best, takes)]
        numbers = _pages_for(weak, best, first)
        # What would be given up halfway is not begun.
        if not numbers or time.monotonic() + expected > until:
            break
        _logger.debug("pages %s again, %s: %s", numbers, step.name, weak)
        again = recogniser.again(numbers, step, until)
        expected = again.seconds
        if not again.pages:
            continue
        newer = {**pages, **{page.number: page for page in again.pages}}
        raw.append(read(_in_order(newer)))
        takes.append(placed(raw[-1], {**views, **again.views}))
        best = combined(takes)
        for page in again.pages:
            if sense(page.words) > sense(pages[page.number].words):
                pages[page.number], views[page.number] = page, again.views[page.number]
    if len(takes) > 1:
        best.fields = without_lost_minus(best.fields)
    best.fields = _looked_at_twice(best.fields, list(zip(raw, takes, strict=True)), recogniser, first, deadline)
    return Read(_in_order(pages), best, len(takes) > 1)


def _looked_at_twice(
    fields: dict[str, Field],
    takes: Sequence[tuple[PageFields, PageFields]],
    recogniser: Recogniser,
    first: Recognised,
    deadline: float,
) -> dict[str, Field]:
    """``takes``: what each pass read, before and after it was placed on the page as a person sees it."""
    recognised = {page.number for page in first.pages}
    known = recogniser.languages
    languages = second_look.languages_of(fields, known, installed_languages())
    parts: dict[str, Part] = {}
    for name in second_look.LOOKED_AT:
        for raw, take in takes:
            if name in fields and take.fields.get(name) is fields[name]:
                value = raw.fields[name]
                if value.page in recognised and value.box is not None:
                    parts[name] = Part(value.page, value.box, languages[name])
    if not parts:
        return fields
    return second_look.confirmed(fields, recogniser.parts(parts, FIRST.dpi, deadline), known, languages)


def _in_order(pages: Mapping[int, Page]) -> list[Page]:
    return [pages[number] for number in sorted(pages)]


def weak_fields(found: PageFields) -> list[str]:
    """The key fields that are missing, or neither proven nor recognised with certainty."""
    return [name for name in KEY_FIELDS if not _holds(name, found.fields.get(name))]


def _holds(name: str, value: Field | None) -> bool:
    if value is None:
        return False
    if value.green:
        return not _is_cut(name, value)
    # Where every letter is certain, another recognition would only say the same.
    named = "label" in value.witnesses or len(evidence.kinds(value.witnesses)) > 1
    return name != "total_gross" and named and value.recognition >= _SURE


def _is_cut(name: str, value: Field) -> bool:
    """Whether the number ends in the middle of a year."""
    return name == "invoice_number" and bool(_YEAR_CUT.search(value.value))


def _is_settled(name: str, best: PageFields, takes: Sequence[PageFields]) -> bool:
    """Whether two passes gave the same; of the gross amount a sum may still be proven."""
    value = best.fields.get(name)
    return value is not None and name != "total_gross" and _votes(name, value, takes) > 1


def _votes(name: str, value: Field, takes: Sequence[PageFields]) -> int:
    found = [take.fields[name] for take in takes if name in take.fields]
    return sum(other.value == value.value for other in found)


def _pages_for(weak: Sequence[str], found: PageFields, first: Recognised) -> list[int]:
    """The recognised pages on which the weak fields stand or should stand."""
    numbers = [page.number for page in first.pages if page.words]
    if not numbers:
        return []
    wanted: list[int] = []
    for name in weak:
        place = found.fields[name].page if name in found.fields else None
        if name == "total_gross":
            of_money = [found.fields[part].page for part in _MONEY if part in found.fields]
            wanted += [place or next(filter(None, of_money), None) or numbers[-1], numbers[0]]
        else:
            wanted += [place or numbers[0]]
    known = [number for number in dict.fromkeys(wanted) if number in numbers]
    return sorted(known[:PAGES_AGAIN])


def combined(takes: Sequence[PageFields]) -> PageFields:
    """The best of several readings of one document: parties together, amounts together, every other
    field by itself, as most passes read it.
    """
    fields: dict[str, Field] = {}
    parties = max(takes, key=lambda take: _worth(take, _PARTIES))
    money = max(takes, key=lambda take: _worth(take, _MONEY))
    for names, winner in ((_PARTIES, parties), (_MONEY, money)):
        fields.update({name: winner.fields[name] for name in names if name in winner.fields})
    for take in takes:
        _fill(fields, take, _PARTIES)
    for name in dict.fromkeys(name for take in takes for name in take.fields):
        if name in _PARTIES or name in _MONEY:
            continue
        values = [take.fields[name] for take in takes if name in take.fields]
        fields[name] = max(
            values,
            key=lambda value: (
                not _is_cut(name, value),
                _votes(name, value, takes) + value.green,
                value.confidence,
            ),
        )
    lines = max((take.lines for take in takes), key=len)
    return PageFields(fields, money.rows, lines, money.warnings, takes[0].spots)


def _worth(found: PageFields, group: Sequence[str]) -> float:
    names = [name for name in group if name in found.fields]
    weights = {"seller_vat": 2.0, "total_gross": 2.0, "seller_name": 0.3, "buyer_name": 0.3}
    return sum(weights.get(name, 1.0) * (found.fields[name].confidence + found.fields[name].green) for name in names)


def _fill(fields: dict[str, Field], other: PageFields, group: Sequence[str]) -> None:
    """What only the other reading has, unless it contradicts: the same number for both parties."""
    values = {value.value for value in fields.values()}
    for name in group:
        if name not in fields and name in other.fields and other.fields[name].value not in values:
            fields[name] = other.fields[name]


def placed(found: PageFields, views: Mapping[int, View]) -> PageFields:
    """The same, with boxes on the pages as a person sees them."""

    def moved(value: _T) -> _T:
        view = views.get(value.page or 0)
        if view is None or view.is_whole or value.box is None:
            return value
        box: Box = view.box(value.box)
        x0, y0, x1, y1 = (round(side, 4) for side in box)
        return replace(value, box=(x0, y0, x1, y1))

    return PageFields(
        {name: moved(value) for name, value in found.fields.items()},
        [moved(row) for row in found.rows],
        [moved(line) for line in found.lines],
        found.warnings,
        replace(found.spots, items=tuple(moved(spot) for spot in found.spots.items)),
    )


def recheck(found: PageFields, today: dt.date, own_vat: str | None) -> list[ReadingWarning]:
    """The warnings of a combined reading: what the fields say may be put right by now."""
    kept = [warning for warning in found.warnings if warning.code not in _BY_FIELDS]
    return kept + (check_fields(found.fields, today, own_vat) if found.fields else [])
