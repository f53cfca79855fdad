"""Whose page this is: a light reading of one page by the readers of fields."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final

from ..reading.fields import read_fields
from ..reading.layout.page import Page
from ..reading.result import Field

TOP: Final = 0.5  # of the page's height: where a document says what it is
_MISREAD = str.maketrans("OILSBZ", "011582")
_FIRM = frozenset({"label", "heading"})
_PARTIES = (("seller_name", "seller_vat"), ("buyer_name", "buyer_vat"))
_LETTERHEAD: Final = 0.3
_SURE: Final = 0.6  # confidence of a number that recognition did not blur


@dataclass(frozen=True, slots=True)
class Identity:
    """``signs``: how much the page begins like a document: a title, a seller, a buyer, a date of issue, a VAT number
    in its upper half count one each. ``has_title``: one of them is the title. ``closes``: it has a total.

    ``seller_vat`` is given only where the page says whose number it is and its checksum is right.
    """

    number: str | None = None
    number_top: float = 0.0
    """Where it stands, as a share of the page's height."""
    number_is_sure: bool = False
    seller_vat: str | None = None
    buyer_vat: str | None = None
    ksef_number: str | None = None
    signs: int = 0
    has_title: bool = False
    closes: bool = False


def identify(page: Page, *, is_ocr: bool, own_vat: str | None, today: dt.date) -> Identity:
    """Read what tells one document from another."""
    fields = read_fields([page], is_ocr=is_ocr, own_vat=own_vat, today=today, header_only=True).fields
    kind = fields.get("document_type")
    has_title = _in_head(kind) and kind is not None and kind.value != "other"
    number = fields.get("invoice_number")
    firm = number is not None and _in_head(number) and _is_named(number, has_title)
    seller = fields.get("seller_vat")
    placed = seller is not None and _is_of_seller(seller)
    sides = sum(any(_is_placed(fields.get(name)) for name in names) for names in _PARTIES)
    vat = any(
        _in_head(field) and "checksum" in field.witnesses for field in _present(fields, "seller_vat", "buyer_vat")
    )
    return Identity(
        number=number.value if number is not None and firm else None,
        number_top=number.box[1] if number is not None and number.box is not None else 0.0,
        number_is_sure=number is not None and number.confidence >= _SURE,
        seller_vat=seller.value if seller is not None and placed else None,
        buyer_vat=_value(fields, "buyer_vat"),
        ksef_number=_value(fields, "ksef_number"),
        signs=has_title + sides + _in_head(fields.get("issue_date")) + vat,
        has_title=has_title,
        closes="total_gross" in fields or "amount_due" in fields,
    )


def _is_named(number: Field, has_title: bool) -> bool:
    """By its label, or by a short one ("Nr") in the head of a page with a title, in the form of a number."""
    witnesses = set(number.witnesses)
    at_top = number.box is not None and number.box[1] < _LETTERHEAD
    return not _FIRM.isdisjoint(witnesses) or (has_title and at_top and {"weak_label", "shape"} <= witnesses)


def _in_head(field: Field | None) -> bool:
    return field is not None and field.box is not None and field.box[1] < TOP


def _is_of_seller(vat: Field) -> bool:
    """Under the seller's heading, or labelled at the top, as in a letter's or a receipt's head."""
    witnesses = set(vat.witnesses)
    at_top = vat.box is not None and vat.box[1] < _LETTERHEAD
    return {"checksum", "party"} <= witnesses or (at_top and {"checksum", "label"} <= witnesses)


def _is_placed(field: Field | None) -> bool:
    return field is not None and _in_head(field) and "party" in field.witnesses


def _present(fields: dict[str, Field], *names: str) -> list[Field]:
    return [fields[name] for name in names if name in fields]


def _value(fields: dict[str, Field], name: str) -> str | None:
    found = fields.get(name)
    return found.value if found is not None else None


def key(number: str) -> str:
    """A number as it is compared: without separators, letters that recognition takes for digits as digits."""
    return re.sub(r"[\W_]", "", number.upper()).translate(_MISREAD)


def differ_by_one(one: str, other: str) -> bool:
    """Whether two keys of the same length differ in one place, as a misread digit makes them."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def mentions(text: str, number: str) -> bool:
    """Whether ``number`` stands in ``text`` as a whole."""
    if len(key(number)) < 4:
        return False  # too short to mean anything
    parts = [re.escape(part) for part in re.findall(r"\w+", number)]
    pattern = r"[\W_]{0,3}".join(parts)
    return re.search(rf"(?<![\w/\-]){pattern}(?![\w/\-]*\d)", text, re.I) is not None
