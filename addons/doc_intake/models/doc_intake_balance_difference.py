import psycopg2.errors

from odoo import fields, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence

REASON_IMPORT = sentence(
    "balance_import",
    _("The completeness check found it on the server. It is taken over with the next fetch."),
)


class BalanceDifference(models.Model):
    """A mail on the server that is not stored."""

    _name = "doc.intake.balance.difference"
    _description = "Mail Not Stored"
    _order = "arrived_at desc, id"
    _rec_name = "subject"

    line_id = fields.Many2one("doc.intake.balance.line", required=True, readonly=True, index=True, ondelete="cascade")
    balance_id = fields.Many2one(related="line_id.balance_id", store=True, precompute=True, index=True)
    mailbox_id = fields.Many2one(related="line_id.mailbox_id", store=True, precompute=True, index=True)
    folder = fields.Char(required=True, readonly=True)
    uidvalidity = fields.Char(string="UIDVALIDITY", required=True, readonly=True)
    server_key = fields.Char(string="UID", required=True, readonly=True)
    size = fields.Integer(string="Size (bytes)", readonly=True)
    arrived_at = fields.Datetime(string="Arrived", readonly=True)
    seen_at = fields.Datetime(string="First Missed", required=True, readonly=True)
    subject = fields.Char(readonly=True)
    sender = fields.Char(string="From", readonly=True)
    message_id_header = fields.Char(string="Message-ID", readonly=True)
    message_id = fields.Many2one(
        "doc.intake.message", string="Imported As", readonly=True, index="btree_not_null", ondelete="set null"
    )

    def action_import(self):
        """Take these mails in."""
        self.check_access("read")
        return self.sudo()._import()

    def _import(self):
        """Make rows without bytes, which the next fetch asks the server for; never a second row for one key.

        :return: what the web client shows then
        """
        waiting = self.filtered(lambda difference: not difference.message_id)
        if not waiting:
            raise UserError(self.env._("There is nothing left to import."))
        mailboxes = waiting.mailbox_id
        mailboxes._refuse_neutralized()
        archived = mailboxes.filtered(lambda mailbox: not mailbox.active)
        if archived:
            raise UserError(
                self.env._(
                    "The mailbox %s is archived: nothing is fetched from it.", ", ".join(archived.mapped("name"))
                )
            )
        for (mailbox, folder, uidvalidity), group in waiting.grouped(
            lambda d: (d.mailbox_id, d.folder, d.uidvalidity)
        ).items():
            rows = mailbox._balance_rows(folder, uidvalidity, group.mapped("server_key"))
            stored = dict(zip(rows.mapped("server_key"), rows, strict=True))
            for difference in group:
                difference.message_id = stored.get(difference.server_key)
            group.filtered(lambda difference: not difference.message_id)._create_rows()
        mailboxes.action_fetch_now()
        mailboxes._request_balance()
        return self.env["doc.intake.mailbox"]._notify(
            self.env._("%s mails are fetched in a moment; then the mailbox is checked again.", len(waiting)),
            kind="success",
            title=self.env._("Importing"),
        )

    def _create_rows(self):
        """Rows for mails that have none. The fetch may store one of them at this moment: then that is the row."""
        if not self:
            return
        messages = self.env["doc.intake.message"].with_context(
            mail_create_nolog=True, mail_create_nosubscribe=True, mail_notrack=True, tracking_disable=True
        )
        try:
            with self.env.cr.savepoint():
                created = messages.create([difference._prepare_message() for difference in self])
        except psycopg2.errors.UniqueViolation:
            middle = len(self) // 2
            if middle:
                self[:middle]._create_rows()
                self[middle:]._create_rows()
            return
        for difference, message in zip(self, created, strict=True):
            difference.message_id = message

    def _prepare_message(self):
        return {
            "mailbox_id": self.mailbox_id.id,
            "folder": self.folder,
            "uidvalidity": self.uidvalidity,
            "server_key": self.server_key,
            "size": self.size,
            "server_size": self.size,
            "arrived_at": self.arrived_at,
            # For people, and to know the mail again should the server renumber the folder meanwhile.
            "subject": self.subject,
            "sender": self.sender,
            "message_id_header": self.message_id_header,
            "date": self.arrived_at,
            "state": states.MESSAGE_QUARANTINED,
            "wants_download": True,
            **self.env["doc.intake.message"]._reason_values(REASON_IMPORT),
        }
