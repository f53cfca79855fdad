"""A landlord's paper: both parties on top, the box to pay from at the foot."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Account, Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from . import kit
from .base import logo
from .headings import next_page

LEFT, RIGHT = 46.0, WIDTH - 46.0
MIDDLE = WIDTH / 2 + 14
BOTTOM = HEIGHT - 150.0


def parties(sheet: Sheet, invoice: Invoice, style: Style, body: Type, bold: Type, label: Type) -> float:
    """Landlord and tenant, side by side or the tenant below where a window is; returns the y below."""
    y = 56.0
    if style.variant("logo shown", 2):
        color = style.choose("color", ("#2d4a3e", "#39424e", "#7a3b1d"))
        logo(sheet, style, LEFT, 34, 26, color)
        sheet.text(LEFT + 34, 52, invoice.seller.short_name, replace(bold, size=14, color=color))
        y = 86.0
    ends: list[float] = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (MIDDLE, "buyer", invoice.buyer)):
        at = y
        if role == "buyer" and style.variant("window", 3) == 0:
            x, at = LEFT, ends[0] + 14
        sheet.text(x, at, f"{style.label(role)}:", label)
        registered = style.language == "lv" or role == "seller"
        ends.append(kit.party(sheet, style, x, at + 13, 236, who, role, body, bold, register=registered))
    return max(ends) + 14


def bank_box(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, body: Type, bold: Type, label: Type
) -> None:
    """At the foot of the last page: where to pay to and what to write."""
    payment = invoice.payment
    rows: list[kit.Fact] = [("iban", style.iban(payment.iban), "iban"), ("bank", payment.bank, None)]
    if style.variant("holder", 2):
        rows.insert(0, ("holder", invoice.seller.name, "seller_name"))
    if payment.iban.startswith("GB"):
        code, number = payment.iban[8:14], payment.iban[14:]
        rows[-1:-1] = [("sort", f"{code[:2]}-{code[2:4]}-{code[4:]}", None), ("account no", number, None)]
    if style.language != "pl":
        rows.append(("bic", payment.bic, None))
    quote = invoice.number if style.variant("quote number", 2) else f"{account.customer_number[:6]} / {invoice.number}"
    rows.append(("quote", quote, None))
    height = 21.0 + 12 * len(rows)
    top = HEIGHT - 46 - height
    sheet.rect(LEFT, top, RIGHT - LEFT, height, fill=style.choose("box", (None, "#f1f1f1")), stroke="#777777")
    sheet.text(LEFT + 8, top + 14, style.label("bank box"), bold)
    kit.facts(sheet, style, LEFT + 8, top + 27, rows, label, body, at=LEFT + 132, step=12)


def turn_page(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> float:
    footer(sheet, style, body)
    return next_page(sheet, invoice, style, LEFT, 46, body)


def footer(sheet: Sheet, style: Style, label: Type) -> None:
    tiny = replace(label, size=6.8)
    sheet.text(LEFT, HEIGHT - 32, style.label("electronic"), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 32, tiny)
