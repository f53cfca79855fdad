"""What every e-invoice format is read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from ..result import InvoiceLine, VatRow

TOLERANCE = Decimal("0.05")


@dataclass(slots=True)
class EInvoice:
    """``fields`` by the names of ``result.FIELD_NAMES``; ``count``: invoices in the file, of which
    the first is read.
    """

    format: str
    fields: dict[str, str] = field(default_factory=dict)
    rows: list[VatRow] = field(default_factory=list)
    lines: list[InvoiceLine] = field(default_factory=list)
    count: int = 1

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
        return (
            abs(sum(n for n, _ in rows) - net) <= TOLERANCE
            and abs(sum(t for _, t in rows) - tax) <= TOLERANCE
        )

    @property
    def contradictory(self) -> bool:
        """All three totals are there and do not add up."""
        net, tax, gross = (self.amount(name) for name in ("total_net", "total_tax", "total_gross"))
        return (
            net is not None
            and tax is not None
            and gross is not None
            and abs(net + tax - gross) > TOLERANCE
        )
