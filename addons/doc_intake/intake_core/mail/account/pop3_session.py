"""A logged-in POP3 connection: settings, TLS, login, goodbye."""

from __future__ import annotations

import logging
from contextlib import suppress
from types import TracebackType

from .. import errors
from .boundary import translated
from .connection import Deadline, refuse_unusable, tls_context, xoauth2
from .pop3_connection import BoundedPop3
from .pop3_listing import capabilities_in
from .session import Session
from .source import FetchLimits, MailboxAccess

_logger = logging.getLogger(__name__)


class Pop3Session(Session):
    """Connecting and leaving; every command goes through ``_command``."""

    def __init__(self, access: MailboxAccess, limits: FetchLimits | None = None) -> None:
        super().__init__(access, limits)
        self._connected: BoundedPop3 | None = None
        self._able: dict[str, tuple[str, ...]] = {}
        self._deleting = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # QUIT makes every DELE real. Without ``settle`` nothing may be deleted, and after a failure
        # the dialogue may be out of step: the line is cut without a goodbye.
        if error is None and self._connected is not None:
            with suppress(errors.MailError):
                if self._deleting:
                    self._simple("RSET")
                self._simple("QUIT")
        self._shutdown()

    def settle(self) -> None:
        """End the session, so that the server deletes what ``delete`` asked for; the source is
        closed then, whatever happens.

        Raises ServerRefused when the server could not delete everything, and ConnectionLost or
        ServerTimeout when it did not say so.
        """
        try:
            self._simple("QUIT")
        finally:
            self._shutdown()

    # -- for the subclass --------------------------------------------------------------------------

    @property
    def _client(self) -> BoundedPop3:
        if self._connected is None:
            raise errors.NotConnected()
        return self._connected

    @property
    def _deadline(self) -> Deadline:
        return self._client.deadline

    def _simple(self, command: str) -> bytes:
        """Run a command that is answered by one line; its first word names it."""
        client = self._client
        return self._command(command.partition(" ")[0], lambda: client.simple(command))

    def _connect(self) -> None:
        access = self.access
        refuse_unusable(access)
        context = None if access.security == "none" else tls_context(access)
        with translated(access, "connect"):
            client = BoundedPop3(access, context if access.security == "ssl" else None)
        self._connected = client
        self._able = self._capabilities()
        if access.security == "starttls" and context is not None:
            if "STLS" not in self._able:
                raise errors.StartTlsMissing(host=access.host, port=access.port)
            self._command("STLS", lambda: client.secure(context))
            self._able = self._capabilities()
        self._login()
        # A server may tell more to whom it knows (RFC 2449, 5).
        self._able = self._capabilities()
        _logger.debug("POP3 %s:%s: logged in as %s", access.host, access.port, access.user)

    def _capabilities(self) -> dict[str, tuple[str, ...]]:
        """Return what the server says it can; nothing when it does not know CAPA."""
        client = self._client
        try:
            return capabilities_in(self._command("CAPA", lambda: client.listing("CAPA")))
        except errors.ServerRefused:
            return {}

    def _login(self) -> None:
        access, client, able = self.access, self._client, self._able
        mechanisms = able.get("SASL", ())
        ascii_only = access.password.isascii() and access.user.isascii()
        if access.token is not None:
            answer = xoauth2(access.user, access.token)
            if able and "XOAUTH2" not in mechanisms:
                raise errors.TokenLoginMissing(host=access.host)
            self._command("AUTH XOAUTH2", lambda: client.authenticate("XOAUTH2", answer))
        elif "PLAIN" in mechanisms and not ("USER" in able and ascii_only):
            # SASL PLAIN is UTF-8 (RFC 4616); USER and PASS know ASCII only.
            answer = f"\0{access.user}\0{access.password}"
            self._command("AUTH PLAIN", lambda: client.authenticate("PLAIN", answer))
        elif access.security == "none" and "STLS" in able and "USER" not in able:
            raise errors.EncryptionRequired(host=access.host)
        else:
            self._command("PASS", lambda: client.user_and_password(access.user, access.password))

    def _shutdown(self) -> None:
        client, self._connected, self._folder = self._connected, None, None
        if client is not None:
            with suppress(Exception):
                client.close()
