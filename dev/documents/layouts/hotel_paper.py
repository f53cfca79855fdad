"""A hotel's paper: the house's name on top, the firm that runs it in small."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from . import kit
from .base import address_lines, logo
from .headings import next_page

LEFT, RIGHT = 50.0, WIDTH - 50.0
MIDDLE = WIDTH / 2 + 20
HOUSES = {
    "PL": (
        ("Hotel Pod Jemiołą", "ul. Zdrojowa 3, 57-999 Duszniki"),
        ("Hotel Stary Spichlerz", "ul. Portowa 11, 80-999 Gdańsk"),
        ("Willa Bursztynowa", "al. Nadmorska 40, 76-999 Łeba"),
        ("Hotel Kasztel", "Rynek 8, 31-999 Kraków"),
    ),
    "DE": (
        ("Hotel Zur Alten Linde", "Marktplatz 4, 23999 Lübeck"),
        ("Seehotel Eisvogel", "Uferweg 19, 24999 Flensburg"),
        ("Parkhotel Görlitz", "Am Stadtpark 2, 02999 Görlitz"),
    ),
    "GB": (
        ("The Heron Hotel", "12 Quay Street, Norwich NR99 9ZZ"),
        ("Old Tannery Inn", "2 Mill Lane, Hereford HR99 9ZZ"),
    ),
    "LT": (
        ("Hotel Gintaro Uostas", "Kopų g. 5, LT-91999 Klaipėda"),
        ("Hotel Senoji Varpinė", "Pilies skg. 9, LT-09999 Vilnius"),
    ),
}
"""Country -> hotels and where they stand: seldom where the firm that runs them is registered."""


def house(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> float:
    """The hotel's own name and address; returns the base line below."""
    color = style.choose("color", ("#1f3a2d", "#5a1f2b", "#17324d", "#2b2b2b", "#7a5a1e"))
    name, address = style.choose("house", HOUSES[invoice.seller.country])
    big = Type(style.choose("sign font", ("serif", "serif", "sans", "italic")), 23, bold=True, color=color)
    stars = "★" * (3 + style.variant("stars", 2)) if style.variant("with stars", 2) else ""
    place = f"{address} · {invoice.seller.phone}"
    small = replace(body, size=7.6, color="#4a4a4a")
    if style.variant("centred", 2):
        sheet.text(WIDTH / 2, 62, name, big, align="center")
        sheet.text(WIDTH / 2, 76, stars, Type("dejavu", 8, color=color), align="center")
        sheet.text(WIDTH / 2, 90, place, small, align="center")
    else:
        logo(sheet, style, LEFT, 40, 34, color)
        end = sheet.text(LEFT + 46, 62, name, big)
        sheet.text(end + 8, 60, stars, Type("dejavu", 8, color=color))
        sheet.text(LEFT + 46, 76, place, small)
    if _firm_on_top(style):
        _firm(sheet, invoice, style, LEFT, 104, replace(small, size=7))
    sheet.line(LEFT, 112, RIGHT, 112, stroke=color, width=1)
    return 112.0


def _firm_on_top(style: Style) -> bool:
    return style.variant("firm", 3) == 0


def _firm(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, type_: Type, *, first: bool = True) -> None:
    """The firm that runs the house, in one line."""
    who = invoice.seller
    if style.variant("firm named", 2):
        x = sheet.text(x, y, f"{style.label('seller')}: ", type_)
    x = sheet.text(x, y, who.name, type_, field="seller_name" if first else None)
    x = sheet.text(x, y, f", {', '.join(address_lines(who))}, {style.label('vat')} ", type_)
    sheet.text(x, y, style.vat(who.vat), type_, field="seller_vat" if first else None)


def turn_page(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> float:
    footer(sheet, invoice, style, body)
    return next_page(sheet, invoice, style, LEFT, 52, body, no=False)


def footer(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> None:
    tiny = Type(body.family, 6.8, color="#4a4a4a")
    who, y = invoice.seller, HEIGHT - 56
    sheet.line(LEFT, y - 12, RIGHT, y - 12, stroke="#999999", width=0.4)
    if not _firm_on_top(style):
        _firm(sheet, invoice, style, LEFT, y, tiny, first=sheet.page == 1)
    rest = f"{style.label('register')} {who.register_number} · {who.email}"
    sheet.text(LEFT, y + 10, rest, tiny)
    if sheet.pages > 1 or style.variant("page", 2):
        kit.page_counter(sheet, style, RIGHT, y + 10, tiny)
