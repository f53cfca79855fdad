"""Looking into a real Dovecot by POP3: nothing is missed, every byte is what was delivered."""

from __future__ import annotations

import datetime as dt
import tracemalloc
from collections.abc import Callable
from typing import get_args

import pytest

from dev.mail_server import MailServer
from intake_core.mail import errors
from intake_core.mail.account.connect import open_source
from intake_core.mail.account.imap import ImapSource
from intake_core.mail.account.pop3 import FetchLimits, Pop3Source
from intake_core.mail.account.source import Envelope, MailboxAccess, MailSource, Security, ServerMessage
from tests.conftest import Account, new_account
from tests.live.mails import mail

pytestmark = pytest.mark.live

LONG_LINE = b"Subject: x\r\n\r\n" + b"0123456789" * 2000 + b"\r\n"
DOTS = b"Subject: x\r\n\r\n.\r\n..\r\n...\r\n.x\r\n\r\n.\r\n.\r\nx.\r\n"


def pop3(account: Account, security: Security = "ssl", **changes: object) -> MailboxAccess:
    return account.access(security, protocol="pop3", **changes)


@pytest.mark.parametrize("security", get_args(Security))
def test_check_reports_what_the_server_is(account: Account, security: Security) -> None:
    account.deliver(mail(1), mail(2))
    account.deliver(mail(3), folder="Archiwum")
    with Pop3Source(pop3(account, security)) as source:
        report = source.check()
    assert report.messages == 2
    assert report.folders == ("INBOX",)
    assert {"UIDL", "TOP"} <= set(report.capabilities)
    assert not report.can_move
    assert report.can_delete_one
    assert report.encrypted == (security != "none")


def test_a_pop3_source_is_a_mail_source_and_the_protocol_chooses_it(account: Account) -> None:
    source: MailSource[str] = Pop3Source(pop3(account))
    with source:
        assert source.check().messages == 0
    with open_source(pop3(account)) as opened:
        assert isinstance(opened, Pop3Source)
    with open_source(account.access()) as opened:
        assert isinstance(opened, ImapSource)


def test_there_is_one_folder(account: Account) -> None:
    account.deliver(mail(1))
    with Pop3Source(pop3(account)) as source:
        with pytest.raises(errors.FolderGone, match="Archiwum"):
            source.open_folder("Archiwum", readonly=True)
        with pytest.raises(errors.FolderNotOpen):
            source.list_messages()
        state = source.open_folder("inbox", readonly=True)
    assert (state.name, state.uidvalidity, state.uidnext) == ("INBOX", 0, None)
    assert (state.messages, state.readonly) == (1, True)


def test_keys_last_and_sizes_are_told(account: Account) -> None:
    raws = [mail(n, size=n * 1000) for n in range(1, 6)]
    account.deliver(*raws)
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        first = source.list_messages()
    assert [m.size for m in first] == [len(raw) for raw in raws]
    assert len({m.key for m in first}) == 5
    with account.server.client(account.address) as client:
        client.select()
        client.uid("STORE", "2", "+FLAGS", r"(\Deleted)")
        client.expunge()
    account.deliver(mail(6))
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        again = source.list_messages()
        few = source.list_messages(limit=2)
        # POP3 has no order and no dates: both are ignored
        assert source.list_messages(first[-1].key, since=dt.date(2100, 1, 1)) == again
    assert again[:4] == [first[0], *first[2:]]
    assert len(again) == 5
    assert few == again[:2]


@pytest.mark.parametrize(
    "raw",
    [
        LONG_LINE,
        DOTS,
        b"Subject: x\r\n\r\nno line end",
        b"Subject: x\r\n\r\n\r\n\r\n",
        b".Subject: x\r\n\r\n.",
        b"Subject: x\r\n\r\n" + b"." * 5000 + b"\r\n",
        b"Subject: za\xc5\xbc\xc3\xb3\xc5\x82\xc4\x87\r\n\r\n\xff\xfe \x80\r\n",
        b"no header",
        b"Subject: only a header\r\n",
    ],
)
def test_every_byte_is_what_was_delivered(account: Account, raw: bytes) -> None:
    account.deliver(mail(1), raw, mail(3))
    with Pop3Source(pop3(account, "none")) as source:
        source.open_folder("INBOX", readonly=True)
        fetched = list(source.fetch(source.list_messages()))
    with ImapSource(account.access()) as other:
        other.open_folder("INBOX", readonly=True)
        same = [f.raw for f in other.fetch(other.list_messages())]
    assert [f.raw for f in fetched] == [mail(1), raw, mail(3)] == same
    assert all(f.error is None for f in fetched)


def test_a_vanished_message_is_absent_and_the_rest_is_there(account: Account) -> None:
    account.deliver(*(mail(n) for n in range(1, 5)))
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=False)
        listed = source.list_messages()
        with account.server.client(account.address) as client:
            client.select()
            client.uid("STORE", "2,3", "+FLAGS", r"(\Deleted)")
            client.expunge()
        unknown = ServerMessage("nobody knows", 10)
        assert [f.key for f in source.fetch([*listed, unknown])] == [listed[0].key, listed[3].key]
        assert source.compare(listed[1].key) is None
        assert source.compare("nobody knows") is None
        assert source.arrived_of([listed[1], unknown]) == {listed[1].key: None, unknown.key: None}


def test_a_mail_above_the_limit_is_reported_with_its_head(account: Account) -> None:
    big = mail(2, size=3 * 2**20)
    account.deliver(mail(1), big, mail(3))
    with Pop3Source(pop3(account), FetchLimits(message_bytes=2 * 2**20)) as source:
        source.open_folder("INBOX", readonly=True)
        first, found, last = source.fetch(source.list_messages())
    assert (first.raw, last.raw) == (mail(1), mail(3))
    assert isinstance(found.error, errors.MessageTooBig)
    assert str(found.error).startswith("This mail has 5 MB, more than the limit of 2 MB.")
    assert (found.raw, found.size) == (None, len(big))
    assert found.head == big[: big.index(b"\r\n\r\n") + 4]
    assert found.arrived == dt.datetime(2025, 2, 3, 9, 15, tzinfo=dt.UTC)


def test_thirty_megabytes_come_whole_and_memory_stays_bounded(account: Account) -> None:
    big = mail(1, size=22 * 2**20)
    account.deliver(big, mail(2), mail(3, size=3 * 2**20))
    with Pop3Source(pop3(account, "none", timeout=30.0)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        sizes = []
        tracemalloc.start()
        for fetched in source.fetch(listed):
            assert fetched.raw is not None
            sizes.append(len(fetched.raw))
            if fetched.key == listed[0].key:
                assert fetched.raw == big
            del fetched
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert sizes == [m.size for m in listed]
    assert peak < 2.5 * len(big)


def test_compare_gives_what_the_vault_has(account: Account) -> None:
    account.deliver(mail(1), b"Subject: x\r\nMessage-ID: <>\r\n\r\nx\r\n", b"no header\r\n")
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        found = [source.compare(m.key) for m in source.list_messages()]
    assert found == [
        Envelope("<1@dostawca.example>", len(mail(1))),
        Envelope(None, 33),
        Envelope(None, 11),
    ]


def test_arrival_is_read_from_the_topmost_received_line(account: Account) -> None:
    traces = (
        b"Received: from b by c (x; y)\r\n\tid 7; Tue,  4 Feb 2025 00:30:00 +0100\r\n"
        b"Received: from a by b; Mon, 3 Feb 2025 10:16:00 +0100\r\n"
    )
    account.deliver(traces + mail(1), mail(2), b"Subject: no date\r\n\r\n")
    arrived = [
        dt.datetime(2025, 2, 3, 23, 30, tzinfo=dt.UTC),
        dt.datetime(2025, 2, 3, 9, 15, tzinfo=dt.UTC),
        None,
    ]
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        assert list(source.arrived_of(listed).values()) == arrived
        assert [f.arrived for f in source.fetch(listed)] == arrived
        keys = [m.key for m in listed]
        # a day is over when it is over everywhere; nobody knows about the third
        assert source.older(listed, dt.date(2025, 2, 4)) == {keys[1]}
        assert source.older(listed, dt.date(2025, 2, 5)) == set(keys[:2])
        assert source.older(listed, dt.date(2025, 2, 3)) == set()


def test_many_messages_are_listed_in_one_go(account: Account) -> None:
    account.deliver(*(b"Subject: %d\r\n\r\n" % n for n in range(1500)))
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        raws = [f.raw for f in source.fetch(listed)]
    assert raws == [b"Subject: %d\r\n\r\n" % n for n in range(1500)]
    assert len({m.key for m in listed}) == 1500


@pytest.mark.parametrize("password", ['zażółć "gęślą" \\jaźń:', 'a "quoted" \\ pass word ', "%s{}"])
def test_passwords_of_all_kinds(mail_server: MailServer, password: str) -> None:
    account = new_account(mail_server, password)
    for security in get_args(Security):
        with Pop3Source(pop3(account, security)) as source:
            assert source.check().messages == 0


def test_a_server_with_a_prefix_is_no_different(
    make_mail_server: Callable[..., MailServer],
) -> None:
    account = new_account(make_mail_server(prefix="INBOX.", separator="."))
    account.deliver(mail(1))
    with Pop3Source(pop3(account)) as source:
        assert source.check().messages == 1
