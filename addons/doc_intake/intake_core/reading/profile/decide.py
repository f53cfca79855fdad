"""A new reading held against the profile of its supplier: what the profile confirms, finds or
corrects. Every value that it gives stands on the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from .. import evidence
from ..draft import SURE
from ..fields import check_fields
from ..header.number import is_shaped
from ..result import Field, Reading, ReadingWarning
from ..values.amounts import to_text
from ..values.vat_numbers import normalise_vat, vat_is_valid
from .dates import recheck_dates
from .facts import PLACED, Profile
from .notation import loose, mask_of, nearly, repaired, same_label
from .places import Pointed, count_places, located, point, same_value
from .spots import Spot, Spots
from .sums import recheck_totals
from .witness import with_witness

_CHECKED: Final = frozenset(
    {"vat_checksum", "iban_checksum", "amount_unproven", "due_before_issue", "future_date", "own_vat_absent"}
)
# Kinds of evidence that a learned place overrules.
_HINTS: Final = frozenset({"weak", "heading", "shape", "country", "repeated", "sign", "dates"})
# What stays the same from document to document.
_CONSTANT: Final = ("seller_vat", "seller_name", "buyer_vat", "currency", "document_type", "iban")


def apply(reading: Reading, profile: Profile, *, own_vat: str | None, today: dt.date) -> Reading:
    """``reading`` with what ``profile`` knows; the same object when it has nothing to say.

    An e-invoice says itself what its fields are: nothing is changed there.
    """
    if reading.source == "xml" or not profile.documents or not reading.spots.items:
        return reading
    run = _Decision(reading, profile, own_vat)
    run.constants()
    run.placed()
    fields = recheck_dates(reading.fields, run.fields, profile)
    fields, rows, settled = recheck_totals(reading, fields, profile)
    if fields == reading.fields:
        return reading
    gone = _CHECKED | ({"sums_differ"} if settled else frozenset())
    kept = [warning for warning in reading.warnings if warning.code not in gone]
    warnings: list[ReadingWarning] = kept + check_fields(fields, today, own_vat)
    return replace(reading, fields=fields, vat_breakdown=rows, warnings=warnings)


class _Decision:
    """One reading under way."""

    def __init__(self, reading: Reading, profile: Profile, own_vat: str | None) -> None:
        self.profile = profile
        self.own_vat = normalise_vat(own_vat) if own_vat else None
        self.spots: Spots = reading.spots
        self.fields = dict(reading.fields)
        self.notations = profile.values("date_notation")

    # ---- WHAT STAYS THE SAME ----

    def constants(self) -> None:
        for name in _CONSTANT:
            known = self.profile.values(name)
            current = self.fields.get(name)
            if current is not None:
                spelled = next((value for value in known if _equal(name, current.value, value)), None)
                spelled = spelled or self._misread(name, current, known)
                if spelled is not None:
                    if self.spots.is_ocr and name != "document_type":
                        # Recognition loses diacritics and digits; people put them right before.
                        self.fields[name] = replace(current, value=spelled)
                    self.confirm(name, "profile_value")
                    continue
            if name in ("seller_vat", "seller_name", "buyer_vat", "iban"):
                self._known_value(name, known, current)
        if "buyer_vat" not in self.fields and self.own_vat:
            ours = located("buyer_vat", self.own_vat, self.spots)
            if ours:
                self.take("buyer_vat", ours[0], self.own_vat, ("own_vat",))

    def _misread(self, name: str, current: Field, known: Sequence[str]) -> str | None:
        """The one known value that recognition made ``current`` of: a name with a letter changed, a
        number whose checksum is wrong.
        """
        if not self.spots.is_ocr or name not in ("seller_name", "seller_vat", "buyer_vat", "iban"):
            return None
        if name != "seller_name" and ("checksum" in current.witnesses or "label" not in current.witnesses):
            return None
        same = same_label if name == "seller_name" else nearly
        alike = [value for value in known if same(value, current.value)]
        return alike[0] if len(alike) == 1 else None

    def _known_value(self, name: str, known: Sequence[str], current: Field | None) -> None:
        """A known value that stands on the page, where the reading found nothing to trust.

        Another bank account than the known one is never replaced: that is how fraud begins.
        """
        if current is not None and (name == "iban" or (current.green and name != "seller_name")):
            return
        found = [(value, located(name, value, self.spots)) for value in known]
        found = [(value, spots) for value, spots in found if spots]
        if len(found) == 1 or (found and name != "iban"):
            value, spots = found[0]
            self.take(name, spots[0], value, ("profile_value",))

    # ---- WHAT STANDS IN ITS PLACE ----

    def placed(self) -> None:
        for name in PLACED:
            if name in _CONSTANT:
                continue
            pointed = self._pointed(name)
            current = self.fields.get(name)
            if pointed is None:
                if name == "invoice_number":
                    self._by_mask(current)
                continue
            value, codes = self._value(name, pointed)
            if current is not None and same_value(name, value, current.value):
                self.confirm(name, *codes)
            elif self._may_take(name, current, pointed, value):
                self.take(name, pointed.spot, value, codes, alone=current is not None and not _knows_better(pointed))

    def _may_take(self, name: str, current: Field | None, pointed: Pointed, value: str) -> bool:
        """Whether the learned place overrules the reading: it had nothing, or nothing proven, or a
        person had to correct it here before.
        """
        if _knows_better(pointed):
            return True
        if not pointed.by_label and (pointed.place.has_words or pointed.place.right < 2):
            return False  # other words stand there now, or it was there once: enough to confirm, no more
        if current is None:
            return True
        kinds = evidence.kinds(current.witnesses) - {"again"}
        if current.green or not kinds <= _HINTS or not (pointed.is_near or kinds == {"weak"}):
            return False
        if name == "invoice_number":
            return self._masked(value)[1] or not self._masked(current.value)[1]
        return True

    def _pointed(self, name: str) -> Pointed | None:
        """What the places of a field agree on; where they do not, the gross amount that is net and
        tax together, else what the strongest say.
        """
        found = [
            pointed
            for place in self.profile.places_of(name)
            if place.is_usable and (pointed := point(place, self.spots, self.notations)) is not None
        ]
        weights: dict[str, float] = {}
        for pointed in found:
            weights[pointed.spot.value] = weights.get(pointed.spot.value, 0.0) + pointed.score * pointed.place.weight
        summed = self._net_and_tax() if name == "total_gross" else None
        best = max(
            found,
            key=lambda item: (
                summed is not None and abs(Decimal(item.spot.value)) == summed,
                weights[item.spot.value],
                item.score,
            ),
            default=None,
        )
        if name == "invoice_number" and best is not None and not best.is_near and self._is_one_of_many(best):
            return None
        return best

    def _net_and_tax(self) -> Decimal | None:
        if "total_net" not in self.fields or "total_tax" not in self.fields:
            return None
        return abs(Decimal(self.fields["total_net"].value) + Decimal(self.fields["total_tax"].value))

    def _is_one_of_many(self, pointed: Pointed) -> bool:
        """Whether other numbers of the same form stand on the page: a list of earlier documents."""
        form = loose(mask_of(pointed.spot.value))
        alike = {spot.value for spot in self.spots.of("number") if loose(mask_of(spot.value)) == form}
        return len(alike) > 1

    def _value(self, name: str, pointed: Pointed) -> tuple[str, tuple[str, ...]]:
        value, codes = pointed.spot.value, pointed.codes
        if name == "invoice_number":
            value, fits = self._masked(value)
            return value, (*codes, "profile_mask") if fits else codes
        is_credit = "document_type" in self.fields and self.fields["document_type"].value == "credit_note"
        if is_credit and pointed.spot.kind == "amount":
            value = to_text(abs(Decimal(value)))
        return value, codes

    # ---- NUMBERS BY THEIR FORM ----

    def _masked(self, number: str) -> tuple[str, bool]:
        """(number, whether it has a known form); what recognition mistook is put right by it."""
        masks = self.profile.values("number_mask")
        if mask_of(number) in masks or any(loose(mask_of(number)) == loose(mask) for mask in masks):
            return number, True
        if self.spots.is_ocr:
            for mask in masks:
                better = repaired(number, mask)
                if better:
                    return better, True
        return number, False

    def _by_mask(self, current: Field | None) -> None:
        if current is not None:
            value, fits = self._masked(current.value)
            if fits and value == current.value:
                self.confirm("invoice_number", "profile_mask")
                return
            if fits:
                self.fields["invoice_number"] = replace(current, value=value)
                self.confirm("invoice_number", "profile_mask")
                return
            if current.green:
                return
        telling = [mask for mask in self.profile.values("number_mask") if _is_telling(mask)]
        found = [spot for spot in self.spots.of("number") if mask_of(spot.value) in telling]
        if found and len({spot.value for spot in found}) == 1:
            self.take("invoice_number", found[0], found[0].value, ("profile_mask",))

    # ---- WRITING ----

    def confirm(self, name: str, *codes: str) -> None:
        """Add witnesses; the certainty of the recognition stays in the confidence."""
        for code in codes:
            self.fields[name] = with_witness(self.fields[name], code)

    def take(self, name: str, spot: Spot, value: str, codes: Sequence[str], *, alone: bool = False) -> None:
        """The value of ``spot`` for the field, with what else speaks for it; ``alone`` without that,
        because the reading said something else.
        """
        witnesses = list(codes)
        if (name == "iban" and spot.valid) or (name.endswith("_vat") and vat_is_valid(value)):
            witnesses.append("checksum")
        if name == "invoice_number" and not alone:
            if is_shaped(value):
                witnesses.append("shape")
            if len(value) >= 5 and count_places(located(name, value, self.spots)) > 1:
                witnesses.append("repeated")
        unsure = self.spots.is_ocr and (name == "invoice_number" or spot.recognition < SURE)
        certain = evidence.confidence(witnesses, spot.recognition)
        self.fields[name] = Field(value, certain, tuple(witnesses), spot.page, spot.box, unsure)


def _knows_better(pointed: Pointed) -> bool:
    """Whether a person had to correct the reading at this place, and its words are there again."""
    return pointed.place.corrected and pointed.by_label


def _is_telling(mask: str) -> bool:
    """Whether a form is rare enough to find a number by it alone."""
    return mask.count("#") >= 4 and any(letter not in "#" for letter in mask)


def _equal(name: str, first: str, second: str) -> bool:
    return first == second or (name in PLACED and same_value(name, first, second))
