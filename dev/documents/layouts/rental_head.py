"""The head of a rental firm's invoice: both parties, the dates, and what was rented for how long."""

from __future__ import annotations

from datetime import timedelta

from ..bookings import BY_DAY
from ..formatting import Style
from ..model import Invoice
from ..sheet import WIDTH, Sheet, Type
from . import kit
from .base import logo
from .headings import numbered_title

LEFT, RIGHT = 38.0, WIDTH - 38.0


def head(sheet: Sheet, invoice: Invoice, style: Style, body: Type, bold: Type, color: str) -> float:
    """Title, both parties, the dates."""
    big = Type(body.family, 17, bold=True, color=color)
    left_logo = style.variant("left logo", 2) == 0
    logo(sheet, style, LEFT if left_logo else RIGHT - 40, 30, 40, color)
    x = LEFT + 52 if left_logo else LEFT
    sheet.text(x, 50, invoice.seller.short_name, big)
    sheet.text(x, 66, style.label("motto"), body)
    sheet.rect(LEFT, 78, RIGHT - LEFT, 2.5, fill=color, stroke=None)
    half = (LEFT + RIGHT) / 2 + 12
    for x, role in ((LEFT, "seller"), (half, "buyer")):
        sheet.text(x, 100, style.label(role), bold if style.variant("bold roles", 2) else body)
    name = Type(body.family, body.size + 1, bold=True)
    ends = [
        kit.party(sheet, style, x, 113, 235, who, role, body, name, register=True, contact=role == "seller")
        for x, role, who in ((LEFT, "seller", invoice.seller), (half, "buyer", invoice.buyer))
    ]
    y = max(ends) + 14
    title = Type(body.family, 14, bold=True)
    numbered_title(sheet, invoice, style, LEFT, y, title)
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if style.variant("supply", 2):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    top = y if ends[1] < y - 36 else y + 2
    y = kit.facts(sheet, style, half, top, rows, body, bold, right=RIGHT, step=12.5)
    return max(y, top + 14)


def contract(sheet: Sheet, invoice: Invoice, style: Style, y: float, label: Type, bold: Type, color: str) -> float:
    """Number of the contract, period, and where it was picked up: a strip of three cells, or three rows."""
    days = int(max((line.quantity for line in invoice.lines if line.unit_code == BY_DAY), default=1))
    first = invoice.sale_date - timedelta(days=days - 1)
    number = style.choose("contract", ("W/", "M-", "R", "")) + str(style.variant(invoice.number, 8000) + 1200)
    dates: dict[str, tuple[str, str | None]] = {
        "first": (style.date(first), None), "last": (style.date(invoice.sale_date), "sale_date")
    }  # fmt: skip
    if style.variant("strip", 3) == 0:
        x, step = LEFT + 110, 13.0
        for index, key in enumerate(("contract", "rented", "depot")):
            sheet.text(LEFT, y + index * step, f"{style.label(key)}:", label)
        places = [(x, y), (x, y + step), (x, y + 2 * step)]
        below = y + 3 * step
    else:
        x = LEFT
        for key, width in (("contract", 120.0), ("rented", 220.0), ("depot", RIGHT - LEFT - 340.0)):
            sheet.rect(x, y, width, 30, stroke=color, fill="#fafafa")
            sheet.text(x + 5, y + 11, style.label(key), label)
            x += width
        places = [(LEFT + 5, y + 24), (LEFT + 125, y + 24), (LEFT + 345, y + 24)]
        below = y + 40
    sheet.text(*places[0], f"{number}/{first:%Y}", bold)
    kit.flow(sheet, *places[1], 212, style.label("from_to"), dates, bold)
    sheet.text(*places[2], f"{invoice.seller.city}, {invoice.seller.street}", label)
    return below
