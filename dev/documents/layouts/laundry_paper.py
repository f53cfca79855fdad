"""The paper of a laundry: a letter, a sheet ruled in boxes or a coloured side by side head, small print at the foot."""

from __future__ import annotations

from dataclasses import replace

from ..companies import MORE_PLACES, POLISH_STREETS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 50.0, WIDTH - 42.0
WIDE = RIGHT - LEFT
MIDDLE = LEFT + WIDE * 0.54
BOTTOM = HEIGHT - 88.0
COLORS = ("#0f6a8b", "#00704a", "#24407a", "#9b1c3f", "#4b5563", "#0b7fa5")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "dejavu", "narrow", "serif"))
    size = {"sans": 8.9, "dejavu": 7.8, "narrow": 9.8, "serif": 9.6}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#505050")


def color(style: Style) -> str:
    """The colour of this laundry."""
    return style.choose("color", COLORS)


def by_debit(invoice: Invoice, style: Style) -> bool:
    """Whether the laundry takes the money from the customer's account."""
    return invoice.payment.is_transfer and style.variant("debit", 4) == 0


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the list; returns the y below."""
    return (_letter, _boxes, _beside)[style.variant("head", 3)](sheet, invoice, style)


def _dates(invoice: Invoice, style: Style, *, number: bool) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows.append(("issue_date", style.date(invoice.issue_date), "issue_date"))
    if style.variant("sold above", 3) or style.variant("period", 3):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.is_due and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _numbers(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """What the laundry knows its customer by: none of it a field."""
    buyer = invoice.buyer.vat
    rows: list[kit.Fact] = [
        ("client", digits(style, f"client {buyer}", 6), None),
        ("contract", style.choose("contract", ("S", "MV-", "U/", "")) + digits(style, f"contract {buyer}", 5), None),
        ("weekday", style.label("days of week"), None),
    ]
    if style.variant("tour", 2):
        rows.append(("tour", f"{digits(style, 'tour', 2)}-{digits(style, 'stop', 3)}", None))
    if style.variant("depot", 3) == 0:
        rows.append(("depot", address_lines(invoice.seller)[1].partition(" ")[2], None))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    return rows


def _party(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, role: str, width: float) -> float:
    return kit.headed_party(
        sheet, invoice, style, x, y, width, role, types(style), below=12, contact=style.variant("contact", 2) == 0
    )


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign and name at the right, the address for a window, facts at the right, the title below."""
    body, bold, label = types(style)
    seller = invoice.seller
    logo(sheet, style, RIGHT - 30, 30, 30, color(style))
    sheet.text(RIGHT - 38, 51, seller.short_name, Type("sans", 14, bold=True, color=color(style)), align="right")
    small = Type("sans", 6.3, color="#505050")
    sheet.text(LEFT, 112, " | ".join((seller.name, *address_lines(seller))), small)
    y = sheet.block(LEFT, 130, 230, invoice.buyer.name, bold, field="buyer_name")
    for text in address_lines(invoice.buyer):
        sheet.text(LEFT, y, text, body)
        y += body.size * 1.3
    rows = [*_dates(invoice, style, number=False), *_numbers(invoice, style)]
    if style.variant("vat row", 2):
        rows.append(("vat", style.vat(invoice.buyer.vat), "buyer_vat"))
    else:
        sheet.pair(LEFT, y + 4, f"{style.label('vat')}:", style.vat(invoice.buyer.vat), label, body, field="buyer_vat")
        y += 14
    right = RIGHT if style.variant("facts right", 2) else None
    x = RIGHT - 196
    end = kit.facts(sheet, style, x, 100, rows, label, body, at=x + 104, right=right, step=12.8)
    y = max(y + 30, end + 16)
    big = Type(body.family, 14, bold=True)
    sheet.pair(LEFT, y, f"{kit.title(style, invoice)} {style.label('no')}", invoice.number, big, big,
               field="invoice_number")  # fmt: skip
    return y + 10


def _boxes(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title and number in the middle, the parties in two frames, dates and numbers in rows of boxes."""
    body, _bold, label = types(style)
    logo(sheet, style, LEFT, 26, 24, color(style))
    sheet.text(LEFT + 32, 43, invoice.seller.short_name, Type("sans", 11, bold=True, color=color(style)))
    kit.heading(sheet, invoice, style, WIDTH / 2, 74, Type(body.family, 14, bold=True))
    order = ("seller", "buyer") if style.variant("seller left", 4) else ("buyer", "seller")
    xs, width = (LEFT, LEFT + WIDE / 2 + 4), WIDE / 2 - 4
    ends = [_party(sheet, invoice, style, x + 6, 101, role, width - 12) for x, role in zip(xs, order, strict=True)]
    tall = max(ends) - 88 - 2
    for x in xs:
        sheet.rect(x, 88, width, tall, stroke="#777777", line=0.5)
    rows = _dates(invoice, style, number=False)
    rows += _numbers(invoice, style)
    each = 4 if len(rows) > 6 else 3
    return grid(sheet, style, LEFT, 88 + tall + 8, [WIDE / each] * each, rows, label, body, stroke="#999999",
                align=style.choose("box align", ("left", "center")))  # fmt: skip


def _beside(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """A coloured line over everything, laundry and facts at the top, customer and place of service below."""
    body, bold, label = types(style)
    sheet.rect(0, 0, WIDTH, 9, fill=color(style), stroke=None)
    big = Type(body.family, 19, color=color(style))
    sheet.text(RIGHT, 48, kit.title(style, invoice), big, align="right")
    end = _party(sheet, invoice, style, LEFT, 44, "seller", MIDDLE - LEFT - 18)
    rows = [*_dates(invoice, style, number=True), *_numbers(invoice, style)]
    below = kit.facts(sheet, style, MIDDLE, 70, rows, label, body, at=MIDDLE + 106, step=12.6)
    y = max(end, below) + 8
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke=tint(color(style), 0.5))
    end = _party(sheet, invoice, style, LEFT, y + 4, "buyer", MIDDLE - LEFT - 18)
    if style.variant("site", 3):
        sheet.text(MIDDLE, y + 4, style.label("site"), label)
        number = 1 + style.variant(f"site {invoice.buyer.vat}", 70)
        country = invoice.buyer.country
        road = style.choose("road", POLISH_STREETS) if country == "PL" else MORE_PLACES[country][0][0]
        sheet.text(MIDDLE, y + 16, f"{number} {road}" if country == "GB" else f"{road} {number}", body)
        sheet.text(MIDDLE, y + 16 + body.size * 1.28, address_lines(invoice.buyer)[1], replace(bold, bold=False))
    return end + 2


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """The laundry in small print, with its account; the number of the page."""
    tiny = Type("sans", 6.6, color="#5c5c5c")
    who, y = invoice.seller, HEIGHT - 56
    letter = sheet.page == 1 and style.variant("head", 3) == 0
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke=color(style), width=0.7)
    end = sheet.text(LEFT, y, who.name, tiny, field="seller_name" if letter else None)
    end = sheet.text(end, y, f", {', '.join(address_lines(who))}, {style.label('vat')} ", tiny)
    sheet.text(end, y, style.vat(who.vat), tiny, field="seller_vat" if letter else None)
    sheet.text(LEFT, y + 9, f"{style.label('register')} {who.register_number} · {who.phone} · {who.email}", tiny)
    payment = invoice.payment
    if payment.is_transfer and (by_debit(invoice, style) or style.variant("account foot", 2)):
        end = sheet.text(LEFT, y + 18, f"{payment.bank}, {payment.bic}, IBAN ", tiny)
        sheet.text(end, y + 18, style.iban(payment.iban), tiny, field="iban")
    kit.page_counter(sheet, style, RIGHT, y + 18, tiny)
