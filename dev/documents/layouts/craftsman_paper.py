"""The letter paper of a small firm: its name and owner on top, three columns at the foot."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from . import kit
from .base import address_lines

LEFT, RIGHT = 66.0, WIDTH - 60.0
BOTTOM = HEIGHT - 112.0


def letterhead(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> float:
    """The trading name, the owner beside or below it; returns the base line of the buyer's name."""
    who = invoice.seller
    trading = who.short_name.removesuffix(who.owner).strip()
    color = style.choose("color", ("#111111", "#7a4a12", "#1e4d2b", "#23395d"))
    big = Type(style.choose("sign font", ("serif", "sans", "italic")), 20, bold=True, color=color)
    word = "manager" if who.name.startswith("SIA") or who.name.endswith("GmbH") else "owner"
    owner = style.label(word).format(who.owner)
    address = " · ".join((*address_lines(who), f"{style.label('phone')} {who.phone}"))
    small = replace(body, size=8)
    field = "seller_name" if trading == who.name else None
    if style.variant("centred", 2):
        sheet.text(WIDTH / 2, 60, trading, big, align="center", field=field)
        sheet.text(WIDTH / 2, 76, owner, replace(body, size=10), align="center")
        sheet.text(WIDTH / 2, 89, address, small, align="center")
        sheet.line(LEFT, 98, RIGHT, 98, stroke=color, width=0.8)
    else:
        sheet.text(LEFT, 62, trading, big, field=field)
        for index, text in enumerate((owner, *address_lines(who), f"{style.label('phone')} {who.phone}", who.email)):
            sheet.text(RIGHT, 84 + 11 * index, text, small, align="right")
    if style.language == "de":
        sheet.text(LEFT, 138, " · ".join((trading, *address_lines(who))), replace(body, size=6.4))
    return 158.0


def footer(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> None:
    """The firm, its bank and its numbers."""
    who, payment, first = invoice.seller, invoice.payment, sheet.page == 1
    tiny, top = replace(body, size=7.4, color="#333333"), HEIGHT - 78
    sheet.line(LEFT, top - 12, RIGHT, top - 12, width=0.4)
    y = sheet.block(LEFT, top, 132, who.name, tiny, field="seller_name" if first else None)
    for text in (*address_lines(who), f"{style.label('phone')} {who.phone}"):
        sheet.text(LEFT, y, text, tiny)
        y += 9.3
    x = LEFT + 142
    if payment.is_transfer:
        sheet.text(x, top, payment.bank, tiny)
        account: list[kit.Fact] = [("iban", style.iban(payment.iban), "iban" if first else None)]
        kit.facts(sheet, style, x, top + 9.3, [*account, ("bic", payment.bic, None)], tiny, tiny, step=9.3)
    else:
        sheet.text(x, top, who.email, tiny)
    rows: list[kit.Fact] = [("seller tax", style.vat(who.vat), "seller_vat" if first else None)]
    if who.register_number:
        rows.append(("register", who.register_number, None))
    x = RIGHT - 118
    if who.country == "DE":
        sheet.text(x, top, f"St.-Nr. 99/{who.vat[2:5]}/{who.vat[5:10]}, FA {who.city}", tiny)
        top += 9.3
    kit.facts(sheet, style, x, top, rows, tiny, tiny, step=9.3)
