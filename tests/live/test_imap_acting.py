"""Marking, moving and deleting on a real Dovecot: that one message, and no other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from dev.mail_server import MailServer
from intake_core.mail import errors
from intake_core.mail.account.imap import ImapSource
from intake_core.mail.account.source import Envelope
from tests.conftest import Account, new_account
from tests.live.mails import mail

pytestmark = pytest.mark.live


@pytest.fixture
def three(account: Account) -> Account:
    """An account with messages 1, 2 and 3; a person has marked number 3 as deleted."""
    account.deliver(mail(1), mail(2), mail(3))
    with account.server.client(account.address) as client:
        client.select()
        client.uid("STORE", "3", "+FLAGS", r"(\Deleted)")
    return account


@pytest.fixture(scope="session")
def plain_server(make_mail_server: Callable[..., MailServer]) -> MailServer:
    return make_mail_server(without=frozenset({"MOVE", "UIDPLUS"}))


@pytest.fixture(scope="session")
def server_without_move(make_mail_server: Callable[..., MailServer]) -> MailServer:
    return make_mail_server(without=frozenset({"MOVE"}))


@pytest.fixture
def inbox(three: Account) -> Iterator[ImapSource]:
    with ImapSource(three.access()) as source:
        source.open_folder("INBOX", readonly=False)
        yield source


def test_delete_takes_this_message_only(three: Account, inbox: ImapSource) -> None:
    """What another person marked as deleted stays: a bare EXPUNGE would take it along."""
    assert inbox.delete(1) == "deleted"
    assert uids(three) == [2, 3]
    assert inbox.compare(1) is None


def test_delete_again_is_harmless(three: Account, inbox: ImapSource) -> None:
    assert inbox.delete(1) == "deleted"
    assert inbox.delete(1) == "gone"
    assert uids(three) == [2, 3]


def test_mark_read_sets_seen_on_this_message_only(three: Account, inbox: ImapSource) -> None:
    assert inbox.mark_read(2) == "read"
    assert inbox.mark_read(2) == "read"
    assert inbox.mark_read(99) == "gone"
    assert unseen(three) == [1, 3]


def test_move_creates_the_folder_and_subscribes_it(three: Account, inbox: ImapSource) -> None:
    assert inbox.move(2, "Przetworzone/2025") == "moved"
    assert inbox.move(1, "Przetworzone/2025") == "moved"
    assert uids(three) == [3]
    assert subjects(three, "Przetworzone/2025") == ["Faktura 1", "Faktura 2"]
    with three.server.client(three.address) as client:
        assert b"Przetworzone/2025" in b"".join(client.lsub()[1])


def test_move_again_is_harmless(three: Account, inbox: ImapSource) -> None:
    assert inbox.move(2, "Przetworzone") == "moved"
    assert inbox.move(2, "Przetworzone") == "gone"
    assert subjects(three, "Przetworzone") == ["Faktura 2"]


def test_moving_keeps_unread_unread(three: Account, inbox: ImapSource) -> None:
    inbox.move(2, "Przetworzone")
    assert unseen(three, "Przetworzone") == [1]


def test_nothing_is_changed_in_a_folder_opened_for_reading(three: Account) -> None:
    with ImapSource(three.access()) as source:
        source.open_folder("INBOX", readonly=True)
        for act in (source.delete, source.mark_read, lambda key: source.move(key, "x")):
            with pytest.raises(errors.FolderReadOnly, match="INBOX"):
                act(1)
    assert uids(three) == [1, 2, 3]


def test_every_method_wants_an_open_folder(account: Account) -> None:
    with ImapSource(account.access()) as source:
        with pytest.raises(errors.FolderNotOpen):
            source.list_messages()
        with pytest.raises(errors.FolderNotOpen):
            source.delete(1)
        with pytest.raises(errors.FolderNotOpen):
            source.compare(1)


def test_after_the_end_there_is_no_connection(account: Account) -> None:
    with ImapSource(account.access()) as source:
        pass
    with pytest.raises(errors.NotConnected):
        source.open_folder("INBOX", readonly=True)


def test_without_uidplus_delete_only_marks_and_says_so(plain_server: MailServer) -> None:
    account = new_account(plain_server)
    account.deliver(mail(1), mail(2))
    with ImapSource(account.access()) as source:
        report = source.check()
        source.open_folder("INBOX", readonly=False)
        assert source.delete(1) == "flagged"
    assert (report.can_move, report.can_delete_one) == (False, False)
    assert uids(account) == [1, 2]
    assert deleted(account) == [1]


def test_without_move_and_uidplus_nothing_is_moved(plain_server: MailServer) -> None:
    account = new_account(plain_server)
    account.deliver(mail(1))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=False)
        with pytest.raises(errors.CapabilityMissing, match="MOVE, UIDPLUS"):
            source.move(1, "Archiwum")
        assert source.check().folders == ("INBOX",)
    assert (uids(account), deleted(account)) == ([1], [])


def test_without_move_it_is_copied_and_only_the_original_removed(
    server_without_move: MailServer,
) -> None:
    account = new_account(server_without_move)
    account.deliver(mail(1), mail(2), mail(3))
    with account.server.client(account.address) as client:
        client.select()
        client.uid("STORE", "3", "+FLAGS", r"(\Deleted)")
    with ImapSource(account.access()) as source:
        actions = watched(source)
        source.open_folder("INBOX", readonly=False)
        assert source.move(2, "Archiwum") == "moved"
    assert [a for a in actions if re.search("COPY|MOVE|STORE|EXPUNGE", a)] == [
        "UID COPY",
        "UID STORE",
        "UID EXPUNGE",
    ]
    assert uids(account) == [1, 3]
    assert subjects(account, "Archiwum") == ["Faktura 2"]


@pytest.mark.parametrize("broken", ["UID COPY", "UID STORE", "UID EXPUNGE"])
@pytest.mark.parametrize("raw", [mail(2), b"Subject: bez numeru\r\n\r\ntekst\r\n"])
def test_a_move_cut_off_in_the_middle_can_be_repeated(
    server_without_move: MailServer, broken: str, raw: bytes
) -> None:
    """The line breaks after the server has done the command; the copy must not come twice."""
    account = new_account(server_without_move)
    account.deliver(mail(1), raw)

    class CutError(Exception):
        pass

    with pytest.raises(CutError), ImapSource(account.access()) as source:
        command = source._command

        def cutting(action: str, call: Callable[[], object], size: int = 0) -> object:
            result = command(action, call, size)
            if action == broken:
                raise CutError
            return result

        source._command = cutting  # type: ignore[assignment,method-assign]
        source.open_folder("INBOX", readonly=False)
        source.move(2, "Archiwum")
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=False)
        assert source.move(2, "Archiwum") == ("gone" if broken == "UID EXPUNGE" else "moved")
    assert uids(account) == [1]
    assert len(subjects(account, "Archiwum")) == 1


def test_two_equal_mails_are_both_moved(server_without_move: MailServer) -> None:
    """The same mail sent twice is two mails; the copy of one is not taken for the other."""
    account = new_account(server_without_move)
    with account.server.client(account.address) as client:
        for second in ("01", "02"):
            client.append("INBOX", "", f'"05-Mar-2025 10:00:{second} +0000"', mail(1))
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=False)
        assert [source.move(key, "Archiwum") for key in (1, 2)] == ["moved", "moved"]
    assert uids(account) == []
    assert subjects(account, "Archiwum") == ["Faktura 1", "Faktura 1"]


def test_bare_expunge_and_close_are_never_sent(three: Account) -> None:
    with ImapSource(three.access()) as source:
        sent: list[bytes] = []
        imap = source._client._imap
        send = imap.send
        imap.send = lambda data: (sent.append(bytes(data)), send(data))[1]
        source.open_folder("INBOX", readonly=False)
        source.mark_read(1)
        source.delete(1)
        source.move(2, "Archiwum")
        source.open_folder("INBOX", readonly=True)
    commands = [line.partition(b" ")[2] for line in sent]
    assert any(c.startswith(b"UID EXPUNGE 1\r\n") for c in commands)
    assert any(c.startswith(b"UID STORE 1 +FLAGS.SILENT (\\Deleted)") for c in commands)
    assert not any(c.startswith((b"EXPUNGE", b"CLOSE", b"STORE", b"MOVE")) for c in commands)


def test_an_emptied_uid_is_compared_before_it_is_deleted(three: Account) -> None:
    """After UIDVALIDITY changed, a number may name another mail; compare tells."""
    with ImapSource(three.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert source.compare(2) == Envelope("<2@dostawca.example>", len(mail(2)))


def watched(source: ImapSource) -> list[str]:
    """Note the name of every command the source runs from now on."""
    actions: list[str] = []
    command = source._command

    def noting(action: str, call: Callable[[], object], size: int = 0) -> object:
        actions.append(action)
        return command(action, call, size)

    source._command = noting  # type: ignore[assignment,method-assign]
    return actions


def uids(account: Account, criteria: str = "ALL", folder: str = "INBOX") -> list[int]:
    with account.server.client(account.address) as client:
        client.select(f'"{folder}"', readonly=True)
        return [int(uid) for uid in client.uid("SEARCH", criteria)[1][0].split()]


def unseen(account: Account, folder: str = "INBOX") -> list[int]:
    return uids(account, "UNSEEN", folder)


def deleted(account: Account) -> list[int]:
    return uids(account, "DELETED")


def subjects(account: Account, folder: str) -> list[str]:
    with account.server.client(account.address) as client:
        client.select(f'"{folder}"', readonly=True)
        _status, found = client.fetch("1:*", "(BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
    lines = (item[1].decode().strip() for item in found if isinstance(item, tuple))
    return sorted(line.partition(": ")[2] for line in lines)
