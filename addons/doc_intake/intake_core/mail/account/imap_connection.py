"""IMAPClient over our own line: bounded in time, and in what one line and one literal may be.

imaplib reads a literal of any announced length into memory, and stops at lines that big mailboxes
do send.
"""

from __future__ import annotations

import imaplib
import socket
import ssl
from typing import Any

from imapclient import IMAPClient

from .connection import Deadline, bind, open_socket
from .source import MailboxAccess

# A mailbox of a million mails answers UID SEARCH in one line of 8 MB; imaplib stops at 1 MB.
_LONGEST_LINE = 16 * 2**20
# All the lines of one answer; what is listed of a thousand mails takes a few hundred kilobytes.
_LONGEST_LINES = 64 * 2**20
# All the literals of one answer, or one mail where that is more. A hundred headers are 25 MB at most.
_LONGEST_LITERALS = 32 * 2**20
_PIECE = 2**20


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
        self._taken = 0
        self._lines = 0
        super().__init__(access.host, access.port, timeout=access.timeout)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        return open_socket(self._access, self._context, self._deadline)

    def _new_tag(self) -> bytes:
        # Each command begins with it, those that IMAPClient sends past imaplib as well.
        self.skipped = self._taken = self._lines = 0
        tag: bytes = super()._new_tag()  # type: ignore[misc]
        return tag

    def read(self, size: int) -> bytes:
        self._taken += size
        if size <= self._longest_literal and self._taken <= max(self._longest_literal, _LONGEST_LITERALS):
            return super().read(size)
        # Read past it, so that the dialogue stays in step: only this one answer is unusable. Mails may be larger than
        # the server announced; then they are asked for again in smaller portions.
        self.skipped = size
        while size > 0:
            piece = super().read(min(size, _PIECE))
            if not piece:
                raise self.abort("socket error: EOF")
            size -= len(piece)
        return b""

    def readline(self) -> bytes:
        line: bytes = self.file.readline(_LONGEST_LINE + 1)  # type: ignore[assignment]
        self._lines += len(line)
        if len(line) > _LONGEST_LINE or self._lines > _LONGEST_LINES:
            raise self.abort("an answer is above the limit")
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
        # Times of arrival with their own zone, not moved to this machine's.
        self.normalise_times = False
        # IMAPClient logs each line of the dialogue for debugging; file names and addresses have no
        # place in a log.
        self._imap.debug = 0

    def _create_IMAP4(self) -> imaplib.IMAP4:
        return _BoundedImap4(self._access, self.ssl_context, self.deadline, self._longest_literal)

    def starttls(self, ssl_context: ssl.SSLContext | None = None) -> Any:
        answer = super().starttls(ssl_context)
        bind(self._imap.sock, self.deadline)
        return answer

    def take_skipped(self) -> int:
        """Return the announced length of a literal that was too long to keep, 0 for none."""
        skipped: int = self._imap.skipped
        self._imap.skipped = 0
        return skipped
