from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence

REASON_NO_BUFFER = sentence(
    "part_waits_for_buffer", _("It waits until somebody says which buffer the mail belongs to.")
)
REASON_BROUGHT_BACK = sentence("part_brought_back", _("Brought back by %(user)s."))


class MessagePart(models.Model):
    """One file found in a mail, and what became of it."""

    _name = "doc.intake.message.part"
    _description = "Mail Part"
    _inherit = "doc.intake.reason.mixin"
    _order = "message_id, sequence, id"

    message_id = fields.Many2one("doc.intake.message", required=True, index=True, ondelete="cascade", readonly=True)
    company_id = fields.Many2one(related="message_id.company_id", store=True, precompute=True, index="btree_not_null")
    sequence = fields.Integer(readonly=True)
    path = fields.Char(required=True, readonly=True, help="Where in the mail, for example 2.1.")
    name = fields.Char(required=True, readonly=True)
    mimetype = fields.Char(string="Media Type", readonly=True)
    size = fields.Integer(string="Size (bytes)", readonly=True)
    sha256 = fields.Char(string="SHA-256", readonly=True)
    state = fields.Selection(
        [
            (states.PART_PENDING, "Pending"),
            (states.PART_DOCUMENT, "Document"),
            (states.PART_IGNORED, "Ignored"),
            (states.PART_REJECTED, "Rejected"),
        ],
        required=True,
        readonly=True,
    )
    file_id = fields.Many2one("doc.intake.file", readonly=True, index="btree_not_null", ondelete="restrict")
    document_ids = fields.Many2many("doc.intake.document", compute="_compute_document_ids")

    _path_once = models.UniqueIndex("(message_id, path)", "This part of the mail is listed already.")

    @api.depends("state")
    def _compute_document_ids(self):
        carriers = self.env["doc.intake.carrier"].search([("part_id", "in", self.ids)])
        for part in self:
            part.document_ids = carriers.filtered(lambda carrier, p=part: carrier.part_id == p).document_id

    def action_bring_back(self):
        """Make documents of parts that were ignored or rejected by rule."""
        for message, parts in self.grouped("message_id").items():
            message._check_user_handles()
            waiting = parts.filtered(lambda p: p.state in (states.PART_IGNORED, states.PART_REJECTED))
            if not message.buffer_id:
                raise UserError(self.env._("Choose the buffer of the mail first."))
            message.sudo()._make_documents(waiting)
