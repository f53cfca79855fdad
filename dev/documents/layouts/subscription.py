"""A cloud supplier's invoice: much air, the amount in a box on top, lines by period, the supplier in small print."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import timedelta

from ..formatting import Style
from ..labels.subscription import LABELS
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, address_lines, logo
from .headings import next_page

LEFT, RIGHT = 56.0, WIDTH - 56.0
MIDDLE = WIDTH / 2 + 30
BOTTOM = HEIGHT - 100.0
GREY, INK = "#6b7280", "#1f2430"
TINY = Type("sans", 7, color=GREY)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#5b3df5", "#0b7a75", "#d6336c", "#1c1c28", "#e8590c"))
    body = Type(style.choose("font", ("sans", "sans", "dejavu")), style.choose("size", (8.6, 9.2)), color=INK)
    label, bold = replace(body, size=body.size - 1, color=GREY), replace(body, bold=True)
    y = _head(sheet, invoice, style, color, label, body)
    beside = style.variant("bill to", 2)
    end = kit.facts(sheet, style, LEFT, y, _facts(invoice, style), label, body, at=LEFT + 104, step=15, colon="")
    x, y = (MIDDLE, y) if beside else (LEFT, end + 16)
    sheet.text(x, y, style.label("buyer"), label)
    abroad = invoice.seller.country != invoice.buyer.country
    y = kit.party(sheet, style, x, y + 15, 205, invoice.buyer, "buyer", body, bold, step=1.4, country=abroad, colon="")
    y = _summary(sheet, invoice, style, max(y, end) + 10, color, label, bold)
    y = _lines(sheet, invoice, style, y, color, label, body)
    if y > BOTTOM - (175 if invoice.payment.is_transfer else 110) - 15 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    left = RIGHT - 215
    y = kit.sums(sheet, invoice, style, left, RIGHT, y + 24, body, step=16)
    sheet.line(left, y - 9, RIGHT, y - 9, stroke="#c9ced6")
    sheet.text(left, y + 5, style.label("gross"), bold)
    sheet.text(RIGHT, y + 5, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    y += 22
    if invoice.paid or style.variant("due row", 2):
        y = kit.to_pay(sheet, invoice, style, left, RIGHT, y, body, bold)
    sheet.same("currency", "total_gross")
    if invoice.payment.is_transfer:
        rows = [*kit.payment_facts(invoice, style), ("bic", invoice.payment.bic, None)]
        y = kit.facts(sheet, style, LEFT, y + 14, rows, label, body, at=LEFT + 104, step=14, colon="")
    kit.notes(sheet, invoice, style, LEFT, y + 8, RIGHT - LEFT, body)
    _footer(sheet, invoice, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style, color: str, label: Type, body: Type) -> float:
    """Sign, title and, where it is not at the foot, the supplier; returns the base line to go on at."""
    big = replace(body, size=26, bold=style.variant("title bold", 2) == 1)
    name = Type(body.family, 13, bold=True, color=color)
    if style.variant("title first", 2):
        sheet.text(LEFT, 72, kit.title(style, invoice), big)
        logo(sheet, style, RIGHT - 26, 46, 26, color)
        sheet.text(RIGHT - 34, 64, invoice.seller.short_name, name, align="right")
        y = 104.0
    else:
        logo(sheet, style, LEFT, 46, 26, color)
        sheet.text(LEFT + 36, 64, invoice.seller.short_name, name)
        sheet.text(LEFT, 122, kit.title(style, invoice), big)
        y = 100.0
    if style.variant("seller", 2):
        small = replace(label, size=7)
        y = kit.party(sheet, style, RIGHT - 165, y, 165, invoice.seller, "seller", small, replace(small, bold=True),
                      step=1.4, register=True, contact=True, country=True, colon="")  # fmt: skip
    return max(y + 14, 152.0)


def _facts(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")]
    rows.append(("issue_date", style.date(invoice.issue_date), "issue_date"))
    if style.language != "en" and style.variant("ahead", 2):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if style.variant("customer", 3):
        rows.append(("customer", f"{4_000_000 + style.variant(invoice.buyer.name, 900_000)}", None))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    return rows


def _summary(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str, label: Type, bold: Type) -> float:
    """The box with the amount; returns the y below it."""
    framed = style.variant("framed", 2) == 1
    fill, stroke = (None, "#c9ced6") if framed else (tint(color, 0.08), None)
    sheet.rect(LEFT, y, RIGHT - LEFT, 64, fill=fill, stroke=stroke, radius=6)
    payment = invoice.payment
    key, amount, field = ("left" if invoice.paid else "total"), invoice.amount_due, "amount_due"
    if not payment.is_transfer:
        key, amount, field = "gross", invoice.total_gross, "total_gross"
        text = style.label("charged").format(4021 + style.variant("card", 5000), style.date(payment.due_date))
        sheet.block(MIDDLE, y + 29, RIGHT - MIDDLE - 14, text, bold)
    else:
        sheet.text(MIDDLE, y + 22, style.label("due"), label)
        due = replace(bold, size=bold.size + 2)
        sheet.text(MIDDLE, y + 46, style.date(payment.due_date), due, field="due_date")
    sheet.text(LEFT + 16, y + 22, style.label(key), label)
    sheet.text(LEFT + 16, y + 48, style.money(amount), replace(bold, size=21), field=field)
    return y + 64


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str, label: Type, body: Type) -> float:
    """The lines, with their period in a column or over all of them: the month that begins, or the last one."""
    start = invoice.sale_date
    if not style.variant("ahead", 2):
        start = (invoice.issue_date.replace(day=1) - timedelta(days=1)).replace(day=1)
    end = start + timedelta(days=monthrange(start.year, start.month)[1] - 1)
    form = "short" if style.language == "en" else "dots"
    dated = replace(style, date_format="iso" if style.date_format == "iso" else form)
    period = f"{dated.date(start)} – {dated.date(end)}"
    lines = [replace(line, group=period) for line in invoice.lines]
    columns = {"name": 225.0, "qty_unit": 62.0, "price": 62.0, "rate": 50.0, "net": 84.0}
    if by_column := style.variant("period column", 2) == 1:
        columns = {"name": 0.0, "group": 84.0} | columns | {"name": 141.0}
    if not style.variant("rate column", 3):
        columns["name"] += columns.pop("rate")
    rule = "#d9dde3" if style.variant("rules", 2) else "#f1f3f5"
    look = Look(body, replace(label, bold=True), rule=rule, head_align="column", padding=6)
    return kit.lines_table(
        sheet, style, LEFT, y + 20, list(columns.items()), look, lines, BOTTOM,
        lambda: _turn_page(sheet, invoice, style), banners=not by_column, banner_fill=tint(color, 0.05),
    )  # fmt: skip


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 52, TINY, no=False, room=14)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    who, y, first = invoice.seller, HEIGHT - 60, sheet.page == 1
    if not style.variant("seller", 2):
        sheet.line(LEFT, y - 14, RIGHT, y - 14, stroke="#d9dde3", width=0.5)
        end = sheet.text(LEFT, y, who.name, replace(TINY, bold=True), field="seller_name" if first else None)
        sheet.text(end, y, "".join(f" · {text}" for text in address_lines(who, country=True)), TINY)
        end = sheet.pair(LEFT, y + 11, style.label("vat"), style.vat(who.vat), TINY, TINY,
                         field="seller_vat" if first else None)  # fmt: skip
        sheet.text(end, y + 11, f" · {style.label('register')} {who.register_number} · {who.email}", TINY)
    sheet.text(LEFT, HEIGHT - 34, style.label("help").format(who.email), TINY)
    if sheet.pages > 1 or style.variant("page", 2):
        kit.page_counter(sheet, style, RIGHT, HEIGHT - 34, TINY)


LAYOUT = Layout(
    name="subscription",
    description="cloud supplier, amount in a box on top, lines by period, reverse charge",
    draw=draw,
    labels=LABELS,
    trades=("cloud",),
    countries={"pl": ("PL", "PL", "PL", "LT"), "en": ("GB", "GB", "PL", "LT", "DE"), "de": ("DE", "DE", "DE", "LT")},
    numbers={
        "pl": ("FV/{n:06d}/{m:02d}/{y}", "PL{yy:02d}-{n:07d}", "{n:05d}/SUB/{y}"),
        "en": ("INV-{n:08d}", "7C4E1B0A-{n:04d}", "EUINV{yy:02d}-{n:06d}"),
        "de": ("R{yy:02d}{n:08d}", "{y}-{m:02d}-{n:05d}", "CLR-{n:07d}"),
    },
    dates={"pl": ("iso", "dots", "long"), "en": ("long", "short", "us", "iso"), "de": ("dots", "de_long")},
    features=frozenset({"net", "card"}),
)
