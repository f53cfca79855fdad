"""One row of a table as a line of an invoice, recognised by its arithmetic: quantity times price is
an amount, an amount and its tax make another. The heads of the columns only break ties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ..layout.page import Box
from ..layout.sheet import SegmentText, SheetRow
from ..values.amounts import find_amounts
from ..values.fold import fold
from .vat_rows import CENT, RATES, TOLERANCE, tax_of

MAX_NUMBERS = 16  # a row with more is no line of an invoice
_THREE_DECIMALS = re.compile(r"(?<![\w.,])(\d{1,3})[.,](\d{3})(?![\w.,]*\d)")
_UNIT = re.compile(r"^\s*([^\W\d_][\w.²³/]{0,7})(?![\w])")
_LETTER = re.compile(r"[^\W\d_]")
# Units as they are printed in the languages read here, folded.
_UNIT_WORDS = """
    szt opak op kpl usl godz rbh mb km kg g t l ml m m2 m3 kwh mies doba os kar worek pal
    pcs pc ea hrs hr h day days month box pkt pack set service person
    stk stck std psch pau mon lfm tag tage kart fl rolle
    gab st iep kompl pak men dienas vnt val tk tund paar
    pz pce u ud heures jours piece pieces
"""
_UNITS: Final = frozenset(_UNIT_WORDS.split())
_BASES: Final = frozenset((Decimal(1000), Decimal(10_000)))
_TIMES: Final = frozenset({"x", "×", "*", "a"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a row: ``decimals`` printed digits after the point; ``end`` in the segment."""

    value: Decimal
    decimals: int
    box: Box
    segment: int
    end: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A row that reads as a line. ``amount`` is net or gross, whichever the table prints, where
    the row alone does not tell. ``proven``: two of its numbers make a third. ``left`` is where its
    numbers begin.
    """

    row: int
    left: float
    quantity: Number | None = None
    price: Number | None = None
    rate: Decimal | None = None
    net: Decimal | None = None
    tax: Decimal | None = None
    gross: Decimal | None = None
    amount: Decimal | None = None
    amount_box: Box | None = None
    unit: str | None = None
    proven: bool = False

    def value(self, side: str) -> Decimal | None:
        """The row's ``net`` or ``gross``, or the amount that may be either."""
        known: Decimal | None = getattr(self, side)
        return known if known is not None else self.amount


def numbers_of(row: SheetRow, recognised: bool) -> list[Number]:
    """The numbers of a row from left to right, percentages left out."""
    found: list[Number] = []
    for segment in row.segments:
        matches = find_amounts(segment.text, recognised)
        for match in matches:
            box = segment.box_between(match.start, match.end)
            found.append(Number(match.value, match.decimals, box, segment.number, match.end))
        # "54,910" litres: three decimals, which as an amount of money nobody could tell.
        for three in _THREE_DECIMALS.finditer(segment.text):
            if not any(match.start <= three.start() < match.end for match in matches):
                box = segment.box_between(three.start(), three.end())
                value = Decimal(f"{three[1]}.{three[2]}")
                found.append(Number(value, 3, box, segment.number, three.end()))
    return sorted(found, key=lambda number: number.box[0])


def line_row(
    row: SheetRow, numbers: Sequence[Number], rates: Sequence[Decimal], is_zero: bool
) -> LineRow | None:
    """The row as a line, or None. ``rates`` are those printed on it; ``is_zero``: exempt."""
    money = [number for number in numbers if number.decimals == 2]
    if not money or len(numbers) > MAX_NUMBERS:
        return None
    known = [rate for rate in dict.fromkeys(rates) if rate in RATES or rate == 0]
    if is_zero:
        known.append(Decimal(0))
    taxed = _taxed(money, known)
    named = _behind_name(row, numbers)
    plain = _priced(named, money, None) or _priced(numbers, money, None)
    if taxed is not None and plain is not None and _is_chance(*taxed, plain):
        taxed = None
    priced = _priced(named, money, taxed) or _priced(numbers, money, taxed)
    if priced is None and plain is not None and taxed is not None and not taxed[0].rate and plain[2] in taxed[1]:
        priced = plain  # price and amount are equal, and so are net and gross
    # "1,26 l" before the name is no amount.
    left = min(number.box[0] for number in ([n for n in money if n in named] or money))
    if taxed is not None:
        result = replace(taxed[0], row=row.number, proven=True)
        left = min(left, min(number.box[0] for number in taxed[1]))
    else:
        amount = priced[2] if priced else money[-1]
        result = LineRow(
            row.number, left, amount=amount.value, amount_box=amount.box, proven=bool(priced)
        )
        if len(known) == 1:
            result = replace(result, rate=known[0])
    if priced:
        quantity, price, _amount = priced
        left = min([left, *(n.box[0] for n in (quantity, price) if n in named)])
        unit = _unit(row.segments[quantity.segment], quantity, leads=quantity not in named)
        result = replace(result, quantity=quantity, price=price, unit=unit)
    return replace(result, left=left)


def _is_chance(line: LineRow, taxed: Sequence[Number], priced: tuple[Number, Number, Number]) -> bool:
    """Whether two numbers look like an amount and its tax by chance: one of them is the quantity or the price of the
    row, or both are prices of what is not taxed, before and after discount.
    """
    quantity, price, amount = priced
    if not line.rate:
        return amount.box[0] > max(number.box[0] for number in taxed)
    if len(taxed) > 2:
        return False  # net, tax and gross fit too well for chance
    if quantity in taxed or price in taxed:
        return True
    # One of a thing costs its price, which may be the net.
    values = {number.value for number in taxed if number is not amount}
    return quantity.value != 1 and not values.isdisjoint((price.value, quantity.value))


def _behind_name(row: SheetRow, numbers: Sequence[Number]) -> list[Number]:
    """The numbers right of the first words of a row: what stands before them counts the lines."""
    letters = [t.box[0] for t in row.tokens if sum(c.isalpha() for c in t.text) > 1]
    first = min(letters, default=0.0)
    return [number for number in numbers if number.box[0] > first]


def _taxed(
    money: Sequence[Number], rates: Sequence[Decimal]
) -> tuple[LineRow, tuple[Number, ...]] | None:
    """Net, tax and gross among the amounts of a row by one of its rates: all three rather than two,
    net and gross rather than net and tax, and of equal ones the rightmost.
    """
    best: tuple[Decimal, LineRow, tuple[Number, ...]] | None = None
    for rate in rates:
        for net in reversed(money):
            fit = _from_net(net, money, rate)
            if fit is not None and (best is None or fit[0] > best[0]):
                best = fit
        for gross in reversed(money) if rate and best is None else ():
            # Gross and tax without net, as on receipts and in shops.
            within = (gross.value * rate / (100 + rate)).quantize(CENT, ROUND_HALF_UP)
            others = (n for n in money if n is not gross and abs(n.value - within) <= TOLERANCE)
            tax = next(others, None)
            if tax is not None and within:
                rest = gross.value - tax.value
                line = LineRow(0, 0.0, rate=rate, net=rest, tax=tax.value, gross=gross.value)
                best = (Decimal(1), line, (tax, gross))
                break
    return best[1:] if best is not None else None


def _from_net(
    net: Number, money: Sequence[Number], rate: Decimal
) -> tuple[Decimal, LineRow, tuple[Number, ...]] | None:
    """The tax of ``net`` and what both make, as far as they stand right of it in the row (a gross
    amount may stand left of it too), and how much that proves.
    """
    expected = tax_of(net.value, rate)
    right = [number for number in money if number.box[0] > net.box[0]]
    tax = next((n for n in right if rate and abs(n.value - expected) <= TOLERANCE), None)
    left = [number for number in money if number.box[0] < net.box[0]] if rate else []
    whole_value = net.value + expected
    wholes = [
        n for n in (*right, *left) if n is not tax and abs(n.value - whole_value) <= TOLERANCE
    ]
    gross = min(wholes, key=lambda n: (n in left, abs(n.value - whole_value)), default=None)
    if tax is None and gross is None:
        return None
    whole = gross.value if gross is not None else None
    share = tax.value if tax is not None else None
    if share is None and whole is not None:
        share = whole - net.value
    used = tuple(number for number in (net, tax, gross) if number is not None)
    # Rounding leaves a cent; of two readings that both fit the exact one is meant.
    quality = Decimal(2 * (gross is not None and gross in right) + (tax is not None))
    quality += Decimal("0.5") * (gross is not None and gross in left)
    quality -= 10 * (abs(tax.value - expected) if tax is not None else Decimal(0))
    quality -= 10 * (abs(gross.value - whole_value) if gross is not None else Decimal(0))
    return quality, LineRow(0, 0.0, rate=rate, net=net.value, tax=share, gross=whole), used


def _priced(
    numbers: Sequence[Number],
    money: Sequence[Number],
    taxed: tuple[LineRow, tuple[Number, ...]] | None,
) -> tuple[Number, Number, Number] | None:
    """Quantity, unit price and the amount that they make."""
    targets = [number for number in money if taxed is None or number in taxed[1]]
    if taxed is not None and taxed[0].gross is not None:
        targets.sort(key=lambda number: number.value != taxed[0].net)
    else:
        targets = list(reversed(targets))
    for target in targets:
        left = [number for number in numbers if number.box[2] <= target.box[0] + 0.002]
        # The row's own net and tax are no price; where the price equals the net, both are printed.
        before = [n for n in left if taxed is None or n not in taxed[1]]
        # A whole 1 is rather how many pieces a price is for than the price itself.
        for price in sorted(reversed(before), key=lambda n: n.value == 1 and not n.decimals):
            # The nearest on its left: the number of the line stands farther away.
            for quantity in sorted(before, key=lambda n: (n.box[0] > price.box[0], abs(price.box[0] - n.box[0]))):
                if quantity is price or not quantity.value or not price.value:
                    continue
                if quantity.box[0] > price.box[0] and quantity.decimals >= price.decimals > 0:
                    continue
                for count, piece in _by_base(quantity, price, before):
                    # A printed price is rounded: half of its last place, times the quantity.
                    rounding = Decimal("0.6").scaleb(-max(piece.decimals, 2))
                    slack = max(TOLERANCE, rounding * abs(count.value))
                    if abs(count.value * piece.value - target.value) <= slack:
                        return count, piece, target
    return None


def _by_base(quantity: Number, price: Number, others: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Quantity and price as they stand and, where a number right of the price says how many pieces it is for, the price
    of one: "10 510 szt.  89,49  1 000". A separator of thousands may have been taken for a decimal point.
    """
    for base in others:
        grouped = base.decimals == 3 and base.value == 1
        if base.box[0] > price.box[0] and (grouped or (base.value in _BASES and not base.decimals)):
            places = 3 if grouped else int(base.value.adjusted())
            piece = replace(price, value=price.value.scaleb(-places), decimals=price.decimals + places)
            whole = quantity.decimals == 3 and grouped
            yield replace(quantity, value=quantity.value.scaleb(3), decimals=0) if whole else quantity, piece
    yield quantity, price


def _unit(segment: SegmentText, quantity: Number, *, leads: bool) -> str | None:
    """The word right behind a quantity in its cell: ``6 szt.`` -> ``szt.``. Where the quantity ``leads`` the row, that
    word may begin the name: ``4 Soup of the day``.
    """
    match = _UNIT.match(segment.text[quantity.end :])
    if match is None or match[1].casefold() in _TIMES:
        return None
    named = _LETTER.search(segment.text, quantity.end + match.end())
    return None if leads and named and fold(match[1]) not in _UNITS else match[1]
