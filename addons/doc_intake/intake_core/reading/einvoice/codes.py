"""UNTDID 1001 document codes -> our document types (EN 16931 BT-3)."""

from __future__ import annotations

from typing import Final

_CREDIT_CODES = "381 81 83 261 262 296 308 396 420 458 502 503 532"
_CREDIT: Final = frozenset(_CREDIT_CODES.split())
_CODES: Final = {
    "383": "debit_note",
    "384": "correction",
    "471": "correction",
    "472": "correction",
    "473": "correction",
    "386": "advance",
    "325": "proforma",
}


def document_type(code: str | None) -> str:
    """``380`` and all other invoice-like codes are ``invoice``."""
    code = (code or "").strip()
    return "credit_note" if code in _CREDIT else _CODES.get(code, "invoice")
