"""What can happen to one page; for a document this becomes a warning or one of ``reading.errors``."""

from __future__ import annotations

import time

from ...files.limits import Limits

LEAST_SECONDS = 0.05
"""With less time than this nothing can be recognised any more: not begun, so not begun in vain."""


class PageTimeout(Exception):
    """One page took too long."""


class PageFailed(Exception):
    """One page could not be drawn or recognised."""


def seconds_left(limits: Limits, deadline: float) -> float:
    """Seconds for the next step of a page, ``deadline`` on ``time.monotonic()``. Raises PageTimeout."""
    left = min(limits.page_seconds, deadline - time.monotonic())
    if left <= LEAST_SECONDS:
        raise PageTimeout
    return left
