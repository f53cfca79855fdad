"""UBL 2.1 Invoice and CreditNote (Peppol BIS 3, XRechnung and other national profiles)."""

from __future__ import annotations

from ..accounts import normalise_iban
from ..result import InvoiceLine, VatRow
from .codes import document_type
from .model import EInvoice
from .tree import Node, amount, day, local_name, node, nodes, rate_text, text, vat


def read(root: Node) -> EInvoice:
    """All header fields, VAT rows and lines. Sub-lines are not counted twice: only the upper level
    is read.
    """
    credit = local_name(root) == "CreditNote"
    invoice = EInvoice("ubl")
    currency = text(root, "DocumentCurrencyCode")
    code = text(root, "CreditNoteTypeCode" if credit else "InvoiceTypeCode")
    invoice.put("document_type", document_type(code or ("381" if credit else "380")))
    invoice.put("invoice_number", text(root, "ID"))
    invoice.put("issue_date", day(text(root, "IssueDate")))
    invoice.put(
        "sale_date",
        day(text(root, "Delivery/ActualDeliveryDate", "InvoicePeriod/EndDate", "TaxPointDate")),
    )
    invoice.put(
        "due_date",
        day(text(root, "DueDate", "PaymentMeans/PaymentDueDate", "PaymentTerms/PaymentDueDate")),
    )
    invoice.put("currency", currency)
    _party(invoice, "seller", node(root, "AccountingSupplierParty/Party"))
    _party(invoice, "buyer", node(root, "AccountingCustomerParty/Party"))
    account = text(root, "PaymentMeans/PayeeFinancialAccount/ID")
    invoice.put("iban", normalise_iban(account) if account else None)
    total = node(root, "LegalMonetaryTotal")
    invoice.put("total_net", amount(total, "TaxExclusiveAmount"))
    invoice.put("total_gross", amount(total, "TaxInclusiveAmount"))
    invoice.put("amount_due", amount(total, "PayableAmount"))
    tax_total = _tax_total(root, currency)
    invoice.put("total_tax", amount(tax_total, "TaxAmount"))
    for row in nodes(tax_total, "TaxSubtotal"):
        net, tax = amount(row, "TaxableAmount"), amount(row, "TaxAmount")
        category = node(row, "TaxCategory")
        invoice.rows.append(VatRow(rate_text(text(category, "Percent")), net, tax, None, text(category, "ID")))
    for line in nodes(root, "CreditNoteLine" if credit else "InvoiceLine"):
        invoice.lines.append(_line(line, "CreditedQuantity" if credit else "InvoicedQuantity"))
    return invoice


def _tax_total(root: Node, currency: str | None) -> Node | None:
    """The tax total in the document's currency; a second one states the tax in the accounting
    currency.
    """
    totals = nodes(root, "TaxTotal")
    for total in totals:
        value = node(total, "TaxAmount")
        if value is not None and value.get("currencyID") == currency:
            return total
    return totals[0] if totals else None


def _party(invoice: EInvoice, party: str, found: Node | None) -> None:
    invoice.put(f"{party}_name", text(found, "PartyLegalEntity/RegistrationName", "PartyName/Name"))
    country = text(found, "PostalAddress/Country/IdentificationCode") or ""
    for scheme in nodes(found, "PartyTaxScheme"):
        if (text(scheme, "TaxScheme/ID") or "").upper() == "VAT":
            invoice.put(f"{party}_vat", vat(text(scheme, "CompanyID"), country))
            return


def _line(line: Node, quantity_name: str) -> InvoiceLine:
    quantity = node(line, quantity_name)
    return InvoiceLine(
        description=text(line, "Item/Name", "Item/Description") or "",
        quantity=text(line, quantity_name),
        unit=quantity.get("unitCode") if quantity is not None else None,
        unit_price=text(line, "Price/PriceAmount"),
        rate=rate_text(text(line, "Item/ClassifiedTaxCategory/Percent")),
        net=amount(line, "LineExtensionAmount"),
    )
