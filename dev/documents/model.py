"""An invoice in the words of EN 16931, with arithmetic that adds up per VAT rate.

Amounts are :class:`~decimal.Decimal` with two decimals, rates are percent, dates are
:class:`datetime.date`. VAT numbers carry their country prefix, IBANs no blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


def money(value: Decimal | int | str) -> Decimal:
    """Round half up to cents, the way Polish and most European billing programs do."""
    return Decimal(value).quantize(CENT, rounding=ROUND_HALF_UP)


def tax_within(gross: Decimal, rate: Decimal) -> Decimal:
    """The VAT contained in ``gross``."""
    return money(gross * rate / (100 + rate))


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
    owner: str = ""
    """The person that a small firm belongs to."""

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
    """Invoice line (BG-25). Net amount = quantity x net price, rounded once; with a gross price the gross
    amount is exact and the tax is taken out of it.
    """

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
    discount: Decimal = Decimal(0)
    """Percent that the net price is below the price of the list."""
    list_price: Decimal | None = None
    """BT-148, where there is a discount."""
    gross_price: Decimal | None = None
    """Of sellers that count in prices with VAT: shops, petrol stations."""
    group: str = ""
    """What the lines are listed by: a fuel card, a phone number."""
    day: date | None = None

    @property
    def net(self) -> Decimal:
        if self.gross_price is not None:
            return self.gross - self.tax_amount
        return money(self.quantity * self.net_price)

    @property
    def tax_amount(self) -> Decimal:
        """VAT of this line alone: the sum over lines may miss the invoice's by some cents."""
        if self.gross_price is not None:
            return tax_within(self.gross, self.tax.rate)
        return money(self.net * self.tax.rate / 100) + ZERO

    @property
    def gross(self) -> Decimal:
        if self.gross_price is not None:
            return money(self.quantity * self.gross_price)
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
class BankAccount:
    """One of several accounts of a seller."""

    iban: str
    bank: str
    bic: str
    currency: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier document that this one is about: corrected (BG-3), or an advance taken off."""

    number: str
    issue_date: date
    rows: tuple[VatRow, ...]
    """Its VAT breakdown."""
    lines: tuple[Line, ...] = ()
    reason: str = ""
    """Why it is corrected."""

    @property
    def gross(self) -> Decimal:
        return sum((row.gross for row in self.rows), ZERO)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The rate that turns the VAT of an invoice in foreign currency into the currency of the tax office."""

    currency: str
    """BT-6: ``PLN``."""
    rate: Decimal
    """Of it for one unit of the invoice's currency."""
    day: date
    table: str

    def convert(self, amount: Decimal) -> Decimal:
        return money(amount * self.rate)


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
    """An invoice, or another document that is printed the same way: see ``kind``."""

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
    kind: str = "invoice"
    """``invoice correction advance settlement proforma receipt debit_note accounting_note``."""
    earlier: tuple[Earlier, ...] = ()
    """What a correction corrects, what a settlement takes off."""
    exchange: Exchange | None = None
    accounts: tuple[BankAccount, ...] = ()
    """All accounts that are printed, where there are more than the one to pay to."""
    vat_breakdown: tuple[VatRow, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "vat_breakdown", differences(vat_breakdown(self.lines), self.earlier))

    @property
    def full_breakdown(self) -> tuple[VatRow, ...]:
        """The VAT rows of the lines as they stand, with nothing taken off."""
        return vat_breakdown(self.lines)

    @property
    def billed_lines(self) -> tuple[Line, ...]:
        """Lines that sum up to the totals: what is corrected or settled is there with a minus."""
        if self.kind == "correction":
            before = [line for earlier in self.earlier for line in earlier.lines]
            return (*(replace(line, quantity=-line.quantity) for line in before), *self.lines)
        return self.lines

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
    def is_due(self) -> bool:
        """Whether there is a day to pay until: an advance has come in before its invoice."""
        return self.payment.is_transfer and self.kind != "advance"

    @property
    def amount_due(self) -> Decimal:
        """BT-115 = BT-112 - BT-113."""
        return self.total_gross - self.paid


def vat_breakdown(lines: Iterable[Line]) -> tuple[VatRow, ...]:
    """Sum ``lines`` by category and rate, highest rate first; VAT is computed from each sum."""
    sums: dict[Tax, Decimal] = {}
    gross: dict[Tax, Decimal] = {}
    for line in lines:
        sums[line.tax] = sums.get(line.tax, ZERO) + line.net
        if line.gross_price is not None:
            gross[line.tax] = gross.get(line.tax, ZERO) + line.gross
    rows = []
    for tax, net in sorted(sums.items(), key=_order):
        if tax in gross:
            amount = tax_within(gross[tax], tax.rate)
            rows.append(VatRow(tax, gross[tax] - amount, amount))
        else:
            rows.append(VatRow(tax, net, money(net * tax.rate / 100) + ZERO))  # no minus before nothing
    return tuple(rows)


def _order(item: tuple[Tax, object]) -> tuple[Decimal, str]:
    return (-item[0].rate, item[0].category)


def differences(rows: tuple[VatRow, ...], earlier: Iterable[Earlier]) -> tuple[VatRow, ...]:
    """``rows`` less those of ``earlier`` documents; a rate that nothing is left of is left out."""
    sums = {row.tax: (row.net, row.tax_amount) for row in rows}
    taken = [row for document in earlier for row in document.rows]
    for row in taken:
        net, amount = sums.get(row.tax, (ZERO, ZERO))
        sums[row.tax] = (net - row.net, amount - row.tax_amount)
    if taken:
        sums = {tax: part for tax, part in sums.items() if any(part)}
    return tuple(VatRow(tax, *part) for tax, part in sorted(sums.items(), key=_order))
