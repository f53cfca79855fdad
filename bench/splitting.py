"""Splitting files of several documents: cuts that are right, cuts that are found, files cut right as a whole.

Beside a cut before each page, which is what a scanner's "one file a page" does. Half of the files are printed in
layouts that were kept aside while the rules were made. Scans are recognised once, as the first pass of a reading does.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dev.documents.batches import KINDS, Batch, batch
from dev.documents.layouts import layouts

from . import workbench
from .results import Reach, Result
from .workbench import say

if TYPE_CHECKING:
    from intake_core.splitting.proposal import Part

TEXT_SEEDS = range(201, 206)
SCANS = [("uncounted", 1), ("one_supplier", 2), ("duplex", 3), ("blank_sheets", 4), ("separators", 5), ("attached", 6)]
SCANS += [(kind, seed + 10) for kind, seed in SCANS]
"""Twelve: each kind and condition of the scanner twice."""
TODAY = date(2026, 6, 30)


@dataclass(slots=True)
class Score:
    """Cuts right, too many and missed; files, and those cut right with the right pages left out."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    files: int = 0
    whole: int = 0
    pages: int = 0
    failures: list[str] = field(default_factory=list)

    def add(self, name: str, made: Batch, parts: list[Part]) -> None:
        found = {part.pages[0] for part in parts[1:]}
        left_out = sorted(page for part in parts for page in part.left_out)
        self.right += len(found & made.begins)
        self.wrong += len(found - made.begins)
        self.missed += len(made.begins - found)
        self.pages += sum(len(part) for part in made.parts) + len(made.left_out)
        self.files += 1
        if found == made.begins and left_out == made.left_out:
            self.whole += 1
        else:
            self.failures.append(f"{name}: {sorted(made.begins)} found {sorted(found)}, left out {left_out}")

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def run() -> list[Result]:
    """Measure 40 files with text and 12 scanned ones."""
    workbench.use_core()
    text, seconds = Score(), 0.0
    for kind in KINDS:
        for seed in TEXT_SEEDS:
            made = _batch(kind, seed)
            started = time.perf_counter()
            parts = _read_text(made.data)
            seconds += time.perf_counter() - started
            text.add(f"{kind} {seed}", made, parts)
    say(f"  {text.files} files of {text.pages} pages with text, {1000 * seconds / text.pages:.0f} ms a page to cut")
    scans = Score()
    for kind, seed in SCANS:
        made = _batch(kind, seed, scanned=True, documents=3)
        scans.add(f"{kind} {seed} scanned", made, _read_scan(made.data))
    say(f"  {scans.files} scanned files of {scans.pages} pages")
    for failure in [*text.failures, *scans.failures]:
        say(f"    {failure}")
    return [*_results("text", text), *_results("scan", scans)]


def _batch(kind: str, seed: int, *, scanned: bool = False, documents: int = 5) -> Batch:
    among = list(layouts(kept_aside=seed % 2 == 0).values())
    return batch(seed, kind, scanned=scanned, documents=documents, among=among)


def _results(form: str, score: Score) -> list[Result]:
    # A cut before each page finds all, and is wrong before each page that begins nothing.
    begins = score.right + score.missed
    each = begins / max(1, score.pages - score.files)
    rows = (
        ("cuts right", score.precision, each, Reach("value", ">=", 0.98)),
        ("cuts found", score.recall, 1.0, Reach("value", ">=", 0.9)),
        ("files right", score.whole / score.files, None, None),
    )
    return [
        Result(f"splitting {form}: {name}", value, "share", "a cut before each page" if peer else "", peer, reach=reach)
        for name, value, peer, reach in rows
    ]


def _read_text(data: bytes) -> list[Part]:
    from intake_core.files import pdf
    from intake_core.files.limits import Limits
    from intake_core.reading.layout.text_layer import needs_recognition, to_page
    from intake_core.splitting.splitter import Splitter

    content = pdf.load(data)
    splitter = Splitter(content.page_count, None, TODAY, Limits(), time.monotonic() + 300)
    splitter.look_at_pdf(data, [page.number for page in content.pages if needs_recognition(page)])
    pages = [to_page(page) for page in content.pages]
    splitter.first_document([page for page in pages if page.words], is_ocr=False)
    return splitter.parts


def _read_scan(data: bytes) -> list[Part]:
    from intake_core.files import pdf, scratch
    from intake_core.files.limits import Limits
    from intake_core.reading.passes import FIRST
    from intake_core.reading.recognition import PdfPages, Recogniser
    from intake_core.splitting.splitter import Splitter

    limits = Limits(max_ocr_pages=100)
    deadline = time.monotonic() + 1800
    content = pdf.load(data)
    splitter = Splitter(content.page_count, None, TODAY, limits, deadline)
    blank = splitter.look_at_pdf(data, [page.number for page in content.pages])
    sizes = {page.number: (page.width, page.height) for page in content.pages if page.number not in blank}
    with scratch.folder() as folder:
        source = PdfPages(data, sizes, folder, limits)
        pages = Recogniser(source, "pol+eng", limits, deadline).first(FIRST).pages
    splitter.first_document(pages, is_ocr=True)
    return splitter.parts
