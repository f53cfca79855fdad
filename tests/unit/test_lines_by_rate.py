"""The lines of a bill by the VAT rows they come to: exactly, or none."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from intake_core.lines_by_rate import lines_by_rate
from intake_core.reading.einvoice.bill_lines import BillRow, cents

_TEXTS = st.none() | st.text(max_size=12) | st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str)
_LINES = st.lists(
    st.fixed_dictionaries(
        {"description": st.none() | st.text(max_size=8)}
        | {name: _TEXTS for name in ("quantity", "unit", "unit_price", "rate", "net")}
    ),
    max_size=6,
)
_CENTS = st.decimals(-100000, 100000, places=2)
_RATES = st.sampled_from([Decimal(0), Decimal(5), Decimal(8), Decimal(23)])


def _row(rate: int, net: str) -> BillRow:
    return BillRow(Decimal(rate), None, Decimal(net), Decimal(0))


@given(_LINES, st.lists(st.builds(BillRow, _RATES, st.none(), _CENTS, _CENTS), max_size=3))
def test_any_lines_come_to_their_rows_or_are_none(lines: list[dict[str, str | None]], rows: list[BillRow]) -> None:
    found = lines_by_rate(lines, rows)
    if found is None:
        return
    for row, its_lines in zip(rows, found, strict=True):
        assert sum((line.net for line in its_lines), Decimal(0)) == row.net
        for line in its_lines:
            assert cents(line.quantity * line.unit_price) == line.net
            assert line.rate == row.rate


@given(st.lists(st.tuples(_RATES, _CENTS, st.integers(1, 9)), min_size=1, max_size=8))
def test_lines_that_come_to_their_rows_are_all_there(stated: list[tuple[Decimal, Decimal, int]]) -> None:
    lines = [
        {"description": f"{number}", "quantity": f"{pieces}", "rate": f"{rate}", "net": f"{net}"}
        for number, (rate, net, pieces) in enumerate(stated)
    ]
    rates = list(dict.fromkeys(rate for rate, _net, _pieces in stated))
    sums = [sum((net for its_rate, net, _pieces in stated if its_rate == rate), Decimal(0)) for rate in rates]
    rows = [BillRow(rate, None, net, Decimal(0)) for rate, net in zip(rates, sums, strict=True)]
    found = lines_by_rate(lines, rows)
    assert found is not None
    assert sorted(line.description for lines in found for line in lines) == [line["description"] for line in lines]


def test_a_line_without_a_rate_fits_one_row_only() -> None:
    line = {"description": "x", "net": "10.00"}
    assert lines_by_rate([line], [_row(23, "10.00")])
    assert lines_by_rate([line], [_row(23, "10.00"), _row(8, "0.00")]) is None


def test_two_rows_of_one_rate_are_not_told_apart() -> None:
    line = {"description": "x", "net": "10.00", "rate": "0"}
    assert lines_by_rate([line], [_row(0, "10.00"), _row(0, "0.00")]) is None
