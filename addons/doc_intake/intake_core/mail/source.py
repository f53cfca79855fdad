"""What every kind of mail account offers, whatever the protocol.

A *key* names one message in one folder of one account: the UID in IMAP (an int, growing), the UIDL
in POP3 (a str, without order). ``MailSource[int]`` and ``MailSource[str]`` are the two kinds. A
source is a context manager: entering connects and logs in, leaving logs out. All methods raise
``MailError`` and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import Generic, Literal, Protocol, TypeVar

from .errors import MailError

Key = TypeVar("Key", int, str)

Security = Literal["ssl", "starttls", "none"]
ActionOutcome = Literal["read", "moved", "deleted", "flagged", "gone"]
"""What became of a message on the server: ``flagged`` = marked deleted, but the server cannot
remove one message alone (no UIDPLUS), so it stays until the mailbox owner empties the folder;
``gone`` = it was not there any more.
"""


@dataclass(frozen=True, slots=True)
class MailboxAccess:
    """How to reach one mail account.

    ``ca_pem`` is PEM text of further authorities to trust (beside the system's); ``verify`` False
    accepts any certificate and is only ever a person's explicit choice. ``timeout`` in seconds
    holds for connecting and for each wait on the line.
    """

    host: str
    port: int
    security: Security
    user: str
    password: str = field(repr=False)
    ca_pem: str | None = field(default=None, repr=False)
    verify: bool = True
    timeout: float = 30.0


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
    """One message as the server lists it; ``size`` in bytes as the server announces it
    (RFC822.SIZE).
    """

    key: Key
    size: int


@dataclass(frozen=True, slots=True)
class Fetched(Generic[Key]):
    """One message taken from the server: ``raw`` bytes, or the ``error`` that concerns this message
    alone.
    """

    key: Key
    size: int
    raw: bytes | None = field(repr=False)
    error: MailError | None = None


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

        IMAP: only UIDs above ``after``. POP3 has no order: everything is listed and the caller
        leaves out the keys it knows. ``since`` leaves out what arrived earlier; ``limit`` stops
        after so many.
        """
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
