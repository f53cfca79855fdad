"""The paper of a print shop or a maker of packaging: letter, columns or colour bars, delivery and order numbers."""

from __future__ import annotations

from dataclasses import replace

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 50.0, WIDTH - 42.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 12
BOTTOM = HEIGHT - 84.0
COLORS = ("#b3124a", "#005b96", "#5a3e85", "#7a4b1e", "#222222", "#00796b")
BARS = ("#00a3dd", "#d6007f", "#f2d600", "#111111")
DOCKS = {"PL": "ul. Magazynowa {0}", "LV": "Muitas iela {0}", "GB": "{0} Station Yard", "DE": "Am Güterbahnhof {0}",
         "LT": "Sandėlių g. {0}"}  # fmt: skip


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "serif", "narrow", "dejavu", "sans"))
    size = {"sans": 8.8, "serif": 9.8, "narrow": 9.8, "dejavu": 7.7}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.87, color="#4d4d4d")


def color(style: Style) -> str:
    """The colour of this company."""
    return style.choose("color", COLORS)


def makes_packaging(invoice: Invoice) -> bool:
    """Whether boxes are made, not printed matter."""
    return any("FEFCO" in line.name or ("x" in line.name.split(",")[0] and "mm" not in line.name)
               for line in invoice.lines)  # fmt: skip


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the orders; returns the y below."""
    return (_letter, _columns, _bars)[style.variant("head", 3)](sheet, invoice, style)


def _party(sheet: Sheet, invoice: Invoice, style: Style, role: str, x: float, y: float, width: float) -> float:
    body, bold, label = types(style)
    who = invoice.seller if role == "seller" else invoice.buyer
    key = "seller pack" if role == "seller" and makes_packaging(invoice) else role
    sheet.text(x, y, style.label(key), label)
    abroad = invoice.seller.country != invoice.buyer.country
    contact = role == "seller" and style.variant("contact", 2) == 1
    return kit.party(sheet, style, x, y + body.size * 1.35, width, who, role, body, bold, country=abroad,
                     register=role == "seller", contact=contact)  # fmt: skip


def _days(invoice: Invoice, style: Style, *, number: bool = False) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"),
             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if invoice.payment.is_transfer and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _numbers(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """Customer, order, delivery note and who sold it: none of them a field."""
    firsts, lasts = OWNERS.get(invoice.seller.country, OWNERS["PL"])
    rows: list[kit.Fact] = [
        ("customer", digits(style, f"customer {invoice.buyer.vat}", 5), None),
        ("note", f"{style.choose('note', ('', 'WZ', 'D'))}{digits(style, f'note {invoice.number}', 6)}", None),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    if style.variant("sales", 2):
        rows.append(("sales", f"{style.choose('first', firsts)} {style.choose('last', lasts)}", None))
    return rows


def _send_to(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """Where the goods went, where the paper says it; returns the y below."""
    body, _bold, label = types(style)
    if style.variant("send to", 3) == 0:
        return y
    who = invoice.buyer
    number = 1 + style.variant(f"dock {who.vat}", 70)
    sheet.text(x, y, style.label("send to"), label)
    for line in (who.short_name, DOCKS.get(who.country, DOCKS["PL"]).format(number), address_lines(who)[1]):
        y += body.size * 1.28
        sheet.text(x, y, line, body)
    return y + body.size * 1.28


def _title(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> None:
    """Title and number in one line, smaller where they are long."""
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    big = Type(types(style)[0].family, 15, bold=True)
    big = replace(big, size=min(15, 15 * width / big.width(f"{text}  {invoice.number}")))
    sheet.pair(x, y, text, invoice.number, big, big, field="invoice_number")


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The customer in the window of a letter, the facts in a column at the right, the title below."""
    body, _bold, label = types(style)
    name = Type("serif" if style.variant("serif name", 2) else body.family, 17, bold=True, color=color(style))
    sheet.text(LEFT, 52, invoice.seller.short_name, name)
    sheet.line(LEFT, 60, RIGHT, 60, stroke=color(style), width=1)
    low = _party(sheet, invoice, style, "buyer", LEFT, 98, 235)
    low = _send_to(sheet, invoice, style, LEFT, low + 8)
    x = MIDDLE + 20
    end = _party(sheet, invoice, style, "seller", x, 78, RIGHT - x)
    rows = [*_days(invoice, style), *_numbers(invoice, style)]
    end = kit.facts(sheet, style, x, end + 8, rows, label, body, right=RIGHT, step=12.5)
    y = max(low, end) + 14
    _title(sheet, invoice, style, LEFT, y, WIDE)
    return y + 12


def _columns(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title on top, parties in two or three columns, all numbers in a form of boxes."""
    body, bold, label = types(style)
    logo(sheet, style, LEFT, 28, 28, color(style))
    _title(sheet, invoice, style, LEFT + 42, 48, WIDE - 42)
    first, second = style.choose("order", (("seller", "buyer"), ("buyer", "seller")))
    third = style.variant("send to", 3) > 0
    step = WIDE / (3 if third else 2)
    ends = [_party(sheet, invoice, style, role, LEFT + step * index, 82, step - 10)
            for index, role in enumerate((first, second))]  # fmt: skip
    if third:
        ends.append(_send_to(sheet, invoice, style, LEFT + step * 2, 82))
    cells = [*_days(invoice, style), *_numbers(invoice, style)]
    count = 4 if len(cells) > 5 else len(cells)
    stroke = style.choose("box", ("#9e9e9e", None))
    fill = None if stroke else tint(color(style), 0.08)
    small = replace(bold, size=body.size * 0.95)
    widths = [WIDE / count] * count
    return grid(sheet, style, LEFT, max(ends) + 2, widths, cells, label, small, stroke=stroke, fill=fill) + 4


def _bars(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Bars of the four colours of print, the facts at the left, the parties in frames at the right and below."""
    body, _bold, label = types(style)
    for index, bar in enumerate(BARS):
        sheet.rect(LEFT + index * 26, 26, 26, 6, fill=bar, stroke=None)
    sheet.text(RIGHT, 36, invoice.seller.short_name, Type(body.family, 13, bold=True), align="right")
    big = Type(body.family, 18, color=color(style))
    sheet.text(LEFT, 66, kit.title(style, invoice), big)
    rows = [*_days(invoice, style, number=True), *_numbers(invoice, style)]
    end = kit.facts(sheet, style, LEFT, 88, rows, label, body, at=LEFT + 112, step=13)
    x = MIDDLE + 4
    low = _party(sheet, invoice, style, "buyer", x + 8, 72, RIGHT - x - 14)
    sheet.rect(x, 58, RIGHT - x, low - 58, stroke="#777777", line=0.5)
    y = max(end, low + 6) + 10
    low = _party(sheet, invoice, style, "seller", LEFT, y, 235)
    return max(low, _send_to(sheet, invoice, style, x + 8, y)) + 2


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Small print about ownership and claims, and the number of the page."""
    tiny = Type(types(style)[0].family, 6.4, color="#555555")
    y = sheet.block(LEFT, HEIGHT - 56, WIDE, style.label("ownership"), tiny)
    if style.variant("claims", 2):
        y = sheet.block(LEFT, y, WIDE, style.label("claims"), tiny)
    who = invoice.seller
    sheet.text(LEFT, y, f"{who.name}, {', '.join(address_lines(who))}, {who.phone}, {who.email}", tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, tiny)
