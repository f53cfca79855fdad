"""What a laundry charges for a month: clothes by garment or wearer, mats or linen, losses and surcharges."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from .catalogue_words import ITEMS
from .companies import OWNERS
from .credits import priced, word
from .invent import Supplier
from .model import ZERO, Line, money

ENERGY: Mapping[str, tuple[str, ...]] = {
    "pl": ("Dopłata energetyczna {0}%", "Dodatek energetyczno-paliwowy {0}%"),
    "en": ("Energy surcharge {0}%", "Fuel and energy supplement {0}%"),
    "de": ("Energiekostenzuschlag {0} %", "Energiezuschlag {0} %"),
    "lv": ("Energoresursu piemaksa {0}%", "Piemaksa par energoresursiem {0}%"),
}
MINIMUM: Mapping[str, tuple[str, ...]] = {
    "pl": ("Wyrównanie do minimum miesięcznego {0}", "Dopłata do opłaty minimalnej {0}"),
    "en": ("Minimum charge adjustment to {0}", "Top-up to minimum invoice value {0}"),
    "de": ("Differenz zum Mindestumsatz {0}", "Auffüllung auf Mindestberechnung {0}"),
    "lv": ("Piemaksa līdz minimālajai maksai {0}", "Minimālās maksas starpība līdz {0}"),
}


def rented(rng: random.Random, language: str, seller: Supplier, count: int | None, until: date) -> tuple[Line, ...]:
    """The lines of the month that ends with ``until``; ``count`` of them where it is given.

    A line of one delivery has its day, and the number of the delivery note as its group; of a wearer, the group is
    the wearer's number and name.
    """
    kind = rng.choice(("garments", "garments", "wearers", "wearers", "mats", "linen"))
    days = _deliveries(rng, until)
    if kind == "wearers":
        made = _wearers(rng, language, seller, len(days))
    else:
        trade = {"garments": "laundry", "mats": "laundry mat", "linen": "laundry linen"}[kind]
        made = _pieces(rng, language, seller, trade, days)
    for extra, share in (("laundry loss", 0.35), ("laundry fee", 0.4)):
        made += [priced(rng, language, seller, item) for item in ITEMS[extra] if rng.random() < share]
    made = made[:count]
    so_far = sum((line.net for line in made), ZERO)
    if count is None or len(made) < count:
        made += _surcharges(rng, language, made[0], so_far)
    return tuple(made[:count])


def _deliveries(rng: random.Random, until: date) -> list[date]:
    """One day of each week of the month, or of every other week."""
    first = until.replace(day=rng.randint(1, 7))
    first += timedelta(days=max(0, 7 - first.weekday()) if first.weekday() > 4 else 0)
    step = rng.choice((7, 7, 7, 14))
    return [first + timedelta(days=back) for back in range(0, 31, step) if first + timedelta(days=back) <= until]


def _pieces(
    rng: random.Random, language: str, seller: Supplier, trade: str, days: list[date]
) -> list[Line]:
    """Pieces of some kinds: a line for each delivery, or one for the whole month."""
    daily = rng.random() < 0.4
    many = min(len(ITEMS[trade]), rng.choice((2, 3, 4, 5)))
    kinds = [priced(rng, language, seller, item) for item in rng.sample(ITEMS[trade], many)]
    kinds = [replace(line, code=f"{rng.randint(1000, 9899)}") for line in kinds]
    if not daily:
        return [replace(line, quantity=line.quantity * len(days)) for line in kinds]
    made = []
    for day in days:
        note = str(rng.randint(100_000, 899_999))
        for line in kinds:
            pieces = max(1, int(line.quantity) + rng.randint(-2, 2)) if trade == "laundry linen" else line.quantity
            made.append(replace(line, quantity=Decimal(pieces), day=day, group=note))
    return made


def _wearers(rng: random.Random, language: str, seller: Supplier, weeks: int) -> list[Line]:
    """Wearers with the pieces that each of them has, for as many weeks."""
    firsts, lasts = OWNERS[seller.party.country]
    count = rng.choice((2, 3, 5, 5))
    kinds = [
        replace(priced(rng, language, seller, item), code=f"{rng.randint(1000, 9899)}")
        for item in rng.sample(ITEMS["laundry"][:6], 3)
    ]
    names = zip(rng.sample(lasts, count), rng.sample(firsts, count), strict=True)
    number = rng.randint(1, 40)
    made = []
    for last, first in names:
        number += rng.randint(1, 9)
        for line in kinds[: rng.choice((1, 2, 2, 3))]:
            pieces = Decimal(rng.choice((1, 2, 2, 3)) * weeks)
            made.append(replace(line, quantity=pieces, group=f"{number:03d} {last} {first}"))
    return made


def _surcharges(rng: random.Random, language: str, like: Line, so_far: Decimal) -> list[Line]:
    """What makes a small invoice bigger, and a share of everything for energy; taxed ``like`` the other lines."""
    made = []
    once = replace(like, quantity=Decimal(1), unit=word("service", language), unit_code="C62", code="", group="",
                   day=None)  # fmt: skip
    least = Decimal(rng.choice((60, 80, 120, 150)))
    if so_far < least and rng.random() < 0.8:
        text = f"{least}.00" if language == "en" else f"{least},00"
        made.append(replace(once, name=rng.choice(MINIMUM[language]).format(text), net_price=least - so_far))
    if rng.random() < 0.6:
        percent = rng.choice(("3.5", "4.9", "6", "7.25", "8.5"))
        text = percent if language == "en" else percent.replace(".", ",")
        price = max(Decimal("0.01"), money(max(so_far, least if made else so_far) * Decimal(percent) / 100))
        made.append(replace(once, name=rng.choice(ENERGY[language]).format(text), net_price=price))
    return made
