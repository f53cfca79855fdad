"""Which three amounts are the totals: net, tax and gross, of which two make the third.

Every pair of amounts whose sum is printed too is possible. Labels alone are not believed (a page
total is labelled "total" as well), sums alone neither (each line of a table adds up); the best
supported triple wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..candidates import Candidates
from ..layout.labels import label_set
from .money_roles import DUE, GROSS, NET, TAX, Money
from .vat_rows import RATES, TOLERANCE, RateRow, distinct, sums, tax_of

MAX_VALUES = 250  # pairs of these are tried
HIGHEST_TAX = Decimal("0.3")  # of the net; the highest rate in force is 27 %
LATER = 2.0
ACCEPTED = 1.15  # about two labels, or one label and a matching rate


@dataclass(slots=True)
class Triple:
    net: Money
    tax: Money
    gross: Money
    score: float
    rate: Decimal | None
    group: list[RateRow] | None
    in_words: bool
    contested: bool = False
    """Three larger amounts fit as well, and neither words nor what is to be paid say which."""


def _best_by_value(money: Sequence[Money], role: str) -> dict[Decimal, Money]:
    """For each value the occurrence that the labels support most for ``role``; ties go to the last
    one on the page.
    """
    best: dict[Decimal, Money] = {}
    for item in money:
        known = best.get(item.candidate.money)
        if known is None or _preference(item, role) >= _preference(known, role):
            best[item.candidate.money] = item
    return best


def _preference(item: Money, role: str) -> tuple[float, bool, bool]:
    return (item.score(role), item.candidate.certain, not item.forbidden)


def usual_rates(found: Candidates, languages: Sequence[str]) -> tuple[Decimal, ...]:
    """Rates printed on the document, and those of the country whose language it speaks; where none is printed, of
    all its languages. The higher first.
    """
    printed = {percent.rate for percent in found.percents} & RATES
    speaking = languages[:1] if printed - {Decimal(0)} else languages
    return tuple(sorted(printed.union(*(label_set(name).rates for name in speaking)), reverse=True))


def best_triple(
    money: list[Money],
    groups: list[list[RateRow]],
    words: set[Decimal],
    rates: Sequence[Decimal],
    later_first: bool = False,
) -> Triple | None:
    """The best supported triple, or None. ``later_first``: of several tables with totals the last
    one counts, as where an order is followed by what is billed of it.
    """
    nets, taxes, grosses = (_best_by_value(money, role) for role in (NET, TAX, GROSS))
    dues = {item.candidate.money for item in money if item.score(DUE) > 0.3}
    values = sorted(
        nets,
        key=lambda value: (
            -max(nets[value].score(NET), taxes[value].score(TAX), grosses[value].score(GROSS))
        ),
    )
    values = values[:MAX_VALUES]
    # A company's capital in the footer is larger than any invoice.
    asked = (abs(item.candidate.money) for item in money if not item.forbidden)
    largest = max(asked, default=Decimal(0))
    # Amounts that a strong label right beside them names as the invoice's: nothing weaker is
    # preferred to these.
    stated = {
        item.candidate.money
        for item in money
        if item.score(GROSS) >= 0.85 and item.code(GROSS) == "label" and item.candidate.certain
    }
    rows = max((item.candidate.row for item in money), default=0)
    best: Triple | None = None
    most = Decimal(0)
    for net in values:
        for tax in values:
            if (
                not net
                or abs(tax) > HIGHEST_TAX * abs(net)
                or net * tax < 0
                or net + tax not in grosses
            ):
                continue
            if net == tax:
                continue
            if _is_part(nets[net], grosses[net + tax], groups):
                continue
            if stated and net + tax not in stated and grosses[net + tax].score(GROSS) < 0.6:
                continue
            named = nets[net] if tax else _other(nets[net], grosses[net], money)
            triple = _weigh(named, taxes[tax], grosses[net + tax], groups, words, dues, largest, rates)
            if triple is not None and later_first and triple.net.forbidden:
                continue  # what was ordered, and not what is billed of it
            if triple is not None and later_first and rows:
                triple.score += LATER * triple.net.candidate.row / rows
            if triple is not None and (best is None or triple.score > best.score):
                best = triple
            if triple is not None and triple.score >= ACCEPTED and not grosses[net + tax].forbidden:
                most = max(most, abs(net + tax))
    if best is not None:
        gross = best.gross.candidate.money
        best.contested = abs(gross) < most and not best.in_words and gross not in dues
    # A correction may move tax between net and gross with opposite signs; such totals are taken
    # from the labels.
    return best if best is not None and best.score >= ACCEPTED else None


def _other(net: Money, gross: Money, money: Sequence[Money]) -> Money:
    """Of an amount without tax, printed as net and as total: the print that is the net, where the total's has the
    better labels for both.
    """
    if net.candidate is not gross.candidate:
        return net
    same = [item for item in money if item.candidate.money == net.candidate.money and item is not net]
    return max(same, key=lambda item: item.score(NET), default=net)


def _is_part(net: Money, gross: Money, groups: list[list[RateRow]]) -> bool:
    """Whether both are cells of one row among several of a table: a part of the document, not its
    total.
    """
    if net.candidate.row != gross.candidate.row:
        return False
    return any(
        len(group) > 1
        and any(row.row == net.candidate.row for row in group)
        and (net.score(NET) < 0.5 or distinct(group))
        for group in groups
    )


def _weigh(
    net: Money,
    tax: Money,
    gross: Money,
    groups: list[list[RateRow]],
    words: set[Decimal],
    dues: set[Decimal],
    largest: Decimal,
    rates: Sequence[Decimal],
) -> Triple | None:
    values = (net.candidate.money, tax.candidate.money, gross.candidate.money)
    score = net.score(NET) + tax.score(TAX) + gross.score(GROSS)
    rate = next(
        (rate for rate in rates if abs(tax_of(values[0], rate) - values[1]) <= TOLERANCE), None
    )
    if values[1] == 0:
        # Net equals gross: two prints of the same amount prove nothing, so the labels of both must
        # be there.
        if (
            net.candidate is gross.candidate
            or net.score(NET) < 0.25
            or max(gross.score(GROSS), 0.9 if values[2] in dues else 0) < 0.25
        ):
            return None
        rate = None
    elif rate is not None:
        score += 0.5
    group = _matching_group(values, groups)
    doubtful = sum(not money.candidate.certain for money in (net, tax, gross))
    if doubtful and (doubtful > 2 or (rate is None and group is None)):
        return None
    score -= 0.2 * doubtful
    if group is not None:
        score += 0.9 if len(group) > 1 or distinct(group) else 0.5
    elif rate is None and values[1] != 0:
        # No rate explains the tax (several rates whose rows were not found): then a label must name
        # it, or the three make a line of totals.
        in_line = net.on_total_row and net.candidate.row == tax.candidate.row == gross.candidate.row
        of_part = _is_of_part(tax, values[0], groups)
        if not (in_line or of_part or tax.code(TAX) == "label") or not tax.candidate.certain:
            return None
        score -= 0.0 if of_part else 0.6
    if len({money.candidate.row for money in (net, tax, gross)}) == 1:
        score += 0.35 if net.on_total_row else 0.1
    in_words = abs(values[2]) in words
    score += 1.0 if in_words else 0.0
    score += 0.5 if values[2] in dues else 0.0
    score += 0.25 * float(abs(values[2]) / largest) if largest else 0.0
    in_one_row = len({money.candidate.row for money in (net, tax, gross)}) == 1
    named = net.code(NET) == gross.code(GROSS) == "label"
    supported = net.on_total_row or in_words or values[2] in dues or named
    if in_one_row and not supported and abs(values[2]) * Decimal("1.02") < largest:
        return None  # a line of a table whose other rows could not be read
    score -= 0.35 * sum(money.forbidden and not money.roles for money in (net, tax, gross))
    return Triple(net, tax, gross, score, rate, group, in_words)


def _is_of_part(tax: Money, net: Decimal, groups: list[list[RateRow]]) -> bool:
    """Whether the tax is that of a part of the net, as its row tells: "VAT 20% of 111.37: 22.27", the rest untaxed."""
    alone = (group[0] for group in groups if len(group) == 1)
    return any(row.tax is tax.candidate and abs(row.net_value) < abs(net) for row in alone)


def _matching_group(
    values: tuple[Decimal, Decimal, Decimal], groups: list[list[RateRow]]
) -> list[RateRow] | None:
    """The table whose rows sum up to the totals; a summary with each rate once is preferred to a
    list of lines.
    """
    matching = [
        group
        for group in groups
        if all(abs(a - b) <= TOLERANCE for a, b in zip(sums(group)[:2], values[:2], strict=True))
    ]
    return min(matching, key=lambda group: (not distinct(group), len(group)), default=None)
