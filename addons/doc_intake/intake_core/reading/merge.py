"""An e-invoice and the page printed beside it -> one set of fields.

The XML decides; the page shows where the value stands and, by showing the same, witnesses for it. A
value only the page has fills the gap (Factur-X MINIMUM has no due date), a different one is
reported.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from . import evidence
from .einvoice import EInvoice, number_in_name
from .fields import PageFields
from .result import Field, ReadingWarning
from .values.fold import fold

# The page may state these in other words, or belong to another party of the same group.
_NOT_COMPARED = frozenset(
    {"document_type", "seller_name", "buyer_name", "sale_date", "ksef_number", "amount_due"}
)


def merge(
    invoice: EInvoice, page: PageFields, own_vat: str | None = None, file_name: str = ""
) -> tuple[dict[str, Field], list[ReadingWarning]]:
    """Fields of both, and warnings about what differs.

    ``own_vat``: the number of the company the document was sent to; it may get the invoice beside the buyer.
    """
    fields: dict[str, Field] = {}
    differing: list[str] = []
    for name, value in invoice.fields.items():
        witnesses = ["xml", "xml_consistent"] if invoice.consistent else ["xml"]
        printed = page.fields.get(name)
        place: Field | None = None
        if printed is not None and same(name, value, printed.value):
            witnesses.append("printed")
            place = printed
        elif printed is not None and printed.green and name not in _NOT_COMPARED:
            differing.append(name)
        fields[name] = Field(
            value,
            evidence.confidence(witnesses),
            tuple(witnesses),
            place.page if place else None,
            place.box if place else None,
        )
    in_name = number_in_name(invoice, file_name)
    if in_name:
        witnesses = ["file_name", "ksef_number", *(["checksum"] if in_name.valid else [])]
        fields["ksef_number"] = Field(in_name.value, evidence.confidence(witnesses), tuple(witnesses))
    for name, printed in page.fields.items():
        if name not in fields and name != "document_type":
            fields[name] = replace(printed)
    warnings = []
    if in_name and not in_name.valid:
        warnings.append(ReadingWarning("ksef_checksum", {"number": in_name.value}))
    buyer = invoice.fields.get("buyer_vat", "")
    if own_vat and digits(own_vat) != digits(buyer) and digits(own_vat) in map(digits, invoice.recipient_vats):
        who = invoice.fields.get("buyer_name") or buyer or "–"
        warnings.append(ReadingWarning("recipient_not_buyer", {"buyer": who, "number": own_vat}))
    if differing:
        warnings.append(ReadingWarning("xml_page_differ", {"fields": ", ".join(differing)}))
    if invoice.contradictory:
        warnings.append(ReadingWarning("sums_differ"))
    if invoice.count > 1:
        warnings.append(ReadingWarning("several_invoices", {"count": invoice.count}))
    return fields, warnings


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def same(name: str, first: str, second: str) -> bool:
    """Whether two values of a field mean the same."""
    if name.startswith("total_") or name == "amount_due":
        return abs(Decimal(first)) == abs(Decimal(second))
    if name.endswith("_vat") or name == "iban":
        return digits(first) == digits(second)
    if name.endswith("_name"):
        short, long = sorted((fold(first), fold(second)), key=len)
        return bool(short) and short in long
    return fold(first) == fold(second)
