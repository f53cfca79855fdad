"""A two-column head: seller and buyer side by side, each label once for both, values interleaved row by row."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page, numbered_title

LEFT, RIGHT = 42.0, WIDTH - 42.0
BOTTOM = HEIGHT - 52.0
LABEL = Type("dejavu", 6.8, color="#444444")
BODY = Type("dejavu", 7.8)
BOLD = Type("dejavu", 7.8, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    big = Type("dejavu", 13, bold=True)
    x = numbered_title(sheet, invoice, style, LEFT, 52, big)
    sheet.line(LEFT, 60, max(x, RIGHT), 60, width=1.4)
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    y = kit.facts(sheet, style, LEFT, 76, rows, LABEL, BOLD, at=LEFT + 130, step=12)
    y = _parties(sheet, invoice, style, y + 8)
    columns = (("no", 22.0), ("name", 185.0), ("qty", 46.0), ("unit", 38.0), ("price", 56.0), ("rate", 42.0),
               ("net", 60.0), ("gross", 62.0))  # fmt: skip
    look = Look(BODY, LABEL, rule="#555555", head_align="column", padding=3)
    y = kit.lines_table(
        sheet, style, LEFT, y + 8, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
    )
    if y > BOTTOM - 190:
        y = _turn_page(sheet, invoice, style)
    at = WIDTH / 2 - 20
    y = kit.vat_table(sheet, invoice, style, at, y + 12, (84, 66, 56, 67), look)
    y = kit.to_pay(sheet, invoice, style, at, RIGHT, y + 16, BODY, Type("dejavu", 10, bold=True))
    y = kit.words(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.facts(sheet, style, LEFT, y + 6, kit.payment_facts(invoice, style), LABEL, BOLD, at=LEFT + 130, step=12)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BOLD)
    places = ((LEFT, "sign_seller"), (RIGHT - 190, "sign_buyer"))
    kit.signatures(sheet, style, y + 40, places, Type("dejavu", 5.6), width=190)
    _footer(sheet, invoice, style)


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """A label column on the left, then the seller's value and the buyer's in the same row."""
    first, second = LEFT + 74, LEFT + 296
    sheet.rect(LEFT, y - 10, RIGHT - LEFT, 15, fill="#e9edf2", stroke=None)
    for x, role in ((first, "seller"), (second, "buyer")):
        sheet.text(x, y, style.label(role).upper(), BOLD)
    y += 16
    seller, buyer = invoice.seller, invoice.buyer
    sheet.text(LEFT, y, f"{style.label('name')}:", LABEL)
    ends = [
        sheet.block(x, y, 208, who.name, BOLD, field=f"{role}_name")
        for x, role, who in ((first, "seller", seller), (second, "buyer", buyer))
    ]
    y = max(ends)
    rows = (
        ("street", seller.street, buyer.street, None),
        ("city", f"{seller.zip} {seller.city}", f"{buyer.zip} {buyer.city}", None),
        ("vat", style.vat(seller.vat), style.vat(buyer.vat), "vat"),
        ("phone", seller.phone, "", None),
    )
    for key, one, two, field in rows:
        sheet.text(LEFT, y, f"{style.label(key)}:", LABEL)
        sheet.text(first, y, one, BODY, field=f"seller_{field}" if field else None)
        sheet.text(second, y, two, BODY, field=f"buyer_{field}" if field else None)
        y += 11.5
    sheet.line(LEFT, y - 4, RIGHT, y - 4, stroke="#999999", width=0.5)
    return y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    return next_page(sheet, invoice, style, LEFT, 44, BOLD)


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("dejavu", 5.8, color="#555555")
    sheet.text(LEFT, HEIGHT - 28, f"{invoice.seller.name} | {invoice.seller.email}", tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, tiny)


LAYOUT = Layout(
    name="columns",
    description="two-column head, labels shared by seller and buyer",
    draw=draw,
    labels=labels("""
name = Nazwa = Name = Name = Nosaukums
street = Adres = Address = Straße = Adrese
city = Miejscowość = City = Ort = Pilsēta
"""),
    trades=("workshop", "consulting", "electronics"),
    countries={"pl": ("PL",), "lv": ("LV",), "en": ("LT", "PL")},
    numbers={
        "pl": ("FV/{n}/{y}", "{y}/{m:02d}/{n:04d}", "{n}-{yy:02d}"),
        "lv": ("{n:05d}", "R-{y}/{n}", "AB {n:06d}"),
        "en": ("{y}-{n:05d}", "S{n:05d}"),
    },
    dates={"pl": ("dashes", "dots", "iso"), "lv": ("dots", "lv_long", "dots"), "en": ("iso", "dots")},
    features=frozenset({"net"}),
)
