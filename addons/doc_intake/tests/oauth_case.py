import time
from unittest.mock import patch

from ..models.doc_intake_mailbox_oauth import PROVIDERS
from .mail_case import MailCase

GOOGLE_URL = "odoo.addons.doc_intake.models.doc_intake_mailbox_oauth.GOOGLE_TOKEN_URL"


def use_token_server(test, env, tokens):
    """Have Google's and Microsoft's token endpoints be those of ``tokens``, and Odoo known there."""
    set_param = env["ir.config_parameter"].sudo().set_param
    for provider in PROVIDERS.values():
        set_param(f"{provider.prefix}_client_id", tokens.client_id)
        set_param(f"{provider.prefix}_client_secret", tokens.client_secret)
    set_param("microsoft_outlook.endpoint", tokens.url.removesuffix("token"))
    test.enterContext(patch(GOOGLE_URL, tokens.url))


def token_values(auth, refresh, access, seconds=3600):
    """What the mixin's controller writes after a sign-in."""
    prefix = PROVIDERS[auth].prefix
    return {
        "active": True,
        f"{prefix}_refresh_token": refresh,
        f"{prefix}_access_token": access,
        f"{prefix}_access_token_expiration": int(time.time()) + seconds,
    }


class OAuthCase(MailCase):
    """A mailbox of a Dovecot that takes tokens of a token server; nobody has signed in yet."""

    server_features = {"oauth": True}
    auth = "outlook"

    def setUp(self):
        super().setUp()
        self.tokens = self.server.tokens
        self.tokens.start()
        self.tokens.fail()
        self.tokens.policy = type(self.tokens.policy)()
        use_token_server(self, self.env, self.tokens)
        self.use_auth(self.auth)

    def use_auth(self, auth, **values):
        settings = self.server.settings
        self.mailbox.write(
            {
                "auth": auth,
                "host": settings.host,
                "security": "ssl",
                "port": settings.imaps_port,
                "ca_certificate": settings.ca_file.read_text(),
                "password": False,
                **values,
            }
        )
        self.mailbox.sudo().password_sealed = False

    def sign_in(self, account=None, seconds=3600):
        """Somebody has signed in in the browser; returns (refresh token, access token)."""
        refresh, access = self.tokens.grant(account or self.account)
        self.mailbox.sudo().write(token_values(self.mailbox.auth, refresh, access, seconds))
        return refresh, access

    def asked(self, function):
        """dict of how often something happened on the token server while ``function`` ran."""
        before = self.tokens.counts
        function()
        after = self.tokens.counts
        return {name: count - before.get(name, 0) for name, count in after.items() if count > before.get(name, 0)}

    def sealed(self):
        """The stored (refresh token, access token), opened."""
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT refresh_token_sealed, access_token_sealed FROM doc_intake_mailbox WHERE id = %s", [self.mailbox.id]
        )
        return tuple(self.mailbox._secret_box__().open(value) if value else None for value in self.env.cr.fetchone())

    def alerts(self, code):
        """Who has been told: the users of the open activities."""
        words = {"oauth_sign_in": "again", "oauth_ends": "before it ends"}[code]
        activities = self.env["mail.activity"].search(
            [("res_model", "=", "doc.intake.mailbox"), ("res_id", "=", self.mailbox.id)]
        )
        return activities.filtered(lambda activity: words in (activity.summary or "")).user_id
