"""When two invoice numbers are the same number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.duplicates import invoice_number_key

SAME = [
    ("FV 0012/2026", "fv-12/2026"),
    ("FV 0012/2026", "FV12/2026"),
    ("FV/12/2026", "FV_12_2026."),
    ("12/ŁÓDŹ/2026", "12/LODZ/2026"),
    ("ÆØ-7", "aeo7"),
    ("Nr 000", "NR 0"),
    ("1/11/2026", "01/11/2026"),
]
DIFFERENT = [
    ("FV/1/11", "FV/11/1"),
    ("FV/111", "FV/1/11"),
    ("FV/12/2026", "FK/12/2026"),
    ("12/2026", "12/2025"),
    ("100", "1"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_number(one: str, other: str) -> None:
    assert invoice_number_key(one) == invoice_number_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_number(one: str, other: str) -> None:
    assert invoice_number_key(one) != invoice_number_key(other)


@pytest.mark.parametrize("nothing", ["", "  ", "-/-", "нф"])
def test_no_number(nothing: str) -> None:
    assert invoice_number_key(nothing) == ""


@given(st.text(max_size=60))
def test_any_text_has_a_key_that_is_its_own(text: str) -> None:
    key = invoice_number_key(text)
    assert re.fullmatch(r"(?:(?:[A-Z]+|0|[1-9][0-9]*)(?:/(?!$)|$))*", key)
    assert invoice_number_key(key) == key
    assert invoice_number_key(f" {text}\n") == key
