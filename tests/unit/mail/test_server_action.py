"""When the server's copy may be touched, and whether it is still the one we stored."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.account.source import ActionOutcome, Envelope
from intake_core.mail.mailbox.server_action import Action, Afterwards, most_careful, outcome_reason, verify

WISHES = st.builds(
    Afterwards,
    action=st.sampled_from(get_args(Action)),
    folder=st.none() | st.text(max_size=5),
    grace_days=st.integers(0, 400),
)


def test_nobody_wants_anything() -> None:
    assert most_careful([]) == Afterwards("keep", None, 0)


@pytest.mark.parametrize(
    ("actions", "winner"),
    [
        (["delete", "keep"], "keep"),
        (["delete", "move"], "move"),
        (["move", "mark_read", "delete"], "mark_read"),
        (["delete", "delete"], "delete"),
    ],
)
def test_the_action_that_changes_least_wins(actions: list[Action], winner: Action) -> None:
    assert most_careful([Afterwards(action, None, 0) for action in actions]).action == winner


def test_a_move_keeps_its_own_folder() -> None:
    wishes = [Afterwards("delete", None, 9), Afterwards("move", "Done", 2), Afterwards("move", "Else", 3)]
    assert most_careful(wishes) == Afterwards("move", "Done", 9)


@given(st.lists(WISHES, min_size=1))
def test_the_longest_grace_holds(wishes: list[Afterwards]) -> None:
    found = most_careful(wishes)
    assert found.grace_days == max(wish.grace_days for wish in wishes)
    assert (found.action, found.folder) in {(wish.action, wish.folder) for wish in wishes}


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
