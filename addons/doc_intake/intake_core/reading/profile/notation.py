"""How a supplier writes: masks of numbers, notations of dates and amounts, labels compared."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ..values.fold import fold

_PARTS = re.compile(r"(\d+)(\D+)(\d+)(\D+)(\d+)")
# What recognition takes for what: a letter where the mask has a digit, and the other way round.
_DIGIT_OF: Final = {"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "|": "1", "Z": "2"} | {
    "S": "5",
    "B": "8",
    "G": "6",
}
_LETTER_OF: Final = {"0": "O", "1": "I", "2": "Z", "5": "S", "8": "B", "6": "G"}


def mask_of(number: str) -> str:
    """``FV/0012/05/2026`` -> ``FV/####/##/####``: letters and signs stay, digits are left open."""
    return re.sub(r"\d", "#", number)


def loose(mask: str) -> str:
    """A mask that leaves the lengths of its numbers open, for counters without leading zeros."""
    return re.sub(r"#+", "#", mask)


def repaired(number: str, mask: str) -> str | None:
    """``number``, as recognition read it, with the digits and letters that ``mask`` tells of a
    glyph that looks like both; None when it is something else.
    """
    if len(number) != len(mask):
        return None
    letters = []
    for found, wanted in zip(number, mask, strict=True):
        if wanted == "#":
            letter = found if found.isdigit() else _DIGIT_OF.get(found)
        elif found == wanted:
            letter = found
        else:
            letter = wanted if _LETTER_OF.get(found) == wanted else None
        if letter is None:
            return None
        letters.append(letter)
    return "".join(letters)


def date_notation(text: str, *, month_first: bool = False) -> str:
    """``04.05.2026`` -> ``dd.mm.yyyy``; ``month_first`` tells which of the two numbers was taken
    for the month.
    """
    parts = _PARTS.fullmatch(text.strip())
    if not parts:
        return "d month yyyy" if any(letter.isalpha() for letter in text) else "ddmmyyyy"
    first, _one, _second, _two, _last = parts.groups()
    order = "ymd" if len(first) == 4 else "mdy" if month_first else "dmy"
    names = [letter * len(digits) for letter, digits in zip(order, (parts[1], parts[3], parts[5]), strict=True)]
    return f"{names[0]}{parts[2].strip()}{names[1]}{parts[4].strip()}{names[2]}"


def amount_notation(text: str) -> str:
    """``12 345,00 zł`` -> ``1 234,56``; without thousands ``0,00``."""
    number = re.search(r"\d[\d .,'’\u00a0\u202f\u2009]*\d|\d", text)
    if not number:
        return ""
    signs = re.findall(r"\D", number[0])
    decimal = signs[-1] if re.search(r"[.,]\d\d$", number[0]) else ""
    thousands = next((" " if sign.isspace() else sign for sign in signs[: -1 if decimal else None]), "")
    whole = f"1{thousands}234" if thousands else "0"
    return f"{whole}{decimal}{'56' if thousands else '00'}" if decimal else whole


def same_label(first: str, second: str) -> bool:
    """Whether two printed labels are one, a letter lost or changed by recognition aside."""
    return _same_folded(*sorted((fold(first), fold(second))))


def nearly(first: str, second: str, most: int = 2) -> bool:
    """Whether two numbers of one length differ in so few characters that one is the other misread."""
    return len(first) == len(second) and sum(map(str.__ne__, first, second)) <= most


@lru_cache(maxsize=16384)
def _same_folded(first: str, second: str) -> bool:
    if first == second:
        return bool(first)
    allowed = min(len(first), len(second)) // 6
    if abs(len(first) - len(second)) > allowed:
        return False
    return _distance(first, second) <= allowed


def _distance(first: str, second: str) -> int:
    """Letters to lose, add or change to make one word of the other."""
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, 1):
        before = row
        row = [number]
        for column, (above, left) in enumerate(pairwise(before), 1):
            change = above + (letter != second[column - 1])
            row.append(min(change, left + 1, row[-1] + 1))
    return row[-1]
