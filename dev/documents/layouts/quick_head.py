"""What stands over the lines of a freelancer's invoice: the big word, the dates, seller and buyer."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Invoice
from ..sheet import WIDTH, Sheet, Type
from . import kit
from .base import logo

LEFT, RIGHT = 54.0, WIDTH - 54.0


def _dates(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if style.language in {"pl", "lv"} or style.variant("sold", 3):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.payment.is_transfer:
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if not style.variant("number below", 3):
        rows.insert(0, ("number", invoice.number, "invoice_number"))
    return rows


def head(sheet: Sheet, invoice: Invoice, style: Style, body: Type, label: Type, color: str) -> float:
    """The big word and the number, at one side, and a sign or the dates at the other."""
    word = kit.title(style, invoice)
    word = word.upper() if style.variant("upper", 3) == 0 else word
    big = Type(body.family, style.choose("size", (26, 32, 38)), bold=style.variant("bold", 3) > 0, color=color)
    swapped, beside = style.variant("swapped", 3) == 0, style.variant("strip", 2) > 0
    side = "right" if swapped else "left"
    x, far = (RIGHT, LEFT) if swapped else (LEFT, RIGHT - 190)
    sheet.text(x, 76, word, big, align=side)
    y = 96.0
    if style.variant("number below", 3):
        mark = style.choose("mark", (style.label("no"), "#")) if style.language == "en" else style.label("no")
        size = replace(body, size=body.size + 2)
        start = x - size.width(f"{mark} {invoice.number}") if swapped else x
        end = sheet.text(start, y, f"{mark} ", size)
        sheet.text(end, y, invoice.number, size, field="invoice_number")
        y += 16
    if beside:
        end_of_dates = kit.facts(sheet, style, far, 62, _dates(invoice, style), label, body, right=far + 190, step=14,
                                 colon="")  # fmt: skip
        y = max(y, end_of_dates)
    elif style.variant("sign", 2):
        logo(sheet, style, LEFT if swapped else RIGHT - 38, 46, 38, color)
    if style.variant("top total", 4) == 0 and invoice.payment.is_transfer and not invoice.paid:
        huge = Type(body.family, 17, bold=True)
        sheet.text(LEFT, y + 18, style.money(invoice.amount_due), huge, field="amount_due")
        sheet.text(LEFT, y + 31, f"{style.label('due')} {style.date(invoice.payment.due_date)}", label)
        y += 44
    if style.variant("line", 3) == 0:
        sheet.line(LEFT, y + 6, RIGHT, y + 6, stroke=color, width=1.2)
        y += 10
    return y + 22


def parties(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, label: Type) -> float:
    """Seller and buyer side by side; some apps say by no word which is which."""
    named = style.variant("headings", 4) > 0
    places = [LEFT, WIDTH / 2 + 10]
    if named and style.variant("buyer first", 4) == 0:
        places.reverse()
    bold, ends = replace(body, bold=True), []
    for x, who, role in zip(places, (invoice.seller, invoice.buyer), ("seller", "buyer"), strict=True):
        if named:
            sheet.text(x, y, style.label(role), label)
        own = role == "seller"
        ends.append(kit.party(
            sheet, style, x, y + (15 if named else 0), 220, who, role, body, bold, step=1.38, colon="",
            register=own and style.language in {"lv", "pl"} and style.variant("register", 2) == 0,
            contact=own and style.variant("contact", 2) == 0,
        ))  # fmt: skip
    return max(ends) + 8


def strip(sheet: Sheet, invoice: Invoice, style: Style, y: float, label: Type, body: Type) -> float:
    """The dates beside each other, each under its word."""
    rows = _dates(invoice, style)
    step = (RIGHT - LEFT) / max(3, len(rows))
    for index, (key, text, field) in enumerate(rows):
        sheet.text(LEFT + index * step, y, style.label(key), label)
        sheet.text(LEFT + index * step, y + 14, text, body, field=field)
    return y + 22
