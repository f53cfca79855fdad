"""Everything that goes wrong between us and a POP3 server ends in its own sentence."""

from __future__ import annotations

import base64
import logging
import socket
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dev.mail_server import MailServer
from intake_core.mail import errors
from intake_core.mail.account.pop3 import FetchLimits, Pop3Source
from intake_core.mail.account.source import MailboxAccess, Security, ServerMessage
from tests.conftest import PASSWORD, Account, new_account
from tests.live import line
from tests.live.mails import mail

pytestmark = pytest.mark.live


def pop3(account: Account, security: Security = "ssl", **changes: object) -> MailboxAccess:
    return account.access(security, protocol="pop3", **changes)


def me(port: int, **changes: object) -> MailboxAccess:
    """How to log in to a played server."""
    values: dict[str, object] = {
        **{"host": line.HOST, "port": port, "security": "none", "protocol": "pop3"},
        **{"user": "u@x.test", "password": "tajne", "timeout": 2.0},
    }
    return MailboxAccess(**(values | changes))  # type: ignore[arg-type]


def connect(access: MailboxAccess) -> None:
    with Pop3Source(access):
        pass


class Played:
    """A POP3 server of a few mails; ``says`` replaces the answer to commands that begin so."""

    def __init__(self, *mails: bytes, **says: bytes) -> None:
        self.mails = mails
        self.says = {name.replace("_", " ").encode(): answer for name, answer in says.items()}
        self.heard: list[bytes] = []

    def __call__(self, command: bytes) -> bytes:
        self.heard.append(command)
        for begin, answer in self.says.items():
            if command == begin or command.startswith(begin + b" "):
                return answer
        word, *arguments = command.split()
        numbers = range(1, len(self.mails) + 1)
        if word == b"STAT":
            return b"+OK %d %d\r\n" % (len(self.mails), sum(map(len, self.mails)))
        if word in (b"RETR", b"TOP"):
            raw = self.mails[int(arguments[0]) - 1]
            if word == b"TOP":
                raw = raw[: raw.index(b"\r\n\r\n") + 4]
            return b"+OK\r\n" + raw.replace(b"\r\n.", b"\r\n..") + b".\r\n"
        if word == b"LIST" and arguments:
            return b"+OK %s %d\r\n" % (arguments[0], len(self.mails[int(arguments[0]) - 1]))
        if word == b"LIST":
            lines = [b"%d %d\r\n" % (n, len(self.mails[n - 1])) for n in numbers]
            return b"+OK\r\n" + b"".join(lines) + b".\r\n"
        if word == b"UIDL":
            return b"+OK\r\n" + b"".join(b"%d uid%d\r\n" % (n, n) for n in numbers) + b".\r\n"
        if word == b"CAPA":
            return b"+OK\r\nTOP\r\nUIDL\r\nUSER\r\n.\r\n"
        return b"+OK\r\n"


def listening(played: Callable[[bytes], bytes]):
    return line.listening(line.scripted_pop3(played))


# -- what a person has to correct ------------------------------------------------------------------


@pytest.mark.parametrize("password", ["wrong", "", "żółw"])
def test_wrong_password(account: Account, password: str) -> None:
    with pytest.raises(errors.AuthenticationRefused) as caught:
        connect(pop3(account, password=password))
    assert account.address in str(caught.value)
    assert "The server said: [AUTH] Authentication failed" in str(caught.value)
    assert not caught.value.retry


def test_unknown_user(account: Account) -> None:
    with pytest.raises(errors.AuthenticationRefused):
        connect(pop3(account, user="nikt@doc-intake.test"))


@pytest.mark.parametrize(
    "changes",
    [
        *({"port": 0}, {"password": "a\r\nDELE 1"}, {"user": "a\nb"}, {"token": "a\r\nDELE 1"}),
        {"password": "no text \ud800"},
    ],
)
def test_unusable_settings_reach_no_server(account: Account, changes: dict[str, object]) -> None:
    with pytest.raises(errors.AccessInvalid):
        connect(pop3(account, **changes))


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_an_unknown_authority_is_refused(account: Account, security: Security) -> None:
    with pytest.raises(errors.CertificateUnknownIssuer, match="add its CA certificate"):
        connect(pop3(account, security, ca_pem=None))
    connect(pop3(account, security, ca_pem=None, verify=False))


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_a_certificate_for_another_name_is_refused(
    make_server_with: Callable[..., Account], security: Security
) -> None:
    account = make_server_with(names=("poczta.example.org",))
    with pytest.raises(errors.CertificateWrongName, match=r"127\.0\.0\.1"):
        connect(pop3(account, security))


def test_stls_is_wanted_but_not_offered(make_mail_server: Callable[..., MailServer]) -> None:
    """The password must not go out in plain text then."""
    account = new_account(make_mail_server(tls=False))
    with pytest.raises(errors.StartTlsMissing, match="Nothing was sent unencrypted"):
        connect(pop3(account, "starttls"))
    connect(pop3(account, "none"))


def test_what_is_said_before_tls_does_not_count(account: Account) -> None:
    """Somebody on the line puts an answer behind the one to STLS."""
    played = Played(CAPA=b"+OK\r\nSTLS\r\n.\r\n", STLS=b"+OK begin\r\n+OK evil\r\n")
    with listening(played) as port, pytest.raises(errors.MailError):
        connect(me(port, security="starttls", verify=False, timeout=0.5))
    assert not any(b"USER" in command for command in played.heard)


def test_ssl_on_a_plain_port_and_the_other_way_round(account: Account) -> None:
    server = account.server.settings
    with pytest.raises(errors.NotTls, match=str(server.pop3_port)):
        connect(pop3(account, port=server.pop3_port))
    with pytest.raises((errors.ConnectionLost, errors.NotThisProtocol, errors.ServerTimeout)):
        connect(pop3(account, "none", port=server.pop3s_port, timeout=0.5))


def test_imap_is_not_pop3(account: Account) -> None:
    with pytest.raises(errors.NotThisProtocol):
        connect(pop3(account, "none", port=account.server.settings.imap_port))
    with pytest.raises(errors.NotThisProtocol):
        connect(pop3(account, port=account.server.settings.imaps_port))


@pytest.mark.parametrize(
    "first", [b"SSH-2.0-x\r\n", b"220 smtp\r\n", b"HTTP/1.1 400 no\r\n\r\n", b"\r\n", b"\0\xff\r\n"]
)
def test_other_services_are_not_pop3(first: bytes) -> None:
    with line.listening(line.saying(first)) as port, pytest.raises(errors.NotThisProtocol):
        connect(me(port))


@pytest.mark.parametrize(
    "played",
    [
        Played(CAPA=b"+OK\r\nSTLS\r\n.\r\n"),
        Played(USER=b"-ERR [AUTH] Plaintext authentication disallowed on non-secure connections\r\n"),
    ],
)
def test_a_server_that_wants_encryption(played: Played) -> None:
    with listening(played) as port, pytest.raises(errors.EncryptionRequired):
        connect(me(port))
    assert not any(b"tajne" in command for command in played.heard)


def test_a_server_without_uidl() -> None:
    mails = [mail(1), mail(2)]
    for capa in (b"-ERR unknown command\r\n", b"+OK\r\nUSER\r\n.\r\n"):
        played = Played(*mails, UIDL=b"-ERR unknown command\r\n", CAPA=capa)
        with (
            listening(played) as port,
            pytest.raises(errors.UidlMissing, match="use IMAP") as caught,
            Pop3Source(me(port)) as source,
        ):
            source.check()
        assert not caught.value.retry


# -- OAuth -----------------------------------------------------------------------------------------


def test_a_token_goes_out_as_xoauth2() -> None:
    played = Played(CAPA=b"+OK\r\nSASL PLAIN XOAUTH2\r\n.\r\n", AUTH=b"+ \r\n")
    with listening(played) as port:
        connect(me(port, password="", token="ya29.token"))
    sent = played.heard[played.heard.index(b"AUTH XOAUTH2") + 1]
    assert base64.b64decode(sent) == b"user=u@x.test\x01auth=Bearer ya29.token\x01\x01"


def test_a_refused_token_is_not_a_wrong_password() -> None:
    why = base64.b64encode(b'{"status":"401"}')
    talk = iter([b"+ \r\n", b"+ " + why + b"\r\n", b"-ERR [AUTH] expired ya29.token\r\n"])

    def play(command: bytes) -> bytes:
        if command == b"CAPA":
            return b"+OK\r\nSASL XOAUTH2\r\n.\r\n"
        heard.append(command)
        return next(talk)

    heard: list[bytes] = []
    with listening(play) as port, pytest.raises(errors.TokenRefused) as caught:
        connect(me(port, password="", token="ya29.token"))
    assert (heard[0], heard[2]) == (b"AUTH XOAUTH2", b"")
    assert str(caught.value).endswith("The server said: [AUTH] expired ***")
    assert not caught.value.retry


def test_a_server_without_xoauth2(account: Account) -> None:
    with pytest.raises(errors.TokenLoginMissing):
        connect(pop3(account, token="ya29.token"))


# -- what may pass ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (b"-ERR [IN-USE] Do you have another POP session running?\r\n", errors.ServerRefused),
        (b"-ERR maildrop already locked\r\n", errors.ServerRefused),
        (b"-ERR [LOGIN-DELAY] wait\r\n", errors.ServerRefused),
        (b"-ERR [SYS/TEMP] try later\r\n", errors.ServerRefused),
        (b"-ERR [SYS/PERM] no such mailbox\r\n", errors.AuthenticationRefused),
        (b"-ERR\r\n", errors.AuthenticationRefused),
        (b"HTTP/1.1 400\r\n", errors.ServerAnswerUnreadable),
    ],
)
def test_a_login_refused_for_now_is_not_a_wrong_password(
    says: bytes, expected: type[errors.MailError]
) -> None:
    with listening(Played(PASS=says)) as port, pytest.raises(expected) as caught:
        connect(me(port))
    assert caught.value.retry == (expected is not errors.AuthenticationRefused)


@pytest.mark.slow
def test_a_mailbox_that_is_open_elsewhere(make_mail_server: Callable[..., MailServer]) -> None:
    """Dovecot waits half a minute for the other session to end."""
    account = new_account(make_mail_server(pop3_lock=True))
    account.deliver(mail(1))
    with Pop3Source(pop3(account)) as source:
        source.check()
        with pytest.raises(errors.ServerRefused, match="locked") as caught:
            connect(pop3(account, timeout=45.0))
    assert caught.value.retry
    connect(pop3(account))


@pytest.mark.parametrize("security", ["none", "ssl"])
def test_a_server_that_answers_nothing(security: Security) -> None:
    with line.listening(line.silent) as port:
        begin = time.monotonic()
        with pytest.raises(errors.ServerTimeout) as caught:
            connect(me(port, security=security, timeout=0.4))
    assert time.monotonic() - begin < 2
    assert caught.value.retry


@pytest.mark.parametrize("dribble", [b"x", b" ", b"\r\n"])
def test_a_server_that_dribbles_is_not_waited_for_endlessly(dribble: bytes) -> None:
    def serve(connection: socket.socket) -> None:
        connection.sendall(b"+OK ready\r\n")
        connection.recv(100)
        connection.sendall(b"+OK here it comes\r\n")
        while True:
            connection.sendall(dribble)
            time.sleep(0.02)

    with line.listening(serve) as port:
        begin = time.monotonic()
        with pytest.raises(errors.ServerTimeout, match="CAPA"):
            connect(me(port, timeout=0.2))
    assert time.monotonic() - begin < 5


def test_an_endless_line_is_not_kept() -> None:
    def serve(connection: socket.socket) -> None:
        while True:
            connection.sendall(b"+" * 65536)

    with line.listening(serve) as port, pytest.raises(errors.ServerAnswerUnreadable):
        connect(me(port))


def test_an_endless_mail_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was announced small; it is too big when it goes on, and the line is of no use then."""

    def serve(connection: socket.socket) -> None:
        connection.sendall(b"+OK ready\r\n")
        with connection.makefile("rb") as lines:
            for command in lines:
                connection.sendall(played(command.strip()))
                while command.startswith(b"RETR 2"):
                    connection.sendall(b"x" * 65536)
                    time.sleep(0.01)

    played = Played(mail(1), mail(2), mail(3), RETR_2=b"+OK\r\nSubject: endless\r\n\r\n")
    got = []
    with (
        line.listening(serve) as port,
        pytest.raises(errors.ConnectionLost),
        Pop3Source(me(port, timeout=0.1), FetchLimits(message_bytes=100_000)) as source,
    ):
        source.open_folder("INBOX", readonly=True)
        for fetched in source.fetch(source.list_messages()):
            got.append(fetched)
    assert (got[0].raw, got[1].raw) == (mail(1), None)
    assert isinstance(got[1].error, errors.MessageTooBig)
    assert got[1].head == b"Subject: endless\r\n\r\n"
    assert len(got) == 2


@pytest.mark.parametrize("goodbye", [b"", b"-ERR server shutting down\r\n"])
def test_a_server_that_closes_at_once(goodbye: bytes) -> None:
    def serve(connection: socket.socket) -> None:
        connection.sendall(goodbye)

    expected = errors.ServerRefused if goodbye else errors.ConnectionLost
    with line.listening(serve) as port, pytest.raises(expected):
        connect(me(port))


def test_the_line_drops_in_the_middle_of_a_mail(account: Account) -> None:
    """What came whole before is there; the rest follows with a new connection."""
    raws = [mail(n, size=200_000) for n in range(1, 6)]
    account.deliver(*raws)
    with line.cut_after(account.server.settings.pop3_port, 3 * len(raws[0])) as port:
        got = []
        with (
            pytest.raises(errors.ConnectionLost, match="What was already taken over is safe"),
            Pop3Source(pop3(account, "none", port=port)) as source,
        ):
            source.open_folder("INBOX", readonly=True)
            for fetched in source.fetch(source.list_messages()):
                got.append(fetched)
        assert [f.raw for f in got] == raws[:2]
    known = {f.key for f in got}
    with Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        left = [m for m in source.list_messages() if m.key not in known]
        assert [f.raw for f in source.fetch(left)] == raws[2:]


@pytest.mark.parametrize("security", ["none", "starttls", "ssl"])
def test_the_line_may_drop_anywhere(account: Account, security: Security) -> None:
    """Cut after any number of bytes: a MailError that says "try again", or nothing was amiss."""
    account.deliver(mail(1), mail(2))
    settings_ = account.server.settings
    upstream = settings_.pop3s_port if security == "ssl" else settings_.pop3_port
    lost = 0
    for count in [0, 1, *range(7, 4500, 211)]:
        with line.cut_after(upstream, count) as port:
            try:
                with Pop3Source(pop3(account, security, port=port)) as source:
                    source.open_folder("INBOX", readonly=False)
                    fetched = list(source.fetch(source.list_messages()))
                    source.delete(fetched[0].key)
                assert [f.raw for f in fetched] == [mail(1), mail(2)]
            except errors.ConnectionLost as error:
                lost += 1
                assert error.retry
    assert lost > 3
    with Pop3Source(pop3(account)) as source:
        assert source.check().messages == 2


def test_the_server_shuts_down(make_mail_server: Callable[..., MailServer]) -> None:
    server = make_mail_server()
    account = new_account(server)
    account.deliver(mail(1))
    with pytest.raises(errors.MailError) as caught, Pop3Source(pop3(account)) as source:
        source.open_folder("INBOX", readonly=True)
        server.stop()
        source.list_messages()
    assert caught.value.retry


# -- one mail, odd servers -------------------------------------------------------------------------


def test_one_mail_the_server_cannot_hand_over_stops_nothing() -> None:
    played = Played(mail(1), mail(2), mail(3), RETR_2=b"-ERR cannot open the file\r\n")
    with listening(played) as port, Pop3Source(me(port)) as source:
        source.open_folder("INBOX", readonly=True)
        first, bad, last = source.fetch(source.list_messages())
    assert (first.raw, bad.raw, last.raw) == (mail(1), None, mail(3))
    assert isinstance(bad.error, errors.MessageNotReadable)
    assert "cannot open the file" in str(bad.error)
    assert bad.head == mail(2)[: mail(2).index(b"\r\n\r\n") + 4]


def test_without_top_the_whole_mail_is_compared_and_no_head_shown() -> None:
    big = mail(2, size=2000)
    played = Played(mail(1), big, TOP=b"-ERR unknown command\r\n", CAPA=b"-ERR what\r\n")
    with listening(played) as port, Pop3Source(me(port), FetchLimits(message_bytes=1000)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        first, found = source.fetch(listed)
        assert set(source.arrived_of(listed).values()) == {None}
        envelope = source.compare(listed[1].key)
    assert first.raw == mail(1)
    assert first.arrived is not None
    assert isinstance(found.error, errors.MessageTooBig)
    assert (found.head, found.arrived) == (b"", None)
    assert envelope is not None
    assert (envelope.message_id, envelope.size) == ("<2@dostawca.example>", len(big))
    assert sum(command.startswith(b"TOP") for command in played.heard) == 1


def test_two_copies_with_one_unique_id_are_listed_once_and_deleted_together() -> None:
    other = mail(9, text="Dzień zły!!!")
    assert len(other) != len(mail(1))
    same_size = mail(2)
    uidl = b"+OK\r\n1 a\r\n2 a\r\n3 b\r\n4 a\r\n5 a\r\n.\r\n"
    played = Played(mail(1), mail(1), mail(3), other, same_size, UIDL=uidl)
    with listening(played) as port, Pop3Source(me(port)) as source:
        source.open_folder("INBOX", readonly=False)
        listed = source.list_messages()
        assert [(m.key, m.size) for m in listed] == [
            ("a", len(mail(1))),
            ("b", len(mail(3))),
            (f"a {len(other)}", len(other)),
        ]
        assert [f.raw for f in source.fetch(listed)] == [mail(1), mail(3), other]
        assert source.delete("a") == "deleted"
        source.settle()
    # number 5 has the same size, but another header: it is no copy
    assert [c for c in played.heard if c.startswith(b"DELE")] == [b"DELE 1", b"DELE 2"]


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (b"+OK\r\n1\r\n.\r\n", errors.ServerAnswerUnreadable),
        (b"+OK\r\n1 \r\n.\r\n", errors.ServerAnswerUnreadable),
        (b"+OK\r\n-1 a\r\n.\r\n", errors.ServerAnswerUnreadable),
        (b"+OK\r\n.\r\n", errors.ServerAnswerUnreadable),  # LIST knows a mail, UIDL does not
        (b"-ERR not now\r\n", errors.ServerRefused),
        (b"+OK\r\n1 a\r\n", errors.ServerTimeout),
        (b"+OK\r\n1 " + b"a" * 10_000 + b"\r\n.\r\n", errors.ServerAnswerUnreadable),
    ],
)
def test_listings_that_cannot_be_relied_on(
    listing: bytes, expected: type[errors.MailError]
) -> None:
    with (
        listening(Played(mail(1), UIDL=listing)) as port,
        pytest.raises(expected) as caught,
        Pop3Source(me(port, timeout=0.3)) as source,
    ):
        source.open_folder("INBOX", readonly=True)
        source.list_messages()
    assert caught.value.retry


@pytest.mark.parametrize("capa", [b"TOP\r\nUIDL\r\n", b"TOP\r\nUIDL\r\nPIPELINING\r\n"])
def test_arrival_of_many_where_one_header_is_refused(capa: bytes) -> None:
    played = Played(
        *(mail(n) for n in range(1, 121)), TOP_7_0=b"-ERR no\r\n", CAPA=b"+OK\r\n" + capa + b".\r\n"
    )
    with listening(played) as port, Pop3Source(me(port)) as source:
        source.open_folder("INBOX", readonly=True)
        listed = source.list_messages()
        arrived = source.arrived_of(listed)
    assert list(arrived) == [m.key for m in listed]
    assert [key for key, moment in arrived.items() if moment is None] == ["uid7"]


def test_servers_with_bare_line_feeds() -> None:
    lf = b"Subject: x\n\na\n.\nb\n"
    wire = b"+OK\r\n" + lf.replace(b"\n.", b"\n..") + b".\r\n"
    stray = b"Subject: x\r\n\r\na\n.\nb\n.\r\nc\n..d\r\n"
    unclosed = b"Subject: x\r\n\r\nlast\n"
    played = Played(lf, stray, unclosed, RETR_1=wire, RETR_2=b"+OK\r\n" + stray + b".\r\n")
    with listening(played) as port, Pop3Source(me(port)) as source:
        source.open_folder("INBOX", readonly=True)
        assert [f.raw for f in source.fetch(source.list_messages())] == [lf, stray, unclosed]


@pytest.mark.parametrize("announced", [0, 5, 10**6])
def test_wrong_sizes_do_not_end_a_mail_early(announced: int) -> None:
    """A dot between bare line feeds is the sender's; what follows it must not pass for an answer of the server."""
    evil = b"Subject: x\r\n\r\na\n.\n+OK evil\r\nuid9\r\n"
    played = Played(evil, mail(2), RETR_1=b"+OK\r\n" + evil + b".\r\n", LIST=b"+OK\r\n1 %d\r\n2 7\r\n.\r\n" % announced)
    with listening(played) as port, Pop3Source(me(port)) as source:
        source.open_folder("INBOX", readonly=True)
        assert [f.raw for f in source.fetch(source.list_messages())] == [evil, mail(2)]


def test_a_failed_quit_is_told() -> None:
    played = Played(mail(1), QUIT=b"-ERR some deleted messages not removed\r\n")
    with listening(played) as port, Pop3Source(me(port)) as source:
        source.open_folder("INBOX", readonly=False)
        source.delete("uid1")
        with pytest.raises(errors.ServerRefused, match="some deleted messages not removed"):
            source.settle()


def test_every_command_goes_through_one_place(account: Account) -> None:
    account.deliver(mail(1))
    source = Pop3Source(pop3(account, "none"))
    actions: list[str] = []
    command = source._command

    def noting(action: str, call: Callable[[], object], size: int = 0) -> object:
        actions.append(action)
        return command(action, call, size)

    source._command = noting  # type: ignore[assignment,method-assign]
    with source:
        source.open_folder("INBOX", readonly=False)
        listed = source.list_messages()
        list(source.fetch(listed))
        source.compare(listed[0].key)
        source.delete(listed[0].key)
        source.settle()
    names = ["STAT", "UIDL", "LIST", "RETR", "LIST", "TOP", "DELE", "QUIT"]
    assert actions == ["CAPA", "AUTH PLAIN", "CAPA", *names]


# -- secrets ---------------------------------------------------------------------------------------


def test_no_error_and_no_log_holds_the_password(
    account: Account, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)

    def echo(command: bytes) -> bytes:
        return b"+OK\r\n" if command.startswith(b"USER") else b"-ERR I heard " + command + b"\r\n"

    with listening(echo) as port, pytest.raises(errors.AuthenticationRefused) as caught:
        connect(me(port, password='tajne "9" \\ x'))
    with Pop3Source(pop3(account)) as source:
        source.check()
    assert "I heard PASS ***" in str(caught.value)
    for text in (str(caught.value), repr(caught.value), caplog.text, "".join(capsys.readouterr())):
        assert "tajne" not in text
        assert PASSWORD not in text


# -- nonsense --------------------------------------------------------------------------------------

_FRAGMENTS = st.sampled_from(
    [
        *(b"+OK\r\n", b"+OK 1 2\r\n", b"+OK 2 9999999999999999999999\r\n", b"+OK x y\r\n"),
        *(b"-ERR\r\n", b"-ERR [IN-USE] x\r\n", b"-\r\n", b"+\r\n", b"+ \r\n", b"+ AAAA\r\n"),
        *(b"1 10\r\n", b"1 a\r\n2 a\r\n", b"1\r\n", b"0 a\r\n", b"2 \xff\r\n", b"-1 -1\r\n"),
        *(b".\r\n", b"..\r\n", b".\n", b".", b"\n", b"\r\n", b"\r", b"\0\r\n", b"x" * 3000),
        *(b"Subject: x\r\n\r\n", b"Received: x; y\r\n", b"Message-ID: <a@b>\r\n"),
        *(b"UIDL\r\nTOP\r\nSASL PLAIN\r\n", b"STLS\r\nUSER\r\n"),
    ]
)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    answers=st.lists(
        st.lists(st.one_of(_FRAGMENTS, _FRAGMENTS, st.binary(max_size=20)), max_size=4), max_size=12
    )
)
def test_nonsense_ends_in_a_mail_error(answers: list[list[bytes]]) -> None:
    """Whatever a server answers, and wherever: a value or a MailError, never anything else."""
    left: Iterator[list[bytes]] = iter(answers)
    sound = Played(mail(1), mail(2))

    def play(command: bytes) -> bytes:
        pieces = next(left, None)
        # mostly begin and end properly, so that the nonsense reaches the later methods
        if pieces is None or len(pieces) == 1:
            return sound(command)
        said = b"".join(pieces)
        return said if len(said) % 5 == 0 else b"+OK 1 5\r\n" + said + b"\r\n.\r\n"

    with listening(play) as port:
        try:
            with Pop3Source(me(port, timeout=0.1)) as source:
                source.open_folder("INBOX", readonly=False)
                listed = source.list_messages()
                for fetched in source.fetch([*listed, ServerMessage("x", 10)]):
                    assert (fetched.raw is None) == (fetched.error is not None)
                source.arrived_of(listed)
                source.compare("uid1")
                source.delete("uid1")
                source.check()
                source.settle()
        except errors.MailError as error:
            assert str(error)  # the sentence fits its parameters
