"""When a value that was read is the value of the truth, whatever notation each of them has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

Row = Mapping[str, Any]
"""A VAT row or a line, as ``Reading.to_json`` or a truth has it."""
ALIKE = 0.8
"""Share of a description that must be the same: recognition loses a letter here and there."""


def equal(name: str, expected: str, found: str) -> bool:
    """VAT numbers and IBANs by their digits, amounts as decimals, dates as dates, numbers without punctuation.

    A name is right when it is part of the other one: with or without legal form, as people accept it.
    """
    if name.endswith("_vat") or name == "iban":
        return _digits(expected) == _digits(found)
    if name.startswith("total_") or name == "amount_due":
        return number(expected) is not None and number(expected) == number(found)
    if name.endswith("_date"):
        return _day(expected) is not None and _day(expected) == _day(found)
    if name.endswith("_name"):
        first, second = bare(expected), bare(found)
        return bool(first) and bool(second) and (first in second or second in first)
    return bare(expected) == bare(found)


def same_vat_row(expected: Row, found: Row) -> bool:
    """Rate, net and tax are the same; the gross amount too, where both have one."""
    for key in ("net", "tax"):
        if expected.get(key) is not None and number(expected[key]) != number(found.get(key)):
            return False
    if _rate(expected.get("rate")) != _rate(found.get("rate")):
        return False
    return _agree(expected.get("gross"), found.get("gross"))


def same_line(expected: Row, found: Row) -> bool:
    """Description, quantity and one amount are the same; an amount, rate or quantity that was left out is not wrong."""
    if not _alike(str(expected.get("description") or expected.get("name") or ""), str(found.get("description") or "")):
        return False
    for key in ("quantity", "rate"):
        if not _agree(expected.get(key), found.get(key)):
            return False
    pairs = ((_gross(expected), number(found.get("gross"))), (number(expected.get("net")), number(found.get("net"))))
    told = [(first, second) for first, second in pairs if first is not None and second is not None]
    return bool(told) and all(first == second for first, second in told)


def number(text: object) -> Decimal | None:
    """The amount, or None where there is none or it is no number."""
    try:
        return None if text is None else Decimal(str(text).rstrip("%").strip())
    except InvalidOperation:
        return None


def bare(text: str) -> str:
    """Letters and digits alone, in lower case."""
    return re.sub(r"[\W_]", "", text).casefold()


def matches(expected: Sequence[Row], found: Sequence[Row], name: str) -> list[tuple[int, int]]:
    """Pairs of places in ``expected`` and ``found``, each used once; ``name`` is ``vat_breakdown`` or ``lines``."""
    same = same_vat_row if name == "vat_breakdown" else same_line
    left = list(range(len(found)))
    pairs = []
    for place, row in enumerate(expected):
        for other in left:
            if same(row, found[other]):
                pairs.append((place, other))
                left.remove(other)
                break
    return pairs


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _rate(text: object) -> Decimal:
    """Percent; 0 for one in words: exempt, reverse charge."""
    return number(text) or Decimal(0)


def _agree(expected: object, found: object) -> bool:
    """Whether both are the same number, as far as both are told."""
    first, second = number(expected), number(found)
    return first is None or second is None or first == second


def _gross(line: Row) -> Decimal | None:
    if line.get("gross") is not None:
        return number(line["gross"])
    price, quantity = number(line.get("gross_price")), number(line.get("quantity"))
    if price is None or quantity is None:
        return None
    return (price * quantity).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _alike(expected: str, found: str) -> bool:
    first, second = bare(expected), bare(found)
    if not first or not second:
        return False
    return first in second or second in first or SequenceMatcher(None, first, second).ratio() >= ALIKE
