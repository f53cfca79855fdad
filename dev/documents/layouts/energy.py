"""An energy bill of several pages: the sum first, meters and charges in detail on the pages after it."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ..formatting import Style
from ..labels.common import labels
from ..model import ZERO, Account, Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Column, Look, Table
from . import kit
from .base import Layout, account_of, address_lines, logo
from .headings import next_page, numbered_title

LEFT, RIGHT = 44.0, WIDTH - 44.0
BOTTOM = HEIGHT - 50.0
LABEL = Type("sans", 7.2, color="#555555")
BODY = Type("sans", 8.4)
BOLD = Type("sans", 8.4, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``, which has an account."""
    account = account_of(invoice)
    color = style.choose("color", ("#0f5c3a", "#c4511b", "#1d4e89"))
    _first_page(sheet, invoice, account, style, color)
    y = _turn_page(sheet, invoice, style, color)
    y = _meters(sheet, account, style, y + 6, color)
    y = _section(sheet, style.label("details"), y + 12, color)
    look = Look(Type("sans", 7.6), Type("sans", 6.8, bold=True), rule="#c4c4c4", head_align="column")
    columns = (("name", 178.0), ("unit", 38.0), ("qty", 52.0), ("price", 58.0), ("net", 62.0), ("rate", 44.0),
               ("gross", 75.0))  # fmt: skip
    y = kit.lines_table(
        sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style, color)
    )
    if y > BOTTOM - 150:
        y = _turn_page(sheet, invoice, style, color)
    y = _forecast(sheet, invoice, style, y + 16, color)
    for text in style.label("small print").split("|"):
        y = sheet.block(LEFT, y + 6, RIGHT - LEFT, text, LABEL)
    _footer(sheet, invoice, style)


def _section(sheet: Sheet, text: str, y: float, color: str) -> float:
    sheet.text(LEFT, y + 10, text, Type("sans", 10, bold=True, color=color))
    sheet.line(LEFT, y + 14, RIGHT, y + 14, stroke=color, width=1.2)
    return y + 18


def _first_page(sheet: Sheet, invoice: Invoice, account: Account, style: Style, color: str) -> None:
    logo(sheet, style, LEFT, 30, 34, color)
    sheet.text(LEFT + 44, 46, invoice.seller.short_name, Type("sans", 13, bold=True, color=color))
    sheet.text(LEFT + 44, 60, style.label("slogan"), LABEL)
    y = 96.0
    y = kit.party(sheet, style, LEFT, y, 230, invoice.seller, "seller", BODY, BOLD, register=True)
    box = WIDTH / 2 + 20
    sheet.rect(box - 10, 86, RIGHT - box + 10, 84, fill=tint(color, 0.08), stroke=None)
    sheet.text(box, 98, style.label("buyer"), LABEL)
    row = sheet.block(box, 112, RIGHT - box - 8, invoice.buyer.name, BOLD, field="buyer_name")
    for line in address_lines(invoice.buyer):
        sheet.text(box, row, line, BODY)
        row += 11
    sheet.pair(box, row, style.label("vat"), style.vat(invoice.buyer.vat), BODY, BODY, field="buyer_vat")
    y = max(y, 178.0) + 14
    big = Type("sans", 14, bold=True)
    numbered_title(sheet, invoice, style, LEFT, y, big)
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("customer", account.customer_number, None),
        ("contract", account.contract_number, None),
        ("point", account.meter_point, None),
    ]
    y = kit.facts(sheet, style, LEFT, y + 20, rows, LABEL, BOLD, at=LEFT + 130)
    sheet.text(LEFT, y, f"{style.label('period')}:", LABEL)
    end = sheet.text(LEFT + 130, y, f"{style.date(account.period_start)} – ", BOLD)
    sheet.text(end, y, style.date(account.period_end), BOLD, field="sale_date")
    y += 18
    y = _sums(sheet, invoice, style, y, color)
    y = kit.facts(sheet, style, LEFT, y + 16, kit.payment_facts(invoice, style)[2:], LABEL, BOLD, at=LEFT + 130)
    y = kit.words(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BODY, invoice.amount_due)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, BOLD)
    y = _section(sheet, style.label("vat summary"), y + 10, color)
    look = Look(BODY, LABEL, rule="#c4c4c4", head_align="column")
    kit.vat_table(sheet, invoice, style, LEFT, y, (160, 110, 110, 127), look, fill=tint(color, 0.08))


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    """Charges of the period, the balance before, and what is to be paid until when."""
    rows = [("this bill", invoice.total_gross)]
    if invoice.paid:
        rows.append(("credit" if invoice.paid > ZERO else "debt", -invoice.paid))
    height = 22.0 * len(rows) + 44
    sheet.rect(LEFT, y, RIGHT - LEFT, height, fill=None, stroke=color, line=1.2, radius=6)
    at = y + 16
    for key, value in rows:
        sheet.text(LEFT + 12, at, style.label(key), BODY)
        sheet.text(RIGHT - 12, at, style.money(value), BODY, align="right")
        at += 18
    sheet.rect(LEFT, at - 8, RIGHT - LEFT, y + height - at + 8, fill=color, stroke=None, radius=6)
    loud = Type("sans", 14, bold=True, color="#ffffff")
    sheet.text(LEFT + 12, at + 16, style.label("total"), loud)
    sheet.text(RIGHT - 12, at + 16, style.money(invoice.amount_due), loud, align="right", field="amount_due")
    sheet.same("currency", "amount_due")
    middle = Type("sans", 10, bold=True, color="#ffffff")
    sheet.pair(WIDTH / 2 - 70, at + 15, style.label("due"), style.date(invoice.payment.due_date), middle, middle,
               field="due_date")  # fmt: skip
    return y + height


def _meters(sheet: Sheet, account: Account, style: Style, y: float, color: str) -> float:
    y = _section(sheet, style.label("meters"), y, color)
    heads = style.label("meter head").split("|")
    widths = (96, 62, 72, 72, 70, 66, 69)
    aligns = ("left", "left", "right", "right", "right", "right", "right")
    columns = [Column(*parts) for parts in zip(heads, widths, aligns, strict=True)]
    table = Table(sheet, LEFT, y, columns, Look(Type("sans", 7.4), Type("sans", 6.8, bold=True), head_align="column"))
    table.head()
    serial = account.meter_point[-8:]
    for zone, share in zip(style.label("zones").split("|"), (62, 38), strict=True):
        used = account.used * share // 100
        before = account.reading_before * share // 40
        row = (serial, zone, style.date(account.period_end), str(before), str(before + used), "1", str(used))
        table.row(row)
    return table.y


def _forecast(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str) -> float:
    """Payments to come: amounts and dates that are not this bill's."""
    y = _section(sheet, style.label("forecast"), y, color)
    for month in (1, 2):
        day = invoice.payment.due_date + timedelta(days=30 * month)
        guess = (invoice.total_gross * Decimal("0.9")).quantize(Decimal("1")) + month
        sheet.text(LEFT, y + 8, style.label("forecast row").format(month, style.date(day)), BODY)
        sheet.text(RIGHT, y + 8, style.money(guess), BODY, align="right")
        y += 14
    return y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    _footer(sheet, invoice, style)
    y = next_page(sheet, invoice, style, LEFT, 42, BOLD)
    sheet.line(LEFT, 48, RIGHT, 48, stroke=color, width=0.8)
    return y


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("sans", 6, color="#666666")
    sheet.text(LEFT, HEIGHT - 30, style.label("hotline").format(invoice.seller.phone, invoice.seller.email), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 30, tiny)


LAYOUT = Layout(
    name="energy",
    description="energy bill of several pages with meter tables and a forecast",
    draw=draw,
    labels=labels("""
slogan = Prąd z dobrej strony = Power from the bright side = - = Enerģija no gaišās puses
point = Nr PPE = Supply point = - = Objekta EIC kods
this bill = Należność za okres rozliczeniowy = Charges of this period = - = Aprēķināts par periodu
credit = Nadpłata z poprzedniego okresu = Credit brought forward = - = Pārmaksa
debt = Niedopłata z poprzedniego okresu = Previous balance = - = Iepriekšējais parāds
vat summary = Podsumowanie podatku VAT = VAT summary = - = PVN kopsavilkums
meters = Wskazania liczników = Meter readings = - = Skaitītāju rādījumi
meter head = Nr licznika|Strefa|Data odczytu|Stan poprzedni|Stan bieżący|Mnożna|Zużycie kWh = Meter|Zone|Read on|Previous|Current|Factor|Used kWh = - = Skaitītājs|Zona|Nolasīts|Iepriekšējais|Pašreizējais|Koef.|Patēriņš kWh
zones = dzienna|nocna = day|night = - = diena|nakts
details = Szczegółowe rozliczenie = Charges in detail = - = Detalizēts aprēķins
forecast = Prognoza kolejnych wpłat = Payments to come = - = Prognozētie maksājumi
forecast row = Prognoza {0}, termin płatności {1} = Forecast {0}, due {1} = - = Prognoze {0}, termiņš {1}
small print = Średnie dzienne zużycie w tym okresie nie odbiega od ubiegłorocznego.|Opłata za wezwanie do zapłaty wynosi 12,30 zł. = Your average use matches last year's.|A reminder costs 12.30. = - = Vidējais dienas patēriņš neatšķiras no pagājušā gada.|Atgādinājuma maksa 3,50.
hotline = Obsługa klienta {0}, {1} = Customer service {0}, {1} = - = Klientu serviss {0}, {1}
"""),  # noqa: E501
    trades=("power",),
    countries={"pl": ("PL",), "lv": ("LV",)},
    numbers={"pl": ("{y}{m:02d}/{n:07d}", "P/{n:08d}/{m:04d}/{yy:02d}"), "lv": ("E{y}{m:02d}{n:05d}", "{n:09d}")},
    dates={"pl": ("dots", "iso"), "lv": ("dots",)},
    is_account=True,
    features=frozenset({"net"}),
)
