"""A builder's invoice for work in progress: so far less what was invoiced before, some of it kept back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..formatting import Style
from ..labels.building import LABELS
from ..model import ZERO, Invoice, Line, money
from ..progress import BEFORE_VAT
from ..sheet import Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .building_paper import BOTTOM, LEFT, RIGHT, WIDE, color, foot, head, stage_number, state, types
from .headings import next_page


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style) + 10
    by_share = style.variant("by share", 2) == 1 and not invoice.earlier
    first = style.variant("state first", 3) == 0 and not invoice.earlier and not by_share
    if first:
        y = _state(sheet, invoice, style, y) + 6
    y = (_shares if by_share else _measured)(sheet, invoice, style, y)
    if invoice.earlier:
        y = _parts(sheet, invoice, style, _room(sheet, invoice, style, y, 60 + 16 * len(invoice.earlier)))
    elif not first and not by_share:
        y = _state(sheet, invoice, style, _room(sheet, invoice, style, y + 4, 92))
    y = _room(sheet, invoice, style, y, 110 + 15 * len(invoice.vat_breakdown))
    y = (_sums, _table)[style.variant("totals", 2)](sheet, invoice, style, y + 16)
    y = _to_pay(sheet, invoice, style, y)
    if style.language in {"pl", "lv"} and style.variant("in words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y + 4, WIDE, body, invoice.amount_due)
    y = _terms(sheet, invoice, style, _room(sheet, invoice, style, y, 92) + 6)
    y = kit.notes(sheet, invoice, style, LEFT, y + 2, WIDE, body)
    for key in ("release", "attached"):
        if style.variant(key, 3) and (key == "attached" or invoice.paid):
            y = sheet.block(LEFT, y + 2, WIDE, style.label(key), label)
    if y < BOTTOM - 40 and style.variant("sign", 2):
        kit.signatures(sheet, style, y + 30, ((LEFT, "sign_seller"), (RIGHT - 180, "sign_buyer")), label)
    foot(sheet, invoice, style)


def _room(sheet: Sheet, invoice: Invoice, style: Style, y: float, need: float) -> float:
    return y if y + need <= BOTTOM else _turn_page(sheet, invoice, style)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    foot(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 46, types(style)[2])


def _look(style: Style) -> Look:
    body, bold, _label = types(style)
    fill = style.choose("head fill", (None, "#ececec", tint(color(style), 0.14)))
    return Look(
        replace(body, size=body.size * 0.95), replace(bold, size=bold.size * 0.84), head_fill=fill,
        grid=style.choose("grid", (None, "#8d8d8d", "#8d8d8d")), head_align=style.choose("heads", ("center", "column")),
        padding=style.choose("padding", (2.6, 3.6)),
    )  # fmt: skip


def _measured(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The works by measured quantity at their rates; returns the y below."""
    widths = {"no": 26.0, "name": 0.0, "qty": 54.0, "unit": 40.0, "price": 64.0, "rate": 40.0, "net": 74.0}
    if style.variant("no rate", 3) == 0 and len(invoice.full_breakdown) == 1:
        del widths["rate"]
    if style.variant("unit first", 3) == 0:
        widths = {key: widths[key] for key in ("no", "name", "unit", "qty", "price", "rate", "net") if key in widths}
    widths["name"] = WIDE - sum(widths.values())
    return kit.lines_table(
        sheet, style, LEFT, y, list(widths.items()), _look(style), invoice.lines, BOTTOM - 20,
        lambda: _turn_page(sheet, invoice, style),
    )  # fmt: skip


def _share(invoice: Invoice, style: Style, line: Line, index: int) -> tuple[Decimal, Decimal, Decimal]:
    """Value of the line's work under the contract, done so far, and invoiced before."""
    name = f"share {invoice.number} {index}"
    before = money(line.net * style.choose(name, (0, 0, 1, 2, 3)) * (40 + style.variant(f"{name} part", 70)) / 100)
    done = Decimal(style.choose(f"{name} done", (100, 100, 80, 65, 50, 90)))
    return money((before + line.net) * 100 / done), before + line.net, before


def _shares(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Each part of the works with its contract value, how far it is, and what was invoiced before; the y below."""
    _body, bold, _label = types(style)
    keys = [("no", 24.0), ("name", 0.0), ("contract", 66.0), ("done", 42.0), ("so_far", 66.0), ("before", 66.0),
            ("rate", 32.0), ("net", 68.0)]  # fmt: skip
    if style.variant("share short", 3) == 0:
        keys.remove(("so_far", 66.0))
    rest = WIDE - sum(width for _key, width in keys)
    columns = [Column(style.label(f"col.{key}"), width or rest, kit.ALIGN.get(key, "right")) for key, width in keys]
    look = _look(style)
    look = replace(look, body=replace(look.body, size=look.body.size * 0.93))
    table = Table(sheet, LEFT, y, columns, look)
    table.head()
    sums = [ZERO, ZERO, ZERO]
    for number, line in enumerate(invoice.lines, 1):
        contract, so_far, before = parts = _share(invoice, style, line, number)
        sums = [total + part for total, part in zip(sums, parts, strict=True)]
        own = {"contract": style.amount(contract), "so_far": style.amount(so_far), "before": style.amount(before),
               "done": style.amount(so_far * 100 / contract, 0)}  # fmt: skip
        row = [own[key] if key in own else kit.cells(style, line, number, [key])[0] for key, _width in keys]
        if not table.fits(row, BOTTOM - 20):
            table.y = _turn_page(sheet, invoice, style)
            table.head()
        table.row(row)
    whole = dict(zip(("contract", "so_far", "before"), map(style.amount, sums), strict=True))
    whole |= {"name": style.label("col.all"), "net": style.amount(invoice.total_net)}
    table.row([whole.get(key, "") for key, _width in keys], type_=replace(bold, size=look.body.size))
    return table.y


def _state(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The contract, what is done of it so far, what was invoiced before and what is left for this invoice."""
    body, bold, label = types(style)
    whole, before = state(invoice, style)
    now = invoice.total_net
    until = stage_number(invoice, style) - 1
    span = f"1–{until}" if until > 1 else "1"
    rows = [("contract sum", style.label("contract sum"), whole)]
    held = ZERO
    if invoice.seller.country in BEFORE_VAT:
        percent = style.choose("percent", (3, 5, 5))
        valued = money((before + now) * 100 / (100 - percent))
        held = valued - before - now
        rows += [("", style.label("valued"), valued), ("", style.label("held value").format(percent), -held)]
    else:
        rows.append(("", style.label("valued"), before + now))
    rows += [("", style.label("less").format(span), -before), ("this", style.label("this"), now)]
    if style.variant("left over", 2) and not held:
        rows.append(("", style.label("left over"), whole - before - now))
    sheet.text(LEFT, y + 10, style.label("state"), label)
    right = LEFT + WIDE * style.choose("state width", (1.0, 0.72))
    look = replace(_look(style), head_fill=None)
    table = Table(sheet, LEFT, y + 15, [Column("", right - LEFT - 96), Column("", 96, "right")], look)
    for key, word, value in rows:
        table.row((word, style.amount(value)), type_=bold if key == "this" else look.body)
    return table.y + body.size * 0.4


def _parts(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The interim invoices that are taken off, below the value of all works; returns the y below."""
    body, bold, label = types(style)
    gross = sum((row.gross for row in invoice.full_breakdown), ZERO)
    y += body.size + 8
    sheet.text(LEFT, y, style.label("whole"), bold)
    sheet.text(RIGHT - 3, y, style.amount(gross), bold, align="right")
    sheet.text(LEFT, y + 16, style.label("parts"), label)
    widths = (WIDE * 0.26, WIDE * 0.2, WIDE * 0.18, WIDE * 0.18, WIDE * 0.18)
    heads = style.label("parts_table").split("|")
    columns = [Column(text, width, "right" if index > 1 else "left")
               for index, (text, width) in enumerate(zip(heads, widths, strict=True))]  # fmt: skip
    table = Table(sheet, LEFT, y + 21, columns, replace(_look(style), head_align="column"))
    table.head()
    for part in invoice.earlier:
        net = sum((row.net for row in part.rows), ZERO)
        amounts = map(style.amount, (net, part.gross - net, part.gross))
        table.row((part.number, style.date(part.issue_date), *amounts))
    return table.y + 4


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Net, VAT by rate and the whole under each other; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - style.choose("sums width", (250, 230))
    y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, body)
    sheet.line(x, y - 9, RIGHT, y - 9)
    sheet.text(x, y + 4, style.label("gross"), bold)
    sheet.text(RIGHT - 3, y + 4, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    return y + 18


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The rates in a table at the right, sums in its last row; returns the y below."""
    widths = (66.0, 80.0, 72.0, 84.0)
    look = replace(_look(style), head_align="column")
    return kit.vat_table(sheet, invoice, style, RIGHT - sum(widths), y - 8, widths, look, fill="#f4f4f4") + 16


def _to_pay(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What is kept back and what is to be paid now; returns the y below."""
    body, bold, _label = types(style)
    x = RIGHT - 250
    if invoice.paid:
        percent = str((invoice.paid * 100 / invoice.total_gross).quantize(Decimal(1)))
        sheet.text(x, y, style.label("paid").format(percent), body)
        sheet.text(RIGHT - 3, y, style.amount(-invoice.paid), body, align="right")
        y += body.size * 1.5
    big = Type(body.family, bold.size + 2.5, bold=True, color=style.choose("due color", ("#111111", color(style))))
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y, body, big, paid=False)


def _terms(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Until when and where to it is to be paid, in rows or in a sentence; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    if style.variant("sentence", 2):
        values: dict[str, tuple[str, str | None]] = {
            "due": (style.date(payment.due_date), "due_date"), "iban": (style.iban(payment.iban), "iban"),
        }  # fmt: skip
        text = style.label("please").replace("{0}", str(payment.days))
        y = kit.flow(sheet, LEFT, y, WIDE, text, values, body, bold)
        sheet.text(LEFT, y, f"{style.label('bank')}: {payment.bank}, {payment.bic}", label)
        return y + 13
    return kit.facts(sheet, style, LEFT, y, kit.payment_facts(invoice, style, days=True), label, body, at=LEFT + 118)


LAYOUT = Layout(
    name="building",
    description="builder or installer, works so far less what was invoiced before, some of it kept back",
    draw=draw,
    labels=LABELS,
    trades=("works", "fitters"),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n}/{m:02d}/{y}/B", "FV/{n:04d}/{yy:02d}", "{n:03d}/RB/{y}", "F-{n}/{m:02d}/{yy:02d}"),
        "en": ("INV-{n:05d}", "{yy:02d}-{n:04d}/V", "S{n:06d}"),
        "de": ("{y}-{n:04d}", "AR{yy:02d}{n:04d}", "{n:05d}/{yy:02d}", "RE {yy:02d}/{m:02d}/{n:03d}"),
        "lv": ("BR-{n:04d}", "{y}/{n}", "C{yy:02d}{m:02d}-{n:03d}"),
    },
    dates={
        "pl": ("dots", "dots_r", "iso", "dashes"), "en": ("slashes", "short", "long"),
        "de": ("dots", "de_long"), "lv": ("dots", "lv_long"),
    },
    kinds=("invoice", "invoice", "invoice", "settlement"),
    features=frozenset({"net", "progress"}),
)  # fmt: skip
