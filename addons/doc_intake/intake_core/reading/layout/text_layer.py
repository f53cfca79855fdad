"""The text layer of a PDF: used when there is one and it says something."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from ...files.pdf import PdfPage
from ..recognition.geometry import View
from ..values.fold import fold
from .page import Page, Word

MIN_WORDS = 5
_LEAST_LETTERS: Final = 10
_MOST_ODD: Final = 0.15
_FEW_PAIRS, _MANY_PAIRS = 18, 40
# Of few pairs a name or two may be half: only what is far from any language is nonsense then.
_LEAST_COMMON, _LEAST_COMMON_OF_FEW = 0.55, 0.35
_LONGEST_WORD: Final = 25
_TORN_WORDS, _MOST_SINGLES = 60, 0.5
_ASCII_PAIR = re.compile(r"(?=([a-z]{2}))")
_LATIN_END: Final = 0x250
# Control characters, those of private use, replacement characters; and phonetic letters and modifiers: no
# document is written in these, but Cyrillic letters end up there when the table of a font is read with an offset.
_ODD = re.compile("[\x00-\x1f\u0250-\u02ff\ue000-\uf8ff\ufffd]")
_SIGN = re.compile(r"[\W_]")

# The pairs of letters that make up most words of the languages read here (accents taken off): two
# thirds to four fifths of the pairs on real documents, a fifth to a third once the letters are
# shifted or swapped.
_FOLLOWERS: Final = {
    "a": "acdghiklmnprstuvyz", "b": "aeir", "c": "aehikotuz", "d": "aeioz", "e": "cdefgijklmnprstv",
    "f": "aeor", "g": "aeis", "h": "aelno", "i": "abcdefgijklmnorstvz", "j": "aeu", "k": "aeikmorstu",
    "l": "aeiklou", "m": "abeimopsu", "n": "acdegiorstuvz", "o": "cdfiklmnoprstuvw", "p": "aeilortv",
    "r": "abegikmnorstuvyz", "s": "acehikopstuz", "t": "aehiorstuv", "u": "bdegiklmnprstu",
    "v": "aeimno", "w": "aeioy", "y": "am", "z": "aeinoy",
}
_COMMON_PAIRS: Final = frozenset(
    first + second for first, seconds in _FOLLOWERS.items() for second in seconds
)


def to_page(page: PdfPage) -> Page:
    """The page with its text upright."""
    size = (page.height, page.width) if page.turned % 2 else (page.width, page.height)
    return Page(page.number, *size, [Word(word.text, word.box) for word in page.words])


def view(page: PdfPage) -> View:
    """Where the page of ``to_page`` lies on the page as a person sees it."""
    return View.whole(page.width, page.height).quarter_turns(page.turned)


def is_garbage(page: PdfPage) -> bool:
    """Letters without meaning, on the whole page or in one of its fonts.

    A font without Unicode map gives replacement characters or private ones; one whose map is wrong
    gives other letters than those shown, and their pairs are those of no language.
    """
    words = [word.text for word in page.words]
    if _is_odd(words) or _is_nonsense(words) or _is_torn(words):
        return True
    by_font: dict[int, list[str]] = defaultdict(list)
    for word in page.words:
        by_font[word.font].append(word.text)
    if len(by_font) < 2:
        return False
    # Single signs are left out: icons, bullets and the like are private characters and no text.
    return any(
        _has_odd_words([text for text in texts if len(text) > 2])
        or _is_nonsense([text for text in texts if len(text) <= _LONGEST_WORD])
        for texts in by_font.values()
    )


def _is_torn(words: list[str]) -> bool:
    """Whether the words came apart into their letters, so that nobody can tell where one ends."""
    telling = [word for word in words if word.isalnum()]
    singles = sum(len(word) == 1 for word in telling)
    return len(telling) >= _TORN_WORDS and singles > _MOST_SINGLES * len(telling)


def _odd_share(text: str) -> float:
    return len(_ODD.findall(text)) / len(text)


def _is_odd(words: Iterable[str]) -> bool:
    text = "".join(words)
    if len(text) < _LEAST_LETTERS:
        return False
    if _odd_share(text) > _MOST_ODD:
        return True
    # Neither letters nor digits: what a table read with an offset makes of them.
    return len(text) >= 30 and len(_SIGN.findall(text)) > 0.6 * len(text)


def _has_odd_words(words: list[str]) -> bool:
    odd = sum(_odd_share(text) > 0.5 for text in words)
    return odd >= 2 and odd > 0.3 * len(words)


def _is_nonsense(words: Iterable[str]) -> bool:
    """Whether the pairs of Latin letters are those of no language; False for other alphabets."""
    texts = list(words)
    if not _is_latin("".join(texts)):
        return False
    pairs = Counter(_ASCII_PAIR.findall(" ".join(map(fold, texts))))
    if pairs.total() < _FEW_PAIRS:
        return False
    common = sum(count for pair, count in pairs.items() if pair in _COMMON_PAIRS)
    return common < (_LEAST_COMMON if pairs.total() >= _MANY_PAIRS else _LEAST_COMMON_OF_FEW) * pairs.total()


def _is_latin(text: str) -> bool:
    if text.isascii():
        return True
    counts = {letter: count for letter, count in Counter(text).items() if letter.isalpha()}
    latin = sum(count for letter, count in counts.items() if ord(letter) < _LATIN_END)
    return latin >= 0.8 * sum(counts.values())


def needs_recognition(page: PdfPage) -> bool:
    """Whether the page must be recognised as a picture: no text, hardly any over a full-page
    picture, or garbage.
    """
    if not page.readable:
        return False
    if len(page.words) < MIN_WORDS or is_garbage(page):
        return True
    return page.image_share > 0.6 and len(page.words) < 25


def says_more(page: PdfPage, recognised: Page | None) -> bool:
    """Whether the text layer of a page with few words is to be kept although it was recognised, or
    could not be: a text layer makes no mistakes in the letters it has.
    """
    texts = [word.text for word in page.words]
    if not texts or is_garbage(page) or _odd_share("".join(texts)) > 0.5:
        return False
    words = recognised.words if recognised else ()
    return _letters(texts) >= _letters(word.text for word in words)


def _letters(words: Iterable[str]) -> int:
    return sum(letter.isalnum() for word in words for letter in word)
