"""The parts of a provider's bill: head, coloured box, balance, how to pay, small print."""

from __future__ import annotations

from dataclasses import replace

from ..formatting import Style
from ..model import Account, Invoice
from ..sheet import HEIGHT, WIDTH, Sheet, Type, tint
from . import kit
from .base import address_lines, logo
from .headings import numbered_title

LEFT, RIGHT = 46.0, WIDTH - 46.0


def head(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, color: str, body: Type, bold: Type, label: Type
) -> float:
    """Sign, title, who gets the bill and the facts about it; returns the y of the box."""
    mirrored = style.variant("mirrored", 2) == 1
    brand = Type("sans", 16, bold=True, color=color)
    logo(sheet, style, LEFT if not mirrored else RIGHT - 26, 32, 26, color)
    sheet.text(LEFT + 34 if not mirrored else RIGHT - 34, 51, invoice.seller.short_name, brand,
               align="right" if mirrored else "left")  # fmt: skip
    window, facts = (WIDTH / 2 + 30, LEFT) if mirrored else (LEFT, WIDTH / 2 + 10)
    y = 104.0
    if style.variant("buyer word", 2) or style.language == "pl":
        sheet.text(window, y - 13, style.label("buyer"), label)
    y = sheet.block(window, y, 215, invoice.buyer.name, bold, field="buyer_name")
    for text in address_lines(invoice.buyer):
        sheet.text(window, y, text, body)
        y += 11.5
    in_facts = style.variant("vat in facts", 3) == 0
    if not in_facts:
        sheet.pair(window, y, f"{style.label('buyer vat')}:", style.vat(invoice.buyer.vat), label, body,
                   field="buyer_vat")  # fmt: skip
    in_title = style.variant("number in title", 2) == 1
    rows: list[kit.Fact] = [("issue_date", style.date(invoice.issue_date), "issue_date")]
    if not in_title:
        rows.insert(0, ("number", invoice.number, "invoice_number"))
    if style.variant("sold", 3) == 0:
        rows.append(("sale_date", style.date(invoice.sale_date), "sale_date"))
    rows.append(("customer", account.customer_number, None))
    if style.variant("contract", 3):
        rows.append(("contract", account.contract_number.removeprefix("U/"), None))
    if in_facts:
        rows.append(("buyer vat", style.vat(invoice.buyer.vat), "buyer_vat"))
    at = facts + 112
    end = kit.facts(sheet, style, facts, 91, rows, label, bold, at=at, step=13)
    sheet.text(facts, end, f"{style.label('period')}:", label)
    short = replace(style, date_format="dots") if style.date_format in {"lv_long", "long"} else style
    after = sheet.text(at, end, f"{short.date(account.period_start)} - ", bold)
    sheet.text(after, end, short.date(account.period_end), bold, field="sale_date")
    y = max(y, end, 160.0) + 34
    big = Type(body.family, 15, bold=True, color=color)
    if in_title:
        numbered_title(sheet, invoice, style, LEFT, y, big)
    else:
        sheet.text(LEFT, y, kit.title(style, invoice), big)
    return y + 14


def box(sheet: Sheet, invoice: Invoice, style: Style, y: float, color: str, body: Type) -> float:
    """What is to be paid and until when, on colour over the whole width or on tinted ground."""
    dark = style.variant("dark box", 2) == 1
    ink = "#ffffff" if dark else "#111111"
    sheet.rect(LEFT, y, RIGHT - LEFT, 52, fill=color if dark else tint(color, 0.14), stroke=None,
               radius=style.choose("corners", (0, 6)))  # fmt: skip
    small, large = replace(body, color=ink), Type(body.family, 17, bold=True, color=ink)
    second = LEFT + (RIGHT - LEFT) * 0.56
    sheet.text(LEFT + 16, y + 19, style.label("total"), small)
    sheet.text(LEFT + 16, y + 40, style.money(invoice.amount_due), large, field="amount_due")
    sheet.same("currency", "amount_due")
    sheet.text(second, y + 19, style.label("due"), small)
    sheet.text(second, y + 40, style.date(invoice.payment.due_date), replace(large, size=13), field="due_date")
    return y + 52


def balance(sheet: Sheet, invoice: Invoice, style: Style, y: float, body: Type, bold: Type) -> float:
    """What was left on the account and what this month adds to it; nothing where there is nothing to tell."""
    if not invoice.paid:
        return y - 8
    rows = [("credit" if invoice.paid > 0 else "debt", -invoice.paid, body), ("this bill", invoice.total_gross, body),
            ("together", invoice.amount_due, bold)]  # fmt: skip
    for key, amount, type_ in rows:
        sheet.text(LEFT + 3, y, style.label(key), type_)
        sheet.text(RIGHT - 3, y, style.money(amount), type_, align="right")
        sheet.line(LEFT, y + 4, RIGHT, y + 4, stroke="#d5d5d5", width=0.5)
        y += 16
    return y + 4


def how_to_pay(
    sheet: Sheet, invoice: Invoice, account: Account, style: Style, y: float, color: str, body: Type, bold: Type,
    label: Type,
) -> float:  # fmt: skip
    payment = invoice.payment
    sheet.text(LEFT, y + 10, style.label("how"), Type(body.family, 11, bold=True, color=color))
    rows: list[kit.Fact] = [("iban", style.iban(payment.iban), "iban"), ("bank", payment.bank, None)]
    if style.language != "pl":
        rows.append(("bic", payment.bic, None))
    reference = account.customer_number if style.variant("by customer", 2) else invoice.number
    rows.append(("reference", reference, None))
    return kit.facts(sheet, style, LEFT, y + 27, rows, label, bold, at=LEFT + 128, step=13)


def small_print(sheet: Sheet, invoice: Invoice, style: Style) -> None:
    """Who the provider is, in one sentence at the foot."""
    who, tiny = invoice.seller, Type(style.choose("small", ("sans", "narrow")), 6.2, color="#666666")
    first = sheet.page == 1
    values: dict[str, tuple[str, str | None]] = {
        "name": (who.name, "seller_name" if first else None),
        "street": (who.street, None),
        "place": (address_lines(who)[1], None),
        "vat": (style.vat(who.vat), "seller_vat" if first else None),
        "register": (who.register_number, None),
        "court": (f"0000{who.vat[-6:]}", None),
    }
    sheet.line(LEFT, HEIGHT - 56, RIGHT, HEIGHT - 56, stroke="#cccccc", width=0.4)
    kit.flow(sheet, LEFT, HEIGHT - 46, RIGHT - LEFT - 70, style.label("small print"), values, tiny)
    kit.page_counter(sheet, style, RIGHT, HEIGHT - 46, tiny)
