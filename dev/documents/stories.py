"""Invoices with something to tell: corrections, advances, discounts, cards, prices with VAT, foreign currency.

A layout says by its ``features`` what its suppliers do:

``net`` / ``gross``
    which prices they count in; every such layout has one of the two.
``discount``
    some lines are below the price of the list.
``rates``
    goods of all VAT rates are among the lines, three of them at least.
``foreign``
    the invoice is in another currency, its VAT also in PLN by the rate of the bank.
``accounts``
    several bank accounts are printed.
``groups``
    lines are listed by card or, with ``phones``, by phone number; ``long`` documents have many lines, ``few`` up to 5.
``paid``
    paid when bought, by card or in cash.
``card``
    half of the customers have a card on file that is charged.
``export``
    in other languages than Polish to customers in other countries of the EU, mostly in EUR.
``owner``
    the firm of one person, who is named beside it.
``stay``
    what a guest is charged day by day: see :mod:`.stays`.
``settled``
    customers with an account that nothing is carried over on.
``goods``
    what goes to other countries of the EU is a supply of goods.
``shipping``
    the last lines are the shipping and, for some customers, what a voucher takes off; prices are with VAT.
``freight``
    the last lines are what many consignments cost beside the goods, under ``<trade> freight`` in the catalogue.
``hours``
    work is listed by day, expenses after it; in the first half of a month for the month before.
``booked``
    one or two main things and what is charged beside them: as many courses or examinations as there are persons, or
    rent by the day: see :mod:`.bookings`.
``trips``
    rides or meals ordered in an app, nearly always charged to a card: see :mod:`.trips`.
``progress``
    building work invoiced as it goes on, part of the amount kept back: see :mod:`.progress`.
``shifts``
    hours of an agency's workers: see :mod:`.shifts`.
``job``
    the work comes first, the parts built in after it, under ``<trade> parts`` in the catalogue: see :mod:`.jobs`.
``monthly``
    what was done in the month before.
``campaigns``
    what advertising cost, credits taken off: see :mod:`.campaigns`.
``hauls``
    waste that was collected, scrap that is paid for: see :mod:`.hauls`.
``presswork``
    print runs, a discount on their sum: see :mod:`.presswork`.
``linens``
    clothes, mats and linen that are let and washed: see :mod:`.linens`.
``seats``
    subscriptions by seat and period, often in foreign currency: see :mod:`.seats`.
``tankers``
    fuel brought by a tanker: see :mod:`.tankers`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from . import (
    bookings,
    campaigns,
    catalogue,
    companies,
    hauls,
    identifiers,
    jobs,
    linens,
    presswork,
    progress,
    seats,
    shifts,
    stays,
    tankers,
    trips,
)
from .catalogue_words import (
    ADVANCE_WORDS,
    CORRECTION_REASONS,
    EXEMPT,
    EXEMPT_SERVICES,
    EXPENSES,
    INTRA_COMMUNITY,
    ITEMS,
    NOTE_SUBJECTS,
    ORIGINAL_NUMBERS,
    OUTSIDE,
    REVERSE_CHARGE,
    ROUTES,
    SHIPPING,
    SPLIT_PAYMENT,
    UNIT_WORDS,
    VOUCHERS,
    Item,
)
from .invent import (
    DEFAULT_TODAY,
    EXCHANGE,
    METERED,
    SPLIT_PAYMENT_FROM,
    Overrides,
    Supplier,
    customer_account,
    party,
)
from .layouts import Layout
from .model import (
    ZERO,
    BankAccount,
    Earlier,
    Exchange,
    Invoice,
    Line,
    Party,
    Payment,
    Tax,
    money,
    vat_breakdown,
)

HOME = {"pl": "PL", "lv": "LV", "de": "DE", "en": "PL"}
"""Where an invented buyer is, by the language of the document."""
OWN_LINES = {
    "stay": stays.postings, "trips": trips.ordered, "shifts": shifts.worked, "campaigns": campaigns.run,
    "hauls": hauls.hauled, "presswork": presswork.printed,
    "linens": linens.rented, "seats": seats.subscribed, "tankers": tankers.delivered,
}  # fmt: skip
"""Feature -> what makes the lines of its suppliers, not from a list of goods."""
METER_POINTS = {"PL": "PL", "LV": "43X", "DE": "DE"}
"""Country -> what the number of a meter point starts with."""


def invoice(
    seed: int, layout: Layout, language: str, seller: Supplier, buyer: Party | None, overrides: Overrides
) -> Invoice:
    """One document of ``seller``.

    :raises ValueError: when the layout has no document of ``overrides["kind"]``.
    """
    rng = random.Random(f"story:{seed}:{layout.name}:{language}")
    kind = overrides.get("kind") or rng.choice(layout.kinds)
    if kind not in layout.kinds:
        raise ValueError(f"layout {layout.name!r} prints {', '.join(sorted(set(layout.kinds)))}, not {kind!r}")
    if buyer is None:
        country = "GB" if language == "en" and seller.party.country == "GB" else HOME[language]
        if "export" in layout.features and language != "pl":
            country = random.Random(f"abroad:{seed}").choice(("DE", "LV", "LT"))
        word = "" if country != "PL" else None
        buyer = party(random.Random(f"buyer:{seed}"), country, unlike=seller.party.name, trade_name=word)
    today = overrides.get("today", DEFAULT_TODAY)
    issued = overrides.get("issue_date", today - timedelta(days=rng.randint(0, 45)))
    sold = issued - timedelta(days=rng.choice((0, 0, 1, 2, 5)))
    if "monthly" in layout.features:
        sold = issued.replace(day=1) - timedelta(days=1)
    if kind.endswith("_note"):
        lines = _note_lines(rng, language, issued)
    elif own := [listed for feature, listed in OWN_LINES.items() if feature in layout.features]:
        lines = own[0](rng, language, seller, overrides.get("line_count"), sold)
    else:
        lines = _lines(rng, layout, language, seller, buyer, overrides, issued)
    if "seats" in layout.features:
        lines = seats.for_customers(rng, lines, language, seller, buyer)
    if "booked" in layout.features:
        lines = bookings.booked(rng, lines, seller.party.country)
    if "job" in layout.features:
        lines = jobs.work_first(rng, lines)
    if "progress" in layout.features:
        lines = progress.staged(rng, lines, seller.party.country)
    if "hours" in layout.features:
        sold = issued.replace(day=1) - timedelta(days=1) if issued.day < 16 else sold
        lines = _by_day(rng, lines, sold)
    point = METER_POINTS.get(seller.party.country, "")
    account = customer_account(rng, issued, lines, point) if layout.is_account else None
    order = f"{rng.choice(('ZAM', 'PO', 'B'))}/{rng.randint(100, 9999)}/{issued.year % 100}"
    number = overrides.get("number", _number(seller.number_pattern, rng.randint(1, 2400), issued))
    made = Invoice(
        number=number,
        issue_date=issued,
        sale_date=account.period_end if account else sold,
        currency=seller.currency,
        seller=seller.party,
        buyer=buyer,
        lines=lines,
        payment=_payment(rng, layout, seller, issued, overrides),
        order_number=order if rng.random() < 0.5 or kind in {"advance", "settlement"} else "",
        account=account,
        kind=kind,
        exchange=_exchange(rng, seller, sold, layout),
        accounts=_accounts(rng, seller) if "accounts" in layout.features else (),
    )
    made = _changed(rng, made, layout, language, seller)
    return _finished(rng, made, layout, language, seller, overrides)


def _changed(rng: random.Random, made: Invoice, layout: Layout, language: str, seller: Supplier) -> Invoice:
    """The document as its kind wants it: with what it corrects, or with the advances."""
    before = made.issue_date - timedelta(days=rng.randint(9, 40))
    if made.kind == "correction":
        earlier_number = _number(rng.choice(ORIGINAL_NUMBERS[language]), rng.randint(1, 2400), before)
        after = _corrected(rng, made.lines)
        reason = rng.choice(CORRECTION_REASONS[language])
        earlier = Earlier(earlier_number, before, vat_breakdown(made.lines), made.lines, reason)
        return replace(made, lines=after, earlier=(earlier,), sale_date=before)
    if made.kind == "advance":
        return replace(made, lines=_advance_lines(rng, made, language))
    if made.kind == "settlement":
        shares = rng.choice(((Decimal("0.3"),), (Decimal("0.5"),), (Decimal("0.2"), Decimal("0.3"))))
        advances = []
        for index, share in enumerate(shares):
            parts = tuple(_share(row.tax, row.gross * share) for row in made.full_breakdown)
            day = before - timedelta(days=14 * (len(shares) - index))
            number = _number(seller.number_pattern, rng.randint(1, 900), day)
            advances.append(Earlier(number, day, vat_breakdown(parts)))
        return replace(made, earlier=tuple(advances))
    return made


def _finished(
    rng: random.Random, made: Invoice, layout: Layout, language: str, seller: Supplier, overrides: Overrides
) -> Invoice:
    """What depends on the totals: what is paid, which notes the law wants."""
    notes = list(made.notes)
    polish = seller.party.country == "PL" and seller.currency == "PLN"
    if polish and made.total_gross > SPLIT_PAYMENT_FROM and not made.kind.endswith("_note"):
        notes.append(SPLIT_PAYMENT[language])
    paid = ZERO
    if made.kind == "advance" or not made.payment.is_transfer:
        paid = made.total_gross
    elif overrides.get("transfer") or made.kind != "invoice" or "settled" in layout.features:
        pass
    elif "progress" in layout.features:
        paid = progress.retained(rng, made)
    elif layout.is_account and rng.random() < 0.35:
        paid = money(made.total_gross * Decimal(rng.choice(("0.11", "-0.07", "-0.42"))))
    elif not layout.is_account and rng.random() < 0.08:
        paid = money(made.total_gross * Decimal("0.25"))
    return replace(made, paid=paid, notes=tuple(notes))


def _number(pattern: str, serial: int, day: date) -> str:
    return pattern.format(n=serial, y=day.year, yy=day.year % 100, m=day.month)


def _lines(
    rng: random.Random,
    layout: Layout,
    language: str,
    seller: Supplier,
    buyer: Party,
    overrides: Overrides,
    issued: date,
) -> tuple[Line, ...]:
    goods = _goods(rng, layout, seller.trade)
    count = rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 8))
    if layout.is_account:
        count = len(goods)
    elif "long" in layout.features:
        count = rng.choice((6, 9, 14, 24, 38, 60))
    if "rates" in layout.features:
        count = max(3, count)
    if "few" in layout.features:
        count = min(count, 5)
    count = overrides.get("line_count", count)
    abroad = seller.party.country != buyer.country and rng.random() < 0.6
    untaxed = "" if not abroad else "K" if {"export", "goods"} & layout.features else "AE"
    groups = _groups(rng, layout, count)
    share = rng.random() ** 2
    lines = []
    for index in range(count):
        good = goods[index % len(goods)]
        tax = _tax(good.vat, seller.party.country, untaxed, language)
        line = _line(rng, layout, language, seller, good, tax, share)
        if "groups" in layout.features:
            back = (count - 1 - index) * 28 // max(1, count)
            line = replace(line, group=groups[index * len(groups) // count], day=issued - timedelta(days=back + 1))
        lines.append(line)
    if "shipping" in layout.features:
        lines += _shipping(rng, lines, language, _tax("standard", seller.party.country, untaxed, language))
    if "freight" in layout.features:
        tax = _tax("standard", seller.party.country, untaxed, language)
        for item in ITEMS[f"{seller.trade} freight"]:
            line = _line(rng, layout, language, seller, item, tax, share)
            if rng.random() < 0.6:
                price = line.list_price or line.net_price
                lines.append(replace(line, net_price=price, list_price=None, discount=Decimal(0)))
    return tuple(lines)


def _shipping(rng: random.Random, lines: Iterable[Line], language: str, tax: Tax) -> list[Line]:
    """What comes after the goods of a parcel: shipping, mostly not free, and for some a voucher."""

    def extra(words: Mapping[str, tuple[str, ...]], gross: Decimal) -> Line:
        net = money(gross * 100 / (100 + tax.rate))
        return Line(rng.choice(words[language]), Decimal(1), "", "C62", net, tax, gross_price=gross)

    made = []
    if rng.random() < 0.8:
        made.append(extra(SHIPPING, Decimal(rng.choice(("4.90", "5.95", "9.99", "13.99", "17.50")))))
    limit = sum((line.gross for line in lines if line.tax == tax), ZERO) / 3
    worth = [value for value in (5, 10, 20, 50) if value < limit]
    if worth and rng.random() < 0.3:
        made.append(extra(VOUCHERS, -money(rng.choice(worth))))
    return made


def _by_day(rng: random.Random, lines: Iterable[Line], until: date) -> tuple[Line, ...]:
    """Work with its days, the last of them ``until`` or soon before, in quarters of hours; expenses after it."""
    ordered = sorted(lines, key=lambda line: line.unit_code in EXPENSES)
    work = sum(line.unit_code not in EXPENSES for line in ordered)
    made = []
    for index, line in enumerate(ordered):
        if index < work:
            day = until - timedelta(days=(work - 1 - index) * 2 + 1)
            line = replace(line, day=day - timedelta(days=max(0, day.weekday() - 4)))
        if line.unit_code == "HUR":
            line = replace(line, quantity=line.quantity + Decimal(rng.choice(("0", "0", "0.25", "0.5", "0.75"))))
        made.append(line)
    return tuple(made)


def _goods(rng: random.Random, layout: Layout, trade: str) -> list[Item]:
    """The trade's goods in an order of chance; with ``rates`` one of each VAT rate comes first."""
    goods = list(ITEMS[trade])
    if layout.is_account:
        return [good for good in goods if good in goods[:2] or rng.random() < 0.8]
    rng.shuffle(goods)
    if "booked" in layout.features:
        beside = ITEMS[f"{trade} extra"]
        return goods[: rng.choice((1, 1, 2))] + rng.sample(beside, len(beside))
    if "job" in layout.features:
        parts = ITEMS[f"{trade} parts"]
        return goods[: rng.choice((1, 1, 2, 3))] + rng.sample(parts, len(parts))
    if "rates" in layout.features:
        first = list({good.vat: good for good in goods}.values())
        goods = first + [good for good in goods if good not in first]
    return goods


def _line(
    rng: random.Random, layout: Layout, language: str, seller: Supplier, good: Item, tax: Tax, share: float
) -> Line:
    unit = catalogue.UNITS[good.unit]
    words = {"pl": unit[0], "en": unit[1]} | dict(UNIT_WORDS[good.unit])
    places = Decimal("0.0001") if good.unit == "kwh" else Decimal("0.01")
    price = max(places, (Decimal(rng.uniform(good.low, good.high)) / EXCHANGE[seller.currency]).quantize(places))
    metered = layout.is_account and unit[2] in METERED
    part = 0.05 + 0.95 * share if metered else rng.random() ** 2
    if layout.is_account and good.unit == "m2":
        part = 0.15 + 0.85 * part  # nobody rents a corner
    quantity = Decimal(max(1, round(good.most * part)))
    if not metered and good.unit in {"litre", "kg", "m2"} and good.most > 1:
        quantity += Decimal(rng.randint(1, 99)) / 100
    name = good.names[language].format(route=rng.choice(ROUTES))
    code = f"{rng.choice('ABKMRTW')}{rng.randint(100, 999)}-{rng.randint(10, 99)}"
    line = Line(name, quantity, words[language], unit[2], price, tax, code)
    if "gross" in layout.features:
        gross = money(price * (100 + tax.rate) / 100)
        return replace(line, gross_price=max(gross, Decimal("0.05")), net_price=price)
    if "discount" in layout.features and rng.random() < 0.6:
        percent = Decimal(rng.choice((2, 3, 5, 5, 7, 10, 12, 15, 25)))
        lower = max(Decimal("0.01"), money(price * (100 - percent) / 100))
        return replace(line, net_price=lower, list_price=price, discount=percent)
    return line


def _tax(vat: str, country: str, untaxed: str, language: str) -> Tax:
    if vat in OUTSIDE:
        return Tax("O", Decimal(0), OUTSIDE[vat][language])
    if untaxed:
        reasons = INTRA_COMMUNITY if untaxed == "K" else REVERSE_CHARGE
        return Tax(untaxed, Decimal(0), reasons[language])
    if vat in EXEMPT_SERVICES:
        return Tax("E", Decimal(0), EXEMPT_SERVICES[vat][country][language])
    rate = companies.RATES[country][vat]
    if rate == "E":
        return Tax("E", Decimal(0), EXEMPT[country][language])
    return Tax("Z", Decimal(0)) if rate == "Z" else Tax("S", Decimal(rate))


def _groups(rng: random.Random, layout: Layout, count: int) -> list[str]:
    number = max(1, min(6, count // 3))
    if "phones" in layout.features:
        return [f"{rng.randint(500, 799)} 555 {rng.randint(100, 999)}" for _ in range(number)]
    plates = ("PO 1N{0}", "WX 7K{0}", "GD 4L{0}", "KR 9M{0}")
    made = []
    for _ in range(number):
        plate = rng.choice(plates).format(rng.randint(100, 999))
        made.append(f"7800 {rng.randint(1000, 9999)} {rng.randint(1000, 9999)} {rng.randint(10, 99)}|{plate}")
    return made


def _corrected(rng: random.Random, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines after the correction: one to three of them changed, mostly to less."""
    after = list(lines)
    for index in rng.sample(range(len(lines)), min(len(lines), rng.randint(1, 3))):
        line = lines[index]
        if line.quantity > 1 and rng.random() < 0.7:
            less = max(Decimal(1), (line.quantity * Decimal("0.4")).to_integral_value())
            after[index] = replace(line, quantity=line.quantity - less)
        else:
            factor = Decimal(rng.choice(("0.9", "0.8", "0.95", "1.1")))
            price = max(Decimal("0.01"), money(line.net_price * factor))
            gross = None if line.gross_price is None else max(Decimal("0.02"), money(line.gross_price * factor))
            if price == line.net_price:
                price += Decimal("0.01")
            after[index] = replace(line, net_price=price, gross_price=gross, list_price=None, discount=Decimal(0))
    return tuple(after)


def _share(tax: Tax, gross: Decimal, name: str = "") -> Line:
    amount = max(Decimal("0.01"), money(gross))
    net = money(amount * 100 / (100 + tax.rate))
    return Line(name, Decimal(1), "", "C62", net, tax, gross_price=amount)


def _advance_lines(rng: random.Random, made: Invoice, language: str) -> tuple[Line, ...]:
    """One line for each rate: the advance that was paid."""
    share = rng.choice((Decimal("0.2"), Decimal("0.3"), Decimal("0.5")))
    text = ADVANCE_WORDS[language]
    lines = []
    for row in made.full_breakdown:
        rate = f"{row.tax.rate.normalize():f}%"
        lines.append(_share(row.tax, row.gross * share, text.format(made.order_number, rate)))
    return tuple(lines)


def _note_lines(rng: random.Random, language: str, issued: date) -> tuple[Line, ...]:
    """What an accounting note charges: nothing that VAT is due on."""
    agreed = f"{issued - timedelta(days=rng.randint(60, 300)):%d.%m.%Y}"
    subjects = rng.sample(NOTE_SUBJECTS[language], rng.randint(1, 2))
    outside = Tax("O", Decimal(0))
    return tuple(
        Line(subject.format(agreed), Decimal(1), "", "C62", money(Decimal(rng.uniform(40, 4200))), outside)
        for subject in subjects
    )


def _payment(rng: random.Random, layout: Layout, seller: Supplier, issued: date, overrides: Overrides) -> Payment:
    days = rng.choice((7, 14, 14, 21, 30, 45))
    chance = 0.0 if layout.is_account or overrides.get("transfer") else 0.08
    if "paid" in layout.features and not overrides.get("transfer"):
        chance = 0.8 if layout.kinds != ("receipt",) else 1.0
    means = ("10", "48", "48")
    if "card" in layout.features and not overrides.get("transfer"):
        chance, means = 0.5, ("48", "48", "48")
    if "trips" in layout.features and not overrides.get("transfer"):
        chance, means = 0.85, ("48", "48", "48")
    if {"progress", "shifts"} & layout.features:
        chance = 0.0
    if rng.random() < chance:
        return Payment(rng.choice(means), issued)
    transfer = "58" if seller.currency == "EUR" else "30"
    return Payment(transfer, issued + timedelta(days=days), seller.iban, seller.bank, seller.bic, days)


def _exchange(rng: random.Random, seller: Supplier, sold: date, layout: Layout) -> Exchange | None:
    if "seats" in layout.features:
        return seats.exchange(rng, seller, sold)
    if not {"foreign", "export"} & layout.features or seller.party.country != "PL" or seller.currency == "PLN":
        return None
    rate = (EXCHANGE[seller.currency] * Decimal(rng.uniform(0.98, 1.02))).quantize(Decimal("0.0001"))
    day = sold - timedelta(days=1)
    while day.weekday() > 4:
        day -= timedelta(days=1)
    return Exchange("PLN", rate, day, f"{day.timetuple().tm_yday * 5 // 7:03d}/A/NBP/{day.year}")


def _accounts(rng: random.Random, seller: Supplier) -> tuple[BankAccount, ...]:
    """The account to pay to somewhere among others in other currencies."""
    country = seller.party.country
    own = BankAccount(seller.iban, seller.bank, seller.bic, seller.currency)
    others = []
    for currency in rng.sample([c for c in ("PLN", "EUR", "USD") if c != seller.currency], rng.randint(1, 2)):
        bank, bic = rng.choice(companies.BANKS[country])
        others.append(BankAccount(identifiers.iban(rng, country), bank, bic, currency))
    at = rng.randint(0, len(others))
    return (*others[:at], own, *others[at:])
