"""One running Dovecot: its directory, its start and stop, and what is done to its mailboxes."""

from __future__ import annotations

import base64
import fcntl
import grp
import imaplib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from .certificates import Certificates, make_certificates
from .config import Features, dovecot_conf, oauth_conf
from .errors import MailServerError
from .host import (
    HOST,
    INSTALL,
    PROTOCOLS,
    answers,
    command,
    commands,
    find_layout,
    find_owner,
    free_ports,
    hand_over,
    own_directory,
    program,
    refuse_unknown_version,
    wait,
)
from .token_server import TokenServer

_START_SECONDS = 10.0
# A master that is told to stop right after its start hesitates for six seconds.
_GENTLE_SECONDS = 1.5
_STOP_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class MailServerSettings:
    """How to reach a server: ports on ``host``, the CA file to trust, and account -> password."""

    host: str
    imap_port: int
    imaps_port: int
    pop3_port: int
    pop3s_port: int
    ca_file: Path
    accounts: dict[str, str] = field(repr=False)


def available() -> bool:
    """Say whether Dovecot is installed on this machine."""
    return program("dovecot") is not None


class MailServer:
    """A Dovecot of its own under ``root``; ``ports`` that are not given are chosen free ones.

    Usable as a context manager. ``start`` is idempotent and takes over an instance that already
    runs from the same directory; ``stop`` ends it and keeps the mails; ``clean`` removes
    everything. ``tokens`` is the token server of ``Features(oauth=True)``, and lives as long as this
    object's server. Root is never kept: the server runs as an unprivileged system user then, whose files
    live below the system's temporary directory when that user cannot enter ``root``.
    """

    def __init__(
        self,
        root: Path,
        *,
        accounts: Mapping[str, str],
        ports: Mapping[str, int] | None = None,
        features: Features | None = None,
        certificates: Certificates | None = None,
    ) -> None:
        self.root = root.resolve()
        self.accounts = {address.lower(): password for address, password in accounts.items()}
        self.features = features or Features()
        self._given_certificates = certificates
        self._owner = find_owner()
        self.layout = find_layout(self.root, self._owner)
        self.ports = dict(ports) if ports else free_ports()
        self._tokens = TokenServer() if self.features.oauth else None

    @property
    def tokens(self) -> TokenServer:
        """Who gives out and examines the tokens. Raises MailServerError without that feature."""
        if self._tokens is None:
            raise MailServerError("This mail server was made without Features(oauth=True).")
        return self._tokens

    @property
    def settings(self) -> MailServerSettings:
        return MailServerSettings(
            host=HOST,
            imap_port=self.ports["imap"],
            imaps_port=self.ports["imaps"],
            pop3_port=self.ports["pop3"],
            pop3s_port=self.ports["pop3s"],
            ca_file=self.layout.tls / "ca.pem",
            accounts=dict(self.accounts),
        )

    def __enter__(self) -> MailServer:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def running(self) -> bool:
        """True when our own master process lives; another process of a stale number is not it."""
        return self._pid() is not None

    def start(self) -> MailServerSettings:
        """Start the server and return when all its ports answer; do nothing when it runs already.

        Raises MailServerError when Dovecot is missing, of another version, a port is taken, or with
        what its log says.
        """
        dovecot = program("dovecot")
        if dovecot is None:
            raise MailServerError(f"Dovecot is not installed: {INSTALL}")
        own_directory(self.layout.home, self._owner)
        if self._tokens is not None:
            self._tokens.start()
        with self._locked():
            if self._pid() is None:
                self._prepare(dovecot)
                self._launch(dovecot)
        return self.settings

    def stop(self) -> None:
        """End the server and wait for it; do nothing when it does not run."""
        self._end(gently=True)
        if self._tokens is not None:
            self._tokens.stop()

    def clean(self) -> None:
        """End the server at once and remove its files, mails included."""
        self._end(gently=False)
        if self._tokens is not None:
            self._tokens.stop()
        shutil.rmtree(self.layout.run, ignore_errors=True)
        shutil.rmtree(self.layout.home, ignore_errors=True)

    def add_account(self, address: str, password: str) -> None:
        """Make one more account, at once usable; the running server need not be restarted."""
        self.accounts[address.lower()] = password
        self._write_account(address.lower(), password)

    def deliver(self, account: str, messages: Iterable[bytes], folder: str = "INBOX") -> list[int]:
        """Put raw messages into a folder (made when missing) by IMAP APPEND; return their UIDs."""
        uids = []
        with self.client(account) as client:
            if folder != "INBOX":
                client.create(f'"{folder}"')
            for raw in messages:
                status, said = client.append(f'"{folder}"', "", "", raw)
                if status != "OK":
                    raise MailServerError(f"The mail server did not take a message: {said!r}")
                # [APPENDUID uidvalidity uid] (RFC 4315)
                uids.append(int(said[0].split(b"]")[0].split()[-1]))
        return uids

    @contextmanager
    def client(self, account: str) -> Iterator[imaplib.IMAP4]:
        """Open a plain imaplib connection, logged in: the deeds of another mail program."""
        client = imaplib.IMAP4(HOST, self.ports["imap"], timeout=30)
        try:
            secret = f"\0{account}\0{self.accounts[account.lower()]}"
            client.authenticate("PLAIN", lambda _challenge: secret.encode())
            yield client
        finally:
            try:
                client.logout()
            except (OSError, imaplib.IMAP4.error):
                client.shutdown()

    def change_uidvalidity(self, account: str, folder: str, uidvalidity: int) -> None:
        """Give a folder a new UIDVALIDITY, as a restored or migrated mailbox has it."""
        arguments = ("mailbox", "update", "-u", account, "--uid-validity", str(uidvalidity))
        self._doveadm(*arguments, folder)

    def kick(self, account: str) -> None:
        """Cut all connections of an account, as a server under maintenance does."""
        self._doveadm("kick", account)

    # -- how it is done ----------------------------------------------------------------------------

    def _prepare(self, dovecot: str) -> None:
        refuse_unknown_version(dovecot)
        layout = self.layout
        layout.pid_file.unlink(missing_ok=True)
        layout.log.unlink(missing_ok=True)
        for directory in (layout.run, layout.mail, layout.tls, layout.accounts):
            own_directory(directory, self._owner)
        self._place_certificates()
        for address, password in self.accounts.items():
            self._write_account(address, password)
        if self._tokens is not None:
            layout.oauth_conf.write_text(oauth_conf(self._tokens.introspection_url))
        layout.conf.write_text(
            dovecot_conf(
                layout,
                host=HOST,
                ports=self.ports,
                user=self._owner.pw_name,
                group=grp.getgrgid(self._owner.pw_gid).gr_name,
                uid=self._owner.pw_uid,
                gid=self._owner.pw_gid,
                features=self.features,
            )
        )
        if os.geteuid() == 0:
            for directory in (layout.home, layout.run):
                hand_over(directory, self._owner)

    def _place_certificates(self) -> None:
        tls = self.layout.tls
        own = Certificates(tls / "ca.pem", tls / "server.pem", tls / "server.key")
        given = self._given_certificates
        if given is not None:
            own.ca.write_bytes(given.ca.read_bytes())
            own.cert.write_bytes(given.cert.read_bytes())
            own.key.write_bytes(given.key.read_bytes())
        elif not own.usable(datetime.now(UTC)):
            make_certificates(tls)

    def _write_account(self, address: str, password: str) -> None:
        # A file for each account: Dovecot looks for changes of one only every second. base64,
        # because a colon in a password would end the field.
        secret = base64.b64encode(password.encode()).decode()
        target = self.layout.accounts / address
        fresh = target.with_name(f".{address}.new")
        fresh.touch(mode=0o600)
        fresh.write_text(f"{address}:{{PLAIN.b64}}{secret}::::::\n")
        if os.geteuid() == 0:
            os.chown(fresh, self._owner.pw_uid, self._owner.pw_gid)
        fresh.replace(target)

    def _launch(self, dovecot: str) -> None:
        self._refuse_taken_ports()
        # A pipe would be kept open by the daemon and never end, so its first words go to a file.
        with tempfile.TemporaryFile("w+", errors="replace") as said:
            started = subprocess.run(
                [*self._as_owner(), dovecot, "-c", str(self.layout.conf)],
                cwd=self.layout.home,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                timeout=_START_SECONDS,
                check=False,
            )
            if started.returncode != 0:
                said.seek(0)
                raise MailServerError(f"Dovecot did not start: {self._why(said.read())}")
        if not wait(self._listens, _START_SECONDS):
            raise MailServerError(f"Dovecot started but does not answer: {self._why('')}")

    def _listens(self) -> bool:
        open_ports = [p for p in PROTOCOLS if self.features.tls or not p.endswith("s")]
        return self.running and all(answers(self.ports[name]) for name in open_ports)

    def _refuse_taken_ports(self) -> None:
        for name in PROTOCOLS:
            if answers(self.ports[name]):
                raise MailServerError(
                    f"Port {self.ports[name]} on {HOST}, needed for {name.upper()}, is used by "
                    "another program."
                )

    def _why(self, stderr: str) -> str:
        try:
            lines = self.layout.log.read_text(errors="replace").splitlines()[-5:]
        except OSError:
            lines = []
        return "\n".join([stderr.strip(), *lines]).strip() or "no reason given"

    def _as_owner(self) -> list[str]:
        if os.geteuid() != 0:
            return []
        setpriv = program("setpriv")
        if setpriv is None:
            raise MailServerError("The program setpriv (package util-linux) is missing.")
        uid, gid = self._owner.pw_uid, self._owner.pw_gid
        return [setpriv, f"--reuid={uid}", f"--regid={gid}", "--clear-groups", "--"]

    def _doveadm(self, *arguments: str) -> None:
        doveadm = program("doveadm")
        if doveadm is None:
            raise MailServerError(f"The program doveadm is missing: {INSTALL}")
        done = subprocess.run(
            [*self._as_owner(), doveadm, "-c", str(self.layout.conf), *arguments],
            cwd=self.layout.home,
            capture_output=True,
            text=True,
            timeout=_START_SECONDS,
            check=False,
        )
        if done.returncode != 0:
            raise MailServerError(f"doveadm {arguments[0]} failed: {done.stderr.strip()}")

    def _end(self, *, gently: bool) -> None:
        pid = self._pid()
        if pid is None:
            return
        if gently:
            os.kill(pid, signal.SIGTERM)
            wait(lambda: self._pid() is None, _GENTLE_SECONDS)
        # A process with a client on the line outlives its master, so all are ended by their ids.
        wait(self._end_family, _STOP_SECONDS)

    def _end_family(self) -> bool:
        """Kill what is left of this instance; return whether nothing is."""
        title = f"dovecot-{self.layout.instance}/".encode()
        conf = os.fsencode(self.layout.conf)
        left = [
            pid
            for pid, line in commands().items()
            if line.startswith(title) or conf in line.split(b"\0")
        ]
        for pid in left:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        return not left

    def _pid(self) -> int | None:
        """The master's process id; None without one, or when the number is somebody else's now."""
        try:
            pid = int(self.layout.pid_file.read_text())
        except (OSError, ValueError):
            return None
        return pid if os.fsencode(self.layout.conf) in command(pid).split(b"\0") else None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.layout.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
