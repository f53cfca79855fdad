"""Witnesses: the reasons for which a value is believed, and which of them are of different kinds.

A field is green only with two witnesses of different kinds: a label printed beside a value and the
same label printed once more say nothing new, a label and a checksum do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

# code -> kind of evidence
WITNESSES: Final[dict[str, str]] = {
    # the words around it
    "label": "label",  # an unambiguous label beside, above or at the head of the column
    "weak_label": "weak",  # a label that also means other things ("VAT", "Date", "Nr")
    "title": "weak",  # part of the document's heading
    "heading": "heading",  # a number behind the kind in the heading: "Faktura VAT nr 7/2026"
    "party": "place",  # inside the block headed seller or buyer
    "position": "weak",  # where such a value usually stands
    "same_as_gross": "weak",  # nothing on the document says that another amount is to be paid
    "total_sign": "weak",  # the total is negative on a correction, positive on an invoice
    # the value itself
    "checksum": "checksum",  # NIP and other VAT numbers, IBAN mod 97, KSeF CRC-8
    "shape": "shape",  # a form only such values have (FV/2024/11, a legal form in a name)
    "sign": "sign",  # a currency code or sign beside the amounts
    # agreement with other values
    "net_plus_tax": "sum",  # net + tax = gross
    "rate": "rate",  # tax = net x a rate in force
    "of_total": "of_total",  # net and tax, one of them by its rate, make up an amount labelled as the total
    "vat_rows": "rows",  # equals the sum of the rows by rate
    "line_sum": "rows",  # equals the sum of the lines
    "words": "words",  # equals the amount in words
    "amount_due": "due",  # gross less what was paid is the amount due
    "dates_in_order": "dates",  # issue, sale and due date follow each other as they should
    "terms": "terms",  # issue date + the printed days is the due date
    "ksef_number": "ksef",  # the KSeF number begins with this VAT number
    "repeated": "repeated",  # stands in another place of the document too
    "file_name": "file_name",
    "read_again": "again",  # cut out and recognised by itself it gave the same letters
    "own_vat": "own_vat",  # it is (or leaves) the number of the company the document was sent to
    "country": "country",  # follows from the seller's country
    # what approved documents of the supplier taught
    "profile_label": "profile",  # the words around it are those of earlier documents
    "profile_place": "profile",  # stands where it stood before
    "profile_mask": "profile",  # has the form of the supplier's numbers
    "profile_value": "profile",  # is what earlier documents said
    # structured data
    "xml": "xml",  # an element of an e-invoice
    "xml_consistent": "xml_sum",  # the e-invoice's own sums add up
    "printed": "printed",  # the same value stands on the page beside the XML
}

# How much each kind, when it speaks for a value, leaves of the doubt (calibrated in bench/,
# corrected there).
_DOUBT: Final[dict[str, float]] = {
    "label": 0.12,
    "weak": 0.22,
    "heading": 0.15,
    "place": 0.2,
    "checksum": 0.15,
    "shape": 0.4,
    "sign": 0.3,
    "sum": 0.25,
    "rate": 0.4,
    "of_total": 0.4,
    "rows": 0.2,
    "words": 0.1,
    "due": 0.4,
    "dates": 0.35,
    "terms": 0.15,
    "ksef": 0.1,
    "repeated": 0.4,
    "file_name": 0.2,
    "again": 0.5,
    "own_vat": 0.2,
    "country": 0.5,
    "profile": 0.2,
    "xml": 0.02,
    "xml_sum": 0.3,
    "printed": 0.1,
}


def confidence(witnesses: Iterable[str], recognition: float = 1.0) -> float:
    """0..1 from the kinds of evidence and how sure the character recognition was of the value (1
    for a text layer).
    """
    doubt = 1.0
    for kind in kinds(witnesses):
        doubt *= _DOUBT[kind]
    return round(max(0.0, min(1.0, (1.0 - doubt) * (0.5 + 0.5 * recognition))), 3)


def kinds(witnesses: Iterable[str]) -> set[str]:
    """The different kinds of evidence among ``witnesses``."""
    return {WITNESSES[code] for code in witnesses}


# Evidence that a misread letter would break.
EXACT: Final = frozenset(
    {"checksum", "sum", "rows", "words", "terms", "ksef", "own_vat", "profile", "xml", "printed"}
)
# Of those of a profile, what it would not: another digit in the same place has the same form.
_LOOSE: Final = frozenset({"profile_label", "profile_place", "profile_mask"})


# Evidence that many a value has which is not the one looked for: the smaller of two amounts to be paid, a telephone
# number in each row, the net, tax and gross of one rate.
COMMON: Final = frozenset({"weak", "country", "shape", "due", "repeated", "sum", "rate"})
# Evidence that three amounts belong together, and not which three of a document they are.
_FITTING: Final = frozenset({"sum", "rate", "of_total"})
# Any words in a party's block that stand on the page twice: another heading, a remark.
_BESIDE_NAMES: Final = frozenset({"place", "repeated"})
# Any date near the heading that lies before the due date.
_UNNAMED_DATE: Final = frozenset({"weak", "dates"})


def is_green(witnesses: Collection[str], unsure: bool = False) -> bool:
    """Two kinds of evidence, at least one of them more than a hint; for a value whose letters are
    ``unsure`` one that a wrong letter would break.

    Under a label that means other things too, what is ``COMMON`` proves nothing. That a value was recognised twice
    proves its letters, not that it is the one looked for.
    """
    found = kinds(witnesses) - {"again"}
    if len(found) < 2:
        return False
    if ("weak" in found and found <= COMMON) or found <= _FITTING or found <= _BESIDE_NAMES:
        return False
    if "position" in witnesses and found <= _UNNAMED_DATE:
        return False
    if unsure:
        return bool(kinds(set(witnesses) - _LOOSE) & EXACT)
    return bool(found - {"weak", "country", "shape"})
