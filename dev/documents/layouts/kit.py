"""Parts that many layouts are put together from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from ..formatting import Style, in_words
from ..model import ZERO, Exchange, Invoice, Line, Party, VatRow
from ..sheet import Sheet, Type
from ..table import Column, Look, Table
from .base import address_lines

Fact = tuple[str, str, str | None]
"""Key of a label, value, field."""

ALIGN = {
    "name": "left", "group": "left", "code": "left", "rate": "center", "unit": "center", "no": "right", "day": "left",
}  # fmt: skip
"""Of the columns of a table of lines; the others are numbers."""


def title(style: Style, invoice: Invoice) -> str:
    return style.label(f"title.{invoice.kind}")


def heading(
    sheet: Sheet, invoice: Invoice, style: Style, middle: float, y: float, big: Type, *, gap: str = " "
) -> None:
    """Title and number in one line, centred at ``middle``."""
    text = f"{title(style, invoice)} {style.label('no')}"
    width = big.width(f"{text}{gap}{invoice.number}")
    sheet.pair(middle - width / 2, y, text, invoice.number, big, big, field="invoice_number")


def signatures(
    sheet: Sheet, style: Style, y: float, places: Sequence[tuple[float, str]], type_: Type, *, width: float = 180
) -> None:
    """Dotted lines to sign on, each with the words of its key below."""
    for x, key in places:
        sheet.line(x, y, x + width, y, dashes=(1, 2))
        sheet.text(x + width / 2, y + 9, style.label(key), type_, align="center")


def party(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    width: float,
    who: Party,
    role: str,
    body: Type,
    name: Type,
    *,
    step: float = 1.28,
    register: bool = False,
    contact: bool = False,
    country: bool = False,
    colon: str = ":",
) -> float:
    """Name, address and VAT number from the base line ``y`` down; returns the base line after them."""
    y = sheet.block(x, y, width, who.name, name, leading=step, field=f"{role}_name")
    for line in address_lines(who, country=country):
        sheet.text(x, y, line, body)
        y += body.size * step
    sheet.pair(x, y, f"{style.label('vat')}{colon}", style.vat(who.vat), body, body, field=f"{role}_vat")
    y += body.size * step
    if register and who.register_number:
        sheet.pair(x, y, f"{style.label('register')}{colon}", who.register_number, body, body)
        y += body.size * step
    if contact and who.phone:
        sheet.text(x, y, f"{style.label('phone')} {who.phone}", body)
        sheet.text(x, y + body.size * step, who.email, body)
        y += 2 * body.size * step
    return y


def headed_party(
    sheet: Sheet,
    invoice: Invoice,
    style: Style,
    x: float,
    y: float,
    width: float,
    role: str,
    fonts: tuple[Type, Type, Type],
    *,
    below: float = 13,
    contact: bool = False,
) -> float:
    """A party ``below`` the word for it, with its register number if it sells, in Latvia both; ``fonts`` are those of
    text, name and heading, ``contact`` is the seller's.
    """
    body, bold, label = fonts
    sells = role == "seller"
    sheet.text(x, y, style.label(role), label)
    who = invoice.seller if sells else invoice.buyer
    register = sells or style.language == "lv"
    return party(sheet, style, x, y + below, width, who, role, body, bold, register=register, contact=sells and contact)


def facts(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    rows: Sequence[Fact],
    label: Type,
    value: Type,
    *,
    at: float | None = None,
    step: float = 13,
    colon: str = ":",
    right: float | None = None,
) -> float:
    """Rows of label and value; ``at`` is where the values start, ``right`` where they end."""
    for key, text, field in rows:
        word = f"{style.label(key)}{colon}"
        if right is not None:
            sheet.text(x, y, word, label)
            sheet.text(right, y, text, value, align="right", field=field)
        else:
            sheet.pair(x, y, word, text, label, value, field=field, at=at)
        y += step
    return y


def payment_facts(invoice: Invoice, style: Style, *, bank: bool = True, days: bool = False) -> list[Fact]:
    """How it is paid, until when and where to."""
    payment = invoice.payment
    word = style.label({"10": "cash", "48": "card"}.get(payment.means, "transfer"))
    if days and payment.is_transfer:
        word += f", {style.label('days').format(payment.days)}"
    rows: list[Fact] = [("payment", word, None)]
    if payment.is_transfer:
        if invoice.is_due:
            rows.append(("due", style.date(payment.due_date), "due_date"))
        if bank:
            rows.append(("bank", payment.bank, None))
        if not invoice.accounts:
            rows.append(("iban", style.iban(payment.iban), "iban"))
    return rows


def cells(style: Style, line: Line, number: int, columns: Sequence[str]) -> list[str]:
    """The texts of one line under ``columns``."""
    quantity = style.quantity(line.quantity)
    made = {
        "no": str(number),
        "code": line.code,
        "name": line.name,
        "unit": line.unit,
        "qty": quantity,
        "qty_unit": f"{quantity} {line.unit}".strip(),
        "list_price": style.price(line.list_price if line.list_price is not None else line.net_price),
        "discount": style.quantity(line.discount) if line.discount else "",
        "price": style.price(line.net_price),
        "gross_price": style.price(line.gross_price if line.gross_price is not None else line.net_price),
        "net": style.amount(line.net),
        "rate": style.rate(line.tax),
        "tax": style.amount(line.tax_amount),
        "gross": style.amount(line.gross),
        "day": style.date(line.day) if line.day else "",
        "group": line.group,
    }
    return [made[column] for column in columns]


def lines_table(
    sheet: Sheet,
    style: Style,
    x: float,
    y: float,
    columns: Sequence[tuple[str, float]],
    look: Look,
    lines: Sequence[Line],
    bottom: float,
    turn_page: Callable[[], float],
    *,
    carry: bool = False,
    banners: bool = False,
    banner_fill: str | None = None,
) -> float:
    """The lines, over as many pages as they need; ``columns`` are (key, points). Returns the y below.

    ``carry`` prints the net sum so far at the foot of each page and again at the head of the next. ``banners`` puts
    each group of lines under a row with its name.
    """
    keys = [key for key, _width in columns]
    heads = [Column(style.label(f"col.{key}"), width, ALIGN.get(key, "right")) for key, width in columns]
    table = Table(sheet, x, y, heads, look)
    table.head()
    total, group = ZERO, None
    bold = Type(look.body.family, look.body.size, bold=True, color=look.body.color)
    room = look.body.size * look.leading + 2 * look.padding if carry else 0.0

    def sum_row(label: str) -> None:
        texts = ["" for _ in keys]
        texts[keys.index("name")] = style.label(label)
        texts[keys.index("net")] = style.amount(total)
        table.row(texts, type_=bold)

    for number, line in enumerate(lines, 1):
        texts = cells(style, line, number, keys)
        header = banners and line.group != group
        if not table.fits(texts, bottom - room - (14 if header else 0)):
            if carry:
                sum_row("carried")
            table.y = turn_page()
            table.head()
            if carry:
                sum_row("brought")
        if header:
            group = line.group
            table.banner(style.label("group").format(*line.group.split("|")), bold, banner_fill)
        table.row(texts, fill=look.zebra if number % 2 == 0 else None)
        total += line.net
    return table.y


def vat_table(
    sheet: Sheet,
    invoice: Invoice,
    style: Style,
    x: float,
    y: float,
    widths: Sequence[float],
    look: Look,
    *,
    rows: Sequence[VatRow] | None = None,
    total: bool = True,
    fill: str | None = None,
    label: str = "sum",
    head: bool = True,
) -> float:
    """Rate, net, tax, gross; the row of sums holds the fields unless ``rows`` are other than the invoice's own."""
    heads = style.label("vat_table").split("|")
    table = Table(sheet, x, y, [Column(h, w, "right") for h, w in zip(heads, widths, strict=True)], look)
    if head:
        table.head()
    own = rows is None
    shown = invoice.vat_breakdown if rows is None else rows
    for row in shown:
        table.row(vat_cells(style, row))
    if total:
        sums = (
            sum((row.net for row in shown), ZERO),
            sum((row.tax_amount for row in shown), ZERO),
            sum((row.gross for row in shown), ZERO),
        )
        fields = (None, "total_net", "total_tax", "total_gross") if own else ()
        bold = Type(look.body.family, look.body.size, bold=True)
        table.row((style.label(label), *map(style.amount, sums)), fields=fields, type_=bold, fill=fill)
    return table.y


def vat_cells(style: Style, row: VatRow) -> tuple[str, str, str, str]:
    return style.rate(row.tax), style.amount(row.net), style.amount(row.tax_amount), style.amount(row.gross)


def sums(
    sheet: Sheet,
    invoice: Invoice,
    style: Style,
    x: float,
    right: float,
    y: float,
    body: Type,
    *,
    step: float = 14,
    bases: bool = True,
    currency: bool = True,
) -> float:
    """Net, the tax of each rate and, of several, their sum; returns the base line after them.

    ``bases`` says with each of several rates what it is taken of, ``currency`` stands with each amount.
    """
    only = len(invoice.vat_breakdown) == 1
    rows = [(style.label("net"), invoice.total_net, "total_net")]
    for row in invoice.vat_breakdown:
        word = style.label("tax_rate").format(style.rate(row.tax))
        if bases and not only:
            word += f" ({style.amount(row.net)})"
        rows.append((word, row.tax_amount, "total_tax" if only else ""))
    if not only:
        rows.append((style.label("tax"), invoice.total_tax, "total_tax"))
    for word, value, field in rows:
        sheet.text(x, y, word, body)
        text = style.money(value) if currency else style.amount(value)
        sheet.text(right, y, text, body, align="right", field=field or None)
        y += step
    return y


def to_pay(
    sheet: Sheet,
    invoice: Invoice,
    style: Style,
    x: float,
    right: float,
    y: float,
    body: Type,
    big: Type,
    *,
    paid: bool = True,
    field_gross: bool = False,
) -> float:
    """What was paid and what is left, in two rows; returns the base line after them."""
    if invoice.paid and paid:
        sheet.text(x, y, f"{style.label('paid')}:", body)
        sheet.text(right, y, style.money(invoice.paid), body, align="right")
        y += body.size * 1.5
    key = "refund" if invoice.amount_due < 0 else "left" if invoice.paid else "total"
    y += big.size * 0.4
    sheet.text(x, y, f"{style.label(key)}:", big)
    sheet.text(right, y, style.money(invoice.amount_due), big, align="right", field="amount_due")
    sheet.same("currency", "amount_due")
    if field_gross and not invoice.paid:
        sheet.same("total_gross", "amount_due")
    return y + big.size * 1.5


def words(
    sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float, type_: Type, amount: Decimal
) -> float:
    """The amount in words, as the document's language says it; nothing where the currency has no words."""
    if style.language == "de" and invoice.currency not in {"EUR", "USD"}:
        return y
    fraction = style.variant("fraction", 2) == 0
    said = in_words(abs(amount), invoice.currency, style.language, fraction=fraction)
    if amount < 0:
        said = f"minus {said}"
    return sheet.block(x, y, width, f"{style.label('words')}: {said}", type_)


def notes(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float, type_: Type) -> float:
    """Notes and the reasons why no VAT is charged."""
    reasons = sorted({row.tax.reason for row in invoice.vat_breakdown if row.tax.reason})
    for note in (*invoice.notes, *reasons):
        y = sheet.block(x, y, width, note, type_)
    return y


def exchange(style: Style, foreign: Exchange, currency: str) -> str:
    """The sentence about the rate, in Polish or English: only Polish sellers need it."""
    rate = style.amount(foreign.rate, 4)
    day = style.date(foreign.day)
    if style.language == "pl":
        return f"Kurs średni NBP z dnia {day}, tabela {foreign.table}: 1 {currency} = {rate} {foreign.currency}"
    return f"NBP exchange rate of {day}, table {foreign.table}: 1 {currency} = {rate} {foreign.currency}"


def accounts(
    sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, type_: Type, bold: Type, *, step: float = 11
) -> float:
    """All accounts, each with its currency; the field is the one to pay this invoice to."""
    sheet.text(x, y, f"{style.label('accounts')}:", bold)
    for account in invoice.accounts:
        y += step
        field = "iban" if account.iban == invoice.payment.iban else None
        end = sheet.text(x, y, f"{account.currency}  ", type_)
        end = sheet.text(end, y, style.iban(account.iban), bold, field=field if invoice.payment.is_transfer else None)
        sheet.text(end, y, f"  {account.bank}, SWIFT {account.bic}", type_)
    return y + step


def flow(
    sheet: Sheet,
    x: float,
    y: float,
    width: float,
    text: str,
    values: Mapping[str, tuple[str, str | None]],
    body: Type,
    value: Type | None = None,
    *,
    leading: float = 1.35,
) -> float:
    """A sentence wrapped to ``width``; for each ``{key}`` its value, never broken, with the field that it prints."""
    units: list[list[tuple[str, str | None, Type]]] = [[]]
    for piece in re.split(r"(\{\w+\}| +)", text):
        if piece.startswith(" "):
            units.append([])
        elif piece.startswith("{"):
            units[-1].append((*values[piece[1:-1]], value or body))
        elif piece:
            units[-1].append((piece, None, body))
    at = x
    for unit in units:
        if at > x and at + sum(type_.width(part) for part, _field, type_ in unit) > x + width:
            at, y = x, y + body.size * leading
        for part, field, type_ in unit:
            at = sheet.text(at, y, part, type_, field=field)
        at += body.width(" ")
    return y + body.size * leading


def page_counter(sheet: Sheet, style: Style, x: float, y: float, type_: Type, align: str = "right") -> None:
    sheet.text(x, y, style.label("page").format(sheet.page, sheet.pages), type_, align=align)
