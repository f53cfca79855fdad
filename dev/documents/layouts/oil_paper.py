"""The paper of a fuel supplier: a slip from the tanker, a letter with a window or a form, small print at the foot."""

from __future__ import annotations

from decimal import Decimal

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice, Line
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..tankers import litres
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 46.0, WIDTH - 46.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 6
BOTTOM = HEIGHT - 92.0
COLORS = ("#b91c1c", "#14532d", "#1d3f8f", "#c77700", "#374151", "#00695c")
PLATES = {"PL": "PO {0}CE", "DE": "HL-TK {0}", "LV": "LR-{0}", "GB": "NX{0} TKR"}


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "mono", "narrow", "dejavu"))
    size = {"sans": 9.0, "mono": 7.8, "narrow": 9.9, "dejavu": 7.8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#4f4f4f")


def color(style: Style) -> str:
    """The colour of this supplier."""
    return style.choose("color", COLORS)


def drops(invoice: Invoice) -> list[Line]:
    """The lines that a tanker brought."""
    return [line for line in invoice.lines if line.group]


def measured(style: Style, line: Line) -> tuple[Decimal, Decimal]:
    """Litres as the meter counted them and their temperature; at 15 degrees they are those of the line."""
    warm = Decimal(style.variant(f"warm {line.group}", 230) + 20) / 10
    share = 1 - Decimal("0.00084") * (warm - 15)
    return (litres(line) / share).quantize(Decimal(1)), warm


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the list; returns the y below."""
    return (_letter, _form, _plain)[style.variant("head", 3)](sheet, invoice, style)


def _dates(invoice: Invoice, style: Style, *, number: bool) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"),
             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if invoice.is_due and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _numbers(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """Numbers of customer and delivery, who drove what: none of it a field."""
    firsts, lasts = OWNERS[invoice.seller.country]
    brought = drops(invoice)
    rows: list[kit.Fact] = [("client", digits(style, f"client {invoice.buyer.vat}", 5), None)]
    if len(brought) == 1 and style.variant("ticket", 3):
        ticket, tank = brought[0].group.split("|")
        rows += [("ticket", ticket, None), ("tank", tank, None)]
    if style.variant("driver", 3):
        rows.append(("driver", f"{style.choose('first', firsts)[0]}. {style.choose('last', lasts)}", None))
    if style.variant("vehicle", 3):
        plate = PLATES[invoice.seller.country].format(digits(style, "plate", 3))
        rows.append(("vehicle", plate, None))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    return rows


def _party(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, role: str, width: float) -> float:
    return kit.headed_party(
        sheet, invoice, style, x, y, width, role, types(style), below=12, contact=style.variant("contact", 2) == 0
    )


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """A broad stripe with the name, the address for a window, facts at the right, the title below."""
    body, bold, label = types(style)
    seller = invoice.seller
    sheet.rect(LEFT, 28, WIDE, 32, fill=color(style), stroke=None)
    sheet.text(LEFT + 10, 50, seller.short_name, Type("sans", 15, bold=True, color="#ffffff"))
    small = Type("sans", 6.4, color="#4f4f4f")
    sheet.text(LEFT, 106, " - ".join((seller.name, *address_lines(seller))), small)
    sheet.line(LEFT, 109, LEFT + 230, 109, width=0.3)
    y = kit.party(sheet, style, LEFT, 126, 235, invoice.buyer, "buyer", body, bold)
    rows = [*_dates(invoice, style, number=style.variant("number fact", 2) == 1), *_numbers(invoice, style)]
    x = RIGHT - 206
    right = RIGHT if style.variant("facts right", 2) else None
    end = kit.facts(sheet, style, x, 96, rows, label, body, at=x + 106, right=right, step=12.6)
    y = max(y + 20, end + 16)
    big = Type(body.family, 14, bold=True)
    if rows[0][0] == "number":
        sheet.text(LEFT, y, kit.title(style, invoice), big)
    else:
        text = f"{kit.title(style, invoice)} {style.label('no')}"
        sheet.pair(LEFT, y, text, invoice.number, big, big, field="invoice_number")
    return y + 10


def _form(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign, title and number in one row, the parties in a frame of two halves, numbers in boxes below it."""
    body, _bold, label = types(style)
    logo(sheet, style, LEFT, 28, 28, color(style))
    sheet.text(LEFT + 36, 48, invoice.seller.short_name, Type("sans", 11, bold=True, color=color(style)))
    big = Type(body.family, 13, bold=True)
    kit.heading(sheet, invoice, style, WIDTH / 2, 82, big)
    order = ("seller", "buyer") if style.variant("seller left", 4) else ("buyer", "seller")
    half = WIDE / 2
    xs = (LEFT, LEFT + half)
    ends = [_party(sheet, invoice, style, x + 6, 108, role, half - 12) for x, role in zip(xs, order, strict=True)]
    tall = max(ends) - 94 - 3
    sheet.rect(LEFT, 94, WIDE, tall, stroke="#666666", line=0.6)
    sheet.line(LEFT + half, 94, LEFT + half, 94 + tall, stroke="#666666")
    rows = _dates(invoice, style, number=False)
    y = grid(sheet, style, LEFT, 94 + tall, [WIDE / len(rows)] * len(rows), rows, label, body, stroke="#666666")
    rows = _numbers(invoice, style)
    each = min(len(rows), 5)
    return grid(sheet, style, LEFT, y, [WIDE / each] * each, rows, label, body, stroke="#666666",
                fill=style.choose("form fill", (None, tint(color(style), 0.06))))  # fmt: skip


def _plain(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Supplier at the left, title and dates at the right, customer and delivery below a line."""
    body, _bold, label = types(style)
    end = _party(sheet, invoice, style, LEFT, 46, "seller", MIDDLE - LEFT - 16)
    sheet.text(MIDDLE, 50, kit.title(style, invoice), Type(body.family, 16, bold=True, color=color(style)))
    rows = _dates(invoice, style, number=True)
    below = kit.facts(sheet, style, MIDDLE, 70, rows, label, body, at=MIDDLE + 112, step=13)
    y = max(end, below) + 6
    sheet.line(LEFT, y - 8, RIGHT, y - 8, stroke=color(style), width=1.2)
    end = _party(sheet, invoice, style, LEFT, y + 6, "buyer", MIDDLE - LEFT - 16)
    below = kit.facts(sheet, style, MIDDLE, y + 6, _numbers(invoice, style), label, body, at=MIDDLE + 112, step=13)
    return max(end, below) + 2


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """The supplier in small print with its account, the number of the page."""
    tiny = Type("sans", 6.7, color="#5a5a5a")
    who, y = invoice.seller, HEIGHT - 58
    letter = sheet.page == 1 and style.variant("head", 3) == 0
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke="#b5b5b5", width=0.5)
    end = sheet.text(LEFT, y, who.name, tiny, field="seller_name" if letter else None)
    end = sheet.text(end, y, f", {', '.join(address_lines(who))}, {style.label('vat')} ", tiny)
    sheet.text(end, y, style.vat(who.vat), tiny, field="seller_vat" if letter else None)
    sheet.text(LEFT, y + 9, f"{style.label('register')} {who.register_number}, {who.phone}, {who.email}", tiny)
    payment = invoice.payment
    if payment.is_transfer and style.variant("account foot", 2):
        end = sheet.text(LEFT, y + 18, f"{payment.bank}, {payment.bic}, IBAN ", tiny)
        sheet.text(end, y + 18, style.iban(payment.iban), tiny, field="iban")
    kit.page_counter(sheet, style, RIGHT, y + 18, tiny)
