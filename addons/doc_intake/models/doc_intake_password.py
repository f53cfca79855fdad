import datetime as dt
import logging
import re

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..intake_core import states
from ..intake_core.files.errors import PdfEncrypted
from ..intake_core.mail.passwords import SenderPassword, passwords_for
from ..intake_core.routing.address import parse_address
from ..intake_core.secret_box import SecretUnreadableError

_logger = logging.getLogger(__name__)

_DOMAIN_PATTERN = re.compile(r"\*@[^\s@*<>,;]+")
_MOST_TRIED = 50  # passwords for one file; each costs the time of opening it
_USED_AGAIN = dt.timedelta(hours=1)  # a busy sender's row is not written with every single file


class Password(models.Model):
    """A password that a sender puts on files; it opens them without a person."""

    _name = "doc.intake.password"
    _description = "File Password"
    _order = "sender, id"
    _rec_name = "sender"

    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company, ondelete="cascade"
    )
    sender = fields.Char(
        required=True,
        help="Whose files it opens: an address (billing@firma.example), everybody of a domain (*@firma.example), "
        "or everybody (*).",
    )
    password = fields.Char(compute="_compute_password", inverse="_inverse_password", copy=False)
    # Nobody reads it, not even by RPC as an administrator: without a key it is the password itself.
    password_sealed = fields.Char(groups=fields.NO_ACCESS, copy=False)
    note = fields.Char()
    last_used = fields.Datetime(readonly=True, copy=False, help="When it last opened a file, give or take an hour.")
    is_readable = fields.Boolean(compute="_compute_is_readable", compute_sudo=True)
    is_secret_plain = fields.Boolean(compute="_compute_is_secret_plain")

    # ---- CRUD ----

    @api.model_create_multi
    def create(self, vals_list):
        if not all(vals.get("password") for vals in vals_list):
            raise UserError(self.env._("Enter the password that opens the files."))
        rows = super().create([self._normalise(vals) for vals in vals_list])
        rows._read_waiting()
        return rows

    def write(self, vals):
        result = super().write(self._normalise(vals))
        if {"sender", "company_id"} & set(vals) or vals.get("password"):
            self._read_waiting()
        return result

    @api.model
    def _normalise(self, vals):
        return {**vals, "sender": vals["sender"].strip().lower()} if vals.get("sender") else vals

    @api.constrains("sender")
    def _check_sender(self):
        for row in self:
            is_address = "*" not in row.sender and parse_address(row.sender)
            if row.sender != "*" and not is_address and not _DOMAIN_PATTERN.fullmatch(row.sender):
                raise ValidationError(
                    self.env._(
                        "%s is no sender. Enter an address (billing@firma.example), a domain (*@firma.example) or * "
                        "for everybody.",
                        row.sender,
                    )
                )

    # ---- SECRETS ----

    @api.depends("password_sealed")
    def _compute_password(self):
        # A password goes in, never out: not even administrators get to read it again.
        self.password = False

    def _inverse_password(self):
        box = self._secret_box__()
        for row in self:
            if row.password:
                row.sudo().password_sealed = box.seal(row.password)
        # The form is read again in the request that saves it.
        self.invalidate_recordset(["password"], flush=False)

    @api.model
    def _secret_box__(self):
        return self.env["doc.intake.mailbox"]._secret_box__()

    @api.depends("password_sealed")
    def _compute_is_readable(self):
        for row in self:
            row.is_readable = row._open__() is not None

    @api.depends_context("uid")
    def _compute_is_secret_plain(self):
        self.is_secret_plain = not self._secret_box__().encrypts

    def _open__(self):
        """The password; None when it is missing or was sealed with a key that this server does not have."""
        self.ensure_one()
        sealed = self.sudo().password_sealed
        try:
            return self._secret_box__().open(sealed) if sealed else None
        except SecretUnreadableError:
            return None

    # ---- THE BOOK, FOR CODE OF THE SERVER ----

    @api.model
    def _book__(self, companies):
        """The passwords of ``companies`` that can be opened, as list of SenderPassword, of each the last used first.

        The name keeps server actions away.
        """
        return [entry for book in self._books__(companies).values() for entry in book]

    @api.model
    def _books__(self, companies):
        """dict company -> its passwords that can be opened, as list of SenderPassword, the last used first"""
        rows = self.sudo().search([("company_id", "in", companies.ids)], order="last_used DESC NULLS LAST, id DESC")
        books = {company: [] for company in companies.sudo()}
        for row in rows:
            password = row._open__()
            if password is None:
                _logger.warning("file password %s is missing or cannot be decrypted with this server's key", row.id)
            else:
                books[row.company_id].append(SenderPassword(row.sender, password))
        return books

    @api.model
    def _passwords_for__(self, company, sender):
        """The passwords to try on a file of ``sender`` (an address, or nothing), as tuple of str."""
        return passwords_for(sender or "", self._book__(company))[:_MOST_TRIED]

    @api.model
    def _remember__(self, company, sender, password):
        """Keep ``password`` for ``sender`` (a pattern), unless it is kept already."""
        sender = sender.strip().lower()
        known = self.sudo().search([("company_id", "=", company.id), ("sender", "=", sender)])
        if not any(row._open__() == password for row in known):
            self.sudo().create({"company_id": company.id, "sender": sender, "password": password})

    @api.model
    def _mark_used__(self, companies, sender, password):
        """``password`` has opened a file of ``sender``."""
        now = fields.Datetime.now()
        for row in self.sudo().search([("company_id", "in", companies.ids)]):
            if row.last_used and row.last_used > now - _USED_AGAIN:
                continue
            if row._fits(sender) and row._open__() == password:
                row.last_used = now

    def _fits(self, sender):
        """Whether files of ``sender`` (an address, or nothing) are tried with this password."""
        return bool(passwords_for(sender or "", [SenderPassword(self.sender, "any")]))

    def _read_waiting(self):
        """Have the documents read that waited for one of these passwords."""
        waiting = (
            self.env["doc.intake.document"]
            .sudo()
            .search(
                [
                    ("company_id", "in", self.company_id.ids),
                    ("state", "=", states.DOCUMENT_ERROR),
                    ("reason_code", "=", PdfEncrypted.code),
                ]
            )
        )
        waiting.filtered(
            lambda document: any(
                row.company_id == document.company_id and row._fits(document.sender) for row in self
            )
        )._read_unlocked()
