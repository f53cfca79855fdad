"""A shop's receipt on a narrow roll, with the buyer's NIP on it: an invoice in Poland up to 450 PLN."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import Sheet, Type
from .base import Layout

WIDTH = 216.0
"""Points of a roll of 76 mm."""
LEFT, RIGHT = 12.0, WIDTH - 12.0
BODY = Type("mono", 7.4)
BOLD = Type("mono", 7.4, bold=True)
LETTERS = "ABCDE"


def paper(invoice: Invoice) -> tuple[float, float]:
    """The roll is cut after what is printed."""
    return WIDTH, 372.0 + 22 * len(invoice.lines) + 18 * len(invoice.vat_breakdown)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    seller = invoice.seller
    middle = WIDTH / 2
    y = 24.0
    name = BOLD.wrap(seller.name, RIGHT - LEFT)
    half = max(map(BOLD.width, name)) / 2
    sheet.note("seller_name", seller.name, (middle - half, y - 8, middle + half, y - 8 + 10 * len(name)))
    for text in name:
        sheet.text(middle, y, text, BOLD, align="center")
        y += 10
    for text in (seller.street, f"{seller.zip} {seller.city}"):
        sheet.text(middle, y, text, BODY, align="center")
        y += 10
    label = f"{style.label('vat')} "
    x = middle - BODY.width(label + style.vat(seller.vat)) / 2
    x = sheet.text(x, y, label, BODY)
    sheet.text(x, y, style.vat(seller.vat), BODY, field="seller_vat")
    y += 16
    sheet.text(LEFT, y, style.date(invoice.issue_date), BODY, field="issue_date")
    lead = f"{style.label('print')} "
    sheet.text(RIGHT - BODY.width(invoice.number), y, lead, BODY, align="right")
    sheet.text(RIGHT, y, invoice.number, BODY, align="right", field="invoice_number")
    y += 16
    sheet.text(middle, y, style.label("title.receipt").upper(), Type("mono", 9, bold=True), align="center")
    y = _rule(sheet, y + 8)
    rates = [row.tax.rate for row in invoice.vat_breakdown]
    for line in invoice.lines:
        letter = LETTERS[rates.index(line.tax.rate)]
        price = line.gross_price if line.gross_price is not None else line.net_price
        sheet.text(LEFT, y, line.name[:38], BODY)
        calculation = f"{style.quantity(line.quantity)} {line.unit} x {style.amount(price)}"
        y += 10
        sheet.text(LEFT + 24, y, calculation, BODY)
        sheet.text(RIGHT, y, f"{style.amount(line.gross)} {letter}", BODY, align="right")
        y += 11
    y = _taxes(sheet, invoice, style, _rule(sheet, y - 2))
    y = _total(sheet, invoice, style, y)
    _foot(sheet, invoice, style, y)


def _rule(sheet: Sheet, y: float) -> float:
    sheet.text(LEFT, y, "-" * int((RIGHT - LEFT) / BODY.width("-")), BODY)
    return y + 11


def _taxes(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    for index, row in enumerate(invoice.vat_breakdown):
        for key, value in (("taxed", row.gross), ("tax of", row.tax_amount)):
            sheet.text(LEFT, y, style.label(key).format(LETTERS[index], style.rate(row.tax)), BODY)
            sheet.text(RIGHT, y, style.amount(value), BODY, align="right")
            y += 10
    sheet.text(LEFT, y, style.label("tax"), BODY)
    sheet.text(RIGHT, y, style.amount(invoice.total_tax), BODY, align="right", field="total_tax")
    return y + 20


def _total(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    big = Type("mono", 13, bold=True)
    sheet.text(LEFT, y, style.label("gross"), big)
    x = RIGHT - big.width(style.amount(invoice.total_gross))
    sheet.text(x, y, style.amount(invoice.total_gross), big, field="total_gross")
    sheet.text(x - 6, y, invoice.currency, big, align="right", field="currency")
    y = _rule(sheet, y + 10)
    word = style.label({"10": "cash", "48": "card"}.get(invoice.payment.means, "transfer")).upper()
    sheet.text(LEFT, y, f"{style.label('paid')} {word}", BODY)
    sheet.text(RIGHT, y, f"{style.amount(invoice.total_gross)} {invoice.currency}", BODY, align="right")
    return y + 14


def _foot(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    sheet.pair(LEFT, y, style.label("buyer vat"), style.vat(invoice.buyer.vat), BOLD, BOLD, field="buyer_vat")
    y += 16
    clerk = 1 + style.variant(f"clerk {invoice.number}", 9)
    sheet.text(LEFT, y, f"{style.label('till')} {clerk}  #{clerk * 37:03d}", BODY)
    sheet.text(RIGHT, y, f"{9 + clerk}:{10 + clerk * 3}", BODY, align="right")
    y += 12
    token = "".join("0123456789ABCDEF"[style.variant(f"{invoice.number} {i}", 16)] for i in range(24))
    sheet.text(WIDTH / 2, y, token, Type("mono", 6), align="center")
    y += 14
    sheet.text(WIDTH / 2, y, f"{style.label('device')} ZZX 99{clerk:08d}", BOLD, align="center")
    y += 16
    for text in style.label("bye").split("|"):
        sheet.text(WIDTH / 2, y, text, BODY, align="center")
        y += 10


LAYOUT = Layout(
    name="receipt",
    description="receipt of a shop's till with the buyer's tax number",
    draw=draw,
    labels=labels("""
title.receipt = Paragon fiskalny = - = - = Kases čeks
print = nr wydr. = - = - = Čeka Nr.
taxed = Sprzed. opod. PTU {0} = - = - = Apliekams {0} {1}
tax of = Kwota PTU {0} {1} = - = - = PVN {0} {1}
tax = SUMA PTU = - = - = PVN KOPĀ
gross = SUMA = - = - = KOPĀ
paid = Płatność: = - = - = Samaksāts:
buyer vat = NIP nabywcy: = - = - = Pircēja PVN Nr.:
till = Kasjer = - = - = Kase
device = nr unik. = - = - = Kases aparāts
bye = Dziękujemy za zakupy|Zapraszamy ponownie = - = - = Paldies par pirkumu
"""),
    trades=("grocery",),
    countries={"pl": ("PL",), "lv": ("LV",)},
    numbers={"pl": ("{n:06d}", "W{n:06d}"), "lv": ("{n:08d}",)},
    dates={"pl": ("iso", "dots", "dashes"), "lv": ("dots", "iso")},
    kinds=("receipt",),
    features=frozenset({"gross", "paid"}),
    paper=paper,
)
