"""What an app for rides and meals charges: rides or orders, each with its number, and what is added to them."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from . import companies
from .catalogue_words import ITEMS, Item
from .invent import EXCHANGE, Supplier
from .model import ZERO, Line, Tax, money

MEALS = "eats"
"""The trade that delivers meals; the others drive people."""
PROMOTIONS: Mapping[str, tuple[str, ...]] = {
    "pl": ("Promocja w aplikacji", "Kod promocyjny JEDZIEMY"),
    "en": ("In-app promotion", "Promo code LETSGO"),
    "de": ("Aktionsrabatt in der App", "Aktionscode LOSGEHTS"),
    "lv": ("Akcija lietotnē", "Akcijas kods BRAUCAM"),
}


def ordered(
    rng: random.Random, language: str, seller: Supplier, count: int | None, until: date
) -> tuple[Line, ...]:
    """The lines of some rides or orders up to ``until``, prices with VAT; ``count`` lines where it is given.

    The group of a line is the number of its ride or order, its day the day of it.
    """
    meals = seller.trade == MEALS
    goods, extras = ITEMS[seller.trade], ITEMS[f"{seller.trade} extra"]
    many = rng.choice((1, 1, 1, 2, 4) if meals else (1, 1, 1, 4, 7, 12, 20)) if count is None else count
    made: list[Line] = []
    for index in range(many):
        day = until - timedelta(days=(many - 1 - index) * 27 // max(1, many))
        number = f"{rng.choice('ABCDEFGHKM')}{rng.randint(10**7, 10**8 - 1)}"
        chosen = rng.sample(goods, rng.randint(1, 4)) if meals else [rng.choice(goods)]
        chosen += [item for item in extras if rng.random() < (0.6 if meals else 0.25)]
        made += [_line(rng, language, seller, item, number, day) for item in chosen]
    made = made[:count]
    if many == 1 and rng.random() < 0.2:
        made += _promotion(rng, language, made)
    return tuple(made)


def _line(rng: random.Random, language: str, seller: Supplier, item: Item, number: str, day: date) -> Line:
    rate = Decimal(companies.RATES[seller.party.country][item.vat])
    price = Decimal(rng.uniform(item.low, item.high)) / EXCHANGE[seller.currency] * (100 + rate) / 100
    step = Decimal("0.1") if seller.trade == MEALS else Decimal("0.01")
    gross = money((price / step).to_integral_value() * step)
    net = money(gross * 100 / (100 + rate))
    quantity = Decimal(rng.randint(1, item.most))
    name, tax = item.names[language], Tax("S", rate)
    return Line(name, quantity, "", "C62", net, tax, gross_price=gross, group=number, day=day)


def _promotion(rng: random.Random, language: str, lines: list[Line]) -> list[Line]:
    """What is taken off the first of ``lines``, where it is worth so much."""
    first = lines[0]
    same = sum((line.gross for line in lines if line.tax == first.tax), ZERO)
    worth = [Decimal(value) for value in (2, 5, 10) if value < same / 3]
    if not worth:
        return []
    less = -money(rng.choice(worth))
    net = money(less * 100 / (100 + first.tax.rate))
    name = rng.choice(PROMOTIONS[language])
    return [Line(name, Decimal(1), "", "C62", net, first.tax, gross_price=less, group=first.group, day=first.day)]
