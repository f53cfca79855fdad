"""A designer's invoice: parties and payment in a coloured column at the side, the lines beside it."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, logo

SIDE = 176.0
LEFT, RIGHT = SIDE + 24, WIDTH - 34.0
BOTTOM = HEIGHT - 52.0
BODY = Type("sans", 8.4)
BOLD = Type("sans", 8.4, bold=True)
LABEL = Type("sans", 6.8, color="#707070")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#22577a", "#6d3b47", "#38761d", "#5a4fcf"))
    _side(sheet, invoice, style, color)
    sheet.text(LEFT, 74, kit.title(style, invoice).lower(), Type("sans", 30, bold=True, color=color))
    x = LEFT
    cells = [("number", invoice.number, "invoice_number"), ("issue_date", style.date(invoice.issue_date), "issue_date")]
    if style.variant("sale", 2):
        cells.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    for key, value, field in cells:
        sheet.text(x, 100, style.label(key), LABEL)
        sheet.text(x, 113, value, BOLD, field=field)
        x += 124
    columns = (("name", 172.0), ("qty_unit", 52.0), ("price", 50.0), ("rate", 36.0), ("net", 51.0))
    look = Look(BODY, LABEL, rule=tint(color, 0.4), head_align="column", padding=5)
    y = kit.lines_table(
        sheet, style, LEFT, 136, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style, color)
    )
    if y > BOTTOM - 190:
        y = _turn_page(sheet, invoice, style, color)
    y = kit.sums(sheet, invoice, style, LEFT + 150, RIGHT - 4, y + 22, BODY, step=15, bases=False)
    sheet.text(LEFT + 150, y, style.label("gross"), BODY)
    sheet.text(RIGHT - 4, y, style.money(invoice.total_gross), BODY, align="right", field="total_gross")
    y = kit.to_pay(sheet, invoice, style, LEFT + 150, RIGHT - 4, y + 19, BODY, Type("sans", 12, bold=True, color=color))
    kit.notes(sheet, invoice, style, LEFT, y + 14, RIGHT - LEFT, BODY)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 30, LABEL)


def _side(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> None:
    sheet.rect(0, 0, SIDE, HEIGHT, fill=tint(color, 0.13), stroke=None)
    logo(sheet, style, 30, 40, 40, color)
    width = SIDE - 44
    caption = Type("sans", 7, bold=True, color=color)
    y = 116.0
    for role, who in (("seller", invoice.seller), ("buyer", invoice.buyer)):
        sheet.text(30, y, style.label(role), caption)
        y = kit.party(sheet, style, 30, y + 13, width, who, role, BODY, BOLD, register=role == "seller") + 16
    payment = invoice.payment
    sheet.text(30, y, style.label("payment"), caption)
    sheet.text(30, y + 13, style.label({"10": "cash", "48": "card"}.get(payment.means, "transfer")), BODY)
    y += 34
    if payment.is_transfer:
        for key, value, field in (("due", style.date(payment.due_date), "due_date"), ("bank", payment.bank, None)):
            sheet.text(30, y, style.label(key), caption)
            sheet.text(30, y + 13, value, BODY, field=field)
            y += 32
        sheet.text(30, y, style.label("iban"), caption)
        sheet.block(30, y + 13, width, style.iban(payment.iban), BODY, field="iban")


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 30, LABEL)
    sheet.new_page()
    sheet.rect(0, 0, SIDE, HEIGHT, fill=tint(color, 0.13), stroke=None)
    sheet.text(LEFT, 60, f"{kit.title(style, invoice)} {invoice.number}", BOLD)
    return 76.0


LAYOUT = Layout(
    name="sidebar",
    description="coloured column at the side with parties and payment",
    draw=draw,
    labels=labels("""
seller = Wystawca = From = Von = Izsniedzējs
buyer = Dla / Klient = To = An = Kam
net = Suma netto = Net = Netto = Summa bez PVN
gross = Suma brutto = Total = Brutto = Kopsumma
total = Należność = To pay = Zahlbetrag = Maksājamā summa
"""),
    trades=("consulting", "electronics"),
    countries={"pl": ("PL",), "en": ("GB", "LT"), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("F/{y}/{m:02d}/{n}", "{n:03d}-{y}"), "en": ("#{n:05d}", "{yy:02d}/{n:04d}"), "de": ("{y}-{n:03d}",),
        "lv": ("{n:04d}/{yy:02d}",),
    },
    dates={"pl": ("long", "dots"), "en": ("long", "short"), "de": ("de_long", "dots"), "lv": ("dots", "lv_long")},
    features=frozenset({"net"}),
    kept_aside=True,
)  # fmt: skip
