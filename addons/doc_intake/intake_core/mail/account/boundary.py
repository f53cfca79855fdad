"""The one place where what sockets, TLS, IMAPClient and poplib throw becomes a ``MailError``."""

from __future__ import annotations

import ast
import base64
import errno
import imaplib
import poplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from imapclient.exceptions import CapabilityError, LoginError, ProtocolError

from .. import errors
from .connection import xoauth2
from .source import MailboxAccess

_SENTENCE_LENGTH = 300
_UNREACHABLE = (
    errno.EHOSTUNREACH,
    errno.ENETUNREACH,
    errno.EHOSTDOWN,
    errno.ENETDOWN,
    errno.EADDRNOTAVAIL,
)
_LOST = (
    errno.EPIPE,
    errno.ECONNRESET,
    errno.ECONNABORTED,
    errno.ESHUTDOWN,
    errno.EBADF,
    errno.ENOTCONN,
)
# OpenSSL's X509_V_ERR_* numbers (x509_vfy.h).
_EXPIRED = (10,)
_WRONG_NAME = (62, 64)
_UNKNOWN_ISSUER = (2, 18, 19, 20, 21)
# Response codes of a server that would take the password at another time: RFC 5530 for IMAP, RFC
# 2449 and 3206 for POP3, where many servers lock a mailbox that is open elsewhere.
_PASSING = ("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]", "[CONTACTADMIN]")
_POP3_PASSING = re.compile(
    r"\[(IN-USE|LOGIN-DELAY|SYS/TEMP)\]|\b(maildrop|mail ?box)\b.{0,40}\b(lock|in use|busy)",
    re.IGNORECASE,
)
_POP3_LOGIN = ("PASS", "AUTH PLAIN", "AUTH XOAUTH2")
# POP3 has no code for it; these are the words of Dovecot, Courier and Exchange.
_POP3_WANTS_TLS = re.compile(r"non-secure|(ssl|tls) required|requires (ssl|tls)", re.IGNORECASE)


@contextmanager
def translated(access: MailboxAccess, action: str) -> Iterator[None]:
    """Turn every failure inside the block into a MailError; ``action`` names the command in the
    sentence.

    The block must hold library calls only: whatever they throw, down to an IndexError in the
    library's reading of an odd answer, was caused by the server or the line.
    """
    try:
        yield
    except errors.MailError:
        raise
    except Exception as error:
        found = translate(error, access, action)
        _forget_secrets(error, access)
        raise found from error


def translate(error: BaseException, access: MailboxAccess, action: str) -> errors.MailError:
    """Return the MailError for what a library threw."""
    host, port = access.host, access.port
    if isinstance(error, ssl.SSLError):
        return _tls(error, access, action)
    if isinstance(error, TimeoutError):
        return errors.ServerTimeout(host=host, seconds=round(access.timeout), action=action)
    if isinstance(error, socket.gaierror):
        if error.errno == socket.EAI_AGAIN:
            return errors.NameServerFailed(host=host, reason=error.strerror or "EAI_AGAIN")
        return errors.UnknownHost(host=host)
    if isinstance(error, ConnectionRefusedError):
        return errors.ConnectionRefused(host=host, port=port)
    if isinstance(error, OSError):
        if error.errno in _LOST or isinstance(error, ConnectionError) or error.errno is None:
            return errors.ConnectionLost(host=host, action=action)
        return errors.HostUnreachable(
            host=host, port=port, reason=error.strerror or type(error).__name__
        )
    if isinstance(error, imaplib.IMAP4.error):
        return _imap(error, access, action)
    if isinstance(error, poplib.error_proto):
        return _pop3(error, access, action)
    if isinstance(error, EOFError):
        return errors.ConnectionLost(host=host, action=action)
    if action == "connect" and isinstance(error, UnicodeError | OverflowError):
        return errors.UnknownHost(host=host)
    return errors.ServerAnswerUnreadable(host=host, action=action, reason=type(error).__name__)


def _tls(error: ssl.SSLError, access: MailboxAccess, action: str) -> errors.MailError:
    host = access.host
    if isinstance(error, ssl.SSLCertVerificationError):
        reason = error.verify_message  # OpenSSL's words, such as "self-signed certificate"
        if error.verify_code in _EXPIRED:
            return errors.CertificateExpired(host=host)
        if error.verify_code in _WRONG_NAME:
            return errors.CertificateWrongName(host=host, reason=reason)
        if error.verify_code in _UNKNOWN_ISSUER:
            return errors.CertificateUnknownIssuer(host=host, reason=reason)
        return errors.CertificateRefused(host=host, reason=reason)
    lost = isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError | ssl.SSLSyscallError)
    if lost or action not in ("connect", "STARTTLS", "STLS"):
        return errors.ConnectionLost(host=host, action=action)
    return errors.NotTls(host=host, port=access.port, reason=getattr(error, "reason", None) or "?")


def _imap(error: imaplib.IMAP4.error, access: MailboxAccess, action: str) -> errors.MailError:
    host = access.host
    # IMAPClient wraps a connection that broke during login into LoginError; the truth is in the
    # context.
    cause = error.__context__
    if isinstance(error, LoginError) and isinstance(cause, imaplib.IMAP4.abort | OSError):
        return translate(cause, access, action)
    sentence = said(error, access)
    if isinstance(error, LoginError):
        if "[PRIVACYREQUIRED]" in sentence.upper():
            return errors.EncryptionRequired(host=host)
        if any(code in sentence.upper() for code in _PASSING):
            return errors.ServerRefused(host=host, action="LOGIN", sentence=sentence)
        if access.token is not None:
            return errors.TokenRefused(host=host, user=access.user, sentence=sentence)
        return errors.AuthenticationRefused(host=host, user=access.user, sentence=sentence)
    if isinstance(error, imaplib.IMAP4.readonly):
        return errors.ServerRefused(host=host, action=action, sentence=sentence)
    if isinstance(error, ProtocolError):
        return errors.ServerAnswerUnreadable(host=host, action=action, reason=sentence)
    if isinstance(error, CapabilityError):
        return errors.CapabilityMissing(host=host, capability=sentence)
    if isinstance(error, imaplib.IMAP4.abort):
        if action == "connect" and "unexpected response" in sentence:
            return errors.NotThisProtocol(host=host, port=access.port)
        return errors.ConnectionLost(host=host, action=action)
    if action == "connect":
        if "BYE" in sentence:
            return errors.ServerRefused(host=host, action=action, sentence=sentence)
        return errors.NotThisProtocol(host=host, port=access.port)
    return errors.ServerRefused(host=host, action=action, sentence=sentence)


def _pop3(error: poplib.error_proto, access: MailboxAccess, action: str) -> errors.MailError:
    host = access.host
    sentence = said(error, access)
    if not sentence.upper().startswith("-ERR"):
        if action == "connect":
            return errors.NotThisProtocol(host=host, port=access.port)
        return errors.ServerAnswerUnreadable(host=host, action=action, reason=sentence)
    sentence = sentence[4:].strip() or "(nothing)"
    if action not in _POP3_LOGIN or _POP3_PASSING.search(sentence):
        return errors.ServerRefused(host=host, action=action, sentence=sentence)
    if access.security == "none" and _POP3_WANTS_TLS.search(sentence):
        return errors.EncryptionRequired(host=host)
    if access.token is not None:
        return errors.TokenRefused(host=host, user=access.user, sentence=sentence)
    return errors.AuthenticationRefused(host=host, user=access.user, sentence=sentence)


def said(error: BaseException, access: MailboxAccess) -> str:
    """Return the server's words in ``error``: one line, printable, short, without the password."""
    text = _words(error)
    for secret in _spellings(access):
        text = text.replace(secret, "***")
    text = "".join(c for c in " ".join(text.split()) if c.isprintable())
    return text[:_SENTENCE_LENGTH] or "(nothing)"


def _forget_secrets(error: BaseException, access: MailboxAccess) -> None:
    """Black out password and token in a library's exceptions: logs show them as the cause of ours, and some servers
    repeat the whole command in their answer.
    """
    secrets = _spellings(access)
    link: BaseException | None = error
    while link is not None:
        text = f"{link!r} {link}"
        if any(secret in text for secret in secrets):
            link.args = (said(link, access),)
        link = link.__cause__ or link.__context__


def _words(error: BaseException) -> str:
    # IMAPClient's LoginError has the words as the repr of imaplib's bytes; the context has them.
    sources = (error, error.__context__) if isinstance(error, LoginError) else (error,)
    for source in sources:
        first = source.args[0] if source is not None and source.args else None
        if isinstance(first, bytes):
            return first.decode("utf-8", "replace")
    text = re.sub(r"^[\w ]{1,30} failed: ", "", str(error))
    if text.startswith(("b'", 'b"')):
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            value = ast.literal_eval(text)
            return value.decode("utf-8", "replace") if isinstance(value, bytes) else text
    return text


def _spellings(access: MailboxAccess) -> list[str]:
    """All forms in which a server may send password or token back, the longest first."""
    password = access.password
    quoted = password.replace("\\", "\\\\").replace('"', '\\"')
    answers = [f"\0{access.user}\0{password}"]
    plain = [password, quoted]
    if access.token:
        plain.append(access.token)
        answers.append(xoauth2(access.user, access.token))
    plain += [_base64(answer) for answer in answers]
    shown = [repr(form)[1:-1] for form in plain]
    shown_bytes = [repr(form.encode("utf-8", "surrogateescape"))[2:-1] for form in plain]
    return sorted({form for form in plain + shown + shown_bytes if form}, key=len, reverse=True)


def _base64(answer: str) -> str:
    return base64.b64encode(answer.encode("utf-8", "surrogateescape")).decode()
