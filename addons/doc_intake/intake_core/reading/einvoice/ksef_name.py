"""The number in the register, which is not in the invoice itself: KSeF names the files it gives out by it."""

from __future__ import annotations

from ..values.ksef_numbers import find_ksef_numbers
from ..values.number_match import NumberMatch
from .model import EInvoice


def number_in_name(invoice: EInvoice, file_name: str) -> NumberMatch | None:
    """The KSeF number in ``file_name`` when it is one of this seller's, valid or not; None otherwise."""
    seller = "".join(letter for letter in invoice.fields.get("seller_vat", "") if letter.isdigit())
    if invoice.format != "ksef" or not seller:
        return None
    stem = file_name.rpartition(".")[0] or file_name
    found = [match for match in find_ksef_numbers(stem.upper()) if match.value.startswith(seller)]
    return found[0] if len(found) == 1 else None
