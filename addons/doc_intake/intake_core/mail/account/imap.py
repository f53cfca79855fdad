"""Mail from IMAP: by UID and UIDVALIDITY, never by flags, changing nothing unless told to.

Built on IMAPClient. Rules it keeps (RFC 3501, 4315, 6851): ``BODY.PEEK[]`` only; ``UID MOVE``, or
``UID STORE +FLAGS.SILENT \\Deleted`` with ``UID EXPUNGE`` of that one UID; never ``EXPUNGE`` or
``CLOSE``, which would remove what other people marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from imapclient import DELETED, SEEN

from .. import errors
from ..content.headers import LONGEST_HEAD, in_utc, message_id_in
from .boundary import translated
from .chunks import chunks
from .imap_session import ImapSession
from .source import (
    ActionOutcome,
    Envelope,
    Fetched,
    FetchLimits,
    ServerMessage,
    ServerReport,
    is_older,
)

__all__ = ["FetchLimits", "ImapSource"]

_SIZES_AT_ONCE = 1000
_LAST_UID = 2**32 - 1  # RFC 3501, 2.3.1.1
_SIZE = "RFC822.SIZE"
_ARRIVED = "INTERNALDATE"
_HEAD = f"BODY.PEEK[HEADER]<0.{LONGEST_HEAD}>"
_MESSAGE_ID = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
Answer = dict[bytes, Any]


class ImapSource(ImapSession):
    """One connection to one IMAP account; implements ``MailSource[int]``, keys are UIDs.

    >>> with ImapSource(access) as source:
    ...     state = source.open_folder("INBOX", readonly=True)
    ...     for fetched in source.fetch(source.list_messages(after=17)):
    ...         keep(state.uidvalidity, fetched.key, fetched.raw)

    Every method raises ``errors.MailError`` and nothing else. After ConnectionLost or ServerTimeout
    the object is used up: make a new one and go on after the last key that was kept.
    """

    def __enter__(self) -> ImapSource:
        try:
            self._connect()
        except BaseException:
            self._shutdown()
            raise
        return self

    # -- looking -----------------------------------------------------------------------------------

    def check(self, folder: str = "INBOX") -> ServerReport:
        """Say what the server can do, what folders there are, how many mails ``folder`` holds."""
        capabilities = self._capabilities()
        return ServerReport(
            capabilities=capabilities,
            folders=tuple(name for name, _separator in self._folders()),
            messages=self.open_folder(folder, readonly=True).messages,
            encrypted=self.access.security != "none",
            can_move="MOVE" in capabilities or "UIDPLUS" in capabilities,
            can_delete_one="UIDPLUS" in capabilities,
        )

    def list_messages(
        self, after: int | None = None, *, since: date | None = None, limit: int | None = None
    ) -> list[ServerMessage[int]]:
        """List messages with UIDs above ``after``, ascending; only the first ``limit`` of them.

        A message whose size the server does not tell is listed with 0. ``since`` is a day of the
        server's own time (RFC 3501, 6.4.4).
        """
        client = self._client
        self._opened("UID SEARCH")
        first = (after or 0) + 1
        criteria: list[Any] = ["UID", f"{first}:*"] + (["SINCE", since] if since else [])
        found: list[int] = self._command("UID SEARCH", lambda: list(client.search(criteria)))
        # "n:*" means the last message even when its UID is lower than n (RFC 3501, 6.4.8).
        uids = sorted({uid for uid in found if first <= uid <= _LAST_UID})[:limit]
        listed = []
        for start in range(0, len(uids), _SIZES_AT_ONCE):
            chunk = uids[start : start + _SIZES_AT_ONCE]
            answers, _failed = self._fetch_split(chunk, [_SIZE, _ARRIVED], 0)
            for uid in chunk:
                answer = answers.get(uid, {})
                size = answer.get(b"RFC822.SIZE")
                listed.append(
                    ServerMessage(uid, size if isinstance(size, int) else 0, _arrived(answer))
                )
        return listed

    def arrived_of(self, messages: Iterable[ServerMessage[int]]) -> dict[int, datetime | None]:
        """Return the times of arrival as ``list_messages`` found them."""
        return {message.key: message.arrived for message in messages}

    def older(self, messages: Iterable[ServerMessage[int]], since: date) -> set[int]:
        """Return the UIDs of those that arrived before ``since``."""
        return {message.key for message in messages if is_older(message.arrived, since)}

    def fetch(self, messages: Iterable[ServerMessage[int]]) -> Iterator[Fetched[int]]:
        """Yield the messages' bytes in order, chunk by chunk, without setting \\Seen.

        One that vanished is absent. One that is too big, or that the server cannot hand over, comes
        with its ``error`` and ``head``, and stops nothing.
        """
        limits = self.limits
        self._opened("UID FETCH")
        for chunk in chunks(messages, count=limits.messages, size=limits.chunk_bytes):
            wanted = [message.key for message in chunk if message.size <= limits.message_bytes]
            total = sum(message.size for message in chunk)
            answers, failed = self._fetch_split(wanted, ["BODY.PEEK[]", _ARRIVED], total)
            troubles: dict[int, errors.MailError] = {
                message.key: self._too_big(message.size)
                for message in chunk
                if message.size > limits.message_bytes
            }
            # A message that was removed meanwhile comes as NIL, or not at all.
            missing = [uid for uid in wanted if _raw(answers.get(uid, {})) is None]
            for uid in self._existing(missing) if missing else ():
                nothing = errors.MessageNotReadable(sentence="(an answer without the mail)")
                troubles[uid] = failed.get(uid, nothing)
            heads, _failed = self._fetch_split(sorted(troubles), [_HEAD, _ARRIVED], 0)
            for message in chunk:
                key, size = message.key, message.size
                answer = answers.pop(key, {})
                head = heads.get(key, {})
                arrived = message.arrived or _arrived(answer) or _arrived(head)
                raw = _raw(answer)
                if raw is not None:
                    yield Fetched(key, size, raw, arrived=arrived)
                elif key in troubles:
                    kept = _header(head)[:LONGEST_HEAD]
                    yield Fetched(key, size, None, troubles[key], kept, arrived)

    def compare(self, key: int) -> Envelope | None:
        """Return Message-ID and size of what the server holds under ``key`` now, None if gone."""
        self._opened("UID FETCH")
        traits = self._traits([key], _SIZE, _MESSAGE_ID).get(key)
        return None if traits is None else Envelope(traits[1], traits[0])

    # -- acting ------------------------------------------------------------------------------------

    def mark_read(self, key: int) -> ActionOutcome:
        """Set \\Seen on one message."""
        self._opened("UID STORE", writing=True)
        if not self._existing([key]):
            return "gone"
        self._store(key, SEEN)
        return "read"

    def move(self, key: int, folder: str) -> ActionOutcome:
        """Move one message, creating the folder when it is missing.

        Uses UID MOVE; without it COPY, \\Deleted and UID EXPUNGE of this UID, which can be repeated
        after a crash between them: a copy that is already there is recognised. Raises
        CapabilityMissing without MOVE and UIDPLUS.
        """
        client = self._client
        self._opened("UID MOVE", writing=True)
        capabilities = self._capabilities()
        if "MOVE" not in capabilities and "UIDPLUS" not in capabilities:
            raise errors.CapabilityMissing(host=self.access.host, capability="MOVE, UIDPLUS")
        if not self._existing([key]):
            return "gone"
        target = self._target(folder)
        if "MOVE" in capabilities:
            self._command("UID MOVE", lambda: client.move([key], target))
            return "moved"
        if not self._copied_before(key, target):
            self._command("UID COPY", lambda: client.copy([key], target))
        self._store(key, DELETED)
        self._command("UID EXPUNGE", lambda: client.uid_expunge([key]))
        return "moved"

    def delete(self, key: int) -> ActionOutcome:
        """Delete one message and no other: ``deleted``, or only ``flagged`` without UIDPLUS."""
        client = self._client
        self._opened("UID EXPUNGE", writing=True)
        if not self._existing([key]):
            return "gone"
        self._store(key, DELETED)
        if "UIDPLUS" not in self._capabilities():
            return "flagged"
        self._command("UID EXPUNGE", lambda: client.uid_expunge([key]))
        return "deleted"

    def settle(self) -> None:
        """Do nothing: IMAP has done everything by the time its command is answered."""

    # -- helpers -----------------------------------------------------------------------------------

    def _existing(self, keys: Sequence[int]) -> set[int]:
        """Return those of ``keys`` that are in the folder at this moment."""
        wanted = ",".join(map(str, keys))
        client = self._client
        # Only now the server has to tell what others put in or took out (RFC 3501, 5.5).
        self._command("NOOP", client.noop)
        return set(self._command("UID SEARCH", lambda: client.search(["UID", wanted]))) & set(keys)

    def _store(self, key: int, flag: bytes) -> None:
        client = self._client
        self._command("UID STORE", lambda: client.add_flags([key], [flag], silent=True))

    def _traits(
        self, keys: Sequence[int], *items: str
    ) -> dict[int, tuple[int, str | None, object]]:
        """Return size, Message-ID and time of arrival (as far as asked for) of some messages."""
        client = self._client
        answers = self._command("UID FETCH", lambda: client.fetch(keys, items))
        with translated(self.access, "UID FETCH"):
            return {
                key: (
                    int(answer[b"RFC822.SIZE"]),
                    message_id_in(_header(answer)),
                    answer.get(b"INTERNALDATE"),
                )
                for key, answer in answers.items()
            }

    def _copied_before(self, key: int, target: str) -> bool:
        """Say whether ``target`` holds a copy from an attempt that was cut off after its COPY.

        COPY keeps the time of arrival (RFC 3501, 6.4.7), so same size, arrival and Message-ID mean
        that copy.
        """
        client = self._client
        source = self._opened("UID COPY", writing=True)
        mine = self._traits([key], _SIZE, _MESSAGE_ID, _ARRIVED).get(key)
        if mine is None:
            return False
        self.open_folder(target, readonly=True)
        size = mine[0]
        criteria = ["LARGER", max(size - 1, 0), "SMALLER", size + 1]
        alike = self._command("UID SEARCH", lambda: list(client.search(criteria)))
        found = self._traits(alike, _SIZE, _MESSAGE_ID, _ARRIVED) if alike else {}
        self.open_folder(source.name, readonly=False)
        return mine in found.values()

    def _fetch_split(
        self, keys: Sequence[int], items: Sequence[str], size: int
    ) -> tuple[dict[int, Answer], dict[int, errors.MailError]]:
        """Fetch ``items`` of all keys; when that fails, halve until the bad message stands alone."""
        client = self._client
        if not keys:
            return {}, {}
        try:
            return self._command("UID FETCH", lambda: client.fetch(keys, items), size), {}
        except (errors.ServerRefused, errors.ServerAnswerUnreadable) as error:
            if len(keys) == 1:
                return {}, {keys[0]: self._unreadable(error)}
        middle = len(keys) // 2
        answers, failed = self._fetch_split(keys[:middle], items, size)
        more_answers, more_failed = self._fetch_split(keys[middle:], items, size)
        return answers | more_answers, failed | more_failed

    def _unreadable(self, error: errors.MailError) -> errors.MailError:
        skipped = self._client.take_skipped()
        if skipped:
            return self._too_big(skipped)
        sentence = error.params.get("sentence") or error.params.get("reason", "")
        return errors.MessageNotReadable(sentence=sentence)


def _raw(answer: Answer) -> bytes | None:
    value = answer.get(b"BODY[]")
    return value if isinstance(value, bytes) else None


def _header(answer: Answer) -> bytes:
    for name, value in answer.items():
        if name.startswith(b"BODY[") and isinstance(value, bytes):
            return value
    return b""


def _arrived(answer: Answer) -> datetime | None:
    value = answer.get(b"INTERNALDATE")
    return in_utc(value) if isinstance(value, datetime) else None
