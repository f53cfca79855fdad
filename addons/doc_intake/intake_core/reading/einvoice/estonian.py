"""The Estonian e-invoice (E_Invoice 1.1 and 1.2). One file may hold several invoices; the first is
read, and ``split`` gives each a file of its own.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from lxml import etree

from ...files.limits import Limits
from ..result import VatRow
from ..values.amounts import to_text
from . import payment
from .formats import format_of
from .model import Contact, EInvoice, EInvoiceLine, Reference
from .tree import Node, amount, day, node, nodes, number, parse_xml, plain, rate_text, text, texts, vat

_NO_TAX: Final = {"NOTTAX": "O", "TAXEX": "E"}


def split(data: bytes, limits: Limits | None = None) -> list[bytes]:
    """A file for each invoice of ``data``, with the header and footer of all; the file itself where it holds one.

    Raises XmlDamaged, XmlUnsafe, FileTooLarge.
    """
    root = parse_xml(data, limits or Limits())
    invoices = nodes(root, "Invoice") if format_of(root) == "estonian" else []
    if len(invoices) < 2:
        return [data]
    place = root.index(invoices[0])
    for invoice in invoices:
        root.remove(invoice)
    files = []
    for invoice in invoices:
        root.insert(place, invoice)
        files.append(bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8")))
        root.remove(invoice)
    return files


def read(root: Node) -> EInvoice:
    """Header fields, VAT rows and lines of the first invoice."""
    invoices = nodes(root, "Invoice")
    found = invoices[0]
    invoice = EInvoice("estonian", count=len(invoices))
    header, info = node(found, "InvoiceInformation"), node(found, "PaymentInfo")
    sums = _sums(found, text(info, "Currency"))
    kind = node(header, "Type")
    invoice.kind = (kind.get("type") or "" if kind is not None else "").upper()[:10]
    is_credit = invoice.kind == "CRE"
    invoice.put("document_type", "credit_note" if is_credit else "invoice")
    credited = text(kind, "SourceInvoice") if is_credit else None
    invoice.references = [Reference(credited)] if credited else []
    invoice.put("invoice_number", text(header, "InvoiceNumber"))
    invoice.put("issue_date", day(text(header, "InvoiceDate")))
    payment.put_due_dates(
        invoice,
        [day(text(header, "DueDate")) or day(text(info, "PayDueDate"))],
        texts(header, "PaymentTerm"),
    )
    invoice.put("sale_date", day(text(header, "Period/EndDate")))
    invoice.put("currency", text(sums, "Currency") or text(info, "Currency"))
    for party, name in (("seller", "SellerParty"), ("buyer", "BuyerParty")):
        place = node(found, f"InvoiceParties/{name}")
        invoice.put(f"{party}_name", text(place, "Name"))
        invoice.put(f"{party}_vat", vat(text(place, "VATRegNumber"), "EE"))
        invoice.contacts[party] = _contact(node(place, "ContactData"))
    seller = nodes(found, "InvoiceParties/SellerParty/AccountInfo")
    accounts = [text(info, "PayToAccount"), *(text(item, "IBAN", "AccountNumber") for item in seller)]
    payment.put_accounts(invoice, accounts)
    invoice.payee = text(found, "InvoiceParties/FactorParty/Name")
    invoice.payment_reference = text(info, "PaymentRefId") or text(header, "PaymentReferenceNumber")
    _totals(invoice, sums, info)
    for group in nodes(found, "InvoiceItem/InvoiceItemGroup"):
        invoice.lines.extend(_line(entry) for entry in nodes(group, "ItemEntry"))
    return invoice


def _sums(found: Node, currency: str | None) -> Node | None:
    """The sums in the currency that is paid; another group states them in a second one."""
    groups = nodes(found, "InvoiceSumGroup")
    own = [group for group in groups if currency and text(group, "Currency") == currency]
    return next(iter(own or groups), None)


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


def _totals(invoice: EInvoice, sums: Node | None, info: Node | None) -> None:
    nets: list[Decimal] = []
    taxes: list[Decimal] = []
    for row in nodes(sums, "VAT"):
        net, tax = number(text(row, "SumBeforeVAT")), number(text(row, "VATSum"))
        nets.append(net or Decimal(0))
        taxes.append(tax or Decimal(0))
        if net is not None:
            invoice.rows.append(_row(row, net, tax or Decimal(0), "seller_vat" in invoice.fields))
    by_rows = to_text(sum(nets, Decimal(0))) if nets else None
    invoice.put("total_net", by_rows if by_rows and any(nets) else amount(sums, "InvoiceSum"))
    invoice.put(
        "total_tax",
        amount(sums, "TotalVATSum") or (to_text(sum(taxes, Decimal(0))) if taxes else None),
    )
    invoice.put("total_gross", amount(sums, "TotalSum"))
    due = amount(sums, "TotalToPay") or amount(info, "PaymentTotalSum")
    if due is None and (text(info, "Payable") or "").upper() == "NO":
        due = "0.00"
    invoice.put("amount_due", due or amount(sums, "TotalSum"))


def _row(row: Node, net: Decimal, tax: Decimal, is_taxable_person: bool) -> VatRow:
    """A row of the VAT summary; a seller without a VAT number charges none, whatever rate his program fills in."""
    rate = rate_text(text(row, "VATRate"))
    category = _NO_TAX.get((row.get("vatId") or "").upper(), "S" if rate != "0" else "Z")
    if not tax and rate != "0" and not is_taxable_person:
        rate, category = "0", "O"
    return VatRow(rate, to_text(net), to_text(tax), to_text(net + tax), category)


def _line(entry: Node) -> EInvoiceLine:
    detail = node(entry, "ItemDetailInfo")
    rate = text(entry, "VAT/VATRate")
    tax = node(entry, "VAT")
    return EInvoiceLine(
        description=text(entry, "Description") or "",
        quantity=plain(text(detail, "ItemAmount")),
        unit=text(detail, "ItemUnit"),
        unit_price=text(detail, "ItemPrice"),
        rate=rate_text(rate) if rate else None,
        net=amount(entry, "ItemSum"),
        tax=amount(entry, "VAT/VATSum"),
        gross=amount(entry, "ItemTotal"),
        category=_NO_TAX.get((tax.get("vatId") or "").upper() if tax is not None else ""),
        discount=_discount(entry),
    )


def _discount(entry: Node) -> str | None:
    """What ``Addition`` takes off the line."""
    taken = [number(text(item, "AddSum")) for item in nodes(entry, "Addition") if item.get("addCode") == "DSC"]
    total = sum((abs(value) for value in taken if value is not None), Decimal(0))
    return to_text(total) if total else None
