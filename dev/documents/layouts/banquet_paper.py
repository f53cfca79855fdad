"""The paper of a restaurant: its sign, the company that runs it, table and till, on half a sheet or longer."""

from __future__ import annotations

from datetime import timedelta

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice, Party
from ..sheet import Sheet, Type
from . import kit
from .base import address_lines
from .grid import digits

WIDTH = 420.0
LEFT, RIGHT = 34.0, WIDTH - 34.0
WIDE = RIGHT - LEFT
COLORS = ("#3b2f2f", "#14342b", "#5c1a1b", "#111111", "#22313f")


def paper(invoice: Invoice) -> tuple[float, float]:
    """As wide as half a sheet, as long as what was served needs."""
    return WIDTH, max(595.0, 560.0 + 22 * len(invoice.lines) + 18 * len(invoice.vat_breakdown))


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "mono", "narrow", "serif"))
    size = {"sans": 8.8, "mono": 7.9, "narrow": 10, "serif": 9.8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.9, color="#3f3f3f")


def covers(invoice: Invoice, style: Style) -> int:
    """How many sat at the table."""
    most = max((int(line.quantity) for line in invoice.lines if line.unit_code == "IE"), default=0)
    return most or 2 + style.variant(f"covers {invoice.number}", 9)


def party(sheet: Sheet, style: Style, x: float, y: float, width: float, who: Party, role: str) -> float:
    """Name, address in one line, VAT number; returns the base line below."""
    body, bold, label = types(style)
    y = sheet.block(x, y, width, who.name, bold, field=f"{role}_name")
    y = sheet.block(x, y, width, ", ".join(address_lines(who)), body)
    sheet.pair(x, y, f"{style.label('vat')}:", style.vat(who.vat), label, body, field=f"{role}_vat")
    return y + body.size * 1.3


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign, company, title and facts; returns the y below."""
    body, _bold, label = types(style)
    middle = (LEFT + RIGHT) / 2
    color = style.choose("color", COLORS)
    places = style.label("places").split("|")
    sign = style.choose("place", places)
    if style.variant("band", 2):
        sheet.rect(0, 0, WIDTH, 58, fill=color, stroke=None)
        sheet.text(middle, 32, sign, Type("serif", 19, bold=True, color="#ffffff"), align="center")
        sheet.text(middle, 47, style.label("slogan"), Type("italic", 10, color="#ffffff"), align="center")
        y = 76.0
    else:
        sheet.circle(LEFT + 14, 40, 14, fill=color)
        sheet.circle(LEFT + 14, 40, 9, fill="#ffffff")
        sheet.circle(LEFT + 14, 40, 6, fill=color)
        sheet.text(LEFT + 38, 40, sign, Type("italic", 20, bold=True, color=color))
        sheet.text(LEFT + 38, 53, f"{style.label('slogan')} · {style.label('bookings')} {invoice.seller.phone}", label)
        y = 74.0
    sheet.text(LEFT, y, f"{style.label('issuer')}:", label)
    y = party(sheet, style, LEFT, y + 12, WIDE, invoice.seller, "seller")
    sheet.line(LEFT, y - 3, RIGHT, y - 3, dashes=(2, 2))
    return _facts(sheet, invoice, style, y + 14, body, label)


def _facts(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, label: Type) -> float:
    """Title and number, then days at the left, table and till at the right; returns the y below."""
    big = Type(body.family, body.size + 3.5, bold=True)
    dates: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date"),
                             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if style.variant("one day", 3) == 0 and invoice.issue_date == invoice.sale_date:
        dates.pop()
    if style.variant("titled", 3):
        kit.heading(sheet, invoice, style, (LEFT + RIGHT) / 2, y, big)
    else:
        sheet.text((LEFT + RIGHT) / 2, y, kit.title(style, invoice), big, align="center")
        dates.insert(0, ("number", invoice.number, "invoice_number"))
    y += 17
    firsts = OWNERS.get(invoice.seller.country, OWNERS["PL"])[0]
    served = timedelta(minutes=style.variant(f"minute {invoice.number}", 400))
    hour = f"{11 + served.seconds // 3600}:{served.seconds // 60 % 60:02d}"
    right: list[kit.Fact] = [
        ("table", str(1 + style.variant(f"table {invoice.number}", 28)), None),
        ("covers", str(covers(invoice, style)), None),
        ("waiter", style.choose(f"waiter {invoice.number}", firsts), None),
        ("slip", f"{digits(style, f'slip {invoice.number}', 5)}/{digits(style, f'z {invoice.number}', 3)}", None),
        ("till", f"{style.choose('till letters', ('EAB', 'ZBF', 'CAK'))} {digits(style, 'till', 10)}", None),
        ("opened", hour, None),
    ]
    keep = 3 + style.variant("right facts", 4)
    at = LEFT + 8 + max(label.width(f"{style.label(key)}:") for key, _text, _field in dates)
    first = kit.facts(sheet, style, LEFT, y, dates, label, body, at=at, step=13)
    column = max(at + 14 + max(body.width(text) for _key, text, _field in dates), LEFT + 178)
    start = column + 8 + max(label.width(f"{style.label(key)}:") for key, _text, _field in right[:keep])
    widest = max(body.width(text) for _key, text, _field in right[:keep])
    if start + widest > RIGHT:  # no room beside the days
        y, column = first, LEFT
        start = column + 8 + max(label.width(f"{style.label(key)}:") for key, _text, _field in right[:keep])
    second = kit.facts(sheet, style, column, y, right[:keep], label, body, at=start, step=13)
    return max(first, second)
