"""The paper of patent attorneys: letterhead, the client, the case in a frame, and the foot with the firm's data."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice, money
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines
from .grid import digits

LEFT, RIGHT = 62.0, WIDTH - 54.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2
BOTTOM = HEIGHT - 92.0
COLORS = ("#1f2a44", "#5b1a18", "#0b3d2e", "#2b2b2b", "#3d2b56")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("serif", "serif", "sans", "dejavu"))
    size = {"serif": 10.2, "sans": 9.2, "dejavu": 8.2}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#484848")


def color(style: Style) -> str:
    """The colour of this firm."""
    return style.choose("color", COLORS)


def our_ref(invoice: Invoice, style: Style) -> str:
    """The firm's own sign of the case."""
    pattern = style.choose("ref pattern", ("P-{0}/{1}", "{1}{0} TM", "{0}-W-{1}", "BK/{0}"))
    return pattern.format(digits(style, f"ref {invoice.number}", 4), 20 + style.variant("ref year", 6))


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Letterhead, client, title and case; returns the y below."""
    body, bold, label = types(style)
    centred = style.variant("centred", 2) == 0
    who = invoice.seller
    large = Type(body.family, 15, bold=True, color=color(style))
    if centred:
        sheet.text(MIDDLE, 50, who.short_name, large, align="center")
        sheet.text(MIDDLE, 64, " · ".join((*address_lines(who), who.phone)), label, align="center")
    else:
        sheet.text(RIGHT, 50, who.short_name, large, align="right")
        for index, line in enumerate((*address_lines(who), who.phone, who.email)):
            sheet.text(RIGHT, 64 + 11 * index, line, label, align="right")
    sheet.line(LEFT, 72, RIGHT if centred else RIGHT - 180, 72, stroke=color(style), width=1.0)
    y = 100.0 if centred else 92.0
    sheet.text(LEFT, y, style.label("buyer"), label)
    y = sheet.block(LEFT, y + 14, 226, invoice.buyer.name, bold, field="buyer_name")
    for line in address_lines(invoice.buyer, country=who.country != invoice.buyer.country):
        sheet.text(LEFT, y, line, body)
        y += body.size * 1.3
    sheet.pair(LEFT, y, f"{style.label('client vat')}:", style.vat(invoice.buyer.vat), label, body, field="buyer_vat")
    rows: list[kit.Fact] = [("our ref", our_ref(invoice, style), None)]
    if invoice.order_number:
        rows.append(("your ref", invoice.order_number, None))
    firsts, lasts = OWNERS[who.country]
    first, last = style.choose("first", firsts), style.choose("last", lasts)
    rows.append(("in charge", f"{first} {last}", None))
    rows.append(("direct", f"{who.phone[:-3]}{digits(style, 'direct', 3)}", None))
    dates: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if style.variant("sold", 3):
        dates.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    inside = style.variant("number inside", 2) == 1
    if inside:
        dates.insert(0, ("number", invoice.number, "invoice_number"))
    rows = [*dates, *rows] if style.variant("dates first", 2) else [*rows, *dates]
    width = max(label.width(f"{style.label(key)}:") for key, _text, _field in rows)
    value = max(body.width(text) for _key, text, _field in rows)
    x = min(330.0, RIGHT - width - value - 8)
    end = kit.facts(sheet, style, x, 114 if centred else 138, rows, label, body, at=x + width + 8, step=13.5)
    return _case(sheet, invoice, style, _title(sheet, invoice, style, max(y + 34, end + 18), inside))


def _title(sheet: Sheet, invoice: Invoice, style: Style, y: float, inside: bool) -> float:
    big = Type(types(style)[0].family, 14.5, bold=True, color=color(style))
    if inside:
        sheet.text(LEFT, y, kit.title(style, invoice), big)
    elif style.variant("title middle", 2):
        kit.heading(sheet, invoice, style, MIDDLE, y, big)
    else:
        text = f"{kit.title(style, invoice)} {style.label('no')}"
        sheet.pair(LEFT, y, text, invoice.number, big, big, field="invoice_number")
    return y + 12


def _case(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What the work is about, with the office's number and days; returns the y below."""
    body, bold, label = types(style)
    filed = invoice.issue_date - timedelta(days=60 + style.variant(f"filed {invoice.number}", 1500))
    following = invoice.issue_date + timedelta(days=95 + style.variant(f"next {invoice.number}", 300))
    prefix = {"PL": "P.", "DE": "10 20", "GB": "GB"}[invoice.seller.country]
    case = f"{prefix}{digits(style, f'case {invoice.number}', 2)} {digits(style, f'case b {invoice.number}', 6)}"
    matter = style.choose(f"matter {invoice.number}", style.label("matters").split("|"))
    height = 50.0
    if style.variant("case filled", 2):
        sheet.rect(LEFT, y, WIDE, height, fill=tint(color(style), 0.08), stroke=None)
    else:
        sheet.line(LEFT, y, RIGHT, y, stroke=color(style), width=0.5)
        sheet.line(LEFT, y + height, RIGHT, y + height, stroke=color(style), width=0.5)
    sheet.pair(LEFT + 6, y + 14, f"{style.label('matter')}:", matter, label, bold)
    sheet.pair(LEFT + 6, y + 28, f"{style.label('case no')}:", case, label, body)
    sheet.pair(LEFT + 250, y + 28, f"{style.label('filed')}:", style.date(filed), label, body)
    sheet.pair(LEFT + 6, y + 42, f"{style.label('next term')}:", style.date(following), label, body)
    return y + height + 10


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Who the firm is, in three columns of small print on every page."""
    body, _bold, _label = types(style)
    small = Type(body.family, body.size * 0.78, color="#333333")
    who, first = invoice.seller, sheet.page == 1
    y = HEIGHT - 64
    sheet.line(LEFT, y - 12, RIGHT, y - 12, stroke=color(style), width=0.7)
    at = sheet.block(LEFT, y, 166, who.name, replace(small, bold=True), field="seller_name" if first else None)
    for line in address_lines(who, country=True):
        sheet.text(LEFT, at, line, small)
        at += small.size * 1.25
    sheet.pair(LEFT + 178, y, f"{style.label('vat')}:", style.vat(who.vat), small, small,
               field="seller_vat" if first else None)  # fmt: skip
    if who.register_number:
        sheet.pair(LEFT + 178, y + 10, f"{style.label('register')}:", who.register_number, small, small)
    cover = money(style.choose("cover", (Decimal(1_000_000), Decimal(2_500_000))))
    coin = {"PL": "PLN", "GB": "GBP"}.get(who.country, "EUR")
    insured = style.label("insured").format(f"{style.amount(cover, 0)} {coin}")
    sheet.block(LEFT + 178, y + 20, 160, insured, small)
    sheet.text(RIGHT, y, who.email, small, align="right")
    sheet.text(RIGHT, y + 10, who.phone, small, align="right")
    if sheet.pages > 1:
        kit.page_counter(sheet, style, RIGHT, y + 20, small)
