"""Labels of nine languages (``label_data``, one file a language) and where they stand on a
document.

A label is compared without case, diacritics, blanks and punctuation, so that ``USt.-Id.-Nr.``, ``Br
uttosumme`` (letters torn apart by a font's kerning) and ``Slownie`` (recognition without
diacritics) are all found. The longest label wins, so that ``numer faktury korygowanej`` is not
taken for ``numer faktury``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from ..values.fold import fold
from .page import Box, union
from .sheet import Sheet, SheetRow, Token

LANGUAGES: Final = ("pl", "en", "de", "fr", "lv", "lt", "et", "it", "es")
_FOLDER = Path(__file__).with_name("label_data")


@dataclass(frozen=True, slots=True)
class LabelSet:
    """One language: labels by role, month names (folded, twelve sets), words for exempt rates, stop
    words, VAT rates now and lately in force.
    """

    language: str
    country: str
    date_order: str
    currency: str
    labels: dict[str, tuple[str, ...]]
    months: tuple[frozenset[str], ...]
    exempt: dict[str, str]
    stop_words: frozenset[str]
    rates: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class LabelHit:
    """A label found: its roles (one wording may have several), the row and the tokens
    ``start``..``end`` of that row.
    """

    roles: frozenset[str]
    language: str
    page: int
    row: int
    start: int
    end: int
    segment: int
    box: Box
    text: str
    ends_with_colon: bool

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


@cache
def label_set(language: str) -> LabelSet:
    with (_FOLDER / f"{language}.toml").open("rb") as source:
        data = tomllib.load(source)
    return LabelSet(
        language=language,
        country=data["country"],
        date_order=data["date_order"],
        currency=data["currency"],
        labels={role: tuple(texts) for role, texts in data["labels"].items()},
        months=tuple(frozenset(fold(name) for name in names.split()) for names in data["months"]),
        exempt={fold(text): category for text, category in data["exempt"].items()},
        stop_words=frozenset(data["stop_words"].split()),
        rates=frozenset(Decimal(rate) for rate in data["rates"].split()),
    )


@cache
def _keys(language: str) -> frozenset[str]:
    """The labels of one language as they are compared."""
    return frozenset(fold(text) for texts in label_set(language).labels.values() for text in texts)


@dataclass(frozen=True, slots=True)
class _Index:
    roles: dict[str, tuple[frozenset[str], str]]
    prefixes: frozenset[str]
    near: dict[str, str]


@lru_cache(maxsize=64)
def _index(languages: tuple[str, ...]) -> _Index:
    roles: dict[str, tuple[frozenset[str], str]] = {}
    for language in languages:
        for role, texts in label_set(language).labels.items():
            for text in texts:
                key = fold(text)
                known, first_language = roles.get(key, (frozenset(), language))
                roles[key] = (known | {role}, first_language)
    # An English invoice of a Polish company says "NIP" all the same: labels of VAT numbers are
    # known everywhere (they count only before a number of their country's form).
    for language in LANGUAGES:
        for text in label_set(language).labels["vat_id"]:
            roles.setdefault(fold(text), (frozenset({"vat_id"}), language))
    # "Faktura korygująca nr" leads to the number and is the heading too.
    titles = sorted(
        (
            key
            for key, (found, _) in roles.items()
            if any(role.startswith("title_") for role in found)
        ),
        key=len,
    )
    for key, (found, language) in list(roles.items()):
        if "invoice_number" in found:
            for title in reversed(titles):
                if key.startswith(title):
                    roles[key] = (
                        found | {role for role in roles[title][0] if role.startswith("title_")},
                        language,
                    )
                    break
    prefixes = frozenset(key[:length] for key in roles for length in range(1, len(key) + 1))
    # One letter lost or changed by the recognition: long labels are also found by every form with
    # one letter left out.
    near: dict[str, str] = {}
    for key in roles:
        if len(key) >= 7:
            for position in range(len(key)):
                near.setdefault(key[:position] + key[position + 1 :], key)
    return _Index(roles, prefixes, near)


def find_labels(sheet: Sheet) -> tuple[list[LabelHit], tuple[str, ...]]:
    """All labels in the document's own languages (English always among them), and these languages,
    likeliest first.
    """
    languages = detect_languages(sheet)
    index = _index(languages)
    hits: list[LabelHit] = []
    for row in sheet.rows:
        hits.extend(_row_hits(row, index, sheet.is_ocr))
    return hits, languages


def detect_languages(sheet: Sheet) -> tuple[str, ...]:
    """Languages whose labels and stop words are on the page, the likeliest first; never empty."""
    words = {token.text.casefold().strip(".,:;") for row in sheet.rows for token in row.tokens}
    hits = [hit for row in sheet.rows for hit in _row_hits(row, _index(LANGUAGES), False)]
    found = {fold(hit.text) for hit in hits}
    scores: dict[str, float] = {}
    for language in LANGUAGES:
        labels = sum(min(len(key), 16) for key in found & _keys(language) if len(key) > 2)
        scores[language] = labels + 4.0 * len(words & label_set(language).stop_words)
    best = max(scores.values())
    chosen = [
        name
        for name in sorted(LANGUAGES, key=lambda name: -scores[name])
        if scores[name] >= 0.55 * best > 0
    ]
    if "en" not in chosen:
        chosen.append("en")
    return tuple(chosen[:4])


def _row_hits(row: SheetRow, index: _Index, fuzzy: bool) -> list[LabelHit]:
    hits: list[LabelHit] = []
    tokens = row.tokens
    start = 0
    while start < len(tokens):
        begins = fuzzy or tokens[start].folded in index.prefixes
        found = _longest(tokens, start, index, fuzzy) if begins else None
        if found is None:
            start += 1
            continue
        end, key = found
        roles, language = index.roles[key]
        part = tokens[start:end]
        text = "".join(token.text if token.glued else f" {token.text}" for token in part).strip()
        hits.append(
            LabelHit(
                roles=roles,
                language=language,
                page=row.page,
                row=row.number,
                start=start,
                end=end,
                segment=part[0].segment,
                box=union(token.box for token in part),
                text=text,
                ends_with_colon=text.endswith(":")
                or (end < len(tokens) and tokens[end].text == ":"),
            )
        )
        start = end
    return hits


def _longest(tokens: list[Token], start: int, index: _Index, fuzzy: bool) -> tuple[int, str] | None:
    """The end and the key of the longest label that begins at ``start`` and stays inside its
    segment.
    """
    best: tuple[int, str] | None = None
    joined = ""
    for end in range(start, min(start + 14, len(tokens))):
        token = tokens[end]
        if token.segment != tokens[start].segment:
            break
        joined += token.folded
        if end == start and not joined:
            return None
        if joined in index.roles:
            best = (end + 1, joined)
        elif fuzzy and len(joined) >= 6:
            near = _near(joined, index)
            if near and (best is None or len(near) > len(best[1])):
                best = (end + 1, near)
        if not fuzzy and joined not in index.prefixes:
            break
        if len(joined) > 80 or (token.text.endswith(":") and token.folded):
            break
    return best


def _near(joined: str, index: _Index) -> str | None:
    """The label that differs from ``joined`` by one letter lost, added or changed."""
    if joined in index.near:
        return index.near[joined]
    for position in range(len(joined)):
        shorter = joined[:position] + joined[position + 1 :]
        if len(shorter) >= 7 and shorter in index.roles:
            return shorter
        if len(shorter) >= 6 and shorter in index.near:
            return index.near[shorter]
    return None


def with_roles(hits: Iterable[LabelHit], *roles: str) -> list[LabelHit]:
    return [hit for hit in hits if hit.has(*roles)]
