"""A letter of a consultant, agency or lawyer: a coloured column with the sender's facts, work by day, expenses."""

from __future__ import annotations

from collections.abc import Sequence

from ..catalogue_words import EXPENSES
from ..formatting import Style
from ..labels.agency import LABELS
from ..model import ZERO, Invoice, Line
from ..sheet import HEIGHT, Sheet, Type
from ..table import Look
from . import kit
from .agency_head import client, due_in_head, head
from .agency_paper import Paper
from .base import Layout

BOTTOM = HEIGHT - 64.0


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``."""
    paper = Paper(style)
    paper.column(sheet, invoice)
    y = client(sheet, invoice, style, paper)
    y = head(sheet, invoice, style, paper, y)
    if style.variant("intro", 2):
        y = sheet.block(paper.left, y + 4, paper.wide, style.label("intro"), paper.body) + 4
    work = [line for line in invoice.lines if line.unit_code not in EXPENSES]
    expenses = [line for line in invoice.lines if line.unit_code in EXPENSES]
    for key, lines in (("work", work), ("expenses", expenses)):
        if lines:
            y = _lines(sheet, invoice, style, paper, y, key, lines, both=bool(work and expenses))
    if y > BOTTOM - 170:
        y = _turn_page(sheet, invoice, paper)
    y = _sums(sheet, invoice, style, paper, y + 16)
    y = _payment(sheet, invoice, style, paper, y + 12)
    y = kit.notes(sheet, invoice, style, paper.left, y + 4, paper.wide, paper.bold)
    if style.variant("bye", 3):
        sheet.text(paper.left, y + 14, style.label("bye"), paper.body)
        sheet.text(paper.left, y + 30, invoice.seller.owner or invoice.seller.short_name, paper.body)
    kit.page_counter(sheet, style, paper.right, HEIGHT - 34, paper.label)


def _lines(
    sheet: Sheet, invoice: Invoice, style: Style, paper: Paper, y: float, key: str, lines: Sequence[Line], *, both: bool
) -> float:
    """One table; where there are two, each has its title and its sum."""
    if y > BOTTOM - 90:
        y = _turn_page(sheet, invoice, paper)
    if both:
        title = Type(paper.body.family, 9.4, bold=True, color=paper.color)
        y = sheet.block(paper.left, y + 12, paper.wide, style.label(key), title) - 4
    columns = [("day", 62.0), ("name", 0.0), ("qty_unit", 56.0), ("price", 54.0), ("rate", 34.0), ("net", 62.0)]
    gone = {"day"} if key == "expenses" or style.variant("by day", 3) == 0 else set()
    gone |= {"rate"} if style.language != "pl" and style.variant("rates", 3) else set()
    columns = [column for column in columns if column[0] not in gone]
    rest = paper.wide - sum(width for _key, width in columns)
    look = Look(paper.body, paper.label, rule=style.choose("rule", ("#cccccc", paper.color)), head_align="column",
                head_fill=style.choose("fill", (None, paper.pale)), padding=3.2)  # fmt: skip
    y = kit.lines_table(
        sheet, style, paper.left, y, [(name, width or rest) for name, width in columns], look, lines, BOTTOM,
        lambda: _turn_page(sheet, invoice, paper),
    )  # fmt: skip
    if both:
        total = sum((line.net for line in lines), ZERO)
        sheet.text(paper.right - 74, y + 12, style.label(f"{key} sum"), paper.body, align="right")
        sheet.text(paper.right - 3, y + 12, style.amount(total), paper.body, align="right")
        y += 20
    return y


def _sums(sheet: Sheet, invoice: Invoice, style: Style, paper: Paper, y: float) -> float:
    x, right = paper.left + paper.wide - 226, paper.right - 3
    y = kit.sums(sheet, invoice, style, x, right, y, paper.body)
    if invoice.paid:
        sheet.text(x, y, style.label("gross"), paper.bold)
        sheet.text(right, y, style.money(invoice.total_gross), paper.bold, align="right", field="total_gross")
        y += 14
    sheet.line(x, y - 8, paper.right, y - 8, stroke=paper.color, width=1)
    big = Type(paper.body.family, 11, bold=True, color=paper.color)
    return kit.to_pay(sheet, invoice, style, x, right, y + 4, paper.body, big, field_gross=True)


def _payment(sheet: Sheet, invoice: Invoice, style: Style, paper: Paper, y: float) -> float:
    """The sentence about paying: until when, where to."""
    payment = invoice.payment
    means = style.label({"10": "cash", "48": "card"}.get(payment.means, "transfer"))
    values: dict[str, tuple[str, str | None]] = {
        "due": (style.date(payment.due_date), "due_date"), "days": (str(payment.days), None), "means": (means, None),
        "bank": (payment.bank, None), "iban": (style.iban(payment.iban), "iban"), "bic": (payment.bic, None),
    }  # fmt: skip
    key = "pay days" if due_in_head(style) else "pay"
    if not payment.is_transfer:
        key = "settled"
    elif not paper.shows_bank:
        key = "pay here"
    return kit.flow(sheet, paper.left, y, paper.wide, style.label(key), values, paper.body, paper.bold) + 4


def _turn_page(sheet: Sheet, invoice: Invoice, paper: Paper) -> float:
    kit.page_counter(sheet, paper.style, paper.right, HEIGHT - 34, paper.label)
    sheet.new_page()
    paper.next_page(sheet, invoice)
    return 76.0


LAYOUT = Layout(
    name="agency",
    description="letter of a consultant, agency or lawyer with a coloured column, work by day or task, expenses",
    draw=draw,
    labels=LABELS,
    trades=("agency", "legal", "consulting"),
    countries={"en": ("GB", "GB", "GB", "LT"), "de": ("DE",), "pl": ("PL",)},
    numbers={
        "en": ("{n:04d}", "INV{yy:02d}-{n:03d}", "{y}/{m:02d}/{n:03d}", "B-{n:05d}"),
        "de": ("{y}-{n:03d}", "{yy:02d}{m:02d}-{n:03d}", "RG {n:05d}", "{n:04d}/{yy:02d}"),
        "pl": ("{n}/{m:02d}/{y}", "{y}/{n:03d}/KP", "FV-{n}/{y}", "{n:03d}/{yy:02d}"),
    },
    dates={"en": ("long", "slashes", "long"), "de": ("dots", "de_long"), "pl": ("dots", "long", "dashes", "iso")},
    features=frozenset({"net", "hours"}),
)
