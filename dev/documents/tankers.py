"""What a supplier of heating oil, diesel or gas charges: litres at 15 degrees by delivery, and what comes beside."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from .catalogue_words import ITEMS
from .credits import priced, word
from .invent import EXCHANGE, Supplier
from .model import Line, Tax

SMALL = 2300
"""Litres up to which oil is for a household in Great Britain."""


def delivered(
    rng: random.Random, language: str, seller: Supplier, count: int | None, until: date
) -> tuple[Line, ...]:
    """The deliveries up to ``until``, then what is charged beside them; ``count`` lines where it is given.

    The group of a delivery is ``<ticket>|<tank>``.
    """
    goods = ITEMS[seller.trade]
    drops = rng.choice((1, 1, 1, 2, 3) if seller.trade != "bulk diesel" else (1, 1, 2, 3, 5))
    cubic = language in {"pl", "lv"} and rng.random() < 0.3
    chosen = [rng.choice(goods)] if rng.random() < 0.8 else list(goods)
    apart = rng.randint(2, 6)
    made: list[Line] = []
    for drop in range(drops):
        item = chosen[drop % len(chosen)]
        price = (Decimal(rng.uniform(item.low, item.high)) / EXCHANGE[seller.currency]).quantize(Decimal("0.0001"))
        size = Decimal(rng.randint(item.most // 8, item.most))
        line = replace(priced(rng, language, seller, item, size), net_price=price)
        if seller.trade == "heating oil" and seller.party.country == "GB" and size <= SMALL:
            line = replace(line, tax=Tax("S", Decimal(5)))
        day = until - timedelta(days=(drops - 1 - drop) * apart)
        group = f"{rng.randint(10_000, 99_999)}|{rng.randint(1, 4)}"
        line = replace(line, day=day, group=group)
        made.append(_cubic(line, language) if cubic else line)
    made += [priced(rng, language, seller, item) for item in ITEMS[f"{seller.trade} extra"] if rng.random() < 0.55]
    return tuple(made[:count])


def _cubic(line: Line, language: str) -> Line:
    """``line`` in cubic metres, at the price of one."""
    price = line.net_price * 1000
    return replace(line, quantity=line.quantity / 1000, unit=word("m3", language), unit_code="MTQ",
                   net_price=price.quantize(Decimal("0.01")))  # fmt: skip


def litres(line: Line) -> Decimal:
    """The litres of a delivery, however they are counted."""
    return line.quantity * 1000 if line.unit_code == "MTQ" else line.quantity
