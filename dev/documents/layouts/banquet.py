"""A restaurant's invoice on half a sheet: what was served at prices with VAT, the sum first, the VAT in it below."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..formatting import Style
from ..labels.banquet import LABELS
from ..model import Invoice, money
from ..sheet import Sheet, Type
from ..table import Column, Look, Table
from . import kit
from .banquet_paper import LEFT, RIGHT, WIDE, covers, head, paper, party, types
from .base import Layout
from .grid import digits


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, _bold, label = types(style)
    y = head(sheet, invoice, style)
    last = style.variant("guest last", 4) == 0
    if not last:
        y = _guest(sheet, invoice, style, y)
    y = _lines(sheet, invoice, style, y + 4)
    y = (_table, _within)[style.variant("within", 2)](sheet, invoice, style, y)
    y = _pay(sheet, invoice, style, y + 6)
    if last:
        y = _guest(sheet, invoice, style, y + 8)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, WIDE, label)
    if style.variant("tip", 2):
        tip = money(invoice.total_gross / 10)
        y = sheet.block(LEFT, y + 4, WIDE, style.label("tip").format(style.amount(tip)), label)
    elif style.variant("per head", 2):
        each = money(invoice.total_gross / covers(invoice, style))
        y = sheet.block(LEFT, y + 4, WIDE, style.label("per head").format(style.amount(each)), label)
    if style.language == "de" or style.variant("occasion", 3) == 0:
        y = _occasion(sheet, style, y + 12, label)
    sheet.text((LEFT + RIGHT) / 2, y + 12, style.label("goodbye"), body, align="center")


def _guest(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The company that is invoiced, in a frame or below a line; returns the y below."""
    _body, _bold, label = types(style)
    framed = style.variant("framed", 2) == 1
    indent = 6.0 if framed else 0.0
    sheet.text(LEFT + indent, y + 10, f"{style.label('guest')}:", label)
    end = party(sheet, style, LEFT + indent, y + 22, WIDE - 2 * indent, invoice.buyer, "buyer")
    if framed:
        sheet.rect(LEFT, y, WIDE, end - y - 4, stroke="#444444", radius=3)
    return end + 2


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What was served, with the letter or the rate of its VAT; returns the y below."""
    body, bold, _label = types(style)
    letters = style.variant("letters", 2) == 1
    rows = [row.tax for row in invoice.vat_breakdown]
    qty_first = style.variant("qty first", 2) == 0
    columns = {
        "col.qty": Column(style.label("col.qty"), 46.0, "right"),
        "col.name": Column(style.label("col.name"), WIDE - 46 - 58 - 64 - 40),
        "col.gross_price": Column(style.label("col.gross_price"), 58.0, "right"),
        "col.gross": Column(style.label("col.gross"), 64.0, "right"),
        "col.rate": Column("" if letters else style.label("col.rate"), 40.0, "right"),
    }
    order = ["col.qty", "col.name"] if qty_first else ["col.name", "col.qty"]
    order += ["col.gross_price", *(["col.gross", "col.rate"] if letters else ["col.rate", "col.gross"])]
    look = Look(body, replace(bold, size=bold.size * 0.9), rule="#cccccc" if style.variant("ruled", 2) else "#ffffff",
                head_align="column", padding=2.4)  # fmt: skip
    table = Table(sheet, LEFT, y, [columns[key] for key in order], look)
    table.head()
    for line in invoice.lines:
        texts = {
            "col.qty": f"{style.quantity(line.quantity)} {line.unit}" if line.unit_code in {"KGM", "HUR"}
            else style.quantity(line.quantity),
            "col.name": line.name,
            "col.gross_price": style.amount(line.gross_price or line.net_price),
            "col.gross": style.amount(line.gross),
            "col.rate": "ABCDE"[rows.index(line.tax)] if letters else style.rate(line.tax),
        }  # fmt: skip
        table.row([texts[key] for key in order])
    y = table.y + 4
    sheet.line(LEFT, y, RIGHT, y, width=1.1)
    big = Type(body.family, 12.5, bold=True)
    sheet.text(LEFT, y + 16, style.label("gross"), big)
    sheet.text(RIGHT, y + 16, style.money(invoice.total_gross), big, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    return y + 24


def _rate_words(invoice: Invoice, style: Style) -> list[str]:
    letters = style.variant("letters", 2) == 1
    words = [style.rate(row.tax) for row in invoice.vat_breakdown]
    return [f"{letter} {word}" for letter, word in zip("ABCDE", words, strict=False)] if letters else words


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The VAT of each rate in a table, its last row the sums; returns the y below."""
    body, bold, _label = types(style)
    small = Type(body.family, body.size * 0.92)
    look = Look(small, replace(small, bold=True), grid=style.choose("vat grid", (None, "#888888")),
                head_align="column", padding=2.2)  # fmt: skip
    heads = style.label("vat_table").split("|")
    widths = (62.0, 76.0, 70.0, 80.0)
    aligns = ("left", "right", "right", "right")
    left = style.choose("vat at", (LEFT, RIGHT - sum(widths)))
    table = Table(sheet, left, y, [Column(*column) for column in zip(heads, widths, aligns, strict=True)], look)
    table.head()
    for word, row in zip(_rate_words(invoice, style), invoice.vat_breakdown, strict=True):
        table.row((word, style.amount(row.net), style.amount(row.tax_amount), style.amount(row.gross)))
    sums = (invoice.total_net, invoice.total_tax, invoice.total_gross)
    fields = (None, "total_net", "total_tax", "total_gross")
    table.row((style.label("sum"), *map(style.amount, sums)), fields=fields, type_=replace(bold, size=small.size))
    return table.y


def _within(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The VAT that is within the sum, a row for each rate, then the whole of it and the net; returns the y below."""
    body, _bold, label = types(style)
    y += 6
    for word, row in zip(_rate_words(invoice, style), invoice.vat_breakdown, strict=True):
        sheet.text(LEFT, y, style.label("within").format(word, style.amount(row.tax_amount)), label)
        sheet.text(RIGHT, y, style.label("base").format(style.amount(row.net)), label, align="right")
        y += label.size * 1.4
    y += 3
    for key, value in (("tax", invoice.total_tax), ("net", invoice.total_net)):
        sheet.text(LEFT, y, style.label(key), body)
        sheet.text(RIGHT, y, style.amount(value), body, align="right", field=f"total_{key}")
        y += body.size * 1.4
    return y - 4


def _pay(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What was paid and how, or until when and where to; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    y += 10
    rows: list[tuple[str, str]] = []
    if payment.means == "48":
        card = f"**** **** **** {digits(style, f'card {invoice.number}', 4)}"
        rows = [(f"{style.label('card paid')} {card}", style.amount(invoice.paid)),
                (style.label("auth"), digits(style, f"auth {invoice.number}", 6))]  # fmt: skip
    elif payment.means == "10":
        rows = [(style.label("cash paid"), style.amount(invoice.paid))]
        given = (invoice.paid / 50).to_integral_value(rounding="ROUND_CEILING") * 50
        if given > invoice.paid and style.variant("given", 2):
            rows += [(style.label("given"), style.amount(money(Decimal(given)))),
                     (style.label("change"), style.amount(given - invoice.paid))]  # fmt: skip
    elif invoice.paid:
        rows = [(style.label("deposit"), style.amount(invoice.paid))]
    for word, text in rows:
        sheet.text(LEFT, y, word, body)
        sheet.text(RIGHT, y, text, body, align="right")
        y += body.size * 1.4
    sheet.text(LEFT, y + 2, style.label("left" if invoice.paid else "total"), bold)
    sheet.text(RIGHT, y + 2, style.money(invoice.amount_due), bold, align="right", field="amount_due")
    y += body.size * 1.9
    if payment.is_transfer:
        facts: list[kit.Fact] = [("due", style.date(payment.due_date), "due_date"),
                                 ("iban", style.iban(payment.iban), "iban")]  # fmt: skip
        at = LEFT + 10 + max(label.width(f"{style.label(key)}:") for key, _text, _field in facts)
        y = kit.facts(sheet, style, LEFT, y, facts, label, body, at=at, step=13)
        sheet.text(at, y, f"{payment.bank}, {payment.bic}", label)
        y += 12
    return y


def _occasion(sheet: Sheet, style: Style, y: float, label: Type) -> float:
    """Dotted lines to be filled in by who was the host; returns the y below."""
    for key in ("occasion", "persons"):
        end = sheet.text(LEFT, y, f"{style.label(key)}:", label)
        sheet.line(end + 4, y + 1, RIGHT, y + 1, dashes=(1, 2))
        y += 17
    sheet.line(RIGHT - 150, y + 6, RIGHT, y + 6, dashes=(1, 2))
    sheet.text(RIGHT - 75, y + 15, style.label("signed"), label, align="center")
    return y + 20


LAYOUT = Layout(
    name="banquet",
    description="restaurant on half a sheet, prices with VAT, the sum before the VAT in it, table and till",
    draw=draw,
    labels=LABELS,
    trades=("dining",),
    countries={"pl": ("PL",), "en": ("GB",), "de": ("DE",), "lv": ("LV", "LV", "LT")},
    numbers={
        "pl": ("{n}/R/{m:02d}/{y}", "F{yy:02d}/{n:05d}", "{n:04d}/{m:02d}/{yy:02d}/FV"),
        "en": ("{n:05d}", "R-{y}-{n:04d}", "T{yy:02d}{m:02d}{n:04d}"),
        "de": ("{n:06d}", "{y}-{n:05d}", "B{yy:02d}/{n:04d}"),
        "lv": ("RS-{n:05d}", "{yy:02d}{m:02d}/{n:04d}", "KR {n:06d}"),
    },
    dates={
        "pl": ("dots", "iso", "dashes"), "en": ("slashes", "short", "long"), "de": ("dots", "dots", "de_long"),
        "lv": ("dots", "lv_long", "iso"),
    },
    features=frozenset({"gross", "paid", "rates"}),
    paper=paper,
    kept_aside=True,
)  # fmt: skip
