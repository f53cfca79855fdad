"""What stands over the lines of a shop's invoice: of one on a marketplace, and of one with its own software."""

from __future__ import annotations

from datetime import timedelta

from ..formatting import Style
from ..labels.marketplace import BRANDS
from ..model import Invoice
from ..sheet import WIDTH, Sheet, Type
from . import kit
from .base import address_lines, logo
from .headings import numbered_title

LEFT, RIGHT = 40.0, WIDTH - 40.0
LABEL = Type("sans", 7.8, color="#555555")
BODY = Type("sans", 8.6)
BOLD = Type("sans", 8.6, bold=True)


def on_market(style: Style) -> bool:
    """Whether it is the marketplace that prints the shop's invoices."""
    return style.variant("market", 2) == 0


def _order(invoice: Invoice, style: Style) -> list[kit.Fact]:
    """The shop's own number of the order, which is not the buyer's, and its day."""
    a, b = style.variant(f"{invoice.number} a", 9_000_000), style.variant(f"{invoice.number} b", 9_000_000)
    number = style.choose(
        "order form",
        (f"{a % 900 + 100}-{a + 1_000_000}-{b + 1_000_000}", f"#{a % 90000 + 10000}", f"{a % 900000 + 100000}"),
    )
    day = invoice.sale_date - timedelta(days=1 + style.variant(f"{invoice.number} day", 3))
    rows: list[kit.Fact] = [("order", number, None), ("order_date", style.date(day), None)]
    return rows[: 1 + style.variant("order day", 2)]


def _dates(invoice: Invoice, style: Style) -> list[kit.Fact]:
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if invoice.sale_date == invoice.issue_date and on_market(style):
        return [("both_dates", rows[0][1], "issue_date")]
    if style.variant("sale date", 4):
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    return rows


def _brand(sheet: Sheet, style: Style, y: float, color: str) -> None:
    size = 24 + 4 * style.variant("logo size", 3)
    logo(sheet, style, LEFT, y, size, color)
    word = style.choose("brand", BRANDS[style.language])
    sheet.text(LEFT + size + 8, y + size * 0.72, word, Type("sans", 16, bold=True, color=color))


def _buyer(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> float:
    sheet.text(x, y, style.label("buyer"), BOLD)
    return kit.party(sheet, style, x, y + 13, width, invoice.buyer, "buyer", BODY, BODY)


def _recipient(sheet: Sheet, invoice: Invoice, style: Style, x: float, y: float, width: float) -> float:
    sheet.text(x, y, style.label("recipient"), BOLD)
    y = sheet.block(x, y + 13, width, invoice.buyer.name, BODY, leading=1.28)
    lines = [style.label("attention"), *address_lines(invoice.buyer)]
    for line in lines[style.variant(f"attention {invoice.buyer.name}", 2) :]:
        sheet.text(x, y, line, BODY)
        y += BODY.size * 1.28
    return y


def market_head(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    """Facts and total in a box on the right; below it who is billed, who gets the parcel and who sells."""
    _brand(sheet, style, 32, color)
    sheet.text(RIGHT, 50, kit.title(style, invoice), Type("sans", 18, bold=True), align="right")
    sheet.text(RIGHT, 64, style.label("status paid" if invoice.paid == invoice.total_gross else "status open"), LABEL,
               align="right")  # fmt: skip
    x, third = WIDTH / 2 + 6, (RIGHT - LEFT) / 3
    rows: list[kit.Fact] = [("number", invoice.number, "invoice_number"), *_dates(invoice, style),
                            *_order(invoice, style)]  # fmt: skip
    sheet.rect(x, 76, RIGHT - x, 13.0 * len(rows) + 30, fill="#f2f2f2", stroke=None)
    y = kit.facts(sheet, style, x + 8, 90, rows, LABEL, BOLD, right=RIGHT - 8)
    if rows[1][0] == "both_dates":
        sheet.same("sale_date", "issue_date")
    big = Type("sans", 10.5, bold=True)
    sheet.text(x + 8, y + 5, style.label("gross"), big)
    sheet.text(RIGHT - 8, y + 5, style.money(invoice.total_gross), big, align="right", field="total_gross")
    for line, at in zip((invoice.buyer.name, *address_lines(invoice.buyer)), (100, 112, 124), strict=True):
        sheet.block(LEFT, at, x - LEFT - 12, line, Type("sans", 9))
    y = max(y + 40, 184.0)
    sheet.line(LEFT, y - 14, RIGHT, y - 14, stroke="#cccccc")
    ends = [_buyer(sheet, invoice, style, LEFT, y, third - 12)]
    ends.append(_recipient(sheet, invoice, style, LEFT + third, y, third - 12))
    at = LEFT + 2 * third
    sheet.text(at, y, style.label("sold_by"), BOLD)
    ends.append(kit.party(sheet, style, at, y + 13, third, invoice.seller, "seller", BODY, BODY))
    return max(ends) + 8


def shop_head(sheet: Sheet, invoice: Invoice, style: Style, color: str) -> float:
    """Brand and company, the two addresses, then title and facts over the lines."""
    _brand(sheet, style, 32, color)
    half = (RIGHT - LEFT) / 2
    end = 78.0
    if style.variant("seller place", 2):
        sheet.text(LEFT + half + 20, 38, style.label("seller"), LABEL)
        listed = style.variant("register", 2) == 0
        end = kit.party(sheet, style, LEFT + half + 20, 50, half - 20, invoice.seller, "seller", BODY, BOLD,
                        contact=True, register=listed)  # fmt: skip
    else:
        who = invoice.seller
        one = sheet.text(LEFT, 82, who.name, LABEL, field="seller_name")
        one = sheet.text(one, 82, f" · {' · '.join(address_lines(who))} · {style.label('vat')} ", LABEL)
        sheet.text(one, 82, style.vat(who.vat), LABEL, field="seller_vat")
        end = 90.0
    y = max(end, 84.0) + 18
    places = (LEFT, LEFT + half + 20) if style.variant("delivery first", 3) else (LEFT + half + 20, LEFT)
    y = max(_buyer(sheet, invoice, style, places[0], y, half - 24),
            _recipient(sheet, invoice, style, places[1], y, half - 24)) + 16  # fmt: skip
    big = Type("sans", 14, bold=True, color=color)
    rows = [*_dates(invoice, style), *_order(invoice, style)]
    numbered_title(sheet, invoice, style, LEFT, y + 6, big, facts=None if style.variant("title", 2) else rows)
    return kit.facts(sheet, style, LEFT, y + 24, rows, LABEL, BODY, at=LEFT + 130) + 4
