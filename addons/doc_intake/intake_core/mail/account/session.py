"""What a connection to any mail account stands on: its limits, and the one way to the server."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TypeVar

from .. import errors
from .boundary import translated
from .connection import Deadline
from .source import MEGABYTE, FetchLimits, FolderState, MailboxAccess

T = TypeVar("T")

# A command may take this many waits in all, and longer when much is to come over a slow line.
_WAITS = 10
_SLOWEST_BYTES_PER_SECOND = 10_000
_LONGEST_SECONDS = 4 * 3600.0  # whatever size a server announces


class Session(ABC):
    """The folder that is open, and ``_command``."""

    def __init__(self, access: MailboxAccess, limits: FetchLimits | None = None) -> None:
        self.access = access
        self.limits = limits or FetchLimits()
        self._folder: FolderState | None = None

    @property
    @abstractmethod
    def _deadline(self) -> Deadline:
        """The deadline of the line; raises NotConnected without one."""

    def _command(self, action: str, call: Callable[[], T], size: int = 0) -> T:
        """Run one server command, named ``action``, that brings about ``size`` bytes.

        The only way to the server, with its deadline and the error boundary.
        """
        total = self.access.timeout * _WAITS + size / _SLOWEST_BYTES_PER_SECOND
        self._deadline.start(min(total, _LONGEST_SECONDS))
        with translated(self.access, action):
            return call()

    def _opened(self, action: str, *, writing: bool = False) -> FolderState:
        if self._folder is None:
            raise errors.FolderNotOpen(action=action)
        if writing and self._folder.readonly:
            raise errors.FolderReadOnly(folder=self._folder.name)
        return self._folder

    def _too_big(self, size: int) -> errors.MessageTooBig:
        limit = self.limits.message_bytes
        return errors.MessageTooBig(size_mb=-(-size // MEGABYTE), limit_mb=limit // MEGABYTE)
