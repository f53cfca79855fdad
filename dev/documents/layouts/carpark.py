"""A car park and toll company's monthly invoice: a page with the balance of the account, then journeys by vehicle."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ..formatting import Style
from ..labels.carpark import LABELS
from ..model import Account, Invoice, money
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import Layout, address_lines, logo
from .carpark_list import LEFT, RIGHT, color, height, journeys, rates, types, vehicles
from .grid import digits

BOTTOM = HEIGHT - 50.0
FEES = {"PLN": (Decimal("18.50"), Decimal("250.00")), "EUR": (Decimal("4.00"), Decimal("60.00")),
        "GBP": (Decimal("5.00"), Decimal("70.00"))}  # fmt: skip
"""What a reminder and a journey without a ticket cost."""


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``.

    :raises ValueError: when it has no account: such a statement is always a customer's.
    """
    account = invoice.account
    if account is None:
        raise ValueError("a monthly statement needs an account")
    body, _bold, _label = types(style)
    y = _head(sheet, invoice, account, style)
    y = _tiles(sheet, invoice, style, y + 10)
    parts = [_balance, _rates]
    if style.variant("rates first", 2):
        parts.reverse()
    for part in parts:
        y = part(sheet, invoice, account, style, y + 14)
    if style.language == "pl" or style.variant("words", 3) == 0:
        y = kit.words(sheet, invoice, style, LEFT, y + 10, RIGHT - LEFT, body, invoice.amount_due) - 6
    y = kit.notes(sheet, invoice, style, LEFT, y + 12, RIGHT - LEFT, body)
    if style.variant("seller", 2):
        y = _seller(sheet, invoice, style, LEFT, y + 10, body)
    y = _section(sheet, style, style.label("by vehicle"), y + 8)
    y = _small_print(sheet, invoice, style, vehicles(sheet, invoice, style, y) + 14)
    if y + height(invoice, style) < BOTTOM:
        y += 8
    else:
        y = _turn_page(sheet, invoice, style)
    y = _section(sheet, style, style.label("details"), y)
    journeys(sheet, invoice, account, style, y + 2, BOTTOM, lambda: _turn_page(sheet, invoice, style))
    _footer(sheet, invoice, style)


def _section(sheet: Sheet, style: Style, text: str, y: float) -> float:
    body, _bold, _label = types(style)
    sheet.text(LEFT, y + 10, text, Type(body.family, body.size + 2, bold=True, color=color(style)))
    if style.variant("underlined", 2):
        sheet.line(LEFT, y + 14, RIGHT, y + 14, stroke=color(style), width=0.8)
    return y + 18


def _head(sheet: Sheet, invoice: Invoice, account: Account, style: Style) -> float:
    """The name on a band of colour or beside the sign, address and facts side by side; returns the y below."""
    body, bold, label = types(style)
    who = invoice.seller
    if style.variant("band", 2):
        sheet.rect(0, 0, WIDTH, 58, fill=color(style), stroke=None)
        sheet.text(LEFT, 36, who.short_name, Type("sans", 17, bold=True, color="#ffffff"))
        sheet.text(LEFT, 49, style.label("slogan"), Type("sans", 7.5, color="#ffffff"))
        sheet.text(RIGHT, 36, kit.title(style, invoice), Type("sans", 11, color="#ffffff"), align="right")
        y = 84.0
    else:
        logo(sheet, style, RIGHT - 40, 28, 40, color(style))
        sheet.text(RIGHT - 50, 48, who.short_name, Type("sans", 14, bold=True, color=color(style)), align="right")
        sheet.text(RIGHT - 50, 61, style.label("slogan"), label, align="right")
        sheet.text(LEFT, 86, kit.title(style, invoice), Type(body.family, 16, bold=True))
        y = 110.0
    to, at = (LEFT + 262, LEFT) if style.variant("address right", 2) else (LEFT, LEFT + 262)
    sheet.text(to, y, style.label("buyer"), label)
    end = kit.party(sheet, style, to, y + 14, 225, invoice.buyer, "buyer", body, bold)
    rows: list[kit.Fact] = [("client", account.customer_number, None),
                            ("number", invoice.number, "invoice_number"),
                            ("issue_date", style.date(invoice.issue_date), "issue_date"),
                            ("contract", account.contract_number, None)]  # fmt: skip
    if style.variant("number first", 2):
        rows = [*rows[1:], rows[0]]
    if style.variant("tax point", 3):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    colon = style.choose("colon", (":", ""))
    y = kit.facts(sheet, style, at, y, rows, label, body, at=at + 108, colon=colon)
    sheet.text(at, y, f"{style.label('period')}{colon}", label)
    x = sheet.text(at + 108, y, f"{style.date(account.period_start)} – ", body)
    if x + body.width(style.date(account.period_end)) > (RIGHT if at > LEFT else LEFT + 255):
        x, y = at + 108, y + 12
    sheet.text(x, y, style.date(account.period_end), body, field="sale_date")
    y = max(y + 13, end)
    if not style.variant("seller", 2):
        y = _seller(sheet, invoice, style, at, y + 4, label)
    return y


def _seller(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, type_: Type) -> float:
    """The company behind the name, in a few lines; returns the base line after them."""
    who = invoice.seller
    sheet.text(x, y, f"{style.label('seller')}:", type_)
    y += type_.size * 1.3
    end = sheet.text(x, y, who.name, Type(type_.family, type_.size, bold=True), field="seller_name")
    if x > LEFT + 100 or style.variant("stacked", 2):
        y, end = y + type_.size * 1.3, x
    else:
        end = sheet.text(end, y, ", ", type_)
    sheet.text(end, y, ", ".join(address_lines(who)), type_)
    y += type_.size * 1.3
    end = sheet.pair(x, y, style.label("vat"), style.vat(who.vat), type_, type_, field="seller_vat")
    sheet.text(end, y, f"   {style.label('register')} {who.register_number}", type_)
    return y + type_.size * 1.3


def _tiles(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """What is to be paid, until when and where to, each in a box; returns the y below."""
    _body, bold, label = types(style)
    payment = invoice.payment
    loud = style.variant("loud", 2) == 1
    shares, gap = (0.27, 0.23, 0.5), 8.0
    due = style.date(payment.due_date)
    cells = (("tile total", style.money(invoice.amount_due), "amount_due"), ("tile due", due, "due_date"),
             ("tile iban", style.iban(payment.iban), "iban"))  # fmt: skip
    x = LEFT
    for index, ((key, text, field), share) in enumerate(zip(cells, shares, strict=True)):
        width = (RIGHT - LEFT - 2 * gap) * share
        dark = loud and index == 0
        sheet.rect(x, y, width, 46, fill=color(style) if dark else tint(color(style), 0.08), stroke=None, radius=5)
        size = (13.0, 10.5, 10.0)[index]
        while Type(bold.family, size, bold=True).width(text) > width - 16:
            size -= 0.3
        ink = "#ffffff" if dark else "#111111"
        sheet.text(x + 8, y + 15, style.label(key), Type(label.family, label.size, color=ink if dark else label.color))
        sheet.text(x + 8, y + 35, text, Type(bold.family, size, bold=True, color=ink), field=field)
        x += width + gap
    sheet.same("currency", "amount_due")
    end = f"{payment.bank}, {style.label('bic')} {payment.bic}"
    sheet.text(RIGHT - 8, y + 43, end, Type(label.family, 6, color=label.color), align="right")
    return y + 46


def _balance(sheet: Sheet, invoice: Invoice, account: Account, style: Style, y: float) -> float:
    """The last invoice, what was paid of it, this one, and the balance; returns the y below."""
    body, bold, _label = types(style)
    y = _section(sheet, style, style.label("balance"), y) + body.size
    share = Decimal(70 + style.variant(f"last {invoice.number}", 75)) / 100
    last = money(invoice.total_gross * share) + abs(invoice.paid)
    day = account.period_start + timedelta(days=2 + style.variant("day", 8))
    received = account.period_end - timedelta(days=style.variant(f"received {invoice.number}", 9))
    number = f"{digits(style, f'last no {invoice.number}', 5)}/{day:%y}"
    rows: list[tuple[str, Decimal, str | None]] = [
        (style.label("before").format(number, style.date(day)), last, None),
        (style.label("received").format(style.date(received)), -last - invoice.paid, None),
    ]
    if invoice.paid or style.variant("carry", 2):
        rows.append((style.label("carry"), -invoice.paid, None))
    rows.append((style.label("current"), invoice.total_gross, "total_gross"))
    for word, value, field in rows:
        sheet.text(LEFT, y, word, body)
        sheet.text(RIGHT - 3, y, style.money(value + 0), body, align="right", field=field)
        y += body.size * 1.5
    sheet.line(RIGHT - 110, y - body.size * 1.15, RIGHT, y - body.size * 1.15, width=0.6)
    y += 2
    sheet.text(LEFT, y, style.label("together"), bold)
    sheet.text(RIGHT - 3, y, style.money(invoice.amount_due), bold, align="right", field="amount_due")
    return y + 6


def _rates(sheet: Sheet, invoice: Invoice, account: Account, style: Style, y: float) -> float:
    """The rates of VAT over the whole width or in the right part; returns the y below."""
    x = style.choose("rates at", (LEFT, LEFT + 150))
    return rates(sheet, invoice, style, x, y, RIGHT - x)


def _small_print(sheet: Sheet, invoice: Invoice, style: Style, y: float) -> float:
    """Fees, the next statement and points: amounts and days that are not this invoice's."""
    _body, _bold, label = types(style)
    reminder, ticket = map(style.money, FEES[invoice.currency])
    following = style.date(invoice.issue_date + timedelta(days=30))
    texts = [style.label("reminder").format(reminder, ticket, following)]
    if style.variant("points", 2):
        until = style.date(invoice.issue_date + timedelta(days=200))
        texts.append(style.label("points").format(style.variant(invoice.number, 900) + 60, until))
    for text in texts:
        y = sheet.block(LEFT, y, RIGHT - LEFT, text, label)
    return y


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    body, _bold, label = types(style)
    _footer(sheet, invoice, style)
    sheet.new_page()
    sheet.text(LEFT, 40, f"{style.label('annex')} {invoice.number}", body)
    sheet.text(RIGHT, 40, invoice.seller.short_name, label, align="right")
    return 50.0


def _footer(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    tiny = Type("sans", 6.4, color="#555555")
    who = invoice.seller
    sheet.text(LEFT, HEIGHT - 30, style.label("desk").format(who.phone, who.email), tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 30, tiny)


LAYOUT = Layout(
    name="carpark",
    description="car park and toll company, balance of the account in front, journeys by vehicle with letters of VAT",
    draw=draw,
    labels=LABELS,
    trades=("carpark",),
    countries={"pl": ("PL",), "en": ("GB", "GB", "PL"), "lv": ("LV",)},
    numbers={
        "pl": ("{y}{m:02d}/P/{n:05d}", "FP/{n:06d}/{yy:02d}", "{n:04d}/{m:02d}/PRK/{y}"),
        "en": ("PK{n:07d}", "{yy:02d}{m:02d}{n:06d}", "ST-{n:06d}"),
        "lv": ("STV{yy:02d}{n:05d}", "{y}{m:02d}-{n:05d}", "P {n:06d}"),
    },
    dates={"pl": ("dots", "iso", "dashes"), "en": ("short", "slashes", "iso"), "lv": ("dots", "iso")},
    is_account=True,
    features=frozenset({"gross", "groups"}),
)
