"""What the mail server needs from the machine: a user, short paths, free ports, programs."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import socket
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from .config import Layout
from .errors import MailServerError

HOST = "127.0.0.1"
PROTOCOLS = ("imap", "imaps", "pop3", "pop3s")
INSTALL = "apt-get install dovecot-imapd dovecot-pop3d"
# sun_path holds 108 bytes with the closing zero; Dovecot's longest socket name in base_dir has 25.
_LONGEST_RUN_DIR = 108 - 1 - 26
_UNPRIVILEGED = ("dovenull", "nobody", "postgres")


def free_ports() -> dict[str, int]:
    """Return a free port on 127.0.0.1 for each protocol."""
    sockets = [socket.socket() for _ in PROTOCOLS]
    try:
        for one in sockets:
            one.bind((HOST, 0))
        return {name: one.getsockname()[1] for name, one in zip(PROTOCOLS, sockets, strict=True)}
    finally:
        for one in sockets:
            one.close()


def find_owner() -> pwd.struct_passwd:
    """Return the user that runs Dovecot: ourselves, or for root an unprivileged system user."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid())
    for name in _UNPRIVILEGED:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise MailServerError(
        f"None of the system users {', '.join(_UNPRIVILEGED)} exists to run Dovecot."
    )


def find_layout(root: Path, owner: pwd.struct_passwd) -> Layout:
    """Keep everything below ``root`` where that works, else in the temporary directory."""
    digest = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
    substitute = Path(tempfile.gettempdir()) / f"doc_intake-{owner.pw_uid}-{digest}"
    home = root
    # Dovecot's settings know no quoting, and a person other than us must be able to enter every
    # directory above.
    if not _reachable(root, owner) or any(character in str(root) for character in " \t#\"'%$<"):
        home = substitute
    run = home / "run"
    if len(os.fsencode(run)) > _LONGEST_RUN_DIR:
        run = substitute if home == root else home / "run"
    return Layout(home=home, run=run)


def _reachable(root: Path, owner: pwd.struct_passwd) -> bool:
    if os.geteuid() != 0:
        return True
    for directory in root.parents:
        try:
            found = directory.stat()
        except FileNotFoundError:
            continue
        bit = stat.S_IXOTH
        if found.st_uid == owner.pw_uid:
            bit = stat.S_IXUSR
        elif found.st_gid == owner.pw_gid:
            bit = stat.S_IXGRP
        if not found.st_mode & bit:
            return False
    return True


def own_directory(directory: Path, owner: pwd.struct_passwd) -> None:
    """Make a directory for us alone; refuse one that another user put there before (in /tmp)."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = directory.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (os.geteuid(), owner.pw_uid):
        raise MailServerError(f"{directory} belongs to somebody else; please remove it.")


def hand_over(directory: Path, owner: pwd.struct_passwd) -> None:
    """Give a directory and all in it to the user."""
    os.chown(directory, owner.pw_uid, owner.pw_gid)
    for path in directory.rglob("*"):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)


def program(name: str) -> str | None:
    """Return the path of a program, None when it is not installed."""
    # Debian keeps dovecot in /usr/sbin, which an ordinary user's PATH lacks.
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/bin:/sbin:/bin")


def refuse_unknown_version(dovecot: str) -> None:
    """Raise MailServerError when this Dovecot reads another configuration."""
    answer = subprocess.run(
        [dovecot, "--version"], capture_output=True, text=True, timeout=10, check=False
    )
    if not answer.stdout.startswith("2.3."):
        found = answer.stdout.strip()
        raise MailServerError(f"Dovecot 2.3 is needed (Debian 12 has it), found {found}.")


def answers(port: int) -> bool:
    """Say whether something listens on a port of this machine."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def command(pid: int) -> bytes:
    """Return the command line of a process, empty when it does not live (a zombie has none)."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def commands() -> dict[int, bytes]:
    """Return the command line of every process."""
    pids = (int(directory.name) for directory in Path("/proc").glob("[0-9]*"))
    return {pid: line for pid in pids if (line := command(pid))}


def wait(condition: Callable[[], bool], seconds: float) -> bool:
    """Wait until the condition holds; return False when the seconds are over."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True
