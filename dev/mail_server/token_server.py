"""A small OAuth token server of the project's own: what Google and Microsoft are to a mailbox.

It speaks the token endpoint of RFC 6749 (sections 4.1 and 6), revocation (RFC 7009) and
introspection (RFC 7662, which Dovecot's oauth2 passdb asks at each login). It holds no account's
password: ``TokenServer.sign_in`` stands for the person who agrees in the browser. It listens on
127.0.0.1 only, in threads of the process that made it.
"""

from __future__ import annotations

import base64
import json
import secrets
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from .host import HOST

Fault = Literal["500", "invalid_grant", "invalid_client", "slow", "garbage", "hang_up"]
_SLOW_PIECE = 0.5  # seconds between the bytes of a slow answer
_LONGEST_BODY = 65536


@dataclass(slots=True)
class _Grant:
    """One person's consent: every token made from it ends with it."""

    account: str
    alive: bool = True


@dataclass(slots=True)
class _Token:
    grant: _Grant
    until: float


@dataclass(slots=True)
class TokenPolicy:
    """How the server gives tokens out; may be changed while it runs.

    ``rotate``: each renewal brings a new refresh token, and the old one is refused ``grace``
    seconds later. ``refresh_seconds``: what is announced as the life of a refresh token, None to
    announce nothing.
    """

    access_seconds: int = 3600
    rotate: bool = True
    grace: float = 0.0
    refresh_seconds: int | None = None


@dataclass(slots=True)
class _State:
    lock: threading.RLock = field(default_factory=threading.RLock)
    counts: Counter[str] = field(default_factory=Counter)
    codes: dict[str, _Grant] = field(default_factory=dict)
    access: dict[str, _Token] = field(default_factory=dict)
    refresh: dict[str, _Token] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


class TokenServer:
    """A running token server; ``url`` is its token endpoint.

    ``counts`` says how often something happened: ``renewed``, ``signed_in``, ``refused``,
    ``introspected``, ``revoked`` and ``asked`` (every request for a token, faults included).
    """

    def __init__(self, client_id: str = "intake-client", client_secret: str = "intake-client-secret") -> None:
        self.client_id = client_id
        self.client_secret = client_secret
        self.policy = TokenPolicy()
        self._state = _State()
        self._http: ThreadingHTTPServer | None = None
        self._port = 0

    def start(self) -> None:
        """Listen; again on the same port after a ``stop``. Does nothing when it listens already."""
        if self._http is not None:
            return
        self._http = _Http((HOST, self._port), self)
        self._port = self._http.server_address[1]
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Refuse connections from now on; tokens are kept."""
        http, self._http = self._http, None
        if http is not None:
            http.shutdown()
            http.server_close()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self._port}/token"

    @property
    def introspection_url(self) -> str:
        return f"http://{HOST}:{self._port}/introspect"

    @property
    def counts(self) -> dict[str, int]:
        with self._state.lock:
            return dict(self._state.counts)

    # -- what a person or an administrator does ----------------------------------------------------

    def sign_in(self, account: str) -> str:
        """Return the authorization code that the browser would bring back."""
        code = secrets.token_urlsafe(16)
        with self._state.lock:
            self._state.codes[code] = _Grant(account.lower())
        return code

    def grant(self, account: str) -> tuple[str, str]:
        """Return (refresh token, access token) of a fresh consent, without any request."""
        with self._state.lock:
            given = self._give(_Grant(account.lower()), rotate=True)
        return given["refresh_token"], given["access_token"]

    def revoke(self, account: str) -> None:
        """End all consents of an account, as its owner does on the provider's page."""
        with self._state.lock:
            for token in [*self._state.refresh.values(), *self._state.access.values()]:
                if token.grant.account == account.lower():
                    token.grant.alive = False
            self._state.counts["revoked"] += 1

    def expire_access(self, account: str) -> None:
        """Let the account's access tokens end now; its refresh tokens stay good."""
        with self._state.lock:
            for token in self._state.access.values():
                if token.grant.account == account.lower():
                    token.until = 0.0

    def fail(self, *faults: Fault) -> None:
        """Answer the next requests for a token with these faults, one each."""
        with self._state.lock:
            self._state.faults = list(faults)

    # -- what the handler asks for -----------------------------------------------------------------

    def take_fault(self) -> Fault | None:
        with self._state.lock:
            self._state.counts["asked"] += 1
            return self._state.faults.pop(0) if self._state.faults else None

    def answer_token(self, form: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        """Return (status, JSON) for one request to the token endpoint."""
        known = form.get("client_id") == self.client_id
        if not known or not secrets.compare_digest(form.get("client_secret", ""), self.client_secret):
            return self._refuse("invalid_client", "The client secret is wrong or has expired.", 401)
        kind = form.get("grant_type")
        with self._state.lock:
            if kind == "authorization_code":
                grant = self._state.codes.pop(form.get("code", ""), None)
                if grant is None or not grant.alive:
                    return self._refuse("invalid_grant", "The code was used already or never given.")
                self._state.counts["signed_in"] += 1
                return 200, self._give(grant, rotate=True)
            if kind == "refresh_token":
                used = form.get("refresh_token", "")
                token = self._state.refresh.get(used)
                if token is None or not token.grant.alive or token.until <= time.monotonic():
                    return self._refuse("invalid_grant", "Token has been expired or revoked.")
                if self.policy.rotate:
                    token.until = min(token.until, time.monotonic() + self.policy.grace)
                self._state.counts["renewed"] += 1
                return 200, self._give(token.grant, rotate=self.policy.rotate)
        return self._refuse("unsupported_grant_type", "Only authorization_code and refresh_token.")

    def answer_introspection(self, token: str) -> dict[str, Any]:
        """Return the JSON of RFC 7662: whether an access token is good, and whose it is."""
        with self._state.lock:
            self._state.counts["introspected"] += 1
            found = self._state.access.get(token)
            left = found.until - time.monotonic() if found else 0.0
            if found is None or not found.grant.alive or left <= 0:
                return {"active": False}
            return {
                "active": True,
                "username": found.grant.account,
                "email": found.grant.account,
                "client_id": self.client_id,
                "scope": "mail",
                "exp": int(time.time() + left),
            }

    def answer_revocation(self, token: str) -> None:
        with self._state.lock:
            found = self._state.refresh.get(token) or self._state.access.get(token)
            if found:
                found.grant.alive = False
                self._state.counts["revoked"] += 1

    # -- how it is done ----------------------------------------------------------------------------

    def _give(self, grant: _Grant, *, rotate: bool) -> dict[str, Any]:
        now = time.monotonic()
        access = "at." + secrets.token_urlsafe(24)
        self._state.access[access] = _Token(grant, now + self.policy.access_seconds)
        answer: dict[str, Any] = {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": self.policy.access_seconds,
            "scope": "mail",
            "id_token": _id_token(grant.account),
        }
        if rotate:
            refresh = "rt." + secrets.token_urlsafe(24)
            self._state.refresh[refresh] = _Token(grant, float("inf"))
            answer["refresh_token"] = refresh
        if self.policy.refresh_seconds is not None:
            answer["refresh_token_expires_in"] = self.policy.refresh_seconds
        return answer

    def _refuse(self, error: str, said: str, status: int = 400) -> tuple[int, dict[str, Any]]:
        with self._state.lock:
            self._state.counts["refused"] += 1
        return status, {"error": error, "error_description": said}


def _id_token(account: str) -> str:
    """An unsigned token of the shape header.payload.signature that names the account."""
    payload = base64.urlsafe_b64encode(json.dumps({"email": account}).encode()).decode().rstrip("=")
    return f"e30.{payload}.none"


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], tokens: TokenServer) -> None:
        self.tokens = tokens
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Http
    timeout = 30

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 <= length <= _LONGEST_BODY:
            self.send_error(413)
            return
        body = self.rfile.read(length).decode("utf-8", "replace")
        form = {name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()}
        self._serve(urlsplit(self.path).path, form)

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        form = {name: values[0] for name, values in parse_qs(parts.query).items()}
        # A request for tokens in a URL would end up in logs, so RFC 6749 (3.2) wants POST.
        if parts.path == "/introspect":
            self._serve(parts.path, form)
        else:
            self.send_error(405)

    def _serve(self, path: str, form: dict[str, str]) -> None:
        if path == "/token":
            self._serve_token(form)
        elif path == "/introspect":
            self._send(200, self.server.tokens.answer_introspection(form.get("token", "")))
        elif path == "/revoke":
            self.server.tokens.answer_revocation(form.get("token", ""))
            self._send(200, {})
        else:
            self.send_error(404)

    def _serve_token(self, form: dict[str, str]) -> None:
        fault = self.server.tokens.take_fault()
        if fault is None:
            self._send(*self.server.tokens.answer_token(form))
        elif fault == "500":
            self._send(500, {"error": "server_error"})
        elif fault == "invalid_grant":
            self._send(400, {"error": "invalid_grant", "error_description": "Said on demand."})
        elif fault == "invalid_client":
            self._send(401, {"error": "invalid_client", "error_description": "Said on demand."})
        elif fault == "garbage":
            self._send_raw(200, b"<html>We are sorry</html>", "text/html")
        elif fault == "slow":
            self._send_slowly()
        else:  # the line breaks after the tokens were given: the worst moment
            self.server.tokens.answer_token(form)
            self.close_connection = True

    def _send(self, status: int, answer: dict[str, Any]) -> None:
        self._send_raw(status, json.dumps(answer).encode(), "application/json")

    def _send_raw(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def _send_slowly(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "120")
        self.end_headers()
        try:
            for _ in range(120):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(_SLOW_PIECE)
        except OSError:
            return  # the client did not wait

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request line of introspection may hold a token."""
