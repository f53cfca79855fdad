"""What a date is of: labels in two languages, words without a label, periods, one date said by another."""

from __future__ import annotations

import pytest
from typed_documents import fields_of, values_of

DATES = ("issue_date", "sale_date", "due_date")


def dates_of(text: str) -> dict[str, str]:
    return {name: value for name, value in values_of(text).items() if name in DATES}


def test_labels_of_two_languages_parted_by_a_slash_alone() -> None:
    values = values_of(
        """
    Data wystawienia/Date of issue: 2026-06-07       Data dostawy/Date of delivery: 2026-06-02
    Faktura VAT/VAT Invoice Nr/No. FEX/01863/06/26
    Sprzedawca/Seller:                               Nabywca/Buyer:
    Alfa Handlowo/Usługowa Sp. z o.o.                Beta S.A.
    NIP UE/VAT ID: PL5260001246                      NIP UE/VAT ID: PL7740001454
    Termin płatności/Due date: 2026-06-21
    Razem/Total: 123,00 PLN
    Do zapłaty/Amount due: 123,00 PLN
    """
    )
    assert {name: values[name] for name in (*DATES, "invoice_number", "seller_name", "buyer_vat")} == {
        "issue_date": "2026-06-07",
        "sale_date": "2026-06-02",
        "due_date": "2026-06-21",
        "invoice_number": "FEX/01863/06/26",
        "seller_name": "Alfa Handlowo/Usługowa Sp. z o.o.",
        "buyer_vat": "PL7740001454",
    }


def test_words_before_date_say_that_it_is_another_one() -> None:
    found = dates_of(
        """
                                       Rīga, 30.06.2026
    Rēķins Nr. 2026/06-891
    Darbu nodošanas datums: 25.06.2026.
    Lūdzam rēķinu apmaksāt līdz: 14.07.2026.
    """
    )
    assert found == {"issue_date": "2026-06-30", "sale_date": "2026-06-25", "due_date": "2026-07-14"}


@pytest.mark.parametrize(
    "said",
    ["Die Arbeiten wurden am 22.05.2026 ausgeführt.", "Ausgeführt am 22.05.2026.", "Wir haben am 22.05.2026 geliefert"],
)
def test_words_around_a_date_of_supply(said: str) -> None:
    found = dates_of(f"Rechnung Nr. 61/2026\nRechnungsdatum: 24.05.2026\n{said}")
    assert found == {"issue_date": "2026-05-24", "sale_date": "2026-05-22"}


@pytest.mark.parametrize("equal", ["wie", "entspricht dem", "=", "ist gleich"])
def test_a_date_of_supply_that_is_the_date_of_issue(equal: str) -> None:
    bill = f"Rechnung Nr. 61/2026\nRechnungsdatum: 24.05.2026\nDas Leistungsdatum {equal} Rechnungsdatum."
    assert dates_of(bill)["sale_date"] == "2026-05-24"


def test_two_labels_side_by_side_say_no_date() -> None:
    bill = "Rechnung Nr. 61/2026\nRechnungsdatum: 24.05.2026\nLeistungsdatum Rechnungsdatum"
    assert "sale_date" not in dates_of(bill)


SUBSCRIPTION = """
    Invoice number: 7C4E-2374
    Date of issue: 08.06.2026
    {head}

    Description                 Qty      Net price      Net amount
    {banner}
    Virtual server, monthly     5        29,58          147,90
    Mail package                1        24,97          24,97
"""


def test_a_period_that_is_over_dates_the_sale() -> None:
    bill = SUBSCRIPTION.format(head="Billing period: 01.05.2026 - 31.05.2026", banner="")
    assert dates_of(bill)["sale_date"] == "2026-05-31"


def test_a_period_paid_ahead_dates_no_sale() -> None:
    bill = SUBSCRIPTION.format(head="Billing period: 08.06.2026 - 07.07.2026", banner="")
    assert "sale_date" not in dates_of(bill)


def test_the_period_of_lines_dates_no_sale() -> None:
    bill = SUBSCRIPTION.format(head="", banner="Billing period 01.05.2026 - 31.05.2026")
    assert "sale_date" not in dates_of(bill)


def test_a_rate_of_another_language_is_no_evidence() -> None:
    """On a Polish bill with 23 and 8 percent, two amounts are net and tax at the 20 percent of English ones."""
    bill = """
    Faktura nr FV/1/2026
    Wartość netto: 76,97 PLN
    VAT: 15,40 PLN
    Wartość brutto: 92,37 PLN
    {}
    """
    of_any = fields_of(bill.format("")).fields
    assert "rate" in of_any["total_tax"].witnesses
    found = fields_of(bill.format("Stawki na fakturze: 23% 8%")).fields
    assert "rate" not in found["total_tax"].witnesses


def test_a_column_of_dates_is_of_the_lines() -> None:
    found = dates_of(
        """
                                                   Flensburg, 20.05.2026
    Rechnung Nr. 369/2026
    Datum         Beschreibung           Umfang    Einzelpreis    Betrag
    14.05.2026    Betreuung              1 Mon.    219,04         219,04
    15.05.2026    Beratung               2 Std.    100,00         200,00
    """
    )
    assert found == {"issue_date": "2026-05-20"}


def test_words_behind_date_say_that_it_is_another_one() -> None:
    found = dates_of(
        """
    VAT invoice No. EXP 002114
                              16 May 2026
    Date of dispatch:         11 May 2026
    Date of inspection:       12 May 2026
    Pay until:                30 May 2026
    """
    )
    assert found == {"issue_date": "2026-05-16", "sale_date": "2026-05-11", "due_date": "2026-05-30"}


def test_a_weak_date_beside_one_that_stands_alone_is_not_sure() -> None:
    bill = """
    {}Rechnung Nr. 369/2026
    Datum: 14.05.2026
    Fällig am: 28.05.2026
    """
    assert fields_of(bill.format("")).fields["issue_date"].green
    assert not fields_of(bill.format("Flensburg, 20.05.2026\n\n    ")).fields["issue_date"].green


def test_a_supply_of_several_days_counts_by_its_last_one() -> None:
    for words in ("Dates of supply:", "Dates of delivery and setup:"):
        bill = f"Invoice No. 1724\nInvoice date: 23 June 2026\n{words} 21 June 2026 - 22 June 2026"
        assert dates_of(bill)["sale_date"] == "2026-06-22"


def test_the_term_of_a_service_is_not_that_of_its_payment() -> None:
    found = dates_of(
        """
    Faktura VAT nr 1377/06/2026
    Data wystawienia: 21.06.2026
    Termin wykonania usługi: 19.06.2026 - 21.06.2026
    Płatne przelewem do 21.07.2026
    """
    )
    assert found == {"issue_date": "2026-06-21", "sale_date": "2026-06-21", "due_date": "2026-07-21"}


@pytest.mark.parametrize(
    "terms",
    [
        "Bei Zahlung bis 04.07.2026 2 % Skonto (2,46 EUR), Zahlbetrag 120,54 EUR.\n    Zahlbar bis 20.07.2026",
        "Przy zapłacie do 28.06.2026 skonto 2 %: 2,46 EUR, do zapłaty 120,54 EUR.\n    Termin płatności: 20.07.2026",
    ],
)
def test_a_discount_for_early_payment_is_neither_term_nor_amount(terms: str) -> None:
    values = values_of(
        f"""
    Rechnung Nr. 369/2026
    Rechnungsdatum: 20.06.2026
    Zahlbetrag: 123,00 EUR
    {terms}
    """
    )
    assert (values["due_date"], values["amount_due"]) == ("2026-07-20", "123.00")


@pytest.mark.parametrize("printed", ["426-01949/08.06.2026", "426-01949/2026-06-08", "426-01949 / 08.06.2026"])
def test_number_and_date_behind_one_label(printed: str) -> None:
    values = values_of(f"RECHNUNG\nRechnungsnr./Datum: {printed}")
    assert values["invoice_number"] == "426-01949"


@pytest.mark.parametrize("number", ["12/05/2026", "FV/7/08.06", "2026/06/08"])
def test_a_number_that_ends_like_a_date_is_whole(number: str) -> None:
    assert values_of(f"Faktura nr {number}")["invoice_number"] == number


@pytest.mark.parametrize(
    "said",
    [
        "Your next statement will be issued on 2026-07-12.",
        "Nākamais rēķins tiks izrakstīts 2026-07-12.",
        "Następna faktura zostanie wystawiona 2026-07-12.",
        "Previous invoice 70107/26 dated 2026-05-07",
    ],
)
def test_another_bill_has_another_date(said: str) -> None:
    found = dates_of(f"Invoice no. 61/2026\n{said}\nPay by 2026-07-27")
    assert found.get("issue_date") is None
    assert dates_of(f"Invoice no. 61/2026\nDocument date: 2026-06-12\n{said}")["issue_date"] == "2026-06-12"


def test_a_word_before_date_that_nobody_knows_proves_no_issue() -> None:
    text = "Rēķins Nr. 61/2026\n{first}Samaksas termiņš: 2026-06-25"
    request = "Uzmērīšanas datums: 2026-06-02\n"
    assert not fields_of(text.format(first=request)).fields["issue_date"].green
    both = fields_of(text.format(first=f"{request}Datums: 2026-06-11\n")).fields["issue_date"]
    assert both.value == "2026-06-11"
    assert fields_of(text.format(first="Place and date of issue: 2026-06-11\n")).fields["issue_date"].green


def test_a_column_of_terms_proves_none() -> None:
    found = fields_of(
        """
    Rechnung Nr. 61/2026
    Rechnungsdatum: 16.06.2026
    Rate          Fällig          Brutto
    5/24          16.08.2026      307,86
    6/24          16.09.2026      307,86
    7/24          16.10.2026      307,86
    """
    )
    assert "due_date" not in found.fields or not found.fields["due_date"].green
    assert found.fields["issue_date"].value == "2026-06-16"


def test_a_tax_point_is_the_date_of_an_invoice_without_one() -> None:
    found = fields_of("Invoice no. 61/2026\nTax point: 17/06/2026\nPay by: 01/07/2026").fields
    assert (found["issue_date"].value, found["sale_date"].value) == ("2026-06-17", "2026-06-17")
    assert not found["issue_date"].green
    both = dates_of("Invoice no. 61/2026\nInvoice date: 18/06/2026\nTax point: 17/06/2026")
    assert both == {"issue_date": "2026-06-18", "sale_date": "2026-06-17"}
