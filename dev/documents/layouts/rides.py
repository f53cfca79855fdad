"""An app's invoice for rides or meals: a ride with its addresses, a month of rides, or an order from a restaurant."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..formatting import Style
from ..labels.rides import LABELS
from ..model import Invoice, Line
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .grid import digits
from .headings import next_page
from .rides_paper import (
    BOTTOM,
    LEFT,
    MIDDLE,
    PLATES,
    RIGHT,
    WIDE,
    clock,
    color,
    foot,
    head,
    is_meal,
    is_single,
    passenger,
    period,
    route,
    types,
)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style) + 8
    if is_single(invoice):
        y = (_order if is_meal(invoice) else _ride)(sheet, invoice, style, y)
    elif style.variant("period", 3):
        y = sheet.block(LEFT, y + 8, WIDE, style.label("trips").format(*period(invoice, style)), types(style)[1])
    if style.variant("counted", 4) == 0 and not is_single(invoice):
        y = sheet.block(LEFT, y + 6, WIDE, style.label("count").format(len(invoice.lines)), label)
    y = _table(sheet, invoice, style, y + 4)
    if y + 118 + 14 * len(invoice.vat_breakdown) > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = (_rows, _analysis, _beside)[style.variant("totals", 3)](sheet, invoice, style, y + 18)
    y = _payment(sheet, invoice, style, y + 6)
    if style.language in {"pl", "lv"} and style.variant("in words", 3) == 0:
        y = kit.words(sheet, invoice, style, LEFT, y + 4, WIDE, label, invoice.total_gross)
    kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, body)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 46, types(style)[2])


def _ride(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """From where to where and when, with the number of the ride and the car; returns the y below."""
    body, bold, label = types(style)
    line = invoice.lines[0]
    begun, ended, minutes = clock(style, line)
    start, end = route(invoice, style, line)
    tall = 74.0
    if style.variant("ride ground", 2):
        sheet.rect(LEFT, y, WIDE, tall, fill=tint(color(style), 0.06), stroke=None, radius=5)
    else:
        sheet.rect(LEFT, y, WIDE, tall, stroke="#cfcfcf", radius=5)
    base = y + 18
    sheet.line(LEFT + 14, base - 3, LEFT + 14, base + 25, stroke="#8a8a8a", width=0.8)
    for at, key, when, place in ((base, "pick", begun, start), (base + 28, "drop", ended, end)):
        sheet.circle(LEFT + 14, at - 3, 3, fill=color(style))
        edge = sheet.pair(LEFT + 26, at, style.label(key), style.label("at time").format(when), label, bold)
        day = f"{style.date(line.day)}" if line.day and key == "pick" and style.variant("ride day", 2) else ""
        if day:
            sheet.text(edge + 6, at, day, body)
        sheet.text(LEFT + 26, at + 11, place, body)
    x = RIGHT - 168
    far = Decimal(minutes * (18 + style.variant(f"speed {line.group}", 22))) / 60
    rows: list[kit.Fact] = [("ride", line.group, None)]
    if style.variant("who", 2):
        rows.append(("passenger", passenger(invoice, style), None))
    if style.variant("car", 3):
        number = digits(style, f"plate {line.group}", 3)
        rows.append(("car", PLATES[invoice.seller.country].format(number), None))
    at = kit.facts(sheet, style, x, base, rows, label, body, at=x + 66, step=13)
    sheet.text(x, at, style.label("distance").format(style.amount(far, 1), minutes), label)
    return y + tall + 6


def _order(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The number of the order, when and where it was delivered; returns the y below."""
    body, _bold, label = types(style)
    line = invoice.lines[0]
    when = style.label("at time").format(clock(style, line)[0])
    rows: list[kit.Fact] = [("order no", f"#{line.group}", None)]
    if style.variant("who", 2):
        rows.append(("passenger", passenger(invoice, style), None))
    deliver = ("deliver", f"{route(invoice, style, line)[1]}, {when}", None)
    y = kit.facts(sheet, style, LEFT, y + 10, [*rows, deliver], label, body, at=LEFT + 100, step=13)
    return y - 4


def _columns(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    """Of the list: quantity and price for meals; day, number and route for several rides."""
    if is_meal(invoice):
        keys = {"name": 0.0, "qty": 36.0, "gross_price": 58.0, "rate": 44.0, "gross": 64.0}
        if style.variant("meal net", 2):
            keys = {"name": 0.0, "qty": 34.0, "net": 58.0, "rate": 40.0, "tax": 52.0, "gross": 60.0}
        if style.variant("qty first", 2):
            keys = {"qty": keys.pop("qty"), **keys}
        if not is_single(invoice):
            keys = {"group": 66.0, **keys}
    elif is_single(invoice):
        keys = {"name": 0.0, "net": 70.0, "rate": 52.0, "tax": 64.0, "gross": 76.0}
        if style.variant("ride short", 3) == 0:
            keys = {"name": 0.0, "rate": 60.0, "gross": 84.0}
    else:
        keys = {"day": 62.0, "name": 0.0, "net": 54.0, "rate": 38.0, "tax": 48.0, "gross": 56.0}
        if style.variant("month", 3) == 0:
            keys = {"day": 62.0, "group": 62.0, "name": 0.0, "rate": 40.0, "gross": 60.0}
        elif style.variant("month", 3) == 1:
            keys = {"day": 60.0, "name": 112.0, "route": 0.0, "net": 46.0, "tax": 42.0, "rate": 34.0, "gross": 50.0}
    keys["name" if "route" not in keys else "route"] += WIDE - sum(keys.values())
    return list(keys.items())


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What is charged, over as many pages as it needs; returns the y below."""
    body, bold, label = types(style)
    keys = _columns(invoice, style)
    wide = max(width for _key, width in keys) < 200
    sides = {**kit.ALIGN, "route": "left", "rate": style.choose("rate side", ("center", "right"))}
    heads = [Column(style.label(f"col.{key}"), width, sides.get(key, "right")) for key, width in keys]
    cell = replace(body, size=body.size * (0.86 if wide else 0.95))
    fill = style.choose("head fill", (None, "#efefef", tint(color(style), 0.12)))
    look = Look(cell, replace(label, bold=True, size=cell.size * 0.92), head_fill=fill, head_align="column",
                grid=style.choose("grid", (None, None, None, "#b5b5b5")), padding=style.choose("padding", (3, 4)),
                rule=style.choose("rule", ("#dddddd", "#bbbbbb")))  # fmt: skip
    table = Table(sheet, LEFT, y + 4, heads, look)
    table.head()
    shown = [key for key, _width in keys]
    for number, line in enumerate(invoice.lines, 1):
        row = _cells(invoice, style, line, number, shown)
        if not table.fits(row, BOTTOM):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        table.row(row, type_=cell if line.gross >= 0 else replace(bold, size=cell.size))
    return table.y


def _cells(invoice: Invoice, style: Style, line: Line, number: int, keys: list[str]) -> list[str]:
    begun, _ended, _minutes = clock(style, line)
    first = next(other for other in invoice.lines if other.group == line.group)
    start, end = (place.split(",")[0] for place in route(invoice, style, line))
    made = []
    for key in keys:
        if key == "route":
            made.append(f"{start} – {end}" if line is first else "")
            continue
        text = kit.cells(style, line, number, [key])[0]
        if key == "day":
            text += f"\n{begun}" if style.variant("day below", 2) else f" {begun}"
        if key == "name" and line is first and not is_meal(invoice) and not is_single(invoice) and "route" not in keys:
            text += f"\n{start} – {end}"
        made.append(text)
    return made


def _rows(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole under each other at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 214
    y = kit.sums(sheet, invoice, style, x, RIGHT - 4, y, body, step=14.5)
    sheet.line(x, y - 9, RIGHT, y - 9, stroke="#bbbbbb")
    big = replace(bold, size=bold.size + 2)
    sheet.text(x, y + 6, style.label("gross"), big)
    sheet.text(RIGHT - 4, y + 6, style.money(invoice.total_gross), big, align="right", field="total_gross")
    return y + 24


def _analysis(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A table of the rates over half of the width or all of it; returns the y below."""
    body, bold, label = types(style)
    widths = style.choose("analysis", ((60.0, 80.0, 70.0, 84.0), (WIDE * 0.25,) * 4))
    small = replace(body, size=body.size * 0.95)
    look = Look(small, replace(label, bold=True), rule="#cccccc", head_align="column", padding=3,
                grid=style.choose("analysis grid", (None, "#bbbbbb")))  # fmt: skip
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y - 8, widths, look)
    if style.variant("gross again", 2):
        y += 18
        sheet.text(RIGHT - 214, y, style.label("gross"), bold)
        sheet.text(RIGHT - 4, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    return y + 18


def _beside(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates in small print at the left, the whole in large print at the right; returns the y below."""
    body, _bold, label = types(style)
    small = replace(body, size=body.size * 0.86)
    look = Look(small, replace(label, size=small.size, bold=True), rule="#dddddd", head_align="column", padding=2.2)
    below = kit.vat_table(sheet, invoice, style, LEFT, y - 8, (62, 58, 52, 60), look)
    sheet.text(RIGHT, y + 2, style.label("gross"), label, align="right")
    big = Type(body.family, 20, bold=True, color=color(style))
    sheet.text(RIGHT, y + 24, style.money(invoice.total_gross), big, align="right", field="total_gross")
    return max(below, y + 30) + 16


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What was charged to the card and that nothing is left, or where to pay to; returns the y below."""
    body, bold, _label = types(style)
    payment = invoice.payment
    x = MIDDLE - 30 if style.variant("due right", 2) else LEFT
    right = RIGHT - 4 if x > LEFT else LEFT + 232
    y = kit.to_pay(sheet, invoice, style, x, right, y, body, bold)
    if payment.is_transfer:
        end = sheet.pair(LEFT, y + 6, f"{style.label('iban')}:", style.iban(payment.iban), body, bold, field="iban")
        sheet.text(end, y + 6, f"  {payment.bank}, {payment.bic}", body)
    else:
        card = f"{1000 + style.variant(f'card {invoice.buyer.vat}', 9000)}"
        sheet.text(LEFT, y + 6, style.label("charged").format(card, style.date(payment.due_date)), body)
    return y + 20


LAYOUT = Layout(
    name="rides",
    description="app for rides and meals, a ride with its route, a month of rides or an order, charged to a card",
    draw=draw,
    labels=LABELS,
    trades=("cab", "cab", "ride app", "eats", "eats"),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n:04d}/{m:02d}/{y}/KG", "PL{yy:02d}{n:08d}", "{y}-{m:02d}-{n:06d}", "F/{n}/{y}"),
        "en": ("GBR-{yy:02d}{m:02d}-{n:07d}", "INV{n:08d}", "{y}/{n:06d}", "UK-{n:05d}-A"),
        "de": ("DE-{y}-{n:07d}", "{yy:02d}{m:02d}{n:06d}", "RW-{n:06d}"),
        "lv": ("LV{yy:02d}-{n:06d}", "{y}{m:02d}{n:05d}", "BR-{n:05d}/{yy:02d}"),
    },
    dates={
        "pl": ("dots", "iso", "long", "dashes"), "en": ("short", "long", "slashes", "iso"),
        "de": ("dots", "de_long"), "lv": ("dots", "lv_long", "iso"),
    },
    features=frozenset({"gross", "owner", "trips"}),
)  # fmt: skip
