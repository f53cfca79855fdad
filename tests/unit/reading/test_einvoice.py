"""Structured e-invoices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.errors import IntakeError
from intake_core.files.errors import FileTooLarge, XmlDamaged, XmlUnsafe
from intake_core.files.limits import Limits
from intake_core.reading import einvoice
from intake_core.reading.errors import EInvoiceUnknown

UBL = """<?xml version="1.0"?>
<i:{root} xmlns:i="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" xmlns:c="c" xmlns:a="a">
  <c:ID> INV 7 </c:ID><c:IssueDate>2026-05-04</c:IssueDate><c:DueDate>2026-05-18</c:DueDate>
  {code}<c:DocumentCurrencyCode>EUR</c:DocumentCurrencyCode>
  <a:AccountingSupplierParty><a:Party>
    <a:PartyName><c:Name>Alfa</c:Name></a:PartyName>
    <a:PartyTaxScheme><c:CompanyID>local 1</c:CompanyID>
      <a:TaxScheme><c:ID>FC</c:ID></a:TaxScheme></a:PartyTaxScheme>
    <a:PartyTaxScheme><c:CompanyID>DE 136 695 976</c:CompanyID>
      <a:TaxScheme><c:ID>VAT</c:ID></a:TaxScheme></a:PartyTaxScheme>
  </a:Party></a:AccountingSupplierParty>
  <a:PaymentMeans><a:PayeeFinancialAccount><c:ID>DE88 2008 0000 0970 3757 00</c:ID>
  </a:PayeeFinancialAccount></a:PaymentMeans>
  <a:TaxTotal><c:TaxAmount currencyID="PLN">85.50</c:TaxAmount></a:TaxTotal>
  <a:TaxTotal><c:TaxAmount currencyID="EUR">19.00</c:TaxAmount>
    <a:TaxSubtotal><c:TaxableAmount>100</c:TaxableAmount><c:TaxAmount>19</c:TaxAmount>
      <a:TaxCategory><c:ID>S</c:ID><c:Percent>19.00</c:Percent></a:TaxCategory></a:TaxSubtotal>
  </a:TaxTotal>
  <a:LegalMonetaryTotal><c:LineExtensionAmount>110.00</c:LineExtensionAmount>
    <c:TaxExclusiveAmount>100.00</c:TaxExclusiveAmount>
    <c:TaxInclusiveAmount>119.00</c:TaxInclusiveAmount><c:PayableAmount>19.00</c:PayableAmount>
  </a:LegalMonetaryTotal>
  <a:InvoiceLine><c:InvoicedQuantity unitCode="C62">2</c:InvoicedQuantity>
    <c:LineExtensionAmount>100</c:LineExtensionAmount>
    <a:Item><c:Name>Pen</c:Name><a:ClassifiedTaxCategory><c:Percent>19</c:Percent>
    </a:ClassifiedTaxCategory></a:Item><a:Price><c:PriceAmount>50</c:PriceAmount></a:Price>
  </a:InvoiceLine>
</i:{root}>"""

KSEF = """<Faktura xmlns="http://crd.gov.pl/wzor/2025/06/25/13775/">
  <Podmiot1><DaneIdentyfikacyjne><NIP>5260001246</NIP><Nazwa>Alfa</Nazwa></DaneIdentyfikacyjne>
  </Podmiot1>
  <Podmiot2><DaneIdentyfikacyjne>{buyer}<Nazwa>Beta</Nazwa></DaneIdentyfikacyjne></Podmiot2>
  <Fa><KodWaluty>PLN</KodWaluty><P_1>2026-05-04</P_1><P_2>FV/1</P_2>
    <P_13_1>100</P_13_1><P_14_1>22</P_14_1><P_14_1W>999</P_14_1W>
    <P_13_7> 50.00</P_13_7><P_15>172</P_15>
    <RodzajFaktury>{kind}</RodzajFaktury>
    <FaWiersz><P_6A>2026-05-02</P_6A><P_7>Papier</P_7><P_8A>szt</P_8A><P_8B>2.000000</P_8B>
      <P_9A>50</P_9A><P_11>100</P_11><P_12>22</P_12></FaWiersz>
    {payment}
  </Fa></Faktura>"""


def ubl(root: str = "Invoice", code: str = "") -> bytes:
    return UBL.format(root=root, code=code).encode()


def ksef(kind: str = "VAT", payment: str = "", buyer: str = "<NIP>7740001454</NIP>") -> bytes:
    return KSEF.format(kind=kind, payment=payment, buyer=buyer).encode()


def test_ubl() -> None:
    invoice = einvoice.parse(ubl())
    assert invoice.fields == {
        "document_type": "invoice",
        "invoice_number": "INV 7",
        "issue_date": "2026-05-04",
        "due_date": "2026-05-18",
        "currency": "EUR",
        "seller_name": "Alfa",
        "seller_vat": "DE136695976",
        "iban": "DE88200800000970375700",
        "total_net": "100.00",
        "total_tax": "19.00",
        "total_gross": "119.00",
        "amount_due": "19.00",
    }
    assert [(row.rate, row.net, row.tax, row.category) for row in invoice.rows] == [
        ("19", "100.00", "19.00", "S")
    ]
    line = invoice.lines[0]
    assert (line.description, line.quantity, line.unit, line.net) == ("Pen", "2", "C62", "100.00")
    assert invoice.consistent


@pytest.mark.parametrize(
    ("root", "code", "kind"),
    [
        ("CreditNote", "", "credit_note"),
        ("Invoice", "<c:InvoiceTypeCode>381</c:InvoiceTypeCode>", "credit_note"),
        ("Invoice", "<c:InvoiceTypeCode>384</c:InvoiceTypeCode>", "correction"),
        ("Invoice", "<c:InvoiceTypeCode>386</c:InvoiceTypeCode>", "advance"),
        ("Invoice", "<c:InvoiceTypeCode>389</c:InvoiceTypeCode>", "invoice"),
        ("Invoice", "<c:InvoiceTypeCode>325</c:InvoiceTypeCode>", "proforma"),
    ],
)
def test_type_codes(root: str, code: str, kind: str) -> None:
    assert einvoice.parse(ubl(root, code)).fields["document_type"] == kind


def test_ksef() -> None:
    invoice = einvoice.parse(ksef())
    assert invoice.fields["seller_vat"] == "PL5260001246"
    assert invoice.fields["buyer_vat"] == "PL7740001454"
    assert invoice.fields["sale_date"] == "2026-05-02"
    assert (invoice.fields["total_net"], invoice.fields["total_tax"]) == ("150.00", "22.00")
    assert [(row.rate, row.category) for row in invoice.rows] == [("22", "S"), ("0", "E")]
    assert invoice.fields["amount_due"] == "172.00"
    assert invoice.consistent


@pytest.mark.parametrize(
    ("payment", "due"),
    [
        ("<Platnosc><Zaplacono>1</Zaplacono></Platnosc>", "0.00"),
        ("<Rozliczenie><DoZaplaty>200</DoZaplaty></Rozliczenie>", "200.00"),
        ("<Rozliczenie><DoRozliczenia>20</DoRozliczenia></Rozliczenie>", "0.00"),
        (
            "<Platnosc><ZaplataCzesciowa><KwotaZaplatyCzesciowej>72</KwotaZaplatyCzesciowej>"
            "</ZaplataCzesciowa></Platnosc>",
            "100.00",
        ),
    ],
)
def test_ksef_money_to_pay(payment: str, due: str) -> None:
    assert einvoice.parse(ksef(payment=payment)).fields["amount_due"] == due


def test_ksef_first_instalment_and_account() -> None:
    payment = (
        "<Platnosc><TerminPlatnosci><Termin>2026-07-01</Termin></TerminPlatnosci>"
        "<TerminPlatnosci><Termin>2026-06-01</Termin></TerminPlatnosci>"
        "<RachunekBankowy><NrRB>61 1090 1014 0000 0712 1981 2874</NrRB></RachunekBankowy>"
        "</Platnosc>"
    )
    fields = einvoice.parse(ksef(payment=payment)).fields
    assert fields["due_date"] == "2026-06-01"
    assert fields["iban"] == "PL61109010140000071219812874"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("ZAL", "advance"), ("ROZ", "settlement"), ("KOR", "correction"), ("UPR", "invoice")],
)
def test_ksef_kinds(kind: str, expected: str) -> None:
    assert einvoice.parse(ksef(kind)).fields["document_type"] == expected


def test_ksef_foreign_and_unnumbered_buyers() -> None:
    union = "<KodUE>DE</KodUE><NrVatUE>136695976</NrVatUE>"
    assert einvoice.parse(ksef(buyer=union)).fields["buyer_vat"] == "DE136695976"
    assert "buyer_vat" not in einvoice.parse(ksef(buyer="<BrakID>1</BrakID>")).fields


def test_estonian() -> None:
    invoice = einvoice.parse(
        b"""<E_Invoice><Invoice><InvoiceParties><SellerParty><Name>Alfa</Name>
        <VATRegNumber>EE100931558</VATRegNumber></SellerParty></InvoiceParties>
        <InvoiceInformation><Type type="CRE"/><InvoiceNumber>7</InvoiceNumber>
        <InvoiceDate>2026-05-04</InvoiceDate></InvoiceInformation>
        <InvoiceSumGroup><VAT><SumBeforeVAT>100</SumBeforeVAT><VATRate>24.00</VATRate>
        <VATSum>24</VATSum></VAT><TotalSum>124</TotalSum></InvoiceSumGroup></Invoice>
        <Invoice/></E_Invoice>"""
    )
    assert invoice.fields["document_type"] == "credit_note"
    assert invoice.fields["seller_vat"] == "EE100931558"
    assert (invoice.fields["total_net"], invoice.fields["total_gross"]) == ("100.00", "124.00")
    assert invoice.count == 2


@pytest.mark.parametrize(
    "data",
    [
        b"<Potwierdzenie xmlns='http://upo.schematy.mf.gov.pl/KSeF/v4-3'/>",
        b"<Invoice xmlns='urn:other'/>",
        b"<Faktura xmlns='urn:other'/>",
        b"<Faktura xmlns='http://crd.gov.pl/wzor/2025/06/25/13775/'/>",
        b"<html><body/></html>",
    ],
)
def test_other_xml_is_no_invoice(data: bytes) -> None:
    with pytest.raises(EInvoiceUnknown):
        einvoice.parse(data)


LAUGHS = b"""<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Invoice>&b;</Invoice>"""


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS,
        b"<!-- <a> -->" + LAUGHS,
        LAUGHS.decode().encode("utf-16"),
        b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'><x/>",
        b"<a>" * 150 + b"</a>" * 150,
        b"<a>" + b"<b/>" * 2000 + b"</a>",
    ],
)
def test_dangerous_xml_is_refused(data: bytes) -> None:
    with pytest.raises(XmlUnsafe):
        einvoice.parse(data, Limits(max_xml_elements=1000))


def test_too_much_xml() -> None:
    with pytest.raises(FileTooLarge):
        einvoice.parse(b"<a>" + b"x" * 2000 + b"</a>", Limits(max_xml_bytes=1000))


@pytest.mark.parametrize("data", [b"", b"<a", b"<a></b>", b"\x00\x01", b"<?xml encoding='x'?>"])
def test_damaged_xml(data: bytes) -> None:
    with pytest.raises(XmlDamaged):
        einvoice.parse(data)


def test_an_impossible_encoding_is_forgiven() -> None:
    """Seen in real files: the prolog names an encoding that does not exist."""
    broken = ubl().replace(b'version="1.0"', b'version="1.0" encoding="UTF8X"')
    assert einvoice.parse(broken).fields["invoice_number"] == "INV 7"


@given(st.binary(max_size=300))
def test_any_bytes_give_an_invoice_or_a_typed_error(data: bytes) -> None:
    try:
        einvoice.parse(data)
    except IntakeError as error:
        assert error.code in {"xml_damaged", "xml_unsafe", "einvoice_unknown", "file_too_large"}


@given(st.sampled_from([ubl(), ksef()]), st.data())
def test_a_mutated_invoice_gives_an_invoice_or_a_typed_error(
    source: bytes, data: st.DataObject
) -> None:
    mutated = bytearray(source)
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        mutated[position : position + data.draw(st.integers(0, 9))] = data.draw(
            st.one_of(st.binary(max_size=5), st.sampled_from([b"", b"-", b"1e99", b"NaN", b">"]))
        )
    try:
        invoice = einvoice.parse(bytes(mutated))
    except IntakeError:
        return
    assert isinstance(invoice.consistent, bool)
    for name in ("total_net", "total_tax", "total_gross", "amount_due"):
        invoice.amount(name)
