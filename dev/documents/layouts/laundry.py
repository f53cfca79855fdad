"""A laundry's invoice for a month: garments, wearers with what they wear, mats or linen, losses and surcharges."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.laundry import LABELS
from ..model import ZERO, Invoice, Line
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit, monthly
from .base import Layout
from .grid import digits
from .headings import next_page
from .laundry_paper import BOTTOM, LEFT, RIGHT, WIDE, by_debit, color, foot, head, types


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, bold, label = types(style)
    y = head(sheet, invoice, style) + 12
    if style.variant("period", 3):
        start, end = monthly.days(invoice, style)
        text = style.label("period line").format(start.strip(" –-"), end)
        y = sheet.block(LEFT, y + 4, WIDE, text, bold)
    wearers = {line.group for line in invoice.lines if line.group and not line.day}
    y = _list(sheet, invoice, style, y, bool(wearers))
    if wearers and style.variant("counted", 2):
        y = sheet.block(LEFT, y + 12, WIDE, style.label("wearers").format(len(wearers)), label)
    if y + 130 > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = (_column, _table, _line)[style.variant("totals", 3)](sheet, invoice, style, y + 18)
    if style.language in {"pl", "lv"} and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 2, WIDE, body, invoice.amount_due or invoice.total_gross) + 3
    y = _payment(sheet, invoice, style, y + 4)
    y = kit.notes(sheet, invoice, style, LEFT, y + 3, WIDE, body)
    for key in ("small", "index"):
        if style.variant(key, 2):
            y = sheet.block(LEFT, y + 3, WIDE, style.label(key), label)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 44, types(style)[1])


def _columns(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    """Of the list; day and delivery note only where there are lines of one delivery."""
    keys = {"no": 24.0, "code": 42.0, "name": 0.0, "qty": 46.0, "unit": 34.0, "price": 58.0, "rate": 42.0, "net": 64.0}
    shape = style.variant("shape", 4)
    if shape == 0:
        keys = {"name": 0.0, "qty": 50.0, "price": 60.0, "net": 70.0}
    elif shape == 1:
        keys = {"qty": 44.0, "unit": 34.0, "name": 0.0, "price": 58.0, "net": 66.0, "rate": 44.0}
    elif shape == 2:
        keys = {"no": 22.0, "name": 0.0, "qty": 36.0, "unit": 30.0, "price": 46.0, "net": 54.0, "rate": 36.0,
                "tax": 46.0, "gross": 56.0}  # fmt: skip
    if any(line.day for line in invoice.lines):
        keys.pop("code", None)
        first = {"no": keys.pop("no")} if "no" in keys else {}
        keys = {**first, "day": 62.0, **({"group": 56.0} if style.variant("note", 2) and shape != 2 else {}), **keys}
    keys["name"] = WIDE - sum(keys.values())
    return list(keys.items())


def _look(style: Style) -> Look:
    body, _bold, _label = types(style)
    dark = style.variant("dark", 4) == 0
    fill = color(style) if dark else style.choose("head fill", (None, "#ececec", tint(color(style), 0.14)))
    return Look(
        replace(body, size=body.size * 0.95),
        Type(body.family, body.size * 0.86, bold=True, color="#ffffff" if dark else "#111111"),
        grid=style.choose("grid", (None, None, "#9a9a9a")), rule=style.choose("rule", ("#cccccc", "#888888")),
        head_fill=fill, head_align=style.choose("heads", ("column", "column", "center")),
        padding=style.choose("padding", (2.2, 3.0)), zebra=style.choose("zebra", (None, None, "#f5f7f8")),
    )  # fmt: skip


def _list(sheet: Sheet, invoice: Invoice, style: Style, y: float, wearers: bool) -> float:
    """The lines, those of a wearer below the wearer's name and with a sum; returns the y below."""
    _body, bold, _label = types(style)
    look = _look(style)
    columns = _columns(invoice, style)
    keys = [key for key, _width in columns]
    heads = [Column(style.label(f"col.{key}"), width, kit.ALIGN.get(key, "right")) for key, width in columns]
    table = Table(sheet, LEFT, y, heads, look)
    table.head()
    named, group, total = replace(bold, size=look.body.size), "", ZERO
    summed = wearers and style.variant("sub sums", 2) == 1

    def room(texts: list[str], more: float = 0) -> None:
        if not table.fits(texts, BOTTOM - more):
            table.y = _turn_page(sheet, invoice, style)
            table.head()

    def close() -> None:
        if summed and group:
            texts = ["" for _ in keys]
            texts[keys.index("name")], texts[keys.index("net")] = style.label("sub"), style.amount(total)
            room(texts)
            table.row(texts, type_=named)

    for number, line in enumerate(invoice.lines, 1):
        shown = _repeated(line, invoice.lines[number - 2] if number > 1 else None, style)
        texts = kit.cells(style, shown, number, keys)
        if wearers and (line.group != group or number == 1):
            close()
            group, total = line.group, ZERO
            room(texts, 22)
            text = style.label("wearer").format(group) if group else style.label("other")
            table.banner(text, named, tint(color(style), 0.07) if style.variant("banner", 2) else None)
        room(texts)
        table.row(texts, fill=look.zebra if number % 2 == 0 else None)
        total += line.net
    return table.y


def _repeated(line: Line, before: Line | None, style: Style) -> Line:
    """``line`` without the day that the one ``before`` it has too, where this program leaves it out."""
    if before and line.day and line.day == before.day and style.variant("day once", 2):
        return replace(line, day=None, group="")
    return line


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 226
    y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, body, currency=style.variant("currency", 2) == 1)
    sheet.line(x, y - 10, RIGHT, y - 10, stroke="#888888")
    sheet.text(x, y + 2, style.label("gross"), bold)
    sheet.text(RIGHT - 3, y + 2, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    return _due(sheet, invoice, style, y + 18)


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates with their sums in a table at the left or right; returns the y below."""
    look = replace(_look(style), zebra=None)
    widths = style.choose("widths", ((58.0, 72.0, 72.0, 78.0), (WIDE * 0.25,) * 4))
    x = LEFT if style.variant("table left", 2) else RIGHT - sum(widths)
    y = kit.vat_table(sheet, invoice, style, x, y - 6, widths, look)
    return _due(sheet, invoice, style, y + 12)


def _line(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The three sums in boxes side by side; returns the y below."""
    body, bold, label = types(style)
    cells = (("net", invoice.total_net), ("tax", invoice.total_tax), ("gross", invoice.total_gross))
    width = WIDE / 3
    fill = tint(color(style), 0.08) if style.variant("line fill", 2) else None
    sheet.rect(LEFT, y - 8, WIDE, 30, fill=fill, stroke="#8a8a8a", line=0.5)
    for index, (key, value) in enumerate(cells):
        x = LEFT + (index + 1) * width - 8
        word = style.label(key)
        if key == "tax" and len(invoice.vat_breakdown) == 1:
            word = style.label("tax_rate").format(style.rate(invoice.vat_breakdown[0].tax))
        sheet.text(x, y + 2, word, label, align="right")
        type_ = bold if key == "gross" else body
        sheet.text(x, y + 16, style.amount(value), type_, align="right", field=f"total_{key}")
    return _due(sheet, invoice, style, y + 38)


def _due(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    body, bold, _label = types(style)
    return kit.to_pay(sheet, invoice, style, RIGHT - 226, RIGHT - 3, y, body, replace(bold, size=bold.size + 2.5))


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How it is paid, in a sentence or in rows; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        return sheet.block(LEFT, y, WIDE, style.label("settled"), body)
    values: dict[str, tuple[str, str | None]] = {
        "due": (style.date(payment.due_date), "due_date"), "iban": (style.iban(payment.iban), "iban"),
    }  # fmt: skip
    if by_debit(invoice, style):
        mandate = f"M{digits(style, f'mandate {invoice.buyer.vat}', 7)}"
        return kit.flow(sheet, LEFT, y, WIDE, style.label("debit").replace("{0}", mandate), values, body, bold)
    if style.variant("payment rows", 2):
        rows = kit.payment_facts(invoice, style, days=style.variant("term", 2) == 1)
        return kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 112, step=12.6)
    return kit.flow(sheet, LEFT, y, WIDE, style.label("please"), values, body, bold)


LAYOUT = Layout(
    name="laundry",
    description="laundry or workwear rental, garments by wearer, month or delivery, losses, surcharges, direct debit",
    draw=draw,
    labels=LABELS,
    trades=("laundry",),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n:05d}/{m:02d}/{y}", "FS/{y}/{n:06d}", "{n}/PR/{yy:02d}", "FV-{yy:02d}{m:02d}-{n:04d}"),
        "en": ("{n:07d}", "WR{n:06d}", "IN-{yy:02d}{n:05d}", "{n:05d}/{m:02d}"),
        "de": ("{yy:02d}{n:06d}", "MR-{y}-{n:05d}", "90{n:06d}", "{y}/{m:02d}/{n:04d}"),
        "lv": ("TS-{n:05d}", "{y}-{n:05d}", "VS{yy:02d}{m:02d}/{n:04d}"),
    },
    dates={
        "pl": ("iso", "dots", "dashes", "dots_r"), "en": ("slashes", "short", "long"),
        "de": ("dots", "dots", "de_long"), "lv": ("dots", "iso", "lv_long"),
    },
    features=frozenset({"net", "linens", "monthly"}),
)  # fmt: skip
