"""A haulier's invoice in foreign currency, with its VAT also in PLN, and several accounts."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page

LEFT, RIGHT = 38.0, WIDTH - 38.0
BOTTOM = HEIGHT - 46.0
LABEL = Type("sans", 7)
BODY = Type("sans", 8.2)
BOLD = Type("sans", 8.2, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    sheet.text(LEFT, 44, invoice.seller.short_name, Type("serif", 17, bold=True, color="#17375e"))
    sheet.text(LEFT, 57, style.label("slogan"), LABEL)
    sheet.text(RIGHT, 44, f"{invoice.seller.city}, {style.date(invoice.issue_date)}", BODY, align="right",
               field=None)  # fmt: skip
    sheet.line(LEFT, 64, RIGHT, 64, stroke="#17375e", width=1.6)
    big = Type("sans", 13, bold=True)
    kit.heading(sheet, invoice, style, WIDTH / 2, 90, big, gap="  ")
    half = (RIGHT - LEFT) / 2
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (LEFT + half, "buyer", invoice.buyer)):
        sheet.rect(x, 104, half, 92)
        sheet.text(x + 6, 116, f"{style.label(role)}:", LABEL)
        ends.append(kit.party(sheet, style, x + 6, 129, half - 14, who, role, BODY, BOLD, country=True,
                              contact=role == "seller"))  # fmt: skip
    y = 212.0
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    kit.facts(sheet, style, LEFT, y, rows, LABEL, BOLD, at=LEFT + 110)
    other: list[kit.Fact] = list(kit.payment_facts(invoice, style, bank=False, days=True))
    other.append(("cmr", f"{invoice.issue_date:%y}{style.variant(invoice.number, 90000) + 10000}", None))
    y = kit.facts(sheet, style, LEFT + half, y, other, LABEL, BOLD, at=LEFT + half + 100)
    columns = (("no", 24.0), ("name", 204.0), ("qty_unit", 62.0), ("price", 64.0), ("net", 60.0), ("rate", 45.0),
               ("gross", 60.0))  # fmt: skip
    look = Look(BODY, LABEL, grid="#444444", head_fill="#dfe6ee")
    y = kit.lines_table(
        sheet, style, LEFT, y + 4, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 250:
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y + 12, look)
    y = kit.to_pay(sheet, invoice, style, LEFT, LEFT + 260, y + 16, BODY, Type("sans", 11, bold=True))
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.accounts(sheet, invoice, style, LEFT, y + 8, BODY, BOLD)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BOLD)
    kit.signatures(sheet, style, y + 44, ((RIGHT - 190, "sign_seller"),), Type("sans", 6), width=190)
    _footer(sheet, style)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, look: Look) -> float:
    """The rates in the invoice's currency, and below them in PLN."""
    widths = (96.0, 86.0, 86.0, 86.0)
    left = RIGHT - sum(widths)
    sheet.text(left - 10, y + 12, invoice.currency, BOLD, align="right")
    y = kit.vat_table(sheet, invoice, style, left, y, widths, look)
    foreign = invoice.exchange
    if foreign is None:
        return y
    columns = [Column("", width, "right") for width in widths]
    table = Table(sheet, left, y + 6, columns, look)
    sheet.text(left - 10, y + 17, foreign.currency, BOLD, align="right")
    for row in invoice.vat_breakdown:
        net, tax = foreign.convert(row.net), foreign.convert(row.tax_amount)
        table.row((style.rate(row.tax), style.amount(net), style.amount(tax), style.amount(net + tax)))
    sentence = kit.exchange(style, foreign, invoice.currency)
    sheet.text(RIGHT, table.y + 11, sentence, LABEL, align="right")
    total = foreign.convert(invoice.total_tax)
    sheet.text(RIGHT, table.y + 22, f"{style.label('vat pln')}: {style.amount(total)} {foreign.currency}", BOLD,
               align="right")  # fmt: skip
    return table.y + 22


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, style)
    return next_page(sheet, invoice, style, LEFT, 44, BOLD)


def _footer(sheet: Sheet, style: Style) -> None:
    sheet.text(LEFT, HEIGHT - 26, style.label("late"), Type("sans", 6, color="#444444"))
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 26, Type("sans", 6, color="#444444"))


LAYOUT = Layout(
    name="freight",
    description="haulier, EUR or USD with VAT in PLN, several accounts",
    draw=draw,
    labels=labels("""
slogan = transport krajowy i międzynarodowy = national and international haulage = - = -
cmr = Nr CMR / Zlecenie nr = CMR No. = - = -
vat pln = Kwota VAT w PLN = VAT amount in PLN = - = -
late = Za opóźnienie w płatności naliczamy odsetki ustawowe. = Late payments bear statutory interest. = - = -
"""),
    trades=("haulage",),
    countries={"pl": ("PL",), "en": ("PL",)},
    numbers={"pl": ("{n}/T/{m:02d}/{y}", "FTR/{y}/{n:04d}", "{n}/UE/{y}"), "en": ("{n}/INT/{y}", "TR-{y}/{m:02d}/{n}")},
    dates={"pl": ("iso", "dots"), "en": ("iso", "dots", "long")},
    features=frozenset({"net", "foreign", "accounts"}),
)
