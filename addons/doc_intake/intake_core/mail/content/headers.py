"""Header fields of any mail: encoded words, addresses, message ids and dates, or nothing; never an
exception.

Values arrive as the ``str`` of the email package with bytes above 127 as surrogates (PEP 383).
Everything is cut to a length first, because several patterns of the standard library take quadratic
time on long hostile values.
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.errors import MessageError
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from quopri import decodestring

from .text import decode, one_line

LONGEST_VALUE = 16_384
LONGEST_HEAD = 256 * 1024
_MOST_TRACES = 20
_LONGEST_SUBJECT = 1_000
_LONGEST_ID = 998  # RFC 5322: the longest line
_LONGEST_ADDRESS = 320  # RFC 3696, erratum 1690: 64 @ 255

# [^?] keeps each attempt within its own word, so that the search stays linear.
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t\r\n]+(?==\?)")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"\\@]{1,64}@[^\s<>()\[\],;:\"\\@]{1,255}")
_END_OF_HEAD = re.compile(rb"^\r?\n", re.MULTILINE)
_ID = re.compile(r"<\s*([^<>]+?)\s*>")
STDLIB_FAILURES = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    AssertionError,
    MessageError,
)


def raw_bytes(value: str) -> bytes:
    """Return the bytes a header value had in the mail."""
    return value[:LONGEST_VALUE].encode("utf-8", "surrogateescape")


def decoded(value: str, charset: str | None = None, limit: int = _LONGEST_SUBJECT) -> str:
    """Return a header value for people: encoded words (RFC 2047) decoded, raw 8-bit text guessed,
    one clean line.
    """
    value = _plain(value, charset)
    value = _BETWEEN_WORDS.sub(r"\1", value)
    pieces: list[tuple[str | None, bytes | str]] = []
    position = 0
    for match in _WORD.finditer(value):
        pieces.append((None, value[position : match.start()]))
        name = match[1].partition("*")[0].lower()  # RFC 2231 adds a language: charset*en
        data = _encoded_word(match[2], match[3])
        if data is None:
            pieces.append((None, match[0]))
        elif pieces[-1] == (None, "") and len(pieces) > 1 and pieces[-2][0] == name:
            # A character of several bytes may be cut between two words: decode them together.
            pieces.pop()
            before = pieces.pop()[1]
            pieces.append((name, before + data if isinstance(before, bytes) else data))
        else:
            pieces.append((name, data))
        position = match.end()
    pieces.append((None, value[position:]))
    text = "".join(part if isinstance(part, str) else decode(part, name) for name, part in pieces)
    return one_line(text, limit)


def _plain(value: str, charset: str | None) -> str:
    data = raw_bytes(value)
    return value[:LONGEST_VALUE] if data.isascii() else decode(data, charset)


def _encoded_word(encoding: str, text: str) -> bytes | None:
    data = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return decodestring(data.replace(b"_", b" "), header=True)
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    try:
        return b64decode(data + b"=" * (-len(data) % 4))
    except (binascii.Error, ValueError):
        try:
            return b64decode(data[: len(data) // 4 * 4])
        except (binascii.Error, ValueError):
            return None


def addresses(values: Iterable[str], charset: str | None = None) -> list[tuple[str, str]]:
    """Return (name, address) of all addresses in address headers; addresses as written, names
    decoded.

    A value that is no address list by the book is searched for anything that looks like an address.
    """
    found: list[tuple[str, str]] = []
    for value in values:
        # Decode after taking apart: an encoded word may decode to commas and quotes.
        plain = _plain(value, charset).replace("\r", " ").replace("\n", " ").replace("\0", "")
        try:
            listed = getaddresses([plain])
        except STDLIB_FAILURES:
            listed = []
        good = [
            (decoded(name, charset), address)
            for name, address in listed
            if _ADDRESS.fullmatch(address)
        ]
        if not good:
            good = [
                ("", match) for match in _ADDRESS.findall(decoded(plain, charset, LONGEST_VALUE))
            ]
        found.extend((name, one_line(address, _LONGEST_ADDRESS)) for name, address in good)
    return found


def message_ids(value: str) -> list[str]:
    """Return the message ids in a value, each ``<left@right>`` without folding; an id without
    brackets counts too.
    """
    text = one_line(_plain(value, None), LONGEST_VALUE)
    found = [match.replace(" ", "") for match in _ID.findall(text)]
    if not found:
        found = [text.strip("<> ")] if "@" in text and " " not in text.strip("<> ") else []
    return [f"<{one}>"[:_LONGEST_ID] for one in found if one]


def message_id(value: str | None) -> str | None:
    """Return the Message-ID in a header value, None when there is none (``<>``, empty, missing)."""
    found = message_ids(value or "")
    return found[0] if found else None


def head_of(raw: bytes, limit: int = LONGEST_HEAD) -> bytes:
    """Return the header of a mail's bytes with its closing empty line, cut to ``limit`` bytes."""
    # What stands before the first field is no header: the parser of mails skips it as well.
    begin = raw[:limit].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    end = _END_OF_HEAD.search(begin)
    return begin[: end.end()] if end else begin


def fields_in(header: bytes, name: str, limit: int = LONGEST_HEAD) -> Iterator[str]:
    """Yield the unfolded values of all fields ``name`` in the first ``limit`` raw header bytes, the topmost first."""
    wanted = name.lower().encode()
    value: list[bytes] | None = None
    for line in head_of(header, limit).splitlines():
        if line[:1] in (b" ", b"\t"):
            if value is not None:
                value.append(line)
            continue
        if value is not None:
            yield _joined(value)
        found, colon, rest = line.partition(b":")
        # A blank before the colon makes it no field, as for the parser of mails.
        value = [rest] if colon and found.lower() == wanted else None
    if value is not None:
        yield _joined(value)


def _joined(lines: list[bytes]) -> str:
    return b"".join(lines)[:LONGEST_VALUE].decode("ascii", "surrogateescape")


def message_id_in(header: bytes, limit: int = LONGEST_HEAD) -> str | None:
    """Return the Message-ID from raw header bytes (what IMAP's HEADER.FIELDS gives)."""
    return message_id(next(fields_in(header, "Message-ID", limit), None))


def arrived_in(header: bytes) -> datetime | None:
    """Return when a mail arrived by its own header, in UTC.

    Each server puts its Received line on top, with the date after the last semicolon (RFC 5321,
    4.4); the topmost readable one is taken, else Date.
    """
    for value in islice(fields_in(header, "Received"), _MOST_TRACES):
        found = date(value.rpartition(";")[2])
        if found is not None:
            return found
    return date(next(fields_in(header, "Date"), None))


def date(value: str | None) -> datetime | None:
    """Return a Date header as an aware datetime in UTC; None when it is missing, impossible or out
    of range.
    """
    if not value:
        return None
    try:
        parsed = parsedate_to_datetime(one_line(value, 200))
    except STDLIB_FAILURES:
        return None
    return in_utc(parsed)


def in_utc(moment: datetime) -> datetime | None:
    """Return a time in UTC; None when it is out of range. One without a zone is taken as UTC
    ("-0000": place unknown, RFC 5322, 3.3).
    """
    try:
        utc = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except STDLIB_FAILURES:
        return None
    return utc if 1970 <= utc.year < 2200 else None
