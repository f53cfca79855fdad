"""Memory for one PDF of 500 pages, with text and scanned, in a process of its own with all that it starts."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from dev.documents import generate

from ..results import Reach, Result
from ..workbench import BenchError, say
from .samples import Sample
from .scoring import Truth
from .work import read_one, workers

PAGES = 500
REACH = Reach("value", "<=", 600)
LANGUAGES = "pol+eng"


def run() -> list[Result]:
    """One row each; pages are capped by the reader's own limits, as on a server."""
    results = []
    with tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
        for form, data in (("text", _text_pages()), ("scan", _scanned_pages())):
            path = Path(folder) / f"{form}.pdf"
            path.write_bytes(data)
            sample = Sample(path.name, path, Truth({}), form, LANGUAGES)
            with workers(1) as pool:
                # All cores, as a lane of the server that has one document.
                outcome = pool.submit(read_one, sample, None).result()
            if outcome.reading is None or outcome.error or outcome.reading["pages"] != PAGES:
                raise BenchError(f"The PDF of {PAGES} pages ({form}) was not read: {outcome.error}")
            size = len(data) / 1024**2
            say(f"  {PAGES} pages ({form}), {size:.1f} MB: {outcome.processor_seconds:.1f} processor seconds")
            results.append(
                Result(f"PDF of {PAGES} pages, {form}: peak memory", outcome.memory / 1024**2, "MB", reach=REACH)
            )
    return results


def _text_pages() -> bytes:
    """Pages of a wholesaler's invoices, again and again."""
    import pypdfium2

    merged = pypdfium2.PdfDocument.new()
    seed = 0
    while len(merged) < PAGES:
        source = pypdfium2.PdfDocument(generate(seed, "wholesale", "pl", "text").data)
        merged.import_pages(source, pages=list(range(min(len(source), PAGES - len(merged)))))
        seed += 1
    out = io.BytesIO()
    merged.save(out)
    return out.getvalue()


def _scanned_pages() -> bytes:
    """Four scanned pages in turn; the file holds each picture once."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    pictures = [ImageReader(io.BytesIO(generate(seed, "desktop", "pl", "jpg").data)) for seed in range(4)]
    for number in range(PAGES):
        canvas.drawImage(pictures[number % len(pictures)], 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
