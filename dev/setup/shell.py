"""Running other programs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import console
from .errors import SetupError
from .paths import LOG, ROOT

_ODOO_INFO = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ \d+ (INFO|DEBUG) ")

Command = Sequence[str | Path]


def run(
    command: Command,
    *,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    log: str = "setup",
    failure: str = "",
    stdin: Path = Path(os.devnull),
    check: bool = True,
    own_group: bool = False,
) -> int:
    """Run ``command`` with its output in ``.local/log/<log>.log`` and return its exit status.

    ``own_group`` keeps Ctrl-C away from a program that must not stop half-way: it is waited for,
    then KeyboardInterrupt goes on. Raises SetupError (``failure`` and the last lines of the output)
    when ``check`` and the status is not 0.
    """
    path = LOG / f"{log}.log"
    arguments = [str(part) for part in command]
    with path.open("ab") as output, stdin.open("rb") as given:
        output.write(f"$ {shlex.join(arguments)}\n".encode())
        output.flush()
        start = output.tell()
        try:
            process = subprocess.Popen(
                arguments,
                env=dict(env) if env is not None else None,
                cwd=cwd,
                stdin=given,
                stdout=output,
                stderr=subprocess.STDOUT,
                process_group=0 if own_group else None,
            )
        except OSError as error:
            raise SetupError(f"{arguments[0]} cannot be started: {error.strerror}.") from error
        status = wait(process, finish=own_group)
    if check and status != 0:
        what = failure or f"{Path(arguments[0]).name} failed with status {status}."
        raise SetupError(f"{what}\n{tail(path, start)}\nThe whole output is in {path}.")
    return status


def wait(process: subprocess.Popen[bytes], *, finish: bool) -> int:
    """Wait for a child; on Ctrl-C let it end by itself (``finish``: however long it takes)."""
    try:
        return process.wait()
    except KeyboardInterrupt:
        if finish:
            console.explain("finishing this installation first; it must not stop half-way")
        else:
            # The terminal has sent the signal to the child too; give it time to tidy up.
            try:
                process.wait(10)
            except (subprocess.TimeoutExpired, KeyboardInterrupt):
                process.kill()
        process.wait()
        raise


def log_size(log: str) -> int:
    path = LOG / f"{log}.log"
    return path.stat().st_size if path.exists() else 0


def log_text(log: str, start: int) -> str:
    """What was written to ``.local/log/<log>.log`` after byte ``start``."""
    with (LOG / f"{log}.log").open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")


def tail(path: Path, start: int = 0, lines: int = 12) -> str:
    """Last lines of ``path`` after byte ``start``, indented, without Odoo's INFO lines."""
    with path.open("rb") as file:
        file.seek(max(start, path.stat().st_size - 20_000))
        text = file.read().decode(errors="replace")
    telling = [line for line in text.splitlines() if not _ODOO_INFO.match(line)]
    return "\n".join(f"    {line}" for line in telling[-lines:])


def output_of(command: Command, *, env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> str:
    """Return what a short command prints; SetupError with its error text when it fails."""
    result = status_of(command, env=env, cwd=cwd)
    if result.returncode != 0:
        problem = result.stderr.strip() or f"status {result.returncode}"
        raise SetupError(f"{Path(str(command[0])).name}: {problem}")
    return result.stdout


def status_of(
    command: Command, *, env: Mapping[str, str] | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run a short command and return its status and output."""
    try:
        return subprocess.run(
            [str(part) for part in command],
            env=dict(env) if env is not None else None,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise SetupError(f"{command[0]} cannot be started: {error.strerror}.") from error


def is_root() -> bool:
    return os.geteuid() == 0
