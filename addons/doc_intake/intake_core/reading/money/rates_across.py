"""VAT summaries that lie on their side: rates at the heads of columns, net, tax and gross one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from ..candidates import Candidate, Percent
from ..layout.page import Box, union
from ..layout.sheet import Sheet
from .vat_rows import RATES, TOLERANCE, RateRow, tax_of

_NEAR: Final = 0.02
"""Of the page's width: how far the edges of a column may be off."""
_DEEP: Final = 0.12
"""Of the page's height: how far below its head a column may go on."""
_CELLS: Final = 3


def find_rates_across(
    sheet: Sheet, percents: Sequence[Percent], amounts: Sequence[Candidate]
) -> list[list[RateRow]]:
    """One group a table of at least two rates, all of which lead from net to tax; their amounts are parts of totals."""
    groups = []
    for number in sorted({percent.row for percent in percents}):
        heads = [percent for percent in percents if percent.row == number]
        if len(heads) < 2 or any(item.row == number and item.decimals == 2 for item in amounts):
            continue
        rows = [_column(sheet, head, amounts) for head in heads]
        group = [row for row in rows if row is not None]
        if len(group) == len(heads):
            groups.append(group)
    return groups


def _column(sheet: Sheet, head: Percent, amounts: Sequence[Candidate]) -> RateRow | None:
    below = sorted(
        (
            item
            for item in amounts
            if item.page == head.page
            and item.row > head.row
            and item.decimals == 2
            and item.box[1] - head.box[3] < _DEEP
            and _is_below(item.box, head.box)
        ),
        key=lambda item: item.row,
    )[:_CELLS]
    if len(below) < 2 or head.rate not in {*RATES, Decimal(0)}:
        return None
    net, tax = below[0], below[1]
    gross = below[2] if len(below) > 2 and below[2].money == net.money + tax.money else None
    if not net.money or abs(tax_of(net.money, head.rate) - tax.money) > TOLERANCE:
        return None
    cells = [item for item in (net, tax, gross) if item is not None]
    category = "S" if head.rate else "Z"
    return RateRow(head.rate, category, net, tax, gross, net.row, net.page, union(item.box for item in cells))


def _is_below(box: Box, head: Box) -> bool:
    middles = abs((box[0] + box[2]) - (head[0] + head[2])) / 2
    return min(abs(box[2] - head[2]), abs(box[0] - head[0]), middles) < _NEAR
