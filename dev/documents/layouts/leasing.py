"""A leasing company's invoice: each rental with its capital and interest, other charges, the next rentals."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from ..catalogue_words import ITEMS
from ..formatting import Style
from ..labels.leasing import LABELS
from ..model import Invoice, Line, money
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .grid import digits
from .headings import next_page
from .leasing_paper import BOTTOM, LEFT, MIDDLE, RIGHT, color, contract, due_rows, due_strip, footer, head, types

WIDE = RIGHT - LEFT


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style)
    strip = style.variant("pay", 3)
    if strip == 0:
        y = due_strip(sheet, invoice, style, y + 4)
    y = (_frames if style.variant("frames", 2) else _one_table)(sheet, invoice, style, y + 4)
    y = _room(sheet, invoice, style, y, 96 + 16 * len(invoice.vat_breakdown))
    y = (_summary if style.variant("summary", 2) else _column)(sheet, invoice, style, y + 10)
    if strip:
        y = _room(sheet, invoice, style, y, 90)
        y = (due_strip if strip == 1 else due_rows)(sheet, invoice, style, y + 6)
    if style.language == "pl" and style.variant("in words", 2):
        amount = invoice.amount_due or invoice.total_gross
        y = kit.words(sheet, invoice, style, LEFT, y + 10, WIDE, body, amount)
    if style.variant("next", 4):
        y = _room(sheet, invoice, style, y, 100)
        y = _next(sheet, invoice, style, y + 8)
    y = _room(sheet, invoice, style, y, 44)
    y = kit.notes(sheet, invoice, style, LEFT, y + 14, WIDE, body)
    sheet.block(LEFT, y + 2, WIDE, style.label("note"), label)
    footer(sheet, invoice, style)


def _room(sheet: Sheet, invoice: Invoice, style: Style, y: float, need: float) -> float:
    return y if y + need <= BOTTOM else _turn_page(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 46, types(style)[2])


def _is_rental(style: Style, line: Line) -> bool:
    return any(line.name == item.names[style.language] for item in ITEMS["leasing"])


def _instalment(invoice: Invoice, style: Style, index: int) -> tuple[int, int]:
    """Which rental of how many this is."""
    name = f"rental {invoice.buyer.vat} {index}"
    months = style.choose(name, (24, 36, 48, 60))
    return 2 + style.variant(f"at {name}", months - 8), months


def _facts(invoice: Invoice, style: Style, index: int) -> list[kit.Fact]:
    """Contract, asset and time of a rental."""
    day = invoice.issue_date
    last = day.replace(day=monthrange(day.year, day.month)[1])
    at, months = _instalment(invoice, style, index)
    letters = style.choose(f"maker {index} {invoice.buyer.vat}", ("XBK", "XTR", "XLS"))
    return [
        ("contract", contract(invoice, style, index), None),
        ("serial", f"{letters}{digits(style, f'serial {invoice.buyer.vat} {index}', 11)}", None),
        ("months", f"{style.date(day.replace(day=1))} - {style.date(last)}", None),
        ("", style.label("instalment").format(at, months), None),
    ]


def _parts(style: Style, line: Line) -> list[tuple[str, Decimal]]:
    """A rental in its capital and interest, and what it comes to."""
    share = Decimal(6 + style.variant(f"interest {line.code}", 20)) / 100
    interest = money(line.net * share)
    tax = style.label("rental tax").format(style.rate(line.tax))
    return [
        (style.label("capital"), line.net - interest),
        (style.label("interest"), interest),
        (style.label("rental net"), line.net),
        (tax, line.tax_amount),
        (style.label("rental gross"), line.gross),
    ]


def _frames(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A frame for each rental, then a table of the other charges; returns the y below."""
    body, bold, label = types(style)
    rentals = [line for line in invoice.lines if _is_rental(style, line)]
    for index, line in enumerate(rentals):
        y = _room(sheet, invoice, style, y, 92)
        sheet.rect(LEFT, y, WIDE, 17, fill=tint(color(style), 0.14), stroke=None)
        sheet.rect(LEFT, y, WIDE, 88, stroke=color(style), line=0.7)
        sheet.text(LEFT + 7, y + 12, line.name, bold)
        sheet.text(RIGHT - 7, y + 12, f"{style.quantity(line.quantity)} {line.unit}", body, align="right")
        at = y + 31
        for key, text, _field in _facts(invoice, style, index):
            if key:
                sheet.text(LEFT + 7, at, style.label(key), label)
            sheet.text(LEFT + 118 if key else LEFT + 7, at, text, body)
            at += 13
        at = y + 31
        for word, value in _parts(style, line):
            sheet.text(MIDDLE + 50, at, word, label)
            sheet.text(RIGHT - 7, at, style.amount(value), body, align="right")
            at += 12.5
        y += 96
    others = [line for line in invoice.lines if not _is_rental(style, line)]
    if not others:
        return y - 8
    y = _room(sheet, invoice, style, y, 60)
    sheet.text(LEFT, y + 9, style.label("charges"), bold)
    columns = (("name", 0.0), ("qty_unit", 52.0), ("price", 54.0), ("net", 60.0), ("rate", 40.0), ("tax", 52.0),
               ("gross", 62.0))  # fmt: skip
    return _lines(sheet, invoice, style, y + 14, columns, others)


def _one_table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """All lines in one table, contract and asset below the name of each rental; returns the y below."""
    lines = []
    for index, line in enumerate(invoice.lines):
        if _is_rental(style, line):
            facts = [f"{style.label(key)}: {text}" if key else text for key, text, _ in _facts(invoice, style, index)]
            line = replace(line, name="\n".join((line.name, *facts)))
        lines.append(line)
    columns = style.choose("columns", (
        (("no", 22.0), ("name", 0.0), ("qty_unit", 50.0), ("net", 62.0), ("rate", 40.0), ("tax", 56.0),
         ("gross", 64.0)),
        (("name", 0.0), ("qty_unit", 50.0), ("price", 60.0), ("rate", 44.0), ("net", 68.0)),
    ))  # fmt: skip
    return _lines(sheet, invoice, style, y, columns, lines)


def _lines(
    sheet: Sheet, invoice: Invoice, style: Style, y: float, columns: tuple[tuple[str, float], ...], lines: list[Line]
) -> float:
    body, bold, _label = types(style)
    rest = WIDE - sum(width for _key, width in columns)
    grid = style.choose("grid", (None, "#8a8a8a"))
    look = Look(body, replace(bold, size=bold.size * 0.88), grid=grid, head_fill=tint(color(style), 0.14),
                head_align="column", padding=3.2)  # fmt: skip
    return kit.lines_table(
        sheet, style, LEFT, y, [(key, width or rest) for key, width in columns], look, lines, BOTTOM,
        lambda: _turn_page(sheet, invoice, style),
    )  # fmt: skip


def _summary(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Rates in a table over the whole width, its last row the sums; returns the y below."""
    body, bold, _label = types(style)
    look = Look(body, replace(bold, size=bold.size * 0.9), rule="#999999", head_align="column", padding=3)
    shares = (WIDE * 0.34, WIDE * 0.22, WIDE * 0.2, WIDE * 0.24)
    y = kit.vat_table(sheet, invoice, style, LEFT, y, shares, look, fill=tint(color(style), 0.1))
    end = RIGHT - look.padding
    sheet.text(end, y + 13, f"{style.label('gross')}: {style.money(invoice.total_gross)}", bold, align="right")
    text = style.money(invoice.total_gross)
    width = bold.width(text)
    sheet.note("total_gross", text, (end - width, y + 13 - bold.size, end, y + 13 + bold.size * 0.25))
    sheet.same("currency", "total_gross")
    return y + 20


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Sums one below the other on the right; returns the y below."""
    body, bold, _label = types(style)
    left = style.choose("sums at", (MIDDLE - 10, MIDDLE + 40))
    y = kit.sums(sheet, invoice, style, left, RIGHT - 3, y + 10, body, currency=style.variant("signs", 2) == 1)
    sheet.line(left, y - 9, RIGHT, y - 9, width=0.8)
    big = replace(bold, size=bold.size + 1)
    sheet.text(left, y + 4, style.label("gross"), big)
    sheet.text(RIGHT - 3, y + 4, style.money(invoice.total_gross), big, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    return y + 14


def _later(day: date, months: int) -> date:
    at = day.year * 12 + day.month - 1 + months
    return date(at // 12, at % 12 + 1, min(day.day, 28))


def _next(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The next rentals of the first contract, and what is left of it; returns the y below."""
    body, _bold, label = types(style)
    line = invoice.lines[0]
    at, months = _instalment(invoice, style, 0)
    sheet.text(LEFT, y + 9, style.label("next").format(contract(invoice, style, 0)), replace(label, bold=True))
    heads = style.label("next heads").split("|")
    columns = [Column(head, width, "right") for head, width in zip(heads, (50, 84, 84, 74, 88), strict=True)]
    small = Type(body.family, body.size * 0.9)
    look = Look(small, replace(small, bold=True), rule="#bbbbbb", head_align="column", padding=2.2)
    table = Table(sheet, LEFT, y + 13, columns, look)
    table.head()
    start = invoice.payment.due_date if invoice.payment.is_transfer else invoice.issue_date + timedelta(days=14)
    for index in range(1, 4):
        day = style.date(_later(start, index))
        amounts = (style.amount(line.net), style.amount(line.tax_amount), style.amount(line.gross))
        table.row((f"{at + index}/{months}", day, *amounts))
    y = table.y + 11
    end = sheet.pair(LEFT, y, f"{style.label('remaining')}:", style.amount(line.net * (months - at)), label, small)
    if style.variant("option", 2):
        option = money(line.net * Decimal(style.choose(f"option {line.code}", ("0.5", "1.2", "2"))))
        sheet.pair(max(end + 14, MIDDLE + 30), y, f"{style.label('option')}:", style.amount(option), label, small)
    return y + 4


LAYOUT = Layout(
    name="leasing",
    description="leasing company, each rental in a frame, other charges, the next rentals",
    draw=draw,
    labels=LABELS,
    trades=("leasing",),
    countries={"pl": ("PL",), "en": ("GB", "GB", "PL", "DE"), "de": ("DE",)},
    numbers={
        "pl": ("FL/{n:05d}/{m:02d}/{y}", "{y}/{m:02d}/{n:06d}", "RL{yy:02d}{n:07d}", "{n}/LE/{yy:02d}"),
        "en": ("LR{n:07d}", "{yy:02d}/{n:06d}/R", "AF-{y}{m:02d}-{n:05d}"),
        "de": ("L{y}{n:06d}", "LR-{n:05d}-{yy:02d}", "{y}.{m:02d}.{n:05d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "en": ("slashes", "short", "iso"), "de": ("dots", "de_long")},
    features=frozenset({"net", "booked", "few", "settled"}),
)
