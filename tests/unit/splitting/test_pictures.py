"""Ink and codes on pictures of pages, drawn and aged as scanners give them."""

from __future__ import annotations

import io
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from reportlab.pdfgen.canvas import Canvas

from dev.documents.batches import SEPARATORS, _separator
from dev.documents.forms.scan import CLEAN, NOISY, OFFICE, Condition, scan
from intake_core.files.limits import Limits
from intake_core.splitting.codes import CodeReader, PageCodes, interpret, is_separator
from intake_core.splitting.ink import BLANK_SHARE, ink_share
from intake_core.splitting.look import Sight, look_at_files, look_at_pdf
from intake_core.splitting.separator_sheet import separator_sheet

CONDITIONS = pytest.mark.parametrize("condition", [CLEAN, OFFICE, NOISY], ids=["clean", "office", "noisy"])


def drawn(*lines: str, shines_through: bool = False) -> bytes:
    """A PDF of one page; the back of the paper may shine through."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    if shines_through:
        canvas.saveState()
        canvas.setFillGray(0.93)
        canvas.scale(-1, 1)
        canvas.translate(-595, 0)
        for row in range(40):
            canvas.drawString(60, 780 - 16 * row, "Faktura VAT pozycja towar")
        canvas.restoreState()
    canvas.setFont("Helvetica", 9)
    for row, line in enumerate(lines):
        canvas.drawString(70, 760 - 12 * row, line)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def look(pdf: bytes) -> Sight:
    return look_at_pdf(pdf, [1], Limits(), time.monotonic() + 60)[1]


@CONDITIONS
@pytest.mark.parametrize("seed", range(3))
def test_blank_paper_is_blank(condition: Condition, seed: int) -> None:
    assert look(scan(drawn(), seed=seed, condition=condition).data).is_blank
    assert look(scan(drawn(shines_through=True), seed=seed, condition=condition).data).is_blank


@CONDITIONS
def test_one_word_is_not_blank(condition: Condition) -> None:
    assert not look(scan(drawn("Strona 2"), seed=1, condition=condition).data).is_blank


@CONDITIONS
@pytest.mark.parametrize("matrix", [True, False], ids=["qr", "code128"])
def test_separator_sheets_are_seen(condition: Condition, matrix: bool) -> None:
    for seed, content in enumerate(SEPARATORS):
        assert look(scan(_separator(content, matrix=matrix), seed=seed, condition=condition).data).codes.is_separator


@CONDITIONS
def test_our_own_separator_sheet(condition: Condition) -> None:
    assert look(scan(separator_sheet(), seed=5, condition=condition).data).codes.is_separator


def test_separator_texts() -> None:
    assert all(is_separator(text) for text in ("DOCINTAKE:SPLIT", "patch t", "PATCH-T", "PatchT", "PATCH2"))
    assert not any(is_separator(text) for text in ("", "Patch", "DOCINTAKE", "SPLIT", "x" * 100))


def test_ksef_codes() -> None:
    digest = "UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE"
    url = f"https://qr.ksef.mf.gov.pl/invoice/1111111111/01-02-2026/{digest}"
    code = interpret([url]).ksef[0]
    assert (code.nip, code.date, code.hash) == ("1111111111", "01-02-2026", digest)
    assert interpret([url.replace("//qr.", "//qr-test.")]).ksef == (code,)
    certificate = f"https://qr.ksef.mf.gov.pl/certificate/Nip/1111111111/1111111111/01F20A5D/{digest}"
    assert interpret([certificate, "https://evil.example/invoice/1111111111/01-02-2026/" + digest]) == PageCodes()


def test_no_more_codes_when_time_is_over() -> None:
    with Image.open(io.BytesIO(_png_of_separator())) as picture:
        assert CodeReader().read(picture.convert("L")).is_separator
        assert CodeReader(seconds=0).read(picture.convert("L")) == PageCodes()


def _png_of_separator() -> bytes:
    import pypdfium2

    stream = io.BytesIO()
    document = pypdfium2.PdfDocument(separator_sheet())
    document[0].render(scale=1.5).to_pil().save(stream, "PNG")
    return stream.getvalue()


def test_pages_that_cannot_be_drawn_are_missing() -> None:
    assert look_at_pdf(b"%PDF-1.4 nothing", [1, 2], Limits(), time.monotonic() + 20) == {}
    assert look_at_pdf(drawn("x"), [1], Limits(), time.monotonic() - 1) == {}

    def fails(number: int) -> None:
        raise ValueError(number)

    assert look_at_files(fails, [1, 2], time.monotonic() + 5) == {}  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 400), st.integers(1, 400), st.integers(0, 2**32))
def test_any_picture_has_a_share_of_ink_and_no_error(width: int, height: int, seed: int) -> None:
    noise = Image.frombytes("L", (width, height), random.Random(seed).randbytes(width * height))
    assert 0 <= ink_share(noise) <= 1
    assert isinstance(CodeReader().read(noise), PageCodes)


def test_dark_paper_and_light_text() -> None:
    page = Image.new("L", (1240, 1754), 30)
    assert ink_share(page) < BLANK_SHARE
    ImageDraw.Draw(page).text((200, 200), "Faktura VAT 12/2026", fill=240, font=ImageFont.load_default(40))
    assert ink_share(page) > BLANK_SHARE
