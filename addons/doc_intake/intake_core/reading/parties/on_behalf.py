"""Invoices that somebody else makes out: "issued by the platform in the name and on behalf of the driver" (directive
2006/112/EC, article 224). The seller is whose name stands in that sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..layout.labels import LabelHit
from ..layout.page import Box
from ..layout.sheet import SegmentText, Sheet
from ..values.fold import fold
from .name_shapes import is_name

LEAST_NAME: Final = 5
"""Letters and digits of a name, folded, that is looked for in a sentence."""
_MADE_OUT: Final = re.compile(
    "issu|invoice|faktur|rachun|wystawi|rechnung|beleg|ausgestel|erstell|rekin|izrakst|saskait|arve|factur|fattur"
)


def sellers_named(sheet: Sheet, hits: Sequence[LabelHit]) -> Iterator[SegmentText]:
    """The lines of names in whose name the document was made out, by its own words."""
    sentences = [text for hit in hits if hit.has("on_behalf") and (text := _sentence(hit, sheet))]
    if not sentences:
        return
    for segment in sheet.segments():
        name = fold(segment.text)
        # Behind the words in most languages, before them in others: "... SIA Krauklis vārdā".
        told = any(behind.startswith(name) or before.endswith(name) for before, behind in sentences)
        if told and len(name) >= LEAST_NAME and is_name(segment.text, False):
            yield segment


def is_on_behalf(sheet: Sheet, hits: Sequence[LabelHit]) -> bool:
    """Whether the document says that somebody else made it out for its seller."""
    return any(hit.has("on_behalf") and _sentence(hit, sheet) is not None for hit in hits)


def _sentence(hit: LabelHit, sheet: Sheet) -> tuple[str, str] | None:
    """What stands before and behind the words, folded, with the next line; None where they speak of no invoice, as
    over a signature.
    """
    segment = sheet.rows[hit.row].segments[hit.segment]
    end = segment.end_of(hit.box)
    before, behind = segment.text[: max(0, end - len(hit.text))], segment.text[end:]
    below = next(iter(sheet.rows_below(hit.row)), None)
    wrapped = below.segments[0].text if below is not None else ""
    if not _MADE_OUT.search(fold(f"{before} {behind}")):
        return None
    return fold(before), fold(f"{behind} {wrapped}")


def as_heading(line: SegmentText) -> LabelHit:
    """A heading of no words right before a name."""
    x0, y0, _x1, y1 = line.box
    box: Box = (x0, y0, x0, y1)
    return LabelHit(frozenset({"seller"}), "", line.page, line.row, 0, 0, line.number, box, "", False)
