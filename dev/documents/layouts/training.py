"""The invoice of a training company, a school or a medical practice: persons by name, often without VAT."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page
from .training_paper import LEFT, RIGHT, booking, footer, letterhead

BOTTOM = HEIGHT - 92.0
COLORS = ("#1f5c7a", "#7a3b1f", "#2f6b3c", "#333333", "#5a2f6b")


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    family = style.choose("family", ("sans", "serif", "dejavu"))
    size = 8.2 if family == "dejavu" else 9.4 if family == "serif" else 9
    body, bold = Type(family, size), Type(family, size, bold=True)
    small, color = Type(family, size * 0.84, color="#444444"), style.choose("color", COLORS)
    y = letterhead(sheet, invoice, style, body, bold, color)
    y = booking(sheet, invoice, style, y + 6, body, bold)
    look = Look(
        body, Type(family, size * 0.9, bold=True), head_align="column", padding=3.2, rule=color,
        head_fill=tint(color, 0.12) if style.variant("head fill", 2) else None,
    )  # fmt: skip
    several = len(invoice.vat_breakdown) > 1 or style.variant("vat table", 3) == 0
    columns = style.choose("columns", (
        (("no", 26.0), ("name", 187.0), ("qty", 34.0), ("unit", 40.0), ("price", 62.0), ("rate", 50.0), ("net", 66.0)),
        (("name", 175.0), ("qty_unit", 56.0), ("price", 60.0), ("net", 66.0), ("rate", 52.0), ("gross", 70.0)),
        (("no", 26.0), ("name", 180.0), ("qty_unit", 60.0), ("price", 64.0), ("rate", 54.0), ("net", 76.0)),
    ))  # fmt: skip
    scale = (RIGHT - LEFT) / sum(width for _key, width in columns)
    columns = tuple((key, width * scale) for key, width in columns)

    def turn_page() -> float:
        footer(sheet, invoice, style, small, color)
        return next_page(sheet, invoice, style, LEFT, 48, bold)

    y = kit.lines_table(sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, turn_page)
    if y > BOTTOM - 190:
        y = turn_page()
    at = WIDTH / 2 - 10
    big = Type(family, size + 2, bold=True)
    if several:
        y = kit.vat_table(sheet, invoice, style, at - 50, y + 14, (95, 75, 66, RIGHT - at - 186), look) + 16
    else:
        y = kit.sums(sheet, invoice, style, at, RIGHT, y + 22, body)
        sheet.text(at, y, style.label("gross"), bold)
        sheet.text(RIGHT, y, style.money(invoice.total_gross), bold, align="right", field="total_gross")
        sheet.same("currency", "total_gross")
        y += 16
    y = kit.to_pay(sheet, invoice, style, at if not several else at - 50, RIGHT - 3, y, body, big)
    if style.language == "pl" or style.variant("words", 3) == 0:
        y = kit.words(sheet, invoice, style, LEFT, y + 2, RIGHT - LEFT, body, invoice.amount_due or invoice.total_gross)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, style.choose("note", (body, bold)))
    y = _payment(sheet, invoice, style, y + 6, body, bold)
    if style.language == "pl" and style.variant("sign", 2):
        kit.signatures(sheet, style, y + 36, ((RIGHT - 180, "sign_seller"),), small)
    footer(sheet, invoice, style, small, color)


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type) -> float:
    """A sentence that says how to pay, or rows of it."""
    payment = invoice.payment
    if not payment.is_transfer:
        return kit.facts(sheet, style, LEFT, y, kit.payment_facts(invoice, style), body, bold, at=LEFT + 150)
    if style.variant("sentence", 2):
        values: dict[str, tuple[str, str | None]] = {
            "due": (style.date(payment.due_date), "due_date"), "number": (invoice.number, None)
        }  # fmt: skip
        return kit.flow(sheet, LEFT, y, RIGHT - LEFT, style.label("please"), values, body, bold)
    facts = kit.payment_facts(invoice, style, bank=False)[:2]
    return kit.facts(sheet, style, LEFT, y, facts, body, bold, at=LEFT + 150)


LAYOUT = Layout(
    name="training",
    description="training company, school or practice: persons by name, exempt from VAT or not, facts in the footer",
    draw=draw,
    labels=labels("""
title.invoice = Faktura / Faktura VAT = Invoice / Sales invoice = Rechnung = -
supply = Data wykonania usługi / Data sprzedaży = Date of supply / Tax point / Supply date = Leistungsdatum / Zeitpunkt der Leistung = -
supply days = Termin wykonania usługi / Okres wykonania usługi = Dates of supply / Period of supply = Leistungszeitraum = -
booking = Nr zgłoszenia / Zgłoszenie nr = Booking ref. / Registration No. = Anmelde-Nr. / Buchungsnummer = -
venue = Miejsce szkolenia = Venue = Veranstaltungsort / Ort = -
participants = Uczestnicy / Uczestnicy szkolenia = Delegates / Attendees = Teilnehmer / Teilnehmer/innen = -
patients = Osoby badane / Pacjenci = Employees seen / Patients = Untersuchte Personen / Mitarbeiter = -
please = Prosimy o wpłatę do dnia {due} na konto podane w stopce, w tytule {number}. / Płatne przelewem do {due}, w tytule przelewu prosimy podać numer faktury. = Please pay by {due} quoting {number}. / Payment is due by {due} by bank transfer to the account below. = Bitte überweisen Sie den Betrag bis zum {due} unter Angabe der Nummer {number}. / Zahlbar ohne Abzug bis {due} auf das unten genannte Konto. = -
tax_rate = VAT {0} = VAT {0} = USt. {0} / MwSt. {0} = -
col.name = Nazwa usługi / Opis = Description / Details = Leistung / Bezeichnung = -
"""),  # noqa: E501
    trades=("courses", "courses", "seminars", "languages", "clinic"),
    countries={"pl": ("PL",), "de": ("DE",), "en": ("GB", "GB", "PL")},
    numbers={
        "pl": ("{n}/{m:02d}/{y}/SZ", "FV {n}/{y}", "F/{y}/{m:02d}/{n:04d}"),
        "de": ("{y}-{n:04d}", "RE{yy:02d}{n:05d}", "{n:05d}/{yy:02d}"),
        "en": ("INV-{n:05d}", "{n:06d}", "T{yy:02d}/{n:04d}"),
    },
    dates={"pl": ("dots", "dashes", "dots_r", "iso"), "de": ("dots", "de_long"), "en": ("long", "slashes", "short")},
    features=frozenset({"net", "few", "booked"}),
)
