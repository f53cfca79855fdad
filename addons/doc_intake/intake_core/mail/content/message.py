"""Raw bytes of a mail to what it says: headers for people and rules, and its parts as files.

The contract: any bytes give a ``ParsedMessage`` or a ``MessageError``, never anything else, within
the time limit.
"""

from __future__ import annotations

import re
import urllib.parse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message

from . import headers
from .bounded_parser import MessageLimits, Meter, parse_bounded
from .mime import Leaf, children, content_type, leaves
from .signs import Signs, signs_of
from .text import clean, decode, one_line, text_of_html

__all__ = ["MessageLimits", "MessagePart", "ParsedMessage", "parse_message"]

LONGEST_TEXT = 200_000
_MOST_RECIPIENTS = 500
_LONGEST_RECIPIENTS = 2**19  # characters of all the headers that name them
_REFERENCE = re.compile(r"cid:([^\"'\s<>)]{1,250})", re.IGNORECASE)
# The envelope's recipients first: they say for which of our addresses the server took the mail.
_RECIPIENT_HEADERS = (
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "Resent-To",
    "Resent-Cc",
    "To",
    "Cc",
)


@dataclass(frozen=True, slots=True)
class MessagePart:
    """One leaf of the mail.

    ``path`` numbers it as IMAP does (``2.1``), unique in the mail and the same for the same bytes.
    ``name`` is clean, NFC and never empty. ``declared_type`` is the sender's word for it, lower
    case. ``disposition`` is ``attachment``, ``inline`` or empty; ``inline`` is True for what is
    meant to be shown within the text, ``shown`` when its HTML really does. ``is_body``: text of the
    mail itself, or a machine's report, not a file. ``from_``: names of the mails it was packed in,
    outermost first.
    """

    path: str
    name: str
    declared_type: str
    disposition: str
    content_id: str
    data: bytes = field(repr=False)
    inline: bool = False
    shown: bool = False
    is_body: bool = False
    from_: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParsedMessage:
    """A mail taken apart.

    ``message_id``, ``in_reply_to`` and ``references`` with their angle brackets; addresses without
    names, recipients in lower case, no doubles, the envelope's first; ``date`` in UTC;
    ``body_text`` plain text (made from HTML when there is nothing else), ``body_html`` the sender's
    HTML, to be sanitised before anybody sees it; ``defects`` are the parser's complaints.
    """

    message_id: str | None
    subject: str
    sender: str
    sender_name: str
    recipients: tuple[str, ...]
    date: datetime | None
    in_reply_to: str | None
    references: tuple[str, ...]
    body_text: str
    body_html: str
    parts: tuple[MessagePart, ...]
    signs: Signs
    defects: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[MessagePart, ...]:
        """The parts that are files, without the texts of the mail."""
        return tuple(part for part in self.parts if not part.is_body)


def parse_message(raw: bytes, limits: MessageLimits | None = None) -> ParsedMessage:
    """Take a mail apart; forwarded mails in it are walked, other containers (zip, winmail.dat, p7m)
    stay one part.

    Raises TooLarge, TooManyLines, TooManyHeaders, TooManyParts, TooDeep, TooSlow
    (``errors.MessageError``).
    """
    meter = Meter(limits or MessageLimits())
    tree = parse_bounded(raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), meter)
    charset = _charset(tree)
    sender_name, sender = _sender(tree, charset)
    found = list(leaves(tree, meter))
    references = _references(found)
    parts = tuple(
        MessagePart(
            path=leaf.path,
            name=leaf.name,
            declared_type=leaf.content_type,
            disposition=leaf.disposition,
            content_id=leaf.content_id,
            data=leaf.data,
            inline=leaf.inline,
            shown=bool(leaf.content_id) and leaf.content_id.lower() in references[leaf.from_],
            is_body=leaf.is_body,
            from_=leaf.from_,
        )
        for leaf in found
    )
    own_texts = [leaf for leaf in found if leaf.is_body and not leaf.from_]
    body_html = clean(_joined(own_texts, "text/html"), 2 * LONGEST_TEXT)
    plain = _joined(own_texts, "text/plain", "multipart/").strip()
    body_text = clean(plain, LONGEST_TEXT) or text_of_html(body_html, LONGEST_TEXT)
    return ParsedMessage(
        message_id=headers.message_id(tree.get("Message-ID")),
        subject=headers.decoded(tree.get("Subject", ""), charset),
        sender=sender,
        sender_name=sender_name,
        recipients=_recipients(tree, charset),
        date=headers.date(tree.get("Date")),
        in_reply_to=headers.message_id(tree.get("In-Reply-To")),
        references=tuple(headers.message_ids(tree.get("References", ""))[:100]),
        body_text=body_text,
        body_html=body_html,
        parts=parts,
        signs=signs_of(tree),
        defects=tuple(_defects(tree)),
    )


def _text(leaf: Leaf) -> str:
    return decode(leaf.data[: 8 * LONGEST_TEXT], leaf.charset)


def _joined(texts: list[Leaf], *kinds: str) -> str:
    """The texts of these kinds below each other, as many as can be of use: a mail may have a thousand."""
    found: list[str] = []
    room = 8 * LONGEST_TEXT
    for leaf in texts:
        if leaf.content_type.startswith(kinds) and room > 0:
            found.append(_text(leaf))
            room -= len(found[-1])
    return "\n".join(found)


def _references(found: list[Leaf]) -> dict[tuple[str, ...], set[str]]:
    """For each mail (the outer one and those packed in it) the content ids its HTML shows."""
    shown: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for leaf in found:
        if leaf.is_body and leaf.content_type == "text/html":
            ids = (urllib.parse.unquote(match) for match in _REFERENCE.findall(_text(leaf)))
            shown[leaf.from_].update(one.lower() for one in ids)
    return shown


def _charset(tree: Message) -> str | None:
    """The charset the sender's program uses, to guess raw 8-bit headers by."""
    for part in (tree, *children(tree)[:2]):
        _kind, parameters = content_type(part)
        if parameters.get("charset"):
            return parameters["charset"]
    return None


def _sender(tree: Message, charset: str | None) -> tuple[str, str]:
    for name in ("From", "Sender", "Reply-To", "Return-Path"):
        found = headers.addresses(tree.get_all(name, [])[:3], charset)
        if found:
            return found[0]
    # Something stands in From, but no address: keep it as a name, so that a person sees it.
    return headers.decoded(tree.get("From", ""), charset), ""


def _recipients(tree: Message, charset: str | None) -> tuple[str, ...]:
    found: dict[str, None] = {}
    room = _LONGEST_RECIPIENTS
    for value in (value for name in _RECIPIENT_HEADERS for value in tree.get_all(name, [])[:50]):
        room -= len(value)
        if room < 0 or len(found) >= _MOST_RECIPIENTS:
            break
        found |= dict.fromkeys(address.lower() for _name, address in headers.addresses([value], charset))
    return tuple(found)[:_MOST_RECIPIENTS]


def _defects(tree: Message) -> Iterator[str]:
    seen = {type(defect).__name__ for part in tree.walk() for defect in part.defects}
    return iter(sorted(one_line(name, 80) for name in seen))
