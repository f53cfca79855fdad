"""What an Odoo log says: test results, and warnings that should not be there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_LINE = re.compile(
    r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} \d+ (?P<level>[A-Z]+) (?P<database>\S+) "
    r"(?P<logger>[\w.?]+): (?P<text>.*)$"
)
_RESULT = re.compile(r"^(?P<failed>\d+) failed, (?P<errors>\d+) error\(s\) of (?P<run>\d+) tests")
_FAILED_TESTS = re.compile(
    r"FAIL: |ERROR: |Module \w+: \d+ failures, \d+ errors of|At least one test failed"
)
_SKIPPED = re.compile(r"^skipped (?P<test>.*) : (?P<reason>.*)$")

# What Odoo's own modules log on every installation of this release.
KNOWN_WARNINGS: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One log entry with the lines that belong to it (a traceback)."""

    level: str
    logger: str
    text: str

    @property
    def is_about_tests(self) -> bool:
        """True for a failed test and for the sums that Odoo logs of them."""
        return bool(_FAILED_TESTS.match(self.text))

    def __str__(self) -> str:
        return f"{self.level} {self.logger}: {self.text}"


@dataclass(slots=True)
class TestResult:
    """Outcome of one run; ``finished`` is False when the program died before its own summary."""

    run: int = 0
    failed: int = 0
    finished: bool = False
    skipped: list[str] = field(default_factory=list)
    problems: list[Entry] = field(default_factory=list)
    """Failed tests and everything else that was logged as an error."""

    @property
    def passed(self) -> int:
        return max(0, self.run - self.failed - len(self.skipped))


def entries(lines: Iterable[str]) -> list[Entry]:
    found: list[Entry] = []
    for line in lines:
        match = _LINE.match(line)
        if match:
            found.append(Entry(match["level"], match["logger"], match["text"].strip()))
        elif found:
            last = found[-1]
            found[-1] = Entry(last.level, last.logger, f"{last.text}\n{line.rstrip()}")
    return found


def warnings(log: Iterable[Entry]) -> list[Entry]:
    """Entries of level WARNING and above that Odoo itself does not always log."""
    return [
        entry
        for entry in log
        if entry.level in ("WARNING", "ERROR", "CRITICAL")
        and not any(pattern.search(f"{entry.logger}: {entry.text}") for pattern in KNOWN_WARNINGS)
    ]


def test_result(log: Iterable[Entry]) -> TestResult:
    result = TestResult()
    for entry in log:
        summary = _RESULT.match(entry.text) if entry.logger == "odoo.tests.result" else None
        skipped = _SKIPPED.match(entry.text)
        if summary:
            result.finished = True
            result.run += int(summary["run"])
            result.failed += int(summary["failed"]) + int(summary["errors"])
        elif skipped:
            result.skipped.append(f"{skipped['test']}: {skipped['reason']}")
        elif entry.level in ("ERROR", "CRITICAL"):
            result.problems.append(entry)
    return result
