"""Dates as printed -> datetime.date: day-month-year, year-month-day, month names of nine languages,
Roman months.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..layout.labels import label_set
from .fold import fold

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_SEPARATOR = r"\s?[./\-\u2013]\s?"
_NUMERIC = re.compile(
    # "01.05.2026-31.05.2026" is two dates; any other hyphen belongs to a longer number.
    rf"(?:(?<![\w/\-.,])|(?<=20\d\d-)(?=\d\d?\.))(?:"
    rf"(?P<y>(?:19|20)\d\d){_SEPARATOR}(?P<m>\d{{1,2}}){_SEPARATOR}(?P<d>\d{{1,2}})"
    rf"|(?P<a>\d{{1,2}}){_SEPARATOR}(?P<b>\d{{1,2}}){_SEPARATOR}(?P<year>(?:19|20)?\d\d)"
    rf")(?=r\.?(?:\W|$)|-\d\d?\.\d\d?\.|(?![\w/\-]|[.,]\d))"
)
_BOXED = re.compile(r"\s*(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(20\d\d)\s*")
_COMPACT = re.compile(r"(?<![\w/\-.,])(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?![\w/\-.,])")
_NAMED = re.compile(
    r"(?<![\w])(?P<d>\d{1,2})(?:\.|st|nd|rd|th|er|º)?(?:\s+de)?[\s.\-/]+(?P<m>[^\W\d_]{1,13})\.?,?(?:\s+de)?[\s.\-/]+(?P<y>(?:19|20)\d\d)(?!\d)"
)
_NAMED_US = re.compile(
    r"(?<![\w])(?P<m>[^\W\d_]{3,13})\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?\s?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
)
# "2026. gada 5. marts", "2026 m. kovo 5 d."
_NAMED_YEAR = re.compile(
    r"(?<![\w])(?P<y>(?:19|20)\d\d)\.?\s*(?:gada|g\.?|m\.?|metų)\s+(?:(?P<d>\d{1,2})\.?\s+(?P<m>[^\W\d_]{3,13})|(?P<m2>[^\W\d_]{3,13})\s+(?P<d2>\d{1,2}))"
)
# What every date has: three numbers with separators, or a year.
_MAY_BE = re.compile(rf"\d{_SEPARATOR}\d\d?{_SEPARATOR}\d|(?:19|20)\d\d")
EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class DateMatch:
    """``certain`` is False when day and month could be exchanged (both 12 or less, no month name,
    not ISO).
    """

    value: dt.date
    start: int
    end: int
    certain: bool


def find_dates(
    text: str, languages: Sequence[str], today: dt.date, compact: bool = False
) -> list[DateMatch]:
    """All dates in ``text``, left to right. ``compact`` also takes ``20260305``, and
    ``05032026`` (boxes of a form) where the text is nothing else.
    """
    found: list[DateMatch] = []
    if not _MAY_BE.search(text):
        return found
    for match in _NUMERIC.finditer(text):
        numeric = _numeric(match, today)
        if numeric:
            found.append(DateMatch(numeric[0], match.start(), match.end(), numeric[1]))
    for pattern in (_NAMED, _NAMED_US, _NAMED_YEAR):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            month = _month(groups["m"] or groups.get("m2") or "", languages)
            day = int(groups["d"] or groups.get("d2") or 0)
            value = _date(int(groups["y"]), month, day, today) if month else None
            if value:
                found.append(DateMatch(value, match.start(), match.end(), True))
    if compact:
        for match in _COMPACT.finditer(text):
            value = _date(int(match[1]), int(match[2]), int(match[3]), today)
            if value:
                found.append(DateMatch(value, match.start(), match.end(), True))
        boxed = _BOXED.fullmatch(text)
        value = _date(int(boxed[3]), int(boxed[2]), int(boxed[1]), today) if boxed else None
        if boxed and value:
            found.append(DateMatch(value, boxed.start(1), boxed.end(3), False))
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[DateMatch] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _numeric(match: re.Match[str], today: dt.date) -> tuple[dt.date, bool] | None:
    if match["y"]:
        value = _date(int(match["y"]), int(match["m"]), int(match["d"]), today)
        return (value, True) if value else None
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if len(match["year"]) == 2:
        separators = set(re.sub(r"[\d\s]", "", match[0]))
        if len(separators) != 1:
            return None
        year += 2000 if year <= (today.year + 5) % 100 else 1900
    value = _date(year, second, first, today)
    if value:
        return value, first > 12 or first == second or "." in match[0]
    value = _date(
        year, first, second, today
    )  # American order, only when the other one is impossible
    return (value, True) if value else None


def _month(name: str, languages: Sequence[str]) -> int | None:
    folded = fold(name)
    if folded in _ROMAN:
        return _ROMAN[folded]
    for language in languages:
        for number, names in enumerate(label_set(language).months, 1):
            if folded in names:
                return number
    return None


def _date(year: int, month: int, day: int, today: dt.date) -> dt.date | None:
    if not EARLIEST <= year <= today.year + 10:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
