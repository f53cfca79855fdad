"""The part at the foot of a bill to cut off and take to the bank."""

from __future__ import annotations

from reportlab.graphics.barcode.code128 import Code128

from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type

SLIP_HEIGHT = 148.0
"""Points that the slip takes above its lower edge."""


def draw_slip(
    sheet: Sheet, invoice: Invoice, style: Style, *, left: float, right: float, bottom: float
) -> None:
    """Draw a transfer slip with its lower edge at ``bottom``.

    The layout needs the labels ``slip payee iban amount payer reference title``.
    """
    top = bottom - SLIP_HEIGHT + 4
    small = Type("narrow", 6.8, color="#333333")
    sheet.line(left - 20, top, right + 20, top, dashes=(3, 3), stroke="#777777")
    sheet.text(left, top + 11, style.label("slip"), small)
    rows = (
        ("payee", invoice.seller.name),
        ("iban", style.iban(invoice.payment.iban)),
        ("amount", style.money(invoice.amount_due)),
        ("payer", invoice.buyer.name),
        ("reference", f"{style.label('title')} {invoice.number}"),
    )
    y = top + 16
    for key, value in rows:
        sheet.rect(left, y, 350, 22, stroke="#999999", line=0.4)
        sheet.text(left + 3, y + 7.2, style.label(key), Type("narrow", 5.8, color="#777777"))
        sheet.text(left + 6, y + 17.5, value, Type("mono", 8.6))
        y += 22
    account = invoice.account
    if account:
        code = f"{account.customer_number}{invoice.issue_date:%y%m}"
        barcode = Code128(code, barHeight=34, barWidth=0.85)
        barcode.drawOn(sheet.canvas, right - barcode.width + 8, HEIGHT - top - 70)
        sheet.text(right - 60, top + 82, account.customer_number, small, align="center")
