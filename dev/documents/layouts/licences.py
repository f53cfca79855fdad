"""A software distributor's invoice to a reseller: seats by period, rate for the tax, reverse charge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..formatting import Style
from ..labels.licences import LABELS
from ..model import Invoice, Line
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .licences_paper import BOTTOM, LEFT, RIGHT, WIDE, color, customers, foot, head, parts, types


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = _list(sheet, invoice, style, head(sheet, invoice, style) + 10)
    if y + 150 > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = (_column, _table, _split)[style.variant("totals", 3)](sheet, invoice, style, y + 18)
    y = _rate(sheet, invoice, style, y + 2)
    y = kit.notes(sheet, invoice, style, LEFT, y + 2, WIDE, body)
    if style.language in {"pl", "lv"} and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 2, WIDE, body, invoice.total_gross)
    y = _payment(sheet, invoice, style, y + 8)
    if style.variant("small", 3):
        sheet.block(LEFT, y + 6, WIDE, style.label("small"), label)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 42, types(style)[2])


def _columns(style: Style) -> list[tuple[str, float]]:
    """Of the list: with a column for the period or without, part numbers first, second or below the name."""
    keys = {"no": 24.0, "code": 82.0, "name": 0.0, "period": 64.0, "qty": 40.0, "price": 54.0, "rate": 38.0,
            "net": 60.0}  # fmt: skip
    shape = style.variant("shape", 4)
    if shape == 1:
        keys = {"code": 84.0, "name": 0.0, "qty": 40.0, "unit": 32.0, "price": 58.0, "net": 66.0}
    elif shape == 2:
        keys = {"no": 24.0, "name": 0.0, "period": 66.0, "qty": 38.0, "price": 52.0, "net": 58.0, "rate": 36.0,
                "tax": 48.0, "gross": 58.0}  # fmt: skip
    elif shape == 3:
        keys = {"qty": 42.0, "code": 86.0, "name": 0.0, "price": 62.0, "rate": 40.0, "net": 68.0}
    keys["name"] = WIDE - sum(keys.values())
    return list(keys.items())


def _look(style: Style) -> Look:
    body, _bold, _label = types(style)
    dark = style.variant("dark", 3) == 0
    fill = color(style) if dark else style.choose("head fill", (None, "#eeeeee", tint(color(style), 0.12)))
    return Look(
        replace(body, size=body.size * 0.95),
        Type(body.family, body.size * 0.88, bold=True, color="#ffffff" if dark else "#111111"),
        grid=style.choose("grid", (None, None, None, "#b0b0b0")), rule=style.choose("rule", ("#d5d5d5", "#aaaaaa")),
        head_fill=fill, head_align="column", padding=style.choose("padding", (2.6, 3.2)),
    )  # fmt: skip


def _list(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The subscriptions, below the name of each customer where there are several; returns the y below."""
    _body, bold, _label = types(style)
    look = _look(style)
    columns = _columns(style)
    keys = [key for key, _width in columns]
    sides = {**kit.ALIGN, "period": style.choose("period side", ("left", "center"))}
    heads = [Column(style.label(f"col.{key}"), width, sides.get(key, "right")) for key, width in columns]
    table = Table(sheet, LEFT, y, heads, look)
    table.head()
    named = len(customers(invoice)) > 1
    before = None
    for number, line in enumerate(invoice.lines, 1):
        row = _cells(style, line, number, keys)
        customer, order, *_rest = parts(line)
        header = named and customer != before
        if header:
            before = customer
        if not table.fits(row, BOTTOM - (18 if header else 0)):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        if header:
            text = style.label("for customer").format(customer, order) if customer else style.label("not for one")
            table.banner(text, replace(bold, size=look.body.size), tint(color(style), 0.06))
        table.row(row)
    return table.y


def _cells(style: Style, line: Line, number: int, keys: list[str]) -> list[str]:
    """One row; what has no column of its own stands below the name."""
    _customer, _order, serial, end, days = parts(line)
    period = ""
    if end and line.day:
        period = style.label("period cell").format(style.date(line.day), style.date(date.fromisoformat(end)))
    below = []
    if "code" not in keys:
        below.append(line.code)
    if period and "period" not in keys:
        below.append(period)
    if days:
        below.append(style.label("pro rata").format(days))
    if serial and style.variant("serials", 2):
        below.append(style.label("serial").format(serial))
    texts = []
    for key in keys:
        text = period if key == "period" else kit.cells(style, line, number, [key])[0]
        texts.append("\n".join((text, *(part for part in below if part))) if key == "name" else text)
    return texts


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 220
    y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, body, currency=style.variant("signs", 2) == 1)
    if style.variant("gross row", 3) or invoice.paid:
        sheet.text(x, y, style.label("gross"), bold)
        sheet.text(RIGHT - 3, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
        y += 16
    return _due(sheet, invoice, style, x, y)


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates in a table, what is to be paid below; returns the y below."""
    widths = style.choose("widths", ((66.0, 82.0, 74.0, 86.0), (WIDE * 0.25,) * 4))
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y - 8, widths, _look(style))
    return _due(sheet, invoice, style, RIGHT - 220, y + 14)


def _split(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates without sums at the left, the sums at the right on a tinted ground; returns the y below."""
    body, bold, _label = types(style)
    small = replace(_look(style), grid=None)
    below = kit.vat_table(sheet, invoice, style, LEFT, y - 8, (54, 66, 58, 66), small, total=False)
    x = RIGHT - 214
    sheet.rect(x - 8, y - 12, RIGHT - x + 8, 50, fill=tint(color(style), 0.08), stroke=None)
    for key, value in (("net", invoice.total_net), ("tax", invoice.total_tax), ("gross", invoice.total_gross)):
        type_ = bold if key == "gross" else body
        sheet.text(x, y, style.label(key), type_)
        sheet.text(RIGHT - 6, y, style.amount(value), type_, align="right", field=f"total_{key}")
        y += 14
    return max(_due(sheet, invoice, style, x, y + 8), below + 10)


def _due(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    body, bold, _label = types(style)
    big = replace(bold, size=bold.size + 2)
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y, body, big, field_gross=True)


def _rate(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """VAT in the currency of the seller's tax office, where the invoice is in another; returns the y below."""
    foreign = invoice.exchange
    if foreign is None or not invoice.total_tax:
        return y
    tax, rate = style.amount(foreign.convert(invoice.total_tax)), style.amount(foreign.rate, 4)
    day = style.date(foreign.day)
    if foreign.currency == "PLN":
        text = style.label("rate PL").format(rate, day, foreign.table, invoice.currency, rate, tax)
    else:
        text = style.label("rate other").format(day, invoice.currency, rate, foreign.currency, tax)
    return sheet.block(LEFT, y, WIDE, text, types(style)[0])


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The account to pay to; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        return sheet.block(LEFT, y, WIDE, style.label("settled"), bold)
    sheet.text(LEFT, y, style.label("pay"), bold)
    y += 13
    if style.variant("bank line", 2):
        end = sheet.pair(LEFT, y, f"{style.label('iban')}:", style.iban(payment.iban), label, bold, field="iban")
        sheet.text(end, y, f"  {payment.bank}, {style.label('bic')} {payment.bic}", body)
        y += 13
    else:
        rows: list[kit.Fact] = [("bank", payment.bank, None), ("iban", style.iban(payment.iban), "iban"),
                                ("bic", payment.bic, None)]  # fmt: skip
        y = kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 100, step=12)
    if style.variant("reference", 2):
        y = sheet.block(LEFT, y, WIDE, style.label("reference").format(invoice.number), label)
    return y


LAYOUT = Layout(
    name="licences",
    description="distributor of software, subscriptions by seat and period for end customers, foreign currency",
    draw=draw,
    labels=LABELS,
    trades=("licences",),
    countries={"pl": ("PL",), "en": ("GB", "LT", "DE"), "de": ("DE", "DE", "PL"), "lv": ("LV", "LV", "LT")},
    numbers={
        "pl": ("FV/{y}/{m:02d}/{n:05d}", "{n:06d}/{yy:02d}/FS", "SI{yy:02d}{n:06d}", "FS-{n}/{y}"),
        "en": ("INV-{y}-{n:06d}", "9{yy:02d}{n:07d}", "SI{n:07d}", "IE{yy:02d}/{n:05d}"),
        "de": ("RE{yy:02d}{n:06d}", "{y}{n:06d}", "VR-{yy:02d}{m:02d}-{n:05d}"),
        "lv": ("LIC{yy:02d}-{n:05d}", "{n:07d}", "SW {y}/{n:04d}"),
    },
    dates={
        "pl": ("iso", "dots", "dashes"), "en": ("slashes", "short", "iso", "long"), "de": ("dots", "dots", "iso"),
        "lv": ("dots", "iso"),
    },
    features=frozenset({"net", "seats"}),
)  # fmt: skip
