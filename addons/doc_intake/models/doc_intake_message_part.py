from odoo import api, fields, models
from odoo.exceptions import UserError

from ..intake_core import states
from ..intake_core.errors import _, sentence
from ..intake_core.mail.containers.contents import CONTAINER_OPENED

REASON_NO_BUFFER = sentence(
    "part_waits_for_buffer", _("It waits until somebody says which buffer the mail belongs to.")
)
REASON_BROUGHT_BACK = sentence("part_brought_back", _("Brought back by %(user)s."))
_INDENT = "\N{NO-BREAK SPACE}" * 4
_BRANCH = "\N{BOX DRAWINGS LIGHT UP AND RIGHT}\N{NO-BREAK SPACE}"


class MessagePart(models.Model):
    """One file found in a mail, and what became of it on one route of the mail."""

    _name = "doc.intake.message.part"
    _description = "Mail Part"
    _inherit = "doc.intake.reason.mixin"
    _order = "message_id, sequence, id"

    message_id = fields.Many2one("doc.intake.message", required=True, index=True, ondelete="cascade", readonly=True)
    buffer_id = fields.Many2one(
        "doc.intake.buffer",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The route this row is about: a file of a mail to two of our addresses is listed for each of them.",
    )
    company_id = fields.Many2one(related="buffer_id.company_id", store=True, precompute=True, index="btree_not_null")
    sequence = fields.Integer(readonly=True, help="A route's files stand together, a container before its files.")
    path = fields.Char(required=True, readonly=True, help="Where in the mail, for example 2.1, or 2/1 in a container.")
    name = fields.Char(required=True, readonly=True)
    mimetype = fields.Char(string="Media Type", readonly=True)
    size = fields.Integer(string="Size (bytes)", readonly=True)
    sha256 = fields.Char(string="SHA-256", readonly=True)
    origin = fields.Json(readonly=True, help="Names of the containers it was packed in, the outermost first.")
    origin_text = fields.Char(string="Packed in", compute="_compute_origin_text")
    tree_name = fields.Char(string="File Name", compute="_compute_tree_name")
    is_container = fields.Boolean(readonly=True, help="It is there for the files in it.")
    is_decoration = fields.Boolean(readonly=True, help="A logo, a signature or the like: no reason to write a mail.")
    # Equal for pictures that look alike; only those that may be a logo have one.
    picture_hash = fields.Char(readonly=True)
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
    can_bring_back = fields.Boolean(compute="_compute_can_bring_back")
    sender = fields.Char(related="message_id.sender")
    date = fields.Datetime(related="message_id.date")
    subject = fields.Char(related="message_id.subject")

    _path_once = models.UniqueIndex(
        "(message_id, path, COALESCE(buffer_id, 0))", "This part of the mail is listed already."
    )
    _left_out_idx = models.Index("(buffer_id, id DESC) WHERE state <> 'document'")
    _picture_idx = models.Index("(picture_hash, company_id, message_id) WHERE picture_hash IS NOT NULL")
    _picture_kept_idx = models.Index("(picture_hash, company_id) WHERE picture_hash IS NOT NULL AND state = 'document'")

    @api.depends("state")
    def _compute_document_ids(self):
        carriers = self.env["doc.intake.carrier"].search([("part_id", "in", self.ids)]).grouped("part_id")
        for part in self:
            part.document_ids = carriers[part._origin].document_id if part._origin in carriers else False

    @api.depends("origin")
    @api.depends_context("lang")
    def _compute_origin_text(self):
        for part in self:
            names = list(part.origin or ())
            said = ""
            while names:
                # The innermost first: "invoice.zip in Fwd.eml"
                name = names.pop()
                said = self.env._("%(inner)s in %(outer)s", inner=said, outer=name) if said else name
            part.origin_text = self.env._("from %(containers)s", containers=said) if said else False

    @api.depends("name", "origin")
    def _compute_tree_name(self):
        for part in self:
            depth = len(part.origin or ())
            part.tree_name = _INDENT * (depth - 1) + _BRANCH + part.name if depth else part.name

    @api.depends("state", "size", "is_container", "reason_code")
    def _compute_can_bring_back(self):
        for part in self:
            part.can_bring_back = bool(
                part.state in (states.PART_IGNORED, states.PART_REJECTED)
                and part.size
                and part.reason_code != CONTAINER_OPENED
            )

    @api.model
    def _pending_values(self):
        """Values of a part that waits for a buffer."""
        return {"state": states.PART_PENDING, **self._reason_values(REASON_NO_BUFFER)}

    def action_open_message(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "doc.intake.message",
            "res_id": self.message_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _carry_anything(self):
        """Whether there is any file beside logos and the like; an opened container counts by its files."""
        return any(not part.is_decoration and part.reason_code != CONTAINER_OPENED for part in self)

    def action_bring_back(self):
        """Make documents of files that were left out by a rule or a person; what cannot be is named."""
        left_out = self.filtered(lambda p: p.state in (states.PART_IGNORED, states.PART_REJECTED))
        if self and not left_out:
            return None
        for message in left_out.message_id:
            message._check_user_handles()
        if not all(part.buffer_id for part in left_out):
            raise UserError(self.env._("Choose the buffer of the mail first."))
        refused = left_out.filtered(lambda p: not p.can_bring_back)
        for message, parts in (left_out - refused).grouped("message_id").items():
            message.sudo()._bring_back(parts.sudo())
        if not refused:
            return None
        said = self.env._(
            "There is nothing to bring back in %s: an empty file, or one whose files are listed by themselves.",
            ", ".join(refused.mapped("name")),
        )
        if refused == left_out:
            raise UserError(said)
        return self.env["doc.intake.mailbox"]._notify(
            said, kind="warning", title=self.env._("Not all of them were brought back")
        )
