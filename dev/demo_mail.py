"""``python -m dev.demo_mail fill|one``: put the demo's mails on the demo's mail server, over IMAP.

``fill`` gives both accounts their mails once: what an account has received before, even if it was
moved or deleted since, is not put there again. ``one`` adds a mail with a new invoice.
"""

from __future__ import annotations

import argparse
import contextlib
import secrets
import ssl
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from dev.documents import FORMS
from dev.documents.fonts import FontMissing
from dev.mail_server import MailServerSettings, settings
from dev.mails.plan import MAIL_COUNTS, DemoMail, demo_mails, fresh_mail
from dev.setup.settings import port

TIMEOUT = 30
"""Seconds for each answer of the server."""


@contextlib.contextmanager
def _login(server: MailServerSettings, account: str) -> Iterator[IMAPClient]:
    context = ssl.create_default_context(cafile=str(server.ca_file))
    with IMAPClient(
        server.host, server.imaps_port, ssl=True, ssl_context=context, timeout=TIMEOUT
    ) as client:
        client.login(account, server.accounts[account])
        yield client


def received(server: MailServerSettings, account: str) -> int:
    """How many mails the INBOX of ``account`` ever received: UIDNEXT counts them for good."""
    with _login(server, account) as client:
        return int(client.folder_status("INBOX", ["UIDNEXT"])[b"UIDNEXT"]) - 1


def fill(server: MailServerSettings, mails: Sequence[DemoMail]) -> dict[str, int]:
    """Append to each account those of its ``mails`` that it never received.

    Returns how many that were, by account.

    A fill that was broken off goes on where it stopped, and a mail that the addon has moved or
    deleted in the meantime does not come back.
    """
    added = {}
    for account in dict.fromkeys(mail.account for mail in mails):
        own = [mail for mail in mails if mail.account == account]
        missing = own[received(server, account) :]
        with _login(server, account) as client:
            for mail in missing:
                client.append("INBOX", mail.raw, msg_time=mail.date)
        added[account] = len(missing)
    return added


def send(server: MailServerSettings, mail: DemoMail) -> None:
    """Append one mail."""
    with _login(server, mail.account) as client:
        client.append("INBOX", mail.raw, msg_time=mail.date)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.demo_mail", description="Mails for the demo.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("fill", help="give both accounts their mails, once")
    one = commands.add_parser("one", help="one mail with a new invoice")
    one.add_argument(
        "--form", choices=FORMS, help="text, scan, jpg or facturx (default: by chance)"
    )
    one.add_argument("--seed", type=int, help="the same number gives the same invoice")
    options = parser.parse_args(arguments)
    now = datetime.now(ZoneInfo("Europe/Warsaw"))
    server = settings()
    try:
        if options.command == "fill":
            full = all(received(server, name) >= count for name, count in MAIL_COUNTS.items())
            _say_filled(dict.fromkeys(MAIL_COUNTS, 0) if full else fill(server, demo_mails(now)))
        else:
            seed = secrets.randbelow(2**31) if options.seed is None else options.seed
            mail = fresh_mail(now, seed, options.form)
            send(server, mail)
            _say_sent(mail)
    except FontMissing as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (OSError, IMAPClientError) as error:
        sys.stderr.write(
            f"The demo's mail server at {server.host}:{server.imaps_port} did not take the mail "
            f"({error}). Start it with 'make run'.\n"
        )
        return 1
    return 0


def _say_filled(added: dict[str, int]) -> None:
    for account, count in added.items():
        sys.stdout.write(
            f"{account}: {count} mails\n" if count else f"{account}: has its mails already\n"
        )


def _say_sent(mail: DemoMail) -> None:
    sys.stdout.write(f"Sent to {mail.account}: {mail.subject}\n")
    for document in mail.documents:
        fields = document.truth["fields"]
        sys.stdout.write(
            f"  {document.name}: {fields['seller_name']} to {fields['buyer_name']}, "
            f"{fields['total_gross']} {fields['currency']} ({document.truth['form']})\n"
        )
    sys.stdout.write(f"Within a minute it is in the Inbox: http://127.0.0.1:{port()}/odoo\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
