"""From the mail server to committed documents that can be searched, in messages a second.

Beside Odoo's own ``fetchmail.server`` with the same mails on the same Dovecot, in turn, each in a
fresh copy of the same database.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from dev.mail_server import MailServer

from . import results, table, workbench
from .mails import ADDRESS, Mail, make_mails
from .results import Reach, Result
from .workbench import BenchError, say

MAILS = 500
ROUNDS = 3
WARM_UP = 20
ACCOUNTS = {"warm-up@bench.example": "bench-warm-up", "timed@bench.example": "bench-timed"}

OURS, BILLS, THREAD = "doc_intake", "fetchmail_bills", "fetchmail_thread"
TITLES = {
    OURS: "doc_intake, into documents",
    BILLS: "fetchmail.server, into draft vendor bills by the journal's alias",
    THREAD: "fetchmail.server, into a model with nothing but a chatter",
}
PEERS = {BILLS: "fetchmail.server, bills", THREAD: "fetchmail.server, chatter only"}
REACH = Reach("ratio", ">=", 10)


def run(mails: int = MAILS, rounds: int = ROUNDS) -> list[Result]:
    """Measure each peer ``rounds`` times, and before each of these runs ourselves."""
    warm_up, timed = ACCOUNTS
    generated = list(make_mails(mails))
    size = sum(len(mail.raw) for mail in generated) / mails / 1000
    say(f"  {mails} mails of {size:.0f} kB on average, each with one PDF invoice")
    pairs: dict[str, list[dict[str, Any]]] = {peer: [] for peer in PEERS}
    with workbench.mail_server(ACCOUNTS) as server, workbench.addon_template() as template:
        server.deliver(warm_up, [mail.raw for mail in make_mails(WARM_UP, first=mails)])
        server.deliver(timed, [mail.raw for mail in generated])
        for peer in [*PEERS] * rounds:
            pair = {name: _measure(name, server, template, generated) for name in (OURS, peer)}
            pairs[peer].append(pair)
    results.save("intake", pairs)
    _tell_rows(pairs, mails)
    return [_result(peer, found, mails) for peer, found in pairs.items()]


def _measure(name: str, server: MailServer, template: str, mails: Sequence[Mail]) -> dict[str, Any]:
    for account in ACCOUNTS:
        _mark_unread(server, account)
    settings = server.settings
    job = {
        "system": name,
        "address": ADDRESS,
        "server": {
            "host": settings.host,
            "imaps_port": settings.imaps_port,
            "ca": settings.ca_file.read_text(encoding="utf-8"),
        },
        **dict(zip(("warm_up", "timed"), ACCOUNTS.items(), strict=True)),
        "mails": [mail.truth() for mail in mails],
    }
    with workbench.scratch_database(template) as database:
        measured: dict[str, Any] = workbench.run_in_odoo("intake_process", database, job)
    problems = measured["problems"]
    if problems:
        raise BenchError(f"{TITLES[name]}: {len(problems)} of {len(mails)} wrong: {problems[0]}")
    speed = len(mails) / measured["seconds"]
    say(
        f"  {speed:7.1f} messages/s, {measured['seconds']:6.1f} s "
        f"({measured['cpu_seconds']:.1f} s of CPU in Python): {TITLES[name]}"
    )
    return measured


def _mark_unread(server: MailServer, account: str) -> None:
    """fetchmail.server takes unread mail only."""
    with server.client(account) as client:
        client.select("INBOX")
        client.store("1:*", "-FLAGS.SILENT", "(\\Seen)")


def _tell_rows(pairs: dict[str, list[dict[str, Any]]], mails: int) -> None:
    counts = {name: run["rows"] for found in pairs.values() for name, run in found[-1].items()}
    tables = sorted(set().union(*counts.values()))
    rows = [[name, *(str(counts[system].get(name, "")) for system in counts)] for name in tables]
    total = ["all tables", *(str(sum(found.values())) for found in counts.values())]
    say(f"\nRows created for {mails} mails; each mail and each file's bytes were found by search.")
    say(table.table(["table", *counts], [*rows, total]))


def _result(peer: str, pairs: list[dict[str, Any]], mails: int) -> Result:
    """Each run of the peer with the one of ours just before it."""
    ours, theirs = ([mails / pair[name]["seconds"] for pair in pairs] for name in (OURS, peer))
    return Result(
        name="intake" if peer == BILLS else "intake, lightest peer",
        value=median(ours),
        unit="messages/s",
        peer=PEERS[peer],
        peer_value=median(theirs),
        ratio=median(a / b for a, b in zip(ours, theirs, strict=True)),
        reach=REACH,
    )
