"""Dates after a profile had its say: they must follow each other as they should."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from .. import evidence
from ..result import Field
from .facts import Profile
from .witness import with_witness

# Days before or after the issue date, as for the generic reading.
_RANGE: Final = {"sale_date": (-100, 62), "due_date": (0, 180)}


def recheck_dates(generic: Mapping[str, Field], fields: Mapping[str, Field], profile: Profile) -> dict[str, Field]:
    """``fields`` with dates that the profile changed put back where that broke their order, and
    with the witnesses that dates are for each other.
    """
    result = dict(fields)
    if any(_is_out_of_order(name, result) for name in _RANGE):
        for name in ("issue_date", *_RANGE):
            if name in result and result[name] is not generic.get(name):
                _put_back(name, generic, result)
    for name in _RANGE:
        if name in result and "issue_date" in result:
            changed = any(
                result[item].value != (generic[item].value if item in generic else "") for item in ("issue_date", name)
            )
            if changed and not _is_out_of_order(name, result):
                for item in ("issue_date", name):
                    # A date that was guessed by its place alone is not proven by being the earlier one.
                    if evidence.kinds(result[item].witnesses) != {"weak"}:
                        result[item] = with_witness(result[item], "dates_in_order")
    if {"issue_date", "due_date"} <= set(result):
        days = (_day(result["due_date"]) - _day(result["issue_date"])).days
        if days > 0 and str(days) in profile.values("due_days"):
            result["due_date"] = with_witness(result["due_date"], "profile_value")
    return result


def _put_back(name: str, generic: Mapping[str, Field], result: dict[str, Field]) -> None:
    if name in generic and generic[name].value == result[name].value:
        return
    if name in generic:
        result[name] = generic[name]
    else:
        del result[name]


def _is_out_of_order(name: str, fields: Mapping[str, Field]) -> bool:
    if name not in fields or "issue_date" not in fields:
        return False
    least, most = _RANGE[name]
    return not least <= (_day(fields[name]) - _day(fields["issue_date"])).days <= most


def _day(field: Field) -> dt.date:
    return dt.date.fromisoformat(field.value)
