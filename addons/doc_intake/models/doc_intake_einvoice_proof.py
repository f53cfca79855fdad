import logging

import psycopg2

from odoo import api, models
from odoo.exceptions import ConcurrencyError, RedirectWarning

from ..intake_core.errors import IntakeError
from ..intake_core.reading import einvoice

_logger = logging.getLogger(__name__)

_MAX_ROUNDING = 1  # what a program rounds the amount to pay by


class _NotProvenError(Exception):
    """The bill does not come to the total of its file."""


class EInvoiceBill(models.AbstractModel):
    """Odoo's own decoders drop a tax that the company does not have, and fail on what they did not expect."""

    _inherit = "doc.intake.einvoice.bill"

    @api.model
    def _decode_proven(self, theirs, invoice, file_data, new=False):
        """Have the decoder ``theirs`` fill ``invoice``; ours where its bill does not come to the file's total.

        :return: None, or a sentence why it cannot be done
        """
        try:
            read = einvoice.parse(file_data["raw"] or b"")
        except IntakeError:
            return theirs(invoice, file_data, new)
        if invoice.invoice_line_ids or read.amount("total_gross") is None:
            return theirs(invoice, file_data, new)
        try:
            with self.env.cr.savepoint():
                reason = theirs(invoice, file_data, new)
                if not reason and not self._comes_to(invoice, read):
                    raise _NotProvenError(f"{invoice.amount_total} instead of {read.fields['total_gross']}")
                return reason
        except (psycopg2.OperationalError, ConcurrencyError, RedirectWarning):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it was, the file can be read
            _logger.info("%s is decoded by our own decoder: %s", file_data.get("name"), error)
        return self._decode(invoice, file_data, new)

    @api.model
    def _comes_to(self, invoice, read):
        """Whether the bill has the total that the file states, or the amount to pay where that is only rounded."""
        gross, due = read.amount("total_gross"), read.amount("amount_due")
        totals = {abs(gross)}
        if due is not None and abs(due - gross) <= _MAX_ROUNDING:
            totals.add(abs(due))
        currency = invoice.currency_id
        return bool(invoice.invoice_line_ids) and any(
            not currency.compare_amounts(invoice.amount_total, float(total)) for total in totals
        )
