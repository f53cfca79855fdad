"""Which amounts of a document do not add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core import warnings
from intake_core.sums import Amounts, Row, differences

_MONEY = st.integers(-10_000_000, 10_000_000).map(lambda cents: cents / 100)


def differ(one: float, other: float) -> bool:
    return round(abs(one - other) * 100) >= 1


def codes(amounts: Amounts) -> list[str]:
    return [difference.code for difference in differences(amounts, differ, 0.1)]


GOOD = Row(23, 1000, 230, 1230)


@pytest.mark.parametrize(
    ("amounts", "wanted"),
    [
        (Amounts(1000, 230, 1230), []),
        (Amounts(1000, 230, 1230, [GOOD], [400, 600]), []),
        (Amounts(0, 0, 1230, [GOOD]), []),
        (Amounts(0, 0, 1230), []),
        (Amounts(1000, 230, None), []),
        (Amounts(1000, 230, 1240), [warnings.SUM_TOTAL]),
        (Amounts(1000, 155, 1155), [warnings.SUM_NO_ROWS]),
        (Amounts(1000, 155, 1156), [warnings.SUM_TOTAL]),
        (Amounts(100, 230, 330), [warnings.SUM_NO_ROWS]),
        (Amounts(-1000, -230.05, -1230.05), []),
        (Amounts(1000, -230, 770), [warnings.SUM_NO_ROWS]),
        (Amounts(1000, 230, 1240, [GOOD]), [warnings.SUM_ROWS_GROSS]),
        (Amounts(1001, 230, 1230, [GOOD]), [warnings.SUM_ROWS_NET]),
        (Amounts(1000, 231, 1230, [GOOD]), [warnings.SUM_ROWS_TAX]),
        (Amounts(1000, 230, 1230, [Row(23, 1000, 230, 1231)]), [warnings.SUM_ROW, warnings.SUM_ROWS_GROSS]),
        (Amounts(1000, 320, 1320, [Row(23, 1000, 320, 1320)]), [warnings.SUM_ROW_RATE]),
        (Amounts(1000, 230, 1230, [GOOD], [400, 500]), [warnings.SUM_LINES]),
        (Amounts(-1000, -230, -1230, [Row(23, -1000, -230, -1230)]), []),
    ],
)
def test_what_differs(amounts: Amounts, wanted: list[str]) -> None:
    assert codes(amounts) == wanted


def test_rounding_of_lines_is_no_difference() -> None:
    row = Row(23, 1000, 230.07, 1230.07)
    assert not differences(Amounts(1000, 230.07, 1230.07, [row]), differ, 0.1)
    assert differences(Amounts(1000, 230.07, 1230.07, [row]), differ, 0.05)


def test_what_refuses_comes_first_with_its_figures() -> None:
    found = differences(Amounts(900, 230, 1240, [GOOD]), differ, 0.1)
    assert [difference.refuses for difference in found] == [True, False]
    assert found[0].figures == {"rows": 1230, "gross": 1240}


@given(_MONEY, _MONEY)
def test_sums_that_add_up_are_never_told(net: float, tax: float) -> None:
    assert set(codes(Amounts(net, tax, net + tax))) <= {warnings.SUM_NO_ROWS}
    assert codes(Amounts(net, 0, net, [Row(0, net, 0, net)], [net])) == []


@given(
    _MONEY,
    _MONEY,
    st.none() | _MONEY,
    st.lists(st.builds(Row, st.sampled_from([0, 5, 8, 23]), _MONEY, _MONEY, _MONEY), max_size=4),
    st.lists(_MONEY, max_size=4),
)
def test_any_amounts_give_known_sentences(
    net: float, tax: float, gross: float | None, rows: list[Row], lines: list[float]
) -> None:
    from intake_core.errors import SENTENCES

    for difference in differences(Amounts(net, tax, gross, rows, lines), differ, 0.1):
        assert SENTENCES[difference.code] % difference.figures
