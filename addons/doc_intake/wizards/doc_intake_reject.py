from odoo import fields, models
from odoo.exceptions import UserError


class Reject(models.TransientModel):
    """Why documents are rejected."""

    _name = "doc.intake.reject"
    _description = "Reject Documents"

    document_ids = fields.Many2many("doc.intake.document", required=True)
    note = fields.Text(string="Reason", required=True)

    def action_reject(self):
        note = self.note.strip()
        if not note:
            raise UserError(self.env._("Say why: whoever looks for the document later will want to know."))
        self.document_ids._reject(note)
        return {"type": "ir.actions.act_window_close"}
