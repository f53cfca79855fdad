import datetime as dt
import itertools
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL
from odoo.tools.misc import formatLang

from ..intake_core.errors import IntakeError
from ..intake_core.mail.mailbox import balance as core
from ..intake_core.mail.mailbox.balance_listing import HEADERS_ONLY, list_folders
from ..intake_core.mail.mailbox.server_action import TAKEN_AWAY
from ..intake_core.work import WorkPolicy

QUEUE_BALANCE = "balance"

_MOST_DIFFERENCES = 2000  # rows of one check; its lines count all of them
_KEPT_ALL = dt.timedelta(days=2)
_KEPT_FAILED = dt.timedelta(days=30)

TOTALS = (
    "on_server",
    "here",
    "missing",
    "waiting",
    "before_start",
    "stored",
    "taken_away",
    "gone",
    "unchecked",
    "with_documents",
    "ignored",
    "rejected",
    "held",
    "quarantined",
    "in_work",
    "files",
    "files_document",
    "files_ignored",
    "files_rejected",
    "files_pending",
)


@dataclass(frozen=True)
class Listed:
    """What the server said, with what was known before it was asked."""

    listings: list
    started: dt.datetime
    known_ids: frozenset
    attempts: int


class Balance(models.Model):
    """One check of one mailbox: what the server holds against what is stored, month by month."""

    _name = "doc.intake.balance"
    _description = "Completeness Check"
    _inherit = "doc.intake.work.mixin"
    _order = "id desc"

    mailbox_id = fields.Many2one("doc.intake.mailbox", required=True, readonly=True, index=True, ondelete="cascade")
    state = fields.Selection(
        [("requested", "Requested"), ("done", "Done"), ("failed", "Failed")],
        required=True,
        readonly=True,
        default="requested",
    )
    checked_at = fields.Datetime(string="Checked", readonly=True, help="When the server was asked.")
    since_date = fields.Date(string="Start Date", readonly=True, help="What arrived before is not fetched.")
    zone = fields.Char(string="Time Zone", readonly=True, help="Whose months these are.")
    is_latest = fields.Boolean(readonly=True, index=True)
    line_ids = fields.One2many("doc.intake.balance.line", "balance_id", string="Months", readonly=True)
    difference_ids = fields.One2many(
        "doc.intake.balance.difference", "balance_id", string="Mails Not Stored", readonly=True
    )
    missing = fields.Integer(string="Not Stored", readonly=True)
    is_importable = fields.Boolean(compute="_compute_is_importable")
    server_equation = fields.Char(string="On the Server", compute="_compute_equations")
    stored_equation = fields.Char(string="Where They Are", compute="_compute_equations")
    outcome_equation = fields.Char(string="What Became of Them", compute="_compute_equations")
    file_equation = fields.Char(string="Files in Them", compute="_compute_equations")

    _requested_once = models.UniqueIndex(
        "(mailbox_id) WHERE state = 'requested'", "A check of this mailbox is already on its way."
    )
    _ready_idx = models.Index("(next_try_at, id) WHERE state = 'requested' OR next_try_at IS NOT NULL")

    @api.depends("mailbox_id", "checked_at")
    def _compute_display_name(self):
        for check in self:
            moment = check.checked_at or check.create_date
            when = fields.Datetime.context_timestamp(check, moment).strftime("%Y-%m-%d %H:%M") if moment else ""
            check.display_name = f"{check.mailbox_id.name} {when}".strip()

    @api.depends("line_ids.is_importable")
    def _compute_is_importable(self):
        for check in self:
            check.is_importable = any(check.line_ids.mapped("is_importable"))

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_equations(self):
        for check in self:
            totals = check._totals()
            say = {name: formatLang(self.env, count, digits=0) for name, count in totals.items()}
            check.server_equation = self.env._(
                "%(on_server)s on the server = %(here)s stored + %(missing)s not stored + %(waiting)s not fetched yet",
                **say,
            )
            check.stored_equation = self.env._(
                "%(stored)s stored = %(here)s on the server + %(taken_away)s moved or deleted by us + "
                "%(gone)s moved or deleted by others + %(unchecked)s not looked for",
                **say,
            )
            check.outcome_equation = self.env._(
                "%(stored)s stored = %(with_documents)s with documents + %(ignored)s ignored + "
                "%(rejected)s rejected + %(held)s held + %(quarantined)s in quarantine + %(in_work)s in work",
                **say,
            )
            check.file_equation = self.env._(
                "%(files)s files = %(files_document)s documents + %(files_ignored)s ignored + "
                "%(files_rejected)s rejected + %(files_pending)s pending",
                **say,
            )

    def _totals(self):
        """dict count -> sum of the lines"""
        self.ensure_one()
        return {name: sum(self.line_ids.mapped(name)) for name in TOTALS}

    # ---- QUEUE ----

    @api.model
    def _cron_nightly(self):
        """Have every mailbox checked."""
        if not self.env["doc.intake.mailbox"]._is_neutralized():
            self.env["doc.intake.mailbox"].search([("active", "=", True)])._request_balance()
        self.env["ir.cron"]._commit_progress(1, remaining=0)

    @api.model
    def _cron_check(self):
        self._work_through(QUEUE_BALANCE)

    @api.model
    def _work_policy(self, queue):
        # EXTENDS 'doc.intake.work.mixin': what fails all night is asked for again by the next one
        waits = tuple(dt.timedelta(minutes=minutes) for minutes in (5, 30, 120))
        return WorkPolicy(lease=dt.timedelta(minutes=30), waits=waits)

    @api.model
    def _work_domain(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        again = Domain("state", "=", "failed") & Domain("next_try_at", "!=", False)
        return (Domain("state", "=", "requested") | again) & Domain("mailbox_id.active", "=", True)

    def _work_prepare(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        mailbox = self.mailbox_id
        known, ids = {}, []
        for message_id, folder, uidvalidity, key in self.env.execute_query(
            SQL(
                "SELECT id, folder, uidvalidity, server_key FROM doc_intake_message WHERE mailbox_id = %s",
                mailbox.id,
            )
        ):
            ids.append(message_id)
            known.setdefault((folder, uidvalidity), set()).add(key)
        return {
            "access": mailbox._access__(),
            "folders": mailbox._folders(),
            "known": {place: frozenset(keys) for place, keys in known.items()},
            "known_ids": frozenset(ids),
            "positions": mailbox._balance_positions(),
            "since": mailbox.since_date or None,
            "is_known_old": mailbox._balance_is_known_old(),
            "attempts": self.attempts,
        }

    @api.model
    def _work_run(self, queue, jobs):
        # EXTENDS 'doc.intake.work.mixin'
        return [self._list_server(job) for job in jobs]

    @api.model
    def _list_server(self, job):
        """``Listed``, or the IntakeError that ended the connection."""
        started = fields.Datetime.now()
        try:
            with self.env["doc.intake.mailbox"]._open_source__(job["access"], HEADERS_ONLY) as source:
                listings = list_folders(
                    source, job["folders"], job["known"], job["positions"], job["since"], job["is_known_old"]
                )
        except IntakeError as error:
            return error
        return Listed(listings, started, job["known_ids"], job["attempts"])

    @api.model
    def _work_write(self, queue, pairs):
        # EXTENDS 'doc.intake.work.mixin'
        for check, listed in pairs:
            check._write_result(listed)

    def _work_failure_values(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin': shown as failed at once, tried again all the same
        return {"state": "failed", **super()._work_failure_values(queue, error)}

    def _work_give_up(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin'
        self.state = "failed"

    # ---- RESULT ----

    def _write_result(self, listed):
        """Compare what the server said with what is stored now, and keep the result."""
        self.ensure_one()
        mailbox = self.mailbox_id
        zone = ZoneInfo(mailbox.tz)
        stored = self._read_stored(listed)
        # Read in the snapshot of ``stored``: what the fetch stored meanwhile it has passed meanwhile.
        found = core.balance(listed.listings, stored, mailbox._balance_positions(), zone)
        seen = self._first_seen()
        self.line_ids.unlink()  # of an earlier try
        lines = self.env["doc.intake.balance.line"].create(
            [self._prepare_line(number, line) for number, line in enumerate(found.lines)]
        )
        by_place = {(line.month or None, line.folder): line for line in lines}
        self._add_differences(found.missing[:_MOST_DIFFERENCES], by_place, seen, listed.started)
        self.search([("mailbox_id", "=", mailbox.id), ("is_latest", "=", True)]).is_latest = False
        self.write(
            {
                "state": "done",
                "checked_at": listed.started,
                "since_date": mailbox.since_date,
                "zone": zone.key,
                "is_latest": True,
                "missing": len(found.missing),
            }
        )
        self._keep_arrivals(listed.listings, stored)
        mailbox._alert_of_balance(self)
        if found.problem:
            # The other folders' lines are good; this one's may be with the next try.
            self.attempts = listed.attempts
            self._work_fail(QUEUE_BALANCE, found.problem)

    def _read_stored(self, listed):
        """The stored mails as the core counts them."""
        mailbox = self.mailbox_id
        files = {}
        for message_id, state, count in self.env.execute_query(
            SQL(
                """
                SELECT part.message_id, part.state, COUNT(*)
                FROM doc_intake_message_part part JOIN doc_intake_message message ON message.id = part.message_id
                WHERE message.mailbox_id = %s GROUP BY part.message_id, part.state
                """,
                mailbox.id,
            )
        ):
            files.setdefault(message_id, {})[state] = count
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id, folder, uidvalidity, server_key, arrived_at, state,
                       -- Being taken away at this moment counts as well: the outcome is not written yet.
                       COALESCE(server_action_state = 'done' AND server_action_code IN %s
                             OR server_action_state = 'waiting' AND server_action IN ('move', 'delete')
                                AND lease_until > NOW() AT TIME ZONE 'UTC', FALSE)
                FROM doc_intake_message WHERE mailbox_id = %s
                """,
                TAKEN_AWAY,
                mailbox.id,
            )
        )
        return [
            core.StoredMail(
                id=message_id,
                folder=folder,
                uidvalidity=uidvalidity,
                key=key,
                arrived=arrived and arrived.replace(tzinfo=dt.UTC),
                state=state,
                files=files.get(message_id, {}),
                taken_away=taken_away,
                is_new=message_id not in listed.known_ids,
            )
            for message_id, folder, uidvalidity, key, arrived, state, taken_away in rows
        ]

    def _prepare_line(self, number, line):
        note = self._reason_values(line.note.code, line.note.params) if line.note else {}
        return {
            "balance_id": self.id,
            "sequence": number,
            "month": line.month or False,
            "folder": line.folder,
            "gone_ids": list(line.gone_ids) or False,
            **{name: getattr(line, name) for name in TOTALS},
            **note,
        }

    def _first_seen(self):
        """dict (folder, uidvalidity, key) -> when a check missed the mail first, as far as the last check knew"""
        before = self.env["doc.intake.balance.difference"].search(
            [("mailbox_id", "=", self.mailbox_id.id), ("balance_id.is_latest", "=", True)]
        )
        return {(old.folder, old.uidvalidity, old.server_key): old.seen_at for old in before}

    @api.model
    def _add_differences(self, missing, lines, seen, now):
        """Rows for what is not stored."""
        self.env["doc.intake.balance.difference"].create(
            [
                {
                    "line_id": lines[item.month, item.folder].id,
                    "folder": item.folder,
                    "uidvalidity": item.uidvalidity,
                    "server_key": item.mail.key,
                    "size": item.mail.size,
                    "arrived_at": item.mail.arrived.replace(tzinfo=None) if item.mail.arrived else False,
                    "subject": item.mail.subject,
                    "sender": item.mail.sender,
                    "message_id_header": item.mail.message_id,
                    "seen_at": seen.get((item.folder, item.uidvalidity, item.mail.key), now),
                }
                for item in missing
            ]
        )

    @api.model
    def _keep_arrivals(self, listings, stored):
        """Stored mails of unknown arrival learn it from the server."""
        arrived = {
            (listing.folder, listing.uidvalidity, mail.key): mail.arrived
            for listing in listings
            for mail in listing.mails
            if mail.arrived
        }
        for mail in stored:
            moment = arrived.get((mail.folder, mail.uidvalidity, mail.key))
            if moment and not mail.arrived:
                message = self.env["doc.intake.message"].sudo().with_context(tracking_disable=True).browse(mail.id)
                message.arrived_at = moment.replace(tzinfo=None)

    # ---- BY HAND ----

    def action_import_all(self):
        """Take in everything that is not stored."""
        self.check_access("read")
        return self.sudo().difference_ids._import()

    def action_check_again(self):
        return self.mailbox_id.action_check_balance()

    def action_print(self):
        """The evidence, one page a mailbox: as PDF where the machine can make one, else to print from the browser."""
        checks = self.filtered("checked_at")
        if not checks:
            raise UserError(self.env._("There is nothing to print: the mailbox was not compared yet."))
        # The report has its own head: nobody is asked to design one first.
        return self.env.ref("doc_intake.action_report_balance").report_action(checks, config=False)

    # ---- RETENTION ----

    @api.autovacuum
    def _gc_balances(self):
        """Keep the last check of each mailbox and one a month."""
        now = fields.Datetime.now()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT id FROM (
                    SELECT id, is_latest, state, create_date, checked_at, ROW_NUMBER() OVER (
                        PARTITION BY mailbox_id, DATE_TRUNC('month', checked_at), checked_at IS NULL
                        ORDER BY state = 'done' DESC, checked_at DESC, id DESC
                    ) AS place
                    FROM doc_intake_balance
                ) AS checks
                WHERE state != 'requested' AND is_latest IS NOT TRUE
                  AND CASE WHEN checked_at IS NULL THEN create_date < %s ELSE place > 1 AND create_date < %s END
                ORDER BY id LIMIT 1001
                """,
                now - _KEPT_FAILED,
                now - _KEPT_ALL,
            )
        )
        ids = [row_id for [row_id] in itertools.islice(rows, 1000)]
        self.browse(ids).unlink()
        return len(ids), len(rows) - len(ids)
