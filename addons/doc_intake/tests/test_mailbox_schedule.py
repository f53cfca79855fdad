import datetime as dt

import psycopg2

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .mail_case import MailCase, invoice_mail

OFFICE = {"check_from": 8.0, "check_to": 16.0, "sat": False, "sun": False, "tz": "Europe/Warsaw"}


@tagged("post_install", "-at_install")
class TestMailboxSchedule(MailCase):
    """When a mailbox is asked for mail."""

    def closed(self, hours=4):
        """Values of a schedule that begins ``hours`` from now and lasts an hour, and when that is."""
        begin = (fields.Datetime.now() + dt.timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
        return {"tz": "UTC", "check_from": begin.hour, "check_to": (begin.hour + 1) % 24}, begin

    def test_every_minute_unless_said_otherwise(self):
        self.fetch()
        self.assertWaits(self.mailbox, 1)
        self.assertEqual(self.mailbox.next_check, self.mailbox.next_try_at)
        self.mailbox.interval_minutes = 30
        self.assertWaits(self.mailbox, 30)
        self.fetch()
        self.assertWaits(self.mailbox, 30)

    def test_within_its_hours(self):
        values, begin = self.closed()
        self.mailbox.write(values)
        self.fetch()
        self.assertEqual(self.mailbox.next_try_at, begin)
        self.deliver(invoice_mail())
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_fetch()
        self.assertFalse(self.messages)
        self.mailbox.with_user(self.manager).action_fetch_now()
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_fetch()
        self.assertEqual(len(self.messages), 1, "Fetch Now does not ask what time it is")
        self.assertEqual(self.mailbox.next_try_at, begin)

    def test_office_hours(self):
        """Times are naive UTC: winter time is one hour ahead of it, summer time two."""
        self.mailbox.write({**OFFICE, "interval_minutes": 10})
        for last, expected in (
            ("2026-11-23 09:00:00", "2026-11-23 09:09:55"),
            ("2026-11-23 14:51:00", "2026-11-24 07:00:00"),
            ("2026-11-27 16:00:00", "2026-11-30 07:00:00"),
            ("2026-07-03 16:00:00", "2026-07-06 06:00:00"),
            ("2026-10-23 16:00:00", "2026-10-26 07:00:00"),
        ):
            with self.subTest(last=last):
                found = self.mailbox._next_check(fields.Datetime.to_datetime(last))
                self.assertEqual(found, fields.Datetime.to_datetime(expected))

    def test_to_midnight(self):
        self.mailbox.write({"check_from": 8.0, "check_to": 24.0, "tz": "UTC"})
        found = self.mailbox._next_check(dt.datetime(2026, 11, 23, 23, 0))
        self.assertEqual(found, dt.datetime(2026, 11, 23, 23, 0, 55))

    def test_failing_keeps_its_pause(self):
        self.mailbox.write({"port": 1, "interval_minutes": 60})
        for minutes in (1, 2, 5, 15):
            self.fetch()
            self.assertWaits(self.mailbox, minutes)
        self.mailbox.interval_minutes = 2
        self.assertWaits(self.mailbox, 15)

    def test_failing_rests_outside_its_hours(self):
        values, begin = self.closed()
        self.mailbox.write({"port": 1, **values})
        self.fetch()
        self.assertEqual(self.mailbox.next_try_at, begin)

    def test_next_check(self):
        self.assertTrue(self.mailbox.next_check, "a new mailbox is checked at once")
        self.mailbox.active = False
        self.assertFalse(self.mailbox.next_check)
        self.assertEqual(self.mailbox.health, "paused")

    def test_time_zone(self):
        self.env.company.partner_id.tz = "Europe/Riga"
        mailboxes = self.env["doc.intake.mailbox"]
        self.assertEqual(mailboxes.default_get(["tz"])["tz"], "Europe/Riga")
        self.env.company.partner_id.tz = False
        self.assertEqual(mailboxes.default_get(["tz"])["tz"], "Europe/Warsaw")

    def test_limits(self):
        for values in ({"interval_minutes": 0}, {"interval_minutes": 20_000}, {"check_from": 24.0}, {"check_to": -1.0}):
            with (
                self.subTest(values=values),
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.CheckViolation),
                self.env.cr.savepoint(),
            ):
                self.mailbox.write(values)
                self.env.flush_all()
        with self.assertRaisesRegex(ValidationError, "at least one weekday"):
            self.mailbox.write(dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), False))
