"""What names the document: its title and number, on the first page and on those after it."""

from __future__ import annotations

from ..formatting import Style
from ..model import Invoice
from ..sheet import Sheet, Type
from .kit import Fact, title


def numbered_title(
    sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, big: Type, *, facts: list[Fact] | None = None
) -> float:
    """Title and number in one line, or the number as the first of ``facts``; returns the x after it."""
    if facts is not None:
        facts.insert(0, ("number", invoice.number, "invoice_number"))
        return sheet.text(x, y, title(style, invoice), big)
    text = f"{title(style, invoice)} {style.label('no')}"
    return sheet.pair(x, y, text, invoice.number, big, big, field="invoice_number")


def next_page(
    sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, type_: Type, *, no: bool = True, room: float = 12
) -> float:
    """A new page with the document's title and number at its top; returns the y to go on at, ``room`` below."""
    sheet.new_page()
    number = f"{style.label('no')} {invoice.number}" if no else invoice.number
    sheet.text(x, y, f"{title(style, invoice)} {number}", type_)
    return y + room
