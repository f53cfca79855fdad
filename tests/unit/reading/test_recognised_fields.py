"""What recognition may have lost or mistaken: a value whose letters nothing proves is not green."""

from __future__ import annotations

from dataclasses import replace

from typed_documents import TODAY, typed

from intake_core.reading.fields import PageFields, read_fields
from intake_core.reading.layout.page import Page
from intake_core.reading.result import Field

AMOUNTS = ("total_net", "total_tax", "total_gross")
INVOICE = """
                        Faktura VAT nr FV/7/2026
    Data wystawienia: 2026-05-04            Data sprzedaży: 2026-05-02
    Sprzedawca:                                      Nabywca:
    Alfa Sp. z o.o.                                  Beta S.A.
    NIP: 526-000-12-46                               NIP: 774-00-01-454
    {amounts}
"""
TOTALS = """
    Razem netto: 100,00
    VAT 23%: 23,00
    Razem brutto: 123,00
"""


def recognised(text: str) -> PageFields:
    page = typed(text)
    words = [replace(word, confidence=0.96) for word in page.words]
    return read_fields([Page(1, page.width, page.height, words)], is_ocr=True, today=TODAY)


def printed(text: str) -> dict[str, Field]:
    return read_fields([typed(text)], is_ocr=False, today=TODAY).fields


def test_names_and_number_wait_for_a_second_look() -> None:
    text = INVOICE.format(amounts=TOTALS)
    on_paper, in_file = recognised(text).fields, printed(text)
    for name in ("seller_name", "buyer_name", "invoice_number"):
        assert in_file[name].green, name
        assert on_paper[name].unsure and not on_paper[name].green, name
        assert on_paper[name].value == in_file[name].value
        assert on_paper[name].witnesses == in_file[name].witnesses
    # What a checksum or a sum proves does not.
    assert all(on_paper[name].green for name in ("seller_vat", "buyer_vat", *AMOUNTS))


def test_a_printed_page_among_recognised_ones_waits_for_nothing() -> None:
    found = read_fields([typed(INVOICE.format(amounts=TOTALS))], is_ocr=True, today=TODAY).fields
    assert all(found[name].green for name in ("seller_name", "buyer_name", "invoice_number"))


def test_another_invoice_in_the_text_is_not_the_number() -> None:
    text = "FAKTURA VAT\nPoprzednia faktura VAT 12/2025 nierozliczona\nNIP: 526-000-12-46\n"
    found = printed(text).get("invoice_number")
    assert found is None or not found.green


def test_the_number_in_the_heading_is_enough_with_its_form() -> None:
    text = INVOICE.replace("Faktura VAT nr FV/7/2026", "FAKTURA VAT FS 128/06/2026")
    found = printed(text.format(amounts=TOTALS))["invoice_number"]
    assert set(found.witnesses) == {"heading", "shape"} and found.green


def test_net_and_tax_of_a_labelled_total() -> None:
    found = printed(INVOICE.format(amounts=TOTALS))
    assert "of_total" in found["total_net"].witnesses and "of_total" in found["total_tax"].witnesses


def test_a_lone_row_of_rates_is_not_the_total_of_a_scan() -> None:
    """The row of the other rate and the line of totals may be what was not recognised."""
    rows = """
    Stawka VAT   Netto       VAT      Brutto
    8%           670,08      53,61    723,69
    """
    found = recognised(INVOICE.format(amounts=rows)).fields
    assert not any(found[name].green for name in AMOUNTS if name in found)


def test_a_column_and_its_sum_are_not_net_tax_and_gross() -> None:
    column = """
    VAT 8%: 53,61
    VAT 5%: 4,21
    Razem brutto: 57,82
    """
    found = recognised(INVOICE.format(amounts=column)).fields
    assert not any(found[name].green for name in AMOUNTS if name in found)


def test_a_correction_whose_minus_was_lost() -> None:
    text = INVOICE.replace("Faktura VAT nr FV/7/2026", "Faktura korygująca nr FK/7/2026").format(
        amounts="""
    do faktury: FV/1/2026 z dnia 2026-04-01
    Różnica
    Stawka VAT   Netto       VAT      Brutto
    23%          100,00     23,00     123,00
    Razem        100,00     23,00     123,00
    """
    )
    signed = text.replace(" 100,00", "-100,00").replace(" 23,00", "-23,00").replace(" 123,00", "-123,00")
    assert recognised(signed).fields["total_gross"].green
    found = recognised(text).fields
    assert found["document_type"].value == "correction"
    assert not any(found[name].green for name in AMOUNTS)
    assert printed(text)["total_gross"].green


def test_dates_of_a_weak_label_are_not_proven_by_their_order() -> None:
    text = "Faktura VAT nr FV/7/2026\nData: 2026-05-04\nTermin płatności: 2026-05-18\nNIP: 526-000-12-46\n"
    assert "dates_in_order" in printed(text)["issue_date"].witnesses
    assert "dates_in_order" not in recognised(text).fields["issue_date"].witnesses
    assert "dates_in_order" in recognised(text).fields["due_date"].witnesses


def test_a_sale_after_the_issue_is_rather_the_due_date() -> None:
    text = "Faktura VAT nr FV/7/2026\nData wystawienia: 2026-05-04\nData sprzedaży: 2026-06-03\nNIP: 526-000-12-46\n"
    assert printed(text)["sale_date"].green
    assert not recognised(text).fields["sale_date"].green
    assert recognised(text + "Termin płatności: 2026-06-10\n").fields["sale_date"].green


def test_a_kilogram_is_no_legal_form() -> None:
    text = INVOICE.replace("Beta S.A.", "Cukier biały 1 kg").format(amounts=TOTALS)
    found = printed(text).get("buyer_name")
    assert found is None or "shape" not in found.witnesses


def test_two_lines_in_one_are_not_a_name() -> None:
    text = INVOICE.replace("Alfa Sp. z o.o.     ", "Alfa Sp. z o.o. pl. Wolności 3/2 ").format(amounts=TOTALS)
    assert recognised(text).fields["seller_name"].value == "Alfa Sp. z o.o."


def test_lines_without_tax_and_a_total_of_them() -> None:
    """What was not recognised may be the tax and what is to be paid: their sum is then no total with tax."""
    lines = """
    Nazwa               Ilość     Cena      Wartość
    Papier A4               2    10,00        20,00
    Segregator              3     8,00        24,00
    Razem                                     44,00
    """
    found = recognised(INVOICE.format(amounts=lines)).fields
    assert not any(found[name].green for name in AMOUNTS if name in found)


def test_one_print_is_not_both_the_total_and_what_is_to_be_paid() -> None:
    asked = """
    Do zapłaty: 44,00
    """
    found = recognised(INVOICE.format(amounts=asked)).fields
    assert found["amount_due"].value == "44.00"
    assert not any(found[name].green for name in ("total_gross", "amount_due") if name in found)
    proven = recognised(INVOICE.format(amounts=TOTALS.replace("Razem brutto", "Do zapłaty"))).fields
    assert all(proven[name].green for name in ("total_gross", "amount_due"))
