"""When two documents are the same invoice."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans({"Ł": "L", "Ø": "O", "Đ": "D", "Æ": "AE", "Œ": "OE", "ẞ": "SS"})
_GROUPS = re.compile(r"[A-Z]+|[0-9]+")


def invoice_number_key(number: str) -> str:
    """``number`` without what people and OCR write differently: case, blanks, punctuation, accents, leading zeros.

    Two numbers with the same key are the same number: ``FV 0012/2026``, ``fv-12/2026`` and ``FV12/2026``. Empty when
    nothing of it is a Latin letter or a digit.
    """
    plain = unicodedata.normalize("NFKD", number.upper().translate(_PLAIN))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return "/".join(group.lstrip("0") or "0" for group in _GROUPS.findall(plain))
