"""Odoo in the background: started, found again, stopped."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

from . import database, interrupts, settings, shell
from .errors import SetupError
from .odoo_command import command, environment
from .odoo_tree import OdooTree
from .paths import LOG, ROOT, STATE
from .stamps import write_atomically

HOST = "127.0.0.1"
START_SECONDS = 120
STOP_SECONDS = 30
_PID_FILE = STATE / "odoo.pid"
# A proxy of the environment must not be asked for this machine.
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def url() -> str:
    return f"http://{HOST}:{settings.port()}"


def start(tree: OdooTree) -> str:
    """Start Odoo and wait until it answers; returns the step's result."""
    if is_running() and _answers():
        return f"running at {url()}"
    stop()
    require_free_port()
    log = LOG / "odoo.log"
    with log.open("ab") as output, interrupts.held_back():
        begin = output.tell()
        process = subprocess.Popen(
            [
                *command("-d", settings.database(), f"--http-port={settings.port()}"),
                f"--http-interface={HOST}",
            ],
            env=environment(tree),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        state = {"pid": process.pid, "started": _start_time(process.pid), "port": settings.port()}
        write_atomically(_PID_FILE, json.dumps(state))
    try:
        _wait_for_answer(process, log, begin)
        _wake_scheduled_actions()
    except BaseException:
        stop()
        raise
    return f"answers at {url()}"


def is_running() -> bool:
    """True when our Odoo runs on the wanted port."""
    running = _running()
    return running is not None and running["port"] == settings.port()


def stop() -> str:
    running = _running()
    if not running:
        _PID_FILE.unlink(missing_ok=True)
        return "not running"
    pid = running["pid"]
    for number, seconds in ((signal.SIGTERM, STOP_SECONDS), (signal.SIGKILL, 10)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            break
        deadline = time.monotonic() + seconds
        while _running() and time.monotonic() < deadline:
            time.sleep(0.1)
        if not _running():
            break
    _PID_FILE.unlink(missing_ok=True)
    return "stopped"


def _wait_for_answer(process: subprocess.Popen[bytes], log: Path, begin: int) -> None:
    deadline = time.monotonic() + START_SECONDS
    while not _answers():
        if process.poll() is not None:
            raise SetupError(f"Odoo stopped while starting:\n{shell.tail(log, begin)}\nLog: {log}")
        if time.monotonic() > deadline:
            raise SetupError(
                f"Odoo has not answered at {url()} for {START_SECONDS} s:\n"
                f"{shell.tail(log, begin)}\nLog: {log}"
            )
        time.sleep(0.2)


def _wake_scheduled_actions() -> None:
    """Odoo looks at its scheduled actions a minute after its start, or at once when it is told."""
    database.query(f"select pg_notify('cron_trigger', {database.literal(settings.database())})")


def _answers() -> bool:
    try:
        with _DIRECT.open(f"{url()}/web/login", timeout=30) as response:
            return bool(response.status == 200)
    except (OSError, http.client.HTTPException):
        return False


def require_free_port() -> None:
    """Raise SetupError when another program than our Odoo listens on the port."""
    if is_running():
        return
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, settings.port()))
        except OSError as error:
            raise SetupError(
                f"Port {settings.port()} of {HOST} is taken by another program. Stop that one, or "
                f"choose another port: ODOO_PORT={settings.port() + 1} make run"
            ) from error


def _running() -> dict[str, int] | None:
    """Return what is known of our Odoo when it still runs (the pid alone may belong to another)."""
    try:
        state: dict[str, int] = json.loads(_PID_FILE.read_text(encoding="utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return state if _start_time(state["pid"]) == state["started"] else None


def _start_time(pid: int) -> int:
    """Clock ticks since boot when ``pid`` was started; 0 when there is no such (living) process."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    fields = text.rpartition(")")[2].split()
    return 0 if fields[0] == "Z" else int(fields[19])
