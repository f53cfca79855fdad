import datetime as dt
import poplib
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import tagged

from ..intake_core.mail.account.pop3 import Pop3Source
from ..intake_core.mail.account.source import ServerMessage
from ..intake_core.mail.errors import ServerRefused
from ..intake_core.mail.mailbox.position import Place, key_digest
from .mail_case import PASSWORD, MailCase, invoice_mail, make_mail

MB = 2**20


class Pop3Case(MailCase):
    """The same Dovecot by POP3; its UIDLs are made of UID and UIDVALIDITY."""

    protocol = "pop3"

    def unique_ids(self):
        client = poplib.POP3("127.0.0.1", self.port, timeout=10)
        client.user(self.account)
        client._shortcmd("PASS " + PASSWORD)
        found = [line.split()[1].decode() for line in client.uidl()[1]]
        client.quit()
        return found


@tagged("post_install", "-at_install")
class TestPop3Fetch(Pop3Case):
    """From a POP3 server to the vault."""

    def test_each_mail_once(self):
        mails = [invoice_mail() for _ in range(3)]
        self.deliver(*mails)
        self.fetch()
        self.assertStored(*mails)
        self.assertEqual(self.messages.mapped("server_key"), self.unique_ids())
        self.assertEqual(set(self.messages.mapped("uidvalidity")), {"0"})
        self.assertEqual(set(self.messages.mapped("folder")), {"INBOX"})
        self.assertEqual(self.messages[0].arrived_at, dt.datetime(2026, 11, 2, 9, 15))
        self.assertEqual(self.messages.mapped("state"), ["done"] * 3)
        self.assertFalse(self.mailbox.reason_text)
        self.assertWaits(self.mailbox, 1)
        with patch.object(Pop3Source, "fetch", side_effect=AssertionError):
            self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        more = invoice_mail()
        self.deliver(more)
        self.fetch()
        self.assertStored(*mails, more)
        self.assertEqual(len(self.documents), 4)

    def test_what_the_connection_test_says(self):
        self.deliver(invoice_mail(), invoice_mail())
        said = self.mailbox.with_user(self.manager).action_test_connection()["params"]
        self.assertEqual((said["type"], said["title"]), ("success", "Connected"))
        self.assertIn("2 messages in INBOX.", said["message"])
        self.assertIn("not encrypted", said["message"])
        self.mailbox.password = "wrong"
        said = self.mailbox.with_user(self.manager).action_test_connection()["params"]
        self.assertIn(self.account, said["message"])

    def test_encrypted(self):
        settings = self.server.settings
        self.deliver(invoice_mail())
        self.mailbox.write(
            {"security": "ssl", "port": settings.pop3s_port, "ca_certificate": settings.ca_file.read_text()}
        )
        self.fetch()
        self.assertEqual(len(self.messages), 1)

    def test_server_gives_new_unique_ids(self):
        """Known by their bytes: no second import."""
        mails = [invoice_mail() for _ in range(3)]
        self.deliver(*mails)
        self.fetch()
        rows, before = self.messages, self.unique_ids()
        self.server.change_uidvalidity(self.account, "INBOX", 4242)
        after = self.unique_ids()
        self.assertFalse(set(before) & set(after))
        more = invoice_mail()
        self.deliver(more)
        self.fetch()
        self.assertStored(*mails, more)
        self.assertEqual(self.messages[:3], rows)
        self.assertEqual(self.messages.mapped("server_key"), self.unique_ids())
        self.assertEqual(len(self.documents), 4)
        self.assertNotIn("duplicate", self.documents.mapped("state"))

    def test_same_bytes_twice_on_the_server(self):
        """A copy beside the first one is a mail of its own."""
        mail = invoice_mail()
        self.deliver(mail, mail)
        self.fetch()
        self.deliver(mail)
        self.fetch()
        self.assertStored(mail, mail, mail)
        self.assertEqual(sorted(self.documents.mapped("state")), ["duplicate", "duplicate", "queued"])

    def test_from_imap_to_pop3_and_back(self):
        mails = [invoice_mail() for _ in range(2)]
        self.deliver(*mails)
        self.fetch()
        for protocol, port in (
            ("imap", self.server.settings.imap_port),
            ("pop3", self.server.settings.pop3_port),
        ):
            with self.subTest(protocol=protocol):
                self.mailbox.write({"protocol": protocol, "port": port})
                self.fetch()
                self.assertFalse(self.mailbox.reason_text)
                self.assertStored(*mails)
                self.assertEqual(set(self.messages.mapped("uidvalidity")) == {"0"}, protocol == "pop3")

    def test_another_program_deletes_meanwhile(self):
        mails = [invoice_mail() for _ in range(3)]
        uids = self.deliver(*mails)
        with self.during("fetch", lambda source: self.expunge(uids[1])):
            self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertStored(mails[0], mails[2])

    def test_line_breaks_in_the_middle(self):
        mails = [invoice_mail(size=3 * MB) for _ in range(4)]
        self.deliver(*mails)
        with self.over(self.cut_after(10 * MB)):
            self.fetch()
            self.assertEqual(self.mailbox.reason_code, "mail_connection_lost")
            self.assertIn(len(self.messages), (1, 2, 3))
        self.fetch()
        self.assertStored(*mails)
        self.assertEqual(len(self.documents), 4)

    def test_mail_above_the_limit(self):
        self.mailbox.max_message_size = 1
        big, small = invoice_mail("7/2026", size=MB, to="Biuro <biuro@intake.test>"), invoice_mail()
        self.deliver(big, small)
        self.fetch()
        row = self.messages.filtered(lambda m: m.state == "quarantined")
        self.assertEqual(row.reason_code, "mail_message_too_big")
        self.assertEqual((row.subject, row.sender, row.recipients), SEEN)
        self.assertEqual(row.date, dt.datetime(2026, 11, 2, 9, 15))
        self.mailbox.max_message_size = 5
        row.with_user(self.manager).action_retry()
        self.fetch()
        self.assertStored(big, small)

    def test_retry_of_a_mail_that_has_gone(self):
        self.mailbox.max_message_size = 1
        [uid] = self.deliver(invoice_mail(size=MB))
        self.fetch()
        self.expunge(uid)
        self.messages.with_user(self.manager).action_retry()
        self.fetch()
        self.assertIn("not on the server any more", self.messages.reason_text)

    def test_odd_servers(self):
        """A clear reason, nothing stored, tried again where that may help."""
        line = self.line

        def without(refused):
            def answer(command):
                if command.startswith(refused):
                    return b"-ERR unknown command\r\n"
                if command.startswith(b"CAPA"):
                    return b"+OK\r\nUSER\r\n.\r\n"
                return b"+OK 1 100\r\n"

            return line.scripted_pop3(answer)

        self.mailbox.password = "ascii"
        cases = [
            (without(b"UIDL"), "mail_uidl_missing", "use IMAP", 15),
            (without(b"PASS"), "mail_authentication_refused", self.account, 15),
            (line.saying(b"-ERR [SYS/TEMP] come back later\r\n"), "mail_server_refused", "come back later", 1),
            (lambda connection: None, "mail_connection_lost", "broke off", 1),
            (line.saying(b"HTTP/1.1 400 Bad Request\r\n"), "mail_not_this_protocol", "not a mail server", 15),
        ]
        for serve, code, words, minutes in cases:
            with self.subTest(code=code), self.over(line.listening(serve)):
                self.fetch()
                self.assertEqual(self.mailbox.reason_code, code)
                self.assertIn(words, self.mailbox.reason_text)
                self.assertWaits(self.mailbox, minutes)
                self.assertFalse(self.messages)

    def test_server_says_nothing(self):
        with (
            patch("odoo.addons.doc_intake.models.doc_intake_mailbox._TIMEOUT", 0.5),
            self.over(self.line.listening(self.line.silent)),
        ):
            self.fetch()
            self.assertEqual(self.mailbox.reason_code, "mail_timeout")


SEEN = ("Faktura 7/2026", "seller@supplier.example", "biuro@intake.test")


@tagged("post_install", "-at_install")
class TestPop3Full(Pop3Case):
    """A mailbox that is never emptied."""

    COUNT = 20_000

    def listed(self, count):
        return [ServerMessage(f"{number:08x}5f3a11e2", 1000) for number in range(count)]

    def test_known_mail_is_cheap(self):
        self.env.cr.execute(
            """
            INSERT INTO doc_intake_message (mailbox_id, folder, uidvalidity, server_key, state, server_action_state)
            SELECT %s, 'INBOX', '0', lpad(to_hex(number), 8, '0') || '5f3a11e2', 'done', 'none'
              FROM generate_series(0, %s) number
            """,
            [self.mailbox.id, self.COUNT - 1],
        )
        listed = self.listed(self.COUNT + 3)
        place = Place("INBOX", 0, None).with_all(listed)
        with self.assertQueryCount(1):
            new = self.mailbox._new_on_server(place, listed)
        self.assertEqual(new, listed[-3:])

    def test_mail_that_is_too_old_is_cheap(self):
        listed = self.listed(self.COUNT)
        since = fields.Date.to_date("2026-01-01")
        place = Place("INBOX", 0, since).with_all(listed)
        self.mailbox.passed_over = {
            "since": "2026-01-01",
            "keys": sorted(key_digest(message.key) for message in listed[:-1]),
        }
        self.env.flush_all()
        with self.assertQueryCount(1):
            self.assertEqual(self.mailbox._new_on_server(place, listed), listed[-1:])
        self.env.invalidate_all()
        self.mailbox.mapped("name")
        with self.assertQueryCount(1):  # not read with the other fields
            self.mailbox.mapped("passed_over")


@tagged("post_install", "-at_install")
class TestPop3Lock(Pop3Case):
    """A server that lets one program at a time into a mailbox."""

    server_features = {"pop3_lock": True}

    def test_another_process_is_in(self):
        self.deliver(invoice_mail())
        other = poplib.POP3("127.0.0.1", self.port, timeout=10)
        other.user(self.account)
        other._shortcmd("PASS " + PASSWORD)
        with patch("odoo.addons.doc_intake.models.doc_intake_mailbox._TIMEOUT", 60.0):
            self.fetch()
        self.assertEqual(self.mailbox.reason_code, "mail_server_refused")
        self.assertIn("lock", self.mailbox.reason_text)
        self.assertWaits(self.mailbox, 1)
        other.quit()
        self.fetch()
        self.assertFalse(self.mailbox.reason_text)
        self.assertEqual(len(self.messages), 1)


@tagged("post_install", "-at_install")
class TestPop3ServerAction(Pop3Case):
    """Deleting by POP3: real only with the end of the session."""

    def take_in(self, *mails):
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        uids = self.deliver(*mails)
        self.fetch()
        return uids

    def outcomes(self):
        return [(message.server_action_state, message.server_action_code or "") for message in self.messages]

    def test_delete(self):
        mails = [invoice_mail(), make_mail(), invoice_mail()]
        uids = self.take_in(*mails)
        self.finish_on_server()
        self.assertEqual(list(self.on_server()), [uids[1]], "what waits for a person stays on the server")
        self.assertEqual(self.outcomes(), [("done", "server_deleted"), ("none", ""), ("done", "server_deleted")])
        self.assertStored(*mails)
        self.fetch()
        self.assertEqual(len(self.messages), 3)

    def test_keep(self):
        self.take_in()
        self.buffer.after_action = "keep"
        self.deliver(invoice_mail())
        self.fetch()
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("none", "server_keep")])
        self.assertEqual(len(self.on_server()), 1)

    def test_line_breaks_before_the_end(self):
        """Whether the server has heard the goodbye or not: never recorded before it is sure."""
        for heard, left, code in ((False, 2, "server_deleted"), (True, 0, "server_gone")):
            with self.subTest(heard=heard):
                self.take_in(invoice_mail(), invoice_mail())
                with self.over(self.line.cut_when(self.port, b"QUIT", heard=heard)):
                    self.finish_on_server()
                self.assertEqual(self.outcomes()[-2:], [("waiting", "mail_connection_lost")] * 2)
                self.assertEqual(len(self.on_server()), left)
                self.assertWaits(self.messages[-1], 1)
                self.messages.next_try_at = False
                self.finish_on_server()
                self.assertEqual(self.outcomes()[-2:], [("done", code)] * 2)
                self.assertEqual(self.on_server(), {})

    def test_line_breaks_between_two_mails(self):
        self.take_in(*[invoice_mail() for _ in range(3)])
        with self.over(self.line.cut_when(self.port, b"DELE 2")):
            self.finish_on_server()
        # The third mail had its turn in a batch of its own.
        self.assertEqual(self.outcomes()[:2], [("waiting", "mail_connection_lost")] * 2)
        self.messages.next_try_at = False
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})
        self.assertEqual({state for state, _code in self.outcomes()}, {"done"})

    def test_not_recorded_when_the_server_refuses_the_end(self):
        self.take_in(invoice_mail())

        def refuse(source):
            raise ServerRefused(host="127.0.0.1", action="QUIT", sentence="some deleted messages not removed")

        with patch.object(Pop3Source, "settle", refuse):
            self.finish_on_server()
        self.assertEqual(self.outcomes(), [("waiting", "mail_server_refused")])
        self.assertIn("some deleted messages not removed", self.messages.server_action_text)
        self.assertEqual(len(self.on_server()), 1)

    def test_another_mail_under_our_key(self):
        self.take_in(invoice_mail(), invoice_mail())
        first, second = self.messages
        keys = self.unique_ids()
        first.server_key = "between"
        self.env.flush_all()
        second.server_key = keys[0]
        self.env.flush_all()
        first.server_key = keys[1]
        self.finish_on_server()
        self.assertEqual({state for state, _code in self.outcomes()}, {"left"})
        self.assertEqual(len(self.on_server()), 2)

    def test_new_unique_ids_before_the_delete(self):
        """Missed under its old name, found again under the new one, and deleted then."""
        self.take_in(invoice_mail())
        self.server.change_uidvalidity(self.account, "INBOX", 777)
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_gone")])
        self.assertEqual(len(self.on_server()), 1)
        self.fetch()
        self.assertEqual(self.outcomes(), [("waiting", "")])
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_deleted")])
        self.assertEqual(self.on_server(), {})

    def test_from_imap_to_pop3_before_the_delete(self):
        self.mailbox.write({"protocol": "imap", "port": self.server.settings.imap_port})
        self.take_in(invoice_mail())
        self.mailbox.write({"protocol": "pop3", "port": self.server.settings.pop3_port})
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("waiting", "folder_renumbered")])
        self.fetch()
        self.messages.next_try_at = False
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_deleted")])

    def test_rests_while_mail_is_fetched(self):
        """A POP3 server lets one program in at a time."""
        self.take_in(invoice_mail())
        later = fields.Datetime.now() + dt.timedelta(minutes=2)
        self.mailbox.write({"lease_token": "somebody", "lease_until": later})
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("waiting", "")])
        self.mailbox.write({"lease_token": False, "lease_until": False})
        self.finish_on_server()
        self.assertEqual(self.outcomes(), [("done", "server_deleted")])

    def test_nothing_is_fetched_while_mail_is_deleted(self):
        self.take_in(invoice_mail())
        later = fields.Datetime.now() + dt.timedelta(minutes=2)
        self.messages.write({"lease_token": "somebody", "lease_until": later})
        self.deliver(invoice_mail())
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        self.messages.write({"lease_token": False, "lease_until": False})
        self.fetch()
        self.assertEqual(len(self.messages), 2)

    def test_only_keep_and_delete(self):
        for action in ("move", "mark_read"):
            with self.subTest(action=action), self.assertRaisesRegex(ValidationError, "only be kept or deleted"):
                self.buffer.write({"after_action": action, "after_folder": "Archiwum"})
        self.mailbox.protocol = "imap"
        self.buffer.after_action = "mark_read"
        with self.assertRaisesRegex(ValidationError, "only be kept or deleted.*Purchases"):
            self.mailbox.protocol = "pop3"
