"""Whether a mailbox has been silent for longer than usual, judged by its own past.

What is usual differs by the hour: nobody writes at night. So time is measured in *expected mails*:
each hour of the week counts as many as came in it on average, nights and weekends of an office next
to nothing. Between two mails of a steady sender lies about one expected mail; a silence is unusual
when it is worth more than any silence before, and than a whole busy day (a public holiday).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

HISTORY = dt.timedelta(days=90)
"""How far before the last mail the past is looked at."""
_LEAST_HISTORY = dt.timedelta(days=21)
_LEAST_MAILS = 20
# A silence worth six mails happens once in four hundred when mails come independently (e^-6).
_LEAST_EXPECTED = 6.0
_LONGER_THAN_LONGEST = 1.5
_LONGER_THAN_A_DAY = 1.2
_HOUR = dt.timedelta(hours=1)
_WEEK = dt.timedelta(weeks=1)
_MONDAY = dt.datetime(1970, 1, 5)


@dataclass(frozen=True, slots=True)
class Silence:
    """An unusual silence: since the mail that came at ``since`` (UTC), about ``expected`` mails
    would have come.
    """

    since: dt.datetime
    expected: int


class _Rhythm:
    """How many mails each hour of the week brings on average."""

    def __init__(self, past: Sequence[dt.datetime]) -> None:
        weeks = (past[-1] - past[0]) / _WEEK
        counts = [0.0] * (7 * 24)
        for moment in past:
            counts[int((moment - _MONDAY) % _WEEK / _HOUR)] += 1 / weeks
        self._hours = counts
        self._until = [0.0, *accumulate(counts)]

    def since_monday(self, moment: dt.datetime) -> float:
        """Expected mails from a Monday long ago to ``moment``."""
        weeks, rest = divmod(moment - _MONDAY, _WEEK)
        hours = rest / _HOUR
        whole = int(hours)
        return weeks * self._until[-1] + self._until[whole] + (hours - whole) * self._hours[whole]


def unusual_silence(
    arrivals: Iterable[dt.datetime], now: dt.datetime, zone: ZoneInfo
) -> Silence | None:
    """Return the silence at ``now`` when it is longer than usual, else None.

    ``arrivals``: when mails came (aware, any order); only those of ``HISTORY`` before the last one
    count, so that a long silence does not become its own past. None without enough of them: 20
    mails over three weeks. The hour that is left out or comes twice when clocks change is counted
    as it stands on the wall.
    """
    # Wall-clock time without a zone: the arithmetic of the week is done on it.
    past = sorted(arrival.astimezone(zone).replace(tzinfo=None) for arrival in arrivals)
    if not past:
        return None
    past = past[bisect_left(past, past[-1] - HISTORY) :]
    if len(past) < _LEAST_MAILS or past[-1] - past[0] < _LEAST_HISTORY:
        return None
    rhythm = _Rhythm(past)
    worth = [rhythm.since_monday(moment) for moment in past]
    expected = rhythm.since_monday(now.astimezone(zone).replace(tzinfo=None)) - worth[-1]
    longest = max(later - earlier for earlier, later in pairwise(worth))
    limit = max(
        _LEAST_EXPECTED,
        _LONGER_THAN_LONGEST * longest,
        _LONGER_THAN_A_DAY * _busiest_day(rhythm),
    )
    if expected <= limit:
        return None
    since = past[-1].replace(tzinfo=zone).astimezone(dt.UTC)
    return Silence(since, round(expected))


def _busiest_day(rhythm: _Rhythm) -> float:
    days = [rhythm.since_monday(_MONDAY + dt.timedelta(days=day)) for day in range(8)]
    return max(later - earlier for earlier, later in pairwise(days))
