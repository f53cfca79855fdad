"""A hotel's bill: the house's name on top, guest and stay, charges by day with VAT in the prices, the firm in small."""

from __future__ import annotations

import random
from dataclasses import replace

from .. import companies
from ..formatting import Style
from ..labels.hotel import LABELS
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import numbered_title
from .hotel_paper import LEFT, MIDDLE, RIGHT, footer, house, turn_page

BOTTOM = HEIGHT - 96.0


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body = Type(style.choose("font", ("sans", "serif", "sans", "dejavu")), style.choose("size", (8.6, 9.0)))
    if body.family == "serif":
        body = replace(body, size=body.size + 1)
    bold, label = replace(body, bold=True), replace(body, color="#4a4a4a")
    y = house(sheet, invoice, style, body) + 34
    y = _stay(sheet, invoice, style, y, body, bold, label)
    columns = {"day": 66.0, "name": 203.0, "qty": 36.0, "gross_price": 70.0, "rate": 50.0, "gross": 70.0}
    if not style.variant("rate column", 4):
        columns["name"] += columns.pop("rate")
    if not style.variant("price column", 4):
        columns["name"] += columns.pop("gross_price")
    rule = style.choose("rule", ("#bbbbbb", "#e4e4e4", "#ffffff"))
    look = Look(body, replace(bold, size=body.size - 0.6), rule=rule, head_align="column",
                padding=style.choose("padding", (2.4, 3.6)))  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, y, list(columns.items()), look, invoice.lines, BOTTOM,
        lambda: turn_page(sheet, invoice, style, body),
    )  # fmt: skip
    if y > BOTTOM - 110 - 16 * len(invoice.vat_breakdown) - (56 if invoice.payment.is_transfer else 0):
        y = turn_page(sheet, invoice, style, body)
    y = _sums(sheet, invoice, style, y + 18, body, bold, look)
    if invoice.payment.is_transfer:
        y = kit.facts(sheet, style, LEFT, y + 4, kit.payment_facts(invoice, style), label, body, at=LEFT + 110)
    y = kit.notes(sheet, invoice, style, LEFT, y + 6, RIGHT - LEFT, body)
    if style.variant("guest signs", 3) == 0 and y < BOTTOM - 60:
        kit.signatures(sheet, style, y + 40, ((LEFT, "sign_guest"),), replace(body, size=7))
        y += 56
    if style.variant("thanks", 3):
        sheet.text(LEFT, y + 14, style.label("thanks"), replace(body, family="italic", size=10))
    footer(sheet, invoice, style, body)


def _stay(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type, label: Type) -> float:
    """The company that is billed beside the guest's stay; returns the y where the charges begin."""
    mirrored = style.variant("mirrored", 3) == 0
    billed, stay = (MIDDLE, LEFT) if mirrored else (LEFT, MIDDLE)
    sheet.text(billed, y, f"{style.label('buyer')}:", label)
    abroad = invoice.seller.country != invoice.buyer.country
    end = kit.party(sheet, style, billed, y + 14, 215, invoice.buyer, "buyer", body, bold, country=abroad)
    rng = random.Random(f"guest:{invoice.number}")
    guest = " ".join(rng.choice(names) for names in companies.OWNERS[invoice.buyer.country])
    arrival = min(line.day for line in invoice.lines if line.day)
    rows: list[kit.Fact] = [
        ("guest", guest, None),
        ("room", str(rng.randint(1, 5) * 100 + rng.randint(1, 28)), None),
        ("arrival", style.date(arrival), None),
        ("departure", style.date(invoice.sale_date), None),
    ]
    if style.variant("nights", 2):
        rows.append(("nights", str((invoice.sale_date - arrival).days), None))
    if style.variant("folio", 2):
        rows.append(("folio", str(rng.randint(100_000, 9_999_999)), None))
    end = max(end, kit.facts(sheet, style, stay, y, rows, label, body, at=stay + 92)) + 16
    big = replace(bold, size=14)
    rows = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    within = style.variant("number in title", 2) == 1
    numbered_title(sheet, invoice, style, LEFT, end + 4, big, facts=None if within else rows)
    sold = style.date(invoice.sale_date)
    period = style.language == "de" and style.variant("service period", 2) == 1
    if not period and (style.language == "de" or invoice.sale_date != invoice.issue_date or style.variant("sold", 2)):
        rows.append(("sale_date", sold, "sale_date"))
    below = kit.facts(sheet, style, LEFT, end + 22, rows, label, body, at=LEFT + 120)
    if period:
        sheet.text(LEFT, below, f"{style.label('service period')}:", label)
        x = sheet.text(LEFT + 120, below, f"{style.date(arrival)} - ", body)
        sheet.text(x, below, sold, body, field="sale_date")
        below += 13
    if style.variant("cashier", 3) == 0:
        sheet.pair(MIDDLE, end + 22, f"{style.label('cashier')}:", f"{rng.randint(1, 19):02d}", label, body)
    return below + 4


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type, look: Look) -> float:
    """The total, what was paid and what is left, then VAT by rate; in one order or the other."""
    widths = (88.0, 70.0, 70.0, 76.0)
    small = replace(look, body=replace(body, size=body.size - 0.6))
    if first := style.variant("vat first", 2) == 1:
        y = kit.vat_table(sheet, invoice, style, LEFT, y - 8, widths, small) + 22
    x = RIGHT - 250
    sheet.text(x, y, style.label("gross"), bold)
    sheet.text(RIGHT - 3, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    y += 15
    if invoice.paid:
        means = style.label({"10": "cash", "48": "card"}.get(invoice.payment.means, "transfer"))
        if means != style.label("cash") and not invoice.payment.is_transfer and style.variant("card number", 2):
            means += f" **** {1000 + style.variant(f'card {invoice.number}', 9000)}"
        word = style.label("deposit") if invoice.payment.is_transfer else style.label("paid by").format(means)
        sheet.text(x, y, word[:1].upper() + word[1:], body)
        amount = -invoice.paid if style.variant("minus", 2) else invoice.paid
        sheet.text(RIGHT - 3, y, style.money(amount), body, align="right")
        y += 15
    y = kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y - 2, body, bold, paid=False)
    if not first:
        y = kit.vat_table(sheet, invoice, style, LEFT, y, widths, small) + 16
    return y


LAYOUT = Layout(
    name="hotel",
    description="hotel bill: the house on top, the firm in small print, charges by day with VAT in the prices",
    draw=draw,
    labels=LABELS,
    trades=("lodging",),
    countries={"pl": ("PL",), "en": ("GB", "GB", "PL", "LT"), "de": ("DE",)},
    numbers={
        "pl": ("{n}/{m:02d}/{y}/H", "FH/{n:05d}/{yy:02d}", "{n:06d}"),
        "en": ("{n:06d}", "INV{yy:02d}{n:05d}", "{n}/{m:02d}/{y}"),
        "de": ("{n:06d}", "{yy:02d}-{n:05d}", "H{y}{n:05d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "en": ("short", "slashes", "long", "iso"), "de": ("dots",)},
    features=frozenset({"gross", "paid", "stay"}),
    kept_aside=True,
)
