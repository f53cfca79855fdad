"""XOAUTH2 on a real Dovecot that asks a token server, by IMAP and by POP3."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from dev.mail_server import MailServer
from dev.mail_server.certificates import make_certificates
from intake_core.mail import errors
from intake_core.mail.account.connect import open_source
from intake_core.mail.account.source import MailboxAccess, MailProtocol, Security
from tests.conftest import Account, new_account
from tests.live import line
from tests.live.mails import mail

pytestmark = pytest.mark.live
each_protocol = pytest.mark.parametrize("protocol", get_args(MailProtocol))


@pytest.fixture(scope="module")
def oauth_server(make_mail_server: Callable[..., MailServer]) -> MailServer:
    return make_mail_server(oauth=True)


@pytest.fixture
def person(oauth_server: MailServer) -> Account:
    return new_account(oauth_server)


@each_protocol
@pytest.mark.parametrize("security", get_args(Security))
def test_a_token_lets_in(person: Account, protocol: MailProtocol, security: Security) -> None:
    person.deliver(mail(1))
    _refresh, token = person.server.tokens.grant(person.address)
    access = person.access(security, protocol=protocol, password="", token=token)
    assert token not in repr(access)
    with open_source(access) as source:
        assert source.check().messages == 1
    # and a password still does for who has one
    with open_source(person.access(security, protocol=protocol)) as source:
        assert source.check().messages == 1


@each_protocol
def test_a_token_that_ended_is_refused_in_its_own_words(
    person: Account, protocol: MailProtocol
) -> None:
    tokens = person.server.tokens
    _refresh, token = tokens.grant(person.address)
    _refresh, other = tokens.grant("somebody@doc-intake.test")
    tokens.expire_access(person.address)
    for bad in (token, other, "nonsense", "ż"):
        with pytest.raises(errors.TokenRefused) as caught:
            connect(person.access(protocol=protocol, password="", token=bad))
        assert person.address in str(caught.value)
        assert "connect the mailbox with the mail provider again" in str(caught.value)
        assert bad not in str(caught.value).partition("The server said")[2]
        assert not caught.value.retry
        assert not isinstance(caught.value, errors.AuthenticationRefused)


@each_protocol
def test_a_token_is_not_taken_for_a_password(person: Account, protocol: MailProtocol) -> None:
    _refresh, token = person.server.tokens.grant(person.address)
    with pytest.raises(errors.AuthenticationRefused):
        connect(person.access(protocol=protocol, password=token))


@each_protocol
def test_a_server_without_xoauth2_never_sees_the_token(
    account: Account, protocol: MailProtocol
) -> None:
    with pytest.raises(errors.TokenLoginMissing):
        connect(account.access(protocol=protocol, token="at.1"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (b"NO [AUTHENTICATIONFAILED] SASL authentication failed", errors.TokenRefused),
        (b"NO AUTHENTICATE failed.", errors.TokenRefused),
        (b"BAD User is authenticated but not connected.", errors.TokenRefused),
        (b"NO [UNAVAILABLE] try later", errors.ServerRefused),
    ],
)
def test_a_refusal_comes_after_an_empty_answer(
    said: bytes, expected: type[errors.MailError]
) -> None:
    """The challenge with the reason wants an empty answer, not the token once more."""
    heard: list[bytes] = []

    def play(tag: bytes, command: bytes) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1 AUTH=XOAUTH2\r\n" + tag + b" OK done\r\n"
        if command == b"AUTHENTICATE XOAUTH2":
            heard.append(tag)
            return b"+ \r\n"
        heard.append(tag + command)
        return b"+ eyJzdGF0dXMiOiI0MDEifQ==\r\n" if len(heard) == 2 else heard[0] + b" " + said + b"\r\n"

    with line.listening(line.scripted(play)) as port, pytest.raises(expected) as caught:
        connect(MailboxAccess(line.HOST, port, "none", "u@x.test", "", token="at.1", timeout=2.0))
    assert len(heard[1]) > 20
    assert heard[2] == b""
    assert caught.value.retry == (expected is errors.ServerRefused)


def test_a_server_without_passwords_takes_a_token_on_an_encrypted_line(tmp_path: Path) -> None:
    """LOGINDISABLED is about passwords there."""
    made = make_certificates(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(made.cert, made.key)

    def play(tag: bytes, command: bytes) -> bytes:
        if command == b"CAPABILITY":
            return b"* CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2\r\n" + tag + b" OK done\r\n"
        if command == b"AUTHENTICATE XOAUTH2":
            tags.append(tag)
            return b"+ \r\n"
        return (tags.pop() if tags else tag) + b" OK done\r\n"

    def serve(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            line.scripted(play)(secured)

    tags: list[bytes] = []
    with line.listening(serve) as port:
        access = MailboxAccess(line.HOST, port, "ssl", "u@x.test", "", made.ca.read_text())
        connect(replace(access, token="at.1"))
        with pytest.raises(errors.EncryptionRequired):
            connect(replace(access, password="x"))


def connect(access: MailboxAccess) -> None:
    with open_source(access):
        pass
