"""Raw headers: where they end, their fields, and when a mail arrived."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.account.source import is_older
from intake_core.mail.content.headers import LONGEST_HEAD, arrived_in, fields_in, head_of, in_utc, message_id_in
from intake_core.mail.content.message import parse_message


@pytest.mark.parametrize(
    ("raw", "head"),
    [
        (b"A: b\r\n\r\nbody\r\n\r\n", b"A: b\r\n\r\n"),
        (b"A: b\n\nbody", b"A: b\n\n"),
        (b"\r\n\r\nA: b\r\n\r\nbody", b"A: b\r\n\r\n"),
        (b"\xef\xbb\xbfA: b\r\n\r\nbody", b"A: b\r\n\r\n"),
        (b"A: b", b"A: b"),
        (b"", b""),
        (b"x" * 300_000, b"x" * LONGEST_HEAD),
    ],
)
def test_the_head_ends_at_the_first_empty_line(raw: bytes, head: bytes) -> None:
    assert head_of(raw) == head


def test_fields_are_unfolded_and_the_body_is_none() -> None:
    raw = b"X: 1\r\nReceived: a\r\n\tb\r\n c\r\nx: 2\r\nX : 4\r\nReceived: d\r\n\r\nX: 3\r\n"
    assert list(fields_in(raw, "X")) == [" 1", " 2"]
    assert list(fields_in(raw, "received")) == [" a\tb c", " d"]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Received: by x; Mon, 3 Feb 2025 10:15:00 +0100", (9, 15)),
        ("Received: by x;\r\n Mon, 3 Feb 2025 10:15:00 +0100 (CET)", (9, 15)),
        ("Received: x\r\nReceived: by x; Mon, 3 Feb 2025 10:15:00 -0000", (10, 15)),
        ("Received: x; nonsense\r\nDate: Mon, 3 Feb 2025 11:00:00 +0000", (11, 0)),
        ("Date: Mon, 3 Feb 2025 11:00:00 +0000\r\nReceived: y; Mon, 3 Feb 2025 12:00:00 +0000", (12, 0)),
        ("Date: Mon, 3 Feb 9999 23:00:00 -1400", None),
        ("Subject: x\r\n\r\nReceived: by x; Mon, 3 Feb 2025 10:15:00 +0100", None),
        ("", None),
    ],
)
def test_arrival(header: str, expected: tuple[int, int] | None) -> None:
    found = arrived_in(header.encode() + b"\r\n")
    assert found == (expected and dt.datetime(2025, 2, 3, *expected, tzinfo=dt.UTC))


@given(st.binary(max_size=300))
def test_any_bytes_have_an_arrival_or_none(raw: bytes) -> None:
    for head in (raw, b"Received: a; " + raw, b"Date: " + raw):
        found = arrived_in(head)
        assert found is None or found.utcoffset() == dt.timedelta(0)
        message_id_in(head)


@pytest.mark.parametrize(
    "head",
    [
        b"Message-ID: <a@b>\r\n",
        b"Message-ID:\r\n <a@b>\r\n",
        b"message-id:<a@b> (x)\r\n",
        b"Message-ID: a@b\r\n",
        b"X: " + b"x" * 20_000 + b"\r\nMessage-ID: <a@b>\r\nMessage-ID: <c@d>\r\n",
        b"\r\nMessage-ID: <a@b>\r\n",
    ],
)
def test_the_message_id_is_the_one_that_is_parsed(head: bytes) -> None:
    assert message_id_in(head) == parse_message(head + b"\r\nx").message_id == "<a@b>"


def test_a_day_is_over_when_it_is_over_everywhere() -> None:
    since = dt.date(2025, 2, 4)
    begin = dt.datetime(2025, 2, 3, 10, 0, tzinfo=dt.UTC)  # midnight on Kiritimati
    assert not is_older(begin, since)
    assert is_older(begin - dt.timedelta(seconds=1), since)
    assert not is_older(None, since)
    assert not is_older(begin, dt.date(1, 1, 1))


def test_times_out_of_range_are_none() -> None:
    assert in_utc(dt.datetime(1, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=14)))) is None
    assert in_utc(dt.datetime(2025, 1, 1)) == dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
