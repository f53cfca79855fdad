"""An industrial distributor's invoice out of a big ERP: references, materials, subtotals, early payment."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from ..formatting import Style
from ..labels.common import labels
from ..model import ZERO, Invoice, money
from ..sheet import HEIGHT, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .distributor_foot import foot
from .distributor_head import LEFT, RIGHT, head, position

BOTTOM = HEIGHT - 112.0


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body = Type(style.choose("font", ("sans", "sans", "narrow", "mono")), 8.8)
    body = replace(body, size={"mono": 7.6, "narrow": 9.6}.get(body.family, 8.8))
    bold, label = replace(body, bold=True), replace(body, size=body.size - 0.6)

    def turn_page() -> float:
        foot(sheet, invoice, style, LEFT, RIGHT)
        sheet.new_page()
        text = f"{kit.title(style, invoice)} {style.label('no')} {invoice.number} / {style.date(invoice.issue_date)}"
        sheet.text(LEFT, 54, text, bold)
        return 64.0

    y = head(sheet, invoice, style, body, bold, label)
    columns = {"no": 36.0, "name": 212.0, "qty_unit": 66.0, "price": 60.0, "rate": 44.0, "net": 75.0}
    if len(invoice.vat_breakdown) == 1 and style.variant("no rate", 2):
        columns["name"] += columns.pop("rate")
    ruled = style.variant("ruled", 3) == 0
    look = Look(body, replace(label, bold=style.variant("bold head", 2) == 0), head_align="column", padding=2.6,
                rule="#999999" if ruled else "#ffffff", head_fill=style.choose("head", (None, "#e6e6e6")))  # fmt: skip
    if not ruled:
        sheet.line(LEFT, y, RIGHT, y)
    lines = [replace(line, name=position(invoice, style, line)) for line in invoice.lines]
    y = kit.lines_table(sheet, style, LEFT, y, list(columns.items()), look, lines, BOTTOM, turn_page, carry=True)
    sheet.line(LEFT, y + 2, RIGHT, y + 2)
    if y > BOTTOM - 176 - 14 * len(invoice.vat_breakdown):
        y = turn_page()
    y = _sums(sheet, invoice, style, y + 15, body, bold, look)
    y = _terms(sheet, invoice, style, y + 6, body, label)
    kit.notes(sheet, invoice, style, LEFT, y + 3, RIGHT - LEFT, body)
    foot(sheet, invoice, style, LEFT, RIGHT)


def _sums(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type, look: Look) -> float:
    x = RIGHT - 250
    beside = [line.net for line in invoice.lines if line.unit_code == "C62"]
    if beside and style.variant("goods", 2):
        sheet.text(x, y, style.label("goods"), body)
        sheet.text(RIGHT - 3, y, style.money(invoice.total_net - sum(beside, ZERO)), body, align="right")
        y += 13
    if style.language == "pl":
        y = kit.vat_table(sheet, invoice, style, x, y - 4, (62, 64, 58, 66), look) + 12
    else:
        y = kit.sums(sheet, invoice, style, x, RIGHT - 3, y, body, step=13)
        sheet.line(x, y - 9, RIGHT, y - 9)
        y += 3
        sheet.text(x, y, style.label("gross"), bold)
        sheet.text(RIGHT - 3, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
        sheet.line(x, y + 4, RIGHT, y + 4)
        y += 17
        sheet.same("currency", "total_gross")
        if not invoice.paid:
            sheet.same("amount_due", "total_gross")
            return y
    return kit.to_pay(sheet, invoice, style, x, RIGHT - 3, y, body, replace(bold, size=10.5))


def _terms(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, label: Type) -> float:
    """Incoterms, and until when to pay: with a discount for who pays early."""
    payment, place = invoice.payment, invoice.buyer.city
    where = style.choose("incoterms", (f"DAP {place}", f"CPT {place}", f"FCA {invoice.seller.city}", f"DDP {place}"))
    rows: list[kit.Fact] = [("incoterms", f"{where} (Incoterms 2020)", None)]
    if style.variant("carrier", 2):
        rows.append(("shipped", style.label("carrier"), None))
    rows.append(kit.payment_facts(invoice, style)[0])
    y = kit.facts(sheet, style, LEFT, y, rows, label, body, at=LEFT + 96, step=12.4)
    if not payment.is_transfer:
        return y
    early, form = payment.days >= 14 and style.variant("early", 4) > 0, style.variant("terms", 3)
    if early:
        day = style.date(invoice.issue_date + timedelta(days=payment.days // 2 - payment.days // 2 % 7 or 7))
        less = money(invoice.amount_due * Decimal("0.02"))
        text = style.label("early").format(day, style.money(less), style.money(invoice.amount_due - less))
        y = sheet.block(LEFT, y, RIGHT - LEFT, text, body)
    key = ("net by", "net by", "net days")[form]
    values = {"due": (style.date(payment.due_date), "due_date"), "days": (str(payment.days), None)}
    return kit.flow(sheet, LEFT, y, RIGHT - LEFT, style.label(key), values, body)


LAYOUT = Layout(
    name="distributor",
    description="industrial distributor, ERP form with references, materials, subtotals and early payment",
    draw=draw,
    labels=labels("""
title.invoice = Faktura VAT / Faktura / FAKTURA = - = Rechnung / RECHNUNG = -
number = Numer faktury / Nr faktury / Nr dokumentu = - = Rechnungsnummer / Rechnungs-Nr. / Belegnummer = -
issue_date = Data wystawienia / Data faktury = - = Rechnungsdatum / Belegdatum / Datum = -
sale_date = Data dostawy / Data sprzedaży = - = Lieferdatum / Leistungsdatum = -
customer = Nr klienta / Nr odbiorcy / Płatnik = - = Kundennummer / Kunden-Nr. / Debitor = -
buyer vat = NIP nabywcy / NIP = - = Ihre USt-IdNr. / USt-IdNr. Kunde = -
order = Zamówienie klienta / Państwa zamówienie = - = Ihre Bestellung / Bestellnummer = -
our order = Zlecenie sprzedaży / Nr zlecenia = - = Auftragsnummer / Unser Auftrag = -
delivery = Dokument WZ / Nr dostawy = - = Lieferschein / Lieferschein-Nr. = -
contact = Osoba kontaktowa / Opracował = - = Ansprechpartner / Sachbearbeiter = -
phone = Telefon / Tel. = - = Telefon / Tel. = -
currency = Waluta = - = Währung = -
material = Nr materiału {0} = - = Material-Nr. {0} / Artikel {0} = -
less = Cena cennikowa {0}, rabat {1} % = - = Listenpreis {0}, Rabatt {1} % = -
tariff = Kod CN {0}, kraj pochodzenia {1} = - = Warennr. {0}, Ursprungsland {1} = -
goods = Wartość towarów = - = Warenwert / Summe Positionen = -
net = Wartość netto = - = Nettobetrag / Nettowert / Summe netto = -
tax_rate = VAT {0} = - = zzgl. {0} MwSt. / Umsatzsteuer {0} = -
gross = Razem brutto = - = Rechnungsbetrag / Endbetrag / Gesamtbetrag = -
incoterms = Warunki dostawy = - = Lieferbedingung / Lieferbedingungen = -
shipped = Sposób wysyłki = - = Versandart = -
carrier = Kurier / Spedycja, paleta = - = Paketdienst / Spedition = -
payment = Forma płatności = - = Zahlungsart / Zahlweg = -
early = Przy zapłacie do {0} skonto 2 %: {1}, do zapłaty {2}. = - = Bei Zahlung bis {0} 2 % Skonto ({1}), Zahlbetrag {2}. / Bis {0} abzüglich 2 % Skonto {1}, zu zahlen {2}. = -
net by = Termin płatności: {due} / Płatne do dnia {due} bez potrąceń. = - = Zahlbar bis {due} ohne Abzug. / Bis {due} netto ohne Abzug. = -
net days = Warunki płatności: {days} dni netto. = - = Zahlungsbedingung: {days} Tage netto. = -
col.no = Poz. = - = Pos. = -
col.name = Materiał / Indeks i nazwa = - = Material\\nBezeichnung / Artikel / Material / Bezeichnung = -
col.qty_unit = Ilość = - = Menge = -
col.price = Cena jedn.\\nnetto / Cena netto = - = Preis / Einzelpreis = -
col.net = Wartość\\nnetto = - = Betrag / Gesamtpreis = -
carried = Do przeniesienia = - = Übertrag / Zwischensumme = -
"""),  # noqa: E501
    trades=("industrial",),
    countries={"pl": ("PL",), "de": ("DE",)},
    numbers={
        "pl": ("90{n:08d}", "{n:06d}/{y}", "FV/{y}/{n:06d}"),
        "de": ("90{n:07d}", "{y}{n:06d}", "R{n:07d}", "4{yy:02d}-{n:05d}"),
    },
    dates={"pl": ("dots", "iso"), "de": ("dots",)},
    features=frozenset({"net", "discount", "long", "goods", "freight"}),
)
