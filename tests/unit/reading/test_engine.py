"""One tesseract for many pages: the same words as one for each, and none left when it ends."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from typed_documents import INVOICE_LINES, picture

from intake_core.files import programs
from intake_core.reading.recognition.engine import Engine, Engines
from intake_core.reading.recognition.errors import PageFailed, PageTimeout

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not programs.is_installed("tesseract"), reason="tesseract-ocr is not installed"),
]
SETTINGS = ("eng", 4, 200)


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """An invoice, one line, nothing, the invoice again."""
    paths = []
    for number, lines in enumerate((INVOICE_LINES, [(60, 100, "page two")], [], INVOICE_LINES)):
        path = tmp_path / f"page {number}.png"
        path.write_bytes(picture(lines))
        paths.append(path)
    return paths


def words(table: str) -> list[list[str]]:
    """The rows of words without the number of the page."""
    rows = [line.split("\t") for line in table.split("\n")]
    return [row[2:] for row in rows if row[0] == "5"]


def alone(path: Path) -> list[list[str]]:
    command = ["tesseract", str(path), "-", "-l", "eng", "--oem", "1", "--psm", "4", "--dpi", "200", "tsv"]
    return words(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def test_page_after_page_as_each_alone(pages: list[Path], tmp_path: Path) -> None:
    engine = Engine(SETTINGS, tmp_path)
    try:
        for path in pages:
            assert words(engine.table(path, 30)) == alone(path), path.name
        assert engine.pages == 4
    finally:
        engine.close()
    assert sorted(tmp_path.iterdir()) == sorted(pages)


def test_one_thread_each(pages: list[Path], tmp_path: Path) -> None:
    engine = Engine(SETTINGS, tmp_path)
    try:
        engine.table(pages[1], 30)
        assert b"OMP_THREAD_LIMIT=1" in Path(f"/proc/{engine.process_id}/environ").read_bytes().split(b"\0")
    finally:
        engine.close()


def test_a_picture_that_is_none(pages: list[Path], tmp_path: Path) -> None:
    """It fails, and those before and after it do not."""
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n nothing")
    with Engines() as engines:
        before = words(engines.table(pages[0], SETTINGS, 30))
        for path in (broken, tmp_path / "missing.png"):
            with pytest.raises(PageFailed):
                engines.table(path, SETTINGS, 30)
        assert words(engines.table(pages[3], SETTINGS, 30)) == before != []
    assert len(list(tmp_path.iterdir())) == len(pages) + 1


def test_settings_change(pages: list[Path]) -> None:
    with Engines() as engines:
        first = words(engines.table(pages[0], SETTINGS, 30))
        assert words(engines.table(pages[0], ("eng", 6, 150), 30)) != []
        assert words(engines.table(pages[0], SETTINGS, 30)) == first


def test_a_page_that_takes_too_long(pages: list[Path], tmp_path: Path) -> None:
    with Engines() as engines:
        engines.table(pages[1], SETTINGS, 30)
        with pytest.raises(PageTimeout):
            engines.table(pages[0], SETTINGS, 0.01)
        assert words(engines.table(pages[1], SETTINGS, 30)) != []
    assert sorted(tmp_path.iterdir()) == sorted(pages)


def test_without_lines_as_they_come(
    pages: list[Path], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No ``stdbuf``: a process for each page, the same words."""
    folder = tmp_path_factory.mktemp("bin")
    for name in ("sh", "tesseract"):
        (folder / name).symlink_to(shutil.which(name) or name)
    expected = [alone(path) for path in pages]
    monkeypatch.setenv("PATH", str(folder))
    with Engines() as engines:
        assert [words(engines.table(path, SETTINGS, 30)) for path in pages] == expected


def test_a_tiny_picture(tmp_path: Path) -> None:
    """Tesseract gives nothing for it, and goes on."""
    path = tmp_path / "tiny.pgm"
    Image.new("L", (1, 1), 255).save(path)
    with Engines() as engines:
        for _time in range(2):
            assert words(engines.table(path, SETTINGS, 30)) == []
