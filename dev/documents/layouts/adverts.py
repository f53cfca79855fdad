"""A month of advertising: a platform's summary with its campaigns on the next page, or an agency's list of media."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from ..formatting import Style
from ..labels.adverts import LABELS
from ..model import ZERO, Invoice, Line
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .adverts_paper import BOTTOM, LEFT, RIGHT, WIDE, color, foot, head, is_platform, types
from .base import Layout
from .headings import next_page
from .monthly import card


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    _body, bold, label = types(style)
    y = head(sheet, invoice, style) + 8
    apart = is_platform(invoice) and (len(invoice.lines) > 14 or style.variant("apart", 3) > 0)
    y = (_summary if apart else _table)(sheet, invoice, style, y)
    if y + 150 + 13 * len(invoice.vat_breakdown) > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = (_rows, _rates, _due_first)[style.variant("totals", 3)](sheet, invoice, style, y + 20)
    y = _payment(sheet, invoice, style, y + 6)
    if style.language in {"pl", "lv"} and not is_platform(invoice) and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 2, WIDE, label, invoice.total_gross)
    kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, types(style)[0])
    if apart:
        y = _turn_page(sheet, invoice, style)
        sheet.text(LEFT, y + 16, style.label("details"), replace(bold, size=bold.size + 3))
        y = _table(sheet, invoice, style, y + 26)
        if style.variant("items", 2):
            sheet.text(LEFT, y + 14, style.label("items").format(len(invoice.lines)), label)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 44, types(style)[2])


def _look(style: Style) -> Look:
    body, bold, label = types(style)
    fill = style.choose("head fill", (None, "#f1f3f4", tint(color(style), 0.14)))
    return Look(
        replace(body, size=body.size * 0.95), replace(bold if fill else label, size=body.size * 0.9), head_fill=fill,
        head_align="column", padding=style.choose("padding", (2.6, 3.4, 4.2)), grid=style.choose("grid", (None, None,
        "#bdbdbd")), rule=style.choose("rule", ("#e0e0e0", "#bbbbbb")),
    )  # fmt: skip


def _summary(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What each account cost, fees and credits in one row each; returns the y below."""
    _body, bold, _label = types(style)
    sheet.text(LEFT, y + 12, style.label("summary"), replace(bold, size=bold.size + 3))
    rows = []
    for group, lines in groupby(invoice.lines, key=lambda line: line.group):
        spent = sum((line.net for line in lines if line.unit), ZERO)
        rows.append((style.label("spend").format(group.split("|")[0]), spent))
    fees = [line.net for line in invoice.lines if not line.unit and line.net > 0]
    less = [line.net for line in invoice.lines if line.net < 0]
    for key, values in (("fees", fees), ("credits", less)):
        if values:
            rows.append((style.label(key), sum(values, ZERO)))
    wide = WIDE * style.choose("summary width", (1.0, 0.75))
    table = Table(sheet, LEFT, y + 20, [Column("", wide - 110), Column("", 110, "right")], _look(style))
    for text, value in rows:
        table.row((text, style.money(value)))
    return table.y


def _keys(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    if is_platform(invoice):
        widths = style.choose("platform columns", (
            {"name": 0.0, "qty": 66.0, "unit": 76.0, "net": 78.0},
            {"name": 0.0, "qty": 62.0, "unit": 72.0, "price": 62.0, "net": 74.0},
            {"name": 0.0, "unit": 76.0, "qty": 62.0, "net": 76.0},
        ))  # fmt: skip
    else:
        widths = style.choose("agency columns", (
            {"no": 26.0, "name": 0.0, "qty": 42.0, "unit": 58.0, "price": 60.0, "net": 72.0},
            {"no": 24.0, "name": 0.0, "qty_unit": 80.0, "price": 56.0, "net": 66.0, "rate": 36.0},
            {"name": 0.0, "qty": 38.0, "price": 56.0, "net": 60.0, "rate": 36.0, "tax": 54.0, "gross": 62.0},
        ))  # fmt: skip
    widths = dict(widths)
    widths["name"] = WIDE - sum(widths.values())
    return list(widths.items())


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The lines, a platform's by account with a sum for each; returns the y below."""
    _body, bold, _label = types(style)
    keys = _keys(invoice, style)
    sides = {**kit.ALIGN, "unit": style.choose("unit side", ("left", "center"))}
    words = {key: style.label(f"col.{'qty' if key == 'qty_unit' else key}") for key, _width in keys}
    columns = [Column(words[key].format(invoice.currency), width, sides.get(key, "right")) for key, width in keys]
    look = _look(style)
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    strong = replace(bold, size=look.body.size)
    groups = [(group, list(lines)) for group, lines in groupby(invoice.lines, key=lambda line: line.group)]
    banners = is_platform(invoice) and (len(groups) > 1 or style.variant("banner", 2) == 1)
    number = 0
    for group, lines in groups:
        if banners:
            table.banner(style.label("group").format(*group.split("|")), strong, style.choose("ground", (None,
                         "#f6f6f6")))  # fmt: skip
        for line in lines:
            number += 1
            row = _cells(style, line, number, [key for key, _width in keys])
            if not table.fits(row, BOTTOM - 16):
                table.y = _turn_page(sheet, invoice, style)
                table.head()
            table.row(row)
        if banners and len(lines) > 1:
            texts = {"name": style.label("sub"), "net": style.amount(sum((line.net for line in lines), ZERO))}
            table.row([texts.get(key, "") for key, _width in keys], type_=strong)
    return table.y


def _cells(style: Style, line: Line, number: int, keys: list[str]) -> list[str]:
    """As any line's; what is taken off or charged once has neither quantity nor price on some papers."""
    bare = not line.unit and style.variant("bare", 2) == 0
    return ["" if bare and key in {"qty", "price"} else kit.cells(style, line, number, [key])[0] for key in keys]


def _due(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    body, bold, _label = types(style)
    accent = style.choose("accent", ("#111111", color(style)))
    big = Type(body.family, bold.size + style.choose("due size", (2, 3.5)), bold=True, color=accent)
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y, body, big)


def _rows(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole in rows at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 250
    y = kit.sums(sheet, invoice, style, x, RIGHT - 4, y, body, currency=style.variant("signs", 2) == 1)
    sheet.line(x, y - 9, RIGHT, y - 9, stroke="#9e9e9e")
    sheet.text(x, y + 4, style.label("gross"), bold)
    sheet.text(RIGHT - 4, y + 4, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    return _due(sheet, invoice, style, x, y + 20)


def _rates(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A table of the rates with the sums, what is due below it; returns the y below."""
    widths = style.choose("rates", ((60.0, 80.0, 70.0, 84.0), (WIDE * 0.25,) * 4))
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y - 8, widths, _look(style))
    return _due(sheet, invoice, style, RIGHT - 250, y + 16)


def _due_first(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What is due in a box at the left, the sums that lead to it at the right; returns the y below."""
    body, _bold, label = types(style)
    sheet.rect(LEFT, y - 12, 196, 58, fill=tint(color(style), 0.08), stroke=None, radius=4)
    key = "left" if invoice.paid else "total"
    sheet.text(LEFT + 10, y + 4, style.label(key), label)
    big = Type(body.family, 17, bold=True, color=color(style))
    sheet.text(LEFT + 10, y + 28, style.money(invoice.amount_due), big, field="amount_due")
    sheet.same("currency", "amount_due")
    x = RIGHT - 220
    low = kit.sums(sheet, invoice, style, x, RIGHT - 4, y, body)
    rows: list[tuple[str, Decimal, str | None]] = [("gross", invoice.total_gross, "total_gross")]
    if invoice.paid:
        rows.append(("paid", invoice.paid, None))
    for key, value, field in rows:
        sheet.text(x, low, style.label(key), body)
        sheet.text(RIGHT - 4, low, style.money(value), body, align="right", field=field)
        low += 14
    return max(low, y + 58)


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The card that is charged, or until when and where to it is to be paid; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        sheet.text(LEFT, y, style.label("charged").format(card(invoice, style), style.date(payment.due_date)), body)
        return y + 16
    rows: list[kit.Fact] = [("due", style.date(payment.due_date), "due_date")]
    if style.variant("terms", 2):
        rows.append(("terms", style.label("days").format(payment.days), None))
    rows += [("iban", style.iban(payment.iban), "iban"), ("bank", f"{payment.bank}, {payment.bic}", None)]
    y = kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 112)
    if style.variant("quote", 2):
        y = sheet.block(LEFT, y, WIDE, style.label("quote").format(invoice.number), bold)
    return y + 4


LAYOUT = Layout(
    name="adverts",
    description="advertising platform or media agency, a month of campaigns with credits, details on their own page",
    draw=draw,
    labels=LABELS,
    trades=("ad platform", "ad platform", "media plan"),
    countries={"pl": ("LT", "PL"), "en": ("LT", "GB"), "de": ("LT", "DE", "DE"), "lv": ("LT", "LV")},
    numbers={
        "pl": ("{y}{m:02d}{n:07d}", "FV/{n:05d}/{m:02d}/{y}", "ADS{yy:02d}-{n:06d}", "{n:010d}", "{n}/MED/{y}"),
        "en": ("{y}{n:08d}", "INV-{n:07d}", "ADS-{yy:02d}{m:02d}-{n:05d}", "{n:010d}", "M{n:05d}/{yy:02d}"),
        "de": ("{y}{m:02d}{n:07d}", "RE-{y}-{n:05d}", "{n:010d}", "MED{yy:02d}{n:05d}"),
        "lv": ("{y}{m:02d}{n:07d}", "ADS{yy:02d}-{n:06d}", "{n:010d}", "MG {y}/{n:04d}"),
    },
    dates={
        "pl": ("long", "dots", "iso", "short"), "en": ("long", "short", "us", "iso"), "de": ("dots", "de_long"),
        "lv": ("dots", "lv_long", "iso"),
    },
    features=frozenset({"net", "card", "monthly", "campaigns"}),
    kept_aside=True,
)  # fmt: skip
