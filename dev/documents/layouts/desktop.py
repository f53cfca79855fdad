"""The look of a Polish desktop billing program: boxes, grey heads, VAT table, amount in words."""

from __future__ import annotations

from ..formatting import NBSP, Style, in_words
from ..labels.desktop import LABELS
from ..model import Invoice, Party
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Column, Look, Table
from . import kit
from .base import Layout, address_lines, logo

LEFT, RIGHT = 34.0, WIDTH - 34.0
BOTTOM = HEIGHT - 46.0
GREY = "#e4e4e4"
SMALL = Type("dejavu", 6.6)
BODY = Type("dejavu", 7.6)
BOLD = Type("dejavu", 7.6, bold=True)


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    y = _top(sheet, invoice, style)
    y = _parties(sheet, invoice, style, y)
    y = _title(sheet, invoice, style, y)
    y = _lines(sheet, invoice, style, y)
    if y > BOTTOM - 245:
        y = _turn_page(sheet, invoice, style)
    _summary(sheet, invoice, style, y + 12)
    _footer(sheet, style)


def _top(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Three small boxes on the right, the seller's sign on the left."""
    width, height, y = 172.0, 31.0, 32.0
    rows = (
        ("place", invoice.seller.city, None),
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("sale_date", style.date(invoice.sale_date), "sale_date"),
    )
    for key, value, field in rows:
        sheet.rect(RIGHT - width, y, width, 13, fill=GREY)
        sheet.rect(RIGHT - width, y + 13, width, height - 13)
        sheet.text(RIGHT - width / 2, y + 9.5, style.label(key), SMALL, align="center")
        sheet.text(RIGHT - width / 2, y + 25.5, value, BODY, align="center", field=field)
        y += height
    if style.variant("sign", 3):
        color = style.choose("sign color", ("#3a4a63", "#555555", "#7a2f2f"))
        logo(sheet, style, LEFT, 34, 36, color)
        sheet.block(
            LEFT + 48, 50, 240, invoice.seller.short_name, Type("serif", 14, bold=True, color=color)
        )
    return y


def _parties(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    top, gap = y + 14, 12.0
    width = (RIGHT - LEFT - gap) / 2
    height = 84.0
    for x, key, party in (
        (LEFT, "seller", invoice.seller),
        (LEFT + width + gap, "buyer", invoice.buyer),
    ):
        sheet.rect(x, top, width, 14, fill=GREY)
        sheet.rect(x, top + 14, width, height - 14)
        sheet.text(x + 6, top + 10, style.label(key), BOLD)
        _party(sheet, style, x + 6, top + 26, width - 12, party, key)
    return top + height


def _party(
    sheet: Sheet, style: Style, x: float, y: float, width: float, party: Party, role: str
) -> None:
    y = sheet.block(x, y, width, party.name, BOLD, field=f"{role}_name")
    for line in address_lines(party, country=style.language == "en"):
        sheet.text(x, y, line, BODY)
        y += 10.5
    end = sheet.pair(
        x, y, style.label("vat"), style.vat(party.vat), BODY, BODY, field=f"{role}_vat"
    )
    if role == "seller" and style.variant("register", 2):
        sheet.pair(end + 14, y, style.label("register"), party.register_number, BODY, BODY)
    if role == "seller" and style.variant("phone", 2):
        sheet.text(x, y + 10.5, f"tel. {party.phone}, {party.email}", SMALL)


def _title(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    top = y + 14
    title = Type("dejavu", 12, bold=True)
    label, number = style.label("title"), invoice.number
    x = WIDTH / 2 - title.width(f"{label}  {number}") / 2
    sheet.rect(LEFT, top, RIGHT - LEFT, 24, fill=style.choose("title fill", (GREY, "#ffffff")))
    sheet.pair(x, top + 16.5, label, number, title, title, field="invoice_number")
    sheet.text(RIGHT - 6, top + 16, style.label("original"), SMALL, align="right")
    if invoice.order_number:
        sheet.pair(LEFT, top + 36, style.label("order"), invoice.order_number, SMALL, SMALL)
        return top + 42
    return top + 32


def _columns(style: Style) -> list[Column]:
    heads = style.label("head").split("|")
    widths = (22, 155, 37, 44, 52, 58, 38, 54, 67)
    aligns = ("right", "left", "center", "right", "right", "right", "right", "right", "right")
    return [Column(*parts) for parts in zip(heads, widths, aligns, strict=True)]


def _look() -> Look:
    return Look(body=BODY, head=SMALL, grid="#000000", head_fill=GREY)


def _lines(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    table = Table(sheet, LEFT, y, _columns(style), _look())
    rows = [
        (
            str(index),
            line.name,
            line.unit,
            style.quantity(line.quantity),
            style.price(line.net_price),
            style.amount(line.net),
            style.rate(line.tax),
            style.amount(line.tax_amount),
            style.amount(line.gross),
        )
        for index, line in enumerate(invoice.lines, 1)
    ]
    table.rows(rows, BOTTOM - 14, lambda: _turn_page(sheet, invoice, style))
    return table.y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, style)
    sheet.new_page()
    end = sheet.text(LEFT, 40, f"{style.label('title')} {invoice.number}", BOLD)
    sheet.text(end + 8, 40, f"({style.date(invoice.issue_date)})", SMALL)
    return 52.0


def _summary(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> None:
    bottom = _vat_table(sheet, invoice, style, y)
    bottom = max(bottom, _payment(sheet, invoice, style, y)) + 14
    bottom = _total(sheet, invoice, style, bottom)
    for note in invoice.notes:
        sheet.pair(LEFT, bottom, style.label("notes"), note, SMALL, BOLD)
        bottom += 12
    exempt = {row.tax.reason for row in invoice.vat_breakdown if row.tax.reason}
    for reason in sorted(exempt):
        sheet.text(LEFT, bottom, reason, SMALL)
        bottom += 11
    places = ((LEFT, "sign_buyer"), (RIGHT - 190, "sign_seller"))
    kit.signatures(sheet, style, bottom + 52, places, Type("dejavu", 5.6), width=190)


def _vat_table(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    heads = style.label("vat_table").split("|")
    columns = [
        Column(head, width, "right") for head, width in zip(heads, (80, 66, 62, 70), strict=True)
    ]
    table = Table(sheet, RIGHT - 278, y, columns, _look())
    table.head()
    total = (
        style.label("sum"),
        style.amount(invoice.total_net),
        style.amount(invoice.total_tax),
        style.amount(invoice.total_gross),
    )
    fields = (None, "total_net", "total_tax", "total_gross")
    rows = [kit.vat_cells(style, row) for row in invoice.vat_breakdown]
    if style.variant("sum first", 3) == 0:
        table.row(total, fields=fields, type_=BOLD)
        for index, row in enumerate(rows):
            first = f"{style.label('of_which')} {row[0]}" if index == 0 else row[0]
            table.row((first, *row[1:]))
    else:
        for row in rows:
            table.row(row)
        table.row(total, fields=fields, type_=BOLD, fill=GREY)
    return table.y


def _payment(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    payment = invoice.payment
    means = {"10": "cash", "48": "card"}.get(payment.means, "transfer")
    word = style.label(means)
    if means == "transfer" and style.variant("days", 2):
        word += f" {payment.days} dni" if style.language == "pl" else f", {payment.days} days"
    rows: list[tuple[str, str, str | None]] = [("payment", word, None)]
    if payment.is_transfer:
        rows.append(("due", style.date(payment.due_date), "due_date"))
        rows.append(("bank", payment.bank, None))
    y += 9
    for key, value, field in rows:
        sheet.pair(LEFT, y, style.label(key), value, BODY, BOLD, field=field)
        y += 13
    if payment.is_transfer:
        sheet.text(LEFT, y, style.label("iban"), BODY)
        y += 12
        sheet.text(LEFT, y, style.iban(payment.iban), BOLD, field="iban")
        y += 12
    return y


def _total(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    big = Type("dejavu", 11, bold=True)
    partly = invoice.paid != 0
    height = 60.0 if partly else 44.0
    sheet.rect(LEFT, y, RIGHT - LEFT, height, line=0.9)
    gross = style.money(invoice.total_gross)
    first = style.label("gross" if partly else "total")
    sheet.pair(LEFT + 8, y + 17, first, gross, big, big, field="total_gross")
    sheet.printed.setdefault("currency", sheet.printed["total_gross"][-1:])
    if partly:
        x = sheet.pair(
            LEFT + 8, y + 33, style.label("paid"), style.amount(invoice.paid), BODY, BOLD
        )
        due = style.money(invoice.amount_due)
        sheet.pair(x + 24, y + 33, style.label("left"), due, BODY, BOLD, field="amount_due")
    else:
        sheet.printed["amount_due"] = sheet.printed["total_gross"][-1:]
    words = in_words(
        invoice.total_gross,
        invoice.currency,
        style.language,
        fraction=style.variant("fraction", 2) == 0,
    )
    if style.variant("fraction", 2) == 0:
        words += f"{NBSP}{invoice.currency}" if style.variant("fraction code", 2) else ""
    sheet.block(
        LEFT + 8,
        y + height - 12,
        RIGHT - LEFT - 16,
        f"{style.label('words')} {words}",
        BODY,
        leading=1.1,
    )
    return y + height + 16


def _footer(sheet: Sheet, style: Style) -> None:
    y = HEIGHT - 24
    sheet.line(LEFT, y - 9, RIGHT, y - 9, width=0.3)
    sheet.text(LEFT, y, style.label("program"), Type("dejavu", 5.6))
    kit.page_counter(sheet, style, RIGHT, y, Type("dejavu", 5.6))


LAYOUT = Layout(
    name="desktop",
    description="Polish desktop billing program",
    draw=draw,
    labels=LABELS,
    trades=("office", "timber", "transport", "catering", "training"),
    countries={"pl": ("PL",), "en": ("PL", "PL", "PL", "LT")},
    numbers={
        "pl": (
            "FS {n}/{m:02d}/{y}",
            "FV/{n:05d}/{y}",
            "{n}/MAG/{y}",
            "FA/{n}/{m:02d}/{y}",
            "F/{n:04d}/{yy:02d}/K",
        ),
        "en": ("FV {n}/{m:02d}/{y}", "FE/{n:05d}/{y}"),
    },
    dates={"pl": ("iso", "dots", "dots_r", "dashes", "long"), "en": ("iso", "dots", "long")},
)
