"""Fixtures that several test folders share: our own Dovecot, fresh accounts, the corpus."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dev.mail_server import Features, MailServer, available
from intake_core.mail.account.source import MailboxAccess, Security

PROJECT = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("DOC_INTAKE_CORPUS") or PROJECT.parent / "shared" / "corpus")
PASSWORD = "tajne-hasło-9"

_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Account:
    """One mail account on a server of the test run."""

    server: MailServer
    address: str
    password: str

    def deliver(self, *messages: bytes, folder: str = "INBOX") -> list[int]:
        return self.server.deliver(self.address, messages, folder)

    def access(self, security: Security = "ssl", **changes: object) -> MailboxAccess:
        """How to log in here, verified by the server's own authority; ``protocol`` is one of the
        ``changes``.
        """
        settings = self.server.settings
        protocol = changes.get("protocol", "imap")
        values: dict[str, object] = {
            "host": settings.host,
            "port": getattr(settings, f"{protocol}s_port" if security == "ssl" else f"{protocol}_port"),
            "security": security,
            "user": self.address,
            "password": self.password,
            "ca_pem": settings.ca_file.read_text(),
            "timeout": 5.0,
        }
        return MailboxAccess(**(values | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of public test documents; tests that need it are skipped without it."""
    if not CORPUS.is_dir():
        pytest.skip(f"no corpus at {CORPUS}")
    return CORPUS


@pytest.fixture(scope="session")
def make_mail_server(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[..., MailServer]]:
    """Start any number of servers for the test run; all are removed at its end."""
    if not available():
        pytest.skip("Dovecot is not installed")
    servers: list[MailServer] = []

    def make(**features: object) -> MailServer:
        root = tmp_path_factory.mktemp("dovecot")
        server = MailServer(root, accounts={}, features=Features(**features))  # type: ignore[arg-type]
        servers.append(server)
        server.start()
        return server

    yield make
    for server in servers:
        server.clean()


@pytest.fixture(scope="session")
def mail_server(make_mail_server: Callable[..., MailServer]) -> MailServer:
    """A Dovecot as it usually is, for the whole test run."""
    return make_mail_server()


def new_account(server: MailServer, password: str = PASSWORD) -> Account:
    """Make an account nobody has used."""
    address = f"konto{next(_numbers)}@doc-intake.test"
    server.add_account(address, password)
    return Account(server, address, password)


@pytest.fixture
def account(mail_server: MailServer) -> Account:
    """A fresh, empty account."""
    return new_account(mail_server)
