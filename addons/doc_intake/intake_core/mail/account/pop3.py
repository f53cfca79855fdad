"""Mail from POP3: by UIDL, without order, folders or marks.

A POP3 session is a picture of the one folder there is: messages have numbers that hold until it
ends. Facts are from RFC 1939, 2449 (CAPA), 2595 (STLS) and 5034 (AUTH). Some servers mark a mail as
read when it is fetched by POP3; the protocol has no way to ask them not to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from .. import errors
from ..content.bounded_parser import MessageLimits, Meter, parse_bounded
from ..content.headers import LONGEST_HEAD, arrived_in, head_of, message_id, message_id_in
from .pop3_listing import Slot, pair_in, sizes_in, slots, unique_ids_in
from .pop3_session import Pop3Session
from .source import (
    ActionOutcome,
    Envelope,
    Fetched,
    FetchLimits,
    FolderState,
    MailboxAccess,
    ServerMessage,
    ServerReport,
    is_older,
)

__all__ = ["FetchLimits", "Pop3Source"]

_INBOX = "INBOX"
_HEADS_AT_ONCE = 50
# What servers say of a mail that another program removed during the session (Dovecot: "expunged").
_GONE_WORDS = re.compile(r"expunged|deleted|no such|not exist|vanished", re.IGNORECASE)


class Pop3Source(Pop3Session):
    """One connection to one POP3 account; implements ``MailSource[str]``, keys are UIDLs.

    >>> with Pop3Source(access) as source:
    ...     source.open_folder("INBOX", readonly=False)
    ...     source.delete("000000115f3a")
    ...     source.settle()

    Every method raises ``errors.MailError`` and nothing else. ``delete`` takes effect with
    ``settle`` only. After ConnectionLost, ServerTimeout or ``settle`` the object is used up.
    """

    def __init__(self, access: MailboxAccess, limits: FetchLimits | None = None) -> None:
        super().__init__(access, limits)
        self._slots: dict[str, list[Slot]] | None = None
        self._has_top = True

    def __enter__(self) -> Pop3Source:
        self._slots = None
        try:
            self._connect()
        except BaseException:
            self._shutdown()
            raise
        return self

    # -- looking -----------------------------------------------------------------------------------

    def check(self, folder: str = _INBOX) -> ServerReport:
        """Say what the server can do and how many mails it holds.

        Raises UidlMissing when its mails cannot be told apart.
        """
        state = self.open_folder(folder, readonly=True)
        self._listed()
        return ServerReport(
            capabilities=tuple(sorted(self._able)),
            folders=(_INBOX,),
            messages=state.messages,
            encrypted=self.access.security != "none",
            can_move=False,
            can_delete_one=True,
        )

    def open_folder(self, name: str, *, readonly: bool) -> FolderState:
        """Open INBOX, the only folder there is; raises FolderGone for any other."""
        if name.upper() != _INBOX:
            raise errors.FolderGone(folder=name)
        client = self._client
        messages = self._command("STAT", lambda: pair_in(client.simple("STAT"))[0])
        self._folder = FolderState(_INBOX, 0, None, messages, readonly)
        return self._folder

    def list_messages(
        self, after: str | None = None, *, since: date | None = None, limit: int | None = None
    ) -> list[ServerMessage[str]]:
        """List all messages in the server's order, whatever ``after`` and ``since``; only the first
        ``limit`` of them.

        Identical copies that share a UIDL are listed once. Raises UidlMissing.
        """
        self._opened("UIDL")
        listed = [ServerMessage(key, found[0].size) for key, found in self._listed().items()]
        return listed[:limit]

    def arrived_of(self, messages: Iterable[ServerMessage[str]]) -> dict[str, datetime | None]:
        """Return when the messages arrived by their own headers (one TOP each, many at once where
        the server takes that).
        """
        self._opened("TOP")
        found = {message.key: message.arrived for message in messages}
        where = {key: self._listed()[key][0] for key in found if key in self._listed()}
        unknown = [key for key in where if found[key] is None]
        at_once = _HEADS_AT_ONCE if "PIPELINING" in self._able else 1
        for start in range(0, len(unknown), at_once):
            keys = unknown[start : start + at_once]
            heads = self._heads([where[key] for key in keys])
            found |= {key: arrived_in(head) for key, head in zip(keys, heads, strict=True)}
        return found

    def older(self, messages: Iterable[ServerMessage[str]], since: date) -> set[str]:
        """Return the keys of those that arrived before ``since`` by their own headers."""
        arrived = self.arrived_of(messages)
        return {key for key, moment in arrived.items() if is_older(moment, since)}

    def fetch(self, messages: Iterable[ServerMessage[str]]) -> Iterator[Fetched[str]]:
        """Yield the messages' bytes in order, one in memory at a time.

        One that vanished is absent. One that is too big, or that the server cannot hand over, comes
        with its ``error`` and ``head``, and stops nothing.
        """
        self._opened("RETR")
        for message in messages:
            for slot in self._listed().get(message.key, [])[:1]:
                taken = self._take(message, slot)
                if taken is not None:
                    yield taken

    def compare(self, key: str) -> Envelope | None:
        """Return Message-ID and size of what the server holds under ``key`` now, None if gone."""
        self._opened("TOP")
        for slot in self._listed().get(key, [])[:1]:
            size = self._size(slot)
            if size is None:
                return None
            try:
                head = self._head_at_any_price(slot)
            except errors.ServerRefused as error:
                if self._is_gone(slot, error):
                    return None
                raise
            return Envelope(_message_id(head), size)
        return None

    # -- acting ------------------------------------------------------------------------------------

    def mark_read(self, key: str) -> ActionOutcome:
        """Raise ActionNotInPop3 (a CapabilityMissing)."""
        raise errors.ActionNotInPop3(host=self.access.host, capability="IMAP")

    def move(self, key: str, folder: str) -> ActionOutcome:
        """Raise ActionNotInPop3 (a CapabilityMissing)."""
        raise errors.ActionNotInPop3(host=self.access.host, capability="IMAP")

    def delete(self, key: str) -> ActionOutcome:
        """Ask for one message to be deleted when ``settle`` is called, with its identical copies.

        Only copies whose header is the same to the byte are deleted with it.
        """
        self._opened("DELE", writing=True)
        found = self._listed().get(key, [])
        head = self._head(found[0]) if len(found) > 1 else b""
        same = found[:1] + [slot for slot in found[1:] if head and self._head(slot) == head]
        outcome: ActionOutcome = "gone"
        for slot in same:
            self._deleting = True
            try:
                self._simple(f"DELE {slot.number}")
            except errors.ServerRefused as error:
                if not self._is_gone(slot, error):
                    raise
            else:
                outcome = "deleted"
        self._listed().pop(key, None)
        return outcome

    # -- helpers -----------------------------------------------------------------------------------

    def _listed(self) -> dict[str, list[Slot]]:
        """Return where each key stands; asked for once, because a session does not change."""
        if self._slots is None:
            client = self._client
            try:
                unique_ids = self._command("UIDL", lambda: unique_ids_in(client.listing("UIDL")))
            except errors.ServerRefused as refused:
                # With UIDL announced the refusal is a passing trouble.
                if "UIDL" in self._able:
                    raise
                raise errors.UidlMissing(host=self.access.host) from refused
            self._slots = self._command(
                "LIST", lambda: slots(sizes_in(client.listing("LIST")), unique_ids)
            )
        return self._slots

    def _take(self, message: ServerMessage[str], slot: Slot) -> Fetched[str] | None:
        key, size, limit = message.key, slot.size, self.limits.message_bytes
        if size > limit:
            return self._without_bytes(message, slot, self._too_big(size))
        try:
            raw, came = self._message(f"RETR {slot.number}", size, limit)
        except errors.ServerRefused as error:
            if self._is_gone(slot, error):
                return None
            sentence = error.params.get("sentence", "")
            trouble = errors.MessageNotReadable(sentence=sentence)
            return self._without_bytes(message, slot, trouble)
        if came > limit:
            return self._without_bytes(message, slot, self._too_big(came), head_of(raw))
        return Fetched(key, size, raw, arrived=message.arrived or arrived_in(raw))

    def _without_bytes(
        self,
        message: ServerMessage[str],
        slot: Slot,
        error: errors.MailError,
        head: bytes | None = None,
    ) -> Fetched[str]:
        if head is None:
            head = self._head(slot)
        arrived = message.arrived or arrived_in(head)
        return Fetched(message.key, slot.size, None, error, head, arrived)

    def _heads(self, slots: list[Slot]) -> list[bytes]:
        """Return the headers of several messages, as ``_head`` does of one."""
        if len(slots) == 1 or not self._has_top:
            return [self._head(slot) for slot in slots]
        client, numbers = self._client, [slot.number for slot in slots]
        heads = self._command("TOP", lambda: client.heads(numbers, LONGEST_HEAD))
        return [head_of(head or b"") for head in heads]

    def _head(self, slot: Slot) -> bytes:
        """Return the header of a message, nothing when the server does not tell it alone."""
        if not self._has_top:
            return b""
        try:
            return head_of(self._message(f"TOP {slot.number} 0", 0, LONGEST_HEAD)[0])
        except errors.ServerRefused:
            # Refused for this mail only, or not known at all? Then it is not asked for again.
            self._has_top = "TOP" in self._able or self._size(slot) is None
            return b""

    def _head_at_any_price(self, slot: Slot) -> bytes:
        """Return the header of a message, if need be by taking all of it."""
        head = self._head(slot)
        if not head:
            head = head_of(self._message(f"RETR {slot.number}", slot.size, LONGEST_HEAD)[0])
        return head

    def _message(self, command: str, size: int, keep: int) -> tuple[bytes, int]:
        client = self._client
        action = command.partition(" ")[0]
        return self._command(action, lambda: client.message(command, size, keep), size)

    def _is_gone(self, slot: Slot, error: errors.ServerRefused) -> bool:
        words = str(error.params.get("sentence", ""))
        return bool(_GONE_WORDS.search(words)) or self._size(slot) is None

    def _size(self, slot: Slot) -> int | None:
        """Return the size of a message as the server says now, None when it is gone."""
        client = self._client
        try:
            answer = self._command("LIST", lambda: pair_in(client.simple(f"LIST {slot.number}")))
        except errors.ServerRefused:
            return None
        return answer[1]


def _message_id(head: bytes) -> str | None:
    """Return the Message-ID as ``message.parse_message`` reads it."""
    try:
        return message_id(parse_bounded(head, Meter(MessageLimits())).get("Message-ID"))
    except errors.MessageError:
        return message_id_in(head)
