"""The form of a forwarding agent over the charges: who, when, and the shipment in boxes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TypeVar

from .. import companies
from ..catalogue_words import ITEMS
from ..formatting import NBSP, Style
from ..model import Invoice
from ..sheet import WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits, grid

LEFT, RIGHT = 38.0, WIDTH - 38.0
COLORS = ("#12355b", "#7a1f2b", "#0d5c63", "#3b3b3b", "#5b4a12")
SHIPPERS = ("Lantern Heron Manufacturing Co., Ningbo", "Painted Crane Textiles Pvt. Ltd, Chennai",
            "Cedar Marmot Foods Inc., Halifax", "Otter Bay Machinery Co., Busan")  # fmt: skip
PORTS: Mapping[str, tuple[str, ...]] = {
    "CNNGB Ningbo": ("PLGDN Gdańsk", "DEHAM Hamburg"), "INMAA Chennai": ("GBFXT Felixstowe", "PLGDY Gdynia"),
    "KRPUS Busan": ("DEBRV Bremerhaven", "LVRIX Rīga"), "CAHAL Halifax": ("DEHAM Hamburg", "PLGDN Gdańsk"),
}  # fmt: skip
AIRPORTS = (("ICN Seoul", "WAW Warszawa"), ("YHZ Halifax", "FRA Frankfurt"), ("MAA Chennai", "LHR London"))
AT_SEA = {name for item in ITEMS["forwarding"] if item.unit == "piece" for name in item.names.values()}
"""Charges that no flight has."""
TERMS = ("FOB", "CIF", "FCA", "EXW", "DAP")

T = TypeVar("T")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "narrow", "sans", "dejavu"))
    size = {"sans": 8.8, "narrow": 9.6, "dejavu": 8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.77, color="#4a4a4a")


def color(style: Style) -> str:
    """The colour of this agent's paper."""
    return style.choose("color", COLORS)


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The seller and the title in one of three ways, then the boxes with number and dates; returns the y below."""
    form = style.variant("head", 3)
    y = (_across, _centred, _two_boxes)[form](sheet, invoice, style)
    _body, bold, label = types(style)
    rows: list[kit.Fact] = [] if form == 1 else [("number", invoice.number, "invoice_number")]
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"),
             ("sale_date", style.date(invoice.sale_date), "sale_date")]  # fmt: skip
    if invoice.is_due:
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    else:
        rows.append(("payment", style.label("cash" if invoice.payment.means == "10" else "card"), None))
    more: list[kit.Fact] = [
        ("job", f"{style.choose('branch', ('SI', 'IM', '4'))}{digits(style, invoice.number, 6)}", None),
        ("your ref", invoice.order_number or "-", None),
        ("debtor", digits(style, "debtor", 6), None),
        ("clerk", " ".join(style.choose(f"clerk {i}", companies.OWNERS["PL"][i]) for i in (0, 1)), None),
    ]
    rows = more + rows if style.variant("file first", 2) else rows + more
    count = 4 if form != 1 else style.choose("in a row", (4, 7))
    tinted = tint(color(style), 0.07) if style.variant("tinted", 2) else None
    if count == 7:
        label, bold = Type(label.family, label.size * 0.95), Type(bold.family, bold.size * 0.9, bold=True)
    width = (RIGHT - LEFT) / count
    return grid(sheet, style, LEFT, y, [width] * count, rows, label, bold, fill=tinted)


def _across(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign at the left, the seller's facts at the right edge, the title below."""
    body, bold, label = types(style)
    who, step = invoice.seller, body.size * 1.25
    logo(sheet, style, LEFT, 30, 38, color(style))
    sheet.text(LEFT + 48, 48, who.short_name, Type(body.family, 13, bold=True, color=color(style)))
    sheet.text(LEFT + 48, 61, style.label("agency"), label)
    y = 82.0
    sheet.text(RIGHT, y, who.name, bold, align="right", field="seller_name")
    for text in (*address_lines(who, country=True), f"{style.label('phone')} {who.phone}"):
        y += step
        sheet.text(RIGHT, y, text, body, align="right")
    y += step
    vat = style.vat(who.vat)
    sheet.text(RIGHT, y, vat, body, align="right", field="seller_vat")
    sheet.text(RIGHT - body.width(vat) - 4, y, style.label("vat"), body, align="right")
    sheet.text(LEFT, y, kit.title(style, invoice), Type(body.family, 18, bold=True))
    return y + 8


def _centred(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The seller in the middle of the top, title and number in one line."""
    body, _bold, label = types(style)
    who, middle, step = invoice.seller, WIDTH / 2, body.size * 1.3
    sheet.text(middle, 44, who.name, Type(body.family, 13, bold=True, color=color(style)), align="center",
               field="seller_name")  # fmt: skip
    sheet.text(middle, 44 + step, " · ".join((*address_lines(who), who.phone, who.email)), label, align="center")
    vat = style.vat(who.vat)
    words = f"{style.label('vat')} ", f"   {style.label('register')} {who.register_number}"
    x = middle - sum(map(body.width, (*words, vat))) / 2
    x = sheet.text(x, 44 + 2 * step, words[0], body)
    x = sheet.text(x, 44 + 2 * step, vat, body, field="seller_vat")
    sheet.text(x, 44 + 2 * step, words[1], body)
    y = 52 + 2 * step
    sheet.line(LEFT, y, RIGHT, y, stroke=color(style), width=1.4)
    big = Type(body.family, 14, bold=True)
    sheet.pair(LEFT, y + 22, kit.title(style, invoice), invoice.number, big, big, field="invoice_number")
    return y + 32


def _two_boxes(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The seller in a frame, beside it the title on colour."""
    body, bold, _label = types(style)
    middle = WIDTH / 2 + 20
    y = kit.party(sheet, style, LEFT + 8, 46, middle - LEFT - 20, invoice.seller, "seller", body, bold,
                  register=True, contact=True, country=True)  # fmt: skip
    sheet.rect(LEFT, 30, middle - LEFT, y - 34, stroke=color(style), line=1)
    sheet.rect(middle, 30, RIGHT - middle, y - 34, fill=color(style), stroke=color(style), line=1)
    white = Type(body.family, 19, bold=True, color="#ffffff")
    sheet.text((middle + RIGHT) / 2, (26 + y) / 2 + 4, kit.title(style, invoice), white, align="center")
    sheet.text((middle + RIGHT) / 2, (26 + y) / 2 + 20, style.label("agency"),
               Type(body.family, 7, color="#ffffff"), align="center")  # fmt: skip
    return y + 4


def parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Who pays in one frame, shipper and consignee in another; returns the y below."""
    body, bold, label = types(style)
    half = (RIGHT - LEFT) / 2
    payer, goods = (LEFT + half, LEFT) if style.variant("payer right", 2) else (LEFT, LEFT + half)
    sheet.text(payer + 5, y + 11, style.label("buyer"), label)
    end = kit.party(sheet, style, payer + 5, y + 23, half - 12, invoice.buyer, "buyer", body, bold,
                    country=invoice.buyer.country != invoice.seller.country)  # fmt: skip
    at = y + 11
    for key, name in (("shipper", _choice(style, invoice, "shipper", SHIPPERS)), ("consignee", _consignee(invoice))):
        sheet.text(goods + 5, at, style.label(key), label)
        at = sheet.block(goods + 5, at + 11, half - 12, name, body) + 3
    below = max(end, at) - 3
    for x in (LEFT, LEFT + half):
        sheet.rect(x, y, half, below - y, stroke="#555555", line=0.5)
    return below


def _consignee(invoice: Invoice) -> str:
    return f"{invoice.buyer.short_name}, c/o Borsuk Logistics Park, 7"


def shipment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Ship or flight, ports, days and cargo in boxes of four; returns the y below."""
    body, _bold, label = types(style)
    serial, sold = invoice.number, invoice.sale_date
    weight = Decimal(style.variant(f"kg {serial}", 18000) + 900) + Decimal("0.5")
    value = Decimal(style.variant(f"value {serial}", 60000) + 2400) + Decimal("0.40")
    flown = style.variant(f"air {serial}", 2) == 0 and not any(line.name in AT_SEA for line in invoice.lines)
    if flown:
        start, end = _choice(style, invoice, "airports", AIRPORTS)
        prefix = digits(style, f"awb {serial}", 8)
        rows: list[kit.Fact] = [("flight", f"HX {digits(style, 'flight', 3)}", None),
                                ("awb", f"999-{prefix}, OTR{prefix[:5]}", None), ("from", start, None),
                                ("to", end, None)]  # fmt: skip
    else:
        start = _choice(style, invoice, "port", tuple(PORTS))
        end = _choice(style, invoice, "end", PORTS[start])
        ship = _choice(style, invoice, "ship", ("Sea Marten", "Grey Puffin", "Northern Eider"))
        rows = [("vessel", f"{ship} / {digits(style, f'voyage {serial}', 3)}W", None),
                ("bl", f"XOTR{digits(style, f'bl {serial}', 9)}", None), ("pol", start, None),
                ("pod", end, None)]  # fmt: skip
    kilograms = f"{style.amount(weight, 1)}{NBSP}kg"
    rows += [
        ("etd", style.date(sold - timedelta(days=3 if flown else 38)), None),
        ("eta", style.date(sold - timedelta(days=1 if flown else 4)), None),
        ("chargeable", kilograms, None)
        if flown
        else ("container", f"XDEU {digits(style, f'box {serial}', 6)}-{style.variant(serial, 10)}", None),
        ("incoterms", f"{_choice(style, invoice, 'terms', TERMS)} {start.split()[1]}", None),
    ]
    goods = style.label("goods") if flown else f"{style.label('goods')}, {kilograms}"
    rows += [("cargo", goods, None), ("value", f"{_choice(style, invoice, 'money', ('USD', 'CNY', 'EUR'))} "
                                               f"{style.amount(value)}", None)]  # fmt: skip
    rows.append(("entry", f"{sold:%y}{end[:2] if not flown else 'PL'}{digits(style, f'mrn {serial}', 14)}", None))
    width = (RIGHT - LEFT) / 4
    y = grid(sheet, style, LEFT, y, [width] * 4, rows[:8], label, body)
    return grid(sheet, style, LEFT, y, [width * 1.9, width, width * 1.1], rows[8:], label, body)


def _choice(style: Style, invoice: Invoice, name: str, options: Sequence[T]) -> T:
    """One of ``options`` for this invoice, another for the supplier's next."""
    return options[style.variant(f"{name} {invoice.number}", len(options))]
