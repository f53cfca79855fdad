"""The paper of a training company's invoice: letterhead, what was booked and for whom, company facts in the footer."""

from __future__ import annotations

from datetime import timedelta

from ..bookings import BY_PERSON
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from . import kit
from .base import address_lines, logo
from .headings import numbered_title

LEFT, RIGHT = 50.0, WIDTH - 50.0


def letterhead(sheet: Sheet, invoice: Invoice, style: Style, body: Type, bold: Type, color: str) -> float:
    """The seller's sign and address, the buyer's address and the facts beside it, the title; returns the y below."""
    seller, mirrored = invoice.seller, style.variant("mirrored", 3) == 0
    head = Type(body.family, 15, bold=True, color=color)
    start = LEFT + 44
    logo(sheet, style, LEFT, 36, 34, color)
    sheet.text(start, 52, seller.short_name, head)
    contact = " · ".join((*address_lines(seller), seller.phone, seller.email))
    sheet.text(start, 66, contact, Type(body.family, body.size - 1))
    sheet.line(LEFT, 78, RIGHT, 78, stroke=color, width=1)
    title = Type(body.family, 16, bold=True)
    number_above = style.variant("number above", 2) == 0
    if number_above:
        numbered_title(sheet, invoice, style, LEFT, 104, title)
    else:
        sheet.text(LEFT, 104, kit.title(style, invoice), title)
    to, at = (LEFT + 262, LEFT) if mirrored else (LEFT, LEFT + 262)
    sheet.text(to, 126, f"{style.label('buyer')}:", body)
    left = kit.party(sheet, style, to, 140, 225, invoice.buyer, "buyer", body, bold)
    rows: list[kit.Fact] = [] if number_above else [("number", invoice.number, "invoice_number")]
    rows.append(("issue_date", style.date(invoice.issue_date), "issue_date"))
    if invoice.is_due and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    rows.append(("booking", f"{style.variant(invoice.number, 9000) + 1000}/{invoice.sale_date:%m}", None))
    y = kit.facts(sheet, style, at, 126, rows, body, bold, at=at + 122, step=13)
    return max(left, y) + 4


def booking(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type) -> float:
    """When it was, from which day where it took several, where, and for whom."""
    days = style.variant(f"days {invoice.number}", 3)
    sheet.text(LEFT, y, f"{style.label('supply days' if days else 'supply')}:", body)
    x = LEFT + 150
    if days:
        first = style.date(invoice.sale_date - timedelta(days=days))
        x = sheet.text(x, y, f"{first} {style.choose('dash', ('-', '–'))} ", bold)
    sheet.text(x, y, style.date(invoice.sale_date), bold, field="sale_date")
    y += 13
    booked = [line for line in invoice.lines if line.unit_code in BY_PERSON]
    examined = any(line.unit_code == "E48" for line in booked)
    if not examined and style.variant("venue", 2):
        sheet.pair(LEFT, y, f"{style.label('venue')}:", f"{invoice.seller.city}, {invoice.seller.street}", body, body,
                   at=LEFT + 150)  # fmt: skip
        y += 13
    if booked:
        sheet.text(LEFT, y, f"{style.label('patients' if examined else 'participants')}:", body)
        y = sheet.block(LEFT + 150, y, RIGHT - LEFT - 150, booked[0].group, body)
    return y


def footer(sheet: Sheet, invoice: Invoice, style: Style, small: Type, color: str) -> None:
    """The seller's facts in three columns."""
    seller, payment, top = invoice.seller, invoice.payment, HEIGHT - 66
    sheet.line(LEFT, top - 11, RIGHT, top - 11, stroke=color, width=0.6)
    y = sheet.block(LEFT, top, 160, seller.name, small, field="seller_name")
    for line in address_lines(seller):
        sheet.text(LEFT, y, line, small)
        y += small.size * 1.25
    at = LEFT + 170
    rows: list[kit.Fact] = [("vat", style.vat(seller.vat), "seller_vat"), ("register", seller.register_number, None)]
    kit.facts(sheet, style, at, top, rows, small, small, step=small.size * 1.25)
    accounts: list[kit.Fact] = [("bank", payment.bank, None), ("iban", style.iban(payment.iban), "iban"),
                                ("bic", payment.bic, None)]  # fmt: skip
    if payment.is_transfer:
        wide = max(small.width(f"{style.label(key)}:  {text}") for key, text, _field in accounts)
        kit.facts(sheet, style, min(at + 145, RIGHT - wide), top, accounts, small, small, step=small.size * 1.25)
    if sheet.pages > 1:
        kit.page_counter(sheet, style, RIGHT, HEIGHT - 22, small)
