"""What the benchmark counts as right, and the figures it makes of that."""

from __future__ import annotations

from typing import Any

import pytest

from bench.reading.equality import equal, same_line, same_vat_row
from bench.reading.scoring import Score, Truth


@pytest.mark.parametrize(
    ("name", "expected", "found", "same"),
    [
        ("seller_vat", "5260001246", "PL5260001246", True),
        ("seller_vat", "PL5260001246", "PL5260001247", False),
        ("iban", "73111111111111111111111111", "PL73111111111111111111111111", True),
        ("total_gross", "1230.5", "1230.50", True),
        ("total_gross", "1230.50", "-1230.50", False),
        ("total_gross", "", "0.00", False),
        ("issue_date", "2026-03-01", "2026-03-01", True),
        ("issue_date", "2026-03-01", "2026-01-03", False),
        ("invoice_number", "FV/12/2026", "fv 12-2026", True),
        ("invoice_number", "FV/12/2026", "FV/12/2025", False),
        ("seller_name", "Młyn Sp. z o.o.", "MŁYN", True),
        ("seller_name", "Młyn Sp. z o.o.", "", False),
        ("currency", "PLN", "EUR", False),
    ],
)
def test_notations(name: str, expected: str, found: str, same: bool) -> None:
    assert equal(name, expected, found) is same


def test_vat_rows_and_lines() -> None:
    row = {"rate": "23", "net": "100.00", "tax": "23.00", "gross": "123.00"}
    assert same_vat_row(row, {"rate": "23.00", "net": "100.0", "tax": "23", "gross": None})
    assert not same_vat_row(row, {"rate": "8", "net": "100.00", "tax": "23.00", "gross": None})
    assert not same_vat_row(row, {"rate": "23", "net": None, "tax": "23.00", "gross": "123.00"})
    assert same_vat_row({**row, "rate": "zw"}, {**row, "rate": "0"})
    line = {"name": "Rower miejski 28 cali", "quantity": "2", "rate": "23", "net": "100.00", "gross_price": "61.50"}
    assert same_line(line, {"description": "Rower miejskl 28 cali", "quantity": "2.0", "net": "100.00"})
    assert same_line(line, {"description": "Rower miejski 28 cali", "quantity": None, "gross": "123.00"})
    assert not same_line(line, {"description": "Rower miejski 28 cali", "quantity": "3", "net": "100.00"})
    assert not same_line(line, {"description": "Rower miejski 28 cali", "quantity": "2"})
    assert not same_line(line, {"description": "Hulajnoga", "quantity": "2", "net": "100.00"})


def test_counts_green_and_calibration() -> None:
    score = Score()
    truth = Truth({"invoice_number": "1", "currency": "PLN", "iban": "12"}, ["due_date"], vat_breakdown=[], lines=[])
    score.add(
        "a", truth, _reading(invoice_number=("1", 0.9, True), currency=("EUR", 0.7, True), due_date=("x", 0.2, False))
    )
    score.add("b", truth, None, "pdf_damaged")
    assert score.documents == 2 and score.complete == 1 and score.unread == 1
    assert (score.green_right, score.green_wrong) == (1, 1)
    assert score.wrong_of_green == 0.5 and score.green_of_right == 1.0
    assert score.counts["iban"].missing == 2
    assert score.counts["due_date"].spurious == 1
    together = score.together(score.fields)
    assert (together.right, together.wrong, together.missing, together.spurious) == (1, 1, 4, 1)
    assert together.precision == pytest.approx(1 / 3) and together.recall == pytest.approx(1 / 6)
    assert together.f1 == pytest.approx(2 * (1 / 3) * (1 / 6) / (1 / 3 + 1 / 6))
    assert [bucket.count for bucket in score.buckets()] == [1, 1, 1]
    assert score.calibration_error == pytest.approx((0.1 + 0.7 + 0.2) / 3)
    assert any("GREEN 'EUR'" in line for line in score.details)


def test_a_value_that_is_not_in_an_incomplete_truth_is_not_counted() -> None:
    score = Score()
    score.add("a", Truth({"currency": "PLN"}), _reading(currency=("PLN", 1.0, True), due_date=("x", 0.2, False)))
    assert score.f1(score.fields) == 1.0 and len(score.told) == 1


def test_lines_of_a_correction_as_they_were_are_neither_missed_nor_made_up() -> None:
    before = {"name": "Papier", "quantity": "3", "net": "30.00"}
    after = {"name": "Papier", "quantity": "2", "net": "20.00"}
    reading = _reading()
    reading["lines"] = [
        {"description": "Papier", "quantity": "3", "net": "30.00"},
        {"description": "Papier", "quantity": "2", "net": "20.00"},
        {"description": "Razem", "quantity": None, "net": "50.00"},
    ]
    score = Score()
    score.add("a", Truth({}, lines=[after], lines_before=[before]), reading)
    count = score.counts["lines"]
    assert (count.right, count.missing, count.spurious) == (1, 0, 1)


def _reading(**fields: tuple[str, float, bool]) -> dict[str, Any]:
    return {
        "fields": {
            name: {"value": value, "confidence": confidence, "green": green, "witnesses": ["label"]}
            for name, (value, confidence, green) in fields.items()
        },
        "vat_breakdown": [],
        "lines": [],
    }
