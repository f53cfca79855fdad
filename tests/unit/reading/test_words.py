"""Amounts in Polish words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.reading.values.words_pl import parse_polish_words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("jeden tysiąc dwieście trzydzieści złotych 45/100", "1230.45"),
        ("dwa tys. czterysta sześćdziesiąt 00/100", "2460"),
        ("trzysta szesnaście PLN, 83/100", "316.83"),
        ("Zero PLN", "0"),
        ("dwa tysiące zł 13/100PLN", "2000.13"),
        ("tysiąc złotych", "1000"),
        ("DWIEŚCIE ZŁOTYCH", "200"),
        ("*jeden*dwa*trzy*", "123"),
        ("dwadzieściatrzy złote zero groszy zero groszy", "23"),
        ("pięć złotych pięć groszy", "5.05"),
        ("milion dwieście tysięcy euro", "1200000"),
        ("slownie: sto zl 1/100", "100.01"),
    ],
)
def test_real_forms(text: str, value: str) -> None:
    assert parse_polish_words(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "nic", "Razem 100,00", "zapłacono gotówką"])
def test_other_words_are_no_amount(text: str) -> None:
    assert parse_polish_words(text) is None


@given(st.text(max_size=120))
def test_any_text_gives_an_amount_or_none(text: str) -> None:
    amount = parse_polish_words(text)
    assert amount is None or amount >= 0
