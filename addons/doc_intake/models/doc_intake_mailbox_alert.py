import datetime as dt
import logging

from odoo import fields, models
from odoo.fields import Domain

from ..intake_core.errors import IntakeError
from ..intake_core.mail import errors as mail_errors
from .doc_intake_work_mixin import CONCURRENCY_ERRORS

_logger = logging.getLogger(__name__)

ALERT_FAILING = "mailbox_failing"
# Troubles that may pass are a person's affair only when they do not.
_PATIENCE = dt.timedelta(minutes=15)
_PATIENT_TRIES = 3
# They may pass, but seldom before somebody has done something.
_PERSON_NEEDED = (mail_errors.CertificateExpired,)


class MailActivity(models.Model):
    """An activity that was made by an alert, and is closed by what ends the alert."""

    _inherit = "mail.activity"

    doc_intake_alert = fields.Char(readonly=True, copy=False, help="Why Document Intake made this activity.")


class Mailbox(models.Model):
    """Alerts: a to-do for named people as long as something is wrong with the mailbox."""

    _inherit = "doc.intake.mailbox"

    alert_user_ids = fields.Many2many(
        "res.users",
        "doc_intake_mailbox_alert_user_rel",
        string="Alert",
        domain="[('share', '=', False)]",
        help="They get an activity when something is wrong here. Nobody named: the managers.",
    )
    failing_since = fields.Datetime(readonly=True, copy=False)

    def write(self, vals):
        result = super().write(vals)
        if vals.get("active") is False:
            # Nobody has to repair what is not used.
            self._close_alerts(Domain.TRUE)
        return result

    # ---- OPEN AND CLOSE ----

    def _alert(self, code, summary, note, deadline=None):
        """Have an activity open for each user who is to be told. Who has closed it is told again after a day.

        :param code: what the alert is about, the key for ``_alert_over``
        :param summary: plain text, or a function of the mailbox that gives it in the language of its context
        :param note: like ``summary``
        :param deadline: date, today when empty
        """
        self.ensure_one()
        self.env.flush_all()
        try:
            with self.env.cr.savepoint():
                self._at_work()._open_alerts(code, summary, note, deadline)
        except CONCURRENCY_ERRORS:
            raise
        except Exception as error:  # noqa: BLE001 - mail comes in, even when nobody can be told
            self._work_log("alert", self, error)

    def _open_alerts(self, code, summary, note, deadline):
        users = (self.alert_user_ids or self.manager_ids).filtered("active")
        activities = self._alert_activities(code)
        for user in users:
            mailbox = self.with_context(lang=user.lang or self.env.context.get("lang"), tz=user.tz)
            texts = {
                "summary": summary(mailbox) if callable(summary) else summary,
                "note": note(mailbox) if callable(note) else note,
            }
            own = activities.filtered(lambda activity, user=user: activity.user_id == user)
            if own:
                own.filtered("active").write(texts)
                continue
            mailbox.with_context(mail_activity_quick_update=True).activity_schedule(
                "doc_intake.mail_activity_mailbox",
                date_deadline=deadline,
                **texts,
                user_id=user.id,
                doc_intake_alert=code,
            )

    def _alert_over(self, code):
        """Close the open activities of ``code``: what they ask for is done, or no longer needed."""
        self._close_alerts(Domain("doc_intake_alert", "=", code))

    def _close_alerts(self, domain):
        activities = self.env["mail.activity"].sudo().with_context(active_test=False)
        alerts = activities.search(
            Domain("res_model", "=", self._name)
            & Domain("res_id", "in", self.ids)
            & Domain("doc_intake_alert", "!=", False)
            & domain
        )
        if alerts:
            # The next time is a new affair, even for who has closed this one by hand.
            alerts.doc_intake_alert = False
            alerts.action_done()

    def _alert_activities(self, code):
        """The activities of ``code``: open ones, and those that somebody closed within the last day."""
        yesterday = fields.Date.today() - dt.timedelta(days=1)
        return (
            self.env["mail.activity"]
            .sudo()
            .with_context(active_test=False)
            .search(
                Domain("res_model", "=", self._name)
                & Domain("res_id", "in", self.ids)
                & Domain("doc_intake_alert", "=", code)
                & (Domain("active", "=", True) | Domain("date_done", ">=", yesterday))
            )
        )

    # ---- FAILING ----

    def _work_again(self):
        # EXTENDS 'doc.intake.work.mixin'
        result = super()._work_again()
        self.failing_since = False
        return result

    def _work_fail(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin'
        result = super()._work_fail(queue, error)
        for mailbox in self:
            mailbox._note_failure(error)
        return result

    def _note_progress(self):
        """Mail came, even if over a bad line: the next failure is a first one again."""
        self.attempts = 1
        if self.failing_since:
            self.failing_since = fields.Datetime.now()

    def _note_success(self):
        """The server was asked, and all folders were there."""
        self.failing_since = False
        self._alert_over(ALERT_FAILING)

    def _note_failure(self, error):
        """Tell somebody: at once when only a person can help, else when the trouble does not pass."""
        now = fields.Datetime.now()
        if not self.failing_since:
            self.failing_since = now
        known = isinstance(error, IntakeError)
        passes = not known or (error.retry and not isinstance(error, _PERSON_NEEDED))
        if passes and self.attempts <= _PATIENT_TRIES and now - self.failing_since < _PATIENCE:
            return
        if known and self._is_told_otherwise(error):
            return
        self._alert(
            ALERT_FAILING,
            lambda mailbox: mailbox.env._("No mail comes in from %s", mailbox.name),
            lambda mailbox: mailbox.reason_text,
        )

    @classmethod
    def _is_told_otherwise(cls, error):
        """Whether there is an alert of its own for ``error``: a sign-in that only a person can renew."""
        signs_in = isinstance(error, mail_errors.TokenRefused) or error.code.startswith("oauth_")
        return signs_in and not error.retry
