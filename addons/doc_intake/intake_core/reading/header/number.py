"""The invoice number: behind its label, in the heading, beside or below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..candidates import Candidate, Candidates
from ..draft import Draft
from ..layout.labels import LabelHit
from ..layout.page import Box
from ..layout.sheet import SegmentText, Sheet
from ..values.fold import fold
from .date_words import is_qualified
from .heading import Heading, begins_segment, names_another

# "2026/06/12" may be a number (year, month, running number), with other separators it is a date.
_DATE_LIKE = re.compile(
    r"\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d\d|(?:19|20)\d\d[.\-]\d{1,2}[.\-]\d{1,2}"
)
# "Rechnungsnr./Datum: 426-01949/08.06.2026"
_DATED_TAIL = re.compile(r"/(?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)$")
_AND_DATE = re.compile(r"\s*/?\s*(?:datum|date|data|datums)\s*:\s*", re.I)
# "Rechnung und Lieferschein Nr. 7": one paper that is two.
_AND_PAPER = re.compile(
    r"\s*(?:und|and|i|oraz|un|ir|ja|et|e|y|/|&|\+)\s+\D{2,30}?\b(?:nr|no|n°|numer|nummer)\b\.?", re.I
)
_SLASHED = re.compile(r"\d{1,2}/\d{1,2}/(?:19|20)\d\d")
_AMOUNT_LIKE = re.compile(r"-?\d[\d.]*,\d{2}|\d+\.\d{2}|-?\d{1,3}(?:,\d{3})+\.\d{2}")
_LEAD = re.compile(
    r"(?:\(\d{3}\)|vat-ue|vat|ue|réf|ref|nr|no|n[°ºr]|nº|number|numer|nummer|num|#|:|-|\u2013|=|[.,;])+", re.I
)
_STOP_WORDS = """
    z dnia vom du del dated of from data date datum am le datums kuupaev rn oryginal kopia duplikat
    original copy do dotyczy for strona page seite no und oraz i
"""
_STOP: Final = frozenset(_STOP_WORDS.split())
_TITLES: Final = frozenset({"heading", "title"})
RIVAL: Final = 0.05
"""Difference of scores below which another number is as likely."""
_MISREAD_LETTER = re.compile("[£€]")
# "15-999 Białystok" beside the title.
_POSTCODE, _TOWN = re.compile(r"\d{2}-\d{3}|[A-Z]{2}-\d{4,5}"), re.compile(r",?\s+[^\W\d_]{2}")
_YEAR = re.compile(r"20[012]\d")
_WORD, MAX_WORDS = re.compile(r"\S+"), 24  # no number is made of more
_SHAPED = re.compile(r"(?:19|20)\d\d|[/\-]\d\d(?:[/\-]|$)|^[A-Z]{1,5}[\-/ ]?\d")


@dataclass(frozen=True, slots=True)
class _Number:
    value: str
    score: float
    code: str
    page: int
    box: Box
    recognition: float


def read_number(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    file_name: str,
    heading: Heading,
) -> Draft | None:
    """The invoice number with its witnesses, or None when no label leads to one."""
    titles = {hit.row for hit in hits if any(role.startswith("title_") for role in hit.roles)}
    starts = {(hit.row, hit.segment) for hit in hits if begins_segment(hit, sheet)}
    taken = [*found.ibans, *found.ksef]
    numbers = [
        number
        for hit in hits
        for number in _numbers_of(hit, sheet, starts, titles, heading)
        if not any(_inside(number, candidate) for candidate in taken)
    ]
    if not numbers:
        return None
    best = max(numbers, key=lambda number: (number.score, -number.page, -number.box[1]))
    value = _MISREAD_LETTER.sub("E", best.value) if sheet.is_ocr else best.value
    rivals = {fold(other.value) for other in numbers if other.score > best.score - RIVAL}
    unproven = (sheet.is_ocr and best.recognition < 1) or len(rivals) > 1
    draft = Draft(value, [best.code], best.page, best.box, best.recognition, unproven)
    folded = fold(value)
    if len(folded) >= 4 and folded in fold(file_name):
        draft.add("file_name")
    if len(folded) >= 5 and _occurrences(sheet, folded) > 1:
        draft.add("repeated")
    if is_shaped(value):
        draft.add("shape")
    return draft


def is_shaped(value: str) -> bool:
    """Whether it has a form that hardly anything but the number of a document has (FV/2024/11)."""
    return bool(_SHAPED.search(value)) and len(fold(value)) >= 4


def _inside(number: _Number, other: Candidate) -> bool:
    """Whether a number is the beginning of a bank account: "Rachunek nr 56 1750 ..."."""
    return (
        number.page == other.page
        and other.box[0] - 0.005 <= number.box[0] <= other.box[2]
        and other.box[1] <= (number.box[1] + number.box[3]) / 2 <= other.box[3]
    )


def _occurrences(sheet: Sheet, folded: str) -> int:
    return sum(fold(segment.text).count(folded) for segment in sheet.segments())


def _ends_heading(hit: LabelHit, heading: Heading) -> bool:
    """Whether a label stands behind the heading in its line."""
    title = heading.hit
    return title is not None and (title.row, title.segment) == (hit.row, hit.segment) and title.box[0] < hit.box[0]


def _weight_of_weak(hit: LabelHit, sheet: Sheet, titles: set[int], heading: Heading) -> float:
    if is_qualified(hit, sheet) and hit.row not in titles:
        return 0.3  # "Subcontract no.": the number of something that we do not know
    if {hit.row, hit.row - 1} & titles or _is_below(hit, heading):
        return 0.7
    return 0.6 if len(fold(hit.text)) > 6 else 0.3


def _numbers_of(
    hit: LabelHit,
    sheet: Sheet,
    starts: set[tuple[int, int]],
    titles: set[int],
    heading: Heading,
) -> list[_Number]:
    """Numbers beside or below one label; ``starts`` are the segments that begin with a label."""
    title = any(role.startswith("title_") and role != "title_other" for role in hit.roles)
    is_heading = hit == heading.hit
    if hit.has("invoice_number"):
        weight, code = 1.0, "label"
    elif title:
        # Another invoice may be spoken of in the text.
        weight, code = 0.75, "heading" if is_heading else "title"
    elif hit.has("invoice_number_weak") and hit.text != "no":  # Latvian for "of"
        weight, code = _weight_of_weak(hit, sheet, titles, heading), "weak_label"
        if _ends_heading(hit, heading):
            weight, code = 1.05, "heading"  # "Rēķins par degvielu Nr. 7": no other label says it better
    else:
        return []
    if is_heading:
        weight += 0.05
    elif names_another(hit, heading):
        if code in _TITLES:
            return []  # "our invoice 80879" on a credit note
        weight *= 0.5
    row = sheet.rows[hit.row]
    segment = row.segments[hit.segment]
    beside = _parse_after(segment, hit)
    if beside and (code not in _TITLES or not _is_receipt(hit) or _is_telling(beside[0])):
        return [_number(segment, beside, weight, code)]
    rest = _rest(segment, hit).strip(" :.-")
    joined = _AND_PAPER.match(_rest(segment, hit)) if is_heading else None
    if joined is not None:
        start = segment.end_of(hit.box) + joined.end()
        parsed = parse_number(segment.text[start:], True)
        if parsed is not None:
            return [_number(segment, (parsed[0], parsed[1] + start, parsed[2] + start), weight, code)]
    if rest and not hit.has("invoice_number"):
        # "Faktura VAT zbiorcza": the heading goes on in words, its number stands beside or below.
        if not is_heading or any(letter.isdigit() for letter in rest):
            return []
        weight *= 0.85
    numbers = []
    if hit.segment + 1 < len(row.segments) and (hit.row, hit.segment + 1) not in starts:
        right = row.segments[hit.segment + 1]
        parsed = parse_number(right.text)
        # "22 Bridge Street" right of the label is another column's, and the number stands below.
        fills = parsed is not None and len(parsed[0]) >= 0.6 * len(right.text)
        if (
            parsed
            and (fills or _is_telling(parsed[0]))
            and (not title or hit.has("invoice_number") or _is_telling(parsed[0]))
        ):
            numbers.append(_number(right, parsed, weight * 0.88, code))
    if not numbers:
        numbers.extend(
            _below(
                hit,
                sheet,
                starts,
                weight * (0.82 if not title or hit.has("invoice_number") else 0.6),
                code,
            )
        )
    return numbers


def _is_below(hit: LabelHit, heading: Heading) -> bool:
    """Whether a label stands right under the heading, in its column."""
    if heading.hit is None or heading.hit.page != hit.page:
        return False
    gap = hit.box[1] - heading.hit.box[3]
    return -0.01 < gap < 0.03 and abs(hit.box[0] - heading.hit.box[0]) < 0.03


def _is_receipt(hit: LabelHit) -> bool:
    return hit.has("title_receipt")


def _is_telling(value: str) -> bool:
    """Whether a number has the form of an invoice's, so that it needs no label of its own."""
    return len(value) >= 4 and sum(letter.isdigit() for letter in value) >= 3


def _below(
    hit: LabelHit, sheet: Sheet, starts: set[tuple[int, int]], weight: float, code: str
) -> list[_Number]:
    for distance, row in enumerate(sheet.rows_below(hit.row)):
        if distance > 2 or row.box[1] - hit.box[3] > 0.05:
            break
        for segment in row.segments:
            if min(segment.box[2], hit.box[2]) - max(segment.box[0], hit.box[0]) < -0.01:
                continue
            if (row.number, segment.number) in starts:
                return []
            parsed = parse_number(segment.text)
            if parsed is None or (code in _TITLES and not _is_telling(parsed[0])):
                return []
            return [_number(segment, parsed, weight - 0.05 * distance, code)]
    return []


def _rest(segment: SegmentText, hit: LabelHit) -> str:
    return segment.text[segment.end_of(hit.box) :]


def _parse_after(segment: SegmentText, hit: LabelHit) -> tuple[str, int, int] | None:
    end = segment.end_of(hit.box)
    dated = _AND_DATE.match(segment.text, end)
    end = dated.end() if dated else end
    # "Faktura nr 12/05/2026": behind a label a date's form is a number of that month.
    parsed = parse_number(segment.text[end:], hit.has("invoice_number", "invoice_number_weak"))
    return (parsed[0], parsed[1] + end, parsed[2] + end) if parsed else None


def _number(segment: SegmentText, parsed: tuple[str, int, int], score: float, code: str) -> _Number:
    value, start, end = parsed
    recognition = min(
        (token.confidence for token in segment.tokens_between(start, end)), default=1.0
    )
    return _Number(value, score, code, segment.page, segment.box_between(start, end), recognition)


def parse_number(text: str, labelled: bool = False) -> tuple[str, int, int] | None:
    """The document number that ``text`` begins with: (value, start, end), or None.

    ``FV 12/2024``, ``1 / 2024``, ``ABC Nr. 0123`` are joined; a date, an amount or plain words are
    no number.
    """
    tokens = [(match[0], match.start(), match.end()) for match in itertools.islice(_WORD.finditer(text), MAX_WORDS)]
    while tokens and (_LEAD.fullmatch(tokens[0][0]) or not fold(tokens[0][0])):
        tokens.pop(0)
    if not tokens:
        return None
    first, start, end = tokens[0]
    lead = re.match(r"(?:nr|no|n°|nº|#|wydr\.?)[.:]?(?=[A-Z0-9])", first)
    if lead and len(first) > lead.end():
        first, start = first[lead.end() :], start + lead.end()
    parts = [first]
    position = 1
    if not any(letter.isdigit() for letter in first):
        if fold(first) in _STOP or not _is_series(first):
            return None
        while position < len(tokens) and _LEAD.fullmatch(tokens[position][0]):
            position += 1
        if position >= len(tokens) or not re.search(r"\d", tokens[position][0]):
            return None
        parts.append(tokens[position][0])
        end = tokens[position][2]
        position += 1
        if fold(parts[1]).isalpha():
            return None
    while position < len(tokens):
        token = tokens[position][0]
        glued = parts[-1].endswith(("/", "-")) or token.startswith(("/", "-"))
        if "/" in parts[-1] and re.fullmatch(r"\d+(?:/\d+)+", token) and not glued:
            parts.append(token)  # "FV 34/KASA 7/26/1188"
            end = tokens[position][2]
            position += 1
            continue
        if not glued or not (token.strip("/-") or position + 1 < len(tokens)):
            break
        parts[-1] += token
        end = tokens[position][2]
        position += 1
    value = " ".join(parts).strip(",;:()[]\"'")
    value = value.rstrip(".-/")
    dated = _DATED_TAIL.search(value)
    if dated and sum(letter.isalnum() for letter in value[: dated.start()]) >= 3:
        end -= len(value) - dated.start()
        value = value[: dated.start()]
    if not labelled and _POSTCODE.fullmatch(value) and _TOWN.match(text, end):
        return None
    return (value, start, end) if _is_number(value, labelled) else None


def _is_series(text: str) -> bool:
    return len(text) <= 8 and text.upper() == text and any(letter.isalpha() for letter in text)


def _is_number(value: str, labelled: bool) -> bool:
    if not re.search(r"\d", value) or not 1 <= len(value) <= 40 or (_YEAR.fullmatch(value) and not labelled):
        return False
    if _DATE_LIKE.fullmatch(value) and not (labelled and _SLASHED.fullmatch(value)):
        return False
    if _AMOUNT_LIKE.fullmatch(value) or "@" in value or "%" in value:
        return False
    return not re.fullmatch(r"[\d\-]{3,}(?:/\d+)?\s.*@.*", value)
