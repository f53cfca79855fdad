"""E-invoices of every format, made up here: one over 100.00 net, 23.00 VAT each, unless a value says otherwise."""

from __future__ import annotations

import base64

FA2 = "http://crd.gov.pl/wzor/2023/06/29/12648/"
FA3 = "http://crd.gov.pl/wzor/2025/06/25/13775/"
FA_RR = "http://crd.gov.pl/wzor/2026/03/06/14189/"
UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_AGGREGATE = f'xmlns:a="{UBL}CommonAggregateComponents-2" xmlns:c="{UBL}CommonBasicComponents-2"'


def ksef(
    body: str = "",
    *,
    kind: str = "VAT",
    sums: str = "<P_13_1>100</P_13_1><P_14_1>23</P_14_1><P_15>123</P_15>",
    parties: str = "",
    buyer: str = "<NIP>7740001454</NIP>",
    end: str = "",
    namespace: str = FA3,
) -> bytes:
    return f"""<Faktura xmlns="{namespace}"><Podmiot1><DaneIdentyfikacyjne><NIP>5260001246</NIP><Nazwa>Alfa</Nazwa>
    </DaneIdentyfikacyjne></Podmiot1><Podmiot2><DaneIdentyfikacyjne>{buyer}<Nazwa>Beta</Nazwa></DaneIdentyfikacyjne>
    </Podmiot2>{parties}<Fa><KodWaluty>PLN</KodWaluty><P_1>2026-05-04</P_1><P_2>FV/1</P_2>{sums}
    <RodzajFaktury>{kind}</RodzajFaktury>{body}</Fa>{end}</Faktura>""".encode()


def row(**values: object) -> str:
    """A FaWiersz."""
    return "<FaWiersz>" + "".join(f"<{name}>{value}</{name}>" for name, value in values.items()) + "</FaWiersz>"


def farmer(net: str = "100.00", refund: str = "7.00") -> bytes:
    """FA_RR: the buyer makes it out for a farmer."""
    return f"""<Faktura xmlns="{FA_RR}"><Podmiot1><DaneIdentyfikacyjne><NIP>5260001246</NIP><Nazwa>Rolnik</Nazwa>
    </DaneIdentyfikacyjne></Podmiot1><Podmiot2><DaneIdentyfikacyjne><NIP>7740001454</NIP><Nazwa>Skup</Nazwa>
    </DaneIdentyfikacyjne></Podmiot2><FakturaRR><KodWaluty>PLN</KodWaluty><P_4A>2026-05-01</P_4A><P_4B>2026-05-04</P_4B>
    <P_4C>RR/1</P_4C><P_11_1>{net}</P_11_1><P_11_2>{refund}</P_11_2><P_12_1>107.00</P_12_1><RodzajFaktury>VAT_RR
    </RodzajFaktury><FakturaRRWiersz><P_5>Jabłka</P_5><P_6A>kg</P_6A><P_6B>50.000</P_6B><P_7>2</P_7><P_8>100</P_8>
    <P_9>7</P_9><P_10>7</P_10><P_11>107</P_11></FakturaRRWiersz><Platnosc><RachunekBankowy1>
    <NrRB>61109010140000071219812874</NrRB></RachunekBankowy1><RachunekBankowy2><NrRB>10105000997603123456789123</NrRB>
    </RachunekBankowy2></Platnosc></FakturaRR></Faktura>""".encode()


def ubl(extra: str = "", *, root: str = "Invoice", code: str = "", line: str = "", embedded: str = "") -> bytes:
    """100.00 = 2 boxes of 12 at 60.00 for 12, less 10.00, less 10.00 of the whole invoice."""
    quantity = "CreditedQuantity" if root == "CreditNote" else "InvoicedQuantity"
    tax = "<c:ID>S</c:ID><c:Percent>23.00</c:Percent>"
    return f"""<?xml version="1.0" encoding="UTF-8"?><i:{root} xmlns:i="{UBL}{root}-2" {_AGGREGATE}>
    <c:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</c:CustomizationID>
    <c:ID>INV 7</c:ID><c:IssueDate>2026-05-04</c:IssueDate>{code}<c:Note>Thank you</c:Note>
    <c:DocumentCurrencyCode>EUR</c:DocumentCurrencyCode>{embedded}
    <a:AccountingSupplierParty><a:Party><a:PostalAddress><a:Country><c:IdentificationCode>DE</c:IdentificationCode>
    </a:Country></a:PostalAddress><a:PartyTaxScheme><c:CompanyID>DE136695976</c:CompanyID><a:TaxScheme><c:ID>VAT</c:ID>
    </a:TaxScheme></a:PartyTaxScheme><a:PartyLegalEntity><c:RegistrationName>Alfa</c:RegistrationName>
    </a:PartyLegalEntity></a:Party></a:AccountingSupplierParty>{extra}
    <a:AllowanceCharge><c:ChargeIndicator>false</c:ChargeIndicator><c:AllowanceChargeReason>Loyal</c:AllowanceChargeReason>
    <c:Amount>10</c:Amount><a:TaxCategory>{tax}</a:TaxCategory></a:AllowanceCharge>
    <a:TaxTotal><c:TaxAmount currencyID="EUR">23</c:TaxAmount><a:TaxSubtotal><c:TaxableAmount>100</c:TaxableAmount>
    <c:TaxAmount>23</c:TaxAmount><a:TaxCategory>{tax}</a:TaxCategory></a:TaxSubtotal></a:TaxTotal>
    <a:LegalMonetaryTotal><c:TaxExclusiveAmount>100</c:TaxExclusiveAmount><c:TaxInclusiveAmount>123</c:TaxInclusiveAmount>
    <c:PayableAmount>123</c:PayableAmount></a:LegalMonetaryTotal>
    <a:{root}Line><c:{quantity} unitCode="C62">24.0</c:{quantity}><c:LineExtensionAmount>110</c:LineExtensionAmount>
    <a:AllowanceCharge><c:ChargeIndicator>false</c:ChargeIndicator><c:Amount>10</c:Amount></a:AllowanceCharge>{line}
    <a:Item><c:Name>Pen</c:Name><a:ClassifiedTaxCategory>{tax}</a:ClassifiedTaxCategory></a:Item>
    <a:Price><c:PriceAmount>60</c:PriceAmount><c:BaseQuantity>12</c:BaseQuantity></a:Price></a:{root}Line>
    </i:{root}>""".encode()


def cii(code: str = "380", terms: str = "", date_format: str = "102", day: str = "20260504") -> bytes:
    """100.00 as a Cross Industry Invoice, 2 pieces at 50."""
    return f"""<r:CrossIndustryInvoice xmlns:r="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100">
    <ExchangedDocument><ID>R 7</ID><TypeCode>{code}</TypeCode><IssueDateTime>
    <DateTimeString format="{date_format}">{day}</DateTimeString>
    </IssueDateTime></ExchangedDocument><SupplyChainTradeTransaction><IncludedSupplyChainTradeLineItem>
    <SpecifiedTradeProduct><Name>Pen</Name></SpecifiedTradeProduct><SpecifiedLineTradeAgreement>
    <NetPriceProductTradePrice><ChargeAmount>50</ChargeAmount></NetPriceProductTradePrice></SpecifiedLineTradeAgreement>
    <SpecifiedLineTradeDelivery><BilledQuantity unitCode="C62">2</BilledQuantity></SpecifiedLineTradeDelivery>
    <SpecifiedLineTradeSettlement><ApplicableTradeTax><CategoryCode>S</CategoryCode>
    <RateApplicablePercent>23</RateApplicablePercent></ApplicableTradeTax>
    <SpecifiedTradeSettlementLineMonetarySummation><LineTotalAmount>100</LineTotalAmount>
    </SpecifiedTradeSettlementLineMonetarySummation></SpecifiedLineTradeSettlement></IncludedSupplyChainTradeLineItem>
    <ApplicableHeaderTradeAgreement><SellerTradeParty><Name>Alfa</Name><SpecifiedTaxRegistration>
    <ID schemeID="FC">201/113/40209</ID></SpecifiedTaxRegistration><SpecifiedTaxRegistration>
    <ID schemeID="VA">DE136695976</ID></SpecifiedTaxRegistration></SellerTradeParty></ApplicableHeaderTradeAgreement>
    <ApplicableHeaderTradeSettlement><InvoiceCurrencyCode>EUR</InvoiceCurrencyCode><ApplicableTradeTax>
    <CalculatedAmount>23</CalculatedAmount><BasisAmount>100</BasisAmount><CategoryCode>S</CategoryCode>
    <RateApplicablePercent>23</RateApplicablePercent></ApplicableTradeTax>{terms}
    <SpecifiedTradeSettlementHeaderMonetarySummation><TaxBasisTotalAmount>100</TaxBasisTotalAmount>
    <TaxTotalAmount currencyID="EUR">23</TaxTotalAmount><GrandTotalAmount>123</GrandTotalAmount>
    <DuePayableAmount>123</DuePayableAmount></SpecifiedTradeSettlementHeaderMonetarySummation>
    </ApplicableHeaderTradeSettlement></SupplyChainTradeTransaction></r:CrossIndustryInvoice>""".encode()


def estonian(*numbers: str, vat: str = "EE100931558", tax: str = "23", more: str = "") -> bytes:
    invoices = "".join(
        f"""<Invoice><InvoiceParties><SellerParty><Name>Alfa</Name><VATRegNumber>{vat}</VATRegNumber></SellerParty>
        </InvoiceParties><InvoiceInformation><Type type="DEB"/><InvoiceNumber>{number}</InvoiceNumber>
        <InvoiceDate>2026-05-04</InvoiceDate></InvoiceInformation><InvoiceSumGroup><VAT><SumBeforeVAT>100</SumBeforeVAT>
        <VATRate>23.00</VATRate><VATSum>{tax}</VATSum></VAT><TotalSum>123</TotalSum><Currency>EUR</Currency>
        </InvoiceSumGroup>{more}<InvoiceItem><InvoiceItemGroup><ItemEntry><Description>Pen</Description><ItemDetailInfo>
        <ItemAmount>2.00</ItemAmount><ItemPrice>50</ItemPrice></ItemDetailInfo><ItemSum>100</ItemSum><VAT>
        <VATRate>23.00</VATRate><VATSum>{tax}</VATSum></VAT></ItemEntry></InvoiceItemGroup></InvoiceItem></Invoice>"""
        for number in numbers or ("A-1",)
    )
    return f"<E_Invoice><Header><Version>1.2</Version></Header>{invoices}<Footer/></E_Invoice>".encode()


def attached(document: bytes, *, described: bool = False) -> bytes:
    """``document`` in an AttachedDocument, as base64 without padding or as text."""
    if described:
        text = f"<c:Description><![CDATA[{document.decode()}]]></c:Description>"
        inner = f"<a:ExternalReference>{text}</a:ExternalReference>"
    else:
        text = base64.b64encode(document).decode().rstrip("=")
        inner = f'<c:EmbeddedDocumentBinaryObject mimeCode="text/xml">{text}</c:EmbeddedDocumentBinaryObject>'
    return (
        f'<w:AttachedDocument xmlns:w="{UBL}AttachedDocument-2" {_AGGREGATE}><a:Attachment>{inner}</a:Attachment>'
        "</w:AttachedDocument>"
    ).encode()


def envelope(document: bytes) -> bytes:
    """``document`` as the Peppol network carries it."""
    body = document.partition(b"?>")[2] if document.startswith(b"<?xml") else document
    return (
        b'<s:StandardBusinessDocument xmlns:s="http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader">'
        b"<s:StandardBusinessDocumentHeader/>" + body + b"</s:StandardBusinessDocument>"
    )


ALL = {
    "ksef": ksef(row(P_7="Pen", P_8B=2, P_9A=50, P_11=100, P_12=23)),
    "farmer": farmer(),
    "ubl": ubl(),
    "credit note": ubl(root="CreditNote"),
    "cii": cii(),
    "estonian": estonian("A-1"),
    "attached": attached(ubl()),
    "envelope": envelope(ubl()),
}
