"""Amounts as printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.reading.values.amounts import currency_of, find_amounts, parse_amount, to_text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 230,00 zł", "1230.00"),
        ("1.230,00", "1230.00"),
        ("1,230.00 EUR", "1230.00"),
        ("1'234.50 CHF", "1234.50"),
        ("1\u00a0234,50", "1234.50"),
        ("1\u202f234\u202f567,89", "1234567.89"),
        ("-15 993,60", "-15993.60"),
        ("\u22125,00", "-5.00"),
        ("- 21,25", "-21.25"),
        ("12,00-", "-12.00"),
        ("(1,00)", "-1.00"),
        ("12,50zł", "12.50"),
        ("5000,00", "5000.00"),
        ("2.1", "2.1"),
    ],
)
def test_one_amount(text: str, value: str) -> None:
    assert parse_amount(text) == Decimal(value)


@pytest.mark.parametrize("text", ["23%", "1.234", "1,234", "12,00/szt", "abc", "", "3 %"])
def test_what_is_no_amount(text: str) -> None:
    """A percentage, and a number whose separator may be thousands or decimals, is not an amount."""
    assert parse_amount(text) is None


def test_a_narrow_gap_joins_and_a_wide_one_does_not() -> None:
    assert [m.value for m in find_amounts("1 230,00")] == [Decimal("1230.00")]
    assert [m.value for m in find_amounts("1  230,00")] == [Decimal(1), Decimal("230.00")]


def test_money_has_two_decimals_or_a_currency() -> None:
    by_text = {text: find_amounts(text)[0].is_money for text in ("2 zł", "2", "2,5", "2,00")}
    assert by_text == {"2 zł": True, "2": False, "2,5": False, "2,00": True}


def test_recognition_shows_a_minus_as_an_equals_sign() -> None:
    assert find_amounts("=7,67", recognised=True)[0].value == Decimal("-7.67")
    assert find_amounts("=7,67")[0].value == Decimal("7.67")


@pytest.mark.parametrize(
    ("word", "code"), [("zł", "PLN"), ("€", "EUR"), ("EUR:", "EUR"), ("(PLN)", "PLN"), ("kg", None)]
)
def test_currency_words(word: str, code: str | None) -> None:
    assert currency_of(word) == code


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_what_is_printed_is_read_again(value: Decimal) -> None:
    """Both ways of printing lead back to the same number."""
    plain = to_text(value)
    polish = f"{value:,.2f}".replace(",", "\u00a0").replace(".", ",")
    assert parse_amount(plain) == value == parse_amount(polish)


@given(st.one_of(st.text(max_size=80), st.text("0123456789 .,-()'%€zł\u00a0٣²", max_size=40)))
def test_any_text_gives_bounded_amounts(text: str) -> None:
    for match in find_amounts(text):
        assert 0 <= match.start < match.end <= len(text)
        assert abs(match.value) <= Decimal("1e12")
