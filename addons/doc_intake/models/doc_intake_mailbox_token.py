import datetime as dt
import logging

import psycopg2.errors

from odoo import fields, models
from odoo.tools import SQL, format_date

from ..intake_core.errors import IntakeError, _
from ..intake_core.mail import errors as mail_errors
from ..intake_core.mail.account import oauth
from ..intake_core.secret_box import SecretUnreadableError
from .doc_intake_mailbox_oauth import PROVIDERS
from .doc_intake_work_mixin import CONCURRENCY_ERRORS

_logger = logging.getLogger(__name__)

ALERT_SIGN_IN = "oauth_sign_in"
ALERT_ENDS = "oauth_ends"
_RENEW_AHEAD = dt.timedelta(minutes=1)
_WARN_AHEAD = dt.timedelta(days=7)
_LOCK_TRIES = 5
_LOCK_TIMEOUT = "30s"  # whoever holds the row waits for the provider for some seconds at most
_TOKEN_FIELDS = ["refresh_token_sealed", "access_token_sealed", "access_token_until", "oauth_state", "oauth_until"]


class SignInUnreadableError(IntakeError):
    """The tokens were sealed with a key that this server does not have."""

    code = "oauth_unreadable"
    template = _(
        "The stored sign-in cannot be decrypted: the key of this server is another one than when it was saved. Sign "
        "in again, or restore doc_intake_secret_key in odoo.conf."
    )


class RenewalBusyError(IntakeError):
    """Another process holds the mailbox row for longer than a renewal takes."""

    code = "oauth_renewal_busy"
    template = _("Another process is renewing the sign-in of this mailbox just now.")
    retry = True


# A person has to do something before any further try can succeed.
_PERSON_NEEDED = (
    oauth.SignInNeeded,
    oauth.ClientMissing,
    oauth.ClientRefused,
    oauth.RequestRefused,
    SignInUnreadableError,
)
# The first time says little: a fresh token may help, or somebody is signing in just now.
_SECOND_TRY = (mail_errors.TokenRefused, oauth.NotSignedIn)


class Mailbox(models.Model):
    """The tokens of a sign-in: renewed before they end, and somebody told before the sign-in itself does."""

    _inherit = "doc.intake.mailbox"

    def _credentials__(self):
        # EXTENDS 'doc_intake': a token instead of a password
        self.ensure_one()
        mailbox = self.sudo()
        if mailbox.auth not in PROVIDERS:
            return super()._credentials__()
        return {"password": "", "token": mailbox._held_token__() or mailbox._renew__()}

    def _held_token__(self):
        """The access token we hold, None when it ends within a minute."""
        if not self.refresh_token_sealed:
            raise oauth.NotSignedIn(provider=PROVIDERS[self.auth].name, user=self.user)
        until = self.access_token_until
        if not self.access_token_sealed or not until or until - fields.Datetime.now() <= _RENEW_AHEAD:
            return None
        return self._unseal__(self.access_token_sealed)

    def _unseal__(self, sealed):
        try:
            return self._secret_box__().open(sealed)
        except SecretUnreadableError as error:
            raise SignInUnreadableError() from error

    def _renew__(self):
        """A new access token, in a transaction of its own: whoever logs in with it finds it and the rotated refresh
        token committed, and two processes never use the same refresh token.
        """
        for _attempt in range(_LOCK_TRIES):
            try:
                with self.env.registry.cursor() as cr:
                    cr.execute("SET LOCAL lock_timeout = %s", [_LOCK_TIMEOUT])
                    cr.execute(
                        SQL("SELECT id FROM %s WHERE id = %s FOR NO KEY UPDATE", SQL.identifier(self._table), self.id),
                        log_exceptions=False,
                    )
                    token, refusal = self.with_env(self.env(cr=cr))._at_work()._renew_locked__()
                break
            except psycopg2.errors.LockNotAvailable as error:
                raise RenewalBusyError() from error
            except CONCURRENCY_ERRORS:
                continue  # the row was changed while we waited for it
        else:
            raise RenewalBusyError()
        self.invalidate_recordset(_TOKEN_FIELDS, flush=False)
        if refusal:
            raise refusal
        return token

    def _renew_locked__(self):
        """(access token, None), or (None, why a person has to sign in again); what is to be remembered is written."""
        token = self._held_token__()
        if token:  # another process was faster
            return token, None
        refresh = self._unseal__(self.refresh_token_sealed)
        endpoint = self._token_endpoint__(self.auth)
        try:
            tokens = oauth.ask(endpoint, "refresh_token", refresh_token=refresh, **self._token_form(self.auth))
        except oauth.SignInNeeded as error:
            self.oauth_state = "refused"
            return None, error
        box = self._secret_box__()
        self.write(
            {
                "refresh_token_sealed": box.seal(tokens.refresh or refresh),
                "access_token_sealed": box.seal(tokens.access),
                "access_token_until": fields.Datetime.now() + dt.timedelta(seconds=tokens.seconds),
                "oauth_state": "signed_in",
                # Where the answer does not tell, what was known before still holds.
                "oauth_until": self._ends_at(self.auth, tokens) or self.oauth_until,
            }
        )
        _logger.info("mailbox %s: sign-in renewed for %s seconds", self.id, tokens.seconds)
        return tokens.access, None

    # ---- ALARM ----

    def _work_fail(self, queue, error):
        # EXTENDS 'doc.intake.work.mixin'
        result = super()._work_fail(queue, error)
        for mailbox in self.filtered(lambda mailbox: mailbox.auth in PROVIDERS):
            mailbox._alert_sign_in(error)
            mailbox._alert_end()
        return result

    def _finish_fetch(self, is_through, problem):
        # EXTENDS 'doc_intake': the account let us in
        result = super()._finish_fetch(is_through, problem)
        if self.auth in PROVIDERS:
            self.oauth_state = "signed_in"
            self._alert_over(ALERT_SIGN_IN)
            self._alert_end()
        return result

    def _alert_sign_in(self, error):
        """Have somebody sign in again, at once when that is certain to be needed."""
        if not isinstance(error, (*_PERSON_NEEDED, *_SECOND_TRY)):
            return
        if isinstance(error, mail_errors.TokenRefused) and self.attempts <= 1:
            # It may have been withdrawn before its time; a fresh one tells.
            self.write({"access_token_sealed": False, "next_try_at": fields.Datetime.now() + _RENEW_AHEAD})
        if isinstance(error, _SECOND_TRY) and self.attempts <= 1:
            return
        if isinstance(error, oauth.SignInNeeded):
            self.oauth_state = "refused"
        self._alert(
            ALERT_SIGN_IN,
            lambda mailbox: mailbox.env._("Sign in to %s again", mailbox.user),
            lambda mailbox: mailbox._say(error.code, error.params),
        )

    def _alert_end(self):
        """Have somebody sign in again before the sign-in ends."""
        if self.oauth_state != "signed_in" or not self.oauth_until:
            return
        if self.oauth_until - fields.Datetime.now() > _WARN_AHEAD:
            self._alert_over(ALERT_ENDS)
            return
        self._alert(
            ALERT_ENDS,
            lambda mailbox: mailbox.env._("Sign in to %s before it ends", mailbox.user),
            lambda mailbox: mailbox.env._(
                "The sign-in of %(user)s with %(provider)s ends on %(day)s. A system administrator opens this mailbox "
                "and signs in again; until then mail goes on coming in.",
                user=mailbox.user,
                provider=PROVIDERS[mailbox.auth].name,
                day=format_date(mailbox.env, mailbox.oauth_until),
            ),
            deadline=fields.Date.to_date(self.oauth_until),
        )
