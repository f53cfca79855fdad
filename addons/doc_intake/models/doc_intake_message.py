from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence
from ..intake_core.mail.containers.errors import ContainerPassword
from ..intake_core.mail.content.message import parse_message
from ..intake_core.mail.errors import MessageError
from ..intake_core.mail.unpack import message_id_of

QUEUE_DOWNLOAD = "download"  # not leased: its messages are asked for again when their mailbox is fetched

REASON_DISMISSED = sentence("message_dismissed", _("%(user)s said there is nothing to do."))
REASON_GONE_UNSEEN = sentence(
    "gone_unseen",
    _(
        "The mail is not on the server any more, and it could not be taken over before. Ask the "
        "sender to send it again."
    ),
)


class Message(models.Model):
    """One received mail: the vault keeps its bytes as they came."""

    _name = "doc.intake.message"
    _description = "Received Mail"
    _inherit = ["mail.thread", "mail.activity.mixin", "doc.intake.work.mixin"]
    _order = "date desc, id desc"
    _rec_name = "subject"

    mailbox_id = fields.Many2one("doc.intake.mailbox", required=True, readonly=True, ondelete="restrict", index=True)
    folder = fields.Char(required=True, readonly=True)
    # UIDVALIDITY is an unsigned 32-bit number, a UIDL is text: both are kept as text.
    uidvalidity = fields.Char(string="UIDVALIDITY", required=True, readonly=True)
    server_key = fields.Char(string="UID", required=True, readonly=True)
    sha256 = fields.Char(string="SHA-256", readonly=True, index="btree_not_null")
    size = fields.Integer(string="Size (bytes)", readonly=True)
    arrived_at = fields.Datetime(string="Arrived", readonly=True, help="When the mail server took the mail.")
    raw_attachment_id = fields.Many2one(
        "ir.attachment",
        string="Raw Mail",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    wants_download = fields.Boolean(readonly=True, help="Its bytes could not be had yet; they are asked for again.")

    state = fields.Selection(
        [
            (states.MESSAGE_RECEIVED, "Received"),
            (states.MESSAGE_ROUTED, "Routed"),
            (states.MESSAGE_HELD, "Pending"),
            (states.MESSAGE_DONE, "Done"),
            (states.MESSAGE_QUARANTINED, "Quarantined"),
        ],
        required=True,
        readonly=True,
        default=states.MESSAGE_RECEIVED,
        tracking=True,
        index=True,
    )
    kind = fields.Selection(
        [
            ("ordinary", "Ordinary Mail"),
            ("delivery_status", "Delivery Notice"),
            ("disposition", "Read Receipt"),
            ("auto_reply", "Automatic Reply"),
            ("own", "From Ourselves"),
        ],
        readonly=True,
    )
    is_answerable = fields.Boolean(readonly=True, help="Whether an answer could be sent to this mail at all.")
    message_id_header = fields.Char(string="Message-ID", readonly=True, index="btree_not_null")
    subject = fields.Char(readonly=True)
    sender = fields.Char(string="From", readonly=True)
    sender_name = fields.Char(readonly=True)
    recipients = fields.Char(string="To", readonly=True)
    date = fields.Datetime(readonly=True)
    body = fields.Text(readonly=True)
    part_ids = fields.One2many("doc.intake.message.part", "message_id", string="Files", readonly=True)
    document_ids = fields.One2many("doc.intake.document", "message_id", string="Documents", readonly=True)
    document_count = fields.Integer(compute="_compute_document_count")
    is_password_asked = fields.Boolean(compute="_compute_is_password_asked")

    _server_once = models.UniqueIndex("(mailbox_id, folder, uidvalidity, server_key)", "This mail was fetched already.")
    # As the queries ask: in the order of ids, and with "IS TRUE", which PostgreSQL takes for a condition of its own.
    _ready_idx = models.Index("(id) WHERE state IN ('received', 'routed')")
    _download_idx = models.Index("(mailbox_id, folder) WHERE wants_download IS TRUE")

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise AccessError(self.env._("Received mail comes from a mailbox; it cannot be typed in."))
        return super().create(vals_list)

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        if set(vals) - {"buffer_ids"} - self._fields_of_chatter():
            raise AccessError(self.env._("Received mail is evidence. Only the buffers it belongs to can be chosen."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("Received mail is kept until its time of retention is over."))

    @api.model
    def _fields_of_chatter(self):
        """Fields of mail and activities, which guard themselves."""
        prefixes = ("message_", "activity_", "my_activity_")
        return {name for name in self._fields if name.startswith(prefixes) and name != "message_id_header"}

    def _compute_document_count(self):
        counts = dict(
            self.env["doc.intake.document"]._read_group([("message_id", "in", self.ids)], ["message_id"], ["__count"])
        )
        for message in self:
            message.document_count = counts.get(message, 0)

    @api.depends("part_ids.state", "part_ids.reason_code")
    def _compute_is_password_asked(self):
        for message in self:
            message.is_password_asked = any(
                part.state == states.PART_PENDING and part.reason_code == ContainerPassword.code
                for part in message.part_ids
            )

    @api.depends("subject", "sender")
    def _compute_display_name(self):
        for message in self:
            message.display_name = message.subject or message.sender or self.env._("Mail %s", message.id)

    # ---- VAULT ----

    @api.model
    def _prepare_vault(self, item, digest):
        """Values of a row for what the server gave.

        :param item: ``intake_core.mail.account.source.Fetched``
        :param digest: SHA-256 of its bytes, None when there are none
        """
        # The core listens to more than one protocol; its times are aware, Odoo's are not.
        arrived = item.arrived.replace(tzinfo=None) if item.arrived else False
        if item.raw is None:
            return {
                **self._prepare_head(item.head, arrived),
                "arrived_at": arrived,
                "size": item.size,
                "server_size": item.size,
                **self._download_failure_values(item.error, 1),
            }
        return {
            "arrived_at": arrived,
            "size": len(item.raw),
            "server_size": item.size,
            "sha256": digest,
            # What the server will be asked for before anything is done to its copy.
            "message_id_header": message_id_of(item.raw),
            "state": states.MESSAGE_RECEIVED,
            "wants_download": False,
            "attempts": 0,
            "next_try_at": False,
            **self._reason_values(False),
        }

    @api.model
    def _prepare_head(self, head, arrived):
        """Values that tell a mail by its header alone, for whoever has to find it on the server.

        :param head: bytes, as many as the server gave
        """
        try:
            parsed = parse_message(head)
        except MessageError:
            return {"message_id_header": message_id_of(head), "date": arrived}
        return {
            "message_id_header": parsed.message_id,
            "subject": parsed.subject,
            "sender": parsed.sender,
            "sender_name": parsed.sender_name,
            "recipients": ", ".join(parsed.recipients),
            "date": parsed.date.replace(tzinfo=None) if parsed.date else arrived,
        }

    @api.model
    def _download_failure_values(self, error, attempts):
        again = self._work_policy(QUEUE_DOWNLOAD).next_try(attempts, fields.Datetime.now(), retry=error.retry)
        return {
            "state": states.MESSAGE_QUARANTINED,
            "wants_download": bool(again),
            "attempts": attempts,
            "next_try_at": again or False,
            **self._error_reason_values(error),
        }

    def _update_download(self, item, values):
        """The bytes of a message that has none were asked for again; write what came of it."""
        if item.raw is None:
            values = {**values, **self._download_failure_values(item.error, self.attempts + 1)}
        if self.state == states.MESSAGE_DONE:  # dismissed meanwhile
            values = {
                name: value for name, value in values.items() if name not in ("state", *self._reason_values(False))
            }
        self.write(values)

    def _mark_gone(self):
        """Messages without bytes that are not on the server any more: there is nothing left to ask
        for.
        """
        self.write({"wants_download": False, "next_try_at": False})
        self.filtered(lambda m: m.state == states.MESSAGE_QUARANTINED).write(self._reason_values(REASON_GONE_UNSEEN))

    def _store_raw(self, raws):
        """Keep the bytes of ``self``; they are on the disk when this returns.

        :param raws: list of bytes or None, in the order of ``self``
        """
        with_raw = [(message, raw) for message, raw in zip(self, raws, strict=True) if raw is not None]
        attachments = self.env["doc.intake.file"]._store_bytes(
            [
                {
                    "name": f"mail-{message.id}.eml",
                    "raw": raw,
                    "mimetype": "message/rfc822",
                    "res_model": self._name,
                    "res_id": message.id,
                }
                for message, raw in with_raw
            ]
        )
        for (message, _raw), attachment in zip(with_raw, attachments, strict=True):
            message.raw_attachment_id = attachment

    def _get_raw(self):
        """The mail as it came. Raises BytesDamagedError."""
        self.ensure_one()
        return self.env["doc.intake.file"]._read_bytes(self.raw_attachment_id, self.sha256)

    # ---- DECISIONS ----

    def action_dismiss(self):
        """Nothing to do with this mail: its pending files are ignored."""
        for message in self:
            message._check_user_decides()
            message.sudo()._dismiss(REASON_DISMISSED, {"user": self.env.user.name})

    def _dismiss(self, code, params):
        """Nothing is left to do with these mails, for the reason given; what still waits is ignored."""
        reason = self._reason_values(code, params)
        self.part_ids.filtered(lambda p: p.state == states.PART_PENDING).write({"state": states.PART_IGNORED, **reason})
        self.write(
            {
                "state": states.MESSAGE_DONE,
                "is_route_asked": False,
                "wants_download": False,
                "next_try_at": False,
                **reason,
            }
        )
        self._plan_server_action()

    def action_retry(self):
        """Try what failed once more: the download, the unpacking or the server action."""
        for message in self:
            message._check_user_handles()
        missing = self.filtered(lambda m: not m.raw_attachment_id)
        if missing:
            missing.sudo().write({"wants_download": True, "attempts": 0, "next_try_at": False})
            missing.mailbox_id.sudo().action_fetch_now()
        (self - missing).filtered(
            lambda m: m.state in (states.MESSAGE_QUARANTINED, states.MESSAGE_HELD, states.MESSAGE_RECEIVED)
        )._unpack_again()
        self.filtered(lambda m: m.state == states.MESSAGE_DONE)._retry_server_action()

    def action_enter_password(self):
        """Ask for the password of files that could not be opened; they are unpacked again with it."""
        self.ensure_one()
        self._check_user_decides()
        self._password_companies()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Enter Password"),
            "res_model": "doc.intake.unlock",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_message_id": self.id},
        }

    def _password_companies(self):
        """Whose passwords are tried on the mail, and those of them that the user works in.

        Raises UserError while nobody can say whose it is, or when it is none of the user's.
        """
        companies = self.sudo().buffer_ids.company_id or self.sudo().mailbox_id._only_company()
        if not companies:
            raise UserError(self.env._("Choose the buffer of the mail first: each company has its own passwords."))
        own = companies & self.env.user.company_ids
        if not own:
            raise UserError(self.env._("The mail belongs to a company you do not work in; its people have to do this."))
        return companies, own

    def action_open_documents(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_document")
        action["domain"] = [("message_id", "=", self.id)]
        return action

    def action_download_raw(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self.raw_attachment_id.id}?download=true",
            "target": "self",
        }

    def _check_user_handles(self):
        """Whether the user may decide about this mail: a user of its buffer, or a manager who sees
        it.
        """
        self.check_access("write")
