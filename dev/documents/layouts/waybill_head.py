"""What stands over the goods of a delivery note: sender and receiver, the way of the goods, the terms."""

from __future__ import annotations

from .. import companies
from ..formatting import Style
from ..model import Invoice, Party
from ..sheet import WIDTH, Sheet, Type
from . import kit
from .headings import numbered_title

LEFT, RIGHT = 38.0, WIDTH - 38.0
CARRIERS = (("SIA Cielavas Ceļš", "99003211765"), ("SIA Dzenis Auto", "99005541902"), ("", ""))
"""Names and numbers of carriers; nobody: the seller brings it."""


def types(style: Style) -> tuple[Type, Type, Type]:
    """Of values, of names and sums, of labels."""
    family, size = style.choose("font", (("sans", 8.4), ("serif", 9.2), ("dejavu", 7.4), ("narrow", 9.2)))
    return Type(family, size), Type(family, size, bold=True), Type(family, size - 0.8)


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title, number and date, in one of three arrangements."""
    body, bold, _label = types(style)
    big = Type(body.family, 13.5, bold=True)
    day = style.date(invoice.issue_date)
    form = style.variant("head", 3)
    if form == 0:
        kit.heading(sheet, invoice, style, WIDTH / 2, 46, big, gap="  ")
        sheet.text(WIDTH / 2, 61, day, bold, align="center", field="issue_date")
    elif form == 1:
        sheet.text(LEFT, 46, kit.title(style, invoice), big)
        sheet.pair(RIGHT - 190, 40, style.label("no"), invoice.number, body, Type(body.family, 12, bold=True),
                   field="invoice_number", at=RIGHT - 95)  # fmt: skip
        sheet.pair(RIGHT - 190, 56, f"{style.label('issue_date')}:", day, body, bold, field="issue_date",
                   at=RIGHT - 95)  # fmt: skip
        sheet.line(LEFT, 63, RIGHT, 63, width=1.2)
    else:
        numbered_title(sheet, invoice, style, LEFT, 46, big)
        sheet.pair(LEFT, 61, f"{style.label('issue_date')}:", day, body, bold, field="issue_date")
    return 80.0


def _facts(invoice: Invoice, style: Style, role: str) -> list[kit.Fact]:
    """Numbers, address and, of the seller, the account."""
    who: Party = getattr(invoice, role)
    rows: list[kit.Fact] = [
        ("register", who.register_number or who.vat[2:], None),
        ("vat", style.vat(who.vat), f"{role}_vat"),
        ("address", f"{who.street}, {who.city}, {who.zip}", None),
    ]
    payment = invoice.payment
    if role == "seller" and payment.is_transfer:
        rows += [("bank", f"{payment.bank}, {payment.bic}", None),
                 ("iban", payment.iban if style.variant("plain iban", 2) else style.iban(payment.iban), "iban")]
    return rows


def side_by_side(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Both in frames of one height."""
    body, bold, label = types(style)
    half, ends = (RIGHT - LEFT) / 2, []
    for x, role in ((LEFT, "seller"), (LEFT + half, "buyer")):
        sheet.text(x + 5, y + 11, f"{style.label(role)}:", label)
        at = sheet.block(x + 5, y + 23, half - 10, getattr(invoice, role).name, bold, field=f"{role}_name")
        rows = _facts(invoice, style, role)
        ends.append(kit.facts(sheet, style, x + 5, at + 2, rows, label, body, at=x + 84, step=12))
    for x in (LEFT, LEFT + half):
        sheet.rect(x, y, half, max(ends) - y - 4)
    return max(ends) + 8


def rows_of_both(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """One below the other, labels in a column on the left; the numbers share a row."""
    body, bold, label = types(style)
    at = LEFT + 112
    for role in ("seller", "buyer"):
        sheet.pair(LEFT, y, f"{style.label(role)}:", getattr(invoice, role).name, label, bold, at=at,
                   field=f"{role}_name")  # fmt: skip
        register, vat, *more = _facts(invoice, style, role)
        kit.facts(sheet, style, LEFT, y + 12, [register], label, body, at=at)
        kit.facts(sheet, style, at + 130, y + 12, [vat], label, body, at=at + 210)
        y = kit.facts(sheet, style, LEFT, y + 24, more, label, body, at=at, step=12)
        sheet.line(LEFT, y - 7, RIGHT, y - 7, width=0.4)
        y += 5
    return y


def way(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Where the goods are loaded and unloaded, who carries them."""
    body, _bold, label = types(style)
    seller, buyer = invoice.seller, invoice.buyer
    place = style.label("store").format(f"{seller.street}, {seller.city}")
    rows: list[kit.Fact] = [("loading", place, None), ("unloading", f"{buyer.street}, {buyer.city}", None)]
    name, number = style.choose("carrier", CARRIERS)
    who = f"{name}, {style.label('register')} {number}" if name else f"{seller.name}, {seller.register_number}"
    first, last = companies.OWNERS["LV"]
    driver = f"{style.choose(f'{invoice.number} first', first)} {style.choose(f'{invoice.number} last', last)}"
    plate = f"{style.choose('plate', ('KX', 'LD', 'MN'))}-{style.variant(f'plate {invoice.number}', 9000) + 999}"
    rows += [("carrier", who, None), ("driver", driver, None), ("car", plate, None)]
    if not style.variant("carried", 4):
        rows = rows[:2]
    return kit.facts(sheet, style, LEFT, y + 6, rows, label, body, at=LEFT + 112, step=11.5) + 3


def terms(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What is done, when, and how it is paid."""
    body, bold, label = types(style)
    rows: list[kit.Fact] = [("deal", style.label("purchase"), None)]
    if style.variant("sale date", 3):
        rows.insert(style.variant("sale first", 2), ("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    pay = kit.payment_facts(invoice, style, bank=False, days=bool(style.variant("days", 2)))
    pay = [row for row in pay if row[0] != "iban"]
    if style.variant("terms beside", 2):
        one = kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 112, step=11.5)
        two = kit.facts(sheet, style, WIDTH / 2 + 20, y, pay, label, bold, at=WIDTH / 2 + 112, step=11.5)
        return max(one, two)
    return kit.facts(sheet, style, LEFT, y, rows + pay, label, body, at=LEFT + 112, step=11.5)
