"""The text layer of a PDF: used when there is one and it says something."""

from __future__ import annotations

import re
from typing import Final

from ..files.pdf import PdfPage
from .page import Page, Word

_VOWELS: Final = frozenset("aeiouyąęóáéíúýäöüāēīūėįųõàèìòùâêîôûœæø")
MIN_WORDS = 5
_LETTERS = re.compile(r"[^\W\d_]")


def to_page(page: PdfPage) -> Page:
    return Page(
        page.number, page.width, page.height, [Word(word.text, word.box) for word in page.words]
    )


def is_garbage(page: PdfPage) -> bool:
    """Letters without meaning: a font without Unicode map gives replacement, private or shifted
    characters.

    In every European language a third to a half of all letters are vowels; shifted alphabets miss
    that by far.
    """
    text = "".join(word.text for word in page.words)
    if len(text) < 30:
        return False
    odd = sum(
        letter == "\ufffd" or 0xE000 <= ord(letter) < 0xF900 or ord(letter) < 32 for letter in text
    )
    if odd > 0.15 * len(text):
        return True
    letters = _LETTERS.findall(text.casefold())
    if len(letters) < 40:
        return len(letters) + sum(letter.isdigit() for letter in text) < 0.4 * len(text)
    share = sum(letter in _VOWELS for letter in letters) / len(letters)
    latin = sum(letter < "\u0250" for letter in letters) / len(letters)
    return latin > 0.8 and not 0.2 <= share <= 0.62


def needs_recognition(page: PdfPage) -> bool:
    """Whether the page must be recognised as a picture: no text, hardly any over a full-page
    picture, or garbage.
    """
    if not page.readable:
        return False
    if len(page.words) < MIN_WORDS or is_garbage(page):
        return True
    return page.image_share > 0.6 and len(page.words) < 25
