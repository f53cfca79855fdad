"""Dates as printed."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.reading.layout.labels import LANGUAGES
from intake_core.reading.values.dates import find_dates

TODAY = dt.date(2026, 6, 30)


def dates(text: str, compact: bool = False) -> list[str]:
    return [match.value.isoformat() for match in find_dates(text, LANGUAGES, TODAY, compact)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("05.03.2026", "2026-03-05"),
        ("5.3.2026r.", "2026-03-05"),
        ("05-03-2026", "2026-03-05"),
        ("05/03/2026", "2026-03-05"),
        ("2026-03-05", "2026-03-05"),
        ("2026.03.05", "2026-03-05"),
        ("05.03.26", "2026-03-05"),
        ("05. 03. 2026", "2026-03-05"),
        ("12/25/2025", "2025-12-25"),
        ("5 marca 2026 r.", "2026-03-05"),
        ("5 III 2026", "2026-03-05"),
        ("March 5, 2026", "2026-03-05"),
        ("5th March 2026", "2026-03-05"),
        ("12-JAN-2026", "2026-01-12"),
        ("5. März 2026", "2026-03-05"),
        ("1er février 2026", "2026-02-01"),
        ("5 de marzo de 2026", "2026-03-05"),
        ("2026. gada 5. martā", "2026-03-05"),
        ("2026 m. kovo 5 d.", "2026-03-05"),
        ("5. märts 2026", "2026-03-05"),
        ("5 marzo 2026", "2026-03-05"),
    ],
)
def test_one_date(text: str, expected: str) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    "text", ["32.01.2026", "FV/12/05/2026", "1.2.3.2026", "00-950", "12.05.1926", "2026", "1/2"]
)
def test_what_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_both_ends_of_a_period() -> None:
    assert dates("od 01.05.2026 do 31.05.2026") == ["2026-05-01", "2026-05-31"]
    assert dates("01.05.2026-31.05.2026")[0] == "2026-05-01"


def test_compact_form_only_when_asked_for() -> None:
    assert dates("20260305") == []
    assert dates("20260305", compact=True) == ["2026-03-05"]


def test_day_and_month_that_could_be_exchanged_are_uncertain() -> None:
    certain = {
        text: find_dates(text, LANGUAGES, TODAY)[0].certain for text in ("05/03/2026", "25/03/2026")
    }
    assert certain == {"05/03/2026": False, "25/03/2026": True}


@given(st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2030, 12, 31)))
def test_printed_dates_are_read_again(day: dt.date) -> None:
    assert dates(day.isoformat()) == dates(f"{day:%d.%m.%Y}") == [day.isoformat()]


@given(
    st.one_of(st.text(max_size=80), st.text("0123456789 ./-rIVXmarca٣²", max_size=40)),
    st.booleans(),
)
def test_any_text_gives_dates_or_none(text: str, compact: bool) -> None:
    found = find_dates(text, LANGUAGES, TODAY, compact)
    assert all(before.end <= after.start for before, after in pairwise(found))
