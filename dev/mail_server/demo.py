"""The demo's server: fixed ports, two accounts, under ``.local/mail`` of the checkout."""

from __future__ import annotations

import os
from pathlib import Path

from .server import MailServer, MailServerSettings

# Open secrets of a server that listens on 127.0.0.1 only and holds generated mails.
DEMO_ACCOUNTS = {
    "faktury@doc-intake.test": "demo-faktury",
    "koszty@doc-intake.test": "demo-koszty",
}
_CHECKOUT = Path(__file__).resolve().parents[2]
_DEFAULT_PORTS = {"imap": 10143, "imaps": 10993, "pop3": 10110, "pop3s": 10995}


def demo_server() -> MailServer:
    """Return the demo's server, running or not; ``DOC_INTAKE_MAIL_<NAME>_PORT`` in the environment
    moves a port.
    """
    ports = {
        name: int(os.environ.get(f"DOC_INTAKE_MAIL_{name.upper()}_PORT", default))
        for name, default in _DEFAULT_PORTS.items()
    }
    return MailServer(_CHECKOUT / ".local" / "mail", accounts=DEMO_ACCOUNTS, ports=ports)


def settings() -> MailServerSettings:
    """Return how to reach the demo's server."""
    return demo_server().settings
