"""When a mailbox is asked next."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.mailbox.schedule import EVERY_DAY, Schedule, next_check, next_open

WARSAW = ZoneInfo("Europe/Warsaw")
OFFICE = Schedule(dt.timedelta(minutes=10), WARSAW, 8 * 60, 16 * 60, frozenset(range(5)))
ZONES = ["Europe/Warsaw", "UTC", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/Sao_Paulo"]

SCHEDULES = st.builds(
    Schedule,
    interval=st.integers(1, 10_080).map(lambda minutes: dt.timedelta(minutes=minutes)),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    begin=st.integers(0, 1439),
    end=st.integers(0, 1440),
    weekdays=st.frozensets(st.integers(0, 6)),
)
MOMENTS = st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2199, 1, 1), timezones=st.just(dt.UTC))


def local(text: str, zone: ZoneInfo = WARSAW, fold: int = 0) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-11-23T09:00", "2026-11-23T09:10"),  # a Monday
        ("2026-11-23T15:49", "2026-11-23T15:59"),
        ("2026-11-23T15:50", "2026-11-24T08:00"),
        ("2026-11-23T03:00", "2026-11-23T08:00"),
        ("2026-11-27T16:30", "2026-11-30T08:00"),  # over the weekend
        ("2026-10-23T17:00", "2026-10-26T08:00"),  # clocks go back on the Sunday between
        ("2026-03-27T17:00", "2026-03-30T08:00"),  # and forward
    ],
)
def test_office_hours(last: str, expected: str) -> None:
    assert next_check(local(last), OFFICE) == local(expected)


def test_window_over_midnight_belongs_to_its_first_day() -> None:
    night = Schedule(dt.timedelta(minutes=1), WARSAW, 22 * 60, 6 * 60, frozenset({4}))  # Fridays
    assert next_open(local("2026-11-28T05:00"), night) == local("2026-11-28T05:00")
    assert next_open(local("2026-11-28T06:00"), night) == local("2026-12-04T22:00")
    assert next_open(local("2026-11-27T05:00"), night) == local("2026-11-27T22:00")


def test_hour_that_comes_twice() -> None:
    night = Schedule(dt.timedelta(minutes=1), WARSAW, 2 * 60, 3 * 60)
    for fold in (0, 1):
        # Python never calls a time of such an hour equal to one of another zone.
        moment = local("2026-10-25T02:30", fold=fold).astimezone(dt.UTC)
        assert next_open(moment, night) == moment


def test_hour_that_is_left_out() -> None:
    night = Schedule(dt.timedelta(minutes=1), WARSAW, 2 * 60, 3 * 60)
    assert next_open(local("2026-03-28T12:00"), night) == dt.datetime(2026, 3, 29, 1, 0, tzinfo=dt.UTC)


def test_no_weekday_is_every_day() -> None:
    moment = local("2026-11-28T05:00")
    assert next_open(moment, Schedule(dt.timedelta(minutes=1), WARSAW, weekdays=frozenset())) == moment


@given(MOMENTS, SCHEDULES)
def test_first_moment_within_the_schedule(last: dt.datetime, schedule: Schedule) -> None:
    found = next_check(last, schedule)
    earliest = last + schedule.interval
    assert earliest <= found <= earliest + dt.timedelta(days=9)
    assert next_open(found, schedule) == found, "it lies within"
    # No moment between is open: the next one from there is the same.
    for part in (0.0, 0.25, 0.5, 0.75):
        between = earliest + (found - earliest) * part
        assert next_open(between, schedule) == found or found == earliest


@given(MOMENTS, SCHEDULES)
def test_wall_clock(moment: dt.datetime, schedule: Schedule) -> None:
    """What is open is open by the clock on the wall; a check at an hour that was left out is the exception."""
    found = next_open(moment, schedule)
    wall = found.astimezone(schedule.zone)
    minutes = wall.hour * 60 + wall.minute
    begin, end = schedule.begin, schedule.end
    before, after = found - dt.timedelta(days=1), found + dt.timedelta(days=1)
    offsets = {m.astimezone(schedule.zone).utcoffset() for m in (before, found, after)}
    if len(offsets) > 1 or begin == end % 1440:
        return
    day = wall.weekday()
    if begin < end:
        assert begin <= minutes < end
    elif minutes < begin:
        assert minutes < end
        day = (day - 1) % 7
    assert day in (schedule.weekdays or EVERY_DAY)
