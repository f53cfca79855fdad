"""What is booked: courses and examinations for so many persons, machines and cars for so many days."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from . import companies
from .model import Line

BY_PERSON = {"IE", "E48"}
"""Units of what is charged for each person."""
BY_DAY = "DAY"


def booked(rng: random.Random, lines: Iterable[Line], country: str) -> tuple[Line, ...]:
    """``lines`` with one number of persons, who are named in the group of what is theirs, and one of days.

    Only rent has a discount: nothing is taken off transport and fuel.
    """
    persons, days = rng.choice((1, 1, 2, 2, 3, 4, 5)), rng.choice((1, 2, 3, 5, 7, 10, 14, 21, 28))
    firsts, lasts = companies.OWNERS.get(country, companies.OWNERS["PL"])
    named = zip(rng.sample(firsts, persons), rng.sample(lasts, persons), strict=True)
    names = ", ".join(f"{first} {last}" for first, last in named)
    made = []
    for line in lines:
        if line.unit_code in BY_PERSON:
            line = replace(line, quantity=Decimal(persons), group=names)
        elif line.unit_code == BY_DAY:
            line = replace(line, quantity=Decimal(days))
        elif line.list_price is not None:
            line = replace(line, net_price=line.list_price, list_price=None, discount=Decimal(0))
        made.append(line)
    return tuple(made)
