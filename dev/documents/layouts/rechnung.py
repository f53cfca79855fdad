"""A German invoice after DIN 5008: address in the window, block of facts on the right, three columns in the footer."""

from __future__ import annotations

from datetime import timedelta

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, address_lines, logo
from .headings import next_page

LEFT, RIGHT = 62.0, WIDTH - 50.0
BOTTOM = HEIGHT - 104.0
TINY = Type("sans", 6.2, color="#444444")
BODY = Type("sans", 9)
BOLD = Type("sans", 9, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    seller = invoice.seller
    color = style.choose("color", ("#1f3d2b", "#7b1e22", "#23395d", "#444444"))
    logo(sheet, style, RIGHT - 34, 34, 34, color)
    sheet.text(RIGHT - 44, 56, seller.short_name, Type("serif", 15, bold=True, color=color), align="right")
    sender = f"{seller.name} · {seller.street} · {seller.zip} {seller.city}"
    sheet.text(LEFT, 130, sender, TINY)
    sheet.line(LEFT, 132, LEFT + TINY.width(sender), 132, width=0.3)
    y = sheet.block(LEFT, 150, 220, invoice.buyer.name, BODY, field="buyer_name")
    for text in address_lines(invoice.buyer, country=invoice.buyer.country != seller.country):
        sheet.text(LEFT, y, text, BODY)
        y += 12
    rows: list[kit.Fact] = [
        ("number", invoice.number, "invoice_number"),
        ("customer", str(10000 + style.variant(invoice.buyer.name, 80000)), None),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    kit.facts(sheet, style, WIDTH / 2 + 56, 150, rows, BODY, BODY, right=RIGHT, step=13)
    y = 248.0
    text = f"{kit.title(style, invoice)} {style.label('no')} {invoice.number}"
    sheet.text(LEFT, y, text, Type("sans", 13, bold=True))
    y = sheet.block(LEFT, y + 20, RIGHT - LEFT, style.label("greeting"), BODY)
    columns = (("no", 32.0), ("name", 205.0), ("qty_unit", 70.0), ("price", 62.0), ("rate", 46.0), ("net", 68.0))
    look = Look(BODY, Type("sans", 8, bold=True), rule="#999999", head_align="column", padding=4)
    y = kit.lines_table(
        sheet, style, LEFT, y + 4, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style),
        carry=True,
    )  # fmt: skip
    if y > BOTTOM - 150 - 14 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y + 14)
    _terms(sheet, invoice, style, y + 8)
    _footer(sheet, invoice, style)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    left = WIDTH / 2 + 20
    y = kit.sums(sheet, invoice, style, left, RIGHT, y, BODY)
    sheet.line(left, y - 9, RIGHT, y - 9)
    big = Type("sans", 10.5, bold=True)
    sheet.text(left, y + 3, style.label("gross"), big)
    sheet.text(RIGHT, y + 3, style.money(invoice.total_gross), big, align="right", field="total_gross")
    sheet.line(left, y + 8, RIGHT, y + 8)
    sheet.line(left, y + 10, RIGHT, y + 10)
    sheet.same("currency", "total_gross")
    if not invoice.paid:
        sheet.same("amount_due", "total_gross")
        return y + 24
    return kit.to_pay(sheet, invoice, style, left, RIGHT, y + 24, BODY, BOLD)


def _terms(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    """Until when to pay, and what is taken off for paying early."""
    payment = invoice.payment
    if payment.is_transfer:
        end = sheet.text(LEFT, y, style.label("pay before"), BODY)
        end = sheet.text(end + 3, y, style.date(payment.due_date), BOLD, field="due_date")
        sheet.text(end + 3, y, style.label("pay after"), BODY)
        if payment.days >= 21 and style.variant("skonto", 2):
            early = style.date(invoice.issue_date + timedelta(days=8))
            less = style.money((invoice.total_gross * 2 / 100).quantize(invoice.total_gross))
            y = sheet.block(LEFT, y + 14, RIGHT - LEFT, style.label("skonto").format(early, less), BODY)
        y += 14
    else:
        sheet.text(LEFT, y, style.label("thanks"), BODY)
        y += 14
    y = kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY)
    sheet.pair(LEFT, y + 4, f"{style.label('your vat')}:", style.vat(invoice.buyer.vat), BODY, BODY, field="buyer_vat")
    sheet.text(LEFT, y + 30, style.label("regards"), BODY)
    sheet.text(LEFT, y + 44, invoice.seller.short_name, BODY)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    y = next_page(sheet, invoice, style, LEFT, 52, BOLD)
    sheet.text(RIGHT, 52, style.date(invoice.issue_date), BODY, align="right")
    return y


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Company, register and bank in three columns, the only place with the seller's numbers."""
    who, y = invoice.seller, HEIGHT - 76
    first = sheet.page == 1
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke="#888888", width=0.5)
    third = (RIGHT - LEFT) / 3
    sheet.text(LEFT, y, who.name, TINY, field="seller_name" if first else None)
    for index, text in enumerate((who.street, f"{who.zip} {who.city}", f"Tel. {who.phone}", who.email), 1):
        sheet.text(LEFT, y + 8.5 * index, text, TINY)
    x = LEFT + third
    sheet.text(x, y, f"Amtsgericht {who.city}", TINY)
    sheet.text(x, y + 8.5, who.register_number, TINY)
    sheet.pair(
        x, y + 17, f"{style.label('vat')}:", style.vat(who.vat), TINY, TINY, field="seller_vat" if first else None
    )
    sheet.text(x, y + 25.5, f"St.-Nr. 99/{who.vat[2:5]}/{who.vat[5:10]}", TINY)
    x = LEFT + 2 * third
    payment = invoice.payment
    if payment.is_transfer:
        sheet.text(x, y, payment.bank, TINY)
        sheet.pair(x, y + 8.5, f"{style.label('iban')}:", style.iban(payment.iban), TINY, TINY,
                   field="iban" if first else None)  # fmt: skip
        sheet.text(x, y + 17, f"BIC: {payment.bic}", TINY)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, TINY)


LAYOUT = Layout(
    name="rechnung",
    description="German invoice after DIN 5008",
    draw=draw,
    labels=labels("""
greeting = - = - = Sehr geehrte Damen und Herren, für unsere Lieferungen und Leistungen berechnen wir Ihnen: / Vielen Dank für Ihren Auftrag. Wir erlauben uns zu berechnen: = -
pay before = - = - = Bitte überweisen Sie den Rechnungsbetrag bis zum / Zahlbar ohne Abzug bis = -
pay after = - = - = auf unser unten genanntes Konto. = -
skonto = - = - = Bei Zahlung bis {0} gewähren wir 2 % Skonto ({1}). = -
thanks = - = - = Betrag dankend erhalten. = -
your vat = - = - = Ihre USt-IdNr. = -
regards = - = - = Mit freundlichen Grüßen = -
"""),  # noqa: E501
    trades=("consulting", "building", "workshop", "electronics"),
    countries={"de": ("DE",)},
    numbers={"de": ("RE-{y}-{n:04d}", "{y}{n:04d}", "R{yy:02d}/{n:05d}", "{n:06d}")},
    dates={"de": ("dots", "de_long")},
    features=frozenset({"net"}),
)
