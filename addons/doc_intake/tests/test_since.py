import datetime as dt
import imaplib
from unittest.mock import patch

from odoo.tests import tagged

from ..intake_core.mail.account.pop3 import Pop3Source
from .mail_case import MailCase, invoice_mail

MODULE = "odoo.addons.doc_intake.models.doc_intake_mailbox_fetch"


class SinceCase:
    """Mails of three days: nothing from before a chosen day is taken in."""

    DAYS = ("2025-03-10", "2025-12-31", "2026-02-01")

    def deliver_at(self, day, mail):
        """Put a mail onto the server that arrived there at noon of ``day``."""
        moment = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(12), dt.UTC)
        with self.server.client(self.account) as client:
            client.append("INBOX", "", imaplib.Time2Internaldate(moment), mail)

    def fill(self):
        mails = {}
        for day in self.DAYS:
            written = dt.datetime.fromisoformat(f"{day}T11:00:00+01:00")
            mails[day] = invoice_mail(headers=[("Date", written.strftime("%a, %d %b %Y %H:%M:%S %z"))])
            self.deliver_at(day, mails[day])
        return list(mails.values())

    def test_only_since(self):
        mails = self.fill()
        self.mailbox.since_date = "2026-01-15"
        self.fetch()
        self.assertStored(mails[2])
        self.assertEqual(self.messages.arrived_at.date(), dt.date(2026, 2, 1))
        more = invoice_mail()
        self.deliver(more)
        self.fetch()
        self.assertStored(mails[2], more)

    def test_an_earlier_day_brings_in_what_was_left_out(self):
        mails = self.fill()
        self.mailbox.since_date = "2026-01-15"
        self.fetch()
        self.fetch()
        self.mailbox.since_date = "2025-12-01"
        self.fetch()
        self.assertStored(*mails[1:])
        self.mailbox.since_date = False
        self.fetch()
        self.assertStored(*mails)
        self.fetch()
        self.assertEqual(len(self.messages), 3)
        self.assertEqual(len(self.documents), 3)

    def test_a_later_day_and_back(self):
        """What came and was left out while the later day was set is not forgotten."""
        mails = self.fill()
        self.mailbox.since_date = "2025-01-01"
        self.fetch()
        self.assertStored(*mails)
        self.mailbox.since_date = "2026-06-01"
        late = invoice_mail(headers=[("Date", "Mon, 02 Mar 2026 10:00:00 +0100")])
        self.deliver_at("2026-03-02", late)
        new = invoice_mail(headers=[("Date", "Mon, 06 Jul 2026 10:00:00 +0200")])
        self.deliver_at("2026-07-06", new)
        self.fetch()
        self.assertStored(*mails, new)
        self.mailbox.since_date = "2025-01-01"
        self.fetch()
        self.assertStored(*mails, new, late)

    def test_renumbered(self):
        mails = self.fill()
        self.mailbox.since_date = "2026-01-15"
        self.fetch()
        self.server.change_uidvalidity(self.account, "INBOX", 4711)
        self.fetch()
        self.assertStored(mails[2])


@tagged("post_install", "-at_install")
class TestSinceImap(SinceCase, MailCase):
    def test_not_listed_is_not_gone(self):
        """After new numbers, a mail from before the day is not looked at: nobody says that it is gone."""
        self.buffer.write({"after_action": "delete", "grace_days": 0})
        self.fill()
        self.fetch()
        self.mailbox.since_date = "2026-01-15"
        self.server.change_uidvalidity(self.account, "INBOX", 4711)
        self.fetch()
        self.finish_on_server()
        self.assertEqual(
            [(m.server_action_state, m.server_action_code) for m in self.messages],
            [("waiting", "folder_renumbered")] * 2 + [("done", "server_deleted")],
        )
        self.mailbox.since_date = False
        self.fetch()
        self.messages.next_try_at = False
        self.finish_on_server()
        self.assertEqual(self.on_server(), {})


@tagged("post_install", "-at_install")
class TestSincePop3(SinceCase, MailCase):
    """POP3 knows no dates: each header is asked for once."""

    protocol = "pop3"

    def asked(self):
        """Collect the keys of mails whose header is asked for."""
        keys = []
        original = Pop3Source.older

        def count(source, messages, since):
            messages = list(messages)
            keys.extend(message.key for message in messages)
            return original(source, messages, since)

        return keys, patch.object(Pop3Source, "older", count)

    def test_asked_once(self):
        self.fill()
        self.mailbox.since_date = "2026-01-15"
        keys, counting = self.asked()
        with counting:
            self.fetch()
            self.assertEqual(len(keys), 3)
            self.fetch()
            self.fetch()
            self.assertEqual(len(keys), 3)
            self.deliver(invoice_mail())
            self.fetch()
            self.assertEqual(len(keys), 4)
            self.mailbox.since_date = "2026-01-20"
            self.fetch()
            self.assertEqual(len(keys), 4, "what is too old for an earlier day is too old for this one")
        self.assertEqual(len(self.mailbox.passed_over["keys"]), 2)

    def test_what_has_left_the_server_is_forgotten(self):
        self.fill()
        self.mailbox.since_date = "2026-01-15"
        self.fetch()
        self.expunge(*list(self.on_server())[:2])
        self.deliver_at("2025-05-05", invoice_mail(headers=[("Date", "Mon, 05 May 2025 10:00:00 +0200")]))
        self.fetch()
        self.assertEqual(len(self.mailbox.passed_over["keys"]), 1)

    def test_remembered_block_by_block(self):
        """Time is up between two blocks, or the line breaks: what was asked is not asked again."""
        self.fill()
        self.mailbox.since_date = "2026-01-15"
        keys, counting = self.asked()
        with counting, patch(f"{MODULE}._HEADERS_AT_ONCE", 1):
            with self.over(self.line.cut_when(self.port, b"TOP 2")):
                self.fetch()
                self.assertEqual(self.mailbox.reason_code, "mail_connection_lost")
            self.assertEqual(len(self.mailbox.passed_over["keys"]), 1)
            self.fetch()
        self.assertEqual(len(keys), 4, "the second mail was asked for twice, the others once")
        self.assertEqual(len(self.messages), 1)
