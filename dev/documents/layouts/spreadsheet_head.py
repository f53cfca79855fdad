"""The head of an invoice made in a spreadsheet: title over all columns, facts, both parties."""

from __future__ import annotations

from ..formatting import Style
from ..model import Invoice
from ..sheet import WIDTH, Type
from . import kit
from .base import address_lines
from .spreadsheet_cells import Cell, Cells

LEFT, RIGHT = 36.0, WIDTH - 36.0
LISTED = ("Ltd", "LLP")
"""Legal forms of Britain that have a number in the register."""


def head(cells: Cells, invoice: Invoice, y: float) -> float:
    """Title over all columns, the facts, and both parties side by side."""
    sheet, style = cells.sheet, cells.style
    width = RIGHT - LEFT
    big = Type(cells.body.family, 14, bold=True)
    sheet.rect(LEFT, y, width, 26, fill=cells.fill, stroke=cells.grid)
    in_title = style.variant("number in title", 2) == 0
    if in_title:
        kit.heading(sheet, invoice, style, (LEFT + RIGHT) / 2, y + 18, big)
    else:
        sheet.text((LEFT + RIGHT) / 2, y + 18, kit.title(style, invoice).upper(), big, align="center")
    facts = _facts(invoice, style)
    if not in_title:
        facts.insert(0, Cell("number", invoice.number, "invoice_number"))
    y += 26
    parties_first = style.variant("parties first", 2) == 0
    if parties_first:
        y = _parties(cells, invoice, y)
    if style.variant("facts above", 2):
        half = len(facts) if len(facts) < 5 else (len(facts) + 1) // 2
        y = cells.above(LEFT, y, width, facts[:half])
        y = cells.above(LEFT, y, width, facts[half:])
    else:
        y = cells.beside(LEFT, y, width, facts, pairs=2, share=0.46)
    return y if parties_first else _parties(cells, invoice, y)


def _facts(invoice: Invoice, style: Style) -> list[Cell]:
    day = style.date(invoice.issue_date)
    if style.variant("with place", 3):
        facts = [Cell("place_date", day, "issue_date", f"{invoice.seller.city}, ")]
    else:
        facts = [Cell("issue_date", day, "issue_date")]
    if invoice.sale_date != invoice.issue_date or style.variant("same day", 2):
        facts.append(Cell("sale_date", style.date(invoice.sale_date), "sale_date"))
    facts += [Cell(*fact) for fact in kit.payment_facts(invoice, style)[:2]]
    if invoice.order_number:
        facts.append(Cell("order", invoice.order_number))
    return facts


def _parties(cells: Cells, invoice: Invoice, y: float) -> float:
    style, half = cells.style, (RIGHT - LEFT) / 2
    named = style.variant("named rows", 3) > 0
    columns = []
    for role, who in (("seller", invoice.seller), ("buyer", invoice.buyer)):
        rows = [Cell("name", who.name, f"{role}_name")]
        rows += [Cell(key, line) for key, line in zip(("address", "city"), address_lines(who), strict=True)]
        rows.append(Cell("vat", style.vat(who.vat), f"{role}_vat"))
        listed = who.country != "GB" or who.name.endswith(LISTED)
        if listed and (style.language == "lv" or (role == "seller" and style.variant("register", 2))):
            rows.append(Cell("register", who.register_number))
        if role == "seller" and style.variant("phone", 2):
            rows.append(Cell("phone", who.phone))
        columns.append(rows)
    most = max(map(len, columns))
    for rows in columns:
        rows += [Cell("", "")] * (most - len(rows))
    for x, role in ((LEFT, "seller"), (LEFT + half, "buyer")):
        cells.merged(x, y, half, style.label(role))
    return cells.parties(LEFT, y + cells.step, half, columns, named=named)
