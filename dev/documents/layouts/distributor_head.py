"""What stands over the positions of a distributor's invoice: sign, address window, references."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Invoice, Line
from ..sheet import WIDTH, Sheet, Type
from . import kit
from .base import address_lines, logo

LEFT, RIGHT = 58.0, WIDTH - 44.0
CONTACTS = {"pl": ("Marta Sikora", "Paweł Żołna", "D. Kret"), "de": ("Sabine Kauz", "Herr Dachs", "K. Haselhuhn")}


def head(sheet: Sheet, invoice: Invoice, style: Style, body: Type, bold: Type, label: Type) -> float:
    """Sign, address window and block of references; returns the y where the positions begin."""
    seller, buyer = invoice.seller, invoice.buyer
    color = style.choose("color", ("#00305e", "#b3131b", "#2b2b2b", "#00695c"))
    brand = Type("sans", 17, bold=True, color=color)
    if style.variant("sign left", 3) == 0:
        logo(sheet, style, LEFT, 34, 30, color)
        sheet.text(LEFT + 38, 56, seller.short_name, brand)
    else:
        sheet.text(RIGHT, 56, seller.short_name, brand, align="right")
    tiny = replace(label, size=6.0)
    sheet.text(LEFT, 128, " · ".join((seller.name, *address_lines(seller))), tiny)
    y = 144.0
    if style.language == "pl":
        sheet.text(LEFT, y, f"{style.label('buyer')}:", label)
        y += 12
    y = sheet.block(LEFT, y, 225, buyer.name, body, field="buyer_name")
    for text in address_lines(buyer, country=buyer.country != seller.country):
        sheet.text(LEFT, y, text, body)
        y += 12
    vat_below = style.language == "pl" and style.variant("vat below", 3) > 0
    if vat_below:
        sheet.pair(LEFT, y, f"{style.label('buyer vat')}:", style.vat(buyer.vat), body, body, field="buyer_vat")
        y += 12
    end = _references(sheet, invoice, style, body, label, vat_below=vat_below)
    y = max(y, end, 236.0) + 12
    big, title = replace(bold, size=13), kit.title(style, invoice)
    if style.variant("number in title", 2):
        sheet.pair(LEFT, y, f"{title} {style.label('no')}", invoice.number, big, big, field="invoice_number")
    else:
        sheet.text(LEFT, y, title, big)
    if style.variant("currency", 2):
        sheet.pair(RIGHT - 100, y, f"{style.label('currency')}:", invoice.currency, body, body, field="currency")
    return y + 12


def _references(
    sheet: Sheet, invoice: Invoice, style: Style, body: Type, label: Type, *, vat_below: bool
) -> float:
    serial = style.variant(f"references {invoice.number}", 90000) + 10000
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if not style.variant("number in title", 2):
        rows.insert(0, ("number", invoice.number, "invoice_number"))
    rows.append(("customer", str(200000 + style.variant(invoice.buyer.name, 70000)), None))
    if not vat_below:
        rows.append(("buyer vat", style.vat(invoice.buyer.vat), "buyer_vat"))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    rows.append(("our order", f"31{serial}", None))
    rows.append(("delivery", f"80{serial + 317}", None))
    rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    rows.append(("contact", style.choose("who", CONTACTS[style.language]), None))
    rows.append(("phone", invoice.seller.phone, None))
    x = WIDTH / 2 + 38
    right = RIGHT if style.variant("to the right", 3) == 0 else None
    y = 118.0
    if style.variant("framed", 3) == 0:
        sheet.rect(x - 8, y - 13, RIGHT - x + 14, len(rows) * 12.4 + 7)
    return kit.facts(sheet, style, x, y, rows, label, body, at=x + 92, right=right, step=12.4,
                     colon=style.choose("colon", (":", "")))  # fmt: skip


def position(invoice: Invoice, style: Style, line: Line) -> str:
    """Material number, its name below, and what else the order says of it."""
    number = style.variant(f"material {line.name}", 9000) + 1000
    material = (line.code, f"{number}-{number % 89 + 10}", f"1000{number}")[style.variant("material", 3)]
    if style.variant("name first", 4) == 0:
        parts = [line.name, style.label("material").format(material)]
    else:
        parts = [material, line.name]
    if line.discount:
        values = style.price(line.list_price or line.net_price), style.quantity(line.discount)
        parts.append(style.label("less").format(*values))
    elif line.unit_code != "C62" and style.variant("tariff", 4) == 0:
        parts.append(style.label("tariff").format(84000000 + number * 11, invoice.seller.country))
    return "\n".join(parts)
