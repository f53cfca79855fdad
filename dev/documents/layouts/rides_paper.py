"""The paper of an app for rides and meals: its name, who sells and who buys, small print on the platform's company."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from .. import identifiers
from ..catalogue_words import ITEMS
from ..companies import FOREIGN_PLACES, MORE_PLACES, OWNERS, POLISH_PLACES, POLISH_STREETS
from ..formatting import Style
from ..model import Invoice, Line, Party
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from . import kit
from .base import logo

LEFT, RIGHT = 48.0, WIDTH - 48.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 14
BOTTOM = HEIGHT - 92.0
COLORS = ("#111111", "#0a8f54", "#2b3fd6", "#e0501b", "#7a1fa2", "#00808a")
BRANDS = ("kunago", "swist", "Otterly", "PIPIT", "zajadka", "Varpa Go", "Wiesel")
PLATFORMS = ("{0} Operations UAB", "{0} Technologies UAB", "{0} Europe UAB")
MEALS = frozenset(name for item in ITEMS["eats"] for name in item.names.values())
PLATES = {"PL": "WX {0}RT", "DE": "HL-TX {0}", "LV": "TX-{0}", "GB": "LX{0} OTR"}


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "sans", "dejavu", "narrow"))
    size = {"sans": 9.0, "dejavu": 7.8, "narrow": 9.8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.88, color="#6b6b6b")


def color(style: Style) -> str:
    """The colour of this app."""
    return style.choose("color", COLORS)


def brand(style: Style) -> str:
    """What the app is called."""
    return style.choose("brand", BRANDS)


def is_meal(invoice: Invoice) -> bool:
    """Whether a restaurant sold it, not a driver."""
    return any(line.name in MEALS for line in invoice.lines)


def is_single(invoice: Invoice) -> bool:
    """Whether it is about one ride or order."""
    return len({line.group for line in invoice.lines}) == 1


def by_partner(invoice: Invoice) -> bool:
    """Whether a driver or restaurant sells, and not the platform."""
    return bool(invoice.seller.owner)


def clock(style: Style, line: Line) -> tuple[str, str, int]:
    """When the ride of ``line`` began and ended, and how many minutes it took."""
    start = 6 * 60 + style.variant(f"start {line.group}", 16 * 60)
    lasted = 7 + style.variant(f"lasted {line.group}", 38)
    begun, ended = (f"{at // 60:02d}:{at % 60:02d}" for at in (start, start + lasted))
    return begun, ended, lasted


def route(invoice: Invoice, style: Style, line: Line) -> tuple[str, str]:
    """The two addresses of a ride, in the seller's country."""
    made = []
    for end in ("from", "to"):
        name = f"{end} {line.group}"
        number = 1 + style.variant(f"{name} number", 118)
        if invoice.seller.country == "PL":
            street, place = style.choose(f"{name} street", POLISH_STREETS), style.choose("place", POLISH_PLACES)[0]
        else:
            country = invoice.seller.country
            places = FOREIGN_PLACES[country] + MORE_PLACES[country]
            street, place = style.choose(name, places)[0], style.choose("place", places)[1]
        first = f"{number} {street}" if invoice.seller.country == "GB" else f"{street} {number}"
        made.append(f"{first}, {place}")
    return made[0], made[1]


def passenger(invoice: Invoice, style: Style) -> str:
    """Who rode or ordered."""
    firsts, lasts = OWNERS.get(invoice.buyer.country, OWNERS["PL"])
    return f"{style.choose(f'first {invoice.number}', firsts)} {style.choose(f'last {invoice.number}', lasts)}"


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above what was ordered; returns the y below."""
    return (_airy, _bar, _grid)[style.variant("head", 3)](sheet, invoice, style)


def _facts(invoice: Invoice, style: Style, *, number: bool = True) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows.append(("issue_date", style.date(invoice.issue_date), "issue_date"))
    if style.variant("sold", 4):
        key = "sale_meal" if is_meal(invoice) else "sale_date" if is_single(invoice) else "sale_period"
        rows.append((key, style.date(invoice.sale_date), "sale_date"))
    if invoice.payment.is_transfer:
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def _party(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, role: str, width: float) -> float:
    body, bold, label = types(style)
    who: Party = getattr(invoice, role)
    key = role
    if role == "seller":
        key = "seller_app" if not by_partner(invoice) else "seller_meal" if is_meal(invoice) else "seller"
    sheet.text(x, y, style.label(key), label)
    own = role == "seller" and style.variant("register", 2) == 1
    return kit.party(sheet, style, x, y + 13, width, who, role, body, bold, register=own)


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    roles = ("buyer", "seller") if style.variant("buyer first", 2) else ("seller", "buyer")
    places = ((LEFT, MIDDLE - LEFT - 20), (MIDDLE, RIGHT - MIDDLE))
    pairs = zip(places, roles, strict=True)
    return max(_party(sheet, invoice, style, x, y, role, width) for (x, width), role in pairs)


def _airy(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The app's name and a large title, facts in a column at the right, both parties below a line."""
    body, _bold, label = types(style)
    sheet.text(LEFT, 62, brand(style), Type(body.family, 22, bold=True, color=color(style)))
    sheet.text(LEFT, 104, kit.title(style, invoice), Type(body.family, 17, bold=True))
    x = MIDDLE
    kit.facts(sheet, style, x, 58, _facts(invoice, style), label, body, right=RIGHT, step=15, colon="")
    sheet.line(LEFT, 122, RIGHT, 122, stroke="#d5d5d5")
    return _parties(sheet, invoice, style, 140) + 4


def _bar(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The app's name on a coloured bar, title and number in one line, the buyer left and facts right."""
    body, _bold, label = types(style)
    sheet.rect(0, 0, WIDTH, 50, fill=color(style), stroke=None)
    sheet.text(LEFT, 32, brand(style), Type(body.family, 17, bold=True, color="#ffffff"))
    big = Type(body.family, 13.5, bold=True)
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    sheet.pair(LEFT, 82, text, invoice.number, big, big, field="invoice_number")
    end = _party(sheet, invoice, style, LEFT, 106, "buyer", MIDDLE - LEFT - 20)
    rows = _facts(invoice, style, number=False)
    y = kit.facts(sheet, style, MIDDLE, 106, rows, label, body, at=MIDDLE + 104, step=14)
    if style.variant("seller low", 2):
        return max(_party(sheet, invoice, style, LEFT, end + 8, "seller", WIDE), y) + 2
    return max(_party(sheet, invoice, style, MIDDLE, y + 8, "seller", RIGHT - MIDDLE), end) + 2


def _grid(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Parties on top, the app's sign at the right, then title and facts side by side in a row."""
    body, bold, label = types(style)
    logo(sheet, style, RIGHT - 26, 30, 26, color(style))
    sheet.text(RIGHT - 34, 49, brand(style), Type(body.family, 14, bold=True, color=color(style)), align="right")
    y = _parties(sheet, invoice, style, 84) + 26
    sheet.text(LEFT, y, kit.title(style, invoice), Type(body.family, 19, bold=True))
    y += 22
    rows = _facts(invoice, style)
    for index, (key, value, field) in enumerate(rows):
        x = LEFT + index * WIDE / len(rows)
        sheet.text(x, y, style.label(key), label)
        sheet.text(x, y + 13, value, bold, field=field)
    return y + 26


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Who issued it for whom, and the company behind the app, in small print; the number of the page."""
    body, _bold, _label = types(style)
    tiny = replace(body, size=body.size * 0.74, color="#777777")
    y = HEIGHT - 70
    sheet.line(LEFT, y - 11, RIGHT, y - 11, stroke="#d5d5d5", width=0.5)
    if by_partner(invoice):
        company = style.choose("company", PLATFORMS).format(brand(style))
        vat = identifiers.vat_number(random.Random(f"{style.seed}:platform"), "LT")
        street, city, code = style.choose("platform at", FOREIGN_PLACES["LT"])
        y = sheet.block(LEFT, y, WIDE, style.label("on behalf").format(company, invoice.seller.name), tiny)
        place = f"{street} 14, {code} {city}"
        y = sheet.block(LEFT, y, WIDE, style.label("platform").format(company, place, vat), tiny)
    else:
        y = sheet.block(LEFT, y, WIDE, style.label("own"), tiny)
    sheet.block(LEFT, y, WIDE - 70, style.label("questions").format(f"help@{brand(style).split()[0].lower()}.example"),
                tiny)  # fmt: skip
    if sheet.pages > 1 or style.variant("page", 2):
        kit.page_counter(sheet, style, RIGHT, HEIGHT - 30, tiny)


def period(invoice: Invoice, style: Style) -> tuple[str, str]:
    """The days that a list of rides goes from and to."""
    days = [line.day for line in invoice.lines if line.day] or [invoice.sale_date]
    first = min(days).replace(day=1) if len(days) > 4 else min(days) - timedelta(days=1)
    return style.date(first), style.date(max(days))
