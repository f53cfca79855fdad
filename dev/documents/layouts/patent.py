"""A patent attorney's fee note: the case in a frame, official fees beside or below the charges, terms in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..formatting import NBSP, Style
from ..labels.patent import LABELS
from ..model import ZERO, Invoice, Line, money
from ..sheet import Sheet, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .patent_paper import BOTTOM, LEFT, MIDDLE, RIGHT, WIDE, color, foot, head, our_ref, types


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style)
    y = (_two_columns, _sections)[style.variant("sections", 2)](sheet, invoice, style, y)
    y = _room(sheet, invoice, style, y, 150)
    y = (_column, _rates)[style.variant("rates table", 2)](sheet, invoice, style, y + 8)
    if style.language == "pl" and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 6, WIDE, label, invoice.amount_due or invoice.total_gross)
    y = _room(sheet, invoice, style, y, 92)
    y = _terms(sheet, invoice, style, y + 10)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, label)
    if style.variant("next note", 2):
        cost = money(Decimal(style.choose(f"cost {invoice.number}", (380, 950, 1240))))
        y = sheet.block(LEFT, y + 2, WIDE, style.label("next note").format(f"{style.amount(cost)} {invoice.currency}"),
                        label)  # fmt: skip
    if style.variant("greeting", 2) and y + 30 < BOTTOM:
        sheet.text(LEFT, y + 14, style.label("greeting"), body)
    foot(sheet, invoice, style)


def _room(sheet: Sheet, invoice: Invoice, style: Style, y: float, need: float) -> float:
    if y + need <= BOTTOM:
        return y
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 50, types(style)[2])


def _is_official(line: Line) -> bool:
    return line.tax.category == "O"


def _units(style: Style, line: Line) -> str:
    return f"{style.quantity(line.quantity)}{NBSP}{line.unit} x{NBSP}{style.price(line.net_price)}"


def _sum(lines: Sequence[Line]) -> Decimal:
    return sum((line.net for line in lines), ZERO)


def _two_columns(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Official fees in a column of their own beside the charges; returns the y below."""
    body, bold, _label = types(style)
    columns = [Column(style.label("col.name"), WIDE - 254), Column(style.label("col.units"), 100.0, "right"),
               Column(style.label("col.official"), 76.0, "right"),
               Column(style.label("col.fees"), 78.0, "right")]  # fmt: skip
    look = Look(body, replace(bold, size=bold.size * 0.88), grid=style.choose("grid", (None, "#777777")),
                head_fill=style.choose("filled", (None, tint(color(style), 0.12))), head_align="column",
                padding=3.4)  # fmt: skip
    official_left = style.variant("official left", 2) == 0
    if not official_left:
        columns[2], columns[3] = columns[3], columns[2]
    table = Table(sheet, LEFT, y, columns, look)
    table.head()

    def two(official: str, fees: str) -> tuple[str, str]:
        return (official, fees) if official_left else (fees, official)

    for line in invoice.lines:
        amount = style.amount(line.net)
        table.row((line.name, _units(style, line), *(two(amount, "") if _is_official(line) else two("", amount))))
    passed = _sum([line for line in invoice.lines if _is_official(line)])
    own = _sum([line for line in invoice.lines if not _is_official(line)])
    table.row((style.label("subtotal"), "", *two(style.amount(passed), style.amount(own))), type_=bold)
    return table.y


def _sections(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The charges, below them the official fees, each with its sum; returns the y below."""
    body, bold, label = types(style)
    parts = (
        ("section fees", [line for line in invoice.lines if not _is_official(line)]),
        ("section official", [line for line in invoice.lines if _is_official(line)]),
    )
    y += body.size
    for letter, (key, lines) in zip("AB", parts, strict=True):
        if not lines:
            continue
        sheet.text(LEFT, y, f"{letter}. {style.label(key)}", replace(bold, color=color(style)))
        y += body.size * 1.5
        for line in lines:
            end = sheet.text(LEFT + 14, y, line.name, body)
            units = _units(style, line)
            if end + label.width(units) + 12 > RIGHT - 76:
                y += body.size * 1.25
                end = LEFT + 20
            start = RIGHT - 76 - label.width(units)
            sheet.text(start, y, units, label)
            sheet.text(RIGHT, y, style.amount(line.net), body, align="right")
            y += body.size * 1.45
        sheet.line(RIGHT - 72, y - 9, RIGHT, y - 9, width=0.4)
        sheet.text(RIGHT - 84, y + 2, style.label("subtotal"), label, align="right")
        sheet.text(RIGHT, y + 2, style.amount(_sum(lines)), body, align="right")
        y += body.size * 2
    return y - 4


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The totals one below the other, each tax with what it is taken of; returns the y below."""
    body, bold, _label = types(style)
    left = style.choose("totals at", (MIDDLE - 40, MIDDLE))
    rows: list[tuple[str, str, str | None]] = [(style.label("net"), style.amount(invoice.total_net), "total_net")]
    taxed = [row for row in invoice.vat_breakdown if row.tax.category != "O"]
    for row in taxed:
        word = style.label("tax_rate").format(style.rate(row.tax), style.amount(row.net))
        rows.append((word, style.amount(row.tax_amount), "total_tax"))
    y += 12
    for word, text, field in rows:
        sheet.text(left, y, word, body)
        sheet.text(RIGHT, y, text, body, align="right", field=field)
        y += 14
    sheet.line(left, y - 9, RIGHT, y - 9, stroke=color(style), width=0.9)
    sheet.text(left, y + 3, style.label("gross"), bold)
    sheet.text(RIGHT, y + 3, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    return _paid(sheet, invoice, style, left, y + 18)


def _rates(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A small table of the rates with its sums, and the total of the note below it; returns the y below."""
    body, bold, label = types(style)
    look = Look(body, replace(label, bold=True), rule="#888888", head_align="column", padding=2.6)
    widths = (76.0, 84.0, 76.0, 88.0)
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y, widths, look)
    left = RIGHT - sum(widths)
    sheet.text(left + 3, y + 15, style.label("gross"), bold)
    sheet.text(RIGHT - 2.6, y + 15, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    return _paid(sheet, invoice, style, left + 3, y + 30)


def _paid(sheet: Sheet, invoice: Invoice, style: Style, left: float, y: float) -> float:
    """What came in before, where something did, and what is left; returns the y below."""
    body, bold, _label = types(style)
    right = RIGHT - 2.6
    if invoice.paid and invoice.payment.is_transfer:
        sheet.text(left, y, style.label("paid"), body)
        sheet.text(right, y, f"-{style.amount(invoice.paid)}", body, align="right")
        y += 14
    large = replace(bold, size=bold.size + 1.5)
    sheet.text(left, y + 2, style.label("left" if invoice.paid else "total"), large)
    sheet.text(right, y + 2, style.money(invoice.amount_due), large, align="right", field="amount_due")
    return y + 14


def _terms(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The sentence about paying; returns the base line below."""
    body, bold, _label = types(style)
    payment = invoice.payment
    amount = (style.money(invoice.amount_due), "amount_due")
    if not payment.is_transfer:
        means = style.label("cash" if payment.means == "10" else "card")
        values = {"means": (means, None), "amount": amount}
        return kit.flow(sheet, LEFT, y, WIDE, style.label("settled"), values, body, bold)
    values = {
        "amount": amount, "days": (str(payment.days), None), "due": (style.date(payment.due_date), "due_date"),
        "iban": (style.iban(payment.iban), "iban"), "bank": (payment.bank, None),
        "ref": (our_ref(invoice, style), None),
    }  # fmt: skip
    return kit.flow(sheet, LEFT, y, WIDE, style.label("terms"), values, body, bold)


LAYOUT = Layout(
    name="patent",
    description="patent attorney's fee note, the case in a frame, official fees apart, terms in a sentence",
    draw=draw,
    labels=LABELS,
    trades=("patent",),
    countries={"pl": ("PL",), "en": ("GB", "GB", "DE"), "de": ("DE",)},
    numbers={
        "pl": ("{n}/KP/{y}", "K-{y}/{n:04d}", "{yy:02d}/{m:02d}/{n:04d}", "RP {n:05d}/{yy:02d}"),
        "en": ("FN {n:05d}", "{y}.{n:04d}", "{n:06d}/TM", "N{yy:02d}-{n:04d}"),
        "de": ("{yy:02d}-{n:05d}", "KR {n:04d}/{y}", "{y}{m:02d}{n:04d}", "H{n:06d}"),
    },
    dates={"pl": ("dots_r", "long", "iso", "dots"), "en": ("long", "slashes", "short"), "de": ("dots", "de_long")},
    features=frozenset({"net", "booked", "few"}),
)
