import logging
import os
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import tagged

from ..intake_core.mail.account.imap import ImapSource
from ..models.doc_intake_mailbox_oauth import PROVIDERS
from .mail_case import invoice_mail
from .oauth_case import OAuthCase, token_values

_DOORS = [
    f"{provider.prefix}_{name}"
    for provider in PROVIDERS.values()
    for name in ("refresh_token", "access_token", "access_token_expiration")
]
_SEALED = ["refresh_token_sealed", "access_token_sealed", "access_token_until"]


@tagged("post_install", "-at_install")
class TestOAuthSecrets(OAuthCase):
    """Tokens go in, never out."""

    def setUp(self):
        super().setUp()
        self.admin = self._new_user("intake_admin", "base.group_system,doc_intake.group_doc_intake_manager")

    def test_encrypted(self):
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": "a key of the administrator"}):
            refresh, access = self.sign_in()
            self.env.flush_all()
            self.env.cr.execute("SELECT * FROM doc_intake_mailbox WHERE id = %s", [self.mailbox.id])
            row = self.env.cr.dictfetchone()
            self.assertTrue(row["refresh_token_sealed"].startswith("fernet:"))
            self.assertTrue(row["access_token_sealed"].startswith("fernet:"))
            self.assertFalse([name for name, value in row.items() if refresh in str(value) or access in str(value)])
            self.assertFalse(set(_DOORS) & set(row), "no column for plain tokens")
            self.assertEqual(self.mailbox._access__().token, access)
            self.assertNotIn(access, repr(self.mailbox._access__()))

    def test_nobody_reads_them(self):
        with patch.dict(os.environ, {"DOC_INTAKE_SECRET_KEY": ""}):  # the stored form is the token itself
            refresh, access = self.sign_in()
        for user in (self.admin, self.manager):
            mailbox = self.mailbox.with_user(user)
            for field in (*_DOORS, *_SEALED):
                with self.subTest(user=user.login, field=field):
                    with self.assertRaises(AccessError):
                        mailbox.read([field])
                    with self.assertRaises(AccessError):
                        mailbox.web_read({field: {}})
                    with self.assertRaises(UserError):  # the manager may not export at all
                        mailbox.export_data([field])
                    with self.assertRaises(AccessError):
                        mailbox.write({field: False})
                    with self.assertRaises(AccessError):
                        mailbox.search([(field, "!=", False)])
                    with self.assertRaises(AccessError):
                        mailbox.formatted_read_group([], [field], ["__count"])
            self.assertFalse((set(_DOORS) | set(_SEALED)) & set(mailbox.fields_get()))
            everything = str(mailbox.read()) + str(mailbox.web_read({name: {} for name in mailbox.fields_get()}))
            self.assertNotIn(refresh, everything)
            self.assertNotIn(access, everything)
        # The doors give nothing back even to code that runs as the system, such as a server action of an administrator.
        self.assertFalse(any(self.mailbox.sudo()[field] for field in _DOORS))
        for reader in (
            lambda: self.mailbox.sudo()._generate_oauth2_string(self.account, ""),
            lambda: self.mailbox.sudo()._generate_outlook_oauth2_string(self.account),
        ):
            with self.assertRaises(NotImplementedError):
                reader()

    def test_nothing_left_behind_by_the_write_that_brought_them(self):
        refresh, access = self.tokens.grant(self.account)
        mailbox = self.mailbox.sudo()
        mailbox.write(token_values("outlook", refresh, access))
        self.assertFalse(any(mailbox[field] for field in _DOORS))
        self.assertEqual(self.sealed(), (refresh, access))
        mailbox.write({"microsoft_outlook_refresh_token": False})
        self.assertEqual(self.sealed(), (refresh, access), "what is empty changes nothing")
        mailbox.write({"microsoft_outlook_access_token": "at.new", "microsoft_outlook_access_token_expiration": 2**31})
        self.assertEqual(self.sealed(), (refresh, "at.new"))

    def test_not_by_onchange(self):
        refresh, access = self.sign_in()
        mailbox = self.mailbox.with_user(self.admin)
        spec = {name: {} for name in ("name", *_DOORS, *_SEALED)}
        try:
            answer = str(mailbox.onchange({"name": "x"}, ["name"], spec))
        except AccessError:
            answer = ""
        self.assertNotIn(refresh, answer)
        self.assertNotIn(access, answer)

    def test_not_in_a_copy(self):
        self.sign_in()
        copy = self.mailbox.copy().sudo()
        self.assertEqual(copy.auth, "outlook")
        self.assertEqual(copy.oauth_state, "none")
        self.assertFalse(copy.refresh_token_sealed or copy.access_token_sealed)

    def test_not_in_a_log_nor_in_a_sentence(self):
        lines = []

        class Collect(logging.Handler):
            def emit(self, record):
                lines.append(logging.Formatter().format(record))

        root, handler = logging.getLogger(), Collect(level=logging.DEBUG)
        names = ("odoo", "odoo.addons.doc_intake", "imapclient", "urllib3", "requests")
        levels = {name: logging.getLogger(name).level for name in names}
        quiet = {other: other.level for other in root.handlers}
        root_level = root.level
        root.addHandler(handler)
        root.setLevel(logging.DEBUG)
        for other in quiet:
            other.setLevel(max(other.level, logging.INFO))
        for name in names:
            logging.getLogger(name).setLevel(logging.DEBUG)
        sql = logging.getLogger("odoo.sql_db")
        sql_level = sql.level
        sql.setLevel(logging.INFO)  # it shows every statement, the writing of secrets too
        secrets, said = [self.tokens.client_secret], ""
        try:
            for fault in (None, "500", "invalid_grant", "invalid_client", "garbage", "hang_up"):
                secrets += self.sign_in(seconds=0)
                self.tokens.fail(*([fault] if fault else []))
                self.fetch()
                said += self.mailbox.reason_text or ""
                secrets += self.sealed()
            self.sign_in("other@intake.test")
            secrets += self.sealed()
            self.fetch()
            with self.work() as env:
                said += str(self.mailbox.with_env(env(user=self.manager)).action_test_connection())
        finally:
            root.removeHandler(handler)
            root.setLevel(root_level)
            sql.setLevel(sql_level)
            for name, level in levels.items():
                logging.getLogger(name).setLevel(level)
            for other, level in quiet.items():
                other.setLevel(level)
        self.assertGreater(len(set(secrets)), 10)
        self.assertTrue([line for line in lines if "POST /token" in line], "the most talkative level")
        activities = self.env["mail.activity"].search([("res_model", "=", "doc.intake.mailbox")])
        said += str(activities.mapped("note")) + str(self.mailbox.message_ids.mapped("body"))
        for secret in set(secrets):
            self.assertFalse([line for line in lines if secret in line])
            self.assertNotIn(secret, said)


@tagged("post_install", "-at_install")
class TestOAuthNeutralized(OAuthCase):
    """A copy of the database has no tokens, and gets none."""

    def setUp(self):
        super().setUp()
        self.sign_in()
        self.deliver(invoice_mail())
        self.env.flush_all()
        for query in get_neutralization_queries(["base", "doc_intake"]):
            self.env.cr.execute(query)
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()

    def test_no_tokens_left(self):
        self.assertEqual(self.sealed(), (None, None))
        self.assertEqual(self.mailbox.oauth_state, "none")
        self.assertFalse(self.mailbox.sudo().access_token_until)

    def test_no_new_ones(self):
        admin = self._new_user("intake_admin", "base.group_system,doc_intake.group_doc_intake_manager")
        self.mailbox.write({"active": True, "host": "127.0.0.1"})
        for auth in PROVIDERS:
            mailbox = self.mailbox.with_user(admin)
            mailbox.auth = auth
            code = self.tokens.sign_in(self.account)
            with self.subTest(auth=auth):
                open_page = {"gmail": mailbox.open_google_gmail_uri, "outlook": mailbox.open_microsoft_outlook_uri}
                fetch = {"gmail": mailbox._fetch_gmail_refresh_token, "outlook": mailbox._fetch_outlook_refresh_token}
                for action in (open_page[auth], lambda f=fetch[auth], c=code: f(c)):
                    with self.assertRaisesRegex(UserError, "neutralized copy"):
                        action()
        self.sign_in()  # even so
        connect = patch.object(ImapSource, "_connect", side_effect=AssertionError("connected"))
        with connect as connected:
            asked = self.asked(self.fetch)
        self.assertEqual(self.mailbox.reason_code, "database_neutralized")
        self.assertNotIn("asked", asked)
        connected.assert_not_called()
