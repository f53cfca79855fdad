"""Page counters: ``Strona 1 z 2``, ``1/2``, ``Page 3``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..reading.layout.page import Page, Segment
from ..reading.values.fold import fold
from .words import words

_TOKEN = re.compile(r"\d+|[^\W\d_]+|/|\||\(|\)|-|\u2013")
_TOP, _BOTTOM = 0.13, 0.87  # of the page's height: where a counter without a word may stand
MAX_PAGES = 999
_ONE = frozenset({"l", "i"})  # what recognition makes of a lonely 1
_SLASHES = frozenset({"/", "|"})


@dataclass(frozen=True, slots=True)
class Counter:
    """``index`` of ``total`` pages, from 1; ``total`` is None where only the page's own number is printed.

    ``named``: a word such as "page" says what it is.
    """

    index: int
    total: int | None
    named: bool = True

    def __str__(self) -> str:
        return str(self.index) if self.total is None else f"{self.index}/{self.total}"

    @property
    def is_last(self) -> bool:
        return self.total is None or self.index == self.total

    def follows(self, before: Counter) -> bool:
        """Whether this is the page after ``before`` by their numbers."""
        return self.index == before.index + 1 and self.total == before.total


def find_counters(page: Page) -> list[Counter]:
    """The counters of a page, the surest first."""
    found: list[Counter] = []
    for row in page.rows:
        for position, segment in enumerate(row.segments):
            text = segment.text
            if not any(letter.isdigit() or letter in "lI" for letter in text) or len(text) > 200:
                continue
            edge = not _TOP < segment.box[1] < _BOTTOM
            found.extend(_named(text, edge))
            if edge:
                found.extend(_bare(text))
            # "Strona:    1/2" torn into label and value by a wide gap.
            label = row.segments[position - 1] if position else None
            if label is not None and _is_word(label):
                found.extend(_named(f"{label.text} {text}", edge))
    unique = list(dict.fromkeys(found))
    return sorted(unique, key=lambda counter: (counter.total is None, not counter.named))


def _is_word(segment: Segment) -> bool:
    return fold(segment.text) in words().counter


def _named(text: str, edge: bool) -> Iterator[Counter]:
    """Counters with their word: before the number, or behind it."""
    tokens = _tokens(text)
    known = words()
    for position, token in enumerate(tokens):
        if token in known.counter:
            start = position + 1
            if start < len(tokens) and tokens[start] in {"nr", "no", "n"}:
                start += 1
            counter, end = _numbers(tokens, start)
            if counter is None:
                continue
            at_edge = edge and position == 0
            # A word with one number, or a single letter, is a counter at the page's edge only.
            if (len(token) > 1 or at_edge) and (counter.total is not None or (at_edge and end == len(tokens))):
                yield counter
        elif token.isdigit() and position + 1 < len(tokens) and tokens[position + 1] in known.counter_after:
            # "1 lapa no 2"
            joined = [token, *tokens[position + 2 :]]
            counter, end = _numbers(joined, 0)
            if counter is not None and counter.total is not None:
                yield counter


def _bare(text: str) -> Iterator[Counter]:
    """``1/2``, ``(1/2)``, ``1 z 2`` alone in its segment."""
    tokens = [token for token in _tokens(text) if token not in {"(", ")"}]
    if len(tokens) == 3 and not re.search(r"\d[.,]\d", text):
        counter, end = _numbers(tokens, 0)
        if counter is not None and counter.total is not None and end == 3 and counter.total <= 99:
            yield Counter(counter.index, counter.total, named=False)


def _tokens(text: str) -> list[str]:
    return [token if not token.isalpha() else fold(token) for token in _TOKEN.findall(text)]


def _numbers(tokens: Sequence[str], start: int) -> tuple[Counter | None, int]:
    """The counter that begins at ``start``, and where it ends."""
    index = _number(tokens, start)
    if index is None:
        return None, start
    at = start + 1
    brackets = at < len(tokens) and tokens[at] == "("
    at += brackets
    link = tokens[at] if at < len(tokens) else ""
    total = _number(tokens, at + 1) if link in words().total or link in _SLASHES else None
    if total is None:
        return (Counter(index, None), start + 1) if 1 <= index <= MAX_PAGES else (None, start)
    end = at + 2 + (brackets and at + 2 < len(tokens) and tokens[at + 2] == ")")
    if end < len(tokens) and tokens[end] in _SLASHES:
        return None, start  # 1/2/2026 is a date or a number of its own
    return (Counter(index, total), end) if 1 <= index <= total <= MAX_PAGES else (None, start)


def _number(tokens: Sequence[str], at: int) -> int | None:
    if at >= len(tokens):
        return None
    if tokens[at] in _ONE:
        return 1
    # More digits than a page number has: not converted, however many there are.
    return int(tokens[at]) if tokens[at].isdecimal() and len(tokens[at]) <= 4 else None


def without_file_counters(pages: Sequence[tuple[int, Sequence[Counter]]], page_count: int) -> list[Counter | None]:
    """One counter for each page (its number, its counters). A count through the whole file, as programs stamp it on
    what they merge, is left out where pages have another one.
    """
    counted = [(number, counters) for number, counters in pages if counters]
    running = len(counted) > 1 and all(
        any(_is_of_file(counter, number, page_count) for counter in counters) for number, counters in counted
    )
    others = any(
        not _is_of_file(counter, number, page_count) and counter.total is not None
        for number, counters in counted
        for counter in counters
    )
    if running and others:
        pages = [
            (number, [c for c in counters if not _is_of_file(c, number, page_count)]) for number, counters in pages
        ]
    return [counters[0] if counters else None for _number, counters in pages]


def _is_of_file(counter: Counter, number: int, page_count: int) -> bool:
    return counter.index == number and counter.total in (None, page_count)
