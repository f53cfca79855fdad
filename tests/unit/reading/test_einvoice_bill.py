"""From an e-invoice to the lines of a bill."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_einvoice import ksef, ubl

from intake_core.errors import IntakeError
from intake_core.reading import einvoice
from intake_core.reading.einvoice.bill import plan
from intake_core.reading.einvoice.bill_lines import BillLine, share
from intake_core.reading.einvoice.errors import CorrectsNoAmount, EInvoiceWithoutAmounts, KsefReceipt
from intake_core.reading.einvoice.model import EInvoice, EInvoiceLine
from intake_core.reading.result import VatRow

UPO = "http://upo.schematy.mf.gov.pl/KSeF/v4-3"


def fa(body: str) -> EInvoice:
    return einvoice.parse(
        f'<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/"><Fa>{body}</Fa></Faktura>'.encode()
    )


def row(line: str) -> str:
    """``P_7=Deska P_11=5`` -> a FaWiersz."""
    parts = (part.partition("=") for part in line.split())
    return "<FaWiersz>" + "".join(f"<{name}>{value}</{name}>" for name, _, value in parts) + "</FaWiersz>"


def total(lines: list[BillLine]) -> Decimal:
    return sum((line.net for line in lines), Decimal(0))


def comes_to(line: BillLine) -> Decimal:
    return (line.quantity * line.unit_price * (100 - line.discount) / 100).quantize(Decimal("0.01"))


def test_lines_as_they_are() -> None:
    bill = plan(einvoice.parse(ubl()))
    line = bill.lines[0]
    assert (line.description, line.quantity, line.unit_price, line.net) == ("Pen", 2, 50, 100)
    assert (bill.gross, bill.sign, bill.is_refund, bill.notes) == (119, 1, False, [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("P_8B=20 P_9A=1000 P_10=100 P_11=18000 P_12=23", (20, 1000, 10)),  # taken off each piece
        ("P_8B=20 P_9A=1000 P_10=2000 P_11=18000 P_12=23", (20, 1000, 10)),  # taken off the line
        ("P_8B=3 P_9A=33.33 P_11=100 P_12=23", (3, Decimal("33.33333333"), 0)),
        ("P_9A=7 P_11=100 P_12=23", (1, 100, 0)),
        ("P_8B=0 P_9A=7 P_11=100 P_12=23", (1, 100, 0)),
    ],
)
def test_price_and_discount_come_to_the_net_amount(line: str, expected: tuple[object, ...]) -> None:
    net = line.partition("P_11=")[2].split()[0]
    tax = Decimal(net) * 23 / 100
    bill = plan(fa(f"<P_13_1>{net}</P_13_1><P_14_1>{tax}</P_14_1><P_15>{Decimal(net) + tax}</P_15>" + row(line)))
    assert [(b.quantity, b.unit_price, b.discount) for b in bill.lines] == [expected]


def test_rates_in_words() -> None:
    names = {"23": "S", "zw": "E", "oo": "AE", "np I": "O", "np II": "AE", "0 KR": "Z", "0 WDT": "K", "0 EX": "G"}
    lines = fa("".join(f"<FaWiersz><P_12>{name}</P_12></FaWiersz>" for name in names)).lines
    assert [line.category for line in lines if isinstance(line, EInvoiceLine)] == list(names.values())
    assert [line.rate for line in lines] == ["23"] + ["0"] * 7


def test_fa2_says_np_and_the_header_says_which() -> None:
    bill = plan(fa("<P_13_9>100</P_13_9><P_15>100</P_15>" + row("P_7=x P_11=100 P_12=np")))
    assert [(line.rate, line.category) for line in bill.lines] == [(0, "AE")]


def test_settlement_of_a_rate_that_is_paid() -> None:
    bill = plan(
        fa(
            "<P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>123</P_15><RodzajFaktury>ROZ</RodzajFaktury>"
            + row("P_7=a P_11=100 P_12=23")
            + row("P_7=b P_11=50 P_12=8")
        )
    )
    assert [(line.role, line.net) for line in bill.lines] == [("line", 100), ("line", 50), ("advance", -50)]


def test_settlement_with_nothing_left() -> None:
    bill = plan(fa("<P_15>0</P_15><RodzajFaktury>ROZ</RodzajFaktury>" + row("P_7=a P_11=100 P_12=23")))
    assert [(line.role, line.net) for line in bill.lines] == [("line", 100), ("advance", -100)]
    assert (bill.gross, bill.notes) == (0, [])


def test_simplified_invoice_states_its_total_and_the_rate() -> None:
    bill = plan(fa("<P_15>450</P_15><RodzajFaktury>UPR</RodzajFaktury>" + row("P_7=a P_12=23")))
    assert [(line.role, line.net) for line in bill.lines] == [("rate", Decimal("365.85"))]
    assert [(found.tax, found.rate) for found in bill.rows] == [(Decimal("84.15"), 23)]


def test_total_alone() -> None:
    bill = plan(fa("<P_15>4001.49</P_15>" + row("P_7=a P_11=4001.49 P_12=23")))
    assert [(line.role, line.net, line.rate) for line in bill.lines] == [("gross", Decimal("4001.49"), None)]
    assert bill.notes == [("bill_gross_only", {})]


def test_what_a_correction_changes() -> None:
    lines = [
        row("NrWierszaFa=1 P_7=same P_8B=1 P_9A=5 P_11=5 P_12=23 StanPrzed=1"),
        row("NrWierszaFa=1 P_7=same P_8B=1 P_9A=5 P_11=5 P_12=23"),
        row("NrWierszaFa=2 P_7=fewer P_8B=3 P_9A=10 P_11=30 P_12=23 StanPrzed=1"),
        row("NrWierszaFa=3 P_7=fewer P_8B=1 P_9A=10 P_11=10 P_12=23"),
        row("NrWierszaFa=4 P_7=cheaper P_8B=1 P_9A=50 P_11=50 P_12=23 StanPrzed=1"),
        row("NrWierszaFa=4 P_7=cheaper P_8B=1 P_9A=40 P_11=40 P_12=23"),
    ]
    bill = plan(
        fa(
            "<P_13_1>-30</P_13_1><P_14_1>-6.90</P_14_1><P_15>-36.90</P_15><RodzajFaktury>KOR</RodzajFaktury>"
            + "".join(lines)
        )
    )
    assert [(line.description, line.role, line.net) for line in bill.lines] == [
        ("fewer", "line", -20),
        ("cheaper", "before", -50),
        ("cheaper", "line", 40),
    ]
    assert (bill.is_refund, bill.sign) == (True, -1)


def test_correction_of_data_only() -> None:
    with pytest.raises(CorrectsNoAmount):
        plan(
            fa(
                "<P_2>FK/1</P_2><P_13_1>0</P_13_1><P_14_1W>0.66</P_14_1W><P_15>0</P_15><RodzajFaktury>KOR</RodzajFaktury>"
            )
        )


def test_many_lines_become_one_a_rate() -> None:
    lines = row("P_7=a P_11=1 P_12=23") * 1001
    bill = plan(fa(f"<P_13_1>1001</P_13_1><P_14_1>230.23</P_14_1><P_15>1231.23</P_15>{lines}"))
    assert [(line.role, line.net) for line in bill.lines] == [("rate", 1001)]
    assert bill.notes == [("bill_many_lines", {"count": "1001"})]


def test_gross_amounts_where_net_ones_belong() -> None:
    """Seen in ZUGFeRD files of small programs; both totals of the header tell."""
    invoice = EInvoice("zugferd1", kind="380")
    invoice.lines = [
        EInvoiceLine("a", "1", None, "100", "19", "119.00"),
        EInvoiceLine("b", "2", None, "50", "7", "107.00"),
    ]
    for name, value in (("total_net", "200"), ("total_tax", "26"), ("total_gross", "226")):
        invoice.put(name, value)
    bill = plan(invoice)
    assert [(line.description, line.net) for line in bill.lines] == [("a", 100), ("b", 100)]
    assert not bill.notes


def test_no_amounts() -> None:
    with pytest.raises(EInvoiceWithoutAmounts):
        plan(fa("<P_2>FV/1</P_2>"))


def test_receipt_names_the_invoices() -> None:
    documents = "".join(f"<Dokument><NumerFaktury>FV/{i}</NumerFaktury></Dokument>" for i in range(7))
    with pytest.raises(KsefReceipt, match="FV/0, FV/1, FV/2, FV/3, FV/4, …"):
        einvoice.parse(f'<Potwierdzenie xmlns="{UPO}">{documents}</Potwierdzenie>'.encode())


def test_what_else_ksef_says() -> None:
    invoice = fa(
        "<KodWaluty>EUR</KodWaluty><P_13_1>1</P_13_1><P_14_1W>0.99</P_14_1W>"
        "<Adnotacje><P_18A>1</P_18A></Adnotacje><RodzajFaktury>KOR</RodzajFaktury>"
        "<PrzyczynaKorekty>rabat</PrzyczynaKorekty>"
        "<DaneFaKorygowanej><DataWystFaKorygowanej>2026-01-02</DataWystFaKorygowanej>"
        "<NrFaKorygowanej>FV/1</NrFaKorygowanej></DaneFaKorygowanej>"
        "<FaWiersz><KursWaluty>4.30</KursWaluty></FaWiersz>"
        "<Platnosc><IPKSeF>0123456789ABC</IPKSeF>"
        "<RachunekBankowy><NrRB>61109010140000071219812874</NrRB></RachunekBankowy>"
        "<RachunekBankowyFaktora><NrRB>10105000997603123456789123</NrRB></RachunekBankowyFaktora></Platnosc>"
    )
    assert (invoice.split_payment, invoice.reason, invoice.tax_in_pln) == (True, "rabat", "0.99")
    assert [(found.number, found.date) for found in invoice.references] == [("FV/1", "2026-01-02")]
    assert invoice.exchange_rates == ["4.30"]
    assert invoice.payment_reference == "0123456789ABC"
    # The factor is paid instead of the seller.
    assert invoice.fields["iban"] == invoice.accounts[0] == "PL10105000997603123456789123"


amounts = st.decimals(Decimal("0.01"), Decimal("99999"), places=2)
rates = st.sampled_from([Decimal(23), Decimal(8), Decimal(5), Decimal(0)])


@settings(max_examples=300)
@given(st.lists(st.tuples(rates, amounts, st.integers(1, 99), st.booleans()), min_size=1, max_size=12))
def test_lines_priced_gross_come_to_the_header(items: list[tuple[Decimal, Decimal, int, bool]]) -> None:
    """Programs sum gross amounts by rate and take the VAT out of the sum."""
    invoice = EInvoice("ksef", kind="VAT")
    by_rate: dict[Decimal, Decimal] = {}
    for rate, gross, quantity, priced in items:
        by_rate[rate] = by_rate.get(rate, Decimal(0)) + gross
        price = str(gross / quantity) if priced else None
        invoice.lines.append(
            EInvoiceLine("x", str(quantity), None, price, f"{rate}", gross=str(gross), is_price_gross=priced)
        )
    for rate, gross in by_rate.items():
        net = (gross * 100 / (100 + rate)).quantize(Decimal("0.01"))
        invoice.rows.append(VatRow(f"{rate}", str(net), str(gross - net), str(gross), "S"))
    invoice.put("total_gross", str(sum(by_rate.values())))
    bill = plan(invoice, 2)
    assert not bill.notes
    assert len(bill.lines) == len(items)
    assert all(comes_to(line) == line.net for line in bill.lines)
    for found in bill.rows:
        assert sum(line.net for line in bill.lines if line.rate == found.rate) == found.net
    assert total(bill.lines) + sum(found.tax for found in bill.rows) == bill.gross


@given(amounts, st.lists(amounts, min_size=1, max_size=20))
def test_shares_come_to_the_whole(amount: Decimal, weights: list[Decimal]) -> None:
    parts = share(amount, weights)
    assert sum(parts) == amount
    assert len(parts) == len(weights)


VALUES = ["", "-", "0", "-1", "1e9", "1e-30", "NaN", "zw", "np", "KOR", "ROZ", "ZAL", "UPR", "999999999999", "0.333333"]


@settings(max_examples=300)
@given(st.data())
def test_any_values_give_a_bill_or_a_typed_error(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["VAT", "KOR", "ROZ", "ZAL", "UPR", "?"]))
    source = ksef(kind).decode()
    before = "<StanPrzed>1</StanPrzed>" if data.draw(st.booleans()) else ""
    source = source.replace("</FaWiersz>", before + "</FaWiersz>")
    for name in ("P_13_1", "P_14_1", "P_15", "P_8B", "P_9A", "P_11", "P_12", "P_13_7"):
        if data.draw(st.booleans()):
            start, _, rest = source.partition(f"<{name}>")
            source = f"{start}<{name}>{data.draw(st.sampled_from(VALUES))}</{rest.partition('</')[2]}"
    try:
        bill = plan(einvoice.parse(source.encode()), data.draw(st.integers(0, 6)))
    except IntakeError as error:
        assert error.code in {"einvoice_without_amounts", "corrects_no_amount"}
        return
    assert bill.lines
    found = total(bill.lines) + sum((item.tax for item in bill.rows), Decimal(0))
    assert found == bill.gross or bill.is_contradictory
    assert all(comes_to(line) == line.net for line in bill.lines)
