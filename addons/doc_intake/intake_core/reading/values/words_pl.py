"""Amounts in Polish words -> Decimal: "jeden tysiąc dwieście trzydzieści złotych 45/100"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from .fold import fold

_UNITS: Final = """
    zero 0 | jeden jedna jedno 1 | dwa dwie 2 | trzy 3 | cztery 4 | piec 5 | szesc 6 | siedem 7
    | osiem 8 | dziewiec 9 | dziesiec 10 | jedenascie 11 | dwanascie 12 | trzynascie 13
    | czternascie 14 | pietnascie 15 | szesnascie 16 | siedemnascie 17 | osiemnascie 18
    | dziewietnascie 19 | dwadziescia 20 | trzydziesci 30 | czterdziesci 40 | piecdziesiat 50
    | szescdziesiat 60 | siedemdziesiat 70 | osiemdziesiat 80 | dziewiecdziesiat 90 | sto 100
    | dwiescie 200 | trzysta 300 | czterysta 400 | piecset 500 | szescset 600 | siedemset 700
    | osiemset 800 | dziewiecset 900
"""
_POWERS: Final = """
    tysiac tysiace tysiecy tys 1000 | milion miliony milionow mln 1000000
    | miliard miliardy miliardow mld 1000000000
"""
_CURRENCY_WORDS = """
    zloty zlote zlotych zl pln euro eur dolar dolary dolarow usd funt funty funtow gbp
"""
_CENT_WORDS = "grosz grosze groszy gr eurocent eurocenty eurocentow cent centy centow ct"
_CURRENCY: Final = frozenset(_CURRENCY_WORDS.split())
_CENTS: Final = frozenset(_CENT_WORDS.split())


def _table(source: str) -> dict[str, int]:
    table = {}
    for entry in source.split("|"):
        *names, value = entry.split()
        table.update(dict.fromkeys(names, int(value)))
    return table


_NUMBERS: Final = _table(_UNITS)
_MULTIPLIERS: Final = _table(_POWERS)
_KNOWN: Final = sorted({*_NUMBERS, *_MULTIPLIERS, *_CURRENCY, *_CENTS}, key=len, reverse=True)
_FRACTION = re.compile(r"(\d{1,2})\s?/\s?100")


def parse_polish_words(text: str) -> Decimal | None:
    """The amount at the beginning of ``text``, or None when it does not begin with a number in
    words.

    Digit style (``*jeden*dwa*trzy*``), glued words (``dwadzieściatrzy``) and cents as ``45/100``
    are understood; reading stops at the first foreign word.
    """
    fraction = _FRACTION.search(text)
    words = _words(text[: fraction.start()] if fraction else text)
    if not words:
        return None
    if "*" in text and len(words) > 1 and all(_NUMBERS.get(word, 99) < 10 for word in words):
        whole: int | None = int("".join(str(_NUMBERS[word]) for word in words))
        cents_words: list[str] = []
    else:
        whole_words, cents_words = _split_cents(words)
        whole = _number(whole_words)
    if whole is None:
        return None
    cents = int(fraction[1]) if fraction else (_number(cents_words) or 0)
    return Decimal(whole) + Decimal(cents) / 100 if cents < 100 else None


def _words(text: str) -> list[str]:
    """Known words in order, up to the first unknown one."""
    found: list[str] = []
    for raw in re.split(r"[\s,;*()\-]+", text):
        folded = fold(raw)
        if not folded or folded in {"i", "minus", "slownie"}:
            continue
        parts = _unglue(folded)
        if parts is None:
            if found:
                break
            return []
        found.extend(parts)
    return found


def _unglue(word: str) -> list[str] | None:
    """Split ``dwadziesciatrzy``; None when a rest is left over."""
    if word in _NUMBERS or word in _MULTIPLIERS or word in _CURRENCY or word in _CENTS:
        return [word]
    for known in _KNOWN:
        if len(known) > 2 and word.startswith(known):
            rest = _unglue(word[len(known) :])
            if rest is not None:
                return [known, *rest]
    return None


def _split_cents(words: list[str]) -> tuple[list[str], list[str]]:
    whole: list[str] = []
    for position, word in enumerate(words):
        if word in _CURRENCY:
            cents: list[str] = []
            for later in words[position + 1 :]:
                if later in _CENTS or later in _CURRENCY:
                    break
                cents.append(later)
            return whole, cents
        if word in _CENTS:
            return [], whole
        whole.append(word)
    return whole, []


def _number(words: list[str]) -> int | None:
    if not words:
        return None
    total = group = 0
    for word in words:
        if word in _NUMBERS:
            group += _NUMBERS[word]
        elif word in _MULTIPLIERS:
            total += (group or 1) * _MULTIPLIERS[word]
            group = 0
        else:
            return None
    return total + group
