"""The run: every point, then kills at any moment; a table in the end."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from dev.mail_server import Features, MailServer
from dev.setup import console, shell
from dev.setup.odoo_tree import OdooTree

from . import database
from .points import Points, install
from .scenarios import Damage, Scenario, Trial
from .workers import Killed, Worker, Workers

_PREFIX = "INBOX."
_KILLS_A_ROUND = 8
_LONGEST_PAUSE = 0.15  # seconds; a worker that is left alone needs about three times as long
_MOST_MAILS = 60


class Run:
    def __init__(self, scratch: database.Scratch, workers: Workers, seed: int) -> None:
        self.scratch, self.workers = scratch, workers
        self.random = random.Random(seed)
        self.total = Damage()
        self.missed: list[str] = []
        self.kills = 0
        self._died_at: dict[bool, set[str]] = {True: set(), False: set()}

    # ---- EVERY POINT ----

    def every_point(self, scenario: Scenario, each: int, *, again: bool = True) -> None:
        """``again`` False: leave out the points at which another scenario of the kind has died."""
        hits = self._record(scenario)
        known = self._died_at[scenario.acts]
        if not again:
            hits = {name: count for name, count in hits.items() if name not in known}
        known.update(hits)
        say(f"\n{scenario.title}")
        say(f"  {'point':58} {'hits':>5} {'kills':>6}   result")
        for name in sorted(hits, key=_without_before):
            started = time.monotonic()
            kills, damage = 0, Damage()
            for number in _spread(hits[name], each):
                killed, found = self._die_at(scenario, name, number)
                kills += killed
                _add(damage, found)
            if kills < each:
                self.missed.append(f"{scenario.title}: {name}")
            self.kills += kills
            _add(self.total, damage)
            seconds = time.monotonic() - started
            say(f"  {name:58} {hits[name]:5} {kills:6}   {_said(damage)}   {seconds:5.1f} s")

    def _record(self, scenario: Scenario) -> dict[str, int]:
        """A run without kills; returns how often it passes each point."""
        trial = self._trial(scenario)
        points = Points()

        def work(env: Any) -> dict[str, int]:
            trial.work(env)
            env.cr.commit()
            return dict(points.hits)

        hits: dict[str, int] = self.workers.run(work, lambda: install(points, str(self.scratch.filestore)))
        damage = trial.check()
        left = trial.unfinished()
        if damage or left:
            raise RuntimeError(f"{scenario.title} fails without any kill: {damage.wrong} {left}")
        # The commits of Odoo itself and the last one of this test are no point of ours.
        return {name: count for name, count in hits.items() if not name.endswith("commit of Odoo")}

    def _die_at(self, scenario: Scenario, name: str, number: int) -> tuple[bool, Damage]:
        trial = self._trial(scenario)
        points = Points(name, number)
        killed = False
        try:
            self.workers.run(lambda env: trial.work(env), lambda: install(points, str(self.scratch.filestore)))
        except Killed:
            killed = True
        damage = trial.check_safe()
        self._conclude(trial, damage)
        return killed, damage

    def _trial(self, scenario: Scenario) -> Trial:
        trial = Trial(scenario, self.scratch, self.workers)
        trial.account.receive()
        if scenario.acts:
            self.workers.run(trial.take_in)
        return trial

    def _conclude(self, trial: Trial, damage: Damage) -> None:
        left = trial.finish()
        _add(damage, trial.check())
        damage.wrong += [f"stuck: {what}" for what in left]

    # ---- AT ANY MOMENT ----

    def any_moment(self, scenario: Scenario, wanted: int, *, overtake: bool) -> int:
        """Kill workers under load; return how many died.

        Two workers are at it, mail comes in meanwhile. ``overtake``: now and then the lease of a
        living worker runs out too, so that the other one takes its work over while it still works.
        """
        trial = Trial(scenario, self.scratch, self.workers)
        trial.account.receive()
        crew = [self._start(trial), self._start(trial)]
        kills, damage = 0, Damage()
        while kills < wanted:
            time.sleep(self.random.uniform(0, _LONGEST_PAUSE))
            index = self.random.randrange(len(crew))
            worker = crew[index]
            if not worker.alive:
                worker.wait()
                self.scratch.let_time_pass(trial.mailbox, [])
                crew[index] = self._start(trial)
            elif self.random.random() < 0.3:
                kills += worker.kill()
                _add(damage, trial.check_safe())
                self.scratch.let_time_pass(trial.mailbox, [worker.tokens])
                crew[index] = self._start(trial)
            elif overtake and self.random.random() < 0.5:
                self.scratch.let_time_pass(trial.mailbox)
            if self.random.random() < 0.1 and len(trial.account.mails) < _MOST_MAILS:
                trial.account.receive()
        for worker in crew:
            worker.wait()
        self._conclude(trial, damage)
        self.kills += kills
        _add(self.total, damage)
        say(f"  {scenario.title:40} {len(trial.account.mails):3} mails {kills:3} kills   {_said(damage)}")
        return kills

    def _start(self, trial: Trial) -> Worker:
        def work(env: Any) -> None:
            trial.take_in(env)
            trial.act(env)

        return self.workers.start(work)


def run(tree: OdooTree, each: int, at_random: int, seed: int, only: Collection[str], *, again: bool = True) -> int:
    """Run everything and print the table; returns the exit status. ``again``: see ``every_point``."""
    started = time.monotonic()
    with ExitStack() as stack:
        with console.step("Database for the crash points"):
            scratch = stack.enter_context(database.scratch(tree))
            workers = Workers(tree, scratch.name)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        scenarios = list(_scenarios(stack, folder))
        chosen = [scenario for scenario in scenarios if scenario.title in (only or titles(scenarios))]
        result = Run(scratch, workers, seed)
        for scenario in chosen if each else ():
            result.every_point(scenario, each, again=again)
        if at_random:
            say("\nAt any moment, two workers, mail coming in")
            _at_any_moment(result, [scenario for scenario in chosen if scenario.acts], at_random)
        failed = bool(result.total or result.missed)
        if failed:
            say(shell.tail(workers.log, lines=40))
    for name in result.missed:
        say(f"never died at: {name}")
    for what, count in Counter(result.total.wrong).items():
        say(f"{count} x {what}")
    minutes = (time.monotonic() - started) / 60
    say(f"\n{result.kills} kills, seed {seed}, {minutes:.1f} minutes")
    say(f"lost {result.total.lost}, twice {result.total.twice}")
    return 1 if failed else 0


def titles(scenarios: Iterable[Scenario]) -> list[str]:
    return [scenario.title for scenario in scenarios]


def _at_any_moment(result: Run, scenarios: list[Scenario], wanted: int) -> None:
    left, turn = wanted, 0
    # All of them have their turn, however few are wanted.
    kills_a_round = min(_KILLS_A_ROUND, -(-wanted // max(len(scenarios), 1)))
    while left > 0 and scenarios:
        scenario = scenarios[turn % len(scenarios)]
        # COPY is the one command that two at once would really do twice; a lease of ten minutes
        # keeps them apart, so only the leases of the dead run out there.
        left -= result.any_moment(scenario, min(left, kills_a_round), overtake=not scenario.prefix)
        turn += 1


def _scenarios(stack: ExitStack, folder: Path) -> Iterator[Scenario]:
    usual = MailServer(folder / "usual", accounts={})
    plain = MailServer(
        folder / "plain",
        accounts={},
        features=Features(without=frozenset({"MOVE"}), prefix=_PREFIX, separator="."),
    )
    locking = MailServer(folder / "locking", accounts={}, features=Features(pop3_lock=True))
    for server in (usual, plain, locking):
        stack.callback(server.clean)
        server.start()
    yield Scenario("intake", "keep", False, usual)
    yield Scenario("POP3 intake", "keep", False, locking, protocol="pop3")
    yield Scenario("mark read", "mark_read", True, usual)
    yield Scenario("delete", "delete", True, usual)
    yield Scenario("move", "move", True, usual)
    yield Scenario("move by COPY", "move", True, plain, _PREFIX)
    yield Scenario("POP3 delete", "delete", True, locking, protocol="pop3")


def _spread(hits: int, each: int) -> list[int]:
    """Which of the ``hits`` to die at, evenly: the first, ... the last."""
    if each == 1:
        return [(hits + 1) // 2]
    return [1 + round(index * (hits - 1) / (each - 1)) for index in range(each)]


def _without_before(name: str) -> tuple[str, bool]:
    when, _space, what = name.partition(" ")
    return what, when == "after"


def _add(total: Damage, damage: Damage) -> None:
    total.lost += damage.lost
    total.twice += damage.twice
    total.wrong += damage.wrong


def _said(damage: Damage) -> str:
    if not damage:
        return "lost 0, twice 0"
    return f"lost {damage.lost}, twice {damage.twice}: {'; '.join(dict.fromkeys(damage.wrong))}"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
