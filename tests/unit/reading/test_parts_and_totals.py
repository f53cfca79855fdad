"""Sums of parts beside the total, totals in one line, several currencies and accounts."""

from __future__ import annotations

import pytest
from typed_documents import fields_of, values_of

HEAD = """
                        Rechnung Nr. 2600863
    Rechnungsdatum: 08.06.2026            Zahlbar bis zum: 08.07.2026
    Alfa GmbH                             USt-IdNr.: DE136695976
"""


def totals(text: str) -> dict[str, str]:
    return {name: value for name, value in values_of(HEAD + text).items() if name.startswith(("total_", "amount_"))}


def test_a_sum_with_the_heading_of_its_part_is_no_total() -> None:
    text = """
    Lohn
    Arbeitsgang                 Menge     Preis       Gesamt
    Achsvermessung                  1     35,80        35,80
    Zahnriemen                      2    100,00       200,00
    Summe Lohn                                        235,80
    Material
    Bezeichnung                 Menge     Preis       Gesamt
    Kühlerfrostschutz               2     10,00        20,00
    Summe Material                                     20,00
    Lohn        Material     Gesamt netto     MwSt. 19%      Gesamt inkl. MwSt.
    235,80      20,00        255,80           48,60          304,40
    """
    assert totals(text) == {
        "total_net": "255.80",
        "total_tax": "48.60",
        "total_gross": "304.40",
        "amount_due": "304.40",
    }


def test_a_sum_named_by_the_document_is_the_total() -> None:
    """ "Rechnung" stands alone in the heading, and is no part."""
    assert totals("\n    Summe Rechnung: 119,00 EUR\n")["total_gross"] == "119.00"


@pytest.mark.parametrize("exempt", ["neapl.", "zw.", "frei", "ex."])
def test_a_row_without_tax_for_whatever_reason(exempt: str) -> None:
    found = fields_of(
        HEAD
        + f"""
    Satz                    Netto           MwSt.         Brutto
    19%                    100,00           19,00         119,00
    {exempt:<20}     5,47            0,00           5,47
    Summe                  105,47           19,00         124,47
    """
    )
    assert found.fields["total_gross"].value == "124.47" and found.fields["total_net"].green
    assert [(row.rate, row.net) for row in found.rows] == [("19", "100.00"), ("0", "5.47")]


def test_a_line_of_totals_is_one_although_no_row_by_rate_was_found() -> None:
    text = """
    Invoice total below
    Code                     Net             VAT           Gross
    Invoice total          139.36           27.90         167.26
    """
    assert totals(text)["total_gross"] == "167.26"
    assert totals(text)["total_net"] == "139.36"


def test_a_total_without_what_is_to_be_paid() -> None:
    """Lines and a label agree on a part; what is to be paid is more, and nothing tells why."""
    text = """
    Bezeichnung                 Menge     Brutto       Gesamtbetrag
    Kühlerfrostschutz               2     10,00        20,00
    Wischer                         1     15,00        15,00
    Gesamtbetrag                                       35,00
    Zu zahlen:                                         88,40 EUR
    """
    found = fields_of(HEAD + text).fields
    assert "total_gross" not in found or not found["total_gross"].green


ACCOUNTS = """
    Gesamt netto     MwSt. 19%     Rechnungssumme
    100,00           19,00         119,00 EUR
    Zollwert: USD 34.396,40
    Währung      Bank             IBAN
    PLN          Kranichbank      DE89 3704 0044 0532 0130 00
    EUR          Kranichbank      DE02 1203 0000 0000 2020 51
"""


def test_the_currency_is_that_of_the_total_and_the_account_too() -> None:
    found = fields_of(HEAD + ACCOUNTS).fields
    assert found["currency"].value == "EUR"
    assert found["iban"].value == "DE02120300000000202051"


def test_of_two_accounts_that_nothing_tells_apart_none_is_proven() -> None:
    text = ACCOUNTS.replace("PLN ", "    ").replace("EUR     ", "        ").replace("Währung", "       ")
    found = fields_of(HEAD + text).fields
    assert "iban" in found and "label" not in found["iban"].witnesses and not found["iban"].green


def test_who_sends_the_goods_does_not_sell_them() -> None:
    text = """
                        Rechnung Nr. 2600863
    Seehafenspedition Blaufuchs GmbH
    USt-IdNr.: DE136695976
    Zahlungspflichtiger                   Absender
    Dachs GmbH                            Otter Bay Machinery Inc.
    Ziegenweg 53                          Busan
    USt-IdNr.: DE811907980
    """
    found = values_of(text, own_vat="DE811907980")
    assert found["seller_name"] == "Seehafenspedition Blaufuchs GmbH"
    assert found["buyer_name"] == "Dachs GmbH"


def test_who_sends_the_goods_sells_them_where_nobody_else_does() -> None:
    text = """
                        Rechnung Nr. 2600863
    Absender                              Empfänger
    Otter Machinery GmbH                  Dachs GmbH
    USt-IdNr.: DE136695976                USt-IdNr.: DE811907980
    """
    found = values_of(text, own_vat="DE811907980")
    assert found["seller_name"] == "Otter Machinery GmbH"
