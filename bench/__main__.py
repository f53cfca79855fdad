"""``python -m bench [--only NAME]``, called by ``make bench [ONLY=NAME]`` in its environment."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable

from dev.setup.errors import SetupError

from . import intake, mailbox, ocr, profile, results, splitting, table
from .reading import benchmark as reading
from .workbench import BenchError, say

BENCHMARKS: dict[str, Callable[[], list[results.Result]]] = {
    "intake": intake.run,
    "mailbox": mailbox.run,
    "reading": reading.run,
    "ocr": ocr.run,
    "profile": profile.run,
    "splitting": splitting.run,
}


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks, print the table, write the file.

    The status is 1 when one could not be run or did the wrong thing, not for a number not reached.
    """
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=BENCHMARKS, help="run one benchmark")
    only = parser.parse_args(arguments).only
    found: list[results.Result] = []
    failed = False
    say(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.platform()}")
    for name in [only] if only else BENCHMARKS:
        say(f"\n{name}")
        try:
            found += BENCHMARKS[name]()
        except (BenchError, SetupError) as error:
            say(f"  {error}")
            failed = True
    say(f"\n{table.results_table(found)}")
    say(f"\nWritten: {results.write(found)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
