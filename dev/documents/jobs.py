"""What a workshop charges: the work by the hour or at a fixed price, then the parts."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .model import Line

WORK = {"HUR", "C62"}
"""Units of work."""


def work_first(rng: random.Random, lines: Iterable[Line]) -> tuple[Line, ...]:
    """``lines`` with the work before the parts, in tenths of hours; parts have numbers of more digits."""
    made = []
    for line in sorted(lines, key=lambda line: line.unit_code not in WORK):
        if line.unit_code == "HUR":
            line = replace(line, quantity=line.quantity + Decimal(rng.randint(0, 9)) / 10)
        elif line.unit_code not in WORK:
            line = replace(line, code=f"{rng.randint(100, 999)} {rng.randint(100, 999)} {rng.randint(10, 99)}")
        made.append(line)
    return tuple(made)
