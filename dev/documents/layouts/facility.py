"""A landlord's invoice for premises: rent, charges in advance and settled, the balance, and a box to pay from."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.facility import LABELS
from ..model import ZERO, Account, Invoice
from ..sheet import WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, account_of
from .facility_paper import BOTTOM, LEFT, MIDDLE, RIGHT, bank_box, footer, parties, turn_page

BUILDINGS = {
    "PL": ("ul. Tkacka 9, budynek B", "Biurowiec Wrzos, ul. Kolejowa 31", "Pasaż pod Zegarem, ul. Długa 4"),
    "LV": ("Ābeļu iela 18, Rīga", "Biroju ēka Liedags, Krasta iela 76", "Noliktavu iela 3, Salaspils"),
    "GB": ("Tannery Court, Mill Lane", "Unit Park, Fen Road", "14-18 Corn Street"),
}


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``, which has an account."""
    account = account_of(invoice)
    body = Type(style.choose("font", ("sans", "serif", "narrow", "dejavu")), 9.0)
    body = replace(body, size={"serif": 9.8, "dejavu": 8.0, "narrow": 9.4}.get(body.family, 8.8))
    bold, label = replace(body, bold=True), replace(body, size=body.size - 0.8, color="#404040")
    y = parties(sheet, invoice, style, body, bold, label)
    y = _heading(sheet, invoice, account, style, y, body, bold, label)
    columns = {"no": 24.0, "name": 165.0, "group": 46.0, "qty_unit": 58.0, "price": 48.0, "net": 54.0, "rate": 46.0,
               "gross": 62.0}  # fmt: skip
    for key, share in (("no", 3), ("group", 2)):
        if not style.variant(f"{key} column", share):
            columns["name"] += columns.pop(key)
    month = f"{account.period_end:%m/%Y}"
    lines = [replace(line, group=month) for line in invoice.lines]
    look = Look(body, replace(label, bold=True), grid=style.choose("grid", ("#777777", None)), rule="#999999",
                head_fill=style.choose("head", ("#e9e9e9", None)), padding=3)  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, y, list(columns.items()), look, lines, BOTTOM,
        lambda: turn_page(sheet, invoice, style, body),
    )  # fmt: skip
    if y > BOTTOM - 120 - 16 * len(invoice.vat_breakdown):
        y = turn_page(sheet, invoice, style, body)
    y = _sums(sheet, invoice, style, y + 10, body, bold, look)
    if style.language != "en":
        y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body, invoice.amount_due)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, label)
    y = sheet.block(LEFT, y + 6, RIGHT - LEFT, style.label("late"), label)
    if style.variant("agent", 2):
        text = style.label("contact").format(invoice.seller.phone, invoice.seller.email)
        y = sheet.block(LEFT, y + 2, RIGHT - LEFT, text, label)
    bank_box(sheet, invoice, account, style, body, bold, label)
    footer(sheet, style, label)


def _heading(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, y: float, body: Type, bold: Type, label: Type
) -> float:
    """Title, number, dates, period and premises; returns the y where the charges begin."""
    big = replace(bold, size=14)
    first: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if inline := style.variant("number in title", 2) == 1:
        kit.heading(sheet, invoice, style, WIDTH / 2, y + 6, big)
    else:
        sheet.text(LEFT, y + 6, kit.title(style, invoice), big)
        first.insert(0, ("number", invoice.number, "invoice_number"))
    until, by_month = style.date(account.period_end), style.variant("by month", 3) == 0
    if by_month or style.variant("sold", 3) == 0:
        first.append(("sale_date", until, "sale_date"))
    first.append(("due", style.date(invoice.payment.due_date), "due_date"))
    number = style.variant(f"unit {invoice.buyer.name}", 48) + 1
    place = style.choose("building", BUILDINGS[invoice.seller.country])
    kind = style.label("kinds")
    second: list[kit.Fact] = [("premises", style.label("premises text").format(kind, number, place), None)]
    if style.variant("tenant no", 3):
        second.append(("tenant no", account.customer_number[:6], None))
    if style.variant("lease", 2):
        second.append(("contract", account.contract_number.replace("U/", "N/"), None))
    top = y + (26 if inline else 24)
    x = LEFT + 6
    ends = [kit.facts(sheet, style, x, top + 8, first, label, bold, at=x + 104, step=13)]
    at = MIDDLE - 24
    sheet.text(at, top + 8, f"{style.label('period')}:", label)
    if by_month:
        sheet.text(at + 76, top + 8, f"{account.period_end:%m/%Y}", bold)
    else:
        short = replace(style, date_format="dots") if style.date_format == "lv_long" else style
        end = sheet.text(at + 76, top + 8, f"{short.date(account.period_start)} - ", bold)
        sheet.text(end, top + 8, short.date(account.period_end), bold, field="sale_date")
    row = top + 21
    for key, text, _field in second:
        sheet.text(at, row, f"{style.label(key)}:", label)
        row = sheet.block(at + 76, row, RIGHT - at - 80, text, body) + 1.5
    bottom = max(*ends, row) - 4
    if style.variant("framed", 2):
        sheet.rect(LEFT, top - 5, RIGHT - LEFT, bottom - top + 7, stroke="#777777")
    return bottom + 14


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type, look: Look) -> float:
    """VAT by rate, the balance of the account, and what is to be paid."""
    left = RIGHT - 296
    y = kit.vat_table(sheet, invoice, style, left, y, (80, 72, 68, 76), look) + 16
    if invoice.paid:
        credit = "credit" if invoice.paid > ZERO else "debt"
        for key, amount in (("this bill", invoice.total_gross), (credit, -invoice.paid)):
            sheet.text(left, y, f"{style.label(key)}:", body)
            sheet.text(RIGHT - 4, y, style.money(amount), body, align="right")
            y += 13
    return kit.to_pay(sheet, invoice, style, left, RIGHT - 4, y, body, replace(bold, size=12), paid=False)


LAYOUT = Layout(
    name="facility",
    description="landlord, rent and service charges of premises, exempt insurance, balance, box to pay from",
    draw=draw,
    labels=LABELS,
    trades=("premises",),
    countries={"pl": ("PL",), "lv": ("LV",), "en": ("GB", "GB", "GB", "PL")},
    numbers={
        "pl": ("{n}/{m:02d}/{y}", "FV/{y}/{m:02d}/{n:04d}", "N-{n:05d}/{yy:02d}"),
        "lv": ("N{y}-{n:04d}", "{n:05d}", "{yy:02d}{m:02d}/{n}"),
        "en": ("RI{n:06d}", "{n:05d}", "SC-{yy:02d}-{n:04d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "lv": ("dots", "lv_long", "dots"), "en": ("slashes", "long", "short")},
    is_account=True,
    features=frozenset({"net"}),
    kept_aside=True,
)
