"""Which mails are letters from people and programs, and which are only the post office talking.

Only an ``ordinary`` mail becomes documents, and only an ``answerable`` one is answered (RFC 3834,
section 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ...errors import _, sentence
from ...routing.address import parse_address
from ..reason import Reason
from .message import ParsedMessage
from .signs import OWN_HEADER

_MAIL_OWN_HEADER = sentence(
    "mail_own_header", _("This mail was sent by doc_intake itself and came back.")
)
_MAIL_OWN_SENDER = sentence(
    "mail_own_sender", _("The sender %(sender)s is one of our own addresses for incoming mail.")
)
_MAIL_DELIVERY_STATUS = sentence(
    "mail_delivery_status", _("This is a delivery status notice of a mail server, not a letter.")
)
_MAIL_DISPOSITION = sentence("mail_disposition", _("This is a read receipt, not a letter."))
_MAIL_BOUNCE = sentence(
    "mail_bounce", _("This is an error message of a mail server (%(sender)s), not a letter.")
)
_MAIL_AUTO_REPLY = sentence(
    "mail_auto_reply",
    _("This is an automatic reply, for example an absence notice (%(evidence)s)."),
)
_MAIL_ORDINARY_NO_ANSWER = sentence(
    "mail_ordinary_no_answer", _("An ordinary mail that asks for no answer (%(evidence)s).")
)
_MAIL_ORDINARY = sentence("mail_ordinary", _("An ordinary mail."))

__all__ = ["OWN_HEADER", "Classification", "MessageKind", "classify"]

MessageKind = Literal["ordinary", "delivery_status", "disposition", "auto_reply", "own"]

_POST_OFFICE = ("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon")
_NO_ANSWER = re.compile(
    r"no[-_.]?reply|do[-_.]?not[-_.]?reply|nie[-_.]?odpowiadaj|bounces?(?:[+=_-]|$)"
)
_ABSENCE = re.compile(
    r"^\s*(?:auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|autoresponder"
    r"|automatyczna odpowied[zź]|odpowied[zź] automatyczna|autoodpowied[zź]|nieobecno[sś][cć]"
    r"|abwesenheit\w*|automatische antwort|automātiska atbilde|automatinis atsakymas|automaatvastus"
    r"|réponse automatique|risposta automatica|respuesta automática)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Classification:
    """What a mail is, whether it may be answered, and why, in words."""

    kind: MessageKind
    answerable: bool
    reason: Reason


def classify(parsed: ParsedMessage, own_addresses: Iterable[str]) -> Classification:
    """Say what kind of mail this is; ``own_addresses`` are all addresses that doc_intake receives
    or sends with.

    ``Auto-Submitted: auto-generated`` is what billing systems put on invoices (RFC 3834, 5.1), so
    it makes a mail unanswerable but leaves it ordinary, unless its subject is that of an absence
    notice, as Exchange writes them.
    """
    found = _own(parsed, own_addresses) or _report(parsed) or _auto_reply(parsed)
    return found or _ordinary(parsed)


def _own(parsed: ParsedMessage, own_addresses: Iterable[str]) -> Classification | None:
    if parsed.signs.own:
        return Classification("own", False, Reason(_MAIL_OWN_HEADER))
    if parsed.sender and parsed.sender.lower() in {
        address.strip().lower() for address in own_addresses
    }:
        return Classification("own", False, Reason(_MAIL_OWN_SENDER, {"sender": parsed.sender}))
    return None


def _report(parsed: ParsedMessage) -> Classification | None:
    signs = parsed.signs
    if signs.content_type == "multipart/report":
        if signs.report_type == "delivery-status":
            return Classification("delivery_status", False, Reason(_MAIL_DELIVERY_STATUS))
        if signs.report_type == "disposition-notification":
            return Classification("disposition", False, Reason(_MAIL_DISPOSITION))
    address = parse_address(parsed.sender)
    if (
        (signs.null_sender or signs.failed_recipients)
        and address is not None
        and address.local in _POST_OFFICE
    ):
        return Classification(
            "delivery_status", False, Reason(_MAIL_BOUNCE, {"sender": parsed.sender})
        )
    return None


def _auto_reply(parsed: ParsedMessage) -> Classification | None:
    signs = parsed.signs
    evidence = ""
    if signs.auto_submitted == "auto-replied":
        evidence = "Auto-Submitted: auto-replied"
    elif signs.precedence in ("auto_reply", "auto-reply"):
        evidence = f"Precedence: {signs.precedence}"
    elif signs.auto_reply not in ("", "no", "false"):
        evidence = "X-Autoreply"
    elif _ABSENCE.search(parsed.subject) and (
        signs.auto_submitted or signs.response_suppress or signs.null_sender
    ):
        evidence = parsed.subject[:80]
    if not evidence:
        return None
    return Classification("auto_reply", False, Reason(_MAIL_AUTO_REPLY, {"evidence": evidence}))


def _ordinary(parsed: ParsedMessage) -> Classification:
    evidence = _unanswerable(parsed)
    if evidence:
        return Classification(
            "ordinary", False, Reason(_MAIL_ORDINARY_NO_ANSWER, {"evidence": evidence})
        )
    return Classification("ordinary", True, Reason(_MAIL_ORDINARY))


def _unanswerable(parsed: ParsedMessage) -> str:
    signs = parsed.signs
    if signs.auto_submitted not in ("", "no"):
        return f"Auto-Submitted: {signs.auto_submitted}"
    if signs.list_id:
        return "List-Id"
    if signs.precedence in ("bulk", "list", "junk"):
        return f"Precedence: {signs.precedence}"
    if re.search(r"\b(?:all|oof|autoreply)\b", signs.response_suppress):
        return "X-Auto-Response-Suppress"
    if signs.null_sender:
        return "Return-Path: <>"
    address = parse_address(parsed.sender)
    if address is None:
        return "no sender address"
    return (
        parsed.sender if _NO_ANSWER.search(address.local) or address.local in _POST_OFFICE else ""
    )
