"""What a hotel charges its guest: the room for each night, what belongs to it every day, and now and then more."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from . import companies
from .catalogue_words import ITEMS, Item
from .invent import EXCHANGE, Supplier
from .model import Line, Tax, money


def postings(
    rng: random.Random, language: str, seller: Supplier, count: int | None, departure: date
) -> tuple[Line, ...]:
    """The lines of one stay by day, prices with VAT; ``count`` of them where it is given.

    Each charge has the day of the night it belongs to, as the night audit posts it.
    """
    room = _line(rng, language, seller, rng.choice(ITEMS[seller.trade]))
    daily = [_line(rng, language, seller, item) for item in ITEMS[f"{seller.trade} daily"] if rng.random() < 0.55]
    nights = rng.choice((1, 1, 2, 2, 3, 4, 5)) if count is None else count
    made: list[tuple[int, Line]] = []
    for night in range(nights):
        extras = [item for item in ITEMS[f"{seller.trade} extra"] if rng.random() < 0.2]
        made += [(night, line) for line in (room, *daily, *(_line(rng, language, seller, item) for item in extras))]
    made = made[:count]
    arrival = departure - timedelta(days=made[-1][0] + 1)
    return tuple(replace(line, day=arrival + timedelta(days=night)) for night, line in made)


def _line(rng: random.Random, language: str, seller: Supplier, item: Item) -> Line:
    """``item`` at a price with VAT that a hotel would print on its list."""
    rate = Decimal(companies.RATES[seller.party.country][item.vat])
    price = Decimal(rng.uniform(item.low, item.high)) / EXCHANGE[seller.currency] * (100 + rate) / 100
    step = Decimal(1) if price > 20 else Decimal("0.5")
    gross = money((price / step).to_integral_value() * step)
    net = money(gross * 100 / (100 + rate))
    return Line(
        item.names[language], Decimal(rng.randint(1, item.most)), "", "C62", net, Tax("S", rate), gross_price=gross
    )
