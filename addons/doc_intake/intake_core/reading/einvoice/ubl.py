"""UBL 2.1 Invoice and CreditNote (Peppol BIS 3, XRechnung and other national profiles)."""

from __future__ import annotations

from ..result import VatRow
from . import payment
from .codes import document_type, is_self_billed
from .model import Contact, EInvoice, EInvoiceLine, Reference, ThirdParty
from .tree import (
    Node,
    add,
    amount,
    content,
    day,
    local_name,
    node,
    nodes,
    plain,
    rate_text,
    text,
    texts,
    unit_price,
    vat,
)


def read(root: Node) -> EInvoice:
    """All header fields, VAT rows and lines. Sub-lines are not counted twice: only the upper level
    is read.
    """
    credit = local_name(root) == "CreditNote"
    currency = text(root, "DocumentCurrencyCode")
    code = text(root, "CreditNoteTypeCode" if credit else "InvoiceTypeCode") or ("381" if credit else "380")
    invoice = EInvoice("ubl", kind=code[:10])
    # Whatever its code, a CreditNote states money that comes back.
    invoice.put("document_type", "credit_note" if credit else document_type(code))
    invoice.put("invoice_number", text(root, "ID"))
    invoice.put("issue_date", day(text(root, "IssueDate")))
    invoice.put(
        "sale_date",
        day(text(root, "Delivery/ActualDeliveryDate", "InvoicePeriod/EndDate", "TaxPointDate")),
    )
    invoice.put("currency", currency)
    _party(invoice, "seller", node(root, "AccountingSupplierParty/Party"))
    _party(invoice, "buyer", node(root, "AccountingCustomerParty/Party"))
    _third_parties(invoice, root)
    _payment(invoice, root)
    _totals(invoice, root, currency)
    for line in nodes(root, "CreditNoteLine" if credit else "InvoiceLine"):
        invoice.lines.append(_line(line, "CreditedQuantity" if credit else "InvoicedQuantity"))
    invoice.adjustments = [_adjustment(item) for item in nodes(root, "AllowanceCharge")]
    invoice.references = [
        Reference(text(item, "ID"), day(text(item, "IssueDate")))
        for item in nodes(root, "BillingReference/InvoiceDocumentReference")
        if text(item, "ID")
    ]
    invoice.notes = texts(root, "Note")
    if is_self_billed(code) or "selfbilling" in (text(root, "CustomizationID") or ""):
        invoice.extras.add("self_billed")
    return invoice


def _payment(invoice: EInvoice, root: Node) -> None:
    due = day(text(root, "DueDate", "PaymentMeans/PaymentDueDate"))
    dates = [due] if due else [day(value) for value in texts(root, "PaymentTerms/PaymentDueDate")]
    payment.put_due_dates(invoice, dates, texts(root, "PaymentTerms/Note"))
    payment.put_accounts(invoice, texts(root, "PaymentMeans/PayeeFinancialAccount/ID"))
    invoice.payment_means = text(root, "PaymentMeans/PaymentMeansCode")
    invoice.payment_reference = text(root, "PaymentMeans/PaymentID")


def _totals(invoice: EInvoice, root: Node, currency: str | None) -> None:
    total = node(root, "LegalMonetaryTotal")
    invoice.put("total_net", amount(total, "TaxExclusiveAmount"))
    invoice.put("total_gross", amount(total, "TaxInclusiveAmount"))
    invoice.put("amount_due", amount(total, "PayableAmount"))
    tax_total = _tax_total(root, currency)
    invoice.put("total_tax", amount(tax_total, "TaxAmount"))
    for row in nodes(tax_total, "TaxSubtotal"):
        net, tax = amount(row, "TaxableAmount"), amount(row, "TaxAmount")
        rate = rate_text(text(row, "TaxCategory/Percent", "Percent"))
        invoice.rows.append(VatRow(rate, net, tax, add(net, tax), text(row, "TaxCategory/ID")))


def _tax_total(root: Node, currency: str | None) -> Node | None:
    """The tax total in the document's currency; a second one states the tax in the accounting
    currency.
    """
    totals = nodes(root, "TaxTotal")
    own = [total for total in totals if _currency_of(node(total, "TaxAmount")) in (currency, None)]
    with_rows = [total for total in own if node(total, "TaxSubtotal") is not None]
    return next(iter(with_rows or own or totals), None)


def _currency_of(found: Node | None) -> str | None:
    return None if found is None else found.get("currencyID")


def _party(invoice: EInvoice, party: str, found: Node | None) -> None:
    invoice.put(f"{party}_name", text(found, "PartyLegalEntity/RegistrationName", "PartyName/Name"))
    country = (text(found, "PostalAddress/Country/IdentificationCode") or "").upper()[:2]
    invoice.put(f"{party}_vat", _vat(found, country))
    place = " ".join(filter(None, (text(found, "PostalAddress/PostalZone"), text(found, "PostalAddress/CityName"))))
    invoice.contacts[party] = Contact(
        country=country or None,
        street=text(found, "PostalAddress/StreetName"),
        street2=place or None,
        email=text(found, "Contact/ElectronicMail"),
        phone=text(found, "Contact/Telephone"),
    )


def _vat(party: Node | None, country: str) -> str | None:
    """The number under the scheme VAT; others are local tax numbers."""
    for scheme in nodes(party, "PartyTaxScheme"):
        if (text(scheme, "TaxScheme/ID") or "").upper() == "VAT":
            return vat(text(scheme, "CompanyID"), country)
    return None


def _third_parties(invoice: EInvoice, root: Node) -> None:
    for name, role in (("PayeeParty", "payee"), ("TaxRepresentativeParty", "tax_representative")):
        for found in nodes(root, name):
            called = text(found, "PartyName/Name", "PartyLegalEntity/RegistrationName")
            invoice.third_parties.append(ThirdParty(role, called, _vat(found, "")))
    invoice.payee = next((party.name for party in invoice.third_parties if party.role == "payee"), None)


def _line(line: Node, quantity_name: str) -> EInvoiceLine:
    quantity = node(line, quantity_name)
    tax = node(line, "Item/ClassifiedTaxCategory")
    return EInvoiceLine(
        description=text(line, "Item/Name", "Item/Description") or "",
        quantity=plain(content(quantity)),
        unit=quantity.get("unitCode") if quantity is not None else None,
        unit_price=unit_price(text(line, "Price/PriceAmount"), text(line, "Price/BaseQuantity")),
        rate=None if tax is None else rate_text(text(tax, "Percent")),
        net=amount(line, "LineExtensionAmount"),
        category=text(tax, "ID"),
        discount=payment.taken_off(
            (text(item, "ChargeIndicator"), amount(item, "Amount")) for item in nodes(line, "AllowanceCharge")
        ),
    )


def _adjustment(item: Node) -> EInvoiceLine:
    """An allowance or charge of the whole invoice."""
    is_charge = text(item, "ChargeIndicator") == "true"
    tax = node(item, "TaxCategory")
    return payment.adjustment(
        text(item, "AllowanceChargeReason"),
        amount(item, "Amount"),
        is_charge=is_charge,
        rate=None if tax is None else rate_text(text(tax, "Percent")),
        category=text(tax, "ID"),
    )
