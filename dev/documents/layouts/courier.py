"""A parcel company's invoice of a month: services and what to pay on the first page, the shipments after it."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.courier import LABELS
from ..model import Account, Invoice
from ..sheet import WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, account_of, logo
from .courier_list import BOTTOM, LEFT, RIGHT, footer, shipment_list, shipments, turn_page

MIDDLE = WIDTH / 2 + 4
def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``, which has an account."""
    account = account_of(invoice)
    color = style.choose("color", ("#d40511", "#005f56", "#4b2e83", "#f07d00", "#14508c"))
    body = Type(style.choose("font", ("sans", "narrow", "sans")), style.choose("size", (8.4, 8.8)))
    bold, label = replace(body, bold=True), replace(body, size=body.size - 0.8, color="#505050")
    y = _head(sheet, invoice, account, style, color, body, bold, label)
    y = _heading(sheet, style.label("services"), y + 8, color, style, bold)
    columns = {"no": 24.0, "name": 171.0, "qty": 40.0, "unit": 34.0, "price": 50.0, "net": 60.0, "rate": 38.0,
               "tax": 46.0, "gross": 52.0}  # fmt: skip
    if not style.variant("price column", 3):
        columns["name"] += columns.pop("price")
    if not style.variant("no column", 3):
        columns["name"] += columns.pop("no")
    head = replace(label, size=body.size - 1.2, bold=True)
    grid = style.choose("grid", (None, None, "#aaaaaa"))
    head_fill = tint(color, 0.1) if grid else None
    look = Look(body, head, grid=grid, rule="#c8c8c8", head_align="column", head_fill=head_fill)
    y = kit.lines_table(
        sheet, style, LEFT, y, list(columns.items()), look, invoice.lines, BOTTOM - 40,
        lambda: turn_page(sheet, invoice, style, body),
    )  # fmt: skip
    if y > BOTTOM - 240:
        y = turn_page(sheet, invoice, style, body)
    y = kit.vat_table(sheet, invoice, style, RIGHT - 290, y + 14, (80, 70, 70, 70), look, fill=tint(color, 0.08)) + 16
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body, invoice.amount_due)
    y = _pay_box(sheet, invoice, account, style, y + 4, color, bold, label)
    y = kit.notes(sheet, invoice, style, LEFT, y + 18, RIGHT - LEFT, bold)
    parcels = list(shipments(invoice, account, style)) if style.variant("list", 4) else []
    if not parcels:
        y = sheet.block(LEFT, y, RIGHT - LEFT, style.label("portal"), label)
    y = sheet.block(LEFT, y, RIGHT - LEFT, style.label("claims").format(invoice.seller.email), label)
    sheet.text(LEFT, y, style.label("electronic"), label)
    if parcels:
        shipment_list(sheet, invoice, style, parcels, body, head)
    footer(sheet, invoice, style, body)


def _head(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, color: str, body: Type, bold: Type, label: Type
) -> float:
    """Sign, both parties and what the invoice is; returns the y below."""
    name = Type("sans", 17, bold=True, color=color)
    if style.variant("band", 3) == 0:
        sheet.rect(0, 0, WIDTH, 62, fill=color, stroke=None)
        sheet.text(LEFT, 40, invoice.seller.short_name, replace(name, color="#ffffff"))
    else:
        logo(sheet, style, LEFT, 28, 28, color)
        sheet.text(LEFT + 36, 48, invoice.seller.short_name, name)
    big = replace(bold, size=13.5)
    period, sold = f"{style.date(account.period_start)} - ", style.date(account.period_end)
    rows: list[kit.Fact] = [
        ("number", invoice.number, "invoice_number"),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
    ]
    if style.variant("sold", 2):
        rows.append(("sale_date", sold, "sale_date"))
    if style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    rows.append(("customer", account.customer_number, None))
    if style.variant("contract", 2):
        rows.append(("contract", account.contract_number, None))
    at = MIDDLE + 122
    sheet.text(MIDDLE, 92, kit.title(style, invoice), big)
    below = kit.facts(sheet, style, MIDDLE, 110, rows, label, bold, at=at, step=13)
    sheet.text(MIDDLE, below, f"{style.label('period')}:", label)
    end = sheet.text(at, below, period, bold)
    sheet.text(end, below, sold, bold, field="sale_date")
    baltic = style.language == "lv"
    sheet.text(LEFT, 84, f"{style.label('seller')}:", label)
    y = kit.party(sheet, style, LEFT, 97, 235, invoice.seller, "seller", body, bold, register=True, contact=True)
    sheet.text(LEFT, y + 8, f"{style.label('buyer')}:", label)
    big = replace(bold, size=body.size + 1)
    y = kit.party(sheet, style, LEFT, y + 22, 235, invoice.buyer, "buyer", body, big, register=baltic)
    return max(y, below + 12)


def _heading(sheet: Sheet, text: str, y: float, color: str, style: Style, bold: Type) -> float:
    if style.variant("heading", 2):
        sheet.rect(LEFT, y, RIGHT - LEFT, 15, fill=color, stroke=None)
        sheet.text(LEFT + 5, y + 11, text, replace(bold, color="#ffffff"))
    else:
        sheet.text(LEFT, y + 10, text, replace(bold, size=bold.size + 1.5, color=color))
    return y + 17


def _pay_box(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, y: float, color: str, bold: Type, label: Type
) -> float:
    """Whom to pay what, until when and with which words; returns the y below."""
    payment = invoice.payment
    rows: list[kit.Fact] = [
        ("recipient", invoice.seller.name, "seller_name"),
        ("iban", style.iban(payment.iban), "iban"),
        ("bank", f"{payment.bank}, {payment.bic}" if style.language == "lv" else payment.bank, None),
        ("subject", style.label("subject text").format(invoice.number, account.customer_number), None),
    ]
    height = 26.0 + 13 * len(rows)
    fill, stroke = (tint(color, 0.07), None) if style.variant("filled box", 2) else (None, color)
    sheet.rect(LEFT, y, RIGHT - LEFT, height, fill=fill, stroke=stroke, line=1, radius=style.choose("radius", (0, 5)))
    sheet.text(LEFT + 10, y + 14, style.label("pay box"), replace(bold, color=color))
    kit.facts(sheet, style, LEFT + 10, y + 28, rows, label, replace(bold, bold=False), at=LEFT + 92, step=13)
    x = RIGHT - 150
    sheet.text(x, y + 14, style.label("total"), label)
    sheet.text(x, y + 32, style.money(invoice.amount_due), replace(bold, size=14), field="amount_due")
    sheet.same("currency", "amount_due")
    sheet.text(x, y + 50, style.label("due"), label)
    sheet.text(x, y + 64, style.date(payment.due_date), replace(bold, size=11), field="due_date")
    return y + height


LAYOUT = Layout(
    name="courier",
    description="parcel company, invoice of a month: services and payment on the first page, shipments after it",
    draw=draw,
    labels=LABELS,
    trades=("courier",),
    countries={"pl": ("PL",), "lv": ("LV",)},
    numbers={
        "pl": ("{y}/{m:02d}/{n:06d}", "FV{n:07d}/{m:02d}/{yy:02d}", "K{yy:02d}{m:02d}{n:06d}"),
        "lv": ("KP{n:07d}", "{yy:02d}{m:02d}-{n:05d}", "{n:08d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "lv": ("dots", "dots", "iso")},
    is_account=True,
    features=frozenset({"net", "settled"}),
    kept_aside=True,
)
