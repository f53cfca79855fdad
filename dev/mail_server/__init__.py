"""A mail server of the project's own: Dovecot with IMAP and POP3, for the demo, the tests and the
benchmarks.

``settings()`` says how to reach the demo server, ``MailServer`` runs any number of further ones,
``python -m dev.mail_server start|stop|status|clean`` serves the Makefile.
"""

from __future__ import annotations

from .config import Features
from .demo import DEMO_ACCOUNTS, demo_server, settings
from .errors import MailServerError
from .server import MailServer, MailServerSettings, available

__all__ = [
    "DEMO_ACCOUNTS",
    "Features",
    "MailServer",
    "MailServerError",
    "MailServerSettings",
    "available",
    "demo_server",
    "settings",
]
