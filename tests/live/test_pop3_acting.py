"""Deleting by POP3 on a real Dovecot: that one message, and only after ``settle``."""

from __future__ import annotations

import pytest

from intake_core.mail import errors
from intake_core.mail.account.pop3 import Pop3Source
from intake_core.mail.account.source import MailboxAccess
from tests.conftest import Account
from tests.live import line
from tests.live.mails import mail

pytestmark = pytest.mark.live


def pop3(account: Account, **changes: object) -> MailboxAccess:
    return account.access("none", protocol="pop3", **changes)


@pytest.fixture
def three(account: Account) -> Account:
    """An account with messages 1, 2 and 3; a person has marked number 3 as deleted."""
    account.deliver(mail(1), mail(2), mail(3))
    with account.server.client(account.address) as client:
        client.select()
        client.uid("STORE", "3", "+FLAGS", r"(\Deleted)")
    return account


def test_delete_takes_this_message_only_and_only_when_settled(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        first = source.list_messages()[0]
        assert source.delete(first.key) == "deleted"
        assert uids(three) == [1, 2, 3]
        assert source.compare(first.key) is None
        source.settle()
        assert uids(three) == [2, 3]
        # the source is used up
        with pytest.raises(errors.NotConnected):
            source.open_folder("INBOX", readonly=True)
        with pytest.raises(errors.NotConnected):
            source.settle()
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        assert first.key not in {m.key for m in source.list_messages()}
        assert source.delete(first.key) == "gone"
        source.settle()
    assert uids(three) == [2, 3]


def test_without_settle_nothing_is_deleted(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        for message in source.list_messages():
            assert source.delete(message.key) == "deleted"
    assert uids(three) == [1, 2, 3]


def test_after_an_error_nothing_is_deleted(three: Account) -> None:
    class OursError(Exception):
        pass

    with pytest.raises(OursError), Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        source.delete(source.list_messages()[0].key)
        raise OursError
    assert uids(three) == [1, 2, 3]


def test_the_line_breaks_before_quit(three: Account) -> None:
    """The server may have heard DELE, but nothing is deleted without QUIT."""
    with (
        line.cut_when(three.server.settings.pop3_port, b"QUIT") as port,
        pytest.raises(errors.ConnectionLost, match="QUIT") as caught,
        Pop3Source(pop3(three, port=port)) as source,
    ):
        source.open_folder("INBOX", readonly=False)
        for message in source.list_messages():
            source.delete(message.key)
        source.settle()
    assert caught.value.retry
    assert uids(three) == [1, 2, 3]
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=True)
        assert all(source.compare(m.key) for m in source.list_messages())


def test_the_answer_to_quit_is_lost(three: Account) -> None:
    """Nobody knows then; with the next connection it shows that they are gone."""
    with (
        line.cut_when(three.server.settings.pop3_port, b"QUIT", heard=True) as port,
        pytest.raises(errors.ConnectionLost, match="QUIT"),
        Pop3Source(pop3(three, port=port)) as source,
    ):
        source.open_folder("INBOX", readonly=False)
        first, *others = source.list_messages()
        source.delete(first.key)
        source.settle()
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        assert source.list_messages() == others
        assert source.compare(first.key) is None
        assert source.delete(first.key) == "gone"


def test_settle_with_nothing_to_do(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        source.settle()
    assert uids(three) == [1, 2, 3]


def test_nothing_is_changed_in_a_folder_opened_for_reading(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        with pytest.raises(errors.FolderNotOpen):
            source.delete("x")
        source.open_folder("INBOX", readonly=True)
        with pytest.raises(errors.FolderReadOnly, match="INBOX"):
            source.delete(source.list_messages()[0].key)
        source.settle()
    assert uids(three) == [1, 2, 3]


def test_marking_and_moving_are_not_known(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        key = source.list_messages()[0].key
        for act in (lambda: source.mark_read(key), lambda: source.move(key, "Archiwum")):
            with pytest.raises(errors.CapabilityMissing, match="With POP3 a mail can only be kept"):
                act()
        source.settle()
    assert uids(three) == [1, 2, 3]


def test_a_mail_that_another_program_removed_is_gone(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        listed = source.list_messages()
        with three.server.client(three.address) as client:
            client.select()
            client.expunge()
        assert source.compare(listed[2].key) is None
        assert source.delete(listed[0].key) == "deleted"
        source.settle()
    assert uids(three) == [2]


def test_what_arrives_during_the_session_is_not_touched(three: Account) -> None:
    with Pop3Source(pop3(three)) as source:
        source.open_folder("INBOX", readonly=False)
        listed = source.list_messages()
        three.deliver(mail(4))
        assert source.list_messages() == listed
        for message in listed:
            source.delete(message.key)
        source.settle()
    assert uids(three) == [4]


def uids(account: Account) -> list[int]:
    with account.server.client(account.address) as client:
        client.select(readonly=True)
        return [int(uid) for uid in client.uid("SEARCH", "ALL")[1][0].split()]
