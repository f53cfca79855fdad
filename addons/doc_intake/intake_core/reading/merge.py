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
from .einvoice import EInvoice
from .fields import PageFields
from .fold import fold
from .result import Field, ReadingWarning

# The page may state these in other words, or belong to another party of the same group.
_NOT_COMPARED = frozenset(
    {"document_type", "seller_name", "buyer_name", "sale_date", "ksef_number", "amount_due"}
)


def merge(invoice: EInvoice, page: PageFields) -> tuple[dict[str, Field], list[ReadingWarning]]:
    """Fields of both, and warnings about what differs."""
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
    for name, printed in page.fields.items():
        if name not in fields and name != "document_type":
            fields[name] = replace(printed)
    warnings = []
    if differing:
        warnings.append(ReadingWarning("xml_page_differ", {"fields": ", ".join(differing)}))
    if invoice.contradictory:
        warnings.append(ReadingWarning("sums_differ"))
    if invoice.count > 1:
        warnings.append(ReadingWarning("several_invoices", {"count": invoice.count}))
    return fields, warnings


def same(name: str, first: str, second: str) -> bool:
    """Whether two values of a field mean the same."""
    if name.startswith("total_") or name == "amount_due":
        return abs(Decimal(first)) == abs(Decimal(second))
    if name.endswith("_vat") or name == "iban":
        return re.sub(r"\D", "", first) == re.sub(r"\D", "", second)
    if name.endswith("_name"):
        short, long = sorted((fold(first), fold(second)), key=len)
        return bool(short) and short in long
    return fold(first) == fold(second)
