"""UBL 2.1 invoice of Peppol BIS Billing 3: EN 16931 in XML."""

from __future__ import annotations

from decimal import Decimal

from lxml import etree

from ..model import Invoice, Party, Tax
from .e_lines import TYPE_CODES, ELine, e_lines

INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
CAC = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
CBC = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
NAMESPACES: dict[str | None, str] = {None: INVOICE, "cac": CAC, "cbc": CBC}
CUSTOMIZATION = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
SCHEMES = {"PL": "9945", "LV": "9939", "LT": "9937", "DE": "9930", "GB": "9932"}
"""Country -> EAS of its VAT numbers."""

Element = etree._Element


def ubl(invoice: Invoice) -> bytes:
    """The invoice as UBL; a correction is an invoice of type 384 with the difference."""
    root = etree.Element(f"{{{INVOICE}}}Invoice", nsmap=NAMESPACES)  # type: ignore[arg-type]  # None names the default
    payment = invoice.payment
    _leaf(root, "CustomizationID", CUSTOMIZATION)
    _leaf(root, "ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
    _leaf(root, "ID", invoice.number)
    _leaf(root, "IssueDate", invoice.issue_date.isoformat())
    if invoice.is_due:
        _leaf(root, "DueDate", payment.due_date.isoformat())
    _leaf(root, "InvoiceTypeCode", TYPE_CODES[invoice.kind])
    for note in invoice.notes:
        _leaf(root, "Note", note)
    _leaf(root, "DocumentCurrencyCode", invoice.currency)
    if invoice.exchange:
        _leaf(root, "TaxCurrencyCode", invoice.exchange.currency)
    _leaf(root, "BuyerReference", invoice.order_number or "-")
    if invoice.order_number:
        _leaf(_branch(root, "OrderReference"), "ID", invoice.order_number)
    for earlier in invoice.earlier:
        document = _branch(_branch(root, "BillingReference"), "InvoiceDocumentReference")
        _leaf(document, "ID", earlier.number)
        _leaf(document, "IssueDate", earlier.issue_date.isoformat())
    if invoice.account:
        _leaf(_branch(root, "ContractDocumentReference"), "ID", invoice.account.contract_number)
    _party(_branch(root, "AccountingSupplierParty"), invoice.seller, contact=True)
    _party(_branch(root, "AccountingCustomerParty"), invoice.buyer, contact=False)
    _leaf(_branch(root, "Delivery"), "ActualDeliveryDate", invoice.sale_date.isoformat())
    _payment(root, invoice)
    _totals(root, invoice)
    for number, line in enumerate(e_lines(invoice), 1):
        _line(root, number, line, invoice.currency)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _branch(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{CAC}}}{name}")


def _leaf(parent: Element, name: str, value: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{CBC}}}{name}", attributes).text = value


def _amount(parent: Element, name: str, value: Decimal, currency: str) -> None:
    _leaf(parent, name, f"{value:.2f}", currencyID=currency)


def _party(parent: Element, party: Party, *, contact: bool) -> None:
    node = _branch(parent, "Party")
    _leaf(node, "EndpointID", party.vat, schemeID=SCHEMES[party.country])
    _leaf(_branch(node, "PartyName"), "Name", party.short_name)
    address = _branch(node, "PostalAddress")
    _leaf(address, "StreetName", party.street)
    _leaf(address, "CityName", party.city)
    _leaf(address, "PostalZone", party.zip)
    _leaf(_branch(address, "Country"), "IdentificationCode", party.country)
    tax = _branch(node, "PartyTaxScheme")
    _leaf(tax, "CompanyID", party.vat)
    _leaf(_branch(tax, "TaxScheme"), "ID", "VAT")
    legal = _branch(node, "PartyLegalEntity")
    _leaf(legal, "RegistrationName", party.name)
    if party.register_number:
        _leaf(legal, "CompanyID", party.register_number)
    if contact and party.email:
        person = _branch(node, "Contact")
        _leaf(person, "Telephone", party.phone)
        _leaf(person, "ElectronicMail", party.email)


def _payment(root: Element, invoice: Invoice) -> None:
    payment = invoice.payment
    means = _branch(root, "PaymentMeans")
    _leaf(means, "PaymentMeansCode", payment.means)
    if payment.is_transfer:
        _leaf(means, "PaymentID", payment.reference or invoice.number)
        account = _branch(means, "PayeeFinancialAccount")
        _leaf(account, "ID", payment.iban)
        _leaf(_branch(account, "FinancialInstitutionBranch"), "ID", payment.bic)


def _totals(root: Element, invoice: Invoice) -> None:
    currency = invoice.currency
    total = _branch(root, "TaxTotal")
    _amount(total, "TaxAmount", invoice.total_tax, currency)
    for row in invoice.vat_breakdown:
        part = _branch(total, "TaxSubtotal")
        _amount(part, "TaxableAmount", row.net, currency)
        _amount(part, "TaxAmount", row.tax_amount, currency)
        _category(part, "TaxCategory", row.tax, reason=True)
    if invoice.exchange:
        foreign = invoice.exchange
        _amount(_branch(root, "TaxTotal"), "TaxAmount", foreign.convert(invoice.total_tax), foreign.currency)
    sums = _branch(root, "LegalMonetaryTotal")
    for name, value in (
        ("LineExtensionAmount", invoice.total_net),
        ("TaxExclusiveAmount", invoice.total_net),
        ("TaxInclusiveAmount", invoice.total_gross),
        ("PrepaidAmount", invoice.paid),
        ("PayableAmount", invoice.amount_due),
    ):
        _amount(sums, name, value, currency)


def _category(parent: Element, name: str, tax: Tax, *, reason: bool = False) -> None:
    category = _branch(parent, name)
    _leaf(category, "ID", tax.category)
    _leaf(category, "Percent", str(tax.rate))
    if reason and tax.reason:
        _leaf(category, "TaxExemptionReason", tax.reason)
    _leaf(_branch(category, "TaxScheme"), "ID", "VAT")


def _line(root: Element, number: int, line: ELine, currency: str) -> None:
    node = _branch(root, "InvoiceLine")
    _leaf(node, "ID", str(number))
    _leaf(node, "InvoicedQuantity", str(line.quantity), unitCode=line.unit_code)
    _amount(node, "LineExtensionAmount", line.net, currency)
    item = _branch(node, "Item")
    _leaf(item, "Name", line.name)
    if line.code:
        _leaf(_branch(item, "SellersItemIdentification"), "ID", line.code)
    _category(item, "ClassifiedTaxCategory", line.tax)
    price = _branch(node, "Price")
    _leaf(price, "PriceAmount", str(line.price), currencyID=currency)
    if line.list_price is not None:
        lower = _branch(price, "AllowanceCharge")
        _leaf(lower, "ChargeIndicator", "false")
        _leaf(lower, "Amount", str(line.list_price - line.price), currencyID=currency)
        _leaf(lower, "BaseAmount", str(line.list_price), currencyID=currency)
