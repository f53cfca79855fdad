from odoo import api, fields, models


class Upload(models.TransientModel):
    """Which buffer uploaded files belong to, for users of several buffers."""

    _name = "doc.intake.upload"
    _description = "Upload Documents"

    attachment_ids = fields.Many2many("ir.attachment", required=True)
    available_buffer_ids = fields.Many2many("doc.intake.buffer", compute="_compute_available_buffer_ids")
    buffer_id = fields.Many2one(
        "doc.intake.buffer", required=True, ondelete="cascade", domain="[('id', 'in', available_buffer_ids)]"
    )

    @api.constrains("buffer_id")
    def _check_buffer(self):
        self.sudo(False).buffer_id.check_access("read")

    def _compute_available_buffer_ids(self):
        self.available_buffer_ids = self.env["doc.intake.document"]._get_upload_buffers()

    def action_upload(self):
        return self.env["doc.intake.document"]._upload(self.attachment_ids, self.buffer_id)
