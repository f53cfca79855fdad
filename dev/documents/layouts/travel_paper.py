"""The paper of a travel agency: letterhead, the trip, the slip to pay with and the small print at the foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice, Line
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 46.0, WIDTH - 46.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2
BOTTOM = HEIGHT - 78.0
COLORS = ("#005f73", "#b5179e", "#d00000", "#1d3557", "#606c38", "#bc6c25")
ROUTES = {
    "PL": ("WAW-FRA-WAW", "KRK-RIX-KRK", "GDN-CPH-GDN", "POZ-MUC-POZ", "WRO-AMS-WRO"),
    "LV": ("RIX-WAW-RIX", "RIX-HEL-RIX", "RIX-FRA-LIS-FRA-RIX", "RIX-ARN-RIX"),
    "GB": ("MAN-WAW-MAN", "EDI-AMS-EDI", "LHR-RIX-LHR", "NWI-AMS-NWI"),
    "DE": ("HAM-WAW-HAM", "LEJ-FRA-RIX-FRA-LEJ", "MUC-LIS-MUC"),
}
BRANCHES = {"PL": "ul. Dworcowa", "LV": "Stacijas laukums", "GB": "Station Parade", "DE": "Bahnhofsplatz"}


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "narrow", "dejavu"))
    size = {"sans": 8.8, "narrow": 10, "dejavu": 7.8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#5a5a5a")


def color(style: Style) -> str:
    """The colour of this agency."""
    return style.choose("color", COLORS)


def travellers(invoice: Invoice, style: Style) -> list[str]:
    """One or two persons of the client, as on a ticket."""
    country = invoice.buyer.country if invoice.buyer.country in OWNERS else "PL"
    firsts, lasts = OWNERS[country]
    made = []
    for index in range(1 + style.variant(f"persons {invoice.number}", 2)):
        name = f"person {invoice.number} {index}"
        made.append(f"{style.choose(f'{name} last', lasts)}, {style.choose(f'{name} first', firsts)}")
    return list(dict.fromkeys(made))


def route(invoice: Invoice, style: Style) -> str:
    """The way of the flights."""
    return style.choose(f"route {invoice.number}", ROUTES[invoice.seller.country])


def document(line: Line, style: Style, index: int) -> str:
    """The number of the ticket, or the voucher of what is no ticket; nothing for the agency's own work."""
    name = f"document {line.code} {index}"
    if line.unit_code == "H87" and line.quantity == 1:
        return f"{900 + style.variant(name, 90)}-{digits(style, name, 10)}"
    return "" if line.unit_code in {"C62", "H87"} else f"V{digits(style, name, 6)}"


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Letterhead, client, title and facts; returns the y below."""
    return (_banded, _centred, _ruled)[style.variant("head", 3)](sheet, invoice, style)


def _when(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if style.variant("sold", 3):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    if invoice.payment.is_transfer:
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    return rows


def trip(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """What the trip is and who ordered it: none of it a field."""
    start = invoice.sale_date + timedelta(days=3 + style.variant(f"trip {invoice.number}", 25))
    name = f"by {invoice.number}"
    ordered = style.choose(name, OWNERS.get(invoice.buyer.country, OWNERS["PL"])[1])
    rows: list[kit.Fact] = [
        ("booking", "".join(style.choose(f"pnr {invoice.number} {i}", "ABCDEFGHJKLMNPQRSTUVWXYZ") for i in range(6)),
         None),
        ("traveller", "; ".join(travellers(invoice, style)), None),
        ("destination", route(invoice, style), None),
        ("outward", style.date(start), None),
        ("back", style.date(start + timedelta(days=1 + style.variant(f"days {invoice.number}", 5))), None),
        ("cost centre", f"{4000 + style.variant(name, 900)}-{style.variant(invoice.number, 90) + 10}", None),
        ("ordered by", f"{style.choose(f'{name} letter', 'AEKMJ')}. {ordered}", None),
        ("customer", f"{invoice.buyer.short_name.split()[0][:3].upper()}{digits(style, invoice.buyer.vat, 4)}", None),
    ]  # fmt: skip
    if invoice.order_number:
        rows.insert(5, ("order", invoice.order_number, None))
    return rows[: 8 if style.variant("much", 2) else 5]


def _client(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> float:
    body, bold, label = types(style)
    sheet.text(x, y, style.label("buyer"), label)
    abroad = invoice.seller.country != invoice.buyer.country
    return kit.party(sheet, style, x, y + 13, width, invoice.buyer, "buyer", body, bold, country=abroad)


def _branch(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """The office that issued it, not where the company is registered."""
    body, _bold, label = types(style)
    who = invoice.seller
    street = BRANCHES[who.country]
    number = 1 + style.variant("branch", 30)
    place = f"{number} {street}" if who.country == "GB" else f"{street} {number}"
    sheet.text(x, y, style.label("branch"), label)
    for index, text in enumerate((f"{place}, {who.city}", f"{style.label('phone')} {who.phone}", who.email)):
        sheet.text(x, y + 13 + 11.5 * index, text, body)
    return y + 50


def _fitting(style: Style, invoice: Invoice, type_: Type, size: float) -> Type:
    """``type_`` in ``size``, smaller where the title would be too long."""
    big = replace(type_, size=size)
    return replace(type_, size=size * min(1, 215 / big.width(kit.title(style, invoice))))


def _banded(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Name and title on a coloured band, number and days in boxes that hang from it."""
    body, bold, label = types(style)
    sheet.rect(0, 0, WIDTH, 62, fill=color(style), stroke=None)
    white = Type(body.family, 15, bold=True, color="#ffffff")
    sheet.text(LEFT, 39, invoice.seller.short_name, white)
    sheet.text(RIGHT, 39, kit.title(style, invoice), _fitting(style, invoice, white, 17), align="right")
    cells = [("number", invoice.number, "invoice_number"), *_when(invoice, style)]
    share = WIDE / len(cells)
    y = grid(sheet, style, LEFT, 72, [share] * len(cells), cells, label, bold, stroke=None,
             fill=tint(color(style), 0.1))  # fmt: skip
    ends = [_client(sheet, invoice, style, LEFT, y + 22, 240), _branch(sheet, invoice, style, MIDDLE + 40, y + 22)]
    return max(ends) + 6


def _centred(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """All centred: sign and company, title and number, the days in one line; then the client."""
    body, bold, _label = types(style)
    who = invoice.seller
    logo(sheet, style, MIDDLE - 15, 28, 30, color(style))
    sheet.text(MIDDLE, 74, who.name, Type(body.family, 12, bold=True, color=color(style)), align="center",
               field="seller_name")  # fmt: skip
    sheet.text(MIDDLE, 87, ", ".join(address_lines(who, country=True)), body, align="center")
    text, number = f"{style.label('vat')}: ", style.vat(who.vat)
    x = MIDDLE - body.width(text + number) / 2
    sheet.text(sheet.text(x, 99, text, body), 99, number, body, field="seller_vat")
    big = Type(body.family, 15, bold=True)
    kit.heading(sheet, invoice, style, MIDDLE, 130, big)
    rows = _when(invoice, style)
    gap = "   |   "
    width = sum(body.width(f"{style.label(key)}: ") + bold.width(text) for key, text, _field in rows)
    x = MIDDLE - (width + body.width(gap) * (len(rows) - 1)) / 2
    for index, (key, value, field) in enumerate(rows):
        x = sheet.text(x, 148, f"{gap if index else ''}{style.label(key)}: ", body)
        x = sheet.text(x, 148, value, bold, field=field)
    sheet.line(LEFT, 158, RIGHT, 158, stroke=color(style))
    ends = [_client(sheet, invoice, style, LEFT, 174, 240), _branch(sheet, invoice, style, MIDDLE + 40, 174)]
    return max(ends) + 4


def _ruled(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The client on the left under the agency's name, all facts in a column on the right, each on a rule."""
    body, bold, label = types(style)
    logo(sheet, style, LEFT, 34, 26, color(style))
    sheet.block(LEFT + 36, 51, 215, invoice.seller.short_name, Type(body.family, 13, bold=True))
    end = _client(sheet, invoice, style, LEFT, 104, 230)
    x, y = MIDDLE + 34, 50.0
    big = _fitting(style, invoice, Type(body.family, color=color(style)), 18)
    sheet.text(RIGHT, y, kit.title(style, invoice), big, align="right")
    for key, value, field in [("number", invoice.number, "invoice_number"), *_when(invoice, style)]:
        y += 19
        sheet.text(x, y, style.label(key), label)
        sheet.text(RIGHT, y, value, bold, align="right", field=field)
        sheet.line(x, y + 5, RIGHT, y + 5, stroke="#c4c4c4", width=0.5)
    y = _branch(sheet, invoice, style, x, y + 21)
    return max(y, end) + 4


def slip(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The part to cut off and pay with; returns the y below."""
    _body, bold, label = types(style)
    payment = invoice.payment
    sheet.line(LEFT, y, RIGHT, y, dashes=(4, 3), stroke="#777777")
    sheet.text(LEFT, y + 12, style.label("slip"), label)
    cells: list[kit.Fact] = [
        ("slip payer", invoice.buyer.short_name, None),
        ("number", invoice.number, "invoice_number"),
        ("slip amount", style.money(invoice.amount_due), "amount_due"),
        ("iban", style.iban(payment.iban), "iban"),
        ("bank", f"{payment.bank}, {payment.bic}", None),
        ("due", style.date(payment.due_date), "due_date"),
    ]
    widths = (WIDE * 0.42, WIDE * 0.32, WIDE * 0.26)
    return grid(sheet, style, LEFT, y + 18, widths, cells, label, bold, stroke="#999999")


def footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Registered office, numbers and licence in centred small print; the seller's fields unless they are above."""
    body, _bold, _label = types(style)
    who, small = invoice.seller, Type(body.family, body.size * 0.78, color="#555555")
    first = sheet.page == 1 and style.variant("head", 3) != 1
    y = HEIGHT - 50
    sheet.line(LEFT, y - 11, RIGHT, y - 11, stroke="#bbbbbb", width=0.5)
    office = style.label("office").format(", ".join(address_lines(who, country=True)))
    x = MIDDLE - small.width(f"{who.name} · {office}") / 2
    end = sheet.text(x, y, who.name, small, field="seller_name" if first else None)
    sheet.text(end, y, f" · {office}", small)
    y += 9
    texts = (f"{style.label('vat')} ", style.vat(who.vat), f" · {style.label('register')} {who.register_number} · ",
             style.label("emergency").format(f"{who.phone[:-2]}{style.variant('emergency', 90) + 10}"))  # fmt: skip
    x = MIDDLE - small.width("".join(texts)) / 2
    for index, text in enumerate(texts):
        x = sheet.text(x, y, text, small, field="seller_vat" if index == 1 and first else None)
    licence = style.label("licence").format(f"{digits(style, 'licence', 5)}", f"99-9 {digits(style, 'iata', 4)}")
    sheet.text(MIDDLE, y + 9, licence, small, align="center")
    if sheet.pages > 1 or style.variant("page", 2):
        kit.page_counter(sheet, style, RIGHT, y + 18, small)
