"""Calls the child processes that open PDF files and pictures: one frame out, one frame back, killed at
its deadline.

Why a child: what reads these formats is C and C++ that meets hostile files, pdfium is not
thread-safe, and nothing inside a process can stop it when it loops or takes all memory. Why a
lasting child and not one per file: starting Python and a library costs about 0.1 s, reading the text
layer of an invoice about 0.01 s. A child is used by one thread at a time, leaves after two idle
minutes, when its parent is gone (end of input), and after any failure.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import struct
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

FRAME = struct.Struct(">II")
MAX_ANSWER = 512 * 1024 * 1024


class ChildTimeout(Exception):
    """The child did not answer in time and was killed."""


class ChildGone(Exception):
    """The child ended without an answer."""


@dataclass(frozen=True, slots=True)
class Worker:
    """A script beside this file, and the modules it needs outside the standard library."""

    script: str
    modules: tuple[str, ...]


class Child:
    """One running worker process."""

    def __init__(self, worker: Worker, memory_bytes: int) -> None:
        self.worker = worker
        self.memory_bytes = memory_bytes
        script = Path(__file__).with_name(worker.script)
        self._process = subprocess.Popen(
            [
                *(sys.executable or "python3", "-I", str(script), str(memory_bytes)),
                *_library_paths(worker.modules),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},
            bufsize=0,
        )
        assert self._process.stdin is not None and self._process.stdout is not None
        self._stdin: IO[bytes] = self._process.stdin
        self._stdout: IO[bytes] = self._process.stdout

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(
        self, header: dict[str, Any], data: bytes, seconds: float
    ) -> tuple[dict[str, Any], bytes]:
        """Send one request and wait for its answer. Raises ChildTimeout or ChildGone; the child is
        dead then.
        """
        timed_out = threading.Event()

        def kill() -> None:
            timed_out.set()
            self._process.kill()

        watchdog = threading.Timer(max(seconds, 0.001), kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            encoded = json.dumps(header).encode()
            self._send(FRAME.pack(len(encoded), len(data)) + encoded)
            self._send(data)
            header_size, data_size = FRAME.unpack(self._receive(FRAME.size))
            if header_size + data_size > MAX_ANSWER:
                raise EOFError
            answer: dict[str, Any] = json.loads(self._receive(header_size))
            return answer, self._receive(data_size)
        except (OSError, EOFError, ValueError) as error:
            self.close()
            raise (ChildTimeout() if timed_out.is_set() else ChildGone()) from error
        finally:
            watchdog.cancel()

    def _send(self, data: bytes) -> None:
        # Blocking is safe: when the watchdog kills the child, its end of the pipe closes and the
        # write fails.
        view = memoryview(data)
        while view:
            view = view[os.write(self._stdin.fileno(), view[: 1 << 20]) :]

    def _receive(self, size: int) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            part = self._stdout.read(min(size - len(parts), 1 << 20))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def close(self) -> None:
        """End the process; safe to call twice."""
        self._process.kill()
        for stream in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()


def _library_paths(modules: tuple[str, ...]) -> list[str]:
    """Where this interpreter found ``modules``: the isolated child knows no PYTHONPATH and no user
    site.
    """
    paths: list[str] = []
    for name in modules:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            origin = Path(spec.origin)
            folder = origin.parent.parent if origin.name == "__init__.py" else origin.parent
            if str(folder) not in paths:
                paths.append(str(folder))
    return paths


MAX_IDLE = 4
_idle: list[Child] = []
_idle_lock = threading.Lock()


def ask(
    worker: Worker, header: dict[str, Any], data: bytes, memory_bytes: int, seconds: float
) -> tuple[dict[str, Any], bytes]:
    """Answer from an idle child or a new one. Raises ChildTimeout or ChildGone."""
    child = _borrow(worker, memory_bytes)
    if child is not None:
        # An idle child may leave just now, or have been weakened by an earlier file: its end alone
        # proves nothing.
        with contextlib.suppress(ChildGone):
            return _ask_and_return(child, header, data, seconds)
    return _ask_and_return(Child(worker, memory_bytes), header, data, seconds)


def _ask_and_return(
    child: Child, header: dict[str, Any], data: bytes, seconds: float
) -> tuple[dict[str, Any], bytes]:
    answer = child.ask(header, data, seconds)
    if not answer[0].pop("leaves", False):
        with _idle_lock:
            if len(_idle) < MAX_IDLE:
                _idle.append(child)
                return answer
    child.close()
    return answer


def _borrow(worker: Worker, memory_bytes: int) -> Child | None:
    """An idle child of this kind; those found dead on the way are put away."""
    gone: list[Child] = []
    found = None
    with _idle_lock:
        for child in reversed(_idle):
            if not child.alive or (child.worker, child.memory_bytes) == (worker, memory_bytes):
                _idle.remove(child)
                if child.alive:
                    found = child
                    break
                gone.append(child)
    for child in gone:
        child.close()
    return found


def close_idle() -> None:
    """End the idle children now (tests, benchmarks); they would leave by themselves."""
    with _idle_lock:
        while _idle:
            _idle.pop().close()


def _forget_after_fork() -> None:
    # In Odoo's forked workers the children belong to the parent process: two processes must not
    # share their pipes.
    global _idle_lock
    _idle_lock = threading.Lock()
    _idle.clear()


os.register_at_fork(after_in_child=_forget_after_fork)
