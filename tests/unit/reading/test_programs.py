"""Programs that hang, are not there or have no room to write: said as what it is, nothing left behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from typed_documents import INVOICE_LINES, picture
from typed_documents import pdf as make_pdf

from bench.memory import TreePeak
from intake_core.errors import IntakeError
from intake_core.files import children, programs, scratch
from intake_core.files.errors import DiskFull, DocumentTimeout
from intake_core.files.limits import MEGABYTE, Limits
from intake_core.reading import ReadingOptions, read
from intake_core.reading.errors import OcrMissing, OcrTimeout

PROGRAMS = ("tesseract", "pdftoppm", "pdfinfo")
pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not programs.is_installed(*PROGRAMS), reason="tesseract-ocr and poppler-utils are not installed"
    ),
]
LIMITS = Limits(page_seconds=2, document_seconds=5)
OPTIONS = ReadingOptions(languages="eng", limits=LIMITS, workers=2, force_ocr=True)
SCAN = make_pdf([INVOICE_LINES, INVOICE_LINES])


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for temporary files that has to be empty in the end."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder
    assert list(folder.iterdir()) == []
    tempfile.tempdir = None


def replace(name: str, script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program called ``name`` before the real one."""
    read(picture(), "a.png", ReadingOptions(languages="eng"))  # asks the real one for its languages
    path = folder / "bin" / name
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}:{os.environ['PATH']}")


def descendants() -> set[int]:
    found = set()
    for task in Path("/proc/self/task").iterdir():
        with contextlib.suppress(OSError):
            found |= {int(number) for number in (task / "children").read_text().split()}
    return found


@pytest.mark.parametrize("name", ["tesseract", "pdftoppm"])
def test_a_program_that_hangs_is_ended(
    name: str, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(name, f"echo $$ >> {tmp_path}/pids; exec sleep 60", tmp_path, monkeypatch)
    children.close_idle()
    before = descendants()
    started = time.monotonic()
    with pytest.raises((OcrTimeout, DocumentTimeout)) as error:
        read(SCAN, "a.pdf", OPTIONS)
    assert time.monotonic() - started < LIMITS.document_seconds + LIMITS.page_seconds + 3
    assert error.value.retry
    pids = [int(line) for line in (tmp_path / "pids").read_text().split()]
    assert pids and not any(Path(f"/proc/{pid}").exists() for pid in pids)
    children.close_idle()
    assert descendants() <= before  # none is left to be waited for either


@pytest.mark.slow
def test_page_count_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pdf2image waits for pdfinfo without a limit: the script that starts it has one."""
    replace("pdfinfo", "exec sleep 100", tmp_path, monkeypatch)
    started = time.monotonic()
    done = subprocess.run([programs.bounded("pdfinfo"), "a.pdf"], capture_output=True, check=False, timeout=60)
    assert done.returncode == 124
    assert 25 < time.monotonic() - started < 45


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_that_is_not_there(
    name: str, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when the others are, and when the languages were asked for before: it is tried again later."""
    read(picture(), "a.png", ReadingOptions(languages="eng"))
    (tmp_path / "bin").mkdir()
    for other in {*PROGRAMS, "sh", "timeout"} - {name}:
        (tmp_path / "bin" / other).symlink_to(shutil.which(other) or other)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(OcrMissing) as error:
        read(SCAN, "a.pdf", OPTIONS)
    assert error.value.retry
    mixed = make_pdf([INVOICE_LINES, []])  # a text page keeps its text, but is not all there is
    options = ReadingOptions(languages="eng")
    if name == "tesseract":
        with pytest.raises(OcrMissing):
            read(picture(), "a.png", options)
    assert read(make_pdf([INVOICE_LINES]), "a.pdf", options).source == "text"
    with contextlib.suppress(OcrMissing):
        assert read(mixed, "a.pdf", options).value("total_gross") == "123.00"


def test_bounds_of_a_program() -> None:
    """The real script, started as pytesseract and pdf2image start it."""
    environment = {**os.environ, "LC_ALL": "C"}
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" --version', programs.bounded("tesseract")],
        capture_output=True,
        env=environment,
        check=True,
    )
    assert b"tesseract" in done.stdout + done.stderr
    script = Path(programs.bounded("pdftoppm")).read_text()
    assert {"ulimit -v 1048576", "ulimit -t 600", "ulimit -f 1048576"} <= {
        line.removesuffix(" 2>/dev/null") for line in script.splitlines()
    }
    assert programs.bounded("no-such-program") == "no-such-program"


FULL = """
    import sys, os, tempfile
    sys.path[:0] = sys.argv[2:]
    from pathlib import Path
    from intake_core.errors import IntakeError
    from intake_core.files import scratch
    from intake_core.reading import ReadingOptions, read
    data = Path(sys.argv[1]).read_bytes()
    for free in (200, 2, 0):
        # Room is taken after the reading began, as another program would.
        filler = Path(tempfile.gettempdir()) / "filler"
        scratch.LEAST_FREE = 0
        room = os.statvfs(tempfile.gettempdir())
        wanted = room.f_bavail * room.f_frsize - free * 1024 * 1024
        try:
            with filler.open("wb") as file:
                for _block in range(max(wanted, 0) >> 20):
                    file.write(bytes(1 << 20))
        except OSError:
            pass
        try:
            print(free, read(data, "a.pdf", ReadingOptions(languages="eng", force_ocr=True)).source)
        except IntakeError as error:
            print(free, error.code, error.retry)
        filler.unlink()
"""


def test_a_disk_without_room(tmp_path: Path) -> None:
    """A real one of 300 MB, in a mount namespace of its own."""
    mount = tmp_path / "disk"
    mount.mkdir()
    (tmp_path / "scan.pdf").write_bytes(SCAN)
    inside = ["unshare", "--user", "--map-root-user", "--mount"]
    command = f'mount -t tmpfs -o size=300m none {mount} && TMPDIR={mount} exec "$@"'
    if subprocess.run([*inside, "sh", "-c", command, "sh", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mount namespaces here")
    done = subprocess.run(
        [
            *(*inside, "sh", "-c", command, "sh", sys.executable, "-c", textwrap.dedent(FULL)),
            *(str(tmp_path / "scan.pdf"), *sys.path),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert done.stdout.splitlines() == ["200 ocr", "2 temporary_disk_full True", "0 temporary_disk_full True"]


def test_no_room_to_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "LEAST_FREE", 1 << 60)
    with pytest.raises(DiskFull) as error:
        read(SCAN, "a.pdf", OPTIONS)
    assert error.value.retry


def test_nothing_is_left_behind(temporary: Path) -> None:
    with pytest.raises(IntakeError):
        read(picture(), "a.png", ReadingOptions(languages="eng", limits=Limits(page_seconds=0.1)))
    read(SCAN, "a.pdf", ReadingOptions(languages="eng", force_ocr=True))


@pytest.mark.slow
def test_memory_for_five_hundred_pages() -> None:
    """Most of this process and its children together: text, and as many scanned pages as are read."""
    lines = [(60, 60 + 12 * number, f"Line {number} with some words on it, 12.50 PLN") for number in range(50)]
    data = make_pdf([lines] * 500)
    for options in (
        ReadingOptions(languages="eng", workers=2),
        ReadingOptions(languages="eng", workers=2, force_ocr=True, limits=Limits(max_ocr_pages=4)),
    ):
        children.close_idle()
        with TreePeak() as peak:
            reading = read(data, "a.pdf", options)
        assert reading.pages == 500
        assert peak.added < 600 * MEGABYTE
