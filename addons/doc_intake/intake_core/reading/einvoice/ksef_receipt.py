"""UPO, the receipt that KSeF gives for the invoices it has taken. It looks like an invoice's XML and is none."""

from __future__ import annotations

from typing import Final, NoReturn

from .errors import KsefReceipt
from .tree import Node, local_name, namespace, nodes, text

_NAMESPACE: Final = "http://upo.schematy.mf.gov.pl/"
_NAMED: Final = 5  # invoices in one sentence


def is_receipt(root: Node) -> bool:
    return local_name(root) == "Potwierdzenie" and namespace(root).startswith(_NAMESPACE)


def refuse(root: Node) -> NoReturn:
    """Raises KsefReceipt, which names the invoices."""
    numbers = [_name(item) for item in nodes(root, "Dokument")]
    named = ", ".join(number for number in numbers[:_NAMED] if number)
    raise KsefReceipt(invoices=(named + (", …" if len(numbers) > _NAMED else "")) or "–")


def _name(document: Node) -> str:
    """``FV/7 (KSeF number)``, or the one of both that is there."""
    number, in_register = text(document, "NumerFaktury"), text(document, "NumerKSeFDokumentu")
    if number and in_register:
        return f"{number[:60]} ({in_register[:40]})"
    return (number or in_register or "")[:60]
