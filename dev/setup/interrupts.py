"""Ctrl-C and termination, as one exception at a moment when it does no harm."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


def raise_on_terminate() -> None:
    """Make SIGTERM and SIGHUP behave like Ctrl-C, so that steps can tidy up."""
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)


@contextmanager
def held_back() -> Iterator[None]:
    """Keep an interrupt until the end of the block (a program started, but not written down).

    A handler and not a mask: a program started in the block must not inherit it.
    """
    seen: list[int] = []
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {
        number: signal.signal(number, lambda number, _frame: seen.append(number))
        for number in numbers
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if seen:
        raise KeyboardInterrupt


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
