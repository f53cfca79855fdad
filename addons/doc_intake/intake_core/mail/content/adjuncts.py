"""Signatures, business cards, calendar entries: what mail programs add, and no documents."""

from __future__ import annotations

import re

from ...errors import _, sentence
from ..reason import Reason
from .message import MessagePart

SIGNATURE = sentence("part_signature", _("A digital signature or key of the sender, not a document."))
_CARD = sentence("part_card", _("A business card (vCard), not a document."))
_CALENDAR = sentence("part_calendar", _("A calendar entry, not a document."))

_HEAD = 200
_PGP_SIGNATURE = re.compile(rb"\s*-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY BLOCK)-----")
_PGP_MESSAGE = re.compile(rb"\s*-----BEGIN PGP MESSAGE-----")
_BEGIN_CARD = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCARD\b", re.IGNORECASE)
_BEGIN_CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\b", re.IGNORECASE)


def adjunct(part: MessagePart) -> Reason | None:
    """Return why ``part`` is no document, where its content leaves no doubt; None otherwise."""
    head = part.data[:_HEAD]
    if _PGP_SIGNATURE.match(head):
        return Reason(SIGNATURE)
    # The first part of an encrypted PGP mail (RFC 3156): "Version: 1".
    if part.declared_type == "application/pgp-encrypted" and re.fullmatch(rb"\s*version:\s*1\s*", part.data[:50], re.I):
        return Reason(SIGNATURE)
    if _BEGIN_CARD.match(head):
        return Reason(_CARD)
    if _BEGIN_CALENDAR.match(head):
        return Reason(_CALENDAR)
    return None


def is_pgp_message(data: bytes) -> bool:
    """Whether ``data`` is an encrypted or packed PGP message in its text form."""
    return _PGP_MESSAGE.match(data[:_HEAD]) is not None
