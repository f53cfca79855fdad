"""What a builder invoices as the work goes on: VAT that the customer owes, and what is kept back until the end."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from .catalogue_words import BUILDING_REVERSE_CHARGE
from .model import ZERO, Invoice, Line, Tax, money

BEFORE_VAT = {"GB"}
"""Countries whose builders leave what is kept back out of the invoice, so that no VAT is charged on it yet."""


def staged(rng: random.Random, lines: Iterable[Line], country: str) -> tuple[Line, ...]:
    """``lines`` as they are, or all of them with the VAT owed by the customer, where the country knows that."""
    reason = BUILDING_REVERSE_CHARGE.get(country)
    if reason is None or rng.random() < 0.45:
        return tuple(lines)
    return tuple(replace(line, tax=Tax("AE", Decimal(0), reason)) for line in lines)


def retained(rng: random.Random, made: Invoice) -> Decimal:
    """What the customer keeps of the gross amount until the warranty is over; often nothing."""
    if made.seller.country in BEFORE_VAT or rng.random() < 0.35:
        return ZERO
    return money(made.total_gross * rng.choice((Decimal("0.05"), Decimal("0.05"), Decimal("0.1"), Decimal("0.03"))))
