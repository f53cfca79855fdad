"""The paper of a publisher: name, shop and what to pay on top, books in boxes, a slip and small print below."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 36.0, WIDTH - 36.0
WIDE = RIGHT - LEFT
BOTTOM = HEIGHT - 58.0
COLORS = ("#7f1d1d", "#1e3a5f", "#3f6212", "#6b21a8", "#92400e", "#334155")
STREETS = {"PL": "ul. Składowa", "LV": "Noliktavu iela", "GB": "Depot Road", "DE": "Lagerstraße", "LT": "Sandėlių g."}


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("narrow", "sans", "serif", "dejavu"))
    size = {"narrow": 9.6, "sans": 8.4, "serif": 9.4, "dejavu": 7.4}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.84, color="#555555")


def color(style: Style) -> str:
    """The colour of this house."""
    return style.choose("color", COLORS)


def isbn(code: str, *, hyphens: bool) -> str:
    """A number of thirteen digits with its check digit, made of an article's code."""
    bare = "97883" + f"{int.from_bytes(code.encode(), 'big') % 10**7:07d}"
    check = -sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(bare)) % 10
    return f"{bare[:3]}-{bare[3:5]}-{bare[5:9]}-{bare[9:]}-{check}" if hyphens else f"{bare}{check}"


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the list of titles; returns the y below."""
    y = (_split, _bar)[style.variant("bar", 2)](sheet, invoice, style)
    return _boxes(sheet, invoice, style, y)


def due_box(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> float:
    """What is to be paid until when, in a filled field; returns the y below."""
    body, bold, label = types(style)
    sheet.rect(x, y, width, 46, fill=tint(color(style), 0.13), stroke=None)
    key = "pay left" if invoice.paid else "pay box"
    sheet.text(x + 8, y + 13, style.label(key), label)
    large = Type(bold.family, 14, bold=True, color=color(style))
    sheet.text(x + width - 8, y + 28, style.money(invoice.amount_due), large, align="right", field="amount_due")
    sheet.same("currency", "amount_due")
    if invoice.payment.is_transfer:
        day = style.date(invoice.payment.due_date)
        at = x + width - 8 - bold.width(day)
        sheet.text(at - 5, y + 40, style.label("due"), body, align="right")
        sheet.text(at, y + 40, day, bold, field="due_date")
    else:
        word = style.label("cash" if invoice.payment.means == "10" else "card")
        sheet.text(x + width - 8, y + 40, f"{style.label('paid')}: {word} {style.amount(invoice.paid)}", body,
                   align="right")  # fmt: skip
    return y + 46


def _title(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> None:
    """Title and number in one line or, where that is too long, below each other."""
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    big = Type(types(style)[0].family, 14, bold=True)
    if big.width(f"{text} {invoice.number}") > width:
        sheet.text(x, y - 15, text, big)
        sheet.text(x, y, invoice.number, big, field="invoice_number")
    else:
        sheet.pair(x, y, text, invoice.number, big, big, field="invoice_number")


def _split(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The house at the left, title and payment at the right, the shop below; returns the y below."""
    body, bold, label = types(style)
    logo(sheet, style, LEFT, 32, 26, color(style))
    sheet.text(LEFT + 34, 50, invoice.seller.short_name, Type("serif", 14, bold=True, color=color(style)))
    x = LEFT + 296
    _title(sheet, invoice, style, x, 90, RIGHT - x)
    sheet.text(LEFT, 74, style.label("seller"), label)
    end = kit.party(sheet, style, LEFT, 86, 260, invoice.seller, "seller", body, bold, register=True, contact=True)
    due_box(sheet, invoice, style, x, 100, RIGHT - x)
    return _shop(sheet, invoice, style, max(end, 152) + 10)


def _bar(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """A coloured bar with the title, the payment below it, house and shop side by side; returns the y below."""
    body, bold, label = types(style)
    sheet.rect(0, 0, WIDTH, 30, fill=color(style), stroke=None)
    white = Type(body.family, 11, bold=True, color="#ffffff")
    sheet.text(LEFT, 21, invoice.seller.short_name, white)
    sheet.text(RIGHT, 21, f"{invoice.seller.phone}  {invoice.seller.email}", replace(white, size=8.5, bold=False),
               align="right")  # fmt: skip
    _title(sheet, invoice, style, LEFT, 66, 300)
    y = due_box(sheet, invoice, style, RIGHT - 212, 40, 212) + 20
    if style.variant("shop first", 2):
        y = _shop(sheet, invoice, style, y)
        sheet.text(LEFT, y, style.label("seller"), label)
        return kit.party(sheet, style, LEFT, y + 12, WIDE, invoice.seller, "seller", body, bold, register=True)
    sheet.text(LEFT, y, style.label("seller"), label)
    y = kit.party(sheet, style, LEFT, y + 12, WIDE, invoice.seller, "seller", body, bold, register=True)
    return _shop(sheet, invoice, style, y + 8)


def _shop(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Who is invoiced and where the parcels go; returns the y below."""
    body, bold, label = types(style)
    abroad = invoice.seller.country != invoice.buyer.country
    sheet.text(LEFT, y, style.label("buyer"), label)
    end = kit.party(sheet, style, LEFT, y + 12, 260, invoice.buyer, "buyer", body, bold, country=abroad)
    x = LEFT + 296
    sheet.text(x, y, style.label("send to"), label)
    lines = [f"{STREETS[invoice.buyer.country]} {3 + style.variant('depot', 60)}", address_lines(invoice.buyer)[1]]
    for line in lines:
        y += body.size * 1.28
        sheet.text(x, y, line, body)
    if style.variant("gln", 2):
        sheet.pair(x, y + 13, f"{style.label('gln')}:", f"590{digits(style, invoice.buyer.vat, 10)}", label, body)
    return max(end, y + 20) + 2


def _boxes(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Days and numbers in a row of boxes, in two where they are many; returns the y below."""
    body, _bold, label = types(style)
    ordered = invoice.sale_date - timedelta(days=2 + style.variant("ordered", 9))
    back = invoice.issue_date + timedelta(days=style.choose("returns", (90, 120, 180)))
    country = invoice.seller.country if invoice.seller.country in OWNERS else "PL"
    first, last = style.choose("rep", OWNERS[country][0]), style.choose("rep name", OWNERS[country][1])
    cells: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
        ("account no", digits(style, f"account {invoice.buyer.vat}", 6), None),
        ("note no", f"{style.choose('wz', ('WZ', 'M2', 'D'))}-{digits(style, f'wz {invoice.number}', 6)}", None),
    ]
    more: list[kit.Fact] = [
        ("order", invoice.order_number or digits(style, f"order {invoice.number}", 7), None),
        ("order date", style.date(ordered), None),
        ("returns until", style.date(back), None),
        ("rep", f"{first} {last}", None),
    ]
    if style.variant("order first", 2):
        cells, more = more, cells
    return grid(sheet, style, LEFT, y + 2, [WIDE / 4] * 4, [*cells, *more], label, body,
                stroke=style.choose("box", ("#999999", color(style))))  # fmt: skip


def slip(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What to write on the transfer, below a dashed line; returns the y below."""
    body, bold, label = types(style)
    payment = invoice.payment
    sheet.line(LEFT, y, RIGHT, y, dashes=(4, 3))
    sheet.text(LEFT, y + 12, style.label("slip"), replace(label, bold=True))
    y += 26
    x = LEFT + 330
    sheet.pair(LEFT, y, f"{style.label('slip to')}:", invoice.seller.name, label, body, field="seller_name")
    sheet.pair(x, y, f"{style.label('slip amount')}:", style.money(invoice.amount_due), label, bold,
               field="amount_due")  # fmt: skip
    y += 14
    sheet.pair(LEFT, y, f"{style.label('iban')}:", style.iban(payment.iban), label, bold, field="iban")
    sheet.pair(x, y, f"{style.label('slip title')}:", invoice.number, label, body, field="invoice_number")
    y += 13
    sheet.text(LEFT, y, f"{style.label('bank line').format(payment.bank)}, {payment.bic}", label)
    return y + 8


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Small print and the number of the page."""
    tiny = Type("sans", 6.4, color="#555555")
    sheet.text(LEFT, HEIGHT - 30, style.label("rule"), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 30, tiny)


def kilograms(invoice: Invoice, style: Style) -> Decimal:
    """What the parcels weigh."""
    copies = sum((line.quantity for line in invoice.lines), Decimal(0))
    return (copies * Decimal(38 + style.variant("paper", 20)) / 100).quantize(Decimal("0.1"))
