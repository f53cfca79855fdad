"""The paper of a distributor of software: partner and end customer beside each other, order numbers, small print."""

from __future__ import annotations

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice, Line
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 40.0, WIDTH - 40.0
WIDE = RIGHT - LEFT
BOTTOM = HEIGHT - 76.0
COLORS = ("#0067b8", "#2d2d6e", "#0f766e", "#d1451b", "#333333", "#6d28d9")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "narrow", "dejavu"))
    size = {"sans": 8.5, "narrow": 9.5, "dejavu": 7.5}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.88, color="#5f5f5f")


def color(style: Style) -> str:
    """The colour of this distributor."""
    return style.choose("color", COLORS)


def customers(invoice: Invoice) -> list[str]:
    """The end customers, in the order of the lines."""
    return list(dict.fromkeys(line.group.split("|")[0] for line in invoice.lines if line.group))


def parts(line: Line) -> tuple[str, str, str, str, str]:
    """End customer, order, serial number, last day and days of a line; all empty where it is for no customer."""
    customer, order, serial, end, days = (line.group or "||||").split("|")
    return customer, order, serial, end, days


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the list; returns the y below."""
    return (_global, _form, _window)[style.variant("head", 3)](sheet, invoice, style)


def _dates(invoice: Invoice, style: Style, *, number: bool) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows.append(("issue_date", style.date(invoice.issue_date), "issue_date"))
    if style.variant("sold", 3):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.is_due:
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
        if style.variant("terms", 3) == 0:
            rows.append(("terms", style.label("net days").format(invoice.payment.days), None))
    if style.variant("currency fact", 2):
        rows.append(("currency", invoice.currency, "currency"))
    return rows


def _numbers(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """Numbers of partner, orders and contract: none of it a field."""
    firsts, lasts = OWNERS.get(invoice.seller.country, OWNERS["LV"])
    rows: list[kit.Fact] = [("client", digits(style, f"client {invoice.buyer.vat}", 6), None)]
    order = next((parts(line)[1] for line in invoice.lines if line.group), "")
    if order:
        rows.append(("sales order", order, None))
    rows.append(("order", invoice.order_number or f"PO-{digits(style, f'po {invoice.number}', 5)}", None))
    if style.variant("agreement", 2):
        rows.append(("agreement", f"{style.choose('agr', ('RA', 'CSP-', ''))}{digits(style, 'agr', 5)}", None))
    if style.variant("contact", 2):
        rows.append(("contact", f"{style.choose('first', firsts)} {style.choose('last', lasts)}", None))
    return rows


def _party(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, role: str, width: float) -> float:
    body, bold, label = types(style)
    abroad = invoice.seller.country != invoice.buyer.country
    own = role == "seller"
    who = invoice.seller if own else invoice.buyer
    sheet.text(x, y, style.label(role), label)
    return kit.party(sheet, style, x, y + 12, width, who, role, body, bold, register=own, country=abroad)


def _end_customer(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> float:
    """Who uses the licences, with a name of its tenant; returns the base line below."""
    body, bold, label = types(style)
    names = customers(invoice)
    if not names:
        return y
    sheet.text(x, y, style.label("end"), label)
    name = names[0] if len(names) == 1 else style.label("several")
    y = sheet.block(x, y + 12, width, name, bold if style.variant("end bold", 2) else body)
    if len(names) == 1 and style.variant("tenant", 2):
        sheet.pair(x, y, f"{style.label('tenant')}:", f"t{digits(style, names[0], 6)}.tenant.example", label, body)
        y += body.size * 1.3
    return y


def _global(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign left, large title right, then partner, end customer and facts in three columns; the seller on top."""
    body, bold, label = types(style)
    logo(sheet, style, LEFT, 30, 26, color(style))
    sheet.text(LEFT + 34, 49, invoice.seller.short_name, Type("sans", 13, bold=True, color=color(style)))
    sheet.text(RIGHT, 50, kit.title(style, invoice), Type(body.family, 20, color=color(style)), align="right")
    y = kit.party(sheet, style, LEFT, 78, 260, invoice.seller, "seller", body, bold, register=True, contact=True,
                  country=invoice.seller.country != invoice.buyer.country)  # fmt: skip
    x = LEFT + WIDE * 0.6
    rows = [*_dates(invoice, style, number=True), *_numbers(invoice, style)]
    end = kit.facts(sheet, style, x, 78, rows, label, body, at=x + 92, step=12.4)
    y = max(y, end) + 8
    half = WIDE / 2
    sides = (LEFT, LEFT + half) if style.variant("partner left", 4) else (LEFT + half, LEFT)
    below = _party(sheet, invoice, style, sides[0], y, "buyer", half - 20)
    return max(below, _end_customer(sheet, invoice, style, sides[1], y, half - 20)) + 2


def _form(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title and number on a line of colour, three columns of parties, dates and numbers in boxes."""
    body, _bold, label = types(style)
    big = Type(body.family, 14, bold=True)
    sheet.pair(LEFT, 52, f"{kit.title(style, invoice)} {style.label('no')}", invoice.number, big, big,
               field="invoice_number")  # fmt: skip
    logo(sheet, style, RIGHT - 26, 28, 26, color(style))
    sheet.line(LEFT, 62, RIGHT, 62, stroke=color(style), width=2)
    third = WIDE / 3
    ends = [
        _party(sheet, invoice, style, LEFT, 80, "seller", third - 12),
        _party(sheet, invoice, style, LEFT + third, 80, "buyer", third - 12),
        _end_customer(sheet, invoice, style, LEFT + 2 * third, 80, third - 8),
    ]
    rows = [*_dates(invoice, style, number=False), *_numbers(invoice, style)]
    each = style.choose("each", (4, 5))
    fill = tint(color(style), 0.05) if style.variant("form fill", 2) else None
    return grid(sheet, style, LEFT, max(ends) + 4, [WIDE / each] * each, rows, label, body, stroke="#a5a5a5", fill=fill)


def _window(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The address for a window at the left, numbers at the right on a tinted ground, the seller at the foot."""
    body, bold, label = types(style)
    seller = invoice.seller
    sheet.text(LEFT, 50, seller.short_name, Type("sans", 16, bold=True, color=color(style)))
    tiny = Type("sans", 6.4, color="#5f5f5f")
    sheet.text(LEFT, 104, ", ".join((seller.name, *address_lines(seller))), tiny)
    abroad = seller.country != invoice.buyer.country
    y = kit.party(sheet, style, LEFT, 120, 240, invoice.buyer, "buyer", body, bold, country=abroad)
    y = _end_customer(sheet, invoice, style, LEFT, y + 10, 240)
    rows = [*_dates(invoice, style, number=True), *_numbers(invoice, style)]
    x = LEFT + WIDE * 0.58
    sheet.rect(x - 8, 86, RIGHT - x + 8, len(rows) * 12.6 + 12, fill=tint(color(style), 0.08), stroke=None)
    right = RIGHT - 6 if style.variant("facts right", 2) else None
    end = kit.facts(sheet, style, x, 102, rows, label, body, at=x + 96, right=right, step=12.6)
    y = max(y, end) + 22
    sheet.text(LEFT, y, kit.title(style, invoice), Type(body.family, 17, bold=True))
    return y + 8


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """The distributor in small print and the number of the page."""
    tiny = Type("sans", 6.5, color="#666666")
    who, y = invoice.seller, HEIGHT - 46
    alone = sheet.page == 1 and style.variant("head", 3) == 2
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke="#c4c4c4", width=0.5)
    end = sheet.text(LEFT, y, who.name, tiny, field="seller_name" if alone else None)
    end = sheet.text(end, y, f" · {', '.join(address_lines(who, country=True))} · {style.label('vat')} ", tiny)
    sheet.text(end, y, style.vat(who.vat), tiny, field="seller_vat" if alone else None)
    sheet.text(LEFT, y + 9, f"{style.label('register')} {who.register_number} · {who.phone} · {who.email}", tiny)
    kit.page_counter(sheet, style, RIGHT, y + 9, tiny)
