"""What advertising costs in a month: clicks and impressions on a platform, or the media that an agency bought."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from .catalogue_words import ITEMS, REVERSE_CHARGE
from .companies import RATES
from .credits import less, priced
from .invent import EXCHANGE, Supplier
from .model import ZERO, Line, Tax, money

PLATFORM = "ad platform"
"""The trade that sells clicks; the other is an agency."""
HOME: Mapping[str, str] = {"pl": "PL", "en": "GB", "de": "DE", "lv": "LV"}
"""Language -> the country that a seller is no foreigner in."""
THEMES: Mapping[str, Sequence[str]] = {
    "pl": ("Lato 2026", "marka", "wyprzedaż", "B2B", "rekrutacja", "nowa kolekcja", "sklep online", "Dzień Dziecka"),
    "en": ("Summer 2026", "brand", "clearance", "B2B", "recruitment", "new range", "web shop", "Father's Day"),
    "de": ("Sommer 2026", "Marke", "Abverkauf", "B2B", "Recruiting", "Neuheiten", "Onlineshop", "Vatertag"),
    "lv": ("Vasara 2026", "zīmols", "izpārdošana", "B2B", "vakances", "jaunumi", "e-veikals", "Līgo"),
}
"""What campaigns are about."""
CHANNELS: Mapping[str, Sequence[tuple[str, bool]]] = {
    "pl": (("sieć wyszukiwania", True), ("zakupy", True), ("sieć reklamowa", False), ("wideo", False),
           ("remarketing", True)),
    "en": (("Search", True), ("Shopping", True), ("Display", False), ("Video", False), ("Remarketing", True)),
    "de": (("Suche", True), ("Shopping", True), ("Display", False), ("Video", False), ("Remarketing", True)),
    "lv": (("meklēšana", True), ("iepirkšanās", True), ("displejs", False), ("video", False), ("remārketings", True)),
}  # fmt: skip
"""Where they are shown, and whether clicks are paid for, not impressions."""
NAMES = ("{0} | {1}", "{1} - {0}", "{0} - {1} - {2}", "{2}_{1}_{0}")
UNITS: Mapping[str, tuple[str, str]] = {
    "pl": ("kliknięcia", "wyświetlenia"), "en": ("Clicks", "Impressions"),
    "de": ("Klicks", "Impressionen"), "lv": ("klikšķi", "seansi"),
}  # fmt: skip
FEES: Mapping[str, Sequence[str]] = {
    "pl": ("Koszt operacyjny związany z regulacjami", "Opłata za usługi cyfrowe (DST)"),
    "en": ("Regulatory operating costs", "UK DST fee"),
    "de": ("Kosten für die Einhaltung gesetzlicher Vorschriften", "Gebühr Digitalsteuer"),
    "lv": ("Normatīvo prasību ievērošanas izmaksas", "Digitālo pakalpojumu maksa"),
}
CREDITS: Mapping[str, Sequence[str]] = {
    "pl": ("Nieprawidłowa aktywność, pierwotna faktura {0}", "Kod promocyjny", "Korekta za nadmierne wyświetlenia"),
    "en": ("Invalid activity, original invoice {0}", "Promotional credit", "Overdelivery credit"),
    "de": ("Ungültige Aktivitäten, ursprüngliche Rechnung {0}", "Aktionsguthaben", "Gutschrift für Mehrauslieferung"),
    "lv": ("Nederīgas darbības, sākotnējais rēķins {0}", "Reklāmas kredīts", "Korekcija par pārsniegtu budžetu"),
}
REBATES: Mapping[str, Sequence[str]] = {
    "pl": ("Rabat agencyjny", "Bonus wydawcy, rozliczenie", "Rekompensata za niewyemitowane spoty"),
    "en": ("Agency discount", "Publisher bonus passed on", "Make-good for missed spots"),
    "de": ("Agenturrabatt", "AE-Provision, Weitergabe", "Gutschrift für ausgefallene Spots"),
    "lv": ("Aģentūras atlaide", "Izdevēja bonuss", "Kompensācija par neizvietoto reklāmu"),
}


def run(rng: random.Random, language: str, seller: Supplier, count: int | None, until: date) -> tuple[Line, ...]:
    """The lines of the month that ends with ``until``, ``count`` of them where it is given.

    The group of a platform's line is ``<account id>|<account>``; an agency's is its plan. A foreign seller leaves the
    VAT to the customer.
    """
    country = seller.party.country
    abroad = country != HOME[language]
    standard = Tax("S", Decimal(RATES[country]["standard"]))
    tax = Tax("AE", Decimal(0), REVERSE_CHARGE[language]) if abroad else standard
    platform = seller.trade == PLATFORM or country == "LT"
    made = (_platform if platform else _agency)(rng, language, seller, tax, count)
    return tuple(replace(line, tax=tax) for line in made[:count])


def _platform(rng: random.Random, language: str, seller: Supplier, tax: Tax, count: int | None) -> list[Line]:
    many = count or rng.choice((1, 2, 3, 4, 6, 9, 14, 26))
    accounts = [f"{rng.randint(100, 999)}-{rng.randint(100, 999)}-{rng.randint(1000, 9999)}|{letter}"
                for letter in ("A" if many < 4 or rng.random() < 0.6 else "AB")]  # fmt: skip
    pattern = rng.choice(NAMES)
    made = []
    for index in range(many):
        channel, by_click = rng.choice(CHANNELS[language])
        name = pattern.format(rng.choice(THEMES[language]), channel, f"{rng.randint(1, 99):02d}")
        low, high = (0.35, 4.8) if by_click else (0.004, 0.038)
        step = Decimal("0.01") if by_click else Decimal("0.0001")
        price = max(step, (Decimal(rng.uniform(low, high)) / EXCHANGE[seller.currency]).quantize(step))
        number = Decimal(rng.randint(40, 3200) if by_click else rng.randint(6000, 420000))
        unit = UNITS[language][0 if by_click else 1]
        made.append(Line(name, number, unit, "C62", price, tax, group=accounts[index * len(accounts) // many]))
    made.sort(key=lambda line: line.group.split("|")[1])
    total = sum((line.net for line in made), ZERO)
    last = made[-1].group
    if rng.random() < 0.4:
        fee = max(Decimal("0.01"), money(total * Decimal("0.02")))
        made.append(Line(rng.choice(FEES[language]), Decimal(1), "", "C62", fee, tax, group=last))
    for name in rng.sample(list(CREDITS[language]), rng.choice((0, 1, 1, 2))):
        worth = money(total * Decimal(rng.uniform(0.002, 0.09)))
        if worth:
            made.append(less(name.format(rng.randint(4 * 10**9, 5 * 10**9)), worth, tax, group=last))
    return made


def _agency(rng: random.Random, language: str, seller: Supplier, tax: Tax, count: int | None) -> list[Line]:
    plan = f"MP-{rng.randint(100, 999)}/{rng.randint(10, 99)}"
    goods, extras = list(ITEMS["media plan"]), list(ITEMS["media plan extra"])
    many, offset = count or rng.choice((1, 2, 3, 4, 5, 7)), rng.randrange(len(goods))
    made = []
    for index in range(many):
        line = priced(rng, language, seller, goods[(index + offset) % len(goods)])
        made.append(replace(line, name=line.name.format(theme=rng.choice(THEMES[language]))))
    made += [priced(rng, language, seller, item) for item in extras if rng.random() < 0.5]
    if rng.random() < 0.55:
        total = sum((line.net for line in made), ZERO)
        made.append(less(rng.choice(REBATES[language]), money(total * rng.choice((2, 3, 5)) / 100), tax))
    return [replace(line, group=plan) for line in made]
