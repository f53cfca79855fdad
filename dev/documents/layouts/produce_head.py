"""What stands over the goods of a produce wholesaler: three parties, days, and the run of the lorry."""

from __future__ import annotations

from dataclasses import replace

from ..companies import FOREIGN_PLACES, MORE_PLACES, OWNERS, POLISH_STREETS
from ..formatting import Style
from ..model import Invoice
from ..sheet import Sheet, Type, tint
from . import kit
from .grid import digits, grid

SIDE = 30.0
"""Margin on the left and right."""
COLORS = ("#2d6a1f", "#8a1c1c", "#333333", "#a15c00", "#1f4e79")
PLATES = {"PL": ("PO {0}NW", "WX {0}K", "KR {0}TR"), "DE": ("HL-XK {0}", "FL-XM {0}", "PL-XW {0}"),
          "LV": ("KV-{0}", "MP-{0}"), "LT": ("XBK {0}", "XLS {0}")}  # fmt: skip


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "narrow", "mono", "dejavu"))
    size = {"sans": 8.2, "narrow": 9.4, "mono": 7.6, "dejavu": 7.4}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.85, color="#444444")


def color(style: Style) -> str:
    """The colour of this wholesaler."""
    return style.choose("color", COLORS)


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """All that stands over the goods; returns the y below."""
    return (_wide_band, _title_last, _corner)[style.variant("head", 3)](sheet, invoice, style)


def _days(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    if invoice.payment.is_transfer and not style.variant("sentence", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if style.variant("loaded first", 2):
        rows[0], rows[1] = rows[1], rows[0]
    return rows


def _run(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """The lorry, the order and the warehouse: none of it a field."""
    plates, owners = PLATES[invoice.seller.country], OWNERS.get(invoice.seller.country, OWNERS["LV"])
    at = f"run {invoice.number}"
    plate = style.choose(at, plates).format(digits(style, at, 3 if invoice.seller.country == "LT" else 4))
    rows: list[kit.Fact] = [
        ("release", f"{style.choose('release', ('MG1', 'H2', 'CH'))}/{digits(style, f'release {at}', 5)}", None),
        ("customer", digits(style, f"customer {invoice.buyer.vat}", 5), None),
        ("route", f"{10 + style.variant(at, 60)}{style.choose(f'leg {at}', 'ABC')}", None),
        ("driver", f"{style.choose(f'letter {at}', 'AJMZ')}. {style.choose(f'driver {at}', owners[1])}", None),
        ("lorry", plate, None),
        ("loaded", f"{style.choose(f'hour {at}', ('03:40', '04:15', '05:05', '22:30'))}", None),
    ]
    if style.variant("cold", 2):
        rows.append(("temperature", "+4 °C", None))
    if invoice.order_number:
        rows.insert(1, ("order", invoice.order_number, None))
    return rows


def _point(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> float:
    """Where the goods go: a shop of the buyer, elsewhere in its town."""
    body, _bold, label = types(style)
    who = invoice.buyer
    places = FOREIGN_PLACES.get(who.country, ()) + MORE_PLACES.get(who.country, ())
    streets = POLISH_STREETS if who.country == "PL" else tuple(road for road, _city, _zip in places)
    street = style.choose(f"shop {who.vat}", streets)
    number = 2 + style.variant(f"shop number {who.vat}", 80)
    sheet.text(x, y, style.label("delivery point"), label)
    lines = (f"{who.short_name} ({style.variant(f'shop code {who.vat}', 400) + 100})", f"{street} {number}",
             f"{who.zip} {who.city}")  # fmt: skip
    for index, text in enumerate(lines):
        sheet.text(x, y + 12 + body.size * 1.28 * index, text, body)
    return y + 12 + body.size * 1.28 * len(lines)


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float, share: float, *, frames: bool) -> float:
    """Seller, buyer and the shop side by side; returns the y below."""
    body, bold, label = types(style)
    width = share - 14
    order = style.choose("order of parties", (("seller", "buyer", ""), ("buyer", "", "seller"), ("", "buyer", "seller"),
                                              ("seller", "", "buyer")))  # fmt: skip
    ends = []
    for index, role in enumerate(order):
        x = SIDE + share * index + 7
        if not role:
            ends.append(_point(sheet, invoice, style, x, y + 11))
            continue
        who = invoice.seller if role == "seller" else invoice.buyer
        sheet.text(x, y + 11, style.label(role), label)
        ends.append(kit.party(sheet, style, x, y + 23, width, who, role, body, bold, register=style.language == "lv"
                              or role == "seller", contact=role == "seller" and style.variant("contact", 2) == 1,
                              country=True))  # fmt: skip
    below = max(ends) - 3
    for index in range(3 if frames else 0):
        sheet.rect(SIDE + share * index, y, share, below - y, stroke="#666666", line=0.6)
    return below


def _grid(sheet: Sheet, style: Style, y: float, cells: list[kit.Fact], *, fill: str | None = None) -> float:
    body, _bold, label = types(style)
    share = (sheet.width - 2 * SIDE) / len(cells)
    return grid(sheet, style, SIDE, y, [share] * len(cells), cells, label, body, stroke="#666666", fill=fill)


def _wide_band(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title, number and days in a line on top, the parties in frames, the run below."""
    body, bold, label = types(style)
    wide = sheet.width - 2 * SIDE
    big = Type(body.family, 14, bold=True, color=color(style))
    kit_end = sheet.text(SIDE, 44, f"{kit.title(style, invoice)} {style.label('no')} ", big)
    sheet.text(kit_end, 44, invoice.number, big, field="invoice_number")
    days = _days(invoice, style)
    at, y = (sheet.width - SIDE, 58.0) if sheet.width < 700 else (sheet.width - SIDE, 44.0)
    for key, value, field in reversed(days):
        at -= bold.width(value)
        sheet.text(at, y, value, bold, field=field)
        at -= label.width(f"{style.label(key)}: ")
        sheet.text(at, y, f"{style.label(key)}: ", label)
        at -= 12
    y = _parties(sheet, invoice, style, y + 10, wide / 3, frames=True)
    return _grid(sheet, style, y, _run(invoice, style), fill=tint(color(style), 0.06))


def _title_last(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The parties on top without frames, then boxes of the days and the run, the title over the goods."""
    body, _bold, _label = types(style)
    wide = sheet.width - 2 * SIDE
    y = _parties(sheet, invoice, style, 26, wide / 3, frames=False)
    sheet.line(SIDE, y, sheet.width - SIDE, y, stroke=color(style), width=1.4)
    big = Type(body.family, 15, bold=True)
    kit.heading(sheet, invoice, style, sheet.width / 2, y + 20, big)
    y = _grid(sheet, style, y + 28, _days(invoice, style), fill=tint(color(style), 0.1))
    return _grid(sheet, style, y, _run(invoice, style))


def _corner(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The name of the wholesaler large, number and days in a frame in the corner, the run in two rows of text."""
    body, bold, label = types(style)
    wide = sheet.width - 2 * SIDE
    name = Type(body.family, 15, bold=True, color=color(style))
    sheet.block(SIDE, 44, wide - 270, invoice.seller.short_name, name)
    rows = [("number", invoice.number, "invoice_number"), *_days(invoice, style)]
    x = sheet.width - SIDE - 240
    height = 26.0 + 12.5 * len(rows)
    sheet.rect(x, 24, 240, height, stroke=color(style), line=1.2)
    sheet.rect(x, 24, 240, 17, fill=color(style), stroke=None)
    white = replace(bold, color="#ffffff", size=10)
    sheet.text(x + 120, 36, kit.title(style, invoice), white, align="center")
    kit.facts(sheet, style, x + 8, 53, rows, label, bold, step=12.5, right=x + 232)
    y = _parties(sheet, invoice, style, max(24 + height, 84.0), wide / 3, frames=style.variant("frames", 2) == 1) + 12
    run = _run(invoice, style)
    half = (len(run) + 1) // 2
    for part in (run[:half], run[half:]):
        end = SIDE
        for key, value, _field in part:
            end = sheet.pair(end, y, f"{style.label(key)}:", value, label, body) + 14
        y += 12
    return y - 6
