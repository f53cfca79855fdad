"""A publisher's invoice to a bookshop: what to pay on top, titles by ISBN with discount, copies counted, a slip."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..formatting import Style
from ..labels.publisher import LABELS
from ..model import ZERO, Invoice, Line, money
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .publisher_paper import BOTTOM, LEFT, RIGHT, WIDE, color, foot, head, isbn, kilograms, slip, types


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = _titles(sheet, invoice, style, head(sheet, invoice, style) + 8)
    y = _room(sheet, invoice, style, y, 120 + 14 * len(invoice.vat_breakdown))
    y = _counted(sheet, invoice, style, y)
    y = (_rows, _table, _line)[style.variant("totals", 3)](sheet, invoice, style, y + 6)
    if style.language == "pl" and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 6, WIDE, label, invoice.amount_due or invoice.total_gross)
    if style.language == "lv":
        y = kit.words(sheet, invoice, style, LEFT, y + 6, WIDE, label, invoice.total_gross)
    y = kit.notes(sheet, invoice, style, LEFT, y + 6, WIDE, body)
    if invoice.payment.is_transfer:
        y = _room(sheet, invoice, style, y, 76)
        low = style.variant("slip low", 2) == 1
        slip(sheet, invoice, style, max(y + 6, BOTTOM - 66) if low else y + 6)
    foot(sheet, invoice, style)


def _room(sheet: Sheet, invoice: Invoice, style: Style, y: float, need: float) -> float:
    return y if y + need <= BOTTOM else _turn_page(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 42, types(style)[0])


def _titles(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The list, the number of the book in a column or below its title; returns the y below."""
    body, _bold, _label = types(style)
    below = style.variant("isbn below", 3) == 0
    hyphens = style.variant("hyphens", 2) == 1
    keys = [("no", 22.0), ("code", 88.0), ("name", 0.0), ("qty", 38.0), ("list_price", 52.0), ("discount", 38.0),
            ("price", 50.0), ("rate", 36.0), ("net", 60.0)]  # fmt: skip
    if below:
        keys.remove(("code", 88.0))
        keys.append(("gross", 62.0))
    elif style.variant("code last", 3) == 0:
        keys.insert(2, keys.pop(1))
    rest = WIDE - sum(width for _key, width in keys)
    columns = [Column(style.label(f"col.{key}"), width or rest, kit.ALIGN.get(key, "right")) for key, width in keys]
    look = Look(
        body, Type(body.family, body.size * 0.86, bold=True, color="#ffffff" if _dark(style) else "#111111"),
        grid=style.choose("grid", (None, None, "#aaaaaa")),
        head_fill=color(style) if _dark(style) else tint(color(style), 0.12), head_align="column",
        zebra=style.choose("zebra", (None, "#f4f4f4")), padding=2.4,
    )  # fmt: skip
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    for number, line in enumerate(invoice.lines, 1):
        book = isbn(line.code, hyphens=hyphens)
        shown: Line = replace(line, code=book, name=f"{line.name}\nISBN {book}" if below else line.name)
        texts = kit.cells(style, shown, number, [key for key, _width in keys])
        if not table.fits(texts, BOTTOM - 14):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        table.row(texts, fill=look.zebra if number % 2 == 0 else None)
    return table.y


def _dark(style: Style) -> bool:
    return style.variant("dark head", 3) == 0


def _counted(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How many copies in how many parcels, and what they are worth at the prices of the list; returns the y below."""
    body, bold, label = types(style)
    copies = sum((line.quantity for line in invoice.lines), Decimal(0))
    y += 13
    end = sheet.pair(LEFT, y, f"{style.label('copies')}:", style.quantity(copies), label, bold)
    end = sheet.text(end + 4, y, f"({len(invoice.lines)} {style.label('titles')})", label)
    weight = kilograms(invoice, style)
    end = sheet.pair(end + 16, y, f"{style.label('parcels')}:", str(int(weight) // 12 + 1), label, body)
    sheet.pair(end + 16, y, f"{style.label('weight')}:", f"{style.amount(weight, 1)} kg", label, body)
    if style.variant("saved", 2):
        listed = sum((money((line.list_price or line.net_price) * line.quantity) for line in invoice.lines), ZERO)
        key, value = style.choose("worth", (("listed", listed), ("saved", listed - invoice.total_net)))
        if value:
            y += 12
            sheet.pair(LEFT, y, f"{style.label(key)}:", style.amount(value), label, body)
    return y + 4


def _rows(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A sentence for each rate at the left, the three sums at the right; returns the y below."""
    body, bold, label = types(style)
    top = y + 12
    y = top
    for row in invoice.vat_breakdown:
        texts = (style.rate(row.tax), *map(style.amount, (row.net, row.tax_amount, row.gross)))
        y = sheet.block(LEFT, y, 280, style.label("rate row").format(*texts), label, leading=1.4)
    sums = (("net", invoice.total_net), ("tax", invoice.total_tax), ("gross", invoice.total_gross))
    at = top
    for key, value in sums:
        last = key == "gross"
        type_ = replace(bold, size=bold.size + 1.5) if last else body
        sheet.text(RIGHT - 210, at, style.label(key), type_)
        text = style.money(value) if last else style.amount(value)
        sheet.text(RIGHT - 3, at, text, type_, align="right", field=f"total_{key}")
        at += 14
    return _prepaid(sheet, invoice, style, max(y, at) - 4)


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates in a table at the right or over the whole width, sums in its last row; returns the y below."""
    body, bold, _label = types(style)
    widths = style.choose("wide", ((56.0, 80.0, 72.0, 84.0), (WIDE * 0.25,) * 4))
    look = Look(body, replace(bold, size=bold.size * 0.88), grid="#888888", head_fill=tint(color(style), 0.1),
                head_align="column", padding=2.6)  # fmt: skip
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y + 4, widths, look, fill=tint(color(style), 0.06))
    return _prepaid(sheet, invoice, style, y + 4)


def _line(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Each rate in a sentence, then the three sums side by side below a line; returns the y below."""
    body, bold, label = types(style)
    y += 12
    for row in invoice.vat_breakdown:
        texts = (style.rate(row.tax), *map(style.amount, (row.net, row.tax_amount, row.gross)))
        sheet.text(RIGHT, y, style.label("rate row").format(*texts), label, align="right")
        y += label.size * 1.4
    sheet.rect(LEFT, y - 2, WIDE, 20, stroke=color(style), line=0.9)
    x = LEFT + 6
    for key, value in (("net", invoice.total_net), ("tax", invoice.total_tax)):
        sheet.pair(x, y + 12, f"{style.label(key)}:", style.amount(value), body, body, field=f"total_{key}")
        x += WIDE * 0.31
    text = style.money(invoice.total_gross)
    at = RIGHT - 6 - bold.width(text)
    sheet.text(at - 5, y + 12, f"{style.label('gross')}:", bold, align="right")
    sheet.text(at, y + 12, text, bold, field="total_gross")
    return _prepaid(sheet, invoice, style, y + 22)


def _prepaid(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What was paid before and what is left, where something was; returns the y below."""
    body, bold, _label = types(style)
    if not invoice.paid:
        return y + 4
    y += 12
    for key, value, type_, field in (
        ("paid", invoice.paid, body, None),
        ("pay left", invoice.amount_due, bold, "amount_due"),
    ):
        sheet.text(RIGHT - 210, y, style.label(key), type_)
        sheet.text(RIGHT - 3, y, style.amount(value), type_, align="right", field=field)
        y += 13
    return y


LAYOUT = Layout(
    name="publisher",
    description="publisher or book distributor, what to pay on top, titles by ISBN with discount, a slip below",
    draw=draw,
    labels=LABELS,
    trades=("publishing",),
    countries={"pl": ("PL",), "en": ("GB",), "lv": ("LV", "LV", "LT")},
    numbers={
        "pl": ("{n:06d}/FW/{yy:02d}", "K{y}{m:02d}{n:05d}", "{n}/{m:02d}/{y}/HK", "FD-{n:05d}"),
        "en": ("{n:08d}", "BK{n:06d}", "{yy:02d}{m:02d}/{n:05d}"),
        "lv": ("GR {n:05d}", "{y}/{m:02d}-{n:04d}", "APG{yy:02d}{n:05d}"),
    },
    dates={"pl": ("dashes", "iso", "dots"), "en": ("slashes", "short", "long"), "lv": ("dots", "lv_long", "iso")},
    features=frozenset({"net", "discount", "rates", "long", "goods"}),
)
