"""A water company's bill: one dense page in two columns, the slip of the bank at its foot."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Account, Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, account_of
from .headings import next_page
from .transfer_slip import SLIP_HEIGHT, draw_slip

LEFT, RIGHT = 34.0, WIDTH - 34.0
MIDDLE = WIDTH / 2
BOTTOM = HEIGHT - 40.0
LABEL = Type("dejavu", 6.4, color="#333333")
BODY = Type("dejavu", 7.4)
BOLD = Type("dejavu", 7.4, bold=True)
BLUE = "#0b4f86"


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``, which has an account."""
    account = account_of(invoice)
    sheet.rect(LEFT, 28, RIGHT - LEFT, 64, stroke=BLUE, line=1.2)
    sheet.text(LEFT + 8, 41, style.label("seller"), LABEL)
    kit.party(sheet, style, LEFT + 8, 53, 240, invoice.seller, "seller", BODY, BOLD)
    big = Type("dejavu", 10.5, bold=True, color=BLUE)
    sheet.text(RIGHT - 8, 46, f"{kit.title(style, invoice)} {style.label('no')}", big, align="right")
    sheet.text(RIGHT - 8, 61, invoice.number, big, align="right", field="invoice_number")
    sheet.text(RIGHT - 8, 78, style.label("original"), LABEL, align="right")
    _columns(sheet, invoice, account, style)
    y = _readings(sheet, account, style, 186)
    columns = (("no", 20.0), ("name", 178.0), ("qty", 46.0), ("unit", 32.0), ("price", 54.0), ("net", 62.0),
               ("rate", 36.0), ("tax", 46.0), ("gross", 53.0))  # fmt: skip
    look = Look(BODY, LABEL, grid=BLUE, head_fill="#e3eef7", padding=2)
    y = kit.lines_table(
        sheet, style, LEFT, y + 6, columns, look, invoice.lines, BOTTOM - SLIP_HEIGHT,
        lambda: _turn_page(sheet, invoice, style),
    )  # fmt: skip
    if y > BOTTOM - SLIP_HEIGHT - 130:
        y = _turn_page(sheet, invoice, style)
    below = kit.vat_table(sheet, invoice, style, LEFT, y + 8, (80, 64, 56, 66), look, label="this bill")
    x = MIDDLE + 10
    y = below - 30
    if invoice.paid:
        key = "credit" if invoice.paid > 0 else "debt"
        sheet.text(x, y, f"{style.label(key)}:", BODY)
        sheet.text(RIGHT - 4, y, style.amount(-invoice.paid), BODY, align="right")
    y = kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y + 14, BODY, big, paid=False)
    y = kit.words(sheet, invoice, style, LEFT, max(y, below + 14), RIGHT - LEFT, BODY, invoice.amount_due)
    kit.notes(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, BOLD)
    draw_slip(sheet, invoice, style, left=LEFT, right=RIGHT, bottom=BOTTOM)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, LABEL)


def _columns(sheet: Sheet, invoice: Invoice, account: Account, style: Style) -> None:
    sheet.text(LEFT, 108, style.label("buyer"), LABEL)
    kit.party(sheet, style, LEFT, 120, 240, invoice.buyer, "buyer", BODY, BOLD)
    payment = invoice.payment
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("due", style.date(payment.due_date), "due_date"),
        ("customer", account.customer_number, None),
        ("point", account.meter_point[-10:], None),
        ("iban", style.iban(payment.iban), "iban"),
    ]
    y = kit.facts(sheet, style, MIDDLE - 10, 108, rows, LABEL, BOLD, at=MIDDLE + 84, step=12)
    sheet.text(MIDDLE - 10, y, f"{style.label('period')}:", LABEL)
    end = sheet.text(MIDDLE + 84, y, f"{style.date(account.period_start)} - ", BOLD)
    sheet.text(end, y, style.date(account.period_end), BOLD, field="sale_date")


def _readings(sheet: Sheet, account: Account, style: Style, y: float) -> float:
    if not account.used:
        return y
    values = (account.meter_point[-7:], account.reading_before, account.reading_before + account.used, account.used)
    text = style.label("readings").format(*values)
    sheet.rect(LEFT, y, RIGHT - LEFT, 16, fill="#f3f3f3", stroke=None)
    sheet.text(LEFT + 6, y + 11, text, BODY)
    return y + 18


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, LABEL)
    return next_page(sheet, invoice, style, LEFT, 40, BOLD, no=False)


LAYOUT = Layout(
    name="waterworks",
    description="water company, one dense page with a bank's slip",
    draw=draw,
    labels=labels("""
title = Faktura = - = - = Rēķins
point = Nr punktu = - = - = Objekta Nr.
seller = Usługodawca / Dostawca = - = - = Pakalpojuma sniedzējs
buyer = Usługobiorca / Odbiorca usług = - = - = Abonents / Klients
this bill = Razem faktura = - = - = Kopā par periodu
credit = Nadpłata = - = - = Pārmaksa
debt = Zaległość = - = - = Parāds
readings = Wodomierz {0}: stan poprzedni {1}, stan bieżący {2}, zużycie {3} m3 = - = - = Skaitītājs {0}: iepriekšējais {1}, pašreizējais {2}, patēriņš {3} m3
slip = Polecenie przelewu = - = - = Maksājuma uzdevums
payee = odbiorca = - = - = saņēmējs
amount = kwota = - = - = summa
payer = zleceniodawca = - = - = maksātājs
reference = tytułem = - = - = maksājuma mērķis
"""),  # noqa: E501
    trades=("watermains",),
    countries={"pl": ("PL",), "lv": ("LV",)},
    numbers={"pl": ("W/{n:06d}/{yy:02d}", "{n:05d}/{m:02d}/{y}/WK"), "lv": ("U{n:06d}", "{yy:02d}{m:02d}-{n:05d}")},
    dates={"pl": ("dashes", "dots"), "lv": ("dots",)},
    is_account=True,
    features=frozenset({"net"}),
)
