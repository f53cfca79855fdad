"""The project's own Dovecot: starts anywhere, for anybody, as often as one likes."""

from __future__ import annotations

import os
import poplib
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev.mail_server import MailServer, MailServerError, available
from dev.mail_server.demo import DEMO_ACCOUNTS, demo_server
from tests.conftest import PROJECT
from tests.live.mails import mail

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not available(), reason="Dovecot is not installed"),
]
ACCOUNTS = {"a@doc-intake.test": "hasło: 1", "B@doc-intake.test": "hasło: 2"}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[MailServer]:
    made = MailServer(tmp_path / "mail", accounts=ACCOUNTS)
    yield made
    made.clean()


def test_it_starts_within_a_second_and_twice_is_once(server: MailServer) -> None:
    begin = time.monotonic()
    server.start()
    assert time.monotonic() - begin < 3
    pid = server.layout.pid_file.read_text()
    server.start()
    MailServer(server.root, accounts=ACCOUNTS, ports=server.ports).start()
    assert server.layout.pid_file.read_text() == pid


def test_mails_survive_a_restart(server: MailServer) -> None:
    server.start()
    assert server.deliver("A@doc-intake.test", [mail(1), mail(2)]) == [1, 2]
    ca = server.settings.ca_file.read_bytes()
    server.stop()
    assert not server.running
    server.start()
    assert server.deliver("a@doc-intake.test", [mail(3)]) == [3]
    assert server.settings.ca_file.read_bytes() == ca


def test_pop3_with_tls_too(server: MailServer) -> None:
    settings = server.start()
    server.deliver("b@doc-intake.test", [mail(1)])
    context = ssl.create_default_context(cafile=str(settings.ca_file))
    client = poplib.POP3_SSL("localhost", settings.pop3s_port, context=context, timeout=10)
    client._encoding = "utf-8"  # poplib says ASCII where servers take UTF-8
    client.user("b@doc-intake.test")
    client.pass_("hasło: 2")
    assert client.stat() == (1, len(mail(1)))
    client.quit()


def test_a_stale_pid_file_is_no_server(server: MailServer) -> None:
    server.start()
    pid = int(server.layout.pid_file.read_text())
    server.stop()
    for number in (str(pid), str(os.getpid()), "nonsense", ""):
        server.layout.pid_file.write_text(number)
        assert not server.running
        server.stop()  # and it ends nobody else's process
        server.start()
        assert server.running
        server.stop()


def test_stop_ends_the_processes_that_hold_clients_too(server: MailServer) -> None:
    server.start()
    with server.client("a@doc-intake.test") as client:
        client.select()
        server.stop()
        with pytest.raises((OSError, client.abort)):
            client.noop()


def test_many_at_once(tmp_path: Path) -> None:
    servers = [MailServer(tmp_path / str(n), accounts=ACCOUNTS) for n in range(3)]
    try:
        for one in servers:
            one.start()
        assert len({port for one in servers for port in one.ports.values()}) == 12
        servers[1].stop()
        assert [one.running for one in servers] == [True, False, True]
    finally:
        for one in servers:
            one.clean()


@pytest.mark.parametrize("name", ["x" * 120, "z odstępem", "hasło#1"])
def test_unusual_directories(tmp_path: Path, name: str) -> None:
    server = MailServer(tmp_path / name, accounts=ACCOUNTS)
    try:
        server.start()
        assert server.deliver("a@doc-intake.test", [mail(1)]) == [1]
    finally:
        server.clean()
    assert not server.layout.home.exists()
    assert not server.layout.run.exists()


def test_a_directory_nobody_else_may_enter(tmp_path: Path) -> None:
    """Root's home is closed to the unprivileged user that runs Dovecot."""
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    server = MailServer(closed / "mail", accounts=ACCOUNTS)
    try:
        server.start()
        assert server.deliver("a@doc-intake.test", [mail(1)]) == [1]
        if os.geteuid() == 0:
            assert closed not in server.layout.home.parents
    finally:
        server.clean()


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = MailServer(tmp_path, accounts={}).ports | {"imaps": taken.getsockname()[1]}
        server = MailServer(tmp_path / "mail", accounts=ACCOUNTS, ports=ports)
        with pytest.raises(MailServerError, match=f"{ports['imaps']} .* IMAPS"):
            server.start()
        server.clean()


def test_root_is_not_kept(server: MailServer) -> None:
    server.start()
    pid = server.layout.pid_file.read_text().strip()
    uid = Path(f"/proc/{pid}").stat().st_uid
    assert uid != 0
    assert os.geteuid() in (0, uid)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_an_ordinary_user_needs_no_more(tmp_path_factory: pytest.TempPathFactory) -> None:
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("setpriv is not installed")
    code = (
        "import sys, pathlib\n"
        "from dev.mail_server import MailServer\n"
        "with MailServer(pathlib.Path(sys.argv[1]), accounts={'a@b.test': 'x'}) as server:\n"
        "    print(server.deliver('a@b.test', [b'Subject: x\\n\\nx\\n']))\n"
    )
    nobody = ("--reuid=65534", "--regid=65534", "--clear-groups")
    readable = f"open({str(PROJECT / 'dev' / 'mail_server' / 'server.py')!r})"
    probe = [setpriv, *nobody, sys.executable, "-c", readable]
    if subprocess.run(probe, capture_output=True, cwd="/", check=False).returncode:
        pytest.skip("the checkout or its Python is closed to other users")
    home = Path("/tmp") / f"doc_intake-test-{os.getpid()}"  # pytest's own is closed to others
    home.mkdir()
    try:
        os.chown(home, 65534, 65534)
        done = subprocess.run(
            [setpriv, *nobody, sys.executable, "-B", "-c", code, str(home / "mail")],
            cwd=PROJECT,
            env={"PATH": "/usr/bin:/bin", "HOME": str(home)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    finally:
        shutil.rmtree(home)
    assert (done.stdout, done.stderr) == ("[1]\n", "")


def test_the_demo_server_has_its_ports_and_accounts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IMAP", "IMAPS", "POP3", "POP3S"):
        monkeypatch.delenv(f"DOC_INTAKE_MAIL_{name}_PORT", raising=False)
    monkeypatch.setenv("DOC_INTAKE_MAIL_POP3_PORT", "20110")
    server = demo_server()
    assert server.ports == {"imap": 10143, "imaps": 10993, "pop3": 20110, "pop3s": 10995}
    assert server.accounts == DEMO_ACCOUNTS
    assert server.root == PROJECT / ".local" / "mail"
