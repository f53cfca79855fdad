"""The Estonian e-invoice (E_Invoice 1.1 and 1.2). One file may hold several invoices; the first is
read.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from ..accounts import normalise_iban
from ..amounts import to_text
from ..result import VatRow
from .model import Contact, EInvoice, EInvoiceLine, Reference
from .tree import Node, amount, day, node, nodes, number, rate_text, text, vat

_NO_TAX: Final = {"NOTTAX": "O", "TAXEX": "E"}


def read(root: Node) -> EInvoice | None:
    """Header fields, VAT rows and lines of the first invoice; None when there is none."""
    invoices = nodes(root, "Invoice")
    if not invoices:
        return None
    found = invoices[0]
    invoice = EInvoice("estonian", count=len(invoices))
    header, sums, payment = (node(found, name) for name in ("InvoiceInformation", "InvoiceSumGroup", "PaymentInfo"))
    kind = node(header, "Type")
    invoice.kind = (kind.get("type") or "" if kind is not None else "").upper()[:10]
    is_credit = invoice.kind == "CRE"
    invoice.put("document_type", "credit_note" if is_credit else "invoice")
    credited = text(kind, "SourceInvoice") if is_credit else None
    invoice.references = [Reference(credited)] if credited else []
    invoice.put("invoice_number", text(header, "InvoiceNumber"))
    invoice.put("issue_date", day(text(header, "InvoiceDate")))
    invoice.put("due_date", day(text(header, "DueDate")) or day(text(payment, "PayDueDate")))
    invoice.put("sale_date", day(text(header, "Period/EndDate")))
    invoice.put("currency", text(sums, "Currency") or text(payment, "Currency"))
    for party, name in (("seller", "SellerParty"), ("buyer", "BuyerParty")):
        place = node(found, f"InvoiceParties/{name}")
        invoice.put(f"{party}_name", text(place, "Name"))
        invoice.put(f"{party}_vat", vat(text(place, "VATRegNumber"), "EE"))
        invoice.contacts[party] = _contact(node(place, "ContactData"))
    _payment(invoice, payment, node(found, "InvoiceParties/SellerParty"))
    invoice.payment_reference = text(payment, "PaymentRefId") or text(header, "PaymentReferenceNumber")
    _totals(invoice, sums, payment)
    for group in nodes(found, "InvoiceItem/InvoiceItemGroup"):
        invoice.lines.extend(_line(entry) for entry in nodes(group, "ItemEntry"))
    return invoice


def _payment(invoice: EInvoice, payment: Node | None, seller: Node | None) -> None:
    """The account to pay to, then the others of the seller."""
    accounts = [text(payment, "PayToAccount")]
    accounts += [text(item, "IBAN", "AccountNumber") for item in nodes(seller, "AccountInfo")]
    compact = [normalise_iban(account) for account in accounts if account]
    invoice.accounts = list(dict.fromkeys(account for account in compact if account))
    invoice.due_dates = [invoice.fields["due_date"]] if "due_date" in invoice.fields else []
    invoice.put("iban", next(iter(invoice.accounts), None))


def _contact(found: Node | None) -> Contact:
    address = node(found, "LegalAddress")
    country = text(address, "CountryCode")
    place = " ".join(filter(None, (text(address, "PostalCode"), text(address, "City"))))
    return Contact(
        country=country.upper()[:2] if country else None,
        street=text(address, "PostalAddress1"),
        street2=place or None,
        email=text(found, "E-mailAddress"),
        phone=text(found, "PhoneNumber"),
    )


def _totals(invoice: EInvoice, sums: Node | None, payment: Node | None) -> None:
    nets: list[Decimal] = []
    taxes: list[Decimal] = []
    for row in nodes(sums, "VAT"):
        net, tax = number(text(row, "SumBeforeVAT")), number(text(row, "VATSum"))
        nets.append(net or Decimal(0))
        taxes.append(tax or Decimal(0))
        rate = rate_text(text(row, "VATRate"))
        category = _NO_TAX.get(row.get("vatId") or "", "S" if rate != "0" else "Z")
        if net is not None:
            invoice.rows.append(VatRow(rate, to_text(net), to_text(tax or Decimal(0)), None, category))
    by_rows = to_text(sum(nets, Decimal(0))) if nets else None
    invoice.put("total_net", by_rows if by_rows and any(nets) else amount(sums, "InvoiceSum"))
    invoice.put(
        "total_tax",
        amount(sums, "TotalVATSum") or (to_text(sum(taxes, Decimal(0))) if taxes else None),
    )
    invoice.put("total_gross", amount(sums, "TotalSum"))
    due = amount(sums, "TotalToPay") or amount(payment, "PaymentTotalSum") or amount(sums, "TotalSum")
    invoice.put("amount_due", due)


def _line(entry: Node) -> EInvoiceLine:
    detail = node(entry, "ItemDetailInfo")
    rate = text(entry, "VAT/VATRate")
    tax = node(entry, "VAT")
    return EInvoiceLine(
        description=text(entry, "Description") or "",
        quantity=text(detail, "ItemAmount"),
        unit=text(detail, "ItemUnit"),
        unit_price=text(detail, "ItemPrice"),
        rate=rate_text(rate) if rate else None,
        net=amount(entry, "ItemSum"),
        tax=amount(entry, "VAT/VATSum"),
        gross=amount(entry, "ItemTotal"),
        category=_NO_TAX.get((tax.get("vatId") or "") if tax is not None else ""),
        discount=_discount(entry),
    )


def _discount(entry: Node) -> str | None:
    """What ``Addition`` takes off the line."""
    taken = [number(text(item, "AddSum")) for item in nodes(entry, "Addition") if item.get("addCode") == "DSC"]
    total = sum((abs(value) for value in taken if value is not None), Decimal(0))
    return to_text(total) if total else None
