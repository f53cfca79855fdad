from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class Assign(models.TransientModel):
    """The buffers that several pending mails belong to."""

    _name = "doc.intake.assign"
    _description = "Assign Mail to Buffers"

    message_ids = fields.Many2many("doc.intake.message", string="Mails", required=True)
    message_count = fields.Integer(string="Number of Mails", compute="_compute_message_count")
    available_buffer_ids = fields.Many2many("doc.intake.buffer", compute="_compute_available_buffer_ids")
    buffer_ids = fields.Many2many(
        "doc.intake.buffer",
        "doc_intake_assign_buffer_rel",
        string="Buffers",
        compute="_compute_buffer_ids",
        store=True,
        readonly=False,
        domain="[('id', 'in', available_buffer_ids)]",
    )

    @api.depends("message_ids")
    def _compute_message_count(self):
        for wizard in self:
            wizard.message_count = len(wizard.message_ids)

    @api.depends("message_ids")
    def _compute_available_buffer_ids(self):
        for wizard in self:
            # What is offered suits each of the mails.
            offered = [message.suggested_buffer_ids for message in wizard.message_ids]
            wizard.available_buffer_ids = offered and offered[0].filtered(
                lambda b, offered=offered: all(b in one for one in offered)
            )

    @api.depends("available_buffer_ids")
    def _compute_buffer_ids(self):
        for wizard in self:
            only = wizard.available_buffer_ids
            wizard.buffer_ids = only if len(only) == 1 else False

    def action_assign(self):
        """Add the buffers to each of the mails and take them in."""
        self.ensure_one()
        if not self.buffer_ids:
            raise UserError(self.env._("Choose at least one buffer."))
        for message in self.message_ids:
            message._check_user_decides()
            message.write({"buffer_ids": [Command.link(buffer.id) for buffer in self.buffer_ids]})
        self.message_ids.action_route()
        return {"type": "ir.actions.act_window_close"}
