from odoo import api, models

CHANNEL = "doc_intake.inbox"


class Document(models.Model):
    """Tells open Inboxes that something has changed, so that people see it without a click."""

    _inherit = "doc.intake.document"

    @api.model_create_multi
    def create(self, vals_list):
        # EXTENDS 'doc_intake'
        documents = super().create(vals_list)
        documents._announce()
        return documents

    def write(self, vals):
        # EXTENDS 'doc_intake'
        result = super().write(vals)
        if "state" in vals:
            self._announce()
        return result

    def _announce(self):
        """Send one note to each user of the buffers concerned when the transaction is committed."""
        pending = self.env.cr.precommit.data.setdefault(CHANNEL, set())
        if not pending:
            self.env.cr.precommit.add(self._send_announcements)
        pending.update(self.sudo().buffer_id.ids)

    @api.model
    def _send_announcements(self):
        buffer_ids = self.env.cr.precommit.data.pop(CHANNEL, ())
        for partner in self.env["doc.intake.buffer"].sudo().browse(buffer_ids).user_ids.partner_id:
            partner._bus_send(CHANNEL, {})
