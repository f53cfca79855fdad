"""A shop on a marketplace, or one with its own software: brand and company, two addresses, prices with VAT."""

from __future__ import annotations

from ..formatting import Style
from ..labels.marketplace import LABELS
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, address_lines
from .headings import next_page
from .marketplace_heads import BODY, BOLD, LABEL, LEFT, RIGHT, market_head, on_market, shop_head

BOTTOM = HEIGHT - 84.0
COLUMNS = (
    (("name", 219.0), ("qty", 40.0), ("price", 60.0), ("rate", 48.0), ("gross_price", 72.0), ("gross", 76.0)),
    (("no", 26.0), ("code", 60.0), ("name", 203.0), ("qty", 42.0), ("gross_price", 66.0), ("rate", 50.0),
     ("gross", 68.0)),
    (("name", 261.0), ("rate", 56.0), ("gross_price", 70.0), ("qty", 50.0), ("gross", 78.0)),
    (("code", 58.0), ("name", 187.0), ("qty_unit", 54.0), ("gross_price", 62.0), ("net", 56.0), ("rate", 40.0),
     ("gross", 58.0)),
)  # fmt: skip


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#232f3e", "#d4502a", "#00695c", "#5b2a86", "#1f5fbf"))
    y = (market_head if on_market(style) else shop_head)(sheet, invoice, style, color)
    look = style.choose("look", (
        Look(BODY, BOLD, rule="#cccccc", head_align="column", padding=4),
        Look(BODY, LABEL, rule="#dddddd", head_fill=tint(color, 0.12), head_align="column", padding=4),
        Look(BODY, Type("sans", 7.8, bold=True), grid="#bbbbbb", head_fill="#eeeeee", padding=3.4),
    ))  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, y, style.choose("columns", COLUMNS), look, invoice.lines, BOTTOM,
        lambda: _turn_page(sheet, invoice, style),
    )  # fmt: skip
    if y > BOTTOM - 205:
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y + 20, look, color)
    y = _ways(sheet, invoice, style, y + 8)
    y = kit.notes(sheet, invoice, style, LEFT, y + 6, RIGHT - LEFT, BOLD)
    domain = invoice.seller.email.partition("@")[2]
    sheet.block(LEFT, y + 8, RIGHT - LEFT, style.label("thanks").format(domain), LABEL)
    _footer(sheet, invoice, style)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, look: Look, color: str) -> float:
    """The total with VAT, the VAT that is in it by rate, and what is left to pay."""
    x, big = WIDTH / 2 + 4, Type("sans", 11, bold=True, color=color)
    only, form = len(invoice.vat_breakdown) == 1, style.variant("sums", 3)
    below = y
    if form == 0:  # the table of rates beside the total
        below = kit.vat_table(sheet, invoice, style, LEFT, y - 10, (62, 58, 54, 58), look)
    elif form == 1:  # first without VAT
        y = kit.sums(sheet, invoice, style, x, RIGHT, y, BODY) + 3
    sheet.text(x, y, style.label("gross"), big)
    sheet.text(RIGHT, y, style.money(invoice.total_gross), big, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    y += 16
    if form == 2:  # what is in the total, below it
        for row in invoice.vat_breakdown:
            sheet.text(x, y, style.label("within").format(style.rate(row.tax)), BODY)
            sheet.text(RIGHT, y, style.money(row.tax_amount), BODY, align="right", field="total_tax" if only else None)
            y += 12.5
        rows = [("tax", invoice.total_tax, "total_tax")] * (not only) + [("net", invoice.total_net, "total_net")]
        for key, value, field in rows:
            sheet.text(x, y, style.label(key), BODY)
            sheet.text(RIGHT, y, style.money(value), BODY, align="right", field=field)
            y += 12.5
    if invoice.paid:
        y = kit.to_pay(sheet, invoice, style, x, RIGHT, y + 2, BODY, BOLD)
    else:
        sheet.same("amount_due", "total_gross")
    return max(y, below) + 8


def _ways(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How it is paid and how it is sent."""
    means = {"10": "cash", "48": "card"}.get(invoice.payment.means, "transfer")
    word = style.choose(f"means {invoice.number}", style.labels[means][style.language])
    rows = [("payment", word, None), ("carriage", style.label("carrier"), None),
            *kit.payment_facts(invoice, style)[1:]]  # fmt: skip
    if style.variant("carriage first", 3) == 0:
        rows[:2] = rows[1::-1]
    return kit.facts(sheet, style, LEFT, y, rows, LABEL, BODY, at=LEFT + 130)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 46, BOLD, no=False, room=14)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    who, tiny = invoice.seller, Type("sans", 6.8, color="#666666")
    sheet.line(LEFT, HEIGHT - 58, RIGHT, HEIGHT - 58, stroke="#cccccc")
    rows = [[who.name, *address_lines(who)], [f"{style.label('phone')} {who.phone}", who.email],
            [f"{style.label('register')} {who.register_number}"]]  # fmt: skip
    if style.variant("waste", 2):
        rows[2].append(style.label("waste").format(style.variant("waste number", 90_000_000) + 10_000_000))
    for index, lines in enumerate(rows):
        for number, line in enumerate(lines):
            sheet.text(LEFT + index * 190, HEIGHT - 47 + 9 * number, line, tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 22, tiny)


LAYOUT = Layout(
    name="marketplace",
    description="shop on a marketplace or with its own software, shipping and vouchers, prices with VAT",
    draw=draw,
    labels=LABELS,
    trades=("electronics", "household", "household", "grocery"),
    countries={"pl": ("PL",), "de": ("DE",), "en": ("GB",)},
    numbers={
        "pl": ("FV/{n:06d}/{y}", "{n}/{m:02d}/{y}/ALG", "FVS/{y}/{m:02d}/{n:05d}"),
        "de": ("RE-{yy:02d}{n:06d}", "DE{y}{n:07d}", "{y}-{n:05d}", "R{n:08d}"),
        "en": ("INV-GB-{n:07d}", "#IN{n:06d}", "{y}{n:06d}", "GB{yy:02d}-{n:05d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "de": ("dots", "dots", "de_long"), "en": ("long", "slashes", "short")},
    features=frozenset({"gross", "paid", "shipping"}),
    kept_aside=True,
)
