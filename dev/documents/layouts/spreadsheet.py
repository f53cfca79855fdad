"""The invoice a small firm makes in a spreadsheet: cells with borders everywhere, empty rows, the sums in the table."""

from __future__ import annotations

from collections.abc import Sequence

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type
from ..table import Column, Look, Table
from . import kit
from .base import Layout
from .headings import next_page
from .spreadsheet_cells import Cell, Cells
from .spreadsheet_head import LEFT, RIGHT, head

BOTTOM = HEIGHT - 56.0
FILLS = ("#dce6f1", "#e2efda", "#d9d9d9", "#fff2cc", None)
COLUMNS = (
    (("no", 22.0), ("name", 167.0), ("unit", 34.0), ("qty", 38.0), ("price", 54.0), ("net", 60.0), ("rate", 36.0),
     ("tax", 52.0), ("gross", 60.0)),
    (("no", 24.0), ("name", 226.0), ("qty", 44.0), ("unit", 44.0), ("price", 66.0), ("rate", 46.0), ("net", 73.0)),
    (("name", 240.0), ("qty", 50.0), ("unit", 48.0), ("price", 70.0), ("rate", 45.0), ("net", 70.0)),
)  # fmt: skip


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    family = style.choose("family", ("sans", "sans", "serif", "narrow"))
    size = 8.8 if family == "sans" else 9.4
    body, bold = Type(family, size), Type(family, size, bold=True)
    label = style.choose("label type", (Type(family, size - 1), Type(family, size - 1, bold=True), body))
    grid, fill = style.choose("grid", ("#000000", "#808080", "#a6a6a6")), style.choose("fill", FILLS)
    cells = Cells(sheet, style, label, body, grid, fill)
    y = head(cells, invoice, 34.0) + style.choose("gap", (0.0, 8.0, 14.0))
    look = Look(body, label, grid=grid, head_fill=fill, padding=2.4)
    columns = style.choose("columns", COLUMNS)

    def turn_page() -> float:
        return next_page(sheet, invoice, style, LEFT, 40, bold, room=10)

    y = kit.lines_table(sheet, style, LEFT, y, columns, look, invoice.lines, BOTTOM, turn_page)
    y = _empty_rows(sheet, invoice, style, y, columns, look)
    if y > BOTTOM - 250:
        y = turn_page()
    y = _sums(sheet, invoice, style, y, columns, look, bold) + style.choose("gap below", (0.0, 8.0))
    y = _below(cells, invoice, y)
    y = kit.notes(sheet, invoice, style, LEFT, y + 14, RIGHT - LEFT, body)
    y = _signatures(cells, invoice, y + 4)
    if style.variant("thanks", 4):
        thanks = Type("oblique" if family != "serif" else "italic", size)
        sheet.text((LEFT + RIGHT) / 2, y + 18, style.label("thanks"), thanks, align="center")


def _empty_rows(
    sheet: Sheet, invoice: Invoice, style: Style, y: float, columns: Sequence[tuple[str, float]], look: Look
) -> float:
    """The rows of the template that nothing was written into; some have a number or a formula that gives nothing."""
    table = Table(sheet, LEFT, y, [Column("", width, kit.ALIGN.get(key, "right")) for key, width in columns], look)
    nothing = style.choose("nothing", ("", "", "-", style.amount(invoice.paid * 0)))
    numbered = style.variant("numbered", 2)
    for number in range(len(invoice.lines) + 1, style.choose("rows", (5, 6, 8, 10)) + 1):
        made = {"no": str(number) if numbered else "", "net": nothing, "tax": nothing, "gross": nothing}
        table.row([made.get(key, "") for key, _width in columns])
    return table.y


def _sums(
    sheet: Sheet, invoice: Invoice, style: Style, y: float, columns: Sequence[tuple[str, float]], look: Look, bold: Type
) -> float:
    """The last rows of the table: one of sums under their columns and one for each rate, or the sums one by one."""
    widths, rows = dict(columns), invoice.vat_breakdown
    if "gross" in widths:
        keys = ("net", "rate", "tax", "gross")
        last = [Column("", widths[key], kit.ALIGN.get(key, "right")) for key in keys]
        before = RIGHT - LEFT - sum(column.width for column in last)
        table = Table(sheet, LEFT, y, [Column("", before, "right"), *last], look)
        totals = [style.amount(value) for value in (invoice.total_net, invoice.total_tax, invoice.total_gross)]
        table.row((style.label("sum"), totals[0], style.choose("cross", ("", "X")), *totals[1:]),
                  fields=(None, "total_net", None, "total_tax", "total_gross"), type_=bold)  # fmt: skip
        for row in rows if len(rows) > 1 or style.variant("rates", 2) else ():
            rate, net, tax, gross = kit.vat_cells(style, row)
            table.row((style.label("of_which"), net, rate, tax, gross))
    else:
        table = Table(sheet, LEFT, y, [Column("", RIGHT - LEFT - 100, "right"), Column("", 100, "right")], look)
        table.row((style.label("net"), style.amount(invoice.total_net)), fields=(None, "total_net"))
        for row in rows:
            field = "total_tax" if len(rows) == 1 else None
            word = style.label("tax_rate").format(style.rate(row.tax))
            table.row((word, style.amount(row.tax_amount)), fields=(None, field))
        if len(rows) > 1:
            table.row((style.label("tax"), style.amount(invoice.total_tax)), fields=(None, "total_tax"))
        table.row((style.label("gross"), style.amount(invoice.total_gross)), fields=(None, "total_gross"), type_=bold)
    wide = Table(sheet, LEFT, table.y, [Column("", RIGHT - LEFT - 100, "right"), Column("", 100, "right")], look)
    if invoice.paid:
        wide.row((style.label("paid"), style.money(invoice.paid)))
    key = "left" if invoice.paid else "total"
    wide.row((style.label(key), style.money(invoice.amount_due)), fields=(None, "amount_due"), type_=bold,
             fill=look.head_fill)  # fmt: skip
    sheet.same("currency", "amount_due")
    return wide.y


def _below(cells: Cells, invoice: Invoice, y: float) -> float:
    """The amount in words and the account."""
    sheet, style, rows = cells.sheet, cells.style, []
    if invoice.payment.is_transfer:
        rows = [Cell(*fact) for fact in kit.payment_facts(invoice, style)[2:]]
        if style.variant("bic", 2):
            rows.append(Cell("bic", invoice.payment.bic))
    y = cells.beside(LEFT, y, RIGHT - LEFT, rows, pairs=1, share=0.24) if rows else y
    if style.language != "en":
        top, amount = y, invoice.amount_due or invoice.total_gross
        y = kit.words(sheet, invoice, style, LEFT + 3, y + cells.body.size + 2.5, RIGHT - LEFT - 6, cells.body, amount)
        y += 3.5 - cells.body.size
        sheet.rect(LEFT, top, RIGHT - LEFT, y - top, stroke=cells.grid)
    return y


def _signatures(cells: Cells, invoice: Invoice, y: float) -> float:
    """Two cells to sign in, the name of who issued it typed into the first."""
    style = cells.style
    if style.language == "en" and style.variant("unsigned", 2):
        return y
    third = (RIGHT - LEFT) / 3
    for x, key, text in ((LEFT, "sign_seller", invoice.seller.owner), (LEFT + 2 * third, "sign_buyer", "")):
        cells.sheet.rect(x, y, third, 44, stroke=cells.grid)
        cells.sheet.text(x + third / 2, y + 22, text, cells.body, align="center")
        cells.sheet.block(x + 3, y + 55, third - 6, style.label(key), Type(cells.body.family, 6.6))
    return y + 68


LAYOUT = Layout(
    name="spreadsheet",
    description="made by a small firm in a spreadsheet: bordered cells, empty rows, sums within the table",
    draw=draw,
    labels=labels("""
title.invoice = Faktura / Faktura VAT = Invoice / Sales invoice = - = Rēķins / Rēķins
place_date = Miejsce i data wystawienia / Miejscowość i data = Place and date of issue = - = Vieta un datums / Izrakstīšanas vieta, datums
name = Nazwa / Firma = Name / Company = - = Nosaukums
address = Adres / Ulica = Address / Street = - = Adrese
city = Kod i miejscowość / Miejscowość = Town, postcode / Town = - = Pilsēta
net = Suma netto / Wartość netto razem = Subtotal / Total excl. VAT = - = Kopā bez PVN / Summa kopā
gross = Razem brutto / Suma brutto = Total incl. VAT / Total = - = Kopā ar PVN / Pavisam
total = Do zapłaty / RAZEM DO ZAPŁATY = Amount due / TOTAL DUE = - = Summa apmaksai / KOPĀ APMAKSAI
thanks = Dziękujemy za skorzystanie z naszych usług! / Dziękujemy za współpracę. = Thank you for your business! / Thank you for your custom = - = Paldies par sadarbību! / Pateicamies, ka izvēlējāties mūs!
sign_seller = Wystawił(a) / podpis osoby upoważnionej do wystawienia = Issued by / Authorised signature = - = Rēķinu izrakstīja / Izsniedza (vārds, uzvārds, paraksts)
sign_buyer = Odebrał(a) / podpis osoby upoważnionej do odbioru = Received by = - = Saņēma (vārds, uzvārds, paraksts)
"""),  # noqa: E501
    trades=("joinery", "plumbing", "painting", "consulting", "agency"),
    countries={"pl": ("PL",), "lv": ("LV",), "en": ("GB", "GB", "PL")},
    numbers={
        "pl": ("{n}/{y}", "{n}/{m:02d}/{y}", "FV {n}/{yy:02d}"),
        "lv": ("{n}", "{y}-{n}", "{n:03d}/{m:02d}/{yy:02d}"),
        "en": ("{n:04d}", "{y}/{n}", "INV{n}"),
    },
    dates={"pl": ("dots", "dots_r", "dashes"), "lv": ("dots", "dots", "lv_long"), "en": ("slashes", "long", "dots")},
    features=frozenset({"net", "few", "owner"}),
)
