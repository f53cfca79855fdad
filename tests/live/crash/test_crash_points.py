"""The crash points in their short form; ``python -m tests.live.crash`` is the long one."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import PROJECT
from tests.live.crash.__main__ import NOT_SET_UP


@pytest.mark.live
@pytest.mark.slow
def test_nothing_lost_nothing_twice(capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tests.live.crash", "--short"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=900, check=False)
    with capsys.disabled():
        # The figures are the point of it, also when they are good.
        sys.stdout.write(f"\n{done.stdout}")
    if done.returncode == NOT_SET_UP:
        pytest.skip(done.stdout.strip())
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    assert done.stdout.splitlines()[-1] == "lost 0, twice 0"
