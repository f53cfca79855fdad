from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..intake_core import states


class DocumentVat(models.Model):
    """One row of the VAT breakdown of a document (EN 16931 BG-23)."""

    _name = "doc.intake.document.vat"
    _description = "Document VAT Row"
    _order = "document_id, sequence, id"

    document_id = fields.Many2one("doc.intake.document", required=True, index=True, ondelete="cascade")
    sequence = fields.Integer(default=10)
    rate = fields.Float(string="Rate %", digits=(5, 2))
    category = fields.Char(help="Category code of EN 16931: S standard, Z zero, E exempt, AE reverse charge, ...")
    currency_id = fields.Many2one(related="document_id.currency_id")
    net = fields.Monetary()
    tax = fields.Monetary(string="VAT", compute="_compute_tax", store=True, readonly=False)
    gross = fields.Monetary(compute="_compute_gross", store=True, readonly=False)

    @api.depends("net", "rate")
    def _compute_tax(self):
        for row in self:
            row.tax = row.net * row.rate / 100

    @api.depends("net", "tax")
    def _compute_gross(self):
        for row in self:
            row.gross = row.net + row.tax

    # The rows are part of their document: what cannot be changed there cannot be changed here either.

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_open()
        return rows

    def write(self, vals):
        if "document_id" in vals and not self.env.su:
            raise AccessError(self.env._("A VAT row stays with its document."))
        self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_of_open_documents(self):
        self._check_open()

    def _check_open(self):
        """A person changes these rows: the document must be open, and remembers it."""
        if self.env.su:
            return
        documents = self.document_id
        settled = documents.filtered(lambda d: d.state in states.DOCUMENT_SETTLED)
        if settled:
            raise UserError(
                self.env._("%s is settled and cannot be changed any more.", ", ".join(settled.mapped("name")))
            )
        documents._remember_corrections({"vat_ids": True})
