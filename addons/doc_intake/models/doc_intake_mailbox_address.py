from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import email_normalize

from ..intake_core.routing.address import parse_address
from ..intake_core.routing.route import Receiver
from .doc_intake_mailbox_folder import INBOX


class Mailbox(models.Model):
    """The address of a mail account, from which own addresses are made, and where each of these leads."""

    _inherit = "doc.intake.mailbox"

    address = fields.Char(
        string="E-mail Address",
        compute="_compute_address",
        store=True,
        readonly=False,
        help="Own addresses of buffers are made from it: invoices@example.com gives invoices+tag@example.com.",
    )

    @api.depends("user")
    def _compute_address(self):
        for mailbox in self:
            # A user name that is no address says nothing; what somebody has entered by hand stays then.
            if email_normalize(mailbox.user) and parse_address(mailbox.user):
                mailbox.address = mailbox.user.strip()
            else:
                mailbox.address = mailbox.address

    @api.constrains("address")
    def _check_address(self):
        for mailbox in self.filtered("address"):
            if email_normalize(mailbox.address) != mailbox.address.strip().lower():
                raise ValidationError(self.env._("%s is not an e-mail address.", mailbox.address))

    def _receivers(self):
        """Who may take a mail that was found in a folder.

        The folder decides first: somebody, or a filter on the server, has put the mail there. In INBOX mail arrives by
        itself, so there the addresses of all buffers of the mailbox count. Archived buffers are among them: they take
        nothing, but their addresses are still ours.

        :return: dict folder -> list of ``Receiver``, one for each address of a buffer
        """
        self.ensure_one()
        receivers = {}
        for buffer in self.sudo().with_context(active_test=False).buffer_ids:
            addresses = buffer.address_ids.mapped("address")
            own = [Receiver(buffer.id, address, buffer.active) for address in addresses or [None]]
            for folder in {*buffer.folder_ids.mapped("name"), *([INBOX] if addresses else ())}:
                receivers.setdefault(folder, []).extend(own)
        return receivers

    @api.model
    def _own_addresses(self):
        """Every address that is ours, earlier ones and those of archived buffers included."""
        buffers = self.env["doc.intake.buffer.address"].sudo().search([("address", "!=", False)])
        mailboxes = self.sudo().with_context(active_test=False).search([("address", "!=", False)])
        return frozenset([*buffers.mapped("address"), *mailboxes.mapped("address")])
