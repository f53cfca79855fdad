"""What may be done to the server's copy of a mail, and when: pure decisions, the doing is in
``imap``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ..errors import _
from ..states import MESSAGE_DONE
from .reason import Reason
from .source import ActionOutcome, Envelope

Action = Literal["keep", "mark_read", "delete", "move"]


@dataclass(frozen=True, slots=True)
class Plan:
    """``step``: what to do now, None for nothing; ``due_at``: when it is due, None for never."""

    step: Action | None
    due_at: datetime | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the mail on the server is the one in our vault, and so may be touched."""

    may_act: bool
    outcome: Literal["same", "gone", "different"]
    reason: Reason


def plan(
    action: Action, state: str, done_at: datetime | None, grace_days: int, now: datetime
) -> Plan:
    """Say what is due for one mail.

    ``state`` is the message's state; only a done one is touched, ``grace_days`` times 24 hours
    after ``done_at``. ``done_at`` and ``now`` must be of one kind, both aware or both naive UTC.
    """
    if action == "keep":
        return Plan(None, None, Reason("server_keep", _("The mail stays on the server as it is.")))
    if state != MESSAGE_DONE or done_at is None:
        text = _("The mail stays on the server until every part of it is settled.")
        return Plan(None, None, Reason("server_not_done", text))
    due_at = done_at + timedelta(days=max(grace_days, 0))
    if now < due_at:
        text = _("The mail stays on the server until %(due)s.")
        return Plan(
            None, due_at, Reason("server_grace", text, {"due": due_at.strftime("%Y-%m-%d %H:%M")})
        )
    return Plan(action, due_at, Reason("server_due", _("The grace period is over.")))


def verify(vault: Envelope, server: Envelope | None) -> Verdict:
    """Compare what the server holds under a key with what we took from there, before the mail is
    touched.

    ``vault`` has the Message-ID of the stored bytes and the size that the server announced when
    they were fetched.
    """
    if server is None:
        text = _("The mail is not on the server any more; somebody else moved or deleted it.")
        return Verdict(False, "gone", Reason("server_gone", text))
    if server.message_id != vault.message_id:
        text = _(
            "The server holds another mail under this number (Message-ID %(server)s instead of "
            "%(vault)s). It was not touched."
        )
        params: dict[str, str | int | float] = {
            "server": server.message_id or "-",
            "vault": vault.message_id or "-",
        }
        return Verdict(False, "different", Reason("server_other_message_id", text, params))
    if server.size != vault.size:
        text = _(
            "The mail on the server has %(server)s bytes instead of %(vault)s, so it is not the "
            "one we stored. It was not touched."
        )
        return Verdict(
            False,
            "different",
            Reason("server_other_size", text, {"server": server.size, "vault": vault.size}),
        )
    return Verdict(
        True, "same", Reason("server_same", _("The mail on the server is the one we stored."))
    )


def outcome_reason(outcome: ActionOutcome) -> Reason:
    """Return the sentence for what became of a mail on the server."""
    return {
        "read": Reason("server_read", _("The mail on the server is marked as read.")),
        "moved": Reason("server_moved", _("The mail was moved on the server.")),
        "deleted": Reason("server_deleted", _("The mail was deleted from the server.")),
        "flagged": Reason(
            "server_flagged",
            _(
                "The mail is marked as deleted on the server. The server cannot remove a single "
                "mail, so it disappears when the folder is cleaned up in a mail program."
            ),
        ),
        "gone": Reason(
            "server_gone",
            _("The mail is not on the server any more; somebody else moved or deleted it."),
        ),
    }[outcome]
