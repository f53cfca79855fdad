import datetime as dt
from dataclasses import dataclass
from types import MappingProxyType

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL, email_normalize
from odoo.tools.urls import urljoin

from ..intake_core.errors import IntakeError
from ..intake_core.mail.account import oauth

GOOGLE_TOKEN_URL = "https://oauth2.googleapis.com/token"


@dataclass(frozen=True, slots=True)
class Provider:
    """``prefix``: of Odoo's own fields and parameters; ``hosts``: by protocol; ``lifetime``: how long a sign-in lasts
    after each renewal where the provider's answers do not tell.
    """

    name: str
    prefix: str
    hosts: MappingProxyType
    lifetime: dt.timedelta | None = None


PROVIDERS = {
    "gmail": Provider(
        name="Google",
        prefix="google_gmail",
        hosts=MappingProxyType({"imap": "imap.gmail.com", "pop3": "pop.gmail.com"}),
    ),
    "outlook": Provider(
        name="Microsoft",
        prefix="microsoft_outlook",
        hosts=MappingProxyType({"imap": "outlook.office365.com", "pop3": "outlook.office365.com"}),
        # learn.microsoft.com/entra/identity-platform/refresh-tokens: 90 days, a new one with each renewal
        lifetime=dt.timedelta(days=90),
    ),
}
_PRESET_HOSTS = frozenset(host for provider in PROVIDERS.values() for host in provider.hosts.values())


class Mailbox(models.Model):
    """Sign-in with Google or Microsoft instead of a password.

    Odoo's mixins lead through the sign-in and call back with the tokens; renewing is ours, because a token that
    rotates must be safe on the disk before anything depends on it.
    """

    _name = "doc.intake.mailbox"
    _inherit = ["doc.intake.mailbox", "google.gmail.mixin", "microsoft.outlook.mixin"]
    _email_field = "user"

    auth = fields.Selection(
        [("password", "Password"), ("gmail", "Google"), ("outlook", "Microsoft 365")],
        string="Sign In With",
        required=True,
        default="password",
        tracking=True,
    )
    host = fields.Char(compute="_compute_host", store=True, readonly=False, precompute=True)
    security = fields.Selection(compute="_compute_security", store=True, readonly=False, precompute=True)
    oauth_state = fields.Selection(
        [("none", "Not signed in"), ("signed_in", "Signed in"), ("refused", "No longer accepted")],
        string="Sign-in",
        readonly=True,
        required=True,
        default="none",
        copy=False,
    )
    oauth_until = fields.Datetime(
        string="Signed In Until",
        readonly=True,
        copy=False,
        help="When the sign-in ends unless it is renewed before, which happens by itself with each fetch. Empty where "
        "the provider does not tell.",
    )
    has_oauth_client = fields.Boolean(compute="_compute_has_oauth_client")

    # Like the password: nobody reads them, not even an administrator by RPC.
    refresh_token_sealed = fields.Char(groups=fields.NO_ACCESS, copy=False)
    access_token_sealed = fields.Char(groups=fields.NO_ACCESS, copy=False)
    access_token_until = fields.Datetime(groups=fields.NO_ACCESS, copy=False)

    # The doors through which the mixins' controllers hand the tokens in. Nothing comes out of them: the mixins' only
    # readers are their ``_generate_*_oauth2_string``, and ours is ``_credentials__``.
    google_gmail_refresh_token = fields.Char(
        compute="_compute_tokens", inverse="_inverse_google_gmail_tokens", groups=fields.NO_ACCESS, copy=False
    )
    google_gmail_access_token = fields.Char(
        compute="_compute_tokens", inverse="_inverse_google_gmail_tokens", groups=fields.NO_ACCESS, copy=False
    )
    google_gmail_access_token_expiration = fields.Integer(
        compute="_compute_tokens", inverse="_inverse_google_gmail_tokens", groups=fields.NO_ACCESS, copy=False
    )
    microsoft_outlook_refresh_token = fields.Char(
        compute="_compute_tokens", inverse="_inverse_microsoft_outlook_tokens", groups=fields.NO_ACCESS, copy=False
    )
    microsoft_outlook_access_token = fields.Char(
        compute="_compute_tokens", inverse="_inverse_microsoft_outlook_tokens", groups=fields.NO_ACCESS, copy=False
    )
    microsoft_outlook_access_token_expiration = fields.Integer(
        compute="_compute_tokens", inverse="_inverse_microsoft_outlook_tokens", groups=fields.NO_ACCESS, copy=False
    )

    @property
    def _OUTLOOK_SCOPE(self):
        # What the mailbox needs and no more.
        kind = "POP" if self[:1].protocol == "pop3" else "IMAP"
        return f"https://outlook.office.com/{kind}.AccessAsUser.All"

    def write(self, vals):
        if "auth" in vals or "user" in vals:
            # What was signed in for one account is of no use for another one.
            self.filtered(lambda mailbox: mailbox._is_other_account(vals))._forget_sign_in()
        result = super().write(vals)
        if "auth" in vals:
            self._work_again()
        return result

    def _is_other_account(self, vals):
        def spelling(user):
            return email_normalize(user) or (user or "").strip()

        return ("auth" in vals and vals["auth"] != self.auth) or (
            "user" in vals and spelling(vals["user"]) != spelling(self.user)
        )

    @api.depends("auth", "protocol")
    def _compute_host(self):
        for mailbox in self:
            provider = PROVIDERS.get(mailbox.auth)
            if provider and (not mailbox.host or mailbox.host in _PRESET_HOSTS):
                mailbox.host = provider.hosts.get(mailbox.protocol)
            else:
                mailbox.host = mailbox.host  # chosen by a person

    @api.depends("auth")
    def _compute_security(self):
        for mailbox in self:
            if mailbox.auth in PROVIDERS and mailbox.security != "starttls":
                mailbox.security = "ssl"
            else:
                mailbox.security = mailbox.security or "ssl"

    @api.depends("auth")
    def _compute_has_oauth_client(self):
        for mailbox in self:
            mailbox.has_oauth_client = mailbox.auth not in PROVIDERS or all(mailbox._oauth_client__(mailbox.auth))

    @api.depends("refresh_token_sealed", "access_token_sealed")
    def _compute_tokens(self):
        for provider in PROVIDERS.values():
            self[f"{provider.prefix}_refresh_token"] = False
            self[f"{provider.prefix}_access_token"] = False
            self[f"{provider.prefix}_access_token_expiration"] = 0

    @api.constrains("auth", "security")
    def _check_oauth_encrypted(self):
        for mailbox in self:
            if mailbox.auth in PROVIDERS and mailbox.security == "none":
                raise ValidationError(
                    self.env._(
                        "To sign in with Google or Microsoft, choose an encrypted connection: SSL/TLS or STARTTLS."
                    )
                )

    # ---- SIGNING IN ----

    def open_google_gmail_uri(self):
        # EXTENDS 'google_gmail'
        self._refuse_neutralized()
        return super().open_google_gmail_uri()

    def open_microsoft_outlook_uri(self):
        # EXTENDS 'microsoft_outlook'
        self._refuse_neutralized()
        return super().open_microsoft_outlook_uri()

    def _fetch_gmail_token(self, grant_type, **values):
        # OVERRIDES 'google_gmail', whose errors say nothing and whose answer loses when the sign-in ends
        return self._exchange("gmail", grant_type, values)

    def _fetch_outlook_token(self, grant_type, **values):
        # OVERRIDES 'microsoft_outlook'
        return self._exchange("outlook", grant_type, values)

    def _exchange(self, auth, grant_type, values):
        """Turn the authorization code that a browser brought back into tokens, for the mixin's controller.

        :return: dict as the mixins expect it
        """
        self.ensure_one()
        self._refuse_neutralized()
        # A code is good for one try. With the row locked first, whoever is in our way makes the request begin again
        # before the code is used, and nobody can afterwards.
        self.env.cr.execute(
            SQL("SELECT id FROM %s WHERE id = %s FOR NO KEY UPDATE", SQL.identifier(self._table), self.id),
            log_exceptions=False,
        )
        try:
            tokens = oauth.ask(self._token_endpoint__(auth), grant_type, **self._token_form(auth), **values)
        except IntakeError as error:
            raise UserError(self._say(error.code, error.params)) from error
        if not tokens.refresh and grant_type == "authorization_code":
            raise UserError(self.env._("The sign-in would end within the hour: no lasting permission was given."))
        self.sudo().oauth_until = self._ends_at(auth, tokens)
        return {
            "refresh_token": tokens.refresh,
            "access_token": tokens.access,
            "expires_in": tokens.seconds,
            "id_token": "",
        }

    def _generate_oauth2_string(self, user, refresh_token):
        # OVERRIDES 'google_gmail': no second way by which tokens come out or are renewed
        raise NotImplementedError("a mailbox gives its token by _credentials__")

    def _generate_outlook_oauth2_string(self, login):
        # OVERRIDES 'microsoft_outlook'
        raise NotImplementedError("a mailbox gives its token by _credentials__")

    def _inverse_google_gmail_tokens(self):
        self._take_tokens("gmail")

    def _inverse_microsoft_outlook_tokens(self):
        self._take_tokens("outlook")

    def _take_tokens(self, auth):
        """Seal the tokens that a controller has just written; what is empty changes nothing."""
        prefix = PROVIDERS[auth].prefix
        names = [f"{prefix}_refresh_token", f"{prefix}_access_token", f"{prefix}_access_token_expiration"]
        box = self._secret_box__()
        for mailbox in self.sudo():
            refresh, access, until = (mailbox[name] for name in names)
            values = {}
            if access:
                values["access_token_sealed"] = box.seal(access)
                values["access_token_until"] = dt.datetime.fromtimestamp(until or 0, dt.UTC).replace(tzinfo=None)
            if refresh:
                values |= {"auth": auth, "refresh_token_sealed": box.seal(refresh), "oauth_state": "signed_in"}
            if values:
                mailbox.write(values)
                mailbox._work_again()
        self.invalidate_recordset(names, flush=False)

    def _has_secret(self):
        # EXTENDS 'doc_intake'
        return super()._has_secret() or bool(self.sudo().refresh_token_sealed)

    def _forget_sign_in(self):
        signed_in = self.sudo().filtered("refresh_token_sealed")
        if signed_in:
            signed_in.write(
                {
                    "refresh_token_sealed": False,
                    "access_token_sealed": False,
                    "access_token_until": False,
                    "oauth_state": "none",
                    "oauth_until": False,
                }
            )

    # ---- THE PROVIDER ----

    def _ends_at(self, auth, tokens):
        """When the sign-in that ``tokens`` belong to ends, False where nobody knows."""
        if tokens.refresh_seconds:
            return fields.Datetime.now() + dt.timedelta(seconds=tokens.refresh_seconds)
        lifetime = PROVIDERS[auth].lifetime
        return fields.Datetime.now() + lifetime if lifetime and tokens.refresh else False

    @api.model
    def _oauth_client__(self, auth):
        """(client id, client secret) of Settings, empty where missing."""
        get_param = self.env["ir.config_parameter"].sudo().get_param
        prefix = PROVIDERS[auth].prefix
        return get_param(f"{prefix}_client_id") or "", get_param(f"{prefix}_client_secret") or ""

    def _token_endpoint__(self, auth):
        client_id, client_secret = self._oauth_client__(auth)
        return oauth.TokenEndpoint(
            provider=PROVIDERS[auth].name,
            user=self.user,
            url=GOOGLE_TOKEN_URL if auth == "gmail" else urljoin(self._get_microsoft_endpoint(), "token"),
            client_id=client_id,
            client_secret=client_secret,
        )

    def _token_form(self, auth):
        """What the provider wants beside the grant; the address must be the one of the sign-in page."""
        form = {"redirect_uri": urljoin(self.get_base_url(), f"/{PROVIDERS[auth].prefix}/confirm")}
        if auth == "outlook":
            form["scope"] = f"openid email offline_access https://outlook.office.com/User.read {self._OUTLOOK_SCOPE}"
        return form
