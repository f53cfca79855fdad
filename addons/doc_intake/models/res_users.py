from odoo import api, fields, models


class Users(models.Model):
    """Shows a user where to send documents to."""

    _inherit = "res.users"

    doc_intake_buffer_ids = fields.Many2many(
        "doc.intake.buffer",
        string="Addresses for Documents",
        compute="_compute_doc_intake_buffer_ids",
        compute_sudo=True,
    )

    @property
    def SELF_READABLE_FIELDS(self):
        # EXTENDS 'base'
        return [*super().SELF_READABLE_FIELDS, "doc_intake_buffer_ids"]

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_doc_intake_buffer_ids(self):
        """The buffers with an address that name the user, among the active companies."""
        # Preferences are read with the system's rights (SELF_READABLE_FIELDS); the rules hold all the same.
        buffers = self.env["doc.intake.buffer"].sudo(False)
        if not buffers.has_access("read"):
            self.doc_intake_buffer_ids = False
            return
        found = buffers.search([("user_ids", "in", self.ids), ("address", "!=", False)])
        for user in self:
            user.doc_intake_buffer_ids = found.filtered(lambda buffer, u=user._origin: u in buffer.sudo().user_ids)
