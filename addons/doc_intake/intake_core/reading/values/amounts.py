"""Amounts of money as printed -> Decimal.

Decimal comma or dot, thousands separated by blanks (also narrow ones), dots, commas or apostrophes;
minus before, after or as brackets. A percentage, a date, a quantity with three decimals or a
telephone number is not an amount.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_BLANK = "[\u0020\u00a0\u202f\u2009]"
# Digits in groups of three with one kind of separator, or without any; then decimals.
_NUMBER = re.compile(
    rf"""
    (?:(?<![\w.,/])|(?<=[\s\d][x×]))(?<!\w[-\u2013])(?P<open>\()?(?P<minus>[-\u2212\u2013]{_BLANK}{{0,2}})?
    (?P<whole>\d{{1,3}}(?:{_BLANK}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+(?=,|(?!\.?\d))|\d{{1,3}}(?:,\d{{3}})+(?=\.|(?!,?\d))
      |\d{{1,3}}(?:['\u2019]\d{{3}})+|\d+)
    (?:(?P<point>[.,])(?P<decimals>\d+))?
    (?P<close>\))?(?P<trailing>-(?![\w]))?
    """,
    re.VERBOSE,
)
_CURRENCY_WORDS = {
    "EUR": "€ eur euro eiro",
    "PLN": "zł zl pln złotych",
    "USD": "$ usd",
    "GBP": "£ gbp",
    "CZK": "czk kč",
    **{code: code.casefold() for code in ["CHF", "SEK", "NOK", "DKK", "HUF", "RON", "BGN", "UAH"]},
    **{code: code.casefold() for code in ["LTL", "LVL", "EEK", "JPY", "CNY", "CAD", "AUD"]},
}
_SIGNS = {word: code for code, words in _CURRENCY_WORDS.items() for word in words.split()}
CURRENCIES = frozenset(_SIGNS.values())
_AFTER = re.compile(r"\s{0,2}(€|\$|£|[A-Za-złčŁ]{2,7}\b)")
_BEFORE = re.compile(r"(€|\$|£|(?<![\w])[A-Za-złŁ]{2,4})\s{0,2}$")
_NOT_MONEY = re.compile(r"\s?%|(?![A-G]\s*$)[\w/]|[.,:]\d|-\d")
_MISREAD_MINUS = re.compile(r"(?<!\S)[=~](?=\d)")
_LETTER = re.compile(r"[^\W\d_]")
MAX_AMOUNT = Decimal("1e12")


@dataclass(frozen=True, slots=True)
class AmountMatch:
    """An amount in a text: ``decimals`` printed digits after the point, ``currency`` ISO code
    beside it or None.
    """

    value: Decimal
    start: int
    end: int
    decimals: int
    currency: str | None

    @property
    def is_whole(self) -> bool:
        """A whole number without a currency: an amount only where a label beside it says so."""
        return self.decimals == 0 and self.currency is None

    @property
    def is_money(self) -> bool:
        """Totals are printed with two decimals; whole numbers count only beside a currency."""
        return self.decimals == 2 or (self.decimals == 0 and self.currency is not None)


@lru_cache(maxsize=1024)  # the cells of a document, each of which several readers ask for
def find_amounts(text: str, recognised: bool = False) -> tuple[AmountMatch, ...]:
    """All numbers in ``text`` that may be amounts, percentages left out.

    ``recognised`` text may show a minus as "=" or "~".
    """
    if recognised:
        text = _MISREAD_MINUS.sub("-", text)
    found: list[AmountMatch] = []
    for match in _NUMBER.finditer(text):
        after = text[match.end() : match.end() + 12]
        if _NOT_MONEY.match(after) and not _glued_currency(after):
            continue
        # "(726,82)" alone is an accountant's minus; behind words ("VAT 19% (726,82)") it is an aside.
        aside = bool(match["open"] or match["minus"]) and bool(_LETTER.search(text, 0, match.start()))
        value = _value(match, not aside)
        if value is not None and match["minus"] and aside and match["minus"][-1:].isspace():
            value = abs(value)  # "VAT 21% - 278.99": a dash between words
        if value is None or abs(value) > MAX_AMOUNT:
            continue
        decimals = len(match["decimals"] or "")
        found.append(
            AmountMatch(
                value, match.start(), match.end(), decimals, _currency(text, match.start(), after)
            )
        )
    return tuple(found)


def parse_amount(text: str) -> Decimal | None:
    """The one amount that ``text`` consists of, a currency beside it aside; None otherwise."""
    found = find_amounts(text.strip())
    return found[0].value if len(found) == 1 else None


def _value(match: re.Match[str], bracketed: bool) -> Decimal | None:
    whole, decimals = match["whole"], match["decimals"] or ""
    digits = whole if whole.isdigit() else re.sub(r"\D", "", whole)
    if not decimals and whole.count(".") + whole.count(",") == 1:
        # "1.234" and "1,234": thousands or three decimals, nobody can tell; not an amount of money
        # either way.
        return None
    if len(digits) > 13:
        return None
    value = Decimal(f"{digits}.{decimals or '0'}")
    brackets = bracketed and bool(match["open"] and match["close"])
    negative = bool(match["minus"]) or bool(match["trailing"]) or (brackets and len(decimals) == 2)
    if not decimals:
        value = value.to_integral_value()
    return -value if negative else value


def _glued_currency(after: str) -> bool:
    behind = _AFTER.match(after)
    return bool(behind and behind[1].casefold() in _SIGNS)


def _currency(text: str, start: int, after: str) -> str | None:
    behind = _AFTER.match(after)
    if behind and behind[1].casefold() in _SIGNS:
        return _SIGNS[behind[1].casefold()]
    before = _BEFORE.search(text[max(0, start - 8) : start])
    if before and before[1].casefold() in _SIGNS:
        return _SIGNS[before[1].casefold()]
    return None


def currency_of(text: str) -> str | None:
    """The ISO code that ``text`` (one word) names, or None."""
    return _SIGNS.get(text.strip(" .,:;()[]").casefold())


def to_text(value: Decimal) -> str:
    """A decimal string with a dot and at least two decimals, no exponent: ``1230.00``."""
    exponent = value.as_tuple().exponent
    places = max(2, -exponent if isinstance(exponent, int) else 2)
    text = f"{value:.{places}f}"
    while places > 2 and text.endswith("0"):
        places -= 1
        text = text[:-1]
    return "0.00" if text == "-0.00" else text
