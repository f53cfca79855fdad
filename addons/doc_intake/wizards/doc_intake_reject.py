from odoo import fields, models


class Reject(models.TransientModel):
    """Why documents are rejected."""

    _name = "doc.intake.reject"
    _description = "Reject Documents"

    document_ids = fields.Many2many("doc.intake.document", required=True)
    note = fields.Text(string="Reason", required=True)

    def action_reject(self):
        self.document_ids._reject(self.note.strip())
        return {"type": "ir.actions.act_window_close"}
