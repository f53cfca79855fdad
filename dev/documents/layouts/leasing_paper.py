"""The paper of a leasing company: who writes to whom, what to pay until when, and the company in small print."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ..formatting import Style
from ..model import Invoice, money
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits

LEFT, RIGHT = 50.0, WIDTH - 50.0
MIDDLE = WIDTH / 2
BOTTOM = HEIGHT - 84.0
COLORS = ("#12355b", "#7a1f2b", "#14532d", "#3f3f46", "#0f766e", "#9a3412")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "serif", "dejavu", "narrow"))
    size = {"sans": 8.8, "serif": 9.6, "dejavu": 7.8, "narrow": 9.8}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.86, color="#4b4b4b")


def color(style: Style) -> str:
    """The colour of this company."""
    return style.choose("color", COLORS)


def contract(invoice: Invoice, style: Style, index: int) -> str:
    """The number of the lease that the line ``index`` is about, the same for a customer every month."""
    name = f"contract {invoice.buyer.vat} {index}"
    pattern = style.choose("contract pattern", ("{0}/{1}/L", "LO-{0}", "{1}-{0}-OP", "{0}.{1}"))
    return pattern.format(digits(style, name, 6), 21 + style.variant(name, 5))


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Company, customer, title and facts; returns the y below."""
    return (_window if style.variant("window", 2) else _columns)(sheet, invoice, style)


def _rows(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if style.variant("sold", 4):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    rows.append(("customer", digits(style, f"customer {invoice.buyer.vat}", 7), None))
    if style.variant("contract above", 2):
        signed = invoice.issue_date - timedelta(days=300 + style.variant(f"signed {invoice.buyer.vat}", 500))
        day = "" if style.variant("window", 2) else f" {style.label('signed').format(style.date(signed))}"
        rows.append(("contract", f"{contract(invoice, style, 0)}{day}", None))
    return rows


def _window(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Customer in the window of an envelope, the facts beside it, title and number below on the whole width."""
    body, bold, label = types(style)
    who = invoice.seller
    logo(sheet, style, LEFT, 34, 30, color(style))
    sheet.block(LEFT + 40, 48, 260, who.short_name, Type(body.family, 13, bold=True, color=color(style)))
    if style.variant("return address", 2):
        small = replace(label, size=6.4)
        sheet.text(LEFT, 104, ", ".join((who.short_name, *address_lines(who))), small)
        sheet.line(LEFT, 107, LEFT + 225, 107, width=0.4)
    sheet.text(LEFT, 119, style.label("buyer"), label)
    abroad = who.country != invoice.buyer.country
    end = kit.party(sheet, style, LEFT, 133, 225, invoice.buyer, "buyer", body, bold, country=abroad)
    y = kit.facts(sheet, style, MIDDLE + 20, 119, _rows(invoice, style), label, body, at=MIDDLE + 128, colon="")
    y = max(y, end) + 26
    big = Type(body.family, 15, bold=True, color=color(style))
    x = sheet.text(LEFT, y, kit.title(style, invoice), big)
    if style.variant("number right", 2):
        end = RIGHT - bold.width(invoice.number)
        sheet.text(end - 5, y, f"{style.label('number')}:", label, align="right")
        sheet.text(end, y, invoice.number, bold, field="invoice_number")
    else:
        sheet.text(x + 7, y, invoice.number, big, field="invoice_number")
    sheet.line(LEFT, y + 7, RIGHT, y + 7, stroke=color(style), width=1.2)
    return y + 16


def _columns(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title and facts in a coloured field on top, lessor and lessee side by side below it."""
    body, bold, label = types(style)
    rows = [("number", invoice.number, "invoice_number"), *_rows(invoice, style)]
    height = 40.0 + 14 * len(rows)
    sheet.rect(LEFT, 32, RIGHT - LEFT, height, fill=tint(color(style), 0.1), stroke=None, radius=4)
    logo(sheet, style, RIGHT - 50, 42, 36, color(style))
    sheet.text(LEFT + 12, 54, kit.title(style, invoice), Type(body.family, 16, bold=True, color=color(style)))
    kit.facts(sheet, style, LEFT + 12, 72, rows, label, bold, at=LEFT + 140, step=14)
    y = height + 50
    abroad = invoice.seller.country != invoice.buyer.country
    pairs = [("seller", invoice.seller), ("buyer", invoice.buyer)]
    if style.variant("buyer left", 3) == 0:
        pairs.reverse()
    ends = []
    for x, (role, who) in zip((LEFT, MIDDLE + 8), pairs, strict=True):
        sheet.text(x, y, style.label(role), label)
        ends.append(kit.party(sheet, style, x, y + 13, MIDDLE - LEFT - 14, who, role, body, bold, country=abroad,
                              register=role == "seller"))  # fmt: skip
    return max(ends) + 8


def due_strip(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What to pay, until when and to which account, side by side in a frame; returns the y below."""
    _body, bold, label = types(style)
    payment = invoice.payment
    big = replace(bold, size=bold.size + 1.5)
    sheet.rect(LEFT, y, RIGHT - LEFT, 50, stroke=color(style), line=1.1)
    key = "left" if invoice.paid else "total"
    if not payment.is_transfer:
        sheet.text(LEFT + 10, y + 16, f"{style.label('paid')} ({_means(invoice, style)})", label)
        sheet.text(LEFT + 10, y + 35, style.money(invoice.paid), big)
        sheet.text(MIDDLE, y + 16, style.label(key), label)
        sheet.text(MIDDLE, y + 35, style.money(invoice.amount_due), big, field="amount_due")
        return y + 60
    sheet.text(LEFT + 10, y + 16, style.label("iban"), label)
    sheet.text(LEFT + 10, y + 30, style.iban(payment.iban), bold, field="iban")
    sheet.text(LEFT + 10, y + 43, f"{payment.bank}, {payment.bic}", label)
    sheet.text(LEFT + 248, y + 16, style.label("due"), label)
    sheet.text(LEFT + 248, y + 33, style.date(payment.due_date), big, field="due_date")
    sheet.text(RIGHT - 10, y + 16, style.label(key), label, align="right")
    sheet.text(RIGHT - 10, y + 33, style.money(invoice.amount_due), big, align="right", field="amount_due")
    return y + 60


def due_rows(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """The same in rows, one below the other; returns the y below."""
    body, bold, _label = types(style)
    payment = invoice.payment
    rows: list[kit.Fact] = [
        ("left" if invoice.paid else "total", style.money(invoice.amount_due), "amount_due"),
    ]
    if payment.is_transfer:
        rows += [
            ("due", style.date(payment.due_date), "due_date"),
            ("iban", style.iban(payment.iban), "iban"),
            ("bank", payment.bank, None),
            ("title of transfer", f"{contract(invoice, style, 0)}, {invoice.number}", None),
        ]
    else:
        rows.insert(0, ("paid", f"{style.money(invoice.paid)} ({_means(invoice, style)})", None))
    return kit.facts(sheet, style, LEFT, y + 12, rows, body, bold, at=LEFT + 188, step=14) + 2


def _means(invoice: Invoice, style: Style) -> str:
    return style.label("cash" if invoice.payment.means == "10" else "card")


def footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """The company in two or three lines of small print, its name and VAT number there where it is not named above."""
    body, _bold, _label = types(style)
    small = Type(body.family, body.size * 0.76, color="#444444")
    who, y, named = invoice.seller, HEIGHT - 56, style.variant("window", 2) == 0
    first = sheet.page == 1 and not named
    sheet.line(LEFT, y - 11, RIGHT, y - 11, stroke=color(style), width=0.6)
    end = sheet.text(LEFT, y, who.name, replace(small, bold=True), field="seller_name" if first else None)
    end = sheet.text(end, y, f", {', '.join(address_lines(who, country=True))}", small)
    y += 9.5
    end = sheet.pair(LEFT, y, f"{style.label('vat')}:", style.vat(who.vat), small, small,
                     field="seller_vat" if first else None)  # fmt: skip
    end = sheet.text(end, y, f" · {style.label('register')}: {who.register_number} · ", small)
    amount = money(style.choose("share capital", (500_000, 2_500_000, 12_000_000, 48_650_000)))
    coin = {"PL": "PLN", "GB": "GBP"}.get(who.country, "EUR")
    sheet.text(end, y, style.label("capital of company").format(f"{style.amount(amount)} {coin}"), small)
    y += 9.5
    sheet.text(LEFT, y, f"{style.label('desk')}: {who.phone}, {who.email}", small)
    if sheet.pages > 1 or style.variant("page", 2):
        kit.page_counter(sheet, style, RIGHT, y, small)
