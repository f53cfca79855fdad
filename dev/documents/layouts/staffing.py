"""A temporary work agency's invoice: hours by cost centre, worker and week, a summary by rate, paid to a factor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from ..companies import OWNERS
from ..formatting import Style
from ..labels.staffing import LABELS
from ..model import ZERO, Invoice, Line
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .staffing_paper import BOTTOM, LEFT, RIGHT, WIDE, color, foot, head, pay, types

HOURS = "HUR"


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = _lines(sheet, invoice, style, head(sheet, invoice, style) + 10)
    by_rate = any(line.unit_code == HOURS and line.day is None for line in invoice.lines)
    if not by_rate and style.variant("recap", 3):
        y = _recap(sheet, invoice, style, y)
    y = _room(sheet, invoice, style, y, 170)
    y = (_sums, _table, _box)[style.variant("totals", 3)](sheet, invoice, style, y + 18)
    if style.language in {"pl", "lv"} and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 2, WIDE, body, invoice.total_gross) + 4
    y = pay(sheet, invoice, style, y + 6)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, body)
    for key in ("queries", "interest"):
        if style.variant(key, 2):
            y = sheet.block(LEFT, y + 2, WIDE, style.label(key), label)
    if by_rate and len(invoice.lines) > 4 and style.variant("sheets", 2):
        _sheets(sheet, invoice, style, _turn_page(sheet, invoice, style))
    foot(sheet, invoice, style)


def _room(sheet: Sheet, invoice: Invoice, style: Style, y: float, need: float) -> float:
    return y if y + need <= BOTTOM else _turn_page(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 42, types(style)[2])


def _look(style: Style) -> Look:
    body, bold, _label = types(style)
    dark = style.variant("dark head", 4) == 0
    fill = color(style) if dark else style.choose("head fill", (None, "#e9e9e9", tint(color(style), 0.13)))
    return Look(
        replace(body, size=body.size * 0.95),
        replace(bold, size=bold.size * 0.86, color="#ffffff" if dark else "#111111"),
        head_fill=fill, grid=style.choose("grid", (None, None, "#9b9b9b")), head_align="column",
        padding=style.choose("padding", (2.0, 2.8)), rule=style.choose("rule", ("#dddddd", "#bbbbbb")),
    )  # fmt: skip


def _week(style: Style, line: Line) -> str:
    """The week of a line: its number, or the day it ends on."""
    if line.day is None:
        return ""
    if style.variant("week as day", 3) == 0:
        return style.date(line.day)
    return style.label("week").format(line.day.isocalendar().week)


def _keys(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    widths = style.choose("columns", (
        {"week": 46.0, "name": 0.0, "qty": 46.0, "unit": 36.0, "price": 54.0, "net": 66.0},
        {"no": 24.0, "name": 0.0, "week": 46.0, "qty_unit": 64.0, "price": 54.0, "net": 66.0},
        {"no": 24.0, "week": 46.0, "name": 0.0, "qty": 42.0, "price": 50.0, "net": 58.0, "rate": 36.0, "gross": 62.0},
    ))  # fmt: skip
    widths = dict(widths)
    if not any(line.day for line in invoice.lines):
        del widths["week"]
    elif style.variant("week as day", 3) == 0:
        widths["week"] = 86.0 if style.date_format in {"long", "de_long", "lv_long"} else 62.0
    widths["name"] = WIDE - sum(widths.values())
    return list(widths.items())


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The hours under the name of their cost centre, each centre with its own sum; returns the y below."""
    _body, bold, _label = types(style)
    keys = _keys(invoice, style)
    look = _look(style)
    sides = {**kit.ALIGN, "week": "left"}
    columns = [Column(style.label(f"col.{key}"), width, sides.get(key, "right")) for key, width in keys]
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    strong = replace(bold, size=look.body.size)
    ground = style.choose("group fill", (None, "#f3f3f3", tint(color(style), 0.07)))

    def turn() -> None:
        table.y = _turn_page(sheet, invoice, style)
        table.head()

    number = 0
    for group, lines in groupby(invoice.lines, key=lambda line: line.group):
        if table.y + 44 > BOTTOM:
            turn()
        table.banner(style.label("group").format(*group.split("|")), strong, ground)
        listed = list(lines)
        for line in listed:
            number += 1
            row = [_week(style, line) if key == "week" else kit.cells(style, line, number, [key])[0]
                   for key, _width in keys]  # fmt: skip
            if not table.fits(row, BOTTOM - 4):
                turn()
            table.row(row)
        _subtotal(table, style, [key for key, _width in keys], listed, strong)
    return table.y


def _subtotal(table: Table, style: Style, keys: Sequence[str], lines: Sequence[Line], strong: Type) -> None:
    """A row with the hours and the net sum of one cost centre."""
    centre = lines[0].group.split("|")[0]
    centre = centre.split()[0] if style.variant("short centre", 2) else centre
    hours = sum((line.quantity for line in lines if line.unit_code == HOURS), Decimal(0))
    texts = {"name": style.label("sub").format(centre),
             "net": style.amount(sum((line.net for line in lines), ZERO))}  # fmt: skip
    if style.variant("sub hours", 2):
        texts["qty" if "qty" in keys else "qty_unit"] = style.amount(hours)
    table.row([texts.get(key, "") for key in keys], type_=strong)


def _recap(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Hours and amounts of all workers by kind of hour and rate; returns the y below."""
    _body, bold, label = types(style)
    sums: dict[tuple[str, Decimal], tuple[Decimal, Decimal]] = {}
    for line in invoice.lines:
        if line.unit_code == HOURS:
            kind = line.name.split(", ", 1)[-1]
            hours, net = sums.get((kind, line.net_price), (ZERO, ZERO))
            sums[kind, line.net_price] = hours + line.quantity, net + line.net
    y = _room(sheet, invoice, style, y, 40 + 15 * len(sums))
    sheet.text(LEFT, y + 17, style.label("recap"), replace(label, bold=True))
    heads = style.label("recap_table").split("|")
    widths = (200.0, 60.0, 64.0, 76.0)
    columns = [Column(text, width, "left" if index == 0 else "right")
               for index, (text, width) in enumerate(zip(heads, widths, strict=True))]  # fmt: skip
    look = _look(style)
    look = replace(look, body=replace(look.body, size=look.body.size * 0.95), padding=2)
    table = Table(sheet, LEFT, y + 22, columns, look)
    table.head()
    for (kind, price), (hours, net) in sorted(sums.items()):
        table.row((kind, style.amount(hours), style.price(price), style.amount(net)))
    if style.variant("recap sum", 2):
        whole = [sum(column, ZERO) for column in zip(*sums.values(), strict=True)]
        table.row((style.label("sum"), style.amount(whole[0]), "", style.amount(whole[1])),
                  type_=replace(bold, size=look.body.size))  # fmt: skip
    return table.y


def _due(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """The sum with VAT, and what is to be paid, in one row or two; returns the y below."""
    body, bold, _label = types(style)
    if style.variant("one row", 3) == 0:
        return kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y, body, replace(bold, size=bold.size + 2),
                          field_gross=True)  # fmt: skip
    sheet.text(x, y, style.label("gross"), bold)
    sheet.text(RIGHT - 3, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y + 15, body, replace(bold, size=bold.size + 2))


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and what is to be paid at the right; returns the y below."""
    x = RIGHT - 226
    y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, types(style)[0], currency=style.variant("signs", 2) == 1)
    sheet.line(x, y - 9, RIGHT, y - 9)
    return _due(sheet, invoice, style, x, y + 3)


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A table of the rates, below it what is to be paid; returns the y below."""
    body, bold, _label = types(style)
    widths = style.choose("vat widths", ((62.0, 76.0, 70.0, 80.0), (WIDE * 0.25,) * 4))
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y - 8, widths, _look(style))
    big = replace(bold, size=bold.size + 2.5)
    return kit.to_pay(sheet, invoice, style, RIGHT - 226, RIGHT - 3, y + 13, body, big)


def _box(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The sums on a tinted ground at the right; returns the y below."""
    body, _bold, _label = types(style)
    x = RIGHT - 222
    shown = 2 if len(invoice.vat_breakdown) == 1 else 2 + len(invoice.vat_breakdown)
    sheet.rect(x - 8, y - 14, RIGHT - x + 8, 14 * shown + 48, fill=tint(color(style), 0.09), stroke=None)
    y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, body)
    return _due(sheet, invoice, style, x, y + 2) + 6


def _sheets(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    """Whose hours they were, on a page of their own: hours without amounts."""
    _body, bold, _label = types(style)
    firsts, lasts = OWNERS[invoice.seller.country]
    sheet.text(LEFT, y + 10, style.label("sheets"), replace(bold, size=bold.size + 1))
    heads = style.label("sheets_table").split("|")
    columns = [Column(heads[0], 150), Column(heads[1], 230), Column(heads[2], 70, "right")]
    table = Table(sheet, LEFT, y + 18, columns, _look(style))
    table.head()
    for index, line in enumerate(line for line in invoice.lines if line.unit_code == HOURS):
        workers = int(line.quantity) // 170 + 1
        each = Decimal(int(line.quantity) // workers)
        for worker in range(workers):
            at = index + worker
            name = f"{lasts[at % len(lasts)]} {firsts[(at + worker) % len(firsts)]}"
            hours = each if worker else line.quantity - each * (workers - 1)
            row = (name, line.name, style.amount(hours))
            if not table.fits(row, BOTTOM):
                table.y = _turn_page(sheet, invoice, style)
                table.head()
            table.row(row)


LAYOUT = Layout(
    name="staffing",
    description="agency for temporary work, hours by cost centre, worker and week, paid to a factor",
    draw=draw,
    labels=LABELS,
    trades=("staffing",),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n:04d}/{m:02d}/{y}/PT", "FV/{y}/{m:02d}/{n:04d}", "{n}/APT/{yy:02d}", "PT{yy:02d}{n:05d}"),
        "en": ("{n:07d}", "SI-{yy:02d}{n:05d}", "T{n:06d}", "{y}{m:02d}-{n:04d}"),
        "de": ("{yy:02d}{m:02d}{n:04d}", "R-{y}-{n:05d}", "{n:06d}", "AU{yy:02d}/{n:05d}"),
        "lv": ("PN-{n:05d}", "{y}/{m:02d}/{n:03d}", "DS{yy:02d}{n:05d}"),
    },
    dates={
        "pl": ("iso", "dots", "dashes"), "en": ("slashes", "short", "long"), "de": ("dots", "dots", "de_long"),
        "lv": ("dots", "iso", "lv_long"),
    },
    features=frozenset({"net", "shifts", "settled"}),
)  # fmt: skip
