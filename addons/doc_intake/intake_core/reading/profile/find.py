"""Pages -> spots: every candidate with the words beside and above it."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator, Sequence, Set
from typing import Final

from ..candidates import Candidate, Candidates
from ..header.number import parse_number
from ..layout.page import Box
from ..layout.sheet import SegmentText, Sheet, SheetRow, Token
from ..parties.name_shapes import is_name
from .notation import amount_notation, date_notation
from .spots import Spot, Spots

MAX_SPOTS: Final = 900
MAX_LABEL: Final = 60
MAX_LABEL_WORDS: Final = 6
MAX_NAMES: Final = 60
HEAD_DISTANCE: Final = 0.3  # of the page: how far the head of a column may be above a value
_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_MISREAD: Final = str.maketrans("£€", "EE")


def find_spots(sheet: Sheet, found: Candidates) -> Spots:
    """The spots of the first two pages and the last two: nothing else repeats its place."""
    numbers = [page.number for page in sheet.pages]
    wanted = {*numbers[:2], *numbers[-2:]}
    around = _Surroundings(sheet)
    every = itertools.chain(_of_candidates(sheet, found, around), _numbers(sheet, around, wanted), _names(sheet))
    # One after the other, and no more than are wanted: a page may be full of numbers.
    items = itertools.islice((spot for spot in every if spot.page in wanted), MAX_SPOTS)
    return Spots(tuple(items), max(numbers, default=1), sheet.is_ocr)


def _of_candidates(sheet: Sheet, found: Candidates, around: _Surroundings) -> Iterator[Spot]:
    for candidate in (*found.dates, *found.vat, *found.ibans, *found.amounts):
        segment = sheet.rows[candidate.row].segments[candidate.segment]
        beside, crossed = around.beside(segment, candidate.start)
        printed = segment.text[candidate.start : candidate.end]
        month_first = _is_month_first(candidate, printed)
        notation = ""
        if candidate.kind == "date":
            notation = date_notation(printed, month_first=month_first)
        elif candidate.kind == "amount":
            notation = amount_notation(printed)
        spot = Spot(
            candidate.kind,
            candidate.text,
            candidate.page,
            _rounded(candidate.box),
            beside,
            crossed,
            around.above(candidate.row, candidate.box),
            notation,
            candidate.valid,
            candidate.kind == "date" or candidate.certain,
            candidate.recognition,
        )
        yield spot
        if candidate.kind == "date" and not candidate.certain:
            yield from _exchanged(spot, candidate.day, printed)
    for percent in found.percents:
        yield Spot("rate", f"{percent.rate.normalize():f}", percent.page, _rounded(percent.box))


def _is_month_first(candidate: Candidate, printed: str) -> bool:
    return candidate.date is not None and printed[:2].isdigit() and int(printed[:2]) != candidate.day.day


def _exchanged(spot: Spot, day: dt.date, printed: str) -> Iterator[Spot]:
    """The same date with day and month exchanged, where that is a date."""
    if day.day > 12 or day.day == day.month:
        return
    yield Spot(
        "date",
        day.replace(month=day.day, day=day.month).isoformat(),
        spot.page,
        spot.box,
        spot.beside,
        spot.crossed,
        spot.above,
        date_notation(printed, month_first=True),
        certain=False,
        recognition=spot.recognition,
    )


def _numbers(sheet: Sheet, around: _Surroundings, wanted: Set[int]) -> Iterator[Spot]:
    """What may be the number of a document: each word with digits, with a series before it too."""
    for segment in sheet.segments():
        if segment.page not in wanted:
            continue
        before: tuple[Token, int] | None = None
        for token, begin in zip(segment.tokens, segment.starts, strict=True):
            if _DIGIT.search(token.text):
                starts = [begin]
                if before and before[0].text.isupper() and len(before[0].text) <= 8:
                    starts.append(before[1])
                for start in starts:
                    spot = _number(segment, start, around, sheet.is_ocr)
                    if spot:
                        yield spot
            before = (token, begin)


def _number(segment: SegmentText, begin: int, around: _Surroundings, is_ocr: bool) -> Spot | None:
    parsed = parse_number(segment.text[begin:])
    if parsed is None or parsed[1] > 3:
        return None
    value, start, end = parsed[0], begin + parsed[1], begin + parsed[2]
    beside, crossed = around.beside(segment, begin)
    box = segment.box_between(start, end)
    tokens = segment.tokens_between(start, end)
    return Spot(
        "number",
        value.translate(_MISREAD) if is_ocr else value,
        segment.page,
        _rounded(box),
        beside,
        crossed,
        around.above(segment.row, box),
        recognition=min((token.confidence for token in tokens), default=1.0),
    )


def _names(sheet: Sheet) -> Iterator[Spot]:
    """Lines of the first page that may be somebody's name."""
    count = 0
    for segment in sheet.segments():
        if segment.page != sheet.pages[0].number or count >= MAX_NAMES:
            return
        if len(segment.text) <= 120 and is_name(segment.text, False):
            count += 1
            confidence = min((token.confidence for token in segment.tokens), default=1.0)
            yield Spot(
                "name",
                " ".join(segment.text.split()),
                segment.page,
                _rounded(segment.box),
                recognition=confidence,
            )


class _Surroundings:
    """The words beside and above a value, looked up by place."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.texts = [[segment for segment in row.segments if _is_text(segment.text)] for row in sheet.rows]
        self._ends: dict[tuple[int, int], str] = {}

    def beside(self, segment: SegmentText, start: int) -> tuple[str, int]:
        """The text before ``start`` on the row and how many values stand between."""
        before = [
            token
            for token, begin in zip(segment.tokens, segment.starts, strict=True)
            if begin + len(token.text) <= start
        ]
        label = _last_words(before)
        if label:
            return label, 0
        row: SheetRow = self.sheet.rows[segment.row]
        for crossed, left in enumerate(reversed(row.segments[: segment.number])):
            label = self._end(left)
            if label:
                return label, crossed
        return "", 0

    def _end(self, segment: SegmentText) -> str:
        """The label that a whole segment ends with; each is asked for by all the values right of it."""
        key = segment.row, segment.number
        if key not in self._ends:
            self._ends[key] = _last_words(segment.tokens)
        return self._ends[key]

    def above(self, row: int, box: Box) -> str:
        """The nearest text above that overlaps ``box``; numbers between are passed over."""
        page = self.sheet.rows[row].page
        for number in range(row - 1, -1, -1):
            other = self.sheet.rows[number]
            if other.page != page or box[1] - other.box[3] > HEAD_DISTANCE:
                return ""
            for segment in self.texts[number]:
                if min(segment.box[2], box[2]) > max(segment.box[0], box[0]) - 0.012:
                    return _words_over(segment, box)
        return ""


def _is_text(text: str) -> bool:
    letters = len(_LETTER.findall(text))
    return letters >= 2 and letters > len(_DIGIT.findall(text))


def _last_words(tokens: Sequence[Token]) -> str:
    """The label that ``tokens`` end with: back to a number or to the colon of another label."""
    words: list[str] = []
    for token in reversed(tokens):
        if len(words) == MAX_LABEL_WORDS or _DIGIT.search(token.text):
            break
        if words and token.text.endswith(":"):
            break
        words.append(token.text)
    text = " ".join(reversed(words)).strip(" :.,-")
    return text[-MAX_LABEL:] if len(_LETTER.findall(text)) >= 2 else ""


def _words_over(segment: SegmentText, box: Box) -> str:
    """The text of a segment, of a long one the words that stand over ``box``."""
    text = segment.text
    if len(segment.tokens) > MAX_LABEL_WORDS:
        text = " ".join(
            token.text for token in segment.tokens if min(token.box[2], box[2]) > max(token.box[0], box[0]) - 0.012
        )
    return " ".join(text.split()).strip(" :.,-")[:MAX_LABEL]


def _rounded(box: Box) -> Box:
    return (round(box[0], 4), round(box[1], 4), round(box[2], 4), round(box[3], 4))
