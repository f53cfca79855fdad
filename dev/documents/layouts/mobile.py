"""A bill of a mobile operator: a slim first page, then what each phone number cost."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, address_lines

LEFT, RIGHT = 50.0, WIDTH - 50.0
BOTTOM = HEIGHT - 56.0
LABEL = Type("sans", 7.4, color="#6a6a6a")
BODY = Type("sans", 8.6)
BOLD = Type("sans", 8.6, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#d6006e", "#6c2bd9", "#00857c", "#e25303"))
    sheet.circle(RIGHT - 16, 44, 16, fill=color)
    sheet.text(RIGHT - 40, 50, invoice.seller.short_name, Type("sans", 13, bold=True, color=color), align="right")
    y = 96.0
    for text in (invoice.buyer.name, *address_lines(invoice.buyer)):
        field = "buyer_name" if text == invoice.buyer.name else None
        y = sheet.block(LEFT, y, 230, text, BODY if field is None else BOLD, field=field)
    sheet.pair(LEFT, y, f"{style.label('buyer')}, {style.label('vat')}:", style.vat(invoice.buyer.vat), LABEL, BODY,
               field="buyer_vat")  # fmt: skip
    at = WIDTH / 2 + 46
    rows: list[kit.Fact] = [
        ("number", invoice.number, "invoice_number"),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
        ("customer", f"1.{invoice.buyer.zip.replace('-', '')[-5:]}.{invoice.issue_date:%y%m}", None),
    ]
    kit.facts(sheet, style, at, 96, rows, LABEL, BOLD, right=RIGHT, step=14, colon="")
    y = 172.0
    sheet.text(LEFT, y, kit.title(style, invoice), Type("sans", 20, color=color))
    y = _sum_strip(sheet, invoice, style, y + 14, color)
    look = Look(BODY, LABEL, rule="#dddddd", head_align="column", padding=4)
    y = kit.vat_table(sheet, invoice, style, LEFT, y + 14, (140, 115, 115, 125), look, fill=tint(color, 0.08))
    y = kit.facts(sheet, style, LEFT, y + 22, kit.payment_facts(invoice, style)[:1], LABEL, BODY, at=LEFT + 120)
    if invoice.payment.is_transfer:
        y = kit.facts(
            sheet, style, LEFT, y, [("iban", style.iban(invoice.payment.iban), "iban")], LABEL, BOLD, at=LEFT + 120
        )
    y = kit.words(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BOLD)
    y = max(y + 16, 500)
    sheet.rect(LEFT, y, RIGHT - LEFT, 54, fill="#f3f3f3", stroke=None, radius=8)
    for index, text in enumerate(style.label("advert").split("|")):
        sheet.text(LEFT + 14, y + 20 + 15 * index, text, BOLD if index == 0 else BODY)
    y = _turn_page(sheet, invoice, style)
    sheet.text(LEFT, y, style.label("per number"), Type("sans", 12, bold=True, color=color))
    columns = (("name", 196.0), ("qty", 44.0), ("price", 62.0), ("net", 66.0), ("rate", 50.0), ("gross", 77.0))
    look = Look(Type("sans", 8), LABEL, rule="#dddddd", head_align="column", padding=3)
    kit.lines_table(
        sheet, style, LEFT, y + 12, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style),
        banners=True, banner_fill=tint(color, 0.1),
    )  # fmt: skip
    _footer(sheet, invoice, style)


def _sum_strip(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    """What is to be paid, and by when, in one coloured strip."""
    sheet.rect(LEFT, y, RIGHT - LEFT, 46, fill=color, stroke=None, radius=8)
    white, small = Type("sans", 15, bold=True, color="#ffffff"), Type("sans", 7.6, color="#ffffff")
    sheet.text(LEFT + 14, y + 16, style.label("left" if invoice.paid else "total"), small)
    sheet.text(LEFT + 14, y + 35, style.money(invoice.amount_due), white, field="amount_due")
    sheet.same("currency", "amount_due")
    if invoice.payment.is_transfer:
        sheet.text(RIGHT - 14, y + 16, style.label("due"), small, align="right")
        sheet.text(RIGHT - 14, y + 35, style.date(invoice.payment.due_date), white, align="right", field="due_date")
    return y + 46


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, invoice, style)
    sheet.new_page()
    sheet.text(RIGHT, 44, f"{style.label('annex')} {invoice.number}", LABEL, align="right")
    return 62.0


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    who, tiny = invoice.seller, Type("sans", 6.4, color="#666666")
    y = HEIGHT - 40
    first = sheet.page == 1
    end = sheet.text(LEFT, y, who.name, tiny, field="seller_name" if first else None)
    end = sheet.text(end, y, f", {who.street}, {who.zip} {who.city}, {style.label('vat')} ", tiny)
    end = sheet.text(end, y, style.vat(who.vat), tiny, field="seller_vat" if first else None)
    sheet.text(LEFT, y + 9, f"{style.label('register')} {who.register_number}, {who.phone}, {who.email}", tiny)
    kit.page_counter(sheet, style, RIGHT, y + 9, tiny)


LAYOUT = Layout(
    name="mobile",
    description="mobile operator: seller only in the footer, charges by phone number",
    draw=draw,
    labels=labels("""
group = Numer telefonu {0} = Phone number {0} = Rufnummer {0} = Tālrunis {0}
per number = Opłaty według numerów = Charges by number = Kosten je Rufnummer = Maksa pa numuriem
annex = Załącznik do faktury = Annex to invoice = Anlage zur Rechnung = Pielikums rēķinam
advert = Włącz e-fakturę|i zyskaj 5 zł rabatu co miesiąc. = Switch to e-invoices|and save 1 every month. = Jetzt E-Rechnung|und jeden Monat 1 sparen. = Piesaki e-rēķinu|un ietaupi katru mēnesi.
total = Kwota do zapłaty = Amount due = Zu zahlen = Summa apmaksai
"""),  # noqa: E501
    trades=("mobile",),
    countries={"pl": ("PL",), "en": ("GB", "LT"), "lv": ("LV",)},
    numbers={
        "pl": ("F-{n:08d}/{m:02d}/{yy:02d}", "{y}{m:02d}{n:06d}"),
        "en": ("M{n:07d}", "{n:010d}"),
        "lv": ("T{y}-{n:06d}", "{n:08d}"),
    },
    dates={"pl": ("dots", "long"), "en": ("long", "short"), "lv": ("dots",)},
    features=frozenset({"net", "groups", "phones"}),
)
