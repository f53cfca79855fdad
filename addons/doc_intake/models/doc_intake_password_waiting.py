from odoo import models

from ..intake_core import states
from ..intake_core.mail.containers.errors import ContainerPassword


class Password(models.Model):
    """A new password opens what waits for it in mails, too."""

    _inherit = "doc.intake.password"

    def _read_waiting(self):
        # EXTENDS 'doc.intake.password'
        result = super()._read_waiting()
        waiting = (
            self.env["doc.intake.message.part"]
            .sudo()
            .search(
                [
                    ("state", "=", states.PART_PENDING),
                    ("reason_code", "=", ContainerPassword.code),
                    ("message_id.state", "=", states.MESSAGE_HELD),
                    "|",
                    ("company_id", "in", self.company_id.ids),
                    # Before it has a buffer, a mail can only be that of the one company of its mailbox.
                    "&",
                    ("buffer_id", "=", False),
                    ("message_id.mailbox_id.company_ids", "in", self.company_id.ids),
                ]
            )
        )
        waiting = waiting.filtered(lambda p: p.buffer_id or p.message_id.mailbox_id._only_company())
        waiting.message_id.filtered(lambda m: any(row._fits(m.sender) for row in self))._unpack_again()
        return result
