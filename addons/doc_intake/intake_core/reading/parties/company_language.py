"""In which language a company is called: by the country of its VAT number, or by its legal form."""

from __future__ import annotations

from typing import Final

from ..result import Field
from ..values.fold import fold
from .name_shapes import LEGAL_FORM

_LANGUAGES: Final[dict[str, frozenset[str]]] = {
    "AT": frozenset({"deu"}),
    "BE": frozenset({"fra", "nld"}),
    "BG": frozenset({"bul"}),
    "CZ": frozenset({"ces"}),
    "DE": frozenset({"deu"}),
    "DK": frozenset({"dan"}),
    "EE": frozenset({"est"}),
    "ES": frozenset({"spa"}),
    "FI": frozenset({"fin", "swe"}),
    "FR": frozenset({"fra"}),
    "GB": frozenset({"eng"}),
    "HU": frozenset({"hun"}),
    "IE": frozenset({"eng"}),
    "IT": frozenset({"ita"}),
    "LT": frozenset({"lit"}),
    "LV": frozenset({"lav"}),
    "NL": frozenset({"nld"}),
    "NO": frozenset({"nor"}),
    "PL": frozenset({"pol"}),
    "PT": frozenset({"por"}),
    "RO": frozenset({"ron"}),
    "SE": frozenset({"swe"}),
    "SK": frozenset({"slk"}),
    "US": frozenset({"eng"}),
    "XI": frozenset({"eng"}),
}
"""Tesseract's names of the languages in which companies of a country are called."""
_FORMS: Final[dict[str, frozenset[str]]] = {
    "ab": frozenset({"lit", "swe"}),
    "ag": frozenset({"deu"}),
    "as": frozenset({"lav", "est", "nor", "dan"}),
    "gmbh": frozenset({"deu"}),
    "kft": frozenset({"hun"}),
    "kg": frozenset({"deu"}),
    "mb": frozenset({"lit"}),
    "ou": frozenset({"est"}),
    "oy": frozenset({"fin"}),
    "sarl": frozenset({"fra"}),
    "sas": frozenset({"fra"}),
    "sia": frozenset({"lav"}),
    "spj": frozenset({"pol"}),
    "spk": frozenset({"pol"}),
    "spzoo": frozenset({"pol"}),
    "srl": frozenset({"ita"}),
    "sro": frozenset({"ces", "slk"}),
    "uab": frozenset({"lit"}),
    "ug": frozenset({"deu"}),
}
"""And by what stands beside the name, folded."""


def company_languages(name: str, number: Field | None) -> frozenset[str] | None:
    """Tesseract's names of the languages in which a company is called; None where nothing tells."""
    known = _LANGUAGES.get(number.value[:2]) if number is not None else None
    if known is None:
        forms = [_FORMS.get(fold(form[0])) for form in LEGAL_FORM.finditer(name)]
        known = forms[-1] if forms else None
    return known
