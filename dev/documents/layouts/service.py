"""The look of a utility's bill: dense, buyer left of seller, labels above values, transfer slip.

It prints much that is not asked for: customer and contract numbers, meter readings, share capital,
the balance of earlier bills.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ..formatting import Style, in_words
from ..labels.service import LABELS
from ..model import ZERO, Account, Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout, account_of, address_lines, logo
from .transfer_slip import SLIP_HEIGHT, draw_slip

LEFT, RIGHT = 40.0, WIDTH - 40.0
BOTTOM = HEIGHT - 44.0
TINY = Type("narrow", 6.8, color="#333333")
LABEL = Type("narrow", 7.2, color="#555555")
BODY = Type("narrow", 8.6)
BOLD = Type("narrow", 8.6, bold=True)
COLORS = ("#005b8f", "#00796b", "#6a1b4d", "#b34700", "#2e4a1f")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``, which has an account."""
    account = account_of(invoice)
    color = style.choose("color", COLORS)
    y = _head(sheet, invoice, style, color)
    y = _parties(sheet, invoice, style, y)
    y = _grid(sheet, invoice, account, style, y, color)
    y = _readings(sheet, account, style, y, color)
    y = _details(sheet, invoice, style, y, color)
    if y > BOTTOM - SLIP_HEIGHT - 105 - 12 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    _summary(sheet, invoice, style, y + 8, color)
    draw_slip(sheet, invoice, style, left=LEFT, right=RIGHT, bottom=BOTTOM)
    _footer(sheet, invoice, style)


def _section(
    sheet: Sheet, text: str, y: float, color: str, *, left: float = LEFT, right: float = RIGHT
) -> float:
    sheet.rect(left, y, right - left, 13, fill=tint(color, 0.16), stroke=None)
    sheet.text(left + 4, y + 9.6, text, Type("narrow", 8.6, bold=True, color=color))
    return y + 13


def _head(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    if style.variant("band", 2):
        sheet.rect(0, 0, WIDTH, 54, fill=color, stroke=None)
        sheet.text(
            LEFT, 34, invoice.seller.short_name, Type("narrow", 17, bold=True, color="#ffffff")
        )
        ink = "#ffffff"
    else:
        logo(sheet, style, LEFT, 18, 30, color)
        sheet.text(
            LEFT + 40, 38, invoice.seller.short_name, Type("narrow", 15, bold=True, color=color)
        )
        sheet.line(LEFT, 54, RIGHT, 54, stroke=color, width=1.6)
        ink = color
    sheet.text(
        RIGHT, 34, style.label("title"), Type("narrow", 14, bold=True, color=ink), align="right"
    )
    return 54.0


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    middle = WIDTH / 2 + 40
    for x, role, party in ((LEFT, "buyer", invoice.buyer), (middle, "seller", invoice.seller)):
        row = y + 18
        sheet.text(x, row, style.label(role), LABEL)
        row = sheet.block(x, row + 12, 225, party.name, BOLD, field=f"{role}_name")
        for line in address_lines(party, country=style.language == "en"):
            sheet.text(x, row, line, BODY)
            row += 11
        end = sheet.pair(
            x, row, style.label("vat"), style.vat(party.vat), BODY, BODY, field=f"{role}_vat"
        )
        if role == "seller":
            sheet.text(end + 10, row, f"REGON {party.register_number}", BODY)
            sheet.text(x, row + 11, f"tel. {party.phone}   {party.email}", TINY)
    return y + 92


def _grid(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, y: float, color: str
) -> float:
    """Label above value, four columns; what is to be paid stands in colour."""
    width, height = (RIGHT - LEFT) / 4, 29.0
    cells = (
        ("number", invoice.number, "invoice_number"),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("period", "", None),
        ("due_amount", style.money(invoice.amount_due), "amount_due"),
        ("customer", account.customer_number, None),
        ("contract", account.contract_number, None),
        ("point", account.meter_point, None)
        if account.used
        else ("phone", account.meter_point[-9:], None),
        ("due", style.date(invoice.payment.due_date), "due_date"),
    )
    for index, (key, value, field) in enumerate(cells):
        column, row = index % 4, index // 4
        x, top = LEFT + column * width, y + row * height
        loud = column == 3
        sheet.rect(
            x,
            top,
            width,
            height,
            fill=tint(color, 0.22 if loud else 0.06),
            stroke="#ffffff",
            line=1.5,
        )
        sheet.text(x + 5, top + 10, style.label(key), LABEL)
        type_ = Type("narrow", 12, bold=True, color=color) if loud else BOLD
        if key == "period":
            small = Type("narrow", 8.2, bold=True) if style.date_format != "long" else TINY
            end = sheet.text(x + 5, top + 22.5, f"{style.date(account.period_start)} - ", small)
            sheet.text(end, top + 22.5, style.date(account.period_end), small, field="sale_date")
        else:
            sheet.text(x + 5, top + 23, value, type_, field=field)
    return y + 2 * height + 10


def _readings(sheet: Sheet, account: Account, style: Style, y: float, color: str) -> float:
    if not account.used:
        return y
    y = _section(sheet, style.label("readings"), y, color)
    after = account.reading_before + account.used
    values = (("before", account.reading_before), ("after", after), ("used", account.used))
    x = LEFT + 4
    for key, value in values:
        sheet.pair(x, y + 11, f"{style.label(key)}:", str(value), TINY, BODY)
        x += 140
    return y + 22


def _columns(style: Style) -> list[Column]:
    widths = (196, 56, 36, 62, 62, 36, 67)
    aligns = ("left", "right", "center", "right", "right", "right", "right")
    heads = style.label("head").split("|")
    return [Column(*parts) for parts in zip(heads, widths, aligns, strict=True)]


def _look(color: str) -> Look:
    return Look(
        body=Type("narrow", 8),
        head=Type("narrow", 7.2, bold=True, color=color),
        rule="#c8c8c8",
        head_align="column",
        padding=2.6,
    )


def _details(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    y = _section(sheet, style.label("details"), y, color)
    table = Table(sheet, LEFT, y, _columns(style), _look(color))
    rows = [
        (
            line.name,
            style.quantity(line.quantity),
            line.unit,
            style.price(line.net_price),
            style.amount(line.net),
            style.rate(line.tax),
            style.amount(line.gross),
        )
        for line in invoice.lines
    ]
    table.rows(rows, BOTTOM - 10, lambda: _turn_page(sheet, invoice, style))
    return table.y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    sheet.new_page()
    sheet.pair(LEFT, 40, style.label("title"), invoice.number, LABEL, BOLD)
    return 54.0


def _summary(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> None:
    middle = WIDTH / 2 + 14
    heads = style.label("vat_table").split("|")
    columns = [
        Column(head, width, align)
        for head, width, align in zip(
            heads, (84, 54, 54, 60), ("left", "right", "right", "right"), strict=True
        )
    ]
    table = Table(sheet, LEFT, y, columns, _look(color))
    table.head()
    for row in invoice.vat_breakdown:
        table.row(kit.vat_cells(style, row))
    total = (
        style.label("period_total"),
        style.amount(invoice.total_net),
        style.amount(invoice.total_tax),
        style.amount(invoice.total_gross),
    )
    fields = (None, "total_net", "total_tax", "total_gross")
    table.row(total, fields=fields, type_=Type("narrow", 8, bold=True), fill=tint(color, 0.1))
    below = _balance(sheet, invoice, style, y, color, middle)
    y = max(table.y, below) + 13
    words = in_words(invoice.amount_due, invoice.currency, style.language, fraction=True)
    y = sheet.block(
        LEFT, y, RIGHT - LEFT, f"{style.label('words')} {words} {invoice.currency}", BODY
    )
    account = style.iban(invoice.payment.iban)
    sheet.pair(LEFT, y + 4, f"{style.label('account')}:", account, BODY, BOLD, field="iban")
    for index, note in enumerate(invoice.notes):
        sheet.text(RIGHT, y + 4 + 11 * index, note, BOLD, align="right")
    if y + 80 < BOTTOM - SLIP_HEIGHT:
        _information(sheet, invoice, style, y + 18, color)


def _information(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> None:
    """Small print with dates and amounts that are no fields of the invoice."""
    y = _section(sheet, style.label("information"), y, color) + 10
    account = invoice.account
    following = style.date(invoice.payment.due_date + timedelta(days=17))
    used = account.used if account else 0
    average = style.quantity(Decimal(used * 11 // 12))
    ordered = style.date(invoice.issue_date - timedelta(days=400))
    small = style.label("small print").format(
        following, average, ordered, style.amount(Decimal("12.30"))
    )
    for line in small.split("|")[0 if used else 1 :]:
        y = sheet.block(LEFT + 4, y, RIGHT - LEFT - 8, line, TINY)


def _balance(
    sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str, left: float
) -> float:
    y = _section(sheet, style.label("settlement"), y, color, left=left) + 11
    rows = [(style.label("invoice_gross"), style.amount(invoice.total_gross), BODY, None)]
    if invoice.paid:
        key = "credit" if invoice.paid > ZERO else "debt"
        rows.append((style.label(key), style.amount(-invoice.paid), BODY, None))
    for label, value, type_, _field in rows:
        sheet.text(left + 4, y, label, type_)
        sheet.text(RIGHT - 4, y, value, type_, align="right")
        y += 12
    sheet.text(left + 4, y, style.label("due_amount"), BOLD)
    due = style.money(invoice.amount_due)
    sheet.text(RIGHT - 4, y, due, BOLD, align="right", field="amount_due")
    sheet.printed.setdefault("currency", sheet.printed["amount_due"][-1:])
    return y


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    seller = invoice.seller
    y = HEIGHT - 24
    capital = style.amount(ZERO + 50000 * (1 + style.variant("capital", 400)))
    text = style.label("capital").format(seller.city, seller.register_number[:6], capital)
    sheet.text(LEFT, y, text, Type("narrow", 6, color="#555555"))
    printed = style.label("printed").format(style.date(invoice.issue_date))
    sheet.text(LEFT, y + 8, printed, Type("narrow", 6, color="#555555"))
    kit.page_counter(sheet, style, RIGHT, y + 8, Type("narrow", 6, color="#555555"))


LAYOUT = Layout(
    name="service",
    description="bill of a utility, dense, with transfer slip",
    draw=draw,
    labels=LABELS,
    trades=("energy", "water", "telecom"),
    countries={"pl": ("PL",), "en": ("PL",)},
    numbers={
        "pl": ("{n:08d}/{m:02d}/{y}", "FR/{yy:02d}{m:02d}/{n:08d}", "E/{n:07d}/{y}/1"),
        "en": ("FR/{yy:02d}{m:02d}/{n:08d}", "{n:08d}/{m:02d}/{y}"),
    },
    dates={"pl": ("dots", "iso", "dashes"), "en": ("iso", "dots", "short")},
    is_account=True,
)
