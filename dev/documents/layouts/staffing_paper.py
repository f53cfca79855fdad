"""The paper of an agency for temporary work: who lends and who borrows, facts of the contract, who is to be paid."""

from __future__ import annotations

import random
from dataclasses import replace

from .. import identifiers
from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 44.0, WIDTH - 44.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 12
BOTTOM = HEIGHT - 78.0
COLORS = ("#0d5c8c", "#c2410c", "#3f7d20", "#5d2e8c", "#b5122b", "#24405a")
FACTORS = {
    "PL": ("Faktor Pod Dębem S.A.", "Żabia Faktoring Sp. z o.o."), "DE": ("Kranich Factoring GmbH", "Deichfactor AG"),
    "LV": ("SIA Dzērve Faktorings", "AS Upes Finanses"), "GB": ("Teasel Invoice Finance Ltd", "Fenland Factors Ltd"),
}  # fmt: skip


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "narrow", "dejavu", "mono"))
    size = {"sans": 8.8, "narrow": 9.7, "dejavu": 7.7, "mono": 7.8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.87, color="#555555")


def color(style: Style) -> str:
    """The colour of this agency."""
    return style.choose("color", COLORS)


def factor(invoice: Invoice, style: Style) -> str:
    """The company that the debt is sold to; empty where the agency is paid itself."""
    return style.choose("factor", FACTORS[invoice.seller.country]) if style.variant("factored", 5) > 1 else ""


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the hours; returns the y below."""
    return (_window, _columns, _banded)[style.variant("head", 3)](sheet, invoice, style)


def _dates(invoice: Invoice, style: Style, *, number: bool = True) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"),
             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if style.variant("due above", 3):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _contract(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """Numbers of the client and the contract, and who looks after it: none of it a field."""
    firsts, lasts = OWNERS[invoice.seller.country]
    rows: list[kit.Fact] = [
        ("client", digits(style, f"client {invoice.buyer.vat}", 5), None),
        ("contract", f"{digits(style, 'contract', 4)}/{invoice.issue_date.year - 1}", None),
        ("consultant", f"{style.choose('first', firsts)} {style.choose('last', lasts)}", None),
        ("timesheet", f"{style.choose('sheet', ('T', 'EW-', 'TS'))}{digits(style, f'ts {invoice.number}', 6)}", None),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    return rows[style.variant("contract facts", 3) :]


def _party(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, role: str, width: float) -> float:
    return kit.headed_party(sheet, invoice, style, x, y, width, role, types(style))


def _window(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The address for the window of an envelope, all facts at the right, title and number below."""
    body, bold, label = types(style)
    seller = invoice.seller
    logo(sheet, style, LEFT, 28, 30, color(style))
    sheet.text(LEFT + 40, 50, seller.short_name, Type("sans", 15, bold=True, color=color(style)))
    tiny = replace(label, family="sans", size=6.4)
    sheet.text(LEFT, 108, " - ".join((seller.name, *address_lines(seller))), tiny)
    y = sheet.block(LEFT, 126, 240, invoice.buyer.name, bold, field="buyer_name")
    for text in address_lines(invoice.buyer):
        sheet.text(LEFT, y, text, body)
        y += body.size * 1.3
    sheet.pair(LEFT, y + 3, f"{style.label('vat')}:", style.vat(invoice.buyer.vat), body, body, field="buyer_vat")
    rows = [*_dates(invoice, style, number=False), *_contract(invoice, style)]
    x = MIDDLE + 22
    end = kit.facts(sheet, style, x, 90, rows, label, body, right=RIGHT, step=12.6)
    y = max(end, y + 16) + 16
    big = Type(body.family, 13.5, bold=True)
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    sheet.pair(LEFT, y, text, invoice.number, big, big, field="invoice_number")
    return y + 12


def _columns(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title over a line, agency and client side by side, dates and contract in a form of boxes."""
    body, bold, label = types(style)
    big = Type(body.family, 16, bold=True, color=color(style))
    sheet.text(LEFT, 54, kit.title(style, invoice), big)
    logo(sheet, style, RIGHT - 28, 28, 28, color(style))
    sheet.text(RIGHT - 36, 48, invoice.seller.short_name, Type("sans", 11, bold=True), align="right")
    sheet.line(LEFT, 64, RIGHT, 64, stroke=color(style), width=1.4)
    order = ("seller", "buyer") if style.variant("seller left", 3) else ("buyer", "seller")
    pairs = zip((LEFT, MIDDLE), order, strict=True)
    y = max(_party(sheet, invoice, style, x, 82, role, MIDDLE - LEFT - 16) for x, role in pairs) + 2
    rows = _dates(invoice, style)
    y = grid(sheet, style, LEFT, y, [WIDE / len(rows)] * len(rows), rows, label, bold, stroke="#888888")
    rows = _contract(invoice, style)
    return grid(sheet, style, LEFT, y, [WIDE / len(rows)] * len(rows), rows, label, body, stroke="#888888")


def _banded(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title and number on a band of colour, client left and facts right on a tinted ground, agency below the sign."""
    body, _bold, label = types(style)
    sheet.rect(LEFT, 30, WIDE, 30, fill=color(style), stroke=None)
    big = Type(body.family, 13, bold=True, color="#ffffff")
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    sheet.pair(LEFT + 8, 50, text, invoice.number, big, big, field="invoice_number")
    rows = [*_dates(invoice, style, number=False), *_contract(invoice, style)]
    tall = len(rows) * 13 + 12
    sheet.rect(MIDDLE, 68, RIGHT - MIDDLE, tall, fill=tint(color(style), 0.08), stroke=None)
    kit.facts(sheet, style, MIDDLE + 8, 84, rows, label, body, at=MIDDLE + 112, step=13)
    y = _party(sheet, invoice, style, LEFT, 82, "seller", MIDDLE - LEFT - 16)
    return max(_party(sheet, invoice, style, LEFT, y + 6, "buyer", MIDDLE - LEFT - 16), 68 + tall + 12) + 2


def pay(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Payment terms and the account, the factor's where the debt is sold; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    company = factor(invoice, style)
    days = style.label("net days").format(payment.days)
    rows: list[kit.Fact] = [("terms", days, None), ("due", style.date(payment.due_date), "due_date")]
    if style.variant("account row", 2) or not company:
        name = "factor iban" if company else "iban"
        rows += [(name, style.iban(payment.iban), "iban"), ("bank", f"{payment.bank}, {payment.bic}", None)]
    at = LEFT + max(label.width(style.label(key)) for key, _text, _field in rows) + 14
    y = kit.facts(sheet, style, LEFT, y, rows, label, body, at=at)
    if not company and style.variant("account row", 2) == 0:
        return y
    values: dict[str, tuple[str, str | None]] = {"iban": (style.iban(payment.iban), "iban")}
    text = style.label("factored" if company else "please").replace("{0}", company)
    if company and style.variant("framed", 2):
        top = y - 2
        y = kit.flow(sheet, LEFT + 7, y + 10, WIDE - 14, text, values, body, bold)
        sheet.rect(LEFT, top, WIDE, y - top - 4, stroke=style.choose("frame", ("#555555", color(style))), line=0.9)
        return y + 10
    return kit.flow(sheet, LEFT, y + 4, WIDE, text, values, body, bold) + 2


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Agency, permit and, of some, its own account in small print; the number of the page."""
    tiny = Type("sans", 6.7, color="#666666")
    who, y = invoice.seller, HEIGHT - 50
    first = sheet.page == 1 and style.variant("head", 3) == 0
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke="#bbbbbb", width=0.5)
    end = sheet.text(LEFT, y, who.name, tiny, field="seller_name" if first else None)
    end = sheet.text(end, y, f", {', '.join(address_lines(who))} · {style.label('vat')} ", tiny)
    sheet.text(end, y, style.vat(who.vat), tiny, field="seller_vat" if first else None)
    permit = style.label("permit").format(digits(style, "permit", 5))
    sheet.text(LEFT, y + 9, f"{permit} · {style.label('register')} {who.register_number} · {who.email}", tiny)
    if factor(invoice, style) and style.variant("own account", 3) == 0:
        own = identifiers.iban(random.Random(f"{style.seed}:own"), who.country)
        sheet.text(LEFT, y + 18, style.label("own account").format(style.iban(own)), tiny)
    kit.page_counter(sheet, style, RIGHT, y + 18, tiny)
