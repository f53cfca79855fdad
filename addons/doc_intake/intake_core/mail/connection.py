"""The line to an IMAP server: verified TLS, and limits on time and size that hold against a sick or
hostile server.

IMAPClient's own timeout is one for each wait on the socket, so a server that sends a byte now and
then could hold a worker for ever; and imaplib reads a literal of any announced length into memory.
Both are bounded here.
"""

from __future__ import annotations

import imaplib
import socket
import ssl
import time
from typing import Any

from imapclient import IMAPClient

from .errors import CaFileInvalid
from .source import MailboxAccess

# A mailbox of a million mails answers UID SEARCH in one line of 8 MB; imaplib stops at 1 MB.
_LONGEST_LINE = 16 * 2**20
_PIECE = 2**20


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


class _BoundedImap4(imaplib.IMAP4):
    """imaplib's connection with our sockets and a limit on what one line and one literal may be."""

    def __init__(
        self,
        access: MailboxAccess,
        context: ssl.SSLContext | None,
        deadline: Deadline,
        longest_literal: int,
    ) -> None:
        self._access = access
        self._context = context
        self._deadline = deadline
        self._longest_literal = longest_literal
        self.skipped = 0
        super().__init__(access.host, access.port, timeout=access.timeout)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        made = socket.create_connection((self.host, self.port), timeout)
        plain = _PlainSocket(fileno=made.detach())
        plain.settimeout(timeout)
        sock: _PlainSocket | _TlsSocket = plain
        if self._context is not None:
            try:
                sock = self._context.wrap_socket(plain, server_hostname=self.host)  # type: ignore[assignment]
            except BaseException:
                plain.close()
                raise
        sock.deadline = self._deadline
        return sock

    def read(self, size: int) -> bytes:
        if size <= self._longest_literal:
            return super().read(size)
        # Read past it, so that the dialogue stays in step: only this one answer is unusable.
        self.skipped = size
        while size > 0:
            piece = super().read(min(size, _PIECE))
            if not piece:
                raise self.abort("socket error: EOF")
            size -= len(piece)
        return b""

    def readline(self) -> bytes:
        line: bytes = self.file.readline(_LONGEST_LINE + 1)  # type: ignore[assignment]
        if len(line) > _LONGEST_LINE:
            raise self.abort("line is above the limit")
        return line


class BoundedImapClient(IMAPClient):  # type: ignore[misc]
    """IMAPClient over the bounded connection; ``deadline.start`` goes before each command."""

    def __init__(
        self, access: MailboxAccess, context: ssl.SSLContext | None, longest_literal: int
    ) -> None:
        self._access = access
        self._longest_literal = longest_literal
        self.deadline = Deadline(access.timeout)
        self.deadline.start(2 * access.timeout)
        super().__init__(
            access.host,
            access.port,
            ssl=context is not None,
            ssl_context=context,
            timeout=access.timeout,
        )
        # IMAPClient logs each line of the dialogue for debugging; file names and addresses have no
        # place in a log.
        self._imap.debug = 0

    def _create_IMAP4(self) -> imaplib.IMAP4:
        return _BoundedImap4(self._access, self.ssl_context, self.deadline, self._longest_literal)

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> Any:
        answer = super().starttls(ssl_context)
        self._imap.sock.deadline = self.deadline
        return answer

    def take_skipped(self) -> int:
        """Return the announced length of a literal that was too long to keep, 0 for none."""
        skipped: int = self._imap.skipped
        self._imap.skipped = 0
        return skipped
