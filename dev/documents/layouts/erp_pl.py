"""The standard print of a Polish accounting program: dense, sums under their columns; a foreign customer's in two languages."""  # noqa: E501

from __future__ import annotations

from dataclasses import replace

from ..formatting import NBSP, Style
from ..labels.erp import LABELS
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Column, Look, Table
from . import kit
from .base import Layout, address_lines, logo
from .headings import next_page, numbered_title

LEFT, RIGHT = 26.0, WIDTH - 26.0
BOTTOM = HEIGHT - 44.0
HALF = (RIGHT - LEFT) / 2
LABEL = Type("narrow", 7.4, color="#222222")
BODY = Type("narrow", 8.4)
BOLD = Type("narrow", 8.4, bold=True)
SUMS = {"net": 54.0, "rate": 32.0, "tax": 46.0, "gross": 54.0}


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    if style.language == "en":  # the words are in two languages, the numbers as at home
        style = replace(style, thousands=NBSP, decimal=",", sign=style.currency, sign_first=False)
    shade = style.choose("shade", ("#e9e9e9", "#dfe7f1", "#ffffff"))
    y = _head(sheet, invoice, style)
    y = _title(sheet, invoice, style, y, shade)
    y = _parties(sheet, invoice, style, y, shade)
    y = _payment(sheet, invoice, style, y + 13)
    look = Look(replace(BODY, size=7.6), replace(LABEL, size=6.8), grid=style.choose("grid", ("#333333", "#8a8a8a")),
                head_fill=shade, padding=2.2)  # fmt: skip
    first = {"no": 22.0, "code": 46.0, "name": 105.0, "unit": 26.0, "qty": 36.0}
    prices = {"list_price": 48.0, "discount": 28.0, "price": 46.0}
    if style.variant("no code", 3) == 0:
        first["name"] += first.pop("code")
    if not any(line.discount for line in invoice.lines):
        first["name"] += prices.pop("list_price") + prices.pop("discount")
    columns = list((first | prices | SUMS).items())
    y = kit.lines_table(
        sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 185 - 12 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y, look, shade)
    _below(sheet, invoice, style, y, shade)
    _footer(sheet, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Place and dates, in cells or as rows on the right."""
    if style.variant("logo", 2):
        logo(sheet, style, LEFT, 26, 30, style.choose("color", ("#b01e23", "#1d4f91", "#2b7a3d")))
        sheet.block(LEFT + 38, 40, HALF - 88, invoice.seller.short_name, Type("narrow", 12, bold=True))
    rows: list[kit.Fact] = [
        ("place", invoice.seller.city, None),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    if style.variant("cells", 2):
        x, width = LEFT + HALF - 42, (HALF + 42) / 3
        for key, text, field in rows:
            sheet.rect(x, 26, width, 28)
            sheet.text(x + width / 2, 35, style.label(key), replace(LABEL, size=6), align="center")
            sheet.text(x + width / 2, 48, text, BOLD, align="center", field=field)
            x += width
        return 72.0
    kit.facts(sheet, style, LEFT + HALF + 30, 34, rows, LABEL, BOLD, right=RIGHT, step=12)
    return 80.0


def _title(sheet: Sheet, invoice: Invoice, style: Style, y: float, shade: str) -> float:
    big = Type("narrow", 14, bold=True)
    if style.variant("title", 2):
        sheet.rect(LEFT, y - 12, RIGHT - LEFT, 21, fill=shade)
        numbered_title(sheet, invoice, style, LEFT + 6, y + 3, big)
        sheet.text(RIGHT - 6, y + 2, style.label("original"), LABEL, align="right")
        return y + 14
    kit.heading(sheet, invoice, style, WIDTH / 2, y, big)
    sheet.text(WIDTH / 2, y + 11, style.label("original"), LABEL, align="center")
    return y + 16


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float, shade: str) -> float:
    framed = style.variant("framed", 2)
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (LEFT + HALF + 4, "buyer", invoice.buyer)):
        if framed:
            sheet.rect(x, y, HALF - 4, 13, fill=shade)
        else:
            sheet.line(x, y + 13, x + HALF - 4, y + 13)
        sheet.text(x + 4, y + 9.5, f"{style.label(role)}:", LABEL)
        end = kit.party(sheet, style, x + 4, y + 24, HALF - 14, who, role, BODY, BOLD, country=style.language == "en",
                        register=role == "seller", contact=role == "seller" and not framed)  # fmt: skip
        if role == "buyer" and style.variant("recipient", 3) == 0:
            sheet.text(x + 4, end + 3, f"{style.label('recipient')}:", LABEL)
            address = ", ".join((who.name, *address_lines(who)))
            end = sheet.block(x + 4, end + 13, HALF - 14, address, LABEL)
        ends.append(end)
    bottom = max(ends) - 4
    for x in (LEFT, LEFT + HALF + 4) if framed else ():
        sheet.rect(x, y, HALF - 4, bottom - y)
    return bottom


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    other: list[kit.Fact] = []
    if style.variant("delivery", 2):
        other.append(("delivery", f"WZ-{style.variant(invoice.number, 9000) + 100}/{invoice.issue_date:%y}/MAG", None))
    if invoice.order_number:
        other.append(("order", invoice.order_number, None))
    at = 112.0 if style.language == "en" else 78.0
    rows = kit.payment_facts(invoice, style, days=style.variant("days", 2) == 1)
    y = kit.facts(sheet, style, LEFT + 4, y, rows, LABEL, BOLD, at=LEFT + at, step=11)
    kit.facts(sheet, style, LEFT + HALF + 8, y - 11 * len(rows), other, LABEL, BODY, at=LEFT + HALF + at, step=11)
    return y - 2


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, look: Look, shade: str) -> float:
    """The sums under the columns that they are of, then what of them is taxed at which rate."""
    below = {"label": 84.0} | SUMS
    columns = [Column("", width, kit.ALIGN.get(key, "right")) for key, width in below.items()]
    table = Table(sheet, RIGHT - sum(below.values()), y, columns, look)
    net, tax, gross = map(style.amount, (invoice.total_net, invoice.total_tax, invoice.total_gross))
    total = (style.label("sum"), net, "X" if style.variant("cross", 2) else "", tax, gross)
    fields = (None, "total_net", None, "total_tax", "total_gross")
    bold = replace(look.body, bold=True)
    last = style.variant("sum last", 3) == 0
    if not last:
        table.row(total, fields=fields, type_=bold, fill=shade)
    for number, (rate, net, tax, gross) in enumerate(kit.vat_cells(style, row) for row in invoice.vat_breakdown):
        table.row(("" if number or last else style.label("of_which"), net, rate, tax, gross))
    if last:
        table.row(total, fields=fields, type_=bold, fill=shade)
    return table.y


def _below(sheet: Sheet, invoice: Invoice, style: Style, y: float, shade: str) -> None:
    """What is to be paid, in numbers and in words, and who signs."""
    sheet.rect(LEFT, y + 10, HALF, 37 if invoice.paid else 22, fill=shade)
    big = Type("narrow", 12, bold=True)
    y = kit.to_pay(sheet, invoice, style, LEFT + 6, LEFT + HALF - 6, y + 20, BODY, big)
    y = kit.words(sheet, invoice, style, LEFT, y + 6, RIGHT - LEFT, BODY, invoice.amount_due)
    if invoice.exchange and invoice.total_tax:
        sheet.text(LEFT, y + 2, kit.exchange(style, invoice.exchange, invoice.currency), LABEL)
        amount = style.amount(invoice.exchange.convert(invoice.total_tax))
        y = kit.facts(sheet, style, LEFT, y + 13, [("vat pln", f"{amount} PLN", None)], LABEL, BOLD)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BOLD)
    places = ((LEFT + 12, "sign_seller"), (RIGHT - 192, "sign_buyer"))
    kit.signatures(sheet, style, y + 52, places, replace(LABEL, size=6.4))


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, style)
    return next_page(sheet, invoice, style, LEFT, 38, BOLD, room=8)


def _footer(sheet: Sheet, style: Style) -> None:
    tiny = replace(LABEL, size=6)
    sheet.line(LEFT, HEIGHT - 34, RIGHT, HEIGHT - 34, width=0.3)
    sheet.text(LEFT, HEIGHT - 25, style.label("program"), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 25, tiny)


LAYOUT = Layout(
    name="erp_pl",
    description="dense print of a Polish accounting program, sums under their columns",
    draw=draw,
    labels=LABELS,
    trades=("electronics", "building"),
    countries={"pl": ("PL",), "en": ("PL",)},
    numbers={
        "pl": ("FS {n}/MAG/{m:02d}/{y}", "FS-{n}/{yy:02d}/CEN", "{yy:02d}-FVS/{n:04d}", "FV/{n:06d}/{yy:02d}"),
        "en": ("FS {n}/EXP/{y}", "FEX/{n:05d}/{m:02d}/{yy:02d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "en": ("iso", "dashes")},
    features=frozenset({"net", "discount", "export"}),
)
