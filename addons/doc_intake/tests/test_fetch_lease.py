import datetime as dt

from odoo import fields
from odoo.tests import tagged

from .mail_case import PDF, MailCase, invoice_mail, make_mail

MIXIN_LOG = "odoo.addons.doc_intake.models.doc_intake_work_mixin"
MB = 2**20


@tagged("post_install", "-at_install")
class TestFetchLease(MailCase):
    """Two workers never store the same mail twice."""

    def test_running_lease_is_respected(self):
        self.deliver(invoice_mail())
        later = fields.Datetime.now() + dt.timedelta(minutes=2)
        self.mailbox.write({"lease_token": "somebody", "lease_until": later})
        self.fetch()
        self.assertFalse(self.messages)
        self.assertEqual(self.mailbox.lease_token, "somebody")

    def test_expired_lease_is_taken_over(self):
        self.deliver(invoice_mail())
        earlier = fields.Datetime.now() - dt.timedelta(seconds=1)
        self.mailbox.write({"lease_token": "dead", "lease_until": earlier, "attempts": 1})
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        self.assertFalse(self.mailbox.lease_token)

    def test_lost_lease_writes_nothing(self):
        self.deliver(invoice_mail())

        def take_over(_source):
            env = environments[0]
            env.cr.execute(
                "UPDATE doc_intake_mailbox SET lease_token = 'other' WHERE id = %s",
                [self.mailbox.id],
            )
            env.cr.commit()

        for moment in ("list_messages", "fetch", "open_folder"):
            with self.subTest(moment=moment):
                with self.environments() as environments, self.during(moment, take_over):
                    self.fetch(unpack=False)
                self.assertFalse(self.messages)
                self.assertEqual(self.mailbox.lease_token, "other")
                self.assertFalse(self.mailbox.last_check)
                self.assertFalse(self.mailbox.reason_code)
                self.assertFalse(self.mailbox.sync_state)
                self.mailbox.write({"lease_token": False, "lease_until": False})
        self.fetch()
        self.assertEqual(len(self.messages), 1)

    def test_lost_lease_and_an_error(self):
        """Not even the error of a worker that was overtaken is written."""

        def take_over(_source):
            env = environments[0]
            env.cr.execute(
                "UPDATE doc_intake_mailbox SET lease_token = 'other' WHERE id = %s",
                [self.mailbox.id],
            )
            env.cr.commit()
            self.server.kick(self.account)

        self.deliver(invoice_mail())
        with self.environments() as environments, self.during("list_messages", take_over):
            self.fetch(unpack=False)
        self.assertEqual(self.mailbox.lease_token, "other")
        self.assertFalse(self.mailbox.reason_code)

    def test_unforeseen_error(self):
        self.deliver(invoice_mail())

        def explode(_source):
            raise ZeroDivisionError

        with self.during("open_folder", explode), self.assertLogs(MIXIN_LOG, "ERROR"):
            self.fetch()
        self.assertEqual(self.mailbox.reason_code, "unexpected")
        self.assertFalse(self.mailbox.lease_token)
        self.assertWaits(self.mailbox, 1)
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        self.assertFalse(self.mailbox.reason_code)

    def test_documents_keep_their_bytes(self):
        mail = make_mail(files=[("a.pdf", PDF + b"A"), ("b.pdf", PDF + b"B")])
        self.deliver(mail)
        self.fetch()
        self.assertEqual(
            sorted(document.carrier_ids.file_id._get_bytes() for document in self.documents),
            [PDF + b"A", PDF + b"B"],
        )
