"""Which rows of a table are the lines of an invoice: those whose amounts together make its total."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .line_rows import LineRow
from .vat_rows import CENT

MAX_RUN_LINES = 300  # of more lines only whole tables are tried


def best_run(rows: Sequence[LineRow], side: str, total: Decimal) -> list[LineRow] | None:
    """The rows whose ``side`` sums up to ``total``: of all rows, of those left without subtotals ("Fees 2 352.28"), and
    of those with a price (sums carried over to the next page have none), whichever run tells most.
    """
    priced = [row for row in rows if row.price is not None]
    runs = [_run(some, side, total) for some in (rows, _without_subtotals(rows, side), priced)]
    return max((run for run in runs if run is not None), key=told, default=None)


def told(run: Sequence[LineRow]) -> int:
    """How many of the rows have a quantity."""
    return sum(row.quantity is not None for row in run)


def _without_subtotals(rows: Sequence[LineRow], side: str) -> list[LineRow]:
    """All rows but those that hold nothing else than the sum of the rows since the last such one."""
    kept: list[LineRow] = []
    running = Decimal(0)
    for row in rows:
        value = row.value(side)
        bare = row.price is None and row.rate is None
        if bare and running and value == running:
            running = Decimal(0)
            continue
        kept.append(row)
        running += value or Decimal(0)
    return kept


def _run(rows: Sequence[LineRow], side: str, total: Decimal) -> list[LineRow] | None:
    """The run of rows whose ``side`` sums up to ``total``, exactly or but for the cents of rounding;
    the longest, of equal ones the first. A single row must prove itself.
    """
    values = [row.value(side) for row in rows]
    best: tuple[tuple[bool, int], int, int] | None = None
    starts = range(len(rows)) if len(rows) <= MAX_RUN_LINES else (0,)
    for start in starts:
        running = Decimal(0)
        for end in range(start, len(rows)):
            value = values[end]
            if value is None:
                break
            running += value
            length = end - start + 1
            if abs(running - total) > CENT * (length // 2):
                continue
            if length == 1 and not _stands_alone(rows[start]):
                continue
            quality = (running == total, length)
            if best is None or quality > best[0]:
                best = (quality, start, end + 1)
    return list(rows[best[1] : best[2]]) if best is not None else None


def _stands_alone(row: LineRow) -> bool:
    """Whether a row proves that it is a line: by its quantity and price, or by net, tax and gross at a rate."""
    whole = row.rate is not None and None not in (row.net, row.tax, row.gross)
    return row.proven and (row.quantity is not None or whole)
