"""A waste company's invoice: containers and tonnes by day and ticket, rental, fees, and what is paid for scrap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..formatting import Style
from ..labels.waste import LABELS
from ..model import ZERO, Invoice, Line
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .waste_paper import BOTTOM, LEFT, RIGHT, WIDE, color, foot, head, types

WEIGHTS = {"TNE": Decimal(1), "KGM": Decimal(1000)}
"""Units of weight, and how many of them are a tonne."""
EMPTYING = "EA"
"""Unit of containers emptied or taken away."""


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = _lines(sheet, invoice, style, head(sheet, invoice, style) + 6)
    y = _weights(sheet, invoice, style, y)
    if y + 150 + 14 * len(invoice.vat_breakdown) > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = (_rates, _rows, _beside)[style.variant("totals", 3)](sheet, invoice, style, y + 18)
    if style.language in {"pl", "lv"} and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 2, WIDE, body, invoice.amount_due or invoice.total_gross) + 2
    y = _payment(sheet, invoice, style, y + 6)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, label)
    if y < BOTTOM - 44 and style.variant("sign", 3) == 0:
        kit.signatures(sheet, style, y + 30, ((LEFT, "sign_seller"), (RIGHT - 180, "sign_buyer")), label)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 42, types(style)[2])


def _look(style: Style) -> Look:
    body, bold, _label = types(style)
    dark = style.variant("dark", 3) == 0
    fill = color(style) if dark else style.choose("head fill", (None, "#eeeeee", tint(color(style), 0.16)))
    return Look(
        replace(body, size=body.size * 0.94), replace(bold, size=bold.size * 0.86, color="#ffffff" if dark else
        "#111111"), head_fill=fill, head_align="column", grid=style.choose("grid", (None, "#a5a5a5")),
        padding=style.choose("padding", (2.2, 3)), rule=style.choose("rule", ("#dddddd", "#b9b9b9")),
    )  # fmt: skip


def _part(line: Line) -> str:
    """Which part of the invoice a line belongs to."""
    return "credit" if line.quantity < 0 else "collect" if line.unit_code in {*WEIGHTS, EMPTYING} else "rent"


def _keys(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    wide = 84.0 if style.date_format in {"de_long", "lv_long", "long"} else 58.0
    widths: dict[str, float] = style.choose("columns", (
        {"day": wide, "ticket": 52.0, "name": 0.0, "qty": 44.0, "unit": 34.0, "price": 52.0, "net": 62.0},
        {"no": 22.0, "name": 0.0, "day": wide, "ticket": 50.0, "qty_unit": 64.0, "price": 50.0, "rate": 34.0,
         "net": 60.0},
        {"no": 22.0, "day": wide, "name": 0.0, "qty": 42.0, "unit": 32.0, "price": 48.0, "rate": 32.0, "net": 56.0,
         "gross": 60.0},
    ))  # fmt: skip
    widths = dict(widths)
    if not any(line.day for line in invoice.lines):
        del widths["day"]
    if not any(line.group for line in invoice.lines):
        widths.pop("ticket", None)
    elif "ticket" in widths and style.variant("ticket in name", 3) == 0:
        del widths["ticket"]
    widths["name"] = WIDE - sum(widths.values())
    return list(widths.items())


def _cells(style: Style, line: Line, number: int, keys: Sequence[str]) -> list[str]:
    made = []
    for key in keys:
        if key == "ticket":
            made.append(line.group)
            continue
        text = kit.cells(style, line, number, [key])[0]
        if line.unit_code == "TNE" and key in {"qty", "qty_unit"}:
            text = style.amount(line.quantity, 3) + (f" {line.unit}" if key == "qty_unit" else "")
        if key == "name" and line.group and "ticket" not in keys:
            word = " ".join(style.label("col.ticket").split())
            text += f"\n{word}: {line.group}"
        made.append(text)
    return made


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The services by part, each with its name and sum, or all in one list; returns the y below."""
    _body, bold, _label = types(style)
    sized = _keys(invoice, style)
    keys = [key for key, _width in sized]
    sides = {**kit.ALIGN, "ticket": "left"}
    columns = [Column(style.label(f"col.{key}"), width, sides.get(key, "right")) for key, width in sized]
    look = _look(style)
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    strong = replace(bold, size=look.body.size)
    in_parts = style.variant("parts", 2) == 1 and len({_part(line) for line in invoice.lines}) > 1
    parts = ("collect", "rent", "credit") if in_parts else ("",)
    number = 0
    for part in parts:
        listed = [line for line in invoice.lines if not part or _part(line) == part]
        if not listed:
            continue
        name = style.label(f"part.{part}") if part else ""
        if part:
            if table.y + 46 > BOTTOM:
                table.y = _turn_page(sheet, invoice, style)
                table.head()
            table.banner(name, strong, style.choose("ground", (None, "#f4f4f4", tint(color(style), 0.08))))
        for line in listed:
            number += 1
            row = _cells(style, line, number, keys)
            if not table.fits(row, BOTTOM - 14):
                table.y = _turn_page(sheet, invoice, style)
                table.head()
            table.row(row)
        if part and style.variant("sub", 2):
            texts = {"name": style.label("sub").format(name),
                     "net": style.amount(sum((line.net for line in listed), ZERO))}  # fmt: skip
            table.row([texts.get(key, "") for key in keys], type_=strong)
    return table.y


def _weights(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How much was weighed in all, and how much of it was paid for; returns the y below."""
    label = types(style)[2]
    if style.variant("weights", 3) == 0:
        return y
    for key, sign in (("weighed", 1), ("weighed credit", -1)):
        tonnes = sum((line.quantity / WEIGHTS[line.unit_code] for line in invoice.lines
                      if line.unit_code in WEIGHTS and line.quantity * sign > 0), Decimal(0))  # fmt: skip
        if tonnes:
            y += label.size * 1.5
            sheet.text(LEFT, y, style.label(key).format(style.amount(abs(tonnes), 3)), label)
    return y + 2


def _due(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """The sum with VAT and what is to be paid; returns the y below."""
    body, bold, _label = types(style)
    big = Type(body.family, bold.size + style.choose("due size", (1.5, 3)), bold=True,
               color=style.choose("due color", ("#111111", color(style))))  # fmt: skip
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y, body, big)


def _rates(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A table of the rates with sums in its last row; returns the y below."""
    widths = style.choose("rates", ((58.0, 80.0, 70.0, 84.0), (WIDE * 0.25,) * 4))
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y - 8, widths, _look(style), fill="#f5f5f5")
    return _due(sheet, invoice, style, RIGHT - 240, y + 16)


def _rows(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole under each other at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 240
    y = kit.sums(sheet, invoice, style, x, RIGHT - 4, y, body, step=13.5, currency=style.variant("signs", 2) == 1)
    sheet.line(x, y - 9, RIGHT, y - 9)
    sheet.text(x, y + 3, style.label("gross"), bold)
    sheet.text(RIGHT - 4, y + 3, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    return _due(sheet, invoice, style, x, y + 18)


def _beside(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The table of rates at the left, what is to be paid in a field at the right; returns the y below."""
    body, _bold, label = types(style)
    look = _look(style)
    look = replace(look, body=replace(look.body, size=body.size * 0.9), padding=2.4)
    low = kit.vat_table(sheet, invoice, style, LEFT, y - 8, (54, 68, 60, 70), look)
    x = RIGHT - 206
    rows = 3 if invoice.paid else 2
    sheet.rect(x - 10, y - 8, RIGHT - x + 10, 22 * rows + 8, fill=tint(color(style), 0.1), stroke=None)
    sheet.text(x, y + 7, style.label("gross"), label)
    sheet.text(RIGHT - 6, y + 7, style.money(invoice.total_gross), body, align="right", field="total_gross")
    return max(low + 14, _due(sheet, invoice, style, x, y + 24) + 12)


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How, until when and where to it is to be paid; returns the y below."""
    body, _bold, label = types(style)
    rows = kit.payment_facts(invoice, style, days=style.variant("days", 2) == 1)
    if style.variant("payment columns", 2) and len(rows) > 2:
        half = (len(rows) + 1) // 2
        low = kit.facts(sheet, style, LEFT, y, rows[:half], label, body, at=LEFT + 92)
        at = LEFT + WIDE * 0.46
        return max(low, kit.facts(sheet, style, at, y, rows[half:], label, body, at=at + 92))
    return kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 112)


LAYOUT = Layout(
    name="waste",
    description="waste disposal and recycling, collections by day and ticket, rental, fees, credit for scrap",
    draw=draw,
    labels=LABELS,
    trades=("waste",),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n}/{m:02d}/{y}/OD", "FV/{n:05d}/{yy:02d}", "FS-{y}-{m:02d}-{n:04d}", "{yy:02d}{m:02d}{n:05d}"),
        "en": ("{n:07d}", "SIN{n:06d}", "W{yy:02d}-{n:05d}", "{n:05d}/{m:02d}{yy:02d}"),
        "de": ("{y}{n:06d}", "R{yy:02d}{m:02d}{n:04d}", "{n:07d}", "RG-{n:05d}/{yy:02d}"),
        "lv": ("ATK{n:06d}", "{y}/{m:02d}/{n}", "EV {n:05d}", "{yy:02d}{m:02d}-{n:05d}"),
    },
    dates={
        "pl": ("dots", "iso", "dashes", "dots_r"), "en": ("slashes", "short", "long"),
        "de": ("dots", "dots", "de_long"), "lv": ("dots", "iso", "lv_long"),
    },
    features=frozenset({"net", "monthly", "hauls"}),
    kept_aside=True,
)  # fmt: skip
