"""Which mails are letters from people and programs, and which are only the post office talking.

Only an ``ordinary`` mail becomes documents, and only an ``answerable`` one is answered (RFC 3834,
section 2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..errors import _
from ..routing.address import parse_address
from .message import ParsedMessage
from .reason import Reason
from .signs import OWN_HEADER

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
        text = _("This mail was sent by doc_intake itself and came back.")
        return Classification("own", False, Reason("mail_own_header", text))
    if parsed.sender and parsed.sender.lower() in {
        address.strip().lower() for address in own_addresses
    }:
        text = _("The sender %(sender)s is one of our own addresses for incoming mail.")
        return Classification(
            "own", False, Reason("mail_own_sender", text, {"sender": parsed.sender})
        )
    return None


def _report(parsed: ParsedMessage) -> Classification | None:
    signs = parsed.signs
    if signs.content_type == "multipart/report":
        if signs.report_type == "delivery-status":
            text = _("This is a delivery status notice of a mail server, not a letter.")
            return Classification("delivery_status", False, Reason("mail_delivery_status", text))
        if signs.report_type == "disposition-notification":
            text = _("This is a read receipt, not a letter.")
            return Classification("disposition", False, Reason("mail_disposition", text))
    address = parse_address(parsed.sender)
    if (
        (signs.null_sender or signs.failed_recipients)
        and address is not None
        and address.local in _POST_OFFICE
    ):
        text = _("This is an error message of a mail server (%(sender)s), not a letter.")
        return Classification(
            "delivery_status", False, Reason("mail_bounce", text, {"sender": parsed.sender})
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
    text = _("This is an automatic reply, for example an absence notice (%(evidence)s).")
    return Classification(
        "auto_reply", False, Reason("mail_auto_reply", text, {"evidence": evidence})
    )


def _ordinary(parsed: ParsedMessage) -> Classification:
    evidence = _unanswerable(parsed)
    if evidence:
        text = _("An ordinary mail that asks for no answer (%(evidence)s).")
        return Classification(
            "ordinary", False, Reason("mail_ordinary_no_answer", text, {"evidence": evidence})
        )
    return Classification("ordinary", True, Reason("mail_ordinary", _("An ordinary mail.")))


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
