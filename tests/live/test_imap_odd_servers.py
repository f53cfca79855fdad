"""IMAP servers that say what no server should: wrong sizes, impossible numbers, odd namespaces."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from intake_core.mail import errors
from intake_core.mail.account.imap import FetchLimits, ImapSource
from intake_core.mail.account.source import MailboxAccess
from tests.live import line

pytestmark = pytest.mark.live

MEGABYTE = 2**20


class Played:
    """An IMAP server with one folder; ``mails``: UID -> bytes, all announced as empty."""

    def __init__(self, mails: dict[int, bytes], **says: Callable[[bytes], bytes]) -> None:
        self.mails = mails
        self.says = says
        self.heard: list[bytes] = []

    def __call__(self, tag: bytes, command: bytes) -> bytes:
        self.heard.append(command)
        word = command.removeprefix(b"UID ").partition(b" ")[0].decode()
        answer = self.says.get(word) or getattr(self, f"_{word.lower()}", None)
        return (answer(command) if answer else b"") + tag + b" OK done\r\n"

    def _capability(self, _command: bytes) -> bytes:
        return b"* CAPABILITY IMAP4rev1 UIDPLUS MOVE NAMESPACE\r\n"

    def _examine(self, _command: bytes) -> bytes:
        return b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n" % len(self.mails)

    _select = _examine

    def _search(self, _command: bytes) -> bytes:
        return b"* SEARCH " + b" ".join(b"%d" % uid for uid in self.mails) + b"\r\n"

    def _list(self, _command: bytes) -> bytes:
        return b'* LIST () "/" INBOX\r\n'

    def _fetch(self, command: bytes) -> bytes:
        uids = [int(number) for number in re.findall(rb"\d+", command.split()[2])]
        if b"BODY" not in command:
            return b"".join(b"* 1 FETCH (UID %d RFC822.SIZE 0)\r\n" % uid for uid in uids)
        bodies = ((uid, self.mails[uid]) for uid in uids)
        return b"".join(
            b"* 1 FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (uid, len(raw), raw) for uid, raw in bodies
        )


def source_of(port: int, limits: FetchLimits | None = None) -> ImapSource:
    return ImapSource(MailboxAccess(line.HOST, port, "none", "u@x.test", "tajne", timeout=5.0), limits)


def test_mails_larger_than_announced_do_not_pile_up_in_memory() -> None:
    """Forty megabytes at once would be held; they come in smaller portions, and all of them come."""
    mails = {uid: b"Subject: %d\r\n\r\n" % uid + bytes([uid]) * (12 * MEGABYTE) for uid in (1, 2, 3, 5)}
    played = Played(mails)
    limits = FetchLimits(message_bytes=20 * MEGABYTE)
    with line.listening(line.scripted(played)) as port, source_of(port, limits) as source:
        source.open_folder("INBOX", readonly=True)
        fetched = list(source.fetch(source.list_messages()))
    assert {one.key: one.raw for one in fetched} == mails
    assert len([command for command in played.heard if b"BODY" in command]) > 1


def test_a_mail_above_the_limit_is_reported_whatever_was_announced() -> None:
    played = Played({1: b"a" * (3 * MEGABYTE), 2: b"Subject: x\r\n\r\n"})
    limits = FetchLimits(message_bytes=MEGABYTE)
    with line.listening(line.scripted(played)) as port, source_of(port, limits) as source:
        source.open_folder("INBOX", readonly=True)
        first, second = source.fetch(source.list_messages())
    assert isinstance(first.error, errors.MessageTooBig)
    assert second.raw == b"Subject: x\r\n\r\n"


def test_endless_lines_end() -> None:
    def flood(_command: bytes) -> bytes:
        return (b"* 1 FETCH (UID 9 FLAGS (" + b"x" * 10_000 + b"))\r\n") * 7_000

    played = Played({}, SEARCH=flood)
    with (
        line.listening(line.scripted(played)) as port,
        pytest.raises(errors.ConnectionLost),
        source_of(port) as source,
    ):
        source.open_folder("INBOX", readonly=True)
        source.list_messages()


def test_impossible_numbers_are_no_uids() -> None:
    def numbers(_command: bytes) -> bytes:
        return b"* SEARCH 1 4294967295 4294967296 999999999999999999999 0 -5\r\n"

    with line.listening(line.scripted(Played({}, SEARCH=numbers))) as port, source_of(port) as source:
        source.open_folder("INBOX", readonly=True)
        assert [message.key for message in source.list_messages()] == [1, 4294967295]


@pytest.mark.parametrize("says", [b"((NIL NIL)) NIL NIL", b'((7 "/")) NIL NIL', b"NIL NIL NIL", b"(()) NIL NIL"])
def test_odd_namespaces(says: bytes) -> None:
    played = Played({1: b"x"}, NAMESPACE=lambda _command: b"* NAMESPACE " + says + b"\r\n")
    with line.listening(line.scripted(played)) as port:
        try:
            with source_of(port) as source:
                source.open_folder("INBOX", readonly=False)
                assert source.move(1, "Archiwum") == "moved"
        except errors.MailError as error:
            assert isinstance(error, errors.ServerAnswerUnreadable)
