from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..intake_core import states
from ..intake_core.errors import _, sentence

DEFAULT_OCR_LANGUAGES = "pol+eng"

REFUSED_EMPTY = sentence("part_empty", _("The file is empty (0 bytes). Ask the sender to send it again."))
REFUSED_TYPE = sentence(
    "file_type_refused", _("Files of the kind %(kind)s are not accepted here, whatever their name says.")
)
REFUSED_SIZE = sentence("part_too_large", _("The file has %(size)s MB; this buffer takes files up to %(limit)s MB."))


class Buffer(models.Model):
    """Where documents of one company and purpose arrive."""

    _name = "doc.intake.buffer"
    _description = "Document Buffer"
    _inherit = ["mail.thread"]
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, tracking=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, tracking=True
    )
    user_ids = fields.Many2many(
        "res.users",
        string="Users",
        domain="[('share', '=', False), ('company_ids', 'in', company_id)]",
        help="Who sees the documents of this buffer.",
    )
    responsible_id = fields.Many2one(
        "res.users", default=lambda self: self.env.user, domain="[('share', '=', False)]", tracking=True
    )
    mailbox_id = fields.Many2one(
        "doc.intake.mailbox",
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="Without a mailbox the buffer takes uploads only.",
    )
    vat = fields.Char(
        string="VAT Number for Reading",
        compute="_compute_vat",
        store=True,
        readonly=False,
        help="Tells our side of a document from the other one. The company's own unless changed.",
    )
    file_type_ids = fields.Many2many(
        "doc.intake.file.type",
        string="File Types",
        default=lambda self: self.env["doc.intake.file.type"]._default_types(),
        help="What is accepted, judged by the content of a file, not by its name.",
    )
    max_file_size = fields.Integer(
        string="Largest File (MB)", default=5, help="A bigger file of a mail is listed as rejected, and not lost."
    )
    body_document = fields.Selection(
        [
            ("never", "Never"),
            ("no_file", "When there is no file"),
            ("always", "Always"),
        ],
        string="Text of the Mail as Document",
        required=True,
        default="never",
        tracking=True,
        help="Some senders write the invoice into the mail itself. Its text is then taken in as a PDF file.",
    )
    document_type_id = fields.Many2one("doc.intake.document.type", string="Default Type")
    journal_id = fields.Many2one("account.journal", check_company=True)
    bill_lines = fields.Selection(
        [("rate", "One for each VAT rate"), ("read", "As on the document")],
        required=True,
        default="rate",
        tracking=True,
        help="As on the document: where the lines that were read come to the VAT by rate, to the cent; otherwise one "
        "for each rate. Bills of e-invoices always have the lines of the file.",
    )
    ocr_languages = fields.Char(
        string="Reading Languages",
        default=DEFAULT_OCR_LANGUAGES,
        required=True,
        help="Languages of tesseract joined by a plus sign, for example pol+eng.",
    )
    after_action = fields.Selection(
        [
            ("keep", "Keep"),
            ("mark_read", "Mark read"),
            ("delete", "Delete"),
            ("move", "Move to"),
        ],
        string="Mail Afterwards",
        required=True,
        default="keep",
        tracking=True,
        help="What happens to a mail on the server once each of its files is a document, ignored or rejected.",
    )
    after_folder = fields.Char(string="Target Folder", tracking=True)
    grace_days = fields.Integer(
        default=7,
        tracking=True,
        help="Days that a finished mail stays on the server as it is. 0: it is dealt with at once.",
    )
    document_count = fields.Integer(compute="_compute_document_count")
    to_approve_count = fields.Integer(string="To Approve", compute="_compute_document_count")
    problem_count = fields.Integer(string="Problems", compute="_compute_document_count")
    message_count = fields.Integer(string="Mails", compute="_compute_message_count")
    last_check = fields.Datetime(related="mailbox_id.last_check")
    mailbox_reason_text = fields.Char(string="Problem of the Mailbox", related="mailbox_id.reason_text")

    _grace_days_positive = models.Constraint("CHECK(grace_days >= 0)", "Grace days cannot be negative.")
    _max_file_size_positive = models.Constraint("CHECK(max_file_size > 0)", "The largest file must be 1 MB or more.")

    @api.depends("company_id.vat")
    def _compute_vat(self):
        for buffer in self:
            buffer.vat = buffer.company_id.vat

    def _compute_document_count(self):
        groups = self.env["doc.intake.document"]._read_group(
            [("buffer_id", "in", self.ids)], ["buffer_id", "state"], ["__count"]
        )
        for buffer in self:
            counts = {state: count for owner, state, count in groups if owner == buffer}
            buffer.document_count = sum(counts.values())
            buffer.to_approve_count = counts.get(states.DOCUMENT_TO_APPROVE, 0)
            buffer.problem_count = counts.get(states.DOCUMENT_ERROR, 0)

    def _compute_message_count(self):
        counts = dict(
            self.env["doc.intake.message"]._read_group([("buffer_ids", "in", self.ids)], ["buffer_ids"], ["__count"])
        )
        for buffer in self:
            buffer.message_count = counts.get(buffer, 0)

    @api.constrains("mailbox_id", "company_id", "active")
    def _check_mailbox_company(self):
        for buffer in self.filtered("active"):
            mailbox = buffer.mailbox_id.sudo()
            if mailbox and buffer.company_id not in mailbox.company_ids:
                raise ValidationError(
                    self.env._(
                        "The mailbox %(mailbox)s does not serve the company %(company)s. Add the company there first.",
                        mailbox=mailbox.name,
                        company=buffer.company_id.name,
                    )
                )

    @api.constrains("user_ids", "company_id")
    def _check_users_company(self):
        for buffer in self:
            foreign = buffer.user_ids.sudo().filtered(lambda u, b=buffer: b.company_id not in u.company_ids)
            if foreign:
                raise ValidationError(
                    self.env._(
                        "%(users)s may not work in the company %(company)s.",
                        users=", ".join(foreign.mapped("name")),
                        company=buffer.company_id.name,
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if self._is_used():
            raise ValidationError(self.env._("This buffer holds documents. Archive it instead of deleting it."))

    def _is_used(self):
        """Whether mail or documents belong to one of the buffers."""
        messages, documents = self.env["doc.intake.message"].sudo(), self.env["doc.intake.document"].sudo()
        return bool(
            messages.search_count([("buffer_ids", "in", self.ids)], limit=1)
            or documents.search_count([("buffer_id", "in", self.ids)], limit=1)
        )

    def write(self, vals):
        if "company_id" in vals:
            moved = self.filtered(lambda b: b.company_id.id != vals["company_id"])
            if moved and moved._is_used():
                # Its documents and files would stay behind, and its mail would change hands.
                raise ValidationError(
                    self.env._("This buffer holds documents of its company. Create another one for the other company.")
                )
        return super().write(vals)

    def _refusal(self, kind, size):
        """Why this buffer does not take a file.

        :param kind: ``FileKind`` of its content
        :param size: bytes
        :return: (reason code, parameters), or None when it is welcome
        """
        self.ensure_one()
        if not size:
            return REFUSED_EMPTY, {}
        if size > self.max_file_size * 1024 * 1024:
            return REFUSED_SIZE, {"size": round(size / 1024 / 1024, 1), "limit": self.max_file_size}
        if not self.file_type_ids._accepts(kind.mimetype):
            return REFUSED_TYPE, {"kind": kind.mimetype}
        return None

    # ---- BUTTONS ----

    def action_open_documents(self):
        return self._action_documents([])

    def action_open_to_approve(self):
        return self._action_documents([("state", "=", states.DOCUMENT_TO_APPROVE)])

    def action_open_problems(self):
        return self._action_documents([("state", "=", states.DOCUMENT_ERROR)])

    def _action_documents(self, domain):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_document")
        action["domain"] = [("buffer_id", "=", self.id), *domain]
        action["context"] = {"default_buffer_id": self.id, "image_no_postprocess": True}
        return action

    def action_open_messages(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_message")
        action["domain"] = [("buffer_ids", "in", self.ids)]
        return action

    def action_fetch_now(self):
        self.check_access("read")
        return self.sudo().mailbox_id.action_fetch_now()

    def action_test_mailbox(self):
        self.ensure_one()
        return self.mailbox_id.action_test_connection()
