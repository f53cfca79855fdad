"""One line for each step, with its time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

stream: TextIO = sys.stdout
"""``bin/odoo`` moves this to standard error, so that its own output stays clean."""


def use_stderr() -> None:
    global stream
    stream = sys.stderr


def say(text: str = "") -> None:
    stream.write(f"{text}\n")
    stream.flush()


@contextmanager
def step(title: str) -> Iterator[Callable[[str], None]]:
    """Print ``title`` with the seconds that the block took; the yielded function sets the result.

    On a terminal the title is shown while the step works and then replaced.
    """
    live = stream.isatty()
    result = ""

    def note(text: str) -> None:
        nonlocal result
        result = text

    started = time.monotonic()
    if live:
        stream.write(f"     ...  {title}")
        stream.flush()
    try:
        yield note
    except BaseException:
        stream.write("\r" if live else "")
        say(f"  failed  {title}")
        raise
    seconds = time.monotonic() - started
    stream.write("\r\033[K" if live else "")
    say(f"{seconds:6.1f} s  {title}{': ' if result else ''}{result}")


def explain(text: str) -> None:
    """A line inside a step that the reader has to see (what is being installed and why)."""
    if stream.isatty():
        stream.write("\r\033[K")
    say(f"          {text}")
