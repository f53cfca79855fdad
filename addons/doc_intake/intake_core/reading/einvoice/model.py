"""What every e-invoice format is read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from ..result import InvoiceLine, VatRow

TOLERANCE = Decimal("0.05")
EXTRAS: Final = ("self_billed", "cash_method", "margin", "to_receipt")
_OURS_TOO: Final = frozenset(
    {"recipient", "additional_buyer", "payer", "local_government_recipient", "vat_group_recipient", "employee"}
)


@dataclass(frozen=True, slots=True)
class EInvoiceLine(InvoiceLine):
    """A line with what only structured invoices say.

    ``category``: EN 16931 code; ``discount``: the amount as stated, of the line or of a unit (formats and programs
    differ: the line's sum tells); ``is_price_gross``: the unit price includes VAT; ``is_before``: how it was before
    a correction, amounts and quantity with the sign turned.
    """

    category: str | None = None
    discount: str | None = None
    is_price_gross: bool = False
    is_before: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Another invoice this one speaks of; ``ksef_number`` is that invoice's."""

    number: str | None
    date: str | None = None
    ksef_number: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a party is; ``country`` ISO 3166, address as two free lines."""

    country: str | None = None
    street: str | None = None
    street2: str | None = None
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """Somebody beside seller and buyer; ``role`` is a key of ``ksef_parties.ROLES`` or the words of the file."""

    role: str
    name: str | None
    vat: str | None


@dataclass(slots=True)
class EInvoice:
    """``fields`` by the names of ``result.FIELD_NAMES``; ``count``: invoices in the file, of which
    the first is read.

    ``kind`` is the format's own code of the kind of document. ``references``: the invoices that are corrected, or
    the advances that are settled. ``accounts``: normalised, in the order of the file. ``due_dates``: instalments,
    earliest first; ``terms``: in words, where no date says it. ``tax_in_pln``: VAT of a foreign-currency invoice as
    stated in PLN. ``adjustments``: allowances (negative) and charges of the whole document, as lines; they are in the
    totals. ``payment_means``: UNTDID 4461 (30 transfer, 59 direct debit ...). ``payee``: who is paid instead of the
    seller. ``notes``: free texts for people. ``extras``: codes of ``EXTRAS`` that somebody should know.
    """

    format: str
    fields: dict[str, str] = field(default_factory=dict)
    rows: list[VatRow] = field(default_factory=list)
    lines: list[InvoiceLine] = field(default_factory=list)
    adjustments: list[EInvoiceLine] = field(default_factory=list)
    count: int = 1
    kind: str = ""
    references: list[Reference] = field(default_factory=list)
    reason: str | None = None
    accounts: list[str] = field(default_factory=list)
    due_dates: list[str] = field(default_factory=list)
    terms: str | None = None
    payment_reference: str | None = None
    payment_means: str | None = None
    payee: str | None = None
    split_payment: bool = False
    extras: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    tax_in_pln: str | None = None
    exchange_rates: list[str] = field(default_factory=list)
    contacts: dict[str, Contact] = field(default_factory=dict)
    third_parties: list[ThirdParty] = field(default_factory=list)

    @property
    def recipient_vats(self) -> set[str]:
        """VAT numbers of those who get the invoice beside the buyer: a town's unit, a member of a VAT group."""
        return {party.vat for party in self.third_parties if party.vat and party.role in _OURS_TOO}

    def put(self, name: str, value: str | None) -> None:
        """Store a value unless it is missing or empty."""
        if value:
            self.fields[name] = value

    def amount(self, name: str) -> Decimal | None:
        return Decimal(self.fields[name]) if name in self.fields else None

    @property
    def consistent(self) -> bool:
        """Whether the file's own sums add up: net + tax = gross, and the rows by rate where there
        are any.
        """
        net, tax, gross = (self.amount(name) for name in ("total_net", "total_tax", "total_gross"))
        if net is None or tax is None or gross is None or abs(net + tax - gross) > TOLERANCE:
            return False
        rows = [(Decimal(row.net), Decimal(row.tax or "0")) for row in self.rows if row.net]
        if not rows:
            return True
        return abs(sum(n for n, _ in rows) - net) <= TOLERANCE and abs(sum(t for _, t in rows) - tax) <= TOLERANCE

    @property
    def contradictory(self) -> bool:
        """All three totals are there and do not add up."""
        net, tax, gross = (self.amount(name) for name in ("total_net", "total_tax", "total_gross"))
        return net is not None and tax is not None and gross is not None and abs(net + tax - gross) > TOLERANCE
