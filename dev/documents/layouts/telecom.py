"""The monthly bill of an internet and telephone provider: a coloured box on page one, then what each service cost."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout, account_of
from .telecom_parts import LEFT, RIGHT, balance, box, head, how_to_pay, small_print

BOTTOM = HEIGHT - 70.0


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``, which has an account."""
    account = account_of(invoice)
    color = style.choose("color", ("#f26a00", "#005bbb", "#6b1fa8", "#008f4c", "#c8102e", "#0097a7"))
    body = Type(style.choose("font", ("sans", "dejavu", "narrow")), 8.8)
    body = replace(body, size={"dejavu": 7.8, "narrow": 9.6}.get(body.family, 8.8))
    bold, label = replace(body, bold=True), replace(body, size=body.size - 0.9, color="#5d5d5d")
    look = Look(body, label, rule="#d5d5d5", head_align="column", padding=3.4,
                head_fill=tint(color, 0.12) if style.variant("head fill", 2) else None)  # fmt: skip

    def turn_page() -> float:
        small_print(sheet, invoice, style)
        sheet.new_page()
        sheet.text(LEFT, 46, invoice.seller.short_name, replace(bold, color=color))
        text = f"{kit.title(style, invoice)} {style.label('no')} {invoice.number}"
        sheet.text(RIGHT, 46, text, label, align="right")
        return 70.0

    def services(y: float) -> float:
        sheet.text(LEFT, y, style.label("services"), Type(body.family, 11, bold=True, color=color))
        widths = {"name": 190.0, "group": 64.0, "qty_unit": 54.0, "price": 58.0, "net": 54.0, "rate": 34.0}
        if style.variant("group", 2):
            widths["name"] += widths.pop("group")
        widths["gross"] = RIGHT - LEFT - sum(widths.values())
        month = f"{account.period_end:%m.%Y}"
        lines = [replace(line, group=month) for line in invoice.lines]
        return kit.lines_table(sheet, style, LEFT, y + 8, list(widths.items()), look, lines, BOTTOM, turn_page) + 22

    y = head(sheet, invoice, account, style, color, body, bold, label)
    y = box(sheet, invoice, style, y, color, body) + 26
    inside = style.variant("services inside", 2) == 0
    if inside:
        y = services(y)
    y = balance(sheet, invoice, style, y, body, bold)
    y = kit.vat_table(sheet, invoice, style, LEFT, y, (150, 115, 115, 123), look) + 20
    if y > BOTTOM - 120:
        y = turn_page()
    if style.variant("words", 2):
        y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body, invoice.amount_due) + 4
    y = kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, bold) + 4
    y = how_to_pay(sheet, invoice, account, style, y, color, body, bold, label)
    if style.variant("help", 3):
        text = style.label("help").format(invoice.seller.phone, invoice.seller.email)
        sheet.block(LEFT, y + 6, RIGHT - LEFT, text, label)
    if not inside:
        services(turn_page())
    small_print(sheet, invoice, style)


LAYOUT = Layout(
    name="telecom",
    description="internet and telephone provider, monthly bill with a coloured summary",
    draw=draw,
    labels=labels("""
title.invoice = Faktura VAT / Faktura = Invoice / VAT invoice / Your bill = - = Rēķins / PVN rēķins
number = Numer faktury / Nr faktury = Invoice number / Bill number = - = Rēķina numurs / Rēķina Nr.
sale_date = Data sprzedaży / Data wykonania usługi = Tax point / Date of supply = - = Darījuma datums / Pakalpojuma sniegšanas datums
buyer = Nabywca / Abonent = Customer / Bill to = - = Klients / Abonents / Maksātājs
buyer vat = NIP nabywcy / NIP = Your VAT number / VAT No. = - = PVN Nr. / PVN reģ. Nr.
customer = Numer klienta / Nr abonenta / ID klienta = Account number / Customer number = - = Klienta numurs / Abonenta Nr.
contract = Numer umowy / Umowa nr = Contract number = - = Līguma numurs / Līguma Nr.
period = Okres rozliczeniowy / Za okres = Billing period / Bill period = - = Norēķinu periods / Periods
total = Do zapłaty / Kwota do zapłaty / Razem do zapłaty = Amount due / Total amount due / Please pay = - = Summa apmaksai / Kopā apmaksai / Apmaksājamā summa
due = Termin płatności / Zapłać do / Płatne do = Due date / Pay by / Payment due = - = Apmaksas termiņš / Apmaksāt līdz
services = Szczegóły opłat / Twoje usługi / Zestawienie usług = Your services / Charges in detail = - = Pakalpojumi / Maksa par pakalpojumiem
credit = Nadpłata z poprzednich okresów / Saldo: nadpłata = Credit on your account = - = Pārmaksa
debt = Zaległość z poprzednich okresów / Saldo: niedopłata = Previous balance outstanding = - = Iepriekšējais parāds
this bill = Opłaty z tej faktury / Bieżąca faktura = Charges on this bill = - = Šis rēķins
together = Razem z saldem = Balance after this bill = - = Kopā ar atlikumu
how = Jak zapłacić / Dane do płatności = How to pay / Ways to pay = - = Kā apmaksāt / Rekvizīti apmaksai
iban = Numer konta / Indywidualny numer rachunku / Nr rachunku = IBAN / Account (IBAN) = - = Konts / Konta numurs / IBAN
bank = Bank = Bank = - = Banka
reference = Tytuł przelewu / W tytule wpisz = Payment reference / Quote = - = Maksājuma mērķis / Maksājumā norādīt
help = Masz pytania? Zadzwoń: {0} lub napisz: {1}. / Obsługa klienta: {0}, {1} = Questions about your bill? Call {0} or write to {1}. = - = Jautājumi par rēķinu: {0}, {1}
small print = {name}, {street}, {place}, wpisana do rejestru przedsiębiorców pod nr KRS {court}, NIP {vat}, REGON {register}. / {name} z siedzibą: {street}, {place}. KRS {court}. REGON {register}. NIP: {vat}. = {name}. Registered office: {street}, {place}. Registered in England and Wales no. {register}. VAT registration no. {vat}. / {name}, {street}, {place}. Company no. {register}, VAT No. {vat} = - = {name}, {street}, {place}. Reģ. Nr. {register}, PVN reģ. Nr. {vat}. / {name}, vienotais reģistrācijas Nr. {register}, PVN Nr. {vat}, juridiskā adrese: {street}, {place}.
col.name = Usługa / Nazwa usługi = Service / Description = - = Pakalpojums / Nosaukums
col.group = Okres = Period = - = Periods
col.price = Cena netto / Opłata netto = Price / Unit charge = - = Cena
col.net = Netto / Wartość\\nnetto = Net / Excl. VAT = - = Bez PVN / Summa\\nbez PVN
col.gross = Brutto / Wartość\\nbrutto = Total / Incl. VAT = - = Ar PVN / Summa\\nar PVN
"""),  # noqa: E501
    trades=("broadband",),
    countries={"pl": ("PL",), "lv": ("LV",), "en": ("GB",)},
    numbers={
        "pl": ("{n:06d}/{m:02d}/{y}/F", "FV{yy:02d}{m:02d}{n:06d}", "F/{n:07d}/{m:02d}/{yy:02d}"),
        "lv": ("{y}{m:02d}-{n:05d}", "{n:08d}", "TR{n:06d}"),
        "en": ("Q{n:07d}", "{n:08d}", "{yy:02d}{m:02d}/{n:06d}"),
    },
    dates={"pl": ("dots", "iso", "dashes"), "lv": ("dots", "lv_long"), "en": ("long", "short", "slashes")},
    is_account=True,
    features=frozenset({"net"}),
    kept_aside=True,
)
