"""From a seed to a supplier, its habits and one of its invoices."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypedDict

from . import catalogue, catalogue_words, companies, identifiers
from .formatting import NBSP, SIGNS, Style
from .layouts import Layout
from .model import ZERO, Account, Invoice, Line, Party, Payment, Tax, money, vat_breakdown

EXCHANGE = {
    "PLN": Decimal(1),
    "EUR": Decimal("4.30"),
    "GBP": Decimal("5.05"),
    "USD": Decimal("3.90"),
}
"""PLN for one unit: only to make prices of a likely size."""

DEFAULT_TODAY = date(2026, 6, 30)
"""Day to count dates back from by default: what a seed gives must not depend on the clock."""

SPLIT_PAYMENT_FROM = Decimal(15000)
"""PLN gross above which Polish law wants the words "mechanizm podzielonej płatności"."""

METERED = {"KWH", "MTQ"}
"""Units that a meter counts: all such lines of one bill have the same quantity."""


SEPARATORS = {
    "pl": ((NBSP, ","), (NBSP, ","), ("", ","), (".", ",")),
    "en": ((",", "."),),
    "de": ((".", ","), (".", ","), ("", ",")),
    "lv": ((NBSP, ","), ("", "."), (NBSP, "."), ("", ",")),
}
"""Language -> (thousands, decimal) of its programs, an entry for each share."""


class Overrides(TypedDict, total=False):
    """What a caller may fix instead of leaving it to the seed."""

    supplier_seed: int
    """Same number, same supplier: name, VAT number, account, look. Default: the seed itself."""
    today: date
    issue_date: date
    number: str
    country: str
    """Of the seller."""
    currency: str
    line_count: int
    transfer: bool
    """True: to be paid by transfer, nothing paid or carried over."""
    kind: str
    """Of the document, one of the layout's kinds."""
    unknown_words: bool
    """Labels in a language that nobody speaks."""
    marks: bool
    """Stamps and handwriting over the print. Default: by chance, never on the three plain layouts."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who issues, the same for all invoices of one ``seed``."""

    party: Party
    trade: str
    iban: str
    bank: str
    bic: str
    currency: str
    number_pattern: str


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l"))
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join(words.split()[:2])


def party(
    rng: random.Random, country: str, *, trade: str | None = None, unlike: str = "", trade_name: str | None = None
) -> Party:
    """An invented company of ``country``; ``trade`` is a key of the catalogue.

    ``unlike`` is the name of a company that it must not be taken for, ``trade_name`` a word to put into the name.
    """
    if country == "PL":
        creature = rng.choice([name for name in companies.CREATURES if name not in unlike])
        before = f"{catalogue.TRADES[trade].pl} " if trade else f"{trade_name} " if trade_name else ""
        name = f"{before}{creature} {rng.choice(companies.POLISH_FORMS)}"
        city, zip_code = rng.choice(companies.POLISH_PLACES)
        street = f"{rng.choice(companies.POLISH_STREETS)} {rng.randint(1, 120)}"
        street += f"/{rng.randint(1, 40)}" if rng.random() < 0.3 else ""
        phone = f"+48 {rng.randint(10, 89)} 555 {rng.randint(10, 99)} {rng.randint(10, 99)}"
        register = identifiers.regon(rng)
        # the trade too, so that two companies of one creature do not share an address
        domain = f"{_slug(before).split('-')[0]}-{_slug(creature).split('-')[-1]}".strip("-")
    else:
        names, places = companies.FOREIGN_NAMES[country], companies.FOREIGN_PLACES[country]
        if trade_name is not None:
            names += companies.MORE_NAMES[country]
            places += companies.MORE_PLACES[country]
        name = unlike
        while name == unlike:
            name = " ".join(rng.choice([n for n in names if n != unlike]).format(trade_name).split())
        road, city, zip_code = rng.choice(places)
        number = str(rng.randint(1, 90))
        street = f"{number} {road}" if country == "GB" else f"{road} {number}"
        codes = {"DE": "+49 451", "GB": "+44 1632", "LV": "+371", "LT": "+370"}
        phone = f"{codes[country]} 960{rng.randint(100, 999)}"
        register = f"{'HRB ' if country == 'DE' else ''}{rng.randint(90000000, 99999999)}"
        domain = _slug(name)
    vat = identifiers.vat_number(rng, country)
    if country == "LV" and trade_name is not None:
        register = vat[2:]  # as in life: the same digits, and the number of the register all the same
    email = f"{'faktury' if country == 'PL' else 'billing'}@{domain}.example"
    return Party(name, vat, country, street, zip_code, city, email, phone, register)


def supplier(layout: Layout, language: str, overrides: Overrides, seed: int) -> Supplier:
    """The supplier of ``supplier_seed``, of a kind that prints with ``layout``."""
    rng = random.Random(f"supplier:{overrides.get('supplier_seed', seed)}:{layout.name}:{language}")
    country = rng.choice(layout.countries[language])
    country = overrides.get("country", country)
    trade = rng.choice(layout.trades)
    if layout.features:
        return stories_supplier(layout, rng, language, country, trade, overrides)
    company = party(rng, country, trade=trade)
    bank, bic = rng.choice(companies.BANKS[country])
    if layout.is_account:
        currency = "PLN"
    elif country == "PL":
        currency = rng.choice(("PLN",) * 9 + ("EUR",) if language == "pl" else ("EUR", "EUR", "PLN"))
    else:
        currency = "GBP" if country == "GB" and rng.random() < 0.6 else "EUR"
    return Supplier(
        company, trade, identifiers.iban(rng, country), bank, bic,
        overrides.get("currency", currency), rng.choice(layout.numbers[language]),
    )  # fmt: skip


def stories_supplier(
    layout: Layout, rng: random.Random, language: str, country: str, trade: str, overrides: Overrides
) -> Supplier:
    """A supplier with a trade of :mod:`.catalogue_words`."""
    word = catalogue_words.TRADE_NAMES[trade][companies.LANGUAGE_OF[country]]
    company = party(rng, country, trade_name=word)
    banks = companies.BANKS[country] + companies.MORE_BANKS.get(country, ())
    bank, bic = rng.choice(banks)
    currency = {"PL": "PLN", "GB": "GBP"}.get(country, "EUR")
    if "foreign" in layout.features:
        currency = rng.choice(("EUR", "EUR", "EUR", "USD"))
    elif "export" in layout.features and language != "pl":
        currency = rng.choice(("EUR", "EUR", "EUR", currency))
    elif "seats" in layout.features:
        currency = rng.choice((currency, currency, "EUR", "USD"))
    if "owner" in layout.features and trade not in catalogue_words.COMPANY_TRADES:
        company = _of_one_person(rng, company, word)
    return Supplier(
        company, trade, identifiers.iban(rng, country), bank, bic,
        overrides.get("currency", currency), rng.choice(layout.numbers[language]),
    )  # fmt: skip


def _of_one_person(rng: random.Random, company: Party, trade: str) -> Party:
    """``company`` as a firm of one person, named after its trade, its owner or both."""
    firsts, lasts = companies.OWNERS[company.country]
    first, last = rng.choice(firsts), rng.choice(lasts)
    pattern = rng.choice(companies.OWNED_NAMES[company.country])
    short = company.short_name.replace(trade, "").strip()
    name = pattern.format(company=short, trade=trade, first=first, last=last)
    listed = company.country != "DE" or name.endswith(("GmbH", "e. K."))
    return replace(
        company,
        name=name,
        owner=f"{first} {last}",
        email=f"{'biuro' if company.country == 'PL' else 'info'}@{_slug(name)}.example",
        register_number=company.register_number.replace("B", "A" if name.endswith("e. K.") else "B") if listed else "",
    )


def style(layout: Layout, language: str, seller: Supplier, seed: int) -> Style:
    """The printing habits of the supplier whose seed is ``seed``."""
    rng = random.Random(f"style:{seed}:{layout.name}:{language}")
    options = SEPARATORS[language]
    separators = rng.choice(options) if len(options) > 1 else options[0]
    code = rng.random() < 0.5
    formats = layout.dates[language]
    if seller.party.country == "GB":
        formats = tuple(f for f in formats if f != "us")
    else:
        formats = tuple(f for f in formats if f != "slashes")
    return Style(
        seed=f"{seed}:{layout.name}:{language}",
        language=language,
        currency=seller.currency,
        date_format=rng.choice(formats),
        thousands=separators[0],
        decimal=separators[1],
        sign=seller.currency if code else SIGNS[seller.currency],
        sign_first=not code and language == "en" and seller.currency != "PLN",
        labels=layout.labels,
    )


def invoice(
    seed: int,
    layout: Layout,
    language: str,
    seller: Supplier,
    buyer: Party | None,
    overrides: Overrides,
) -> Invoice:
    """One invoice of ``seller``."""
    rng = random.Random(f"invoice:{seed}:{layout.name}:{language}")
    if buyer is None:
        buyer = party(random.Random(f"buyer:{seed}"), "PL", unlike=seller.party.name)
    today = overrides.get("today", DEFAULT_TODAY)
    issued = overrides.get("issue_date", today - timedelta(days=rng.randint(0, 45)))
    lines = _lines(rng, layout, language, seller, buyer, overrides)
    account = customer_account(rng, issued, lines) if layout.is_account else None
    sold = account.period_end if account else issued - timedelta(days=rng.choice((0, 0, 0, 1, 2, 5)))
    gross = sum((row.gross for row in vat_breakdown(lines)), ZERO)
    payment, paid = _payment(rng, seller, issued, account, gross, overrides.get("transfer", False))
    serial = rng.randint(1, 2400)
    number = seller.number_pattern.format(n=serial, y=issued.year, yy=issued.year % 100, m=issued.month)
    number = overrides.get("number", number)
    notes: tuple[str, ...] = ()
    if seller.party.country == "PL" and seller.currency == "PLN" and gross > SPLIT_PAYMENT_FROM:
        notes = ("Mechanizm podzielonej płatności" if language == "pl" else "Split payment mechanism",)
    return Invoice(
        number=number,
        issue_date=issued,
        sale_date=sold,
        currency=seller.currency,
        seller=seller.party,
        buyer=buyer,
        lines=lines,
        payment=payment,
        paid=paid,
        order_number=f"ZAM/{rng.randint(100, 9999)}/{issued.year % 100}" if rng.random() < 0.4 else "",
        notes=notes,
        account=account,
    )


def customer_account(rng: random.Random, issued: date, lines: tuple[Line, ...], point: str = "PL_") -> Account:
    """A customer's account billed for the month before ``issued``; ``point`` starts the number of the meter point."""
    last = issued.replace(day=1) - timedelta(days=1)
    return Account(
        customer_number=str(rng.randint(10**7, 10**8 - 1)),
        contract_number=f"U/{rng.randint(1000, 99999)}/{rng.randint(2015, 2025)}",
        meter_point=f"{point}{rng.randint(10**12, 10**13 - 1)}",
        period_start=last.replace(day=1),
        period_end=last,
        reading_before=rng.randint(1000, 80000),
        used=max((int(line.quantity) for line in lines if line.unit_code in METERED), default=0),
    )


def _payment(
    rng: random.Random,
    seller: Supplier,
    issued: date,
    account: Account | None,
    gross: Decimal,
    transfer: bool,
) -> tuple[Payment, Decimal]:
    """How to pay, and what is paid already (negative: an earlier debt)."""
    days = rng.choice((7, 14, 14, 21, 30))
    due = issued + timedelta(days=days)
    draw = 1.0 if transfer else rng.random()
    instruction = Payment("58" if seller.currency == "EUR" else "30", due, seller.iban, seller.bank, seller.bic, days)
    if account:
        if draw < 0.35:
            return instruction, money(Decimal(rng.uniform(-0.8, 0.4)).quantize(Decimal("0.001")) * gross)
        return instruction, ZERO
    if draw < 0.08:
        return Payment("10", issued), gross
    if draw < 0.14:
        return Payment("48", issued), gross
    if draw < 0.20:
        return instruction, money(gross * rng.choice((Decimal("0.25"), Decimal("0.3"), Decimal("0.5"))))
    return instruction, ZERO


def _lines(
    rng: random.Random,
    layout: Layout,
    language: str,
    seller: Supplier,
    buyer: Party,
    overrides: Overrides,
) -> tuple[Line, ...]:
    goods = list(catalogue.TRADES[seller.trade].goods)
    count = rng.choice((1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12, rng.randint(26, 40)))
    abroad = seller.party.country != buyer.country and rng.random() < 0.6
    if layout.is_account:
        # a bill without what it is for, the first good of the trade, would look odd
        goods = [good for good in goods if good is goods[0] or rng.random() < 0.75]
        count = len(goods)
    else:
        rng.shuffle(goods)
    share = rng.random() ** 2
    count = overrides.get("line_count", count)
    column = 0 if language == "pl" else 1
    lines = []
    for index in range(count):
        good = goods[index % len(goods)]
        again, name = index // len(goods), (good.pl, good.en)[column]
        if again:
            name += f", {('oddz.', 'site')[column]} {again + 1}"
        unit = catalogue.UNITS[good.unit]
        price = Decimal(rng.uniform(good.low, good.high)) / EXCHANGE[seller.currency]
        places = Decimal("0.0001") if good.unit == "kwh" else Decimal("0.01")
        metered = layout.is_account and unit[2] in METERED
        part = 0.05 + 0.95 * share if metered else rng.random() ** 2
        quantity = Decimal(max(1, round(good.most * part)))
        if not metered and good.unit in {"m2", "m3", "kg"} and rng.random() < 0.5:
            quantity += Decimal(rng.randint(1, 999)) / 1000
        lines.append(
            Line(
                name=name,
                quantity=quantity,
                unit=unit[column],
                unit_code=unit[2],
                net_price=max(price.quantize(places), places),
                tax=_tax(good.vat, seller.party.country, abroad, language),
                code=f"{rng.choice('ABKMRTW')}{rng.randint(100, 999)}-{rng.randint(10, 99)}",
            )
        )
    return tuple(lines)


def _tax(vat: str, country: str, abroad: bool, language: str) -> Tax:
    column = 0 if language == "pl" else 1
    if abroad:
        return Tax("AE", Decimal(0), ("Odwrotne obciążenie", "Reverse charge")[column])
    rate = companies.RATES[country][vat]
    if rate == "E":
        return Tax(
            "E",
            Decimal(0),
            ("Usługi szkoleniowe zwolnione z VAT", "Exempt training services")[column],
        )
    return Tax("S", Decimal(rate))
