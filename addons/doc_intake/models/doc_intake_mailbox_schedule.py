import datetime as dt
from zoneinfo import ZoneInfo

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.base.models.res_partner import _tz_get

from ..intake_core.mail.mailbox.schedule import Schedule, next_check, next_open

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SCHEDULE_FIELDS = frozenset({"interval_minutes", "check_from", "check_to", "tz", *_WEEKDAYS})
# A turn of the scheduled action that comes a little early must not be missed.
_AHEAD = dt.timedelta(seconds=5)


class Mailbox(models.Model):
    """When a mailbox is asked for mail."""

    _inherit = "doc.intake.mailbox"

    interval_minutes = fields.Integer(string="Check Every", default=1, required=True)
    check_from = fields.Float(string="From", help="0:00 to 0:00 is the whole day.")
    check_to = fields.Float(string="To", help="An earlier hour than the first one is that of the next day.")
    mon = fields.Boolean(default=True)
    tue = fields.Boolean(default=True)
    wed = fields.Boolean(default=True)
    thu = fields.Boolean(default=True)
    fri = fields.Boolean(default=True)
    sat = fields.Boolean(default=True)
    sun = fields.Boolean(default=True)
    tz = fields.Selection(
        _tz_get,
        string="Time Zone",
        required=True,
        default=lambda self: self.env.company.partner_id.tz or "Europe/Warsaw",
        help="The hours of the schedule and the months of the completeness check are meant there.",
    )
    next_check = fields.Datetime(compute="_compute_next_check", help="When mail is looked for next, by itself.")

    _interval_valid = models.Constraint(
        "CHECK(interval_minutes BETWEEN 1 AND 10080)",
        "A mailbox is checked every 1 to 10080 minutes (a week).",
    )
    _hours_valid = models.Constraint(
        "CHECK(check_from >= 0 AND check_from < 24 AND check_to >= 0 AND check_to <= 24)",
        "The hours of a schedule lie between 0:00 and 24:00.",
    )

    @api.depends("active", "next_try_at")
    def _compute_next_check(self):
        for mailbox in self:
            mailbox.next_check = mailbox.active and (mailbox.next_try_at or fields.Datetime.now())

    @api.constrains(*_WEEKDAYS)
    def _check_weekdays(self):
        for mailbox in self:
            if not any(mailbox[day] for day in _WEEKDAYS):
                raise ValidationError(
                    self.env._("Choose at least one weekday. To fetch nothing for a while, archive the mailbox.")
                )

    def write(self, vals):
        result = super().write(vals)
        if not _SCHEDULE_FIELDS.isdisjoint(vals):
            # A mailbox that fails keeps the pause that its failures have earned.
            for mailbox in self.filtered(lambda m: m.last_check and m.next_try_at and not m.reason_code):
                mailbox.next_try_at = mailbox._next_check(mailbox.last_check)
        return result

    def _schedule(self):
        return Schedule(
            interval=dt.timedelta(minutes=self.interval_minutes) - _AHEAD,
            zone=ZoneInfo(self.tz),
            begin=round(self.check_from * 60) % 1440,
            end=round(self.check_to * 60),
            weekdays=frozenset(number for number, day in enumerate(_WEEKDAYS) if self[day]),
        )

    def _next_check(self, last):
        """When to check again after a check at ``last`` (naive UTC, like the result)."""
        return next_check(last.replace(tzinfo=dt.UTC), self._schedule()).replace(tzinfo=None)

    def _work_fail(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin': nobody is asked again outside the hours
        result = super()._work_fail(queue, error)
        for mailbox in self.filtered("next_try_at"):
            moment = mailbox.next_try_at.replace(tzinfo=dt.UTC)
            mailbox.next_try_at = next_open(moment, mailbox._schedule()).replace(tzinfo=None)
        return result
