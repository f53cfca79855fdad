"""A small program's invoice on half a page, lying: everything is close together, the lines in prices with VAT."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page, numbered_title

WIDTH, HEIGHT = 595.0, 420.0
LEFT, RIGHT = 26.0, WIDTH - 26.0
BOTTOM = HEIGHT - 30.0
LABEL = Type("mono", 6.8)
BODY = Type("mono", 7.6)
BOLD = Type("mono", 7.6, bold=True)


def paper(_invoice: Invoice) -> tuple[float, float]:
    """A5, lying."""
    return WIDTH, HEIGHT


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    big = Type("mono", 11, bold=True)
    end = numbered_title(sheet, invoice, style, LEFT, 34, big)
    sheet.pair(end + 14, 34, style.label("corrected_date"), style.date(invoice.issue_date), BODY, BOLD,
               field="issue_date")  # fmt: skip
    sheet.text(RIGHT, 34, invoice.seller.city, BODY, align="right")
    sheet.line(LEFT, 40, RIGHT, 40, width=1)
    half = (RIGHT - LEFT) / 2
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (LEFT + half, "buyer", invoice.buyer)):
        sheet.text(x, 51, f"{style.label(role)}:", LABEL)
        ends.append(kit.party(sheet, style, x, 62, half - 12, who, role, BODY, BOLD, step=1.2))
    y = max(ends) - 2
    columns = (("no", 22.0), ("name", 226.0), ("qty_unit", 66.0), ("gross_price", 68.0), ("rate", 40.0),
               ("gross", 121.0))  # fmt: skip
    look = Look(BODY, LABEL, rule="#000000", head_align="column", padding=1.6)
    y = kit.lines_table(
        sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 116 - 13 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    below = kit.vat_table(sheet, invoice, style, RIGHT - 290, y + 6, (80, 70, 66, 74), look)
    rows = [("sale_date", style.date(invoice.sale_date), "sale_date"), *kit.payment_facts(invoice, style, bank=False)]
    rows = [row for row in rows if row[0] != "iban"]
    end = kit.facts(sheet, style, LEFT, y + 14, rows, LABEL, BODY, at=LEFT + 112, step=11)
    y = kit.to_pay(sheet, invoice, style, RIGHT - 290, RIGHT - 4, max(below, end) + 10, BODY, big)
    if invoice.payment.is_transfer:
        sheet.pair(LEFT, y, f"{style.label('iban')}:", style.iban(invoice.payment.iban), LABEL, BOLD, field="iban")
        y += 12
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY, invoice.amount_due)
    kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BOLD)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 16, LABEL)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 16, LABEL)
    return next_page(sheet, invoice, style, LEFT, 32, BOLD, no=False, room=8)


LAYOUT = Layout(
    name="halfpage",
    description="A5, lying, small program, prices with VAT",
    draw=draw,
    labels=labels("""
title.invoice = FAKTURA VAT / FAKTURA = - = - = RĒĶINS
corrected_date = z dnia = - = - = no
total = RAZEM DO ZAPŁATY / Należność = - = - = Kopā samaksai
iban = Konto / Nr rachunku = - = - = Konta Nr.
"""),
    trades=("workshop", "electronics", "grocery"),
    countries={"pl": ("PL",), "lv": ("LV",)},
    numbers={"pl": ("{n}/{y}/D", "{n:04d}/{yy:02d}", "D-{n}/{m:02d}/{yy:02d}"), "lv": ("{n:06d}", "P{n:04d}/{yy:02d}")},
    dates={"pl": ("iso", "dots", "dots_r"), "lv": ("dots",)},
    features=frozenset({"gross", "rates", "few"}),
    paper=paper,
    kept_aside=True,
)
