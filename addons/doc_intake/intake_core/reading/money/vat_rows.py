"""Rows of the VAT summary: a rate and, on the same row, amounts of which one is the rate's share of
another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ..candidates import Candidate, Percent
from ..layout.labels import LabelHit, label_set
from ..layout.page import Box, union
from ..layout.sheet import Sheet, SheetRow
from ..values.fold import fold

CENT: Final = Decimal("0.01")
TOLERANCE: Final = Decimal("0.02")
MAX_SUMMARY_ROWS: Final = 8
MAX_EXEMPT_LETTERS: Final = 12
# Rates in force in the countries we read, present and recent.
_RATES = """
    27 25.5 25 24 23 22 21 20 19 18 17 16 15 14 13.5 13 12 11 10 9.5 9 8.1 8 7.7 7 6 5.5 5 4 3
    2.6 2.1 2
"""
RATES: Final = frozenset(map(Decimal, _RATES.split()))


@dataclass(frozen=True, slots=True)
class RateRow:
    """``amounts`` are the candidates of net, tax and gross; tax or gross may be unprinted (None) on
    exempt rows.
    """

    rate: Decimal
    category: str
    net: Candidate
    tax: Candidate | None
    gross: Candidate | None
    row: int
    page: int
    box: Box

    @property
    def net_value(self) -> Decimal:
        return self.net.money

    @property
    def tax_value(self) -> Decimal:
        return self.tax.money if self.tax is not None else Decimal(0)

    @property
    def gross_value(self) -> Decimal:
        return self.gross.money if self.gross is not None else self.net_value + self.tax_value


def tax_of(net: Decimal, rate: Decimal) -> Decimal:
    return (net * rate / 100).quantize(CENT, ROUND_HALF_UP)


def find_rate_rows(
    sheet: Sheet,
    hits: Sequence[LabelHit],
    candidates: Sequence[Candidate],
    percents: Sequence[Percent],
    languages: Sequence[str],
) -> list[RateRow]:
    """All rows, of summaries and of line items alike; ``group_rows`` tells them apart."""
    amounts_by_row: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        if candidate.decimals == 2:
            amounts_by_row.setdefault(candidate.row, []).append(candidate)
    heads = [hit for hit in hits if hit.has("col_rate", "total_tax_weak")]
    totals = {hit.row for hit in hits if hit.has("total", "total_net", "total_gross", "amount_due")}
    rows = []
    for number, amounts in amounts_by_row.items():
        row = sheet.rows[number]
        rates = [percent.rate for percent in percents if percent.row == number]
        rates += bare_rates(row, heads)
        exempt = exempt_category(row, languages)
        if exempt is None and Decimal(0) not in rates and number not in totals:
            exempt = _untold_category(row, amounts)
        built = _build(row, amounts, rates, exempt)
        if built:
            rows.append(built)
    rows.extend(_stacked_rows(amounts_by_row, percents, {row.row for row in rows}))
    return rows


def _stacked_rows(
    amounts_by_row: Mapping[int, list[Candidate]], percents: Sequence[Percent], known: set[int]
) -> list[RateRow]:
    """Base and tax one below the other: "Taxable 21%  551.12" / "VAT 21%  115.74". On receipts the
    base holds the tax.
    """
    found: list[RateRow] = []
    used: set[int] = set()
    for percent in percents:
        tax_row = percent.row
        amounts = amounts_by_row.get(tax_row, [])
        base_row = tax_row - 1
        bases = amounts_by_row.get(base_row, [])
        if len(amounts) != 1 or len(bases) != 1 or {tax_row, base_row} & (known | used):
            continue
        base, tax, rate = bases[0], amounts[0], percent.rate
        if base.page != tax.page or rate not in RATES or not base.money:
            continue
        within = (base.money * rate / (100 + rate)).quantize(CENT, ROUND_HALF_UP)
        box = union((base.box, tax.box))
        on_top = abs(tax_of(base.money, rate) - tax.money)
        inside = abs(within - tax.money)
        if on_top <= min(TOLERANCE, inside):
            found.append(RateRow(rate, "S", base, tax, None, tax_row, tax.page, box))
        elif inside <= TOLERANCE:
            net = replace(base, amount=base.money - tax.money, text="")
            found.append(RateRow(rate, "S", net, tax, base, tax_row, tax.page, box))
        else:
            continue
        used |= {tax_row, base_row}
    return found


def bare_rates(row: SheetRow, heads: Sequence[LabelHit]) -> list[Decimal]:
    """``19,0`` or ``23`` in the column headed "MwSt-%" or "Stawka", ``23`` under "VAT"."""
    rates = []
    for token in row.tokens:
        text = token.text.strip("()%").replace(",", ".")
        if not text.replace(".", "", 1).isdigit() or len(text) > 5:
            continue
        for head in heads:
            if (
                head.page == row.page
                # "23" under "VAT" is a rate only by itself; amounts stand there as well.
                and (head.has("col_rate") or "." not in text)
                and head.row < row.number
                and head.box[0] - 0.02 <= (token.box[0] + token.box[2]) / 2 <= head.box[2] + 0.02
            ):
                rates.append(Decimal(text))
                break
    return rates


def exempt_category(row: SheetRow, languages: Sequence[str]) -> str | None:
    """The EN 16931 category of an exempt row: a cell that begins with a word such as "zw" or
    "reverse charge".
    """
    for segment in row.segments:
        folded = fold(segment.text)
        for language in languages:
            for word, category in label_set(language).exempt.items():
                if folded == word or (len(word) > 4 and folded.startswith(word)):
                    return category
        tokens = [token.folded for token in segment.tokens]
        for token in tokens:
            for language in languages:
                exempt = label_set(language).exempt
                if token in exempt and len(token) == 2:
                    return exempt[token]
    return None


def _build(
    row: SheetRow, amounts: list[Candidate], rates: list[Decimal], exempt: str | None
) -> RateRow | None:
    best: tuple[int, RateRow] | None = None
    for rate in dict.fromkeys(rates):
        if rate not in RATES:
            continue
        for net in amounts:
            for tax in amounts:
                if (
                    tax is net
                    or not net.money
                    or abs(tax_of(net.money, rate) - tax.money) > TOLERANCE
                ):
                    continue
                gross = next(
                    (
                        a
                        for a in amounts
                        if a not in (net, tax) and a.money == net.money + tax.money
                    ),
                    None,
                )
                quality = 2 if gross is not None else 1
                if best is None or quality > best[0]:
                    best = (quality, _row(row, rate, "S", net, tax, gross))
    if best is not None:
        return best[1]
    if exempt is None and Decimal(0) not in rates:
        return None
    zero = next((a for a in amounts if a.money == 0), None)
    others = [a for a in amounts if a.money != 0]
    if not others:
        return None
    # Net and gross of an exempt row are the same amount twice; a unit price may stand before them.
    gross = next((a for a in reversed(others) if _pair(a, others)), None)
    pair = _pair(gross, others) if gross is not None else None
    net = pair or others[0]
    if zero is None and gross is None:
        return None
    return _row(row, Decimal(0), exempt or "Z", net, zero, gross)


def _untold_category(row: SheetRow, amounts: Sequence[Candidate]) -> str | None:
    """Exempt, for whatever reason an abbreviation gives, where a row of little else says "X 0.00 X"."""
    values = [item.money for item in sorted(amounts, key=lambda item: item.box[0])]
    letters = sum(letter.isalpha() for letter in row.text)
    short = letters <= MAX_EXEMPT_LETTERS
    return "E" if short and len(values) == 3 and values[0] == values[2] and not values[1] else None


def _pair(amount: Candidate, others: Sequence[Candidate]) -> Candidate | None:
    """The same amount printed before ``amount`` in its row, the nearest one."""
    before = [a for a in others if a.money == amount.money and a.box[2] <= amount.box[0]]
    return max(before, key=lambda a: a.box[0], default=None)


def _row(
    row: SheetRow,
    rate: Decimal,
    category: str,
    net: Candidate,
    tax: Candidate | None,
    gross: Candidate | None,
) -> RateRow:
    box = union(candidate.box for candidate in (net, tax, gross) if candidate is not None)
    return RateRow(rate, category, net, tax, gross, row.number, row.page, box)


def group_rows(rows: Sequence[RateRow], heads: Sequence[int]) -> list[list[RateRow]]:
    """Rows that form one table: same columns, near each other, no head of a table between them.

    ``heads`` are the numbers of the rows that are heads of tables.
    """
    groups: list[list[RateRow]] = []
    for row in sorted(rows, key=lambda item: item.row):
        for group in groups:
            last = group[-1]
            parted = any(last.row < head < row.row for head in heads)
            if row.row - last.row <= 9 and not parted and _aligned(row, last):
                group.append(row)
                break
        else:
            groups.append([row])
    return [part for group in groups for part in _parted(group)]


def _parted(group: list[RateRow]) -> list[list[RateRow]]:
    """A list of lines and the summary that follows it in the same columns, apart: the summary has
    each rate once and repeats the sum of the lines, or of the lines that could be read.
    """
    if distinct(group):
        return [group]
    for start in range(len(group) - 1, max(0, len(group) - MAX_SUMMARY_ROWS - 1), -1):
        lines, summary = group[:start], group[start:]
        if not distinct(summary):
            break
        slack = TOLERANCE + CENT * len(lines)
        pairs = zip(sums(lines)[:2], sums(summary)[:2], strict=True)
        if all(abs(first - second) <= slack for first, second in pairs):
            return [lines, summary]
    return [group]


def _aligned(first: RateRow, second: RateRow) -> bool:
    """Columns line up left or right; in sentences ("VAT 23% of 100.00: 23.00") only the last
    amounts do.
    """
    if (
        min(abs(first.net.box[2] - second.net.box[2]), abs(first.net.box[0] - second.net.box[0]))
        < 0.02
    ):
        return True
    if first.tax is None or second.tax is None:
        return False
    return abs(first.tax.box[2] - second.tax.box[2]) < 0.01


def sums(group: Sequence[RateRow]) -> tuple[Decimal, Decimal, Decimal]:
    """Net, tax and gross of a table."""
    zero = Decimal(0)
    return (
        sum((row.net_value for row in group), zero),
        sum((row.tax_value for row in group), zero),
        sum((row.gross_value for row in group), zero),
    )


def distinct(group: Sequence[RateRow]) -> bool:
    """Whether each rate (with its category) occurs once, as in a summary and unlike in a list of
    lines.
    """
    keys = [(row.rate, row.category) for row in group]
    return len(set(keys)) == len(keys)
