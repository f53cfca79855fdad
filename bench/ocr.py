"""Recognising scanned pages, in pages a second on all cores: from a scanned PDF to fields.

Beside bare ``tesseract``, one process with one thread a core, on the same pages drawn beforehand.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from statistics import median

from dev.documents import generate

from . import workbench
from .results import Reach, Result
from .workbench import BenchError, say

PAGES = 6
ROUNDS = 2
DPI = 200
LANGUAGES = "pol+eng"
REACH = Reach("ratio", ">=", 0.9)


def run() -> list[Result]:
    """Measure ``ROUNDS`` pairs on one scanned PDF of ``PAGES`` pages."""
    pdf = _scanned_pages()
    ours, peers = [], []
    with tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
        pictures = _draw(pdf, Path(folder))
        for _round in range(ROUNDS):
            ours.append(_read(pdf))
            peers.append(_tesseract(pictures))
    say(f"  {PAGES} pages of {DPI} dpi in one PDF, {ROUNDS} rounds, {LANGUAGES}, {_cores()} cores")
    ratio = median(a / b for a, b in zip(ours, peers, strict=True))
    peer = "tesseract, a thread a core"
    return [Result("ocr", median(ours), "pages/s", peer, median(peers), ratio, REACH)]


def _scanned_pages() -> bytes:
    """One PDF of the first pages of ``PAGES`` generated scans."""
    import pypdfium2

    merged = pypdfium2.PdfDocument.new()
    for seed in range(PAGES):
        layout = ("desktop", "web", "service")[seed % 3]
        scan = generate(seed, layout, "pl", "scan")
        merged.import_pages(pypdfium2.PdfDocument(scan.data), pages=[0])
    out = BytesIO()
    merged.save(out)
    return out.getvalue()


def _draw(pdf: bytes, folder: Path) -> list[Path]:
    command = ["pdftoppm", "-gray", "-r", str(DPI), "-", str(folder / "page")]
    subprocess.run(command, input=pdf, check=True, capture_output=True)
    return sorted(folder.glob("page*"))


def _read(pdf: bytes) -> float:
    workbench.use_core()
    from intake_core.reading import ReadingOptions, read

    started = time.perf_counter()
    reading = read(pdf, "scan.pdf", ReadingOptions(languages=LANGUAGES))
    seconds = time.perf_counter() - started
    empty = [text for text in reading.page_texts if len(text.split()) < 20]
    if reading.source != "ocr" or len(reading.page_texts) != PAGES or empty:
        raise BenchError("Not all pages were recognised.")
    return PAGES / seconds


def _tesseract(pictures: list[Path]) -> float:
    def recognise(picture: Path) -> None:
        command = ["tesseract", picture, "-", "-l", LANGUAGES, "--dpi", str(DPI), "tsv"]
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        subprocess.run(command, env=environment, check=True, capture_output=True)

    started = time.perf_counter()
    with ThreadPoolExecutor(_cores()) as pool:
        list(pool.map(recognise, pictures))
    return len(pictures) / (time.perf_counter() - started)


def _cores() -> int:
    return os.cpu_count() or 1
