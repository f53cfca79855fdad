"""The paper of a waste company: parties with their permits and register numbers, and where the waste is collected."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Invoice, Party
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 44.0, WIDTH - 44.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 12
BOTTOM = HEIGHT - 80.0
COLORS = ("#2e7d32", "#00695c", "#ef6c00", "#37474f", "#558b2f", "#01579b")
SITES = {"PL": "ul. Fabryczna {0}", "LV": "Rūpniecības iela {0}", "GB": "Unit {0}, Mill Lane",
         "DE": "Industriestraße {0}", "LT": "Pramonės g. {0}"}  # fmt: skip
PERMITS = {
    "PL": ("000{0}", "000{1}", "GK.6233.{2}.2024"),
    "DE": ("{3}E0{0}", "{3}C0{1}", "ZN-{2}/2025"),
    "LV": ("VL{2}AA00{4}", "{1}", "Nr. {2}/25"),
    "GB": ("CBDU{0}", "{4} 29100", "EPR/AB{2}KX"),
}
"""Country -> numbers of the carrier, the producer and a permit, made of digits."""


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "narrow", "sans", "serif", "dejavu"))
    size = {"sans": 8.6, "narrow": 9.6, "serif": 9.4, "dejavu": 7.6}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.88, color="#555555")


def color(style: Style) -> str:
    """The colour of this company."""
    return style.choose("color", COLORS)


def _permit(style: Style, who: Party, role: int, country: str) -> str:
    name = f"permit {who.vat} {role}"
    parts = (digits(style, f"{name} a", 6), digits(style, f"{name} b", 6), digits(style, f"{name} c", 4), "ND",
             digits(style, f"{name} d", 2))  # fmt: skip
    return PERMITS.get(country, PERMITS["PL"])[role].format(*parts)


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the services; returns the y below."""
    y = (_boxes, _letter, _stripe)[style.variant("head", 3)](sheet, invoice, style)
    return _site(sheet, invoice, style, y)


def _party(sheet: Sheet, invoice: Invoice, style: Style, role: str, x: float, y: float, width: float) -> float:
    """A party with the number that the register of waste knows it by; returns the y below."""
    body, bold, label = types(style)
    who = invoice.seller if role == "seller" else invoice.buyer
    sheet.text(x, y, style.label(role), label)
    y = kit.party(sheet, style, x, y + body.size * 1.35, width, who, role, body, bold, register=role == "seller",
                  contact=role == "seller" and style.variant("contact", 2) == 1)  # fmt: skip
    country = invoice.seller.country
    number = _permit(style, who, int(role == "buyer"), country)
    sheet.pair(x, y, f"{style.label(f'permit {role}')}:", number, body, body)
    y += body.size * 1.28
    if role == "seller" and style.variant("permit more", 2):
        sheet.pair(x, y, f"{style.label('permit more')}:", _permit(style, who, 2, country), body, body)
        y += body.size * 1.28
    return y


def _days(invoice: Invoice, style: Style, *, number: bool = True) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"),
             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if invoice.payment.is_transfer and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _numbers(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """Customer, contract and order: none of them a field."""
    year = 2019 + style.variant("contract year", 7)
    rows: list[kit.Fact] = [
        ("customer", digits(style, f"customer {invoice.buyer.vat}", 6), None),
        ("contract", f"{digits(style, f'contract {invoice.buyer.vat}', 3)}/{year}", None),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    return rows


def _title(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float, size: float) -> None:
    """Title and number in one line, smaller where they are long."""
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    big = Type(types(style)[0].family, size, bold=True)
    big = replace(big, size=min(size, size * width / big.width(f"{text}  {invoice.number}")))
    sheet.pair(x, y, text, invoice.number, big, big, field="invoice_number")


def _boxes(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign and title on top, days in a row of boxes, the parties in two frames below."""
    body, bold, label = types(style)
    logo(sheet, style, LEFT, 30, 30, color(style))
    sheet.text(LEFT + 40, 50, invoice.seller.short_name, Type(body.family, 12, bold=True, color=color(style)))
    _title(sheet, invoice, style, LEFT, 90, WIDE, 14)
    cells = [*_days(invoice, style, number=False), *_numbers(invoice, style)]
    widest = max(label.width(style.label(key)) for key, _text, _field in cells) + 8
    count = len(cells) if widest < WIDE / len(cells) else 3
    y = grid(sheet, style, LEFT, 100, [WIDE / count] * count, cells, label, bold, stroke="#9e9e9e")
    half = WIDE / 2 - 5
    first, second = style.choose("order", (("seller", "buyer"), ("seller", "buyer"), ("buyer", "seller")))
    ends = [_party(sheet, invoice, style, first, LEFT + 6, y + 20, half - 12),
            _party(sheet, invoice, style, second, LEFT + half + 16, y + 20, half - 12)]  # fmt: skip
    low = max(ends) - body.size * 0.5
    for x in (LEFT, LEFT + half + 10):
        sheet.rect(x, y + 8, half, low - y - 8, stroke="#9e9e9e", line=0.5)
    return low + 8


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The customer in the window of a letter, the company at the right, title and days below."""
    body, _bold, label = types(style)
    logo(sheet, style, RIGHT - 34, 28, 34, color(style))
    end = _party(sheet, invoice, style, "seller", MIDDLE + 46, 82, 210)
    low = _party(sheet, invoice, style, "buyer", LEFT, 112, 235)
    y = max(end, low) + 16
    _title(sheet, invoice, style, LEFT, y, WIDE, 14)
    rows = [*_days(invoice, style, number=False), *_numbers(invoice, style)]
    half = (len(rows) + 1) // 2
    for x, part in ((LEFT, rows[:half]), (MIDDLE, rows[half:])):
        low = kit.facts(sheet, style, x, y + 18, part, label, body, at=x + 124, step=12.5)
    return y + 18 + 12.5 * half


def _stripe(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """A coloured stripe at the edge, days in a column at the right, the parties below each other at the left."""
    body, _bold, label = types(style)
    sheet.rect(0, 0, 14, HEIGHT, fill=color(style), stroke=None)
    logo(sheet, style, LEFT, 30, 24, color(style))
    x = MIDDLE + 20
    big = Type(body.family, 17, bold=True, color=color(style))
    text = kit.title(style, invoice)
    big = replace(big, size=min(17, 17 * (RIGHT - x) / big.width(text)))
    sheet.text(RIGHT, 50, text, big, align="right")
    rows = [*_days(invoice, style), *_numbers(invoice, style)]
    end = kit.facts(sheet, style, x, 76, rows, label, body, right=RIGHT, step=13.5)
    y = _party(sheet, invoice, style, "seller", LEFT, 76, 270)
    return max(end, _party(sheet, invoice, style, "buyer", LEFT, y + 8, 270)) + 2


def _site(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Where the waste was collected, not where the customer is; returns the y below."""
    body, bold, label = types(style)
    who = invoice.buyer
    street = SITES.get(who.country, SITES["PL"]).format(2 + style.variant(f"site {who.vat}", 80))
    place = f"{street}, {address_lines(who)[1]}"
    if style.variant("site named", 2):
        place = f"{who.short_name}, {place}"
    if style.variant("site ground", 2):
        sheet.rect(LEFT, y, WIDE, body.size + 9, fill=tint(color(style), 0.09), stroke=None)
    sheet.pair(LEFT + 4, y + body.size + 2, f"{style.label('site')}:", place, label, bold)
    return y + body.size + 14


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Small print about weights and notes, and the number of the page."""
    tiny = Type(types(style)[0].family, 6.8, color="#555555")
    sheet.line(LEFT, HEIGHT - 58, RIGHT, HEIGHT - 58, stroke=color(style), width=0.7)
    sheet.text(LEFT, HEIGHT - 47, style.label("rules"), tiny)
    who = invoice.seller
    line = f"{who.name} · {', '.join(address_lines(who))} · {who.phone} · {who.email}"
    sheet.text(LEFT, HEIGHT - 37, line, tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 27, tiny)
