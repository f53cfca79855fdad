"""A correction: the lines before, the lines after, and the difference, which is what is booked."""

from __future__ import annotations

from ..formatting import Style
from ..labels.common import labels
from ..model import Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type
from ..table import Look
from . import kit
from .base import Layout
from .headings import next_page, numbered_title

LEFT, RIGHT = 36.0, WIDTH - 36.0
BOTTOM = HEIGHT - 44.0
LABEL = Type("dejavu", 6.6)
BODY = Type("dejavu", 7.4)
BOLD = Type("dejavu", 7.4, bold=True)
LOOK = Look(BODY, LABEL, grid="#333333", head_fill="#e8e8e8", padding=2.4)
COLUMNS = (("no", 22.0), ("name", 172.0), ("unit", 34.0), ("qty", 44.0), ("price", 56.0), ("net", 60.0),
           ("rate", 38.0), ("gross", 97.0))  # fmt: skip


def draw(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Draw ``invoice``.

    :raises ValueError: when it corrects nothing.
    """
    if not invoice.earlier:
        raise ValueError("a correction needs what it corrects")
    earlier = invoice.earlier[0]
    y = _head(sheet, invoice, style)
    half = (RIGHT - LEFT) / 2
    ends = []
    for x, role, who in ((LEFT, "seller", invoice.seller), (LEFT + half, "buyer", invoice.buyer)):
        sheet.text(x, y, f"{style.label(role)}:", LABEL)
        ends.append(kit.party(sheet, style, x, y + 12, half - 16, who, role, BODY, BOLD))
    y = max(ends) + 8
    parts = (("before", earlier.lines), ("after", invoice.lines))
    for key, lines in parts:
        if y > BOTTOM - 60:
            y = _turn_page(sheet, invoice, style)
        sheet.text(LEFT, y + 9, style.label(key), BOLD)
        y = kit.lines_table(
            sheet, style, LEFT, y + 14, COLUMNS, LOOK, lines, BOTTOM, lambda: _turn_page(sheet, invoice, style)
        )
        y += 8
    if y > BOTTOM - 330 - 11 * len(invoice.full_breakdown):
        y = _turn_page(sheet, invoice, style)
    widths = (90.0, 70.0, 64.0, 76.0)
    left = RIGHT - sum(widths)
    for key, rows in (("before", earlier.rows), ("after", invoice.full_breakdown), ("difference", None)):
        sheet.text(left - 8, y + 24, style.label(key), BOLD, align="right")
        y = kit.vat_table(sheet, invoice, style, left, y + 6, widths, LOOK, rows=rows, fill="#e8e8e8")
    sheet.rect(LEFT, y + 12, RIGHT - LEFT, 46, line=1)
    big = Type("dejavu", 10, bold=True)
    at = kit.to_pay(sheet, invoice, style, LEFT + 8, LEFT + 260, y + 24, BODY, big)
    kit.words(sheet, invoice, style, LEFT + 8, at - 2, RIGHT - LEFT - 16, BODY, invoice.amount_due)
    y += 74
    rows_below = kit.payment_facts(invoice, style)
    y = kit.facts(sheet, style, LEFT, y, rows_below, LABEL, BODY, at=LEFT + 100, step=11.5)
    y = kit.notes(sheet, invoice, style, LEFT, y, RIGHT - LEFT, BOLD)
    places = ((LEFT, "sign_buyer"), (RIGHT - 180, "sign_seller"))
    kit.signatures(sheet, style, y + 34, places, Type("dejavu", 5.6))
    _footer(sheet, style)


def _head(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    earlier = invoice.earlier[0]
    big = Type("dejavu", 12.5, bold=True)
    numbered_title(sheet, invoice, style, LEFT, 46, big)
    rows: list[kit.Fact] = [
        ("issue_date", style.date(invoice.issue_date), "issue_date"),
        ("place", invoice.seller.city, None),
    ]
    kit.facts(sheet, style, RIGHT - 170, 62, rows, LABEL, BODY, right=RIGHT)
    end = sheet.pair(LEFT, 62, f"{style.label('corrected')}", earlier.number, LABEL, BOLD)
    sheet.pair(end + 6, 62, style.label("corrected_date"), style.date(earlier.issue_date), LABEL, BOLD)
    kit.facts(
        sheet, style, LEFT, 75,
        [("original_sale", style.date(invoice.sale_date), "sale_date"), ("reason", earlier.reason, None)],
        LABEL, BODY, at=LEFT + 128,
    )  # fmt: skip
    sheet.line(LEFT, 96, RIGHT, 96)
    return 110.0


def _turn_page(sheet: Sheet, invoice: Invoice, style: Style) -> float:
    _footer(sheet, style)
    return next_page(sheet, invoice, style, LEFT, 40, BOLD, no=False)


def _footer(sheet: Sheet, style: Style) -> None:
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 24, LABEL)


LAYOUT = Layout(
    name="korekta",
    description="correction with lines before and after",
    draw=draw,
    labels=labels("""
original_sale = Data sprzedaży faktury korygowanej = Date of supply = Leistungsdatum = Sākotnējais darījuma datums
"""),
    trades=("building", "electronics", "workshop"),
    countries={"pl": ("PL",), "en": ("PL", "GB"), "de": ("DE",), "lv": ("LV",)},
    numbers={
        "pl": ("FK/{n}/{y}", "KFS {n}/{m:02d}/{y}", "{n}/KOR/{yy:02d}"),
        "en": ("CN-{y}-{n:04d}", "C{n:05d}"),
        "de": ("RK-{y}-{n:04d}", "K{n:05d}"),
        "lv": ("KR{n:05d}", "K-{y}/{n}"),
    },
    dates={"pl": ("iso", "dots", "dashes"), "en": ("iso", "long"), "de": ("dots",), "lv": ("dots",)},
    kinds=("correction",),
    features=frozenset({"net"}),
)
