"""A car workshop's invoice: the car in boxes, one table of the work and one of the parts, each with its sum."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..formatting import Style
from ..jobs import WORK
from ..labels.garage import LABELS
from ..model import ZERO, Invoice
from ..sheet import HEIGHT, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout
from .garage_paper import COLORS, LEFT, RIGHT, car, foot, head, is_letter, mileage, types
from .grid import digits, grid

Sum = tuple[str, Decimal, str | None]
"""Words, amount, field."""


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, bold, label = types(style)
    bottom = HEIGHT - (92.0 if is_letter(style) else 40.0)
    y = head(sheet, invoice, style)
    y = car(sheet, invoice, style, y + 4) + 12

    def turn_page() -> float:
        foot(sheet, invoice, style)
        sheet.new_page()
        sheet.text(LEFT, 44, f"{kit.title(style, invoice)} {invoice.number}", bold)
        return 56.0

    subs: list[Sum] = []
    for kind in ("work", "parts"):
        lines = [line for line in invoice.lines if (line.unit_code in WORK) == (kind == "work")]
        if not lines:
            continue
        if y > bottom - 80:
            y = turn_page()
        sheet.text(LEFT, y + body.size, style.label(kind), Type(body.family, body.size + 1, bold=True))
        own = replace(style, labels={**style.labels} | {
            f"col.{key.removeprefix('work.')}": words for key, words in style.labels.items()
            if key.startswith("work.") and kind == "work"
        })  # fmt: skip
        cut = any(line.discount for line in lines)
        y = kit.lines_table(sheet, own, LEFT, y + body.size + 4, _columns(style, cut), _look(style), lines, bottom - 16,
                            turn_page)  # fmt: skip
        word, amount = style.label("sub").format(style.label(kind)), sum((line.net for line in lines), ZERO)
        sheet.text(RIGHT - 84, y + body.size + 2, word, bold, align="right")
        sheet.text(RIGHT - 3, y + body.size + 2, style.amount(amount), bold, align="right")
        subs.append((style.label(kind), amount, None))
        y += body.size + 16
    if y > bottom - 175:
        y = turn_page()
    y = (_strip if style.variant("sums", 2) else _column)(sheet, invoice, style, y + 2, subs)
    if style.language != "de" or style.variant("words", 4) == 0:
        amount = invoice.amount_due or invoice.total_gross
        y = kit.words(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, body, amount)
    y = _pay(sheet, invoice, style, y + 4)
    y = kit.notes(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, bold)
    y = _remarks(sheet, invoice, style, y + 4)
    y = sheet.block(LEFT, y + 4, RIGHT - LEFT, style.label("guarantee"), label)
    if y < bottom - 34 and style.variant("sign", 3):
        kit.signatures(sheet, style, y + 24, ((LEFT, "sign_seller"), (RIGHT - 180, "sign_take")), label)
    foot(sheet, invoice, style)


def _columns(style: Style, cut: bool) -> list[tuple[str, float]]:
    """Of the tables; the price of the list only where something was taken off it."""
    columns = {"code": 66.0, "name": 0.0, "qty": 38.0, "unit": 34.0, "list_price": 56.0, "discount": 38.0,
               "price": 56.0, "net": 66.0}  # fmt: skip
    if style.variant("codes", 3) == 0:
        del columns["code"]
    if not cut:
        del columns["list_price"], columns["discount"]
    if style.variant("amounts first", 3) == 0:
        columns = {key: columns.pop(key) for key in ("qty", "unit")} | columns
    columns["name"] = RIGHT - LEFT - sum(columns.values())
    return list(columns.items())


def _look(style: Style) -> Look:
    body, _bold, label = types(style)
    fill = tint(style.choose("color", COLORS), 0.15) if style.variant("head fill", 2) else None
    return Look(
        body, replace(label, bold=True), grid=style.choose("grid", (None, None, "#888888")), head_fill=fill,
        head_align="column", padding=2.4, rule=style.choose("rule", ("#cccccc", "#777777")),
    )  # fmt: skip


def _totals(invoice: Invoice, style: Style) -> list[Sum]:
    rows: list[Sum] = [(style.label("net"), invoice.total_net, "total_net")]
    only = len(invoice.vat_breakdown) == 1
    for row in invoice.vat_breakdown:
        word = style.label("tax_rate").format(style.rate(row.tax))
        rows.append((word, row.tax_amount, "total_tax" if only else None))
    return [*rows, (style.label("gross"), invoice.total_gross, "total_gross")]


def _strip(sheet: Sheet, invoice: Invoice, style: Style, y: float, subs: list[Sum]) -> float:
    """Sums and totals in boxes side by side, what is to be paid in a line of its own below."""
    body, bold, label = types(style)
    cells = [*subs, *_totals(invoice, style)]
    texts = {str(index): (word,) for index, (word, _value, _field) in enumerate(cells)}
    own = replace(style, labels={key: {style.language: words} for key, words in texts.items()})
    facts: list[kit.Fact] = [
        (str(index), style.amount(value), field) for index, (_word, value, field) in enumerate(cells)
    ]
    width = (RIGHT - LEFT) / len(cells)
    small = Type("narrow", 7.4, color=label.color)
    y = grid(sheet, own, LEFT, y, [width] * len(cells), facts, small, bold,
             align=style.choose("in", ("right", "center")))  # fmt: skip
    return kit.to_pay(sheet, invoice, style, RIGHT - 280, RIGHT - 4, y + 16, body, Type(body.family, 12, bold=True))


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float, subs: list[Sum]) -> float:
    """Sums and totals under each other at the right, what is to be paid framed."""
    body, _bold, _label = types(style)
    x = RIGHT - 268
    rows = [*(subs if style.variant("again", 2) else ()), *_totals(invoice, style)]
    y += body.size
    for word, value, field in rows:
        sheet.text(x, y, word, body)
        sheet.text(RIGHT - 4, y, style.amount(value), body, align="right", field=field)
        y += body.size * 1.45
    top = y - body.size * 0.6
    y = kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y + 5, body, Type(body.family, 12, bold=True))
    sheet.rect(x - 6, top, RIGHT - x + 6, y - top - 8, stroke=style.choose("color", COLORS), line=1)
    return y + 4


def _pay(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How it is to be paid, in a sentence."""
    body, bold, _label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        word = style.label("settled cash" if payment.means == "10" else "settled card")
        return sheet.block(LEFT, y, RIGHT - LEFT, word, body)
    values: dict[str, tuple[str, str | None]] = {
        "due": (style.date(payment.due_date), "due_date"), "iban": (style.iban(payment.iban), "iban"),
        "number": (invoice.number, None),
    }  # fmt: skip
    key = "please foot" if is_letter(style) else "please"
    return kit.flow(sheet, LEFT, y, RIGHT - LEFT, style.label(key), values, body, bold)


def _remarks(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What was estimated, what the mechanic saw, and when the car should come again."""
    body, bold, _label = types(style)
    serial, sold = invoice.number, invoice.sale_date
    sheet.text(LEFT, y, f"{style.label('remarks')}:", bold)
    y += body.size * 1.3
    rows = [style.label("remark")]
    if style.variant(f"estimate {serial}", 3):
        share = Decimal(style.variant(f"guess {serial}", 30) + 88) / 100
        guess = (invoice.total_gross * share).quantize(Decimal(1))
        if guess == invoice.total_gross:
            guess += 20
        day = style.date(sold - timedelta(days=6 + style.variant(f"estimated {serial}", 9)))
        rows.insert(0, style.label("estimate").format(digits(style, f"no {serial}", 4), day, style.money(guess)))
    again = mileage(invoice, style, 15_000)
    rows.append(style.label("inspection").format(style.date(sold + timedelta(days=365)), again))
    for row in rows:
        y = sheet.block(LEFT, y, RIGHT - LEFT, row, body)
    return y


LAYOUT = Layout(
    name="garage",
    description="car workshop, the car in boxes, tables of work and of parts with their own sums",
    draw=draw,
    labels=LABELS,
    trades=("garage",),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n}/SER/{m:02d}/{y}", "FS-{n:04d}/{yy:02d}", "{n:05d}/W/{y}"),
        "de": ("{yy:02d}{n:05d}", "WR-{n:06d}", "{n:04d}/{y}"),
        "lv": ("AR{yy:02d}-{n:04d}", "{n:05d}", "S {n}/{y}"),
    },
    dates={"pl": ("dots", "dashes", "iso"), "de": ("dots",), "lv": ("dots", "lv_long", "iso")},
    features=frozenset({"net", "discount", "job"}),
)
