"""What all formats say about paying, and about allowances and charges, in one form."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from ..values.accounts import normalise_iban
from ..values.amounts import to_text
from .model import EInvoice, EInvoiceLine
from .tree import number


def put_due_dates(invoice: EInvoice, dates: Iterable[str | None], terms: Iterable[str | None] = ()) -> None:
    """Instalments, earliest first; ``terms``: in words, kept where no date says it."""
    invoice.due_dates = sorted({found for found in dates if found})
    invoice.put("due_date", next(iter(invoice.due_dates), None))
    if not invoice.due_dates:
        invoice.terms = "; ".join(dict.fromkeys(found for found in terms if found)) or None


def put_accounts(invoice: EInvoice, accounts: Iterable[str | None]) -> None:
    """The accounts to pay to, the first one first."""
    compact = [normalise_iban(found[:60]) for found in accounts if found]
    invoice.accounts = list(dict.fromkeys(found for found in compact if found))
    invoice.put("iban", next(iter(invoice.accounts), None))


def taken_off(items: Iterable[tuple[str | None, str | None]]) -> str | None:
    """The allowances of a line, (charge indicator, amount) each; None when charges are as much or more."""
    total = Decimal(0)
    for indicator, value in items:
        found = number(value) or Decimal(0)
        total += -found if indicator in ("true", "1") else found
    return to_text(total) if total > 0 else None


def adjustment(
    reason: str | None, value: str | None, *, is_charge: bool, rate: str | None, category: str | None
) -> EInvoiceLine:
    """An allowance or charge of the whole invoice, as a line; without a reason its description is empty."""
    found = number(value)
    signed = None if found is None else to_text(found if is_charge else -found)
    return EInvoiceLine(reason or "", rate=rate, net=signed, category=category)
