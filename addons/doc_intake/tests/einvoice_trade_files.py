"""E-invoices of other countries made up for the tests: UBL, CII, ZUGFeRD, and what they come in."""

import base64
import zlib

from .einvoice_files import IBAN, SELLER_VAT, tags


def ubl(
    lines,
    *,
    net,
    tax,
    gross,
    rows,
    root="Invoice",
    number="INV-7",
    vat=SELLER_VAT,
    country="PL",
    currency="PLN",
    extra="",
):
    """A Peppol invoice or credit note.

    :param lines: list of (name, quantity, price, net, category, percent)
    :param rows: list of (net, tax, category, percent)
    """
    quantity_name = "CreditedQuantity" if root == "CreditNote" else "InvoicedQuantity"

    def money(name, amount):
        return f'<cbc:{name} currencyID="{currency}">{amount}</cbc:{name}>'

    def party(name, party_vat, party_country):
        return (
            f"<cac:Party><cac:PostalAddress><cac:Country><cbc:IdentificationCode>{party_country}"
            f"</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>{party_vat}"
            "</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme>"
            f"<cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName></cac:PartyLegalEntity>"
            "</cac:Party>"
        )

    def category(name, code, percent):
        return (
            f"<cac:{name}><cbc:ID>{code}</cbc:ID><cbc:Percent>{percent}</cbc:Percent>"
            f"<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:{name}>"
        )

    subtotals = "".join(
        "<cac:TaxSubtotal>"
        + money("TaxableAmount", row[0])
        + money("TaxAmount", row[1])
        + category("TaxCategory", *row[2:])
        + "</cac:TaxSubtotal>"
        for row in rows
    )
    items = "".join(
        f"<cac:{root}Line><cbc:ID>{index}</cbc:ID>"
        f'<cbc:{quantity_name} unitCode="C62">{quantity}</cbc:{quantity_name}>'
        + money("LineExtensionAmount", line_net)
        + f"<cac:Item><cbc:Name>{name}</cbc:Name>{category('ClassifiedTaxCategory', code, percent)}</cac:Item>"
        + f"<cac:Price>{money('PriceAmount', price)}</cac:Price></cac:{root}Line>"
        for index, (name, quantity, price, line_net, code, percent) in enumerate(lines, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{root}-2" '
        'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
        'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">'
        "<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
        f"</cbc:CustomizationID><cbc:ID>{number}</cbc:ID><cbc:IssueDate>2026-11-10</cbc:IssueDate>"
        f"{extra}<cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>"
        f"<cac:AccountingSupplierParty>{party('Sprzedawca z UBL', vat, country)}</cac:AccountingSupplierParty>"
        f"<cac:AccountingCustomerParty>{party('Nasza Firma', 'PL9990713429', 'PL')}</cac:AccountingCustomerParty>"
        f"<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cac:PayeeFinancialAccount><cbc:ID>{IBAN}"
        "</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>"
        f"<cac:TaxTotal>{money('TaxAmount', tax)}{subtotals}</cac:TaxTotal><cac:LegalMonetaryTotal>"
        + money("LineExtensionAmount", net)
        + money("TaxExclusiveAmount", net)
        + money("TaxInclusiveAmount", gross)
        + money("PayableAmount", gross)
        + f"</cac:LegalMonetaryTotal>{items}</{root}>"
    ).encode()


def zugferd_1():
    """100.00 net at 23 % in the first form of ZUGFeRD."""
    tax = tags(ApplicableTradeTax=[tags(CalculatedAmount=23, BasisAmount=100, CategoryCode="S", ApplicablePercent=23)])
    sums = tags(
        SpecifiedTradeSettlementMonetarySummation=[
            tags(TaxBasisTotalAmount=100, TaxTotalAmount=23, GrandTotalAmount=123, DuePayableAmount=123)
        ]
    )
    seller = f'<SpecifiedTaxRegistration><ID schemeID="VA">{SELLER_VAT}</ID></SpecifiedTaxRegistration>'
    line_settlement = tags(
        ApplicableTradeTax=[tags(ApplicablePercent=23)],
        SpecifiedTradeSettlementMonetarySummation=[tags(LineTotalAmount=100)],
    )
    body = [
        tags(HeaderExchangedDocument=[tags(ID="R-7", TypeCode=380, IssueDateTime=[tags(DateTimeString="20261110")])]),
        tags(
            SpecifiedSupplyChainTradeTransaction=[
                tags(
                    ApplicableSupplyChainTradeAgreement=[tags(SellerTradeParty=[tags(Name="Tartak"), seller])],
                    ApplicableSupplyChainTradeSettlement=[tags(InvoiceCurrencyCode="PLN"), tax, sums],
                    IncludedSupplyChainTradeLineItem=[
                        tags(
                            SpecifiedSupplyChainTradeAgreement=[
                                tags(NetPriceProductTradePrice=[tags(ChargeAmount=25)])
                            ],
                            SpecifiedSupplyChainTradeDelivery=[tags(BilledQuantity=4)],
                            SpecifiedSupplyChainTradeSettlement=[line_settlement],
                            SpecifiedTradeProduct=[tags(Name="Brett")],
                        )
                    ],
                )
            ]
        ),
    ]
    namespace = "urn:ferd:CrossIndustryDocument:invoice:1p0"
    return f'<CrossIndustryDocument xmlns="{namespace}">{"".join(body)}</CrossIndustryDocument>'.encode()


def cii(code="380", sign=1, lines=True, day="20261110", number="R-7", reference=""):
    """100.00 net at 23 % as a Cross Industry Invoice; ``sign`` -1: with negative amounts."""
    net, tax, gross = (f"{sign * amount:.2f}" for amount in (100, 23, 123))
    seller = f'<SpecifiedTaxRegistration><ID schemeID="VA">{SELLER_VAT}</ID></SpecifiedTaxRegistration>'
    buyer = '<SpecifiedTaxRegistration><ID schemeID="VA">PL9990713429</ID></SpecifiedTaxRegistration>'
    item = tags(
        IncludedSupplyChainTradeLineItem=[
            tags(
                SpecifiedTradeProduct=[tags(Name="Brett")],
                SpecifiedLineTradeAgreement=[tags(NetPriceProductTradePrice=[tags(ChargeAmount=25)])],
                SpecifiedLineTradeDelivery=[f'<BilledQuantity unitCode="C62">{sign * 4}</BilledQuantity>'],
                SpecifiedLineTradeSettlement=[
                    tags(
                        ApplicableTradeTax=[tags(CategoryCode="S", RateApplicablePercent=23)],
                        SpecifiedTradeSettlementLineMonetarySummation=[tags(LineTotalAmount=net)],
                    )
                ],
            )
        ]
    )
    row = tags(
        ApplicableTradeTax=[
            tags(CalculatedAmount=tax, BasisAmount=net, CategoryCode="S", RateApplicablePercent=23)
        ]
    )
    sums = tags(TaxBasisTotalAmount=net) + f'<TaxTotalAmount currencyID="PLN">{tax}</TaxTotalAmount>'
    sums += tags(GrandTotalAmount=gross, DuePayableAmount=gross)
    settlement = tags(
        ApplicableHeaderTradeSettlement=[
            tags(InvoiceCurrencyCode="PLN"),
            row,
            tags(SpecifiedTradeSettlementHeaderMonetarySummation=[sums]),
            tags(InvoiceReferencedDocument=[tags(IssuerAssignedID=reference)]) if reference else "",
        ]
    )
    agreement = tags(
        ApplicableHeaderTradeAgreement=[
            tags(
                SellerTradeParty=[tags(Name="Tartak"), seller],
                BuyerTradeParty=[tags(Name="Nasza Firma"), buyer],
            )
        ]
    )
    issued = f'<IssueDateTime><DateTimeString format="102">{day}</DateTimeString></IssueDateTime>'
    body = tags(ExchangedDocument=[tags(ID=number, TypeCode=code), issued])
    body += tags(SupplyChainTradeTransaction=[item if lines else "", agreement, settlement])
    body = body.replace("</", "\0").replace("<", "<ram:").replace("\0", "</ram:")
    for name in ("ExchangedDocument", "SupplyChainTradeTransaction"):
        body = body.replace(f"ram:{name}>", f"rsm:{name}>")
    body = body.replace("ram:DateTimeString", "udt:DateTimeString")
    base = "urn:un:unece:uncefact:data:standard:"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rsm:CrossIndustryInvoice xmlns:rsm="{base}CrossIndustryInvoice:100" '
        f'xmlns:ram="{base}ReusableAggregateBusinessInformationEntity:100" '
        f'xmlns:udt="{base}UnqualifiedDataType:100">{body}</rsm:CrossIndustryInvoice>'
    ).encode()


def attached(document):
    """``document`` in an AttachedDocument of UBL; None: with nothing attached."""
    base = "urn:oasis:names:specification:ubl:schema:xsd:"
    text = base64.b64encode(document).decode() if document else ""
    inner = f'<cbc:EmbeddedDocumentBinaryObject mimeCode="text/xml">{text}</cbc:EmbeddedDocumentBinaryObject>'
    return (
        f'<AttachedDocument xmlns="{base}AttachedDocument-2" xmlns:cac="{base}CommonAggregateComponents-2" '
        f'xmlns:cbc="{base}CommonBasicComponents-2"><cac:Attachment>{inner if document else ""}</cac:Attachment>'
        "</AttachedDocument>"
    ).encode()


def envelope(document):
    """``document`` as the Peppol network carries it."""
    body = document.partition(b"?>")[2]
    namespace = b"http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
    head = b'<s:StandardBusinessDocument xmlns:s="' + namespace + b'"><s:StandardBusinessDocumentHeader/>'
    return head + body + b"</s:StandardBusinessDocument>"


def pdf_with_tree(document):
    """A PDF whose embedded files stand in a tree instead of a flat list, with ``document`` among them."""
    document = zlib.compress(document)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 4 0 R >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Kids [5 0 R] >>",
        b"<< /Limits [(factur-x.xml) (factur-x.xml)] /Names [(factur-x.xml) 6 0 R] >>",
        b"<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /EF << /F 7 0 R >> >>",
        b"<< /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(document), document),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return data + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, len(data))
