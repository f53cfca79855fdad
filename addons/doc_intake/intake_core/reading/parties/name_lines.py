"""Lines that hold a name: what stands in them, and what they are not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..draft import Draft
from ..header.heading import begins_segment
from ..layout.labels import LabelHit
from ..layout.page import Box, union
from ..layout.sheet import SegmentText, Sheet
from ..values.fold import fold
from .name_shapes import LEGAL_FORM, first_part

_OTHER_LABELS = ("address", "vat_id", "not_vat_id", "iban", "not_number", "name")
# What a line of an address holds: a postal code, a street's word, a house number at its end.
_ADDRESS = re.compile(
    r"\b\d{2}-\d{3}\b|\b(?:LV|LT|PL|D|F|I|E)-\d{4,5}\b|^\d{5}\s+[^\W\d_]|"
    r"\b(?:ul|al|pl|os|street|road|iela|g|tn|via|rue|calle|str)\.?\s|stra[sß]e|"
    r"[^\W\d_]\s+\d+\w?(?:/\d+)?$|^\d{1,4}\w?\s+[^\W\d_]{2,}",
    re.I,
)
BANK = re.compile(r"\bban[kc]|bank\b|\bpank|pank\b|\bbankas|sparkasse|credit|\bkasa ", re.I)
POSTAL = re.compile(
    r"\b\d{2}-\d{3}\b|\b(?:LV|LT|EE|PL|D|F|I|E)-\d{4,5}\b|(?:^|,\s*)\d{5}\s+[^\W\d_]{2}|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}\b"
)


def starts_of(sheet: Sheet, hits: Sequence[LabelHit]) -> dict[tuple[int, int], LabelHit]:
    """The labels that begin a segment."""
    return {
        (hit.row, hit.segment): hit for hit in reversed(hits) if begins_segment(hit, sheet)
    }


def lead(text: str) -> str:
    """The name in a line that goes on with the address: up to the first comma or bullet."""
    return first_part(text.split(",")[0]) if text else ""


def is_labelled(segment: SegmentText, starts: Mapping[tuple[int, int], LabelHit]) -> bool:
    """Whether a segment begins with a label of something else than a name."""
    hit = starts.get((segment.row, segment.number))
    return (
        hit is not None
        and (
            hit.ends_with_colon
            or hit.has(*_OTHER_LABELS)
            or len(fold(hit.text)) >= 0.8 * len(fold(segment.text))
        )
    )


def lines_above(segment: SegmentText, sheet: Sheet) -> list[SegmentText]:
    """The lines right above a segment in its column, top to bottom, without a wide gap."""
    lines: list[SegmentText] = []
    below = segment
    for number in range(segment.row - 1, max(-1, segment.row - 12), -1):
        row = sheet.rows[number]
        height = max(below.box[3] - below.box[1], 0.006)
        if row.page != segment.page or below.box[1] - row.box[3] > 2.2 * height:
            break
        aligned = [part for part in row.segments if _stacked(part.box, segment.box)]
        if not aligned:
            continue
        below = aligned[0]
        lines.insert(0, below)
    return lines


def _stacked(first: Box, second: Box) -> bool:
    """Lines of one column: flush left, or centred."""
    middles = (first[0] + first[2]) / 2, (second[0] + second[2]) / 2
    return abs(first[0] - second[0]) < 0.015 or abs(middles[0] - middles[1]) < 0.015


def from_lines(lines: list[SegmentText]) -> Draft:
    text = first_part(lines[0].text)
    if re.search(r",.*\d", text):
        text = lead(text)
    draft = name_draft(text, lines[0], 0)
    if (
        len(lines) > 1
        and not LEGAL_FORM.search(text)
        and LEGAL_FORM.search(lines[1].text)
        and not re.search(r"\d", lines[1].text)
    ):
        rest = name_draft(lines[1].text, lines[1], 0)
        draft.value = f"{draft.value} {rest.value}"
        draft.recognition = min(draft.recognition, rest.recognition)
        if draft.box and rest.box:
            draft.box = union((draft.box, rest.box))
    return draft


def name_draft(text: str, segment: SegmentText, start: int, *codes: str) -> Draft:
    tokens = segment.tokens_between(start, len(segment.text))
    recognition = min((token.confidence for token in tokens), default=1.0)
    box = segment.box_between(start, min(len(segment.text), start + len(text)))
    clean = " ".join(text.split()).strip(" ,;:")
    return Draft(clean, list(codes), segment.page, box, recognition)


def is_address(text: str) -> bool:
    return bool(_ADDRESS.search(text))
