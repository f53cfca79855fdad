import tempfile
import threading
import uuid
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.fields import Domain
from odoo.modules.registry import DummyRLock, Registry
from odoo.tests import tagged
from odoo.tests.common import BaseCase, get_db_name
from odoo.tools import mute_logger

from ..intake_core.files.digest import sha256_hex
from ..intake_core.mail.account.chunks import chunks
from .common import need_workbench
from .mail_case import PASSWORD, invoice_mail

MODULE = "odoo.addons.doc_intake.models.doc_intake_mailbox_fetch"


@tagged("post_install", "-at_install")
class TestFetchAtOnce(BaseCase):
    """Several processes on one mailbox, with real transactions, committed and removed afterwards."""

    PROCESSES = 3

    @classmethod
    def setUpClass(cls):
        need_workbench()
        super().setUpClass()
        from dev.mail_server import Features, MailServer

        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.server = MailServer(Path(folder.name) / "mail", accounts={}, features=Features(pop3_lock=True))
        cls.addClassCleanup(cls.server.clean)
        cls.server.start()

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        # The thread that runs the tests holds this lock; the registry does not change meanwhile.
        self.patch(Registry, "_lock", DummyRLock())
        self.mails = [invoice_mail() for _ in range(12)]

    @contextmanager
    def transaction(self):
        with self.registry.cursor() as cr:
            cr.execute("SET LOCAL lock_timeout = '10s'")
            yield api.Environment(cr, SUPERUSER_ID, {"lang": "en_US"})

    @contextmanager
    def mailbox(self, protocol):
        """The id of a mailbox with all mails on its server; nothing of it is left afterwards."""
        account = f"{uuid.uuid4().hex[:8]}@intake.test"
        self.server.add_account(account, PASSWORD)
        self.server.deliver(account, self.mails)
        settings = self.server.settings
        with self.transaction() as env:
            trigger_id = env["ir.cron.trigger"].search([], order="id desc", limit=1).id or 0
            mailbox_id = (
                env["doc.intake.mailbox"]
                .create(
                    {
                        "name": account,
                        "protocol": protocol,
                        "host": settings.host,
                        "port": settings.pop3_port if protocol == "pop3" else settings.imap_port,
                        "security": "none",
                        "user": account,
                        "password": PASSWORD,
                    }
                )
                .id
            )
        try:
            yield mailbox_id
        finally:
            with self.transaction() as env:
                messages = env["doc.intake.message"].search([("mailbox_id", "=", mailbox_id)])
                attachments = messages.raw_attachment_id
                if messages:
                    env.cr.execute("DELETE FROM doc_intake_message WHERE id IN %s", [messages._ids])
                env.invalidate_all()
                attachments.unlink()
                env["doc.intake.mailbox"].browse(mailbox_id).unlink()
                env["ir.cron.trigger"].search([("id", ">", trigger_id)]).unlink()

    def run_at_once(self, mailbox_id):
        start, problems = threading.Barrier(self.PROCESSES), []

        def fetch():
            try:
                with self.registry.cursor() as cr:
                    env = api.Environment(cr, SUPERUSER_ID, {"lang": "en_US"})
                    mailboxes = env["doc.intake.mailbox"]
                    mailboxes.browse(mailbox_id).fetch(["name", "lease_token"])  # the snapshot begins
                    start.wait(10)
                    mailboxes._work_through("fetch")
            except Exception as error:  # noqa: BLE001  # handed to the test
                problems.append(error)

        threads = [threading.Thread(target=fetch) for _ in range(self.PROCESSES)]
        only_ours = lambda mailboxes, queue: Domain("id", "=", mailbox_id)  # noqa: E731
        with (
            patch.object(self.registry["doc.intake.mailbox"], "_work_domain", only_ours),
            patch(f"{MODULE}.chunks", lambda messages: chunks(messages, count=2)),
            mute_logger("odoo.sql_db"),
        ):
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(60)
        self.assertFalse(problems)

    def test_each_mail_once(self):
        for protocol in ("imap", "pop3"):
            with self.subTest(protocol=protocol), self.mailbox(protocol) as mailbox_id:
                self.run_at_once(mailbox_id)
                with self.transaction() as env:
                    mailbox = env["doc.intake.mailbox"].browse(mailbox_id)
                    stored = env["doc.intake.message"].search([("mailbox_id", "=", mailbox_id)])
                    self.assertFalse(mailbox.reason_code)
                    self.assertFalse(mailbox.lease_token)
                    self.assertEqual(sorted(stored.mapped("sha256")), sorted(map(sha256_hex, self.mails)))
                    for message in stored:
                        self.assertEqual(sha256_hex(message.raw_attachment_id.raw), message.sha256)
