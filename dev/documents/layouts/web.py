"""The look of a web billing service: much white, grey labels above values, no vertical rules."""

from __future__ import annotations

from ..formatting import Style
from ..labels.web import LABELS
from ..model import Invoice, Party
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout, address_lines, logo

LEFT, RIGHT = 48.0, WIDTH - 48.0
BOTTOM = HEIGHT - 70.0
GREY = "#7a7f87"
INK = "#1d2430"
LABEL = Type("sans", 7, color=GREY)
BODY = Type("sans", 9, color=INK)
BOLD = Type("sans", 9, bold=True, color=INK)
COLORS = ("#2f6fde", "#0f8a6d", "#8a3ffc", "#d9480f", "#243b53")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", COLORS)
    y = _head(sheet, invoice, style, color)
    y = _parties(sheet, invoice, style, y)
    if style.variant("headline", 2) and invoice.amount_due and invoice.payment.is_transfer:
        text = style.label("headline").format(
            style.money(invoice.amount_due), style.date(invoice.payment.due_date)
        )
        sheet.text(LEFT, y + 8, text, Type("sans", 14, bold=True, color=INK))
        y += 26
    y = _lines(sheet, invoice, style, y, color)
    if y > BOTTOM - 110 - 14 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    y = _totals(sheet, invoice, style, y + 10, color)
    if y > BOTTOM - 80:
        y = _turn_page(sheet, invoice, style)
    _payment(sheet, invoice, style, y + 18, color)
    _footer(sheet, invoice, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    """Sign and title, then the dates as columns of label over value."""
    title = Type("sans", 24, bold=True, color=INK)
    if style.variant("band", 2):
        sheet.rect(0, 0, WIDTH, 9, fill=color, stroke=None)
    logo(sheet, style, LEFT, 40, 30, color)
    sheet.text(LEFT + 40, 60, invoice.seller.short_name, Type("sans", 12, bold=True, color=color))
    sheet.text(RIGHT, 64, style.label("title"), title, align="right")
    cells: list[tuple[str, str, str | None]] = [
        ("number", invoice.number, "invoice_number"),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
    ]
    if style.variant("sale date", 2):
        cells.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.payment.is_transfer:
        cells.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if invoice.order_number:
        cells.append(("order", invoice.order_number, None))
    step = (RIGHT - LEFT) / max(4, len(cells))
    for index, (key, value, field) in enumerate(cells):
        x = LEFT + index * step
        sheet.text(x, 104, style.label(key), LABEL)
        sheet.text(x, 117, value, BOLD, field=field)
    sheet.line(LEFT, 130, RIGHT, 130, stroke="#d9dce1", width=0.7)
    return 130.0


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    middle = WIDTH / 2 + 10
    ends = [
        _party(sheet, style, LEFT, y + 22, invoice.seller, "seller"),
        _party(sheet, style, middle, y + 22, invoice.buyer, "buyer"),
    ]
    return max(ends) + 20


def _party(sheet: Sheet, style: Style, x: float, y: float, party: Party, role: str) -> float:
    sheet.text(x, y, style.label(role), LABEL)
    y = sheet.block(x, y + 14, 225, party.name, BOLD, leading=1.3, field=f"{role}_name")
    for line in address_lines(party, country=style.language == "en"):
        sheet.text(x, y, line, BODY)
        y += 12
    sheet.pair(x, y, style.label("vat"), style.vat(party.vat), BODY, BODY, field=f"{role}_vat")
    if role == "seller":
        y += 12
        sheet.pair(x, y, style.label("register"), party.register_number, BODY, BODY)
        sheet.text(x, y + 12, party.email, BODY)
        y += 12
    return y


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    heads = style.label("head").split("|")
    columns = [
        Column(head, width, align)
        for head, width, align in zip(
            heads, (233, 62, 76, 48, 80), ("left", "right", "right", "right", "right"), strict=True
        )
    ]
    filled = style.variant("filled head", 2) == 1
    look = Look(
        body=BODY,
        head=Type("sans", 8, bold=True, color="#ffffff" if filled else GREY),
        rule="#d9dce1",
        head_fill=color if filled else None,
        head_align="column",
        zebra=tint(color, 0.05) if style.variant("zebra", 2) else None,
        padding=5,
    )
    table = Table(sheet, LEFT, y, columns, look)
    rows = [
        (
            line.name,
            f"{style.quantity(line.quantity)} {line.unit}",
            style.price(line.net_price),
            style.rate(line.tax),
            style.amount(line.net),
        )
        for line in invoice.lines
    ]
    table.rows(rows, BOTTOM, lambda: _turn_page(sheet, invoice, style))
    return table.y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    sheet.new_page()
    sheet.pair(LEFT, 52, style.label("title"), invoice.number, LABEL, LABEL)
    return 66.0


def _totals(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    left, step = WIDTH / 2 + 10, 16.0
    y += 12

    def row(label: str, value: str, type_: Type, field: str | None = None) -> None:
        nonlocal y
        sheet.text(left, y, label, type_)
        sheet.text(RIGHT - 5, y, value, type_, align="right", field=field)
        y += step

    row(style.label("net"), style.money(invoice.total_net), BODY, "total_net")
    only = len(invoice.vat_breakdown) == 1
    for part in invoice.vat_breakdown:
        label = style.label("rate").format(style.rate(part.tax), style.money(part.net))
        row(label, style.money(part.tax_amount), BODY, "total_tax" if only else None)
    if not only:
        row(style.label("tax"), style.money(invoice.total_tax), BODY, "total_tax")
    sheet.line(left, y - 10, RIGHT, y - 10, stroke="#d9dce1")
    y += 3
    row(style.label("gross"), style.money(invoice.total_gross), BOLD, "total_gross")
    sheet.printed.setdefault("currency", sheet.printed["total_gross"][-1:])
    if invoice.paid:
        row(style.label("paid"), style.money(-invoice.paid), BODY)
    big = Type("sans", 11.5, bold=True, color=color)
    sheet.rect(left - 8, y - 11, RIGHT - left + 8, 24, fill=tint(color, 0.1), stroke=None, radius=4)
    y += 5
    row(style.label("total"), style.money(invoice.amount_due), big, "amount_due")
    return y


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> None:
    payment = invoice.payment
    if payment.is_transfer:
        sheet.text(LEFT, y, style.label("pay"), Type("sans", 10, bold=True, color=color))
        rows = (
            ("bank", f"{payment.bank}, BIC {payment.bic}", None),
            ("iban", style.iban(payment.iban), "iban"),
            ("reference", payment.reference or invoice.number, None),
        )
        for key, value, field in rows:
            y += 15
            sheet.pair(LEFT, y, style.label(key), value, LABEL, BODY, field=field, at=LEFT + 78)
    else:
        sheet.text(LEFT, y, style.label("cash" if payment.means == "10" else "card"), BOLD)
    y += 22
    reasons = {row.tax.reason for row in invoice.vat_breakdown if row.tax.reason}
    for note in (*invoice.notes, *sorted(reasons)):
        sheet.text(LEFT, y, note, BODY)
        y += 13


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    seller = invoice.seller
    y = HEIGHT - 40
    sheet.line(LEFT, y - 12, RIGHT, y - 12, stroke="#d9dce1", width=0.5)
    sheet.text(LEFT, y, style.label("thanks").format(seller.email), LABEL)
    kit.page_counter(sheet, style, RIGHT, y, LABEL)
    sheet.text(LEFT, y + 11, f"{seller.name}, {seller.street}, {seller.zip} {seller.city}", LABEL)


LAYOUT = Layout(
    name="web",
    description="web billing service",
    draw=draw,
    labels=LABELS,
    trades=("software", "training", "office", "transport"),
    countries={"pl": ("PL",), "en": ("PL", "PL", "DE", "GB", "LV", "LT")},
    numbers={
        "pl": ("{n}/{y}", "FV-{y}-{n:04d}", "{y}/{m:02d}/{n}"),
        "en": ("INV-{y}-{n:05d}", "INV{n:06d}", "{y}-{n:04d}", "{yy:02d}{m:02d}-{n:04d}"),
    },
    dates={"pl": ("dots", "long", "iso"), "en": ("long", "short", "us", "slashes", "iso")},
)
