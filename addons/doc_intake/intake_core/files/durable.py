"""Writing a file whole or not at all, also when the process is killed in the middle."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class CollisionError(Exception):
    """The place is taken by other bytes, and they are intact."""


def put(path: Path, data: bytes, is_intact: Callable[[bytes], bool]) -> bool:
    """Make ``path`` hold ``data``; return whether it had to be written.

    Files at ``path`` are named by their content, so what is there already is the same, or what a
    process left behind that was killed while it wrote (not ``is_intact``): that is replaced.
    Flushing to the disk is left to the caller. Raises OSError, and CollisionError when other bytes
    of the same name are intact.
    """
    with suppress(FileNotFoundError):
        there = path.read_bytes()
        if there == data:
            return False
        if is_intact(there):
            raise CollisionError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, new = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}-", suffix="-new")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(new).chmod(0o644)
        Path(new).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(new).unlink()
        raise
    return True
