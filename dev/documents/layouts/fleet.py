"""A fuel company's collective invoice: sums on the first page, every filling by card on the pages after it."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, address_lines

LEFT, RIGHT = 36.0, WIDTH - 36.0
BOTTOM = HEIGHT - 48.0
LABEL = Type("narrow", 8)
BODY = Type("narrow", 9)
BOLD = Type("narrow", 9, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#b00020", "#004b87", "#1e6b2e"))
    sheet.rect(LEFT, 28, 8, 44, fill=color, stroke=None)
    sheet.text(LEFT + 16, 46, invoice.seller.short_name, Type("narrow", 16, bold=True, color=color))
    sheet.text(LEFT + 16, 62, style.label("slogan"), LABEL)
    big = Type("narrow", 14, bold=True)
    sheet.text(RIGHT, 42, kit.title(style, invoice), big, align="right")
    sheet.text(RIGHT, 58, invoice.number, big, align="right", field="invoice_number")
    sheet.text(RIGHT, 70, style.label("original"), LABEL, align="right")
    middle = WIDTH / 2 + 6
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (middle, "buyer", invoice.buyer)):
        sheet.rect(x, 88, middle - LEFT - 12, 13, fill="#e6e6e6", stroke=None)
        sheet.text(x + 4, 97.5, style.label(role), BOLD)
        ends.append(kit.party(sheet, style, x + 4, 114, 250, who, role, BODY, BOLD, register=role == "seller"))
    y = max(ends) + 8
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    kit.facts(sheet, style, LEFT, y, rows, LABEL, BOLD, at=LEFT + 96)
    y = kit.facts(sheet, style, middle, y, kit.payment_facts(invoice, style), LABEL, BOLD, at=middle + 76)
    y = _products(sheet, invoice, style, y + 6)
    look = Look(BODY, LABEL, grid="#888888", head_fill="#e6e6e6")
    y = kit.vat_table(sheet, invoice, style, RIGHT - 322, y + 14, (82, 80, 80, 80), look, fill="#e6e6e6")
    y = kit.to_pay(sheet, invoice, style, RIGHT - 322, RIGHT - 4, y + 18, BODY, Type("narrow", 13, bold=True))
    y = kit.words(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, BODY, invoice.amount_due)
    kit.notes(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, BOLD)
    y = _turn_page(sheet, invoice, style)
    columns = (("day", 66.0), ("name", 168.0), ("qty_unit", 64.0), ("gross_price", 52.0), ("rate", 44.0),
               ("net", 58.0), ("gross", 71.0))  # fmt: skip
    kit.lines_table(
        sheet, style, LEFT, y, columns, Look(Type("narrow", 8.4), LABEL, rule="#bbbbbb", head_align="column"),
        invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style), banners=True, banner_fill="#eeeeee",
    )  # fmt: skip
    _footer(sheet, invoice, style)


def _products(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Quantities and amounts by product, as far as they go on the first page."""
    sums: dict[str, tuple[str, list[str]]] = {}
    for name in sorted({line.name for line in invoice.lines}):
        lines = [line for line in invoice.lines if line.name == name]
        quantity = sum((line.quantity for line in lines[1:]), lines[0].quantity)
        gross = sum((line.gross for line in lines[1:]), lines[0].gross)
        texts = [f"{style.quantity(quantity)} {lines[0].unit}", style.rate(lines[0].tax), style.amount(gross)]
        sums[name] = (name, texts)
    sheet.text(LEFT, y + 10, style.label("products"), BOLD)
    y += 16
    for name, texts in sums.values():
        sheet.line(LEFT, y, RIGHT, y, stroke="#bbbbbb", width=0.4)
        y += 11.5
        sheet.text(LEFT + 4, y, name, BODY)
        for x, text in zip((LEFT + 330, LEFT + 400, RIGHT - 4), texts, strict=True):
            sheet.text(x, y, text, BODY, align="right")
        y += 3
    return y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    sheet.new_page()
    sheet.text(LEFT, 40, f"{style.label('annex')} {invoice.number}", BOLD)
    address = ", ".join(address_lines(invoice.buyer))
    sheet.text(RIGHT, 40, address, LABEL, align="right")
    return 52.0


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("narrow", 6.4, color="#444444")
    text = style.label("capital").format(style.amount(invoice.total_gross * 0 + 1250000))
    sheet.text(LEFT, HEIGHT - 28, f"{invoice.seller.name}. {text}", tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, tiny)


LAYOUT = Layout(
    name="fleet",
    description="fuel company, list of cards and fillings",
    draw=draw,
    labels=labels("""
title.invoice = Faktura VAT zbiorcza / Faktura VAT = Collective invoice = Sammelrechnung = Rēķins
slogan = karty flotowe = fleet cards = Tankkarten = degvielas kartes
products = Zestawienie według produktów = By product = Nach Produkten = Pa produktiem
annex = Specyfikacja transakcji do faktury = Transactions of invoice = Einzelnachweis zu Rechnung = Darījumu saraksts, rēķins
group = Karta nr {0}, pojazd {1} = Card {0}, vehicle {1} = Karte {0}, Fahrzeug {1} = Karte {0}, auto {1}
capital = Kapitał zakładowy {0} zł, wpłacony w całości = Share capital {0} = Stammkapital {0} EUR = Pamatkapitāls {0} EUR
"""),  # noqa: E501
    trades=("fuel",),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n:06d}/{m:02d}/{y}/F", "FL/{y}/{n:07d}"),
        "de": ("TK-{y}-{n:06d}", "{yy:02d}{m:02d}{n:06d}"),
        "lv": ("DK{n:07d}", "{y}/{n:06d}"),
    },
    dates={"pl": ("iso", "dots"), "de": ("dots",), "lv": ("dots",)},
    features=frozenset({"gross", "groups", "long", "rates"}),
)
