"""A print of an old big system in a typewriter's font: capitals, codes before names, two lines for each article."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, address_lines

LEFT, RIGHT = 30.0, WIDTH - 30.0
BOTTOM = HEIGHT - 50.0
BODY = Type("mono", 7.6)
BOLD = Type("mono", 7.6, bold=True)
STEP = 10.5


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    y = _head(sheet, invoice, style)
    for number, line in enumerate(invoice.lines, 1):
        if y > BOTTOM - 2 * STEP:
            y = _turn_page(sheet, invoice, style)
        sheet.text(LEFT, y, f"{number:03d} {line.code:<10} {line.name}", BODY)
        y += STEP
        sheet.text(LEFT + 40, y, f"{style.quantity(line.quantity)} {line.unit} x {style.price(line.net_price)}", BODY)
        texts = (style.amount(line.net), style.rate(line.tax), style.amount(line.tax_amount), style.amount(line.gross))
        for x, text in zip((380, 430, 490, RIGHT), texts, strict=True):
            sheet.text(x, y, text, BODY, align="right")
        y += STEP
    if y > BOTTOM - 210:
        y = _turn_page(sheet, invoice, style)
    _rule(sheet, y)
    look = Look(BODY, BODY, rule="#ffffff", head_align="column", padding=1.4)
    y = kit.vat_table(sheet, invoice, style, 270, y + 4, (70, 75, 70, 80), look)
    _rule(sheet, y + 6)
    y = kit.to_pay(sheet, invoice, style, LEFT, LEFT + 290, y + 18, BODY, Type("mono", 11, bold=True))
    y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.facts(sheet, style, LEFT, y + 6, kit.payment_facts(invoice, style, days=True), BODY, BOLD, at=LEFT + 120,
                  step=STEP)  # fmt: skip
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BOLD)
    sheet.text(LEFT, y + 40, style.label("sign_seller") + " " + "." * 40, BODY)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, BODY)


def _rule(sheet: Sheet, y: float) -> None:
    sheet.text(LEFT, y, "=" * int((RIGHT - LEFT) / BODY.width("=")), BODY)


def _head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    y = 40.0
    end = sheet.text(LEFT, y, f"{style.label('seller')}: ", BODY)
    sheet.text(end, y, invoice.seller.name, BOLD, field="seller_name")
    sheet.text(LEFT, y + STEP, ", ".join(address_lines(invoice.seller)), BODY)
    sheet.pair(LEFT, y + 2 * STEP, f"{style.label('vat')}:", style.vat(invoice.seller.vat), BODY, BODY,
               field="seller_vat")  # fmt: skip
    sheet.text(RIGHT, y + 2 * STEP, f"{style.label('customer')} {style.variant(invoice.buyer.name, 9000) + 1000}", BODY,
               align="right")  # fmt: skip
    y += 4 * STEP
    big = Type("mono", 11, bold=True)
    sheet.pair(LEFT, y, f"{kit.title(style, invoice).upper()} {style.label('no').upper()}", invoice.number, big, big,
               field="invoice_number")  # fmt: skip
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    ]
    y = kit.facts(sheet, style, LEFT, y + 1.5 * STEP, rows, BODY, BODY, at=LEFT + 170, step=STEP)
    y += STEP * 0.5
    end = sheet.text(LEFT, y, f"{style.label('buyer')}: ", BODY)
    sheet.text(end, y, invoice.buyer.name, BOLD, field="buyer_name")
    sheet.text(LEFT, y + STEP, ", ".join(address_lines(invoice.buyer)), BODY)
    sheet.pair(
        LEFT, y + 2 * STEP, f"{style.label('vat')}:", style.vat(invoice.buyer.vat), BODY, BODY, field="buyer_vat"
    )
    y += 3 * STEP
    _rule(sheet, y)
    sheet.text(LEFT, y + STEP, style.label("head left"), BODY)
    words = style.label("head right").split("|")
    for x, text in zip((380, 430, 490, RIGHT), words, strict=True):
        sheet.text(x, y + STEP, text, BODY, align="right")
    _rule(sheet, y + 2 * STEP)
    return y + 3 * STEP


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 28, BODY)
    sheet.new_page()
    sheet.text(LEFT, 40, f"{kit.title(style, invoice).upper()} {invoice.number}", BOLD)
    return 40 + 2 * STEP


LAYOUT = Layout(
    name="ledger",
    description="print of a big old system in a typewriter's font",
    draw=draw,
    labels=labels("""
seller = DOSTAWCA / SPRZEDAJĄCY = SUPPLIER = LIEFERANT = PIEGĀDĀTĀJS
buyer = ODBIORCA/NABYWCA / KUPUJĄCY = BUYER = KUNDE = PIRCĒJS
head left = LP  INDEKS     NAZWA = NO  CODE = POS ART.-NR. = NR. KODS
head right = NETTO|VAT|PODATEK|BRUTTO = NET|VAT|TAX|GROSS = NETTO|UST|STEUER|BRUTTO = SUMMA|PVN|PVN SUMMA|KOPĀ
sum = OGÓŁEM = TOTAL = SUMME = PAVISAM
total = DO ZAPŁATY = TO PAY = ZU ZAHLEN = APMAKSAI
"""),
    trades=("building", "workshop", "electronics"),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n:06d}/{yy:02d}", "1{n:07d}", "{y}{m:02d}/{n:05d}"), "de": ("{n:08d}",), "lv": ("{n:07d}",),
    },
    dates={"pl": ("iso", "dashes", "dots"), "de": ("dots",), "lv": ("dots",)},
    features=frozenset({"net", "rates"}),
)  # fmt: skip
