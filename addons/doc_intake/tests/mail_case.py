import datetime as dt
import importlib.util
import itertools
import re
import tempfile
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from unittest.mock import patch

from odoo import fields

from ..intake_core.files.digest import sha256_hex
from ..intake_core.mail.account.imap import ImapSource
from ..intake_core.mail.account.pop3 import Pop3Source
from .common import CHECKOUT, IntakeCase, need_workbench

PASSWORD = "Zażółć-gęślą-7"
OWN_ADDRESS = "invoices+purchases@intake.test"
PDF = b"%PDF-1.4\n%invented\n"

_numbers = itertools.count(1)


def make_mail(
    number=None,
    *,
    files=(),
    to=OWN_ADDRESS,
    sender="seller@supplier.example",
    headers=(),
    text="Dzień dobry.",
):
    """A raw mail, by default with one PDF of its own.

    :param files: list of (name, bytes) or (name, bytes, "main/sub")
    """
    number = next(_numbers) if number is None else number
    message = EmailMessage()
    message["From"] = f"Dostawca <{sender}>"
    message["To"] = to
    message["Subject"] = f"Faktura {number}"
    message["Date"] = "Mon, 02 Nov 2026 10:15:00 +0100"
    message["Message-ID"] = f"<{number}@supplier.example>"
    for name, value in headers:
        del message[name]
        message[name] = value
    message.set_content(text)
    for name, data, *kind in files:
        main, sub = (kind[0] if kind else "application/pdf").split("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def invoice_mail(number=None, *, size=0, **kwargs):
    """A mail with one PDF that no other mail carries, of at least ``size`` bytes."""
    number = next(_numbers) if number is None else number
    data = PDF + f"invoice {number}\n".encode()
    return make_mail(number, files=[(f"FV {number}.pdf", data.ljust(size, b"\0"))], **kwargs)


class MailCase(IntakeCase):
    """A mailbox whose account is on a Dovecot of this class; the account is a fresh one in each
    test.
    """

    server_features = {}
    protocol = "imap"

    @classmethod
    def setUpClass(cls):
        need_workbench()
        super().setUpClass()
        # Whatever the database holds beside ours is not asked for mail.
        cls.mailbox.search([("id", "!=", cls.mailbox.id)]).active = False
        cls.server = cls.start_server(**cls.server_features)

    @classmethod
    def start_server(cls, **features):
        from dev.mail_server import Features, MailServer

        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        server = MailServer(Path(folder.name) / "mail", accounts={}, features=Features(**features))
        cls.addClassCleanup(server.clean)
        server.start()
        return server

    def setUp(self):
        super().setUp()
        # A test is fast: nobody has to wait for a server that does not answer.
        self.enterContext(patch("odoo.addons.doc_intake.models.doc_intake_mailbox._TIMEOUT", 5.0))
        self.use_server(self.server)

    def use_server(self, server):
        """Point the mailbox to a fresh account on ``server``."""
        self.server = server
        self.account = f"konto{next(_numbers)}@intake.test"
        server.add_account(self.account, PASSWORD)
        self.mailbox.write(
            {
                "protocol": self.protocol,
                "host": "127.0.0.1",
                "port": self.port,
                "security": "none",
                "user": self.account,
                "password": PASSWORD,
            }
        )

    @property
    def port(self):
        settings = self.server.settings
        return settings.pop3_port if self.protocol == "pop3" else settings.imap_port

    # ---- DOING ----

    def deliver(self, *mails, folder="INBOX"):
        return self.server.deliver(self.account, mails, folder)

    def fetch(self, unpack=True):
        """What the scheduled action does each minute; the mailbox is due whatever happened."""
        self.mailbox.next_try_at = False
        with self.work() as env:
            if unpack:
                env["doc.intake.mailbox"]._cron_fetch()
            else:
                env["doc.intake.mailbox"]._work_through("fetch")

    def finish_on_server(self):
        with self.work() as env:
            env["doc.intake.message"]._cron_server_actions()

    @contextmanager
    def during(self, method, action):
        """Have ``action(source)`` done just before the source's ``method`` is called the first
        time.
        """
        kind = Pop3Source if self.protocol == "pop3" else ImapSource
        original = getattr(kind, method)
        calls = []

        def interfere(source, *args, **kwargs):
            if not calls:
                calls.append(method)
                action(source)
            return original(source, *args, **kwargs)

        with patch.object(kind, method, interfere):
            yield
        self.assertTrue(calls, f"{method} was never called")

    @contextmanager
    def environments(self):
        """Collect the environments in which mailboxes are worked on, to get in their way."""
        seen = []
        mailboxes = self.env.registry["doc.intake.mailbox"]
        original = mailboxes._open_source__

        def remember(mailbox, *args, **kwargs):
            seen.append(mailbox.env)
            return original(mailbox, *args, **kwargs)

        with patch.object(mailboxes, "_open_source__", remember):
            yield seen

    @property
    def line(self):
        """The module of lines that go wrong, of the project's tests of the core."""
        # By its path: "tests" is the name of many packages.
        spec = importlib.util.spec_from_file_location("doc_intake_line", CHECKOUT / "tests" / "live" / "line.py")
        line = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(line)
        return line

    def cut_after(self, count):
        """A line to the server that breaks after ``count`` bytes; a context manager that gives its
        port.
        """
        return self.line.cut_after(self.port, count)

    @contextmanager
    def over(self, line):
        """Reach the server over ``line``, a context manager that gives its port."""
        with line as port:
            self.mailbox.port = port
            yield
        self.mailbox.port = self.port

    # ---- SEEING ----

    @property
    def messages(self):
        return self.env["doc.intake.message"].search([("mailbox_id", "=", self.mailbox.id)], order="id")

    @property
    def documents(self):
        return self.messages.document_ids.sorted("id")

    def on_server(self, folder="INBOX"):
        """dict UID -> (flags, bytes) of what the server holds."""
        found = {}
        with self.server.client(self.account) as client:
            status, _said = client.select(f'"{folder}"', readonly=True)
            if status != "OK":
                return None
            _status, answer = client.uid("FETCH", "1:*", "(FLAGS BODY.PEEK[])")
            for item in answer:
                if isinstance(item, tuple):
                    uid = int(re.search(rb"UID (\d+)", item[0])[1])
                    found[uid] = (
                        set(re.search(rb"FLAGS \(([^)]*)\)", item[0])[1].split()),
                        item[1],
                    )
        return found

    def expunge(self, *uids, folder="INBOX"):
        """Another mail program deletes mails."""
        with self.server.client(self.account) as client:
            client.select(f'"{folder}"')
            client.uid("STORE", ",".join(map(str, uids)), "+FLAGS", r"(\Deleted)")
            client.expunge()

    def assertStored(self, *mails):
        """The vault holds exactly ``mails``, each once, byte for byte."""
        kept = [(row.sha256, row.raw_attachment_id.raw) for row in self.messages if row.raw_attachment_id]
        self.assertEqual(sorted(digest for digest, _raw in kept), sorted(sha256_hex(mail) for mail in mails))
        for digest, raw in kept:
            self.assertEqual(sha256_hex(raw), digest)

    def assertWaits(self, record, minutes):
        """The next try is about ``minutes`` from now."""
        self.assertTrue(record.next_try_at, "no next try is planned")
        waits = (record.next_try_at - fields.Datetime.now()) / dt.timedelta(minutes=1)
        self.assertAlmostEqual(waits, minutes, delta=0.5)
