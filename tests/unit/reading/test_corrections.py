"""Corrections, advances and settlements: which of several sums are booked."""

from __future__ import annotations

from typed_documents import fields_of, values_of

PARTIES = """
    Sprzedawca:                                      Nabywca:
    Alfa Sp. z o.o.                                  Beta S.A.
    NIP: 526-000-12-46                               NIP: 774-00-01-454
"""
CORRECTION = f"""
                        Faktura korygująca nr FK/3/2026
    do faktury: FV/1/2026 z dnia 2026-04-01
    Data wystawienia: 2026-05-04
{PARTIES}
    Przed korektą
    Stawka VAT   Netto       VAT      Brutto
    23%          200,00      46,00    246,00
    Razem        200,00      46,00    246,00
    Po korekcie
    Stawka VAT   Netto       VAT      Brutto
    23%          100,00      23,00    123,00
    Razem        100,00      23,00    123,00
    Różnica
    Stawka VAT   Netto       VAT      Brutto
    23%          -100,00     -23,00   -123,00
    Razem        -100,00     -23,00   -123,00

    Do zwrotu: 123,00 PLN
"""
BESIDE = f"""
                        Faktura korygująca nr FK/3/2026
    Data wystawienia: 2026-05-04
{PARTIES}
                 Przed korektą                 Po korekcie                  Różnica
    Stawka    Netto    VAT    Brutto      Netto    VAT    Brutto      Netto    VAT    Brutto
    23%       200,00   46,00  246,00      100,00   23,00  123,00      -100,00  -23,00 -123,00
    Razem     200,00   46,00  246,00      100,00   23,00  123,00      -100,00  -23,00 -123,00
"""


def test_a_correction_is_its_difference() -> None:
    found = fields_of(CORRECTION)
    values = {name: field.value for name, field in found.fields.items()}
    assert values["document_type"] == "correction"
    assert values["invoice_number"] == "FK/3/2026"
    assert values["issue_date"] == "2026-05-04"
    assert (values["total_net"], values["total_tax"], values["total_gross"]) == (
        "-100.00",
        "-23.00",
        "-123.00",
    )
    assert [(row.rate, row.net, row.tax) for row in found.rows] == [("23", "-100.00", "-23.00")]


def test_a_refund_without_a_sign_is_negative_on_a_correction() -> None:
    assert values_of(CORRECTION)["amount_due"] == "-123.00"


def test_the_parts_may_stand_side_by_side() -> None:
    values = values_of(BESIDE)
    assert values["total_net"] == "-100.00"
    assert values["total_gross"] == "-123.00"


def test_one_word_alone_divides_nothing() -> None:
    values = values_of(
        f"""
    Faktura nr FV/9/2026
{PARTIES}
    Różnica kursowa nie występuje
    Netto        100,00
    VAT 23%      23,00
    Brutto       123,00
    Do zapłaty:  123,00 PLN
    """
    )
    assert values["document_type"] == "invoice"
    assert values["total_gross"] == "123.00"


def test_an_advance_is_what_was_received_and_not_the_order() -> None:
    values = values_of(
        f"""
    Faktura zaliczkowa nr FZ/4/2026
    Data wystawienia: 2026-05-04
{PARTIES}
    Zamówienie
    Stawka VAT              Netto       VAT      Brutto
    23%                     1 000,00    230,00   1 230,00
    Wartość zamówienia      1 000,00    230,00   1 230,00
    Otrzymana zaliczka
    Stawka VAT              Netto       VAT      Brutto
    23%                     300,00      69,00    369,00
    Razem                   300,00      69,00    369,00
    """
    )
    assert values["document_type"] == "advance"
    assert (values["total_net"], values["total_gross"]) == ("300.00", "369.00")


def test_a_settlement_does_not_take_number_and_date_of_its_advance() -> None:
    values = values_of(
        f"""
    Faktura rozliczeniowa                                      FR/7/2026
    Data wystawienia: 2026-06-04
{PARTIES}
    Stawka VAT              Netto       VAT      Brutto
    23%                     1 000,00    230,00   1 230,00
    Wartość zamówienia      1 000,00    230,00   1 230,00
    Faktura zaliczkowa nr FZ/4/2026 z dnia 2026-05-04          -369,00
    Pozostało do rozliczenia
    Stawka VAT              Netto       VAT      Brutto
    23%                     700,00      161,00   861,00
    Razem                   700,00      161,00   861,00
    Do zapłaty: 861,00 PLN
    """
    )
    assert values["document_type"] == "settlement"
    assert values["invoice_number"] == "FR/7/2026"
    assert values["issue_date"] == "2026-06-04"
    assert values["total_gross"] == "861.00"


def test_a_difference_without_words_is_found_by_its_sums() -> None:
    values = values_of(
        f"""
    Faktura korygująca nr FK/3/2026
{PARTIES}
    Stawka VAT   Netto       VAT      Brutto
    23%          200,00      46,00    246,00
    Razem        200,00      46,00    246,00

    Stawka VAT   Netto       VAT      Brutto
    23%          150,00      34,50    184,50
    Razem        150,00      34,50    184,50

    Stawka VAT   Netto       VAT      Brutto
    23%          -50,00      -11,50   -61,50
    Razem        -50,00      -11,50   -61,50
    """
    )
    assert (values["total_net"], values["total_tax"], values["total_gross"]) == (
        "-50.00",
        "-11.50",
        "-61.50",
    )
