"""A rental firm's invoice: contract and period, days at a day rate, a deposit beside it, totals in a box."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice, money
from ..sheet import HEIGHT, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page
from .rental_head import LEFT, RIGHT, contract, head

BOTTOM = HEIGHT - 50.0
COLORS = ("#c8791c", "#b3261e", "#1c4f8a", "#222222")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    if style.variant("one account", 3) == 0:
        invoice = replace(invoice, accounts=())
    family = style.choose("family", ("sans", "narrow", "sans", "dejavu"))
    size = {"sans": 8.6, "narrow": 9.2, "dejavu": 7.6}[family]
    label, body, bold = Type(family, size - 0.6, color="#444444"), Type(family, size), Type(family, size, bold=True)
    color = style.choose("color", COLORS)
    y = head(sheet, invoice, style, body, bold, color)
    y = contract(sheet, invoice, style, y, label, bold, color)
    look = style.choose("look", (
        Look(body, label, padding=2.8, grid="#888888", head_fill="#eeeeee"),
        Look(body, label, padding=2.8, rule=color, head_align="column"),
        Look(body, label, padding=2.8, zebra="#f4f4f4"),
    ))  # fmt: skip
    columns = [("no", 22.0), ("name", 176.0), ("qty", 36.0), ("unit", 42.0), ("list_price", 54.0), ("discount", 38.0),
               ("price", 52.0), ("rate", 38.0), ("net", 61.0)]  # fmt: skip
    if not any(line.discount for line in invoice.lines):
        columns = [column for column in columns if column[0] not in {"list_price", "discount"}]
        columns[1] = ("name", 268.0)

    def turn_page() -> float:
        kit.page_counter(sheet, style, RIGHT, HEIGHT - 26, label)
        return next_page(sheet, invoice, style, LEFT, 44, bold)

    y = kit.lines_table(sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, turn_page)
    if y > BOTTOM - 230:
        y = turn_page()
    box = _totals(sheet, invoice, style, y + 14, body, bold, color)
    y = _terms(sheet, invoice, style, y + 24, label, bold)
    y = max(box, y) + 12
    if invoice.accounts:
        y = kit.accounts(sheet, invoice, style, LEFT, y, body, bold, step=size * 1.4) + 4
    if style.language != "de":
        y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body, invoice.amount_due or invoice.total_gross) + 4
    y = kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, bold)
    sheet.block(LEFT, y + 4, RIGHT - LEFT, style.label("closing"), label)
    if style.language != "de" and style.variant("signatures", 2):
        kit.signatures(sheet, style, y + 62, ((LEFT, "sign_buyer"), (RIGHT - 180, "sign_seller")), label)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 26, label)


def _totals(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type, color: str) -> float:
    """The box at the right; returns its lower edge."""
    left, right, top = RIGHT - 232, RIGHT - 8, y
    y = kit.sums(sheet, invoice, style, left + 8, right, y + 16, body)
    sheet.line(left + 8, y - 9, right, y - 9, width=0.4)
    sheet.text(left + 8, y + 3, style.label("gross"), bold)
    sheet.text(right, y + 3, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    big = Type(body.family, body.size + 2, bold=True, color=color)
    y = kit.to_pay(sheet, invoice, style, left + 8, right, y + 20, body, big)
    sheet.rect(left, top, RIGHT - left, y - top - 8, stroke=color, line=1)
    return y - 8


def _terms(sheet: Sheet, invoice: Invoice, style: Style, y: float, label: Type, bold: Type) -> float:
    """How to pay, and the deposit, which is no part of the invoice."""
    width = 270.0
    facts = kit.payment_facts(invoice, style, bank=not invoice.accounts, days=True)
    y = kit.facts(sheet, style, LEFT, y, facts, label, bold, at=LEFT + 98, step=13)
    amount = style.money(money((style.variant(f"deposit {invoice.number}", 8) + 1) * 250))
    return sheet.block(LEFT, y + 6, width, style.label("deposit").format(amount), label)


LAYOUT = Layout(
    name="rental",
    description="rental of machines or cars: contract, period, day rates, deposit, totals in a box at the right",
    draw=draw,
    labels=labels("""
contract = Umowa najmu nr / Nr umowy = - = Mietvertrag Nr. / Vertragsnummer = Nomas līguma Nr. / Līguma Nr.
rented = Okres najmu / Okres wynajmu = - = Mietzeitraum / Mietdauer = Nomas periods / Nomas laiks
from_to = {first} - {last} / {first} – {last} / od {first} do {last} = - = {first} - {last} / {first} – {last} / vom {first} bis {last} = {first} - {last} / no {first} līdz {last}
depot = Miejsce wydania / Oddział = - = Mietstation / Übergabeort = Izsniegšanas vieta / Filiāle
motto = Wynajem krótko- i długoterminowy = - = Vermietung · Service · Transport = Īstermiņa un ilgtermiņa noma
seller = Sprzedawca / Wynajmujący = - = Vermieter / Rechnungssteller = Iznomātājs / Pakalpojuma sniedzējs
buyer = Nabywca / Najemca = - = Mieter / Rechnungsempfänger = Nomnieks / Maksātājs
deposit = Kaucja zwrotna {0}, rozliczana po zwrocie sprzętu, nie jest częścią faktury. / Pobrana kaucja: {0} (nie podlega VAT, nie wchodzi do kwoty faktury) = - = Hinterlegte Kaution: {0} (nicht Bestandteil dieser Rechnung) / Kaution {0}, wird nach Rückgabe separat erstattet. = Drošības nauda {0}, nav iekļauta rēķinā. / Saņemtā drošības nauda: {0} (atmaksājama pēc nodošanas)
closing = Zwrot przedmiotu najmu potwierdzono protokołem zdawczo-odbiorczym. = - = Es gelten unsere Allgemeinen Mietbedingungen. Vielen Dank für Ihren Auftrag. = Tehnika nodota ar pieņemšanas-nodošanas aktu. Rēķins ir sagatavots elektroniski un ir derīgs bez paraksta.
col.name = Przedmiot najmu / Nazwa towaru lub usługi = - = Mietgegenstand / Bezeichnung = Nomas objekts / Nosaukums
col.list_price = Stawka\\nza dobę = - = Tages-\\nsatz = Cena\\ndienā
col.price = Cena\\nnetto = - = Einzel-\\npreis = Cena\\nbez PVN
"""),  # noqa: E501
    trades=("machines", "machines", "cars"),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n}/{m:02d}/{y}", "FVW/{y}/{n:05d}", "WYN {n}/{yy:02d}"),
        "de": ("{y}{n:05d}", "MR-{y}-{n:04d}", "{n:06d}"),
        "lv": ("NR {n:05d}", "{y}/{m:02d}-{n}", "TN{n:04d}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "de": ("dots", "dots", "de_long"), "lv": ("dots", "dots", "iso")},
    features=frozenset({"net", "few", "booked", "discount", "accounts"}),
    kept_aside=True,
)
