"""What the labels around an amount say it is: net, tax, gross, amount due, paid, or none of these."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .candidates import Candidate
from .labels import LabelHit
from .pairing import Explanation, Pairing
from .sheet import Sheet

NET, TAX, GROSS, DUE, PAID, TOTAL, NOT = "net", "tax", "gross", "due", "paid", "total", "not"
_STRONG: Final = {
    "total_net": NET,
    "total_tax": TAX,
    "total_gross": GROSS,
    "amount_due": DUE,
    "paid": PAID,
    "total": TOTAL,
    "not_amount": NOT,
}
_WEAK: Final = {"total_net_weak": NET, "total_tax_weak": TAX, "total_gross_weak": GROSS}
_ROW_ROLES: Final = frozenset({*_STRONG, *_WEAK})
_COLUMN_ROLES: Final = frozenset(
    {*_STRONG, *_WEAK, "col_unit_price", "col_quantity", "col_rate", "col_description", "col_unit"}
) - {"total"}


@dataclass(slots=True)
class Money:
    """An amount with what speaks for each role: role -> (score 0..1, witness code)."""

    candidate: Candidate
    roles: dict[str, tuple[float, str]] = field(default_factory=dict)
    on_total_row: bool = False
    forbidden: bool = False

    def score(self, role: str) -> float:
        return self.roles.get(role, (0.0, ""))[0]

    def code(self, role: str) -> str | None:
        return self.roles[role][1] if role in self.roles else None


def assign_roles(sheet: Sheet, hits: Sequence[LabelHit], amounts: Sequence[Candidate]) -> list[Money]:
    """Every amount with the roles its labels suggest."""
    beside = Pairing(sheet, hits, _ROW_ROLES)
    columns = Pairing(sheet, _column_heads(hits), _COLUMN_ROLES)
    return [_assign(candidate, beside, columns) for candidate in amounts]


def _column_heads(hits: Sequence[LabelHit]) -> list[LabelHit]:
    """Labels on rows that hold at least two labels of columns, and the rows right below these (stacked heads)."""
    count: dict[int, int] = {}
    for hit in hits:
        if hit.has(*_COLUMN_ROLES) and not hit.ends_with_colon:
            count[hit.row] = count.get(hit.row, 0) + 1
    rows = {row for row, number in count.items() if number >= 2}
    return [hit for hit in hits if hit.row in rows or hit.row - 1 in rows and not hit.ends_with_colon]


def _assign(candidate: Candidate, beside: Pairing, columns: Pairing) -> Money:
    money = Money(candidate)
    row = beside.beside(candidate.row, candidate.box)
    column = columns.above(candidate.row, candidate.box, rows=40, distance=0.7)
    if row is not None:
        _from_row(money, row, column)
    else:
        above = beside.above(candidate.row, candidate.box, rows=1, distance=0.035)
        if above is not None and above.hit not in columns.by_row.get(above.hit.row, ()):
            _from_row(money, above, column)
    if column is not None:
        _from_column(money, column, row)
    return money


def _from_row(money: Money, row: Explanation, column: Explanation | None) -> None:
    for label, role in _STRONG.items():
        if not row.hit.has(label):
            continue
        if role == NOT:
            money.forbidden = True
        elif role == TOTAL:
            money.on_total_row = True
            if column is None:
                money.roles[GROSS] = (0.72 * row.score, "label")
        else:
            money.roles[role] = (row.score, "label")
    for label, role in _WEAK.items():
        if row.hit.has(label) and role not in money.roles:
            money.roles[role] = (0.65 * row.score, "weak_label")


def _from_column(money: Money, column: Explanation, row: Explanation | None) -> None:
    for table in (_STRONG, _WEAK):
        for label, role in table.items():
            if not column.hit.has(label) or role in (TOTAL, PAID):
                continue
            if role == NOT:
                money.forbidden = money.forbidden or row is None
            elif money.on_total_row:
                money.roles[role] = max(money.roles.get(role, (0.0, "")), (0.9, "label"))
            elif role not in money.roles:
                money.roles[role] = (0.3, "weak_label")
    if column.hit.has("col_unit_price", "col_quantity") and not money.roles:
        money.forbidden = True
