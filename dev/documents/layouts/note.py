"""Proforma invoices and accounting notes: they ask for money and no VAT is booked from them."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page

LEFT, RIGHT = 52.0, WIDTH - 52.0
BOTTOM = HEIGHT - 60.0
LABEL = Type("serif", 8.4)
BODY = Type("serif", 9.6)
BOLD = Type("serif", 9.6, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    is_note = invoice.kind.endswith("_note")
    day = style.date(invoice.issue_date)
    sheet.pair(RIGHT - 190, 64, f"{style.label('issue_date')}:", day, LABEL, BODY, field="issue_date")
    seller, buyer = ("issuer", "charged") if is_note else ("seller", "buyer")
    ends = []
    for x, role, key, who in (
        (LEFT, "seller", seller, invoice.seller),
        (WIDTH / 2 + 20, "buyer", buyer, invoice.buyer),
    ):
        sheet.text(x, 96, style.label(key), LABEL)
        ends.append(kit.party(sheet, style, x, 111, 220, who, role, BODY, BOLD))
    y = max(ends) + 26
    big = Type("serif", 15, bold=True)
    kit.heading(sheet, invoice, style, WIDTH / 2, y, big, gap="  ")
    y += 20
    if is_note:
        y = sheet.block(LEFT, y + 6, RIGHT - LEFT, style.label("we charge"), BODY)
        columns: tuple[tuple[str, float], ...] = (("no", 34.0), ("name", 346.0), ("gross", 111.0))
    else:
        columns = (("no", 28.0), ("name", 198.0), ("qty_unit", 68.0), ("price", 66.0), ("rate", 50.0), ("net", 81.0))
    look = Look(BODY, LABEL, grid="#555555", padding=4)
    y = kit.lines_table(
        sheet, style, LEFT, y + 4, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 190:
        y = _turn_page(sheet, invoice, style)
    if not is_note:
        y = kit.vat_table(sheet, invoice, style, RIGHT - 330, y + 12, (90, 80, 80, 80), look)
    y = kit.to_pay(sheet, invoice, style, RIGHT - 330, RIGHT - 4, y + 20, BODY, Type("serif", 12, bold=True),
                   field_gross=is_note)  # fmt: skip
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.facts(sheet, style, LEFT, y + 8, kit.payment_facts(invoice, style), LABEL, BOLD, at=LEFT + 110, step=14)
    if not is_note:
        sheet.text(LEFT, y + 8, style.label("no invoice"), BODY)
    sheet.line(RIGHT - 180, y + 60, RIGHT, y + 60, dashes=(1, 2))
    sheet.text(RIGHT - 90, y + 70, style.label("sign_seller"), Type("serif", 7), align="center")
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 34, LABEL)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 34, LABEL)
    return next_page(sheet, invoice, style, LEFT, 48, BOLD, no=False)


LAYOUT = Layout(
    name="note",
    description="proforma invoice, debit note, accounting note",
    draw=draw,
    labels=labels("""
issuer = Wystawca noty = Issued by = Aussteller = Izsniedzējs
charged = Obciążony = Charged to = Empfänger = Adresāts
we charge = Obciążamy Państwa rachunek następującymi kwotami: = We charge your account with the following: = Wir belasten Ihr Konto wie folgt: = Lūdzam atlīdzināt šādas summas:
no invoice = Dokument nie jest fakturą VAT i nie stanowi podstawy do odliczenia podatku. = This is not a VAT invoice. = Dies ist keine Rechnung im Sinne des UStG. = Šis dokuments nav PVN rēķins.
col.gross = Kwota = Amount = Betrag = Summa
"""),  # noqa: E501
    trades=("consulting", "electronics", "workshop"),
    countries={"pl": ("PL",), "en": ("GB", "PL"), "lv": ("LV",)},
    numbers={"pl": ("{n}/{m:02d}/{y}", "N/{n}/{y}", "PF {n}/{y}"), "en": ("P-{n:05d}",), "lv": ("{y}-{n:03d}",)},
    dates={"pl": ("dots_r", "dots", "long"), "en": ("long", "iso"), "lv": ("dots", "lv_long")},
    kinds=("proforma", "proforma", "debit_note", "accounting_note"),
    features=frozenset({"net"}),
)
