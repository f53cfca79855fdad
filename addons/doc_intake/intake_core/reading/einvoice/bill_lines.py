"""One line of a bill: quantity, price and discount that come to its amount, to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from ..result import InvoiceLine
from .model import EInvoiceLine
from .tree import number

CENT: Final = Decimal("0.01")
ZERO: Final = Decimal(0)

Role = Literal["line", "before", "advance", "rounding", "rate", "gross"]


@dataclass(frozen=True, slots=True)
class BillLine:
    """``net`` is quantity x unit_price less discount (percent), to the cent; without VAT. ``role`` ``gross``: the
    amount includes VAT that nothing is known about; ``rate`` of such a line is None, as of ``rounding`` of a total.
    """

    description: str
    quantity: Decimal
    unit_price: Decimal
    discount: Decimal
    rate: Decimal | None
    category: str | None
    net: Decimal
    role: Role = "line"
    unit: str | None = None

    def as_amount(self, net: Decimal) -> BillLine:
        """The same line over another amount: at the same quantity where the cents allow it."""
        quantity, price, discount = _factors(self.quantity, None, None, net)
        return BillLine(
            self.description, quantity, price, discount, self.rate, self.category, net, self.role, self.unit
        )


@dataclass(frozen=True, slots=True)
class BillRow:
    """What all lines of one rate and category come to."""

    rate: Decimal
    category: str | None
    net: Decimal
    tax: Decimal


def bill_line(line: EInvoiceLine, row: BillRow, net: Decimal, digits: int) -> BillLine:
    """``line`` over ``net``; ``digits``: decimals a quantity may have."""
    quantity, price = number(line.quantity), number(line.unit_price)
    if price is not None and (line.is_price_gross or line.net is None):
        price = (price * 100 / (100 + row.rate)).quantize(Decimal("1e-8"))
    taken = number(line.discount) if line.discount else None
    description = line.description
    if quantity is not None and quantity != round(quantity, digits):
        description = f"{description} ({line.quantity} {line.unit or ''}".rstrip() + ")"
        quantity = None
    quantity, price, discount = _factors(quantity, price, taken, net)
    role: Role = "before" if line.is_before else "line"
    return BillLine(description, quantity, price, discount, row.rate, row.category, net, role, line.unit)


def _factors(
    quantity: Decimal | None, price: Decimal | None, taken: Decimal | None, net: Decimal
) -> tuple[Decimal, Decimal, Decimal]:
    """(quantity, unit price, discount in percent) that come to ``net``."""
    if not quantity:
        return Decimal(1), net, ZERO
    if price is not None:
        full = quantity * price
        if cents(full) == net:
            return quantity, price, ZERO
        if taken and full and 0 <= net / full < 1:
            exact = 100 - net * 100 / full
            for percent in (round(exact, 2), round(exact, 10)):
                if cents(full * (100 - percent) / 100) == net:
                    return quantity, price, percent
    price = round(net / quantity, 8)
    return (quantity, price, ZERO) if cents(quantity * price) == net else (Decimal(1), net, ZERO)


def whole(row: BillRow, role: Role) -> BillLine:
    """One line over the whole amount; whoever books it names it by its role."""
    return BillLine("", Decimal(1), row.net, ZERO, row.rate, row.category, row.net, role)


def full_line(line: InvoiceLine) -> EInvoiceLine:
    """``line`` with the fields that only some formats fill."""
    if isinstance(line, EInvoiceLine):
        return line
    return EInvoiceLine(**{name: getattr(line, name) for name in InvoiceLine.__dataclass_fields__})


def amount_of(line: EInvoiceLine) -> Decimal | None:
    """The line's sum, net or gross as it is stated, or quantity x price."""
    if line.net is not None or line.gross is not None:
        return number(line.net if line.net is not None else line.gross)
    quantity, price = number(line.quantity), number(line.unit_price)
    return None if quantity is None or price is None else quantity * price


def net_of(line: EInvoiceLine, rate: Decimal) -> Decimal:
    """The line without VAT, not rounded."""
    stated = amount_of(line) or ZERO
    is_gross = line.net is None and (line.gross is not None or line.is_price_gross)
    return stated * 100 / (100 + rate) if is_gross else stated


def share(amount: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """``amount`` (to the cent) in parts as large as ``weights``; the parts come to it exactly."""
    total = sum(weights, ZERO)
    if not weights:
        return []
    if not total:
        return [amount, *(ZERO for _weight in weights[1:])]
    exact = [amount * weight / total for weight in weights]
    parts = [cents(value) for value in exact]
    spread(parts, exact, list(range(len(parts))), amount - sum(parts, ZERO))
    return parts


def spread(nets: list[Decimal], exact: list[Decimal], where: list[int], rest: Decimal) -> None:
    """Give ``rest`` cent by cent to the lines whose rounding took the most off (or added the most)."""
    step = CENT if rest > 0 else -CENT
    order = sorted(where, key=lambda position: (exact[position] - nets[position]) * step, reverse=True)
    for turn in range(int(abs(rest) / CENT)):
        nets[order[turn % len(order)]] += step


def percent(value: str | None) -> Decimal | None:
    """A percentage that a VAT can have."""
    rate = number(value)
    return rate if rate is not None and 0 <= rate <= 100 else None


def tolerance(count: int) -> Decimal:
    """What rounding may come to over ``count`` lines."""
    return Decimal("0.05") + CENT * count


def cents(value: Decimal) -> Decimal:
    """Half a cent is rounded away from zero."""
    return value.quantize(CENT, ROUND_HALF_UP)
