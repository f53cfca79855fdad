from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence

REASON_BY_LINK = "invoice_by_link"  # a sentence of intake_core.mail.content.links
REASON_CAME_OTHERWISE = sentence(
    "file_came_otherwise", _("The file this mail only pointed to has come as %(document)s.")
)
_TODO = "mail.mail_activity_data_todo"


class Message(models.Model):
    """Mails that only tell where an invoice may be fetched: a person does that, never the program."""

    _inherit = "doc.intake.message"

    links = fields.Json(
        string="Links Found", readonly=True, help="Links of a mail that asks to download its invoice; none was opened."
    )
    links_text = fields.Text(string="Links", compute="_compute_links_text")

    @api.depends("links")
    def _compute_links_text(self):
        for message in self:
            message.links_text = "\n".join(link["url"] for link in message.links or ()) or False

    @api.model
    def _follow_links(self, pairs):
        """To-dos for mails that are held for their link, and an end to those that an answer has brought the file of.

        :param pairs: list of (message, TakenApart), written
        """
        for message, taken in pairs:
            if taken.download and message.state == states.MESSAGE_HELD and message.reason_code == REASON_BY_LINK:
                message._ask_to_fetch(taken.download.params["host"])
        references = {}
        for message, taken in pairs:
            parsed = taken.unpacked.parsed
            documents = message.document_ids if parsed.references or parsed.in_reply_to else ()
            if documents:
                for reference in {*parsed.references, parsed.in_reply_to} - {None}:
                    references[reference] = documents
        if not references:
            return
        for message in self.search(
            [
                ("message_id_header", "in", list(references)),
                ("state", "=", states.MESSAGE_HELD),
                ("reason_code", "=", REASON_BY_LINK),
            ]
        ):
            message._settle_link(references[message.message_id_header])

    def _ask_to_fetch(self, host):
        """A to-do for whoever is responsible for the mail's buffers, unless there is one already."""
        if self.activity_ids:
            return
        for user in self._todo_users():
            # No mail about it: it is among the person's activities at once.
            self.with_context(mail_activity_quick_update=True).activity_schedule(
                _TODO,
                user_id=user.id,
                summary=self.with_context(lang=user.lang).env._("Fetch the invoice from %(host)s", host=host),
                note=self.with_context(lang=user.lang).env._(
                    "The mail brings its invoice only as a link. Open it if you trust the sender, then press "
                    "Upload File on the mail, or say there is nothing to do."
                ),
            )

    def _todo_users(self):
        """Who is asked: of each buffer the responsible, or the first of its users who may see the mail."""
        users = self.env["res.users"]
        for buffer in self.buffer_ids:
            candidates = buffer.responsible_id | buffer.user_ids | self.mailbox_id.manager_ids
            users |= next((user for user in candidates if self._may_be_seen_by(user)), users)
        return users

    def _may_be_seen_by(self, user):
        as_user = self.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)
        return user.active and as_user.has_access("read")

    def action_upload_file(self):
        """Upload the file that the mail did not carry."""
        self.ensure_one()
        self._check_user_decides()
        if not self.buffer_ids:
            raise UserError(self.env._("Choose the buffer this mail belongs to."))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Upload the File of This Mail"),
            "res_model": "doc.intake.upload",
            "view_mode": "form",
            "views": [(self.env.ref("doc_intake.doc_intake_upload_for_mail_view_form").id, "form")],
            "target": "new",
            "context": {"default_buffer_id": self.buffer_ids[:1].id, "intake_message_id": self.id},
        }

    def _settle_link(self, documents):
        """Nothing is left to do with a mail that pointed to its file, once each of its buffers has that."""
        if self.buffer_ids <= documents.buffer_id:
            own = documents.filtered(lambda d: d.buffer_id in self.buffer_ids)
            self._dismiss(REASON_CAME_OTHERWISE, {"document": own[0].name})

    def _dismiss(self, code, params):
        # EXTENDS 'doc.intake.message'
        result = super()._dismiss(code, params)
        self._drop_todos()
        return result

    def _drop_todos(self):
        self.sudo().activity_ids.unlink()


class Document(models.Model):
    """The file of a mail that carried none, uploaded by the person who fetched it."""

    _inherit = "doc.intake.document"

    @api.model
    def _take_in_upload(self, contents, buffer):
        # EXTENDS 'doc.intake.document'
        documents = super()._take_in_upload(contents, buffer)
        message = self.env["doc.intake.message"].browse(self.env.context.get("intake_message_id")).exists()
        if message and documents:
            message._check_user_decides()
            if buffer not in message.buffer_ids:
                raise UserError(self.env._("The mail does not belong to %s. Choose one of its buffers.", buffer.name))
            documents.sudo().message_id = message
            message.sudo()._settle_link(message.sudo().document_ids)
        return documents
