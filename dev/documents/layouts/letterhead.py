"""An invoice written as a letter in a word processor: sums in sentences and a plain table."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, address_lines
from .headings import next_page, numbered_title

LEFT, RIGHT = 72.0, WIDTH - 72.0
BOTTOM = HEIGHT - 84.0
BODY = Type("serif", 10.5)
BOLD = Type("serif", 10.5, bold=True)
SMALL = Type("serif", 8)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    who = invoice.seller
    head = Type("serif", 16, bold=True)
    sheet.text(WIDTH / 2, 58, who.name, head, align="center", field="seller_name")
    sheet.text(WIDTH / 2, 73, f"{', '.join(address_lines(who))} · {who.phone} · {who.email}", SMALL, align="center")
    sheet.line(LEFT, 80, RIGHT, 80, width=0.5)
    y = sheet.block(LEFT, 112, 240, invoice.buyer.name, BODY, field="buyer_name")
    for text in address_lines(invoice.buyer):
        sheet.text(LEFT, y, text, BODY)
        y += 13
    sheet.pair(LEFT, y, f"{style.label('vat')}", style.vat(invoice.buyer.vat), BODY, BODY, field="buyer_vat")
    sheet.text(RIGHT, 112, style.date(invoice.issue_date), BODY, align="right", field="issue_date")
    y += 34
    end = numbered_title(sheet, invoice, style, LEFT, y, BOLD)
    if invoice.order_number:
        sheet.text(end + 10, y, f"({style.label('order')} {invoice.order_number})", BODY)
    y = sheet.block(LEFT, y + 22, RIGHT - LEFT, style.label("opening"), BODY)
    columns = (("name", 238.0), ("qty_unit", 72.0), ("price", 66.0), ("net", 75.0))
    look = Look(BODY, SMALL, rule="#000000", head_align="column", padding=3)
    y = kit.lines_table(
        sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 190 - 15 * len(invoice.vat_breakdown):
        y = _turn_page(sheet, invoice, style)
    y = kit.sums(sheet, invoice, style, RIGHT - 200, RIGHT - 3, y + 18, BODY, step=15, bases=False)
    sheet.text(RIGHT - 200, y, style.label("gross"), BOLD)
    sheet.text(RIGHT - 3, y, style.money(invoice.total_gross), BOLD, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    y = kit.to_pay(sheet, invoice, style, RIGHT - 200, RIGHT - 3, y + 16, BODY, BOLD)
    _closing(sheet, invoice, style, y + 12)
    _footer(sheet, invoice, style)


def _closing(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    payment = invoice.payment
    if payment.is_transfer:
        end = sheet.text(LEFT, y, f"{style.label('by')} ", BODY)
        sheet.text(end, y, style.date(payment.due_date), BODY, field="due_date")
        y += 15
        end = sheet.text(LEFT, y, f"{payment.bank}, BIC {payment.bic}, IBAN ", BODY)
        sheet.text(end, y, style.iban(payment.iban), BODY, field="iban")
        y += 20
    y = kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY)
    sheet.text(LEFT, y + 14, style.label("yours"), BODY)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 60, BOLD, no=False, room=16)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    who, y = invoice.seller, HEIGHT - 52
    sheet.line(LEFT, y - 12, RIGHT, y - 12, width=0.4)
    text = f"{style.label('register')} {who.register_number} · {style.label('vat')} "
    end = sheet.text(LEFT, y, text, SMALL)
    sheet.text(end, y, style.vat(who.vat), SMALL, field="seller_vat" if sheet.page == 1 else None)
    kit.page_counter(sheet, style, RIGHT, y, SMALL)


LAYOUT = Layout(
    name="letterhead",
    description="invoice as a letter from a word processor",
    draw=draw,
    labels=labels("""
opening = - = For professional services rendered we invoice as follows: = für die erbrachten Leistungen stellen wir in Rechnung: = -
by = - = Please remit by = Bitte zahlen Sie bis = -
yours = - = Yours faithfully = Hochachtungsvoll = -
net = - = Total excl. VAT / Fees = Netto = -
gross = - = Total payable / Invoice total = Gesamtsumme = -
total = - = Payable = Zu zahlen = -
"""),  # noqa: E501
    trades=("consulting",),
    countries={"en": ("GB", "GB", "LT"), "de": ("DE",)},
    numbers={"en": ("{yy:02d}{m:02d}/{n}", "QM{n:05d}", "{n:04d}"), "de": ("{n}/{y}", "H-{yy:02d}-{n:04d}")},
    dates={"en": ("long", "slashes", "us"), "de": ("de_long",)},
    features=frozenset({"net"}),
)
