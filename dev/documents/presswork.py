"""What a print shop or a maker of packaging charges: print runs by the thousand, set-up, delivery, a discount."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from .catalogue_words import ITEMS, Item
from .credits import less, price_of, priced, tax_of, word
from .invent import Supplier
from .model import ZERO, Line, Tax, money

RUNS = (Decimal("0.25"), Decimal("0.5"), Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10), Decimal(20),
        Decimal(50), Decimal(100))  # fmt: skip
"""Usual numbers of copies, in thousands."""
DISCOUNTS: Mapping[str, Sequence[str]] = {
    "pl": ("Rabat {0}% od sumy", "Upust handlowy {0}%", "Rabat stałego klienta {0}%"),
    "en": ("Trade discount {0}%", "Less {0}% discount", "Contract discount {0}%"),
    "de": ("abzgl. {0} % Rabatt", "Kundenrabatt {0} %", "Nachlass {0} % auf Warenwert"),
    "lv": ("Atlaide {0}% no summas", "Pastāvīgā klienta atlaide {0}%", "Atlaide {0}%"),
}
DISCOUNT = "sum"
"""The group of the lines that take something off the sum."""


def printed(rng: random.Random, language: str, seller: Supplier, count: int | None, until: date) -> tuple[Line, ...]:
    """The lines of some orders, the first ``count`` of them where it is given.

    The group of a print run is ``<order>|<proof>|<copies ordered>``. Copies are in thousands, or in pieces with the
    price of one, a thousandth of the price that such printers know.
    """
    goods, extras = ITEMS[seller.trade], ITEMS[f"{seller.trade} extra"]
    by_piece = rng.random() < 0.5
    exact = rng.random() < 0.35
    order = rng.randint(1000, 89000)
    made = []
    for _ in range(rng.choice((1, 1, 2, 2, 3, 4, 6, 9))):
        order += rng.randint(1, 40)
        made.append(_run(rng, language, seller, rng.choice(goods), order, by_piece, exact))
    made += [priced(rng, language, seller, item) for item in extras if rng.random() < 0.6]
    made = made[:count]
    if rng.random() < 0.55 and (count is None or len(made) < count):
        made += _discounts(rng, language, made)
    return tuple(made)


def _run(
    rng: random.Random, language: str, seller: Supplier, item: Item, order: int, by_piece: bool, exact: bool
) -> Line:
    """One order: as many copies as ordered, or some more or fewer, as in this trade."""
    usual = [run for run in RUNS if item.most / 20 <= run <= item.most] or [Decimal(1)]
    ordered = rng.choice(usual)
    made = ordered if exact else ordered * (1000 + rng.randint(-40, 60)) / 1000
    pieces = int(made * 1000)
    thousand = money(price_of(rng, seller, item) * Decimal(1 + 0.2 / float(ordered)))
    group = f"{order}|{rng.randint(10, 99)}-{rng.randint(100, 999)}|{int(ordered * 1000)}"
    name, tax = item.names[language], tax_of(item, seller.party.country)
    if by_piece:
        return Line(name, Decimal(pieces), word("piece", language), "H87", thousand / 1000, tax, group=group)
    return Line(name, Decimal(pieces) / 1000, word("thousand", language), "MIL", thousand, tax, group=group)


def _discounts(rng: random.Random, language: str, lines: Sequence[Line]) -> list[Line]:
    """One percentage off the sum, a line for each rate of VAT."""
    percent = rng.choice((2, 3, 5, 7, 10))
    name = rng.choice(DISCOUNTS[language]).format(percent)
    sums: dict[Tax, Decimal] = {}
    for line in lines:
        sums[line.tax] = sums.get(line.tax, ZERO) + line.net
    made = []
    for tax, net in sums.items():
        rate = f" (VAT {tax.rate.normalize():f}%)" if len(sums) > 1 else ""
        made.append(less(f"{name}{rate}", money(net * percent / 100), tax, group=DISCOUNT))
    return [line for line in made if line.net_price]
