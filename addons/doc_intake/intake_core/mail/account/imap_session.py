"""A logged-in IMAP connection with one folder open: what reading and acting both stand on."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from types import TracebackType
from typing import Any

from .. import errors
from .boundary import translated
from .connection import Deadline, refuse_unusable, tls_context, xoauth2
from .imap_connection import BoundedImapClient
from .imap_folders import folder_candidates
from .session import Session
from .source import MEGABYTE, FetchLimits, FolderState, MailboxAccess

_logger = logging.getLogger(__name__)


class ImapSession(Session):
    """Connecting and folders; every command goes through ``_command``."""

    def __init__(self, access: MailboxAccess, limits: FetchLimits | None = None) -> None:
        super().__init__(access, limits)
        self._connected: BoundedImapClient | None = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        client = self._connected
        # After a failure the dialogue may be out of step: the line is cut without a goodbye.
        if error is None and client is not None:
            with suppress(errors.MailError):
                self._command("LOGOUT", client.logout)
        self._shutdown()

    def open_folder(self, name: str, *, readonly: bool) -> FolderState:
        """Open a folder. Raises FolderGone when it is missing, FolderWithoutUids."""
        client = self._client
        self._folder = None
        action = "EXAMINE" if readonly else "SELECT"
        try:
            answer: dict[bytes, Any] = self._command(
                action, lambda: client.select_folder(name, readonly=readonly)
            )
        except errors.ServerRefused as refused:
            if self._is_folder(name):
                raise
            raise errors.FolderGone(folder=name) from refused
        with translated(self.access, action):
            uidnext = answer.get(b"UIDNEXT")
            state = FolderState(
                name=name,
                uidvalidity=int(answer.get(b"UIDVALIDITY", 0)),
                uidnext=int(uidnext) if uidnext is not None else None,
                messages=int(answer.get(b"EXISTS", 0)),
                readonly=readonly or b"READ-ONLY" in answer,
            )
        if not state.uidvalidity:
            raise errors.FolderWithoutUids(folder=name)
        self._folder = state
        return state

    # -- for the subclass --------------------------------------------------------------------------

    @property
    def _client(self) -> BoundedImapClient:
        if self._connected is None:
            raise errors.NotConnected()
        return self._connected

    @property
    def _deadline(self) -> Deadline:
        return self._client.deadline

    def _connect(self) -> None:
        access = self.access
        refuse_unusable(access)
        context = None if access.security == "none" else tls_context(access)
        with translated(access, "connect"):
            direct = context if access.security == "ssl" else None
            client = BoundedImapClient(access, direct, self.limits.message_bytes + MEGABYTE)
        self._connected = client
        if access.security == "starttls":
            if not self._command("CAPABILITY", lambda: client.has_capability("STARTTLS")):
                raise errors.StartTlsMissing(host=access.host, port=access.port)
            self._command("STARTTLS", lambda: client.starttls(context))
        # On an encrypted line it may well mean: no passwords, but tokens.
        no_login = self._command("CAPABILITY", lambda: client.has_capability("LOGINDISABLED"))
        if no_login and (access.token is None or access.security == "none"):
            raise errors.EncryptionRequired(host=access.host)
        if access.token is not None:
            self._login_with_token(client, access.token)
        elif access.password.isascii() and access.user.isascii():
            self._command("LOGIN", lambda: client.login(access.user, access.password))
        else:
            # LOGIN knows ASCII only; SASL PLAIN is UTF-8 (RFC 4616).
            self._command("LOGIN", lambda: client.plain_login(access.user, access.password))
        _logger.debug("IMAP %s:%s: logged in as %s", access.host, access.port, access.user)

    def _login_with_token(self, client: BoundedImapClient, token: str) -> None:
        access = self.access
        if not self._command("CAPABILITY", lambda: client.has_capability("AUTH=XOAUTH2")):
            raise errors.TokenLoginMissing(host=access.host)
        answers: Iterator[str] = iter([xoauth2(access.user, token)])
        # A refused token is told by a challenge, which wants an empty answer before the NO comes;
        # IMAPClient's oauth2_login would send the token once more.
        self._command(
            "AUTHENTICATE", lambda: client.sasl_login("XOAUTH2", lambda _said: next(answers, ""))
        )

    def _shutdown(self) -> None:
        client, self._connected, self._folder = self._connected, None, None
        if client is not None:
            with suppress(Exception):
                client.shutdown()

    def _capabilities(self) -> tuple[str, ...]:
        client = self._client
        found = self._command("CAPABILITY", client.capabilities)
        return tuple(sorted(name.decode("ascii", "replace") for name in found))

    def _folders(self) -> list[tuple[str, str]]:
        """Return (name, separator) of every folder that can be opened."""
        client = self._client
        listed = self._command("LIST", client.list_folders)
        with translated(self.access, "LIST"):
            return [
                (str(name), (separator or b"").decode("ascii"))
                for flags, separator, name in listed
                if b"\\noselect" not in {flag.lower() for flag in flags}
            ]

    def _is_folder(self, name: str) -> bool:
        return name.upper() == "INBOX" or name in {listed for listed, _sep in self._folders()}

    def _target(self, folder: str) -> str:
        """Return the server's name of a folder a person named, creating it when it is missing."""
        client = self._client
        listed = self._folders()
        prefix = ""
        if "NAMESPACE" in self._capabilities():
            personal = self._command("NAMESPACE", lambda: client.namespace().personal)
            prefix = str(personal[0][0] or "") if personal else ""
        names = {name for name, _separator in listed}
        separator = next((separator for _name, separator in listed if separator), "/")
        candidates = folder_candidates(folder, prefix, separator)
        for candidate in candidates:
            if candidate in names:
                return candidate
        self._command("CREATE", lambda: client.create_folder(candidates[-1]))
        # Most mail programs show subscribed folders only; a refusal changes nothing for us.
        with suppress(errors.ServerRefused):
            self._command("SUBSCRIBE", lambda: client.subscribe_folder(candidates[-1]))
        return candidates[-1]
