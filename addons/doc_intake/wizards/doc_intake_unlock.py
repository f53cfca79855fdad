from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import IntakeError
from ..intake_core.mail.containers.errors import ContainerPassword
from ..intake_core.mail.passwords import SenderPassword
from ..intake_core.mail.unpack import unpack
from ..intake_core.routing.address import parse_address


class Unlock(models.TransientModel):
    """The password of a document's file, or of the files of a mail.

    It is tried while the wizard is saved: a wrong one raises there, so that nothing of it is stored.
    """

    _name = "doc.intake.unlock"
    _description = "Enter Password"

    document_id = fields.Many2one("doc.intake.document", readonly=True, ondelete="cascade")
    message_id = fields.Many2one("doc.intake.message", readonly=True, ondelete="cascade")
    password = fields.Char(compute="_compute_password", inverse="_inverse_password")
    # From the request that saves the wizard to the one that presses its button; nobody reads it.
    password_sealed = fields.Char(groups=fields.NO_ACCESS)
    sender = fields.Char(compute="_compute_sender")
    is_remembered = fields.Boolean(
        string="Remember for this sender", compute="_compute_is_remembered", store=True, readonly=False
    )
    reach = fields.Selection(
        [("address", "This address"), ("domain", "Everybody of this domain")],
        string="Opens files of",
        required=True,
        default="address",
    )
    pattern = fields.Char(compute="_compute_pattern")
    is_secret_plain = fields.Boolean(compute="_compute_is_secret_plain")

    @api.constrains("document_id", "message_id")
    def _check_visible(self):
        """A wizard shows something of its record, so nobody gets one for a record of others."""
        for wizard in self.sudo(False):
            wizard.document_id.check_access("read")
            wizard.message_id.check_access("read")

    # ---- COMPUTES ----

    @api.depends("document_id", "message_id")
    def _compute_sender(self):
        for wizard in self:
            sender = wizard.document_id.sender or wizard.message_id.sender
            wizard.sender = sender if sender and parse_address(sender) and "*" not in sender else False

    @api.depends("sender")
    def _compute_is_remembered(self):
        for wizard in self:
            wizard.is_remembered = bool(wizard.sender)

    @api.depends("sender", "reach")
    def _compute_pattern(self):
        for wizard in self:
            address = parse_address(wizard.sender or "")
            domain = address and f"*@{address.domain}"
            wizard.pattern = domain if wizard.reach == "domain" else (wizard.sender or "").lower() or False

    @api.depends_context("uid")
    def _compute_is_secret_plain(self):
        self.is_secret_plain = not self._secret_box__().encrypts

    # ---- THE PASSWORD ----

    @api.model
    def _secret_box__(self):
        return self.env["doc.intake.mailbox"]._secret_box__()

    @api.depends("password_sealed")
    def _compute_password(self):
        # A password goes in, never out.
        self.password = False

    def _inverse_password(self):
        box = self._secret_box__()
        for wizard in self:
            if wizard.password:
                wizard._try(wizard.password)
                wizard.sudo().password_sealed = box.seal(wizard.password)
        self.invalidate_recordset(["password"], flush=False)

    def _try(self, password):
        """Raise UserError when the user may not do this here, or ``password`` opens nothing."""
        if self.document_id:
            self.document_id._check_locked_file()
            self.document_id._unlock_file(password)
        if self.message_id:
            self._check_locked_mail()
            self._try_on_mail(password)

    def _check_locked_mail(self):
        """The user may decide about the mail, and it waits for a decision."""
        self.message_id.check_access("write")
        if self.message_id.state not in (states.MESSAGE_HELD, states.MESSAGE_QUARANTINED):
            raise UserError(self.env._("This mail does not wait for a decision."))

    def _try_on_mail(self, password):
        """Raise UserError when ``password`` opens no file of the mail that those kept already do not open."""
        message = self.message_id.sudo()
        companies, _own = self.message_id._password_companies()
        book = self.env["doc.intake.password"]._book__(companies)
        locked = []
        try:
            for passwords in (book, [*book, SenderPassword("*", password)]):
                unpacked = unpack(message._get_raw(), self.env["doc.intake.mailbox"]._own_addresses(), passwords)
                waits = {file.part.path: file.waits.code for file in unpacked.files if file.waits}
                locked.append({path for path, code in waits.items() if code == ContainerPassword.code})
        except IntakeError as error:
            raise UserError(message._say(error.code, error.params)) from error
        if not locked[0] - locked[1]:
            raise UserError(
                self.env._("This password opens no file of the mail. Look at capital letters and spaces.")
            )

    def action_unlock(self):
        """Open the file, keep the password where it shall be remembered, and have everything read again."""
        self.ensure_one()
        if not self.sudo().password_sealed:
            raise UserError(self.env._("Enter the password."))
        password = self._secret_box__().open(self.sudo().password_sealed)
        if self.document_id:
            self._unlock_document(password)
        elif self.message_id:
            self._unlock_mail(password)
        self.sudo().unlink()
        return {"type": "ir.actions.act_window_close"}

    def _unlock_document(self, password):
        document = self.document_id
        document._lock_decision()
        document._check_locked_file()
        unlocked = document._unlock_file(password)
        if unlocked.password is not None:
            document._keep_unlocked(unlocked)
        document.message_post(
            body=self.env._("The file was opened with a password that %s entered.", self.env.user.name)
        )
        document._read_unlocked()
        if self.is_remembered and self.pattern:
            self._remember(document.company_id, password)

    def _unlock_mail(self, password):
        """A mail is opened by the passwords that are kept, so this one is kept in any case."""
        message = self.message_id
        self._check_locked_mail()
        if not self.pattern:
            raise UserError(
                self.env._(
                    "The mail names no sender. Ask a manager of Document Intake to add the password to File Passwords."
                )
            )
        # A mail to several companies is opened by the password of one of them.
        _companies, own = message._password_companies()
        self._remember(own, password)
        message.message_post(body=self.env._("%s entered a password for the files.", self.env.user.name))
        message._unpack_again()

    def _remember(self, companies, password):
        for company in companies:
            self.env["doc.intake.password"]._remember__(company, self.pattern, password)
