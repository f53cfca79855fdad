"""A travel agency's invoice: the trip in a box, services by ticket and traveller, prices with VAT, a slip."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..catalogue_words import ITEMS
from ..formatting import Style
from ..labels.travel import LABELS
from ..model import Invoice, Line, money
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .grid import grid
from .headings import next_page
from .travel_paper import (
    BOTTOM,
    LEFT,
    MIDDLE,
    RIGHT,
    WIDE,
    color,
    document,
    footer,
    head,
    route,
    slip,
    travellers,
    trip,
    types,
)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style) + 6
    facts = trip(invoice, style)
    if style.variant("trip grid", 2):
        across = 5 if len(facts) == 5 else 4
        y = grid(sheet, style, LEFT, y, [WIDE / across] * across, facts, label, body, stroke="#b9b9b9")
    else:
        y = _trip_list(sheet, style, y, facts, label, body)
    y = (_stanzas if style.variant("stanzas", 2) else _table)(sheet, invoice, style, y + 10)
    y = _room(sheet, invoice, style, y, 130 + 15 * len(invoice.vat_breakdown))
    y = (_beside if style.variant("beside", 2) else _below)(sheet, invoice, style, y + 12)
    y = _payment(sheet, invoice, style, y + 4)
    if style.language == "pl" and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 4, WIDE, body, invoice.amount_due or invoice.total_gross)
    y = _room(sheet, invoice, style, y, 50)
    y = kit.notes(sheet, invoice, style, LEFT, y + 8, WIDE, body)
    y = sheet.block(LEFT, y + 2, WIDE, style.label("terms"), label)
    if invoice.payment.is_transfer and not _plain_payment(style):
        y = _room(sheet, invoice, style, y, 84)
        slip(sheet, invoice, style, max(y, BOTTOM - 84))
    footer(sheet, invoice, style)


def _plain_payment(style: Style) -> bool:
    """Whether account and bank are told in a line and not on a slip."""
    return style.variant("slip", 2) == 0


def _room(sheet: Sheet, invoice: Invoice, style: Style, y: float, need: float) -> float:
    return y if y + need <= BOTTOM else _turn_page(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 44, types(style)[2])


def _trip_list(sheet: Sheet, style: Style, y: float, facts: list[kit.Fact], label: Type, body: Type) -> float:
    """The trip in two columns on a tinted ground; returns the y below."""
    rows = (len(facts) + 1) // 2
    sheet.rect(LEFT, y, WIDE, 13 * rows + 8, fill=tint(color(style), 0.07), stroke=None)
    for x, part in ((LEFT + 8, facts[:rows]), (MIDDLE + 10, facts[rows:])):
        kit.facts(sheet, style, x, y + 14, part, label, body, at=x + 84)
    return y + 13 * rows + 8


def _is_air(style: Style, line: Line) -> bool:
    return line.name == ITEMS["travel"][0].names[style.language]


def _detail(invoice: Invoice, style: Style, line: Line, index: int) -> tuple[str, str]:
    """Who travels and on which document; what an air ticket is made up of."""
    people = travellers(invoice, style)
    person = people[index % len(people)]
    number = document(line, style, index)
    if _is_air(style, line):
        person = f"{person}, {route(invoice, style)}"
    return person, number


def _fare(style: Style, line: Line) -> str:
    """How the price of a dear ticket divides into fare and airport taxes."""
    if not _is_air(style, line) or line.gross_price is None or line.quantity != 1:
        return ""
    taxes = money(line.gross_price * Decimal(18 + style.variant(f"taxes {line.code}", 20)) / 100)
    return style.label("fare").format(style.amount(line.gross_price - taxes), style.amount(taxes))


def _stanzas(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Each service in two or three lines, the amount at the end of the first; returns the y below."""
    body, bold, label = types(style)
    at_rate, at_price = RIGHT - 92, RIGHT - 150

    def heads(y: float) -> float:
        sheet.rect(LEFT, y, WIDE, 16, fill=color(style), stroke=None)
        white = replace(bold, color="#ffffff", size=bold.size * 0.9)
        sheet.text(LEFT + 6, y + 11, style.label("col.name"), white)
        for x, key in ((at_price, "qty_unit"), (at_rate, "rate"), (RIGHT - 6, "gross")):
            sheet.text(x, y + 11, style.label(f"col.{key}").replace("\n", " "), white, align="right")
        return y + 16

    y = heads(y)
    for index, line in enumerate(invoice.lines):
        if y + 46 > BOTTOM:
            y = heads(_turn_page(sheet, invoice, style))
        base = y + 14
        sheet.text(LEFT + 6, base, line.name, bold)
        price = line.gross_price if line.gross_price is not None else line.net_price
        each = f"{style.quantity(line.quantity)} {line.unit} × {style.amount(price)}"
        sheet.text(at_price, base, each, body, align="right")
        sheet.text(at_rate, base, style.rate(line.tax), body, align="right")
        sheet.text(RIGHT - 6, base, style.amount(line.gross), body, align="right")
        person, number = _detail(invoice, style, line, index)
        key = "ticket" if "-" in number else "voucher"
        texts = (f"{person}{', ' + style.label(key).format(number) if number else ''}", _fare(style, line))
        for text in filter(None, texts):
            base += 11
            sheet.text(LEFT + 6, base, text, label)
        y = base + 6
        sheet.line(LEFT, y, RIGHT, y, stroke="#cccccc", width=0.4)
    return y


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Services in columns, traveller and ticket in columns of their own; returns the y below."""
    body, bold, _label = types(style)
    keys = (("name", 0.0), ("person", 96.0), ("document", 80.0), ("qty_unit", 44.0), ("gross_price", 54.0),
            ("rate", 38.0), ("gross", 58.0))  # fmt: skip
    if style.variant("person first", 2):
        keys = (keys[1], keys[2], keys[0], *keys[3:])
    rest = WIDE - sum(width for _key, width in keys)
    sides = {**kit.ALIGN, "person": "left", "document": "left"}
    heads = [Column(style.label(f"col.{key}"), width or rest, sides.get(key, "right")) for key, width in keys]
    small = replace(body, size=body.size * 0.92)
    look = Look(small, replace(bold, size=bold.size * 0.84), grid=style.choose("grid", (None, "#9a9a9a")),
                head_fill=tint(color(style), 0.16), head_align="column", padding=3)  # fmt: skip
    table = Table(sheet, LEFT, y, heads, look)
    table.head()
    for index, line in enumerate(invoice.lines):
        person, number = _detail(invoice, style, line, index)
        own = {"person": person, "document": number}
        row = [own[key] if key in own else kit.cells(style, line, index + 1, [key])[0] for key, _width in keys]
        if not table.fits(row, BOTTOM):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        table.row(row)
    return table.y


def _total(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """The sum of the services, what was paid and what is left; returns the y below."""
    body, bold, _label = types(style)
    big = replace(bold, size=bold.size + 1)
    sheet.text(x, y, style.label("gross"), big)
    sheet.text(RIGHT - 6, y, style.money(invoice.total_gross), big, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    y += 15
    if invoice.paid or style.variant("due row", 3):
        accent = replace(big, color=color(style), size=big.size + 1.5)
        y = kit.to_pay(sheet, invoice, style, x, RIGHT - 6, y, body, accent)
    else:
        sheet.same("amount_due", "total_gross")
    return y


def _beside(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates in a small table on the left, the sum on the right; returns the y below."""
    body, _bold, label = types(style)
    small = replace(body, size=body.size * 0.92)
    look = Look(small, replace(small, bold=True), rule="#bbbbbb", head_align="column", padding=2.4)
    sheet.text(LEFT, y + 8, style.label("vat heading"), label)
    below = kit.vat_table(sheet, invoice, style, LEFT, y + 12, (56, 66, 66, 70), look)
    return max(_total(sheet, invoice, style, MIDDLE + 14, y + 16), below + 4)


def _below(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The sum first, then the VAT in it, a row for each rate; returns the y below."""
    body, _bold, label = types(style)
    x = MIDDLE - 30
    y = _total(sheet, invoice, style, x, y + 10)
    for row in invoice.vat_breakdown:
        text = style.label("included").format(style.rate(row.tax), style.amount(row.tax_amount), style.amount(row.net))
        sheet.text(RIGHT - 6, y, text, label, align="right")
        y += 11.5
    for key, value in (("net", invoice.total_net), ("tax", invoice.total_tax)):
        sheet.text(x, y + 3, style.label(key), body)
        sheet.text(RIGHT - 6, y + 3, style.money(value), body, align="right", field=f"total_{key}")
        y += 13
    return y


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How it was paid, or in a line where to pay to; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        card = style.label("charged").format(1000 + style.variant(f"card {invoice.buyer.vat}", 9000))
        sheet.text(LEFT, y + 10, card if payment.means == "48" else style.label("cash done"), bold)
        return y + 18
    if not _plain_payment(style):
        return y
    end = sheet.pair(LEFT, y + 10, f"{style.label('iban')}:", style.iban(payment.iban), label, bold, field="iban")
    sheet.text(end, y + 10, f"  {payment.bank}, {payment.bic}", body)
    return y + 18


LAYOUT = Layout(
    name="travel",
    description="travel agency, the trip in a box, tickets by traveller, prices with VAT, a slip to pay with",
    draw=draw,
    labels=LABELS,
    trades=("travel",),
    countries={"pl": ("PL",), "en": ("GB", "GB", "PL", "DE"), "lv": ("LV",)},
    numbers={
        "pl": ("{n:05d}/{m:02d}/{yy:02d}/BP", "FT/{y}/{n}", "{n}/KRK/{y}", "TV{yy:02d}{m:02d}{n:04d}"),
        "en": ("T{n:06d}", "{y}-{n:05d}-TRV", "I{yy:02d}{n:06d}"),
        "lv": ("CA{n:05d}", "{yy:02d}/{m:02d}/{n}", "TR-{y}-{n:04d}"),
    },
    dates={"pl": ("iso", "dots", "short"), "en": ("short", "slashes", "long"), "lv": ("dots", "lv_long", "iso")},
    features=frozenset({"gross", "card"}),
)
