"""When a silence is longer than usual."""

from __future__ import annotations

import datetime as dt
import random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_core.mail.mailbox.silence import unusual_silence

WARSAW = ZoneInfo("Europe/Warsaw")
FRIDAY = dt.datetime(2026, 11, 20, 15, 40, tzinfo=WARSAW)  # 90 days before it the clocks were one hour on
MOMENTS = st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2199, 1, 1), timezones=st.just(dt.UTC))


def office(mails_a_day: float, until: dt.datetime = FRIDAY, days: int = 85, seed: int = 7) -> list[dt.datetime]:
    """Arrivals of an office: Monday to Friday, 8 to 16 o'clock."""
    chance = random.Random(seed)
    found = [until]
    for back in range(days):
        day = (until - dt.timedelta(days=back)).replace(hour=8, minute=0)
        if day.weekday() > 4:
            continue
        count = int(mails_a_day) + (chance.random() < mails_a_day % 1)
        found += [day + dt.timedelta(minutes=chance.uniform(0, 480)) for _ in range(count)]
    return [moment for moment in found if moment <= until]


def first_alarm(arrivals: list[dt.datetime], days: int = 60) -> dt.datetime | None:
    """To the hour: once it is alarming, a silence stays so."""
    begin, low, high = max(arrivals), 0, days * 24
    if not unusual_silence(arrivals, begin + dt.timedelta(hours=high), WARSAW):
        return None
    while low < high:
        middle = (low + high) // 2
        if unusual_silence(arrivals, begin + dt.timedelta(hours=middle), WARSAW):
            high = middle
        else:
            low = middle + 1
    return begin + dt.timedelta(hours=low)


@pytest.mark.parametrize("mails_a_day", [1, 3, 20, 200])
@pytest.mark.parametrize("seed", range(5))
def test_no_alarm_over_the_weekend(mails_a_day: float, seed: int) -> None:
    monday = dt.datetime(2026, 11, 23, 9, 0, tzinfo=WARSAW)
    assert unusual_silence(office(mails_a_day, seed=seed), monday, WARSAW) is None


@pytest.mark.parametrize("mails_a_day", [3, 20, 200])
@pytest.mark.parametrize("seed", range(5))
def test_a_public_holiday_is_no_alarm(mails_a_day: float, seed: int) -> None:
    """Nobody writes on the Monday; work begins again on Tuesday at eight."""
    tuesday = dt.datetime(2026, 11, 24, 8, 0, tzinfo=WARSAW)
    assert unusual_silence(office(mails_a_day, seed=seed), tuesday, WARSAW) is None


@pytest.mark.parametrize(
    ("mails_a_day", "latest_days"),
    [(200, 5), (20, 5), (3, 9), (1, 14), (0.5, 30)],
)
@pytest.mark.parametrize("seed", range(5))
def test_alarm_comes(mails_a_day: float, latest_days: int, seed: int) -> None:
    arrivals = office(mails_a_day, seed=seed)
    alarm = first_alarm(arrivals)
    assert alarm is not None
    assert dt.timedelta(days=3) < alarm - FRIDAY < dt.timedelta(days=latest_days)
    found = unusual_silence(arrivals, alarm, WARSAW)
    assert found is not None
    assert found.since == FRIDAY
    assert found.expected >= 6


def test_burst_and_pause_is_usual() -> None:
    """A bookkeeper who forwards a month's invoices in one afternoon."""
    bursts = [
        dt.datetime(2026, month, 3, 14, minute, tzinfo=WARSAW) for month in (8, 9, 10) for minute in range(40)
    ]
    end = max(bursts)
    assert unusual_silence(bursts, end + dt.timedelta(days=31), WARSAW) is None
    assert unusual_silence(bursts, end + dt.timedelta(days=75), WARSAW)


@pytest.mark.parametrize(("mails_a_day", "days"), [(5, 18), (0.2, 85)])
def test_too_little_is_known(mails_a_day: float, days: int) -> None:
    assert first_alarm(office(mails_a_day, days=days)) is None


def test_the_alarm_stays() -> None:
    """A silence does not become its own past."""
    arrivals = office(20)
    for days in (10, 100, 400):
        assert unusual_silence(arrivals, FRIDAY + dt.timedelta(days=days), WARSAW)


def test_the_next_mail_ends_it() -> None:
    arrivals = office(20)
    monday = FRIDAY + dt.timedelta(days=10)
    assert unusual_silence(arrivals, monday, WARSAW)
    assert unusual_silence([*arrivals, monday], monday + dt.timedelta(hours=1), WARSAW) is None


@given(st.lists(MOMENTS, max_size=60), MOMENTS, st.sampled_from(["UTC", "Europe/Warsaw", "Pacific/Apia"]))
def test_any_times(arrivals: list[dt.datetime], now: dt.datetime, zone: str) -> None:
    found = unusual_silence(arrivals, now, ZoneInfo(zone))
    assert found is None or found.since < now


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from([1, 4, 30]))
def test_later_is_never_less_alarming(hours: int, more: int, mails_a_day: int) -> None:
    arrivals = office(mails_a_day)
    now = FRIDAY + dt.timedelta(hours=hours)
    if unusual_silence(arrivals, now, ZoneInfo("UTC")):
        assert unusual_silence(arrivals, now + dt.timedelta(hours=more), ZoneInfo("UTC"))
