"""A desktop program that prints forms: seller right of buyer, digits of tax numbers and dates in boxes of their own."""

from __future__ import annotations

from datetime import date

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, address_lines
from .headings import next_page, numbered_title

LEFT, RIGHT = 32.0, WIDTH - 32.0
BOTTOM = HEIGHT - 44.0
SMALL = Type("sans", 6.6, color="#333333")
BODY = Type("sans", 8)
BOLD = Type("sans", 8, bold=True)
CELL = Type("mono", 9, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    y = _head(sheet, invoice, style)
    y = _parties(sheet, invoice, style, y + 8)
    columns = (("no", 22.0), ("name", 168.0), ("unit", 34.0), ("qty", 44.0), ("list_price", 54.0), ("discount", 36.0),
               ("price", 54.0), ("net", 62.0), ("rate", 57.0))  # fmt: skip
    look = Look(BODY, SMALL, grid="#222222", head_fill="#ededed", padding=2.6)
    y = kit.lines_table(
        sheet, style, LEFT, y + 10, columns, look, invoice.lines, BOTTOM - 8, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 205:
        y = _turn_page(sheet, invoice, style)
    below = kit.vat_table(sheet, invoice, style, LEFT, y + 10, (78, 66, 58, 66), look, fill="#ededed")
    end = kit.facts(
        sheet, style, LEFT + 284, y + 20, kit.payment_facts(invoice, style, days=True), SMALL, BODY, at=LEFT + 358
    )
    y = max(below, end) + 8
    sheet.rect(LEFT, y, RIGHT - LEFT, 46, line=1.1)
    big = Type("sans", 11.5, bold=True)
    at = kit.to_pay(sheet, invoice, style, LEFT + 8, LEFT + 268, y + 13, BODY, big)
    kit.words(sheet, invoice, style, LEFT + 284, y + 15, RIGHT - LEFT - 292, BODY, invoice.amount_due)
    y = kit.notes(sheet, invoice, style, LEFT, max(at, y + 46) + 12, RIGHT - LEFT, BOLD)
    for x, key in ((LEFT, "sign_seller"), (RIGHT - 170, "sign_buyer")):
        sheet.rect(x, y + 4, 170, 42)
        sheet.text(x + 85, y + 43, style.label(key), Type("sans", 5.6), align="center")
    _footer(sheet, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    sheet.rect(LEFT, 30, 236, 52)
    sheet.text(LEFT + 4, 38, style.label("stamp"), SMALL)
    sheet.block(LEFT + 8, 58, 220, invoice.seller.short_name, Type("serif", 12, bold=True))
    x = LEFT + 248
    sheet.rect(x, 30, RIGHT - x, 24, fill="#ededed")
    big = Type("sans", 12, bold=True)
    numbered_title(sheet, invoice, style, x + 8, 46, big)
    for index, (key, day) in enumerate((("issue_date", invoice.issue_date), ("sale_date", invoice.sale_date))):
        at = x + index * (RIGHT - x) / 2
        sheet.text(at, 62, style.label(key), SMALL)
        _date_boxes(sheet, at, 65, day, key)
    return 84.0


def _date_boxes(sheet: Sheet, x: float, y: float, day: date, field: str) -> None:
    """Day, month and year in three boxes."""
    left = x
    parts = (f"{day.day:02d}", f"{day.month:02d}", f"{day.year}")
    for part, width in zip(parts, (22.0, 22.0, 38.0), strict=True):
        sheet.rect(x, y, width, 15)
        sheet.text(x + width / 2, y + 11, part, CELL, align="center")
        x += width
    sheet.note(field, " ".join(parts), (left, y, x, y + 15))


def _digit_boxes(sheet: Sheet, x: float, y: float, number: str, field: str) -> None:
    """A number with a box for each of its digits."""
    width = 12.5
    for index, digit in enumerate(number):
        sheet.rect(x + index * width, y, width, 14)
        sheet.text(x + (index + 0.5) * width, y + 10.4, digit, CELL, align="center")
    sheet.note(field, number, (x, y, x + len(number) * width, y + 14))


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    width, height = (RIGHT - LEFT - 10) / 2, 78.0
    for x, role, who in ((LEFT, "buyer", invoice.buyer), (LEFT + width + 10, "seller", invoice.seller)):
        sheet.rect(x, y, width, height)
        sheet.text(x + 4, y + 8.5, f"{style.label(role)}:", SMALL)
        row = sheet.block(x + 8, y + 20, width - 14, who.name, BOLD, field=f"{role}_name")
        for line in address_lines(who):
            sheet.text(x + 8, row, line, BODY)
            row += 10.5
        sheet.text(x + 8, y + height - 9, style.label("vat"), SMALL)
        number = who.vat[2:] if who.country == "PL" and style.language == "pl" else who.vat
        _digit_boxes(sheet, x + 62, y + height - 19, number, f"{role}_vat")
    return y + height


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, style)
    return next_page(sheet, invoice, style, LEFT, 40, BOLD, no=False)


def _footer(sheet: Sheet, style: Style) -> None:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, Type("sans", 6))
    sheet.text(LEFT, HEIGHT - 24, style.label("program"), Type("sans", 6))


LAYOUT = Layout(
    name="boxed",
    description="form of a desktop program, digits in boxes, seller on the right",
    draw=draw,
    labels=labels("""
stamp = pieczęć firmowa = company stamp = - = -
program = Formularz FA-1, program Tabelka 4 = Form FA-1, Tabelka 4 = - = -
"""),
    trades=("building", "workshop", "electronics"),
    countries={"pl": ("PL",), "en": ("PL",)},
    numbers={"pl": ("{n}/{m:02d}/{y}", "F{n:04d}/{yy:02d}", "{n:03d}/FV/{y}"), "en": ("{n}/{m:02d}/{y}/EX",)},
    dates={"pl": ("dots", "iso"), "en": ("dots",)},
    features=frozenset({"net", "discount", "rates"}),
)
