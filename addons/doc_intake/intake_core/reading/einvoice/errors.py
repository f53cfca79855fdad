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


class EInvoiceForeign(EInvoiceUnknown):
    """An invoice of a format that is recognised but not read. Parameter: ``format``, its name."""

    code = "einvoice_foreign"
    template = _(
        "This is an e-invoice in the format %(format)s, which is not read here. Ask the sender for a PDF or a European "
        "e-invoice (Peppol UBL, Factur-X), or enter it by hand."
    )


class XmlNoInvoice(EInvoiceUnknown):
    """Parameter: ``kind``, the name of the kind of document."""

    code = "xml_no_invoice"
    template = _("This XML file (%(kind)s) is not an invoice, so there is nothing to book. File it, or ignore it.")


class WrapperEmpty(EInvoiceUnknown):
    """Parameter: ``root``, the name of the wrapper's first element."""

    code = "wrapper_empty"
    template = _("This file (%(root)s) is a wrapper for an e-invoice, but there is none in it. Ask the sender again.")


class ProformaNotBooked(ReadingError):
    """Parameter: ``number``."""

    code = "proforma_not_booked"
    template = _(
        "%(number)s is a pro-forma invoice: there is nothing to book before the invoice itself comes. File it as "
        "another document."
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
