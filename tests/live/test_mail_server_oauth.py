"""The project's own Dovecot with the project's own token server behind its logins."""

from __future__ import annotations

import base64
import imaplib
import poplib
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev.mail_server import Features, MailServer, MailServerError, available
from tests.live.mails import mail

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not available(), reason="Dovecot is not installed"),
]
A, B = "a@doc-intake.test", "b@doc-intake.test"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MailServer]:
    accounts = {A: "hasło: 1", B: "hasło: 2"}
    made = MailServer(tmp_path_factory.mktemp("oauth"), accounts=accounts, features=Features(oauth=True))
    made.start()
    yield made
    made.clean()


def answer(mechanism: str, user: str, token: str) -> bytes:
    """The SASL answer of XOAUTH2 (Google) and of OAUTHBEARER (RFC 7628, 3.1)."""
    begin = f"user={user}" if mechanism == "XOAUTH2" else f"n,a={user},"
    return f"{begin}\1auth=Bearer {token}\1\1".encode()


def log_in(server: MailServer, mechanism: str, user: str, token: str) -> str:
    """Return OK, or the words of the refusal."""
    client = imaplib.IMAP4(server.settings.host, server.settings.imap_port, timeout=10)
    sent: list[bytes] = []

    def respond(_challenge: bytes) -> bytes:
        sent.append(b"")
        # The second challenge explains the refusal and wants an empty answer (RFC 7628, 3.2.3).
        return answer(mechanism, user, token) if len(sent) == 1 else b"\1"

    try:
        return client.authenticate(mechanism, respond)[0]
    except imaplib.IMAP4.error as error:
        return str(error)
    finally:
        client.shutdown()


@pytest.mark.parametrize("mechanism", ["XOAUTH2", "OAUTHBEARER"])
def test_a_token_opens_its_own_account(server: MailServer, mechanism: str) -> None:
    refresh, access = server.tokens.grant(A)
    assert log_in(server, mechanism, A, access) == "OK"
    for user, token in ((B, access), (A, refresh), (A, "guessed"), (A, "hasło: 1".encode().hex())):
        assert "AUTHENTICATIONFAILED" in log_in(server, mechanism, user, token)


def test_a_token_that_ended_or_was_revoked(server: MailServer) -> None:
    _refresh, access = server.tokens.grant(A)
    server.tokens.expire_access(A)
    assert "AUTHENTICATIONFAILED" in log_in(server, "XOAUTH2", A, access)
    _refresh, access = server.tokens.grant(A)
    server.tokens.revoke(A)
    assert "AUTHENTICATIONFAILED" in log_in(server, "XOAUTH2", A, access)


def test_no_answer_from_the_token_server_is_no_refusal(server: MailServer) -> None:
    _refresh, access = server.tokens.grant(A)
    server.tokens.stop()
    try:
        assert "UNAVAILABLE" in log_in(server, "XOAUTH2", A, access)
    finally:
        server.tokens.start()
    assert log_in(server, "XOAUTH2", A, access) == "OK"


def test_pop3(server: MailServer) -> None:
    server.deliver(B, [mail(1)])
    _refresh, access = server.tokens.grant(B)
    client = poplib.POP3(server.settings.host, server.settings.pop3_port, timeout=10)
    initial = base64.b64encode(answer("XOAUTH2", B, access)).decode()
    client._shortcmd(f"AUTH XOAUTH2 {initial}")  # type: ignore[attr-defined]  # poplib knows no SASL
    assert client.stat() == (1, len(mail(1)))
    client.quit()


def test_passwords_work_beside_and_a_token_is_none(server: MailServer) -> None:
    _refresh, access = server.tokens.grant(A)
    asked = server.tokens.counts.get("introspected", 0)
    with server.client(A) as client:
        assert client.select()[0] == "OK"
    wrong = imaplib.IMAP4(server.settings.host, server.settings.imap_port, timeout=10)
    with pytest.raises(imaplib.IMAP4.error, match="AUTHENTICATIONFAILED"):
        wrong.login(A, access)
    wrong.shutdown()
    assert server.tokens.counts.get("introspected", 0) == asked, "no password is shown to the token server"


def test_without_the_feature(tmp_path: Path) -> None:
    plain = MailServer(tmp_path / "mail", accounts={})
    with pytest.raises(MailServerError, match="oauth"):
        _ = plain.tokens
