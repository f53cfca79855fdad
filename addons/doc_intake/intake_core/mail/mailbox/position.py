"""What is remembered of a folder: where it is, how far it is fetched, which old mails were passed over."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..account.source import ServerMessage


@dataclass(frozen=True, slots=True)
class Place:
    """One folder as it is during one connection.

    ``uidvalidity``: 0 in POP3. ``since``: only mail that arrived from that day on is wanted, None:
    all. ``present``: every key that is there, None where the server lists only what comes after our
    position.
    """

    folder: str
    uidvalidity: int
    since: date | None
    present: frozenset[str] | None = None

    def with_all(self, listed: Iterable[ServerMessage[Any]]) -> Place:
        """Return the same place, with the whole list of what is there."""
        return replace(self, present=frozenset(str(message.key) for message in listed))

    @property
    def must_ask_age(self) -> bool:
        """Whether the server lists what is too old as well."""
        return bool(self.since and self.present is not None)


def key_digest(key: str) -> str:
    """Return a short name of a UIDL (11 characters). With 64 bits no new mail is taken for an old one in the life of
    any mailbox.
    """
    digest = hashlib.blake2b(key.encode("utf-8", "surrogateescape"), digest_size=8).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def covers(recorded: str | None, since: date | None) -> bool:
    """Whether a listing that left out mail before ``recorded`` (ISO date, None: nothing) held all that ``since``
    wants.
    """
    return recorded is None or (since is not None and since.isoformat() >= recorded)
