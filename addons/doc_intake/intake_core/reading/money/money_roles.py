"""What the labels around an amount say it is: net, tax, gross, due, paid, or none of these."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..candidates import Candidate
from ..layout.labels import LabelHit
from ..layout.pairing import Explanation, Pairing, TableColumns
from ..layout.sheet import Sheet
from .parts import sums_of_parts

NET, TAX, GROSS, DUE, PAID, TOTAL, NOT = "net", "tax", "gross", "due", "paid", "total", "not"
REFUND = "refund"
_STRONG: Final = {
    "total_net": NET,
    "total_tax": TAX,
    "total_gross": GROSS,
    "amount_due": DUE,
    "paid": PAID,
    "refund": REFUND,
    "total": TOTAL,
    "not_amount": NOT,
}
_WEAK: Final = {"total_net_weak": NET, "total_tax_weak": TAX, "total_gross_weak": GROSS}
_ROW_ROLES: Final = frozenset({*_STRONG, *_WEAK})
COLUMN_ROLES: Final = frozenset(
    {*_STRONG, *_WEAK, "col_unit_price", "col_quantity", "col_rate", "col_description", "col_unit"}
) - {"total"}
_UNIT: Final = re.compile(r"\s?(?:kg|g|t|l|hl|ml|km|m|m2|m²|m3|m³|kwh|mwh|gj)\b(?!\w)", re.I)
_MONEY_HEADS: Final = frozenset(
    f"total_{role}{weak}" for role in (NET, TAX, GROSS) for weak in ("", "_weak")
)
TOTALS_IN_LINE = 3
WHOLE_LIMIT = 1_000_000  # a longer bare number is a number of something, not an amount


@dataclass(slots=True)
class Money:
    """An amount with what speaks for each role: role -> (score 0..1, witness code).

    ``forbidden``: its label says that it is none of the totals; ``balance``: an older debt or
    credit, by which the amount to pay may differ from the total.
    """

    candidate: Candidate
    roles: dict[str, tuple[float, str]] = field(default_factory=dict)
    on_total_row: bool = False
    forbidden: bool = False
    balance: bool = False

    def score(self, role: str) -> float:
        return self.roles.get(role, (0.0, ""))[0]

    def code(self, role: str) -> str | None:
        return self.roles[role][1] if role in self.roles else None


def assign_roles(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    amounts: Sequence[Candidate],
    of_rates: Collection[Candidate] = (),
) -> list[Money]:
    """Every amount with the roles its labels suggest; those ``of_rates`` are parts of the totals."""
    beside = Pairing(sheet, hits, _ROW_ROLES)
    columns = TableColumns(sheet, hits, COLUMN_ROLES)
    parts = sums_of_parts(sheet, hits)
    crowd = Counter(candidate.row for candidate in amounts)
    lines = {row for row, count in crowd.items() if count >= TOTALS_IN_LINE}
    money = [
        Money(candidate, forbidden=True)
        if candidate in of_rates or _is_measured(candidate, sheet)
        else _assign(candidate, beside, columns, parts, lines)
        for candidate in amounts
    ]
    found = [item for item in money if item is not None]
    alone = Counter(item.candidate.row for item in found)
    for item in found:
        if item.on_total_row and alone[item.candidate.row] == 1 and item.score(GROSS) < 0.5:
            # The one amount of a row "Total" is the total, whatever its column is headed.
            item.roles.setdefault(GROSS, (0.5, "weak_label"))
    return found


def _assign(
    candidate: Candidate,
    beside: Pairing,
    columns: TableColumns,
    parts: Collection[LabelHit],
    lines: Collection[int],
) -> Money | None:
    money = Money(candidate)
    row = beside.beside(candidate.row, candidate.box)
    if row is not None and row.hit in parts:
        money.forbidden = True
        return money
    bare = candidate.decimals == 0 and candidate.currency is None
    if bare and not _whole_is_amount(candidate, row, beside.sheet):
        return None
    column = columns.column(candidate.row, candidate.box)
    if row is not None and column is not None and candidate.row in lines and _names_line(row.hit, column):
        money.on_total_row = True
    elif row is not None:
        _from_row(money, row, column)
    else:
        above = beside.above(candidate.row, candidate.box, rows=1, distance=0.035)
        if above is not None and above.hit != column:
            _from_row(money, above, column)
    if column is not None:
        _from_column(money, column, row, is_strip=row is None and columns.is_strip(candidate.row))
    return money


def _is_measured(candidate: Candidate, sheet: Sheet) -> bool:
    """Whether a unit of weight, volume, length or energy follows: "Waga brutto: 119,93 kg"."""
    behind = sheet.rows[candidate.row].segments[candidate.segment].text[candidate.end :]
    return candidate.currency is None and bool(_UNIT.match(behind))


def _names_line(label: LabelHit, column: LabelHit) -> bool:
    """Whether "Invoice total" before amounts below "Net", "VAT" and "Gross" is the name of their line."""
    return label.has("total_gross") and column.has(*_MONEY_HEADS)


def _whole_is_amount(candidate: Candidate, row: Explanation | None, sheet: Sheet) -> bool:
    """Whether a bare "0" or "1500" ends a segment that begins with "Do zapłaty:"."""
    if row is None or row.relation != "beside" or not candidate.last:
        return False
    segment = sheet.rows[candidate.row].segments[candidate.segment]
    between = segment.text[segment.end_of(row.hit.box) : candidate.start]
    if any(letter.isdigit() for letter in between) or candidate.money >= WHOLE_LIMIT:
        return False
    return row.hit.has("total_gross", "amount_due")


def _from_row(money: Money, row: Explanation, column: LabelHit | None) -> None:
    for label, role in _STRONG.items():
        if not row.hit.has(label):
            continue
        if role == NOT:
            money.forbidden = True
            money.balance = row.hit.has("balance")
        elif role == TOTAL:
            money.on_total_row = True
            if column is None:
                beside = row.relation in ("beside", "across")
                money.roles[GROSS] = (0.72 * row.score, "label") if beside else (0.3, "weak_label")
        else:
            money.roles[role] = (row.score, "label")
    for label, role in _WEAK.items():
        if row.hit.has(label) and role not in money.roles:
            money.roles[role] = (0.65 * row.score, "weak_label")


def _from_column(money: Money, column: LabelHit, row: Explanation | None, *, is_strip: bool) -> None:
    for table in (_STRONG, _WEAK):
        for label, role in table.items():
            if not column.has(label) or role in (TOTAL, PAID):
                continue
            if role == NOT:
                money.forbidden = money.forbidden or row is None
            elif money.on_total_row:
                money.roles[role] = max(money.roles.get(role, (0.0, "")), (0.9, "label"))
            elif role not in money.roles:
                named = is_strip and table is _STRONG
                money.roles[role] = (0.8, "label") if named else (0.3, "weak_label")
    if column.has("col_unit_price", "col_quantity") and not money.roles:
        money.forbidden = True
