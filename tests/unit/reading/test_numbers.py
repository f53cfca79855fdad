"""VAT numbers, bank accounts, KSeF numbers, invoice numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.reading.header.number import parse_number
from intake_core.reading.values.accounts import find_ibans, iban_is_valid, normalise_iban
from intake_core.reading.values.ksef_numbers import find_ksef_numbers
from intake_core.reading.values.vat_numbers import (
    find_labelled_vat,
    find_vat_numbers,
    normalise_vat,
    vat_is_valid,
)

NRB = "61 1090 1014 0000 0712 1981 2874"


@pytest.mark.parametrize(
    ("text", "value", "valid"),
    [
        ("PL5260001246", "PL5260001246", True),
        ("PL 526-000-12-46", "PL5260001246", True),
        ("526-000-12-46", "PL5260001246", True),
        ("526-00-01-246", "PL5260001246", True),
        ("DE 136 695 976", "DE136695976", True),
        ("DE123456789", "DE123456789", False),
        ("FR 40 303 265 045", "FR40303265045", True),
        ("LV40003032949 PVN", "LV40003032949", True),
    ],
)
def test_vat_numbers_that_show_themselves(text: str, value: str, valid: bool) -> None:
    [found] = find_vat_numbers(text)
    assert (found.value, found.valid) == (value, valid)


@pytest.mark.parametrize(
    "text", ["5260001246", "DE92 7607 0012 0750 0077 00", "tel. 601 222 333", "FV 123456"]
)
def test_no_vat_number_without_prefix_label_or_form(text: str) -> None:
    assert find_vat_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "value", "valid"),
    [
        (" 5260001246 REGON: 123", "PL5260001246", True),
        (": 526 000 12 46", "PL5260001246", True),
        (" UE: PL5260001246", "PL5260001246", True),
        (" 9999999999", "PL9999999999", False),
        (" DE19787878784", "DE19787878784", False),
    ],
)
def test_a_labelled_number_is_kept_whatever_its_checksum(
    text: str, value: str, valid: bool
) -> None:
    found = find_labelled_vat(text, ("PL",))
    assert found is not None
    assert (found.value, found.valid) == (value, valid)


def test_repeated_digits_are_nobodys_number() -> None:
    """1111111111 passes the checksum of the NIP."""
    assert not vat_is_valid("PL1111111111")


@pytest.mark.parametrize(
    ("text", "value"),
    [("526-000-12-46", "PL5260001246"), ("pl 5260001246", "PL5260001246"), ("12", None)],
)
def test_own_vat_in_any_notation(text: str, value: str | None) -> None:
    assert normalise_vat(text) == value


@pytest.mark.parametrize(
    ("text", "value", "valid"),
    [
        (NRB, "PL61109010140000071219812874", True),
        (f"PL{NRB} BIC XBPSPLPX", "PL61109010140000071219812874", True),
        ("61109010140000071219812874", "PL61109010140000071219812874", True),
        ("IBAN DE88 2008 0000 0970 3757 00", "DE88200800000970375700", True),
        ("FR20 1242 1242 1242 1242 1242 124 - BIC : F", "FR2012421242124212421242124", True),
        ("DE12 1234 4321 9876 00", "DE1212344321987600", False),
        (NRB[:-1] + "5", "PL61109010140000071219812875", False),
    ],
)
def test_accounts(text: str, value: str, valid: bool) -> None:
    [found] = find_ibans(text)
    assert (found.value, found.valid) == (value, valid)


def test_a_masked_account_is_none() -> None:
    assert find_ibans("DE54 5004 **** **** **** 00") == []


def test_normalise_iban() -> None:
    assert normalise_iban(NRB) == "PL61109010140000071219812874"
    assert iban_is_valid(normalise_iban(NRB))
    assert not iban_is_valid("PL6110901014")


def test_ksef_number_and_its_checksum() -> None:
    """The example of the register's own documentation; and one with a wrong last pair."""
    numbers = find_ksef_numbers(
        "5265877635-20250826-0100001AF629-AF 5210415750-20250811-55DF27967567-5B"
    )
    assert [number.valid for number in numbers] == [True, False]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("FV/12/2026", "FV/12/2026"),
        ("FV 12/2026 z dnia 2026-01-01", "FV 12/2026"),
        (": 12 / 2026", "12/2026"),
        ("nr F/VAT 1/2026", "F/VAT 1/2026"),
        ("ABC Nr. 0123", "ABC 0123"),
        ("# RE-20140703/502 vom 03.07.2014", "RE-20140703/502"),
        ("(380) Nr. 471102 vom", "471102"),
        ("00.123.456.7-2018-1", "00.123.456.7-2018-1"),
        ("2026/06/12", "2026/06/12"),
    ],
)
def test_invoice_numbers(text: str, value: str) -> None:
    parsed = parse_number(text)
    assert parsed is not None
    assert parsed[0] == value


@pytest.mark.parametrize(
    "text", ["", "z dnia 01.02.2026", "02.12.2025", "1 230,00", "VAT", "oryginał", "data"]
)
def test_what_is_no_invoice_number(text: str) -> None:
    parsed = parse_number(text)
    assert parsed is None or parsed[0] in {"1"}


@given(st.one_of(st.text(max_size=60), st.text("0123456789PLDEFRIT -./:#٣²", max_size=60)))
def test_any_text_is_harmless(text: str) -> None:
    for found in (*find_vat_numbers(text), *find_ibans(text), *find_ksef_numbers(text)):
        assert 0 <= found.start < found.end <= len(text)
    find_labelled_vat(text, ("PL", "LT"))
    parsed = parse_number(text)
    assert parsed is None or 0 <= parsed[1] < parsed[2] <= len(text)
