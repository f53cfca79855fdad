"""How a program prints dates, amounts and numbers: one choice of habits for each document."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from num2words import num2words

from .identifiers import grouped
from .model import Tax

NBSP = "\N{NO-BREAK SPACE}"

_PL_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip
_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_DE_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_LV_MONTHS = (
    "janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs",
    "jūlijs", "augusts", "septembris", "oktobris", "novembris", "decembris",
)  # fmt: skip
MONTHS: Mapping[str, Sequence[str]] = {"pl": _PL_MONTHS, "en": _EN_MONTHS, "de": _DE_MONTHS, "lv": _LV_MONTHS}

LANGUAGES = ("pl", "en", "de", "lv")

DATE_FORMATS: Mapping[str, str] = {
    "iso": "{y:04d}-{m:02d}-{d:02d}",
    "dots": "{d:02d}.{m:02d}.{y:04d}",
    "dots_r": "{d:02d}.{m:02d}.{y:04d} r.",
    "dashes": "{d:02d}-{m:02d}-{y:04d}",
    "slashes": "{d:02d}/{m:02d}/{y:04d}",
    "long": "{d} {month} {y:04d}",
    "short": "{d:02d} {month:.3} {y:04d}",
    "us": "{month} {d}, {y:04d}",
    "de_long": "{d}. {month} {y:04d}",
    "lv_long": "{y:04d}. gada {d}. {month}",
    "two_digits": "{d:02d}.{m:02d}.{yy:02d}",
}
"""Names that layouts use; ``slashes`` is day first."""

SIGNS = {"PLN": "zł", "EUR": "€", "GBP": "£", "USD": "$"}

EXEMPT_WORDS: Mapping[str, Mapping[str, str]] = {
    "pl": {"E": "zw.", "AE": "oo", "K": "0%", "O": "np."},
    "en": {"E": "exempt", "AE": "0%", "K": "0%", "O": "n/a"},
    "de": {"E": "frei", "AE": "0%", "K": "0%", "O": "n. st."},
    "lv": {"E": "neapl.", "AE": "0%", "K": "0%", "O": "n/p"},
}
"""What stands in the place of the rate, by VAT category."""

T = TypeVar("T")

Labels = Mapping[str, Mapping[str, Sequence[str]]]
"""Key -> language -> the wordings a program of this kind uses."""


@dataclass(frozen=True, slots=True)
class Style:
    """The habits of one document: language, separators, wordings.

    ``seed`` fixes every choice, so the same document always comes out the same.
    """

    seed: str
    language: str
    """One of :data:`LANGUAGES`."""
    currency: str
    date_format: str
    thousands: str
    decimal: str
    sign: str
    """How the currency is printed: its code or its sign."""
    sign_first: bool
    labels: Labels

    def variant(self, name: str, count: int) -> int:
        """A stable number below ``count`` for the choice called ``name``."""
        return random.Random(f"{self.seed}:{name}").randrange(count)

    def choose(self, name: str, options: Sequence[T]) -> T:
        return options[self.variant(name, len(options))]

    def label(self, key: str) -> str:
        """The wording of ``key`` in this document.

        :raises KeyError: when the layout has no such label.
        """
        return self.choose(f"label.{key}", self.labels[key][self.language])

    def date(self, value: date) -> str:
        month = MONTHS[self.language][value.month - 1]
        return DATE_FORMATS[self.date_format].format(
            y=value.year, yy=value.year % 100, m=value.month, d=value.day, month=month
        )

    def amount(self, value: Decimal, places: int = 2) -> str:
        """``1 234,56`` or ``1,234.56``: no currency."""
        text = f"{value:,.{places}f}"
        return text.translate({ord(","): self.thousands, ord("."): self.decimal})

    def price(self, value: Decimal) -> str:
        """A unit price: as many decimals as it needs, at least two."""
        exponent = value.normalize().as_tuple().exponent
        return self.amount(value, max(2, -exponent if isinstance(exponent, int) else 2))

    def quantity(self, value: Decimal) -> str:
        exponent = value.normalize().as_tuple().exponent
        return self.amount(value, max(0, -exponent if isinstance(exponent, int) else 0))

    def money(self, value: Decimal) -> str:
        """Amount with the currency where this program puts it."""
        if self.sign_first:
            minus, digits = ("-", -value) if value < 0 else ("", value)
            return f"{minus}{self.sign}{self.amount(digits)}"
        return f"{self.amount(value)}{NBSP}{self.sign}"

    def rate(self, tax: Tax) -> str:
        """``23%``, or the short word for a category without a rate."""
        if tax.category in {"S", "Z"}:
            return f"{self.quantity(tax.rate)}%"
        words = EXEMPT_WORDS[self.language]
        return words.get(tax.category, words["O"])

    def vat(self, number: str) -> str:
        """VAT number as printed: a Polish one on Polish paper mostly bare or with hyphens."""
        if number.startswith("PL"):
            digits = number[2:]
            hyphens = f"{digits[:3]}-{digits[3:6]}-{digits[6:8]}-{digits[8:]}"
            options = (
                (digits, hyphens, number) if self.language == "pl" else (number, f"PL {digits}")
            )
            return self.choose("vat", options)
        return number

    def iban(self, number: str) -> str:
        """IBAN in groups of four; a Polish account mostly without its country."""
        if number.startswith("PL") and self.language == "pl":
            bare = grouped(number[2:], head=2)
            return self.choose("iban", (bare, bare, f"PL {bare}", f"PL{bare}"))
        return grouped(number)


def in_words(value: Decimal, currency: str, language: str, *, fraction: bool) -> str:
    """Amount in words, with cents in words or as ``56/100``.

    Currencies: PLN, EUR, USD, in English also GBP.

    >>> in_words(Decimal("2.05"), "PLN", "pl", fraction=True)
    'dwa złote 05/100'
    """
    if not fraction:
        return str(num2words(value, lang=language, to="currency", currency=currency))
    whole = int(value)
    words = str(
        num2words(Decimal(whole), lang=language, to="currency", currency=currency, cents=False)
    )
    words = words.rpartition(" und " if language == "de" else ",")[0]
    return f"{words} {int((value - whole) * 100):02d}/100"
