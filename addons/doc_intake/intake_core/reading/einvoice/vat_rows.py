"""The VAT fields of KSeF: ``P_13_n`` base, ``P_14_n`` tax; and the rates as lines name them (``P_12``)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ..result import InvoiceLine, VatRow
from ..values.amounts import to_text
from .tree import plain

# P_13_n -> (rate when nothing better is known, EN 16931 category)
KSEF_ROWS: Final[dict[str, tuple[str, str]]] = {
    "1": ("23", "S"),
    "2": ("8", "S"),
    "3": ("5", "S"),
    "4": ("4", "S"),
    "5": ("0", "O"),
    "6": ("0", "Z"),
    "6_1": ("0", "Z"),
    "6_2": ("0", "K"),
    "6_3": ("0", "G"),
    "7": ("0", "E"),
    "8": ("0", "O"),
    "9": ("0", "AE"),
    "10": ("0", "AE"),
    "11": ("0", "E"),
}
_OTHER_RATE: Final = {"1": ("23", "22"), "2": ("8", "7"), "4": ("4", "3")}
# P_12 in words. FA(2) says np and 0 without telling which: None, the header knows.
_LINE_CATEGORIES: Final[dict[str, str | None]] = {
    "0 kr": "Z",
    "0 wdt": "K",
    "0 ex": "G",
    "0": None,
    "zw": "E",
    "oo": "AE",
    "np i": "O",
    "np ii": "AE",
    "np": None,
}


def ksef_vat_row(suffix: str, net: Decimal, tax: Decimal, line_rates: Set[str] = frozenset()) -> VatRow:
    """The VAT row of the fields ``P_13_suffix`` and ``P_14_suffix``; ``line_rates``: those that the lines name."""
    category = KSEF_ROWS[suffix][1]
    return VatRow(_rate(suffix, net, tax, line_rates), to_text(net), to_text(tax), to_text(net + tax), category)


def _rate(suffix: str, net: Decimal, tax: Decimal, line_rates: Set[str]) -> str:
    """Of two rates in one field (23 or 22) the one that the lines name, else the one that the amounts show."""
    if suffix == "5" and net:
        return _foreign_rate(net, tax, line_rates)
    candidates = _OTHER_RATE.get(suffix)
    if not candidates:
        return KSEF_ROWS[suffix][0]
    named = [rate for rate in candidates if rate in line_rates]
    if len(named) == 1:
        return named[0]
    if not net:
        return KSEF_ROWS[suffix][0]
    return min(candidates, key=lambda item: abs(net * Decimal(item) / 100 - tax))


def _foreign_rate(net: Decimal, tax: Decimal, line_rates: Set[str]) -> str:
    """A rate of another member state (OSS): the one of the lines that fits, else by the amounts, to half a percent."""
    exact = tax / net * 100
    if not 0 <= exact <= 100:
        return KSEF_ROWS["5"][0]
    fitting = [rate for rate in line_rates if abs(net * Decimal(rate) / 100 - tax) <= Decimal("0.05")]
    if fitting:
        return min(fitting, key=lambda rate: abs(Decimal(rate) - exact))
    return f"{(exact * 2).quantize(Decimal(1)) / 2:f}"


def row_of_total(gross: Decimal | None, lines: Sequence[InvoiceLine]) -> VatRow | None:
    """The one row of an invoice whose lines name one rate, and whose header nothing but the gross total."""
    rates = {(line.rate, getattr(line, "category", None)) for line in lines}
    if gross is None or len(rates) != 1:
        return None
    rate, category = rates.pop()
    if rate is None:
        return None
    net = (gross * 100 / (100 + Decimal(rate))).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return VatRow(rate, to_text(net), to_text(gross - net), to_text(gross), category)


def line_rate(value: str | None) -> str | None:
    """``23`` -> ``23``; ``0 KR``, ``zw``, ``oo``, ``np I`` -> ``0``."""
    if value is None:
        return None
    match = re.match(r"\d+(?:\.\d+)?", value, re.ASCII)
    return (plain(match[0]) if match else None) or "0"


def line_category(value: str | None) -> str | None:
    """EN 16931 category of a ``P_12``; None where only the header tells."""
    if value is None:
        return None
    folded = value.casefold()
    return _LINE_CATEGORIES[folded] if folded in _LINE_CATEGORIES else "S" if folded[:1].isdigit() else None
