"""The lines that were read, under the VAT rows that they come to: to the cent, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from .reading.einvoice.bill_lines import BillLine, BillRow, bill_line, percent
from .reading.einvoice.model import EInvoiceLine
from .reading.einvoice.tree import number


def lines_by_rate(
    lines: Sequence[Mapping[str, Any]], rows: Sequence[BillRow], quantity_digits: int = 6
) -> list[list[BillLine]] | None:
    """The lines of each row, in the order of ``rows``; None where their net amounts do not come to every row.

    :param lines: as ``InvoiceLine.to_json`` writes them; a line without a rate fits where there is one row only
    :param quantity_digits: decimals a quantity may have; a line with more is one piece at its amount
    """
    rates = [row.rate for row in rows]
    if not lines or len(set(rates)) < len(rates):
        return None  # two rows of one rate differ by their category, which no line prints
    found: list[list[BillLine]] = [[] for _row in rows]
    for stated in lines:
        line = EInvoiceLine(
            description=stated.get("description") or "",
            quantity=stated.get("quantity"),
            unit=stated.get("unit"),
            unit_price=stated.get("unit_price"),
            rate=stated.get("rate"),
            net=stated.get("net"),
        )
        net, rate = number(line.net), percent(line.rate)
        if rate is None and len(rows) == 1:
            rate = rows[0].rate
        if net is None or rate is None or rate not in rates:
            return None
        place = rates.index(rate)
        found[place].append(bill_line(line, rows[place], net, quantity_digits))
    for row, its_lines in zip(rows, found, strict=True):
        if sum((line.net for line in its_lines), Decimal(0)) != row.net:
            return None
    return found
