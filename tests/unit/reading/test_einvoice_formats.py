"""Each e-invoice format with what only it can say, wrappers, and XML that is no invoice."""

from __future__ import annotations

import base64

import pytest
from einvoice_samples import FA_RR, attached, cii, envelope, estonian, ubl

from intake_core.errors import IntakeError
from intake_core.reading import einvoice
from intake_core.reading.einvoice.bill import plan
from intake_core.reading.einvoice.errors import EInvoiceForeign, ProformaNotBooked, WrapperEmpty, XmlNoInvoice
from intake_core.reading.einvoice.model import EInvoiceLine
from intake_core.reading.errors import EInvoiceUnknown

KSEF_NUMBER = "5260001246-20260504-0100001AF629-98"


# ---- UBL ----


def test_ubl_prices_for_a_dozen_and_allowances() -> None:
    invoice = einvoice.parse(ubl())
    line = invoice.lines[0]
    assert isinstance(line, EInvoiceLine)
    assert (line.quantity, line.unit_price, line.category, line.rate, line.discount) == ("24", "5", "S", "23", "10.00")
    assert [(item.description, item.net) for item in invoice.adjustments] == [("Loyal", "-10.00")]
    assert [(vat.rate, vat.gross) for vat in invoice.rows] == [("23", "123.00")]
    bill = plan(invoice)
    assert [(item.description, item.net) for item in bill.lines] == [("Pen", 110), ("Loyal", -10)]
    assert not bill.notes


def test_ubl_says_who_is_paid_and_what_it_refers_to() -> None:
    invoice = einvoice.parse(
        ubl(
            "<a:PayeeParty><a:PartyName><c:Name>Bank</c:Name></a:PartyName></a:PayeeParty>"
            "<a:BillingReference><a:InvoiceDocumentReference><c:ID>INV 1</c:ID><c:IssueDate>2026-01-02</c:IssueDate>"
            "</a:InvoiceDocumentReference></a:BillingReference>"
            "<a:PaymentMeans><c:PaymentMeansCode>59</c:PaymentMeansCode><c:PaymentID>RF18</c:PaymentID>"
            "<a:PayeeFinancialAccount><c:ID>DE88 2008 0000 0970 3757 00</c:ID></a:PayeeFinancialAccount>"
            "</a:PaymentMeans>"
            "<a:PaymentMeans><a:PayeeFinancialAccount><c:ID>123</c:ID></a:PayeeFinancialAccount></a:PaymentMeans>"
            "<a:PaymentTerms><c:Note>14 days</c:Note></a:PaymentTerms>"
        )
    )
    assert (invoice.payee, invoice.payment_means, invoice.payment_reference) == ("Bank", "59", "RF18")
    assert [(found.number, found.date) for found in invoice.references] == [("INV 1", "2026-01-02")]
    assert invoice.accounts == ["DE88200800000970375700", "123"]
    assert (invoice.terms, invoice.notes) == ("14 days", ["Thank you"])
    assert invoice.contacts["seller"].country == "DE"


@pytest.mark.parametrize(
    ("root", "code", "kind"),
    [
        ("CreditNote", "", "credit_note"),
        ("CreditNote", "384", "credit_note"),
        ("Invoice", "261", "credit_note"),
        ("Invoice", "384", "correction"),
        ("Invoice", "389", "invoice"),
        ("Invoice", "386", "advance"),
    ],
)
def test_ubl_kinds(root: str, code: str, kind: str) -> None:
    found = f"<c:{root}TypeCode>{code}</c:{root}TypeCode>" if code else ""
    invoice = einvoice.parse(ubl(root=root, code=found))
    assert invoice.fields["document_type"] == kind
    assert ("self_billed" in invoice.extras) == (code in ("389", "261"))


def test_a_credit_note_over_a_negative_amount_is_asked_about() -> None:
    data = ubl(root="CreditNote").replace(b">100<", b">-100<").replace(b">123<", b">-123<").replace(b">23<", b">-23<")
    bill = plan(einvoice.parse(data))
    assert ("bill_credit_negative", {}) in bill.notes


def test_pro_forma_is_not_booked() -> None:
    with pytest.raises(ProformaNotBooked, match="INV 7"):
        plan(einvoice.parse(ubl(code="<c:InvoiceTypeCode>325</c:InvoiceTypeCode>")))


# ---- CII ----


def test_cii_discount_terms_are_no_due_dates() -> None:
    terms = "".join(
        f"<SpecifiedTradePaymentTerms><Description>{said}</Description><DueDateDateTime><DateTimeString>{day}"
        "</DateTimeString></DueDateDateTime></SpecifiedTradePaymentTerms>"
        for said, day in (("2 % Skonto", "20260511"), ("netto", "20260603"))
    )
    invoice = einvoice.parse(cii(terms=terms))
    assert invoice.fields["due_date"] == "2026-06-03"
    assert invoice.notes == ["2 % Skonto 2026-05-11"]
    assert (invoice.fields["seller_vat"], invoice.fields["seller_name"]) == ("DE136695976", "Alfa")


@pytest.mark.parametrize(("form", "day", "read_as"), [("102", "20260504", "2026-05-04"), ("610", "202605", None)])
def test_cii_dates(form: str, day: str, read_as: str | None) -> None:
    assert einvoice.parse(cii(date_format=form, day=day)).fields.get("issue_date") == read_as


# ---- ESTONIAN ----


def test_estonian_file_is_split() -> None:
    data = estonian("A-1", "A-2", "A-3")
    found = [einvoice.parse(one) for one in einvoice.split(data)]
    assert [(one.fields["invoice_number"], one.count) for one in found] == [("A-1", 1), ("A-2", 1), ("A-3", 1)]
    single = estonian("A-1")
    assert einvoice.split(single) == [single]
    assert einvoice.split(ubl()) == [ubl()]


def test_estonian_seller_without_vat_number_charges_none() -> None:
    invoice = einvoice.parse(estonian(vat="", tax="0"))
    assert [(vat.rate, vat.category, vat.tax) for vat in invoice.rows] == [("0", "O", "0.00")]


@pytest.mark.parametrize(
    ("more", "due"),
    [
        ("<PaymentInfo><PaymentTotalSum>60</PaymentTotalSum></PaymentInfo>", "60.00"),
        ("<PaymentInfo><Payable>NO</Payable></PaymentInfo>", "0.00"),
        ("", "123.00"),
    ],
)
def test_estonian_amount_due(more: str, due: str) -> None:
    assert einvoice.parse(estonian(more=more)).fields["amount_due"] == due


def test_estonian_sums_in_the_currency_that_is_paid() -> None:
    second = "<InvoiceSumGroup><TotalSum>1900</TotalSum><Currency>EEK</Currency></InvoiceSumGroup>"
    paid = "<PaymentInfo><Currency>{}</Currency></PaymentInfo>"
    for currency, gross in (("EUR", "123.00"), ("EEK", "1900.00")):
        invoice = einvoice.parse(estonian(more=second + paid.format(currency)))
        assert (invoice.fields["currency"], invoice.fields["total_gross"]) == (currency, gross)


# ---- WRAPPERS AND WHAT IS NO INVOICE ----


@pytest.mark.parametrize(
    "data", [attached(ubl()), attached(ubl(), described=True), envelope(ubl()), envelope(attached(ubl()))]
)
def test_wrappers(data: bytes) -> None:
    assert einvoice.parse(data).fields["invoice_number"] == "INV 7"
    assert einvoice.is_known(data)


def test_prints_that_an_invoice_carries() -> None:
    """PDFs and pictures by their content; programs, texts and damaged base64 are left where they are."""
    contents = {"C:\\bills\\A-1.xml": b"%PDF-1.7 print", "b": b"MZ\x00\x01", "c": b"\x89PNG\r\n\x1a\n", "d": b"EICAR"}
    files = [(name, base64.b64encode(data).decode().rstrip("=")) for name, data in contents.items()] + [("e", "%%%")]
    in_ubl = "".join(
        f"<a:AdditionalDocumentReference><c:ID>{name}</c:ID><a:Attachment><c:EmbeddedDocumentBinaryObject>{text}"
        "</c:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>"
        for name, text in files
    )
    in_estonian = "".join(
        f"<AttachmentFile><FileName>{name}</FileName><FileBase64>{text}</FileBase64></AttachmentFile>"
        for name, text in files
    )
    for data in (ubl(embedded=in_ubl), attached(ubl(embedded=in_ubl)), estonian(more=in_estonian)):
        found = einvoice.carried_files(data)
        assert [(file.name, file.data) for file in found] == [("A-1.pdf", b"%PDF-1.7 print"), ("c.png", contents["c"])]
    assert einvoice.carried_files(b"no xml") == []


def test_wrappers_have_an_end() -> None:
    data = ubl()
    for _turn in range(6):
        data = attached(data)
    for wrapper in (data, attached(b""), attached(b"%PDF-1.7"), envelope(b"")):
        with pytest.raises(WrapperEmpty):
            einvoice.parse(wrapper)


UBL_NAMESPACE = "urn:oasis:names:specification:ubl:schema:xsd:"
ITALY = "http://ivaservizi.agenziaentrate.gov.it"
UNCEFACT = "urn:un:unece:uncefact:data:"


@pytest.mark.parametrize(
    ("root", "namespace", "error", "said"),
    [
        ("FatturaElettronica", f"{ITALY}/docs/xsd/fatture/v1.2", EInvoiceForeign, "FatturaPA"),
        ("Facturae", "http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml", EInvoiceForeign, "Facturae"),
        ("JPK", "http://jpk.mf.gov.pl/wzor/2022/02/17/02171/", XmlNoInvoice, "JPK"),
        ("SCRDMCCBDACIOMessageStructure", f"{UNCEFACT}SCRDMCCBDACIOMessageStructure:100", XmlNoInvoice, "Order-X"),
        ("Order", f"{UBL_NAMESPACE}Order-2", XmlNoInvoice, "Order"),
        ("ApplicationResponse", f"{UBL_NAMESPACE}ApplicationResponse-2", XmlNoInvoice, "ApplicationResponse"),
        ("Faktura", FA_RR, EInvoiceUnknown, "Faktura"),
        ("invalidV2Root", f"{UNCEFACT}standard:CrossIndustryInvoice:100", EInvoiceUnknown, "invalidV2Root"),
        ("E_Invoice", "", EInvoiceUnknown, "E_Invoice"),
    ],
)
def test_other_xml_says_what_it_is(root: str, namespace: str, error: type[IntakeError], said: str) -> None:
    with pytest.raises(error, match=said):
        einvoice.parse(f"<{root} xmlns='{namespace}'/>".encode())


def test_receipt_names_invoice_and_number() -> None:
    upo = "http://upo.schematy.mf.gov.pl/KSeF/v4-3"
    document = f"<NumerKSeFDokumentu>{KSEF_NUMBER}</NumerKSeFDokumentu><NumerFaktury>FV/1</NumerFaktury>"
    with pytest.raises(IntakeError, match=r"FV/1 \(5260001246-20260504") as caught:
        einvoice.parse(f"<Potwierdzenie xmlns='{upo}'><Dokument>{document}</Dokument></Potwierdzenie>".encode())
    assert caught.value.code == "ksef_receipt"
