"""The PostgreSQL server: a cluster of this checkout, or an existing one named by PG variables.

The cluster listens on a unix socket only. PostgreSQL refuses to run as root; then the system user
``postgres`` (made by Debian's package) owns the cluster. Only the checkout's user may connect: peer
authentication, mapped to the database user ``odoo``.
"""

from __future__ import annotations

import os
import pwd
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import shell
from .errors import SetupError
from .paths import POSTGRES, checkout_id, user_name
from .stamps import write_atomically

PORT = "5432"
DATABASE_USER = "odoo"
SOCKET_PATH_LIMIT = 100
"""Bytes; the kernel takes 107 for the socket's whole path."""
INCLUDE = "doc_intake.conf"
_NAMING_A_SERVER = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGSERVICE")


def is_external() -> bool:
    """True when the caller's PG variables name a server that is not this checkout's own."""
    if not any(os.environ.get(name) for name in _NAMING_A_SERVER):
        return False
    home = _existing_home()
    return not home or os.environ.get("PGHOST") != str(_socket_folder(home))


def environment() -> dict[str, str]:
    """PG variables with which libpq and Odoo find the server."""
    if is_external():
        if os.environ.get("PGUSER") == "postgres":
            raise SetupError(
                "Odoo refuses the database user postgres: set PGUSER to another one that may "
                "create databases (createuser --createdb NAME)."
            )
        return {name: value for name, value in os.environ.items() if name.startswith("PG")}
    return {"PGHOST": str(_socket_folder(_home())), "PGPORT": PORT, "PGUSER": DATABASE_USER}


def is_running() -> bool:
    return _psql_status("select 1") == 0


def exists() -> bool:
    """True when there is a cluster (or an external server is used)."""
    return is_external() or _existing_home() is not None


def ensure_running() -> str:
    """Make and start the cluster as needed; returns the step's result."""
    if is_external():
        if not is_running():
            raise SetupError(
                "The PostgreSQL server named by PGHOST, PGPORT and PGUSER does not let us in:\n"
                + _psql("select 1").strip()
            )
        return f"server given by PG variables ({os.environ.get('PGHOST', 'local')})"
    if is_running():
        return "running"
    home = _home()
    _make_folder(home)
    made = not (home / "data" / "PG_VERSION").exists()
    if made:
        _initialise(home)
    _configure(home)
    _pg_ctl(home, "start", "-l", str(home / "log"))
    where = "" if home == POSTGRES else f" in {home} (the user postgres cannot reach the checkout)"
    return f"{'cluster made and started' if made else 'started'}{where}"


def stop() -> str:
    if is_external():
        return "left alone (server given by PG variables)"
    home = _existing_home()
    # Asked through the socket: after a crash the pid file may name a stranger's process.
    if not home or not is_running():
        return "not running"
    _pg_ctl(home, "stop", "-m", "fast")
    return "stopped"


def destroy() -> None:
    """Remove the cluster with everything in it."""
    if is_external():
        return
    stop()
    for home in (_elsewhere(), POSTGRES):
        if home.exists():
            shutil.rmtree(_socket_folder(home), ignore_errors=True)
            shutil.rmtree(home, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _Owner:
    uid: int
    gid: int
    prefix: tuple[str, ...]


def _owner() -> _Owner:
    if not shell.is_root():
        return _Owner(os.geteuid(), os.getegid(), ())
    try:
        user = pwd.getpwnam("postgres")
    except KeyError as error:
        raise SetupError(
            "PostgreSQL never runs as root, and this system has no user postgres to run it: "
            "install Debian's package postgresql, or give a server by PGHOST and PGUSER."
        ) from error
    names = (f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--init-groups", "--reset-env")
    return _Owner(user.pw_uid, user.pw_gid, ("setpriv", *names))


def _home() -> Path:
    """Folder of the cluster: in the checkout, or in /var/tmp when its owner cannot get there."""
    existing = _existing_home()
    if existing or not shell.is_root():
        return existing or POSTGRES
    reachable = [*_owner().prefix, "test", "-x", str(POSTGRES.parent)]
    return POSTGRES if shell.status_of(reachable, cwd=Path("/")).returncode == 0 else _elsewhere()


def _existing_home() -> Path | None:
    return next((home for home in (_elsewhere(), POSTGRES) if (home / "data").exists()), None)


def _elsewhere() -> Path:
    return Path("/var/tmp") / f"doc_intake-{checkout_id()}"


def _socket_folder(home: Path) -> Path:
    socket = os.fsencode(home / f".s.PGSQL.{PORT}")
    if len(socket) < SOCKET_PATH_LIMIT and not {"'", '"', ","} & set(str(home)):
        return home
    return Path("/tmp") / f"doc_intake-{checkout_id()}"


def _make_folder(folder: Path) -> None:
    """Create ``folder`` for the cluster's owner; refuse one that somebody else has put there."""
    owner = _owner()
    try:
        folder.mkdir(mode=0o755)
        os.chown(folder, owner.uid, owner.gid)
    except FileExistsError:
        status = folder.lstat()
        if folder.is_symlink() or status.st_uid not in (owner.uid, 0):
            raise SetupError(f"{folder} belongs to somebody else; remove it first.") from None
        if status.st_uid != owner.uid:
            os.chown(folder, owner.uid, owner.gid)


def _initialise(home: Path) -> None:
    new = home / "data.new"
    shutil.rmtree(new, ignore_errors=True)
    options = ["-U", DATABASE_USER, "--auth=peer", "-E", "UTF8", "--locale=C.UTF-8"]
    _run_as_owner(
        [_program("initdb", home), "-D", new, *options], "The PostgreSQL cluster cannot be made."
    )
    with (new / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(f"\ninclude_if_exists '{INCLUDE}'\n")
    new.rename(home / "data")


def _configure(home: Path) -> None:
    """Write what depends on the place and on the user: both may have changed since last time."""
    socket = _socket_folder(home)
    if socket != home:
        _make_folder(socket)
    user = user_name()
    texts = {
        INCLUDE: (
            "# Written at each start.\n"
            "listen_addresses = ''\n"
            f"port = {PORT}\n"
            f"unix_socket_directories = '{socket}'\n"
            "shared_buffers = 256MB\n"
            "max_connections = 200\n"
        ),
        "pg_hba.conf": "local all all peer map=checkout\n",
        "pg_ident.conf": f'checkout "{user}" {DATABASE_USER}\n',
    }
    owner = _owner()
    for name, text in texts.items():
        path = home / "data" / name
        write_atomically(path, text, mode=0o600)
        os.chown(path, owner.uid, owner.gid)


def _program(name: str, home: Path) -> Path:
    """Return PostgreSQL's ``name`` of the cluster's release, else of the newest one installed."""
    folders = Path("/usr/lib/postgresql").glob("*/bin")
    by_release = {folder.parent.name: folder for folder in folders if (folder / "initdb").exists()}
    version = home / "data" / "PG_VERSION"
    if version.exists():
        release = version.read_text(encoding="utf-8").strip()
        if release not in by_release:
            raise SetupError(
                f"The cluster in {home} was made by PostgreSQL {release}, which is not installed "
                f"any more: install postgresql-{release}, or remove it with make distclean."
            )
        return by_release[release] / name
    if not by_release:
        raise SetupError("PostgreSQL is not installed: install Debian's package postgresql.")
    newest = max(by_release, key=lambda release: [int(part) for part in release.split(".")])
    return by_release[newest] / name


def _pg_ctl(home: Path, verb: str, *options: str) -> None:
    command = [str(_program("pg_ctl", home)), verb, "-D", str(home / "data"), "-w", "-t", "60"]
    _run_as_owner([*command, *options], f"PostgreSQL: {verb} failed.")


def _run_as_owner(command: Sequence[str | Path], failure: str) -> None:
    env = {**os.environ, "LC_ALL": "C.UTF-8"}
    shell.run(
        [*_owner().prefix, *command],
        env={name: value for name, value in env.items() if not name.startswith("PG")},
        cwd=Path("/"),
        log="postgres",
        failure=failure,
    )


def _psql(sql: str) -> str:
    result = shell.status_of(_psql_command(sql), env={**os.environ, **environment()})
    return result.stdout + result.stderr


def _psql_status(sql: str) -> int:
    if not shutil.which("psql"):
        return 1
    return shell.status_of(_psql_command(sql), env={**os.environ, **environment()}).returncode


def _psql_command(sql: str) -> list[str]:
    return ["psql", "-XAtqw", "-v", "ON_ERROR_STOP=1", "-d", "postgres", "-c", sql]
