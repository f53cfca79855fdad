"""What invoices for a month share: its first and last day, and a card that was charged."""

from __future__ import annotations

from ..formatting import Style
from ..model import Invoice
from ..sheet import Sheet, Type


def days(invoice: Invoice, style: Style) -> tuple[str, str]:
    """The first day with the dash after it, and the last day."""
    dash = style.choose("dash", (" – ", " - "))
    return f"{style.date(invoice.sale_date.replace(day=1))}{dash}", style.date(invoice.sale_date)


def period(
    sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, type_: Type, *, right: bool = False
) -> float:
    """The month that ends with the date of supply, from ``x`` on or up to it; returns the x after it."""
    start, end = days(invoice, style)
    if right:
        x -= type_.width(start) + type_.width(end)
    return sheet.text(sheet.text(x, y, start, type_), y, end, type_, field="sale_date")


def card(invoice: Invoice, style: Style) -> str:
    """The last digits of the customer's card."""
    return f"{1000 + style.variant(f'card {invoice.buyer.vat}', 9000)}"
