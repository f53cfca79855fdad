"""Files that remember what a finished step was made from."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from . import console
from .paths import STATE, make_local


def digest(*parts: str | Path) -> str:
    """Hash of strings and of the contents of files; a file that is missing counts as empty."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else _content(part)
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


def tree_digest(files: Iterable[Path], base: Path) -> str:
    """Hash of the names (relative to ``base``) and contents of ``files``, whatever their order."""
    parts: list[str | Path] = []
    for file in sorted(files):
        parts += [file.relative_to(base).as_posix(), file]
    return digest(*parts)


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def write_atomically(path: Path, text: str, mode: int = 0o644) -> None:
    """Replace ``path`` in one step: readers see the old or the new text, never a part."""
    new = path.with_name(path.name + ".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, mode)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
    new.chmod(mode)
    new.replace(path)


class Stamp:
    """``path`` holds the key of the last finished run of a step."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def matches(self, key: str) -> bool:
        return self.path.exists() and self.path.read_text(encoding="utf-8").strip() == key

    def write(self, key: str) -> None:
        write_atomically(self.path, f"{key}\n")

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)


@contextmanager
def checkout_lock() -> Iterator[None]:
    """Only one set-up works in a checkout at a time; a second one waits and says so."""
    make_local()
    with alone("lock", "          Another set-up is working in this checkout; waiting for it."):
        yield


@contextmanager
def alone(name: str, waiting: str = "") -> Iterator[None]:
    """Only one process at a time is in a block of this ``name``; a second one waits, and says ``waiting``."""
    with (STATE / name).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if waiting:
                console.say(waiting)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
