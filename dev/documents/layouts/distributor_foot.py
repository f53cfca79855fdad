"""The four columns at the foot of a distributor's pages: company, bank, register, management."""

from __future__ import annotations

from ..companies import OWNERS
from ..formatting import Style
from ..model import Invoice
from ..sheet import HEIGHT, Sheet, Type
from . import kit

COURTS = {"PL": "Sąd Rejonowy {0}", "DE": "Amtsgericht {0}"}
BOARDS = {"PL": ("Zarząd:", "Prezes Zarządu:"), "DE": ("Geschäftsführung:", "Geschäftsführer:")}

Piece = tuple[str, str, str | None]
"""What stands before a value, the value, and its field."""


def foot(sheet: Sheet, invoice: Invoice, style: Style, left: float, right: float) -> None:
    """Draw the columns at the end of the page; the fields are those of the first one."""
    who, payment = invoice.seller, invoice.payment
    tiny = Type(style.choose("foot font", ("sans", "narrow")), 6.3, color="#333333")
    first = sheet.page == 1
    firsts, lasts = OWNERS.get(who.country, OWNERS["DE"])
    people = [f"{style.choose(f'first {i}', firsts)} {style.choose(f'last {i}', lasts)}" for i in range(2)]
    number = who.vat[2:]
    register, tax = f"0000{number[-6:]}", ("BDO", f"000{number[:6]}", None)
    if who.country == "DE":
        register, tax = who.register_number, ("St.-Nr.", f"99/{number[:3]}/{number[3:8]}", None)
    columns: list[list[Piece]] = [
        [("", who.name, "seller_name"), ("", who.street, None), ("", f"{who.zip} {who.city}", None),
         ("", who.email, None)],
        [("", payment.bank, None), ("", style.iban(payment.iban), "iban"), ("BIC", payment.bic, None)]
        if payment.is_transfer else [("Tel.", who.phone, None), ("", who.email.split("@")[-1], None)],
        [("", COURTS.get(who.country, "{0}").format(who.city), None),
         ("" if who.country == "DE" else "KRS", register, None),
         (style.label("vat"), style.vat(who.vat), "seller_vat"), tax],
        [("", style.choose("board", BOARDS.get(who.country, BOARDS["DE"])), None),
         *(("", person, None) for person in people[: style.variant("people", 2) + 1])],
    ]  # fmt: skip
    if who.country == "PL":
        columns[3].append(("REGON", who.register_number, None))
    if style.variant("bank last", 2):
        columns.append(columns.pop(1))
    x, y = left, HEIGHT - 84.0
    sheet.line(left, y - 11, right, y - 11, stroke="#777777", width=0.5)
    for share, pieces in zip((0.31, 0.24, 0.23, 0.22), columns, strict=True):
        at, width = y, (right - left) * share
        for word, value, field in pieces:
            start = x
            if word:
                start = sheet.text(x, at, f"{word}{'' if word[-1] == '.' else ':'} ", tiny)
            at = sheet.block(start, at, width - 6 - (start - x), value, tiny, field=field if first else None)
        x += width
    kit.page_counter(sheet, style, right, HEIGHT - 30, tiny)
