"""Whether the amounts of a document add up, and which of them do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from . import warnings

HIGHEST_RATE = 27  # percent, of any country in the Union


@dataclass(frozen=True, slots=True)
class Row:
    """A VAT row; ``rate`` in percent, amounts in the currency of the document."""

    rate: float
    net: float
    tax: float
    gross: float


@dataclass(frozen=True, slots=True)
class Amounts:
    """``gross`` is None when nobody knows it; ``lines`` are the net amounts of all lines, empty when one is missing."""

    net: float
    tax: float
    gross: float | None
    rows: Sequence[Row] = ()
    lines: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A sum that is not what it should be: the code of its sentence, and the figures; ``rate`` is no amount."""

    code: str
    figures: dict[str, float]

    @property
    def refuses(self) -> bool:
        """Whether no bill can be made of it: Odoo would book something else than what is printed."""
        return not warnings.kind_of(self.code).answers and (
            warnings.kind_of(self.code).severity is warnings.Severity.DANGER
        )


def differences(
    amounts: Amounts, differ: Callable[[float, float], bool], rounding_tolerance: float
) -> list[Difference]:
    """All sums that do not add up, those that refuse a bill first.

    :param differ: whether two amounts are different ones in the currency
    :param rounding_tolerance: how far VAT may lie from rate times net; programs round each line
    """
    found = list(_of_rows(amounts, differ, rounding_tolerance))
    if amounts.gross is not None:
        found += _of_totals(amounts, amounts.gross, differ, rounding_tolerance)
    if amounts.lines and differ(amounts.net, 0) and differ(sum(amounts.lines), amounts.net):
        found.append(Difference(warnings.SUM_LINES, {"lines": sum(amounts.lines), "net": amounts.net}))
    return sorted(found, key=lambda difference: not difference.refuses)


def _of_rows(amounts: Amounts, differ: Callable[[float, float], bool], rounding_tolerance: float) -> list[Difference]:
    found = []
    for row in amounts.rows:
        if differ(row.net + row.tax, row.gross):
            figures = {"rate": row.rate, "net": row.net, "tax": row.tax, "gross": row.gross}
            found.append(Difference(warnings.SUM_ROW, figures))
        if abs(row.net * row.rate / 100 - row.tax) > rounding_tolerance:
            found.append(Difference(warnings.SUM_ROW_RATE, {"rate": row.rate, "net": row.net, "tax": row.tax}))
    return found


def _of_totals(
    amounts: Amounts, gross: float, differ: Callable[[float, float], bool], rounding_tolerance: float
) -> list[Difference]:
    if not amounts.rows:
        if differ(amounts.net, 0) and differ(amounts.net + amounts.tax, gross):
            return [Difference(warnings.SUM_TOTAL, {"net": amounts.net, "tax": amounts.tax, "gross": gross})]
        if differ(amounts.net, 0) and differ(amounts.tax, 0) and not _is_one_rate(amounts, rounding_tolerance):
            return [Difference(warnings.SUM_NO_ROWS, {"net": amounts.net, "tax": amounts.tax})]
        return []
    found = []
    rows = sum(row.gross for row in amounts.rows)
    if differ(rows, gross):
        found.append(Difference(warnings.SUM_ROWS_GROSS, {"rows": rows, "gross": gross}))
    # A total that was not read says nothing.
    rows = sum(row.net for row in amounts.rows)
    if differ(amounts.net, 0) and differ(rows, amounts.net):
        found.append(Difference(warnings.SUM_ROWS_NET, {"rows": rows, "net": amounts.net}))
    rows = sum(row.tax for row in amounts.rows)
    if differ(amounts.tax, 0) and differ(rows, amounts.tax):
        found.append(Difference(warnings.SUM_ROWS_TAX, {"rows": rows, "tax": amounts.tax}))
    return found


def _is_one_rate(amounts: Amounts, rounding_tolerance: float) -> bool:
    """Whether the VAT may be that of one whole rate over the net amount."""
    rate = round(amounts.tax / amounts.net * 100)
    return 0 < rate <= HIGHEST_RATE and abs(amounts.net * rate / 100 - amounts.tax) <= rounding_tolerance
