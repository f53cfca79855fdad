from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..intake_core.mail.account.chunks import chunks
from .mail_case import MailCase, invoice_mail, make_mail

MIXIN_LOG = "odoo.addons.doc_intake.models.doc_intake_work_mixin"
MB = 2**20


@tagged("post_install", "-at_install")
class TestFetch(MailCase):
    """From the server to the vault."""

    def test_each_mail_once(self):
        mails = [invoice_mail() for _ in range(3)]
        self.deliver(*mails)
        self.fetch()
        self.assertStored(*mails)
        self.assertEqual(self.messages.mapped("state"), ["done"] * 3)
        self.assertEqual(len(self.documents), 3)
        self.assertFalse(self.mailbox.reason_text)
        self.assertFalse(self.mailbox.lease_token)
        self.assertTrue(self.mailbox.last_check)
        self.assertWaits(self.mailbox, 1)
        self.fetch()
        self.assertEqual(len(self.messages), 3)
        more = invoice_mail()
        self.deliver(more)
        self.fetch()
        self.assertStored(*mails, more)
        self.assertEqual(len(self.documents), 4)

    def test_vault_before_unpacking(self):
        mail = invoice_mail()
        [uid] = self.deliver(mail)
        self.fetch(unpack=False)
        self.assertStored(mail)
        self.assertEqual(self.messages.state, "received")
        self.assertEqual(self.messages.server_key, str(uid))
        self.assertEqual(self.messages.size, len(mail))
        path = Path(self.messages.raw_attachment_id._full_path(self.messages.raw_attachment_id.store_fname))
        self.assertEqual(path.read_bytes(), mail)

    def test_never_marked_as_seen(self):
        uids = self.deliver(invoice_mail(), make_mail())
        with self.server.client(self.account) as client:
            client.select("INBOX")
            client.uid("STORE", str(uids[0]), "+FLAGS", r"(\Seen)")
        self.fetch()
        flags = {uid: flags for uid, (flags, _raw) in self.on_server().items()}
        self.assertEqual(len(self.messages), 2, "a mail that somebody has read is fetched too")
        self.assertIn(rb"\Seen", flags[uids[0]])
        self.assertNotIn(rb"\Seen", flags[uids[1]])

    def test_same_bytes_twice_on_the_server(self):
        mail = invoice_mail()
        self.deliver(mail, mail)
        self.fetch()
        self.assertStored(mail, mail)
        self.assertEqual(sorted(self.documents.mapped("state")), ["duplicate", "queued"])

    def test_several_folders(self):
        self.env["doc.intake.buffer"].create(
            {
                "name": "Costs",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "folder_ids": self.folders("Koszty i inne"),
            }
        )
        self.deliver(invoice_mail())
        self.deliver(invoice_mail(), folder="Koszty i inne")
        self.fetch()
        found = {message.folder: message.buffer_ids.name for message in self.messages}
        self.assertEqual(found, {"INBOX": "Purchases", "Koszty i inne": "Costs"})

    def test_one_folder_spelled_twice(self):
        self.env["doc.intake.buffer"].create(
            {
                "name": "Costs",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "folder_ids": self.folders(" inbox"),
            }
        )
        self.deliver(invoice_mail())
        self.fetch()
        self.assertEqual(self.messages.folder, "INBOX")
        self.assertEqual(self.messages.buffer_ids, self.buffer)

    def test_archived_mailbox_rests(self):
        self.deliver(invoice_mail())
        self.mailbox.active = False
        self.fetch()
        self.assertFalse(self.messages)
        with self.assertRaisesRegex(UserError, "archived"):
            self.mailbox.with_user(self.manager).action_fetch_now()
        self.mailbox.active = True
        self.fetch()
        self.assertEqual(len(self.messages), 1)

    def test_through_the_scheduled_action(self):
        self.deliver(invoice_mail(), invoice_mail())
        cron = self.env.ref("doc_intake.ir_cron_fetch")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual(self.messages.mapped("state"), ["done", "done"])
        progress = self.env["ir.cron.progress"].search([("cron_id", "=", cron.id)], order="id desc", limit=1)
        self.assertEqual(progress.remaining, 0)

    def test_time_is_up_in_the_middle(self):
        """A full mailbox leaves room for the others and goes on where it stopped."""
        mails = [invoice_mail() for _ in range(5)]
        self.deliver(*mails)
        module = "odoo.addons.doc_intake.models.doc_intake_mailbox_fetch"
        with (
            patch(f"{module}.chunks", lambda messages: chunks(messages, count=2)),
            self.without_time("_take_over"),
        ):
            self.one_turn()
            self.assertStored(*mails[:2])
            self.assertFalse(self.mailbox.next_try_at, "it goes on at once")
            self.assertTrue(self.mailbox.last_check, "but others that wait longer come first")
            self.one_turn()
            self.assertStored(*mails[:4])
        self.fetch(unpack=False)
        self.assertStored(*mails)
        self.assertWaits(self.mailbox, 1)

    def one_turn(self):
        with self.work() as env:
            token, mailbox = env["doc.intake.mailbox"]._work_claim("fetch")
            mailbox._work_process("fetch", token)
            mailbox._work_commit()

    def without_time(self, method):
        """Have ``method`` of a mailbox say that the scheduled action's time is up."""
        mailboxes = self.env.registry["doc.intake.mailbox"]
        original = getattr(mailboxes, method)

        def late(mailbox, *args, **kwargs):
            original(mailbox, *args, **kwargs)
            return 0.0

        return patch.object(mailboxes, method, late)
