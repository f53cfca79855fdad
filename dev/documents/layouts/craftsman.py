"""A tradesman's invoice, written as a letter: few rules, terms in a sentence, three columns at the foot."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..labels.craftsman import LABELS
from ..model import Invoice, Line
from ..sheet import Sheet, Type
from ..table import Look
from . import kit
from .base import Layout, address_lines
from .craftsman_paper import BOTTOM, LEFT, RIGHT, footer, letterhead
from .headings import next_page, numbered_title


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    body = Type(style.choose("font", ("serif", "sans", "sans")), style.choose("size", (10.0, 10.5)))
    bold = replace(body, bold=True)
    y = letterhead(sheet, invoice, style, body)
    if style.language != "de":
        sheet.text(LEFT, y - 14, f"{style.label('buyer')}:", body)
    y = kit.party(sheet, style, LEFT, y, 230, invoice.buyer, "buyer", body, bold, register=style.language == "lv")
    y = _opening(sheet, invoice, style, y + 24, body, bold)
    y = (_paragraphs if style.variant("paragraphs", 3) == 0 else _table)(sheet, invoice, style, y, body)
    if y > BOTTOM - (225 if invoice.paid else 180):
        y = _turn_page(sheet, invoice, style, body)
    left = style.choose("sums", (RIGHT - 210, RIGHT - 210, LEFT + 110))
    y = kit.sums(sheet, invoice, style, left, RIGHT, y + 18, body, step=15)
    sheet.line(left, y - 11, RIGHT, y - 11)
    sheet.text(left, y + 3, style.label("gross"), bold)
    sheet.text(RIGHT, y + 3, style.money(invoice.total_gross), bold, align="right", field="total_gross")
    sheet.same("currency", "total_gross")
    if invoice.paid:
        y = kit.to_pay(sheet, invoice, style, left, RIGHT, y + 20, body, bold if invoice.amount_due else body) - 8
    else:
        sheet.same("amount_due", "total_gross")
    y += 28
    if style.language != "de":
        y = kit.words(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body, invoice.total_gross) + 4
    _closing(sheet, invoice, style, y, body)
    footer(sheet, invoice, style, body)


def _opening(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type) -> float:
    """Day, subject, greeting and when the work was done."""
    day = (style.date(invoice.issue_date), "issue_date")
    if style.variant("letter date", 2):
        text = style.label("place_date").format(invoice.seller.city, day="{day}")
        width = body.width(text.replace("{day}", day[0]))
        kit.flow(sheet, RIGHT - width - 1, y, width + 9, text, {"day": day}, body)
    else:
        kit.facts(sheet, style, LEFT, y, [("issue_date", *day)], body, body)
    big = replace(bold, size=13)
    numbered_title(sheet, invoice, style, LEFT, y + 32, big)
    y += 48
    if style.variant("subject", 3):
        sheet.text(LEFT, y, style.label("subject").format(", ".join(address_lines(invoice.buyer))), bold)
        y += 16
    y = sheet.block(LEFT, y + 10, RIGHT - LEFT, style.label("greeting"), body) + 4
    y = sheet.block(LEFT, y, RIGHT - LEFT, style.label("intro"), body) + 2
    same = invoice.sale_date == invoice.issue_date
    if same and style.language == "de":
        sheet.same("sale_date", "issue_date")
        return sheet.block(LEFT, y, RIGHT - LEFT, style.label("same day"), body)
    if same and style.variant("no day", 2):
        return y
    if style.variant("day", 2):
        return kit.facts(sheet, style, LEFT, y, [("sale_date", style.date(invoice.sale_date), "sale_date")], body, body)
    sold = {"sold": (style.date(invoice.sale_date), "sale_date")}
    return kit.flow(sheet, LEFT, y, RIGHT - LEFT, style.label("done"), sold, body)


def _table(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type) -> float:
    """The works in columns without a grid."""
    columns = [("name", 241.0), ("qty_unit", 72.0), ("price", 70.0), ("net", 86.0)]
    if style.variant("numbered", 2):
        columns = [("no", 28.0), ("name", 213.0), *columns[1:]]
    rule = style.choose("rule", ("#ffffff", "#ffffff", "#aaaaaa"))
    look = Look(body, replace(body, size=9, bold=True), rule=rule, head_align="column", padding=3.5)
    return kit.lines_table(
        sheet, style, LEFT, y + 2, columns, look, invoice.lines, BOTTOM,
        lambda: _turn_page(sheet, invoice, style, body),
    )  # fmt: skip


def _paragraphs(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type) -> float:
    """The works as numbered paragraphs, what each comes to at the end of its last line."""
    y += 12
    for number, line in enumerate(invoice.lines, 1):
        if y > BOTTOM - 30:
            y = _turn_page(sheet, invoice, style, body)
        sheet.text(LEFT, y, f"{number}.", body)
        y = sheet.block(LEFT + 20, y, 320, line.name, body)
        sheet.text(LEFT + 20, y, _counted(style, line), body)
        sheet.text(RIGHT, y, style.money(line.net), body, align="right")
        y += body.size * 1.7
    return y - 8


def _counted(style: Style, line: Line) -> str:
    each = style.choose("each", ("×", "x", "à"))
    return f"{style.quantity(line.quantity)} {line.unit} {each} {style.money(line.net_price)}"


def _closing(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type) -> None:
    """Until when to pay and where to, in a sentence, and the greeting at the end."""
    payment = invoice.payment
    if payment.is_transfer:
        values = {"due": (style.date(payment.due_date), "due_date"), "iban": (style.iban(payment.iban), "iban")}
        text = style.label(style.choose("terms", ("terms", "short terms"))).replace("{0}", str(payment.days))
        value = replace(body, bold=style.variant("bold terms", 2) == 1)
        y = kit.flow(sheet, LEFT, y, RIGHT - LEFT, text, values, body, value)
    else:
        y = sheet.block(LEFT, y, RIGHT - LEFT, style.label("cash done" if payment.means == "10" else "card done"), body)
    y = kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, body)
    y = sheet.block(LEFT, y + 4, RIGHT - LEFT, style.label("thanks"), body)
    x = style.choose("regards at", (LEFT, LEFT, LEFT + 300))
    sheet.text(x, y + 8, style.label("regards"), body)
    sheet.text(x, y + 38, invoice.seller.owner, body)


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style, body: Type) -> float:
    footer(sheet, invoice, style, body)
    return next_page(sheet, invoice, style, LEFT, 56, body, room=20)


LAYOUT = Layout(
    name="craftsman",
    description="tradesman's letter, works as text, terms in a sentence, three columns at the foot",
    draw=draw,
    labels=LABELS,
    trades=("joinery", "plumbing", "painting"),
    countries={"pl": ("PL",), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("{n}/{m:02d}/{y}", "{n}/{y}", "FV {n}/{yy:02d}"),
        "de": ("{y}-{n:03d}", "{n}/{y}", "R {n}/{yy:02d}", "{yy:02d}{m:02d}{n:03d}"),
        "lv": ("{n}/{y}", "{y}/{m:02d}-{n}", "GM-{n:04d}"),
    },
    dates={"pl": ("dots_r", "long", "dots"), "de": ("dots", "de_long"), "lv": ("dots", "lv_long")},
    features=frozenset({"net", "owner", "few"}),
)
