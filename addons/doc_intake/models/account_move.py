from odoo import fields, models


class AccountMove(models.Model):
    _inherit = "account.move"

    doc_intake_document_ids = fields.One2many("doc.intake.document", "move_id", string="Intake Documents", readonly=True)
    doc_intake_document_count = fields.Integer(compute="_compute_doc_intake_document_count")

    def _compute_doc_intake_document_count(self):
        counts = dict(
            self.env["doc.intake.document"]._read_group([("move_id", "in", self.ids)], ["move_id"], ["__count"])
        )
        for move in self:
            move.doc_intake_document_count = counts.get(move, 0)

    def action_open_doc_intake_documents(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_document")
        document = self.doc_intake_document_ids[:1]
        action.update(views=[(False, "form")], res_id=document.id, view_mode="form")
        return action

    def unlink(self):
        # EXTENDS 'account': a deleted draft bill sends its document back to the Inbox
        documents = self.sudo().doc_intake_document_ids
        result = super().unlink()
        documents.with_user(self.env.user)._bill_deleted()
        return result
