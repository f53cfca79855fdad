"""Totals of the document with their witnesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ..candidates import Candidate, Candidates
from ..draft import Draft, from_candidate
from ..header.heading import Heading
from ..layout.labels import LabelHit
from ..layout.page import union
from ..layout.pairing import TableColumns
from ..layout.sheet import Sheet
from ..result import VatRow
from ..values.amounts import to_text
from .amount_due import REFUNDED, read_amount_due
from .corrections import CorrectionParts, end_of_explanation
from .in_words import amounts_in_words, doubt_against_words
from .money_roles import COLUMN_ROLES, DUE, GROSS, NET, PAID, REFUND, TAX, Money, assign_roles
from .rates_across import find_rates_across
from .totals_solver import HIGHEST_TAX, Triple, best_triple, usual_rates
from .vat_breakdown import vat_breakdown
from .vat_rows import TOLERANCE, RateRow, distinct, find_rate_rows, group_rows, sums

# Documents that may tell the whole order first.
_AFTER_ORDER = frozenset({"advance", "settlement"})


@dataclass(slots=True)
class Totals:
    """Drafts for ``total_net``, ``total_tax``, ``total_gross``, ``amount_due``; the VAT rows; what
    to warn of.
    """

    drafts: dict[str, Draft] = field(default_factory=dict)
    rows: list[VatRow] = field(default_factory=list)
    sums_differ: bool = False


def read_totals(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    found: Candidates,
    languages: Sequence[str],
    parts: CorrectionParts,
    heading: Heading,
) -> Totals:
    """The totals of the document, as far as they are printed and supported; of a correction those
    of its difference.
    """
    across = find_rates_across(sheet, found.percents, found.amounts)
    of_rates = [cell for group in across for row in group for cell in (row.net, row.tax, row.gross) if cell is not None]
    money = assign_roles(sheet, hits, found.amounts, of_rates)
    heads = TableColumns(sheet, hits, COLUMN_ROLES).rows
    amounts = found.amounts
    if heading.kind in REFUNDED:
        explained = end_of_explanation(amounts) if not parts.tell_difference else None

        def counts(item: Candidate) -> bool:
            return parts.counts(item.row, item.box) and (explained is None or item.row > explained)

        # What is to be paid or was paid counts wherever it stands.
        amounts = [item for item in amounts if counts(item)]
        money = [
            item
            for item in money
            if counts(item.candidate)
            or max(item.score(role) for role in (DUE, PAID, REFUND)) > 0.4
        ]
    groups = group_rows(find_rate_rows(sheet, hits, amounts, found.percents, languages), heads)
    groups += across
    words = amounts_in_words(sheet, hits)
    totals = Totals()
    ordered = heading.kind in _AFTER_ORDER
    triple = best_triple(money, groups, words, usual_rates(found, languages), ordered)
    if triple is not None:
        _from_triple(triple, totals)
        # Of a correction that does not tell its parts apart these may be the amounts as they were.
        untold = heading.kind == "correction" and not parts.are_named and triple.gross.candidate.money > 0
        if triple.contested or untold or (sheet.is_ocr and not _is_whole(triple)):
            for draft in totals.drafts.values():
                del draft.witnesses[1:]
    elif not _from_summary(money, groups, totals):
        _from_labels(money, groups, words, totals, sheet.is_ocr)
    _of_single_summary(groups, totals)
    _tax_of_rows(groups, totals)
    read_amount_due(sheet, money, totals.drafts, heading.kind, words)
    doubt_against_words(totals.drafts, words)
    totals.rows = vat_breakdown(triple, groups, totals.drafts, found, sheet, languages)
    return totals


def _from_summary(money: list[Money], groups: list[list[RateRow]], totals: Totals) -> bool:
    """A summary of several rates without a line of totals: its sum is printed elsewhere, as the
    amount of the invoice.
    """
    for group in reversed([item for item in groups if len(item) > 1 and distinct(item)]):
        expected = dict(zip(("total_net", "total_tax", "total_gross"), sums(group), strict=True))
        gross = [
            item
            for item in money
            if item.candidate.money == expected["total_gross"]
            and max(item.score(GROSS), item.score(DUE)) >= 0.55
        ]
        if not gross:
            continue
        best = max(gross, key=lambda item: (item.score(GROSS), item.score(DUE)))
        totals.drafts["total_gross"] = from_candidate(
            best.candidate, best.code(GROSS) or "weak_label", "vat_rows"
        )
        for name in ("total_net", "total_tax"):
            printed = [item for item in money if item.candidate.money == expected[name]]
            if printed:
                totals.drafts[name] = from_candidate(
                    printed[-1].candidate, "vat_rows", "net_plus_tax"
                )
        return True
    return False


def _from_triple(triple: Triple, totals: Totals) -> None:
    for name, role, money in (
        ("total_net", NET, triple.net),
        ("total_tax", TAX, triple.tax),
        ("total_gross", GROSS, triple.gross),
    ):
        draft = from_candidate(money.candidate)
        code = money.code(role)
        if code:
            draft.add(code)
        if triple.tax.candidate.money != 0:
            draft.add("net_plus_tax")
        if triple.rate is not None and name != "total_gross":
            draft.add("rate")
        if triple.group is not None and (
            len(triple.group) > 1 or triple.group[0].net is not triple.net.candidate
        ):
            draft.add("vat_rows")
        if triple.in_words and name == "total_gross":
            draft.add("words")
        totals.drafts[name] = draft
    gross = totals.drafts["total_gross"]
    if {"label", "words", "vat_rows"} & set(gross.witnesses):
        for name in ("total_net", "total_tax"):
            if {"net_plus_tax", "rate"} <= set(totals.drafts[name].witnesses):
                totals.drafts[name].add("of_total")


def _is_whole(triple: Triple) -> bool:
    """Whether three amounts that add up are the totals even where others may not have been recognised: not the row of
    one of several rates (its gross has no label), nor two rows and the sum of a column (there is no rate to them).
    """
    named = triple.in_words or triple.gross.code(GROSS) or triple.gross.code(DUE)
    return bool(named) and (triple.rate is not None or triple.group is not None or triple.in_words)


def _from_labels(
    money: list[Money], groups: list[list[RateRow]], words: set[Decimal], totals: Totals, is_ocr: bool
) -> None:
    """No three amounts fit together: what is labelled is still reported, with the little that
    supports it.
    """
    by_sum = {sums(group)[2] for group in groups if distinct(group) and len(group) > 1}
    parts = {row.row for group in groups if len(group) > 1 for row in group}
    scores: dict[str, float] = {}
    for name, role in (("total_net", NET), ("total_tax", TAX), ("total_gross", GROSS)):
        labelled = [
            item
            for item in money
            if item.score(role) >= (0.45 if role == GROSS else 0.55)
            and not item.forbidden
            and item.candidate.certain
            and item.candidate.row not in parts
        ]
        if role == GROSS:
            by_rows = [
                item
                for item in money
                if item.candidate.money in by_sum and (item.score(GROSS) or item.score(DUE))
            ]
            labelled = (
                by_rows
                or labelled
                or [
                    item
                    for item in money
                    if item.score(DUE) >= 0.8 and not item.forbidden and item.candidate.money
                ]
                or _paid_in_full(money)
            )
        best = max(
            labelled,
            key=lambda item: (
                max(item.score(role), 0.5 * item.score(DUE), 0.3 * item.score(PAID)),
                item.candidate.row,
            ),
            default=None,
        )
        if best is None:
            continue
        draft = from_candidate(best.candidate, best.code(role) or "weak_label")
        if role == GROSS and best.candidate.money in by_sum:
            draft.add("vat_rows")
        # On a scan the total may be what was not recognised, and the words those of what is left to pay.
        told = not is_ocr or "label" in draft.witnesses
        if role == GROSS and told and abs(best.candidate.money) in words:
            draft.add("words")
        totals.drafts[name] = draft
        scores[name] = max(best.score(role), best.score(DUE) if role == GROSS else 0.0)
    values = {name: Decimal(draft.value) for name, draft in totals.drafts.items()}
    if (
        len(values) == 3
        and abs(values["total_net"] + values["total_tax"] - values["total_gross"]) > TOLERANCE
    ):
        weakest = min(scores, key=lambda name: scores[name])
        if scores[weakest] < 0.85:
            del totals.drafts[weakest]  # more likely another row's amount than a wrong sum
        else:
            totals.sums_differ = True
    elif len(values) == 3:
        taxed = abs(values["total_tax"]) <= HIGHEST_TAX * abs(values["total_net"])
        for draft in totals.drafts.values():
            if taxed:
                draft.add("net_plus_tax")
            else:
                # No rate is so high: of some the thousands may stand apart.
                del draft.witnesses[1:]


def _paid_in_full(money: list[Money]) -> list[Money]:
    """What was paid, where nothing is left to pay: then it is the total."""
    settled = any(item.score(DUE) >= 0.8 and not item.candidate.money for item in money)
    paid = [item for item in money if item.score(PAID) >= 0.6 and item.candidate.money]
    return paid if settled and len({item.candidate.money for item in paid}) == 1 else []


def _of_single_summary(groups: list[list[RateRow]], totals: Totals) -> None:
    """Net and tax of a summary where the total is less a withholding, so that they do not add up
    to it: one table of rates only, with one rate.
    """
    summaries = [group for group in groups if distinct(group)]
    if "total_net" in totals.drafts or "total_tax" in totals.drafts or len(summaries) != 1:
        return
    row = summaries[0][0]
    if len(summaries[0]) == 1 and row.tax is not None and row.net.text:
        totals.drafts["total_net"] = from_candidate(row.net, "rate", "weak_label")
        totals.drafts["total_tax"] = from_candidate(row.tax, "rate", "weak_label")


def _tax_of_rows(groups: list[list[RateRow]], totals: Totals) -> None:
    """The tax where it is printed by rate only: the sum of the rows that lead from net to gross."""
    net, gross = totals.drafts.get("total_net"), totals.drafts.get("total_gross")
    if "total_tax" in totals.drafts or net is None or gross is None:
        return
    for group in groups:
        expected = sums(group)
        if expected[0] == Decimal(net.value) and expected[2] == Decimal(gross.value):
            taxes = [row.tax for row in group if row.tax is not None]
            if taxes and distinct(group):
                draft = Draft(to_text(expected[1]), ["vat_rows", "net_plus_tax"], taxes[0].page)
                draft.box = union(tax.box for tax in taxes)
                draft.recognition = min(tax.recognition for tax in taxes)
                totals.drafts["total_tax"] = draft
                for other in (net, gross):
                    other.add("vat_rows", "net_plus_tax")
                return
