"""VAT rows of an invoice that prints only the tax by rate: their net is the sum of the lines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..candidates import Candidate, Candidates
from ..draft import Draft
from ..layout.page import union
from ..result import InvoiceLine, VatRow
from ..values.amounts import to_text
from .vat_rows import CENT, TOLERANCE, tax_of


def rows_from_lines(
    lines: Sequence[InvoiceLine], found: Candidates, drafts: dict[str, Draft]
) -> list[VatRow]:
    """One row a rate, or none when a line has no rate or a rate's tax is not printed. Fills in
    ``total_tax`` where it is printed by rate only and leads from net to gross.
    """
    nets: dict[Decimal, Decimal] = {}
    counts: dict[Decimal, int] = {}
    for line in lines:
        if line.rate is None or line.net is None:
            return []
        rate = Decimal(line.rate)
        nets[rate] = nets.get(rate, Decimal(0)) + Decimal(line.net)
        counts[rate] = counts.get(rate, 0) + 1
    taxes = {rate: _printed_tax(rate, net, counts[rate], found) for rate, net in nets.items()}
    printed = [tax for tax in taxes.values() if tax is not None]
    if not printed or len(printed) < len(taxes):
        return _of_one_rate(list(nets), drafts)
    _total_tax(printed, drafts)
    rows = []
    for rate, tax in taxes.items():
        if tax is not None:
            x0, y0, x1, y1 = (round(side, 4) for side in tax.box)
            net, gross = nets[rate], nets[rate] + tax.money
            rows.append(
                VatRow(
                    f"{rate.normalize():f}",
                    to_text(net),
                    tax.text,
                    to_text(gross),
                    "S" if rate else "Z",
                    tax.page,
                    (x0, y0, x1, y1),
                )
            )
    return rows


def _of_one_rate(rates: Sequence[Decimal], drafts: dict[str, Draft]) -> list[VatRow]:
    """The row of an invoice all of whose lines have one rate: its totals."""
    values = [drafts.get(name) for name in ("total_net", "total_tax", "total_gross")]
    if len(rates) != 1 or not rates[0] or any(draft is None for draft in values):
        return []
    net, tax, gross = (Decimal(draft.value) for draft in values if draft is not None)
    if abs(tax_of(net, rates[0]) - tax) > TOLERANCE or net + tax != gross:
        return []
    return [
        VatRow(f"{rates[0].normalize():f}", to_text(net), to_text(tax), to_text(gross), "S")
    ]


def _printed_tax(rate: Decimal, net: Decimal, lines: int, found: Candidates) -> Candidate | None:
    """The amount beside the rate that is its share of ``net``; lines are rounded one by one."""
    slack = TOLERANCE + CENT * (lines // 2)
    rows = [percent.row for percent in found.percents if percent.rate == rate]
    return next(
        (
            candidate
            for candidate in found.amounts
            if candidate.row in rows and abs(candidate.money - tax_of(net, rate)) <= slack
        ),
        None,
    )


def _total_tax(taxes: Sequence[Candidate], drafts: dict[str, Draft]) -> None:
    net, gross = drafts.get("total_net"), drafts.get("total_gross")
    total = sum((tax.money for tax in taxes), Decimal(0))
    if "total_tax" in drafts or net is None or gross is None:
        return
    if Decimal(net.value) + total != Decimal(gross.value):
        return
    recognition = min(tax.recognition for tax in taxes)
    box = union(tax.box for tax in taxes)
    drafts["total_tax"] = Draft(
        to_text(total), ["vat_rows", "net_plus_tax"], taxes[0].page, box, recognition
    )
    net.add("net_plus_tax")
    gross.add("net_plus_tax")
