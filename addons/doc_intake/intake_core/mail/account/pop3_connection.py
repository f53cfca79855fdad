"""poplib over our own line: bounded in time, in what one line, one listing and one mail may be.

poplib refuses lines above 2048 bytes, which real mails have, and loses which line ends the mail
had; so mails are read here.
"""

from __future__ import annotations

import base64
import poplib
import socket
import ssl
from collections.abc import Iterable
from io import BytesIO

from .connection import Deadline, bind, open_socket
from .source import MailboxAccess

_LONGEST_ANSWER = 8192
# A million mails with unique-ids of 70 characters do not fill this.
_LONGEST_LISTING = 160 * 2**20
_COST_OF_LINE = 48  # bytes of memory beside its own
_PIECE = 2**20


class BoundedPop3(poplib.POP3):
    """poplib's connection; ``deadline.start`` goes before each command."""

    def __init__(self, access: MailboxAccess, context: ssl.SSLContext | None) -> None:
        self._access = access
        self._context = context
        self.deadline = Deadline(access.timeout)
        self.deadline.start(2 * access.timeout)
        self._listed = 0
        try:
            super().__init__(access.host, access.port, timeout=access.timeout)
        except BaseException:
            # poplib forgets its socket when the greeting is not one
            if hasattr(self, "sock"):
                self.close()
            raise

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return open_socket(self._access, self._context, self.deadline)

    def secure(self, context: ssl.SSLContext) -> None:
        """Begin TLS on this connection (STLS, RFC 2595)."""
        self.simple("STLS")
        self.sock = context.wrap_socket(self.sock, server_hostname=self.host)
        bind(self.sock, self.deadline)
        # A new reader: what came before TLS was not protected and does not count.
        self.file = self.sock.makefile("rb")

    def simple(self, command: str) -> bytes:
        """Send a command and return the one line that answers it."""
        answer: bytes = self._shortcmd(command)  # type: ignore[attr-defined]
        return answer

    def user_and_password(self, user: str, password: str) -> None:
        """Log in by USER and PASS."""
        self.simple(f"USER {user}")
        self.simple(f"PASS {password}")

    def listing(self, command: str) -> list[bytes]:
        """Send a command and return the lines of its answer, without their ends."""
        self._listed = 0
        lines: list[bytes] = self._longcmd(command)[1]  # type: ignore[attr-defined]
        return lines

    def authenticate(self, mechanism: str, answer: str) -> None:
        """Log in by SASL (RFC 5034); ``answer`` is the client's first and only one."""
        self._putcmd(f"AUTH {mechanism}")  # type: ignore[attr-defined]
        said = self._getline()[0]
        left = [b"", base64.b64encode(answer.encode("utf-8", "surrogateescape"))]
        # "+OK" ends it and "+ " is a challenge. A refused token is told by a second challenge,
        # which wants an empty answer before the -ERR comes.
        while left and said[:1] == b"+" and said[:3].upper() != b"+OK":
            self._putline(left.pop())
            said = self._getline()[0]
        if said[:3].upper() != b"+OK":
            raise poplib.error_proto(said)

    def message(self, command: str, size: int, keep: int) -> tuple[bytes, int]:
        """Send RETR or TOP; return the mail's bytes as they are, line ends included, and how many
        came.

        ``size`` is what the server announced (0: unknown). Only the first ``keep`` bytes are kept;
        what follows is read past, so that the dialogue stays in step. When the line breaks in that,
        it is closed and the result is what came.
        """
        self.simple(command)
        return self._read_mail(size, keep)

    def heads(self, numbers: Iterable[int], keep: int) -> list[bytes | None]:
        """Ask for the headers of several messages in one go (TOP, pipelined as RFC 2449 allows);
        None for one that is refused.
        """
        asked = [b"TOP %d 0" % number for number in numbers]
        self._putline(b"\r\n".join(asked))
        found: list[bytes | None] = []
        for _command in asked:
            answer = self._getline()[0]
            if answer[:1] == b"+":
                found.append(self._read_mail(0, keep)[0])
            elif answer[:4].upper() == b"-ERR":
                found.append(None)
            else:
                raise poplib.error_proto(answer)
        return found

    def _read_mail(self, size: int, keep: int) -> tuple[bytes, int]:
        kept, count, ends, lf_only = BytesIO(), 0, b"\r\n", False
        while True:
            line = self._line_of_mail(given_up=count > keep + 2)
            # A line ends with CRLF. A bare LF is content, as is a dot after it; but some servers
            # send mails with bare LF throughout, or end one that lacks the last CR.
            starts = ends == b"\r\n" or (lf_only and ends[-1:] == b"\n")
            full = ends[-1:] == b"\n" and count >= size
            # Where lines end with CRLF, a dot before a bare LF is content too: whoever wrote it could else end his mail
            # early and have the rest taken for the server's answers.
            if not line or (line == b".\r\n" and (starts or full)) or (line == b".\n" and lf_only and starts):
                break
            # One dot alone before text is from a server that forgot to double it (Dovecot in a
            # mail's first line).
            if starts and line[:2] == b"..":
                line = line[1:]
            if not count:
                lf_only = line.endswith(b"\n") and not line.endswith(b"\r\n")
            count += len(line)
            if kept.tell() <= keep:
                kept.write(line)
            ends = line[-2:] if len(line) > 1 else ends[-1:] + line
        if count == size + 2 and ends == b"\r\n":
            # The mail had no line end of its own there; the protocol put one before the dot.
            count = size
        kept.truncate(min(count, keep))
        return kept.getvalue(), count

    def _line_of_mail(self, *, given_up: bool) -> bytes:
        try:
            line: bytes = self.file.readline(_PIECE)
        except OSError:
            if not given_up:
                raise
            line = b""
        if not line:
            if not given_up:
                raise EOFError
            self.close()
        return line

    def _putline(self, line: bytes) -> None:
        if self.sock is None:
            raise EOFError
        super()._putline(line)  # type: ignore[misc]

    def _getline(self) -> tuple[bytes, int]:
        if self.file is None:
            raise EOFError
        line: bytes = self.file.readline(_LONGEST_ANSWER + 1)
        self._listed += len(line) + _COST_OF_LINE
        if not line:
            raise EOFError
        if len(line) > _LONGEST_ANSWER or self._listed > _LONGEST_LISTING:
            raise ValueError("an answer is above the limit")
        return line.rstrip(b"\r\n"), len(line)
