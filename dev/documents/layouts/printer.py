"""A printer's invoice: orders with their proofs, prices per thousand, more or fewer copies than ordered, discounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..formatting import Style
from ..labels.printer import LABELS
from ..model import ZERO, Invoice, Line, money
from ..presswork import DISCOUNT
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .printer_paper import BOTTOM, LEFT, RIGHT, WIDE, color, foot, head, types


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = _lines(sheet, invoice, style, head(sheet, invoice, style) + 6)
    if y + 150 + 14 * len(invoice.vat_breakdown) > BOTTOM:
        y = _turn_page(sheet, invoice, style)
    y = (_rows, _rates, _strip)[style.variant("totals", 3)](sheet, invoice, style, y + 18)
    if style.language in {"pl", "lv"} and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 2, WIDE, body, invoice.total_gross) + 2
    y = _payment(sheet, invoice, style, y + 6)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, body)
    if y < BOTTOM - 44 and style.variant("sign", 3) == 0:
        kit.signatures(sheet, style, y + 30, ((LEFT, "sign_seller"), (RIGHT - 180, "sign_buyer")), label)
    foot(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 42, types(style)[2])


def _look(style: Style) -> Look:
    body, bold, _label = types(style)
    fill = style.choose("head fill", (None, "#ededed", tint(color(style), 0.15)))
    return Look(
        replace(body, size=body.size * 0.95), replace(bold, size=bold.size * 0.86), head_fill=fill,
        head_align=style.choose("heads", ("column", "column", "center")), padding=style.choose("padding", (2.4, 3.4)),
        grid=style.choose("grid", (None, "#999999", None)), rule=style.choose("rule", ("#d5d5d5", "#a9a9a9")),
    )  # fmt: skip


def _job(line: Line) -> tuple[str, str, Decimal] | None:
    """Order, proof and copies ordered of a print run."""
    if line.group.count("|") != 2:
        return None
    order, proof, copies = line.group.split("|")
    return order, proof, Decimal(copies)


def _per(line: Line) -> int:
    """How many pieces the printed price is for."""
    return 1000 if line.unit_code == "H87" and _job(line) else 1


def _about(style: Style, line: Line, keys: Sequence[str]) -> str:
    """Name of a print run and below it its order, proof and how many copies were ordered and are over or under."""
    job = _job(line)
    if job is None:
        return line.name
    order, proof, ordered = job
    parts = [] if "job" in keys else [style.label("job").format(order)]
    if style.variant("proofs", 3):
        parts.append(style.label("proof").format(proof))
    apart = line.quantity * (1000 if line.unit_code == "MIL" else 1) - ordered
    if "ordered" not in keys and apart:
        parts.append(style.label("ordered").format(style.quantity(ordered)))
    if apart and style.variant("apart", 3):
        parts.append(style.label("more" if apart > 0 else "fewer").format(style.quantity(abs(apart))))
    return "\n".join((line.name, ", ".join(parts))) if parts else line.name


def _keys(invoice: Invoice, style: Style) -> list[tuple[str, float]]:
    widths: dict[str, float] = style.choose("columns", (
        {"no": 22.0, "name": 0.0, "qty": 48.0, "unit": 40.0, "price": 56.0, "per": 34.0, "net": 64.0},
        {"job": 42.0, "name": 0.0, "ordered": 48.0, "qty": 48.0, "price": 54.0, "per": 36.0, "net": 62.0},
        {"no": 22.0, "name": 0.0, "qty": 46.0, "unit": 38.0, "price": 52.0, "per": 34.0, "rate": 34.0, "net": 62.0},
        {"no": 22.0, "name": 0.0, "qty": 44.0, "unit": 38.0, "price": 50.0, "per": 32.0, "net": 56.0, "rate": 32.0,
         "gross": 60.0},
    ))  # fmt: skip
    widths = dict(widths)
    if not any(_per(line) > 1 for line in invoice.lines):
        del widths["per"]
        if "unit" not in widths:
            widths = {**{key: width for key, width in widths.items() if key not in {"price", "net"}}, "unit": 40.0,
                      "price": widths["price"], "net": widths["net"]}  # fmt: skip
    widths["name"] = WIDE - sum(widths.values())
    return list(widths.items())


def _cells(style: Style, line: Line, number: int, keys: Sequence[str]) -> list[str]:
    job, per = _job(line), _per(line)
    own = {
        "name": _about(style, line, keys),
        "job": job[0] if job else "",
        "ordered": style.quantity(job[2] / (1000 if line.unit_code == "MIL" else 1)) if job else "",
        "price": style.price(line.net_price * per),
        "per": style.quantity(Decimal(per)),
    }
    if line.unit_code == "MIL":
        own["qty"] = style.amount(line.quantity, 3)
    if line.group == DISCOUNT:
        own |= dict.fromkeys(("qty", "unit", "price", "per"), "")
    return [own[key] if key in own else kit.cells(style, line, number, [key])[0] for key in keys]


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The orders and what is charged beside them, their sum and what is taken off it; returns the y below."""
    _body, bold, _label = types(style)
    sized = _keys(invoice, style)
    keys = [key for key, _width in sized]
    sides = {**kit.ALIGN, "job": "left"}
    columns = [Column(style.label(f"col.{key}"), width, sides.get(key, "right")) for key, width in sized]
    look = _look(style)
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    strong = replace(bold, size=look.body.size)
    total = ZERO
    summed = False
    for number, line in enumerate(invoice.lines, 1):
        row = _cells(style, line, number, keys)
        if not table.fits(row, BOTTOM - 14):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        if line.group == DISCOUNT and not summed:
            summed = True
            texts = {"name": style.label("goods"), "net": style.amount(total)}
            table.row([texts.get(key, "") for key in keys], type_=strong)
        table.row(row)
        total += line.net
    return table.y


def _due(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    body, bold, _label = types(style)
    big = Type(body.family, bold.size + style.choose("due size", (1.5, 3)), bold=True,
               color=style.choose("due color", ("#111111", color(style))))  # fmt: skip
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y, body, big)


def _rows(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT and the whole under each other at the right; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - style.choose("sums width", (240, 216))
    y = kit.sums(sheet, invoice, style, x, RIGHT - 4, y, body, currency=style.variant("signs", 2) == 1)
    sheet.line(x, y - 9, RIGHT, y - 9)
    sheet.text(x, y + 4, style.label("gross"), bold)
    sheet.text(RIGHT - 4, y + 4, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    return _due(sheet, invoice, style, x, y + 19)


def _rates(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A table of the rates with the sums, what is to be paid below it; returns the y below."""
    widths = style.choose("rates", ((58.0, 80.0, 70.0, 84.0), (WIDE * 0.25,) * 4))
    left = style.choose("rates left", (LEFT, RIGHT - sum(widths)))
    y = kit.vat_table(sheet, invoice, style, left, y - 8, widths, replace(_look(style), head_align="column"))
    return _due(sheet, invoice, style, RIGHT - 230, y + 16)


def _strip(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The three sums side by side in a strip, the rates in small print before it; returns the y below."""
    body, bold, label = types(style)
    if len(invoice.vat_breakdown) > 1:
        widths = (52.0, 70.0, 62.0, 72.0)
        look = Look(replace(body, size=body.size * 0.9), replace(label, bold=True), head_align="column", padding=2)
        y = kit.vat_table(sheet, invoice, style, LEFT, y - 8, widths, look, total=False) + 12
    sheet.rect(LEFT, y - 4, WIDE, 34, fill=tint(color(style), 0.09), stroke=style.choose("strip", (None, color(style))))
    share = WIDE / 3
    word = style.label("tax_rate").format(style.rate(invoice.vat_breakdown[0].tax))
    only = len(invoice.vat_breakdown) == 1
    for index, (text, value, field) in enumerate((
        (style.label("net"), invoice.total_net, "total_net"),
        (word if only else style.label("tax"), invoice.total_tax, "total_tax"),
        (style.label("gross"), invoice.total_gross, "total_gross"),
    )):  # fmt: skip
        x = LEFT + share * index + 8
        sheet.text(x, y + 7, text, label)
        sheet.text(x, y + 22, style.money(value), bold if index == 2 else body, field=field)
    return _due(sheet, invoice, style, RIGHT - 230, y + 46)


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """How it was paid, or until when, where to and what may be taken off for paying soon; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if not payment.is_transfer:
        sheet.text(LEFT, y, style.label("charged" if payment.means == "48" else "charged cash"), body)
        return y + 15
    y = kit.facts(sheet, style, LEFT, y, kit.payment_facts(invoice, style, days=True), label, body, at=LEFT + 112)
    if payment.days < 14 or style.variant("skonto", 3) == 0:
        return y + 2
    percent = style.choose("skonto percent", (2, 2, 3))
    day = invoice.issue_date + timedelta(days=style.choose("skonto days", (7, 8, 10)))
    off = money(invoice.amount_due * percent / 100)
    amounts = style.money(invoice.amount_due - off), style.money(off)
    text = style.label("skonto").format(style.date(day), percent, *amounts)
    return sheet.block(LEFT, y, WIDE, text, style.choose("skonto type", (body, bold))) + 2


LAYOUT = Layout(
    name="printer",
    description="print shop or maker of packaging, orders with proofs, prices per thousand, discount on the sum",
    draw=draw,
    labels=LABELS,
    trades=("print", "packaging"),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("FV/{n:04d}/{m:02d}/{y}", "{n}/{y}/D", "FS {n:05d}/{yy:02d}", "{yy:02d}-FVS-{n:04d}"),
        "en": ("{n:06d}", "SI-{n:05d}", "P{yy:02d}{n:05d}", "INV/{y}/{n:04d}"),
        "de": ("{y}-{n:05d}", "RE{yy:02d}{n:05d}", "{n:07d}", "{n:05d}/{yy:02d}"),
        "lv": ("TIP {n:05d}", "{y}/{n:04d}", "P{yy:02d}-{n:04d}", "{n:06d}"),
    },
    dates={
        "pl": ("dots", "iso", "dashes"), "en": ("slashes", "short", "long"), "de": ("dots", "dots", "de_long"),
        "lv": ("dots", "iso", "lv_long"),
    },
    features=frozenset({"net", "presswork"}),
)  # fmt: skip
