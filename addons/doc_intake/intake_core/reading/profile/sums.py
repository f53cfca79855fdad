"""Totals after a profile had its say: it may not break a sum that holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ..money.vat_rows import RATES, TOLERANCE, tax_of
from ..result import Field, Reading, VatRow
from .facts import Profile
from .spots import Spots
from .witness import with_witness

_TOTALS: Final = ("total_net", "total_tax", "total_gross")
_SUM_CODES: Final = frozenset({"net_plus_tax", "rate", "of_total", "vat_rows", "line_sum", "words", "amount_due"})


def recheck_totals(
    reading: Reading, fields: dict[str, Field], profile: Profile
) -> tuple[dict[str, Field], list[VatRow], bool]:
    """(fields, VAT rows, whether net and tax make the gross amount now).

    Totals that the profile changed are put back where they do not add up.
    """
    generic = reading.fields
    rows = reading.vat_breakdown
    changed = [name for name in (*_TOTALS, "amount_due") if _value(fields, name) != _value(generic, name)]
    if not changed:
        return fields, rows, _adds_up(fields)
    result = _best_totals(generic, fields)
    if not _is_explained(result, reading.spots):
        _put_back("amount_due", generic, result)
    if not any(_value(result, name) != _value(generic, name) for name in _TOTALS):
        return result, rows, _adds_up(result)
    for name in _TOTALS:
        # What another sum said about another amount counts no more.
        if name in result and _value(result, name) == _value(generic, name):
            kept = tuple(code for code in result[name].witnesses if code not in _SUM_CODES - {"words"})
            result[name] = replace(result[name], witnesses=kept)
    due = result.get("amount_due")
    if due is not None and "same_as_gross" in due.witnesses and "total_gross" in result:
        result["amount_due"] = replace(due, value=result["total_gross"].value)
    if not _adds_up(result):
        return result, _fitting(rows, result), False
    for name in _TOTALS:
        if Decimal(result["total_tax"].value):
            result[name] = with_witness(result[name], "net_plus_tax")
    rows = _fitting(rows, result) or _one_row(result, reading.spots, profile)
    if rows:
        for name in _TOTALS:
            result[name] = with_witness(result[name], "rate" if len(rows) == 1 else "vat_rows")
    return result, rows, True


def _best_totals(generic: Mapping[str, Field], fields: dict[str, Field]) -> dict[str, Field]:
    """All changes, or one of them, or none: whatever adds up, else whatever was not known before."""
    everything = dict(fields)
    if _adds_up(everything):
        return everything
    for keep in _TOTALS:
        single = dict(fields)
        for name in _TOTALS:
            if name != keep:
                _put_back(name, generic, single)
        if _adds_up(single):
            return single
    if _adds_up(generic) or len([name for name in _TOTALS if name in everything]) == 3:
        for name in _TOTALS:
            _put_back(name, generic, everything)
    return everything


def _is_explained(fields: Mapping[str, Field], spots: Spots) -> bool:
    """Whether the amount due is the gross amount, or less by another amount that is printed."""
    if "amount_due" not in fields or "total_gross" not in fields:
        return True
    due, gross = (abs(Decimal(fields[name].value)) for name in ("amount_due", "total_gross"))
    return due == gross or any(abs(Decimal(spot.value)) == abs(gross - due) for spot in spots.of("amount"))


def _put_back(name: str, generic: Mapping[str, Field], fields: dict[str, Field]) -> None:
    if _value(fields, name) == _value(generic, name):
        return
    if name in generic:
        fields[name] = generic[name]
    else:
        fields.pop(name, None)


def _value(fields: Mapping[str, Field], name: str) -> str | None:
    return fields[name].value if name in fields else None


def _adds_up(fields: Mapping[str, Field]) -> bool:
    if not all(name in fields for name in _TOTALS):
        return False
    net, tax, gross = (Decimal(fields[name].value) for name in _TOTALS)
    return abs(net + tax - gross) <= TOLERANCE


def _fitting(rows: Sequence[VatRow], fields: Mapping[str, Field]) -> list[VatRow]:
    """``rows`` when they are those of this gross amount."""
    gross = sum((Decimal(row.gross) for row in rows if row.gross is not None), Decimal(0))
    fits = "total_gross" in fields and abs(gross - Decimal(fields["total_gross"].value)) <= TOLERANCE
    return list(rows) if fits else []


def _one_row(fields: Mapping[str, Field], spots: Spots, profile: Profile) -> list[VatRow]:
    """The VAT row of a document with one rate, which is printed or known of the supplier."""
    net, tax, gross = (fields[name] for name in _TOTALS)
    printed = {Decimal(spot.value) for spot in spots.of("rate")} & RATES
    usual = {Decimal(rate) for rate in profile.values("vat_rate")}
    for rate in sorted(printed & usual or printed, reverse=True):
        if rate and abs(tax_of(Decimal(net.value), rate) - Decimal(tax.value)) <= TOLERANCE:
            text = f"{rate.normalize():f}"
            return [VatRow(text, net.value, tax.value, gross.value, "S", tax.page, tax.box)]
    return []
