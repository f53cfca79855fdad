"""VAT numbers in a text: shapes of the countries, checksums by python-stdnum."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from stdnum import get_cc_module
from stdnum.exceptions import ValidationError

from .number_match import NumberMatch

# What follows the prefix, as in the EU's VIES: the pattern decides where a number ends, the
# checksum whether it is right.
VAT_SHAPES: Final[dict[str, str]] = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[A-Z\d]\d{7}[A-Z\d]",
    "FI": r"\d{8}",
    "FR": r"[A-Z\d]{2}\d{9}",
    "GB": r"\d{12}|\d{9}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[A-Z\d+*]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}",
    "LT": r"\d{12}|\d{9}",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"\d{9}B\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{6,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "XI": r"\d{12}|\d{9}",
    "CH": r"E\d{9}",
    "NO": r"\d{9}MVA",
}
_MODULES: Final = {"EL": "gr", "XI": "gb"}
# Printed with a country's own label and without prefix.
LABEL_COUNTRY: Final = {"pl": "PL", "lv": "LV", "lt": "LT", "et": "EE", "it": "IT", "es": "ES"}

_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])("
    + "|".join(VAT_SHAPES)
    + r")[ :.\-]{0,2}((?:[A-Z]{0,2}\d|[A-Z]\d)[A-Z0-9 .\-+*]{5,18})"
)
_NIP_SHAPE = re.compile(
    r"(?<![\w\-])(\d{3}[- ]\d{3}[- ]\d{2}[- ]\d{2}|\d{3}[- ]\d{2}[- ]\d{2}[- ]\d{3})(?![\w]|-\d)"
)
_DIGITS = re.compile(r"(?<![A-Za-z0-9])([A-Z]?\d[\d \-.]{5,17}[A-Z\d])(?![A-Za-z0-9])")
_ODD = re.compile(r"([A-Z]{2}[A-Z0-9]?\d{7,12})(?![\w])")


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
    """Any notation of a VAT number -> upper case with prefix; without one ``country`` is assumed.
    None when impossible.
    """
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
            found.append(
                NumberMatch(value, match.start(), match.start(2) + length, vat_is_valid(value))
            )
    for match in _NIP_SHAPE.finditer(text):
        value = "PL" + re.sub(r"\D", "", match[1])
        if not any(item.start < match.end() and match.start() < item.end for item in found):
            found.append(
                NumberMatch(value, match.start(), match.end(), vat_is_valid(value), "-" in match[1])
            )
    return found


def find_labelled_vat(text: str, countries: tuple[str, ...]) -> NumberMatch | None:
    """The number right at the beginning of ``text``, which followed a VAT label of one of
    ``countries``.
    """
    prefixed = find_vat_numbers(text)
    lead = re.match(r"[\s:.\-/#(]*(?:nr|no|n°|UE|EU)?[\s:.\-]*", text, re.I)
    offset = lead.end() if lead else 0
    if prefixed and prefixed[0].start <= offset + 2:
        return prefixed[0]
    digits = _DIGITS.match(text, offset)
    if not digits:
        # Another length than the country's: printed wrong, but printed as the VAT number.
        odd = _ODD.match(text, offset)
        return (
            NumberMatch(odd[1], odd.start(1), odd.end(1), False)
            if odd and odd[1][:2] in VAT_SHAPES
            else None
        )
    for country in countries:
        fitted = _fit(country, digits[1])
        if fitted:
            value = country + fitted[0]
            return NumberMatch(
                value, digits.start(), digits.start() + fitted[1], vat_is_valid(value), False
            )
    return None


def _fit(country: str, text: str) -> tuple[str, int] | None:
    """The longest beginning of ``text`` that has the country's shape and ends where a word ends:
    (compact, length).
    """
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
