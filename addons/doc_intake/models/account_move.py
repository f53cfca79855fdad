from odoo import fields, models


class AccountMove(models.Model):
    _inherit = "account.move"

    # Accountants without our groups read bills too; these fields are not there for them.
    doc_intake_document_ids = fields.One2many(
        "doc.intake.document",
        "move_id",
        string="Intake Documents",
        readonly=True,
        groups="doc_intake.group_doc_intake_user",
    )
    doc_intake_document_count = fields.Integer(
        compute="_compute_doc_intake_document_count",
        groups="doc_intake.group_doc_intake_user",
    )

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

    def _must_check_constrains_date_sequence(self):
        # EXTENDS 'account': a sales invoice numbered elsewhere follows no pattern of Odoo
        numbered_elsewhere = self.is_sale_document() and self.sudo().doc_intake_document_ids
        return not numbered_elsewhere and super()._must_check_constrains_date_sequence()

    def unlink(self):
        # EXTENDS 'account': a deleted draft bill sends its document back to the Inbox
        documents = self.sudo().doc_intake_document_ids
        result = super().unlink()
        documents._bill_deleted()
        return result
