"""When the server's copy may be touched, and whether it is still the one we stored."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core import states
from intake_core.mail.server_action import Action, outcome_reason, plan, verify
from intake_core.mail.source import ActionOutcome, Envelope

DONE = dt.datetime(2025, 2, 3, 10, 0)
STATES = [value for name, value in vars(states).items() if name.startswith("MESSAGE_")]


@pytest.mark.parametrize("action", get_args(Action))
def test_the_grace_days_are_waited_for_to_the_minute(action: Action) -> None:
    due = DONE + dt.timedelta(days=7)
    before = plan(action, states.MESSAGE_DONE, DONE, 7, due - dt.timedelta(seconds=1))
    after = plan(action, states.MESSAGE_DONE, DONE, 7, due)
    assert before.step is None
    if action == "keep":
        assert (before.due_at, after.step, after.due_at) == (None, None, None)
    else:
        assert (before.due_at, after.step, after.due_at) == (due, action, due)
        assert "2025-02-10 10:00" in str(before.reason)


def test_without_grace_it_is_due_at_once() -> None:
    assert plan("delete", states.MESSAGE_DONE, DONE, 0, DONE).step == "delete"
    assert plan("delete", states.MESSAGE_DONE, DONE, -3, DONE).step == "delete"


@given(
    action=st.sampled_from(get_args(Action)),
    state=st.sampled_from(STATES),
    done=st.one_of(st.none(), st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1))),
    grace=st.integers(-1, 400),
    now=st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1)),
)
def test_only_a_done_mail_is_ever_touched(
    action: Action, state: str, done: dt.datetime | None, grace: int, now: dt.datetime
) -> None:
    found = plan(action, state, done, grace, now)
    assert str(found.reason)
    if found.step is not None:
        assert (state, found.step) == (states.MESSAGE_DONE, action)
        assert action != "keep"
        assert done is not None
        assert now >= done + dt.timedelta(days=max(grace, 0))


def test_there_is_more_than_one_state_to_check() -> None:
    assert {"received", "routed", "held", "done", "quarantined"} <= set(STATES)


def test_the_same_mail_may_be_touched() -> None:
    for message_id in ("<a@b>", None):
        verdict = verify(Envelope(message_id, 10), Envelope(message_id, 10))
        assert (verdict.may_act, verdict.outcome) == (True, "same")


@pytest.mark.parametrize(
    ("server", "outcome", "words"),
    [
        (None, "gone", "somebody else moved or deleted it"),
        (Envelope("<x@b>", 10), "different", "<x@b> instead of <a@b>"),
        (Envelope(None, 10), "different", "- instead of <a@b>"),
        (Envelope("<a@b>", 11), "different", "11 bytes instead of 10"),
    ],
)
def test_another_mail_is_never_touched(server: Envelope | None, outcome: str, words: str) -> None:
    verdict = verify(Envelope("<a@b>", 10), server)
    assert (verdict.may_act, verdict.outcome) == (False, outcome)
    assert words in str(verdict.reason)


def test_every_outcome_has_its_sentence() -> None:
    sentences = {str(outcome_reason(outcome)) for outcome in get_args(ActionOutcome)}
    assert len(sentences) == len(get_args(ActionOutcome))
