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
    """Measure the three in turn, ``rounds`` times."""
    warm_up, timed = ACCOUNTS
    generated = list(make_mails(mails))
    size = sum(len(mail.raw) for mail in generated) / mails / 1000
    say(f"  {mails} mails of {size:.0f} kB on average, each with one PDF invoice")
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in TITLES}
    with workbench.mail_server(ACCOUNTS) as server, workbench.addon_template() as template:
        server.deliver(warm_up, [mail.raw for mail in make_mails(WARM_UP, first=mails)])
        server.deliver(timed, [mail.raw for mail in generated])
        for name in [*TITLES] * rounds:
            runs[name].append(_measure(name, server, template, generated))
    _tell_rows(runs, mails)
    results.save("intake", runs)
    return _results(runs, mails)


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


def _tell_rows(runs: dict[str, list[dict[str, Any]]], mails: int) -> None:
    counts = {name: found[-1]["rows"] for name, found in runs.items()}
    tables = sorted(set().union(*counts.values()))
    rows = [[name, *(str(counts[system].get(name, "")) for system in counts)] for name in tables]
    total = ["all tables", *(str(sum(found.values())) for found in counts.values())]
    say(f"\nRows created for {mails} mails; each mail and each file's bytes were found by search.")
    say(table.table(["table", *counts], [*rows, total]))


def _results(runs: dict[str, list[dict[str, Any]]], mails: int) -> list[Result]:
    speeds = {name: [mails / one["seconds"] for one in found] for name, found in runs.items()}
    ours = speeds.pop(OURS)
    return [
        Result(
            name="intake" if system == BILLS else "intake, lightest peer",
            value=median(ours),
            unit="messages/s",
            peer=PEERS[system],
            peer_value=median(theirs),
            ratio=median(a / b for a, b in zip(ours, theirs, strict=True)),
            reach=REACH,
        )
        for system, theirs in speeds.items()
    ]
