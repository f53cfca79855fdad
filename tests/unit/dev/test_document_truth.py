"""The truth of a generated document is true: it adds up, it is valid, and the pages say it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pypdfium2 as pdfium
import pytest
from stdnum import iban
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat

from dev.documents import GeneratedDocument, all_layouts, generate, layouts
from dev.documents.model import money

KINDS = [(name, language) for name, layout in all_layouts().items() for language in layout.languages]
PLAIN = {"desktop", "service", "web"}
SEEDS = range(1, 9)
UNPRINTED = {
    "receipt": {"invoice_number", "total_net", "amount_due", "buyer_name"},
    "debit_note": {"total_net", "total_tax"},
    "accounting_note": {"total_net", "total_tax"},
}
"""Kind -> what such a document does not say."""
CREDITING = {"adverts", "printer", "waste"}
"""Layouts with lines that take something off at prices without VAT."""
AMOUNTS = {"total_net", "total_tax", "total_gross", "amount_due"}


@pytest.fixture(params=KINDS, ids="-".join, scope="module")
def documents(request: pytest.FixtureRequest) -> list[GeneratedDocument]:
    layout, language = request.param
    return [generate(seed, layout, language, "text") for seed in SEEDS]


def test_there_are_many_layouts_and_some_are_kept_aside() -> None:
    aside = layouts(kept_aside=True)
    assert len(layouts()) >= 14 and len(aside) >= 4
    assert not set(aside) & set(layouts())
    assert set(layouts()) > PLAIN
    for some in (layouts(), aside):
        assert {language for layout in some.values() for language in layout.languages} == {"pl", "en", "de", "lv"}
    kinds = {kind for layout in layouts().values() for kind in layout.kinds}
    assert {"invoice", "correction", "advance", "settlement", "proforma", "receipt", "debit_note"} <= kinds


def test_amounts_add_up(documents: list[GeneratedDocument]) -> None:
    for document in documents:
        truth = document.truth
        fields, rows, lines = truth["fields"], truth["vat_breakdown"], truth["lines"]
        taken_off = fields["document_type"] in {"correction", "settlement"}
        with_tax = any("gross_price" in line for line in lines)
        for row in rows:
            net, rate = Decimal(row["net"]), Decimal(row["rate"])
            # taken out of prices with VAT, or a difference of two rounded amounts: a cent off at most
            slack = Decimal("0.02") if with_tax or taken_off else Decimal(0)
            assert abs(Decimal(row["tax"]) - money(net * rate / 100)) <= slack
            assert Decimal(row["gross"]) == net + Decimal(row["tax"])
            if row["category"] != "S":
                assert rate == 0
        for name, key in (("total_net", "net"), ("total_tax", "tax"), ("total_gross", "gross")):
            if name in fields:
                assert Decimal(fields[name]) == sum(Decimal(row[key]) for row in rows)
        for line in [*lines, *truth.get("lines_before", ())]:
            quantity = Decimal(line["quantity"])
            if "gross_price" in line:
                rate = Decimal(line["rate"])
                gross = money(quantity * Decimal(line["gross_price"]))
                assert Decimal(line["net"]) == gross - money(gross * rate / (100 + rate))
            else:
                assert Decimal(line["net"]) == money(quantity * Decimal(line["net_price"]))
                assert quantity >= 0 or truth["layout"] in CREDITING
                assert Decimal(line["net_price"]) >= 0
            if "list_price" in line:
                assert Decimal(line["list_price"]) >= Decimal(line["net_price"])
        net = sum(Decimal(line["net"]) for line in lines)
        net -= sum(Decimal(line["net"]) for line in truth.get("lines_before", ()))
        if "total_net" in fields and fields["document_type"] != "settlement":
            slack = len(lines) * Decimal("0.01") if with_tax else Decimal(0)
            assert abs(net - Decimal(fields["total_net"])) <= slack
        gross = Decimal(fields["total_gross"])
        if fields["document_type"] == "settlement":
            whole = gross + sum(Decimal(advance["gross"]) for advance in truth["advances"])
            assert gross < whole and truth["advances"]
        if fields["document_type"] == "correction":
            assert truth["corrected"][0]["number"] != fields["invoice_number"]
            assert truth["lines_before"] != lines
        elif "amount_due" in fields:
            assert Decimal(fields["amount_due"]) >= 0


def test_numbers_pass_their_checksums(documents: list[GeneratedDocument]) -> None:
    for document in documents:
        fields = document.truth["fields"]
        for number in (fields["seller_vat"], fields["buyer_vat"]):
            module = gb_vat if number.startswith("GB") else eu_vat
            assert module.validate(number) == number.removeprefix("GB")
        if "iban" in fields:
            assert iban.validate(fields["iban"], check_country=False) == fields["iban"]
        assert fields["seller_vat"] != fields["buyer_vat"]
        assert date.fromisoformat(fields["issue_date"]) >= date.fromisoformat(
            fields.get("sale_date", fields["issue_date"])
        )
        assert fields.get("due_date", "9999") > fields["issue_date"]
        assert fields["seller_vat"][2:4] == "99", "outside the invented ranges"


def test_a_field_is_true_only_when_it_is_printed(documents: list[GeneratedDocument]) -> None:
    needed = {"invoice_number", "issue_date", "currency", "seller_name", "seller_vat"}
    needed |= {"buyer_name", "buyer_vat", *AMOUNTS}
    for document in documents:
        fields = set(document.truth["fields"]) - {"document_type"}
        assert fields == set(document.truth["printed"])
        assert needed - UNPRINTED.get(document.truth["fields"]["document_type"], set()) <= fields


def test_printed_text_says_the_value(documents: list[GeneratedDocument]) -> None:
    for document in documents:
        for name, places in document.truth["printed"].items():
            for place in places:
                assert _says(name, place["text"], document.truth["fields"][name]), (name, place)


def test_the_text_layer_holds_each_value_where_the_truth_says(
    documents: list[GeneratedDocument],
) -> None:
    for document in documents:
        pdf = pdfium.PdfDocument(document.data)
        for name, places in document.truth["printed"].items():
            for place in places:
                found = _text_in(pdf[place["page"] - 1], place["box"])
                assert _squeeze(place["text"]) in found, (document.name, name, place, found)
        pdf.close()


def test_polish_letters_have_a_unicode_map() -> None:
    document = generate(3, "desktop", "pl", "text")
    text = pdfium.PdfDocument(document.data)[0].get_textpage().get_text_bounded()
    assert "Sprzedawca" in text or "Wystawca" in text
    assert "Ilość" in text
    assert set("ąęłńóśźż") & set(text)
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_nothing_is_printed_off_the_page(documents: list[GeneratedDocument]) -> None:
    for document in documents:
        pdf = pdfium.PdfDocument(document.data)
        for page in pdf:
            width, height = page.get_size()
            text_page = page.get_textpage()
            for index in range(text_page.count_rects()):
                left, bottom, right, top = text_page.get_rect(index)
                assert left >= 8 and right <= width - 8 and bottom >= 8 and top <= height - 8
        pdf.close()


def _says(name: str, text: str, value: str) -> bool:
    """Whether ``text`` as printed means ``value``, read without the generator's own formatting."""
    digits = re.sub(r"\D", "", text)
    if name in AMOUNTS:
        return digits == re.sub(r"\D", "", value) and len(re.split(r"[.,]", text)[-1].strip()) >= 2
    if name.endswith("_vat"):
        return digits == re.sub(r"\D", "", value)
    if name == "iban":
        return value.endswith(re.sub(r"\W", "", text).removeprefix("PL"))
    if name.endswith("_date"):
        day = date.fromisoformat(value)
        numbers = {int(number) for number in re.findall(r"\d+", text)}
        return {day.day, day.year} <= numbers and (day.month in numbers or len(numbers) == 2)
    if name == "currency":
        signs = {"zł": "PLN", "€": "EUR", "£": "GBP", "$": "USD"}
        return value in text or any(signs[sign] == value for sign in signs if sign in text)
    return text == value


def _text_in(page: Any, box: list[float]) -> str:
    width, height = page.get_size()
    left, top, right, bottom = box
    edges = (
        left * width - 1,
        height - bottom * height - 1,
        right * width + 1,
        height - top * height + 1,
    )
    return _squeeze(page.get_textpage().get_text_bounded(*edges))


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)
