"""From the parser's tree to leaves: paths, names, decoded bytes, and repairs of what senders get
wrong.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from .. import errors
from .bounded_parser import Meter, parse_bounded
from .headers import STDLIB_FAILURES, decoded
from .names import clean_name
from .text import one_line

_TYPE = re.compile(r"\s*([\w!#$&^.+*-]{1,80})\s*/\s*([\w!#$&^.+*-]{1,80})")
_ENCODING = re.compile(r"[\"'\s]*([a-z0-9-]+)")
_MAILS = ("message/rfc822", "message/global", "message/news")
_TEXTS = ("text/plain", "text/html")
# Machines' words about a mail: read by programs, no files for people.
_REPORTS = (
    "message/delivery-status",
    "message/global-delivery-status",
    "message/disposition-notification",
    "message/feedback-report",
    "message/external-body",
    "text/rfc822-headers",
)
# A line that looks like a delimiter; one letter or digit at least, so that a drawn line is none.
_DELIMITER = re.compile(r"^--(?=[^\w\r\n]{0,69}\w)([^\s][^\r\n]{0,69}?)[ \t]{0,20}\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part without parts of its own; see ``message.MessagePart`` for the fields."""

    path: str
    name: str
    content_type: str
    charset: str | None
    disposition: str
    content_id: str
    data: bytes = field(repr=False)
    inline: bool
    is_body: bool
    from_: tuple[str, ...]


def content_type(part: Message) -> tuple[str, dict[str, str]]:
    """Return the declared type, lower case, and its parameters (``charset``, ``report-type`` ...),
    whatever stands there.
    """
    match = _TYPE.match(part.get("Content-Type", ""))
    kind = f"{match[1]}/{match[2]}".lower() if match else part.get_default_type()
    parameters = {}
    for name in ("charset", "report-type"):
        try:
            value = part.get_param(name)
        except STDLIB_FAILURES:
            value = None
        # RFC 2231 values are (charset, language, value)
        text = value[2] if isinstance(value, tuple) else value
        if isinstance(text, str):
            parameters[name] = one_line(text, 80)
    return kind, parameters


def leaves(tree: Message, meter: Meter) -> Iterator[Leaf]:
    """Yield the leaves of a message in order; ``meter`` is the one it was parsed with.

    Raises TooDeep and TooSlow, and what ``parse_bounded`` raises for mails in mails that have to be parsed anew.
    """
    yield from _walk(tree, (), (), None, meter, 0)


def _walk(
    part: Message,
    path: tuple[int, ...],
    from_: tuple[str, ...],
    around: str | None,
    meter: Meter,
    depth: int,
) -> Iterator[Leaf]:
    if depth > meter.limits.depth:
        raise errors.TooDeep(limit=meter.limits.depth)
    meter.time()
    kind, parameters = content_type(part)
    if kind in _MAILS and part.is_multipart():
        name = _container_name(part)
        inner = _inner_mail(part, meter)
        # IMAP numbers the single part of an inner mail as its first.
        start = path if inner.is_multipart() else (*path, 1)
        yield from _walk(inner, start, (*from_, name), None, meter, depth + 1)
        return
    if kind.startswith("multipart/"):
        repaired = part if part.is_multipart() else _repaired(part, meter)
        if repaired is not None:
            for number, child in enumerate(children(repaired), start=1):
                yield from _walk(child, (*path, number), from_, kind, meter, depth + 1)
            return
    yield _leaf(part, path or (1,), from_, around, kind, parameters)


def children(part: Message) -> list[Message]:
    """Return the parts of a part, none when it is a leaf."""
    # On a leaf get_payload() would decode by the declared charset, which may not exist.
    payload = part.get_payload() if part.is_multipart() else None
    return (
        [child for child in payload if isinstance(child, Message)]
        if isinstance(payload, list)
        else []
    )


def _inner_mail(part: Message, meter: Meter) -> Message:
    """Return the mail inside a message/rfc822 part; some senders pack it in base64, which RFC 2046
    forbids.
    """
    inner = children(part)[0]
    if _encoding(part) in ("base64", "quoted-printable") and not inner.keys():
        packed = Message()
        packed["Content-Transfer-Encoding"] = _encoding(part)
        packed.set_payload(_bytes(inner).decode("ascii", "surrogateescape"))
        return parse_bounded(_bytes(packed), meter)
    return inner


def _repaired(part: Message, meter: Meter) -> Message | None:
    """Take a multipart apart whose boundary is missing or wrong; None when nothing is one."""
    data = _bytes(part)
    text = data.decode("ascii", "surrogateescape")
    match = _DELIMITER.search(text)
    if match is None:
        return None
    boundary = match[1].removesuffix("--")
    quoted = boundary.replace("\\", "\\\\").replace('"', '\\"')
    head = f'Content-Type: multipart/mixed; boundary="{quoted}"\n\n'.encode(
        "ascii", "surrogateescape"
    )
    found = parse_bounded(head + data, meter)
    return found if found.is_multipart() else None


def _leaf(
    part: Message,
    path: tuple[int, ...],
    from_: tuple[str, ...],
    around: str | None,
    kind: str,
    parameters: dict[str, str],
) -> Leaf:
    number = ".".join(map(str, path))
    named = _file_name(part)
    disposition = part.get("Content-Disposition", "").partition(";")[0].strip().lower()
    if disposition not in ("attachment", "inline"):
        # RFC 2183, 2.8: an unknown disposition is to be treated as attachment.
        disposition = "attachment" if disposition else ""
    content_id = one_line(part.get("Content-ID", ""), 250).strip("<> ")
    # What claims to be a multipart and is none is to be shown as text (RFC 2046, 5.1.1, for
    # unreadable ones).
    text = kind in _TEXTS or kind.startswith("multipart/")
    unnamed = not named or around == "multipart/alternative"
    is_body = kind in _REPORTS or (text and disposition != "attachment" and unnamed)
    return Leaf(
        path=number,
        name=clean_name(
            named, "text/plain" if kind.startswith("multipart/") else kind, f"part-{number}"
        ),
        content_type=kind,
        charset=parameters.get("charset"),
        disposition=disposition,
        content_id=content_id,
        data=_bytes(part),
        inline=disposition == "inline" or (bool(content_id) and disposition != "attachment"),
        is_body=is_body,
        from_=from_,
    )


def _container_name(part: Message) -> str:
    inner = children(part)[0]
    name = _file_name(part) or decoded(inner.get("Subject", ""), limit=80).replace(
        "/", "_"
    ).replace("\\", "_")
    return clean_name(
        name if name.lower().endswith(".eml") or not name else f"{name}.eml",
        "message/rfc822",
        "message",
    )


def _file_name(part: Message) -> str:
    """Return the file name as the sender meant it (RFC 2231, or RFC 2047 where it should not be),
    or nothing.
    """
    try:
        name = part.get_filename("")
    except STDLIB_FAILURES:
        both = part.get("Content-Disposition", "") + ";" + part.get("Content-Type", "")
        match = re.search(r"name\*?\d{0,3}\*?\s*=\s*\"?([^\";\r\n]{1,300})", both)
        name = match[1] if match else ""
    return decoded(name, content_type(part)[1].get("charset"), 600)


def _encoding(part: Message) -> str:
    match = _ENCODING.match(part.get("Content-Transfer-Encoding", "").lower())
    return match[1] if match else ""


def _bytes(part: Message) -> bytes:
    """Return the decoded content. A machine's report, which the parser takes for a message, comes
    as its text.
    """
    if part.is_multipart():
        try:
            return b"\n".join(_source(child) for child in children(part))
        except RecursionError:
            return b""
    encoding = _encoding(part)
    if encoding != part.get("Content-Transfer-Encoding", ""):
        del part["Content-Transfer-Encoding"]
        part["Content-Transfer-Encoding"] = encoding
    clean = _base64(part) if encoding == "base64" else None
    if clean is not None:
        return clean
    try:
        data = part.get_payload(decode=True)
    except STDLIB_FAILURES:
        # The library decodes by the declared charset on the way; without one it leaves the bytes
        # alone.
        del part["Content-Type"]
        try:
            data = part.get_payload(decode=True)
        except STDLIB_FAILURES:
            data = None
    return data if isinstance(data, bytes) else b""


def _source(part: Message) -> bytes:
    """The bytes of a part as they were sent; the library's generator would fold, and refuses odd header values."""
    head = "".join(f"{name}: {value}\n" for name, value in part.items())
    if part.is_multipart():
        body = b"\n".join(_source(child) for child in children(part))
    else:
        body = str(part.get_payload()).encode("ascii", "surrogateescape")
    return head.encode("ascii", "surrogateescape") + b"\n" + body


def _base64(part: Message) -> bytes | None:
    """Return what the library would decode a part in base64 to, without the five copies of it that the library makes
    on the way; None for what needs its repairs.
    """
    try:
        text = part.get_payload()
        return binascii.a2b_base64(text) if isinstance(text, str) else None
    except (*STDLIB_FAILURES, binascii.Error):
        return None
