from odoo import api, fields, models

from ..intake_core import states
from ..intake_core.duplicates import invoice_number_key


class Document(models.Model):
    """The same invoice in two files: same seller, number and amount."""

    _inherit = "doc.intake.document"

    number_key = fields.Char(compute="_compute_number_key", store=True, precompute=True, index="btree_not_null")
    possible_duplicate_id = fields.Many2one(
        "doc.intake.document",
        compute="_compute_possible_duplicate",
        help="Empty when it lies in a buffer that the user does not see; its number is told all the same.",
    )
    possible_duplicate_name = fields.Char(compute="_compute_possible_duplicate")

    @api.depends("invoice_number")
    def _compute_number_key(self):
        for document in self:
            document.number_key = invoice_number_key(document.invoice_number or "") or False

    @api.depends("seller_vat", "number_key", "total_gross", "company_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_possible_duplicate(self):
        found = self._find_duplicates()
        originals = self.browse([original.id for original in found.values()])
        visible = originals._filtered_access("read")
        for document in self:
            original = found.get(document._origin.id)
            document.possible_duplicate_id = visible.filtered(lambda d, o=original: o and d.id == o.id)
            document.possible_duplicate_name = original.name if original else False

    def _find_duplicates(self):
        """The oldest counting document of the company with the same seller, number and gross, in whatever buffer.

        :return: dict id -> document (with sudo)
        """
        asked = self.filtered(lambda d: d.seller_vat and d.number_key and d._origin.id)
        if not asked:
            return {}
        candidates = self.sudo().search(
            [
                ("company_id", "in", asked.company_id.ids),
                ("seller_vat", "in", asked.mapped("seller_vat")),
                ("number_key", "in", asked.mapped("number_key")),
                ("state", "not in", (states.DOCUMENT_REJECTED, states.DOCUMENT_DUPLICATE)),
            ],
            order="id",
        )
        oldest = {}
        for candidate in candidates:
            oldest.setdefault(candidate._identity(), []).append(candidate)
        found = {}
        for document in asked:
            others = [other for other in oldest.get(document._identity(), ()) if other.id != document._origin.id]
            if others:
                found[document._origin.id] = others[0]
        return found

    def _identity(self):
        """What two documents of one invoice have in common; amounts in hundredths, as floats do not compare."""
        return self.company_id.id, self.seller_vat, self.number_key, round(self.total_gross * 100)
