"""When, how much and where to a KSeF invoice is paid."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from ..values.amounts import to_text
from . import payment
from .model import EInvoice
from .tree import Node, amount, day, node, nodes, number, text, texts

# FormaPlatnosci -> UNTDID 4461
_MEANS: Final = {"1": "10", "2": "48", "4": "20", "6": "30"}
_DAYS_FROM_ISSUE: Final = re.compile(r"(\d{1,3})\s*(?:dni|dzień|dnia|days?)\b.*(?:wystawi|issue)", re.IGNORECASE)


def read(invoice: EInvoice, body: Node) -> None:
    """Due dates, accounts, means, the amount to pay and the identifier to pay with. A factor is paid instead of the
    seller.
    """
    found = node(body, "Platnosc")
    terms = nodes(found, "TerminPlatnosci")
    said = [_terms(term) for term in terms]
    dates = [day(text(term, "Termin")) or _due(invoice, words) for term, words in zip(terms, said, strict=True)]
    payment.put_due_dates(invoice, dates, said)
    payment.put_accounts(invoice, [*texts(found, "RachunekBankowyFaktora/NrRB"), *texts(found, "RachunekBankowy/NrRB")])
    invoice.payment_means = _MEANS.get(text(found, "FormaPlatnosci") or "")
    invoice.payment_reference = text(found, "IPKSeF")
    invoice.put("amount_due", _amount_due(invoice, body, found))


def _terms(term: Node) -> str | None:
    """Words of FA(2), or the parts of FA(3): ``14 dni od wystawienia faktury``."""
    parts = [text(term, f"TerminOpis/{name}") for name in ("Ilosc", "Jednostka", "ZdarzeniePoczatkowe")]
    return text(term, "TerminOpis") or " ".join(part for part in parts if part) or None


def _due(invoice: EInvoice, terms: str | None) -> str | None:
    """The day that ``terms`` name, when they count from the day of issue."""
    match = _DAYS_FROM_ISSUE.match(terms or "")
    if not match or "issue_date" not in invoice.fields:
        return None
    try:
        issued = dt.date.fromisoformat(invoice.fields["issue_date"])
        return (issued + dt.timedelta(days=int(match[1]))).isoformat()
    except (ValueError, OverflowError):
        return None


def _amount_due(invoice: EInvoice, body: Node, found: Node | None) -> str | None:
    """What is to be paid now. An advance invoice is written when the money has come, unless it says when it is due."""
    settled = amount(body, "Rozliczenie/DoZaplaty")
    if settled is not None:
        return settled
    if text(body, "Rozliczenie/DoRozliczenia") is not None:
        return "0.00"
    gross = invoice.amount("total_gross")
    if text(found, "Zaplacono") == "1" or text(found, "ZnacznikZaplatyCzesciowej") == "2":
        return "0.00"
    if gross is None:
        return None
    parts = [number(value) for value in texts(found, "ZaplataCzesciowa/KwotaZaplatyCzesciowej")]
    paid = sum((part for part in parts if part is not None), Decimal(0))
    if not paid and invoice.kind == "ZAL" and not (invoice.due_dates or invoice.terms):
        return "0.00"
    return to_text(gross - paid)
