"""When two documents are the same invoice."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans({"Ł": "L", "Ø": "O", "Đ": "D", "Æ": "AE", "Œ": "OE", "ẞ": "SS"})
_GROUPS = re.compile(r"[A-Z]+|[0-9]+")
_LETTERS = re.compile(r"[^\W_]+")
_ENOUGH_TEXT = 80  # letters and digits; less is a stamp or a heading, which many documents share


def invoice_number_key(number: str) -> str:
    """``number`` without what people and OCR write differently: case, blanks, punctuation, accents, leading zeros.

    Two numbers with the same key are the same number: ``FV 0012/2026``, ``fv-12/2026`` and ``FV12/2026``. Empty when
    nothing of it is a Latin letter or a digit.
    """
    plain = unicodedata.normalize("NFKD", number.upper().translate(_PLAIN))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return "/".join(group.lstrip("0") or "0" for group in _GROUPS.findall(plain))


def content_key(text: str) -> str:
    """A digest of what ``text`` says, whatever its spacing, case and punctuation: the same PDF saved again has it too.

    Empty when there is too little text to tell one document from another.
    """
    said = "".join(_LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))
    if len(said) < _ENOUGH_TEXT:
        return ""
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def account_key(number: str) -> str:
    """A bank account without blanks and, where the rest is a number of its own, without the country it may come with.

    Two notations of one account have the same key: ``PL61 1090 ...`` and the Polish ``61 1090 ...``.
    """
    compact = "".join(character for character in number.upper() if character.isalnum())
    return compact[2:] if compact[:2].isalpha() and compact[2:].isdigit() else compact
