"""Everything that goes wrong between us and a mail server ends in its own sentence."""

from __future__ import annotations

import datetime as dt
import logging
import socket
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dev.mail_server import MailServer
from intake_core.mail import errors
from intake_core.mail.account.imap import FetchLimits, ImapSource
from intake_core.mail.account.source import MailboxAccess, Security, ServerMessage
from tests.conftest import PASSWORD, Account, new_account
from tests.live import line
from tests.live.mails import mail

pytestmark = pytest.mark.live


def connect(access: MailboxAccess) -> None:
    with ImapSource(access):
        pass


# -- what a person has to correct ------------------------------------------------------------------


@pytest.mark.parametrize("password", ["wrong", "", "żółw"])
def test_wrong_password(account: Account, password: str) -> None:
    with pytest.raises(errors.AuthenticationRefused) as caught:
        connect(account.access(password=password))
    assert account.address in str(caught.value)
    assert "The server said: [AUTHENTICATIONFAILED]" in str(caught.value)
    assert not caught.value.retry


def test_unknown_user(account: Account) -> None:
    with pytest.raises(errors.AuthenticationRefused):
        connect(account.access(user="nikt@doc-intake.test"))


@pytest.mark.parametrize(
    "host", ["mail.doc-intake.invalid", "a..b", "x" * 70 + ".test", "bad host"]
)
def test_unknown_host(account: Account, host: str) -> None:
    """Without any name server the resolver says "try again"; both are sentences about the name."""
    with pytest.raises((errors.UnknownHost, errors.NameServerFailed)) as caught:
        connect(account.access(host=host))
    assert host in str(caught.value)


def test_connection_refused(account: Account) -> None:
    with socket.socket() as taken:
        taken.bind((line.HOST, 0))  # bound, but nobody listens
        port = taken.getsockname()[1]
        with pytest.raises(errors.ConnectionRefused, match=str(port)) as caught:
            connect(account.access(port=port))
    assert caught.value.retry


@pytest.mark.parametrize(
    "changes",
    [
        {"port": 0},
        {"port": 65536},
        {"port": -1},
        {"host": " "},
        {"password": "a\r\nA1 DELETE INBOX"},
        {"user": "a\nb"},
        {"host": "127.0.0.1\0"},
    ],
)
def test_unusable_settings_reach_no_server(account: Account, changes: dict[str, object]) -> None:
    with pytest.raises(errors.AccessInvalid):
        connect(account.access(**changes))


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_an_unknown_authority_is_refused(account: Account, security: Security) -> None:
    with pytest.raises(errors.CertificateUnknownIssuer, match="add its CA certificate"):
        connect(account.access(security, ca_pem=None))


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_a_certificate_for_another_name_is_refused(
    make_server_with: Callable[..., Account], security: Security
) -> None:
    account = make_server_with(names=("poczta.example.org",))
    with pytest.raises(errors.CertificateWrongName, match=r"127\.0\.0\.1"):
        connect(account.access(security))


def test_an_expired_certificate_is_refused(make_server_with: Callable[..., Account]) -> None:
    past = dt.datetime.now(dt.UTC) - dt.timedelta(days=30)
    account = make_server_with(start=past, days=20)
    with pytest.raises(errors.CertificateExpired, match="has expired"):
        connect(account.access())


def test_a_certificate_of_the_future_is_refused(make_server_with: Callable[..., Account]) -> None:
    account = make_server_with(start=dt.datetime.now(dt.UTC) + dt.timedelta(days=3))
    with pytest.raises(errors.CertificateRefused, match="not yet valid"):
        connect(account.access())


@pytest.mark.parametrize("security", ["ssl", "starttls"])
def test_only_an_explicit_tick_goes_without_verification(
    make_server_with: Callable[..., Account], security: Security
) -> None:
    account = make_server_with(names=("poczta.example.org",))
    connect(account.access(security, verify=False, ca_pem=None))


@pytest.mark.parametrize(
    "pem",
    [
        "nonsense",
        "ż",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n",
        " ",
    ],
)
def test_an_unreadable_authority_file(account: Account, pem: str) -> None:
    with pytest.raises(errors.CaFileInvalid, match="PEM"):
        connect(account.access(ca_pem=pem))


def test_starttls_is_wanted_but_not_offered(make_mail_server: Callable[..., MailServer]) -> None:
    """The password must not go out in plain text then."""
    account = new_account(make_mail_server(tls=False))
    with pytest.raises(errors.StartTlsMissing, match="Nothing was sent unencrypted"):
        connect(account.access("starttls"))
    connect(account.access("none"))


def test_ssl_on_a_plain_port_and_the_other_way_round(account: Account) -> None:
    server = account.server.settings
    with pytest.raises(errors.NotTls, match=str(server.imap_port)):
        connect(account.access(port=server.imap_port))
    with pytest.raises((errors.ConnectionLost, errors.NotThisProtocol, errors.ServerTimeout)):
        connect(account.access("none", port=server.imaps_port, timeout=0.5))


def test_pop3_is_not_imap(account: Account) -> None:
    settings_ = account.server.settings
    with pytest.raises(errors.NotThisProtocol):
        connect(account.access("none", port=settings_.pop3_port))
    with pytest.raises(errors.NotThisProtocol):
        connect(account.access(port=settings_.pop3s_port))


@pytest.mark.parametrize("first", [b"SSH-2.0-x\r\n", b"220 smtp\r\n", b"HTTP/1.1 400 no\r\n\r\n"])
def test_other_services_are_not_imap(account: Account, first: bytes) -> None:
    with line.listening(line.saying(first)) as port, pytest.raises(errors.NotThisProtocol):
        connect(account.access("none", port=port))


def test_a_server_that_wants_encryption(account: Account) -> None:
    for capability, answer in (
        (b"LOGINDISABLED STARTTLS", b" BAD no"),
        (b"AUTH=PLAIN", b" NO [PRIVACYREQUIRED] Plaintext not allowed"),
    ):

        def play(tag: bytes, command: bytes, capability: bytes = capability, said: bytes = answer):
            if command == b"CAPABILITY":
                return b"* CAPABILITY IMAP4rev1 " + capability + b"\r\n" + tag + b" OK done\r\n"
            return tag + said + b"\r\n"

        with (
            line.listening(line.scripted(play)) as port,
            pytest.raises(errors.EncryptionRequired),
        ):
            connect(account.access("none", port=port, password="ascii"))


def test_folder_gone(account: Account) -> None:
    account.deliver(mail(1), folder="Faktury")
    with ImapSource(account.access()) as source:
        source.open_folder("Faktury", readonly=False)
        with account.server.client(account.address) as client:
            client.delete("Faktury")
        with pytest.raises(errors.FolderGone, match="Faktury"):
            source.open_folder("Faktury", readonly=True)
        # the connection goes on
        assert source.open_folder("INBOX", readonly=True).messages == 0


# -- what may pass ---------------------------------------------------------------------------------


@pytest.mark.parametrize("security", ["none", "ssl"])
def test_a_server_that_answers_nothing(account: Account, security: Security) -> None:
    with line.listening(line.silent) as port:
        begin = time.monotonic()
        with pytest.raises(errors.ServerTimeout) as caught:
            connect(account.access(security, port=port, timeout=0.4))
    assert time.monotonic() - begin < 2
    assert caught.value.retry


def test_a_server_that_falls_silent_at_login(account: Account) -> None:
    def play(tag: bytes, command: bytes) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
        return b""

    with (
        line.listening(line.scripted(play)) as port,
        pytest.raises(errors.ServerTimeout, match="LOGIN"),
    ):
        connect(account.access("none", port=port, timeout=0.4, password="ascii"))


@pytest.mark.parametrize("dribble", [b"* OK still working\r\n", b" "])
def test_a_server_that_dribbles_is_not_waited_for_endlessly(
    account: Account, dribble: bytes
) -> None:
    """Each byte comes within the timeout, but a command has a time in all as well."""

    def serve(connection: socket.socket) -> None:
        connection.sendall(b"* OK ready\r\n")
        while True:
            connection.sendall(dribble)
            time.sleep(0.02)

    with line.listening(serve) as port:
        begin = time.monotonic()
        with pytest.raises(errors.ServerTimeout):
            connect(account.access("none", port=port, timeout=0.2))
    assert time.monotonic() - begin < 5


def test_the_line_drops_in_the_middle_of_a_mail(account: Account) -> None:
    """What came whole before is there; the rest follows with a new connection."""
    raws = [mail(n, size=200_000) for n in range(1, 6)]
    account.deliver(*raws)
    plain = account.server.settings.imap_port
    with line.cut_after(plain, 3 * len(raws[0])) as port:
        got = []
        limits = FetchLimits(messages=1)
        with (
            pytest.raises(errors.ConnectionLost, match="What was already taken over is safe"),
            ImapSource(account.access("none", port=port), limits) as source,
        ):
            source.open_folder("INBOX", readonly=True)
            for fetched in source.fetch(source.list_messages()):
                got.append(fetched)
        assert [f.raw for f in got] == raws[:2]
    with ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        assert [f.raw for f in source.fetch(source.list_messages(got[-1].key))] == raws[2:]


@pytest.mark.parametrize("security", ["none", "starttls", "ssl"])
def test_the_line_may_drop_anywhere(account: Account, security: Security) -> None:
    """Cut after any number of bytes: a MailError that says "try again", or nothing was amiss."""
    account.deliver(mail(1), mail(2))
    settings_ = account.server.settings
    upstream = settings_.imaps_port if security == "ssl" else settings_.imap_port
    lost = 0
    for count in [0, 1, *range(7, 4500, 211)]:
        with line.cut_after(upstream, count) as port:
            try:
                with ImapSource(account.access(security, port=port)) as source:
                    source.open_folder("INBOX", readonly=False)
                    fetched = list(source.fetch(source.list_messages()))
                    source.mark_read(1)
                assert [f.raw for f in fetched] == [mail(1), mail(2)]
            except errors.ConnectionLost as error:
                lost += 1
                assert error.retry
    assert lost > 5


def test_the_server_shuts_down(make_mail_server: Callable[..., MailServer]) -> None:
    server = make_mail_server()
    account = new_account(server)
    account.deliver(mail(1))
    with (
        pytest.raises(errors.ConnectionLost),
        ImapSource(account.access()) as source,
    ):
        source.open_folder("INBOX", readonly=True)
        server.stop()
        source.list_messages()


def test_another_program_is_kicked_with_us(account: Account) -> None:
    with pytest.raises(errors.ConnectionLost), ImapSource(account.access()) as source:
        source.open_folder("INBOX", readonly=True)
        account.server.kick(account.address)
        source.list_messages()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"NO [UNAVAILABLE] try later", errors.ServerRefused),
        (b"NO [LIMIT] too many connections", errors.ServerRefused),
        (b"NO [AUTHENTICATIONFAILED] no", errors.AuthenticationRefused),
        (b"BAD what", errors.AuthenticationRefused),
    ],
)
def test_a_login_refused_for_now_is_not_a_wrong_password(
    account: Account, said: bytes, expected: type[errors.MailError]
) -> None:
    def play(tag: bytes, command: bytes) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
        return tag + b" " + said + b"\r\n"

    with line.listening(line.scripted(play)) as port, pytest.raises(expected) as caught:
        connect(account.access("none", port=port, password="ascii"))
    assert caught.value.retry == (expected is errors.ServerRefused)


def test_a_server_that_says_bye_at_once(account: Account) -> None:
    with (
        line.listening(line.saying(b"* BYE maintenance until noon\r\n")) as port,
        pytest.raises(errors.ServerRefused, match="maintenance until noon"),
    ):
        connect(account.access("none", port=port))


def test_one_mail_the_server_cannot_hand_over_stops_nothing(account: Account) -> None:
    """Exchange refuses a whole FETCH for one damaged mail; the others must come all the same."""

    def play(tag: bytes, command: bytes) -> bytes:
        words = command.split()
        if command.startswith(b"UID FETCH"):
            wanted = words[2].split(b",")
            if b"BODY.PEEK" in command and b"3" in wanted:
                return tag + b" NO The message could not be retrieved\r\n"
            lines = [b"* %s FETCH (UID %s BODY[] {4}\r\nmail)\r\n" % (n, n) for n in wanted]
            return b"".join(lines) + tag + b" OK done\r\n"
        if command.startswith(b"UID SEARCH"):
            return b"* SEARCH 1 2 3 4 5\r\n" + tag + b" OK done\r\n"
        if command.startswith(b"EXAMINE"):
            return b"* 5 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n" + tag + b" OK [READ-ONLY] x\r\n"
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
        return tag + b" OK done\r\n"

    with line.listening(line.scripted(play)) as port:
        access = account.access("none", port=port, password="ascii")
        with ImapSource(access) as source:
            source.open_folder("INBOX", readonly=True)
            fetched = list(source.fetch(ServerMessage(key, 4) for key in range(1, 6)))
    assert [(f.key, f.raw) for f in fetched if f.error is None] == [
        (n, b"mail") for n in (1, 2, 4, 5)
    ]
    (bad,) = (f for f in fetched if f.error is not None)
    assert bad.key == 3
    assert isinstance(bad.error, errors.MessageNotReadable)
    assert "The message could not be retrieved" in str(bad.error)


# -- secrets ---------------------------------------------------------------------------------------


def test_no_error_and_no_log_holds_the_password(
    account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    """Even when the server sends the whole command back."""
    caplog.set_level(logging.DEBUG)
    secret = 'tajne "9" \\ x'

    def echo(tag: bytes, command: bytes) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n"
        return tag + b" NO I heard " + command + b" (" + secret.encode() + b")\r\n"

    with (
        line.listening(line.scripted(echo)) as port,
        pytest.raises(errors.AuthenticationRefused) as caught,
    ):
        connect(account.access("none", port=port, password=secret))
    with ImapSource(account.access()) as source:
        source.check()
    for text in (str(caught.value), repr(caught.value), repr(account.access()), caplog.text):
        assert "I heard" not in text or "***" in text
        assert "tajne" not in text
        assert PASSWORD not in text


# -- nonsense --------------------------------------------------------------------------------------

_FRAGMENTS = st.sampled_from(
    [
        b"* OK [UIDVALIDITY 7] x\r\n",
        b"* OK [UIDVALIDITY x] x\r\n",
        b"* OK [UIDNEXT ] x\r\n",
        b"* CAPABILITY IMAP4rev1 MOVE UIDPLUS NAMESPACE\r\n",
        b"* CAPABILITY\r\n",
        b"* 3 EXISTS\r\n",
        b"* EXISTS\r\n",
        b"* SEARCH 1 2 x\r\n",
        b"* SEARCH 1 2\r\n",
        b"* SEARCH\r\n* SEARCH 1\r\n",
        b"* 1 FETCH (UID 1 RFC822.SIZE 10 BODY[] {3}\r\nabc)\r\n",
        b"* 1 FETCH (UID x BODY[] {3}\r\nabc)\r\n",
        b"* 1 FETCH (UID 1 BODY[] {99999999999999999999}\r\n",
        b"* 1 FETCH (UID 1 BODY[] 5 RFC822.SIZE abc)\r\n",
        b"* 1 FETCH (UID 1 BODY[] NIL FLAGS (((((()\r\n",
        b"* 1 FETCH \r\n",
        b'* LIST (\\HasNoChildren) "/" INBOX\r\n',
        b"* LIST () NIL 5\r\n",
        b"* LIST (\r\n",
        b'* NAMESPACE (("" "/")) NIL NIL\r\n',
        b"* NAMESPACE x\r\n",
        b"* BYE\r\n",
        b"+ \r\n",
        b"\r\n",
        b"\0\xff\r\n",
        b"{5}\r\n",
        b"TAG OK done\r\n",
        b"TAG NO [TRYCREATE] no\r\n",
        b"TAG BAD no\r\n",
        b"TAG\r\n",
        b"A999 OK not yours\r\n",
    ]
)


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    answers=st.lists(
        st.lists(st.one_of(_FRAGMENTS, _FRAGMENTS, st.binary(max_size=20)), max_size=4), max_size=9
    )
)
def test_nonsense_ends_in_a_mail_error(answers: list[list[bytes]]) -> None:
    """Whatever a server answers, and wherever: a value or a MailError, never anything else."""
    left: Iterator[list[bytes]] = iter(answers)

    def play(tag: bytes, command: bytes) -> bytes:
        pieces = next(left, None)
        if pieces is None:
            return tag + b" OK done\r\n"
        said = b"".join(pieces).replace(b"TAG", tag)
        # mostly end the command properly, so that the nonsense reaches the later methods
        return said if tag in said or len(said) % 5 == 0 else said + tag + b" OK done\r\n"

    with line.listening(line.scripted(play)) as port:
        access = MailboxAccess(line.HOST, port, "none", "u", "p", timeout=0.15)
        try:
            with ImapSource(access) as source:
                source.open_folder("INBOX", readonly=False)
                list(source.fetch([*source.list_messages(), ServerMessage(1, 10)]))
                source.compare(1)
                source.mark_read(1)
                source.move(1, "x")
                source.delete(1)
                source.check()
        except errors.MailError as error:
            assert str(error)  # the sentence fits its parameters
