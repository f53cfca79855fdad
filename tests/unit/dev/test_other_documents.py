"""Documents that are no invoices, and files that are broken on purpose."""

from __future__ import annotations

import io
import random

import pypdfium2 as pdfium
import pytest
from PIL import Image

from dev.documents import broken
from dev.documents.invent import party
from dev.documents.other import bank_statement, letter

READER = party(random.Random(1), "PL")


def test_bank_statement_and_letter_are_readable_and_no_invoices() -> None:
    for document in (bank_statement(1, READER), letter(1, READER)):
        text = pdfium.PdfDocument(document.data)[0].get_textpage().get_text_bounded()
        assert READER.name in text.replace("\r\n", " ")
        assert document.truth["fields"]["document_type"] in {"bank_statement", "letter"}
        assert not {"invoice_number", "total_gross"} & set(document.truth["fields"])


def test_zero_bytes() -> None:
    assert broken.zero_bytes()[1] == b""


def test_exe_named_pdf_is_a_program_by_content_only() -> None:
    name, data = broken.exe_named_pdf()
    assert name.endswith(".pdf")
    assert data[:2] == b"MZ"
    assert data[int.from_bytes(data[0x3C:0x40], "little") :][:4] == b"PE\0\0"


def test_encrypted_pdf_opens_with_its_password_only() -> None:
    _name, data = broken.encrypted_pdf()
    with pytest.raises(pdfium.PdfiumError, match=r"(?i)password"):
        pdfium.PdfDocument(data)
    opened = pdfium.PdfDocument(data, password=broken.ENCRYPTED_PASSWORD)
    assert opened[0].get_textpage().count_chars() > 200
    assert broken.encrypted_pdf()[1] == data


def test_many_pages_are_small() -> None:
    _name, data = broken.many_pages_pdf()
    assert len(pdfium.PdfDocument(data)) == 300
    assert len(data) < 300_000


def test_truncated_pdf_is_cut() -> None:
    data = broken.truncated_pdf()[1]
    assert data.startswith(b"%PDF")
    assert b"%%EOF" not in data[-1024:]


def test_huge_picture_is_a_small_file_of_200_megapixels() -> None:
    data = broken.huge_picture()[1]
    assert len(data) < 60_000
    assert int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big") == 200_000_000
    with pytest.raises(Image.DecompressionBombError):
        Image.open(io.BytesIO(data))


def test_the_same_picture_but_smaller_can_be_read() -> None:
    with Image.open(io.BytesIO(broken.huge_picture(40, 20)[1])) as picture:
        assert picture.size == (40, 20)
        assert picture.convert("L").getextrema() == (255, 255)
