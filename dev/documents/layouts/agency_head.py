"""What stands over the lines of a consultant's letter: the client, title and facts."""

from __future__ import annotations

from ..formatting import Style
from ..model import Invoice
from ..sheet import Sheet, Type
from . import kit
from .agency_paper import Paper
from .base import address_lines
from .headings import numbered_title


def client(sheet: Sheet, invoice: Invoice, style: Style, paper: Paper) -> float:
    """Who is billed, under a line with the sender or a word that says so."""
    who, y = invoice.buyer, 96.0 + 12 * style.variant("address top", 4)
    if style.language == "de" and style.variant("sender line", 3):
        sender = " · ".join((invoice.seller.short_name, *address_lines(invoice.seller)))
        sheet.text(paper.left, y, sender, Type(paper.body.family, 6.2, color="#666666"))
        sheet.line(paper.left, y + 3, paper.left + 215, y + 3, stroke="#999999", width=0.4)
    elif style.language == "pl" or style.variant("client word", 2):
        sheet.text(paper.left, y, style.label("buyer"), paper.label)
    y = sheet.block(paper.left, y + 16, 230, who.name, paper.bold, leading=1.3, field="buyer_name")
    lines = [style.label("attention"), *address_lines(who)]
    for line in lines[style.variant(f"attention {who.name}", 2) :]:
        sheet.text(paper.left, y, line, paper.body)
        y += 12
    if not _vat_in_head(style):
        sheet.pair(paper.left, y, f"{style.label('buyer vat')}:", style.vat(who.vat), paper.body, paper.body,
                   field="buyer_vat")  # fmt: skip
        y += 12
    return max(y, 180.0)


def _vat_in_head(style: Style) -> bool:
    return style.variant("vat in head", 3) == 0


def head(sheet: Sheet, invoice: Invoice, style: Style, paper: Paper, y: float) -> float:
    """Title and facts; the date may stand beside the place above them."""
    rows: list[kit.Fact] = []
    day = style.date(invoice.issue_date)
    if style.variant("letter date", 3) == 0:
        end = sheet.text(paper.right - paper.body.width(day), y + 6, day, paper.body, field="issue_date")
        sheet.text(end - paper.body.width(day), y + 6, f"{invoice.seller.city}, ", paper.body, align="right")
        y += 14
    else:
        rows.append(("issue_date", day, "issue_date"))
    big = Type(paper.body.family, 17, bold=True, color=paper.color)
    y += 24
    if style.variant("title", 2):
        sheet.text(paper.left, y, kit.title(style, invoice), big)
        rows.insert(0, ("number", invoice.number, "invoice_number"))
    else:
        big = Type(paper.body.family, 14, bold=True, color=paper.color)
        numbered_title(sheet, invoice, style, paper.left, y, big)
    number = style.variant(invoice.number, 800) + 100
    name = style.label("project name").format(invoice.buyer.short_name, number, invoice.issue_date.year)
    rows.append(("project", name, None))
    if style.variant("file", 2):
        rows.append(("file", f"{number}/{invoice.issue_date:%y}-{style.choose('initials', ('hk', 'AB', 'JM'))}", None))
    if invoice.order_number:
        rows.append(("order", invoice.order_number, None))
    if invoice.payment.is_transfer and due_in_head(style):
        rows.append(("due", style.date(invoice.payment.due_date), "due_date"))
    if _vat_in_head(style):
        rows.append(("buyer vat", style.vat(invoice.buyer.vat), "buyer_vat"))
    at = paper.left + 112
    y = kit.facts(sheet, style, paper.left, y + 20, rows, paper.label, paper.body, at=at)
    return _when(sheet, invoice, style, paper, y, at) + 2


def due_in_head(style: Style) -> bool:
    """Whether the day to pay until stands among the facts, not in the sentence about paying."""
    return style.variant("due in head", 2) == 0


def _when(sheet: Sheet, invoice: Invoice, style: Style, paper: Paper, y: float, at: float) -> float:
    """The day of the supply, or the days from the first work of its month on; some say neither."""
    form = style.variant("when", 5)
    days = [line.day for line in invoice.lines if line.day]
    if form == 0:
        return y
    if form < 3 or not days or min(days) >= invoice.sale_date:
        row = ("sale_date", style.date(invoice.sale_date), "sale_date")
        return kit.facts(sheet, style, paper.left, y, [row], paper.label, paper.body, at=at)
    first = min(days).replace(day=1)
    sheet.text(paper.left, y, f"{style.label('period')}:", paper.label)
    end = sheet.text(at, y, f"{style.date(first)} – ", paper.body)
    sheet.text(end, y, style.date(invoice.sale_date), paper.body, field="sale_date")
    return y + 13
