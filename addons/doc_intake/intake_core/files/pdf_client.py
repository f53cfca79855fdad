"""Calls the PDF child process: one frame out, one frame back, killed at its deadline.

Why a child: pdfium is C++ that meets hostile files, it is not thread-safe, and nothing inside a
process can stop it when it loops. Why a lasting child and not one per file: starting Python and
pdfium costs about 0.1 s, reading the text layer of an invoice about 0.01 s. A child is used by one
thread at a time, leaves after two idle minutes, when its parent is gone (end of input), and after
any failure.
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
from pathlib import Path
from typing import IO, Any

FRAME = struct.Struct(">II")
SCRIPT = Path(__file__).with_name("pdf_worker.py")
MAX_ANSWER = 512 * 1024 * 1024


class ChildTimeout(Exception):
    """The child did not answer in time and was killed."""


class ChildGone(Exception):
    """The child ended without an answer."""


class PdfChild:
    """One running worker process."""

    def __init__(self, memory_bytes: int) -> None:
        self.memory_bytes = memory_bytes
        self._process = subprocess.Popen(
            [sys.executable or "python3", "-I", str(SCRIPT), str(memory_bytes), *_library_paths()],
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


def _library_paths() -> list[str]:
    """Where this interpreter found pypdfium2: the isolated child knows no PYTHONPATH and no user
    site.
    """
    paths: list[str] = []
    for name in ("pypdfium2", "pypdfium2_raw"):
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            parent = str(Path(spec.origin).parent.parent)
            if parent not in paths:
                paths.append(parent)
    return paths


MAX_IDLE = 4
_idle: list[PdfChild] = []
_idle_lock = threading.Lock()


def ask(
    header: dict[str, Any], data: bytes, memory_bytes: int, seconds: float
) -> tuple[dict[str, Any], bytes]:
    """Answer from an idle child or a new one. Raises ChildTimeout or ChildGone."""
    child = _borrow(memory_bytes)
    if child is not None:
        # An idle child may leave just now, or have been weakened by an earlier file: its end alone
        # proves nothing.
        with contextlib.suppress(ChildGone):
            return _ask_and_return(child, header, data, seconds)
    return _ask_and_return(PdfChild(memory_bytes), header, data, seconds)


def _ask_and_return(
    child: PdfChild, header: dict[str, Any], data: bytes, seconds: float
) -> tuple[dict[str, Any], bytes]:
    answer = child.ask(header, data, seconds)
    with _idle_lock:
        if len(_idle) < MAX_IDLE:
            _idle.append(child)
            return answer
    child.close()
    return answer


def _borrow(memory_bytes: int) -> PdfChild | None:
    with _idle_lock:
        while _idle:
            child = _idle.pop()
            if child.alive and child.memory_bytes == memory_bytes:
                return child
            child.close()
    return None


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
