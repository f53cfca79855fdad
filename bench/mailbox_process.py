"""A mailbox measured inside Odoo: ``python -m bench.mailbox_process DATABASE``, job on stdin.

Job: ``system``, ``address``, ``server``, ``warm_up`` and ``timed`` (account, password), ``mails`` in
the account ``timed``, ``protocol``, ``polls`` (how many times nothing new is looked for afterwards),
``then_pop3``: the same mailbox is read by POP3 in the end.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from .intake_process import open_registry
from .intake_systems import DocIntake, make_system, run_scheduled
from .memory import Peak

_FETCH = "doc_intake.ir_cron_fetch"


def main(database: str, job: dict[str, Any]) -> dict[str, Any]:
    """Tell seconds and peak memory of the first fetch, of the polls, and what is missing."""
    registry = open_registry(database)
    system = make_system(job["system"], job["address"])
    from odoo import SUPERUSER_ID, api

    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {})
        system.set_up(env)
        cr.commit()
        system.open(env, job["server"], *job["warm_up"])
        cr.commit()
        system.fetch(env)
        system.close(env)
        system.open(env, job["server"], *job["timed"])
        cr.commit()
        measure = _measure_ours if isinstance(system, DocIntake) else _measure_peer
        return measure(env, system, job)


def _measure_ours(env: Any, system: DocIntake, job: dict[str, Any]) -> dict[str, Any]:
    mailbox = system.mailbox.with_env(env)
    # A file as large as this must become a document as well.
    system.buffer.with_env(env).max_file_size = 100
    if job["protocol"] == "pop3":
        _use_pop3(mailbox, job)
    env.cr.commit()
    peak, started = Peak(), time.perf_counter()
    while _count(env, mailbox) < job["mails"] and not mailbox.reason_code:
        mailbox.next_try_at = False  # a run that used up its time is followed by the next at once
        env.cr.commit()
        run_scheduled(env, _FETCH)
    stored = time.perf_counter() - started
    system.fetch(env)
    unpacked = time.perf_counter() - started
    found = {"stored": stored, "seconds": unpacked, "peak": peak.bytes(), "problem": _problem(env, mailbox, job)}
    if job["polls"]:
        found["poll"], found["poll_peak"] = _poll(env, mailbox, job["polls"])
    if job["then_pop3"] and not found["problem"]:
        _use_pop3(mailbox, job)
        env.cr.commit()
        started, done = time.perf_counter(), False
        while not done and not mailbox.reason_code:
            mailbox.next_try_at = False
            env.cr.commit()
            run_scheduled(env, _FETCH)
            done = bool((mailbox.sync_state or {}).get("INBOX", {}).get("listed")) and not env[
                "doc.intake.message"
            ].search_count([("mailbox_id", "=", mailbox.id), ("uidvalidity", "!=", "0")], limit=1)
        found["adopted"] = time.perf_counter() - started
        found["problem"] = _problem(env, mailbox, job)
        found["pop3_poll"], found["pop3_poll_peak"] = _poll(env, mailbox, job["polls"])
    return found


def _use_pop3(mailbox: Any, job: dict[str, Any]) -> None:
    mailbox.write({"protocol": "pop3", "port": job["server"]["pop3s_port"]})


def _measure_peer(env: Any, system: Any, job: dict[str, Any]) -> dict[str, Any]:
    peak, started = Peak(), time.perf_counter()
    system.fetch(env)
    seconds = time.perf_counter() - started
    found: dict[str, Any] = {"seconds": seconds, "peak": peak.bytes(), "problem": ""}
    if job["polls"]:
        peak = Peak()
        found["poll"] = _median(lambda: run_scheduled(env, "mail.ir_cron_mail_gateway_action"), job["polls"])
        found["poll_peak"] = peak.bytes()
    return found


def _poll(env: Any, mailbox: Any, times: int) -> tuple[float, int]:
    """Median seconds, and peak memory, of looking for new mail where there is none."""

    def poll() -> None:
        run_scheduled(env, _FETCH)
        # It is due again at once, which no real mailbox is.
        mailbox.next_try_at = False
        env.cr.commit()

    mailbox.next_try_at = False
    env.cr.commit()
    peak = Peak()
    return _median(poll, times), peak.bytes()


def _median(call: Callable[[], None], times: int) -> float:
    seconds = []
    for _time in range(times):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return median(seconds)


def _count(env: Any, mailbox: Any) -> int:
    return int(env["doc.intake.message"].search_count([("mailbox_id", "=", mailbox.id)]))


def _problem(env: Any, mailbox: Any, job: dict[str, Any]) -> str:
    """What is wrong, empty when nothing is: each mail once, done, its bytes in the vault, a document."""
    env.invalidate_all()
    wanted, here = job["mails"], ("mailbox_id", "=", mailbox.id)
    messages, documents = env["doc.intake.message"], env["doc.intake.document"]
    counts = {
        "mails": messages.search_count([here]),
        "mails done": messages.search_count([here, ("state", "=", "done"), ("raw_attachment_id", "!=", False)]),
        "different mails": len(messages._read_group([here], ["sha256"])),
        "documents": documents.search_count([("message_id.mailbox_id", "=", mailbox.id)]),
    }
    wrong = [f"{count} {what} of {wanted}" for what, count in counts.items() if count != wanted]
    return "; ".join([*wrong, *([mailbox.reason_text] if mailbox.reason_code else [])])


if __name__ == "__main__":
    answer = main(sys.argv[1], json.load(sys.stdin))
    json.dump(answer, sys.stdout)
