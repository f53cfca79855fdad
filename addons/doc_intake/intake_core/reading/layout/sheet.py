"""One document as the readers of fields see it: rows of segments of tokens.

A *token* is a word or, where label and value are printed without a blank (``NIP:5260001246``), a
part of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..values.fold import fold
from .page import INK, Box, Page, Segment, Word, union

# A colon inside a word ends a label unless digits stand on both sides (10:30) or it begins a path
# (http://).
_SPLIT = re.compile(r"(?<=[^\d:]):(?=[^\s:/])|(?<=\d):(?=[^\d\s:/])")
# "Sprzedawca/Seller": words of two languages, or two names for one thing.
_ALTERNATIVE = re.compile(r"(?<=[^\W\d_]{2}[/|])(?=[^\W\d_]{2})|(?<=[.)][/|])(?=[^\W\d_]{2})")
# No honest row has more; what goes beyond is on the page's text but no place for fields.
MAX_SEGMENTS, MAX_SEGMENT_WORDS, MAX_WORD_LENGTH = 80, 120, 120
# An amount glued to the word before it by a narrow blank: "Totale fattura2.562,82".
_GLUED = re.compile(r"(?<=[^\W\d_]{3})(?=\d{1,3}(?:[.,]\d{3})*[.,]\d{2}$)")
# What every word has that is parted: a colon, a slash, a bar or cents.
_MAY_PART = re.compile(r"[:/|]|[.,]\d\d$")
_DIGIT = re.compile(r"\d")
# The groups of a number parted by blanks.
_GROUP, _GROUP_BEHIND = re.compile(r"[-\u2212(]?\d{1,3}"), re.compile(r"\d{3}(?!\d)")
NARROW_GAP = 0.6  # of the letter height: the widest blank inside a number such as "1 230,00"


@dataclass(frozen=True, slots=True)
class Token:
    """``row`` and ``segment`` count within the page and within the row; ``glued``: no blank before it."""

    text: str
    folded: str
    box: Box
    confidence: float
    segment: int
    glued: bool = False


@dataclass(frozen=True, slots=True)
class SegmentText:
    """A segment as one string, one blank for a narrow gap and two for a wider one, and the way back
    to boxes.
    """

    page: int
    row: int
    number: int
    tokens: tuple[Token, ...]
    text: str
    starts: tuple[int, ...]
    box: Box

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with ``text[start:end]``."""
        return [
            token
            for token, begin in zip(self.tokens, self.starts, strict=True)
            if begin < end and begin + len(token.text) > start
        ]

    def end_of(self, box: Box) -> int:
        """Where in ``text`` the words of ``box``, a part of this segment, end."""
        inside = [
            start + len(token.text)
            for token, start in zip(self.tokens, self.starts, strict=True)
            if token.box[2] <= box[2] + 1e-6
        ]
        return max(inside, default=0)

    def box_between(self, start: int, end: int) -> Box:
        """The box of ``text[start:end]``; letters inside a token count as equally wide."""
        boxes = []
        for token, begin in zip(self.tokens, self.starts, strict=True):
            first, last = max(start, begin), min(end, begin + len(token.text))
            if first < last:
                boxes.append(_part(token.box, len(token.text), first - begin, last - begin))
        return union(boxes) if boxes else self.box


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One height of one page. ``number`` counts through the whole document."""

    page: int
    number: int
    segments: tuple[SegmentText, ...]
    box: Box

    @property
    def tokens(self) -> list[Token]:
        return [token for segment in self.segments for token in segment.tokens]

    @property
    def text(self) -> str:
        return "   ".join(segment.text for segment in self.segments)

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]


class Sheet:
    """The whole document. ``is_ocr`` where letters may be mistaken."""

    def __init__(self, pages: Sequence[Page], is_ocr: bool = False) -> None:
        self.pages = pages
        self.is_ocr = is_ocr
        self.rows: list[SheetRow] = []
        for page in pages:
            for row in page.rows:
                segments = [
                    _segment(part, page, len(self.rows), index)
                    for index, part in enumerate(row.segments[:MAX_SEGMENTS])
                ]
                self.rows.append(
                    SheetRow(
                        page.number,
                        len(self.rows),
                        tuple(segments),
                        union(part.box for part in segments),
                    )
                )

    def segments(self) -> Iterator[SegmentText]:
        for row in self.rows:
            yield from row.segments

    def rows_below(self, number: int) -> Iterator[SheetRow]:
        """The rows under row ``number`` on the same page, nearest first."""
        page = self.rows[number].page
        for row in self.rows[number + 1 :]:
            if row.page != page:
                return
            yield row

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)


def _segment(segment: Segment, page: Page, row: int, number: int) -> SegmentText:
    tokens: list[Token] = []
    starts: list[int] = []
    parts: list[str] = []
    length = 0
    before: Word | None = None
    for word in segment.words[:MAX_SEGMENT_WORDS]:
        if before is not None:
            blank = " " if _is_narrow(before, word, page) else "  "
            parts.append(blank)
            length += len(blank)
        for part, (text, box) in enumerate(_split(_shortened(word))):
            glued = part > 0 and parts[-1].endswith((":", "/", "|"))
            if part and not glued:
                parts.append(" ")
                length += 1
            tokens.append(Token(text, fold(text), box, word.confidence, number, glued))
            starts.append(length)
            parts.append(text)
            length += len(text)
        before = word
    return SegmentText(
        page.number, row, number, tuple(tokens), "".join(parts), tuple(starts), segment.box
    )


def _is_narrow(before: Word, word: Word, page: Page) -> bool:
    """Whether a gap is the blank between two words, or inside a number: a typewriter's blank is as wide as a digit."""
    gap = (word.box[0] - before.box[2]) * page.aspect
    scale = INK if page.ink else 1.0
    if gap <= NARROW_GAP * scale * max(word.height, before.height):
        return True
    if not (_GROUP.fullmatch(before.text) and _GROUP_BEHIND.match(word.text)):
        return False
    digit = (word.box[2] - word.box[0]) * page.aspect / len(word.text)
    return gap <= 1.2 * scale * digit


def _shortened(word: Word) -> Word:
    if len(word.text) <= MAX_WORD_LENGTH:
        return word
    box = _part(word.box, len(word.text), 0, MAX_WORD_LENGTH)
    return Word(word.text[:MAX_WORD_LENGTH], box, word.confidence)


def _split(word: Word) -> list[tuple[str, Box]]:
    found = _cut(word.text) if _MAY_PART.search(word.text) else None
    if not found:
        return [(word.text, word.box)]
    cut = found.end()
    length = len(word.text)
    left = (word.text[:cut], _part(word.box, length, 0, cut))
    return [
        left,
        *_split(Word(word.text[cut:], _part(word.box, length, cut, length), word.confidence)),
    ]


def _cut(text: str) -> re.Match[str] | None:
    """The empty place where ``text`` is parted first."""
    found = _SPLIT.search(text) or _GLUED.search(text)
    return found if found or _DIGIT.search(text) else _ALTERNATIVE.search(text)


def _part(box: Box, length: int, start: int, end: int) -> Box:
    width = (box[2] - box[0]) / max(length, 1)
    return (box[0] + width * start, box[1], box[0] + width * end, box[3])
