"""Looking into a real Dovecot: nothing is missed, nothing is changed."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections.abc import Callable
from typing import get_args

import pytest

from dev.mail_server import MailServer
from intake_core.mail import errors
from intake_core.mail.account.imap import FetchLimits, ImapSource
from intake_core.mail.account.source import Envelope, MailSource, Security, ServerMessage
from tests.conftest import Account, new_account
from tests.live.mails import mail

pytestmark = pytest.mark.live


@pytest.mark.parametrize("security", get_args(Security))
def test_check_reports_what_the_server_is(account: Account, security: Security) -> None:
    account.deliver(mail(1), mail(2))
    account.deliver(mail(3), folder="Archiwum/2025")
    with ImapSource(account.access(security)) as source:
        report = source.check()
    assert report.messages == 2
    assert {"INBOX", "Archiwum/2025"} <= set(report.folders)
    assert {"UIDPLUS", "MOVE", "IMAP4REV1"} <= set(report.capabilities)
    assert report.can_move
    assert report.can_delete_one
    assert report.encrypted == (security != "none")


def test_an_imap_source_is_a_mail_source(account: Account) -> None:
    source: MailSource[int] = ImapSource(account.access())
    with source:
        assert source.check().messages == 0


def test_folder_state(account: Account) -> None:
    account.deliver(mail(1), mail(2))
    with ImapSource(account.access()) as source:
        state = source.open_folder("INBOX", readonly=True)
        again = source.open_folder("INBOX", readonly=False)
    assert (state.name, state.messages, state.uidnext, state.readonly) == ("INBOX", 2, 3, True)
    assert state.uidvalidity > 0
    assert again.uidvalidity == state.uidvalidity
    assert not again.readonly


def test_a_changed_uidvalidity_is_seen(account: Account) -> None:
    account.deliver(mail(1))
    with ImapSource(account.access()) as source:
        before = source.open_folder("INBOX", readonly=True).uidvalidity
    account.server.change_uidvalidity(account.address, "INBOX", before + 7)
    with ImapSource(account.access()) as source:
        assert source.open_folder("INBOX", readonly=True).uidvalidity == before + 7


def test_list_starts_after_the_given_uid(account: Account) -> None:
    account.deliver(*(mail(n) for n in range(1, 6)))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert [m.key for m in source.list_messages()] == [1, 2, 3, 4, 5]
        assert [m.key for m in source.list_messages(3)] == [4, 5]
        assert [m.key for m in source.list_messages(1, limit=2)] == [2, 3]


@pytest.mark.parametrize("after", [3, 4, 500, 2**32 - 2])
def test_nothing_new_is_an_empty_list(account: Account, after: int) -> None:
    """``n:*`` names the last message even when its UID is below n; it must not come twice."""
    account.deliver(mail(1), mail(2), mail(3))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert source.list_messages(after) == []


def test_an_empty_folder_lists_nothing(account: Account) -> None:
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert source.list_messages() == []
        assert list(source.fetch([])) == []


def test_list_since_a_date_goes_by_arrival(account: Account) -> None:
    account.deliver(mail(1))
    with account.server.client(account.address) as client:
        client.append("INBOX", "", '"05-Mar-2020 10:00:00 +0000"', mail(2))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        yesterday = dt.date.today() - dt.timedelta(days=1)
        assert [m.key for m in source.list_messages(since=yesterday)] == [1]
        assert [m.key for m in source.list_messages(since=dt.date(2020, 3, 5))] == [1, 2]


def test_the_time_of_arrival_comes_with_the_list_and_with_the_bytes(account: Account) -> None:
    with account.server.client(account.address) as client:
        client.append("INBOX", "", '"05-Mar-2020 00:30:00 +0100"', mail(1))
        client.append("INBOX", "", '"05-Mar-2020 23:30:00 -0500"', mail(2, size=5000))
    arrived = [
        dt.datetime(2020, 3, 4, 23, 30, tzinfo=dt.UTC),
        dt.datetime(2020, 3, 6, 4, 30, tzinfo=dt.UTC),
    ]
    with ImapSource(account.access(), FetchLimits(message_bytes=5000)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        assert [m.arrived for m in listed] == arrived
        assert source.arrived_of(listed) == dict(zip((1, 2), arrived, strict=True))
        assert [f.arrived for f in source.fetch(listed)] == arrived
        # who made the list himself learns it with the bytes, or with the head
        assert [f.arrived for f in source.fetch(ServerMessage(m.key, m.size) for m in listed)] == arrived
        assert source.older(listed, dt.date(2020, 3, 5)) == set()
        assert source.older(listed, dt.date(2020, 3, 6)) == {1}
        assert source.older([ServerMessage(7, 1)], dt.date(2100, 1, 1)) == set()
        source.settle()
        assert source.list_messages() == listed


@pytest.mark.parametrize("announced", [None, 100])
def test_of_a_mail_that_is_too_big_the_head_is_shown(account: Account, announced: int | None) -> None:
    """Whether the server announced its size rightly or not."""
    long = b"".join(b"X-Filler-%d: %s\r\n" % (n, b"x" * 900) for n in range(400))
    raws = [mail(1), mail(2, size=3 * 2**20), long + mail(3, size=3 * 2**20)]
    account.deliver(*raws)
    with ImapSource(account.access(), FetchLimits(message_bytes=2 * 2**20)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        if announced:
            listed = [ServerMessage(m.key, announced) for m in listed]
        first, big, longest = source.fetch(listed)
    assert (first.raw, first.head) == (raws[0], b"")
    assert (big.raw, big.head) == (None, raws[1][: raws[1].index(b"\r\n\r\n") + 4])
    assert (longest.raw, longest.head) == (None, raws[2][: 256 * 1024])
    assert isinstance(longest.error, errors.MessageTooBig)
    assert _flags(account) == {1: (), 2: (), 3: ()}


def test_fetch_returns_the_bytes_and_leaves_them_unread(account: Account) -> None:
    raws = [mail(n, size=n * 1000) for n in range(1, 8)]
    account.deliver(*raws)
    with ImapSource(account.access(), FetchLimits(messages=3)) as source:
        source.open_folder("INBOX", readonly=False)
        listed = source.list_messages()
        fetched = list(source.fetch(listed))
    assert [m.size for m in listed] == [len(raw) for raw in raws]
    assert [f.raw for f in fetched] == raws
    assert [f.key for f in fetched] == [m.key for m in listed]
    assert _flags(account) == {n: () for n in range(1, 8)}


def test_what_a_person_has_read_is_fetched_as_well(account: Account) -> None:
    account.deliver(mail(1))
    with account.server.client(account.address) as client:
        client.select()
        client.uid("STORE", "1", "+FLAGS", r"(\Seen \Flagged)")
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert [f.raw for f in source.fetch(source.list_messages())] == [mail(1)]
    assert _flags(account) == {1: (b"\\Flagged", b"\\Seen")}


def test_a_vanished_message_is_absent_and_the_rest_is_there(account: Account) -> None:
    account.deliver(*(mail(n) for n in range(1, 5)))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        with account.server.client(account.address) as client:
            client.select()
            client.uid("STORE", "2,3", "+FLAGS", r"(\Deleted)")
            client.expunge()
        assert [f.key for f in source.fetch(listed)] == [1, 4]
        assert source.compare(2) is None


@pytest.mark.parametrize("raw", [b"", b"\r\n", b"x", b"\xff\xfe\x00\x01 \r\n", b"Subject: x\r\n"])
def test_odd_bytes_come_as_they_are(account: Account, raw: bytes) -> None:
    # imaplib and Dovecot do not take an empty APPEND; its neighbour is a lone line end
    account.deliver(raw or b"\r\n", mail(1))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        fetched = list(source.fetch(source.list_messages()))
    assert fetched[1].raw == mail(1)
    assert fetched[0].raw is not None
    assert fetched[0].raw.strip(b"\r\n") == raw.replace(b"\x00", b"\x80").strip(b"\r\n")


def test_thirty_megabytes_come_whole_and_memory_stays_bounded(account: Account) -> None:
    big = mail(1, size=22 * 2**20)
    assert len(big) > 29 * 2**20
    account.deliver(big, mail(2), mail(3, size=3 * 2**20), mail(4, size=3 * 2**20))
    with ImapSource(account.access("none", timeout=30.0)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        sizes = []
        tracemalloc.start()
        for fetched in source.fetch(listed):
            assert fetched.raw is not None
            sizes.append(len(fetched.raw))
            if fetched.key == 1:
                assert fetched.raw == big
            del fetched
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert sizes == [m.size for m in listed]
    # one chunk (here the big mail alone), its copy while it is read, and little else
    assert peak < 2.5 * len(big)


def test_a_mail_above_the_limit_is_reported_and_stops_nothing(account: Account) -> None:
    account.deliver(mail(1), mail(2, size=3 * 2**20), mail(3))
    with ImapSource(account.access(), FetchLimits(message_bytes=2 * 2**20)) as source:
        source.open_folder("INBOX", readonly=True)
        first, big, last = source.fetch(source.list_messages())
    assert (first.raw, last.raw) == (mail(1), mail(3))
    assert big.raw is None
    assert isinstance(big.error, errors.MessageTooBig)
    assert str(big.error).startswith("This mail has 5 MB, more than the limit of 2 MB.")
    assert not big.error.retry


def test_a_mail_bigger_than_announced_is_reported_and_stops_nothing(account: Account) -> None:
    """The size is the server's word; the limit holds for what really comes."""
    account.deliver(mail(1), mail(2, size=3 * 2**20), mail(3))
    with ImapSource(account.access(), FetchLimits(message_bytes=2 * 2**20)) as source:
        source.open_folder("INBOX", readonly=True)
        first, big, last = source.fetch(ServerMessage(key, 100) for key in (1, 2, 3))
        assert (first.raw, last.raw) == (mail(1), mail(3))
        assert isinstance(big.error, errors.MessageTooBig)
        # the same connection goes on
        assert [m.key for m in source.list_messages(2)] == [3]


def test_compare_gives_what_the_vault_has(account: Account) -> None:
    account.deliver(mail(1), b"Subject: x\r\nMessage-ID: <>\r\n\r\nx\r\n", b"no header\r\n")
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert source.compare(1) == Envelope("<1@dostawca.example>", len(mail(1)))
        assert source.compare(2) == Envelope(None, 33)
        assert source.compare(3) == Envelope(None, 11)
        assert source.compare(99) is None
    assert _flags(account) == {1: (), 2: (), 3: ()}


def test_folder_names_beyond_ascii(account: Account) -> None:
    name = 'Księgowość & "inne"/śmieci'
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=False)
        account.deliver(mail(1))
        assert source.move(1, name) == "moved"
        assert name in source.check().folders
        assert source.open_folder(name, readonly=True).messages == 1


def test_many_messages_are_listed_in_one_go(account: Account) -> None:
    account.deliver(*(b"Subject: %d\r\n\r\n" % n for n in range(2500)))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        assert [m.key for m in listed] == list(range(1, 2501))
        assert sum(1 for _ in source.fetch(listed)) == 2500


def test_password_and_user_beyond_ascii(mail_server: MailServer) -> None:
    account = new_account(mail_server, 'zażółć "gęślą" \\jaźń:')
    with ImapSource(account.access()) as source:
        assert source.check().messages == 0


def test_password_with_quotes(mail_server: MailServer) -> None:
    account = new_account(mail_server, 'a "quoted" \\ pass:word')
    with ImapSource(account.access()) as source:
        assert source.check().messages == 0


def test_a_server_with_a_prefix_gets_its_folder_names(
    make_mail_server: Callable[..., MailServer],
) -> None:
    server = make_mail_server(prefix="INBOX.", separator=".")
    account = new_account(server)
    account.deliver(mail(1))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=False)
        assert source.move(1, "Archiwum/2025") == "moved"
        assert source.open_folder("INBOX.Archiwum.2025", readonly=True).messages == 1


def _flags(account: Account) -> dict[int, tuple[bytes, ...]]:
    """The flags of all messages in INBOX as another program sees them, without \\Recent."""
    flags = {}
    with account.server.client(account.address) as client:
        client.select(readonly=True)
        _status, lines = client.uid("FETCH", "1:*", "(FLAGS)")
    for line in lines:
        words = line.replace(b"(", b" ").replace(b")", b" ").split()
        kept = tuple(w for w in sorted(words) if w.startswith(b"\\") and w != b"\\Recent")
        flags[int(words[words.index(b"UID") + 1])] = kept
    return flags
