"""What only KSeF invoices say."""

from __future__ import annotations

import pytest
from einvoice_samples import farmer, ksef, row

from intake_core.reading import ReadingOptions, einvoice, read
from intake_core.reading.einvoice.bill import plan

KSEF_NUMBER = "5260001246-20260504-0100001AF629-98"


def test_ksef_advance_in_parts() -> None:
    parts = "".join(f"<ZaliczkaCzesciowa><P_6Z>2026-04-{day}</P_6Z></ZaliczkaCzesciowa>" for day in ("02", "20", "11"))
    assert einvoice.parse(ksef(parts, kind="ZAL")).fields["sale_date"] == "2026-04-20"


def test_margin_is_part_of_the_price() -> None:
    sums = "<P_13_11>123</P_13_11><P_15>123</P_15>"
    bill = plan(einvoice.parse(ksef(row(P_7="Zegar", P_8B=1, P_9B=123, P_11A=123), sums=sums)))
    assert [(line.description, line.net, line.rate, line.category) for line in bill.lines] == [("Zegar", 123, 0, "E")]
    assert bill.gross == 123


def test_farmer_is_the_seller_of_fa_rr() -> None:
    invoice = einvoice.parse(farmer())
    assert (invoice.fields["seller_name"], invoice.fields["invoice_number"]) == ("Rolnik", "RR/1")
    assert (invoice.fields["issue_date"], invoice.fields["sale_date"]) == ("2026-05-04", "2026-05-01")
    assert [invoice.fields[name] for name in ("total_net", "total_tax", "total_gross")] == ["100.00", "7.00", "107.00"]
    assert invoice.accounts == ["PL61109010140000071219812874"]
    assert [(vat.rate, vat.net, vat.tax) for vat in invoice.rows] == [("7", "100.00", "7.00")]
    assert [(line.description, line.quantity, line.gross) for line in invoice.lines] == [("Jabłka", "50", "107.00")]
    # Sums that are put in the wrong fields are not trusted.
    assert einvoice.parse(farmer(net="0", refund="100.00")).rows == []


@pytest.mark.parametrize(
    ("kind", "body", "due"),
    [
        ("VAT", "", "123.00"),
        ("VAT", "<Platnosc><FormaPlatnosci>6</FormaPlatnosci></Platnosc>", "123.00"),
        ("ZAL", "", "0.00"),
        ("ZAL", "<Platnosc><TerminPlatnosci><Termin>2026-06-01</Termin></TerminPlatnosci></Platnosc>", "123.00"),
        ("VAT", "<Platnosc><ZnacznikZaplatyCzesciowej>2</ZnacznikZaplatyCzesciowej></Platnosc>", "0.00"),
        (
            "VAT",
            "<Rozliczenie><SumaObciazen>5</SumaObciazen><DoZaplaty>128</DoZaplaty></Rozliczenie>"
            "<Platnosc><Zaplacono>1</Zaplacono></Platnosc>",
            "128.00",
        ),
    ],
)
def test_ksef_amount_due(kind: str, body: str, due: str) -> None:
    assert einvoice.parse(ksef(body, kind=kind)).fields["amount_due"] == due


@pytest.mark.parametrize(
    ("terms", "due", "kept"),
    [
        ("14 dni od wystawienia faktury", "2026-05-18", None),
        (
            "<Ilosc>14</Ilosc><Jednostka>dni</Jednostka><ZdarzeniePoczatkowe>wystawienie faktury</ZdarzeniePoczatkowe>",
            "2026-05-18",
            None,
        ),
        ("14 dni od otrzymania towaru", None, "14 dni od otrzymania towaru"),
    ],
)
def test_ksef_terms_in_words(terms: str, due: str | None, kept: str | None) -> None:
    payment = f"<Platnosc><TerminPlatnosci><TerminOpis>{terms}</TerminOpis></TerminPlatnosci></Platnosc>"
    invoice = einvoice.parse(ksef(payment))
    assert (invoice.fields.get("due_date"), invoice.terms) == (due, kept)


@pytest.mark.parametrize(
    ("sums", "lines", "rates"),
    [
        ("<P_13_1>100</P_13_1><P_14_1>22</P_14_1><P_15>122</P_15>", "", ["22"]),
        # A difference of VAT alone shows no rate; the lines do.
        ("<P_13_1>100</P_13_1><P_14_1>0</P_14_1><P_15>100</P_15>", row(P_7="x", P_11=100, P_12=23), ["23"]),
        ("<P_13_5>100</P_13_5><P_14_5>25.50</P_14_5><P_15>125.5</P_15>", "", ["25.5"]),
        ("<P_13_5>0.33</P_13_5><P_14_5>0.07</P_14_5><P_15>0.4</P_15>", row(P_7="x", P_11="0.33", P_12_XII=21), ["21"]),
        ("<P_13_6>100</P_13_6><P_15>100</P_15>", "", ["0"]),
    ],
)
def test_ksef_rates(sums: str, lines: str, rates: list[str]) -> None:
    assert [vat.rate for vat in einvoice.parse(ksef(lines, sums=sums)).rows] == rates


def test_ksef_simplified_invoice_has_a_row() -> None:
    invoice = einvoice.parse(ksef(row(P_7="Kawa", P_12=23), kind="UPR", sums="<P_15>123</P_15>"))
    assert [(vat.rate, vat.net, vat.tax) for vat in invoice.rows] == [("23", "100.00", "23.00")]
    assert (invoice.fields["total_net"], invoice.fields["total_tax"]) == ("100.00", "23.00")


def test_ksef_notes_and_marks() -> None:
    invoice = einvoice.parse(
        ksef(
            "<FP>1</FP><Adnotacje><P_16>1</P_16><P_17>1</P_17><Zwolnienie><P_19>1</P_19><P_19A>art. 43</P_19A>"
            "</Zwolnienie><PMarzy><P_PMarzy>1</P_PMarzy></PMarzy></Adnotacje>"
            "<DodatkowyOpis><Klucz>Projekt</Klucz><Wartosc>Most</Wartosc></DodatkowyOpis>",
            end="<Stopka><Informacje><StopkaFaktury>Dziękujemy</StopkaFaktury></Informacje></Stopka>",
        )
    )
    assert invoice.extras == {"to_receipt", "cash_method", "self_billed", "margin"}
    assert invoice.notes == ["Projekt: Most", "art. 43", "Dziękujemy"]


@pytest.mark.parametrize(
    ("identity", "number"),
    [
        ("<KodUE>EL</KodUE><NrVatUE>094259216</NrVatUE>", "EL094259216"),
        ("<KodKraju>NO</KodKraju><NrID>923 609 016 MVA</NrID>", "NO923609016MVA"),
        ("<IDWew>7740001454-12345</IDWew>", "PL7740001454"),
        ("<BrakID>1</BrakID>", None),
    ],
)
def test_ksef_buyers(identity: str, number: str | None) -> None:
    assert einvoice.parse(ksef(buyer=identity)).fields.get("buyer_vat") == number


def third(role: str, nip: str = "9990000014") -> str:
    return (
        f"<Podmiot3><DaneIdentyfikacyjne><NIP>{nip}</NIP><Nazwa>Szkoła</Nazwa></DaneIdentyfikacyjne>"
        f"<Rola>{role}</Rola></Podmiot3>"
    )


@pytest.mark.parametrize(("role", "is_ours"), [("2", True), ("8", True), ("10", True), ("1", False), ("5", False)])
def test_our_company_beside_the_buyer(role: str, is_ours: bool) -> None:
    reading = read(ksef(parties=third(role)), "faktura.xml", ReadingOptions(own_vat="PL9990000014"))
    codes = {warning.code for warning in reading.warnings}
    assert ("recipient_not_buyer" in codes) == is_ours
    assert ("own_vat_absent" in codes) != is_ours


def test_a_factor_is_paid() -> None:
    invoice = einvoice.parse(ksef(parties=third("1")))
    assert invoice.payee == "Szkoła"


@pytest.mark.parametrize(
    ("name", "number", "warned"),
    [
        (f"{KSEF_NUMBER}.xml", KSEF_NUMBER, False),
        (f"{KSEF_NUMBER[:-2]}00.xml", f"{KSEF_NUMBER[:-2]}00", True),
        ("7740001454-20260504-0100001AF629-AF.xml", None, False),
        ("faktura.xml", None, False),
    ],
)
def test_number_in_the_register_is_the_files_name(name: str, number: str | None, warned: bool) -> None:
    reading = read(ksef(), name)
    assert reading.value("ksef_number") == number
    assert any(warning.code == "ksef_checksum" for warning in reading.warnings) == warned


def test_correction_names_other_numbers_than_its_own() -> None:
    number = f"<NrKSeF>1</NrKSeF><NrKSeFFaKorygowanej>{KSEF_NUMBER}</NrKSeFFaKorygowanej>"
    reading = read(ksef(f"<DaneFaKorygowanej>{number}</DaneFaKorygowanej>", kind="KOR"), "faktura.xml")
    assert reading.value("ksef_number") is None
