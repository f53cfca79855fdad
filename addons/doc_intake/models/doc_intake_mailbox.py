import os
from dataclasses import replace

from odoo import api, fields, models, tools
from odoo.exceptions import AccessError, UserError, ValidationError

from ..intake_core import states
from ..intake_core.errors import IntakeError, _
from ..intake_core.mail.account.connect import open_source
from ..intake_core.mail.account.source import FetchLimits, MailboxAccess
from ..intake_core.mail.errors import FolderGone
from ..intake_core.secret_box import SecretBox

DEFAULT_PORTS = {
    "imap": {"ssl": 993, "starttls": 143, "none": 143},
    "pop3": {"ssl": 995, "starttls": 110, "none": 110},
}
_USUAL_PORTS = frozenset(port for ports in DEFAULT_PORTS.values() for port in ports.values())
_TIMEOUT = 30.0  # seconds, for connecting and for each wait on the line
_MEGABYTE = 2**20

# What a connection depends on: when one of them changes, earlier failures say nothing any more.
ACCESS_FIELDS = frozenset(
    {"active", "protocol", "host", "port", "security", "user", "verify_certificate", "ca_certificate"}
)

# Where, and how well guarded, a secret travels.
SECRET_GOES_TO = frozenset({"protocol", "host", "port", "security", "verify_certificate", "ca_certificate"})


class DatabaseNeutralizedError(IntakeError):
    """This is a copy of a real database: it must not touch the real mail."""

    code = "database_neutralized"
    template = _("This is a neutralized copy of a database: it neither fetches, changes nor sends mail.")


class PasswordMissingError(IntakeError):
    """Nobody has entered the password yet."""

    code = "password_missing"
    template = _("The mailbox has no password yet. Enter it, then press Test Connection.")


class Mailbox(models.Model):
    """Access to one mail account; it may serve many companies."""

    _name = "doc.intake.mailbox"
    _description = "Mailbox"
    _inherit = ["mail.thread", "mail.activity.mixin", "doc.intake.work.mixin"]
    _order = "name, id"

    name = fields.Char(required=True, tracking=True)
    active = fields.Boolean(default=True, tracking=True)
    company_ids = fields.Many2many(
        "res.company",
        string="Companies",
        required=True,
        default=lambda self: self.env.company,
        help="The companies whose buffers may take mail from here.",
    )
    manager_ids = fields.Many2many(
        "res.users",
        string="Managers",
        domain="[('share', '=', False)]",
        default=lambda self: self.env.user,
        help="They see mail that belongs to no buffer yet, and decide where it goes.",
    )
    protocol = fields.Selection(
        [("imap", "IMAP"), ("pop3", "POP3")],
        required=True,
        default="imap",
        tracking=True,
        help="IMAP wherever the provider has it. POP3 knows one folder only, and mail can be kept or deleted, not "
        "moved or marked as read.",
    )
    host = fields.Char(string="Server", required=True, tracking=True)
    security = fields.Selection(
        [("ssl", "SSL/TLS"), ("starttls", "STARTTLS"), ("none", "None")],
        required=True,
        default="ssl",
        tracking=True,
    )
    port = fields.Integer(required=True, compute="_compute_port", store=True, readonly=False, precompute=True)
    verify_certificate = fields.Boolean(
        default=True,
        tracking=True,
        help="Without this check anybody on the way can pretend to be your mail server.",
    )
    ca_certificate = fields.Text(
        string="Own Certificate Authority",
        help="PEM text of the authority that signed the server's certificate, if not a public one.",
    )
    user = fields.Char(string="User Name", required=True, tracking=True)
    password = fields.Char(
        compute="_compute_password",
        inverse="_inverse_password",
        groups="base.group_system",
        copy=False,
    )
    # Nobody reads it, not even by RPC as an administrator: without a key it is the password itself.
    password_sealed = fields.Char(groups=fields.NO_ACCESS, copy=False)
    is_secret_plain = fields.Boolean(compute="_compute_is_secret_plain")
    is_server_locked = fields.Boolean(compute="_compute_guards")
    are_managers_locked = fields.Boolean(compute="_compute_guards")
    max_message_size = fields.Integer(
        string="Largest Mail (MB)",
        default=60,
        required=True,
        help="A bigger mail stays on the server and is shown as quarantined.",
    )
    buffer_ids = fields.One2many("doc.intake.buffer", "mailbox_id", string="Buffers")
    message_count = fields.Integer(compute="_compute_message_count")
    held_count = fields.Integer(string="Pending", compute="_compute_message_count")
    health = fields.Selection(
        [("working", "Working"), ("problem", "Problem"), ("paused", "Paused")],
        string="Status",
        compute="_compute_health",
    )

    _port_valid = models.Constraint("CHECK(port BETWEEN 1 AND 65535)", "A port is a number from 1 to 65535.")

    _max_message_size_valid = models.Constraint(
        "CHECK(max_message_size BETWEEN 1 AND 75)",
        "The largest mail is a number of MB from 1 to 75.",
    )

    def write(self, vals):
        before = {mailbox: mailbox._guarded_values() for mailbox in self.sudo()} if self._is_guarded() else {}
        result = super().write(vals)
        for mailbox, values in before.items():
            mailbox._check_guarded_values(values)
        if not ACCESS_FIELDS.isdisjoint(vals):
            self._work_again()
        return result

    # ---- WHAT A MANAGER MAY CHANGE ----

    def _is_guarded(self):
        """Whether the user is not one of those to whom the secrets of a mailbox are trusted."""
        return not self.env.su and not self.env.user.has_group("base.group_system")

    @api.depends_context("uid")
    @api.depends("password_sealed", "manager_ids")
    def _compute_guards(self):
        guarded = self._is_guarded()
        for mailbox in self:
            mailbox.is_server_locked = guarded and mailbox._has_secret()
            mailbox.are_managers_locked = guarded and bool(mailbox.id) and self.env.user not in mailbox.manager_ids

    def _guarded_values(self):
        """dict field -> value, of what decides where a stored secret travels and who sees mail of no buffer"""
        values = {name: self[name] for name in SECRET_GOES_TO} if self._has_secret() else {}
        return {**values, "manager_ids": self.manager_ids}

    def _check_guarded_values(self, before):
        """Raise AccessError when the user has changed what is not for him to change."""
        changed = {name for name, value in before.items() if self[name] != value}
        if changed - {"manager_ids"}:
            raise AccessError(
                self.env._(
                    "%s has a stored password or sign-in. Only a system administrator may change the server it is "
                    "sent to, or how.",
                    self.name,
                )
            )
        if changed and self.env.user not in before["manager_ids"]:
            raise AccessError(
                self.env._(
                    "Mail without a buffer is for the managers of the mailbox. Only one of them, or a system "
                    "administrator, may name others."
                )
            )

    def _has_secret(self):
        return bool(self.sudo().password_sealed)

    @api.depends("protocol", "security")
    def _compute_port(self):
        for mailbox in self:
            # A port somebody chose by hand survives; one of the usual ones follows the choice.
            if not mailbox.port or mailbox.port in _USUAL_PORTS:
                mailbox.port = DEFAULT_PORTS.get(mailbox.protocol, {}).get(mailbox.security)

    @api.depends("active", "reason_code")
    def _compute_health(self):
        for mailbox in self:
            mailbox.health = "paused" if not mailbox.active else "problem" if mailbox.reason_code else "working"

    def _compute_message_count(self):
        groups = self.env["doc.intake.message"]._read_group(
            [("mailbox_id", "in", self.ids)], ["mailbox_id", "state"], ["__count"]
        )
        for mailbox in self:
            counts = {state: count for owner, state, count in groups if owner == mailbox}
            mailbox.message_count = sum(counts.values())
            mailbox.held_count = counts.get("held", 0) + counts.get("quarantined", 0)

    # ---- SECRETS ----

    @api.model
    def _secret_box__(self):
        """The box with the administrator's keys: ``doc_intake_secret_key`` in odoo.conf, or the
        environment.
        """
        return SecretBox(os.environ.get("DOC_INTAKE_SECRET_KEY") or tools.config.get("doc_intake_secret_key") or "")

    @api.depends("password_sealed")
    def _compute_password(self):
        for mailbox in self:
            # A password goes in, never out: not even administrators get to read it again.
            mailbox.password = False

    def _inverse_password(self):
        box = self._secret_box__()
        for mailbox in self:
            if mailbox.password:
                mailbox.sudo().password_sealed = box.seal(mailbox.password)
                mailbox._work_again()
        # The form is read again in the request that saves it.
        self.invalidate_recordset(["password"], flush=False)

    @api.depends_context("uid")
    def _compute_is_secret_plain(self):
        self.is_secret_plain = not self._secret_box__().encrypts

    # ---- CONNECTION ----

    def _access__(self):
        """How to log in, password included; the name keeps server actions away.

        Raises IntakeError when the database is a neutralized copy or the password is missing or
        unreadable.
        """
        self.ensure_one()
        mailbox = self.sudo()
        if self._is_neutralized():
            raise DatabaseNeutralizedError()
        return MailboxAccess(
            host=mailbox.host.strip(),
            port=mailbox.port,
            security=mailbox.security,
            user=mailbox.user,
            **self._credentials__(),
            ca_pem=mailbox.ca_certificate or None,
            verify=mailbox.verify_certificate,
            timeout=_TIMEOUT,
            protocol=mailbox.protocol,
        )

    def _credentials__(self):
        """What the account is proven with, as fields of ``MailboxAccess``: the password."""
        sealed = self.sudo().password_sealed
        if not sealed:
            raise PasswordMissingError()
        return {"password": self._secret_box__().open(sealed)}

    @api.model
    def _open_source__(self, access, limits=None):
        """A source for ``access``: the one place where a connection is made."""
        return open_source(access, limits)

    def _fetch_limits(self):
        limits = FetchLimits(message_bytes=self.max_message_size * _MEGABYTE)
        # Over a line that broke several times in a row, one mail at a time still gets through.
        return replace(limits, messages=1) if self.attempts > 2 else limits

    @api.model
    def _is_neutralized(self):
        return bool(self.env["ir.config_parameter"].sudo().get_param("database.is_neutralized"))

    @api.model
    def _refuse_neutralized(self):
        if self._is_neutralized():
            raise UserError(self._say(DatabaseNeutralizedError.code))

    def action_test_connection(self):
        """Log in and say what was found, or what is wrong."""
        self.ensure_one()
        self.check_access("write")
        try:
            with self._open_source__(self._access__()) as source:
                folder, report = self._check_folders(source)
        except IntakeError as error:
            return self._notify(
                self._say(error.code, error.params),
                kind="danger",
                title=self.env._("No connection"),
            )
        missing = self.sudo().buffer_ids.folder_ids.filtered("is_missing").mapped("name")
        lines = [
            self.env._("%(count)s messages in %(folder)s.", count=report.messages, folder=folder),
        ]
        if self.protocol == "imap":
            lines.append(self.env._("Folders: %s", ", ".join(report.folders[:20])))
        if missing:
            lines.append(self.env._("Not there: %s", ", ".join(missing)))
        if not report.encrypted:
            lines.append(self.env._("The connection is not encrypted: the password travels in plain text."))
        if not report.can_delete_one:
            lines.append(self.env._("The server cannot delete a single message; deleted mail is only marked."))
        return self._notify(
            "\n".join(lines),
            kind="warning" if missing else "success",
            title=self.env._("Connected"),
        )

    def _check_folders(self, source):
        """(folder, report) of the first folder that is there; every account has an INBOX. The server's list is kept for
        those who set up buffers.
        """
        for folder in dict.fromkeys([*self._folders(), "INBOX"]):
            try:
                report = source.check(folder)
            except FolderGone:
                continue
            self._learn_folders(report.folders)
            return folder, report
        raise FolderGone(folder="INBOX")

    @api.model
    def _notify(self, message, *, kind, title):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": title,
                "message": message,
                "type": kind,
                "sticky": kind != "success",
            },
        }

    def _only_company(self):
        """The company whose mail arrives here; none where there are several, and a mail's buffer tells whose it is."""
        return self.sudo().company_ids if len(self.sudo().company_ids) == 1 else self.env["res.company"]

    def _folders(self):
        """The folders that buffers read, INBOX when there is no buffer yet."""
        self.ensure_one()
        return self.sudo().buffer_ids.folder_ids.mapped("name") or ["INBOX"]

    @api.model
    def _folder_name(self, name):
        """The one spelling of a folder; a second one would fetch each of its mails twice (INBOX:
        RFC 3501, 5.1).
        """
        name = (name or "").strip()
        return "INBOX" if name.upper() in ("", "INBOX") else name

    @api.constrains("company_ids")
    def _check_companies(self):
        for mailbox in self:
            if not mailbox.company_ids:
                raise ValidationError(self.env._("A mailbox serves at least one company."))
            foreign = mailbox.sudo().buffer_ids.filtered(lambda b, m=mailbox: b.company_id not in m.sudo().company_ids)
            if foreign:
                raise ValidationError(
                    self.env._(
                        "Buffers of other companies still use this mailbox: %s",
                        ", ".join(foreign.mapped("name")),
                    )
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if self.env["doc.intake.message"].sudo().search_count([("mailbox_id", "in", self.ids)], limit=1):
            raise UserError(self.env._("Mail was fetched from this mailbox. Archive it instead of deleting it."))

    def action_open_messages(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_message")
        action["domain"] = [("mailbox_id", "=", self.id)]
        return action

    def action_open_held(self):
        action = self.action_open_messages()
        action["domain"] += [("state", "in", (states.MESSAGE_HELD, states.MESSAGE_QUARANTINED))]
        return action
