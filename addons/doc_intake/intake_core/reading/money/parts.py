"""Sums of parts of a document: "Summe Material" below the lines headed "Material"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ..layout.labels import LabelHit
from ..layout.sheet import Sheet
from ..values.amounts import currency_of
from ..values.fold import fold

_SUMS: Final = ("total", "total_net", "total_net_weak", "total_gross", "total_gross_weak")
_AMOUNT: Final = re.compile(r"\s-?\d[\d\s.,]*[.,]\d\d\b.*$")
_SUBTOTAL: Final = re.compile("zwischensum|subtotal|starpsum|czesciow|posredni|vahesum|soustotal|parcial|parzial")
_LEAST: Final = 3
"""Letters and digits of a heading."""


def sums_of_parts(sheet: Sheet, hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Labels of sums that go on with words of a line above which stands alone, as headings of parts do, and subtotals
    that are told again and again.
    """
    headings = [fold(row.text) for row in sheet.rows if len(row.segments) == 1]
    places = [row.number for row in sheet.rows if len(row.segments) == 1]
    found = _subtotals(hits)
    for hit in hits:
        name = fold(_behind(hit, sheet, hits)) if hit.has(*_SUMS) else ""
        if len(name) >= _LEAST and any(
            name in heading for place, heading in zip(places, headings, strict=True) if place < hit.row
        ):
            found.append(hit)
    return found


def _subtotals(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Labels of a subtotal that stand on the document several times, once for each part."""
    named = [hit for hit in hits if hit.has(*_SUMS) and _SUBTOTAL.search(fold(hit.text))]
    counted = Counter(fold(hit.text) for hit in named)
    return [hit for hit in named if counted[fold(hit.text)] > 1]


def _behind(hit: LabelHit, sheet: Sheet, hits: Sequence[LabelHit]) -> str:
    """The words that follow a label in its segment, none of them a label or a currency."""
    if any(other.row == hit.row and other.segment == hit.segment and other is not hit for other in hits):
        return ""
    segment = sheet.rows[hit.row].segments[hit.segment]
    words = _AMOUNT.sub("", f" {segment.text[segment.end_of(hit.box) :]}").strip(" :,;.-")
    if not any(letter.isalpha() for letter in words) or currency_of(words.strip("()[] ")):
        return ""
    return words
