from odoo import models


class MessagePart(models.Model):
    """A file behind a number of the completeness balance leads to its mail."""

    _inherit = "doc.intake.message.part"

    def action_open_mail(self):
        self.ensure_one()
        return self.message_id.get_formview_action()
