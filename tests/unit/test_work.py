from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.work import WorkPolicy

NOW = dt.datetime(2026, 11, 2, 10, 0)
MINUTE = dt.timedelta(minutes=1)
POLICY = WorkPolicy(waits=(MINUTE, 5 * MINUTE))
ENDLESS = WorkPolicy(waits=(MINUTE, 5 * MINUTE), endless=True)


@pytest.mark.parametrize(
    ("attempts", "minutes", "endless_minutes"),
    [(1, 1, 1), (2, 5, 5), (3, None, 5), (100, None, 5)],
)
def test_pauses(attempts: int, minutes: int | None, endless_minutes: int) -> None:
    again = None if minutes is None else NOW + minutes * MINUTE
    assert POLICY.next_try(attempts, NOW) == again
    assert ENDLESS.next_try(attempts, NOW) == NOW + endless_minutes * MINUTE


def test_what_cannot_pass_waits_longest_or_is_given_up() -> None:
    assert POLICY.next_try(1, NOW, retry=False) is None
    assert ENDLESS.next_try(1, NOW, retry=False) == NOW + 5 * MINUTE


def test_claims_without_an_outcome_end() -> None:
    assert [POLICY.exhausted(attempts) for attempts in range(5)] == [False] * 3 + [True] * 2
    assert not ENDLESS.exhausted(10_000)


@given(st.integers(-5, 10_000), st.booleans(), st.booleans())
def test_a_next_try_is_never_now(attempts: int, endless: bool, retry: bool) -> None:
    """A pause of nothing would be a loop without end."""
    again = WorkPolicy(endless=endless).next_try(attempts, NOW, retry=retry)
    assert again is None or again >= NOW + MINUTE
    assert again is not None or not endless


@given(st.integers(1, 1000))
def test_given_up_by_failure_and_by_death_after_the_same_number(attempts: int) -> None:
    policy = WorkPolicy()
    assert policy.exhausted(attempts) == (policy.next_try(attempts, NOW) is None)
