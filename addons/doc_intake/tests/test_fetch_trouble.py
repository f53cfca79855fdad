import datetime as dt
import errno
import socket
from pathlib import Path
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..intake_core.files.digest import sha256_hex
from ..models.doc_intake_message import Message
from .mail_case import PASSWORD, MailCase, invoice_mail

MIXIN_LOG = "odoo.addons.doc_intake.models.doc_intake_work_mixin"
MB = 2**20


@tagged("post_install", "-at_install")
class TestFetchTrouble(MailCase):
    """What goes wrong between us and a mail server is a sentence on the mailbox, and passes."""

    def _free_port(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def test_sentences(self):
        settings = self.server.settings
        cases = [
            (
                {"password": "wrong"},
                "mail_authentication_refused",
                "did not accept the user name",
                15,
            ),
            (
                {"host": "mail.nowhere.invalid"},
                ("mail_unknown_host", "mail_name_server_failed"),
                "nowhere.invalid",
                None,
            ),
            (
                {"port": self._free_port()},
                "mail_connection_refused",
                "does not accept connections",
                1,
            ),
            (
                {"security": "ssl", "port": settings.imaps_port},
                "mail_certificate_unknown_issuer",
                "add its CA certificate",
                15,
            ),
            (
                {"security": "ssl", "port": settings.imap_port},
                "mail_not_tls",
                "choose STARTTLS",
                15,
            ),
            ({"ca_certificate": "no PEM", "security": "ssl"}, "mail_ca_invalid", "PEM", 15),
        ]
        self.deliver(invoice_mail())
        for values, code, words, minutes in cases:
            with self.subTest(code=code):
                self.mailbox.write(values)
                self.fetch()
                self.assertIn(self.mailbox.reason_code, code)
                self.assertIn(words, self.mailbox.reason_text)
                self.assertFalse(self.mailbox.lease_token)
                self.assertEqual(self.mailbox.attempts, 1)
                if minutes:
                    self.assertWaits(self.mailbox, minutes)
                self.assertFalse(self.messages)
                self.mailbox.write(
                    {
                        "host": "127.0.0.1",
                        "security": "none",
                        "port": settings.imap_port,
                        "password": PASSWORD,
                        "ca_certificate": False,
                    }
                )
                self.assertFalse(self.mailbox.reason_code, "corrected settings are tried at once")
                self.assertFalse(self.mailbox.next_try_at)
        self.fetch()
        self.assertEqual(len(self.messages), 1)

    def test_verified_encryption(self):
        settings = self.server.settings
        for security, port in (("ssl", settings.imaps_port), ("starttls", settings.imap_port)):
            with self.subTest(security=security):
                self.deliver(invoice_mail())
                before = len(self.messages)
                self.mailbox.write(
                    {
                        "security": security,
                        "port": port,
                        "ca_certificate": settings.ca_file.read_text(),
                    }
                )
                self.fetch()
                self.assertFalse(self.mailbox.reason_text)
                self.assertEqual(len(self.messages), before + 1)

    def test_pauses_grow(self):
        self.mailbox.port = self._free_port()
        for minutes in (1, 2, 5, 15, 15):
            self.fetch()
            self.assertWaits(self.mailbox, minutes)
        self.mailbox.port = self.server.settings.imap_port
        self.fetch()
        self.assertEqual(self.mailbox.attempts, 0)
        self.assertFalse(self.mailbox.reason_code)

    def test_waiting_mailbox_is_left_alone(self):
        self.deliver(invoice_mail())
        self.mailbox.next_try_at = fields.Datetime.now() + dt.timedelta(minutes=5)
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_fetch()
        self.assertFalse(self.messages)
        self.mailbox.with_user(self.manager).action_fetch_now()
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_fetch()
        self.assertEqual(len(self.messages), 1)

    def test_folder_gone_stops_no_other(self):
        self.env["doc.intake.buffer"].create(
            {
                "name": "A",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "folder_ids": self.folders("Faktury"),
                "sequence": 1,
            }
        )
        self.deliver(invoice_mail())
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        self.assertEqual(self.mailbox.reason_code, "mail_folder_gone")
        self.assertIn("The folder Faktury does not exist", self.mailbox.reason_text)
        self.assertWaits(self.mailbox, 1)
        self.deliver(invoice_mail(), folder="Faktury")
        self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertEqual(len(self.messages), 2)

    def test_line_breaks_in_the_middle(self):
        """What came is kept; the rest follows; nothing comes twice."""
        mails = [invoice_mail(size=3 * MB) for _ in range(4)]  # about 4 MB each as base64
        self.deliver(*mails)
        with self.cut_after(10 * MB) as port:
            self.mailbox.port = port
            self.fetch()
        self.assertEqual(self.mailbox.reason_code, "mail_connection_lost")
        self.assertIn("What was already taken over is safe", self.mailbox.reason_text)
        self.assertWaits(self.mailbox, 1)
        stored = len(self.messages)
        self.assertGreater(stored, 0)
        self.assertLess(stored, 4)
        self.mailbox.port = self.server.settings.imap_port
        self.fetch()
        self.assertStored(*mails)
        self.assertEqual(len(self.documents), 4)

    def test_line_that_always_breaks(self):
        """Even a line that never carries one whole portion brings the mails in, one by one."""
        mails = [invoice_mail(size=MB // 2) for _ in range(6)]
        self.deliver(*mails)
        with self.cut_after(MB) as port:
            self.mailbox.port = port
            for _ in range(12):
                self.fetch()
        self.assertStored(*mails)

    def test_mail_of_30_megabytes(self):
        self.buffer.max_file_size = 25
        mail = invoice_mail(size=22 * MB)
        self.assertGreater(len(mail), 29 * MB)
        self.deliver(mail, invoice_mail())
        self.fetch()
        self.assertEqual(self.messages.mapped("state"), ["done", "done"])
        self.assertEqual(sha256_hex(self.messages[0].raw_attachment_id.raw), sha256_hex(mail))
        self.assertEqual(self.messages[0].part_ids.size, 22 * MB)
        self.assertEqual(len(self.documents), 2)

    def test_mail_above_the_limit(self):
        self.mailbox.max_message_size = 1
        big, small = invoice_mail(size=MB), invoice_mail()
        self.deliver(big, small)
        self.fetch()
        row, other = self.messages
        self.assertEqual((row.state, other.state), ("quarantined", "done"))
        self.assertEqual(
            row.reason_text,
            "This mail has 2 MB, more than the limit of 1 MB. It stays on the server "
            "untouched; raise the limit to take it over.",
        )
        self.assertFalse(row.raw_attachment_id)
        self.assertTrue(row.message_id_header)
        self.assertFalse(row.wants_download, "it would be as big the next time")
        with self.assertRaisesRegex(UserError, "not taken over"):
            row.buffer_ids = self.buffer
            row.with_user(self.manager).action_route()
        self.fetch()
        self.assertEqual(len(self.messages), 2)
        row.with_user(self.manager).action_retry()
        self.fetch()
        self.assertEqual((row.state, row.reason_code), ("quarantined", "mail_message_too_big"))
        self.mailbox.max_message_size = 5
        row.with_user(self.manager).action_retry()
        self.fetch()
        self.assertEqual(row.state, "done")
        self.assertFalse(row.reason_text)
        self.assertStored(big, small)
        self.assertEqual(len(self.documents), 2)

    def test_retry_of_a_mail_that_has_gone(self):
        self.mailbox.max_message_size = 1
        [uid] = self.deliver(invoice_mail(size=MB))
        self.fetch()
        self.expunge(uid)
        row = self.messages
        row.with_user(self.manager).action_retry()
        self.fetch()
        self.assertEqual(row.state, "quarantined")
        self.assertIn("not on the server any more", row.reason_text)
        self.assertFalse(row.wants_download)

    def test_dismissed_without_bytes_stays_on_the_server(self):
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.mailbox.max_message_size = 1
        # Without a Message-ID only the size would be compared.
        mail = invoice_mail(size=MB).replace(b"Message-ID", b"X-Number")
        self.deliver(mail)
        self.fetch()
        row = self.messages
        row.buffer_ids = self.buffer
        row.with_user(self.manager).action_dismiss()
        self.assertEqual(row.server_action_state, "none")
        self.assertIn("never taken over", row.server_action_text)
        self.finish_on_server()
        self.assertEqual(len(self.on_server()), 1)

    def test_uidvalidity_changes(self):
        """A restored mailbox has new numbers for the same mails: they are known by their bytes."""
        mails = [invoice_mail() for _ in range(3)]
        self.deliver(*mails)
        self.fetch()
        rows = self.messages
        self.server.change_uidvalidity(self.account, "INBOX", 4242)
        more = invoice_mail()
        self.deliver(more)
        self.fetch()
        self.assertStored(*mails, more)
        self.assertEqual(set(self.messages.mapped("uidvalidity")), {"4242"})
        self.assertEqual(self.messages[:3], rows)
        self.assertEqual(len(self.documents), 4)
        self.assertNotIn("duplicate", self.documents.mapped("state"))
        self.fetch()
        self.assertEqual(len(self.messages), 4)

    def test_uidvalidity_changes_below_a_mail_never_taken_over(self):
        self.mailbox.max_message_size = 1
        big = invoice_mail(size=MB)
        self.deliver(big)
        self.fetch()
        self.server.change_uidvalidity(self.account, "INBOX", 4243)
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        self.assertEqual(self.messages.uidvalidity, "4243")
        self.mailbox.max_message_size = 5
        self.messages.with_user(self.manager).action_retry()
        self.fetch()
        self.assertStored(big)

    def test_another_program_deletes_meanwhile(self):
        mails = [invoice_mail() for _ in range(3)]
        uids = self.deliver(*mails)
        with self.during("fetch", lambda source: self.expunge(uids[1])):
            self.fetch()
        self.assertStored(mails[0], mails[2])
        self.assertFalse(self.mailbox.reason_text)
        self.fetch()
        self.assertEqual(len(self.messages), 2)

    def test_disk_full(self):
        mails = [invoice_mail(), invoice_mail()]
        self.deliver(*mails)
        full = OSError(errno.ENOSPC, "No space left on device")
        with patch("odoo.addons.doc_intake.models.doc_intake_file_vault.put", side_effect=full):
            self.fetch()
        self.assertFalse(self.messages)
        self.assertEqual(self.mailbox.reason_code, "vault_not_writable")
        self.assertIn("No space left on device", self.mailbox.reason_text)
        self.fetch()
        self.assertStored(*mails)

    def test_half_a_file_of_a_killed_process(self):
        """What a killed process left half written is replaced, not collided with."""
        mail = invoice_mail()
        attachments = self.env["ir.attachment"]
        checksum = attachments._compute_checksum(mail)
        path = Path(attachments._full_path(f"{checksum[:2]}/{checksum}"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mail[:100])
        self.deliver(mail)
        self.fetch()
        self.assertStored(mail)

    def test_one_mail_the_database_refuses(self):
        mails = [invoice_mail() for _ in range(5)]
        poison = invoice_mail(headers=[("X-Poison", "yes")])
        self.deliver(*mails[:2], poison, *mails[2:])
        original = Message._store_raw

        def refuse(messages, raws):
            if any(b"X-Poison" in raw for raw in raws if raw):
                messages.env.cr.execute("SELECT 1 / 0")
            return original(messages, raws)

        with patch.object(Message, "_store_raw", refuse), mute_logger(MIXIN_LOG, "odoo.sql_db"):
            self.fetch()
        self.assertStored(*mails)
        [row] = self.messages.filtered(lambda m: not m.raw_attachment_id)
        self.assertEqual((row.state, row.reason_code), ("quarantined", "message_not_stored"))
        self.assertFalse(self.mailbox.reason_code)
        self.assertWaits(row, 1)
        self.fetch()
        self.assertFalse(row.raw_attachment_id, "it is asked for when its pause is over, not each minute")
        row.next_try_at = fields.Datetime.now() - dt.timedelta(seconds=1)
        self.fetch()
        self.assertStored(*mails, poison)
        self.assertEqual(row.state, "done")

    def test_download_is_given_up_after_the_pauses(self):
        self.deliver(invoice_mail(headers=[("X-Poison", "yes")]))

        def refuse(messages, raws):
            if any(raws):
                raise ValueError("no")

        with patch.object(Message, "_store_raw", refuse), mute_logger(MIXIN_LOG):
            self.fetch()
            row = self.messages
            for minutes in (1, 5, 30, 120, 360):
                self.assertWaits(row, minutes)
                row.next_try_at = fields.Datetime.now() - dt.timedelta(seconds=1)
                self.fetch()
        self.assertFalse(row.wants_download)
        self.assertFalse(row.next_try_at)
        self.assertEqual(row.state, "quarantined")
        row.with_user(self.manager).action_retry()
        self.fetch()
        self.assertEqual(row.state, "done")
