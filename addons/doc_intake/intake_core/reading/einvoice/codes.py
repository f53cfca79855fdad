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
    "500": "advance",
    "527": "debit_note",
    "325": "proforma",
}
_SELF_BILLED: Final = frozenset(["261", "389", "471", "473", "500", "501", "502", "527"])
# What Odoo's own import takes for an ordinary invoice or credit note.
ORDINARY: Final = frozenset({"380", "381"})
DIRECT_DEBIT: Final = frozenset({"49", "59"})
CARD: Final = frozenset({"48", "54", "55"})


def document_type(code: str | None) -> str:
    """``380`` and all other invoice-like codes are ``invoice``."""
    code = (code or "").strip()
    return "credit_note" if code in _CREDIT else _CODES.get(code, "invoice")


def is_self_billed(code: str | None) -> bool:
    """Whether the buyer has made out the invoice; a German "Gutschrift" of this kind is none of money back."""
    return (code or "").strip() in _SELF_BILLED
