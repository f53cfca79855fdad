from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize

from ..intake_core.errors import IntakeError, _
from ..intake_core.routing import tag
from ..intake_core.routing.address import parse_address


class VatMissingError(IntakeError):
    """There is no VAT number to make an address of."""

    code = "address_vat_missing"
    template = _("The company has no VAT number. Enter it there, or choose a text of your own.")


class AddressRefusedError(IntakeError):
    """What was entered as a whole address is none."""

    code = "address_refused"
    template = _("%(address)s is not an e-mail address.")


class AddressSetup(models.TransientModel):
    """Makes the own address of a buffer: the mailbox's address with a tag that nobody can guess."""

    _name = "doc.intake.address.setup"
    _description = "Set up an Address"

    buffer_id = fields.Many2one("doc.intake.buffer", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="buffer_id.company_id")
    current_address = fields.Char(related="buffer_id.address")
    mailbox_id = fields.Many2one(
        "doc.intake.mailbox",
        required=True,
        ondelete="cascade",
        compute="_compute_mailbox_id",
        store=True,
        readonly=False,
        domain="[('company_ids', 'in', company_id)]",
    )
    account = fields.Char(
        string="Address of the Mailbox",
        compute="_compute_account",
        store=True,
        readonly=False,
        help="The address whose mail arrives in this mailbox.",
    )
    is_account_known = fields.Boolean(compute="_compute_account", store=True)
    kind = fields.Selection(
        [
            ("vat", "VAT number"),
            ("text", "Own text"),
            ("other", "Another address"),
        ],
        string="Made of",
        required=True,
        compute="_compute_kind",
        store=True,
        readonly=False,
    )
    text = fields.Char(compute="_compute_text", store=True, readonly=False)
    unique_part = fields.Char(default=lambda self: tag.unique_part(), readonly=True)
    other_address = fields.Char(help="An address that your mail server delivers to this mailbox, for example an alias.")
    address = fields.Char(string="New Address", compute="_compute_address")
    problem = fields.Char(compute="_compute_address")

    @api.constrains("buffer_id", "mailbox_id")
    def _check_own(self):
        """The wizard shows addresses and changes them, so nobody gets one for those of others."""
        for wizard in self.sudo(False):
            wizard.buffer_id.check_access("write")
            wizard.mailbox_id.check_access("write")

    @api.depends("buffer_id")
    def _compute_mailbox_id(self):
        mailboxes = self.env["doc.intake.mailbox"]
        for wizard in self:
            company = wizard.buffer_id.company_id
            wizard.mailbox_id = wizard.buffer_id.mailbox_id or mailboxes.search(
                [("company_ids", "in", company.ids)], limit=1
            )

    @api.depends("mailbox_id")
    def _compute_account(self):
        for wizard in self:
            wizard.account = wizard.mailbox_id.address
            wizard.is_account_known = bool(wizard.mailbox_id.address)

    @api.depends("buffer_id")
    def _compute_kind(self):
        for wizard in self:
            wizard.kind = "vat" if wizard._vat() else "text"

    @api.depends("buffer_id", "kind")
    def _compute_text(self):
        for wizard in self:
            wizard.text = tag.suggest(wizard._vat() if wizard.kind == "vat" else wizard.buffer_id.name or "")

    @api.onchange("text")
    def _onchange_text(self):
        """What was typed is brought near: capitals, accents and spaces are no reason to begin again."""
        if self.kind == "text" and self.text:
            self.text = tag.suggest(self.text) or self.text

    @api.depends("account", "kind", "text", "unique_part", "other_address")
    def _compute_address(self):
        for wizard in self:
            wizard.address, wizard.problem = False, False
            if not wizard.buffer_id or not wizard.mailbox_id or not (wizard.account or wizard.kind == "other"):
                continue  # the empty field says enough
            try:
                wizard.address = wizard._new_address()
            except IntakeError as error:
                wizard.problem = self.env["doc.intake.reason.mixin"]._say(error.code, error.params)

    def _vat(self):
        return self.buffer_id.vat or self.buffer_id.company_id.vat or ""

    def _new_address(self):
        """The address as entered so far. Raises IntakeError."""
        if self.kind == "other":
            address = (self.other_address or "").strip()
            if email_normalize(address) != address.lower() or not parse_address(address):
                raise AddressRefusedError(address=address or "-")
            return address
        if self.kind == "vat" and not self._vat():
            raise VatMissingError()
        return tag.tagged(self.account or "", self.text or "", self.unique_part)

    def action_apply(self):
        """Give the address to the buffer; the earlier one leads there as before."""
        self.ensure_one()
        try:
            address = self._new_address()
        except IntakeError as error:
            raise UserError(self.env["doc.intake.reason.mixin"]._say(error.code, error.params)) from error
        if self.account and self.account != self.mailbox_id.address:
            self.mailbox_id.address = self.account.strip()
        self.buffer_id.write({"mailbox_id": self.mailbox_id.id, "address": address})
        return {"type": "ir.actions.act_window_close"}
