"""A fuel supplier's invoice: litres at 15 degrees by delivery, price by 1, 100 or 1000 litres, excise, two terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..formatting import Style
from ..labels.oil import LABELS
from ..model import Invoice, Line, money
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from ..tankers import litres
from . import kit
from .base import Layout
from .grid import digits
from .headings import next_page
from .oil_paper import BOTTOM, LEFT, RIGHT, WIDE, color, drops, foot, head, measured, types

PER = {"pl": (1, 1, 1000), "en": (1, 100, 1000), "de": (100, 100, 1000, 1), "lv": (1, 1000, 1)}
"""Language -> the litres that a price is for."""
EXCISE = {"PL": "232.00", "DE": "61.35", "LV": "81.00", "GB": "101.80"}
"""Country -> excise on 1000 litres that goes by with most of them."""


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = _list(sheet, invoice, style, head(sheet, invoice, style) + 12)
    if y + 175 > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = _excise(sheet, invoice, style, y + 12)
    y = (_column, _table, _strip)[style.variant("totals", 3)](sheet, invoice, style, y + 10)
    if style.language in {"pl", "lv"} and style.variant("in words", 3):
        y = kit.words(sheet, invoice, style, LEFT, y, WIDE, body, invoice.amount_due or invoice.total_gross) + 2
    y = _payment(sheet, invoice, style, y + 4)
    y = kit.notes(sheet, invoice, style, LEFT, y + 2, WIDE, body)
    if style.variant("small", 3):
        y = sheet.block(LEFT, y + 3, WIDE, style.label("small"), label)
    if y + 44 < BOTTOM and style.variant("sign", 3) == 0:
        kit.signatures(sheet, style, y + 30, ((LEFT, "sign driver"), (RIGHT - 180, "sign_take")), label)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 44, types(style)[1])


def _per(invoice: Invoice, style: Style) -> int:
    """How many litres the price is for; 1 where they are counted in cubic metres."""
    return 1 if any(line.unit_code == "MTQ" for line in invoice.lines) else style.choose("per", PER[style.language])


def _columns(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    keys = {"no": 22.0, "name": 0.0, "qty": 52.0, "unit": 28.0, "price": 60.0, "net": 62.0, "rate": 40.0}
    shape = style.variant("shape", 4)
    if shape == 0:
        keys = {"name": 0.0, "qty": 54.0, "unit": 28.0, "price": 58.0, "net": 60.0, "rate": 36.0, "tax": 54.0,
                "gross": 62.0}  # fmt: skip
    elif shape == 1:
        keys = {"qty": 52.0, "unit": 30.0, "name": 0.0, "price": 64.0, "net": 68.0}
    elif shape == 2:
        keys = {"name": 0.0, "measured": 50.0, "qty": 50.0, "unit": 26.0, "price": 58.0, "net": 62.0, "gross": 64.0}
    keys["name"] = WIDE - sum(keys.values())
    return list(keys.items())


def _list(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Deliveries with what the meter counted below them, then the rest; returns the y below."""
    body, _bold, _label = types(style)
    dark = style.variant("dark", 4) == 0
    fill = color(style) if dark else style.choose("head fill", (None, "#e8e8e8", tint(color(style), 0.15)))
    look = Look(
        replace(body, size=body.size * 0.95),
        Type(body.family, body.size * 0.87, bold=True, color="#ffffff" if dark else "#111111"),
        grid=style.choose("grid", (None, None, "#8f8f8f")), rule=style.choose("rule", ("#c8c8c8", "#777777")),
        head_fill=fill, head_align=style.choose("heads", ("column", "center")),
        padding=style.choose("padding", (2.6, 3.4)),
    )  # fmt: skip
    columns, per = _columns(invoice, style), _per(invoice, style)
    heads = {key: style.label(f"col.{key}") for key, _width in columns}
    if per > 1:
        heads["price"] = style.label("price per").format(per)
        if style.language == "en" and per == 100:
            heads["price"] = style.label("pence")
    table = Table(
        sheet, LEFT, y, [Column(heads[key], width, kit.ALIGN.get(key, "right")) for key, width in columns], look
    )
    table.head()
    for number, line in enumerate(invoice.lines, 1):
        row = [_cell(invoice, style, line, number, key, per) for key, _width in columns]
        if not table.fits(row, BOTTOM):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        table.row(row)
    return table.y


def _cell(invoice: Invoice, style: Style, line: Line, number: int, key: str, per: int) -> str:
    """One text; the price of fuel by as many litres as the head says."""
    if key == "measured":
        return style.quantity(measured(style, line)[0]) if line.group else ""
    if key == "price" and line.unit_code == "LTR":
        return style.price(line.net_price * per)
    text = kit.cells(style, line, number, [key])[0]
    if key != "name" or not line.group:
        return text
    ticket, tank = line.group.split("|")
    volume, warm = measured(style, line)
    below = [text]
    if len(drops(invoice)) > 1 or style.variant("ticket line", 2):
        below.append(style.label("ticket line").format(ticket, style.date(line.day or invoice.sale_date), tank))
    if style.variant("shape", 4) != 2 and style.variant("compensated", 4):
        texts = (style.quantity(volume), style.amount(warm, 1), style.quantity(litres(line)))
        below.append(style.label("measured").format(*texts))
    return "\n".join(below)


def _excise(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The excise in the price of the fuel; returns the y below."""
    _body, _bold, label = types(style)
    volume = sum((litres(line) for line in drops(invoice)), Decimal(0))
    if volume and style.variant("excise", 4):
        each = Decimal(EXCISE[invoice.seller.country])
        texts = (style.money(each), style.money(money(each * volume / 1000)))
        y = sheet.block(LEFT, y, WIDE, style.label("excise").format(*texts), label)
    if style.variant("carbon", 3) == 0:
        y = sheet.block(LEFT, y, WIDE, style.label("carbon"), label)
    return y


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 220
    y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, body, currency=style.variant("signs", 2) == 1)
    sheet.text(x, y, style.label("gross"), bold)
    sheet.text(RIGHT - 3, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.line(x, y + 4, RIGHT, y + 4, stroke=color(style), width=1)
    return _due(sheet, invoice, style, y + 17)


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates in a table at one side or over the whole width; returns the y below."""
    body, bold, _label = types(style)
    look = Look(
        replace(body, size=body.size * 0.95), replace(bold, size=bold.size * 0.86), head_align="column", padding=2.6,
        grid=style.choose("vat grid", (None, "#8f8f8f")), head_fill=style.choose("vat fill", (None, "#ececec")),
    )  # fmt: skip
    widths = style.choose("widths", ((56.0, 76.0, 70.0, 78.0), (WIDE * 0.25,) * 4))
    x = LEFT if style.variant("table left", 3) == 0 else RIGHT - sum(widths)
    return _due(sheet, invoice, style, kit.vat_table(sheet, invoice, style, x, y - 6, widths, look) + 13)


def _strip(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, each tax and gross in one row under their labels; returns the y below."""
    body, bold, label = types(style)
    only = len(invoice.vat_breakdown) == 1
    cells = [(style.label("net"), invoice.total_net, "total_net", body)]
    for row in invoice.vat_breakdown:
        word = style.label("tax_rate").format(style.rate(row.tax))
        cells.append((word, row.tax_amount, "total_tax" if only else "", body))
    if not only:
        cells.append((style.label("tax"), invoice.total_tax, "total_tax", body))
    cells.append((style.label("gross"), invoice.total_gross, "total_gross", bold))
    width = WIDE / len(cells)
    sheet.line(LEFT, y - 8, RIGHT, y - 8, stroke=color(style), width=0.9)
    for index, (word, value, field, type_) in enumerate(cells):
        x = LEFT + (index + 1) * width - 4
        sheet.text(x, y + 2, word, label, align="right")
        sheet.text(x, y + 15, style.amount(value), type_, align="right", field=field or None)
    sheet.line(LEFT, y + 21, RIGHT, y + 21, stroke=color(style), width=0.9)
    return _due(sheet, invoice, style, y + 36)


def _due(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    body, bold, _label = types(style)
    return kit.to_pay(sheet, invoice, style, RIGHT - 220, RIGHT - 3, y, body, replace(bold, size=bold.size + 2.5))


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Collected on a day, or to be paid by one of two days or by one; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        word = style.label("settled cash" if payment.means == "10" else "settled card")
        return sheet.block(LEFT, y, WIDE, word, body)
    percent = Decimal(style.choose("percent", ("1", "1.5", "2")))
    off = Decimal(100 - percent) / 100
    values: dict[str, tuple[str, str | None]] = {
        "due": (style.date(payment.due_date), "due_date"), "iban": (style.iban(payment.iban), "iban"),
        "early": (style.date(invoice.issue_date + timedelta(days=5)), None),
        "percent": (f"{style.quantity(percent)}%", None), "less": (style.money(money(invoice.amount_due * off)), None),
    }  # fmt: skip
    way = style.variant("way", 5)
    if way == 0:
        mandate = f"{style.choose('mandate', ('M', 'SEPA', ''))}{digits(style, f'mandate {invoice.buyer.vat}', 6)}"
        return kit.flow(sheet, LEFT, y, WIDE, style.label("debit").replace("{0}", mandate), values, body, bold)
    if way in {1, 2}:
        return kit.flow(sheet, LEFT, y, WIDE, style.label("two terms"), values, body, bold)
    if way == 3:
        rows = kit.payment_facts(invoice, style, days=True)
        return kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 116)
    return kit.flow(sheet, LEFT, y, WIDE, style.label("please"), values, body, bold)


LAYOUT = Layout(
    name="oil",
    description="heating oil, diesel or gas by tanker, litres at 15 degrees, price by 100 or 1000 litres, two terms",
    draw=draw,
    labels=LABELS,
    trades=("heating oil", "heating oil", "bulk diesel", "lpg"),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n:05d}/{m:02d}/{y}/OP", "FV {n}/{y}", "F{yy:02d}-{n:06d}", "{y}/{m:02d}/{n:04d}"),
        "en": ("{n:07d}", "F{n:06d}", "OIL-{yy:02d}{n:05d}", "{n:05d}/{yy:02d}"),
        "de": ("{yy:02d}{n:06d}", "HR-{y}-{n:05d}", "{n:06d}", "RG{yy:02d}/{n:05d}"),
        "lv": ("DEG-{n:05d}", "{y}/{n:05d}", "NP {n:06d}", "R{yy:02d}{m:02d}{n:04d}"),
    },
    dates={
        "pl": ("iso", "dots", "dashes"), "en": ("slashes", "short", "long"),
        "de": ("dots", "dots", "de_long"), "lv": ("dots", "iso", "lv_long"),
    },
    features=frozenset({"net", "tankers"}),
)  # fmt: skip
