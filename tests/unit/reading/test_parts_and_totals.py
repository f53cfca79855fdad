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


def test_a_vat_table_on_its_side() -> None:
    text = """
    Steuersatz              19%         7%         Summe
    Warenwert netto       45,24     137,05        182,29
    Mehrwertsteuer         8,60       9,59         18,19
    Brutto                53,84     146,64        200,48
    """
    found = fields_of(HEAD + text)
    values = {name: found.fields[name].value for name in ("total_net", "total_tax", "total_gross")}
    assert values == {"total_net": "182.29", "total_tax": "18.19", "total_gross": "200.48"}
    assert [(row.rate, row.net, row.tax) for row in found.rows] == [("19", "45.24", "8.60"), ("7", "137.05", "9.59")]


def test_totals_are_contested_by_larger_ones_that_fit_as_well() -> None:
    """One of both is that of a part, and nothing tells which."""
    text = """
    Nettobetrag: 100,00
    MwSt. 19%: 19,00
    Bruttobetrag: 119,00
    Vertrag
    Netto: 300,00
    MwSt. 19%: 57,00
    Brutto: 357,00
    """
    found = fields_of(HEAD + text).fields
    assert not any(found[name].green for name in ("total_net", "total_tax", "total_gross") if name in found)


@pytest.mark.parametrize("weight", ["Waga brutto razem: 119,93 kg", "Bruttobetrag: 119,93 l"])
def test_a_weight_is_no_total(weight: str) -> None:
    assert "total_gross" not in totals(f"\n    {weight}\n")


def test_the_number_of_one_paper_that_is_two() -> None:
    assert values_of("Rechnung und Lieferschein Nr. 26051316")["invoice_number"] == "26051316"
    assert values_of("Rechnung zum Auftrag Nr. 26051316").get("invoice_number") != "26051316"


def test_the_payer_on_a_slip_does_not_hold_the_footer() -> None:
    text = """
                        Faktura VAT nr FV/7/2026
    Nabywca
    Beta S.A.
    NIP: 774-00-01-454
    Razem brutto: 123,00
    Nabywca                   Nr faktury
    Beta                      FV/7/2026
    Na rachunek               Kwota
    PL61 1090 1014 0000 0712 1981 2874
    Alfa Sp. z o.o. · ul. Długa 1, 00-001 Warszawa
    NIP 526-000-12-46
    """
    found = values_of(text, own_vat="PL7740001454")
    assert found["seller_vat"] == "PL5260001246"


def test_a_correction_that_does_not_tell_its_parts_apart() -> None:
    """Positive totals may be the amounts as they were; negative ones are a difference."""
    text = """
                        Rechnungskorrektur Nr. 7/2026
    Nettobetrag: {0}100,00
    MwSt. 19%: {0}19,00
    Bruttobetrag: {0}119,00
    """
    assert not fields_of(text.format(" ")).fields["total_gross"].green
    assert fields_of(text.format("-")).fields["total_gross"].green


def test_an_amount_is_no_number() -> None:
    assert values_of("Invoice 1,866.88\n    VAT 19%").get("invoice_number") is None


def test_tax_of_a_part_whose_rest_is_untaxed() -> None:
    text = """
                        Fee note No. 2026.0449
    Charges and fees, total                   344.47
    Add VAT 20% of 111.37                      22.27
    Total with VAT                            366.74
    """
    found = values_of(text)
    assert (found["total_net"], found["total_tax"], found["total_gross"]) == ("344.47", "22.27", "366.74")


def test_subtotals_of_several_parts_are_no_totals() -> None:
    text = """
    A. Honorar
    Stellungnahme              3 Std. x 110,61        331,83
    Zwischensumme                                     331,83
    B. Auslagen
    Anmeldegebühr              1 Stk. x 290,62        290,62
    Zwischensumme                                     290,62
    Endbetrag                                         685,50
    """
    found = fields_of(HEAD + text).fields
    assert found["total_gross"].value == "685.50"
    assert "total_net" not in found or not found["total_net"].green


def test_another_number_below_ours_is_not_the_buyers() -> None:
    text = """
                        Rēķins Nr. APG2602132
    Pasūtītājs
    SIA Mēness Lapsa
    PVN kods: LV40003032949
    Tirgotava
    AS Dzeltenā Vāvere
    PVN kods: LV40003000642
    """
    found = values_of(text, own_vat="LV40003032949")
    assert (found["seller_vat"], found["buyer_vat"]) == ("LV40003000642", "LV40003032949")
