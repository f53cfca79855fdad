"""The shipments that a parcel company lists behind its invoice."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..formatting import Style
from ..model import ZERO, Account, Invoice, Line
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Column, Look, Table
from . import kit
from .base import address_lines

LEFT, RIGHT = 40.0, WIDTH - 40.0
BOTTOM = HEIGHT - 58.0
TOWNS = {
    "pl": ("Poznań", "Sopot", "Zamość", "Ełk", "Łomża", "Wałcz", "Krosno", "Żywiec", "Piła", "Gdynia", "Świnoujście"),
    "lv": ("Rīga", "Valmiera", "Cēsis", "Ogre", "Tukums", "Rēzekne", "Ventspils", "Sigulda", "Bauska", "Kuldīga"),
}
IN_EU = ("Berlin DE", "Wien AT", "Vilnius LT", "Brno CZ", "Lyon FR", "Malmö SE")
OUTSIDE = ("Oslo NO", "Zürich CH", "Leeds GB")
Shipment = tuple[date, Line, tuple[str, str, str]]


def shipments(invoice: Invoice, account: Account, style: Style) -> Iterator[Shipment]:
    """Each parcel of the month: its day, line, and waybill, town and weight."""
    rng = random.Random(f"shipments:{invoice.number}")
    serial = rng.randint(10**9, 8 * 10**9)
    for line in (line for line in invoice.lines if line.unit_code == "H87"):
        heavy = "31" in line.name
        union = line.name.endswith((" UE", ", ES")) and line.tax.category == "S"
        towns = OUTSIDE if line.tax.category == "Z" else IN_EU if union else TOWNS[style.language]
        for _ in range(int(line.quantity)):
            serial += rng.randint(1, 40_000)
            day = account.period_start + timedelta(days=rng.randrange(account.period_end.day))
            day -= timedelta(days=max(0, day.weekday() - 4) if day.day > 2 else 0)
            weight = rng.uniform(5.1, 31) if heavy else rng.uniform(0.3, 5)
            prefix = "62" if style.variant("waybill", 2) else "1000"
            yield day, line, (f"{prefix}{serial}", rng.choice(towns), f"{weight:.1f}")


def shipment_list(
    sheet: Sheet, invoice: Invoice, style: Style, parcels: list[Shipment], body: Type, head: Type
) -> None:
    """The shipments by day or, as the lines are, by service."""
    if style.variant("by day", 2):
        parcels.sort(key=lambda parcel: parcel[0])
    widths, aligns = (26, 62, 96, 84, 46, 149, 52), ("right", "left", "left", "left", "center", "left", "right")
    heads = style.label("list head").split("|")
    columns = [Column(*parts) for parts in zip(heads, widths, aligns, strict=True)]
    small = replace(body, size=body.size - 0.8)
    table = Table(sheet, LEFT, turn_page(sheet, invoice, style, body), columns,
                  Look(small, head, rule="#d8d8d8", head_align="column", padding=1.8))  # fmt: skip
    rows = [
        (str(number), style.date(day), waybill, town, weight.replace(".", style.decimal), line.name,
         style.amount(line.net_price))
        for number, (day, line, (waybill, town, weight)) in enumerate(parcels, 1)
    ]  # fmt: skip
    table.rows(rows, BOTTOM - 20, lambda: turn_page(sheet, invoice, style, body))
    net = sum((line.net_price for _day, line, _rest in parcels), ZERO)
    sheet.text(LEFT, table.y + 13, style.label("list sum").format(len(rows)), replace(small, bold=True))
    sheet.text(RIGHT - 2, table.y + 13, style.amount(net), replace(small, bold=True), align="right")


def turn_page(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> float:
    footer(sheet, invoice, style, body)
    sheet.new_page()
    sheet.text(LEFT, 44, f"{style.label('annex')} {invoice.number}", replace(body, bold=True))
    sheet.text(RIGHT, 44, invoice.buyer.name, body, align="right")
    return 54.0


def footer(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> None:
    tiny, who = replace(body, size=6.2, color="#606060"), invoice.seller
    sheet.line(LEFT, HEIGHT - 42, RIGHT, HEIGHT - 42, stroke="#b0b0b0", width=0.4)
    registered = style.label("capital").format(who.register_number[-6:])
    text = f"{who.name}, {', '.join(address_lines(who))}. {registered}"
    sheet.text(LEFT, HEIGHT - 32, text, tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 32, tiny)
