"""Lines of running text: a value that begins at the end of one goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .sheet import SegmentText, Sheet

_DIGIT = re.compile(r"\d")
TAIL, HEAD = 40, 34  # letters of both lines that are put together: an account number is not longer
NEAR = 0.02  # of the page's height between the two lines


@dataclass(frozen=True, slots=True)
class Wrap:
    """The end of a line and the beginning of the next: ``text[:cut]`` are the last letters of
    ``line``, of which the first stands at ``start``; ``text[cut:]`` begins the line below.
    """

    line: SegmentText
    start: int
    text: str
    cut: int


def wraps(sheet: Sheet) -> Iterator[Wrap]:
    """Each line that has one right below it in its column, with digits at the seam."""
    for row in sheet.rows:
        for line in row.segments:
            if not _DIGIT.search(line.text, max(0, len(line.text) - TAIL)):
                continue
            below = _below(line, sheet)
            if below is None:
                continue
            tail = line.text[-TAIL:]
            text = f"{tail} {below.text[:HEAD]}"
            yield Wrap(line, len(line.text) - len(tail), text, len(tail))


def _below(line: SegmentText, sheet: Sheet) -> SegmentText | None:
    """The nearest line below, at most two rows away (another column's may lie between)."""
    for number in range(line.row + 1, min(line.row + 3, len(sheet.rows))):
        row = sheet.rows[number]
        if row.page != line.page or row.box[1] - line.box[3] > NEAR:
            return None
        for segment in row.segments:
            if abs(segment.box[0] - line.box[0]) < 0.02:
                return segment
    return None
