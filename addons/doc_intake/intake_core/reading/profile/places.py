"""From a place that a supplier's fields had before to the spot that stands there now."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from ..layout.page import Box
from ..values.fold import fold
from .facts import PLACED, Place
from .notation import same_label
from .spots import Spot, Spots

BESIDE, ABOVE, CROSSED, NEAR, PAGE, NOTATION = 2.0, 1.5, 0.5, 1.0, 0.3, 0.4
ENOUGH: Final = 0.55  # of the words around a place
CLEARLY: Final = 0.2  # by how much the best spot must lead over another value
ALIGNED, SAME_HEIGHT, SAME_PART = 0.03, 0.04, 0.2  # fractions of the page


@dataclass(frozen=True, slots=True)
class Pointed:
    """The spot that a place leads to; ``by_label``: the words around it are the learned ones."""

    spot: Spot
    place: Place
    score: float
    by_label: bool
    is_near: bool

    @property
    def codes(self) -> tuple[str, ...]:
        codes = ("profile_label",) if self.by_label else ()
        return (*codes, "profile_place") if self.is_near else codes


def page_of(spot: Spot, pages: int) -> str:
    """``first``, ``last`` or ``other``; the only page is the first."""
    return "first" if spot.page == 1 else "last" if spot.page == pages else "other"


def point(place: Place, spots: Spots, notations: Sequence[str] = ()) -> Pointed | None:
    """The spot at ``place``, or None when there is none or two values stand there equally well.

    ``notations`` are those of the supplier's dates, which tell day from month.
    """
    found = [
        pointed
        for spot in spots.of(*PLACED[place.field])
        if (pointed := _fit(place, spot, spots.pages, notations)) is not None
    ]
    if not found:
        return None
    found.sort(key=lambda item: (-item.score, _distance(item.spot.box, place.box)))
    best = found[0]
    others = [item for item in found if item.spot.value != best.spot.value]
    if others and best.score - others[0].score < CLEARLY:
        # The same words stand at several values: the place on the page must tell them apart.
        rival = _distance(others[0].spot.box, place.box)
        if not best.is_near or rival < 2 * _distance(best.spot.box, place.box) + 0.01:
            return None
    return best


def _fit(place: Place, spot: Spot, pages: int, notations: Sequence[str]) -> Pointed | None:
    beside = bool(place.beside) and same_label(place.beside, spot.beside)
    above = bool(place.above) and same_label(place.above, spot.above)
    words = BESIDE * beside + ABOVE * above
    possible = BESIDE * bool(place.beside) + ABOVE * bool(place.above)
    aligned = _misalignment(spot.box, place.box) < ALIGNED
    apart = abs(_middle(spot.box)[1] - _middle(place.box)[1])
    same_page = page_of(spot, pages) == place.page
    near = aligned and apart < SAME_HEIGHT and same_page
    by_label = possible > 0 and words >= ENOUGH * possible
    if not by_label and not (near and (words > 0 or possible == 0)):
        return None
    score = words + NEAR * (1.0 if near else 0.5 if aligned and apart < SAME_PART else 0.0)
    score += PAGE * same_page + CROSSED * (beside and spot.crossed == place.crossed)
    if spot.kind == "date" and notations:
        score += NOTATION if spot.notation in notations else -NOTATION
    elif not spot.certain:
        score -= NOTATION
    return Pointed(spot, place, score, by_label, near)


def same_value(name: str, spot_value: str, value: str) -> bool:
    """Whether a spot shows the value of the field ``name``."""
    if name.startswith("total_") or name == "amount_due":
        try:
            return abs(Decimal(spot_value)) == abs(Decimal(value))
        except InvalidOperation:
            return False
    if name.endswith("_vat"):
        first, second = re.sub(r"\D", "", spot_value), re.sub(r"\D", "", value)
        return len(second) >= 7 and first == second
    first, second = fold(spot_value), fold(value)
    if name.endswith("_name"):
        return len(second) >= 4 and (second == first or first.startswith(second))
    return bool(first) and first == second


def located(name: str, value: str, spots: Spots) -> list[Spot]:
    """The spots that show ``value``, in reading order."""
    kinds = PLACED.get(name, ())
    return [spot for spot in spots.of(*kinds) if kinds and same_value(name, spot.value, value)]


def overlap(first: Box, second: Box) -> bool:
    """Whether two boxes share some of their area."""
    return min(first[2], second[2]) > max(first[0], second[0]) and min(first[3], second[3]) > max(first[1], second[1])


def count_places(spots: Iterable[Spot]) -> int:
    """In how many different places of the document these spots stand."""
    return len({(spot.page, round(spot.box[1], 2), round(spot.box[0], 2)) for spot in spots})


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _misalignment(first: Box, second: Box) -> float:
    return min(
        abs(first[0] - second[0]),
        abs(first[2] - second[2]),
        abs(_middle(first)[0] - _middle(second)[0]),
    )


def _distance(first: Box, second: Box) -> float:
    return _misalignment(first, second) + abs(_middle(first)[1] - _middle(second)[1])
