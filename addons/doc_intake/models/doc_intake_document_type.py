from odoo import api, fields, models


class DocumentType(models.Model):
    """FZ, FK, FS, receipt, contract, ...: what a document is for the accountant."""

    _name = "doc.intake.document.type"
    _description = "Document Type"
    _order = "sequence, id"
    _rec_names_search = ["code", "name"]

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="As people write it in the subject of a mail, for example FZ.")
    move_type = fields.Selection(
        [
            ("in_invoice", "Vendor Bill"),
            ("in_receipt", "Purchase Receipt"),
            ("out_invoice", "Customer Invoice"),
        ],
        string="Booked as",
        help="What an accepted document becomes. Empty: it is filed, not booked.",
    )
    is_accounting = fields.Boolean(
        string="Accounting Document", compute="_compute_is_accounting", store=True, readonly=False
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_unique = models.Constraint("UNIQUE(code)", "This document type exists already.")

    @api.depends("move_type")
    def _compute_is_accounting(self):
        for document_type in self:
            document_type.is_accounting = document_type.is_accounting or bool(document_type.move_type)

    @api.depends("code", "name")
    def _compute_display_name(self):
        for document_type in self:
            document_type.display_name = f"{document_type.code} {document_type.name}"
