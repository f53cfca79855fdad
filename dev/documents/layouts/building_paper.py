"""The paper of a builder: letter, two columns or a form of boxes, and what the site and its contract are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 50.0, WIDTH - 46.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 10
BOTTOM = HEIGHT - 76.0
COLORS = ("#8a4b08", "#1c4e80", "#2f5d34", "#a61e1e", "#3d3d3d", "#5b4a2f")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "narrow", "serif", "dejavu"))
    size = {"sans": 9.0, "narrow": 9.8, "serif": 9.8, "dejavu": 7.9}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#4f4f4f")


def color(style: Style) -> str:
    """The colour of this builder."""
    return style.choose("color", COLORS)


def stage_number(invoice: Invoice, style: Style) -> int:
    """How many invoices this contract has had with this one."""
    if invoice.earlier:
        return len(invoice.earlier) + 1
    return 2 + style.variant(f"stage {invoice.number}", 6)


def state(invoice: Invoice, style: Style) -> tuple[Decimal, Decimal]:
    """Net value of the whole contract, and of what was invoiced before this invoice."""
    now = invoice.total_net
    before = (now * (stage_number(invoice, style) - 1) * (60 + style.variant(f"before {invoice.number}", 90)) / 100)
    whole = (before + now) * (105 + style.variant(f"whole {invoice.number}", 120)) / 100
    return (whole / 100).to_integral_value() * 100, before.quantize(Decimal("0.01"))


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the works; returns the y below."""
    y = (_letter, _columns, _boxes)[style.variant("head", 3)](sheet, invoice, style)
    return _site(sheet, invoice, style, y)


def _dates(invoice: Invoice, style: Style, *, number: bool) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"),
             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _site_facts(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """What is built and under which contract: none of it a field."""
    people = OWNERS[invoice.seller.country]
    signed = invoice.sale_date - timedelta(days=90 + style.variant(f"signed {invoice.number}", 300))
    began = invoice.sale_date - timedelta(days=28)
    names = [f"{style.choose(f'{who} first', people[0])} {style.choose(f'{who} last', people[1])}"
             for who in ("manager", "inspector")]  # fmt: skip
    contract = f"{digits(style, 'contract', 3)}/{style.choose('kind', ('RB', 'GW', 'B', 'P'))}/{signed.year}"
    rows: list[kit.Fact] = [
        ("site", style.label("sites"), None),
        ("contract", f"{contract}, {style.label('contract_day').lower()} {style.date(signed)}", None),
        ("stage", style.label("works_stages"), None),
        ("protocol", f"{stage_number(invoice, style)}", None),
        ("works_period", f"{style.date(began)} – {style.date(invoice.sale_date)}", None),
        ("manager", names[0], None),
    ]
    if style.variant("inspector", 2) and names[1] != names[0]:
        rows.append(("inspector", names[1], None))
    if invoice.order_number:
        rows.insert(2, ("order", invoice.order_number, None))
    del rows[4 + style.variant("fewer facts", 2) : 4 + 2 * style.variant("fewer facts", 2)]
    return rows


def _site(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The site and its contract in boxes, in two columns or line by line; returns the y below."""
    body, _bold, label = types(style)
    rows = _site_facts(invoice, style)
    how = 2 if style.date_format == "lv_long" else style.variant("site", 3)
    if how == 0:
        across = 3 if len(rows) % 3 == 0 else 4 if len(rows) > 6 else 2
        return grid(sheet, style, LEFT, y, [WIDE / across] * across, rows, label, body,
                    stroke=style.choose("site frame", ("#9a9a9a", "#333333")))  # fmt: skip
    if how == 1:
        half = (len(rows) + 1) // 2
        tall = half * 13 + 9
        sheet.rect(LEFT, y, WIDE, tall, fill=tint(color(style), 0.08), stroke=None)
        small = replace(body, size=body.size * 0.93)
        for x, part in ((LEFT + 6, rows[:half]), (MIDDLE - 6, rows[half:])):
            at = x + max(label.width(style.label(key)) for key, _text, _field in part) + 10
            kit.facts(sheet, style, x, y + 14, part, label, small, at=at)
        return y + tall
    at = LEFT + max(body.width(style.label(key)) for key, _text, _field in rows) + 14
    return kit.facts(sheet, style, LEFT, y + 9, rows, body, body, at=at, step=body.size * 1.35) - 4


def _party(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, role: str, width: float) -> float:
    return kit.headed_party(sheet, invoice, style, x, y, width, role, types(style), contact=True)


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The builder's name on top and small over the address, facts at the right, title and number below."""
    body, bold, label = types(style)
    seller = invoice.seller
    logo(sheet, style, RIGHT - 36, 32, 36, color(style))
    sheet.text(RIGHT - 46, 56, seller.short_name, Type(body.family, 16, bold=True, color=color(style)), align="right")
    tiny = replace(label, size=6.6)
    end = sheet.text(LEFT, 112, seller.name, tiny, field="seller_name")
    sheet.text(end, 112, "".join(f" · {text}" for text in address_lines(seller)), tiny)
    sheet.line(LEFT, 115, LEFT + 236, 115, width=0.3)
    y = sheet.block(LEFT, 132, 230, invoice.buyer.name, bold, field="buyer_name")
    for text in address_lines(invoice.buyer):
        sheet.text(LEFT, y, text, body)
        y += body.size * 1.28
    sheet.pair(LEFT, y, f"{style.label('vat')}:", style.vat(invoice.buyer.vat), body, body, field="buyer_vat")
    x = MIDDLE + 20
    end = kit.facts(sheet, style, x, 132, _dates(invoice, style, number=False), label, body, right=RIGHT, step=13.5)
    sheet.text(x, end, f"{style.label('vat')}:", label)
    sheet.text(RIGHT, end, style.vat(seller.vat), body, align="right", field="seller_vat")
    sheet.text(x, end + 13.5, f"{style.label('phone')} {seller.phone}", label)
    y = max(y, end + 14) + 34
    big = Type(body.family, 14, bold=True)
    ordinal = f"{stage_number(invoice, style)}. " if style.language == "de" and style.variant("ordinal", 2) else ""
    text = f"{ordinal}{kit.title(style, invoice)} {style.label('no')}"
    sheet.pair(LEFT, y, text, invoice.number, big, big, field="invoice_number")
    return y + 14


def _columns(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title and number between two lines, days at the right, both parties side by side below."""
    body, _bold, label = types(style)
    sheet.line(LEFT, 40, RIGHT, 40, stroke=color(style), width=2)
    big = Type(body.family, 15, bold=True)
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    if big.width(f"{text} {invoice.number}") > WIDE - 195:
        sheet.text(LEFT, 62, text, big)
        sheet.text(LEFT, 80, invoice.number, big, field="invoice_number")
    else:
        sheet.pair(LEFT, 66, text, invoice.number, big, big, field="invoice_number")
    rows = _dates(invoice, style, number=False)
    kit.facts(sheet, style, RIGHT - 186, 56, rows, label, body, right=RIGHT, step=13)
    sheet.line(LEFT, 94, RIGHT, 94, stroke=color(style), width=0.7)
    order = ("seller", "buyer") if style.variant("seller first", 3) else ("buyer", "seller")
    pairs = zip((LEFT, MIDDLE), order, strict=True)
    return max(_party(sheet, invoice, style, x, 112, role, MIDDLE - LEFT - 16) for x, role in pairs) + 4


def _boxes(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The sign and the title, days and number in a row of boxes, parties in two frames."""
    body, bold, label = types(style)
    logo(sheet, style, LEFT, 30, 30, color(style))
    sheet.text(LEFT + 40, 51, invoice.seller.short_name, Type(body.family, 13, bold=True))
    big = Type(body.family, 16, bold=True, color=color(style))
    sheet.text(RIGHT, 52, kit.title(style, invoice), big, align="right")
    rows = _dates(invoice, style, number=True)
    y = grid(sheet, style, LEFT, 70, [WIDE / len(rows)] * len(rows), rows, label, bold, stroke="#777777",
             fill=style.choose("day fill", (None, "#f3f3f3")))  # fmt: skip
    top = y + 8
    ends = [_party(sheet, invoice, style, x + 7, top + 14, role, MIDDLE - LEFT - 24)
            for x, role in ((LEFT, "seller"), (MIDDLE, "buyer"))]  # fmt: skip
    tall = max(ends) - top - 2
    sheet.rect(LEFT, top, MIDDLE - LEFT - 10, tall, stroke="#777777")
    sheet.rect(MIDDLE, top, RIGHT - MIDDLE, tall, stroke="#777777")
    return top + tall + 10


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Company, bank and rules in small print; the number of the page."""
    tiny = Type("sans", 6.8, color="#555555")
    who, y = invoice.seller, HEIGHT - 46
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke="#aaaaaa", width=0.5)
    texts = (who.name, *address_lines(who), who.email, f"{style.label('register')} {who.register_number}")
    sheet.text(LEFT, y, " · ".join(texts), tiny)
    sheet.text(LEFT, y + 9, style.label("rules"), tiny)
    kit.page_counter(sheet, style, RIGHT, y + 18, tiny)
