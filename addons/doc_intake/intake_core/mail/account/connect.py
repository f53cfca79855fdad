"""The one place that knows every kind of mail source."""

from __future__ import annotations

from .imap import ImapSource
from .pop3 import Pop3Source
from .source import FetchLimits, MailboxAccess


def open_source(access: MailboxAccess, limits: FetchLimits | None = None) -> ImapSource | Pop3Source:
    """Return a source for ``access``, not yet connected: enter it (``with``) to log in."""
    kind = Pop3Source if access.protocol == "pop3" else ImapSource
    return kind(access, limits)
