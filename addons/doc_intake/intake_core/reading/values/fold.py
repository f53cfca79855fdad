"""Text as labels are compared: no case, no diacritics, no blanks, no punctuation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)
_KEPT = "%#"


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """``Data sprzedaży:`` -> ``datasprzedazy``. Percent and number signs stay, they tell columns
    and numbers apart.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in decomposed if letter.isalnum() or letter in _KEPT)


@lru_cache(maxsize=4096)
def fold_words(text: str) -> str:
    """As ``fold`` but with single blanks between words."""
    return " ".join(filter(None, (fold(word) for word in text.split())))
