"""The forms of a document: the same bytes for a seed, a real scan, a valid Factur-X."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import facturx
import numpy as np
import pypdfium2 as pdfium
import pytest
from freezegun import freeze_time
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from PIL import Image

from dev.documents import FORMS, Line, Tax, all_layouts, fonts, forms_of, generate
from dev.documents.formatting import in_words
from dev.documents.forms.scan import DPI, scan
from dev.documents.model import vat_breakdown
from dev.documents.sheet import HEIGHT, WIDTH, Printed, Sheet

E_KINDS = [
    (name, language)
    for name, layout in all_layouts().items()
    for language in layout.languages
    if "facturx" in forms_of(layout, language)
]
ROOT = Path(__file__).resolve().parents[3]
RAM = "{urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100}"


@pytest.mark.parametrize("form", FORMS)
def test_a_seed_gives_the_same_bytes_on_any_day(form: str) -> None:
    first = generate(5, "desktop", "pl", form)
    with freeze_time("2031-02-03 04:05:06"):
        assert generate(5, "desktop", "pl", form) == first
    assert generate(6, "desktop", "pl", form).data != first.data


def test_a_seed_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dev.documents", "--out", str(tmp_path), "--seed", "7"]
    command += [
        "--count",
        "2",
        "--layout",
        "web",
        "--language",
        "en",
        "--form",
        "text",
        "--form",
        "facturx",
    ]
    subprocess.run(command, cwd=ROOT, check=True, env={"PYTHONHASHSEED": "4", "PATH": ""})
    assert (tmp_path / "00007_web_en_text.pdf").read_bytes() == generate(
        7, "web", "en", "text"
    ).data
    truth = json.loads((tmp_path / "00008_web_en_facturx.json").read_text(encoding="utf-8"))
    assert truth["fields"] == generate(8, "web", "en", "facturx").truth["fields"]
    assert truth["file"] == "00008_web_en_facturx.pdf"


def test_the_forms_of_a_seed_show_the_same_invoice() -> None:
    text, scanned, facturx_ = (
        generate(8, "web", "pl", form) for form in ("text", "scan", "facturx")
    )
    assert text.truth["fields"] == scanned.truth["fields"]
    assert text.truth["fields"].items() <= facturx_.truth["fields"].items()
    assert text.truth["lines"] == scanned.truth["lines"] == facturx_.truth["lines"]


def test_one_supplier_sends_many_invoices() -> None:
    first, second = (generate(seed, "service", "pl", "text", supplier_seed=3) for seed in (3, 4))
    for name in ("seller_name", "seller_vat", "iban"):
        assert first.truth["fields"][name] == second.truth["fields"][name]
    assert first.truth["fields"]["invoice_number"] != second.truth["fields"]["invoice_number"]


def test_what_the_caller_fixes_is_kept() -> None:
    document = generate(
        9, "web", "en", "text", country="DE", currency="USD", line_count=2, number="X-1",
        issue_date=date(2026, 11, 3), transfer=True,
    )  # fmt: skip
    fields = document.truth["fields"]
    assert fields["seller_vat"].startswith("DE")
    assert (fields["currency"], fields["invoice_number"]) == ("USD", "X-1")
    assert fields["issue_date"] == "2026-11-03"
    assert fields["amount_due"] == fields["total_gross"]
    assert len(document.truth["lines"]) == 2


@pytest.mark.parametrize("layout", sorted(all_layouts()))
def test_a_scan_is_a_picture_without_text(layout: str) -> None:
    language = all_layouts()[layout].languages[0]
    document = generate(4, layout, language, "scan")
    straight = pdfium.PdfDocument(generate(4, layout, language, "text").data)
    width, height = straight[0].get_size()
    straight.close()
    pdf = pdfium.PdfDocument(document.data)
    page = pdf[0]
    assert page.get_textpage().count_chars() == 0
    assert [obj.type for obj in page.get_objects()] == [pdfium.raw.FPDF_PAGEOBJ_IMAGE]
    assert page.get_size() == pytest.approx((width, height), abs=1)
    bitmap = next(page.get_objects()).get_bitmap()
    assert (bitmap.width, bitmap.height) == pytest.approx((width * DPI / 72, height * DPI / 72), abs=1)
    pixels = bitmap.to_numpy()
    assert pixels[:50].std() > 2, "the margin of a scanned page is not evenly white"
    pdf.close()


def test_a_scan_has_all_pages_and_a_picture_only_one() -> None:
    seed = next(s for s in range(1, 99) if _pages(generate(s, "desktop", "pl", "text").data) == 2)
    assert _pages(generate(seed, "desktop", "pl", "scan").data) == 2
    picture = generate(seed, "desktop", "pl", "jpg")
    image = Image.open(io.BytesIO(picture.data))
    assert (image.format, picture.mimetype) == ("JPEG", "image/jpeg")
    assert "total_gross" in picture.truth["printed"]
    assert {place["page"] for places in picture.truth["printed"].values() for place in places} == {
        1
    }


@pytest.mark.parametrize("seed", range(4))
def test_the_truth_of_a_scan_turns_with_the_page(seed: int) -> None:
    """A dot near each corner is found where ``move`` says that it went."""
    for x, y in ((60.0, 60.0), (WIDTH - 60, 60), (60, HEIGHT - 60), (WIDTH - 60, HEIGHT - 60)):
        sheet = Sheet("dot", "")
        sheet.circle(x, y, 12, fill="#000000")
        scanned = scan(sheet.finish(), seed=seed)
        straight = Printed("", 1, (x / WIDTH, y / HEIGHT, x / WIDTH, y / HEIGHT))
        expected = scanned.move(straight).box[:2]
        picture = pdfium.PdfDocument(scanned.data)[0].render(scale=1, grayscale=True).to_numpy()
        rows, columns = np.nonzero(picture.squeeze() < 90)
        found = (columns.mean() / picture.shape[1], rows.mean() / picture.shape[0])
        assert found == pytest.approx(expected, abs=0.004)


@pytest.mark.parametrize("kind", E_KINDS, ids="-".join)
def test_facturx_is_valid_and_says_what_the_truth_says(kind: tuple[str, str]) -> None:
    layout, language = kind
    for seed in range(1, 5):
        document = generate(seed, layout, language, "facturx")
        name, xml = facturx.get_xml_from_pdf(document.data, check_xsd=True)
        assert name == "factur-x.xml"
        root = etree.fromstring(xml)
        assert facturx.get_level(root) == "en16931"
        fields = document.truth["fields"]
        total = root.find(f".//{RAM}SpecifiedTradeSettlementHeaderMonetarySummation")
        assert total is not None
        for field, tag in (
            ("total_net", "TaxBasisTotalAmount"),
            ("total_tax", "TaxTotalAmount"),
            ("total_gross", "GrandTotalAmount"),
            ("amount_due", "DuePayableAmount"),
        ):
            assert Decimal(total.findtext(f"{RAM}{tag}")) == Decimal(fields[field])
        assert root.findtext(f".//{RAM}SellerTradeParty/{RAM}Name") == fields["seller_name"]
        assert (
            root.findtext(f".//{RAM}BuyerTradeParty//{RAM}ID[@schemeID='VA']")
            == fields["buyer_vat"]
        )
        assert root.findtext(f".//{RAM}IBANID", fields.get("iban")) == fields.get("iban")
        truth = document.truth
        lines = len(truth["lines"]) + len(truth.get("lines_before", ()))
        if "advances" in truth:  # and a line for each rate of each advance
            assert len(root.findall(f".//{RAM}IncludedSupplyChainTradeLineItem")) > lines
        else:
            assert len(root.findall(f".//{RAM}IncludedSupplyChainTradeLineItem")) == lines


def test_unknown_layout_language_and_form_are_refused() -> None:
    with pytest.raises(KeyError):
        generate(1, "papyrus", "pl", "text")
    with pytest.raises(ValueError, match="speaks pl, en, not 'la'"):
        generate(1, "web", "la", "text")
    with pytest.raises(ValueError, match="unknown form 'fax'"):
        generate(1, "web", "pl", "fax")


def test_a_missing_font_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FOLDERS", ("/nonexistent",))
    fonts.font_name.cache_clear()
    try:
        with pytest.raises(fonts.FontMissing, match="apt-get install fonts-liberation"):
            fonts.font_name("sans")
    finally:
        fonts.font_name.cache_clear()


def test_amounts_in_words() -> None:
    assert (
        in_words(Decimal("2102.05"), "PLN", "pl", fraction=True)
        == "dwa tysiące sto dwa złote 05/100"
    )
    assert in_words(Decimal("21.40"), "PLN", "pl", fraction=False) == (
        "dwadzieścia jeden złotych, czterdzieści groszy"
    )
    assert in_words(Decimal("7.00"), "EUR", "en", fraction=True) == "seven euro 00/100"


@given(
    st.lists(
        st.tuples(
            st.decimals("0.001", 9999, places=3),
            st.decimals("0.0001", 9999, places=4),
            st.sampled_from(["0", "5", "8", "23"]),
        ),
        max_size=40,
    )
)
def test_vat_breakdown_keeps_every_line(
    items: list[tuple[Decimal, Decimal, str]],
) -> None:
    lines = [
        Line("x", quantity, "szt.", "H87", price, Tax("S", Decimal(r)))
        for quantity, price, r in items
    ]
    rows = vat_breakdown(lines)
    assert sum(row.net for row in rows) == sum(line.net for line in lines)
    assert len({row.tax for row in rows}) == len(rows)
    for row in rows:
        assert row.gross == row.net + row.tax_amount
        assert abs(row.tax_amount - row.net * row.tax.rate / 100) <= Decimal("0.005")


def _pages(pdf: bytes) -> int:
    document = pdfium.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
