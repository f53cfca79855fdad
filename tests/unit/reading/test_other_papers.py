"""Papers of kinds that the usual rules misread: made out by others, sold, kept back, with their own dates."""

from __future__ import annotations

import pytest
from typed_documents import fields_of, values_of

OURS = "PL7740001454"
TOTALS = """
    Razem netto       100,00
    VAT 23%            23,00
    Razem brutto      123,00
"""


def ride(sentence: str, head: str = "Restauracja") -> str:
    return f"""
    Faktura nr PL/2600/0012
    Nabywca                                          {head}
    Beta S.A.                                        Bistro Modry Kowal
    ul. Leśna 2                                      ul. Polna 1
    60-101 Poznań                                    00-950 Warszawa
    NIP: 774-00-01-454                               NIP: 526-000-12-46
    {TOTALS}
    {sentence}
    Aplikację prowadzi Varpa UAB, Vilnius, VAT LT100001919017
    """


@pytest.mark.parametrize(
    "sentence",
    [
        "Faktura wystawiona przez Varpa UAB w imieniu i na rzecz: Bistro Modry Kowal.",
        "Varpa UAB has issued this invoice in the name and on behalf of Bistro Modry Kowal.",
        "Ausgestellt durch Varpa UAB im Namen und für Rechnung von Bistro Modry Kowal.",
    ],
)
def test_the_seller_in_whose_name_a_platform_made_it_out(sentence: str) -> None:
    values = values_of(ride(sentence), own_vat=OURS)
    assert values["seller_name"] == "Bistro Modry Kowal"
    assert values["seller_vat"] == "PL5260001246"
    assert values["buyer_vat"] == OURS


def test_the_name_may_stand_before_the_words() -> None:
    values = values_of(
        """
    Rēķins Nr. BR-02199/26
    Pircējs                                          Restorāns
    SIA Mēness Lapsa                                 SIA Kafejnīca Krauklis
    Ķiršu iela 72                                    Bērzu iela 14
    LV-3499 Liepāja                                  LV-5499 Daugavpils
    PVN Nr.: LV40003032949                           PVN Nr.: LV40003009497
    Summa bez PVN       100.00
    PVN 21%              21.00
    Kopā ar PVN         121.00
    Rēķinu SIA Kafejnīca Krauklis vārdā izrakstījis Varpa UAB.
    Lietotni nodrošina Varpa UAB, Kaunas, PVN Nr. LT100001919017
    """,
        own_vat="LV40003032949",
    )
    assert values["seller_name"] == "SIA Kafejnīca Krauklis"
    assert values["seller_vat"] == "LV40003009497"


def test_a_seller_who_is_not_found_is_not_the_platform_for_sure() -> None:
    page = ride("Faktura wystawiona w imieniu i na rzecz: Karczma Rysia.")
    found = fields_of(page.replace("NIP: 526-000-12-46", ""), own_vat=OURS).fields
    assert not any(found[name].green for name in ("seller_name", "seller_vat") if name in found)


def test_a_signature_on_behalf_of_somebody_makes_no_seller() -> None:
    values = values_of(
        f"""
    Sprzedawca                                       Nabywca
    Alfa Sp. z o.o.                                  Beta S.A.
    NIP: 526-000-12-46                               NIP: 774-00-01-454
    Faktura nr 7/2026
    {TOTALS}
    signed on behalf of Beta S.A.
    """
    )
    assert values["seller_name"] == "Alfa Sp. z o.o."


def test_two_right_numbers_that_nobody_claims_prove_no_seller() -> None:
    found = fields_of(
        f"""
    Faktura nr 7/2026
    {TOTALS}
    NIP nabywcy: 774-00-01-454



    Alfa Sp. z o.o., NIP: 526-000-12-46
    Aplikację prowadzi Varpa UAB, VAT LT100001919017
    """,
        own_vat=OURS,
    ).fields
    assert not found["seller_vat"].green


def account(footer: str) -> str:
    return f"""
    Faktura nr 7/2026
    {TOTALS}
    Do zapłaty: 123,00 PLN
    {footer}
    Rachunek: PL61 1090 1014 0000 0712 1981 2874
    """


def test_of_a_claim_that_was_sold_the_buyer_of_the_claim_is_paid() -> None:
    said = "Wierzytelność scedowano. Zapłata wyłącznie na rachunek PL27 1140 2004 0000 3002 0135 5387."
    assert values_of(account(said))["iban"] == "PL27114020040000300201355387"


def test_of_a_claim_that_was_sold_no_account_is_proven_that_nobody_names() -> None:
    said = "Umowa faktoringu 12/2026 (PL27 1140 2004 0000 3002 0135 5387)."
    assert not fields_of(account(said)).fields["iban"].green


def test_a_retention_leaves_what_is_to_be_paid() -> None:
    found = fields_of(
        """
    Faktura nr 7/2026
    Razem netto                    100,00
    VAT 23%                         23,00
    Razem brutto                   123,00
    Zatrzymanie 5%                  -6,15
    Kwota do wypłacenia            116,85
    """
    ).fields
    assert found["total_gross"].value == "123.00"
    assert found["amount_due"].value == "116.85"


def test_the_date_of_something_in_the_row_of_the_title_is_not_that_of_the_document() -> None:
    values = values_of(
        f"""
                                                     Date:   27/06/2026
    Interim invoice no. S000357                      Measured date:   22/06/2026
    {TOTALS}
    """
    )
    assert values["issue_date"] == "2026-06-27"


def test_a_card_that_was_charged_sets_no_term() -> None:
    values = values_of(
        f"""
    Faktura nr 7/2026
    Data wystawienia: 25.05.2026
    {TOTALS}
    Płatność kartą przez aplikację, 25.05.2026
    """
    )
    assert "due_date" not in values


def test_the_date_of_a_contract_behind_its_number() -> None:
    values = values_of(
        f"""
    Date:   27/06/2026
    Invoice no. S000357
    Contract:   449/GW/2025, dated 23/08/2025
    {TOTALS}
    """
    )
    assert values["issue_date"] == "2026-06-27"


def test_a_final_invoice_settles_the_invoices_before_it() -> None:
    values = values_of(
        f"""
    Faktura końcowa nr F-519/06/26
    Data wystawienia: 11.06.2026
    {TOTALS}
    Faktury wystawione wcześniej
    F-496/04/26   06.04.2026   14 647,89
    """
    )
    assert values["document_type"] == "settlement"


def test_a_postcode_beside_the_title_is_no_number() -> None:
    values = values_of(
        f"""
    Hosting Alfa Sp. z o.o.
    Faktura VAT                  15-999 Białystok, PL
                                 NIP 526-000-12-46
    Numer   PL26-0001890
    {TOTALS}
    """
    )
    assert values["invoice_number"] == "PL26-0001890"


def test_a_customer_among_the_lines_is_the_lines_customer() -> None:
    values = values_of(
        """
    Sprzedawca                                       Partner
    Alfa Sp. z o.o.                                  Beta S.A.
    ul. Polna 1                                      ul. Leśna 2
    00-950 Warszawa                                  60-101 Poznań
    NIP: 526-000-12-46                               NIP: 774-00-01-454
    Faktura nr 7/2026
    Lp.   Nazwa            Ilość    Cena netto    Wartość netto
    Klient: Gamma Handel Sp. z o.o.
    1     Subskrypcja      2        50,00         100,00
    Razem netto       100,00
    VAT 23%            23,00
    Razem brutto      123,00
    """,
        own_vat=OURS,
    )
    assert values["buyer_vat"] == OURS
    assert values.get("buyer_name") != "Gamma Handel Sp. z o.o."


def test_the_number_behind_the_heading_is_that_of_the_document() -> None:
    values = values_of(
        """
    Rēķins par degvielu Nr. DEG-01969
    Klienta kods        Pavadzīmes Nr.
    76824               76576
    Piegādāts 06.06.2026, pav. 76576
    Summa bez PVN       100.00
    PVN 21%              21.00
    Kopā ar PVN         121.00
    """
    )
    assert values["invoice_number"] == "DEG-01969"


def test_a_year_below_the_title_is_no_number() -> None:
    assert "invoice_number" not in values_of(f"Rēķins\n2026. gada 2. jūnijs\n{TOTALS}")


def test_a_tax_point_beside_a_delivery_dates_the_invoice() -> None:
    values = values_of(f"Invoice no. 61/2026\nTax point: 17/06/2026\nDelivery date: 12/06/2026\n{TOTALS}")
    assert (values["issue_date"], values["sale_date"]) == ("2026-06-17", "2026-06-12")
