"""A wholesaler's long invoice: many lines, discounts, three rates, sums carried from page to page, several accounts."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout

LEFT, RIGHT = 28.0, WIDTH - 28.0
BOTTOM = HEIGHT - 46.0
LABEL = Type("narrow", 7.4)
BODY = Type("narrow", 8.2)
BOLD = Type("narrow", 8.2, bold=True)
LOOK = Look(BODY, LABEL, grid="#666666", head_fill="#f0f0f0", padding=2)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    y = _head(sheet, invoice, style)
    columns = (("no", 22.0), ("code", 48.0), ("name", 150.0), ("qty", 40.0), ("unit", 30.0), ("list_price", 46.0),
               ("discount", 32.0), ("price", 46.0), ("rate", 32.0), ("net", 46.0), ("gross", 47.0))  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, y + 6, columns, LOOK, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style),
        carry=True,
    )  # fmt: skip
    if y > BOTTOM - 230:
        y = _turn_page(sheet, invoice, style)
    left = RIGHT - 300
    below = kit.vat_table(sheet, invoice, style, left, y + 10, (90, 70, 70, 70), LOOK, fill="#f0f0f0")
    end = kit.facts(sheet, style, LEFT, y + 18, kit.payment_facts(invoice, style, days=True), LABEL, BOLD, at=LEFT + 78,
                    step=12)  # fmt: skip
    y = kit.to_pay(sheet, invoice, style, left, RIGHT - 4, max(below, end) + 18, BODY, Type("narrow", 13, bold=True))
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.accounts(sheet, invoice, style, LEFT, y + 8, BODY, BOLD)
    y = kit.notes(sheet, invoice, style, LEFT, y + 6, RIGHT - LEFT, BOLD)
    weight = style.quantity(sum((line.quantity for line in invoice.lines), invoice.lines[0].quantity) * 3 / 2)
    sheet.text(LEFT, y + 4, style.label("weight").format(weight, len(invoice.lines)), LABEL)
    places = ((LEFT, "sign_buyer"), (RIGHT - 180, "sign_seller"))
    kit.signatures(sheet, style, y + 48, places, Type("narrow", 6.4))
    _footer(sheet, invoice, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    big = Type("narrow", 14, bold=True)
    sheet.text(LEFT, 42, invoice.seller.short_name.upper(), Type("narrow", 15, bold=True))
    sheet.rect(RIGHT - 250, 28, 250, 22, fill="#f0f0f0")
    kit.heading(sheet, invoice, style, RIGHT - 125, 44, big, gap="  ")
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
        ("delivery", f"WZ {style.variant(invoice.number, 9000) + 100}/{invoice.issue_date:%y}", None),
    ]
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    kit.facts(sheet, style, RIGHT - 250, 64, rows, LABEL, BOLD, right=RIGHT, step=12)
    y = kit.party(sheet, style, LEFT, 58, 270, invoice.seller, "seller", BODY, BOLD, register=True, contact=True)
    y = max(y, 118.0) + 4
    sheet.line(LEFT, y - 6, RIGHT, y - 6, width=0.4)
    for x, key in ((LEFT, "buyer"), (LEFT + 200, "recipient"), (LEFT + 390, "payer")):
        sheet.text(x, y + 4, f"{style.label(key)}:", LABEL)
    end = kit.party(sheet, style, LEFT, y + 15, 190, invoice.buyer, "buyer", BODY, BOLD)
    for x, text in ((LEFT + 200, style.label("branch")), (LEFT + 390, style.label("same"))):
        sheet.block(x, y + 15, 150, text, BODY)
    return end


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    sheet.new_page()
    text = f"{kit.title(style, invoice)} {style.label('no')} {invoice.number}, {style.date(invoice.issue_date)}"
    sheet.text(LEFT, 38, text, BOLD)
    return 48.0


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("narrow", 6.4)
    sheet.line(LEFT, HEIGHT - 36, RIGHT, HEIGHT - 36, width=0.3)
    sheet.text(LEFT, HEIGHT - 26, style.label("printed").format(style.date(invoice.issue_date)), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 26, tiny)


LAYOUT = Layout(
    name="wholesale",
    description="wholesaler, many pages with sums carried forward, discounts, three rates, several accounts",
    draw=draw,
    labels=labels("""
delivery = Dokument WZ = Delivery note = Lieferschein = Pavadzīme
payer = Płatnik = Payer = Zahler = Maksātājs
branch = Magazyn nr 2, rampa C = Warehouse 2, gate C = Lager 2, Tor C = Noliktava 2, vārti C
same = jak nabywca = as customer = wie Kunde = tas pats
weight = Masa razem {0} kg, pozycji {1} = Total weight {0} kg, {1} items = Gesamtgewicht {0} kg, {1} Positionen = Kopējā masa {0} kg, pozīcijas {1}
printed = Wydruk z systemu HurtMax, data wydruku {0} = HurtMax, printed {0} = HurtMax, Druckdatum {0} = HurtMax, izdrukāts {0}
"""),  # noqa: E501
    trades=("building",),
    countries={"pl": ("PL",), "de": ("DE",)},
    numbers={"pl": ("{n:05d}/{m:02d}/{y}/H", "FVH/{y}/{n:06d}"), "de": ("{y}/{n:06d}", "VR{n:07d}")},
    dates={"pl": ("iso", "dots"), "de": ("dots",)},
    features=frozenset({"net", "discount", "rates", "long", "accounts"}),
)
