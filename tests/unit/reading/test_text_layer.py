"""Text layers that cannot be trusted: the page is recognised instead."""

from __future__ import annotations

import datetime as dt
import io
import shutil

import pypdfium2
import pytest
from PIL import Image
from typed_documents import INVOICE_LINES, picture
from typed_documents import pdf as make_pdf

from dev.documents.generate import generate
from dev.documents.hostile import fonts
from dev.documents.hostile.objects import HELVETICA, PAGE_SIZE, line, packed, stream, write
from dev.documents.layouts import layouts
from intake_core.files import pdf
from intake_core.reading import Reading, ReadingOptions, read
from intake_core.reading.layout.text_layer import is_garbage, needs_recognition

OPTIONS = ReadingOptions(languages="eng", today=dt.date(2026, 6, 30), workers=1)
SMALL_PRINT = [
    (60, 420 + 14 * number, "Payment by bank transfer to the account of the seller within fourteen days.")
    for number in range(6)
]
needs_programs = pytest.mark.skipif(
    not (shutil.which("tesseract") and shutil.which("pdftoppm")),
    reason="tesseract-ocr and poppler-utils are not installed",
)


def first_page(data: bytes) -> pdf.PdfPage:
    return pdf.load(data).pages[0]


def codes(reading: Reading) -> list[str]:
    return [warning.code for warning in reading.warnings]


@pytest.mark.parametrize("kind", ["none", "private", "shifted", "replacement"])
def test_a_font_that_lies_is_seen(kind: fonts.Map) -> None:
    assert is_garbage(first_page(fonts.page(INVOICE_LINES, kind)))
    assert not is_garbage(first_page(fonts.page(INVOICE_LINES, "right")))


def test_a_short_page_is_enough_to_see_it() -> None:
    lines = [*INVOICE_LINES[:2], *INVOICE_LINES[9:15]]
    assert is_garbage(first_page(fonts.page(lines, "shifted")))
    assert not is_garbage(first_page(fonts.page(lines, "right")))


@pytest.mark.parametrize("kind", ["none", "private", "shifted", "replacement"])
def test_one_font_that_lies_is_enough(kind: fonts.Map) -> None:
    """Half of the page is as it should be: the small print. The half that counts is not."""
    page = first_page(fonts.page([*INVOICE_LINES, *SMALL_PRINT[:2]], kind, SMALL_PRINT))
    assert is_garbage(page)
    assert not is_garbage(first_page(fonts.page(INVOICE_LINES, "right", SMALL_PRINT)))


def test_icons_are_no_garbage() -> None:
    icons = [(40, y, "\u260e") for _x, y, _text in INVOICE_LINES[:5]]
    assert not needs_recognition(first_page(fonts.page(icons, "private", [*INVOICE_LINES, *SMALL_PRINT])))


@pytest.mark.parametrize("language", ["pl", "lv", "en", "de"])
def test_real_languages_are_no_garbage(language: str) -> None:
    known = [name for name, layout in layouts().items() if not layout.kept_aside and language in layout.languages]
    assert known
    for name in known[:4]:
        for page in pdf.load(generate(5, name, language, "text").data).pages:
            assert not needs_recognition(page), name


@pytest.mark.parametrize("kind", ["none", "private", "shifted", "replacement"])
@pytest.mark.live
@needs_programs
def test_what_the_page_shows_is_read(kind: fonts.Map) -> None:
    reading = read(fonts.page(INVOICE_LINES, kind, SMALL_PRINT[:2]), "a.pdf", OPTIONS)
    assert (reading.source, codes(reading)) == ("ocr", ["text_layer_garbage"])
    assert reading.value("total_gross") == "123.00"
    assert reading.value("seller_vat") == "PL5260001246"


def scan(lines: object, hidden: list[tuple[float, float, str]]) -> bytes:
    """A scanned page with an invisible text layer over it, as scanners with recognition make it."""
    image = Image.open(io.BytesIO(picture(lines)))  # type: ignore[arg-type]
    content = b"q 595 0 0 842 0 0 cm /Im0 Do Q 3 Tr\n"
    content += b"".join(line(text, x, 842 - y, 10) for x, y, text in hidden)
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> /XObject << /Im0 6 0 R >> >> >>" % PAGE_SIZE,
            stream(content),
            HELVETICA,
            packed(
                image.tobytes(),
                entries=b"/Type /XObject /Subtype /Image /Width %d /Height %d"
                b" /ColorSpace /DeviceGray /BitsPerComponent 8" % image.size,
            ),
        ]
    )


def test_a_good_hidden_layer_is_used() -> None:
    reading = read(scan(INVOICE_LINES, [*INVOICE_LINES]), "a.pdf", OPTIONS)
    assert reading.source == "text"
    assert reading.value("total_gross") == "123.00"


@pytest.mark.live
@needs_programs
def test_a_bad_hidden_layer_is_not() -> None:
    """Recognised with the wrong language or upside down: letters, but no words."""
    bad = [(x, y, "".join(chr(97 + (7 * ord(c) + 3) % 26) for c in text)) for x, y, text in INVOICE_LINES]
    reading = read(scan(INVOICE_LINES, [*bad]), "a.pdf", OPTIONS)
    assert (reading.source, codes(reading)) == ("ocr", ["text_layer_garbage"])
    assert reading.value("total_gross") == "123.00"


def test_a_page_whose_text_runs_upwards() -> None:
    """A landscape invoice on a page that stands upright, without a word about it in the file."""
    document = pypdfium2.PdfDocument(make_pdf([INVOICE_LINES]))
    document[0].set_rotation(270)
    out = io.BytesIO()
    document.save(out)
    reading = read(out.getvalue(), "a.pdf", OPTIONS)
    upright = read(make_pdf([INVOICE_LINES]), "a.pdf", OPTIONS)
    assert reading.source == "text"
    assert {name: field.value for name, field in reading.fields.items()} == {
        name: field.value for name, field in upright.fields.items()
    }
    assert reading.page_sizes == [(842, 595)]
    box, as_read = reading.fields["total_gross"].box, upright.fields["total_gross"].box
    assert box is not None and as_read is not None
    # Turned counter-clockwise, (x, y) is seen where (y, 1 - x) was.
    assert box == pytest.approx((as_read[1], 1 - as_read[2], as_read[3], 1 - as_read[0]), abs=2e-3)


def test_form_fields_are_read() -> None:
    """What was typed into a form stands in its fields' appearances, not in the page."""
    appearance = stream(
        line("Gross total 123.00", 2, 5, 10),
        b"/Type /XObject /Subtype /Form /BBox [0 0 300 20] /Resources << /Font << /F1 5 0 R >> >>",
    )
    data = write(
        [
            b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] >> >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Annots [6 0 R]"
            b" /Resources << /Font << /F1 5 0 R >> >> >>" % PAGE_SIZE,
            stream(b"".join(line(text, x, 842 - y, 10) for x, y, text in INVOICE_LINES[:9])),
            HELVETICA,
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (gross) /V (123.00) /F 4 /Rect [60 400 360 420]"
            b" /P 3 0 R /AP << /N 7 0 R >> >>",
            appearance,
        ]
    )
    assert "Gross total 123.00" in " ".join(read(data, "a.pdf", OPTIONS).text.split())
