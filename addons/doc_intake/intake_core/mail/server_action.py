"""What may be done to the server's copy of a mail, and when: pure decisions, the doing is in
``imap``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from ..errors import _, sentence
from ..states import MESSAGE_DONE
from .reason import Reason
from .source import ActionOutcome, Envelope

_SERVER_NOT_DONE = sentence(
    "server_not_done", _("The mail stays on the server until every part of it is settled.")
)
_SERVER_GRACE = sentence("server_grace", _("The mail stays on the server until %(due)s."))
_SERVER_GONE = sentence(
    "server_gone", _("The mail is not on the server any more; somebody else moved or deleted it.")
)
_SERVER_OTHER_MESSAGE_ID = sentence(
    "server_other_message_id",
    _(
        "The server holds another mail under this number (Message-ID %(server)s instead of "
        "%(vault)s). It was not touched."
    ),
)
_SERVER_OTHER_SIZE = sentence(
    "server_other_size",
    _(
        "The mail on the server has %(server)s bytes instead of %(vault)s, so it is not the "
        "one we stored. It was not touched."
    ),
)
_SERVER_KEEP = sentence("server_keep", _("The mail stays on the server as it is."))
_SERVER_DUE = sentence("server_due", _("The grace period is over."))
_SERVER_SAME = sentence("server_same", _("The mail on the server is the one we stored."))
_SERVER_READ = sentence("server_read", _("The mail on the server is marked as read."))
_SERVER_MOVED = sentence("server_moved", _("The mail was moved on the server."))
_SERVER_DELETED = sentence("server_deleted", _("The mail was deleted from the server."))
_SERVER_FLAGGED = sentence(
    "server_flagged",
    _(
        "The mail is marked as deleted on the server. The server cannot remove a single "
        "mail, so it disappears when the folder is cleaned up in a mail program."
    ),
)

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
        return Plan(None, None, Reason(_SERVER_KEEP))
    if state != MESSAGE_DONE or done_at is None:
        return Plan(None, None, Reason(_SERVER_NOT_DONE))
    due_at = done_at + timedelta(days=max(grace_days, 0))
    if now < due_at:
        return Plan(None, due_at, Reason(_SERVER_GRACE, {"due": due_at.strftime("%Y-%m-%d %H:%M")}))
    return Plan(action, due_at, Reason(_SERVER_DUE))


def verify(vault: Envelope, server: Envelope | None) -> Verdict:
    """Compare what the server holds under a key with what we took from there, before the mail is
    touched.

    ``vault`` has the Message-ID of the stored bytes and the size that the server announced when
    they were fetched.
    """
    if server is None:
        return Verdict(False, "gone", Reason(_SERVER_GONE))
    if server.message_id != vault.message_id:
        params: dict[str, str | int | float] = {
            "server": server.message_id or "-",
            "vault": vault.message_id or "-",
        }
        return Verdict(False, "different", Reason(_SERVER_OTHER_MESSAGE_ID, params))
    if server.size != vault.size:
        return Verdict(
            False,
            "different",
            Reason(_SERVER_OTHER_SIZE, {"server": server.size, "vault": vault.size}),
        )
    return Verdict(True, "same", Reason(_SERVER_SAME))


def outcome_reason(outcome: ActionOutcome) -> Reason:
    """Return the sentence for what became of a mail on the server."""
    return {
        "read": Reason(_SERVER_READ),
        "moved": Reason(_SERVER_MOVED),
        "deleted": Reason(_SERVER_DELETED),
        "flagged": Reason(
            _SERVER_FLAGGED,
        ),
        "gone": Reason(
            _SERVER_GONE,
        ),
    }[outcome]
