"""The standard library's parser for mails, with limits: any bytes give a message tree or a
MessageError.

``email.feedparser`` understands broken MIME well, but follows a hostile mail anywhere: millions of
parts, parts within parts until the stack ends, headers of megabytes for its quadratic patterns. The
limits are hooked into the parser's public seams (policy, message factory, feeding), so that it
stops early.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from email.feedparser import BytesFeedParser
from email.message import Message
from email.policy import Compat32
from typing import Any

from . import errors
from .headers import LONGEST_VALUE

_FEED = 65_536
_MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class MessageLimits:
    """What a mail may have at most before it is refused as a whole (``bytes`` raw size, ``seconds``
    of parsing).
    """

    bytes: int = 80 * _MEGABYTE
    lines: int = 3_000_000
    parts: int = 1_000
    depth: int = 20
    headers: int = 20_000
    seconds: float = 20.0


class _Meter:
    """Counts what one parse made, and stops it."""

    def __init__(self, limits: MessageLimits) -> None:
        self.limits = limits
        self.parts = 0
        self.headers = 0
        self.end = time.monotonic() + limits.seconds

    def part(self) -> None:
        self.parts += 1
        if self.parts > self.limits.parts:
            raise errors.TooManyParts(limit=self.limits.parts)
        self.time()

    def header(self) -> None:
        self.headers += 1
        if self.headers > self.limits.headers:
            raise errors.TooManyHeaders(limit=self.limits.headers)

    def time(self) -> None:
        if time.monotonic() > self.end:
            raise errors.TooSlow(limit=round(self.limits.seconds, 1))


class _BoundedPolicy(Compat32):
    """compat32, but values are cut when stored and come back as they stand in the mail."""

    meter: _Meter | None = None

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        if self.meter is not None:
            self.meter.header()
        name, _colon, first = sourcelines[0].partition(":")
        value = first.lstrip(" \t")
        for line in sourcelines[1:]:
            if len(value) > LONGEST_VALUE:
                break
            value += line
        return name[:200].strip(), value[:LONGEST_VALUE].rstrip("\r\n")

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


def parse_bounded(raw: bytes, limits: MessageLimits) -> Message:
    """Return the message tree of ``raw``.

    Raises TooLarge, TooManyLines, TooManyParts, TooManyHeaders, TooDeep, TooSlow (all
    MessageError).
    """
    if len(raw) > limits.bytes:
        raise errors.TooLarge(limit_mb=limits.bytes // _MEGABYTE)
    if max(raw.count(b"\n"), raw.count(b"\r")) > limits.lines:
        raise errors.TooManyLines(limit=limits.lines)
    meter = _Meter(limits)
    # typeshed does not know that a policy takes its own class's attributes by keyword
    policy = _BoundedPolicy(meter=meter)  # type: ignore[call-arg]

    def counted(policy: Any = policy) -> Message:
        meter.part()
        return Message(policy)

    parser = BytesFeedParser(counted, policy=policy)
    try:
        for start in range(0, len(raw), _FEED):
            parser.feed(raw[start : start + _FEED])
            meter.time()
        return parser.close()
    except RecursionError:
        raise errors.TooDeep(limit=limits.depth) from None
