"""Kinds of warnings: how grave, how answered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core import warnings
from intake_core.errors import SENTENCES
from intake_core.reading.result import WARNINGS
from intake_core.warnings import Answer, Found, Severity, kind_of, most_severe


@pytest.mark.parametrize("code", warnings.KINDS)
def test_every_kind_has_a_sentence(code: str) -> None:
    assert code in SENTENCES


@pytest.mark.parametrize("code", [*WARNINGS, "of_a_later_version"])
def test_what_the_reader_says_can_be_answered_or_only_informs(code: str) -> None:
    kind = kind_of(code)
    assert (Answer.ACKNOWLEDGE in kind.answers) == (kind.severity is not Severity.INFO)


def test_most_severe() -> None:
    assert most_severe(set()) is None
    assert most_severe({Severity.INFO, Severity.WARNING}) is Severity.WARNING
    assert most_severe(set(Severity)) is Severity.DANGER


@given(st.sampled_from(sorted(warnings.KINDS)), st.text(), st.text())
def test_an_answer_counts_for_the_same_values_only(code: str, about: str, other: str) -> None:
    one, two = Found(code, about, {}), Found(code, other, {})
    assert (one.key == two.key) == (about == other)
