"""An online shop: prices with VAT, shipping, paid at the order."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, logo
from .headings import next_page

LEFT, RIGHT = 46.0, WIDTH - 46.0
BOTTOM = HEIGHT - 76.0
LABEL = Type("sans", 7.6, color="#666666")
BODY = Type("sans", 8.8, color="#222222")
BOLD = Type("sans", 8.8, bold=True, color="#222222")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#ff6a00", "#0a7d5a", "#3b3b98", "#c0162c"))
    logo(sheet, style, LEFT, 34, 26, color)
    domain = invoice.seller.email.partition("@")[2]
    sheet.text(LEFT + 36, 53, domain, Type("sans", 14, bold=True, color=color))
    sheet.text(RIGHT, 46, kit.title(style, invoice), Type("sans", 17, bold=True), align="right")
    sheet.text(RIGHT, 61, invoice.number, Type("sans", 10.5), align="right", field="invoice_number")
    sheet.line(LEFT, 74, RIGHT, 74, stroke=color, width=2)
    third = (RIGHT - LEFT) / 3
    sheet.text(LEFT, 92, style.label("buyer"), LABEL)
    kit.party(sheet, style, LEFT, 105, third - 14, invoice.buyer, "buyer", BODY, BOLD)
    sheet.text(LEFT + third, 92, style.label("recipient"), LABEL)
    y = sheet.block(LEFT + third, 105, third - 14, invoice.buyer.name, BODY)
    sheet.block(LEFT + third, y, third - 14, style.label("door"), BODY)
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    if invoice.payment.is_transfer:
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    kit.facts(sheet, style, LEFT + 2 * third, 105, rows, LABEL, BOLD, right=RIGHT, step=14)
    columns = (("code", 54.0), ("name", 190.0), ("qty", 38.0), ("gross_price", 64.0), ("rate", 42.0), ("net", 56.0),
               ("gross", 59.0))  # fmt: skip
    look = Look(BODY, Type("sans", 7.6, bold=True), rule="#dddddd", head_fill=tint(color, 0.1), head_align="column",
                padding=4)  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, 190, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 200:
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y + 18, color)
    word = style.label({"10": "cash", "48": "card"}.get(invoice.payment.means, "transfer"))
    sheet.pair(LEFT, y, f"{style.label('payment')}:", word, LABEL, BOLD)
    if invoice.payment.is_transfer:
        sheet.pair(LEFT, y + 14, f"{style.label('iban')}:", style.iban(invoice.payment.iban), LABEL, BOLD, field="iban")
    y = kit.notes(sheet, invoice, style, LEFT, y + 30, RIGHT - LEFT, BOLD)
    sheet.block(LEFT, y + 10, RIGHT - LEFT, style.label("returns").format(domain), LABEL)
    _footer(sheet, invoice, style)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    """The total, and below it the VAT that is in it."""
    left = WIDTH / 2 + 20
    big = Type("sans", 12, bold=True, color=color)
    sheet.text(left, y, style.label("gross"), big)
    sheet.text(RIGHT, y, style.money(invoice.total_gross), big, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    y += 15
    for row in invoice.vat_breakdown:
        sheet.text(left, y, style.label("within").format(style.rate(row.tax), style.amount(row.net)), LABEL)
        sheet.text(RIGHT, y, style.amount(row.tax_amount), LABEL, align="right")
        y += 12
    for key, value, field in (("net", invoice.total_net, "total_net"), ("tax", invoice.total_tax, "total_tax")):
        sheet.text(left, y + 4, style.label(key), BODY)
        sheet.text(RIGHT, y + 4, style.money(value), BODY, align="right", field=field)
        y += 14
    return kit.to_pay(sheet, invoice, style, left, RIGHT, y + 6, BODY, BOLD) + 8


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 48, BOLD, no=False, room=14)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    who, y = invoice.seller, HEIGHT - 52
    first = sheet.page == sheet.pages
    sheet.line(LEFT, y - 12, RIGHT, y - 12, stroke="#cccccc", width=0.6)
    end = sheet.pair(
        LEFT, y, f"{style.label('seller')}:", who.name, LABEL, BOLD, field="seller_name" if first else None
    )
    sheet.text(end, y, f", {who.street}, {who.zip} {who.city}", LABEL)
    end = sheet.pair(LEFT, y + 11, f"{style.label('vat')}:", style.vat(who.vat), LABEL, BODY,
                     field="seller_vat" if first else None)  # fmt: skip
    sheet.text(end, y + 11, f"   {style.label('register')}: {who.register_number}   {who.email}", LABEL)
    kit.page_counter(sheet, style, RIGHT, y + 22, LABEL)


LAYOUT = Layout(
    name="shop",
    description="online shop, prices with VAT, mostly paid at the order",
    draw=draw,
    labels=labels("""
door = Paczkomat PWX-99M = Parcel locker PWX-99M = Packstation 999 = Pakomāts 99
within = w tym VAT {0} od {1} = includes VAT {0} on {1} = enthält {0} MwSt. auf {1} = t.sk. PVN {0} no {1}
returns = Zwrot w ciągu 30 dni od daty otrzymania, formularz na stronie {0}. = Return within 30 days, form at {0}. = Rückgabe innerhalb von 30 Tagen, Formular unter {0}. = Atgriešana 30 dienu laikā, veidlapa {0}.
order = Zamówienie = Order = Bestellung = Pasūtījums
"""),  # noqa: E501
    trades=("electronics",),
    countries={"pl": ("PL",), "en": ("GB", "LT"), "de": ("DE",)},
    numbers={
        "pl": ("FS-{y}-{n:06d}", "{n}/SKLEP/{y}", "WWW/{yy:02d}{m:02d}/{n}"),
        "en": ("WEB-{n:06d}", "{y}{m:02d}-{n}"),
        "de": ("RE{y}{n:05d}", "{y}-{n:06d}"),
    },
    dates={"pl": ("dots", "iso"), "en": ("short", "iso"), "de": ("dots", "de_long")},
    features=frozenset({"gross", "paid", "rates"}),
)
