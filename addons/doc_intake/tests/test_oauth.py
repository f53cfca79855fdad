import datetime as dt
import os
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from ..models.doc_intake_mailbox_oauth import PROVIDERS
from .mail_case import PASSWORD, invoice_mail
from .oauth_case import OAuthCase


@tagged("post_install", "-at_install")
class TestOAuth(OAuthCase):
    """Mail comes in with a token, and goes on coming in."""

    def test_fetch_with_either_provider(self):
        for auth in PROVIDERS:
            with self.subTest(auth=auth):
                self.use_auth(auth)
                _refresh, access = self.sign_in()
                mail = invoice_mail()
                before = len(self.messages)
                self.deliver(mail)
                asked = self.asked(self.fetch)
                self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
                self.assertEqual(len(self.messages), before + 1)
                self.assertNotIn("asked", asked)
                self.assertEqual(self.sealed()[1], access)
        log = self.server.layout.log.read_text()
        self.assertIn(f"user=<{self.account}>, method=XOAUTH2", log)

    def test_a_password_works_on_the_same_server(self):
        self.use_auth("password")
        self.mailbox.password = PASSWORD
        self.deliver(invoice_mail())
        self.fetch()
        self.assertEqual(len(self.messages), 1)

    def test_server_actions_use_the_token_too(self):
        self.sign_in()
        self.buffer.write({"after_action": "mark_read", "grace_days": 0})
        [uid] = self.deliver(invoice_mail())
        self.fetch()
        self.finish_on_server()
        self.assertEqual(self.messages.server_action_state, "done", self.messages.server_action_text)
        self.assertIn(rb"\Seen", self.on_server()[uid][0])

    def test_test_connection(self):
        said = self.mailbox.with_user(self.manager).action_test_connection()["params"]
        self.assertEqual(said["type"], "danger")
        self.assertIn("Nobody has signed in with Microsoft", said["message"])
        self.sign_in()
        said = self.mailbox.with_user(self.manager).action_test_connection()["params"]
        self.assertEqual(said["type"], "success", said["message"])

    # ---- RENEWING ----

    def test_renewed_when_it_ends_within_a_minute(self):
        refresh, access = self.sign_in(seconds=59)
        self.deliver(invoice_mail())
        self.assertEqual(self.asked(self.fetch).get("renewed"), 1)
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertEqual(len(self.messages), 1)
        renewed = self.sealed()
        self.assertNotEqual(renewed[0], refresh, "the server rotates")
        self.assertNotEqual(renewed[1], access)
        self.assertNotIn("asked", self.asked(self.fetch), "the new one lasts")
        self.assertEqual(self.sealed(), renewed)

    def test_a_refresh_token_that_does_not_rotate_is_kept(self):
        self.use_auth("gmail")
        self.tokens.policy.rotate = False
        refresh, access = self.sign_in(seconds=0)
        for _turn in range(2):
            self.mailbox.sudo().access_token_until = False
            self.assertEqual(self.asked(self.fetch).get("renewed"), 1)
            self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertEqual(self.sealed()[0], refresh)
        self.assertNotEqual(self.sealed()[1], access)

    def test_short_lived_tokens_are_renewed_each_time(self):
        self.tokens.policy.access_seconds = 30
        self.sign_in(seconds=30)
        seen = set()
        for _turn in range(3):
            self.deliver(invoice_mail())
            self.fetch()
            self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
            seen.add(self.sealed()[0])
        self.assertEqual(len(seen), 3)
        self.assertEqual(len(self.messages), 3)

    def test_a_token_withdrawn_early_is_replaced(self):
        """Dovecot refuses what we believe to be good for an hour; one more try with a fresh one."""
        self.sign_in()
        self.tokens.expire_access(self.account)
        self.deliver(invoice_mail())
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "mail_token_refused")
        self.assertWaits(self.mailbox, 1)
        self.assertFalse(self.alerts("oauth_sign_in"))
        self.fetch()
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertEqual(len(self.messages), 1)

    # ---- TROUBLE ----

    def test_revoked(self):
        self.sign_in(seconds=0)
        self.tokens.revoke(self.account)
        for _turn in range(2):
            self.fetch()
            self.assertEqual(self.mailbox.reason_code, "oauth_sign_in_needed")
            self.assertIn(self.account, self.mailbox.reason_text)
            self.assertIn("sign in again", self.mailbox.reason_text)
            self.assertWaits(self.mailbox, 15)
            self.assertEqual(self.mailbox.oauth_state, "refused")
            self.assertEqual(self.alerts("oauth_sign_in"), self.manager, "told at once, and once")
        self.sign_in()
        self.assertEqual(self.mailbox.oauth_state, "signed_in")
        self.assertFalse(self.mailbox.next_try_at)
        self.deliver(invoice_mail())
        self.fetch()
        self.assertEqual(len(self.messages), 1)
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertFalse(self.alerts("oauth_sign_in"))

    def test_token_server_in_trouble(self):
        refresh, _access = self.sign_in(seconds=0)
        self.deliver(invoice_mail())
        for fault, code in (
            ("500", "oauth_server_unreachable"),
            ("garbage", "oauth_answer_unreadable"),
        ):
            with self.subTest(fault=fault):
                self.mailbox._work_again()
                self.tokens.fail(fault)
                self.fetch()
                self.assertEqual(self.mailbox.reason_code, code)
                self.assertWaits(self.mailbox, 1)
        self.tokens.stop()
        self.mailbox._work_again()
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_server_unreachable")
        self.assertIn("Microsoft", self.mailbox.reason_text)
        self.assertWaits(self.mailbox, 1)
        self.assertEqual(self.mailbox.oauth_state, "signed_in")
        self.assertFalse(self.alerts("oauth_sign_in"))
        self.assertEqual(self.sealed()[0], refresh)
        self.tokens.start()
        self.fetch()
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertEqual(len(self.messages), 1)

    def test_answer_lost_after_rotation(self):
        """The worst moment: with a server's grace the old token still works, without it a person is told."""
        self.tokens.policy.grace = 60
        self.sign_in(seconds=0)
        self.tokens.fail("hang_up")
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_server_unreachable")
        self.fetch()
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)

        self.tokens.policy.grace = 0
        self.sign_in(seconds=0)
        self.tokens.fail("hang_up")
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_server_unreachable")
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_sign_in_needed")
        self.assertEqual(self.alerts("oauth_sign_in"), self.manager)

    def test_client_secret(self):
        self.sign_in(seconds=0)
        self.env["ir.config_parameter"].set_param("microsoft_outlook_client_secret", "expired")
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_client_refused")
        self.assertEqual(self.alerts("oauth_sign_in"), self.manager)
        self.env["ir.config_parameter"].set_param("microsoft_outlook_client_secret", False)
        self.assertFalse(self.mailbox.has_oauth_client)
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_client_missing")
        self.assertIn("General Settings", self.mailbox.reason_text)

    def test_signed_in_as_somebody_else(self):
        self.server.add_account("other@intake.test", PASSWORD)
        self.sign_in("other@intake.test")
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "mail_token_refused")
        self.assertFalse(self.alerts("oauth_sign_in"), "a fresh token may do")
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "mail_token_refused")
        self.assertIn(self.account, self.mailbox.reason_text)
        self.assertEqual(self.alerts("oauth_sign_in"), self.manager)
        self.assertWaits(self.mailbox, 15)
        self.sign_in()
        self.fetch()
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertFalse(self.alerts("oauth_sign_in"))

    def test_not_signed_in(self):
        self.fetch()
        self.assertEqual(self.mailbox.reason_code, "oauth_not_signed_in")
        self.assertFalse(self.alerts("oauth_sign_in"), "somebody may be doing it just now")
        self.fetch()
        self.assertEqual(self.alerts("oauth_sign_in"), self.manager)

    def test_key_lost(self):
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": "old"}):
            self.sign_in()
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": "new"}):
            self.fetch()
            self.assertEqual(self.mailbox.reason_code, "oauth_unreadable")
            self.assertIn("Sign in again", self.mailbox.reason_text)
            self.assertEqual(self.alerts("oauth_sign_in"), self.manager)
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": "new,old"}):
            self.fetch()
            self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)

    # ---- ALARM BEFORE THE END ----

    def test_told_a_week_before_the_end(self):
        self.tokens.policy.refresh_seconds = 6 * 86400
        self.sign_in(seconds=0)
        self.fetch()
        ends = fields.Datetime.now() + dt.timedelta(days=6)
        self.assertAlmostEqual(self.mailbox.oauth_until, ends, delta=dt.timedelta(minutes=1))
        self.assertEqual(self.alerts("oauth_ends"), self.manager)
        self.fetch()
        self.assertEqual(self.alerts("oauth_ends"), self.manager, "once")
        self.tokens.policy.refresh_seconds = 30 * 86400
        self.sign_in(seconds=0)
        self.fetch()
        self.assertFalse(self.alerts("oauth_ends"))

    def test_when_it_ends(self):
        """Microsoft: 90 days from the last renewal; Google does not tell."""
        self.sign_in(seconds=0)
        self.fetch()
        ends = fields.Datetime.now() + dt.timedelta(days=90)
        self.assertAlmostEqual(self.mailbox.oauth_until, ends, delta=dt.timedelta(minutes=1))
        self.assertFalse(self.alerts("oauth_ends"))
        self.use_auth("gmail")
        self.sign_in(seconds=0)
        self.fetch()
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertFalse(self.mailbox.oauth_until)

    # ---- SETTINGS ----

    def test_presets(self):
        with Form(self.env["doc.intake.mailbox"]) as form:
            form.name = "New"
            form.user = "faktury@firma.example"
            form.security = "none"
            form.auth = "gmail"
            self.assertEqual((form.host, form.security, form.port), ("imap.gmail.com", "ssl", 993))
            form.auth = "outlook"
            self.assertEqual((form.host, form.security, form.port), ("outlook.office365.com", "ssl", 993))
            form.host = "mail.firma.example"
            form.auth = "gmail"
            self.assertEqual(form.host, "mail.firma.example")
        made = self.env["doc.intake.mailbox"].create({"name": "By code", "user": "a@b.example", "auth": "gmail"})
        self.assertEqual((made.host, made.security, made.port), ("imap.gmail.com", "ssl", 993))

    def test_presets_pop3(self):
        if "pop3" not in dict(self.mailbox._fields["protocol"].selection):
            self.skipTest("no POP3 in this version")
        values = {"name": "P", "user": "a@b.example", "protocol": "pop3"}
        for auth, host in (("gmail", "pop.gmail.com"), ("outlook", "outlook.office365.com")):
            made = self.env["doc.intake.mailbox"].create({**values, "auth": auth})
            self.assertEqual((made.host, made.security, made.port), (host, "ssl", 995))
            self.assertIn("POP", made._OUTLOOK_SCOPE)

    def test_no_token_over_an_open_line(self):
        with self.assertRaises(ValidationError):
            self.mailbox.security = "none"

    def test_another_account_needs_another_sign_in(self):
        self.sign_in()
        self.mailbox.user = self.account.upper()
        self.assertEqual(self.mailbox.oauth_state, "signed_in", "the same account, spelled otherwise")
        self.mailbox.user = "other@intake.test"
        self.assertEqual(self.mailbox.oauth_state, "none")
        self.assertEqual(self.sealed(), (None, None))

    def test_pop3_with_a_token(self):
        if "pop3" not in dict(self.mailbox._fields["protocol"].selection):
            self.skipTest("no POP3 in this version")
        self.use_auth("outlook", protocol="pop3", port=self.server.settings.pop3s_port)
        self.sign_in(seconds=0)
        mail = invoice_mail()
        self.deliver(mail)
        self.fetch()
        self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
        self.assertStored(mail)
        self.assertRegex(self.server.layout.log.read_text(), r"pop3-login: .*method=XOAUTH2")
