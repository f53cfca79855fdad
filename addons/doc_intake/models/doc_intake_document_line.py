from dataclasses import replace
from decimal import Decimal

from odoo import models
from odoo.tools import float_compare

from ..intake_core.lines_by_rate import lines_by_rate
from ..intake_core.reading.einvoice.bill_lines import BillRow


def _cents(amount):
    return Decimal(str(round(amount, 2)))


class Document(models.Model):
    """The bill of a document by the lines that were read, where its buffer asks for them."""

    _inherit = "doc.intake.document"

    def _plan_read_lines(self, planned):
        """``planned`` (one BillLine a VAT row) with the lines that were read in the place of each row.

        :return: (list of BillLine, list of sentences); ``planned`` itself where the lines do not come to the rows
        """
        self.ensure_one()
        if self.buffer_id.sudo().bill_lines != "read":
            return planned, []
        rows = [BillRow(_cents(row.rate), None, _cents(row.net), _cents(row.tax)) for row in self.vat_ids]
        digits = self.env["decimal.precision"].precision_get("Product Unit")
        found = lines_by_rate((self.reading or {}).get("lines", ()), rows, digits)
        if not found or not all(self._is_in_currency(line.net) for lines in found for line in lines):
            return planned, [
                self.env._(
                    "The lines that were read do not come to the VAT by rate, so this bill has one line for each rate."
                )
            ]
        detailed = []
        for whole, row, lines in zip(planned, rows, found, strict=True):
            # Where the line carries the gross amount, no tax stands for its VAT: that stays one line.
            keeps = not lines or _cents(whole.price) != row.net
            detailed += [whole] if keeps else self._split_planned(whole, lines)
        return detailed, []

    def _split_planned(self, whole, lines):
        """``whole`` as ``lines``; the printed VAT is that of all of them together."""
        parts = [
            replace(
                whole,
                label=line.description or whole.label,
                quantity=float(line.quantity),
                price=float(line.unit_price),
                printed_tax=None if whole.printed_tax is None else 0.0,
            )
            for line in lines
        ]
        return [replace(parts[0], printed_tax=whole.printed_tax), *parts[1:]]

    def _is_in_currency(self, net):
        """Whether Odoo keeps the amount as it is: some currencies have no cents there."""
        return not float_compare(self.currency_id.round(float(net)), float(net), precision_digits=2)
