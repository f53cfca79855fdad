"""Ways in which well-formed XML gives no bill."""

from __future__ import annotations

from ...errors import _
from ..errors import EInvoiceUnknown, ReadingError


class KsefReceipt(EInvoiceUnknown):
    """A UPO. Parameter: ``invoices``, the numbers of the invoices it confirms."""

    code = "ksef_receipt"
    template = _(
        "This is a receipt of the KSeF register (UPO), not an invoice. It confirms %(invoices)s; keep it with them."
    )


class CorrectsNoAmount(ReadingError):
    """Parameter: ``number``, of the correction."""

    code = "corrects_no_amount"
    template = _(
        "The correction %(number)s changes no amount in its currency, so there is nothing to book. File it with the "
        "invoice it corrects."
    )


class EInvoiceWithoutAmounts(ReadingError):
    code = "einvoice_without_amounts"
    template = _("This e-invoice states no amounts. Ask the sender for a complete one.")
