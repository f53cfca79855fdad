"""Photos, bad scans, UBL and FA(3), marks over the print, and the layouts that are kept aside."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pytest
from lxml import etree
from PIL import Image, ImageOps

from dev.documents import GeneratedDocument, all_layouts, forms_of, generate, layouts
from dev.documents.forms import CLEAN, NOISY, photo, scan
from dev.documents.model import money
from dev.documents.sheet import HEIGHT, WIDTH, Printed, Sheet

ROOT = Path(__file__).resolve().parents[3]
FA = "{http://crd.gov.pl/wzor/2025/06/25/13775/}"
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
KINDS = [(name, language) for name, layout in all_layouts().items() for language in layout.languages]
SEEDS = range(1, 7)


def _kinds(form: str) -> list[tuple[str, str]]:
    return [(name, language) for name, language in KINDS if form in forms_of(all_layouts()[name], language)]


@pytest.mark.parametrize("kind", KINDS, ids="-".join)
def test_the_same_seed_gives_the_same_bytes(kind: tuple[str, str]) -> None:
    layout, language = kind
    assert generate(3, layout, language, "text") == generate(3, layout, language, "text")
    assert generate(4, layout, language, "text").data != generate(3, layout, language, "text").data


@pytest.mark.parametrize("kind", _kinds("ubl"), ids="-".join)
def test_ubl_says_what_the_truth_says(kind: tuple[str, str]) -> None:
    for seed in SEEDS:
        document = generate(seed, *kind, "ubl")
        fields, root = document.truth["fields"], etree.fromstring(document.data)
        assert document.mimetype == "application/xml" and document.name.endswith(".xml")
        sums = root.find(f"{CAC}LegalMonetaryTotal")
        assert sums is not None
        for field, path in (
            ("total_net", "TaxExclusiveAmount"), ("total_gross", "TaxInclusiveAmount"), ("amount_due", "PayableAmount"),
        ):  # fmt: skip
            assert sums.findtext(f"{CBC}{path}") == fields[field]
        assert root.findtext(f"{CAC}TaxTotal/{CBC}TaxAmount") == fields["total_tax"]
        assert root.findtext(f"{CBC}ID") == fields["invoice_number"]
        assert root.findtext(f"{CBC}DueDate") == fields.get("due_date")
        lines = root.findall(f"{CAC}InvoiceLine")
        assert sum(Decimal(_text(line, f"{CBC}LineExtensionAmount")) for line in lines) == Decimal(fields["total_net"])
        for line in lines:
            price, net = _text(line, f"{CAC}Price/{CBC}PriceAmount"), _text(line, f"{CBC}LineExtensionAmount")
            assert Decimal(price) >= 0
            assert money(Decimal(price) * Decimal(_text(line, f"{CBC}InvoicedQuantity"))) == Decimal(net)


@pytest.mark.parametrize("kind", _kinds("ksef"), ids="-".join)
def test_fa3_says_what_the_truth_says(kind: tuple[str, str]) -> None:
    for seed in SEEDS:
        document = generate(seed, *kind, "ksef")
        fields, root = document.truth["fields"], etree.fromstring(document.data)
        body = root.find(f"{FA}Fa")
        assert body is not None
        assert body.findtext(f"{FA}P_2") == fields["invoice_number"]
        assert body.findtext(f"{FA}P_15") == fields["total_gross"]
        nets = [Decimal(node.text) for node in body if node.tag.startswith(f"{FA}P_13_")]
        taxes = [Decimal(n.text) for n in body if n.tag.startswith(f"{FA}P_14_") and not n.tag.endswith("W")]
        assert (sum(nets), sum(taxes)) == (Decimal(fields["total_net"]), Decimal(fields["total_tax"]))
        assert f"PL{root.findtext(f'{FA}Podmiot1//{FA}NIP')}" == fields["seller_vat"]
        account = body.findtext(f"{FA}Platnosc/{FA}RachunekBankowy/{FA}NrRB")
        assert account == fields.get("iban")
        expected = {"invoice": "VAT", "correction": "KOR", "advance": "ZAL", "settlement": "ROZ"}
        assert body.findtext(f"{FA}RodzajFaktury") == expected[fields["document_type"]]
        before = body.findall(f"{FA}FaWiersz[{FA}StanPrzed]")
        assert len(before) == len(document.truth.get("lines_before", ()))


def test_the_vat_of_a_foreign_invoice_is_in_pln_too() -> None:
    body = etree.fromstring(generate(4, "freight", "pl", "ksef").data).find(f"{FA}Fa")
    assert body is not None and body.findtext(f"{FA}KodWaluty") in {"EUR", "USD"}
    rate = Decimal(_text(body, f"{FA}FaWiersz/{FA}KursWaluty"))
    tax, in_pln = Decimal(_text(body, f"{FA}P_14_1")), Decimal(_text(body, f"{FA}P_14_1W"))
    assert in_pln == money(tax * rate) > tax
    text = pdfium.PdfDocument(generate(4, "freight", "pl", "text").data)[0].get_textpage().get_text_bounded()
    assert f"{rate}".replace(".", ",") in text


def test_a_noisy_scan_is_worse_than_a_clean_one() -> None:
    pages = {}
    for form in ("clean_scan", "noisy_scan"):
        document = generate(5, "columns", "pl", form)
        assert document.truth["fields"] == generate(5, "columns", "pl", "text").truth["fields"]
        assert 30_000 < len(document.data) < 3_000_000
        pages[form] = pdfium.PdfDocument(document.data)[0].render(scale=1, grayscale=True).to_numpy().squeeze()
    margin = {form: page[4:24, 40:500].std() for form, page in pages.items()}
    assert margin["noisy_scan"] > 2 * margin["clean_scan"] > 0


@pytest.mark.parametrize("layout", ["shop", "receipt", "energy"])
def test_a_photo_is_a_picture_of_sensible_size(layout: str) -> None:
    document = generate(6, layout, "pl", "photo")
    image = Image.open(io.BytesIO(document.data))
    assert (image.format, document.mimetype) == ("JPEG", "image/jpeg")
    assert max(image.size) in {1600, 2600, 3400}
    assert 60_000 < len(document.data) < 4_000_000
    pixels = np.asarray(image.convert("L"), dtype=np.float32)
    height, width = pixels.shape
    paper = np.percentile(pixels[height // 3 : -height // 3, width // 4 : -width // 4], 80)
    assert pixels[:20].mean() < paper - 10, "the table is darker than the paper"
    for places in document.truth["printed"].values():
        for place in places:
            assert all(0 <= edge <= 1 for edge in place["box"])


def test_photos_are_of_several_sizes_and_some_lie_on_their_side() -> None:
    sheet = Sheet("dot", "")
    sheet.circle(60, 60, 12, fill="#000000")
    pdf = sheet.finish()
    pictures = [Image.open(io.BytesIO(photo(pdf, seed=seed).data)) for seed in (42, 48, 49)]
    turned = {picture.getexif().get(0x0112, 1) for picture in pictures}
    assert {1, 6, 8} == turned
    assert len({max(picture.size) for picture in pictures}) == 3
    assert any(picture.width > picture.height and 0x0112 not in picture.getexif() for picture in pictures)


# 42 lies on its side and EXIF does not tell, 48 is turned by EXIF
@pytest.mark.parametrize("seed", [0, 1, 42, 48])
def test_the_truth_of_a_photo_lies_where_the_field_lies(seed: int) -> None:
    for x, y in ((60.0, 60.0), (WIDTH - 60, 60), (60, HEIGHT - 60), (WIDTH - 60, HEIGHT - 60)):
        sheet = Sheet("dot", "")
        sheet.circle(x, y, 12, fill="#000000")
        taken = photo(sheet.finish(), seed=seed)
        expected = taken.move(Printed("", 1, (x / WIDTH, y / HEIGHT, x / WIDTH, y / HEIGHT))).box[:2]
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(taken.data))).convert("L")
        half = round(max(picture.size) * 0.0154)
        at = (expected[0] * picture.width, expected[1] * picture.height)
        window = picture.crop((round(at[0]) - half, round(at[1]) - half, round(at[0]) + half, round(at[1]) + half))
        rows, columns = np.nonzero(np.asarray(window) < 90)
        assert (columns.mean(), rows.mean()) == pytest.approx((half, half), abs=half / 10)


def test_marks_are_drawn_over_the_print_and_not_in_the_text() -> None:
    plain, marked = (generate(2, "boxed", "pl", "text", marks=marks) for marks in (False, True))
    assert plain.truth == marked.truth
    texts, pictures = zip(*(_page(document) for document in (plain, marked)), strict=True)
    assert texts[0] == texts[1]
    assert (pictures[0] != pictures[1]).mean() > 0.002


def test_a_layout_keeps_to_its_kinds() -> None:
    for kind in ("advance", "settlement"):
        document = generate(1, "zaliczka", "pl", "text", kind=kind)
        assert document.truth["fields"]["document_type"] == kind
    with pytest.raises(ValueError, match="prints advance, settlement, not 'receipt'"):
        generate(1, "zaliczka", "pl", "text", kind="receipt")
    with pytest.raises(ValueError, match="not sent as 'ksef'"):
        generate(1, "rechnung", "de", "ksef")


def test_sums_are_carried_from_page_to_page() -> None:
    document = generate(3, "wholesale", "pl", "text", line_count=70)
    pdf = pdfium.PdfDocument(document.data)
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(texts) >= 2
    assert all("Do przeniesienia" in text for text in texts[:-1])
    assert all("Z przeniesienia" in text for text in texts[1:])
    assert all(f"{number} z {len(texts)}" in text or f"{number}/{len(texts)}" in text
               for number, text in enumerate(texts, 1))  # fmt: skip
    pdf.close()


def test_three_rates_discounts_and_several_accounts_are_printed() -> None:
    document = generate(2, "wholesale", "pl", "text", line_count=12)
    assert len(document.truth["vat_breakdown"]) == 3
    assert any("list_price" in line for line in document.truth["lines"])
    text = _page(document)[0]
    assert "SWIFT" in text and text.count("9999") >= 2


def test_kept_aside_layouts_are_printed_only_when_asked(tmp_path: Path) -> None:
    def run(*more: str) -> set[str]:
        command = [sys.executable, "-m", "dev.documents", "--out", str(tmp_path / "".join(more)), "--count", "80"]
        subprocess.run([*command, "--form", "text", *more], cwd=ROOT, check=True, capture_output=True)
        files = (tmp_path / "".join(more)).glob("*.json")
        return {json.loads(file.read_text(encoding="utf-8"))["layout"] for file in files}

    assert run("--kept-aside") == set(layouts(kept_aside=True))
    assert not run() & set(layouts(kept_aside=True))


def test_scans_of_any_condition_are_turned_no_further_than_said() -> None:
    pdf = generate(1, "columns", "lv", "text").data
    for condition in (CLEAN, NOISY):
        assert all(abs(angle) <= condition.angle for angle in scan(pdf, seed=9, condition=condition).angles)


def _text(node: Any, path: str) -> str:
    found = node.findtext(path)
    assert found is not None, path
    return str(found)


def _page(document: GeneratedDocument) -> tuple[str, Any]:
    pdf = pdfium.PdfDocument(document.data)
    try:
        text = pdf[0].get_textpage().get_text_bounded()
        return text, pdf[0].render(scale=1, grayscale=True).to_numpy().copy()
    finally:
        pdf.close()
