"""Every exception of sockets, TLS and IMAPClient becomes the right MailError, without a secret."""

from __future__ import annotations

import base64
import errno
import imaplib
import os
import poplib
import socket
import ssl
import traceback
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from imapclient import exceptions as imap

from intake_core.errors import IntakeError
from intake_core.mail import errors
from intake_core.mail.account.boundary import translate, translated
from intake_core.mail.account.source import MailboxAccess, Security

ACCESS = MailboxAccess("mail.example", 993, "ssl", "u@x.pl", 'ta"j\\ne', timeout=30)


def verification(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_code = code
    error.verify_message = "why"
    return error


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), errors.UnknownHost),
        (socket.gaierror(socket.EAI_AGAIN, "again"), errors.NameServerFailed),
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), errors.ConnectionRefused),
        (ConnectionResetError(errno.ECONNRESET, "x"), errors.ConnectionLost),
        (BrokenPipeError(errno.EPIPE, "x"), errors.ConnectionLost),
        (TimeoutError("timed out"), errors.ServerTimeout),
        (TimeoutError(errno.ETIMEDOUT, "x"), errors.ServerTimeout),
        (OSError(errno.EHOSTUNREACH, "No route to host"), errors.HostUnreachable),
        (OSError(errno.ENETUNREACH, "x"), errors.HostUnreachable),
        (OSError(errno.EBADF, "x"), errors.ConnectionLost),
        (OSError("odd"), errors.ConnectionLost),
        (EOFError(), errors.ConnectionLost),
        (verification(10), errors.CertificateExpired),
        (verification(62), errors.CertificateWrongName),
        (verification(64), errors.CertificateWrongName),
        (verification(18), errors.CertificateUnknownIssuer),
        (verification(20), errors.CertificateUnknownIssuer),
        (verification(23), errors.CertificateRefused),
        (ssl.SSLEOFError(8, "EOF"), errors.ConnectionLost),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] x"), errors.NotTls),
        (imap.LoginError("no"), errors.AuthenticationRefused),
        (imap.LoginError("[UNAVAILABLE] later"), errors.ServerRefused),
        (imap.LoginError("[PRIVACYREQUIRED] x"), errors.EncryptionRequired),
        (imap.CapabilityError("MOVE"), errors.CapabilityMissing),
        (imap.ProtocolError("x"), errors.ServerAnswerUnreadable),
        (imaplib.IMAP4.abort("socket error: EOF"), errors.ConnectionLost),
        (UnicodeError("label too long"), errors.UnknownHost),
    ],
)
def test_connecting(error: Exception, expected: type[errors.MailError]) -> None:
    assert type(translate(error, ACCESS, "connect")) is expected


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (imaplib.IMAP4.error("FETCH failed: no"), errors.ServerRefused),
        (imaplib.IMAP4.readonly("x"), errors.ServerRefused),
        (imap.IMAPClientError("fetch failed: no"), errors.ServerRefused),
        (ssl.SSLError(1, "[SSL: DECRYPTION_FAILED] x"), errors.ConnectionLost),
        (ValueError("x"), errors.ServerAnswerUnreadable),
        (IndexError("x"), errors.ServerAnswerUnreadable),
        (AssertionError("x"), errors.ServerAnswerUnreadable),
        (MemoryError(), errors.ServerAnswerUnreadable),
        (RecursionError(), errors.ServerAnswerUnreadable),
        (UnicodeDecodeError("ascii", b"x", 0, 1, "x"), errors.ServerAnswerUnreadable),
    ],
)
def test_in_the_middle(error: Exception, expected: type[errors.MailError]) -> None:
    found = translate(error, ACCESS, "UID FETCH")
    assert type(found) is expected


@pytest.mark.parametrize(
    ("words", "action", "expected"),
    [
        (b"-ERR busy", "connect", errors.ServerRefused),
        (b"* OK IMAP4rev1", "connect", errors.NotThisProtocol),
        (b"-ERR no such message", "RETR", errors.ServerRefused),
        (b"garbage", "RETR", errors.ServerAnswerUnreadable),
        (b"-ERR [AUTH] no", "PASS", errors.AuthenticationRefused),
        (b"-err", "AUTH PLAIN", errors.AuthenticationRefused),
        (b"-ERR [IN-USE] no", "AUTH PLAIN", errors.ServerRefused),
        (b"-ERR Mailbox is in use", "PASS", errors.ServerRefused),
        ("-ERR odd", "QUIT", errors.ServerRefused),
    ],
)
def test_pop3(words: bytes | str, action: str, expected: type[errors.MailError]) -> None:
    assert type(translate(poplib.error_proto(words), ACCESS, action)) is expected


def test_a_refused_token_is_told_from_a_refused_password() -> None:
    access = replace(ACCESS, token="ya29.x", password="")
    assert type(translate(imap.LoginError("no"), access, "AUTHENTICATE")) is errors.TokenRefused
    refused = poplib.error_proto(b"-ERR [AUTH] no")
    assert type(translate(refused, access, "AUTH XOAUTH2")) is errors.TokenRefused


def test_a_line_that_broke_during_login_is_no_wrong_password() -> None:
    with pytest.raises(errors.ConnectionLost), translated(ACCESS, "LOGIN"):
        try:
            raise imaplib.IMAP4.abort("socket error: EOF")
        except imaplib.IMAP4.error as error:
            raise imap.LoginError(str(error))  # noqa: B904 - this is how IMAPClient does it


def test_our_own_errors_and_a_stop_pass_through() -> None:
    with pytest.raises(errors.FolderGone), translated(ACCESS, "x"):
        raise errors.FolderGone(folder="x")
    with pytest.raises(KeyboardInterrupt), translated(ACCESS, "x"):
        raise KeyboardInterrupt


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_errno_is_a_mail_error(number: int) -> None:
    found = translate(OSError(number, os.strerror(number)), ACCESS, "connect")
    assert isinstance(found, errors.MailError)
    assert "mail.example" in str(found)


def test_the_password_is_blacked_out_in_all_its_spellings() -> None:
    sasl = base64.b64encode(b"\0u@x.pl\0" + ACCESS.password.encode()).decode()
    quoted = ACCESS.password.replace("\\", "\\\\").replace('"', '\\"')
    for spelling in (ACCESS.password, quoted, sasl, repr(quoted.encode())):
        for error in (
            imap.LoginError(f"I heard {spelling}"),
            imap.LoginError(repr(f"I heard {spelling}".encode())),
            imaplib.IMAP4.error(f"I heard {spelling}".encode()),
        ):
            said = str(translate(error, ACCESS, "LOGIN"))
            assert "I heard" in said
            assert "***" in said
            assert 'ta"j' not in said
            assert sasl not in said


def test_the_token_is_blacked_out_in_all_its_spellings() -> None:
    access = replace(ACCESS, token="ya29.tok", password="")
    sasl = base64.b64encode(b"user=u@x.pl\x01auth=Bearer ya29.tok\x01\x01").decode()
    for spelling in ("ya29.tok", sasl):
        for error in (
            imap.LoginError(repr(f"I heard {spelling}".encode())),
            poplib.error_proto(f"-ERR I heard {spelling}".encode()),
        ):
            said = str(translate(error, access, "AUTH XOAUTH2"))
            assert "I heard ***" in said
            assert "ya29" not in said
            assert sasl not in said


@given(st.text(max_size=500))
def test_any_words_of_a_server_make_a_sentence(words: str) -> None:
    found = translate(imaplib.IMAP4.error(words), ACCESS, "UID FETCH")
    assert found.params["sentence"]
    assert len(str(found)) < 500
    assert "\n" not in str(found)


def all_errors(base: type[IntakeError]) -> list[type[IntakeError]]:
    return [cls for sub in base.__subclasses__() for cls in (sub, *all_errors(sub))]


def test_every_error_has_a_code_of_its_own_and_a_whole_sentence() -> None:
    found = [
        cls
        for base in (errors.MailError, errors.MessageError)
        for cls in (base, *all_errors(base))
        if cls.__module__ == errors.__name__
    ]
    assert len(found) > 30
    assert len({cls.code for cls in found}) == len(found)
    for cls in found:
        assert cls.template[0].isupper() or cls.template.startswith("%(")
        assert cls.template.endswith((".", "s"))


def test_the_password_is_in_no_repr() -> None:
    assert ACCESS.password not in repr(ACCESS)
    assert "ya29" not in repr(replace(ACCESS, token="ya29.x"))
    assert set(get_args(Security)) == {"ssl", "starttls", "none"}


def test_the_causes_of_an_error_tell_no_password() -> None:
    """The log shows causes; some servers repeat the whole command in their answer."""
    with pytest.raises(errors.AuthenticationRefused) as caught, translated(ACCESS, "PASS"):
        raise poplib.error_proto(b"-ERR bad command: PASS ta\"j\\ne")
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.args == ("-ERR bad command: PASS ***",)
    with pytest.raises(errors.MailError) as caught_later, translated(ACCESS, "LOGIN"):
        try:
            raise imaplib.IMAP4.error('LOGIN u@x.pl "ta\\"j\\\\ne" refused')
        except imaplib.IMAP4.error as error:
            raise imap.LoginError("no") from error
    for shown in (caught.value, caught_later.value):
        text = "".join(traceback.format_exception(shown, chain=True))
        said = [line for line in text.splitlines() if not line.startswith("    ")]  # without our own source
        assert "***" in "\n".join(said)
        assert not any(password in line for line in said for password in ('ta"j', 'ta\\"j'))


def test_a_cause_without_the_password_is_left_alone() -> None:
    with pytest.raises(errors.AuthenticationRefused) as caught, translated(ACCESS, "PASS"):
        raise poplib.error_proto(b"-ERR [AUTH] no")
    assert caught.value.__cause__ is not None
    assert caught.value.__cause__.args == (b"-ERR [AUTH] no",)
