"""Advance invoices, and the invoice that settles them: the whole order, the advances taken off, the rest."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page

LEFT, RIGHT = 44.0, WIDTH - 44.0
BOTTOM = HEIGHT - 54.0
LABEL = Type("sans", 7.4, color="#555555")
BODY = Type("sans", 8.6)
BOLD = Type("sans", 8.6, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#28527a", "#3f6b3a", "#7a4b28"))
    sheet.rect(LEFT, 30, RIGHT - LEFT, 30, fill=color, stroke=None)
    white = Type("sans", 13, bold=True, color="#ffffff")
    sheet.text(LEFT + 10, 50, kit.title(style, invoice), white)
    sheet.text(RIGHT - 10, 50, invoice.number, white, align="right", field="invoice_number")
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("received" if invoice.kind == "advance" else "sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    kit.facts(sheet, style, LEFT, 80, rows, LABEL, BOLD, at=LEFT + 130)
    half = (RIGHT - LEFT) / 2
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (LEFT + half, "buyer", invoice.buyer)):
        sheet.text(x, 132, style.label(role).upper(), Type("sans", 7.4, bold=True, color=color))
        ends.append(kit.party(sheet, style, x, 146, half - 16, who, role, BODY, BOLD, contact=role == "seller"))
    columns = (("no", 24.0), ("name", 218.0), ("qty_unit", 60.0), ("net", 66.0), ("rate", 40.0), ("gross", 99.0))
    look = Look(BODY, Type("sans", 7.4, bold=True), rule="#bbbbbb", head_fill=tint(color, 0.12), head_align="column",
                padding=3.4)  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, max(ends) + 10, columns, look, invoice.lines, BOTTOM,
        lambda: _turn_page(sheet, invoice, style),
    )  # fmt: skip
    if y > BOTTOM - 320:
        y = _turn_page(sheet, invoice, style)
    widths = (120.0, 76.0, 70.0, 80.0)
    left = RIGHT - sum(widths)
    if invoice.kind == "settlement":
        y = kit.vat_table(
            sheet, invoice, style, left, y + 14, widths, look, rows=invoice.full_breakdown, label="order sum"
        )
        y += 16
        for earlier in invoice.earlier:
            end = sheet.pair(left - 60, y, style.label("advance_no"), earlier.number, BODY, BOLD)
            sheet.pair(end + 5, y, style.label("corrected_date"), style.date(earlier.issue_date), BODY, BODY)
            sheet.text(RIGHT - 4, y, style.amount(-earlier.gross), BODY, align="right")
            y += 13
        sheet.text(left, y + 10, style.label("rest"), BOLD)
        y += 4
    y = kit.vat_table(sheet, invoice, style, left, y + 12, widths, look, fill=tint(color, 0.12))
    y = kit.to_pay(sheet, invoice, style, left, RIGHT - 4, y + 18, BODY, Type("sans", 11, bold=True, color=color))
    amount = invoice.amount_due or invoice.total_gross
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY, amount)
    y = kit.facts(sheet, style, LEFT, y + 6, kit.payment_facts(invoice, style), LABEL, BOLD, at=LEFT + 110)
    y = kit.notes(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, BOLD)
    _footer(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 46, BOLD, no=False)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("sans", 6.2, color="#777777")
    sheet.text(LEFT, HEIGHT - 32, style.label("program"), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 32, tiny)


LAYOUT = Layout(
    name="zaliczka",
    description="advance invoice and the settlement after it",
    draw=draw,
    labels=labels("""
received = Data otrzymania zaliczki = Advance received on = Zahlungseingang = Avansa saņemšanas datums
order sum = Wartość zamówienia = Order value = Auftragswert = Pasūtījuma summa
rest = Pozostało do rozliczenia = Remainder = Restbetrag = Atlikums
program = Faktura z programu Biuro Online = Made with Biuro Online = Erstellt mit Biuro Online = Sagatavots ar Biuro Online
"""),  # noqa: E501
    trades=("building", "electronics", "consulting"),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("FZ {n}/{m:02d}/{y}", "ZAL/{n:04d}/{y}", "{n}/{yy:02d}/Z"),
        "de": ("AR-{y}-{n:04d}", "{y}{n:05d}"),
        "lv": ("AV{n:05d}", "{y}-{n:04d}"),
    },
    dates={"pl": ("dots", "iso"), "de": ("dots",), "lv": ("dots",)},
    kinds=("advance", "settlement"),
    features=frozenset({"net", "rates"}),
)
