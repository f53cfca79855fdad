from odoo import api, models


class IrAttachment(models.Model):
    _inherit = "ir.attachment"

    @api.depends("thumbnail", "res_model")
    def _compute_has_thumbnail(self):
        # EXTENDS 'mail': the web client would draw a thumbnail and try to store it, but nobody may write to evidence
        super()._compute_has_thumbnail()
        self.filtered(lambda attachment: attachment.res_model == "doc.intake.file").has_thumbnail = True
