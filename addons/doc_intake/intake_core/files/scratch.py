"""A folder for the files of one reading, and the disk it stands on."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import IntakeError
from .errors import DiskFull
from .limits import MEGABYTE

LEAST_FREE = 64 * MEGABYTE
"""Three pages drawn at the largest size; with less nothing is begun."""
_SPENT = 24 * MEGABYTE
"""With less than one such page left, whatever failed failed because of it."""


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """A new folder, gone at the end with all that is in it.

    Raises DiskFull when there is no room to begin with, or when the work in it fails and there is
    none left: then a picture that could not be written is not taken for a damaged one.
    """
    if _free() < LEAST_FREE:
        raise DiskFull()
    try:
        made = tempfile.TemporaryDirectory(prefix="doc_intake_", ignore_cleanup_errors=True)
    except OSError as error:
        raise DiskFull() from error
    with made as name:
        try:
            yield Path(name)
        except DiskFull:
            raise
        except (IntakeError, OSError) as error:
            if is_full():
                raise DiskFull() from error
            raise


def is_full() -> bool:
    """Whether there was too little room for what was written last."""
    return _free() < _SPENT


def _free() -> int:
    try:
        return shutil.disk_usage(tempfile.gettempdir()).free
    except OSError as error:  # gettempdir found no folder it can write to
        raise DiskFull() from error
