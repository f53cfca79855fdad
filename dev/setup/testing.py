"""``make test``: pytest and Odoo's tests side by side, closing with one line that counts both."""

from __future__ import annotations

import os
import subprocess
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from typing import Self

from . import console, odoo_tests, shell
from .odoo_command import project_environment
from .odoo_log import TestResult
from .odoo_tree import OdooTree
from .paths import LOG, ROOT, STATE, VENV_PYTHON
from .stamps import write_atomically

DATABASE = odoo_tests.DATABASE
SUMMARY = STATE / "test-summary"
GRACE = 10.0
"""Seconds that pytest has to tidy up when the tests are broken off."""
POLL = 0.5


def run(tree: OdooTree) -> int:
    """Run all tests; the last line printed is the sum. Returns 1 when anything failed."""
    with _Pytest(tree) as pytest:
        results = [odoo_tests.check_installation(tree), odoo_tests.run(tree)]
        results.append(pytest.result())
    problems = [entry for result in results for entry in result.problems]
    if problems:
        console.say(f"\nProblems in Odoo (logs in {LOG}):")
    for entry in problems:
        console.say(f"\n{entry}")
    passed = sum(result.passed for result in results)
    failed = sum(result.failed for result in results)
    skipped = sum(len(result.skipped) for result in results)
    close(passed, failed, skipped)
    return 1 if failed else 0


def close(passed: int, failed: int, skipped: int) -> None:
    """Print the closing line and keep it for ``.ci/run``."""
    closing = f"{passed} passed, {failed} failed{f', {skipped} skipped' if skipped else ''}"
    write_atomically(SUMMARY, f"{closing}\n")
    console.say(f"\n{closing}")


def run_in_foreground(tree: OdooTree, arguments: Sequence[str]) -> int:
    """Run Python of the environment in the checkout, its output to ours; returns its status."""
    process = subprocess.Popen(
        [str(VENV_PYTHON), *arguments], env=project_environment(tree), cwd=ROOT
    )
    return shell.wait(process, finish=False)


class _Pytest:
    """pytest in the background, since it waits for servers and programs half of its time; what it prints is kept
    until its result is asked for.
    """

    def __init__(self, tree: OdooTree) -> None:
        self._report = LOG / "pytest.xml"
        self._report.unlink(missing_ok=True)
        self._output = (LOG / "pytest.log").open("w+b")
        self._process = subprocess.Popen(
            [str(VENV_PYTHON), "-m", "pytest", "--quiet", f"--junit-xml={self._report}"],
            env=project_environment(tree),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(GRACE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._output.close()

    def result(self) -> TestResult:
        """Show what pytest has printed and goes on printing; its result when it has ended."""
        console.say("          pytest")
        shown = 0
        while True:
            ended = self._process.poll() is not None
            text = os.pread(self._output.fileno(), 1 << 20, shown)
            shown += len(text)
            console.stream.write(text.decode(errors="replace"))
            console.stream.flush()
            if ended and not text:
                return self._counted(self._process.returncode)
            if not text:
                time.sleep(POLL)

    def _counted(self, status: int) -> TestResult:
        result = TestResult(finished=self._report.exists())
        if result.finished:
            for case in ElementTree.parse(self._report).iter("testcase"):
                result.run += 1
                outcomes = {child.tag for child in case}
                if outcomes & {"failure", "error"}:
                    result.failed += 1
                elif "skipped" in outcomes:
                    result.skipped.append(str(case.get("name")))
        # Status 5: no tests found. Collecting may fail without a test case that says so.
        if status != 0 and not result.failed:
            result.failed += 1
        return result
