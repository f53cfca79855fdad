"""What a waste company charges for a month: containers emptied, tonnes weighed, rental, fees, and scrap it pays for."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from .catalogue_words import ITEMS, Item
from .credits import priced, word
from .invent import Supplier
from .model import ZERO, Line, Tax

SCRAP_REVERSE_CHARGE: Mapping[str, str] = {
    "DE": "Schrott: Steuerschuldnerschaft des Leistungsempfängers nach § 13b Abs. 2 Nr. 7 UStG",
    "LV": "Metāllūžņi: nodokļa apgrieztā maksāšana, PVN likuma 143. pants",
}
"""Country -> why there is no VAT on scrap; elsewhere there is."""
TICKETS = ("{0}", "W-{0}", "KW/{0}", "{0}/26")


def hauled(rng: random.Random, language: str, seller: Supplier, count: int | None, until: date) -> tuple[Line, ...]:
    """The lines of the month that ends with ``until``, the first ``count`` of them where it is given.

    A collection has its day; what was weighed has the number of its ticket as its group.
    """
    kind = rng.choice(("emptied", "emptied", "weighed", "weighed", "both"))
    daily = rng.random() < 0.5
    in_kilograms = rng.random() < 0.3
    ticket = rng.choice(TICKETS)
    made: list[Line] = []
    if kind != "weighed":
        made += _emptied(rng, language, seller, until, daily)
    if kind != "emptied":
        made += _weighed(rng, language, seller, until, ticket)
    made.sort(key=lambda line: line.day or until)
    made += [_rented(rng, language, seller, item, until) for item in ITEMS["waste rental"] if rng.random() < 0.45]
    made += [priced(rng, language, seller, item) for item in ITEMS["waste fee"] if rng.random() < 0.45]
    if rng.random() < 0.6:
        made += _scrap(rng, language, seller, until, ticket, sum((line.net for line in made), ZERO))
    if in_kilograms:
        made = [_kilograms(line, language) for line in made]
    return tuple(made[:count])


def _day(rng: random.Random, until: date) -> date:
    day = until.replace(day=rng.randint(1, until.day))
    return day - timedelta(days=max(0, day.weekday() - 4)) if day.day > 2 else day


def _emptied(rng: random.Random, language: str, seller: Supplier, until: date, daily: bool) -> list[Line]:
    """Containers emptied every week or two: a line for each day, or one for the whole month."""
    made = []
    for item in rng.sample(ITEMS["waste"], rng.choice((1, 2, 2, 3))):
        line = priced(rng, language, seller, item)
        start, step = rng.randint(1, 7), rng.choice((7, 7, 14))
        days = list(range(start, until.day + 1, step))
        if daily:
            made += [replace(line, day=until.replace(day=day)) for day in days]
        else:
            made.append(replace(line, quantity=line.quantity * len(days)))
    return made


def _weighed(rng: random.Random, language: str, seller: Supplier, until: date, ticket: str) -> list[Line]:
    """Skips taken away, each with what was in it by weight."""
    made = []
    haul = priced(rng, language, seller, rng.choice(ITEMS["waste haul"]), Decimal(1))
    kinds = [(item, priced(rng, language, seller, item)) for item in rng.sample(ITEMS["waste tonnes"], 2)]
    for _ in range(rng.choice((1, 1, 2, 3, 4, 6))):
        item, line = rng.choice(kinds)
        day, number = _day(rng, until), ticket.format(rng.randint(1200, 98000))
        made.append(replace(haul, day=day, group=number))
        made.append(replace(line, quantity=_tonnes(rng, item), day=day, group=number))
    return made


def _tonnes(rng: random.Random, item: Item) -> Decimal:
    """A weight as a bridge weighs it: in steps of 20 kilograms."""
    return Decimal(rng.randint(12, max(13, item.most * 50))) * 20 / 1000


def _rented(rng: random.Random, language: str, seller: Supplier, item: Item, until: date) -> Line:
    """A container for all days of the month, some of them or several containers."""
    days = rng.choice((until.day, until.day, until.day, rng.randint(4, until.day)))
    return priced(rng, language, seller, item, Decimal(days * rng.randint(1, item.most)))


def _scrap(
    rng: random.Random, language: str, seller: Supplier, until: date, ticket: str, limit: Decimal
) -> list[Line]:
    """What the customer gets for scrap, where it is worth less than a third of the rest."""
    item = rng.choice(ITEMS["waste scrap"])
    line = priced(rng, language, seller, item)
    weight = Decimal(rng.randint(8, item.most * 60)) * 20 / 1000
    worth = min(weight, (limit / 3 / line.net_price).quantize(Decimal("0.01")))
    if worth < Decimal("0.02"):
        return []
    reason = SCRAP_REVERSE_CHARGE.get(seller.party.country)
    tax = Tax("AE", Decimal(0), reason) if reason and ("17 04" in line.name or "1704" in line.name) else line.tax
    number = ticket.format(rng.randint(1200, 98000))
    return [replace(line, quantity=-worth, tax=tax, day=_day(rng, until), group=number)]


def _kilograms(line: Line, language: str) -> Line:
    """``line`` with its weight in kilograms and the price of one."""
    if line.unit_code != "TNE":
        return line
    price = (line.net_price / 1000).quantize(Decimal("0.001"))
    return replace(line, quantity=line.quantity * 1000, unit=word("kg", language), unit_code="KGM", net_price=price)
