"""When two documents are the same invoice."""

from __future__ import annotations

import unicodedata


def invoice_number_key(number: str) -> str:
    """``number`` without what people and OCR write differently: case, blanks, punctuation, accents, leading zeros.

    Two numbers with the same key are the same number: ``FV 0012/2026`` and ``fv-12/2026``.
    """
    plain = unicodedata.normalize("NFKD", number).upper()
    groups = "".join(character if character.isascii() and character.isalnum() else " " for character in plain).split()
    return "/".join(group.lstrip("0") or "0" for group in groups)
