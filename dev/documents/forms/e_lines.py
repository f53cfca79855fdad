"""Lines that sum up to an invoice's totals, as e-invoices must have them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..model import Invoice, Line, Tax

TYPE_CODES = {"invoice": "380", "correction": "384", "advance": "386", "settlement": "380", "proforma": "325"}
"""Kind -> UNTDID 1001."""


@dataclass(frozen=True, slots=True)
class ELine:
    name: str
    quantity: Decimal
    unit_code: str
    price: Decimal
    """Net, of one unit; of one line when the unit price would not give ``net`` exactly."""
    net: Decimal
    tax: Tax
    code: str = ""
    list_price: Decimal | None = None


def e_lines(invoice: Invoice) -> list[ELine]:
    """Corrections: what was before with a minus; settlements: each advance with a minus.

    Where prices contain VAT the sum of the net lines misses the net of the whole by cents: the last line of each rate
    takes them, as programs do.
    """
    lines = [_line(line) for line in invoice.billed_lines]
    if invoice.kind == "settlement":
        for earlier in invoice.earlier:
            lines += [ELine(earlier.number, Decimal(-1), "C62", row.net, -row.net, row.tax) for row in earlier.rows]
    for row in invoice.vat_breakdown:
        same = [index for index, line in enumerate(lines) if line.tax == row.tax]
        missing = row.net - sum(lines[index].net for index in same)
        if missing:
            last = lines[same[-1]]
            net = last.net + missing
            sign = Decimal(-1 if net < 0 else 1)
            lines[same[-1]] = ELine(last.name, sign, "C62", abs(net), net, last.tax, last.code)
    return lines


def _line(line: Line) -> ELine:
    if line.gross_price is None:
        return ELine(
            line.name, line.quantity, line.unit_code, line.net_price, line.net, line.tax, line.code, line.list_price
        )
    sign = Decimal(-1 if line.net < 0 else 1)
    return ELine(line.name, sign, "C62", abs(line.net), line.net, line.tax, line.code)
