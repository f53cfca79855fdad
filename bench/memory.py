"""What a process needs at most: the peak of its resident memory, as Linux counts it."""

from __future__ import annotations

import contextlib
import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

_STATUS = Path("/proc/self/status")
_FIRST, _LONGEST, _GROWTH = 0.02, 0.25, 1.2
"""Seconds until the first look at the processes, at most between two, and how much longer each wait is than the last:
a look at a big process costs it a millisecond or two.
"""


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


class TreePeak:
    """Most bytes that this process and its children, and theirs, had together at one time.

    ``at_start``: what they had when the watch began, so that the work of a long-lived process can be told from the
    process. Each process counts with its proportional share of pages that several have mapped, so that a forked child
    is not counted twice. A child that lives between two looks (20 ms at the beginning, a quarter of a second later on)
    is missed.

    >>> with TreePeak() as peak:
    ...     work()
    >>> peak.bytes
    """

    def __init__(self) -> None:
        self.bytes = self.at_start = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> TreePeak:
        gc.collect()
        self._look()
        self.at_start = self.bytes
        self._thread.start()
        return self

    @property
    def added(self) -> int:
        return self.bytes - self.at_start

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        wait = _FIRST
        while not self._done.wait(wait):
            self._look()
            wait = min(wait * _GROWTH, _LONGEST)

    def _look(self) -> None:
        self.bytes = max(self.bytes, sum(_proportional(process) for process in _tree(os.getpid())))


def _tree(process: int) -> Iterator[int]:
    yield process
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with contextlib.suppress(OSError):
                for child in (thread / "children").read_text().split():
                    yield from _tree(int(child))


def _proportional(process: int) -> int:
    """Bytes; 0 for a process that has ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _kilobytes(name: str) -> int:
    for line in _STATUS.read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise ValueError(name)
