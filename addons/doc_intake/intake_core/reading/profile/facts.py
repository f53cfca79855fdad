"""The profile of a supplier: where his fields stand and how he writes, with what speaks for each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from ..layout.page import Box
from .errors import ProfileInvalid

VERSION: Final = 1
# Fields that are looked for by their place -> the kinds of spots they may be.
PLACED: Final[Mapping[str, tuple[str, ...]]] = {
    "invoice_number": ("number",),
    "issue_date": ("date",),
    "sale_date": ("date",),
    "due_date": ("date",),
    "total_net": ("amount",),
    "total_tax": ("amount",),
    "total_gross": ("amount",),
    "amount_due": ("amount",),
    "seller_vat": ("vat", "number"),
    "seller_name": ("name",),
    "buyer_vat": ("vat", "number"),
    "iban": ("iban",),
}
# What is counted beside the places: values that stay the same, and habits of writing.
TALLIES: Final = (
    "number_mask",
    "date_notation",
    "amount_notation",
    "currency",
    "iban",
    "seller_vat",
    "seller_name",
    "buyer_vat",
    "document_type",
    "vat_rate",
    "due_days",
)
DECAY: Final = 0.9  # of what was learned, with each later document: habits change
FORGOTTEN: Final = 0.25
MAX_PLACES: Final = 3  # of one field
MAX_VALUES: Final = 12  # of one tally
MAX_TEXT: Final = 120
_PAGES: Final = ("first", "last", "other")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: the text beside it (``crossed`` values between) and above it, the page
    and the box.

    ``seen`` and ``right`` count documents; ``weight`` and ``against`` are the same for and against
    it, fading. ``corrected``: a person had to correct the reading here, so it knows better.
    """

    field: str
    page: str
    box: Box
    beside: str = ""
    crossed: int = 0
    above: str = ""
    notation: str = ""
    seen: int = 1
    right: int = 1
    weight: float = 1.0
    against: float = 0.0
    corrected: bool = False

    @property
    def has_words(self) -> bool:
        return bool(self.beside or self.above)

    @property
    def is_usable(self) -> bool:
        return self.weight > 1.5 * self.against

    @property
    def is_forgotten(self) -> bool:
        return self.weight < FORGOTTEN or self.against > self.weight


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a value was seen; ``weight`` fades."""

    seen: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Profile:
    """``documents`` counts those it was learned from; ``tallies``: name -> value -> Tally."""

    documents: int = 0
    places: tuple[Place, ...] = ()
    tallies: Mapping[str, Mapping[str, Tally]] = field(default_factory=dict)

    def places_of(self, name: str) -> list[Place]:
        return [place for place in self.places if place.field == name]

    def values(self, name: str) -> list[str]:
        """The values of a tally that are remembered, the most usual first."""
        known = self.tallies.get(name, {})
        return sorted(known, key=lambda value: (-known[value].weight, value))

    def to_json(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "documents": self.documents,
            "places": [{**asdict(place), "box": list(place.box)} for place in self.places],
            "tallies": {
                name: {value: [tally.seen, tally.weight] for value, tally in values.items()}
                for name, values in self.tallies.items()
            },
        }

    @classmethod
    def from_json(cls, data: Any) -> Profile:
        """What ``to_json`` gave. Raises ProfileInvalid for everything else."""
        try:
            if data["version"] != VERSION:
                raise ProfileInvalid()
            places = tuple(_place(item) for item in data["places"][: MAX_PLACES * len(PLACED)])
            tallies = {
                name: {
                    _text(value): Tally(_count(seen), _number(weight, 0.0, 1e6))
                    for value, (seen, weight) in list(values.items())[:MAX_VALUES]
                }
                for name, values in data["tallies"].items()
                if name in TALLIES
            }
            return cls(_count(data["documents"]), places, tallies)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise ProfileInvalid() from error


def _place(item: Any) -> Place:
    if item["field"] not in PLACED or item["page"] not in _PAGES:
        raise ValueError("unknown field or page")
    x0, y0, x1, y1 = (_number(side, -1.0, 2.0) for side in item["box"])
    return Place(
        field=item["field"],
        page=item["page"],
        box=(x0, y0, x1, y1),
        beside=_text(item["beside"]),
        crossed=_count(item["crossed"]),
        above=_text(item["above"]),
        notation=_text(item["notation"]),
        seen=_count(item["seen"]),
        right=_count(item["right"]),
        weight=_number(item["weight"], 0.0, 1e6),
        against=_number(item["against"], 0.0, 1e6),
        corrected=item["corrected"] is True,
    )


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT or "\x00" in value:
        raise ValueError("no text")
    return value


def _count(value: Any) -> int:
    return int(_number(value, 0, 1e9))


def _number(value: Any, least: float, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError("no number")
    if not least <= value <= most:
        raise ValueError("out of range")
    return float(value)
