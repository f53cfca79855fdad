import base64
import logging
import os
from unittest.mock import patch

from odoo import tools
from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import IntakeCase
from .mail_case import PASSWORD, MailCase, invoice_mail


@tagged("post_install", "-at_install")
class TestSecrets(IntakeCase):
    """Passwords go in, never out."""

    def setUp(self):
        super().setUp()
        self.admin = self._new_user("intake_admin", "base.group_system,doc_intake.group_doc_intake_manager")

    def set_key(self, key):
        """The administrator's key, in the environment and only there."""
        self.enterContext(patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": key}))
        self.enterContext(patch.dict(tools.config.options, {"doc_intake_secret_key": ""}))

    def stored(self):
        self.env.flush_all()
        self.env.cr.execute("SELECT password_sealed FROM doc_intake_mailbox WHERE id = %s", [self.mailbox.id])
        return self.env.cr.fetchone()[0]

    def test_encrypted_with_a_key(self):
        self.set_key("a key of the administrator")
        self.mailbox.with_user(self.admin).password = PASSWORD
        self.assertTrue(self.stored().startswith("fernet:"))
        self.assertNotIn(PASSWORD, self.stored())
        self.assertEqual(self.mailbox._access__().password, PASSWORD)
        self.assertFalse(self.mailbox.is_secret_plain)

    def test_plain_without_a_key_and_said_so(self):
        self.set_key("")
        self.mailbox.with_user(self.admin).password = PASSWORD
        self.assertEqual(self.stored(), f"plain:{PASSWORD}")
        self.assertTrue(self.mailbox.with_user(self.admin).is_secret_plain)
        view = self.mailbox.with_user(self.admin).get_view(view_type="form")["arch"]
        self.assertIn("stored as plain text", view)

    def test_key_from_the_configuration(self):
        self.set_key("")
        with patch.dict(tools.config.options, {"doc_intake_secret_key": "from odoo.conf"}):
            self.mailbox.password = PASSWORD
            self.assertTrue(self.stored().startswith("fernet:"))

    def test_other_key(self):
        self.set_key("old")
        self.mailbox.password = PASSWORD
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": "new"}):
            with self.work() as env:
                env["doc.intake.mailbox"]._cron_fetch()
            self.assertEqual(self.mailbox.reason_code, "secret_unreadable")
            self.assertIn("Enter the password again", self.mailbox.reason_text)
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": "new,old"}):
            self.assertEqual(self.mailbox._access__().password, PASSWORD)

    def test_never_read_back(self):
        self.set_key("")
        self.mailbox.password = PASSWORD
        mailbox = self.mailbox.with_user(self.admin)
        self.assertEqual(mailbox.read(["password"]), [{"id": mailbox.id, "password": False}])
        everything = mailbox.read()[0]
        self.assertNotIn("password_sealed", everything)
        self.assertNotIn(PASSWORD, str(everything))
        with self.assertRaises(AccessError):
            mailbox.read(["password_sealed"])
        with self.assertRaises(AccessError):
            mailbox.search([("password_sealed", "like", "plain")])
        with self.assertRaises(AccessError):
            mailbox.write({"password_sealed": "plain:mine"})
        with self.assertRaises(AccessError):
            mailbox.export_data(["password_sealed"])
        self.assertNotIn("password_sealed", mailbox.fields_get())

    def test_managers_of_intake_get_nothing(self):
        mailbox = self.mailbox.with_user(self.manager)
        for field in ("password", "password_sealed"):
            with self.subTest(field=field):
                with self.assertRaises(AccessError):
                    mailbox.read([field])
                with self.assertRaises(AccessError):
                    mailbox.write({field: "x"})
        self.assertNotIn("password", mailbox.read()[0])
        self.assertNotIn("password", mailbox.fields_get())

    def test_copy_has_no_password(self):
        self.assertFalse(self.mailbox.copy().sudo().password_sealed)

    def test_saving_without_typing_keeps_it(self):
        before = self.stored()
        self.mailbox.write({"password": False, "name": "Other"})
        self.assertEqual(self.stored(), before)

    def test_without_a_password(self):
        mailbox = self.mailbox.copy({"name": "New"})
        with self.work() as env:
            env["doc.intake.mailbox"]._cron_fetch()
        self.assertEqual(mailbox.reason_code, "password_missing")


@tagged("post_install", "-at_install")
class TestSecretsInLogs(MailCase):
    def test_no_password_in_any_log_or_sentence(self):
        """At the most talkative level, in good days and in bad ones."""
        forbidden = [PASSWORD, "not-the-" + PASSWORD]
        forbidden += [base64.b64encode(f"\0{self.account}\0{word}".encode()).decode() for word in forbidden]
        lines = []

        class Collect(logging.Handler):
            def emit(self, record):
                lines.append(logging.Formatter().format(record))

        root = logging.getLogger()
        level, handler = root.level, Collect(level=logging.DEBUG)
        levels = {
            name: logging.getLogger(name).level
            for name in (
                "odoo",
                "odoo.addons.doc_intake",
                "imapclient",
                "imapclient.imaplib",
                "imapclient.imapclient",
            )
        }
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        for name in levels:
            logging.getLogger(name).setLevel(logging.DEBUG)
        others = [other for other in root.handlers if other is not handler]
        quiet = {other: other.level for other in others}
        for other in others:
            other.setLevel(max(other.level, logging.INFO))
        logging.getLogger("odoo.sql_db").setLevel(logging.INFO)  # it shows every statement, the writing of secrets too
        try:
            self.deliver(invoice_mail())
            self.buffer.after_action = "mark_read"
            self.fetch()
            self.finish_on_server()
            self.mailbox.with_user(self.manager).action_test_connection()
            self.mailbox.password = forbidden[1]
            self.fetch()
            said = self.mailbox.reason_text
            shown = str(self.mailbox.with_user(self.manager).action_test_connection())
        finally:
            root.removeHandler(handler)
            root.setLevel(level)
            for name, before in levels.items():
                logging.getLogger(name).setLevel(before)
            logging.getLogger("odoo.sql_db").setLevel(logging.NOTSET)
            for other, before in quiet.items():
                other.setLevel(before)
        self.assertEqual(self.mailbox.reason_code, "mail_authentication_refused")
        self.assertTrue(lines, "something was logged at all")
        for word in forbidden:
            self.assertNotIn(word, said + shown)
            self.assertFalse([line for line in lines if word in line])
