"""The paper of a car workshop: letter with a window or two columns, the car in boxes, the company at the foot."""

from __future__ import annotations

from datetime import timedelta

from .. import companies
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 46.0, WIDTH - 46.0
COLORS = ("#8b1a1a", "#1f3d63", "#2b2b2b", "#b8570f", "#35602d")
PLATES = {"PL": "WX {0}K7", "DE": "HL-MW {0}", "LV": "KT-{0}"}
VIN = "ABCDEFGHJKLMNPRSTUVWXYZ"


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "narrow", "mono", "dejavu"))
    size = {"sans": 9, "narrow": 9.8, "mono": 8, "dejavu": 8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.82, color="#444444")


def is_letter(style: Style) -> bool:
    """Whether it is a letter with a window, the company's facts at the foot."""
    return style.variant("letter", 4) > (0 if style.language == "de" else 2)


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the car; returns the base line to go on at."""
    return (_letter if is_letter(style) else _columns)(sheet, invoice, style)


def _facts(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """Dates and numbers of the order beside those of the invoice."""
    people = companies.OWNERS[invoice.seller.country]
    taken = invoice.sale_date - timedelta(days=1 + style.variant(f"days {invoice.number}", 4))
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("job", f"{style.choose('job', ('W', 'ZL ', '', 'A-'))}{digits(style, f'job {invoice.number}', 6)}", None),
        ("accepted", style.date(taken), None),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
        ("client", digits(style, invoice.buyer.name, 5), None),
    ]
    if style.variant("adviser", 3):
        rows.append(("adviser", " ".join(style.choose(f"adviser {i}", part) for i, part in enumerate(people)), None))
        rows.append(("direct", f"{invoice.seller.phone[:-3]}{digits(style, 'direct', 3)}", None))
    if invoice.is_due and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The sender in small print over the receiver's address, facts at the right, the title below."""
    body, _bold, label = types(style)
    seller, color = invoice.seller, style.choose("color", COLORS)
    at = RIGHT - 34 if style.variant("sign right", 2) else LEFT
    logo(sheet, style, at, 34, 34, color)
    name = Type("sans", 15, bold=True, color=color)
    sheet.text(at - 10 if at > LEFT else at + 44, 57, seller.short_name, name, align="right" if at > LEFT else "left")
    small = Type("sans", 6.4, color="#444444")
    sheet.text(LEFT, 116, " · ".join((seller.name, *address_lines(seller))), small)
    sheet.line(LEFT, 119, LEFT + 235, 119, width=0.3)
    y = sheet.block(LEFT, 136, 235, invoice.buyer.name, body, field="buyer_name")
    for line in address_lines(invoice.buyer):
        sheet.text(LEFT, y, line, body)
        y += body.size * 1.28
    y += 6
    sheet.pair(LEFT, y, f"{style.label('vat')}:", style.vat(invoice.buyer.vat), label, label, field="buyer_vat")
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number"), *_facts(invoice, style)]
    x = RIGHT - 218
    right = RIGHT if style.variant("facts right", 2) else None
    end = kit.facts(sheet, style, x, 104, rows, label, body, at=x + 118, right=right, step=12.4)
    y = max(y + 34, end + 18)
    sheet.text(LEFT, y, kit.title(style, invoice), Type(body.family, 15, bold=True))
    return y + 8


def _columns(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title and number on a bar of colour, seller and buyer side by side, facts in two columns."""
    body, bold, label = types(style)
    color = style.choose("color", COLORS)
    big = Type(body.family, 14, bold=True, color="#ffffff" if style.variant("bar", 2) else color)
    if big.color == "#ffffff":
        sheet.rect(LEFT, 34, RIGHT - LEFT, 28, fill=color, stroke=None)
    else:
        sheet.line(LEFT, 60, RIGHT, 60, stroke=color, width=2)
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    end = sheet.pair(LEFT + 8, 53, text, invoice.number, big, big, field="invoice_number")
    if end < RIGHT - 130:
        sheet.text(RIGHT - 8, 52, invoice.seller.phone, Type("sans", 9, color=big.color), align="right")
    middle = WIDTH / 2 + 8
    places = (LEFT, middle) if style.variant("buyer right", 3) else (middle, LEFT)
    ends = []
    for x, role, who in zip(places, ("seller", "buyer"), (invoice.seller, invoice.buyer), strict=True):
        sheet.text(x, 80, style.label(role), label)
        own = role == "seller"
        ends.append(kit.party(sheet, style, x, 94, middle - LEFT - 14, who, role, body, bold, register=own,
                              contact=own))  # fmt: skip
    y = max(ends) + 6
    rows = _facts(invoice, style)
    half = (len(rows) + 1) // 2
    first = kit.facts(sheet, style, LEFT, y, rows[:half], label, body, at=LEFT + 124)
    return max(first, kit.facts(sheet, style, middle, y, rows[half:], label, body, at=middle + 112)) - 4


def car(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The car in one row of boxes; returns the y below."""
    body, _bold, label = types(style)
    serial = invoice.number
    plate = PLATES[invoice.seller.country].format(digits(style, f"plate {serial}", 4))
    letters = "".join(VIN[style.variant(f"vin {serial} {index}", len(VIN))] for index in range(9))
    old = timedelta(days=900 + style.variant(f"old {serial}", 3200))
    rows: list[kit.Fact] = [
        ("plate", plate, None), ("model", style.label("models"), None),
        ("vin", f"{letters}{digits(style, f'vin end {serial}', 8)}", None),
        ("first", style.date(invoice.sale_date - old), None), ("mileage", f"{mileage(invoice, style)} km", None),
    ]  # fmt: skip
    shares = (0.16, 0.24, 0.27, 0.18, 0.15)
    small = Type("sans" if body.family in {"mono", "dejavu"} else body.family, body.size * 0.94)
    fill = style.choose("car fill", (None, "#f0f0f0"))
    label = Type(small.family, label.size * 0.9, color=label.color)
    return grid(sheet, style, LEFT, y, [(RIGHT - LEFT) * share for share in shares], rows, label, small, fill=fill,
                stroke=style.choose("car frame", ("#888888", "#000000")))  # fmt: skip


def mileage(invoice: Invoice, style: Style, more: int = 0) -> str:
    """What the car has run, and ``more``."""
    count = 38_000 + style.variant(f"km {invoice.number}", 190_000) + more
    return f"{count:,}".replace(",", style.thousands)


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """At the end of the page: of a letter the company in three columns, otherwise only the page's number."""
    tiny = Type("sans", 6.6, color="#333333")
    if sheet.pages > 1:
        kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, tiny)
    if not is_letter(style):
        return
    who, payment, top, first = invoice.seller, invoice.payment, HEIGHT - 72, sheet.page == 1
    sheet.line(LEFT, top - 10, RIGHT, top - 10, width=0.4)
    y = sheet.block(LEFT, top, 158, who.name, tiny, field="seller_name" if first else None)
    for text in (*address_lines(who), who.email):
        sheet.text(LEFT, y, text, tiny)
        y += 8.3
    rows: list[kit.Fact] = [
        ("phone", who.phone, None), ("fax", f"{who.phone[:-2]}{digits(style, 'fax', 2)}", None),
        ("mobile", f"{who.phone[:-3]}{digits(style, 'mobile', 3)}", None),
        ("vat", style.vat(who.vat), "seller_vat" if first else None), ("register", who.register_number, None),
    ]  # fmt: skip
    kit.facts(sheet, style, LEFT + 172, top, rows, tiny, tiny, step=8.3)
    if payment.is_transfer:
        bank: list[kit.Fact] = [("bank", payment.bank, None), ("iban", style.iban(payment.iban), "iban"),
                                ("bic", payment.bic, None)]  # fmt: skip
        kit.facts(sheet, style, LEFT + 322, top, bank, tiny, tiny, step=8.3)
