"""The line to a mail server: usable settings, verified TLS, and a limit on the time one command takes.

A socket's own timeout is one for each wait, so a server that sends a byte now and then could hold a
worker for ever. The sockets made here know the deadline of the whole command as well.
"""

from __future__ import annotations

import socket
import ssl
import time
from typing import Any

from ..errors import AccessInvalid, CaFileInvalid
from .source import MailboxAccess


def refuse_unusable(access: MailboxAccess) -> None:
    """Raise AccessInvalid for settings that no server should ever see."""
    if not access.host.strip():
        raise AccessInvalid(reason="the server name is empty")
    if not 0 < access.port < 65536:
        raise AccessInvalid(reason=f"{access.port} is not a port number")
    texts = {
        "server name": access.host,
        "user name": access.user,
        "password": access.password,
        "access token": access.token or "",
    }
    for name, value in texts.items():
        # A line break would end the command and start another one on the server.
        if any(ord(character) < 32 or ord(character) == 127 for character in value):
            raise AccessInvalid(reason=f"the {name} contains a control character")
        if any("\ud800" <= character <= "\udfff" for character in value):
            raise AccessInvalid(reason=f"the {name} is not text")


def xoauth2(user: str, token: str) -> str:
    """Return the first answer of SASL XOAUTH2, as Google and Microsoft publish it; not yet base64."""
    return f"user={user}\1auth=Bearer {token}\1\1"


def tls_context(access: MailboxAccess) -> ssl.SSLContext:
    """Return the TLS context for an account: certificates and host name verified unless
    ``access.verify`` is False.

    Raises CaFileInvalid when ``access.ca_pem`` is not PEM text with at least one certificate.
    """
    context = ssl.create_default_context()
    if access.ca_pem:
        try:
            context.load_verify_locations(cadata=access.ca_pem)
        except (ssl.SSLError, ValueError, TypeError) as error:
            # CaFileInvalid carries OpenSSL's word for it, such as NO_START_LINE
            raise CaFileInvalid(
                reason=getattr(error, "reason", None) or type(error).__name__
            ) from error
    if not access.verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    context.sslsocket_class = _TlsSocket
    return context


class Deadline:
    """The time one command may take: ``wait`` seconds for each read, ``total`` for all of them."""

    def __init__(self, wait: float) -> None:
        self.wait = wait
        self._end = float("inf")

    def start(self, total: float) -> None:
        self._end = time.monotonic() + total

    def left(self) -> float:
        """Return the seconds the next read may wait; raise TimeoutError when all are used up."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the command took too long")
        return min(left, self.wait)


class _PlainSocket(socket.socket):
    deadline: Deadline | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.left())
        return super().recv_into(*args, **kwargs)


class _TlsSocket(ssl.SSLSocket):
    deadline: Deadline | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        if self.deadline is not None:
            self.settimeout(self.deadline.left())
        return super().recv_into(*args, **kwargs)


def open_socket(
    access: MailboxAccess, context: ssl.SSLContext | None, deadline: Deadline
) -> socket.socket:
    """Connect to the account's server, with TLS from the first byte when there is a ``context``.

    ``deadline`` holds for every read; whoever wraps the socket later (STARTTLS, STLS) calls ``bind``.
    """
    made = socket.create_connection((access.host, access.port), access.timeout)
    plain = _PlainSocket(fileno=made.detach())
    plain.settimeout(access.timeout)
    sock: socket.socket = plain
    if context is not None:
        try:
            sock = context.wrap_socket(plain, server_hostname=access.host)
        except BaseException:
            plain.close()
            raise
    bind(sock, deadline)
    return sock


def bind(sock: socket.socket, deadline: Deadline) -> None:
    """Have every read of one of our sockets keep ``deadline``."""
    sock.deadline = deadline  # type: ignore[attr-defined]
