"""Tests inside Odoo: installation without warnings, the addons' tests, Odoo's lint tests."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

from . import console, database, odoo_log, shell, templates
from .errors import SetupError
from .odoo_command import command, environment
from .odoo_log import TestResult
from .odoo_tree import OdooTree
from .paths import ADDONS, LOG, ROOT

DATABASE = "doc_intake_test"
# Others of test_lint (TestDocstring ...) fail on Odoo's own modules and say nothing about ours.
LINT_CLASSES = (
    "ManifestLinter",
    "RoutesLinter",
    "TestDunderinit",
    "TestIndex",
    "TestLintOverrideSignatures",
    "TestNaming",
    "TestTestHoles",
)
# Odoo skips tests that need a browser when it cannot start one; that must not look like success.
_NO_BROWSER = re.compile(
    "Chrome executable not found|Chrome headless failed to start|Failed to detect"
)


def addons() -> list[str]:
    return sorted(manifest.parent.name for manifest in ADDONS.glob("*/__manifest__.py"))


def check_installation(tree: OdooTree) -> TestResult:
    """Install the addon with demo data and languages; every warning in the log is a failure."""
    with console.step("Database with Odoo's own modules and demo data") as note:
        template, result = templates.ensure(tree, templates.DEMO_MODULES, demo=True)
        note(result)
    name = f"{DATABASE}_install"
    log = _empty_log("install")
    outcome = TestResult(run=1)
    with console.step("Installation with demo data") as note:
        database.clone(template, name)
        try:
            templates.install(tree, name, addons(), demo=True, log=log.stem)
            outcome.finished = True
        except SetupError as error:
            console.explain(str(error))
        finally:
            database.drop(name)
        outcome.problems = odoo_log.warnings(_entries(log))
        outcome.failed = int(bool(outcome.problems) or not outcome.finished)
        note(f"{len(outcome.problems)} warnings")
    return outcome


def run(tree: OdooTree) -> TestResult:
    """Run the tests of the addons and Odoo's lint tests over them in a fresh database."""
    with console.step("Database with Odoo's own modules") as note:
        template, result = templates.ensure(tree, templates.TEST_MODULES, demo=False)
        note(result)
    tags = [
        *(f"/{addon}" for addon in addons()),
        *(f"/test_lint:{name}" for name in LINT_CLASSES),
    ]
    log = _empty_log("odoo-tests")
    with console.step("Odoo tests") as note:
        database.clone(template, DATABASE)
        status = _run_odoo(tree, tags, log)
        outcome = odoo_log.test_result(_entries(log))
        _judge(outcome, status, log)
        note(f"{outcome.passed} passed, {outcome.failed} failed, {len(outcome.skipped)} skipped")
        if not outcome.failed:
            database.drop(DATABASE)
    return outcome


def _run_odoo(tree: OdooTree, tags: Sequence[str], log: Path) -> int:
    arguments = [
        *("-d", DATABASE, "-i", ",".join(addons()), "-u", "test_lint"),
        f"--test-tags={','.join(tags)}",
        f"--http-port={_free_port()}",
        "--max-cron-threads=0",
        f"--screenshots={LOG / 'screenshots'}",
    ]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command(*arguments),
            env=environment(tree),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        return shell.wait(process, finish=False)


def _judge(outcome: TestResult, status: int, log: Path) -> None:
    """Turn everything that is no success into failures, with an entry that says why."""
    if outcome.finished:
        # A test that expects an error mutes the logger; any other error is a failure.
        outcome.failed += sum(not entry.is_about_tests for entry in outcome.problems)
    reasons = []
    if not outcome.finished:
        reasons.append(f"Odoo stopped before its summary of the tests:\n{shell.tail(log)}")
    elif outcome.run == 0:
        reasons.append("Odoo ran no tests at all.")
    elif status != 0 and outcome.failed == 0:
        reasons.append(f"Odoo ended with status {status}.")
    if _NO_BROWSER.search(log.read_text(encoding="utf-8", errors="replace")):
        reasons.append("The browser did not start, so its tests were skipped.")
    for reason in reasons:
        outcome.failed += 1
        outcome.problems.append(odoo_log.Entry("ERROR", "make test", reason))


def _entries(log: Path) -> list[odoo_log.Entry]:
    with log.open(encoding="utf-8", errors="replace") as lines:
        return odoo_log.entries(lines)


def _empty_log(name: str) -> Path:
    path = LOG / f"{name}.log"
    path.write_bytes(b"")
    return path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
