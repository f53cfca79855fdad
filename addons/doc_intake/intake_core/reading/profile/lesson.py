"""What one approved document adds to the profile of its supplier, and takes from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ..layout.page import Box
from .facts import DECAY, FORGOTTEN, MAX_PLACES, MAX_TEXT, MAX_VALUES, PLACED, Place, Profile, Tally
from .notation import mask_of
from .places import count_places, located, overlap, page_of, point, same_value
from .spots import Spot, Spots

# Learned from one document for one field; amounts stand in a table and in a sentence.
NEW_PLACES: Final = 1
NEW_PLACES_OF_AMOUNTS: Final = 2
_WORDS: Final = frozenset({"label", "weak_label", "title", "heading", "party"})
# Of two amounts that are the same the first one is what the page says.
_FIRST_OF_EQUALS: Final = ("total_gross", "total_net", "total_tax", "amount_due")
KEPT_VALUES: Final = ("currency", "iban", "seller_vat", "seller_name", "buyer_vat", "document_type")


@dataclass(frozen=True, slots=True)
class Lesson:
    """An approved document. ``values`` are the final ones, named and written as in a reading;
    ``read`` what the generic reading had found, ``boxes`` where, as far as words told it so
    (``is_sure``). ``vat_rates``: percents as text.
    """

    values: Mapping[str, str]
    spots: Spots = field(default_factory=Spots)
    read: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, Box] = field(default_factory=dict)
    vat_rates: Sequence[str] = ()


def is_sure(witnesses: Iterable[str]) -> bool:
    """Whether words told the reading what the value is, and it need not be guessed."""
    return not _WORDS.isdisjoint(witnesses)


def learn(profile: Profile, lesson: Lesson) -> Profile:
    """``profile`` with ``lesson``: what was right is strengthened, what was contradicted loses."""
    places = [place for name in PLACED for place in _learn_places(name, profile, lesson) if not place.is_forgotten]
    return Profile(profile.documents + 1, tuple(places), _learn_tallies(profile, lesson, places))


def _learn_places(name: str, profile: Profile, lesson: Lesson) -> list[Place]:
    known = profile.places_of(name)
    if not lesson.spots.items:
        return known  # an e-invoice without pages: nothing to say about places
    value = lesson.values.get(name, "")
    right = located(name, value, lesson.spots) if value else []
    corrected = bool(value) and name in lesson.read and not _same(name, lesson.read[name], value)
    notations = profile.values("date_notation")
    kept: list[Place] = []
    confirmed = 0
    for known_place in known:
        place = replace(known_place, weight=known_place.weight * DECAY, against=known_place.against * DECAY)
        pointed = point(place, lesson.spots, notations)
        if pointed is None:
            kept.append(place)
        elif any(pointed.spot.value == spot.value for spot in right):
            confirmed += 1
            kept.append(_confirmed(place, pointed.spot, corrected))
        elif value or not lesson.read.get(name):
            kept.append(replace(place, seen=place.seen + 1, against=place.against + 1.0))
    new = _best(right, lesson.boxes.get(name), corrected)
    if _is_ambiguous(name, right, lesson, corrected):
        new = []
    wanted = NEW_PLACES_OF_AMOUNTS if "amount" in PLACED[name] else NEW_PLACES
    for spot in new[: max(0, wanted - confirmed)]:
        if not any(_covers(place, spot, lesson.spots.pages) for place in kept):
            kept.append(_new_place(name, spot, lesson.spots.pages, corrected))
    kept.sort(key=lambda place: -place.weight)
    return kept[:MAX_PLACES]


def _confirmed(place: Place, spot: Spot, corrected: bool) -> Place:
    share = 1.0 / (place.right + 1)
    x0, y0, x1, y1 = (old + (new - old) * max(share, 0.2) for old, new in zip(place.box, spot.box, strict=True))
    return replace(
        place,
        seen=place.seen + 1,
        right=place.right + 1,
        weight=place.weight + 1.0,
        box=(round(x0, 4), round(y0, 4), round(x1, 4), round(y1, 4)),
        notation=spot.notation or place.notation,
        corrected=place.corrected or corrected,
    )


def _new_place(name: str, spot: Spot, pages: int, corrected: bool) -> Place:
    return Place(
        field=name,
        page=page_of(spot, pages),
        box=spot.box,
        beside=spot.beside,
        crossed=spot.crossed,
        above=spot.above,
        notation=spot.notation,
        corrected=corrected,
    )


def _covers(place: Place, spot: Spot, pages: int) -> bool:
    """Whether a known place is this one already."""
    return (place.beside, place.above, place.page) == (
        spot.beside,
        spot.above,
        page_of(spot, pages),
    ) and abs(place.box[0] - spot.box[0]) < 0.05


def _is_ambiguous(name: str, spots: list[Spot], lesson: Lesson, corrected: bool) -> bool:
    """Whether another field has the same value, which stands in several places: nobody knows then
    which of them is whose, unless words told the reading.
    """
    value, kinds = lesson.values.get(name, ""), PLACED[name]
    equals = [
        other
        for other, kind in PLACED.items()
        if kind == kinds and same_value(name, lesson.values.get(other, ""), value)
    ]
    if len(equals) < 2 or (kinds == ("date",) and count_places(spots) == 1):
        return False  # "Date of issue and sale": one place for both
    if kinds == ("amount",) and name == min(equals, key=_FIRST_OF_EQUALS.index):
        return False  # a wrong one would not add up with the others
    box = lesson.boxes.get(name)
    return corrected or box is None or not any(overlap(box, spot.box) for spot in spots)


def _best(spots: list[Spot], box: Box | None, corrected: bool) -> list[Spot]:
    """The spots that are worth remembering, the best first: where the reading was right about it,
    then those with a label of their own.
    """

    def worth(spot: Spot) -> tuple[bool, bool, bool, float]:
        read_there = box is not None and not corrected and overlap(box, spot.box)
        return (
            not read_there,
            not (spot.beside and not spot.crossed),
            not (spot.beside or spot.above),
            spot.box[1],
        )

    return sorted(spots, key=worth)


def _same(name: str, first: str, second: str) -> bool:
    return first == second or bool(located(name, second, Spots((Spot(PLACED[name][0], first, 1, (0, 0, 0, 0)),))))


def _learn_tallies(profile: Profile, lesson: Lesson, places: list[Place]) -> dict[str, dict[str, Tally]]:
    values: dict[str, list[str]] = {name: [lesson.values[name]] for name in KEPT_VALUES if lesson.values.get(name)}
    if lesson.values.get("invoice_number"):
        values["number_mask"] = [mask_of(lesson.values["invoice_number"])]
    values["vat_rate"] = list(lesson.vat_rates)
    for tally, names in (
        ("date_notation", ("issue_date", "sale_date", "due_date")),
        ("amount_notation", ("total_gross", "total_net", "total_tax")),
    ):
        found = [place.notation for place in places if place.field in names and place.notation]
        values[tally] = found[:1] if lesson.spots.items else []
    values["due_days"] = _due_days(lesson.values)
    return {
        name: counted for name, found in values.items() if (counted := _counted(profile.tallies.get(name, {}), found))
    }


def _due_days(values: Mapping[str, str]) -> list[str]:
    try:
        issue, due = (dt.date.fromisoformat(values[name]) for name in ("issue_date", "due_date"))
    except (KeyError, ValueError):
        return []
    return [str((due - issue).days)] if issue <= due else []


def _counted(known: Mapping[str, Tally], found: Sequence[str]) -> dict[str, Tally]:
    """``known`` with ``found`` counted once more; a document that does not say it changes nothing."""
    if not found:
        return dict(known)
    counted = {
        value: replace(tally, weight=tally.weight * DECAY)
        for value, tally in known.items()
        if tally.weight * DECAY >= FORGOTTEN
    }
    for value in dict.fromkeys(text[:MAX_TEXT] for text in found):
        tally = counted.get(value, Tally(0, 0.0))
        counted[value] = Tally(tally.seen + 1, tally.weight + 1.0)
    best = sorted(counted, key=lambda value: -counted[value].weight)[:MAX_VALUES]
    return {value: counted[value] for value in best}
