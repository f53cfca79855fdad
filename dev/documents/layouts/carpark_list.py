"""The lists of a car park company's invoice: vehicles, rates of VAT by letter, journeys and stays by vehicle."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import groupby

from ..formatting import Style
from ..model import ZERO, Account, Invoice, Line, Tax
from ..sheet import WIDTH, Sheet, Type, tint
from ..table import Column, Look, Table
from .grid import digits

LEFT, RIGHT = 48.0, WIDTH - 48.0
COLORS = ("#00507a", "#c2410c", "#166534", "#6b21a8", "#b91c1c", "#1f2937")
PLATES = {"PL": ("PO {0}NW", "GD {0}K", "KR {0}TR"), "GB": ("AB{1} WRN", "KM{1} FEN", "LN{1} OTR"),
          "LV": ("KV-{0}", "MP-{0}", "HL-{0}")}  # fmt: skip


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "dejavu", "narrow", "serif"))
    size = {"sans": 8.8, "dejavu": 8, "narrow": 9.6, "serif": 9.6}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#555555")


def color(style: Style) -> str:
    """The colour of this company."""
    return style.choose("color", COLORS)


def by_vehicle(invoice: Invoice, style: Style) -> Iterator[tuple[str, str, list[Line]]]:
    """Plate, number of the card and lines of each vehicle."""
    patterns = PLATES[invoice.seller.country]
    for index, (group, lines) in enumerate(groupby(invoice.lines, key=lambda line: line.group)):
        name = f"plate {group} {index}"
        pattern = patterns[style.variant(name, len(patterns))]
        plate = pattern.format(digits(style, name, 4), 10 + style.variant(name, 60))
        yield plate, f"{digits(style, f'tag {group} {index}', 9)}", list(lines)


def letters(invoice: Invoice, style: Style) -> dict[Tax, str]:
    """The letter of each rate, where this company has letters."""
    return {row.tax: "ABCDE"[index] for index, row in enumerate(invoice.vat_breakdown)}


def has_letters(style: Style) -> bool:
    """Whether lines have the letter of their rate in place of the rate."""
    return style.variant("letters", 3) > 0


def rates(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> float:
    """Net, tax and gross of each rate with its letter, and of all; returns the y below."""
    body, bold, label = types(style)
    heads = style.label("vat heads").split("|")
    shares = (0.2, 0.17, 0.21, 0.19, 0.23)
    columns = [
        Column(head if index or has_letters(style) else "", width * share, "right" if index else "left")
        for index, (head, share) in enumerate(zip(heads, shares, strict=True))
    ]
    look = Look(body, Type(label.family, label.size, bold=True), head_align="column", padding=2.8,
                rule=style.choose("rule", ("#bbbbbb", "#dddddd")))  # fmt: skip
    table = Table(sheet, x, y, columns, look)
    table.head()
    codes = letters(invoice, style)
    for row in invoice.vat_breakdown:
        code = codes[row.tax] if has_letters(style) else ""
        table.row((code, style.rate(row.tax), *map(style.amount, (row.net, row.tax_amount, row.gross))))
    totals = (invoice.total_net, invoice.total_tax, invoice.total_gross)
    fields = (None, None, "total_net", "total_tax", "total_gross")
    texts = (style.label("vat all"), "", *map(style.amount, totals))
    table.row(texts, fields=fields, type_=bold, fill=tint(color(style), 0.08))
    return table.y


def vehicles(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """One row for each vehicle; returns the y below."""
    body, _bold, label = types(style)
    heads = style.label("vehicle heads").split("|")
    width = (RIGHT - LEFT) / 4
    aligns = ("left", "left", "right", "right")
    columns = [Column(head, width, align) for head, align in zip(heads, aligns, strict=True)]
    table = Table(sheet, LEFT, y, columns, Look(body, label, head_align="column", padding=2.2, rule="#dddddd"))
    table.head()
    for plate, tag, lines in by_vehicle(invoice, style):
        table.row((plate, tag, str(len(lines)), style.amount(sum((line.gross for line in lines), ZERO))))
    return table.y


def height(invoice: Invoice, style: Style) -> float:
    """About how high the list of journeys is."""
    groups = len(list(by_vehicle(invoice, style)))
    return 60 + 17.0 * len(invoice.lines) + 36 * groups


def journeys(
    sheet: Sheet,
    invoice: Invoice,
    account: Account,
    style: Style,
    y: float,
    bottom: float,
    turn_page: Callable[[], float],
) -> float:
    """Every line under its vehicle, with the sum of each; returns the y below."""
    body, _bold, label = types(style)
    body = Type(body.family, body.size * 0.93)
    bold = Type(body.family, body.size, bold=True)
    heads = style.label("heads").split("|")
    widths = (76.0, 0.0, 34.0, 34.0, 62.0, 54.0, 36.0, 58.0)
    rest = RIGHT - LEFT - sum(widths)
    aligns = ("left", "left", "right", "left", "right", "right", "center", "right")
    heads = [head.replace(" z ", "\nz ").replace(" incl", "\nincl").replace(" ar ", "\nar ") for head in heads]
    columns = [Column(head, width or rest, align) for head, width, align in zip(heads, widths, aligns, strict=True)]
    small = Type(label.family, label.size * 0.95, bold=True, color=label.color)
    look = Look(body, small, head_align="column", padding=2.4, rule="#d4d4d4")
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    codes, index, count = letters(invoice, style), 0, len(invoice.lines)
    days = (account.period_end - account.period_start).days
    for plate, tag, lines in by_vehicle(invoice, style):
        if table.y > bottom - 60:
            table.y = turn_page()
            table.head()
        table.banner(style.label("vehicle").format(plate, tag), bold, tint(color(style), 0.1))
        for line in lines:
            day = account.period_start + timedelta(days=days * index // count)
            clock = f"{style.variant(f'hour {index}', 14) + 6:02d}:{style.variant(f'minute {index}', 60):02d}"
            rate = codes[line.tax] if has_letters(style) else style.rate(line.tax)
            gross = line.gross_price if line.gross_price is not None else line.net_price
            row = (f"{style.date(day)} {clock}", line.name, style.quantity(line.quantity), line.unit,
                   style.price(gross), style.amount(line.net), rate, style.amount(line.gross))  # fmt: skip
            if not table.fits(row, bottom):
                table.y = turn_page()
                table.head()
            table.row(row)
            index += 1
        total = style.amount(sum((line.gross for line in lines), ZERO))
        table.row(("", style.label("vehicle sum").format(plate), "", "", "", "", "", total), type_=bold)
    if has_letters(style):
        words = ", ".join(f"{code} - {style.rate(tax)}" for tax, code in codes.items())
        sheet.text(LEFT, table.y + 12, style.label("legend").format(words), label)
    return table.y + 14
