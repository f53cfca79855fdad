"""A mailbox that is full, and a mail that is large: time of the first fetch and of a poll, memory.

Beside Odoo's own ``fetchmail.server`` into a model with nothing but a chatter, the least it can do.
"""

from __future__ import annotations

from typing import Any

from dev.mail_server import MailServer

from . import maildir, results, workbench
from .results import Reach, Result
from .small_mails import ADDRESS, large_mail, small_mails
from .workbench import BenchError, say

MAILS = 20_000
PEER_MAILS = 1_000
"""The peer's first fetch is measured on this many: it would need many minutes for all."""
POLLS = 5
WARM_UP = 20
LARGE = 60 * 2**20
"""Bytes; the largest mail that a mailbox takes unless told otherwise."""

FULL, FEW, BIG, FIRST = (f"{name}@bench.example" for name in ("full", "few", "big", "warm-up"))
ACCOUNTS = {account: f"bench-{account[:3]}" for account in (FULL, FEW, BIG, FIRST)}
OURS, PEER = "doc_intake", "fetchmail_thread"
PEER_TITLE = "fetchmail.server, chatter only"


def run(mails: int = MAILS) -> list[Result]:
    """Measure ourselves and the peer once each; every row is one process with a fresh database."""
    with workbench.mail_server(ACCOUNTS) as server, workbench.addon_template() as template:
        large = _deliver(server, mails)
        say(f"  {mails} mails of {len(next(small_mails(1))[1]) / 1000:.1f} kB with one file; one mail of {large} bytes")
        ours = _measure(server, template, OURS, FULL, mails, polls=POLLS, then_pop3=True)
        few = _measure(server, template, PEER, FEW, PEER_MAILS)
        _mark_read(server, FULL)
        idle = _measure(server, template, PEER, FULL, mails, polls=POLLS)
        big = _measure(server, template, OURS, BIG, 1)
        peer_big = _measure(server, template, PEER, BIG, 1)
        pop3_big = _measure(server, template, OURS, BIG, 1, protocol="pop3")
    measured = {"ours": ours, "peer": few, "peer idle": idle, "large": big, "peer large": peer_big, "POP3": pop3_big}
    results.save("mailbox", measured)
    return [
        *_first_fetch(ours, few, mails),
        *_polls(ours, idle, mails),
        _large("60 MB mail, peak memory", big, peer_big, large),
        _large("60 MB mail by POP3, peak memory", pop3_big, peer_big, large),
    ]


def _deliver(server: MailServer, mails: int) -> int:
    """Fill the accounts; return the size of the large mail."""
    arrived, raw = large_mail(LARGE)
    maildir.fill(server, FULL, small_mails(mails))
    maildir.fill(server, FEW, small_mails(PEER_MAILS))
    maildir.fill(server, FIRST, small_mails(WARM_UP, first=mails))
    maildir.fill(server, BIG, [(arrived, raw)])
    for account in ACCOUNTS:
        # The server's own index, which it has of any mailbox that was looked at before.
        with server.client(account) as client:
            client.select("INBOX")
            client.fetch("1:*", "(RFC822.SIZE INTERNALDATE)")
    return len(raw)


def _measure(
    server: MailServer,
    template: str,
    system: str,
    account: str,
    mails: int,
    *,
    protocol: str = "imap",
    polls: int = 0,
    then_pop3: bool = False,
) -> dict[str, Any]:
    for name in (FIRST, account):
        if not (system == PEER and polls and name == account):
            _mark_unread(server, name)
    settings = server.settings
    job = {
        "system": system,
        "address": ADDRESS,
        "server": {
            "host": settings.host,
            "imaps_port": settings.imaps_port,
            "pop3s_port": settings.pop3s_port,
            "ca": settings.ca_file.read_text(encoding="utf-8"),
        },
        "warm_up": [FIRST, ACCOUNTS[FIRST]],
        "timed": [account, ACCOUNTS[account]],
        "mails": mails,
        "protocol": protocol,
        "polls": polls,
        "then_pop3": then_pop3,
    }
    with workbench.scratch_database(template) as database:
        measured: dict[str, Any] = workbench.run_in_odoo("mailbox_process", database, job)
    figures = ", ".join(f"{name} {value:.4g}" for name, value in measured.items() if isinstance(value, int | float))
    say(f"  {system}, {account}: {figures}")
    if measured["problem"]:
        raise BenchError(f"{system}, {account}: {measured['problem']}")
    return measured


def _mark_unread(server: MailServer, account: str) -> None:
    with server.client(account) as client:
        client.select("INBOX")
        client.store("1:*", "-FLAGS.SILENT", "(\\Seen)")


def _mark_read(server: MailServer, account: str) -> None:
    """fetchmail.server asks for unread mail only: with all of it read, it finds nothing new."""
    with server.client(account) as client:
        client.select("INBOX")
        client.store("1:*", "+FLAGS.SILENT", "(\\Seen)")


def _first_fetch(ours: dict[str, Any], peer: dict[str, Any], mails: int) -> list[Result]:
    speed, peer_speed = mails / ours["seconds"], PEER_MAILS / peer["seconds"]
    return [
        Result(f"{mails} mails, into the vault", ours["stored"], "s"),
        Result(
            f"{mails} mails, into documents",
            ours["seconds"],
            "s",
            f"{PEER_TITLE}, {PEER_MAILS} mails x {mails // PEER_MAILS}",
            mails / peer_speed,
            speed / peer_speed,
        ),
        Result(f"{mails} mails, peak memory", ours["peak"] / 2**20, "MB"),
        Result(f"{mails} mails, from IMAP to POP3", ours["adopted"], "s"),
    ]


def _polls(ours: dict[str, Any], peer: dict[str, Any], mails: int) -> list[Result]:
    poll = Result(
        f"idle poll of {mails}, IMAP", ours["poll"], "s", PEER_TITLE, peer["poll"], peer["poll"] / ours["poll"]
    )
    return [
        poll,
        Result(f"idle poll of {mails}, POP3", ours["pop3_poll"], "s"),
        Result(f"idle poll of {mails}, POP3, peak memory", ours["pop3_poll_peak"] / 2**20, "MB"),
    ]


def _large(name: str, ours: dict[str, Any], peer: dict[str, Any], size: int) -> Result:
    """Peak memory above what the process had before, as a multiple of the mail."""
    return Result(
        name,
        ours["peak"] / size,
        "x its size",
        f"{PEER_TITLE}, IMAP",
        peer["peak"] / size,
        peer["peak"] / ours["peak"],
        Reach("value", "<=", 5),
    )
