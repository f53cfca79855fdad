"""An invoice in the words of EN 16931, with arithmetic that adds up per VAT rate.

Amounts are :class:`~decimal.Decimal` with two decimals, rates are percent, dates are
:class:`datetime.date`. VAT numbers carry their country prefix, IBANs no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def money(value: Decimal | int | str) -> Decimal:
    """Round half up to cents, the way Polish and most European billing programs do."""
    return Decimal(value).quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Party:
    """Seller (BG-4) or buyer (BG-7)."""

    name: str
    vat: str
    """BT-31/BT-48, with country prefix: ``PL9990713429``."""
    country: str
    """ISO 3166 code of two letters."""
    street: str
    zip: str
    city: str
    email: str = ""
    phone: str = ""
    register_number: str = ""
    """BT-30: REGON, HRB, company number ... A number that is *not* the VAT number."""

    @property
    def short_name(self) -> str:
        """The name without its legal form, as on a sign."""
        return re.sub(r"( Sp\. .*| S\.A\.| GmbH.*| Ltd)$|^(SIA|AS|UAB) ", "", self.name)


@dataclass(frozen=True, slots=True)
class Tax:
    """VAT category (BT-118, UNCL 5305) and rate (BT-119) of a line."""

    category: str
    """S standard and reduced, Z zero, E exempt, AE reverse charge, K intra-EU, O out of scope."""
    rate: Decimal
    """Percent; 0 where the category has none."""
    reason: str = ""
    """BT-120, why no VAT is charged."""


@dataclass(frozen=True, slots=True)
class Line:
    """Invoice line (BG-25). Net amount = quantity x net price, rounded once."""

    name: str
    quantity: Decimal
    unit: str
    """As printed: ``szt.``, ``h``, ``kWh``."""
    unit_code: str
    """BT-130, UN/ECE recommendation 20."""
    net_price: Decimal
    tax: Tax
    code: str = ""
    """BT-155, the seller's number of the article."""

    @property
    def net(self) -> Decimal:
        return money(self.quantity * self.net_price)

    @property
    def tax_amount(self) -> Decimal:
        """VAT of this line alone: the sum over lines may miss the invoice's by some cents."""
        return money(self.net * self.tax.rate / 100)

    @property
    def gross(self) -> Decimal:
        return self.net + self.tax_amount


@dataclass(frozen=True, slots=True)
class VatRow:
    """VAT breakdown (BG-23): one row for each category and rate."""

    tax: Tax
    net: Decimal
    tax_amount: Decimal

    @property
    def gross(self) -> Decimal:
        return self.net + self.tax_amount


@dataclass(frozen=True, slots=True)
class Payment:
    """Payment instructions (BG-16)."""

    means: str
    """UNCL 4461: 10 cash, 30 transfer, 48 card, 58 SEPA transfer."""
    due_date: date
    iban: str = ""
    bank: str = ""
    bic: str = ""
    days: int = 0
    """Payment terms in days after the issue date."""
    reference: str = ""
    """BT-83, what the payer should write."""

    @property
    def is_transfer(self) -> bool:
        return self.means in {"30", "58"}


@dataclass(frozen=True, slots=True)
class Account:
    """What a utility prints about its customer: looks like fields of the invoice and is not."""

    customer_number: str
    contract_number: str
    meter_point: str
    period_start: date
    period_end: date
    reading_before: int
    used: int
    """What the meter counted in the period; 0 where there is no meter."""


@dataclass(frozen=True, slots=True)
class Invoice:
    """A commercial invoice (BT-3 = 380)."""

    number: str
    issue_date: date
    sale_date: date
    currency: str
    seller: Party
    buyer: Party
    lines: tuple[Line, ...]
    payment: Payment
    paid: Decimal = ZERO
    """BT-113. Negative when an earlier debt is added to what is to be paid now."""
    order_number: str = ""
    notes: tuple[str, ...] = ()
    account: Account | None = None
    vat_breakdown: tuple[VatRow, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "vat_breakdown", vat_breakdown(self.lines))

    @property
    def total_net(self) -> Decimal:
        """BT-109."""
        return sum((row.net for row in self.vat_breakdown), ZERO)

    @property
    def total_tax(self) -> Decimal:
        """BT-110."""
        return sum((row.tax_amount for row in self.vat_breakdown), ZERO)

    @property
    def total_gross(self) -> Decimal:
        """BT-112."""
        return self.total_net + self.total_tax

    @property
    def amount_due(self) -> Decimal:
        """BT-115 = BT-112 - BT-113."""
        return self.total_gross - self.paid


def vat_breakdown(lines: Iterable[Line]) -> tuple[VatRow, ...]:
    """Sum ``lines`` by category and rate, highest rate first; VAT is computed from each sum."""
    sums: dict[Tax, Decimal] = {}
    for line in lines:
        sums[line.tax] = sums.get(line.tax, ZERO) + line.net
    ordered = sorted(sums.items(), key=lambda item: (-item[0].rate, item[0].category))
    return tuple(VatRow(tax, net, money(net * tax.rate / 100)) for tax, net in ordered)
