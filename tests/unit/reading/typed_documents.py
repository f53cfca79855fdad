"""Documents for the tests of reading: pages from typed text, small PDFs, pictures."""

from __future__ import annotations

import datetime as dt
import io
import re
import textwrap
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from intake_core.reading.fields import PageFields, read_fields
from intake_core.reading.layout.page import Page, Word

TODAY = dt.date(2026, 6, 30)
COLUMNS, LINES = 100, 60


def typed(text: str, number: int = 1) -> Page:
    """A page as a typewriter makes it: two or more blanks are a gap between columns."""
    words = []
    for row, line in enumerate(textwrap.dedent(text).strip("\n").splitlines()):
        for match in re.finditer(r"\S+", line):
            top = (row + 2) / (LINES + 4)
            box = (
                (match.start() + 4) / (COLUMNS + 8),
                top,
                (match.end() + 4) / (COLUMNS + 8),
                top + 0.011,
            )
            words.append(Word(match[0], box))
    return Page(number, 595, 842, words)


def fields_of(*pages: str, own_vat: str | None = None, file_name: str = "") -> PageFields:
    """What the text engine finds on typed pages."""
    built = [typed(text, number) for number, text in enumerate(pages, 1)]
    return read_fields(built, is_ocr=False, file_name=file_name, own_vat=own_vat, today=TODAY)


def values_of(*pages: str, own_vat: str | None = None) -> dict[str, str]:
    """The values alone."""
    found = fields_of(*pages, own_vat=own_vat)
    return {name: field.value for name, field in found.fields.items()}


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], size: float = 10) -> bytes:
    """A PDF with Latin text: a page is (x, y from the top, text) in points on 595 x 842."""
    objects: list[bytes] = [b"", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    kids = []
    for page in pages:
        stream = b"BT /F1 %g Tf\n" % size
        for x, y, text in page:
            escaped = re.sub(r"([()\\])", r"\\\1", text).encode("cp1252", "replace")
            stream += b"1 0 0 1 %g %g Tm (%s) Tj\n" % (x, 842 - y, escaped)
        stream += b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
    return bytes(out)


INVOICE_LINES = (
    (60, 60, "Invoice No: FV/12/2026"),
    (60, 80, "Issue date: 2026-05-04"),
    (60, 100, "Due date: 2026-05-18"),
    (60, 130, "Seller:"),
    (60, 145, "Alfa Sp. z o.o."),
    (60, 160, "NIP: 5260001246"),
    (320, 130, "Buyer:"),
    (320, 145, "Beta S.A."),
    (320, 160, "NIP: 7740001454"),
    (60, 300, "Net total"),
    (400, 300, "100.00 PLN"),
    (60, 320, "VAT 23%"),
    (400, 320, "23.00 PLN"),
    (60, 340, "Gross total"),
    (400, 340, "123.00 PLN"),
    (60, 380, "IBAN: PL61 1090 1014 0000 0712 1981 2874"),
)


def picture(
    lines: Sequence[tuple[float, float, str]] = INVOICE_LINES, fmt: str = "PNG", mode: str = "L"
) -> bytes:
    """The same page as a picture of 200 dpi."""
    scale = 200 / 72
    image = Image.new("L", (round(595 * scale), round(842 * scale)), 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=11 * scale)
    for x, y, text in lines:
        draw.text((x * scale, (y - 10) * scale), text, fill=0, font=font)
    out = io.BytesIO()
    image.convert(mode).save(out, fmt)
    return out.getvalue()
