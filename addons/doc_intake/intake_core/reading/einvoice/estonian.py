"""The Estonian e-invoice (E_Invoice 1.1 and 1.2). One file may hold several invoices; the first is
read.
"""

from __future__ import annotations

from decimal import Decimal

from ..accounts import normalise_iban
from ..amounts import to_text
from ..result import InvoiceLine, VatRow
from .model import EInvoice
from .tree import Node, amount, day, node, nodes, number, rate_text, text, vat


def read(root: Node) -> EInvoice | None:
    """Header fields, VAT rows and lines of the first invoice; None when there is none."""
    invoices = nodes(root, "Invoice")
    if not invoices:
        return None
    found = invoices[0]
    invoice = EInvoice("estonian", count=len(invoices))
    header, sums, payment = (
        node(found, name) for name in ("InvoiceInformation", "InvoiceSumGroup", "PaymentInfo")
    )
    kind = node(header, "Type")
    invoice.put(
        "document_type",
        "credit_note" if kind is not None and kind.get("type") == "CRE" else "invoice",
    )
    invoice.put("invoice_number", text(header, "InvoiceNumber"))
    invoice.put("issue_date", day(text(header, "InvoiceDate")))
    invoice.put("due_date", day(text(header, "DueDate")) or day(text(payment, "PayDueDate")))
    invoice.put("sale_date", day(text(header, "Period/EndDate")))
    invoice.put("currency", text(sums, "Currency") or text(payment, "Currency"))
    for party, name in (("seller", "SellerParty"), ("buyer", "BuyerParty")):
        place = node(found, f"InvoiceParties/{name}")
        invoice.put(f"{party}_name", text(place, "Name"))
        invoice.put(f"{party}_vat", vat(text(place, "VATRegNumber"), "EE"))
    seller = node(found, "InvoiceParties/SellerParty")
    account = text(payment, "PayToAccount") or text(
        seller, "AccountInfo/IBAN", "AccountInfo/AccountNumber"
    )
    invoice.put("iban", normalise_iban(account) if account else None)
    _totals(invoice, sums, payment)
    for group in nodes(found, "InvoiceItem/InvoiceItemGroup"):
        invoice.lines.extend(_line(entry) for entry in nodes(group, "ItemEntry"))
    return invoice


def _totals(invoice: EInvoice, sums: Node | None, payment: Node | None) -> None:
    nets: list[Decimal] = []
    taxes: list[Decimal] = []
    for row in nodes(sums, "VAT"):
        net, tax = number(text(row, "SumBeforeVAT")), number(text(row, "VATSum"))
        nets.append(net or Decimal(0))
        taxes.append(tax or Decimal(0))
        rate = rate_text(text(row, "VATRate"))
        category = {"NOTTAX": "O", "TAXEX": "E"}.get(
            row.get("vatId") or "", "S" if rate != "0" else "Z"
        )
        if net is not None:
            invoice.rows.append(
                VatRow(rate, to_text(net), to_text(tax or Decimal(0)), None, category)
            )
    by_rows = to_text(sum(nets, Decimal(0))) if nets else None
    invoice.put("total_net", by_rows if by_rows and any(nets) else amount(sums, "InvoiceSum"))
    invoice.put(
        "total_tax",
        amount(sums, "TotalVATSum") or (to_text(sum(taxes, Decimal(0))) if taxes else None),
    )
    invoice.put("total_gross", amount(sums, "TotalSum"))
    due = (
        amount(sums, "TotalToPay") or amount(payment, "PaymentTotalSum") or amount(sums, "TotalSum")
    )
    invoice.put("amount_due", due)


def _line(entry: Node) -> InvoiceLine:
    detail = node(entry, "ItemDetailInfo")
    return InvoiceLine(
        description=text(entry, "Description") or "",
        quantity=text(detail, "ItemAmount"),
        unit=text(detail, "ItemUnit"),
        unit_price=text(detail, "ItemPrice"),
        rate=rate_text(text(entry, "VAT/VATRate")) if text(entry, "VAT/VATRate") else None,
        net=amount(entry, "ItemSum"),
        tax=amount(entry, "VAT/VATSum"),
        gross=amount(entry, "ItemTotal"),
    )
