from dataclasses import dataclass
from typing import Any

from odoo import models

from .doc_intake_tax_choice import TaxCase


@dataclass(frozen=True)
class BillLine:
    """One line of a bill to be: a VAT row of the document with the tax that stands for it in the books.

    ``price`` is what goes on the line for each of ``quantity``: the net amount, or the gross one where no tax adds
    the VAT. ``printed_tax`` is the VAT that the tax of the line has to come to, None where it comes to nothing.
    """

    label: str
    price: float
    tax: Any
    printed_tax: float | None
    quantity: float = 1.0


class Document(models.Model):
    """The bill of a document by its VAT rows, one line a rate."""

    _inherit = "doc.intake.document"

    def _plan_lines(self, move_type, position):
        """The lines of the bill, one a VAT rate, and what the accountant should know about them.

        :param position: the partner's fiscal position
        :return: (list of BillLine, list of sentences)
        """
        if not self.vat_ids:
            line, note = self._plan_from_totals(move_type, position)
            return [line], [note] if note else []
        lines, notes = [], []
        choice, case = self.env["doc.intake.tax.choice"], self._tax_case(move_type, position)
        for row in self.vat_ids:
            tax, note = choice._choose(case, row.rate, row.category, row.tax)
            if note:
                notes.append(note)
            lines.append(
                BillLine(
                    label=f"{self.invoice_number or self.name}, {choice._rate_label(row.rate, row.category)}",
                    price=row.net if tax else row.net + row.tax,
                    tax=tax,
                    printed_tax=row.tax if tax and not tax.has_negative_factor else None,
                )
            )
        return lines, notes

    def _plan_from_totals(self, move_type, position):
        """(BillLine, sentence or None) for a document without VAT rows."""
        label, currency = self.invoice_number or self.name, self.currency_id
        choice, case = self.env["doc.intake.tax.choice"], self._tax_case(move_type, position)
        if currency.is_zero(self.total_tax) or currency.is_zero(self.total_net):
            tax, note = (
                choice._no_tax(),
                self.env._("The document shows no VAT: the bill has one line without tax. Please check it."),
            )
            if case.is_abroad:
                tax, note = choice._tax_across_border(case, None)
            return BillLine(label, self.total_gross, tax, None), note
        if not case.is_abroad or case.use == "sale":
            for tax in choice._taxes_charged(case):
                usual = self.total_net * tax.amount / 100
                if tax.amount and abs(usual - self.total_tax) <= self._rounding_tolerance():
                    return BillLine(label, self.total_net, tax, self.total_tax), None
        return BillLine(label, self.total_gross, choice._no_tax(), None), self.env._(
            "The document shows no VAT by rate, and its VAT of %(tax)s fits no tax of %(company)s: the bill has one "
            "line over the gross amount without tax. Please check it.",
            tax=currency.format(self.total_tax),
            company=self.company_id.name,
        )

    def _tax_case(self, move_type, position):
        return TaxCase(
            company=self.company_id,
            currency=self.currency_id,
            use="sale" if move_type.startswith("out_") else "purchase",
            position=position,
            country=self._counterpart_country(),
        )

    def _counterpart_country(self):
        """Where the other side is, as its VAT number says; else as its contact says; else here."""
        partner = self.partner_id
        named = self.env["doc.intake.tax.choice"]._country_of_vat(self._counterpart_values()["vat"] or partner.vat)
        return named or partner.country_id or self.company_id.account_fiscal_country_id

    def _rounding_tolerance(self):
        """How far the printed VAT may lie from rate times net: programs round each line, or each unit price."""
        return 0.10 + 0.01 * len((self.reading or {}).get("lines", ()))
