"""What the containers of one mail may cost, and the account that is kept of it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from .errors import ContainerBomb, ContainerTooLarge, ContainerTooMany, ContainerTooSlow

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class ContainerLimits:
    """``depth``: containers within each other. ``files`` and ``bytes``: all that comes out of the containers of a mail.

    ``ratio``: unpacked to packed size that one file of ``ratio_from`` bytes or more may have. ``seconds``: wall clock
    for all containers of the mail; ``file_seconds`` and ``memory_bytes``: for one that a child process opens.
    """

    depth: int = 5
    files: int = 1_000
    bytes: int = 200 * MEGABYTE
    ratio: int = 200
    ratio_from: int = MEGABYTE
    seconds: float = 30.0
    file_seconds: float = 10.0
    memory_bytes: int = 2_048 * MEGABYTE


class Budget:
    """What is left of the limits. A container asks before it takes; what does not fit is refused as a whole."""

    def __init__(self, limits: ContainerLimits) -> None:
        self.limits = limits
        self.files = limits.files
        self.bytes = limits.bytes
        self._end: float | None = None

    def seconds(self) -> float:
        """Return the time left; the clock starts with the first question. Raises ContainerTooSlow when none is."""
        now = time.monotonic()
        if self._end is None:
            self._end = now + self.limits.seconds
        if now >= self._end:
            raise ContainerTooSlow(limit=round(self.limits.seconds, 1))
        return self._end - now

    def check(self, files: int, size: int) -> None:
        """Raise ContainerTooMany or ContainerTooLarge when so many files of so many bytes together do not fit."""
        if files > self.files:
            raise ContainerTooMany(limit=self.limits.files)
        if size > self.bytes:
            raise ContainerTooLarge(limit_mb=max(self.limits.bytes // MEGABYTE, 1))

    def check_ratio(self, packed: int, unpacked: int) -> None:
        """Raise ContainerBomb when this cannot be honest packing."""
        if unpacked >= self.limits.ratio_from and unpacked > max(packed, 1) * self.limits.ratio:
            raise ContainerBomb()

    def take(self, files: int, size: int) -> None:
        """Book what was taken out. Raises as ``check`` does."""
        self.check(files, size)
        self.files -= files
        self.bytes -= size
