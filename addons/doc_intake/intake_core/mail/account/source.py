"""What every kind of mail account offers, whatever the protocol.

A *key* names one message in one folder of one account: the UID in IMAP (an int, growing), the UIDL
in POP3 (a str, without order). ``MailSource[int]`` and ``MailSource[str]`` are the two kinds. A
source is a context manager: entering connects and logs in, leaving logs out. All methods raise
``MailError`` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from types import TracebackType
from typing import Generic, Literal, Protocol, TypeVar

from ..errors import MailError

Key = TypeVar("Key", int, str)

MailProtocol = Literal["imap", "pop3"]
Security = Literal["ssl", "starttls", "none"]
ActionOutcome = Literal["read", "moved", "deleted", "flagged", "gone"]
"""What became of a message on the server: ``flagged`` = marked deleted, but the server cannot
remove one message alone (no UIDPLUS), so it stays until the mailbox owner empties the folder;
``gone`` = it was not there any more. POP3's ``deleted`` holds only after ``settle``.
"""
MEGABYTE = 2**20
# Where on earth a day begins first (UTC+14), so that no mail of that day counts as older.
_EARLIEST_ZONE = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class MailboxAccess:
    """How to reach one mail account.

    ``ca_pem`` is PEM text of further authorities to trust (beside the system's); ``verify`` False
    accepts any certificate and is only ever a person's explicit choice. ``timeout`` in seconds
    holds for connecting and for each wait on the line. With a ``token`` (an OAuth access token)
    the login is XOAUTH2 and the password is not used.
    """

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    ca_pem: str | None = field(default=None, repr=False)
    verify: bool = True
    timeout: float = 30.0
    protocol: MailProtocol = "imap"
    token: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds of one FETCH: ``messages`` mails and about ``chunk_bytes`` bytes at once in memory.

    A mail above ``message_bytes`` is not taken but reported.
    """

    messages: int = 100
    chunk_bytes: int = 8 * MEGABYTE
    message_bytes: int = 60 * MEGABYTE


@dataclass(frozen=True, slots=True)
class FolderState:
    """An opened folder. ``uidvalidity`` is 0 for POP3; ``uidnext`` None when the server does not
    tell.
    """

    name: str
    uidvalidity: int
    uidnext: int | None
    messages: int
    readonly: bool


@dataclass(frozen=True, slots=True)
class ServerMessage(Generic[Key]):
    """One message as the server lists it.

    ``size`` in bytes as the server announces it (RFC822.SIZE, LIST). ``arrived``: when it came to
    the server, aware and in UTC (INTERNALDATE); None where the listing does not tell (POP3).
    """

    key: Key
    size: int
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fetched(Generic[Key]):
    """One message taken from the server: ``raw`` bytes, or the ``error`` that concerns this message
    alone.

    ``head``: without ``raw``, the mail's header as far as the server hands it over, at most
    ``headers.LONGEST_HEAD`` bytes. ``arrived`` as in ServerMessage; where the server does not tell, it is read
    from the header (``headers.arrived_in``), None when that says nothing either.
    """

    key: Key
    size: int
    raw: bytes | None = field(repr=False)
    error: MailError | None = None
    head: bytes = field(default=b"", repr=False)
    arrived: datetime | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is compared before a message is touched: Message-ID as ``message.message_id`` reads it,
    announced size.
    """

    message_id: str | None
    size: int


@dataclass(frozen=True, slots=True)
class ServerReport:
    """What a connection test found; ``messages`` counts those in the folder that was asked for."""

    capabilities: tuple[str, ...]
    folders: tuple[str, ...]
    messages: int
    encrypted: bool
    can_move: bool
    can_delete_one: bool


def is_older(arrived: datetime | None, since: date) -> bool:
    """Say whether a message came before the day ``since`` began anywhere on earth; an unknown
    arrival is not older.
    """
    return arrived is not None and (arrived.astimezone(UTC) + _EARLIEST_ZONE).date() < since


class MailSource(Protocol[Key]):
    """One connection to one mail account; see the module's text."""

    def __enter__(self) -> MailSource[Key]: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...

    def check(self, folder: str = "INBOX") -> ServerReport:
        """Say what the server can do, which folders there are, and how many messages ``folder``
        holds.
        """
        ...

    def open_folder(self, name: str, *, readonly: bool) -> FolderState:
        """Open a folder for the methods below; ``readonly`` guarantees that nothing is changed."""
        ...

    def list_messages(
        self, after: Key | None = None, *, since: date | None = None, limit: int | None = None
    ) -> list[ServerMessage[Key]]:
        """List messages in the server's order, with sizes.

        IMAP: only UIDs above ``after``, and ``since`` leaves out what arrived earlier. POP3 has no
        order and no dates: everything is listed, the caller leaves out the keys it knows and those
        that ``older`` names. ``limit`` stops after so many.
        """
        ...

    def arrived_of(self, messages: Iterable[ServerMessage[Key]]) -> dict[Key, datetime | None]:
        """Return when the messages arrived (aware, UTC), None where nobody knows.

        POP3 asks for each message's header that has no ``arrived`` yet (one command a message).
        """
        ...

    def older(self, messages: Iterable[ServerMessage[Key]], since: date) -> set[Key]:
        """Return the keys of those that arrived before ``since`` (see ``is_older``)."""
        ...

    def fetch(self, messages: Iterable[ServerMessage[Key]]) -> Iterator[Fetched[Key]]:
        """Yield the bytes of the messages without marking them read; one that vanished is simply
        absent.
        """
        ...

    def compare(self, key: Key) -> Envelope | None:
        """Return what the server holds under ``key`` now, None when it is gone."""
        ...

    def mark_read(self, key: Key) -> ActionOutcome: ...

    def move(self, key: Key, folder: str) -> ActionOutcome: ...

    def delete(self, key: Key) -> ActionOutcome: ...

    def settle(self) -> None:
        """Have the server make what was asked of it; POP3 deletes only now, and the source is
        closed then.

        Without it, POP3 deletes nothing. When it raises, act as if nothing was done: ``compare``
        with the next connection tells what became of it.
        """
        ...
