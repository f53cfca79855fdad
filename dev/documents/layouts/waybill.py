"""A trader's delivery note and invoice in one, with the way of the goods: where from, where to, carried by whom."""

from __future__ import annotations

from decimal import Decimal

from .. import companies
from ..formatting import Style
from ..labels.waybill import LABELS
from ..model import ZERO, Invoice, money
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page
from .waybill_head import LEFT, RIGHT, head, rows_of_both, side_by_side, terms, types, way

BOTTOM = HEIGHT - 44.0


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style)
    y = (side_by_side if style.variant("form", 2) else rows_of_both)(sheet, invoice, style, y)
    y = way(sheet, invoice, style, y)
    y = terms(sheet, invoice, style, y)
    cut = any(line.discount for line in invoice.lines)
    columns = [("no", 26.0), ("code", 54.0), ("name", 0.0), ("unit", 40.0), ("qty", 46.0), ("list_price", 54.0),
               ("discount", 38.0), ("price", 54.0), ("rate", 34.0), ("net", 60.0)]  # fmt: skip
    gone = {"code"} if style.variant("codes", 2) else set()
    gone |= set() if cut else {"discount", "price"}
    gone |= {"rate"} if len(invoice.vat_breakdown) == 1 and style.variant("rates", 2) else set()
    columns = [column for column in columns if column[0] not in gone]
    rest = RIGHT - LEFT - sum(width for _key, width in columns)
    columns = [(key, width or rest) for key, width in columns]
    look = Look(body, label, grid=style.choose("grid", ("#000000", "#777777")), padding=2.4,
                head_fill=style.choose("fill", (None, "#e8e8e8")))  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, y + 2, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 215:
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y + 15, look)
    y = kit.words(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, body, invoice.total_gross)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, body)
    if style.variant("late", 2):
        y = sheet.block(LEFT, y + 4, RIGHT - LEFT, style.label("late"), label)
    if style.variant("sign", 4):
        y = _hands(sheet, invoice, style, y + 20)
    sheet.block(LEFT, y + 10, RIGHT - LEFT, style.label("electronic"), label)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 26, label)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, look: Look) -> float:
    """What the discounts take off, the VAT by rate, and what is to be paid."""
    body, bold, _label = types(style)
    x, only = RIGHT - 236, len(invoice.vat_breakdown) == 1
    listed = sum((money(line.quantity * (line.list_price or line.net_price)) for line in invoice.lines), ZERO)
    rows: list[tuple[str, Decimal, str | None]] = []
    if listed != invoice.total_net and style.variant("discount sum", 2):
        rows = [(style.label("before_discount"), listed, None),
                (style.label("discount_sum"), invoice.total_net - listed, None)]  # fmt: skip
    if style.variant("vat table", 3) == 0:
        below = kit.vat_table(sheet, invoice, style, x - 4, y - 10, (54, 64, 58, 64), look)
        return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, below + 14, body, bold)
    rows.append((style.label("net"), invoice.total_net, "total_net"))
    for row in invoice.vat_breakdown:
        if not only:
            rows.append((style.label("taxable").format(style.rate(row.tax)), row.net, None))
        word = style.label("tax_rate").format(style.rate(row.tax))
        rows.append((word, row.tax_amount, "total_tax" if only else None))
    if not only:
        rows.append((style.label("tax"), invoice.total_tax, "total_tax"))
    if invoice.paid:
        rows.append((style.label("gross"), invoice.total_gross, "total_gross"))
    for word, value, field in rows:
        sheet.text(x, y, word, body)
        sheet.text(RIGHT - 4, y, style.amount(value), body, align="right", field=field)
        y += 12.5
    sheet.line(x, y - 9.5, RIGHT, y - 9.5, width=0.5)
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y, body, Type(body.family, 10, bold=True), field_gross=True)


def _hands(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Who gave the goods away and who took them."""
    body, _bold, label = types(style)
    first, last = companies.OWNERS["LV"]
    name = f"{style.choose('first', first)} {style.choose('last', last)}" if style.variant("named", 2) else ""
    for x, key, who in ((LEFT, "issued_by", name), (WIDTH / 2 + 10, "taken_by", "")):
        end = sheet.text(x, y, f"{style.label(key)}: {who}", body) + 4
        sheet.line(end, y + 2, x + 240, y + 2, width=0.4)
        sheet.text(x + 150, y + 11, style.label("sign"), Type(label.family, 6), align="center")
    return y + 16


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    body, _bold, label = types(style)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 26, label)
    return next_page(sheet, invoice, style, LEFT, 42, body, room=10)


LAYOUT = Layout(
    name="waybill",
    description="Latvian trader's delivery note and invoice, with places of loading and unloading, carrier and driver",
    draw=draw,
    labels=LABELS,
    trades=("building", "building", "household", "grocery", "electronics"),
    countries={"lv": ("LV",), "en": ("LV", "LV", "LT")},
    numbers={
        "lv": ("ZE {n:06d}", "P-{yy:02d}/{n:05d}", "{y}-{m:02d}/{n}", "NOL{n:06d}", "{n:07d}", "RTU {n}"),
        "en": ("EXP {n:06d}", "{yy:02d}/{n:05d}", "P{n:07d}"),
    },
    dates={"lv": ("dots", "lv_long", "dots", "iso"), "en": ("dots", "iso", "long")},
    features=frozenset({"net", "discount", "goods"}),
)
