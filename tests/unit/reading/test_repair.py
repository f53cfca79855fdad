"""Letters that recognition put for digits: read as digits where a checksum proves them, or in an amount."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.reading.fields import read_fields
from intake_core.reading.layout.page import Page, Word
from intake_core.reading.values import repair
from intake_core.reading.values.accounts import iban_is_valid
from intake_core.reading.values.ksef_numbers import ksef_is_valid
from intake_core.reading.values.vat_numbers import vat_is_valid

KSEF = "5260001246-20260504-0A1B2C3D4E5F"


def ksef_number() -> str:
    return next(f"{KSEF}-{last:02X}" for last in range(256) if ksef_is_valid(f"{KSEF}-{last:02X}"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (": 526OOO1246", "PL5260001246"),
        (": 526-OO0-12-4G", "PL5260001246"),
        (" PL 526000I2A6 Warszawa", "PL5260001246"),
        (": DE l36695976", "DE136695976"),
        # Digits alone are either right or not ours to change.
        (": 5260001247", None),
        (": 5260001246", None),
        # A digit too few, and another checksum.
        (": 526OO1246", None),
        (": 526OOO1247", None),
        (": Oddział", None),
    ],
)
def test_vat_numbers(text: str, value: str | None) -> None:
    found = repair.find_vat(text, ("PL",))
    assert (found.value if found else None) == value
    assert found is None or found.repaired


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Konto: PL6l 1O90 1014 0000 0712 1981 2874", "PL61109010140000071219812874"),
        ("61 1O90 1O14 0000 07l2 1981 2874 Bank", "PL61109010140000071219812874"),
        ("DE89 37O4 0044 0532 0130 00", "DE89370400440532013000"),
        ("61 1O90 1014 0000 0712 1981 2875", None),
        ("61 1090 1014 0000 0712 1981 2874", None),
    ],
)
def test_accounts(text: str, value: str | None) -> None:
    assert [match.value for match in repair.find_ibans(text)] == ([value] if value else [])


def test_ksef_numbers() -> None:
    right = ksef_number()
    assert repair.find_ksef_numbers(right) == []
    wrong = right.replace("5260001246", "526OOO1246").replace("1B2C", "lB2C")
    [found] = repair.find_ksef_numbers(f"Numer KSeF: {wrong}")
    assert (found.value, found.valid, found.repaired) == (right, True, True)
    assert repair.find_ksef_numbers(wrong[:-1] + ("0" if wrong[-1] != "0" else "1")) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("l 230,0O", "1 230,00"),
        ("S 230,00 zł", "5 230,00 zł"),
        ("1.230.00", "1 230,00"),
        ("1,230,00", "1 230,00"),
        ("razem 12, 50 PLN", "razem  12,50 PLN"),
        ("Sl. 12", "Sl. 12"),
        ("31.12.2026", "31.12.2026"),
        ("FV/1O/2026", "FV/1O/2026"),
        ("1 230,00", "1 230,00"),
    ],
)
def test_amounts(text: str, mended: str) -> None:
    assert repair.mended_amounts(text) == mended


def test_a_comma_read_as_a_blank() -> None:
    assert repair.blank_for_comma("1 230 00") == "1 230,00"
    assert repair.blank_for_comma("230 00 zł") == "230,00 zł"
    assert repair.blank_for_comma("1 230") is None
    assert repair.blank_for_comma("tel. 230 00") is None


@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    """A value with a right checksum or none; amounts keep their places."""
    found = repair.find_vat(text, ("PL", "LV"))
    assert found is None or vat_is_valid(found.value)
    assert all(iban_is_valid(match.value) for match in repair.find_ibans(text))
    assert all(ksef_is_valid(match.value) for match in repair.find_ksef_numbers(text))
    assert len(repair.mended_amounts(text)) == len(text)
    assert len(repair.blank_for_comma(text) or text) == len(text)


@given(st.text(alphabet="0123456789OoIlSZB -.,|PLDE", max_size=60))
def test_any_text_of_such_signs(text: str) -> None:
    test_any_text.hypothesis.inner_test(text)  # type: ignore[attr-defined]


def _line(y: float, *words: str, confidence: float = 0.9) -> list[Word]:
    return [Word(word, (0.1 + 0.12 * at, y, 0.2 + 0.12 * at, y + 0.01), confidence) for at, word in enumerate(words)]


def test_a_repaired_number_is_reported_but_not_green() -> None:
    page = Page(1, 1654, 2339, _line(0.1, "Sprzedawca:") + _line(0.12, "NIP:", "526OOO1246"), ink=True)
    found = read_fields([page], is_ocr=True, today=dt.date(2026, 6, 30)).fields["seller_vat"]
    assert found.value == "PL5260001246"
    assert not found.green


def test_a_repaired_number_that_stands_elsewhere_too_is_green() -> None:
    words = _line(0.1, "Sprzedawca:") + _line(0.12, "NIP:", "526OOO1246") + _line(0.9, "NIP:", "5260001246")
    page = Page(1, 1654, 2339, words, ink=True)
    found = read_fields([page], is_ocr=True, today=dt.date(2026, 6, 30)).fields["seller_vat"]
    assert (found.value, found.green) == ("PL5260001246", True)
