"""Lines of a list of goods with a price of chance, and lines that take something off."""

from __future__ import annotations

import random
from decimal import Decimal

from . import catalogue, companies
from .catalogue_words import UNIT_WORDS, Item
from .invent import EXCHANGE, Supplier
from .model import Line, Tax, money


def word(unit: str, language: str) -> str:
    """The ``unit`` of the catalogue as printed."""
    polish, english, _code = catalogue.UNITS[unit]
    return ({"pl": polish, "en": english} | dict(UNIT_WORDS[unit]))[language]


def tax_of(item: Item, country: str) -> Tax:
    """What is charged on ``item`` in its country."""
    rate = companies.RATES[country][item.vat]
    return Tax("Z", Decimal(0)) if rate == "Z" else Tax("S", Decimal(rate))


def price_of(rng: random.Random, seller: Supplier, item: Item) -> Decimal:
    """A likely price without VAT, in the seller's currency."""
    return max(Decimal("0.01"), money(Decimal(rng.uniform(item.low, item.high)) / EXCHANGE[seller.currency]))


def priced(
    rng: random.Random, language: str, seller: Supplier, item: Item, quantity: Decimal | None = None
) -> Line:
    """A line of ``item``, of a quantity of chance where none is given."""
    if quantity is None:
        quantity = Decimal(max(1, round(item.most * rng.random() ** 2)))
    unit = catalogue.UNITS[item.unit][2]
    price, tax = price_of(rng, seller, item), tax_of(item, seller.party.country)
    return Line(item.names[language], quantity, word(item.unit, language), unit, price, tax)


def less(name: str, amount: Decimal, tax: Tax, *, group: str = "", unit: str = "") -> Line:
    """A line that takes ``amount`` off: one time less, as e-invoices want it, with the price above zero."""
    return Line(name, Decimal(-1), unit, "C62", amount, tax, group=group)
