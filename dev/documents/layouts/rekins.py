"""A Latvian delivery note and invoice in one: preču pavadzīme-rēķins, with registration and VAT numbers of both."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page

LEFT, RIGHT = 40.0, WIDTH - 40.0
BOTTOM = HEIGHT - 48.0
LABEL = Type("sans", 7.8)
BODY = Type("sans", 8.4)
BOLD = Type("sans", 8.4, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    big = Type("sans", 14, bold=True)
    kit.heading(sheet, invoice, style, WIDTH / 2, 48, big, gap="  ")
    day = style.date(invoice.issue_date)
    sheet.text(WIDTH / 2, 64, day, BODY, align="center", field="issue_date")
    y = _party(sheet, invoice, style, "seller", 88)
    y = _party(sheet, invoice, style, "buyer", y + 6)
    rows: list[kit.Fact] = [("sale_date", style.date(invoice.sale_date), "sale_date")]
    rows += [row for row in kit.payment_facts(invoice, style, bank=False) if row[0] != "iban"]
    rows.append(("deal", style.label("purchase"), None))
    y = kit.facts(sheet, style, LEFT, y + 8, rows, LABEL, BODY, at=LEFT + 120, step=12)
    columns = (("no", 24.0), ("name", 190.0), ("unit", 38.0), ("qty", 48.0), ("price", 58.0), ("discount", 38.0),
               ("rate", 46.0), ("net", 73.0))  # fmt: skip
    look = Look(BODY, LABEL, grid="#000000", padding=2.6)
    y = kit.lines_table(
        sheet, style, LEFT, y + 4, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 190:
        y = _turn_page(sheet, invoice, style)
    y = _sums(sheet, invoice, style, y + 14)
    y = kit.words(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BODY)
    for x, key in ((LEFT, "sign_seller"), (WIDTH / 2 + 10, "sign_buyer")):
        sheet.text(x, y + 24, f"{style.label(key)}", LABEL)
        sheet.line(x, y + 48, x + 220, y + 48)
        sheet.text(x, y + 60, style.label("blank date"), LABEL)
    sheet.text(LEFT, y + 82, style.label("electronic"), LABEL)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, LABEL)


def _party(sheet: Sheet, invoice: Invoice, style: Style, role: str, y: float) -> float:
    """A label column and its values, one row each, as Latvian forms have it."""
    who = invoice.seller if role == "seller" else invoice.buyer
    at = LEFT + 120
    sheet.line(LEFT, y - 11, RIGHT, y - 11, width=0.4)
    sheet.pair(LEFT, y, style.label(role), who.name, BOLD, BOLD, at=at, field=f"{role}_name")
    y += 12
    sheet.pair(LEFT, y, style.label("numbers"), who.register_number or who.vat[2:], LABEL, BODY, at=at)
    sheet.pair(at + 130, y, f"{style.label('vat')}", style.vat(who.vat), LABEL, BODY, field=f"{role}_vat")
    y += 12
    sheet.pair(LEFT, y, style.label("address"), f"{who.street}, {who.city}, {who.zip}", LABEL, BODY, at=at)
    y += 12
    payment = invoice.payment
    if role == "seller" and payment.is_transfer:
        sheet.text(LEFT, y, style.label("account"), LABEL)
        end = sheet.text(at, y, f"{payment.bank}, {payment.bic}, {style.label('konts')} ", BODY)
        number = payment.iban if style.variant("plain iban", 2) else style.iban(payment.iban)
        sheet.text(end, y, number, BODY, field="iban")
        y += 12
    return y + 4


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    left = RIGHT - 230
    y = kit.sums(sheet, invoice, style, left, RIGHT - 4, y, BODY, step=13, bases=False, currency=False)
    sheet.text(left, y, style.label("gross"), BOLD)
    sheet.text(RIGHT - 4, y, style.money(invoice.total_gross), BOLD, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    return kit.to_pay(sheet, invoice, style, left, RIGHT - 4, y + 13, BODY, Type("sans", 10.5, bold=True))


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, LABEL)
    return next_page(sheet, invoice, style, LEFT, 44, BOLD)


LAYOUT = Layout(
    name="rekins",
    description="Latvian delivery note and invoice in one",
    draw=draw,
    labels=labels("""
title.invoice = - = - = - = Preču pavadzīme-rēķins / Rēķins / PVN rēķins
title.correction = - = - = - = Kredītrēķins
seller = - = - = - = Piegādātājs / Preču nosūtītājs / Pakalpojuma sniedzējs
buyer = - = - = - = Saņēmējs / Preču saņēmējs / Maksātājs
numbers = - = - = - = Reģ. Nr.
address = - = - = - = Adrese / Juridiskā adrese
account = - = - = - = Norēķinu rekvizīti
konts = - = - = - = konts
deal = - = - = - = Darījuma apraksts
purchase = - = - = - = pārdošana
blank date = - = - = - = 20___. gada ____._____________
electronic = - = - = - = Rēķins sagatavots elektroniski un ir derīgs bez paraksta.
"""),
    trades=("building", "workshop", "consulting", "electronics"),
    countries={"lv": ("LV",)},
    numbers={"lv": ("ZEZ {n:06d}", "{y}/{n}", "LV{n:05d}", "{yy:02d}-{n:04d}", "{n}")},
    dates={"lv": ("lv_long", "dots", "lv_long")},
    features=frozenset({"net", "discount"}),
)
