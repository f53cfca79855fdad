"""The paper of an advertising platform or a media agency: who bills whom, ids of accounts, small print."""

from __future__ import annotations

from dataclasses import replace

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .grid import digits
from .monthly import days, period

LEFT, RIGHT = 52.0, WIDTH - 52.0
WIDE = RIGHT - LEFT
MIDDLE = WIDTH / 2 + 16
BOTTOM = HEIGHT - 84.0
COLORS = ("#1a56c4", "#0b7a75", "#c2185b", "#222222", "#e4572e", "#4b2e83")
BRANDS = ("Klikorek Ads", "Otterbid", "Dachsbid Ads", "Pingwi", "Żukomat Ads", "Varpa Ads")


def types(style: Style) -> tuple[Type, Type, Type]:
    """The types of text, of what is important, and of labels."""
    family = style.choose("family", ("sans", "sans", "dejavu", "narrow"))
    size = {"sans": 8.8, "dejavu": 7.7, "narrow": 9.7}[family]
    return Type(family, size), Type(family, size, bold=True), Type(family, size * 0.9, color="#5f6368")


def color(style: Style) -> str:
    """The colour of this company."""
    return style.choose("color", COLORS)


def is_platform(invoice: Invoice) -> bool:
    """Whether a platform bills its clicks, not an agency the media that it bought."""
    return "|" in invoice.lines[0].group


def head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Everything above the charges; returns the y below."""
    if is_platform(invoice):
        return (_signed, _seller_first, _banner)[style.variant("platform head", 3)](sheet, invoice, style)
    return (_letter, _sides, _banner)[style.variant("agency head", 3)](sheet, invoice, style)


def _facts(invoice: Invoice, style: Style, *, number: bool = True) -> list[kit.Fact]:
    """Number, days and ids; the period stands as ``period`` with no text."""
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number")] if number else []
    rows += [("issue_date", style.date(invoice.issue_date), "issue_date"), ("period", "", None)]
    if invoice.payment.is_transfer and style.variant("due above", 2):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if is_platform(invoice):
        account = invoice.lines[0].group.split("|")[0]
        billing = "-".join(digits(style, f"billing {invoice.buyer.vat} {i}", 4) for i in range(3))
        ids: list[kit.Fact] = [("billing id", billing, None), ("account id", account, None)]
        rows = ids + rows if style.variant("ids first", 3) == 0 else rows + ids
    else:
        who = OWNERS.get(invoice.seller.country, OWNERS["GB"])
        rows += [("customer", digits(style, f"client {invoice.buyer.vat}", 5), None),
                 ("plan", invoice.lines[0].group, None)]  # fmt: skip
        if style.variant("planner", 2):
            rows.append(("planner", f"{style.choose('first', who[0])} {style.choose('last', who[1])}", None))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    return rows


def _list(
    sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, rows: list[kit.Fact], *, right: float = 0.0
) -> float:
    """``rows`` with their values at the right end or in a column; returns the y below."""
    body, bold, label = types(style)
    at = x + 4 + max(label.width(f"{style.label(key)}:") for key, _text, _field in rows)
    colon = style.choose("colon", (":", ""))
    for key, text, field in rows:
        sheet.text(x, y, f"{style.label(key)}{colon}", label)
        value = bold if key == "number" else body
        if key == "period":
            if right and label.width(style.label(key)) + body.width("".join(days(invoice, style))) > right - x - 12:
                y += body.size * 1.3
            period(sheet, invoice, style, right or at + 6, y, value, right=bool(right))
        elif right:
            sheet.text(right, y, text, value, align="right", field=field)
        else:
            sheet.text(at + 6, y, text, value, field=field)
        if right and style.variant("dotted", 2):
            sheet.line(x, y + 3.4, right, y + 3.4, stroke="#c8c8c8", width=0.4, dashes=(1, 2))
        y += body.size * 1.55
    return y


def _party(
    sheet: Sheet, invoice: Invoice, style: Style, role: str, x: float, y: float, width: float, *, named: bool = True
) -> float:
    body, bold, label = types(style)
    who = invoice.seller if role == "seller" else invoice.buyer
    if named:
        sheet.text(x, y, style.label(role), label)
        y += body.size * 1.4
    abroad = invoice.seller.country != invoice.buyer.country
    register = role == "seller" and style.variant("register", 2) == 1
    return kit.party(sheet, style, x, y, width, who, role, body, bold, country=abroad, register=register)


def _title(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, size: float, *, align: str) -> None:
    text = kit.title(style, invoice)
    big = Type(types(style)[0].family, size, bold=True, color=color(style))
    sheet.text(x, y, text, replace(big, size=size * min(1, 190 / big.width(text))), align=align)


def _brand(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float) -> None:
    """The sign with the name of the platform or the agency."""
    name = style.choose("brand", BRANDS) if is_platform(invoice) else invoice.seller.short_name
    logo(sheet, style, x, y, 22, color(style))
    large = Type(types(style)[0].family, 14, color=color(style))
    sheet.text(x + 30, y + 16, name, replace(large, size=14 * min(1, 160 / large.width(name))))


def _signed(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Sign and title on top, the seller small at the right, customer and ids side by side."""
    _brand(sheet, invoice, style, LEFT, 36)
    _title(sheet, invoice, style, RIGHT, 54, 20, align="right")
    end = _party(sheet, invoice, style, "seller", LEFT, 86, 230)
    start = end + 14
    end = _party(sheet, invoice, style, "buyer", LEFT, start, 220)
    return max(end, _list(sheet, invoice, style, MIDDLE - 14, start, _facts(invoice, style), right=RIGHT)) + 10


def _seller_first(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """The seller's address as a letterhead, title and number below, then customer and ids."""
    body = types(style)[0]
    end = _party(sheet, invoice, style, "seller", LEFT, 48, 250, named=False)
    _brand(sheet, invoice, style, RIGHT - 150, 40)
    y = end + 18
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    big = Type(body.family, 15, bold=True)
    sheet.pair(LEFT, y, text, invoice.number, big, big, field="invoice_number")
    sheet.line(LEFT, y + 8, RIGHT, y + 8, stroke=color(style), width=1.2)
    end = _party(sheet, invoice, style, "buyer", MIDDLE + 14, y + 26, 210)
    return max(end, _list(sheet, invoice, style, LEFT, y + 26, _facts(invoice, style, number=False))) + 8


def _banner(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Title on a tinted band with the ids in it, seller and customer below."""
    rows = _facts(invoice, style)
    tall = 44 + types(style)[0].size * 1.55 * len(rows)
    sheet.rect(0, 0, WIDTH, tall, fill=tint(color(style), 0.1), stroke=None)
    _brand(sheet, invoice, style, LEFT, 30)
    _title(sheet, invoice, style, LEFT, 84, 18, align="left")
    _list(sheet, invoice, style, MIDDLE - 34, 38, rows, right=RIGHT)
    first, second = style.choose("order", (("seller", "buyer"), ("buyer", "seller")))
    ends = [_party(sheet, invoice, style, first, LEFT, tall + 20, 225),
            _party(sheet, invoice, style, second, MIDDLE + 14, tall + 20, 205)]  # fmt: skip
    return max(ends) + 8


def _letter(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """A letter of the agency: its line over the address, the facts in a column at the right."""
    body, _bold, label = types(style)
    _brand(sheet, invoice, style, RIGHT - 190, 34)
    line = " · ".join((invoice.seller.name, *address_lines(invoice.seller)))
    sheet.text(LEFT, 108, line, replace(label, size=6.6))
    end = _party(sheet, invoice, style, "buyer", LEFT, 124, 225, named=False)
    low = _list(sheet, invoice, style, MIDDLE + 4, 100, _facts(invoice, style, number=False), right=RIGHT)
    y = max(end, low) + 20
    big = Type(body.family, 14, bold=True)
    text = f"{kit.title(style, invoice)} {style.label('no')}"
    sheet.pair(LEFT, y, text, invoice.number, big, big, field="invoice_number")
    y = _party(sheet, invoice, style, "seller", LEFT, y + 18, WIDE) if style.variant("seller below", 2) else y + 12
    return y + 4


def _sides(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    """Seller and customer side by side below the title, the facts in two columns."""
    _brand(sheet, invoice, style, LEFT, 34)
    _title(sheet, invoice, style, RIGHT, 50, 17, align="right")
    ends = [_party(sheet, invoice, style, "seller", LEFT, 84, 225),
            _party(sheet, invoice, style, "buyer", MIDDLE, 84, 220)]  # fmt: skip
    rows = _facts(invoice, style)
    half = (len(rows) + 1) // 2
    y = max(ends) + 10
    return max(_list(sheet, invoice, style, LEFT, y, rows[:half]), _list(sheet, invoice, style, MIDDLE, y, rows[half:]))


def foot(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """The company in small print and the number of the page; the seller's fields where the letter lacks them."""
    tiny = Type(types(style)[0].family, 6.6, color="#5f6368")
    who, y = invoice.seller, HEIGHT - 52
    sheet.line(LEFT, y - 10, RIGHT, y - 10, stroke="#cccccc", width=0.5)
    end = sheet.text(LEFT, y, who.name, tiny, field="seller_name")
    sheet.text(end, y, f", {', '.join(address_lines(who, country=True))}", tiny)
    end = sheet.pair(LEFT, y + 9, style.label("vat"), style.vat(who.vat), tiny, tiny, field="seller_vat")
    sheet.text(end, y + 9, f" · {style.label('register')} {who.register_number} · {who.email}", tiny)
    sheet.text(LEFT, y + 18, style.label("small" if is_platform(invoice) else "small media"), tiny)
    kit.page_counter(sheet, style, RIGHT, y + 9, tiny)
