"""VAT numbers, bank accounts and KSeF numbers in a text, with their checksums (python-stdnum)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from stdnum import get_cc_module, iban
from stdnum.exceptions import ValidationError

# What follows the prefix, as in the EU's VIES: the pattern decides where a number ends, the checksum whether it is right.
VAT_SHAPES: Final[dict[str, str]] = {
    "AT": r"U\d{8}", "BE": r"[01]\d{9}", "BG": r"\d{9,10}", "CY": r"\d{8}[A-Z]", "CZ": r"\d{8,10}", "DE": r"\d{9}",
    "DK": r"\d{8}", "EE": r"\d{9}", "EL": r"\d{9}", "ES": r"[A-Z\d]\d{7}[A-Z\d]", "FI": r"\d{8}",
    "FR": r"[A-Z\d]{2}\d{9}", "GB": r"\d{12}|\d{9}", "HR": r"\d{11}", "HU": r"\d{8}", "IE": r"\d[A-Z\d+*]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}", "LT": r"\d{12}|\d{9}", "LU": r"\d{8}", "LV": r"\d{11}", "MT": r"\d{8}", "NL": r"\d{9}B\d{2}",
    "PL": r"\d{10}", "PT": r"\d{9}", "RO": r"\d{6,10}", "SE": r"\d{12}", "SI": r"\d{8}", "SK": r"\d{10}",
    "XI": r"\d{12}|\d{9}", "CH": r"E\d{9}", "NO": r"\d{9}MVA",
}  # fmt: skip
_MODULES: Final = {"EL": "gr", "XI": "gb"}
# Printed with a country's own label and without prefix.
LABEL_COUNTRY: Final = {"pl": "PL", "lv": "LV", "lt": "LT", "et": "EE", "it": "IT", "es": "ES"}

_PREFIXED = re.compile(r"(?<![A-Za-z0-9])(" + "|".join(VAT_SHAPES) + r")[ :.\-]{0,2}((?:[A-Z]{0,2}\d|[A-Z]\d)[A-Z0-9 .\-+*]{5,18})")
_NIP_SHAPE = re.compile(r"(?<![\w\-])(\d{3}[- ]\d{3}[- ]\d{2}[- ]\d{2}|\d{3}[- ]\d{2}[- ]\d{2}[- ]\d{3})(?![\w]|-\d)")
_DIGITS = re.compile(r"(?<![A-Za-z0-9])(\d[\d \-.]{6,17}\d)(?![A-Za-z0-9])")
_ODD = re.compile(r"([A-Z]{2}[A-Z0-9]?\d{7,12})(?![\w])")
_IBAN = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2}\d{2}(?:[ \-]{0,2}[A-Z0-9]){8,30})")
_NRB = re.compile(r"(?<![\w\-])(\d{2}(?:[ \-]{0,2}\d{4}){6})(?![\d])")
_KSEF = re.compile(r"(?<![\w\-])(\d{10}-20\d{6}-(?:[0-9A-F]{12}|[0-9A-F]{6}-[0-9A-F]{6})-[0-9A-F]{2})(?![\w\-])")


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number found at ``text[start:end]``: normalised ``value``, ``valid`` by checksum, ``shaped``: a telling form."""

    value: str
    start: int
    end: int
    valid: bool
    shaped: bool = True


@lru_cache(maxsize=64)
def _vat_module(country: str) -> Any:
    return get_cc_module(_MODULES.get(country, country.lower()), "vat")


@lru_cache(maxsize=4096)
def vat_is_valid(number: str) -> bool:
    """Checksum of a VAT number with prefix (``PL5260001246``)."""
    country, rest = number[:2], number[2:]
    module = _vat_module(country) if country in VAT_SHAPES else None
    if module is None or not re.fullmatch(VAT_SHAPES[country], rest):
        return False
    try:
        module.validate(rest if country not in {"BE", "AT", "CH"} else number)
    except ValidationError:
        return False
    return len(set(rest)) > 1  # 1111111111 passes NIP's checksum and is nobody's number


def normalise_vat(text: str, country: str = "PL") -> str | None:
    """Any notation of a VAT number -> upper case with prefix; without one ``country`` is assumed. None when impossible."""
    compact = re.sub(r"[^A-Z0-9]", "", text.upper())
    if compact[:2] == "GR":
        compact = "EL" + compact[2:]
    if compact[:2] in VAT_SHAPES and re.fullmatch(VAT_SHAPES[compact[:2]], compact[2:]):
        return compact
    if country in VAT_SHAPES and re.fullmatch(VAT_SHAPES[country], compact):
        return country + compact
    return None


def find_vat_numbers(text: str) -> list[NumberMatch]:
    """Numbers with a country prefix, and Polish ones in their hyphenated form."""
    found: list[NumberMatch] = []
    for match in _PREFIXED.finditer(text):
        fitted = _fit(match[1], match[2])
        if fitted:
            rest, length = fitted
            value = match[1] + rest
            found.append(NumberMatch(value, match.start(), match.start(2) + length, vat_is_valid(value)))
    for match in _NIP_SHAPE.finditer(text):
        value = "PL" + re.sub(r"\D", "", match[1])
        if not any(item.start < match.end() and match.start() < item.end for item in found):
            found.append(NumberMatch(value, match.start(), match.end(), vat_is_valid(value), "-" in match[1]))
    return found


def find_labelled_vat(text: str, countries: tuple[str, ...]) -> NumberMatch | None:
    """The number right at the beginning of ``text``, which followed a VAT label of one of ``countries``."""
    prefixed = find_vat_numbers(text)
    lead = re.match(r"[\s:.\-/#(]*(?:nr|no|n°|UE|EU)?[\s:.\-]*", text, re.I)
    offset = lead.end() if lead else 0
    if prefixed and prefixed[0].start <= offset + 2:
        return prefixed[0]
    digits = _DIGITS.match(text, offset)
    if not digits:
        # Another length than the country's: printed wrong, but printed as the VAT number.
        odd = _ODD.match(text, offset)
        return NumberMatch(odd[1], odd.start(1), odd.end(1), False) if odd and odd[1][:2] in VAT_SHAPES else None
    for country in countries:
        fitted = _fit(country, digits[1])
        if fitted:
            value = country + fitted[0]
            return NumberMatch(value, digits.start(), digits.start() + fitted[1], vat_is_valid(value), False)
    return None


def _fit(country: str, text: str) -> tuple[str, int] | None:
    """The longest beginning of ``text`` that has the country's shape and ends where a word ends: (compact, length)."""
    shape = re.compile(VAT_SHAPES[country])
    best: tuple[str, int] | None = None
    for end in range(len(text), 5, -1):
        if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            continue
        compact = re.sub(r"[^A-Z0-9+*]", "", text[:end])
        if shape.fullmatch(compact):
            if vat_is_valid(country + compact):
                return compact, len(text[:end].rstrip(" .-"))
            best = best or (compact, len(text[:end].rstrip(" .-")))
    return best


def find_ibans(text: str) -> list[NumberMatch]:
    """IBANs, and Polish account numbers (NRB, 26 digits) with or without PL; both as IBAN without blanks."""
    found: list[NumberMatch] = []
    for match in _IBAN.finditer(text):
        number = _fit_iban(match[1])
        if number:
            found.append(NumberMatch(number[0], match.start(), match.start() + number[1], number[2]))
    for match in _NRB.finditer(text):
        if any(item.start <= match.start() < item.end for item in found):
            continue
        value = "PL" + re.sub(r"\D", "", match[1])
        found.append(NumberMatch(value, match.start(), match.end(), iban.is_valid(value, check_country=False)))
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
    # Another length than prescribed: a number somebody printed wrong; the first run of capitals and digits is kept.
    groups = re.match(r"[A-Z]{2}\d{2}(?:[ \-]{0,2}[A-Z0-9]*\d[A-Z0-9]*)+", text)
    compact = re.sub(r"[^A-Z0-9]", "", groups[0]) if groups else ""
    return (compact, len(groups[0]), False) if groups and 15 <= len(compact) <= 34 else None


IBAN_LENGTHS: Final[dict[str, int]] = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BY": 28, "CH": 21,
    "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22,
    "GI": 23, "GL": 18, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27, "KZ": 20, "LI": 21,
    "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
    "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TR": 26, "UA": 29, "XK": 20,
}  # fmt: skip


def normalise_iban(text: str) -> str:
    """Upper case without blanks; ``PL`` before 26 digits."""
    compact = re.sub(r"[^A-Z0-9]", "", text.upper())
    return "PL" + compact if re.fullmatch(r"\d{26}", compact) else compact


def iban_is_valid(number: str) -> bool:
    """mod 97 of a normalised IBAN."""
    return IBAN_LENGTHS.get(number[:2]) == len(number) and iban.is_valid(number, check_country=False)


def find_ksef_numbers(text: str) -> list[NumberMatch]:
    """KSeF numbers of invoices (35 characters; 36 in the first version of the system)."""
    return [
        NumberMatch(match[1], match.start(), match.end(), ksef_is_valid(match[1])) for match in _KSEF.finditer(text)
    ]


def ksef_is_valid(number: str) -> bool:
    """CRC-8 (polynomial 0x07, start 0) over the first 32 characters, hyphens included, equals the last two."""
    if len(number) != 35:
        return False
    crc = 0
    for byte in number[:32].encode("ascii", "replace"):
        crc ^= byte
        for _bit in range(8):
            crc = ((crc << 1) ^ 0x07 if crc & 0x80 else crc << 1) & 0xFF
    return f"{crc:02X}" == number[33:]
