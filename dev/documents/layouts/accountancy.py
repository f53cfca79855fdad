"""An accounting office's monthly invoice, printed from a small bookkeeping program."""

from __future__ import annotations

from datetime import timedelta

from ..formatting import MONTHS, Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page, numbered_title

LEFT, RIGHT = 48.0, WIDTH - 48.0
MIDDLE = WIDTH / 2 + 8
BOTTOM = HEIGHT - 60.0
PL_MONTHS = ("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
             "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień")  # fmt: skip
WIDE = (("no", 22.0), ("name", 169.0), ("unit", 36.0), ("qty", 36.0), ("price", 52.0), ("net", 54.0), ("rate", 34.0),
        ("tax", 46.0), ("gross", 50.0))  # fmt: skip
SHORT = (("no", 24.0), ("name", 235.0), ("qty", 46.0), ("unit", 42.0), ("price", 60.0), ("rate", 38.0), ("net", 54.0))


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    family = style.choose("family", ("sans", "serif", "sans"))
    size = 9.0 if family == "serif" else 8.4
    body, bold = Type(family, size), Type(family, size, bold=True)
    small = Type(family, size - 1.2)
    y = _head(sheet, invoice, style, body, bold)
    y = _parties(sheet, invoice, style, y + 12, body, bold)
    grid = style.choose("grid", ("#000000", "#8a8a8a", None))
    fill = style.choose("fill", ("#e8e8e8", None, "#f2f2f2"))
    look = Look(small, Type(family, size - 1.6, bold=True), grid=grid, rule="#333333", head_fill=fill, padding=3)
    columns = style.choose("columns", (WIDE, WIDE, SHORT))
    y = kit.lines_table(
        sheet, style, LEFT, y + 6, columns, look, invoice.lines, BOTTOM, lambda: _turn_page(sheet, invoice, style, bold)
    )
    if y > BOTTOM - 250:
        y = _turn_page(sheet, invoice, style, bold)
    right = style.variant("vat at right", 3) > 0
    widths = (84.0, 66.0, 56.0, 66.0)
    y = kit.vat_table(sheet, invoice, style, RIGHT - sum(widths) if right else LEFT, y + 10, widths, look, fill=fill)
    big = Type(family, size + 3, bold=True)
    y = kit.to_pay(sheet, invoice, style, LEFT, LEFT + 260, y + 22, body, big)
    british = invoice.seller.country == "GB"
    if not british:
        y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body, invoice.amount_due)
    rows = kit.payment_facts(invoice, style, days=style.variant("days", 3) == 0)
    if invoice.payment.is_transfer and style.variant("bic", 2):
        rows.append(("bic", invoice.payment.bic, None))
    y = kit.facts(sheet, style, LEFT, y + 8, rows, body, bold, at=LEFT + 120, step=13)
    if invoice.payment.is_transfer and style.variant("quote", 2):
        y = sheet.block(LEFT, y + 4, RIGHT - LEFT, style.label("quote"), small)
    y = kit.notes(sheet, invoice, style, LEFT, y + 4, RIGHT - LEFT, body)
    if not british:
        kit.signatures(sheet, style, y + 56, ((LEFT, "sign_seller"), (RIGHT - 180, "sign_buyer")), Type(family, 6.4))
    _footer(sheet, invoice, style, family)


def _head(sheet: Sheet, invoice: Invoice, style: Style, body: Type, bold: Type) -> float:
    """Place and date as in a letter or as facts, the title below or beside; returns the y below."""
    big = Type(body.family, 15, bold=True)
    supply = _supply(invoice, style)
    place = invoice.seller.city
    kind = style.variant("head", 3)
    if kind == 0:
        day = style.date(invoice.issue_date)
        before = style.label("place_day").format(place)
        at = RIGHT - body.width(f"{before} {day}")
        sheet.text(at, 52, before, body)
        sheet.text(at + body.width(f"{before} "), 52, day, body, field="issue_date")
        kit.heading(sheet, invoice, style, WIDTH / 2, 88, big)
        if style.variant("original", 2):
            sheet.text(WIDTH / 2, 101, style.label("original"), body, align="center")
        return kit.facts(sheet, style, LEFT, 120, [supply], body, bold)
    rows: list[kit.Fact] = [
        ("place", place, None), ("issue_date", style.date(invoice.issue_date), "issue_date"), supply,
    ]  # fmt: skip
    if kind == 1:
        sheet.text(LEFT, 58, invoice.seller.short_name, Type(body.family, 11, bold=True))
        y = kit.facts(sheet, style, MIDDLE, 52, rows, body, bold, right=RIGHT, step=13)
        kit.heading(sheet, invoice, style, WIDTH / 2, y + 22, big)
        return y + 36
    numbered_title(sheet, invoice, style, LEFT, 60, big)
    sheet.line(LEFT, 68, RIGHT, 68, width=1)
    return kit.facts(sheet, style, LEFT, 84, rows, body, bold, at=LEFT + 150, step=13)


def _supply(invoice: Invoice, style: Style) -> kit.Fact:
    """The day of supply, the month, or the period, where a whole month is billed."""
    day = invoice.sale_date
    kind = style.variant("supply", 3)
    if kind == 0:
        return "sale_date", style.date(day), "sale_date"
    if kind == 1 and (day + timedelta(days=1)).day == 1:
        return "period", f"{style.date(day.replace(day=1))} - {style.date(day)}", "sale_date"
    month = (PL_MONTHS if style.language == "pl" else MONTHS[style.language])[day.month - 1]
    pattern = "{1}. gada {0}" if style.language == "lv" else "{0} {1}"
    return "month", style.choose("month", (pattern.format(month, day.year), f"{day:%m/%Y}")), None


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type) -> float:
    """Seller and buyer side by side, framed or under a line."""
    framed = style.variant("framed", 2) == 0
    width = MIDDLE - LEFT - 16
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (MIDDLE, "buyer", invoice.buyer)):
        pad = 6.0 if framed else 0.0
        sheet.text(x + pad, y + 4, style.label(role) + ("" if framed else ":"), body)
        own = role == "seller"
        ends.append(
            kit.party(sheet, style, x + pad, y + 20, width - 2 * pad, who, role, body, bold, register=own,
                      contact=own and style.variant("contact", 2) == 0,
                      country=invoice.seller.country != invoice.buyer.country)
        )  # fmt: skip
        if not framed:
            sheet.line(x, y + 8, x + width, y + 8, width=0.5)
    end = max(ends)
    if framed:
        for x in (LEFT, MIDDLE):
            sheet.rect(x, y - 8, RIGHT - MIDDLE if x == MIDDLE else width, end - y + 6, stroke="#555555", line=0.5)
    return end + 4


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style, bold: Type) -> float:
    _footer(sheet, invoice, style, bold.family)
    return next_page(sheet, invoice, style, LEFT, 48, bold)


def _footer(sheet: Sheet, invoice: Invoice, style: Style, family: str) -> None:
    tiny = Type(family, 6.6, color="#444444")
    sheet.text(LEFT, HEIGHT - 32, style.label("program"), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 32, tiny)


LAYOUT = Layout(
    name="accountancy",
    description="accounting office, monthly invoice of a small bookkeeping program",
    draw=draw,
    labels=labels("""
sale_date = Data sprzedaży / Data wykonania usługi / Data zakończenia usługi = Date of supply / Tax point = - = Pakalpojuma sniegšanas datums / Darījuma datums
month = Miesiąc wykonania usługi / Usługa za miesiąc = Month of supply / For the month of = - = Pakalpojuma mēnesis / Norēķinu mēnesis
period = Okres rozliczeniowy / Okres wykonania usługi = Billing period / Service period = - = Norēķinu periods / Pakalpojuma periods
place_day = {0}, dnia / {0}, = {0}, = - = {0},
quote = W tytule przelewu prosimy podać numer faktury. = Please quote the invoice number with your payment. = - = Lūdzam maksājuma uzdevumā norādīt rēķina numuru.
program = Wydrukowano z programu Bilansik 4 = Printed with Ledgerling 4 = - = Sagatavots programmā Bilancīte 4
sign_seller = Wystawił(a) / podpis osoby upoważnionej do wystawienia = Issued by = - = Izsniedza (vārds, uzvārds, paraksts)
sign_buyer = Odebrał(a) / podpis osoby upoważnionej do odbioru = Received by = - = Saņēma (vārds, uzvārds, paraksts)
"""),  # noqa: E501
    trades=("bookkeeping",),
    countries={"pl": ("PL",), "lv": ("LV",), "en": ("GB", "GB", "LV")},
    numbers={
        "pl": ("{n}/{m:02d}/{y}", "FV {n}/{y}", "{n:03d}/{y}/BR"),
        "lv": ("{y}/{m:02d}-{n}", "GR-{n:05d}", "{n:04d}/{y}"),
        "en": ("{y}-{n:04d}", "A{n:05d}", "INV {n:05d}"),
    },
    dates={"pl": ("dots", "iso", "dots_r", "dashes"), "lv": ("dots", "lv_long"), "en": ("long", "slashes", "dots")},
    features=frozenset({"net", "few", "hours"}),
    kept_aside=True,
)
