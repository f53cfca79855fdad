"""What is to be paid, or given back: as printed, or the total where nothing else is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ..draft import Draft, from_candidate
from ..header.date_words import OTHER_TERM
from ..layout.page import Box
from ..layout.sheet import Sheet
from ..values.amounts import to_text
from .money_roles import DUE, PAID, REFUND, Money

REFUNDED: Final = frozenset({"correction", "credit_note"})
_SUMMED: Final = frozenset({"net_plus_tax", "vat_rows", "words"})


def read_amount_due(
    sheet: Sheet, amounts: Sequence[Money], drafts: dict[str, Draft], kind: str | None, words: set[Decimal]
) -> None:
    """Add ``amount_due`` to ``drafts``, of a document of this ``kind`` with these amounts in ``words``; it and the
    total witness for each other.
    """
    money = [item for item in amounts if not _is_discounted(item, sheet)]
    labelled = [
        item
        for item in money
        if item.score(DUE) > 0.4 and not item.forbidden and item.candidate.certain
    ]
    gross = drafts.get("total_gross")
    paid = {abs(item.candidate.money) for item in money if item.score(PAID) > 0.3}
    if not labelled:
        if kind in REFUNDED:
            _refund(money, drafts)
        elif gross is not None and (left := _left_over(money, gross)) is not None:
            drafts["amount_due"] = from_candidate(left.candidate, "position", "amount_due")
        elif gross is not None and not paid and not _speaks_of_balance(money):
            # Nothing else is said about money: what the invoice is for is what it asks for.
            draft = Draft(gross.value, ["same_as_gross"], gross.page, gross.box, gross.recognition)
            drafts["amount_due"] = draft
        return

    balances = {abs(item.candidate.money) for item in money if item.balance}

    def explained(item: Money) -> bool:
        rest = Decimal(gross.value) - item.candidate.money if gross is not None else None
        return rest is not None and (rest == 0 or abs(rest) in paid | balances)

    def settles(item: Money) -> bool:
        """The total less what was paid, or with what was owed before."""
        return explained(item) and gross is not None and item.candidate.text != gross.value

    best = max(
        labelled,
        key=lambda item: (
            settles(item),
            abs(item.candidate.money) in words,
            round(item.score(DUE), 1),
            explained(item),
            item.candidate.row,
        ),
    )
    draft = from_candidate(best.candidate, best.code(DUE) or "label")
    if abs(best.candidate.money) in words:
        draft.add("words")
    # One print taken for both is the total by its sum, or nothing says that it is.
    told = gross is not None and (
        (draft.page, draft.box) != (gross.page, gross.box) or _SUMMED & set(gross.witnesses)
    )
    if gross is not None and told and explained(best):
        draft.add("amount_due")
        gross.add("amount_due")
    drafts["amount_due"] = draft


def _left_over(money: Sequence[Money], gross: Draft) -> Money | None:
    """What is left of the total below it when an amount with a minus is taken off, as a retention, or all of it was
    paid.
    """
    total = Decimal(gross.value)
    below = [item for item in money if gross.box and item.candidate.page == gross.page and _is_lower(item, gross.box)]
    for taken, left in pairwise(below):
        off, rest = taken.candidate.money, left.candidate.money
        near = left.candidate.row - taken.candidate.row == 1
        if near and total > 0 and ((off < 0 and total + off == rest) or (off == total and not rest)):
            return left
    return None


def _is_lower(item: Money, box: Box) -> bool:
    return item.candidate.box[1] > box[3] - 0.001 and item.candidate.last


def doubt_unexplained(drafts: Mapping[str, Draft]) -> None:
    """Leave a total unproven that only a label and lines speak for, where something else is to be paid and nothing
    tells why: it may be the sum of a part.
    """
    gross, due = drafts.get("total_gross"), drafts.get("amount_due")
    if gross is None or due is None or gross.value == due.value or _SUMMED & set(gross.witnesses):
        return
    if "label" in due.witnesses and "amount_due" not in due.witnesses:
        del gross.witnesses[1:]


def _is_discounted(item: Money, sheet: Sheet) -> bool:
    """Whether an amount is what a discount for early payment leaves, or the next bill's."""
    row = sheet.rows[item.candidate.row]
    return bool(OTHER_TERM.search(row.segments[item.candidate.segment].text))


def _refund(money: list[Money], drafts: dict[str, Draft]) -> None:
    """What a correction or credit note gives back; printed without a sign it is negative."""
    best = max(money, key=lambda item: item.score(REFUND), default=None)
    if best is None or best.score(REFUND) < 0.4:
        return
    gross = drafts.get("total_gross")
    draft = from_candidate(best.candidate, best.code(REFUND) or "label")
    draft.value = to_text(-abs(best.candidate.money))
    if gross is not None and abs(Decimal(gross.value)) == abs(best.candidate.money):
        draft.value = gross.value
        draft.add("amount_due")
        gross.add("amount_due")
    drafts["amount_due"] = draft


def _speaks_of_balance(money: list[Money]) -> bool:
    """Whether other sums than the invoice's are told (arrears, balances), so that what is to be
    paid may be another amount.
    """
    return any(item.forbidden and item.balance for item in money)
