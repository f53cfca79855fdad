"""What an agency charges for its workers: hours by worker and week, or by rate, and surcharges on some of them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from . import catalogue, companies
from .catalogue_words import ITEMS, UNIT_WORDS, Item
from .invent import EXCHANGE, Supplier
from .model import Line, Tax, money

SURCHARGES: Mapping[str, tuple[tuple[str, int], ...]] = {
    "pl": (("nadgodziny 50%", 50), ("nadgodziny 100%", 100), ("dodatek nocny 20%", 20)),
    "en": (("overtime at 1.5", 50), ("Sunday at double time", 100), ("night shift +25%", 25)),
    "de": (("Mehrarbeit 25 %", 25), ("Nachtzuschlag 25 %", 25), ("Sonntagszuschlag 50 %", 50), ("Samstag 25 %", 25)),
    "lv": (("virsstundas 100%", 100), ("nakts darbs 50%", 50), ("darbs svētku dienā 100%", 100)),
}
"""Language -> what an hour of a special kind is called, and how many percent it costs more."""
PLACES: Mapping[str, tuple[str, ...]] = {
    "pl": ("Magazyn", "Produkcja", "Pakowanie", "Hala B", "Wysyłka"),
    "en": ("Warehouse", "Production", "Packing", "Hall B", "Dispatch"),
    "de": ("Lager", "Produktion", "Verpackung", "Halle B", "Versand"),
    "lv": ("Noliktava", "Ražošana", "Fasēšana", "B cehs", "Ekspedīcija"),
}
"""Names of cost centres."""
LEVELS: Mapping[str, Decimal] = {"PL": Decimal(1), "LV": Decimal("1.2"), "GB": Decimal("1.8"), "DE": Decimal("2.3")}
"""Country -> how much dearer an hour is there than in Poland."""


def worked(
    rng: random.Random, language: str, seller: Supplier, count: int | None, until: date
) -> tuple[Line, ...]:
    """The lines of the weeks up to ``until``, by cost centre; ``count`` of them where it is given.

    The group of a line is ``<cost centre>|<order>``. A line of a worker has the last day of its week, one of a rate
    for all workers has no day.
    """
    by_rate = rng.random() < 0.35
    sunday = until - timedelta(days=(until.weekday() + 1) % 7)
    weeks = rng.choice((1, 2, 4, 4, 5))
    added = rng.random() < 0.4
    rates = [(item, _price(rng, seller, item)) for item in ITEMS["staffing"]]
    made: list[Line] = []
    for _centre in range(count or rng.choice((1, 1, 2, 3))):
        group = f"{rng.randint(100, 999)}0 {rng.choice(PLACES[language])}|{rng.randint(450000, 459999)}"
        days = [None] if by_rate else [sunday - timedelta(days=7 * back) for back in range(weeks - 1, -1, -1)]
        for who in _teams(rng, seller.party.country, by_rate):
            item, price = rng.choice(rates)
            for day in days:
                made += _week(rng, language, seller, item, price, who, group, day, added)
    made += _beside(rng, language, seller, made[-1].group)
    return tuple(_merged(made) if by_rate else made)[:count]


def _price(rng: random.Random, seller: Supplier, item: Item) -> Decimal:
    level = LEVELS[seller.party.country]
    return money(Decimal(rng.uniform(item.low, item.high)) * level / EXCHANGE[seller.currency])


def _teams(rng: random.Random, country: str, by_rate: bool) -> list[str]:
    """Names of workers, or as many empty ones as there are rates."""
    firsts, lasts = companies.OWNERS[country]
    if by_rate:
        return [""] * rng.choice((2, 3))
    count = rng.choice((1, 2, 3, 4))
    named = zip(rng.sample(firsts, count), rng.sample(lasts, count), strict=True)
    return [f"{last} {first}" for first, last in named]


def _week(
    rng: random.Random, language: str, seller: Supplier, item: Item, price: Decimal, who: str, group: str,
    day: date | None, added: bool,
) -> list[Line]:  # fmt: skip
    """The hours of one worker and week, or of all workers at one rate: first the plain ones, then special ones."""
    times = 1 if day else rng.randint(4, 14)
    hours = Decimal(rng.choice((24, 32, 36, 38, 40, 40)) * times) + Decimal(rng.choice(("0", "0", "0.5", "0.25")))
    unit = catalogue.UNITS["hour"]
    word = ({"pl": unit[0], "en": unit[1]} | dict(UNIT_WORDS["hour"]))[language]
    tax = Tax("S", Decimal(companies.RATES[seller.party.country][item.vat]))
    job = item.names[language]
    name = f"{who}, {job}" if who else job[0].upper() + job[1:]
    made = [Line(name, hours, word, unit[2], price, tax, group=group, day=day)]
    if rng.random() < (0.3 if day else 0.7):
        what, percent = rng.choice(SURCHARGES[language])
        dearer = money(price * (percent if added else 100 + percent) / 100)
        some = Decimal(rng.choice(("2", "3.5", "4", "6", "7.75", "8"))) * times
        made.append(replace(made[0], name=f"{name}, {what}", quantity=some, net_price=dearer))
    return made


def _merged(lines: Sequence[Line]) -> list[Line]:
    """``lines`` with the hours of one name, cost centre and price in one line."""
    sums: dict[tuple[str, str, Decimal], Line] = {}
    for line in lines:
        key = (line.name, line.group, line.net_price)
        sums[key] = replace(line, quantity=line.quantity + sums[key].quantity) if key in sums else line
    return list(sums.values())


def _beside(rng: random.Random, language: str, seller: Supplier, group: str) -> list[Line]:
    """What is passed on beside the hours, by the piece."""
    unit = catalogue.UNITS["piece"]
    word = ({"pl": unit[0], "en": unit[1]} | dict(UNIT_WORDS["piece"]))[language]
    made = []
    for item in ITEMS["staffing extra"]:
        if rng.random() < 0.2:
            tax = Tax("S", Decimal(companies.RATES[seller.party.country][item.vat]))
            quantity = Decimal(rng.randint(1, item.most))
            price = _price(rng, seller, item)
            made.append(Line(item.names[language], quantity, word, unit[2], price, tax, group=group))
    return made
