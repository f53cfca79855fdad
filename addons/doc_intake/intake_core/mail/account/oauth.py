"""Sign-in with OAuth 2.0: the one place that speaks with a provider's token server (RFC 6749).

``ask`` sends one request and returns ``Tokens`` or raises an ``OAuthError``. No token, secret or
answer of the server is ever part of an error or of a log line.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import requests

from ...errors import IntakeError, _

_LONGEST_ANSWER = 65536
_LONGEST_TOKEN = 16384
_DEFAULT_SECONDS = 600  # RFC 6749, 5.1 only recommends expires_in; without it we ask again soon
_LONGEST_SECONDS = 10 * 366 * 86400
# RFC 6749, 5.2; the last three are Microsoft's and OpenID Connect's ways to say that a person is needed.
_PERSON_NEEDED = frozenset({"invalid_grant", "interaction_required", "login_required", "consent_required"})
_CLIENT_REFUSED = frozenset({"invalid_client", "unauthorized_client"})
_PASSING = frozenset({"temporarily_unavailable", "server_error", "slow_down"})


class OAuthError(IntakeError):
    """Base of what ``ask`` raises; ``provider`` is a parameter of each sentence."""

    code = "oauth"
    template = _("The sign-in with %(provider)s cannot be used.")


class NotSignedIn(OAuthError):
    code = "oauth_not_signed_in"
    template = _(
        "Nobody has signed in with %(provider)s as %(user)s yet. A system administrator opens this mailbox and "
        "presses Sign in."
    )


class SignInNeeded(OAuthError):
    code = "oauth_sign_in_needed"
    template = _(
        "%(provider)s no longer accepts the sign-in of %(user)s: it has expired or was revoked. A system "
        "administrator has to open this mailbox and sign in again as %(user)s. No mail is lost; it waits on the "
        "server."
    )


class ClientMissing(OAuthError):
    code = "oauth_client_missing"
    template = _(
        "The client ID and client secret for %(provider)s are missing. A system administrator enters them in "
        "Settings, General Settings."
    )


class ClientRefused(OAuthError):
    code = "oauth_client_refused"
    template = _(
        "%(provider)s does not accept the client ID and client secret of this Odoo. The secret may have expired: a "
        "system administrator enters a new one in Settings, General Settings."
    )


class RequestRefused(OAuthError):
    code = "oauth_request_refused"
    template = _(
        "%(provider)s refused to renew the sign-in of %(user)s (%(reason)s). A system administrator has to open this "
        "mailbox and sign in again."
    )


class TokenServerUnreachable(OAuthError):
    code = "oauth_server_unreachable"
    template = _(
        "%(provider)s, where the sign-in is renewed, cannot be reached just now (%(reason)s). It will be tried again."
    )
    retry = True


class TokenAnswerUnreadable(OAuthError):
    code = "oauth_answer_unreadable"
    template = _("%(provider)s gave an answer that could not be understood (%(reason)s). It will be tried again.")
    retry = True


@dataclass(frozen=True, slots=True)
class TokenEndpoint:
    """Where and as whom tokens are asked for.

    ``provider`` and ``user`` (the mail account) are for sentences. ``timeout`` in seconds bounds each wait and,
    doubled, the reading of the answer.
    """

    provider: str
    user: str
    url: str
    client_id: str
    client_secret: str = field(repr=False)
    timeout: float = 5.0


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a token server gave: seconds from now; ``refresh`` None = the one that was used stays good."""

    access: str = field(repr=False)
    seconds: int
    refresh: str | None = field(default=None, repr=False)
    refresh_seconds: int | None = None


def ask(endpoint: TokenEndpoint, grant_type: str, **values: str) -> Tokens:
    """Ask for tokens: ``grant_type`` ``authorization_code`` (with ``code``) or ``refresh_token``, RFC 6749 4.1.3 and 6.

    ``values`` go into the form as they are. Raises OAuthError.
    """
    if not endpoint.client_id or not endpoint.client_secret:
        raise ClientMissing(provider=endpoint.provider)
    form = {
        "client_id": endpoint.client_id,
        "client_secret": endpoint.client_secret,
        "grant_type": grant_type,
        **values,
    }
    try:
        status, body = _post(endpoint, form)
    except requests.Timeout as error:
        raise TokenServerUnreachable(provider=endpoint.provider, reason="time-out") from error
    except requests.exceptions.SSLError as error:
        raise TokenServerUnreachable(provider=endpoint.provider, reason="certificate") from error
    except (requests.RequestException, OSError, ValueError) as error:
        # A wrong URL is a ValueError of several libraries.
        raise TokenServerUnreachable(provider=endpoint.provider, reason=type(error).__name__) from error
    return read_answer(endpoint, status, body)


def _post(endpoint: TokenEndpoint, form: Mapping[str, str]) -> tuple[int, bytes]:
    end = time.monotonic() + 2 * endpoint.timeout
    with requests.post(
        endpoint.url, data=form, timeout=endpoint.timeout, allow_redirects=False, stream=True
    ) as response:
        body = bytearray()
        # A larger piece is waited for until it is full, and each of its bytes may take the whole time-out.
        for piece in response.iter_content(1):
            body += piece
            if len(body) > _LONGEST_ANSWER:
                break
            if time.monotonic() > end:
                raise requests.Timeout()
        return response.status_code, bytes(body)


def read_answer(endpoint: TokenEndpoint, status: int, body: bytes) -> Tokens:
    """Read a token server's answer (RFC 6749, 5.1 and 5.2). Raises OAuthError."""
    provider, user = endpoint.provider, endpoint.user
    if status >= 500 or status in (408, 429):
        raise TokenServerUnreachable(provider=provider, reason=f"HTTP {status}")
    answer = _json(body) if len(body) <= _LONGEST_ANSWER else None
    if answer is None:
        raise TokenAnswerUnreadable(provider=provider, reason=f"HTTP {status}")
    if "error" in answer or status >= 400:
        raise _refusal(provider, user, status, answer.get("error"))
    access = _token(answer.get("access_token"))
    if status != 200 or access is None:
        raise TokenAnswerUnreadable(provider=provider, reason=f"HTTP {status}, access_token")
    refresh = answer.get("refresh_token")
    if refresh is not None and _token(refresh) is None:
        raise TokenAnswerUnreadable(provider=provider, reason="refresh_token")
    return Tokens(
        access=access,
        seconds=_seconds(answer.get("expires_in")) or _DEFAULT_SECONDS,
        refresh=refresh,
        refresh_seconds=_seconds(answer.get("refresh_token_expires_in")),
    )


def _refusal(provider: str, user: str, status: int, error: object) -> OAuthError:
    # The codes of RFC 6749 are words; anything else in their place is not shown.
    word = error if isinstance(error, str) and error.isascii() and error.isidentifier() else ""
    if word in _PERSON_NEEDED:
        return SignInNeeded(provider=provider, user=user)
    if word in _CLIENT_REFUSED:
        return ClientRefused(provider=provider)
    if word in _PASSING:
        return TokenServerUnreachable(provider=provider, reason=word)
    return RequestRefused(provider=provider, user=user, reason=word[:40] or f"HTTP {status}")


def _json(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _token(value: object) -> str | None:
    """A token of the characters of RFC 6750, 2.1 and more, but none that would end a line or a SASL field."""
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TOKEN:
        return None
    return value if all(33 <= ord(character) <= 126 for character in value) else None


def _seconds(value: object) -> int | None:
    # Some servers write the number as a string.
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    # Comparisons are False for NaN; infinity is cut before it becomes an int.
    return int(min(value, _LONGEST_SECONDS)) if value >= 1 else None
