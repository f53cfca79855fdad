from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import states


class Message(models.Model):
    """Routes: the buffers a mail belongs to, found by its recipients or chosen by a person."""

    _inherit = "doc.intake.message"

    buffer_ids = fields.Many2many(
        "doc.intake.buffer",
        "doc_intake_message_buffer_rel",
        "message_id",
        "buffer_id",
        string="Buffers",
        # A mail stays with its buffer when that is archived.
        context={"active_test": False},
        ondelete="restrict",
        tracking=True,
        help="Where the mail belongs: one route for each of our addresses it was sent to.",
    )
    is_route_asked = fields.Boolean(
        readonly=True,
        help="Somebody has to say which buffers the mail belongs to, whether or not some are known already.",
    )
    is_route_confirmed = fields.Boolean(readonly=True, help="A person said that these are all its buffers.")
    is_many_routes = fields.Boolean(compute="_compute_is_many_routes")
    suggested_buffer_ids = fields.Many2many("doc.intake.buffer", compute="_compute_suggested_buffer_ids")

    @api.depends("buffer_ids")
    def _compute_is_many_routes(self):
        for message in self:
            message.is_many_routes = len(message.buffer_ids) > 1

    @api.depends("mailbox_id")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_suggested_buffer_ids(self):
        """Those that read the mail's mailbox; without any, all that may."""
        for mailbox, messages in self.grouped(lambda m: m.sudo().mailbox_id).items():
            # What the user may choose, even where a default is computed with the system's rights.
            buffers = self.env["doc.intake.buffer"].sudo(False)
            buffers = buffers.search([("company_id", "in", mailbox.company_ids.ids)])
            messages.suggested_buffer_ids = (
                buffers.filtered(lambda b, own=mailbox.buffer_ids: b in own.sudo(False)) or buffers
            )

    def action_route(self):
        """Take the mail in with the buffers that were chosen: no others are missing."""
        for message in self:
            message._check_user_decides()
            if not message.raw_attachment_id:
                raise UserError(self.env._("The mail was not taken over from the server yet. Press Try Again."))
            if not message.buffer_ids:
                raise UserError(self.env._("Choose the buffer this mail belongs to."))
        self.sudo().write({"is_route_asked": False, "is_route_confirmed": True})
        self._unpack_again()

    def action_assign(self):
        """Choose the buffers of several mails at once."""
        for message in self:
            message._check_user_decides()
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.assign",
            "view_mode": "form",
            "views": [(False, "form")],
            "target": "new",
            "name": self.env._("Assign to Buffers"),
            "context": {"default_message_ids": self.ids},
        }

    def _check_user_decides(self):
        """Whether the user may decide about this mail, and it waits for that."""
        self._check_user_handles()
        if self.state not in (states.MESSAGE_HELD, states.MESSAGE_QUARANTINED):
            raise UserError(self.env._("This mail does not wait for a decision."))

    def write(self, vals):
        # EXTENDS 'doc.intake.message': a person chooses routes, as far as they may be chosen
        if self.env.su or "buffer_ids" not in vals:
            return super().write(vals)
        before = {message: message.sudo().buffer_ids for message in self}
        result = super().write(vals)
        for message, old in before.items():
            new = message.sudo().buffer_ids
            if new == old:
                continue
            if message.state not in (states.MESSAGE_HELD, states.MESSAGE_QUARANTINED):
                raise UserError(self.env._("The mail is already taken in; its buffer cannot change any more."))
            # Whoever sees one route of a mail does not take those of other people away.
            (old - new).sudo(False).check_access("read")
            message._check_new_routes(new - old)
            message.sudo()._drop_routes(old - new)
            if not message.is_route_asked:
                # Its address must not bring back what a person has taken away. Where a route is asked for, Take In says
                # when all of them are there.
                message.sudo().is_route_confirmed = True
        return result

    def _check_new_routes(self, buffers):
        """The user must see the buffers, and the mail's own mailbox must serve them."""
        buffers.sudo(False).check_access("read")
        mailbox = self.sudo().mailbox_id
        foreign = buffers.filtered(lambda b: b.company_id not in mailbox.company_ids)
        if foreign:
            raise UserError(
                self.env._(
                    "The mailbox %(mailbox)s does not serve the company of %(buffer)s.",
                    mailbox=mailbox.name,
                    buffer=", ".join(foreign.mapped("name")),
                )
            )

    def _drop_routes(self, buffers):
        """A route was taken back: its files wait for another one. Nothing of it may be a document already."""
        parts = self.part_ids.filtered(lambda p: p.buffer_id in buffers)
        taken = parts.filtered(lambda p: p.state == states.PART_DOCUMENT).buffer_id
        if taken:
            raise UserError(
                self.env._(
                    "Documents of this mail are in %s already; reject them there instead.",
                    ", ".join(taken.mapped("name")),
                )
            )
        homeless = {part.path for part in self.part_ids if not part.buffer_id}
        for part in parts:
            if part.path in homeless:
                part.unlink()  # listed once is enough
            else:
                homeless.add(part.path)
                part.write({"buffer_id": False, **part._pending_values()})
