"""Bank accounts in a text: IBAN, and Polish numbers (NRB) without their country."""

from __future__ import annotations

import re
from typing import Final

from stdnum import iban

from .number_match import NumberMatch

_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2}\d{2}(?:[ \-]{0,2}[A-Z0-9]){8,30})")
_NRB = re.compile(r"(?<![\w\-])(\d{2}(?:[ \-]{0,2}\d{4}){6})(?![\d])")
IBAN_LENGTHS: Final[dict[str, int]] = {
    "AD": 24,
    "AE": 23,
    "AL": 28,
    "AT": 20,
    "AZ": 28,
    "BA": 20,
    "BE": 16,
    "BG": 22,
    "BH": 22,
    "BY": 28,
    "CH": 21,
    "CY": 28,
    "CZ": 24,
    "DE": 22,
    "DK": 18,
    "EE": 20,
    "ES": 24,
    "FI": 18,
    "FO": 18,
    "FR": 27,
    "GB": 22,
    "GE": 22,
    "GI": 23,
    "GL": 18,
    "GR": 27,
    "HR": 21,
    "HU": 28,
    "IE": 22,
    "IL": 23,
    "IS": 26,
    "IT": 27,
    "KZ": 20,
    "LI": 21,
    "LT": 20,
    "LU": 20,
    "LV": 21,
    "MC": 27,
    "MD": 24,
    "ME": 22,
    "MK": 19,
    "MT": 31,
    "NL": 18,
    "NO": 15,
    "PL": 28,
    "PT": 25,
    "RO": 24,
    "RS": 22,
    "SE": 24,
    "SI": 19,
    "SK": 24,
    "SM": 27,
    "TR": 26,
    "UA": 29,
    "XK": 20,
}


def find_ibans(text: str) -> list[NumberMatch]:
    """IBANs, and Polish account numbers (NRB, 26 digits) with or without PL; both as IBAN without
    blanks.
    """
    found: list[NumberMatch] = []
    for match in _IBAN.finditer(text):
        number = _fit_iban(match[1])
        if number:
            found.append(
                NumberMatch(number[0], match.start(), match.start() + number[1], number[2])
            )
    for match in _NRB.finditer(text):
        if any(item.start <= match.start() < item.end for item in found):
            continue
        value = "PL" + re.sub(r"\D", "", match[1])
        found.append(
            NumberMatch(
                value, match.start(), match.end(), iban.is_valid(value, check_country=False)
            )
        )
    return found


def _fit_iban(text: str) -> tuple[str, int, bool] | None:
    """Cut ``text`` to the length the country prescribes: (compact, length in text, valid)."""
    country = text[:2]
    length = IBAN_LENGTHS.get(country)
    if length is None:
        return None
    compact = ""
    for position, letter in enumerate(text, 1):
        if letter.isalnum():
            compact += letter
        if len(compact) == length:
            rest = text[position : position + 1]
            if rest.isalnum():
                break
            return compact, position, iban.is_valid(compact, check_country=False)
    # Another length than prescribed: a number somebody printed wrong; the first run of capitals and
    # digits is kept.
    groups = re.match(r"[A-Z]{2}\d{2}(?:[ \-]{0,2}[A-Z0-9]*\d[A-Z0-9]*)+", text)
    compact = re.sub(r"[^A-Z0-9]", "", groups[0]) if groups else ""
    return (compact, len(groups[0]), False) if groups and 15 <= len(compact) <= 34 else None


def normalise_iban(text: str) -> str:
    """Upper case without blanks; ``PL`` before 26 digits."""
    compact = re.sub(r"[^A-Z0-9]", "", text.upper())
    return "PL" + compact if re.fullmatch(r"\d{26}", compact) else compact


def iban_is_valid(number: str) -> bool:
    """mod 97 of a normalised IBAN."""
    return IBAN_LENGTHS.get(number[:2]) == len(number) and iban.is_valid(
        number, check_country=False
    )
