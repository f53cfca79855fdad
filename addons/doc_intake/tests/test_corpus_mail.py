import os
import unittest
from pathlib import Path

from odoo.tests import tagged

from .common import CHECKOUT
from .corpus_mail_table import EXPECTED
from .mail_case import MailCase, make_mail

CORPUS = Path(os.environ.get("DOC_INTAKE_CORPUS") or CHECKOUT.parent / "shared" / "corpus")
ATTACHED = "winmail.dat: "  # a bare TNEF file, sent as Outlook sends it


@tagged("post_install", "-at_install")
class TestCorpusMail(MailCase):
    """Mails that others have collected because programs stumble over them, taken in over IMAP."""

    @classmethod
    def setUpClass(cls):
        if not (CORPUS / "mail").is_dir():
            raise unittest.SkipTest(f"no corpus of mails in {CORPUS}")
        super().setUpClass()
        cls.buffer.create(
            {
                "name": "Everything else",
                "company_id": cls.company.id,
                "mailbox_id": cls.mailbox.id,
                "user_ids": [(6, 0, cls.user.ids)],
            }
        )

    def raws(self):
        """dict name -> bytes of what is sent."""
        files = {path.name: path.read_bytes() for path in sorted((CORPUS / "mail").iterdir())}
        tnef = {
            ATTACHED + name: make_mail(
                number, to="office@elsewhere.example", files=[("winmail.dat", data, "application/ms-tnef")]
            )
            for number, (name, data) in enumerate(files.items())
            if name.endswith(".tnef")
        }
        return {**files, **tnef}

    def said(self, record):
        return f"{record.state} {record.reason_code}" if record.reason_code else record.state

    def row(self, message):
        """What the table has: kind, state and reason of the mail, then those of its files."""
        return f"{message.kind} {self.said(message)}", *(f"{part.path} {self.said(part)}" for part in message.part_ids)

    def test_each_mail_ends_as_expected(self):
        raws = self.raws()
        self.deliver(*raws.values())
        with self.assertNoLogs("odoo", "ERROR"):
            self.fetch()
        self.assertEqual(len(self.messages), len(raws))
        found = {name: self.row(message) for name, message in zip(raws, self.messages, strict=True)}
        record = os.environ.get("DOC_INTAKE_CORPUS_RECORD")
        if record:
            Path(record).write_text("".join(f"    {name!r}: {row!r},\n" for name, row in found.items()))
        for name, row in found.items():
            with self.subTest(mail=name):
                self.assertEqual(row, EXPECTED.get(name))
        self.assertEqual(set(EXPECTED), set(found), "the table has a row for each mail of the corpus, and no other")
        for message in self.messages:
            with self.subTest(mail=message.subject):
                self.assertIn(message.state, ("done", "held", "quarantined"))
                for part in message.part_ids:
                    self.assertTrue(part.reason_text or part.document_ids, "a document, or the reason why not")
                self.assertTrue(message.reason_text or message.document_ids, message.subject)
        raw_on_server = [raw for _flags, raw in self.on_server().values()]
        self.assertStored(*raw_on_server)
