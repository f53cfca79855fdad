import datetime as dt
import logging
from zoneinfo import ZoneInfo

from odoo import api, fields, models
from odoo.tools import SQL
from odoo.tools.misc import format_datetime

from ..intake_core.mail.mailbox.silence import HISTORY, unusual_silence
from .doc_intake_work_mixin import CONCURRENCY_ERRORS

_logger = logging.getLogger(__name__)

ALERT_SILENT = "mailbox_silent"


class Mailbox(models.Model):
    """An alert when nothing comes where mail usually comes: the mail may be going elsewhere."""

    _inherit = "doc.intake.mailbox"

    silence_alert = fields.Boolean(
        string="Alert When Silent",
        default=True,
        help="Tells the same people when no mail has come for longer than usual. What is usual is learnt from the last "
        "three months; nights and weekends count as they are.",
    )

    def write(self, vals):
        result = super().write(vals)
        if vals.get("silence_alert") is False:
            self._alert_over(ALERT_SILENT)
        return result

    @api.model
    def _cron_check_silence(self):
        for mailbox in self.search([("silence_alert", "=", True)]):
            try:
                mailbox._at_work()._check_silence()
                self._work_commit()
            except CONCURRENCY_ERRORS:
                # It is being fetched right now; an hour later is soon enough.
                self.env.cr.rollback()

    def _finish_fetch(self, is_through, problem):
        # EXTENDS 'doc_intake': the next mail ends the alert
        result = super()._finish_fetch(is_through, problem)
        if self._alert_activities(ALERT_SILENT):
            self._check_silence()
        return result

    def _check_silence(self):
        """Open the alert of a silence that is longer than usual, close it when it is over."""
        self.ensure_one()
        silence = self._silence()
        if not silence:
            self._alert_over(ALERT_SILENT)
        elif self._is_heard():
            self._alert(
                ALERT_SILENT,
                lambda mailbox: mailbox.env._("No mail for unusually long: %s", mailbox.name),
                lambda mailbox: mailbox.env._(
                    "The last mail came on %(since)s. By now about %(expected)s more would usually have come. Is mail "
                    "still sent to %(user)s, and does no filter or other program take it away?",
                    since=format_datetime(mailbox.env, silence.since.replace(tzinfo=None)),
                    expected=silence.expected,
                    user=mailbox.user,
                ),
            )

    def _is_heard(self):
        """Whether a mail would have been noticed: the mailbox works, and all that was there is taken in."""
        listed = [(self.sync_state or {}).get(folder, {}).get("listed") for folder in self._folders()]
        return self.active and self.silence_alert and not self.reason_code and all(listed)

    def _silence(self):
        """The unusual silence at the last check, or None."""
        if not self.last_check:
            return None
        # A mail cannot have come after we took it, whatever its header says.
        arrived = SQL("LEAST(arrived_at, create_date)")
        self.env["doc.intake.message"].flush_model(["mailbox_id", "arrived_at"])
        rows = self.env.execute_query(
            SQL(
                """
                SELECT %(arrived)s FROM doc_intake_message
                 WHERE mailbox_id = %(mailbox)s
                   AND %(arrived)s >= (SELECT max(%(arrived)s) FROM doc_intake_message WHERE mailbox_id = %(mailbox)s)
                                      - %(history)s
                """,
                arrived=arrived,
                mailbox=self.id,
                history=HISTORY,
            )
        )
        arrivals = [moment.replace(tzinfo=dt.UTC) for [moment] in rows]
        return unusual_silence(arrivals, self.last_check.replace(tzinfo=dt.UTC), ZoneInfo(self.tz))
