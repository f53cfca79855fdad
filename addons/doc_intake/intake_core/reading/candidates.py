"""Everything on the page that has the form of a date, an amount, a VAT number, an account or a KSeF
number.

Nothing is decided here: a candidate knows where it stands, and whether its checksum is right.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from .layout.page import Box, union
from .layout.sheet import SegmentText, Sheet, SheetRow
from .layout.wrapping import wraps
from .values import accounts, amounts, dates, ksef_numbers, repair, vat_numbers
from .values.number_match import NumberMatch

REPAIRED: Final = 0.7
"""How much of the recognition's certainty a number keeps in which letters were read as digits."""
_DIGIT = re.compile(r"\d")
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,2}(?:[.,]\d{1,2})?)\s?%")


@dataclass(frozen=True, slots=True)
class Candidate:
    """``text`` is the normalised value as it would be reported; ``row`` counts through the
    document; ``last``: ends its segment. ``certain`` is False for a date whose day and month may be
    exchanged, and for an amount whose decimal comma was not seen.
    """

    kind: str
    text: str
    page: int
    row: int
    segment: int
    start: int
    end: int
    box: Box
    recognition: float
    valid: bool = True
    certain: bool = True
    shaped: bool = True
    amount: Decimal | None = None
    date: dt.date | None = None
    decimals: int = 0
    currency: str | None = None
    last: bool = False

    @property
    def doubtful(self) -> bool:
        """A number whose digits recognition may have mistaken: repaired, or with a wrong checksum."""
        return self.recognition < 1 and not (self.valid and self.certain)

    @property
    def money(self) -> Decimal:
        assert self.amount is not None
        return self.amount

    @property
    def day(self) -> dt.date:
        assert self.date is not None
        return self.date


@dataclass(frozen=True, slots=True)
class Percent:
    """A rate printed with a percent sign."""

    rate: Decimal
    page: int
    row: int
    box: Box


@dataclass(slots=True)
class Candidates:
    dates: list[Candidate] = field(default_factory=list)
    amounts: list[Candidate] = field(default_factory=list)
    vat: list[Candidate] = field(default_factory=list)
    ibans: list[Candidate] = field(default_factory=list)
    ksef: list[Candidate] = field(default_factory=list)
    percents: list[Percent] = field(default_factory=list)


def collect(sheet: Sheet, languages: Sequence[str], today: dt.date) -> Candidates:
    """All candidates of the document in reading order."""
    found = Candidates()
    for row in sheet.rows:
        for segment in row.segments:
            _collect_segment(segment, found, languages, today, sheet.is_ocr)
        found.dates.extend(_boxed_dates(row, today))
    _collect_wrapped(sheet, found, languages, today)
    return found


def _collect_wrapped(
    sheet: Sheet, found: Candidates, languages: Sequence[str], today: dt.date
) -> None:
    """Account numbers and dates that begin in one line and end in the next. An account's checksum
    must be right, since any two lines of digits may stand above each other.
    """
    for wrap in wraps(sheet):
        for account in accounts.find_ibans(wrap.text):
            if account.valid and account.start < wrap.cut < account.end - 1:
                end = len(wrap.line.text)
                found.ibans.append(
                    _make("iban", account.value, wrap.line, wrap.start + account.start, end)
                )
        for day in dates.find_dates(wrap.text, languages, today):
            if day.start < wrap.cut < day.end - 1:
                end = len(wrap.line.text)
                value = day.value.isoformat()
                candidate = _make(
                    "date", value, wrap.line, wrap.start + day.start, end, date=day.value
                )
                found.dates.append(candidate)


_DAY, _YEAR = re.compile(r"\d{1,2}"), re.compile(r"20\d\d")


def _boxed_dates(row: SheetRow, today: dt.date) -> list[Candidate]:
    """Day, month and year in three boxes of a form, near each other."""
    found = []
    for day, month, year in zip(row.segments, row.segments[1:], row.segments[2:], strict=False):
        if not (_DAY.fullmatch(day.text) and _DAY.fullmatch(month.text)):
            continue
        if not _YEAR.fullmatch(year.text) or year.box[0] - day.box[2] > 0.12:
            continue
        numeric = dates.find_dates(f"{day.text}.{month.text}.{year.text}", (), today)
        if numeric:
            value = numeric[0].value
            first = _make("date", value.isoformat(), day, 0, len(day.text), date=value)
            box = union((day.box, month.box, year.box))
            recognition = min(token.confidence for part in (day, month, year) for token in part.tokens)
            found.append(replace(first, box=box, recognition=recognition))
    return found


def _collect_segment(
    segment: SegmentText,
    found: Candidates,
    languages: Sequence[str],
    today: dt.date,
    recognised: bool,
) -> None:
    # The telling forms come first; what they used up is blanked so that no amount is found inside
    # an account number.
    text = segment.text
    if not _DIGIT.search(text):
        return
    for match in _with_repaired(ksef_numbers.find_ksef_numbers, repair.find_ksef_numbers, text, recognised):
        found.ksef.append(_numbered("ksef", match, segment))
        text = _blank(text, match.start, match.end)
    for match in _with_repaired(accounts.find_ibans, repair.find_ibans, text, recognised):
        found.ibans.append(_numbered("iban", match, segment))
        text = _blank(text, match.start, match.end)
    for match in vat_numbers.find_vat_numbers(text):
        found.vat.append(
            _make(
                "vat",
                match.value,
                segment,
                match.start,
                match.end,
                valid=match.valid,
                shaped=match.shaped,
            )
        )
        text = _blank(text, match.start, match.end)
    for day in dates.find_dates(text, languages, today, compact=True):
        found.dates.append(
            _make(
                "date",
                day.value.isoformat(),
                segment,
                day.start,
                day.end,
                certain=day.certain,
                date=day.value,
            )
        )
        text = _blank(text, day.start, day.end)
    for percent in _PERCENT.finditer(text):
        rate = Decimal(percent[1].replace(",", "."))
        box = segment.box_between(percent.start(), percent.end())
        found.percents.append(Percent(rate, segment.page, segment.row, box))
    if recognised:
        text = repair.mended_amounts(text)
    for money in amounts.find_amounts(text, recognised):
        if money.is_money or money.is_whole:
            found.amounts.append(
                _make(
                    "amount",
                    amounts.to_text(money.value),
                    segment,
                    money.start,
                    money.end,
                    amount=money.value,
                    decimals=money.decimals,
                    currency=money.currency,
                )
            )
        if recognised and money.is_whole and _is_cell(text, money) and money.value >= 100:
            # Recognition loses decimal commas: "18425926" alone in a cell may be 184259.26, if sums
            # say so.
            found.amounts.append(_uncertain(money.value / 100, segment, money.start, money.end))
    mended = repair.blank_for_comma(text) if recognised else None
    if mended is not None:
        for money in amounts.find_amounts(mended):
            found.amounts.append(_uncertain(money.value, segment, money.start, money.end))


def _uncertain(value: Decimal, segment: SegmentText, start: int, end: int) -> Candidate:
    """An amount whose decimal comma was not seen."""
    text = amounts.to_text(value)
    return _make("amount", text, segment, start, end, amount=value, decimals=2, certain=False)


def _with_repaired(
    find: Callable[[str], list[NumberMatch]],
    mend: Callable[[str], list[NumberMatch]],
    text: str,
    recognised: bool,
) -> list[NumberMatch]:
    """What is found as it stands, and on recognised text what a repair turns into a right number."""
    found = find(text)
    if not recognised:
        return found
    mended = [
        match
        for match in mend(text)
        if not any(other.valid and other.start < match.end and match.start < other.end for other in found)
    ]
    kept = [
        other for other in found if not any(other.start < match.end and match.start < other.end for match in mended)
    ]
    return [*kept, *mended]


def _numbered(kind: str, match: NumberMatch, segment: SegmentText, offset: int = 0) -> Candidate:
    candidate = _make(
        kind,
        match.value,
        segment,
        offset + match.start,
        offset + match.end,
        valid=match.valid,
        shaped=match.shaped,
        certain=not match.repaired,
    )
    return replace(candidate, recognition=candidate.recognition * REPAIRED) if match.repaired else candidate


def _is_cell(text: str, money: amounts.AmountMatch) -> bool:
    return not any(letter.isalnum() for letter in text[: money.start] + text[money.end :])


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + "\x00" * (end - start) + text[end:]


def _make(
    kind: str,
    value: str,
    segment: SegmentText,
    start: int,
    end: int,
    *,
    valid: bool = True,
    certain: bool = True,
    shaped: bool = True,
    amount: Decimal | None = None,
    date: dt.date | None = None,
    decimals: int = 0,
    currency: str | None = None,
) -> Candidate:
    tokens = segment.tokens_between(start, end)
    return Candidate(
        kind=kind,
        text=value,
        page=segment.page,
        row=segment.row,
        segment=segment.number,
        start=start,
        end=end,
        box=segment.box_between(start, end),
        recognition=min((token.confidence for token in tokens), default=1.0),
        valid=valid,
        certain=certain,
        shaped=shaped,
        amount=amount,
        date=date,
        decimals=decimals,
        currency=currency,
        last=end >= len(segment.text),
    )


def labelled_vat(
    segment: SegmentText, start: int, countries: tuple[str, ...], recognised: bool = False
) -> Candidate | None:
    """The VAT number that ``segment.text[start:]`` begins with, for text behind a label such as
    NIP; on recognised text also one with letters for digits.
    """
    match = vat_numbers.find_labelled_vat(segment.text[start:], countries)
    if recognised and (match is None or not match.valid):
        match = repair.find_vat(segment.text[start:], countries) or match
    return None if match is None else _numbered("vat", match, segment, start)
