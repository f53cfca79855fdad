"""The text engine on typed documents: each test is a way in which invoices are laid out."""

from __future__ import annotations

import pytest
from typed_documents import fields_of, values_of

DESKTOP = """
                                                     Data wystawienia: 2026-05-04
                                                     Data sprzedaży: 2026-05-02
    Sprzedawca:                                      Nabywca:
    Alfa Sp. z o.o.                                  Beta S.A.
    ul. Polna 1                                      ul. Leśna 2
    00-950 Warszawa                                  60-101 Poznań
    NIP: 526-000-12-46                               NIP: 774-00-01-454

                        Faktura VAT nr FV/12/05/2026

    Lp.  Nazwa        Ilość   J.m.   Cena netto   Wartość netto   VAT   Kwota VAT   Wartość brutto
    1    Papier       10      szt.   10,00        100,00          23%   23,00       123,00
    2    Książka      2       szt.   50,00        100,00          5%    5,00        105,00

                                     Stawka VAT   Netto       VAT      Brutto
                                     23%          100,00      23,00    123,00
                                     5%           100,00      5,00     105,00
                                     Razem        200,00      28,00    228,00

    Do zapłaty: 228,00 PLN
    Słownie: dwieście dwadzieścia osiem złotych 00/100
    Termin płatności: 2026-05-18 (14 dni)
    Nr konta: 61 1090 1014 0000 0712 1981 2874
"""


def test_a_polish_desktop_invoice() -> None:
    assert values_of(DESKTOP) == {
        "document_type": "invoice",
        "invoice_number": "FV/12/05/2026",
        "issue_date": "2026-05-04",
        "sale_date": "2026-05-02",
        "due_date": "2026-05-18",
        "currency": "PLN",
        "seller_name": "Alfa Sp. z o.o.",
        "seller_vat": "PL5260001246",
        "buyer_name": "Beta S.A.",
        "buyer_vat": "PL7740001454",
        "iban": "PL61109010140000071219812874",
        "total_net": "200.00",
        "total_tax": "28.00",
        "total_gross": "228.00",
        "amount_due": "228.00",
    }


def test_every_amount_has_its_witnesses() -> None:
    found = fields_of(DESKTOP)
    gross = found.fields["total_gross"]
    assert {"label", "net_plus_tax", "vat_rows", "words", "amount_due"} <= set(gross.witnesses)
    assert gross.green
    assert gross.confidence > 0.95
    assert "terms" in found.fields["due_date"].witnesses
    assert found.warnings == []


def test_the_rows_by_rate_and_the_lines() -> None:
    found = fields_of(DESKTOP)
    assert [(row.rate, row.net, row.tax, row.gross) for row in found.rows] == [
        ("23", "100.00", "23.00", "123.00"),
        ("5", "100.00", "5.00", "105.00"),
    ]
    assert [(line.description, line.quantity, line.net, line.rate) for line in found.lines] == [
        ("Papier", "10", "100.00", "23"),
        ("Książka", "2", "100.00", "5"),
    ]


def test_a_box_encloses_its_value() -> None:
    gross = fields_of(DESKTOP).fields["amount_due"]
    assert gross.page == 1
    assert gross.box is not None
    x0, y0, x1, y1 = gross.box
    assert 0 <= x0 < x1 <= 1
    assert 0 <= y0 < y1 <= 1
    assert x0 > 0.1  # behind "Do zapłaty:"


def test_buyer_left_of_seller() -> None:
    values = values_of(
        """
        Faktura nr 7/2026
        Nabywca                                 Sprzedawca
        Beta S.A.                               Alfa Sp. z o.o.
        NIP 7740001454                          NIP 5260001246
        """
    )
    assert values["seller_vat"] == "PL5260001246"
    assert values["buyer_vat"] == "PL7740001454"
    assert values["seller_name"] == "Alfa Sp. z o.o."


def test_our_own_number_makes_its_block_the_buyers() -> None:
    """No headings at all: the number that is not ours is the seller's."""
    text = """
        Beta S.A.
        NIP: 774-00-01-454

        Faktura nr 7/2026
        Alfa Sp. z o.o.
        NIP: 526-000-12-46
        """
    values = values_of(text, own_vat="774-000-14-54")
    assert (values["seller_vat"], values["buyer_vat"]) == ("PL5260001246", "PL7740001454")
    swapped = values_of(text, own_vat="PL5260001246")
    assert (swapped["seller_vat"], swapped["buyer_vat"]) == ("PL7740001454", "PL5260001246")


def test_a_foreign_companys_document_is_noticed() -> None:
    found = fields_of(DESKTOP, own_vat="PL1132191233")
    assert [warning.code for warning in found.warnings] == ["own_vat_absent"]


def test_our_own_sales_invoice_stays_ours() -> None:
    values = values_of(DESKTOP, own_vat="PL5260001246")
    assert (values["seller_vat"], values["buyer_vat"]) == ("PL5260001246", "PL7740001454")


def test_dates_that_belong_to_something_else() -> None:
    values = values_of(
        """
        Faktura VAT nr 12/2026 z dnia 05.05.2026
        Zamówienie z dnia 01.04.2026
        Data wydruku: 06.05.2026
        Termin płatności: 19.05.2026
        Razem netto 100,00   VAT 23,00   Razem brutto 123,00 zł
        """
    )
    assert values["issue_date"] == "2026-05-05"
    assert values["due_date"] == "2026-05-19"
    assert values["invoice_number"] == "12/2026"


def test_a_table_of_labels_above_their_values() -> None:
    values = values_of(
        """
        Invoice number      Date of issue      Due date         Amount due
        INV-2026-0042       4 May 2026         18 May 2026      EUR 119.00

        Net total     100.00
        VAT 19%        19.00
        Total         119.00
        """
    )
    assert values["invoice_number"] == "INV-2026-0042"
    assert values["issue_date"] == "2026-05-04"
    assert values["due_date"] == "2026-05-18"
    assert values["amount_due"] == "119.00"
    assert values["currency"] == "EUR"
    assert values["total_gross"] == "119.00"


def test_the_balance_of_an_account_is_not_the_invoice() -> None:
    """Power, gas and telephone bills: what is to pay holds an old debt."""
    values = values_of(
        """
        Faktura VAT nr E/1/2026            Data wystawienia: 04.05.2026
        Sprzedawca NIP 5260001246
        Stawka VAT      Netto      VAT      Brutto
        23%             100,00     23,00    123,00
        Należność za okres    100,00     23,00    123,00
        Niedopłata z poprzedniego okresu             50,00
        Do zapłaty                                   173,00 zł
        """
    )
    assert values["total_gross"] == "123.00"
    assert values["amount_due"] == "173.00"


def test_a_correction_has_signed_totals_and_not_the_old_number() -> None:
    values = values_of(
        """
        Faktura korygująca nr FK/2/2026
        do faktury nr FV/9/2026 z dnia 01.04.2026
        Data wystawienia: 04.05.2026
        Stawka VAT      Netto       VAT       Brutto
        23%             -100,00     -23,00    -123,00
        Razem           -100,00     -23,00    -123,00
        """
    )
    assert values["document_type"] == "correction"
    assert values["invoice_number"] == "FK/2/2026"
    assert values["total_gross"] == "-123.00"


def test_a_credit_note_is_positive_however_it_prints() -> None:
    values = values_of(
        """
        Credit note no CN-7
        Date of issue: 2026-05-04
        Net total     -100.00 EUR
        VAT 20%        -20.00 EUR
        Gross total   -120.00 EUR
        """
    )
    assert values["document_type"] == "credit_note"
    assert (values["total_net"], values["total_gross"]) == ("100.00", "120.00")


def test_a_total_is_never_made_up() -> None:
    """Two rates and no line of totals: what is not printed is not reported."""
    values = values_of(
        """
        Faktura nr 3/2026
        Stawka VAT      Netto       VAT       Brutto
        23%             100,00      23,00     123,00
        8%              100,00      8,00      108,00
        Kwota należności ogółem: 231,00 PLN
        """
    )
    assert values["total_gross"] == "231.00"
    assert "total_net" not in values
    assert "total_tax" not in values


def test_a_line_is_not_the_total() -> None:
    values = values_of(
        """
        Faktura nr 3/2026
        Nazwa     Ilość   Cena netto   Netto      VAT     Brutto
        Towar     1       100,00       100,00     23,00   123,00
        Usługa    1       200,00       200,00     46,00   246,00
        Razem                          300,00     69,00   369,00
        """
    )
    assert values["total_gross"] == "369.00"


def test_contradicting_sums_are_reported_as_such() -> None:
    found = fields_of(
        """
        Invoice no 5
        Total net:      100.00 EUR
        Total VAT:       20.00 EUR
        Total gross:    125.00 EUR
        """
    )
    assert [warning.code for warning in found.warnings if warning.code == "sums_differ"] == [
        "sums_differ"
    ]
    assert not found.fields["total_gross"].green


def test_an_exempt_supply_whose_total_is_the_better_net() -> None:
    values = values_of(
        """
    Invoice No. 1724
    Net total                 651.15 GBP
    VAT exempt                  0.00 GBP
    Total                     651.15 GBP
    Total due:                651.15 GBP
    """
    )
    assert (values["total_net"], values["total_tax"], values["total_gross"]) == ("651.15", "0.00", "651.15")


def test_a_tax_that_no_rate_reaches_proves_nothing() -> None:
    """The thousands of net and gross are gone: 2 173,49 + 462,15 = 2 635,64."""
    found = fields_of(
        """
    Razem netto: 173,49 PLN
    Razem VAT: 462,15 PLN
    Razem brutto: 635,64 PLN
    """
    ).fields
    assert not any("net_plus_tax" in field.witnesses for field in found.values())
    assert not found["total_gross"].green


def test_an_amount_in_words_that_is_another_one() -> None:
    bill = """
    Razem brutto: 635,64 PLN
    Do zapłaty: 635,64 PLN
    Słownie: {} sześćset trzydzieści pięć złotych 64/100
    """
    green = fields_of(bill.format("")).fields["total_gross"]
    assert green.green and "words" in green.witnesses
    found = fields_of(bill.format("dwa tysiące")).fields
    assert not found["total_gross"].green and not found["amount_due"].green


def test_a_total_of_zero_must_be_printed() -> None:
    assert "total_gross" not in values_of("Faktura nr 1/2026\nRazem netto\nRazem brutto")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Faktura VAT nr 1/2026", "invoice"),
        ("Faktura proforma nr 1/2026", "proforma"),
        ("Faktura zaliczkowa nr 1/2026", "advance"),
        ("Faktura korygująca nr 1/2026", "correction"),
        ("Nota odsetkowa nr 1/2026", "accounting_note"),
        ("Faktura rozliczeniowa nr 1/2026", "invoice"),
        ("Rechnung Nr. 1/2026", "invoice"),
        ("Gutschrift Nr. 1/2026", "credit_note"),
        ("Credit note no 1/2026", "credit_note"),
        ("Kredītrēķins Nr. 1/2026", "credit_note"),
        ("Arve nr 1/2026", "invoice"),
        ("Oferta nr 1/2026", "other"),
    ],
)
def test_document_types(title: str, kind: str) -> None:
    assert values_of(f"{title}\n\nNIP 5260001246")["document_type"] == kind


def test_what_is_not_an_invoice_is_said() -> None:
    found = fields_of("Oferta nr 1/2026\n\nRazem brutto 123,00 zł")
    assert "not_an_invoice" in [warning.code for warning in found.warnings]


@pytest.mark.parametrize(
    "title",
    ["Wyciąg bankowy nr 10/2026", "Bank statement No. 10", "Kontoauszug Nr. 10", "Konta izraksts", "Kontoväljavõte"],
)
def test_a_bank_statement_that_speaks_of_invoices_is_none(title: str) -> None:
    found = fields_of(
        f"""
    {title}
    Data         Opis                                            Kwota
    13.10.2026   Przelew, Złoty Trzmiel, faktura 660/2026        5 999,82
    14.10.2026   Przelew, Rudy Świstak, faktura 715/2026        -1 095,51
    """
    )
    assert found.fields["document_type"].value == "other"
    assert "invoice_number" not in found.fields or not found.fields["invoice_number"].green
    assert "not_an_invoice" in [warning.code for warning in found.warnings]


@pytest.mark.parametrize(
    ("text", "seller"),
    [
        ("Pārdevējs: SIA Alfa\nPVN reģ. Nr.: LV40003032949\nRēķins Nr. 1", "LV40003032949"),
        (
            "Pardavėjas: UAB Alfa\nPVM mokėtojo kodas: LT119505811\nSąskaita faktūra Nr. 1",
            "LT119505811",
        ),
        ("Müüja: Alfa OÜ\nKMKR nr: EE100931558\nArve nr 1", "EE100931558"),
        ("Fornitore: Alfa S.r.l.\nP.IVA: 00743110157\nFattura n. 1", "IT00743110157"),
        ("Proveedor: Alfa S.L.\nNIF: B58378431\nFactura nº 1", "ESB58378431"),
        ("Fournisseur: Alfa SARL\nN° TVA: FR40303265045\nFacture n° 1", "FR40303265045"),
    ],
)
def test_vat_numbers_of_other_countries(text: str, seller: str) -> None:
    found = fields_of(text).fields["seller_vat"]
    assert found.value == seller
    assert "checksum" in found.witnesses


def test_a_wrong_checksum_keeps_a_labelled_number_with_less_confidence() -> None:
    good = fields_of("Sprzedawca:\nAlfa S.A.\nNIP: 5260001246\nFaktura nr 1").fields["seller_vat"]
    bad = fields_of("Sprzedawca:\nAlfa S.A.\nNIP: 5260001247\nFaktura nr 1")
    assert bad.fields["seller_vat"].value == "PL5260001247"
    assert bad.fields["seller_vat"].confidence < good.confidence
    assert "vat_checksum" in [warning.code for warning in bad.warnings]


def test_the_file_name_is_a_witness_for_the_number() -> None:
    found = fields_of("Faktura nr FV/12/2026", file_name="Faktura_FV_12_2026.pdf")
    assert "file_name" in found.fields["invoice_number"].witnesses


def test_empty_pages_give_nothing() -> None:
    found = fields_of("", "")
    assert found.fields == {}
    assert found.warnings == []
