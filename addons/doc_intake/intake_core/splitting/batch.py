"""The proposal for a file: from the facts of its pages to its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from .counters import without_file_counters
from .evidence import Current, Gap, judge
from .page_facts import Kind, PageFacts
from .proposal import Part, Reason

_LEFT_OUT = frozenset({Kind.BLANK, Kind.SEPARATOR})


def propose(facts: Iterable[PageFacts], page_count: int, own_vat: str | None = None) -> list[Part]:
    """The parts of a file of ``page_count`` pages, at least one (none for a file without pages); pages that ``facts``
    say nothing about stay with the one before. A file that has nothing but blank pages and separator sheets is one
    part with all of them.
    """
    known = {page.number: page for page in facts if 1 <= page.number <= page_count}
    pages = [known.get(number) or PageFacts(number, Kind.UNREAD) for number in range(1, page_count + 1)]
    _choose_counters(pages, page_count)
    sheets = _blank_sheets(pages)
    parts: list[_Open] = []
    ahead: list[int] = []
    current, gap = Current(), Gap()
    for page in pages:
        if page.kind in _LEFT_OUT:
            gap.separator = gap.separator or page.kind is Kind.SEPARATOR
            gap.blank_sheet = gap.blank_sheet or page.number in sheets
            (parts[-1].left_out if parts else ahead).append(page.number)
            continue
        cut = judge(page, current, gap, own_vat) if parts else None
        if cut is not None or not parts:
            reasons, confidence = cut or ((), 1.0)
            parts.append(_Open(reasons, confidence))
            current = Current()
        parts[-1].pages.append(page.number)
        current.add(page)
        gap = Gap()
    if not parts:
        return [Part(tuple(ahead))] if ahead else []
    parts[0].left_out[:0] = ahead
    return [part.closed() for part in parts]


class _Open:
    """A part that pages are still added to."""

    def __init__(self, reasons: tuple[Reason, ...], confidence: float) -> None:
        self.pages: list[int] = []
        self.left_out: list[int] = []
        self.reasons = reasons
        self.confidence = confidence

    def closed(self) -> Part:
        return Part(tuple(self.pages), tuple(self.left_out), self.reasons, self.confidence)


def _choose_counters(pages: Sequence[PageFacts], page_count: int) -> None:
    chosen = without_file_counters([(page.number, page.counters) for page in pages], page_count)
    for page, counter in zip(pages, chosen, strict=True):
        page.counter = counter


def _blank_sheets(pages: Sequence[PageFacts]) -> frozenset[int]:
    """Blank pages that stand for a blank sheet laid between papers.

    A page scanned on both sides has a blank back: one blank page, always at an even place. Two in a row are a sheet.
    Where a lonely one is at an odd place, no backs were scanned, and each blank page is a sheet. One at the file's
    end parts nothing.
    """
    runs = []
    for blank, group in groupby(pages, key=lambda page: page.kind is Kind.BLANK):
        run = [page.number for page in group]
        if blank and run[-1] < len(pages):
            runs.append(run)
    lonely = [run[0] for run in runs if len(run) == 1]
    one_sided = any(number % 2 for number in lonely)
    return frozenset(number for run in runs for number in run if len(run) > 1 or one_sided)
