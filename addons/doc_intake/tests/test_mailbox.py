import psycopg2

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import IntakeCase
from .mail_case import MailCase, invoice_mail


@tagged("post_install", "-at_install")
class TestMailbox(IntakeCase):
    def test_port_follows_security(self):
        self.mailbox.write({"security": "ssl", "port": 993})
        for security, port in (("starttls", 143), ("none", 143), ("ssl", 993)):
            with Form(self.mailbox) as form:
                form.security = security
            self.assertEqual(self.mailbox.port, port)
        self.mailbox.port = 10993
        with Form(self.mailbox) as form:
            form.security = "starttls"
        self.assertEqual(self.mailbox.port, 10993, "a port chosen by hand stays")

    def test_port_follows_protocol(self):
        self.mailbox.write({"security": "ssl", "port": 993})
        with Form(self.mailbox) as form:
            form.protocol = "pop3"
        self.assertEqual(self.mailbox.port, 995)
        with Form(self.mailbox) as form:
            form.security = "starttls"
        self.assertEqual(self.mailbox.port, 110)
        self.mailbox.port = 10995
        with Form(self.mailbox) as form:
            form.protocol = "imap"
        self.assertEqual(self.mailbox.port, 10995, "a port chosen by hand stays")

    def test_limits(self):
        for values in (
            {"port": 0},
            {"port": 70000},
            {"max_message_size": 0},
            {"max_message_size": 76},
        ):
            with (
                self.subTest(values=values),
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.CheckViolation),
                self.env.cr.savepoint(),
            ):
                self.mailbox.write(values)
                self.env.flush_all()

    def test_companies(self):
        with self.assertRaises(ValidationError):
            self.mailbox.company_ids = False
        other = self.env["res.company"].create({"name": "Other"})
        with self.assertRaisesRegex(ValidationError, "Purchases"):
            self.mailbox.company_ids = other

    def test_used_mailbox_is_archived_not_deleted(self):
        unused = self.mailbox.copy({"name": "Unused"})
        unused.unlink()
        self.new_message(invoice_mail())
        self.assertEqual(self.mailbox.message_count, 1)
        with self.assertRaisesRegex(UserError, "Archive it"):
            self.mailbox.unlink()

    def test_corrected_settings_are_tried_at_once(self):
        changes = [
            {"host": "other.example"},
            {"port": 1143},
            {"user": "other"},
            {"password": "other"},
            {"security": "ssl"},
            {"verify_certificate": False},
            {"ca_certificate": "PEM"},
            {"active": True},
            {"protocol": "pop3"},
        ]
        for values in changes:
            with self.subTest(values=values):
                self.mailbox.write({"next_try_at": "2099-01-01", "reason_code": "mail_timeout", "attempts": 3})
                self.mailbox.write(values)
                self.assertFalse(self.mailbox.next_try_at or self.mailbox.reason_code or self.mailbox.attempts)
        self.mailbox.next_try_at = "2099-01-01"
        self.mailbox.name = "Renamed"
        self.assertTrue(self.mailbox.next_try_at)

    def test_who_may(self):
        for user in (self.user, self.approver):
            mailbox = self.mailbox.with_user(user)
            for action in (mailbox.action_fetch_now, mailbox.action_test_connection):
                with self.assertRaises(AccessError):
                    action()
        self.assertEqual(self.mailbox.with_user(self.manager).action_fetch_now()["params"]["type"], "success")


@tagged("post_install", "-at_install")
class TestConnection(MailCase):
    """The button that says what it found."""

    def try_it(self):
        return self.mailbox.with_user(self.manager).action_test_connection()["params"]

    def test_what_was_found(self):
        self.deliver(invoice_mail(), invoice_mail())
        self.deliver(invoice_mail(), folder="Archiwum 2026")
        said = self.try_it()
        self.assertEqual((said["type"], said["title"]), ("success", "Connected"))
        self.assertIn("2 messages in INBOX.", said["message"])
        self.assertIn("Archiwum 2026", said["message"])
        self.assertIn("not encrypted", said["message"])
        self.assertFalse(self.messages, "looking fetches nothing")

    def test_missing_folder(self):
        self.env["doc.intake.buffer"].create(
            {
                "name": "Costs",
                "company_id": self.company.id,
                "mailbox_id": self.mailbox.id,
                "folder_ids": self.folders("Koszty"),
            }
        )
        said = self.try_it()
        self.assertEqual(said["type"], "warning")
        self.assertIn("Not there: Koszty", said["message"])

    def test_only_folder_missing(self):
        self.read_folders("Koszty")
        said = self.try_it()
        self.assertEqual((said["type"], said["title"]), ("warning", "Connected"))
        self.assertIn("0 messages in INBOX.", said["message"])
        self.assertIn("Not there: Koszty", said["message"])

    def test_encrypted(self):
        settings = self.server.settings
        self.mailbox.write({"security": "ssl", "port": settings.imaps_port})
        self.assertIn("issued by an authority that is not trusted", self.try_it()["message"])
        self.mailbox.ca_certificate = settings.ca_file.read_text()
        said = self.try_it()
        self.assertEqual(said["type"], "success")
        self.assertNotIn("not encrypted", said["message"])
        self.mailbox.write({"ca_certificate": False, "verify_certificate": False})
        self.assertEqual(self.try_it()["type"], "success", "an explicit choice, with a warning on the form")

    def test_wrong_password(self):
        self.mailbox.password = "wrong"
        said = self.try_it()
        self.assertEqual(said["type"], "danger")
        self.assertIn(self.account, said["message"])
        self.assertNotIn("wrong", said["message"])

    def test_without_password(self):
        self.mailbox.sudo().password_sealed = False
        self.assertIn("no password yet", self.try_it()["message"])
