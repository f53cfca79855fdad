"""The letter itself as a PDF, for senders who write their invoice into the mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ...errors import IntakeError, _
from ...files.errors import FileError
from ...files.image import inspect
from ...files.limits import Limits
from ..containers import child
from .message import LONGEST_TEXT, MessagePart, ParsedMessage
from .names import clean_name

_WORKER = Path(__file__).with_name("body_document_worker.py")
_MODULES = (
    *("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "webencodings", "fontTools", "pyphen", "PIL"),
    *("cffi", "_cffi_backend", "lxml", "lxml_html_clean", "brotli", "zopfli"),
)
_REFERENCE = re.compile(r"cid:", re.IGNORECASE)
# Pictures that are passed on; no SVG, which is a program in itself.
_FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp", "BMP": "image/bmp"}
_MOST_PICTURES = 100
_LABELS = ("From", "To", "Date", "Subject")


class BodyNotRendered(IntakeError):
    """Base of what ``render`` raises."""

    code = "body_not_rendered"
    template = _("The text of the mail could not be made into a document. Read it on the message itself.")


class BodyEmpty(BodyNotRendered):
    code = "body_empty"
    template = _("The mail has no text that could be made into a document.")


class BodyTooLong(BodyNotRendered):
    """Parameter: ``limit``, pages."""

    code = "body_too_long"
    template = _(
        "The text of the mail is longer than %(limit)s pages and was not made into a document. Read it on the message "
        "itself."
    )


class BodyTooSlow(BodyNotRendered):
    """Parameter: ``limit``, seconds."""

    code = "body_too_slow"
    template = _(
        "Making the text of the mail into a document took longer than %(limit)s seconds and was stopped. Read it on "
        "the message itself."
    )


@dataclass(frozen=True, slots=True)
class RenderLimits:
    """What one letter may cost: wall clock, address space of the child process, pages of the result."""

    seconds: float = 20.0
    memory_bytes: int = 1_024 * 2**20
    pages: int = 50
    picture_bytes: int = 20 * 2**20  # all pictures shown in it
    picture_pixels: int = 20_000_000  # each


def render(
    parsed: ParsedMessage, limits: RenderLimits | None = None, labels: tuple[str, str, str, str] = _LABELS
) -> MessagePart:
    """Return the mail's text as a PDF with sender, recipients, date and subject above it; path ``body``.

    The same mail gives the same bytes. Nothing is fetched: of pictures only those that came with the mail are shown.
    ``labels``: the words for From, To, Date and Subject. Takes a second or two in a child process. Raises BodyEmpty,
    BodyTooLong, BodyTooSlow, BodyNotRendered.
    """
    limits = limits or RenderLimits()
    source = parsed.body_html
    if not source.strip() and not parsed.body_text.strip():
        raise BodyEmpty()
    # The parser cut it there: half a letter would pass for a whole one.
    if len(source) >= 2 * LONGEST_TEXT or (not source and len(parsed.body_text) >= LONGEST_TEXT):
        raise BodyTooLong(limit=limits.pages)
    pictures = _pictures(parsed, limits) if _REFERENCE.search(source) else []
    header = {
        "html": source,
        "text": "" if source.strip() else parsed.body_text,
        "head": _head(parsed, labels),
        "title": parsed.subject,
        "max_pages": limits.pages,
        "max_pixels": limits.picture_pixels,
        "pictures": [
            {"id": part.content_id.lower(), "type": mimetype, "size": len(part.data)} for part, mimetype in pictures
        ],
    }
    blob = b"".join(part.data for part, _mimetype in pictures)
    try:
        answer, data = child.run(_WORKER, _MODULES, header, blob, limits.seconds, limits.memory_bytes)
    except child.ChildTimeout as error:
        raise BodyTooSlow(limit=round(limits.seconds, 1)) from error
    except child.ChildFailed as error:
        raise BodyNotRendered() from error
    if answer.get("error") == "pages":
        raise BodyTooLong(limit=limits.pages)
    if "error" in answer or not data.startswith(b"%PDF-"):
        raise BodyNotRendered()
    # Invoice numbers have slashes, and a name is what stands after the last one.
    subject = re.sub(r"[/\\]", "_", parsed.subject)[:120].strip()
    return MessagePart(
        path="body",
        name=clean_name(f"{subject or 'mail'}.pdf"),
        declared_type="application/pdf",
        disposition="",
        content_id="",
        data=data,
    )


def _head(parsed: ParsedMessage, labels: tuple[str, str, str, str]) -> list[tuple[str, str]]:
    sender = f"{parsed.sender_name} <{parsed.sender}>" if parsed.sender_name and parsed.sender else parsed.sender
    date = f"{parsed.date:%Y-%m-%d %H:%M} UTC" if parsed.date else ""
    values = (sender or parsed.sender_name, ", ".join(parsed.recipients[:20]), date, parsed.subject)
    return [(label, value) for label, value in zip(labels, values, strict=True) if value]


def _pictures(parsed: ParsedMessage, limits: RenderLimits) -> list[tuple[MessagePart, str]]:
    """The mail's own pictures that its HTML shows, with their types; what is too large or damaged stays out."""
    found: list[tuple[MessagePart, str]] = []
    room = limits.picture_bytes
    for part in parsed.parts:
        if not part.shown or len(part.data) > room or len(found) >= _MOST_PICTURES:
            continue
        try:
            mimetype = _FORMATS.get(inspect(part.data, Limits(max_pixels=limits.picture_pixels)).format)
        except FileError:
            continue
        if mimetype:
            room -= len(part.data)
            found.append((part, mimetype))
    return found
