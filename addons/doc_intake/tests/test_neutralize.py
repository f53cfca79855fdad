from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import tagged

from ..intake_core.mail.account.imap import ImapSource
from .mail_case import PASSWORD, MailCase, invoice_mail


@tagged("post_install", "-at_install")
class TestNeutralize(MailCase):
    """A copy of the database never touches the server, not even by button."""

    def setUp(self):
        super().setUp()
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.deliver(invoice_mail(), invoice_mail())
        self.fetch()
        self.deliver(invoice_mail())
        self.messages[0].server_action_state = "failed"
        self.env.flush_all()
        for query in get_neutralization_queries(["base", "doc_intake"]):
            self.env.cr.execute(query)
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()
        # What would be a connection is an error from here on.
        self.connected = self.enterContext(
            patch.object(ImapSource, "_connect", side_effect=AssertionError("connected"))
        )

    def run_everything(self):
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_fetch()
            env["doc.intake.message"]._cron_unpack()
            env["doc.intake.message"]._cron_server_actions()

    def test_nothing_is_left_to_reach_the_server(self):
        self.assertFalse(self.mailbox.active)
        self.assertEqual(self.mailbox.host, "neutralized.invalid")
        self.assertFalse(self.mailbox.sudo().password_sealed)
        self.assertEqual(set(self.messages.mapped("server_action_state")), {"none"})

    def test_scheduled_actions_do_nothing(self):
        self.run_everything()
        self.assertEqual(len(self.messages), 2)
        self.connected.assert_not_called()

    def test_buttons_do_nothing(self):
        """Even when somebody types everything in again."""
        self.mailbox.write(
            {
                "active": True,
                "host": "127.0.0.1",
                "port": self.server.settings.imap_port,
                "password": PASSWORD,
            }
        )
        mailbox = self.mailbox.with_user(self.manager)
        said = mailbox.action_test_connection()["params"]
        self.assertEqual(said["type"], "danger")
        self.assertIn("neutralized copy", said["message"])
        with self.assertRaisesRegex(UserError, "neutralized copy"):
            mailbox.action_fetch_now()
        self.messages.write({"server_action_state": "waiting"})
        self.run_everything()
        self.assertEqual(self.mailbox.reason_code, "database_neutralized")
        self.assertEqual(len(self.messages), 2)
        self.assertEqual(set(self.messages.mapped("server_action_state")), {"waiting"})
        self.assertEqual(set(self.messages.mapped("server_action_code")), {"database_neutralized"})
        self.connected.assert_not_called()
        self.assertEqual(len(self.on_server()), 3)
