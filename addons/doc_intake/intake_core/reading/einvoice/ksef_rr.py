"""FA_RR, the invoice for goods of a farmer who pays no VAT: the buyer makes it out, and refunds a flat part.

Element names as in the schema of the Ministry of Finance (crd.gov.pl/wzor/2026/03/06/14189).
"""

from __future__ import annotations

from decimal import Decimal

from ..result import VatRow
from . import payment
from .ksef_parties import put_parties
from .model import EInvoice, EInvoiceLine, Reference
from .tree import Node, add, amount, day, node, nodes, plain, text, texts
from .vat_rows import line_rate

_ACCOUNTS = ("Platnosc/RachunekBankowy1/NrRB", "RachunekBankowy1/NrRB", "Platnosc/RachunekBankowy/NrRB")


def read(root: Node) -> EInvoice:
    """Header fields, rows by the rate of the refund, and lines; the seller is the farmer (``Podmiot1``)."""
    body = node(root, "FakturaRR")
    kind = (text(body, "RodzajFaktury") or "VAT_RR").upper()[:10]
    invoice = EInvoice("ksef", kind=kind)
    invoice.put("document_type", "correction" if kind.startswith("KOR") else "invoice")
    invoice.put("invoice_number", text(body, "P_4C"))
    invoice.put("issue_date", day(text(body, "P_4B")))
    invoice.put("sale_date", day(text(body, "P_4A")))
    invoice.put("currency", text(body, "KodWaluty") or "PLN")
    put_parties(invoice, root)
    invoice.put("total_net", amount(body, "P_11_1"))
    invoice.put("total_tax", amount(body, "P_11_2"))
    invoice.put("total_gross", amount(body, "P_12_1"))
    payment.put_due_dates(invoice, [day(value) for value in texts(body, "Platnosc/TerminPlatnosci/Termin")])
    # RachunekBankowy2 is the buyer's.
    payment.put_accounts(invoice, [account for path in _ACCOUNTS for account in texts(body, path)])
    invoice.lines.extend(_line(item) for item in nodes(body, "FakturaRRWiersz"))
    _rows(invoice)
    invoice.extras = {"self_billed"}
    invoice.reason = text(body, "PrzyczynaKorekty")
    invoice.references = [
        Reference(
            text(item, "NrFaKorygowanej"), day(text(item, "DataWystFaKorygowanej")), text(item, "NrKSeFFaKorygowanej")
        )
        for item in nodes(body, "DaneFaKorygowanej")
    ]
    return invoice


def _rows(invoice: EInvoice) -> None:
    """The header has no rows by rate: those of the lines, where they come to its totals."""
    by_rate: dict[str, VatRow] = {}
    for line in invoice.lines:
        if line.rate is None or line.net is None or line.tax is None:
            return
        before = by_rate.get(line.rate)
        net = add(before.net if before else "0", line.net)
        tax = add(before.tax if before else "0", line.tax)
        by_rate[line.rate] = VatRow(line.rate, net, tax, add(net, tax), "S")
    rows = list(by_rate.values())
    nets, taxes = [Decimal(row.net or 0) for row in rows], [Decimal(row.tax or 0) for row in rows]
    if sum(nets) == invoice.amount("total_net") and sum(taxes) == invoice.amount("total_tax"):
        invoice.rows.extend(rows)


def _line(item: Node) -> EInvoiceLine:
    return EInvoiceLine(
        description=text(item, "P_5") or "",
        quantity=plain(text(item, "P_6B")),
        unit=text(item, "P_6A"),
        unit_price=text(item, "P_7"),
        rate=line_rate(text(item, "P_9")),
        net=amount(item, "P_8"),
        tax=amount(item, "P_10"),
        gross=amount(item, "P_11"),
        category="S",
    )
