import datetime as dt

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from ..intake_core import states
from ..intake_core.errors import IntakeError, _, sentence
from ..intake_core.mail import errors as mail_errors
from ..intake_core.mail.account.source import Envelope
from ..intake_core.mail.mailbox.server_action import TAKEN_AWAY, Afterwards, most_careful, outcome_reason, verify
from ..intake_core.mail.reason import Reason
from ..intake_core.work import WorkPolicy

QUEUE_SERVER_ACTION = "server_action"

REASON_KEEP = sentence("server_keep", _("The mail stays on the server as it is."))
REASON_NEVER_TAKEN = sentence(
    "server_never_taken",
    _("The mail stays on the server, because it was never taken over from there."),
)
# After them nothing more can be said on the same connection.
_CONNECTION_ERRORS = (
    mail_errors.ConnectionLost,
    mail_errors.ServerTimeout,
    mail_errors.ServerAnswerUnreadable,
    mail_errors.NotConnected,
)
# A mail whose turn did not come, because the connection ended before: it is neither done nor
# failed.
_NOT_REACHED = object()


class FolderRenumberedError(IntakeError):
    """UIDVALIDITY changed: the numbers we hold may name other messages now."""

    code = "folder_renumbered"
    template = _(
        "The server has renumbered the folder %(folder)s. The mail is left alone until it was found again there."
    )
    retry = True


class Message(models.Model):
    """What happens to a finished mail on the server: a step of its own that may be repeated."""

    _inherit = "doc.intake.message"

    server_size = fields.Integer(readonly=True, help="The size the server announced; compared before a delete.")
    done_at = fields.Datetime(readonly=True)
    server_action = fields.Selection(
        [("keep", "Keep"), ("mark_read", "Mark read"), ("delete", "Delete"), ("move", "Move")],
        string="On the Server",
        readonly=True,
    )
    server_action_folder = fields.Char(string="Target Folder", readonly=True)
    server_action_at = fields.Datetime(string="Due", readonly=True)
    server_action_state = fields.Selection(
        [
            ("none", "Nothing to do"),
            ("waiting", "Waiting"),
            ("done", "Done"),
            ("left", "Left alone"),
            ("failed", "Failed"),
        ],
        required=True,
        readonly=True,
        default="none",
    )
    server_action_code = fields.Char(readonly=True)
    server_action_params = fields.Json(readonly=True)
    server_action_text = fields.Char(string="Outcome on the Server", compute="_compute_server_action_text")

    _server_action_idx = models.Index("(server_action_at, id) WHERE server_action_state = 'waiting'")

    @api.depends("server_action_code", "server_action_params")
    @api.depends_context("lang")
    def _compute_server_action_text(self):
        for message in self:
            message.server_action_text = self._say(message.server_action_code, message.server_action_params)

    # ---- PLAN ----

    def _plan_server_action(self):
        """The mail is done: say what shall happen to it on the server, and when."""
        now = fields.Datetime.now()
        self.write({"done_at": now})
        # Done before and opened again: there is nothing left to do with it there, and it was us.
        taken = self.filtered(lambda m: m.server_action_state == "done" and m.server_action_code in TAKEN_AWAY)
        # Never touch there what is not safe here.
        missing = (self - taken).filtered(lambda m: not m.raw_attachment_id)
        missing.write(
            {**self._prepare_server_action(most_careful([]), now), "server_action_code": REASON_NEVER_TAKEN}
        )
        for buffers, messages in (self - taken - missing).grouped("buffer_ids").items():
            messages.write(self._prepare_server_action(buffers._afterwards(), now))

    @api.model
    def _prepare_server_action(self, afterwards, done_at):
        """Values for what ``afterwards`` wants done with mails that were done at ``done_at``."""
        keep = afterwards.action == "keep"
        return {
            "server_action": afterwards.action,
            "server_action_folder": afterwards.folder or False,
            "server_action_at": done_at + dt.timedelta(days=afterwards.grace_days),
            "server_action_state": "none" if keep else "waiting",
            "server_action_code": REASON_KEEP if keep else False,
            "server_action_params": False,
        }

    def _retry_server_action(self):
        waiting = self.sudo().filtered(lambda m: m.server_action_state in ("failed", "waiting"))
        waiting._work_idle()._work_release()
        waiting.write({"server_action_state": "waiting"})
        self.env.ref("doc_intake.ir_cron_server_action").sudo()._trigger()

    def _found_again(self):
        """The mails stand under new keys on the server. Those that were missed there meanwhile still wait."""
        gone = outcome_reason("gone").code
        missed = self.filtered(lambda m: m.server_action_state == "done" and m.server_action_code == gone)
        missed.write({"server_action_state": "waiting", "server_action_code": False})

    # ---- QUEUE ----

    @api.model
    def _cron_server_actions(self):
        self._work_through(QUEUE_SERVER_ACTION)

    @api.model
    def _work_policy(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_SERVER_ACTION:
            # Never given up for what may pass: after a weekend without the server nobody wants to
            # press a thousand buttons. What will not pass is an outcome, see _act.
            return WorkPolicy(batch=50, lease=dt.timedelta(minutes=10), endless=True)
        return super()._work_policy(queue)

    @api.model
    def _work_domain(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_SERVER_ACTION:
            return (
                Domain("state", "=", states.MESSAGE_DONE)
                & Domain("server_action_state", "=", "waiting")
                & Domain("server_action_at", "<=", fields.Datetime.now())
                & Domain("mailbox_id.active", "=", True)
                # A POP3 server lets nobody else in while mail is being fetched.
                & (
                    Domain("mailbox_id.protocol", "!=", "pop3")
                    | Domain("mailbox_id.lease_until", "=", False)
                    | Domain("mailbox_id.lease_until", "<=", fields.Datetime.now())
                )
            )
        return super()._work_domain(queue)

    @api.model
    def _work_order(self, queue):
        # EXTENDS 'doc.intake.work.mixin': neighbours share a connection
        return "mailbox_id, folder, id" if queue == QUEUE_SERVER_ACTION else super()._work_order(queue)

    def _work_same_batch(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_SERVER_ACTION:
            return self.filtered(lambda m: (m.mailbox_id, m.folder) == (self[:1].mailbox_id, self[:1].folder))
        return super()._work_same_batch(queue)

    def _work_prepare(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        if queue == QUEUE_SERVER_ACTION:
            return {
                "access": self.mailbox_id._access__(),
                "folder": self.folder,
                "uidvalidity": self.uidvalidity,
                # Under this number every mail of the folder was looked at, and ours was not among
                # them.
                "missed_in": self.mailbox_id._listed_as(self.folder, self.arrived_at),
                "key": self.server_key,
                "action": self.server_action,
                "target": self.server_action_folder,
                "vault": Envelope(message_id=self.message_id_header or None, size=self.server_size),
            }
        return super()._work_prepare(queue)

    @api.model
    def _work_run(self, queue, jobs):
        # EXTENDS 'doc.intake.work.mixin': one connection for the batch
        if queue != QUEUE_SERVER_ACTION:
            return super()._work_run(queue, jobs)
        if not jobs:
            return []
        folder, access = jobs[0]["folder"], jobs[0]["access"]
        results, opened, failure = [], None, None
        try:
            with self.env["doc.intake.mailbox"]._open_source__(access) as source:
                opened = source.open_folder(folder, readonly=False)
                for job in jobs:
                    results.append(self._act(source, opened, job))
                    if isinstance(results[-1], _CONNECTION_ERRORS):
                        failure = results[-1]
                        break
                    if isinstance(results[-1], IntakeError):
                        # A step that was broken off may have left another folder open.
                        opened = source.open_folder(folder, readonly=False)
                else:
                    source.settle()
        except IntakeError as error:
            if opened is None:
                return [error] * len(jobs)
            failure = error
        if failure and access.protocol == "pop3":
            # Nothing is deleted there before the end that did not come.
            results = [failure if self._is_deleted(result) else result for result in results]
        return results + [_NOT_REACHED] * (len(jobs) - len(results))

    @api.model
    def _is_deleted(self, result):
        return not isinstance(result, IntakeError) and result == ("done", outcome_reason("deleted"))

    @api.model
    def _act(self, source, opened, job):
        """Do one action, after the server's message was compared with ours.

        :return: (state, Reason), or an IntakeError that may pass
        """
        is_pop3 = job["access"].protocol == "pop3"
        if str(opened.uidvalidity) != job["uidvalidity"]:
            if str(opened.uidvalidity) == job["missed_in"]:
                return "done", outcome_reason("gone")
            return FolderRenumberedError(folder=job["folder"])
        key = job["key"] if is_pop3 else int(job["key"])
        try:
            verdict = verify(job["vault"], source.compare(key))
            if not verdict.may_act:
                return ("done" if verdict.outcome == "gone" else "left"), verdict.reason
            if job["action"] == "move":
                outcome = source.move(key, job["target"])
            elif job["action"] == "delete":
                outcome = source.delete(key)
            else:
                outcome = source.mark_read(key)
        except IntakeError as error:
            return error if error.retry else ("failed", Reason(error.code, error.params))
        return "done", outcome_reason(outcome)

    @api.model
    def _work_write(self, queue, pairs):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_SERVER_ACTION:
            return super()._work_write(queue, pairs)
        for message, result in pairs:
            if result is _NOT_REACHED:
                continue
            state, reason = result
            message.write(
                {
                    "server_action_state": state,
                    "server_action_code": reason.code,
                    "server_action_params": reason.params or False,
                }
            )
        return None

    def _work_failure_values(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin': the reason of the mail's own state stays
        if queue == QUEUE_SERVER_ACTION:
            return {"server_action_code": error.code, "server_action_params": error.params or False}
        return super()._work_failure_values(queue, error)

    def _work_clear_reason(self, queue):
        # EXTENDS 'doc.intake.work.mixin'
        return None if queue == QUEUE_SERVER_ACTION else super()._work_clear_reason(queue)

    def _work_give_up(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin'
        if queue != QUEUE_SERVER_ACTION:
            return super()._work_give_up(queue, error)
        self.server_action_state = "failed"
        return None


class Buffer(models.Model):
    """A change of mind holds for the mails that still wait, not only for those to come."""

    _inherit = "doc.intake.buffer"

    def _afterwards(self):
        """What these buffers together want done with a mail that belongs to all of them."""
        return most_careful(
            [
                Afterwards(
                    buffer.after_action,
                    buffer.after_folder if buffer.after_action == "move" else None,
                    buffer.grace_days,
                )
                for buffer in self.sorted("id")
            ]
        )

    def write(self, vals):
        result = super().write(vals)
        if not {"after_action", "after_folder", "grace_days"}.isdisjoint(vals):
            self.sudo()._plan_server_actions_again()
        return result

    @api.constrains("after_action", "mailbox_id")
    def _check_after_action_pop3(self):
        for buffer in self:
            if buffer.mailbox_id.sudo().protocol == "pop3" and buffer.after_action not in ("keep", "delete"):
                raise ValidationError(
                    self.env._(
                        "By POP3 mail can only be kept or deleted. Choose one of these for %s, or use IMAP.",
                        buffer.name,
                    )
                )

    def _plan_server_actions_again(self):
        messages = self.env["doc.intake.message"].with_context(tracking_disable=True)
        waiting = messages.search(
            [("buffer_ids", "in", self.ids), ("server_action_state", "in", ("waiting", "failed"))]
        )
        # A step that is on its way on the server writes what came of it, under its lease.
        waiting._work_idle()._work_release()
        for (buffers, done_at), group in waiting.grouped(lambda m: (m.buffer_ids, m.done_at)).items():
            group.write(messages._prepare_server_action(buffers._afterwards(), done_at))


class Mailbox(models.Model):
    """POP3: no folders, no marks, and one program at a time."""

    _inherit = "doc.intake.mailbox"

    @api.model
    def _work_domain(self, queue):
        # EXTENDS 'doc_intake': nobody else is let in while mail is being deleted
        busy = self.env["doc.intake.message"]._read_group(
            Domain("server_action_state", "=", "waiting")
            & Domain("lease_until", ">", fields.Datetime.now())
            & Domain("mailbox_id.protocol", "=", "pop3"),
            ["mailbox_id"],
        )
        return super()._work_domain(queue) & Domain("id", "not in", [mailbox.id for [mailbox] in busy])

    @api.constrains("protocol")
    def _check_after_actions(self):
        self.sudo().with_context(active_test=False).buffer_ids._check_after_action_pop3()
