import tempfile
import threading
import uuid
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.modules.registry import DummyRLock, Registry
from odoo.tests import tagged
from odoo.tests.common import BaseCase, get_db_name
from odoo.tools import mute_logger

from ..intake_core.mail.account import oauth
from .common import need_workbench
from .mail_case import PASSWORD
from .oauth_case import token_values, use_token_server


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours runs after it."""


@tagged("post_install", "-at_install")
class TestOAuthAtOnce(BaseCase):
    """Rotating tokens with real transactions, committed and removed afterwards."""

    @classmethod
    def setUpClass(cls):
        need_workbench()
        super().setUpClass()
        from dev.mail_server import Features, MailServer

        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.server = MailServer(Path(folder.name) / "mail", accounts={}, features=Features(oauth=True))
        cls.addClassCleanup(cls.server.clean)
        cls.server.start()
        cls.tokens = cls.server.tokens

    def setUp(self):
        super().setUp()
        self.registry = Registry(get_db_name())
        # The thread that runs the tests holds this lock; the registry does not change meanwhile.
        self.patch(Registry, "_lock", DummyRLock())
        self.account = f"{uuid.uuid4().hex[:8]}@intake.test"
        self.server.add_account(self.account, PASSWORD)
        settings = self.server.settings
        refresh, access = self.tokens.grant(self.account)
        with self.transaction() as env:
            self.before = [
                (parameter.id, parameter.key, parameter.value)
                for parameter in env["ir.config_parameter"].search(
                    ["|", ("key", "=like", "microsoft_outlook%"), ("key", "=like", "google_gmail%")]
                )
            ]
            use_token_server(self, env, self.tokens)
            mailbox = env["doc.intake.mailbox"].create(
                {
                    "name": self.account,
                    "host": settings.host,
                    "user": self.account,
                    "auth": "outlook",
                    "port": settings.imaps_port,
                    "ca_certificate": settings.ca_file.read_text(),
                }
            )
            mailbox.write(token_values("outlook", refresh, access, seconds=0))
            self.mailbox_id = mailbox.id
            self.trigger_id = env["ir.cron.trigger"].search([], order="id desc", limit=1).id or 0
        self.addCleanup(self.clean)

    @contextmanager
    def transaction(self):
        with self.registry.cursor() as cr:
            cr.execute("SET LOCAL lock_timeout = '10s'")
            yield api.Environment(cr, SUPERUSER_ID, {"lang": "en_US"})

    def mailbox(self, env):
        return env["doc.intake.mailbox"].browse(self.mailbox_id)

    def clean(self):
        with self.transaction() as env:
            mailbox = self.mailbox(env)
            env["mail.activity"].search([("res_model", "=", mailbox._name), ("res_id", "=", mailbox.id)]).unlink()
            mailbox.unlink()
            env["ir.cron.trigger"].search([("id", ">", self.trigger_id)]).unlink()
            env["ir.config_parameter"].search(
                ["|", ("key", "=like", "microsoft_outlook%"), ("key", "=like", "google_gmail%")]
            ).unlink()
            for _id, key, value in self.before:
                env["ir.config_parameter"].set_param(key, value)

    def stored(self):
        with self.transaction() as env:
            mailbox = self.mailbox(env)
            return tuple(
                mailbox._secret_box__().open(value)
                for value in (mailbox.refresh_token_sealed, mailbox.access_token_sealed)
            )

    def count(self, name):
        return self.tokens.counts.get(name, 0)

    def test_two_processes_renew_once(self):
        renewed, refused = self.count("renewed"), self.count("refused")
        start = threading.Barrier(3)
        results: list = []

        def log_in():
            try:
                with self.transaction() as env:
                    self.mailbox(env).fetch(["name", "refresh_token_sealed", "access_token_until"])  # the snapshot
                    start.wait(10)
                    results.append(self.mailbox(env)._credentials__()["token"])
            except Exception as error:  # noqa: BLE001  # handed to the test
                results.append(error)

        threads = [threading.Thread(target=log_in) for _ in range(3)]
        with mute_logger("odoo.sql_db"):
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(30)
        self.assertEqual(results, [self.stored()[1]] * 3)
        self.assertEqual(self.count("renewed"), renewed + 1)
        self.assertEqual(self.count("refused"), refused, "nobody used a refresh token twice")

    def test_killed_between_renewal_and_login(self):
        before = self.stored()
        seen = []

        def die(mailbox, access, limits=None):
            seen.append((access.token, self.stored()))  # by another connection: only what is committed
            raise Killed()

        mailboxes = self.registry["doc.intake.mailbox"]
        with patch.object(mailboxes, "_open_source__", die), self.assertRaises(Killed), self.transaction() as env:
            mailbox = self.mailbox(env)
            mailbox._open_source__(mailbox._access__())
        [(token, at_login)] = seen
        self.assertNotEqual(at_login[0], before[0], "rotated")
        self.assertEqual(at_login[1], token, "committed before it is used")
        asked = self.count("asked")
        with self.transaction() as env:
            mailbox = self.mailbox(env)
            with mailbox._open_source__(mailbox._access__()) as source:
                self.assertEqual(source.check("INBOX").messages, 0)
        self.assertEqual(self.count("asked"), asked, "the next process goes on with it")
        with self.transaction() as env:
            self.mailbox(env).access_token_until = False
        with self.transaction() as env:
            self.mailbox(env)._access__()
        self.assertEqual(self.count("asked"), asked + 1, "and its refresh token is the good one")

    def test_killed_before_the_commit(self):
        """Nothing can be done then but to ask with the old one, which servers with a grace accept."""
        self.tokens.policy.grace = 60
        self.addCleanup(setattr, self.tokens.policy, "grace", 0)
        original = oauth.ask

        def die(*args, **values):
            original(*args, **values)
            raise Killed()

        with patch.object(oauth, "ask", die), self.assertRaises(Killed), self.transaction() as env:
            self.mailbox(env)._access__()
        before = self.stored()
        with self.transaction() as env:
            self.assertTrue(self.mailbox(env)._access__().token)
        self.assertNotEqual(self.stored(), before)

    def test_a_sign_in_during_a_renewal_wins(self):
        """Whoever waited for the row looks again at what it holds."""
        fresh = self.tokens.grant(self.account)
        original = oauth.ask
        asked = []

        def meanwhile(*args, **values):
            asked.append(args)
            return original(*args, **values)

        results = []
        with self.transaction() as env:
            self.mailbox(env).write(token_values("outlook", *fresh))
            env.flush_all()  # the row is locked now

            def renew():
                with self.transaction() as other:
                    results.append(self.mailbox(other)._credentials__()["token"])

            with mute_logger("odoo.sql_db"):
                thread = threading.Thread(target=renew)
                with patch.object(oauth, "ask", meanwhile):
                    thread.start()
                    thread.join(0.5)
                    self.assertTrue(thread.is_alive(), "it waits")
                    env.cr.commit()
                    thread.join(20)
        self.assertEqual(results, [fresh[1]])
        self.assertFalse(asked)
        self.assertEqual(self.stored(), fresh)

    def test_busy(self):
        from ..models.doc_intake_mailbox_token import RenewalBusyError

        module = "odoo.addons.doc_intake.models.doc_intake_mailbox_token._LOCK_TIMEOUT"
        with self.transaction() as env, patch(module, "200ms"), mute_logger("odoo.sql_db"):
            self.mailbox(env).name = "somebody is saving the form"
            env.flush_all()
            with self.transaction() as other, self.assertRaises(RenewalBusyError):
                self.mailbox(other)._access__()
            env.cr.rollback()
