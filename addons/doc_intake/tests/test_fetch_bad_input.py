from unittest.mock import patch

from odoo import Command
from odoo.tests import tagged

from ..intake_core.mail.account.chunks import chunks
from ..intake_core.mail.account.imap import ImapSource
from .mail_case import PASSWORD, MailCase, invoice_mail

MODULE = "odoo.addons.doc_intake.models.doc_intake_mailbox_fetch"


@tagged("post_install", "-at_install")
class TestFetchBadInput(MailCase):
    """Servers and mails that are not as they should be: a clear reason, nothing lost, nothing twice."""

    # ---- SERVERS ----

    def test_renumbered_between_two_chunks(self):
        mails = [invoice_mail() for _ in range(6)]
        self.deliver(*mails)
        original, calls = ImapSource.fetch, []

        def renumber(source, messages):
            calls.append(messages)
            if len(calls) == 2:
                self.server.change_uidvalidity(self.account, "INBOX", 4242)
            return original(source, messages)

        with (
            patch(f"{MODULE}.chunks", lambda messages: chunks(messages, count=2)),
            patch.object(ImapSource, "fetch", renumber),
        ):
            self.fetch()
            self.fetch()
        self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertStored(*mails)
        self.assertEqual(set(self.messages.mapped("uidvalidity")), {"4242"})
        self.assertEqual(len(self.documents), 6)
        self.assertNotIn("duplicate", self.documents.mapped("state"))

    def test_expunged_between_two_chunks(self):
        mails = [invoice_mail() for _ in range(6)]
        uids = self.deliver(*mails)
        original, calls = ImapSource.fetch, []

        def expunge(source, messages):
            calls.append(messages)
            if len(calls) == 2:
                self.expunge(uids[0], uids[2], uids[5])
            return original(source, messages)

        with (
            patch(f"{MODULE}.chunks", lambda messages: chunks(messages, count=2)),
            patch.object(ImapSource, "fetch", expunge),
        ):
            self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertStored(mails[0], mails[1], mails[3], mails[4])

    def test_odd_servers(self):
        line = self.line

        def bye_to(refused):
            def answer(tag, command):
                if command.startswith(b"CAPABILITY"):
                    return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
                if command.startswith(refused):
                    return b"* BYE shutting down\r\n"
                return tag + b" OK done\r\n"

            return line.scripted(answer)

        def no_to_everything(tag, command):
            if command.startswith(b"CAPABILITY"):
                return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
            return tag + b" NO not today\r\n"

        self.mailbox.password = "ascii"
        cases = [
            (line.saying(b"* BYE too many connections\r\n"), "mail_server_refused", "too many connections"),
            (line.scripted(no_to_everything), "mail_authentication_refused", "not today"),
            (bye_to(b"LOGIN"), "mail_connection_lost", "broke off"),
            (bye_to(b"EXAMINE"), "mail_connection_lost", "broke off"),
            (lambda connection: None, "mail_connection_lost", "broke off"),
        ]
        for serve, code, words in cases:
            with (
                self.subTest(code=code, words=words),
                patch("odoo.addons.doc_intake.models.doc_intake_mailbox._TIMEOUT", 1.0),
                self.over(line.listening(serve)),
            ):
                self.fetch()
                self.assertEqual(self.mailbox.reason_code, code)
                self.assertIn(words, self.mailbox.reason_text)
                self.assertTrue(self.mailbox.next_try_at)
                self.assertFalse(self.mailbox.lease_token)
                self.assertFalse(self.messages)

    def test_server_says_nothing(self):
        with (
            patch("odoo.addons.doc_intake.models.doc_intake_mailbox._TIMEOUT", 0.5),
            self.over(self.line.listening(self.line.silent)),
        ):
            self.fetch()
            self.assertEqual(self.mailbox.reason_code, "mail_timeout")

    # ---- MAILS ----

    def test_empty_message_id(self):
        """Mails without a name are as many as they are, and each can be finished on the server."""
        mails = [invoice_mail() for _ in range(3)]
        mails = [mail.replace(mail.split(b"Message-ID: ")[1].split(b"\r\n")[0], b"<>") for mail in mails]
        self.assertIn(b"\r\nMessage-ID: <>\r\n", mails[0])
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.deliver(*mails)
        self.fetch()
        self.assertStored(*mails)
        self.assertEqual(len(self.documents), 3)
        self.assertFalse(any(self.messages.mapped("message_id_header")))
        self.server.change_uidvalidity(self.account, "INBOX", 5)
        self.fetch()
        self.assertStored(*mails)
        self.messages.next_try_at = False
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})

    def test_one_message_id_in_two_companies(self):
        """A supplier's copy for our neighbour is a mail of its own, and so is another mail with the same name."""
        name = [("Message-ID", "<same@supplier.example>")]
        mail, other = invoice_mail(headers=name), invoice_mail(headers=name)
        first_account = self.account
        company = self.env["res.company"].create({"name": "Sąsiad"})
        neighbour = self.mailbox.copy({"name": "Sąsiad", "company_ids": [Command.set(company.ids)]})
        self.server.add_account(f"sasiad-{first_account}", PASSWORD)
        neighbour.write({"user": f"sasiad-{first_account}", "password": PASSWORD, "port": self.port})
        buffer = self.env["doc.intake.buffer"].create(
            {"name": "Sąsiad", "company_id": company.id, "mailbox_id": neighbour.id}
        )
        self.deliver(mail, other)
        self.server.deliver(neighbour.user, [mail])
        self.fetch()
        self.assertStored(mail, other)
        theirs = self.env["doc.intake.message"].search([("mailbox_id", "=", neighbour.id)])
        self.assertEqual((theirs.state, theirs.buffer_ids), ("done", buffer))
        documents = self.documents | theirs.document_ids
        self.assertEqual(documents.mapped("state"), ["queued"] * 3)
        self.assertEqual(theirs.document_ids.company_id, company)

    def test_too_big_and_unreadable(self):
        """Of a mail that is not taken its header tells whose it is, however odd it is."""
        self.mailbox.max_message_size = 1
        subject = [("Subject", "Faktura za październik")]
        big = invoice_mail(size=2**20, headers=subject, to="a@intake.test, b@intake.test")
        rest = big.split(b"\r\n\r\n", 1)[1]
        odd = b"\xff\xfe: \r\nSubject: =?utf-8?B?" + b"QQ" * 9000 + b"?=\r\nFrom:\r\nDate: no day\r\n\r\n" + rest
        self.deliver(big, odd)
        self.fetch()
        first, second = self.messages
        self.assertEqual(
            (first.subject, first.sender, first.sender_name, first.recipients),
            ("Faktura za październik", "seller@supplier.example", "Dostawca", "a@intake.test, b@intake.test"),
        )
        self.assertTrue(first.message_id_header)
        self.assertEqual(second.reason_code, "mail_message_too_big")
        self.assertEqual(second.date, second.arrived_at)
        self.assertLess(len(second.subject), 1001)
