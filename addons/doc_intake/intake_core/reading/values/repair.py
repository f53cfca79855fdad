"""Numbers and amounts with letters where recognition took a digit for a letter.

A number is repaired only where its checksum tells that exactly one reading of its letters is right.
Digits are never exchanged for other digits and none is added or left out: of the numbers that could
be meant then, one in eleven (one in 97) has a right checksum by chance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Final

from .accounts import IBAN_LENGTHS, iban_is_valid
from .ksef_numbers import ksef_is_valid
from .number_match import NumberMatch
from .vat_numbers import VAT_SHAPES, vat_is_valid

# What a letter or sign in the place of a digit may have been, likeliest first.
_MEANT: Final[dict[str, str]] = {
    **dict.fromkeys("OoQD", "0"),
    **dict.fromkeys("IlLi|!][", "1"),
    **dict.fromkeys("Zz", "2"),
    **dict.fromkeys("Ss$§", "5"),
    "G": "6",
    "b": "6",
    "B": "8",
    **dict.fromkeys("gq", "9"),
    "A": "4",
    "T": "7",
}
_LIKE = re.escape("".join(_MEANT))
_DIGIT = rf"[\d{_LIKE}]"
_HEX = rf"[0-9A-F{re.escape('OoQIlLi|!ZzSsGg$§')}]"
MAX_CHANGES: Final = 4
MAX_READINGS: Final = 64

# Lengths of the VAT numbers that have digits only.
_VAT_LENGTHS: Final[dict[str, tuple[int, ...]]] = {
    country: tuple(
        length for length in range(8, 13) if re.fullmatch(shape, "1" * length) or re.fullmatch(shape, "0" * length)
    )
    for country, shape in VAT_SHAPES.items()
    if not re.search(r"[A-Z]", shape)
}
_LEAD = re.compile(r"[\s:.\-/#(]*(?:nr|no|n°|UE|EU)?[\s:.\-]*", re.I)
_PREFIX = re.compile(rf"({'|'.join(_VAT_LENGTHS)})[ :.\-]?")
_RUN = re.compile(rf"{_DIGIT}(?:[ \-.]?{_DIGIT}){{6,16}}(?![^\W_])")
# Accounts of digits only, whatever the country.
_IBAN_COUNTRIES = ("PL", "DE", "EE", "LT", "ES", "BE", "AT", "CZ", "SK", "HU", "DK", "FI", "PT", "SE", "SI", "HR")
_IBAN = re.compile(
    rf"(?<![^\W_])(?:({'|'.join(_IBAN_COUNTRIES)}) ?)?({_DIGIT}{{2}}(?:[ \-]{{0,2}}{_DIGIT}){{12,26}})(?![^\W_])"
)
_KSEF = re.compile(
    rf"(?<![\w\-])({_DIGIT}{{10}})-({_DIGIT}{{8}})-({_HEX}{{12}}|{_HEX}{{6}}-{_HEX}{{6}})-({_HEX}{{2}})(?![\w\-])"
)


def find_vat(text: str, countries: tuple[str, ...]) -> NumberMatch | None:
    """The VAT number that ``text``, which followed a label, begins with, if letters in it can be
    read as digits in exactly one right way.
    """
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    prefix = _PREFIX.match(text, start)
    run = _RUN.match(text, prefix.end() if prefix else start)
    if run is None:
        return None
    compact = re.sub(r"[ \-.]", "", run[0])
    for country in (prefix[1],) if prefix else countries:
        if len(compact) not in _VAT_LENGTHS.get(country, ()):
            continue
        meant = _only_reading(compact, lambda digits: vat_is_valid(country + digits))  # noqa: B023
        if meant is not None:
            return NumberMatch(country + meant, start, run.end(), True, False, repaired=True)
    return None


def find_ibans(text: str) -> list[NumberMatch]:
    """Accounts with letters for digits; without a country they are taken for Polish ones."""
    found = []
    for match in _IBAN.finditer(text):
        country = match[1] or "PL"
        compact = re.sub(r"[ \-]", "", match[2])
        if len(compact) + 2 != IBAN_LENGTHS[country]:
            continue
        meant = _only_reading(compact, lambda digits: iban_is_valid(country + digits))  # noqa: B023
        if meant is not None:
            found.append(NumberMatch(country + meant, match.start(), match.end(), True, repaired=True))
    return found


def find_ksef_numbers(text: str) -> list[NumberMatch]:
    """KSeF numbers with letters for digits, or letters no hexadecimal number has."""
    found = []
    for match in _KSEF.finditer(text):
        rest = match[3], match[4]
        hexadecimal = "-".join(
            "".join(sign if sign in "0123456789ABCDEF" else _MEANT.get(sign, sign) for sign in part) for part in rest
        )
        meant = _only_reading(
            match[1] + match[2],
            lambda digits: ksef_is_valid(f"{digits[:10]}-{digits[10:]}-{hexadecimal}"),  # noqa: B023
            unchanged=hexadecimal != "-".join(rest),
        )
        if meant is not None:
            value = f"{meant[:10]}-{meant[10:]}-{hexadecimal}"
            found.append(NumberMatch(value, match.start(), match.end(), True, repaired=True))
    return found


def _only_reading(text: str, is_right: Callable[[str], bool], unchanged: bool = False) -> str | None:
    """The one way to read ``text`` as digits that is right; None where there is none or several.

    ``unchanged``: a text of digits only counts too, because something else was changed.
    """
    changes = sum(not sign.isdecimal() for sign in text)
    if changes > MAX_CHANGES or (not changes and not unchanged):
        return None
    right = {reading for reading in itertools.islice(_readings(text), MAX_READINGS) if is_right(reading)}
    return right.pop() if len(right) == 1 else None


def _readings(text: str) -> Iterator[str]:
    choices = [sign if sign.isdecimal() else _MEANT.get(sign, "") for sign in text]
    return ("".join(signs) for signs in itertools.product(*choices))


# Amounts: the same letters, and separators taken for one another. Each is replaced by text of the
# same length, so that places in it stay right.
_AMOUNT_LIKE: Final = "OoQIl|SsBZ"
_MONEY_DIGIT = rf"[\d{re.escape(_AMOUNT_LIKE)}]"
_ENDS = r"(?![\w/%]|[.,\-]\w)"
_MISREAD_AMOUNT = re.compile(
    rf"(?<![\w.,/\-])(?:{_MONEY_DIGIT}{{1,3}}(?:[ .]{_MONEY_DIGIT}{{3}})+|{_MONEY_DIGIT}{{1,7}})"
    rf"[.,] ?{_MONEY_DIGIT}{{2}}{_ENDS}"
)
_TWO_POINTS = re.compile(
    r"(?<![\w.,/\-])\d{1,3}(?:(?:\.\d{3})+\.\d\d|(?:,\d{3})+,\d\d|(?: \d{3})+[.,] \d\d|[.,] \d\d)" + _ENDS
)
_BLANK_FOR_COMMA = re.compile(
    r"^(\W{0,3})(\d{1,3}(?:[ .]\d{3})+|\d{1,6}) (\d\d)(?=\W{0,3}$|\s{1,2}(?:zł|zl|PLN|EUR|€)\W*$)"
)


def mended_amounts(text: str) -> str:
    """``text`` of the same length, amounts in it as they were probably printed: ``l 230,0O`` ->
    ``1 230,00``, ``1.230.00`` -> ``1.230,00``.
    """
    text = _MISREAD_AMOUNT.sub(_digits_for_letters, text)
    return _TWO_POINTS.sub(_one_point, text)


def _digits_for_letters(match: re.Match[str]) -> str:
    text = match[0]
    letters = sum(sign in _AMOUNT_LIKE for sign in text)
    digits = sum(sign.isdecimal() for sign in text)
    if not letters or digits < 2 or 2 * letters > digits:
        return text
    return "".join(_MEANT[sign] if sign in _AMOUNT_LIKE else sign for sign in text)


def _one_point(match: re.Match[str]) -> str:
    text = match[0]
    whole, decimals = text[:-2], text[-2:]
    digits = re.sub(r"\D", " ", whole.rstrip(" .,"))
    # A blank behind the point goes to the front, where it is none of the number.
    return " " * (len(whole) - len(digits) - 1) + f"{digits},{decimals}"


def blank_for_comma(text: str) -> str | None:
    """A cell that is nothing but an amount whose comma was read as a blank (``1 230 00``), with its
    comma; None for any other text.

    It may as well be a whole number: only a sum can tell.
    """
    found = _BLANK_FOR_COMMA.match(text)
    return text[: found.end(2)] + "," + text[found.start(3) :] if found else None
