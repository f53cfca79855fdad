"""What can keep the project's mail server from running."""

from __future__ import annotations


class MailServerError(RuntimeError):
    """The mail server cannot be prepared, started or stopped; the text says what to do."""
