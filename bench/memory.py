"""What a process needs at most: the peak of its resident memory, as Linux counts it."""

from __future__ import annotations

import gc
from pathlib import Path

_STATUS = Path("/proc/self/status")


class Peak:
    """Bytes above what the process had when this was made.

    >>> peak = Peak()
    >>> work()
    >>> peak.bytes()
    """

    def __init__(self) -> None:
        gc.collect()
        # 5: forget the peak so far (proc(5)).
        Path("/proc/self/clear_refs").write_text("5")
        self._before = _kilobytes("VmRSS")

    def bytes(self) -> int:
        return max(_kilobytes("VmHWM") - self._before, 0) * 1024


def _kilobytes(name: str) -> int:
    for line in _STATUS.read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise ValueError(name)
