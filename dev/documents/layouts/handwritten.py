"""A printed form filled in by hand: the values slanted, uneven and in ink."""

from __future__ import annotations

import random

from ..formatting import Style, in_words
from ..labels.common import labels
from ..model import Invoice
from ..sheet import WIDTH, Sheet, Type
from . import kit
from .base import Layout, address_lines

LEFT, RIGHT = 40.0, WIDTH - 40.0
LABEL = Type("serif", 8)
HEAD = Type("serif", 7.4)
ROWS = 10
ROW = 22.0
COLUMNS = (("no", 24.0), ("name", 186.0), ("unit", 38.0), ("qty", 42.0), ("price", 58.0), ("net", 62.0), ("rate", 40.0),
           ("gross", 65.0))  # fmt: skip


class Pen:
    """Writes like a hand: letter by letter, none quite on the line."""

    def __init__(self, sheet: Sheet, style: Style, number: str) -> None:
        self.sheet = sheet
        self.rng = random.Random(f"pen:{style.seed}:{number}")
        self.color = style.choose("ink", ("#1a2b8f", "#14204f", "#222222", "#0f3d7a"))

    def write(
        self, x: float, y: float, text: str, size: float = 12, *, field: str | None = None, right: bool = False
    ) -> float:
        type_ = Type("italic", size, color=self.color)
        if right:
            x -= type_.width(text)
        start, canvas = x, self.sheet.canvas
        y += self.rng.uniform(-1.2, 0.6)
        canvas.setFont(type_.font, size)
        canvas.setFillColor(self.color)
        for letter in text:
            canvas.saveState()
            canvas.translate(x, self.sheet.height - y - self.rng.uniform(-0.5, 0.5))
            canvas.rotate(self.rng.uniform(-4, 4))
            canvas.drawString(0, 0, letter)
            canvas.restoreState()
            x += type_.width(letter)
        if field:
            self.sheet.note(field, text, (start, y - size, x, y + size * 0.3))
        return x


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``; what a form has no room for is not written."""
    pen = Pen(sheet, style, invoice.number)
    sheet.rect(LEFT, 30, 220, 74, line=0.8)
    sheet.text(LEFT + 110, 101, style.label("stamp"), Type("serif", 6.4), align="center")
    y = sheet.block(LEFT + 8, 46, 205, invoice.seller.name, Type("sans", 8.6, bold=True, color="#20206a"),
                    field="seller_name")  # fmt: skip
    ink = Type("sans", 8, color="#20206a")
    sheet.text(LEFT + 8, y, f"{invoice.seller.street}, {invoice.seller.zip} {invoice.seller.city}", ink)
    sheet.pair(LEFT + 8, y + 11, style.label("vat"), style.vat(invoice.seller.vat), ink, ink, field="seller_vat")
    big = Type("serif", 17, bold=True)
    end = sheet.text(290, 54, f"{kit.title(style, invoice).upper()} {style.label('no')}", big)
    _dots(sheet, end + 4, RIGHT, 56)
    pen.write(end + 8, 53, invoice.number, 13, field="invoice_number")
    for index, (key, day) in enumerate((("issue_date", invoice.issue_date), ("sale_date", invoice.sale_date))):
        _blank(sheet, pen, style, 290, 76 + 20 * index, RIGHT, key, style.date(day), key)
    y = _blank(sheet, pen, style, LEFT, 130, RIGHT, "buyer", invoice.buyer.name, "buyer_name")
    address = ", ".join(address_lines(invoice.buyer))
    _blank(sheet, pen, style, LEFT, y, 350, "address", address, None)
    y = _blank(sheet, pen, style, 360, y, RIGHT, "vat", style.vat(invoice.buyer.vat), "buyer_vat")
    word = style.label({"10": "cash", "48": "card"}.get(invoice.payment.means, "transfer"))
    _blank(sheet, pen, style, LEFT, y, 250, "payment", word, None)
    if invoice.payment.is_transfer:
        _blank(sheet, pen, style, 260, y, RIGHT, "due", style.date(invoice.payment.due_date), "due_date")
        y += 20
        _blank(sheet, pen, style, LEFT, y, RIGHT, "iban", style.iban(invoice.payment.iban), "iban")
    y = _table(sheet, pen, invoice, style, y + 16)
    y = _totals(sheet, pen, invoice, style, y)
    words = in_words(invoice.amount_due or invoice.total_gross, invoice.currency, style.language, fraction=True)
    y = _blank(sheet, pen, style, LEFT, y + 18, RIGHT, "words", words, None)
    for note in invoice.notes:
        sheet.text(LEFT, y, note, Type("serif", 9, bold=True))
        y += 14
    for x, key in ((LEFT, "sign_buyer"), (RIGHT - 200, "sign_seller")):
        _dots(sheet, x, x + 200, y + 44)
        sheet.text(x + 100, y + 53, style.label(key), Type("serif", 6.6), align="center")


def _dots(sheet: Sheet, x: float, right: float, y: float) -> None:
    sheet.line(x, y, right, y, dashes=(1, 2), width=0.7, stroke="#444444")


def _blank(
    sheet: Sheet, pen: Pen, style: Style, x: float, y: float, right: float, key: str, value: str, field: str | None
) -> float:
    """A label, a dotted line, and what was written on it; smaller where there is little room."""
    end = sheet.text(x, y, f"{style.label(key)}:", LABEL)
    _dots(sheet, end + 3, right, y + 2)
    size = min(12.5, 12.5 * (right - end - 10) / Type("italic", 12.5).width(value))
    pen.write(end + 7, y - 0.5, value, size, field=field)
    return y + 20


def _table(sheet: Sheet, pen: Pen, invoice: Invoice, style: Style, y: float) -> float:
    """A ruled table of ten rows, most of them empty."""
    x = LEFT
    for key, width in COLUMNS:
        sheet.rect(x, y, width, 24)
        for index, text in enumerate(style.label(f"col.{key}").split("\n")):
            sheet.text(x + width / 2, y + 10 + 9 * index, HEAD.wrap(text, 500)[0], Type("serif", 6.6), align="center")
        for row in range(ROWS):
            sheet.rect(x, y + 24 + row * ROW, width, ROW, line=0.4)
        x += width
    keys = [key for key, _width in COLUMNS]
    for number, line in enumerate(invoice.lines, 1):
        x = LEFT
        base = y + 24 + number * ROW - 7
        for (key, width), text in zip(COLUMNS, kit.cells(style, line, number, keys), strict=True):
            room = width - 6
            size = min(11.5, 11.5 * room / Type("italic", 11.5).width(text))
            left = key in {"name", "unit"}
            pen.write(x + 3 if left else x + width - 3, base, text, size, right=not left)
            x += width
    if len(invoice.lines) < ROWS:  # empty rows are struck through
        top, bottom = y + 24 + len(invoice.lines) * ROW + 5, y + 24 + ROWS * ROW - 6
        sheet.curve([(RIGHT - 20, top), (WIDTH / 2, (top + bottom) / 2 + 4), (LEFT + 30, bottom)], stroke=pen.color,
                    width=0.9)  # fmt: skip
    return y + 24 + ROWS * ROW


def _totals(sheet: Sheet, pen: Pen, invoice: Invoice, style: Style, y: float) -> float:
    """The sums under the table's columns, then the rates, then what is to be paid."""
    edges = [LEFT + sum(width for _key, width in COLUMNS[:index]) for index in range(len(COLUMNS) + 1)]
    tax_left, net_left, gross_left = edges[4] + 20, edges[5], edges[7]
    total = (style.label("sum"), invoice.total_net, invoice.total_tax, invoice.total_gross)
    rows = [(style.rate(row.tax), row.net, row.tax_amount, row.gross) for row in invoice.vat_breakdown]
    for index, (word, net, tax, gross) in enumerate([*rows, total]):
        last = index == len(rows)
        for left, right in ((tax_left, net_left), (net_left, edges[6]), (edges[6], gross_left), (gross_left, RIGHT)):
            sheet.rect(left, y, right - left, 18, line=0.9 if last else 0.4)
        sheet.text(tax_left + 4, y + 12, word, LABEL)
        cells = ((edges[6], net, "total_net"), (gross_left, tax, "total_tax"), (RIGHT, gross, "total_gross"))
        for right, value, field in cells:
            text = style.amount(value)
            size = min(11.0, 11.0 * 36 / Type("italic", 11).width(text)) if right == gross_left else 11.0
            pen.write(right - 2, y + 13, text, size, field=field if last else None, right=True)
        y += 18
    sheet.text(LEFT, y + 20, f"{style.label('total')}:", Type("serif", 11, bold=True))
    _dots(sheet, LEFT + 100, LEFT + 270, y + 22)
    pen.write(LEFT + 108, y + 19, style.money(invoice.amount_due), 14, field="amount_due")
    sheet.same("currency", "amount_due")
    return y + 26


LAYOUT = Layout(
    name="handwritten",
    description="form filled in by hand",
    draw=draw,
    labels=labels("""
stamp = pieczęć sprzedawcy = - = - = pārdevēja zīmogs
address = Adres = - = - = Adrese
buyer = Nabywca = - = - = Pircējs
total = Do zapłaty = - = - = Summa apmaksai
"""),
    trades=("workshop", "consulting"),
    countries={"pl": ("PL",), "lv": ("LV",)},
    numbers={"pl": ("{n}/{y}", "{n}/{m:02d}/{yy:02d}"), "lv": ("{n}", "{n}/{yy:02d}")},
    dates={"pl": ("dots_r", "dots", "long"), "lv": ("dots", "lv_long")},
    features=frozenset({"net", "few"}),
)
