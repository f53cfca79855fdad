"""The VAT rows of a document: those of a summary by rate, or the one that the totals are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..candidates import Candidate, Candidates
from ..draft import Draft
from ..layout.labels import label_set
from ..layout.sheet import Sheet
from ..result import VatRow
from ..values.amounts import to_text
from ..values.fold import fold
from .totals_solver import Triple
from .vat_rows import TOLERANCE, RateRow, distinct, sums


def vat_breakdown(
    triple: Triple | None,
    groups: list[list[RateRow]],
    drafts: Mapping[str, Draft],
    found: Candidates,
    sheet: Sheet,
    languages: Sequence[str],
) -> list[VatRow]:
    """The rows by rate as printed; of one rate made of the totals ``triple``; none where the rate is not told."""
    group = triple.group if triple is not None else None
    if group is None or not distinct(group):
        summaries = [g for g in groups if distinct(g)]
        gross = drafts.get("total_gross")
        if gross is not None:
            matching = [g for g in summaries if abs(sums(g)[2] - Decimal(gross.value)) <= TOLERANCE]
            group = matching[-1] if matching else None
    if group is not None and distinct(group):
        return [_row_out(row) for row in group]
    if triple is not None and triple.tax.candidate.money == 0:
        return _untaxed_row(triple, sheet, found, languages)
    if triple is not None and triple.rate is not None and _rate_is_printed(triple.rate, found):
        net, tax, whole = (m.candidate for m in (triple.net, triple.tax, triple.gross))
        return [
            VatRow(
                rate=_rate_text(triple.rate),
                net=net.text,
                tax=tax.text,
                gross=whole.text,
                category="S",
                page=tax.page,
                box=_rounded(tax),
            )
        ]
    return []


def _untaxed_row(
    triple: Triple, sheet: Sheet, found: Candidates, languages: Sequence[str]
) -> list[VatRow]:
    """The one row of an invoice without tax, where the reason is printed: "0%", "reverse charge"."""
    text = fold(sheet.text)
    words = {
        category
        for language in languages
        for word, category in label_set(language).exempt.items()
        if len(word) > 4 and word in text
    }
    category = min(words) if words else "Z" if _rate_is_printed(Decimal(0), found) else None
    if category is None:
        return []
    net, tax, whole = (m.candidate for m in (triple.net, triple.tax, triple.gross))
    return [VatRow("0", net.text, tax.text, whole.text, category, tax.page, _rounded(tax))]


def _rate_is_printed(rate: Decimal, found: Candidates) -> bool:
    return any(percent.rate == rate for percent in found.percents)


def _row_out(row: RateRow) -> VatRow:
    return VatRow(
        rate=_rate_text(row.rate),
        net=to_text(row.net_value),
        tax=to_text(row.tax_value),
        gross=to_text(row.gross_value),
        category=row.category,
        page=row.page,
        box=(
            round(row.box[0], 4),
            round(row.box[1], 4),
            round(row.box[2], 4),
            round(row.box[3], 4),
        ),
    )


def _rounded(candidate: Candidate) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (round(side, 4) for side in candidate.box)
    return (x0, y0, x1, y1)


def _rate_text(rate: Decimal) -> str:
    text = f"{rate:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
