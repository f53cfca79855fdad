"""What a distributor of software charges: subscriptions by seat for a period, some of them for a part of it."""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from .catalogue_words import ITEMS, REVERSE_CHARGE
from .credits import priced
from .invent import EXCHANGE, Supplier, party
from .model import Exchange, Line, Party, Tax, money


def subscribed(
    rng: random.Random, language: str, seller: Supplier, count: int | None, until: date
) -> tuple[Line, ...]:
    """The lines of the month of ``until`` or of the year from it on; ``count`` of them where it is given.

    The day of a line is the first of its period, its group ``<customer>|<order>|<serial>|<last day>|<days>``, the days
    as ``17/30`` where only a part of the month is charged.
    """
    customers = rng.choice((1, 1, 2, 3))
    yearly = rng.random() < 0.35
    made: list[Line] = []
    for customer in range(customers):
        order = f"{rng.choice(('SO', 'Q', 'O-', '45'))}{rng.randint(100_000, 999_999)}"
        for item in rng.sample(ITEMS["licences"], rng.choice((1, 2, 2, 3, 5))):
            line = priced(rng, language, seller, item)
            serial = f"{rng.randint(0x1000, 0xFFFF):X}-{rng.randint(0x1000, 0xFFFF):X}-{rng.randint(0x1000, 0xFFFF):X}"
            code = f"{rng.choice(('CSP', 'NCE', 'SUB', 'LIC'))}-{rng.randint(10, 99)}{rng.choice('ABKTX')}"
            line = replace(line, code=f"{code}{rng.randint(100, 999)}-{'12' if yearly else '1'}M")
            made.append(_period(rng, line, f"{customer}|{order}|{serial}", until, yearly))
    if rng.random() < 0.3:
        made.append(priced(rng, language, seller, rng.choice(ITEMS["licences extra"])))
    return tuple(made[:count])


def _period(rng: random.Random, line: Line, group: str, until: date, yearly: bool) -> Line:
    """``line`` for a month, for a part of one or for a year."""
    last = calendar.monthrange(until.year, until.month)[1]
    if yearly:
        end = until.replace(year=until.year + 1, day=min(until.day, 28)) - timedelta(days=1)
        return replace(line, net_price=line.net_price * 12, day=until, group=f"{group}|{end.isoformat()}|")
    start, end = until.replace(day=1), until.replace(day=last)
    if rng.random() < 0.3:
        start = until.replace(day=rng.randint(4, last - 3))
        days = last - start.day + 1
        part = max(Decimal("0.01"), money(line.net_price * days / last))
        return replace(line, net_price=part, day=start, group=f"{group}|{end.isoformat()}|{days}/{last}")
    return replace(line, day=start, group=f"{group}|{end.isoformat()}|")


def for_customers(
    rng: random.Random, lines: Iterable[Line], language: str, seller: Supplier, buyer: Party
) -> tuple[Line, ...]:
    """``lines`` with the names of the customers of ``buyer``; without VAT where it is in another country."""
    abroad = Tax("AE", Decimal(0), REVERSE_CHARGE[language])
    word = None if buyer.country == "PL" else ""
    names: dict[str, str] = {}
    made = []
    for line in lines:
        if line.group:
            number, rest = line.group.split("|", 1)
            while number not in names:
                name = party(rng, buyer.country, trade_name=word).name
                if name not in {buyer.name, seller.party.name}:
                    names[number] = name
            line = replace(line, group=f"{names[number]}|{rest}")
        if buyer.country != seller.party.country:
            line = replace(line, tax=abroad)
        made.append(line)
    return tuple(made)


def exchange(rng: random.Random, seller: Supplier, sold: date) -> Exchange | None:
    """The rate of the working day before ``sold`` that VAT is counted by in the seller's country."""
    home = {"PL": "PLN", "GB": "GBP"}.get(seller.party.country, "EUR")
    if seller.currency == home:
        return None
    rate = EXCHANGE[seller.currency] / EXCHANGE[home] * Decimal(rng.uniform(0.98, 1.02))
    day = sold - timedelta(days=1)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    table = f"{day.timetuple().tm_yday * 5 // 7:03d}/A/NBP/{day.year}"
    return Exchange(home, rate.quantize(Decimal("0.0001")), day, table)
