import json
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from ..models.doc_intake_mailbox_oauth import PROVIDERS
from .mail_case import invoice_mail
from .oauth_case import OAuthCase


@tagged("post_install", "-at_install")
class TestOAuthSignIn(OAuthCase, HttpCase):
    """From the button to the first mail, through the controllers of Odoo's own mixins."""

    def setUp(self):
        super().setUp()
        self.admin = self._new_user("intake_admin", "base.group_system,doc_intake.group_doc_intake_manager")
        self.authenticate("intake_admin", "intake_admin")

    @contextmanager
    def work(self):
        # HttpCase has the registry in test mode already.
        self.env.flush_all()
        with self.registry.cursor() as cr:
            yield self.env(cr=cr)
        self.env.invalidate_all()

    def open_page(self, auth, user=None):
        """The address of the provider's page, in parts."""
        mailbox = self.mailbox.with_user(user or self.admin)
        name = "open_google_gmail_uri" if auth == "gmail" else "open_microsoft_outlook_uri"
        action = getattr(mailbox, name)()
        self.assertEqual(action["type"], "ir.actions.act_url")
        page = urlsplit(action["url"])
        return page, {name: values[0] for name, values in parse_qs(page.query).items()}

    def come_back(self, auth, code, state):
        """The provider sends the browser back."""
        self.env.flush_all()
        answer = self.url_open(
            f"/{PROVIDERS[auth].prefix}/confirm", params={"code": code, "state": state}, allow_redirects=False
        )
        self.env.invalidate_all()
        return answer

    def test_whole_way(self):
        for auth, host in (("gmail", "accounts.google.com"), ("outlook", "127.0.0.1")):
            with self.subTest(auth=auth):
                self.use_auth(auth)
                page, query = self.open_page(auth)
                self.assertEqual(page.hostname, host)
                self.assertEqual(query["client_id"], self.tokens.client_id)
                self.assertTrue(query["redirect_uri"].endswith(f"/{PROVIDERS[auth].prefix}/confirm"))
                if auth == "outlook":
                    self.assertIn("offline_access", query["scope"])
                    self.assertIn("IMAP.AccessAsUser.All", query["scope"])
                    self.assertNotIn("POP", query["scope"])
                self.tokens.policy.refresh_seconds = 40 * 86400
                answer = self.come_back(auth, self.tokens.sign_in(self.account), query["state"])
                self.assertEqual(answer.status_code, 303, answer.text)
                self.assertEqual(answer.headers["Location"], f"/odoo/doc.intake.mailbox/{self.mailbox.id}")
                self.assertEqual(self.mailbox.oauth_state, "signed_in")
                self.assertTrue(self.mailbox.oauth_until, "kept from the answer that the mixin throws away")
                before = len(self.messages)
                self.deliver(invoice_mail())
                self.assertNotIn("asked", self.asked(self.fetch))
                self.assertFalse(self.mailbox.reason_code, self.mailbox.reason_text)
                self.assertEqual(len(self.messages), before + 1)
                self.assertNotIn(self.sealed()[0], answer.text)

    def test_a_code_is_good_once(self):
        for auth in PROVIDERS:
            with self.subTest(auth=auth):
                self.use_auth(auth)
                _page, query = self.open_page(auth)
                code = self.tokens.sign_in(self.account)
                self.come_back(auth, code, query["state"])
                held = self.sealed()
                answer = self.come_back(auth, code, query["state"])
                self.assertEqual(answer.status_code, 200)
                self.assertIn("no longer accepts the sign-in", answer.text)
                self.assertNotIn(self.tokens.client_secret, answer.text)
                self.assertEqual(self.sealed(), held, "what we have stays good")

    @mute_logger("odoo.addons.google_gmail.controllers.main", "odoo.addons.microsoft_outlook.controllers.main")
    def test_the_link_of_somebody_else(self):
        for auth in PROVIDERS:
            with self.subTest(auth=auth):
                self.use_auth(auth)
                state = json.dumps({"model": "doc.intake.mailbox", "id": self.mailbox.id, "csrf_token": "forged"})
                answer = self.come_back(auth, self.tokens.sign_in(self.account), state)
                self.assertEqual(answer.status_code, 403)
                self.assertEqual(self.sealed(), (None, None))

    def test_token_server_down_during_sign_in(self):
        _page, query = self.open_page("outlook")
        self.tokens.stop()
        answer = self.come_back("outlook", "any", query["state"])
        self.assertEqual(answer.status_code, 200)
        self.assertIn("cannot be reached just now", answer.text)
        self.assertEqual(self.sealed(), (None, None))

    def test_only_administrators_sign_in(self):
        with self.assertRaises(AccessError):
            self.open_page("outlook", self.manager)

    def test_without_the_client_of_settings(self):
        self.env["ir.config_parameter"].set_param("microsoft_outlook_client_id", False)
        self.assertFalse(self.mailbox.has_oauth_client)
        with self.assertRaises(UserError):
            self.open_page("outlook")

    def test_form(self):
        arch = self.mailbox.with_user(self.manager).get_view(view_type="form")["arch"]
        self.assertNotIn("open_microsoft_outlook_uri", arch)
        self.assertIn("Only a system administrator", arch)
        arch = self.mailbox.with_user(self.admin).get_view(view_type="form")["arch"]
        self.assertIn("open_microsoft_outlook_uri", arch)
        self.assertIn("open_google_gmail_uri", arch)
