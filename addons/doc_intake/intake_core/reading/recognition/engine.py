"""A running tesseract that is given picture after picture.

Loading the data of two languages takes a fifth of the time for a page, so one process reads all pages of a document
that come its way. It takes the names of files from its standard input as they come (``stream_filelist``) and answers
with TSV, line by line (``stdbuf`` of the coreutils sees to that; without it, a process reads one page and ends). That
a picture is done is seen when the next one begins: a tiny blank one follows each page.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Final

from ...files import programs
from ..errors import OcrMissing
from .errors import PageFailed, PageTimeout

_BLANK: Final = b"P5 32 32 255\n" + b"\xff" * 1024
_PICTURE: Final = b"1\t"
"""How the line begins that says the size of a picture, the first of each."""
_NOT_FOUND: Final = (126, 127)
"""How ``bounded`` ends when there is no such program, or one that cannot be started."""
_MOST_BYTES: Final = 64 * 1024 * 1024
"""Of the table of one page: a million words."""
Settings = tuple[str, int, int]
"""Languages (``pol+eng``), page segmentation mode, dots an inch."""


class Engine:
    """One process; used by one thread at a time. After any error it has ended."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        """``folder``: for a file of its own. Raises OcrMissing, PageFailed."""
        self.settings = settings
        self.pages = 0
        self.lasts = shutil.which("stdbuf") is not None
        """Whether it can be given another page."""
        handle, self._blank = tempfile.mkstemp(".pgm", "blank", folder)
        with os.fdopen(handle, "wb") as file:
            file.write(_BLANK)
        languages, mode, dpi = settings
        command = ["stdbuf", "-oL"] if self.lasts else []
        command += [programs.bounded("tesseract"), "stdin", "stdout", "-l", languages, "--oem", "1"]
        command += ["--psm", str(mode), "--dpi", str(dpi), "-c", "stream_filelist=1", "tsv"]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # libgomp reads this; with more threads a page is slower, not faster, once pages run in parallel.
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except FileNotFoundError as error:
            raise OcrMissing() from error
        except (OSError, ValueError) as error:
            raise PageFailed from error
        assert self._process.stdin is not None and self._process.stdout is not None
        self._stdin: IO[bytes] = self._process.stdin
        self._stdout: IO[bytes] = self._process.stdout

    @property
    def process_id(self) -> int:
        return self._process.pid

    def table(self, picture: Path, seconds: float) -> str:
        """Tesseract's TSV of a picture file, without its heading. Raises PageTimeout, PageFailed, OcrMissing."""
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        watchdog = threading.Timer(max(seconds, 0.001), kill)
        watchdog.daemon = True
        watchdog.start()
        try:
            self._stdin.write(b"%s\n%s\n" % (os.fsencode(picture), os.fsencode(self._blank)))
            self._stdin.flush()
            if not self.lasts:
                self._stdin.close()
            lines = self._answer()
            self.pages += 1
            return b"".join(lines).decode("utf-8", "replace")
        except (OSError, EOFError, ValueError) as error:
            self.close()
            if late.is_set():
                raise PageTimeout from error
            if self._process.returncode in _NOT_FOUND:
                raise OcrMissing() from error
            raise PageFailed from error
        finally:
            watchdog.cancel()

    def _answer(self) -> list[bytes]:
        """The lines up to the one with which the blank picture begins."""
        lines: list[bytes] = []
        begun = size = 0
        while True:
            line = self._stdout.readline(_MOST_BYTES)
            size += len(line)
            if not line or size > _MOST_BYTES:
                raise EOFError
            begun += line.startswith(_PICTURE)
            if begun == 2:
                return lines
            if begun:
                lines.append(line)

    def close(self) -> None:
        """End the process; safe to call twice."""
        self._process.kill()
        for stream in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()
        with contextlib.suppress(OSError):
            Path(self._blank).unlink()


class Engines:
    """The engines of one recognition: as many as there are threads that use them at once."""

    def __init__(self) -> None:
        self._idle: list[Engine] = []
        self._lock = threading.Lock()

    def table(self, picture: Path, settings: Settings, seconds: float) -> str:
        """As ``Engine.table``. An engine that fails on a page after others may have been weakened by them: the page
        is tried once more by a new one.
        """
        until = time.monotonic() + seconds
        engine = self._borrow(settings, picture.parent)
        try:
            return self._ask(engine, picture, seconds)
        except PageFailed:
            if not engine.pages:
                raise
        return self._ask(Engine(settings, picture.parent), picture, until - time.monotonic())

    def _ask(self, engine: Engine, picture: Path, seconds: float) -> str:
        try:
            table = engine.table(picture, seconds)
        except BaseException:
            engine.close()
            raise
        if engine.lasts:
            with self._lock:
                self._idle.append(engine)
        else:
            engine.close()
        return table

    def _borrow(self, settings: Settings, folder: Path) -> Engine:
        with self._lock:
            found = self._idle.pop() if self._idle else None
        if found is not None and found.settings != settings:
            found.close()
            found = None
        return found or Engine(settings, folder)

    def close(self) -> None:
        """End them all."""
        with self._lock:
            while self._idle:
                self._idle.pop().close()

    def __enter__(self) -> Engines:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()
