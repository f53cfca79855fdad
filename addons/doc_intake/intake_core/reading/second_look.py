"""A second look at the values whose letters nothing proves: names, dates and the invoice number.

Each is cut out of its page and recognised by itself. A line alone is often read better than one among tables and
rules, the marks above its letters most of all; and letters that were recognised twice are believed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final

from . import evidence
from .layout.labels import LANGUAGES
from .parties.company_language import company_languages
from .parties.name_shapes import repaired
from .result import Field
from .values.dates import find_dates
from .values.fold import fold

NAMES: Final = ("seller_name", "buyer_name")
DATES: Final = ("issue_date", "sale_date", "due_date")
LOOKED_AT: Final = (*NAMES, *DATES, "invoice_number")
_DIFFERENT: Final = 0.5
"""Most confidence of a value that was recognised otherwise the second time: half of those are wrong."""
_MENDED: Final = 0.7
_DOUBT_LEFT: Final = 0.5
"""How much of the doubt about its letters a value keeps that was recognised twice."""
_EDGES: Final = " \t,;:.()[]{}\"'`\u2018\u2019\u201c\u201d\u201e|_*~«»"
_AMBIGUOUS: Final = re.compile(r"(?<=\d)[OoIl|]|[OoIl|](?=\d)|^20[0-4]\d1\d{3,}$|^\d{2,}120[0-4]\d$")
"""Letters that look like the digits beside them, and a one beside a year that may be a slash: every time they are
looked at.
"""
_TORN_OFF: Final = re.compile(r"[A-Z0-9]")
_GOES_ON: Final = ("/", "-")
_MOST_BLANKS: Final = 12
_ALIKE: Final = 0.75
"""Share of the letters that two recognitions of one name have in common."""


def confirmed(
    fields: Mapping[str, Field],
    again: Mapping[str, str],
    languages: Collection[str],
    spoken: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Field]:
    """``fields`` with what the second look says; ``again``: the text that was recognised for each of ``LOOKED_AT`` that
    could be looked at, ``languages``: tesseract's names of those that pages are recognised with, ``spoken``: the one
    language of the second look, as ``languages_of`` gives it.
    """
    result = dict(fields)
    for name in LOOKED_AT:
        if name in fields and name in again:
            if name in NAMES:
                number = fields.get(name.replace("_name", "_vat"))
                result[name] = _name(fields[name], again[name], number, languages, spoken.get(name, ""))
            elif name in DATES:
                result[name] = _date(fields[name], again[name])
            else:
                result[name] = _number(fields[name], again[name])
    return result


def _name(field: Field, again: str, number: Field | None, languages: Collection[str], spoken: str) -> Field:
    if same_name(field.value, again):
        return _read_twice(field, unsure=not _is_spelled(field.value, number, {*languages, spoken}))
    # Only the second look knew the letters of the company's country.
    is_foreign = bool(spoken) and spoken not in languages
    mended = with_marks(field.value, again, is_foreign)
    if mended is not None:
        return replace(field, value=mended, unsure=True, confidence=min(field.confidence, _MENDED))
    seen = _name_in(again, field.value)
    value = seen if is_foreign and _is_alike(field.value, seen) else field.value
    return replace(field, value=value, unsure=True, confidence=min(field.confidence, _DIFFERENT))


def _is_alike(name: str, seen: str) -> bool:
    ours, theirs = fold(name), fold(seen)
    same_words = name.count(" ") == seen.count(" ")
    return same_words and SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE


def _date(field: Field, again: str) -> Field:
    """Believed as before where it is recognised again, doubted where another date is."""
    day = dt.date.fromisoformat(field.value)
    seen = {match.value for match in find_dates(again, LANGUAGES, day, compact=True)}
    if not seen:
        return field
    if day in seen or any((other.year, other.month, other.day) == (day.year, day.day, day.month) for other in seen):
        return _read_twice(field, unsure=field.unsure)
    return replace(field, unsure=True, confidence=min(field.confidence, _DIFFERENT))


def _number(field: Field, again: str) -> Field:
    if same_number(field.value, again):
        return _read_twice(field, unsure=bool(_AMBIGUOUS.search(field.value)))
    return replace(field, unsure=True, confidence=min(field.confidence, _DIFFERENT))


def _read_twice(field: Field, *, unsure: bool) -> Field:
    witnesses = (*field.witnesses, "read_again")
    sure = 1 - (1 - field.recognition) * _DOUBT_LEFT
    return replace(field, witnesses=witnesses, confidence=evidence.confidence(witnesses, sure), unsure=unsure)


def languages_of(fields: Mapping[str, Field], known: Sequence[str], installed: Collection[str] = ()) -> dict[str, str]:
    """For each of ``LOOKED_AT`` the language, one of ``known``, of the party whose it is, of a name also one of
    ``installed``; "" where none of them is.

    With several languages at once the other one's model often wins where a mark is hard to see: "Trzy Baki". And a
    company abroad is called in a language that the pages are not recognised with.
    """
    spoken = {}
    for name in LOOKED_AT:
        party = name if name in NAMES else "seller_name"
        number = fields.get(party.replace("_name", "_vat"))
        theirs = company_languages(fields[party].value if party in fields else "", number) or frozenset()
        choice = [language for language in known if language in theirs]
        if name in NAMES:
            choice += sorted(theirs & set(installed))
        spoken[name] = choice[0] if choice else ""
    return spoken


def _is_spelled(name: str, number: Field | None, languages: Collection[str]) -> bool:
    """Whether it is one that companies have, and the recognition knew the letters of their country."""
    if ":" in name or name.count(" ") > _MOST_BLANKS:
        return False
    known = company_languages(name, number)
    return known is None or bool(known & set(languages))


def same_name(name: str, again: str) -> bool:
    """Whether the text that was recognised is the name and nothing else, but for blanks, punctuation, capitals, zeros
    in its legal form, and a scrap of a line beside it.
    """
    wanted, words = _letters(name), [_letters(word) for word in repaired(again).split()]
    words = [word for word in words if word]
    return bool(wanted) and any(
        "".join(words[first : len(words) - last]) == wanted
        for first in (0, 1)
        for last in (0, 1)
        if first + last < len(words) and _is_scrap(words[:first] + words[len(words) - last :])
    )


def _is_scrap(words: list[str]) -> bool:
    """What recognition makes of a line beside the words."""
    return all(word in {"i", "j", "l"} for word in words)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def with_marks(name: str, again: str, is_foreign: bool = False) -> str | None:
    """``Wedrowny Slimak`` -> ``Wędrowny Ślimak`` where the second look saw the same letters and marks above them that
    the first one lost, or, of a foreign name, mistook; None where it saw others, or no more marks.
    """
    seen = _name_in(again, name)
    if len(seen) != len(name) or fold(seen) != fold(name):
        return None
    merged = "".join(_marked(ours, theirs, is_foreign) for ours, theirs in zip(name, seen, strict=True))
    return merged if merged != name else None


def _name_in(again: str, name: str) -> str:
    """What was recognised for ``name``, without the scraps of lines around it."""
    seen = " ".join(word for word in (word.strip("_*~|") for word in repaired(again).split()) if word)
    seen = seen.strip(_EDGES.replace(".", ""))
    return seen if name.endswith(".") else seen.rstrip(".")


def _marked(ours: str, theirs: str, is_foreign: bool) -> str:
    if not (ours.isascii() or is_foreign) or theirs.isascii() or fold(ours) != fold(theirs):
        return ours
    return theirs.upper() if ours.isupper() else theirs.lower()


def same_number(number: str, again: str) -> bool:
    """Whether the number stands in the text that was recognised, whole and letter by letter; blanks do not count."""
    wanted = "".join(number.split())
    words = [word.strip(_EDGES) for word in again.split()]
    words = [word for word in words if word]
    for first in range(len(words)):
        joined = ""
        for last in range(first, len(words)):
            joined += words[last]
            if len(joined) >= len(wanted):
                break
        if joined == wanted:
            after = words[last + 1] if last + 1 < len(words) else ""
            before = words[first - 1] if first else ""
            # "K DM-2026/7", "FV/7/20 26": parts torn off the number, and no label.
            goes_on = after.startswith(_GOES_ON) or after[:1].isdigit()
            return not (goes_on or before.endswith(_GOES_ON) or _TORN_OFF.fullmatch(before))
    return False
