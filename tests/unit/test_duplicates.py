"""When two invoice numbers are the same number."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.duplicates import account_key, content_key, invoice_number_key

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


TEXT = "Faktura VAT FV/12/2026. Sprzedawca: Tartak Testowy, NIP 999-000-00-14. Razem: 1 230,00 zł. Zapłacono przelewem."


@pytest.mark.parametrize("same", [TEXT.upper(), f"\f {TEXT}\n", TEXT.replace(" ", "\u00a0"), TEXT.replace(". ", "\n")])
def test_same_content(same: str) -> None:
    assert content_key(same) == content_key(TEXT) != ""


def test_other_content() -> None:
    assert content_key(TEXT.replace("12/2026", "13/2026")) != content_key(TEXT)
    assert content_key("Faktura VAT") == "", "too little to tell"


@given(st.text(max_size=300))
def test_any_content_has_a_key(text: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}|", content_key(text))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PL61109010140000071219812874", "61 1090 1014 0000 0712 1981 2874", True),
        ("LV80BANK0000435195001", "lv80 bank 0000 4351 9500 1", True),
        ("PL61109010140000071219812874", "PL61109010140000071219812875", False),
        ("LV80BANK0000435195001", "LV80BANX0000435195001", False),
    ],
)
def test_same_account(one: str, other: str, same: bool) -> None:
    assert (account_key(one) == account_key(other)) is same


@given(st.text(max_size=40))
def test_any_account_has_a_key(number: str) -> None:
    assert account_key(account_key(number)) in {account_key(number), account_key(number)[2:]}
