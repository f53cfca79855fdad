from odoo import api, fields, models


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
