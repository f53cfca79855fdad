import datetime as dt
from zoneinfo import ZoneInfo

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools.misc import format_date

from ..intake_core import states
from ..intake_core.mail.mailbox.server_action import TAKEN_AWAY

_FILES = {
    "files": Domain.TRUE,
    "files_ignored": Domain("state", "=", states.PART_IGNORED),
    "files_rejected": Domain("state", "=", states.PART_REJECTED),
    "files_pending": Domain("state", "=", states.PART_PENDING),
}


def _has(state):
    return Domain("part_ids", "any", [("state", "=", state)])


class BalanceLine(models.Model):
    """The counts of one month of one folder."""

    _name = "doc.intake.balance.line"
    _description = "Completeness of a Month"
    _inherit = "doc.intake.reason.mixin"
    _order = "month desc nulls last, sequence, id"

    balance_id = fields.Many2one("doc.intake.balance", required=True, readonly=True, index=True, ondelete="cascade")
    mailbox_id = fields.Many2one(related="balance_id.mailbox_id", store=True, precompute=True, index=True)
    checked_at = fields.Datetime(related="balance_id.checked_at")
    sequence = fields.Integer(readonly=True)
    month = fields.Date(
        string="First Day", readonly=True, help="Its first day; empty when nobody knows when the mails arrived."
    )
    month_name = fields.Char(string="Month", compute="_compute_month_name")
    folder = fields.Char(required=True, readonly=True)

    on_server = fields.Integer(readonly=True, help="Mails on the server, as it lists them.")
    here = fields.Integer(string="Stored and There", readonly=True, help="Mails on the server that are stored.")
    missing = fields.Integer(string="Difference", readonly=True, help="Mails on the server that are not stored.")
    waiting = fields.Integer(string="Not Fetched Yet", readonly=True, help="They came after the last fetch.")
    before_start = fields.Integer(
        string="Before the Start",
        readonly=True,
        help="Mails on the server that arrived before the mailbox's start date; they are not counted elsewhere.",
    )
    stored = fields.Integer(readonly=True, help="Stored mails, wherever they are now.")
    taken_away = fields.Integer(
        readonly=True, help="Moved or deleted on the server by us, as their buffer wants it."
    )
    gone = fields.Integer(
        readonly=True, help="Moved or deleted on the server by somebody else. They are stored."
    )
    unchecked = fields.Integer(
        string="Not Looked For", readonly=True, help="Stored mails of a folder that could not be compared."
    )
    with_documents = fields.Integer(string="Mails with Documents", readonly=True)
    ignored = fields.Integer(string="Mails Ignored", readonly=True)
    rejected = fields.Integer(string="Mails Rejected", readonly=True)
    held = fields.Integer(readonly=True, help="Mails that wait for somebody's decision.")
    quarantined = fields.Integer(
        string="Quarantine", readonly=True, help="Mails that could not be taken over or opened; each says why."
    )
    in_work = fields.Integer(readonly=True, help="Mails whose turn to be unpacked comes in a moment.")
    files = fields.Integer(string="Files in Them", readonly=True)
    files_document = fields.Integer(string="Documents", readonly=True, help="Files that became documents.")
    files_ignored = fields.Integer(string="Ignored", readonly=True, help="Files left out, each with its reason.")
    files_rejected = fields.Integer(string="Rejected", readonly=True, help="Files refused, each with its reason.")
    files_pending = fields.Integer(string="Pending", readonly=True, help="Files of mails that wait for a decision.")
    gone_ids = fields.Json(string="Mails Gone", readonly=True, help="Mails somebody else took away from the server.")
    is_importable = fields.Boolean(compute="_compute_is_importable")
    difference_ids = fields.One2many(
        "doc.intake.balance.difference", "line_id", string="Mails Not Stored", readonly=True
    )

    @api.depends("month")
    @api.depends_context("lang")
    def _compute_month_name(self):
        for line in self:
            line.month_name = (
                format_date(self.env, line.month, date_format="LLLL y") if line.month else self.env._("Date unknown")
            )

    @api.depends("missing", "difference_ids.message_id")
    def _compute_is_importable(self):
        # Whoever sees the number may import, even without seeing whose mails these are.
        differences = self.env["doc.intake.balance.difference"].sudo()
        waiting = differences._read_group([("line_id", "in", self.ids), ("message_id", "=", False)], ["line_id"])
        importable = {line.id for [line] in waiting}
        for line in self:
            line.is_importable = line.id in importable

    @api.depends("month_name", "mailbox_id", "folder")
    def _compute_display_name(self):
        for line in self:
            line.display_name = f"{line.mailbox_id.name}, {line.folder}, {line.month_name}"

    # ---- BEHIND THE NUMBERS ----

    def action_open(self, name):
        """Open the rows behind the number in field ``name``."""
        self.ensure_one()
        self.check_access("read")
        if name == "missing":
            return self._action("doc_intake.action_doc_intake_balance_difference", [("line_id", "=", self.id)])
        if name == "files_document":
            domain = Domain("message_id", "any", self._mail_domain())
            return self._action("doc_intake.action_doc_intake_document", domain)
        if name in _FILES:
            domain = Domain("message_id", "any", self._mail_domain()) & _FILES[name]
            return self._action("doc_intake.action_doc_intake_balance_part", domain)
        domains = self._mail_domains()
        if name not in domains:
            raise UserError(self.env._("There is nothing behind this number."))
        return self._action("doc_intake.action_doc_intake_message", self._mail_domain() & domains[name])

    @api.model
    def _action(self, xmlid, domain):
        action = self.env["ir.actions.actions"]._for_xml_id(xmlid)
        return {**action, "domain": list(domain), "context": {}}

    def _mail_domain(self):
        """The stored mails of this month and folder, as they are now."""
        check = self.sudo().balance_id
        place = Domain("mailbox_id", "=", self.mailbox_id.id) & Domain("folder", "=", self.folder)
        if not self.month:
            return place & Domain("arrived_at", "=", False)
        zone = ZoneInfo(check.zone)
        begin = dt.datetime.combine(self.month, dt.time(), zone)
        end = dt.datetime.combine((self.month + dt.timedelta(days=32)).replace(day=1), dt.time(), zone)
        return (
            place
            & Domain("arrived_at", ">=", begin.astimezone(dt.UTC).replace(tzinfo=None))
            & Domain("arrived_at", "<", end.astimezone(dt.UTC).replace(tzinfo=None))
        )

    def _mail_domains(self):
        """dict field -> which of the month's mails it counts"""
        taken = Domain("server_action_state", "=", "done") & Domain("server_action_code", "in", TAKEN_AWAY)
        gone = Domain("id", "in", self.gone_ids or [])
        done = Domain("state", "=", states.MESSAGE_DONE)
        document, rejected = _has(states.PART_DOCUMENT), _has(states.PART_REJECTED)
        return {
            "on_server": ~gone & ~taken,
            "here": ~gone & ~taken,
            "stored": Domain.TRUE,
            "unchecked": Domain.TRUE,
            "taken_away": taken & ~gone,
            "gone": gone,
            "with_documents": done & document,
            "rejected": done & ~document & rejected,
            "ignored": done & ~document & ~rejected,
            "held": Domain("state", "=", states.MESSAGE_HELD),
            "quarantined": Domain("state", "=", states.MESSAGE_QUARANTINED),
            "in_work": Domain("state", "in", (states.MESSAGE_RECEIVED, states.MESSAGE_ROUTED)),
        }

    def action_import(self):
        """Take in what is not stored of these months."""
        self.check_access("read")
        return self.sudo().difference_ids._import()

    def action_open_check(self):
        self.ensure_one()
        action = self.env["ir.actions.actions"]._for_xml_id("doc_intake.action_doc_intake_balance")
        return {**action, "view_mode": "form", "views": [(False, "form")], "res_id": self.balance_id.id, "context": {}}

    def action_print(self):
        return self.balance_id.action_print()

    def action_check_all(self):
        """Check every mailbox of the user's companies."""
        mailboxes = self.env["doc.intake.mailbox"].search([("active", "=", True)])
        if not mailboxes:
            raise UserError(self.env._("There is no mailbox to check. Connect one first, under Configuration."))
        return mailboxes.action_check_balance()
