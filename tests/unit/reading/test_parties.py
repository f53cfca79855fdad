"""Who sells and who buys, and which account is paid: told apart on pages of any shape."""

from __future__ import annotations

import pytest
from typed_documents import fields_of, values_of

NUMBER = "Faktura nr FV/1/2026\n"


def test_the_seller_in_the_footer_and_a_buyer_without_a_heading() -> None:
    values = values_of(
        f"""
    Beta S.A.
    ul. Leśna 2
    60-101 Poznań
    NIP nabywcy: 774-00-01-454

    {NUMBER}
    Do zapłaty: 123,00 PLN



    Alfa Sp. z o.o., ul. Polna 1, 00-950 Warszawa, NIP 526-000-12-46, KRS 0000123456
    """
    )
    assert values["seller_name"] == "Alfa Sp. z o.o."
    assert values["seller_vat"] == "PL5260001246"
    assert values["buyer_name"] == "Beta S.A."
    assert values["buyer_vat"] == "PL7740001454"


def test_headings_centred_above_their_columns() -> None:
    values = values_of(
        f"""
                  Sprzedawca                                          Nabywca
    Alfa Handel i Usługi Jan Kowal                   Beta Towarzystwo Budowlane S.A.
    ul. Polna 1                                      ul. Leśna 2
    NIP: 526-000-12-46                               NIP: 774-00-01-454
    {NUMBER}
    """
    )
    assert values["seller_name"] == "Alfa Handel i Usługi Jan Kowal"
    assert values["seller_vat"] == "PL5260001246"
    assert values["buyer_name"] == "Beta Towarzystwo Budowlane S.A."
    assert values["buyer_vat"] == "PL7740001454"


def test_headings_in_two_languages() -> None:
    values = values_of(
        f"""
    Sprzedawca / Seller: Alfa Sp. z o.o., ul. Polna 1, 00-950 Warszawa, NIP 5260001246
    Płatnik / Bill to
    Beta S.A.
    ul. Leśna 2
    NIP/VAT: 774-00-01-454
    {NUMBER}
    """
    )
    assert values["seller_name"] == "Alfa Sp. z o.o."
    assert values["buyer_name"] == "Beta S.A."
    assert values["buyer_vat"] == "PL7740001454"


def test_the_name_right_of_its_heading() -> None:
    values = values_of(
        """
    PVN rēķins Nr. LV02054
    Piegādātājs          SIA Zilais Ezis
    Juridiskā adrese     Bērzu iela 90, Daugavpils
    Maksātājs            AS Vāvere
    Juridiskā adrese     Bērzu iela 83, Daugavpils
    """
    )
    assert values["seller_name"] == "SIA Zilais Ezis"
    assert values["buyer_name"] == "AS Vāvere"


def test_a_number_in_boxes_and_a_date_in_boxes() -> None:
    found = values_of(
        f"""
    {NUMBER}
    Data wystawienia
    11   06   2026
    Sprzedawca:
    Alfa Sp. z o.o.
    NIP 5 2 6 0 0 0 1 2 4 6
    """
    )
    assert found["seller_vat"] == "PL5260001246"
    assert found["issue_date"] == "2026-06-11"


def test_numbers_of_columns_are_no_boxes() -> None:
    page = f"""
    {NUMBER}
    1 2 3 4 5 6 7 8 9
    """
    assert "12345678" not in "".join(row for row in values_of(page).values())


def test_the_account_in_the_documents_currency() -> None:
    found = fields_of(
        f"""
    {NUMBER}
    Rachunki bankowe:
    EUR 02 1090 1014 0000 0712 1981 2876
    PLN 61 1090 1014 0000 0712 1981 2874
    Do zapłaty: 123,00 PLN
    """
    )
    assert found.fields["iban"].value == "PL61109010140000071219812874"


def test_a_factors_account_is_paid() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Sprzedawca:
    Alfa Sp. z o.o.
    Numer rachunku: 61 1090 1014 0000 0712 1981 2874

    Zapłata wyłącznie na rachunek faktora: 27 1140 2004 0000 3002 0135 5387
    """
    )
    assert values["iban"] == "PL27114020040000300201355387"


WATER_BILL = f"""
    Sprzedawca
    Alfa Sp. z o.o.
    ul. Polna 1
    NIP: 526-000-12-46

    Punkt poboru
    Beta S.A.
    ul. Leśna 2
    NIP: 774-00-01-454

    {NUMBER}
    Do zapłaty: 123,00 PLN


    maksātājs
    Beta S.A.
    saņēmējs
    Alfa Sp. z o.o.
"""


def test_our_number_below_the_sellers_ends_its_block() -> None:
    assert values_of(WATER_BILL, own_vat="PL7740001454")["buyer_vat"] == "PL7740001454"
    assert "buyer_vat" not in values_of(WATER_BILL)


def test_who_receives_the_money_is_no_buyer() -> None:
    slip = f"""
    Pakalpojuma sniedzējs
    SIA Alfa
    Lapu iela 1

    {NUMBER}

    saņēmējs
    SIA Alfa

    maksātājs
    SIA Beta
    """
    values = values_of(slip)
    assert (values["seller_name"], values["buyer_name"]) == ("SIA Alfa", "SIA Beta")
    goods = slip.replace("saņēmējs\n    SIA Alfa", "saņēmējs\n    SIA Gamma")
    assert values_of(goods)["buyer_name"] == "SIA Gamma"


@pytest.mark.parametrize("bank", ["Bank Wiślany S.A.", "Kranichbank AG", "Kasa Bałtycka S.A.", "Luminor Bank AS"])
def test_a_bank_in_the_sellers_column_is_no_seller(bank: str) -> None:
    values = values_of(
        f"""
    Kancelaria Zielona
    Ważka Sp. z o.o.

                                   {NUMBER}
    Rachunek bankowy
    {bank}
    61 1090 1014 0000 0712 1981 2874
    SWIFT XKBAPLPX

    Dane rejestrowe
    NIP 526-000-12-46
    """
    )
    assert (values["seller_name"], values["seller_vat"]) == ("Kancelaria Zielona Ważka Sp. z o.o.", "PL5260001246")


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("Studio Graficzne", "S.A.", "Studio Graficzne S.A."),
        ("Studio Graficzne Pstry", "Kwiczoł S.A.", "Studio Graficzne Pstry Kwiczoł S.A."),
        ("Faktura VAT nr 7", "Kwiczoł S.A.", "Kwiczoł S.A."),
        ("Alfa Sp. z o.o.", "Kwiczoł S.A.", "Alfa Sp. z o.o."),
        ("Dobre druki od 1990", "Pracownia Druku Kwiczoł S.A.", "Pracownia Druku Kwiczoł S.A."),
    ],
)
def test_a_name_in_two_lines_of_the_letterhead(first: str, second: str, name: str) -> None:
    assert values_of(f"{first}\n{second}\n\n\n{NUMBER}")["seller_name"] == name


def test_what_is_to_be_signed_is_no_name() -> None:
    values = values_of(
        f"""
    {NUMBER}
    Consignor:                        Consignee:
    SIA Alfa                          Beta S.A.

    Issued by:                        Received by:
                 (name, signature)               (name, signature)
    """
    )
    assert (values["seller_name"], values["buyer_name"]) == ("SIA Alfa", "Beta S.A.")


LABELLED_CELLS = f"""
                    Sprzedawca                              Nabywca
    Company     Helen Finch Design            Company      Beta Holloway Ltd
    Address     54 Old Kiln Row               Address      7 Old Kiln Row
    NIP         526-000-12-46                 NIP          774-00-01-454
    {NUMBER}
"""
PLAIN_CELLS = f"""
                    Sprzedawca                              Nabywca
    Helen Finch Design                        Beta Holloway Ltd
    54 Old Kiln Row                           7 Old Kiln Row
    NIP 526-000-12-46                         NIP 774-00-01-454
    {NUMBER}
"""


@pytest.mark.parametrize("page", [LABELLED_CELLS, PLAIN_CELLS])
def test_headings_in_the_middle_of_their_cells(page: str) -> None:
    """The lines below are flush left, and none of them stands under the middle of its heading."""
    values = values_of(page)
    assert (values["seller_name"], values["seller_vat"]) == ("Helen Finch Design", "PL5260001246")
    assert (values["buyer_name"], values["buyer_vat"]) == ("Beta Holloway Ltd", "PL7740001454")


def test_parties_that_contradict_each_other_are_not_sure() -> None:
    bill = f"""
    Sprzedawca:                       Nabywca:
    Alfa Sp. z o.o.                   {{}}
    NIP: 526-000-12-46                NIP: 774-00-01-454
    {NUMBER}
    """
    sure = fields_of(bill.format("Beta S.A."), own_vat="PL7740001454").fields
    assert all(sure[name].green for name in ("seller_name", "buyer_name", "seller_vat"))
    twice = fields_of(bill.format("Alfa Sp. z o.o.")).fields
    assert not twice["seller_name"].green and not twice["buyer_name"].green
    ours = fields_of(bill.format("Beta S.A."), own_vat="PL5260001246").fields
    assert not any(ours[name].green for name in ("seller_name", "buyer_name", "seller_vat"))


@pytest.mark.parametrize("name", ["Kontakt-Simon S.A.", "BIC Polska Sp. z o.o."])
def test_a_company_called_like_a_heading(name: str) -> None:
    assert values_of(f"Sprzedawca:\n{name}\nNIP: 526-000-12-46\n{NUMBER}")["seller_name"] == name


def test_a_column_between_under_a_heading_that_nobody_knows() -> None:
    values = values_of(
        """
    Rechnung an                   Hersteller                    Lieferadresse
    Beta GmbH                     Alfa Druck GmbH               Beta Lager
    Ziegenweg 53                  Kranichstr. 63                Am Hof 54
    23999 Lübeck                  08999 Plauen                  23999 Lübeck
    USt-IdNr. DE136695976         USt-IdNr. DE129273398
    Rechnung Nr. 00125/26
    Nettobetrag 100,00 EUR
    USt. 19% 19,00 EUR
    Gesamtbetrag 119,00 EUR
    """,
        own_vat="DE136695976",
    )
    assert values["seller_vat"] == "DE129273398"
    assert values["buyer_name"] == "Beta GmbH"
