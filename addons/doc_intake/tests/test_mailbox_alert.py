import datetime as dt
from unittest.mock import patch

from freezegun import freeze_time

from odoo import Command, fields
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.doc_intake_mailbox_alert import ALERT_FAILING
from ..models.doc_intake_mailbox_silence import ALERT_SILENT
from .common import IntakeCase
from .mail_case import PASSWORD, MailCase, invoice_mail

MIXIN_LOG = "odoo.addons.doc_intake.models.doc_intake_work_mixin"


class AlertCase:
    def setUp(self):
        super().setUp()
        (self.manager | self.user | self.approver).lang = "en_US"

    def alerts(self, code=ALERT_FAILING):
        return self.mailbox.activity_ids.filtered(lambda activity: activity.doc_intake_alert == code)


@tagged("post_install", "-at_install")
class TestMailboxAlert(AlertCase, MailCase):
    """A mailbox that fails is a to-do of named people."""

    def test_refused_login_at_once(self):
        self.mailbox.password = "wrong"
        self.fetch()
        alert = self.alerts()
        self.assertEqual(alert.user_id, self.manager, "the managers, when nobody is named")
        self.assertEqual(alert.summary, "No mail comes in from Invoices")
        self.assertIn("did not accept the user name", alert.note)
        self.assertEqual(alert.date_deadline, fields.Date.today())
        self.assertEqual(self.mailbox.health, "problem")
        self.assertTrue(self.mailbox.failing_since)
        self.fetch()
        self.assertEqual(self.alerts(), alert, "told once")
        self.mailbox.password = PASSWORD
        self.fetch()
        self.assertFalse(self.alerts())
        self.assertFalse(self.mailbox.failing_since)
        self.assertEqual(self.mailbox.health, "working")

    def test_passing_trouble_is_told_when_it_stays(self):
        self.mailbox.port = 1
        for _ in range(3):
            self.fetch()
            self.assertFalse(self.alerts())
        self.fetch()
        self.assertIn("does not accept connections", self.alerts().note)

    def test_passing_trouble_that_stays_for_long(self):
        self.mailbox.port = 1
        self.fetch()
        self.mailbox.failing_since = fields.Datetime.now() - dt.timedelta(minutes=16)
        self.fetch()
        self.assertTrue(self.alerts())

    def test_trouble_that_passes(self):
        self.mailbox.port = 1
        self.fetch()
        self.mailbox.port = self.port
        self.fetch()
        self.assertFalse(self.alerts())

    def test_folder_gone_at_once(self):
        self.buffer.folder_ids = self.env["doc.intake.mailbox.folder"]._named(self.mailbox, ["Faktury"])
        self.fetch()
        self.assertIn("The folder Faktury does not exist", self.alerts().note)
        self.deliver(invoice_mail(), folder="Faktury")
        self.fetch()
        self.assertFalse(self.alerts())

    def test_named_users(self):
        self.mailbox.alert_user_ids = [Command.set((self.user | self.approver).ids)]
        self.mailbox.password = "wrong"
        self.fetch()
        self.assertEqual(self.alerts().user_id, self.user | self.approver)
        self.mailbox.alert_user_ids = [Command.link(self.manager.id)]
        self.fetch()
        self.assertEqual(self.alerts().user_id, self.user | self.approver | self.manager)
        self.assertEqual(len(self.alerts()), 3)

    def test_the_reason_changes(self):
        self.mailbox.password = "wrong"
        self.fetch()
        alert = self.alerts()
        self.mailbox.write({"security": "ssl", "port": self.server.settings.imaps_port})
        self.fetch()
        self.assertEqual(self.alerts(), alert)
        self.assertIn("not trusted", alert.note)

    def test_closed_by_hand(self):
        """Who says it is done is believed for a day."""
        self.mailbox.password = "wrong"
        self.fetch()
        self.alerts().action_done()
        self.fetch()
        self.assertFalse(self.alerts())
        with freeze_time(fields.Datetime.now() + dt.timedelta(days=2)):
            self.fetch()
        self.assertTrue(self.alerts())
        self.mailbox.password = PASSWORD
        self.fetch()
        self.alerts().action_done()
        self.mailbox.password = "wrong"
        self.fetch()
        self.assertTrue(self.alerts(), "a new trouble is told at once")

    def test_in_the_language_of_the_reader(self):
        self.env["res.lang"]._activate_lang("pl_PL")
        self.manager.lang = "pl_PL"
        seen = []
        self.mailbox._alert("x", lambda m: seen.append(m.env.lang) or "s", "note")
        self.assertEqual(seen, ["pl_PL"])

    def test_archived(self):
        self.mailbox.password = "wrong"
        self.fetch()
        self.mailbox.active = False
        self.assertFalse(self.alerts())

    def test_nobody_can_be_told(self):
        """An alert that cannot be made stops nothing."""
        self.mailbox.password = "wrong"
        activities = self.env.registry["mail.activity"]
        with patch.object(activities, "create", side_effect=ZeroDivisionError), mute_logger(MIXIN_LOG):
            self.fetch()
        self.assertEqual(self.mailbox.reason_code, "mail_authentication_refused")
        self.assertWaits(self.mailbox, 15)

    def test_the_next_mail_ends_a_silence(self):
        self.mailbox._alert(ALERT_SILENT, "silent", "silent")
        self.fetch()
        self.assertFalse(self.alerts(ALERT_SILENT))


@tagged("post_install", "-at_install")
class TestMailboxSilence(AlertCase, IntakeCase):
    """An office that gets ten mails a working day, until Friday 13 November 2026."""

    FRIDAY = dt.datetime(2026, 11, 13, 14, 0)

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mailbox.search([("id", "!=", cls.mailbox.id)]).active = False
        cls.env.cr.execute(
            """
            INSERT INTO doc_intake_message (mailbox_id, folder, uidvalidity, server_key, state, server_action_state,
                                            arrived_at, create_date)
            SELECT %(mailbox)s, 'INBOX', '1', day || '/' || mail, 'done', 'none',
                   %(friday)s::timestamp - day * interval '1 day' - mail * interval '40 minutes', %(friday)s
              FROM generate_series(0, 60) day, generate_series(0, 9) mail
             WHERE extract(isodow FROM %(friday)s::timestamp - day * interval '1 day') < 6
            """,
            {"mailbox": cls.mailbox.id, "friday": cls.FRIDAY},
        )

    def check(self, days):
        """Have the scheduled action look, so many days after that Friday."""
        self.mailbox.write(
            {
                "last_check": self.FRIDAY + dt.timedelta(days=days),
                "sync_state": {"INBOX": {"uidvalidity": 1, "uid": 1, "listed": True}},
            }
        )
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_check_silence()
        return self.alerts(ALERT_SILENT)

    def test_weekend(self):
        self.assertFalse(self.check(2.7))

    def test_longer_than_usual(self):
        alert = self.check(6)
        self.assertEqual(alert.user_id, self.manager)
        self.assertEqual(alert.summary, "No mail for unusually long: Invoices")
        self.assertRegex(alert.note, "about 4[0-9] more")
        self.assertIn("invoices@intake.test", alert.note)
        self.assertEqual(self.check(7), alert)
        self.new_message(b"x", arrived_at=self.FRIDAY + dt.timedelta(days=7))
        self.assertFalse(self.check(7.1))

    def test_a_time_that_cannot_be(self):
        """A header that promises mail from the future hides no silence."""
        message = self.new_message(b"x", arrived_at="2031-01-01")
        self.env.cr.execute("UPDATE doc_intake_message SET create_date = %s WHERE id = %s", [self.FRIDAY, message.id])
        self.assertTrue(self.check(6))

    def test_switched_off(self):
        self.assertTrue(self.check(6))
        self.mailbox.silence_alert = False
        self.assertFalse(self.alerts(ALERT_SILENT))
        self.assertFalse(self.check(7))

    def test_not_heard(self):
        """A mailbox that fails has its own alert; one that is not read to its end may hold the mail."""
        self.mailbox.reason_code = "mail_timeout"
        self.assertFalse(self.check(6))
        self.mailbox.reason_code = False
        with patch.object(self.env.registry["doc.intake.mailbox"], "_folders", lambda mailbox: ["INBOX", "Koszty"]):
            self.assertFalse(self.check(6))
        self.mailbox.active = False
        self.assertFalse(self.check(6))

    def test_too_little_history(self):
        self.env.cr.execute(
            "DELETE FROM doc_intake_message WHERE mailbox_id = %s AND arrived_at < %s",
            [self.mailbox.id, self.FRIDAY - dt.timedelta(days=10)],
        )
        self.assertFalse(self.check(30))
