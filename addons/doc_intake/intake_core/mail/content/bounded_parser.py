"""The standard library's parser for mails, with limits: any bytes give a message tree or a
MessageError.

``email.feedparser`` understands broken MIME well, but follows a hostile mail anywhere: millions of
parts, parts within parts until the stack ends, headers of megabytes for its quadratic patterns. The
limits are hooked into the parser's public seams (policy, message factory, feeding), so that it
stops early.
"""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass
from email.feedparser import BytesFeedParser
from email.message import Message
from email.policy import Compat32
from typing import Any

from .. import errors
from .headers import LONGEST_VALUE

_FEED = 65_536
_MEGABYTE = 2**20
# Whole lines of base64: no header, no delimiter and no blank line can be among them. At most so many at once, because
# the search keeps a note of each. (Possessive quantifiers, which would not, match wrongly before Python 3.11.5.)
_BASE64_LINES = re.compile(rb"^(?:[A-Za-z0-9+/]{60,998}\r?\n){1,1000}", re.MULTILINE)
_WORTH_FOLDING = 4_096  # bytes
_NUMBER = 8  # digits after the mark
# The library takes quadratic time to tell a header's parameters apart, once for each question about one.
_WITH_PARAMETERS = ("content-type", "content-disposition")
_MOST_PARAMETERS = 64
_LONGEST_PARAMETERS = 4_096


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


class Meter:
    """Counts what the parsing of one mail made, and stops it; parts of it that are parsed anew count with it."""

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

    meter: Meter | None = None

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        if self.meter is not None:
            self.meter.header()
        name, _colon, first = sourcelines[0].partition(":")
        value = first.lstrip(" \t")
        for line in sourcelines[1:]:
            if len(value) > LONGEST_VALUE:
                break
            value += line
        name = name[:200].strip()
        if name.lower() in _WITH_PARAMETERS:
            value = ";".join(value[:_LONGEST_PARAMETERS].split(";", _MOST_PARAMETERS)[:_MOST_PARAMETERS])
        return name, value[:LONGEST_VALUE].rstrip("\r\n")

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


class _Part(Message):
    """A part whose text comes as it stands in the mail, with bytes above 127 as surrogates.

    The library would decode it by the declared charset on the way, which loses what does not fit, and takes for ever
    with a codec such as punycode.
    """

    def get_payload(self, i: int | None = None, decode: bool = False) -> Any:
        payload = self._payload  # type: ignore[attr-defined]
        if i is None and not decode and isinstance(payload, str):
            return payload
        return super().get_payload(i, decode)  # type: ignore[call-overload]


def parse_bounded(raw: bytes, meter: Meter) -> Message:
    """Return the message tree of ``raw``, within what ``meter`` has left.

    Raises TooLarge, TooManyLines, TooManyParts, TooManyHeaders, TooDeep, TooSlow (all
    MessageError).
    """
    limits = meter.limits
    if len(raw) > limits.bytes:
        raise errors.TooLarge(limit_mb=limits.bytes // _MEGABYTE)
    if len(raw) > limits.lines < max(raw.count(b"\n"), raw.count(b"\r")):
        raise errors.TooManyLines(limit=limits.lines)
    # typeshed does not know that a policy takes its own class's attributes by keyword
    policy = _BoundedPolicy(meter=meter)  # type: ignore[call-arg]

    def counted(policy: Any = policy) -> Message:
        meter.part()
        return _Part(policy)

    parser = BytesFeedParser(counted, policy=policy)
    folded, mark, lines = _fold(raw)
    try:
        for start in range(0, len(folded), _FEED):
            parser.feed(folded[start : start + _FEED])
            meter.time()
        tree = parser.close()
        if lines:
            for part in tree.walk():
                _unfold_part(part, mark, lines)
    except RecursionError:
        raise errors.TooDeep(limit=limits.depth) from None
    return tree


def _fold(raw: bytes) -> tuple[bytes, str, list[str]]:
    """Put one line in the place of many lines of base64: the parser looks at each line many times.

    Returns the shorter mail, the mark with which those lines begin, and what they stand for. Each is such a line
    itself, so the parser takes it for what it took the first of the many.
    """
    mark = secrets.token_hex(30)
    lines: list[str] = []

    def substitute(match: re.Match[bytes]) -> bytes:
        run = match[0]
        if len(run) < _WORTH_FOLDING:
            return run
        end = b"\r\n" if run.endswith(b"\r\n") else b"\n"
        lines.append(run.removesuffix(end).decode("ascii"))
        return f"{mark}{len(lines) - 1:0{_NUMBER}}".encode() + end

    folded = _BASE64_LINES.sub(substitute, raw)
    return folded if lines else raw, mark, lines


def _unfold(text: str, mark: str, lines: list[str]) -> str:
    first, *marked = text.split(mark)
    return first + "".join(lines[int(piece[:_NUMBER])] + piece[_NUMBER:] for piece in marked)


def _unfold_part(part: Message, mark: str, lines: list[str]) -> None:
    payload = part.get_payload()
    if isinstance(payload, str) and mark in payload:
        part.set_payload(_unfold(payload, mark, lines))
    part.preamble = part.preamble and _unfold(part.preamble, mark, lines)
    part.epilogue = part.epilogue and _unfold(part.epilogue, mark, lines)
