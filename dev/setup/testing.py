"""``make test``: pytest, then Odoo's tests, closing with one line that counts both."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence

from . import console, odoo_tests, shell
from .odoo_command import project_environment
from .odoo_log import TestResult
from .odoo_tree import OdooTree
from .paths import LOG, ROOT, STATE, VENV_PYTHON
from .stamps import write_atomically

DATABASE = odoo_tests.DATABASE
SUMMARY = STATE / "test-summary"


def run(tree: OdooTree) -> int:
    """Run all tests; the last line printed is the sum. Returns 1 when anything failed."""
    results = [_pytest(tree), odoo_tests.check_installation(tree), odoo_tests.run(tree)]
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


def _pytest(tree: OdooTree) -> TestResult:
    report = LOG / "pytest.xml"
    report.unlink(missing_ok=True)
    console.say("          pytest")
    status = run_in_foreground(tree, ["-m", "pytest", "--quiet", f"--junit-xml={report}"])
    result = TestResult(finished=report.exists())
    if report.exists():
        for case in ElementTree.parse(report).iter("testcase"):
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
