"""Several documents in one file, as they come from a scanner's feeder or a portal, and where each begins.

``batch(seed, kind)`` with one of ``KINDS``; the same arguments give the same pages.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from reportlab.graphics.barcode import code128, qr
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from .fonts import font_name
from .forms import scan
from .forms.scan import CLEAN, NOISY, OFFICE
from .generate import generate
from .layouts import Layout, layouts

KINDS = (
    "printed",  # as suppliers print them, most with page counters
    "uncounted",  # the same without page counters
    "one_supplier",  # consecutive invoices of one supplier, without page counters
    "duplex",  # both sides scanned: blank backs
    "blank_sheets",  # blank sheets between, one side scanned
    "separators",  # separator sheets with a QR code or Code 128 between
    "attached",  # pages of conditions and specifications behind some
    "alone",  # one document of several pages
)
SEPARATORS = ("DOCINTAKE:SPLIT", "PATCHT", "PATCH T")
CONDITIONS = (OFFICE, CLEAN, NOISY)
_COUNTER = re.compile(r"\s*(strona|str\.|page|seite|lapa|psl\.|lk)\s*\d+\W+\w{0,4}\W*\d+\s*", re.I)
_WORDS = ("umowa", "dostawa", "towar", "termin", "odbiorca", "zobowiązanie", "płatność", "odsetki", "reklamacja")
_TERMS = {
    "pl": ("Ogólne warunki sprzedaży", "Załącznik nr 1 do faktury"),
    "en": ("General terms of sale", "Appendix 1 to the invoice"),
    "de": ("Allgemeine Geschäftsbedingungen", "Anlage 1 zur Rechnung"),
    "lv": ("Vispārīgie noteikumi", "Pielikums Nr. 1 rēķinam"),
}


@dataclass(slots=True)
class Batch:
    """``parts``: the page numbers (from 1) of each document; ``left_out``: those of blank pages and separator sheets.

    ``truths``: of each document, as the generator tells it.
    """

    data: bytes = b""
    parts: list[list[int]] = field(default_factory=list)
    left_out: list[int] = field(default_factory=list)
    truths: list[dict[str, Any]] = field(default_factory=list)

    @property
    def begins(self) -> set[int]:
        """The first pages of all documents but the first."""
        return {part[0] for part in self.parts[1:]}


def batch(
    seed: int, kind: str, *, scanned: bool = False, documents: int = 5, among: Sequence[Layout] | None = None
) -> Batch:
    """Invent ``documents`` documents in one PDF.

    :param among: the layouts to print, by default those the reader may be tuned on.
    :raises ValueError: for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"unknown kind {kind!r}: choose one of {', '.join(KINDS)}")
    rng = random.Random(f"batch:{seed}:{kind}")
    known = list(among or layouts().values())
    made = Batch()
    out = pdfium.PdfDocument.new()
    duplex = kind == "duplex"
    for position in range(1 if kind == "alone" else documents):
        if position and kind == "separators":
            content = rng.choice(SEPARATORS)
            _append(out, _separator(content, matrix=rng.random() < 0.5))
            made.left_out.append(len(out))
        elif position and kind == "blank_sheets":
            _append(out, _page([]))
            made.left_out.append(len(out))
        data, truth = _document(rng, kind, seed, position, known)
        while kind == "alone" and _page_count(data) < 2:
            # Some layouts have as many lines as they have, whatever is asked for.
            data, truth = _document(rng, kind, seed, position, known)
        first = len(out)
        _append(out, data)
        if kind != "printed" and rng.random() < (1.0 if kind != "alone" else 0.5):
            for number in range(first, len(out)):
                _remove_counters(out, number)
        if kind in {"attached", "alone"} and rng.random() < 0.6:
            title = rng.choice(_TERMS.get(truth["language"], _TERMS["en"]))
            _append(out, _page([title, "", *_prose(rng)]))
        pages = list(range(first + 1, len(out) + 1))
        if duplex and len(pages) % 2:
            _append(out, _page([]))
            made.left_out.append(len(out))
        made.parts.append(pages)
        made.truths.append(truth)
    made.data = _bytes(out)
    if scanned:
        made.data = scan(made.data, seed=seed, condition=CONDITIONS[seed % 3]).data
    return made


def _document(
    rng: random.Random, kind: str, seed: int, position: int, known: Sequence[Layout]
) -> tuple[bytes, dict[str, Any]]:
    """One invoice; of the same supplier for one supplier, with many lines where it shall have several pages."""
    chooser = random.Random(f"batch:{seed}:layout") if kind == "one_supplier" else rng
    layout = chooser.choice([layout for layout in known if "text" in (layout.forms or ("text",))])
    language = chooser.choice(layout.languages)
    number = 1000 * seed + position
    extra: dict[str, Any] = {"supplier_seed": seed} if kind == "one_supplier" else {}
    if kind == "alone" or rng.random() < 0.3:
        extra["line_count"] = rng.randint(30, 45)
    document = generate(number, layout.name, language, "text", **extra)
    return document.data, document.truth


def _append(out: pdfium.PdfDocument, data: bytes) -> None:
    part = pdfium.PdfDocument(data)
    try:
        out.import_pages(part)
    finally:
        part.close()


def _page_count(data: bytes) -> int:
    document = pdfium.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


def _bytes(document: pdfium.PdfDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def _remove_counters(document: pdfium.PdfDocument, index: int) -> None:
    page = document[index]
    text = page.get_textpage()
    found = [
        item
        for item in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT], textpage=text)
        if _COUNTER.fullmatch(item.extract())
    ]
    for item in found:
        page.remove_obj(item)
    text.close()
    page.gen_content()
    page.close()


def _page(lines: Sequence[str]) -> bytes:
    """A page with a title and text, or a blank one."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    for row, line in enumerate(lines):
        canvas.setFont(font_name("sans", row == 0), 13 if row == 0 else 9)
        canvas.drawString(60, 780 - 15 * row, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _prose(rng: random.Random) -> list[str]:
    return [f"{number}. {' '.join(rng.choices(_WORDS, k=11))}." for number in range(1, 30)]


def _separator(content: str, *, matrix: bool) -> bytes:
    """A separator sheet as another program prints it."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, invariant=1)
    if matrix:
        code = qr.QrCodeWidget(content)
        left, bottom, right, top = code.getBounds()
        size = 200
        drawing = Drawing(size, size, transform=[size / (right - left), 0, 0, size / (top - bottom), 0, 0])
        drawing.add(code)
        drawing.drawOn(canvas, 200, 420)
    else:
        code128.Code128(content, barHeight=90, barWidth=1.6).drawOn(canvas, 120, 450)
    canvas.setFont("Helvetica", 16)
    canvas.drawCentredString(297, 380, "Separator")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()
