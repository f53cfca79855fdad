"""Fixtures of the live tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dev.mail_server import MailServer
from dev.mail_server.certificates import make_certificates
from tests.conftest import Account, new_account


@pytest.fixture
def make_server_with(tmp_path: Path) -> Iterator[Callable[..., Account]]:
    """A server with a certificate of one's own making."""
    servers = []

    def make(**certificate: object) -> Account:
        made = make_certificates(tmp_path / "tls", **certificate)  # type: ignore[arg-type]
        server = MailServer(tmp_path / "mail", accounts={}, certificates=made)
        servers.append(server)
        server.start()
        return new_account(server)

    yield make
    for server in servers:
        server.clean()
