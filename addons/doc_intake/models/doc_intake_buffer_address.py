from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import email_normalize

from ..intake_core.routing.address import parse_address


class BufferAddress(models.Model):
    """An address whose mail belongs to a buffer: its own address, and those it had before.

    Suppliers go on writing to an address for years, so an earlier one keeps working until somebody removes it.
    """

    _name = "doc.intake.buffer.address"
    _description = "Own Address"
    _order = "is_current desc, id desc"
    _rec_name = "address"

    buffer_id = fields.Many2one("doc.intake.buffer", required=True, readonly=True, index=True, ondelete="cascade")
    address = fields.Char(required=True, readonly=True)
    is_current = fields.Boolean(compute="_compute_is_current", store=True)
    in_use = fields.Boolean(related="buffer_id.active", store=True)

    _address_once = models.UniqueIndex(
        "(lower(address)) WHERE in_use",
        "Another buffer has this address already, or had it before. Choose another one, or remove it there.",
    )

    @api.depends("address", "buffer_id.address")
    def _compute_is_current(self):
        for row in self:
            row.is_current = row.address.lower() == (row.buffer_id.address or "").lower()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_current(self):
        if self.filtered("is_current"):
            raise UserError(self.env._("This is the buffer's address. Set up another one first."))


class Buffer(models.Model):
    """The own address of a buffer; those it had before lead to it as well."""

    _inherit = "doc.intake.buffer"

    address = fields.Char(
        string="Own Address",
        copy=False,
        tracking=True,
        help="Mail to this address belongs to this buffer. Without one, the buffer takes all mail of its folders "
        "that no other buffer claims.",
    )
    address_ids = fields.One2many("doc.intake.buffer.address", "buffer_id", string="Addresses")
    earlier_address_ids = fields.One2many(
        "doc.intake.buffer.address",
        "buffer_id",
        string="Earlier Addresses",
        domain=[("is_current", "=", False)],
        help="Mail to these still comes in here. Once removed, mail to such an address waits for a person.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        buffers = super().create([self._with_address(vals) for vals in vals_list])
        buffers._remember_address()
        return buffers

    def write(self, vals):
        result = super().write(self._with_address(vals))
        if "address" in vals:
            self._remember_address()
        return result

    @api.model
    def _with_address(self, vals):
        if not vals.get("address"):
            return vals
        return {**vals, "address": vals["address"].strip()}

    def _remember_address(self):
        rows = self.env["doc.intake.buffer.address"].sudo()
        for buffer in self.filtered("address"):
            known = {row.address.lower() for row in buffer.sudo().address_ids}
            if buffer.address.lower() not in known:
                rows.create({"buffer_id": buffer.id, "address": buffer.address})

    @api.constrains("address")
    def _check_address(self):
        for buffer in self.filtered("address"):
            # A name or angle brackets would be an e-mail address for Odoo, and none for the mail that comes in.
            if email_normalize(buffer.address) != buffer.address.lower() or not parse_address(buffer.address):
                raise ValidationError(self.env._("%s is not an e-mail address.", buffer.address))

    def action_set_up_address(self):
        """The wizard that makes an address for this buffer, or for one still to be chosen."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Change the address") if self.address else self.env._("Set up an address"),
            "res_model": "doc.intake.address.setup",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_buffer_id": self.id},
        }

    @api.model
    def get_inbox_addresses(self):
        """What the Inbox shows about addresses to send invoices to.

        :return: dict of ``buffers`` (those the user uploads to: id, name, address or False), ``can_set_up``, and
            ``ask`` (names of people who can)
        """
        buffers = self.env["doc.intake.document"]._get_upload_buffers()
        in_view = self.browse(self.env.context.get("default_buffer_id") or []).exists()
        buffers = (buffers & in_view) or buffers
        can_set_up = self.has_access("write") and self.env["doc.intake.address.setup"].has_access("create")
        return {
            "buffers": [{"id": b.id, "name": b.name, "address": b.address} for b in buffers],
            "can_set_up": can_set_up,
            "ask": [] if can_set_up or any(b.address for b in buffers) else self._names_to_ask(),
        }

    @api.model
    def _names_to_ask(self):
        """Up to three managers of the active companies."""
        managers = (
            self.env["res.users"]
            .sudo()
            .search(
                [
                    ("all_group_ids", "in", self.env.ref("doc_intake.group_doc_intake_manager").ids),
                    ("company_ids", "in", self.env.companies.ids),
                    ("share", "=", False),
                ],
                limit=3,
                order="name, id",
            )
        )
        return managers.mapped("name")
