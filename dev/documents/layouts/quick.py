"""A freelancer's invoice out of a phone app: a big word, two short columns, a small table, a large total."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout
from .quick_head import LEFT, RIGHT, head, parties, strip

BOTTOM = HEIGHT - 66.0
APPS = ("Fakturio", "Paperfinch", "Kwitko", "Billbee.example", "rekini.example")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    color = style.choose("color", ("#111111", "#2559c9", "#0a7f5f", "#d1462f", "#5a3fd6", "#111111"))
    body = Type(style.choose("font", ("sans", "sans", "dejavu", "serif")), 9.2)
    body = replace(body, size={"dejavu": 8.2, "serif": 10.0}.get(body.family, 9.2))
    label = replace(body, size=body.size - 1, color=style.choose("grey", ("#777777", "#555555", "#8a8f98")))
    y = head(sheet, invoice, style, body, label, color)
    y = parties(sheet, invoice, style, y, body, label)
    if not style.variant("strip", 2):
        y = strip(sheet, invoice, style, y + 6, label, body)
    columns = {"name": 207.0, "qty_unit": 66.0, "price": 72.0, "rate": 52.0, "net": 90.0}
    if len(invoice.vat_breakdown) == 1 and style.language in {"en", "de"} and style.variant("no rate", 2):
        columns["name"] += columns.pop("rate")
    filled = style.variant("table", 3) == 0
    top = replace(label, bold=True, color="#ffffff") if filled else label
    look = Look(body, top, rule="#dddddd", head_fill=color if filled else None, head_align="column", padding=4.5,
                zebra=tint(color, 0.05) if style.variant("zebra", 3) == 0 else None)  # fmt: skip

    def turn_page() -> float:
        _foot(sheet, invoice, style, label)
        sheet.new_page()
        return 56.0

    y = kit.lines_table(sheet, style, LEFT, y + 10, list(columns.items()), look, invoice.lines, BOTTOM, turn_page)
    if y > BOTTOM - 210 - 15 * len(invoice.vat_breakdown):
        y = turn_page()
    y = _sums(sheet, invoice, style, y + 24, body, color)
    y = _pay(sheet, invoice, style, y, body, label)
    y = kit.notes(sheet, invoice, style, LEFT, y + 6, RIGHT - LEFT, body)
    if style.variant("note", 4):
        sheet.text(LEFT, y + 4, style.label("notes"), label)
        sheet.block(LEFT, y + 8 + body.size, RIGHT - LEFT, style.label("note"), body)
    _foot(sheet, invoice, style, label)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, color: str) -> float:
    x = RIGHT - 238
    y = kit.sums(sheet, invoice, style, x, RIGHT - 4, y, body, step=15)
    word = replace(body, bold=True)
    large = Type(body.family, style.choose("large", (18, 22, 26)), bold=True, color=color)
    room = RIGHT - 16 - x - word.width(style.label("total"))
    large = replace(large, size=min(large.size, large.size * room / large.width(style.money(invoice.total_gross))))
    sheet.line(x, y - 6, RIGHT, y - 6, stroke="#cccccc")
    y += large.size * 0.8 + 4
    if invoice.paid:
        sheet.text(x, y, style.label("gross"), body)
        sheet.text(RIGHT - 4, y, style.money(invoice.total_gross), body, align="right", field="total_gross")
        return kit.to_pay(sheet, invoice, style, x, RIGHT - 4, y + 16, body, replace(large, size=13)) + 10
    sheet.text(x, y, style.label("total"), word)
    sheet.text(RIGHT - 4, y, style.money(invoice.total_gross), large, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    sheet.same("amount_due", "total_gross")
    return y + 34


def _pay(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, label: Type) -> float:
    """How it is paid and where to: British accounts often by sort code and number."""
    rows = [row for row in kit.payment_facts(invoice, style) if row[0] != "due"]
    iban = invoice.payment.iban
    if iban.startswith("GB") and style.variant("sort code", 2):
        sort = f"{iban[8:10]}-{iban[10:12]}-{iban[12:14]}"
        rows[-1:] = [("account name", invoice.seller.name, None), ("sort", sort, None), ("account", iban[14:], None)]
    elif invoice.payment.is_transfer and style.variant("bic", 2):
        rows.append(("bic", invoice.payment.bic, None))
    if style.variant("pay word", 2):
        sheet.text(LEFT, y, style.label("pay"), replace(body, bold=True))
        y += 16
    return kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 112, step=14, colon="")


def _foot(sheet: Sheet, invoice: Invoice, style: Style, label: Type) -> None:
    tiny = replace(label, size=6.8)
    if style.variant("app", 3):
        sheet.text(LEFT, HEIGHT - 34, style.label("made").format(style.choose("apps", APPS)), tiny)
    if sheet.pages > 1:
        kit.page_counter(sheet, style, RIGHT, HEIGHT - 34, tiny)


LAYOUT = Layout(
    name="quick",
    description="freelancer's invoice from a phone app: big word, short columns, large total",
    draw=draw,
    labels=labels("""
seller = Sprzedawca / Od / Wystawca = From / Seller = Von / Absender = Pārdevējs / Pakalpojuma sniedzējs / No
buyer = Nabywca / Dla / Klient = To / Bill to / Billed to = An / Kunde / Rechnung an = Pircējs / Klients / Kam
total = Do zapłaty / Razem do zapłaty = Total / Total due / Amount due = Gesamtbetrag / Gesamt / Zu zahlen = Kopā apmaksai / Summa apmaksai
pay = Płatność / Dane do przelewu = Payment details / How to pay = Zahlung / Bankverbindung = Apmaksa / Maksājuma rekvizīti
note = Dziękuję za współpracę! / W tytule przelewu proszę podać numer faktury. = Thank you for your business! / Please use the invoice number as reference. = Vielen Dank für Ihren Auftrag! / Bitte geben Sie bei der Überweisung die Rechnungsnummer an. = Paldies par sadarbību! / Rēķins sagatavots elektroniski un derīgs bez paraksta.
made = Wystawiono w {0} = Created with {0} = Erstellt mit {0} = Izveidots ar {0}
account name = - = Account name = - = -
sort = - = Sort code = - = -
account = - = Account number = - = -
col.name = Nazwa / Usługa = Description / Item = Leistung / Beschreibung = Nosaukums / Pakalpojums
col.qty_unit = Ilość = Qty = Menge = Daudz.
col.price = Cena netto = Price / Rate = Preis / Einzelpreis = Cena
col.net = Wartość netto / Netto = Amount = Betrag / Summe = Summa
"""),  # noqa: E501
    trades=("media", "coding", "agency"),
    countries={"pl": ("PL",), "lv": ("LV",), "en": ("GB", "GB", "GB", "LV"), "de": ("DE",)},
    numbers={
        "pl": ("{n}/{y}", "{n}/{m:02d}/{y}", "FV {n}/{yy:02d}", "{y}-{m:02d}-{n}"),
        "lv": ("{y}-{n}", "{n:04d}", "R{yy:02d}{n:03d}"),
        "en": ("{n:04d}", "INV-{n:04d}", "{y}-{n:03d}"),
        "de": ("{y}-{n:03d}", "RE{n:04d}", "{n}"),
    },
    dates={
        "pl": ("dots", "iso", "long"),
        "lv": ("dots", "lv_long"),
        "en": ("short", "long", "slashes"),
        "de": ("dots", "de_long"),
    },
    features=frozenset({"net", "owner", "few"}),
    kept_aside=True,
)
