"""Profiles as JSON, masks and notations; whatever is given, a value or a typed error comes back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profile_documents import FIRST, UNKNOWN_LABELS, approve, learned, read_page, truth, with_profile
from typed_documents import typed

from intake_core.reading.profile.errors import ProfileInvalid
from intake_core.reading.profile.facts import MAX_PLACES, MAX_VALUES, TALLIES, Profile
from intake_core.reading.profile.notation import (
    amount_notation,
    date_notation,
    loose,
    mask_of,
    repaired,
    same_label,
)
from intake_core.reading.profile.spots import Spots

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["version", "places", "tallies", "documents", "field", "box", "spots", "pages", "is_ocr"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


def a_profile() -> Profile:
    reading = read_page(UNKNOWN_LABELS.format(**FIRST))
    return learned(approve(reading, **truth(FIRST)))


def test_a_profile_survives_its_export() -> None:
    profile = a_profile()
    assert Profile.from_json(json.loads(json.dumps(profile.to_json()))) == profile


def test_spots_survive_being_kept() -> None:
    spots = read_page(UNKNOWN_LABELS.format(**FIRST)).spots
    kept = Spots.from_json(json.loads(json.dumps(spots.to_json())))
    assert [(spot.value, spot.box, spot.beside) for spot in kept.items] == [
        (spot.value, spot.box, spot.beside) for spot in spots.items
    ]


@given(JSON)
def test_any_json_is_a_profile_or_refused(data: Any) -> None:
    try:
        assert isinstance(Profile.from_json(data), Profile)
    except ProfileInvalid as error:
        assert error.code == "profile_invalid"


@given(JSON)
def test_any_json_gives_spots(data: Any) -> None:
    assert isinstance(Spots.from_json(data), Spots)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"documents": -1},
        {"documents": float("nan")},
        {"places": [{"field": "invoice_number"}]},
        {"tallies": {"iban": {"X": [1]}}},
        {"tallies": {"iban": {"X" * 200: [1, 1.0]}}},
    ],
)
def test_what_was_tampered_with_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ProfileInvalid):
        Profile.from_json({**a_profile().to_json(), **change})


@given(st.lists(st.text(alphabet="AB/:- .,0123456789zł€%\n", max_size=120), min_size=1, max_size=4))
def test_whatever_pages_say_the_profile_stays_bounded_and_invents_nothing(texts: list[str]) -> None:
    profile = Profile()
    for text in texts:
        if not typed(text).words:
            continue
        reading = with_profile(read_page(text), profile)
        printed = {spot.value.lstrip("-") for spot in reading.spots.items}
        for field in reading.fields.values():
            if "profile_label" in field.witnesses or "profile_place" in field.witnesses:
                assert field.value.lstrip("-") in printed
        profile = learned(approve(reading)) if not profile.documents else profile
    for name in TALLIES:
        assert len(profile.values(name)) <= MAX_VALUES
    assert all(len(profile.places_of(place.field)) <= MAX_PLACES for place in profile.places)


@pytest.mark.parametrize(
    ("number", "mask"),
    [("FV/0012/05/2026", "FV/####/##/####"), ("7", "#"), ("AB-1c", "AB-#c"), ("", "")],
)
def test_masks(number: str, mask: str) -> None:
    assert mask_of(number) == mask
    assert loose(mask_of("FV/12/2026")) == loose("FV/#/##")


@pytest.mark.parametrize(
    ("read", "mask", "wanted"),
    [
        ("FV/OO12/05/2026", "FV/####/##/####", "FV/0012/05/2026"),
        ("FV/0012/05/2O26", "FV/####/##/####", "FV/0012/05/2026"),
        ("F5-001", "FS-###", "FS-001"),
        ("FX/0012/05/2026", "FV/####/##/####", None),
        ("FV/012/05/2026", "FV/####/##/####", None),
    ],
)
def test_a_misread_glyph_is_put_right_by_the_mask(read: str, mask: str, wanted: str | None) -> None:
    assert repaired(read, mask) == wanted


@pytest.mark.parametrize(
    ("text", "month_first", "wanted"),
    [
        ("04.05.2026", False, "dd.mm.yyyy"),
        ("5/4/2026", True, "m/d/yyyy"),
        ("2026-05-04", False, "yyyy-mm-dd"),
        ("4 maja 2026", False, "d month yyyy"),
        ("04052026", False, "ddmmyyyy"),
    ],
)
def test_notations_of_dates(text: str, month_first: bool, wanted: str) -> None:
    assert date_notation(text, month_first=month_first) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("1 230,00 zł", "1 234,56"), ("12,345.00", "1,234.56"), ("99,00", "0,00"), ("1'000.50", "1'234.56"), ("", "")],
)
def test_notations_of_amounts(text: str, wanted: str) -> None:
    assert amount_notation(text) == wanted


@given(st.text(max_size=20), st.text(max_size=20))
def test_notations_never_fail(first: str, second: str) -> None:
    assert isinstance(date_notation(first), str)
    assert isinstance(amount_notation(first), str)
    assert same_label(first, second) == same_label(second, first)


def test_labels_are_compared_as_recognition_gives_them() -> None:
    assert same_label("Data wystawienia:", "DATA WYSTAWIEN1A")
    assert not same_label("Data wystawienia", "Data sprzedaży")
    assert not same_label("", "")
