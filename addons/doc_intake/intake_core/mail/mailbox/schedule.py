"""When a mailbox is asked for mail: every so many minutes, within chosen hours of chosen weekdays.

Hours are those on the wall of the mailbox's time zone, so a window keeps its hours when the clocks
change. No clock of its own: the caller tells what time it is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

_DAY = dt.timedelta(days=1)
_SHORTEST_WINDOW = dt.timedelta(minutes=1)
# The days of a week, and one more for a day that a zone left out (Samoa, 30 December 2011).
_DAYS_AHEAD = 9
EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Schedule:
    """The rhythm of one mailbox.

    ``interval``: the pause between two checks. ``begin`` and ``end``: minutes after midnight, up to
    1439 and 1440; equal = the whole day; an ``end`` before ``begin`` lies on the next day, and the window
    belongs to the day it begins on. ``weekdays``: 0 = Monday to 6; none = every day.
    """

    interval: dt.timedelta
    zone: ZoneInfo
    begin: int = 0
    end: int = 0
    weekdays: frozenset[int] = EVERY_DAY

    @property
    def _is_whole_day(self) -> bool:
        return self.begin == self.end % 1440

    def _window(self, day: dt.date) -> tuple[dt.datetime, dt.datetime]:
        """The window that begins on ``day``, in UTC."""
        if self._is_whole_day:
            return _moment(day, 0, self.zone, fold=0), _moment(day + _DAY, 0, self.zone, fold=0)
        last_day = day if self.begin < self.end else day + _DAY
        # Of an hour that comes twice in autumn both belong to the window.
        begin = _moment(day, self.begin, self.zone, fold=0)
        end = _moment(last_day, self.end, self.zone, fold=1)
        # A window within the hour that is left out in spring still lets one check through.
        return begin, max(end, begin + _SHORTEST_WINDOW)


def _moment(day: dt.date, minutes: int, zone: ZoneInfo, *, fold: int) -> dt.datetime:
    naive = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    return naive.replace(tzinfo=zone, fold=fold).astimezone(dt.UTC)


def next_open(moment: dt.datetime, schedule: Schedule) -> dt.datetime:
    """Return the first moment from ``moment`` (aware) on that lies within the schedule, in UTC."""
    moment = moment.astimezone(dt.UTC)
    weekdays = schedule.weekdays or EVERY_DAY
    if schedule._is_whole_day and weekdays == EVERY_DAY:
        return moment
    today = moment.astimezone(schedule.zone).date()
    windows = [
        schedule._window(day)
        for day in (today + ahead * _DAY for ahead in range(-1, _DAYS_AHEAD))
        if day.weekday() in weekdays
    ]
    return min(max(moment, begin) for begin, end in windows if moment < end)


def next_check(last: dt.datetime, schedule: Schedule) -> dt.datetime:
    """Return when to check again after a check at ``last`` (aware), in UTC."""
    return next_open(last + schedule.interval, schedule)
