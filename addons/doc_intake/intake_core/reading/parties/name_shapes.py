"""What the name of a company looks like, and which lines of a block are none."""

from __future__ import annotations

import re

_FORMS = (
    r"sp[óo]łka [a-ząćęłńóśźż]+|sp[óo]łdzielnia [a-ząćęłńóśźż]+",
    r"sp\.?\s?z\s?o\.?\s?o\.?|s\.\s?a\.|sp\.?\s?[jkp]\.|sp\.?\s?k|s\.\s?c\.|prosta sp[óo]łka",
    r"p\.?h\.?u\.?|f\.?h\.?u\.?|p\.?p\.?h\.?u?",
    r"gmbh|mbh|ag|(?<!\d\s)kg|ohg|ug|e\.\s?k\.|a\.g\.|e\.v\.",
    r"sarl|sas|sasu|eurl|sa|s\.?a\.?s\.?",
    r"sia|as|ik|uab|ab|mb|vsi|oü|ou",
    r"ltd|limited|llc|llp|plc|inc|dac|clg|ohg|gbr",
    r"s\.?r\.?l\.?s?|s\.?p\.?a\.?|s\.?n\.?c\.?|s\.?l\.?u?\.?",
    r"b\.?v\.?|n\.?v\.?|oy|a/s|aps|s\.?r\.?o\.?|kft|zrt",
)
LEGAL_FORM = re.compile(rf"\b({'|'.join(_FORMS)})(?![\w])", re.I)
# How a line begins that holds a number, an address or a register, and no name.
_NO_NAMES = (
    r"gln|nummer|numer|nr|globale|handelsname|lief|kunden-?nr|kundennummer|prefiks",
    r"tel|fax|e-?mail|www|http|ul\.|al\.|os\.|str",
    r"regon|krs|bdo|nip|handelsregister|amtsgericht|registergericht|hr[ab]|company n(?:o|r|umber)",
    r"reg(?:istered|istration)?\.? n(?:o|r|umber)|gesch[äa]ftsf[üu]hrer(?:in)?|vorstand|zarz[ąa]d",
)
_NOISE = re.compile(rf"^(?:{'|'.join(_NO_NAMES)})(?!\w)|@|^\W*\d[\d\s\-/]*$", re.I)
# What heads a column of facts, unless a company is called so: "Kontakt-Simon S.A.", "BIC Polska Sp. z o.o.".
_FACTS = re.compile(
    r"^(?:swift|bic|iban|kontakt|contact|rekviz[īi]ti|impressum|company details|bankverbindung|bank details"
    r"|dane (?:firmy|rejestrowe|kontaktowe|sp[óo]łki)|steuerliche angaben|rachunek bankowy)(?!\w)",
    re.I,
)
# "(name, signature)" under a dotted line.
_HINT = re.compile(r"^\W*\(|^[^(]*\)\W*$")
_SALUTATION = re.compile(r"^(?:herrn?|frau|firma|an|mr|mrs|pan|pani|m\.|mme|spett\.?le)\.?$", re.I)
_SEPARATOR = re.compile(r"\s+[•·|●◦*\u2013\u2014-]+\s+|[•·|●]")


def is_name(text: str, starts_with_label: bool) -> bool:
    """Whether a line of a block can be a company's or person's name."""
    if starts_with_label or _NOISE.search(text) or _SALUTATION.match(text.strip()):
        return False
    if _HINT.search(text) or (_FACTS.search(text) and not LEGAL_FORM.search(text)):
        return False
    letters = sum(letter.isalpha() for letter in text)
    return letters >= 3 and letters >= 0.55 * len(text.replace(" ", ""))


_MISREAD_FORM = re.compile(r"\b(sp)\.?\s?z\s?\.?\s?[o0O]\.?(?:\s?[o0O]\.{0,2})?(?=\s*$|[\s,;])", re.I)


def repaired(text: str) -> str:
    """``sp. z 0.0.`` as recognition often gives it -> ``sp. z o.o.``."""
    return _MISREAD_FORM.sub(lambda match: f"{match[1]}. z o.o.", text)


def first_part(text: str) -> str:
    """``ABC GmbH • Street 1 • City`` -> ``ABC GmbH``."""
    parts = [part.strip(" ,;:") for part in _SEPARATOR.split(text) if part.strip(" ,;:")]
    return parts[0] if parts else text.strip()


def is_sender_line(text: str) -> bool:
    """The small line above a letter's address window: name, street, city with separators."""
    parts = len(_SEPARATOR.findall(text)) + text.count(", ")
    return parts >= 2 and any(letter.isdigit() for letter in text)
