"""From bytes to a reading, without recognition."""

from __future__ import annotations

import datetime as dt
import io
import json
import time
from decimal import Decimal

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from test_einvoice import ubl
from typed_documents import INVOICE_LINES, pdf, picture

from intake_core.errors import IntakeError
from intake_core.files.errors import FileEmpty, UnsupportedType
from intake_core.files.limits import Limits
from intake_core.reading import FIELD_NAMES, Reading, ReadingOptions, read
from intake_core.reading.evidence import WITNESSES, confidence, is_green
from intake_core.reading.fields import read_fields
from intake_core.reading.layout.page import Page, Word
from intake_core.reading.result import ReadingWarning

OPTIONS = ReadingOptions(today=dt.date(2026, 6, 30))
NO_OCR = ReadingOptions(limits=Limits(max_ocr_pages=0), today=dt.date(2026, 6, 30))


@pytest.fixture(scope="module")
def invoice() -> bytes:
    return pdf([INVOICE_LINES])


def with_xml(data: bytes, xml: bytes, name: str = "factur-x.xml") -> bytes:
    document = pypdfium2.PdfDocument(data)
    document.new_attachment(name).set_data(xml)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_text_pdf(invoice: bytes) -> None:
    reading = read(invoice, "faktura.pdf", OPTIONS)
    assert (reading.source, reading.pages, reading.file) == ("text", 1, "faktura.pdf")
    assert {name: field.value for name, field in reading.fields.items()} == {
        "document_type": "invoice",
        "invoice_number": "FV/12/2026",
        "issue_date": "2026-05-04",
        "due_date": "2026-05-18",
        "currency": "PLN",
        "seller_name": "Alfa Sp. z o.o.",
        "seller_vat": "PL5260001246",
        "buyer_name": "Beta S.A.",
        "buyer_vat": "PL7740001454",
        "iban": "PL61109010140000071219812874",
        "total_net": "100.00",
        "total_tax": "23.00",
        "total_gross": "123.00",
        "amount_due": "123.00",
    }
    assert "Gross total" in reading.text
    assert reading.page_sizes == [(595, 842)]
    assert reading.amount("total_gross") == Decimal("123.00")
    assert reading.date("issue_date") == dt.date(2026, 5, 4)
    assert reading.amount("iban") is reading.date("iban") is reading.value("ksef_number") is None


def test_the_shape_of_the_json(invoice: bytes) -> None:
    """The contract with the Odoo models and the command line."""
    document = json.loads(json.dumps(read(invoice, "a.pdf", OPTIONS).to_json()))
    assert list(document) == [
        "file",
        "source",
        "pages",
        "seconds",
        "fields",
        "vat_breakdown",
        "lines",
        "warnings",
    ]
    assert list(document["fields"]) == [name for name in FIELD_NAMES if name in document["fields"]]
    gross = document["fields"]["total_gross"]
    assert list(gross) == ["value", "confidence", "green", "page", "box", "witnesses"]
    assert gross["green"] is True
    assert len(gross["box"]) == 4
    assert set(gross["witnesses"]) <= set(WITNESSES)
    [row] = document["vat_breakdown"]
    assert list(row) == ["rate", "net", "tax", "gross", "category", "page", "box"]
    assert (row["rate"], row["net"], row["tax"], row["gross"]) == (
        "23",
        "100.00",
        "23.00",
        "123.00",
    )


def test_an_embedded_invoice_decides_and_the_page_confirms(invoice: bytes) -> None:
    """The XML says EUR 119, the page PLN 123: the difference is said; what agrees has its place."""
    reading = read(with_xml(invoice, ubl()), "a.pdf", OPTIONS)
    assert reading.source == "xml"
    assert reading.value("total_gross") == "119.00"
    [warning] = [item for item in reading.warnings if item.code == "xml_page_differ"]
    assert "total_gross" in warning.message
    due = reading.fields["due_date"]
    assert due.witnesses == ("xml", "xml_consistent", "printed")
    assert due.page == 1 and due.box is not None
    assert reading.fields["total_gross"].page is None
    # What the XML does not have is taken from the page.
    assert reading.value("buyer_vat") == "PL7740001454"
    assert "xml" not in reading.fields["buyer_vat"].witnesses


def test_other_attachments_are_no_invoice(invoice: bytes) -> None:
    assert read(with_xml(invoice, b"<other/>"), "a.pdf", OPTIONS).source == "text"
    damaged = read(with_xml(invoice, b"<?xml version='1.0'?><Invoice>"), "a.pdf", OPTIONS)
    assert damaged.source == "text"
    assert "xml_unread" in [warning.code for warning in damaged.warnings]


def test_the_embedded_invoice_can_be_left_out(invoice: bytes) -> None:
    options = ReadingOptions(use_xml=False, today=dt.date(2026, 6, 30))
    assert read(with_xml(invoice, ubl()), "a.pdf", options).source == "text"


def test_xml_alone() -> None:
    reading = read(ubl(), "a.xml", OPTIONS)
    assert (reading.source, reading.pages, reading.page_texts) == ("xml", 1, [])
    assert reading.fields["total_gross"].green
    assert reading.fields["total_gross"].box is None


def test_a_long_file_is_read_in_part_with_a_warning() -> None:
    pages = [
        INVOICE_LINES,
        *([(60, 60, f"Attachment, page {n}, with some words")] for n in range(299)),
    ]
    started = time.monotonic()
    reading = read(pdf(pages), "a.pdf", NO_OCR)
    assert time.monotonic() - started < 10
    assert reading.pages == 300
    assert len(reading.page_texts) == 100
    assert reading.value("total_gross") == "123.00"
    [warning] = [item for item in reading.warnings if item.code == "pages_capped"]
    assert warning.message == "The file has 300 pages; the first 100 were read."


@pytest.mark.parametrize(
    "page",
    [
        [(20 + n * 0.02, 100, f"{n},00") for n in range(8000)],
        [(20, 100, "1 " * 20_000)],
        [(20, 100, "PL" + "1 1-" * 4000)],
        [(20, 100, "a:" * 10_000)],
        [(20, 100, "słownie: " + "dwadziescia" * 900)],
        [(20 + x * 28, 20 + y * 8, "Razem 23% 100,00") for x in range(20) for y in range(100)],
    ],
    ids=["row", "blanks", "digits", "colons", "words", "dense"],
)
def test_an_absurd_page_takes_no_time(page: list[tuple[float, float, str]]) -> None:
    started = time.monotonic()
    read(pdf([page], size=0.1), "a.pdf", NO_OCR)
    assert time.monotonic() - started < 10


def test_pages_beyond_the_recognition_cap_are_counted() -> None:
    scans = io.BytesIO()
    scan = Image.open(io.BytesIO(picture()))
    scan.save(scans, "PDF", save_all=True, append_images=[scan])
    document = pypdfium2.PdfDocument(pdf([INVOICE_LINES]))
    document.import_pages(pypdfium2.PdfDocument(scans.getvalue()))
    out = io.BytesIO()
    document.save(out)
    reading = read(out.getvalue(), "a.pdf", NO_OCR)
    [warning] = [item for item in reading.warnings if item.code == "pages_capped"]
    assert warning.params == {"pages": 3, "read": 1}


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04", "application/zip"),
        (b"MZ\x90\x00", "application/vnd.microsoft.portable-executable"),
        (b"just text", "text/plain"),
        (b"\x00\x01\x02\x03", "application/octet-stream"),
    ],
)
def test_files_that_are_no_document(data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedType) as error:
        read(data, "faktura.pdf", OPTIONS)
    assert error.value.params == {"kind": kind}
    assert kind in str(error.value)


def test_an_empty_file() -> None:
    with pytest.raises(FileEmpty):
        read(b"", "faktura.pdf", OPTIONS)


def test_what_the_fields_say_about_each_other(invoice: bytes) -> None:
    early = ReadingOptions(today=dt.date(2026, 1, 1), own_vat="PL1132191233")
    codes = {warning.code for warning in read(invoice, "", early).warnings}
    assert codes == {"future_date", "own_vat_absent"}
    backwards = pdf([[(60, 60, "Issue date: 2026-05-04"), (60, 90, "Due date: 2026-04-04  .")]])
    assert "due_before_issue" in {w.code for w in read(backwards, "", NO_OCR).warnings}


def test_every_warning_is_a_sentence() -> None:
    warning = ReadingWarning("pages_capped", {"pages": 3, "read": 1})
    assert warning.to_json() == {
        "code": "pages_capped",
        "message": "The file has 3 pages; the first 1 were read.",
    }


def test_green_needs_two_kinds_of_evidence() -> None:
    assert not is_green(["label"])
    assert not is_green(["label", "label"])
    assert not is_green(["weak_label", "title", "position"])  # three hints of one kind
    assert not is_green(["vat_rows", "line_sum"])
    assert is_green(["label", "checksum"])
    assert is_green(["net_plus_tax", "vat_rows"])
    assert is_green(["xml", "xml_consistent"])
    assert is_green(["heading", "shape"])
    assert not is_green([])


def test_letters_that_were_read_twice_are_not_a_second_evidence() -> None:
    assert not is_green(["label", "read_again"])
    assert is_green(["label", "shape", "read_again"])
    assert not is_green(["label", "shape"], unsure=True)
    assert not is_green(["label", "shape", "profile_mask", "profile_place"], unsure=True)
    assert is_green(["label", "shape", "profile_value"], unsure=True)


def test_what_many_amounts_have_proves_nothing_under_an_ambiguous_label() -> None:
    assert not is_green(["weak_label", "net_plus_tax", "rate"])
    assert is_green(["weak_label", "net_plus_tax", "rate", "of_total"])
    assert is_green(["weak_label", "words", "net_plus_tax"])


def test_three_amounts_that_fit_may_be_those_of_one_rate() -> None:
    assert not is_green(["net_plus_tax", "rate", "of_total"])
    assert is_green(["net_plus_tax", "rate", "vat_rows"])


def test_words_beside_a_party_that_stand_on_the_page_twice_are_not_its_name() -> None:
    assert not is_green(["party", "repeated"])
    assert is_green(["party", "repeated", "shape"])


def test_confidence_grows_with_evidence_and_shrinks_with_bad_recognition() -> None:
    one, two = confidence(["label"]), confidence(["label", "checksum"])
    assert 0 < one < two < 1
    assert confidence(["label", "checksum"], 0.4) < two
    assert confidence([]) == 0


words = st.builds(
    lambda text, x, y: Word(text, (x, y, min(1.0, x + 0.06), min(1.0, y + 0.012))),
    st.one_of(
        st.text(min_size=1, max_size=8),
        st.sampled_from(
            [
                "Faktura",
                "nr",
                "NIP:",
                "5260001246",
                "Razem",
                "Netto",
                "VAT",
                "Brutto",
                "100,00",
                "23,00",
                "123,00",
                "23%",
                "zw",
                "Sprzedawca",
                "Nabywca:",
                "Słownie:",
                "sto",
                "złotych",
                "2026-05-04",
                "Data",
                "wystawienia:",
                "PLN",
                "0,00",
                "-1,00",
                "Termin",
                "IBAN",
            ]
        ),
    ),
    st.floats(0, 1),
    st.floats(0, 1),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=60), st.booleans(), st.sampled_from([None, "PL5260001246", "x"]))
def test_any_page_gives_fields_that_are_on_it(
    placed: list[Word], is_ocr: bool, own: str | None
) -> None:
    page = Page(1, 595, 842, placed, ink=is_ocr)
    found = read_fields([page], is_ocr=is_ocr, own_vat=own, today=dt.date(2026, 6, 30))
    for name, field in found.fields.items():
        assert name in FIELD_NAMES
        assert 0 <= field.confidence <= 1
        assert set(field.witnesses) <= set(WITNESSES)
        assert field.page == 1
        assert field.box is not None and all(0 <= side <= 1 for side in field.box)
    json.dumps([warning.to_json() for warning in found.warnings])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mutated_pdf_gives_a_reading_or_a_typed_error(data: st.DataObject) -> None:
    mutated = bytearray(SOURCE)
    for _ in range(data.draw(st.integers(1, 5))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        mutated[position : position + data.draw(st.integers(0, 20))] = data.draw(
            st.binary(max_size=8)
        )
    _read_or_fail(bytes(mutated))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.4\n", b"<?xml version='1.0'?>"]))
def test_any_bytes_give_a_reading_or_a_typed_error(data: bytes, head: bytes) -> None:
    _read_or_fail(head + data)


SOURCE = with_xml(pdf([INVOICE_LINES]), ubl())


def _read_or_fail(data: bytes) -> None:
    started = time.monotonic()
    try:
        reading = read(data, "a.pdf", NO_OCR)
    except IntakeError as error:
        assert error.code and str(error)
    else:
        assert isinstance(reading, Reading)
        json.dumps(reading.to_json())
    assert time.monotonic() - started < 10
