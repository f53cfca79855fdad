"""What may be done to the server's copy of a mail: pure decisions; the doing is in ``imap`` and ``pop3``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ...errors import _, sentence
from ..account.source import ActionOutcome, Envelope
from ..reason import Reason

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

TAKEN_AWAY = (_SERVER_MOVED, _SERVER_DELETED, _SERVER_FLAGGED)
"""Reason codes of mails that we have taken away from where they were."""

Action = Literal["keep", "mark_read", "delete", "move"]
_CAREFUL: tuple[Action, ...] = ("keep", "mark_read", "move", "delete")


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What a buffer wants done with a finished mail: ``folder`` for a move, ``grace_days`` that it stays untouched."""

    action: Action
    folder: str | None
    grace_days: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the mail on the server is the one in our vault, and so may be touched."""

    may_act: bool
    outcome: Literal["same", "gone", "different"]
    reason: Reason


def most_careful(wishes: Sequence[Afterwards]) -> Afterwards:
    """Combine what several buffers want for one mail; ``keep`` when nobody wants anything.

    The action that changes least wins, after the longest grace: one buffer's tidiness must not take a mail away from
    another one's people.
    """
    if not wishes:
        return Afterwards("keep", None, 0)
    least = min(wishes, key=lambda wish: _CAREFUL.index(wish.action))
    return replace(least, grace_days=max(wish.grace_days for wish in wishes))


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
