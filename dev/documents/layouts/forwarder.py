"""A seaport forwarder's invoice: a form of boxes about the shipment, charges with and without VAT, several accounts."""

from __future__ import annotations

from decimal import Decimal

from ..formatting import Style
from ..labels.forwarder import LABELS
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .forwarder_head import LEFT, RIGHT, color, head, parties, shipment, types
from .grid import grid

BOTTOM = HEIGHT - 46.0


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body, bold, label = types(style)
    y = head(sheet, invoice, style)
    gap = style.choose("gap", (0.0, 6.0))
    order = (parties, shipment) if style.variant("payer first", 3) else (shipment, parties)
    for part in order:
        y = part(sheet, invoice, style, y + gap)
    look = Look(
        body, Type(body.family, body.size * 0.86, bold=True), grid=style.choose("ruled", (None, "#555555")),
        head_fill=tint(color(style), style.choose("shade", (0.12, 0.25))), head_align="column", padding=2.6,
    )  # fmt: skip
    columns = style.choose("columns", (
        (("code", 52.0), ("name", 0.0), ("qty", 44.0), ("unit", 40.0), ("price", 62.0), ("rate", 48.0), ("net", 68.0)),
        (("name", 0.0), ("qty_unit", 56.0), ("price", 60.0), ("net", 66.0), ("rate", 46.0), ("tax", 58.0),
         ("gross", 68.0)),
        (("name", 0.0), ("rate", 50.0), ("qty_unit", 66.0), ("price", 70.0), ("net", 76.0)),
    ))  # fmt: skip
    rest = RIGHT - LEFT - sum(width for _key, width in columns)
    columns = tuple((key, width or rest) for key, width in columns)
    y = kit.lines_table(
        sheet, style, LEFT, y + 8, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 200 - 24 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    y = (_strip if style.variant("sums", 2) else _column)(sheet, invoice, style, y + 10, look)
    if style.language == "pl" or style.variant("words", 3) == 0:
        amount = invoice.amount_due or invoice.total_gross
        y = kit.words(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, body, amount)
    foreign = invoice.exchange
    if foreign:
        sheet.text(LEFT, y + 2, kit.exchange(style, foreign, invoice.currency), label)
        local = style.amount(foreign.convert(invoice.total_tax))
        sheet.text(RIGHT, y + 2, style.label("local").format(foreign.currency, local), label, align="right")
        y += label.size * 1.8
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, bold)
    if invoice.payment.iban:
        _accounts(sheet, invoice, style, y + 2)
    _footer(sheet, invoice, style)


def _column(sheet: Sheet, invoice: Invoice, style: Style, y: float, look: Look) -> float:
    """Base and tax of each rate, then the totals, under each other at the right."""
    body, _bold, _label = types(style)
    x = RIGHT - 240
    y += body.size
    rows: list[tuple[str, Decimal, str | None]] = []
    for row in invoice.vat_breakdown:
        rate = style.rate(row.tax)
        rows += [(style.label("base").format(rate), row.net, None),
                 (style.label("tax_rate").format(rate), row.tax_amount, None)]  # fmt: skip
    rows += [("", Decimal(0), None), (style.label("net"), invoice.total_net, "total_net"),
             (style.label("tax"), invoice.total_tax, "total_tax"),
             (style.label("gross"), invoice.total_gross, "total_gross")]  # fmt: skip
    for word, value, field in rows:
        if not word:
            sheet.line(x, y - 7, RIGHT, y - 7, width=0.5)
            y += 4
            continue
        sheet.text(x, y, word, body)
        sheet.text(RIGHT - 3, y, style.amount(value), body, align="right", field=field)
        y += body.size * 1.4
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y + 1, body, Type(body.family, body.size + 2.5, bold=True))


def _strip(sheet: Sheet, invoice: Invoice, style: Style, y: float, look: Look) -> float:
    """A table of the rates, and below it the totals in boxes side by side."""
    _body, bold, label = types(style)
    left = style.choose("rates at", (LEFT, RIGHT - 300))
    y = kit.vat_table(sheet, invoice, style, left, y, (66, 78, 78, 78), look, total=False)
    cells: list[kit.Fact] = [
        ("net", style.amount(invoice.total_net), "total_net"), ("tax", style.amount(invoice.total_tax), "total_tax"),
        ("gross", style.money(invoice.total_gross), "total_gross"),
    ]  # fmt: skip
    if invoice.paid:
        cells.append(("paid", style.amount(invoice.paid), None))
    cells.append(("left" if invoice.paid else "total", style.money(invoice.amount_due), "amount_due"))
    width = (RIGHT - LEFT) / len(cells)
    large = Type(bold.family, bold.size + 1.4, bold=True)
    y = grid(sheet, style, LEFT, y + 8, [width] * len(cells), cells, label, large, align="right",
             fill=tint(color(style), 0.1))  # fmt: skip
    sheet.same("currency", "amount_due")
    return y + label.size + 6


def _accounts(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    """All accounts in a table; the field is the one in the currency of the invoice."""
    body, bold, label = types(style)
    sheet.text(LEFT, y + body.size, f"{style.label('accounts')}:", label)
    heads = style.label("account heads").split("|")
    columns = [Column(head, width) for head, width in zip(heads, (60.0, 130.0, 90.0, 239.0), strict=True)]
    table = Table(sheet, LEFT, y + body.size + 4, columns, Look(body, label, head_align="column", padding=2.2))
    table.head()
    for account in invoice.accounts:
        own = account.iban == invoice.payment.iban
        fields = (None, None, None, "iban" if own else None)
        row = (account.currency, account.bank, account.bic, style.iban(account.iban))
        table.row(row, fields=fields, type_=bold if own and style.variant("own bold", 2) else None)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    body, _bold, _label = types(style)
    _footer(sheet, invoice, style)
    sheet.new_page()
    sheet.text(LEFT, 42, f"{kit.title(style, invoice)} {invoice.number}", body)
    return 52.0


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("sans", 6, color="#555555")
    sheet.block(LEFT, HEIGHT - 32, RIGHT - LEFT - 70, style.label("conditions"), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 32, tiny)


LAYOUT = Layout(
    name="forwarder",
    description="seaport forwarder, shipment in boxes, charges with and without VAT, accounts in several currencies",
    draw=draw,
    labels=LABELS,
    trades=("forwarding",),
    countries={"pl": ("PL",), "en": ("GB", "PL", "PL", "DE"), "de": ("DE", "DE", "PL")},
    numbers={
        "pl": ("{n:05d}/GDN/{m:02d}/{yy:02d}", "SF{yy:02d}{n:06d}", "{n}/{y}/IM"),
        "en": ("SI{n:07d}", "{yy:02d}{m:02d}-{n:05d}-F", "FWD/{y}/{n:05d}"),
        "de": ("{n:07d}", "SR{yy:02d}-{n:05d}", "{y}/{n:05d}/HH"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "en": ("short", "slashes", "iso"), "de": ("dots", "dots", "de_long")},
    features=frozenset({"net", "foreign", "accounts"}),
)
