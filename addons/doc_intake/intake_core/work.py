"""How long a claim on a piece of work lasts, and when a failed one is tried again. No clock of its
own.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WorkPolicy:
    """The rhythm of one queue.

    ``batch``: items claimed together; ``lease``: how long a claim keeps others away; ``waits``: the
    pause after the first, second, ... failure, at least one. With ``endless`` the last pause
    repeats for ever (a mailbox is never given up); otherwise the item is given up when the pauses
    are used up.
    """

    batch: int = 1
    lease: dt.timedelta = dt.timedelta(minutes=10)
    waits: tuple[dt.timedelta, ...] = (
        dt.timedelta(minutes=1),
        dt.timedelta(minutes=5),
        dt.timedelta(minutes=30),
        dt.timedelta(hours=2),
        dt.timedelta(hours=6),
    )
    endless: bool = False

    def next_try(self, attempts: int, now: dt.datetime, *, retry: bool = True) -> dt.datetime | None:
        """When to try again after ``attempts`` (1 or more) failures; None when it is time to give
        up.

        ``retry`` False: the same try would fail again. Such an item is given up at once, or, with
        ``endless``, waits the longest pause from the first failure on (a wrong password offered
        each minute locks an account).
        """
        if not retry:
            return now + self.waits[-1] if self.endless else None
        if attempts <= len(self.waits):
            return now + self.waits[max(attempts, 1) - 1]
        return now + self.waits[-1] if self.endless else None

    def exhausted(self, attempts: int) -> bool:
        """Whether an item claimed ``attempts`` times before, without one outcome, must not be
        claimed again.
        """
        return not self.endless and attempts > len(self.waits)
