"""Pages recognised in runs: the same words as each alone, and a bad page costs no other."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from typed_documents import INVOICE_LINES, pdf, picture

from intake_core.errors import IntakeError
from intake_core.files import drawing, programs
from intake_core.files.limits import Limits
from intake_core.reading.errors import OcrFailed, OcrTimeout
from intake_core.reading.passes import FIRST, FURTHER
from intake_core.reading.recognition import PdfPages, PicturePages, Recognised, Recogniser, tesseract
from intake_core.reading.recognition.recogniser import RUN, runs

PROGRAMS = ("tesseract", "pdftoppm", "pdfinfo")
pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not programs.is_installed(*PROGRAMS), reason="tesseract-ocr and poppler-utils are not installed"
    ),
]
LIMITS = Limits(page_seconds=30)
LINES = (INVOICE_LINES, [(60, 100, "page two")], [], INVOICE_LINES)


class Files:
    """Picture files as the pages of a document."""

    failure: type[IntakeError] = OcrFailed
    drawn = True

    def __init__(self, files: Sequence[Path], folder: Path) -> None:
        self.all = dict(enumerate(files, 1))
        self.folder = folder

    def numbers(self) -> list[int]:
        return list(self.all)

    def may_be_photo(self, number: int) -> bool:
        return False

    def colours(self, number: int) -> Path | None:
        return None

    def files(self, numbers: Sequence[int], dpi: int, folder: Path, deadline: float) -> list[Path]:
        return [self.all[number] for number in numbers]


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """An invoice, one line, nothing, the invoice again."""
    paths = []
    for number, lines in enumerate(LINES, 1):
        path = tmp_path / f"page {number}.png"
        path.write_bytes(picture(lines))
        paths.append(path)
    return paths


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """For all temporary files; has to be empty in the end."""
    path = tmp_path / "temporary"
    path.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(path))
    return path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pictures each tesseract was given."""
    counts: list[int] = []
    recognise = tesseract.recognise

    def counted(pictures: Sequence[object], *arguments: object) -> object:
        counts.append(len(pictures))
        return recognise(pictures, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(tesseract, "recognise", counted)
    return counts


def instead(name: str, script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell script called ``name`` before the real program, which is ``$real``."""
    tesseract.installed_languages()
    path = tmp_path / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nreal={shutil.which(name)}\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}:{os.environ['PATH']}")


def recognised(
    files: Sequence[Path], folder: Path, workers: int = 1, limits: Limits = LIMITS, seconds: float = 300
) -> Recognised:
    source = Files(files, folder)
    result = Recogniser(source, "eng", limits, time.monotonic() + seconds, workers).first(FIRST)
    assert list(folder.iterdir()) == []
    return result


def texts(result: Recognised) -> dict[int, str]:
    return {page.number: page.text for page in result.pages}


def test_runs_are_as_many_for_each_worker() -> None:
    for workers in (1, 2, 3, 8):
        for count in range(60):
            made = runs(range(1, count + 1), workers)
            lengths = [len(run) for run in made]
            assert [number for run in made for number in run] == list(range(1, count + 1))
            assert not lengths or (max(lengths) <= RUN and max(lengths) - min(lengths) <= 1 and min(lengths) > 0)
            assert len(made) % workers == 0 or len(made) == count < workers * RUN


def test_a_run_gives_what_each_page_gives_alone(pages: list[Path], folder: Path, calls: list[int]) -> None:
    together = recognised(pages, folder)
    assert calls == [4]
    assert [page.number for page in together.pages] == [1, 2, 3, 4]
    for number, path in enumerate(pages, 1):
        [alone] = recognised([path], folder).pages
        assert together.pages[number - 1].words == alone.words
    assert calls == [4, 1, 1, 1, 1]


def test_pictures_of_other_sizes(pages: list[Path], folder: Path) -> None:
    """Not read by one process, for they have other dots an inch; in their places all the same."""
    for path in (pages[0], pages[2]):
        with Image.open(path) as image:
            image.resize((image.width * 2, image.height * 2)).save(path)
    found = texts(recognised(pages, folder))
    assert found[2] == "page two" and found[3] == "" and found[1].split()[:3] == found[4].split()[:3]


@pytest.mark.parametrize("broken", [b"\x89PNG\r\n\x1a\n nothing", b"P5 800 1000 255\n" + bytes(1000), None])
def test_a_picture_that_is_none_fails_alone(
    broken: bytes | None, pages: list[Path], folder: Path, tmp_path: Path
) -> None:
    """Neither we nor tesseract can open it; its end is missing; it is not there."""
    path = tmp_path / "broken.pgm"
    if broken is not None:
        path.write_bytes(broken)
    result = recognised([pages[1], path, pages[1], pages[0]], folder)
    assert result.failed == [2] and not result.timed_out
    assert list(texts(result)) == [1, 3, 4] and texts(result)[3] == "page two"


def test_a_picture_without_an_answer(
    pages: list[Path], folder: Path, tmp_path: Path, calls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Tesseract says nothing of the second one of a run."""
    expected = texts(recognised(pages, folder))
    instead("tesseract", r'"$real" "$@" && sed -i "/^[0-9]*\t2\t/d" "$2.tsv"', tmp_path, monkeypatch)
    calls.clear()
    assert texts(recognised(pages, folder)) == expected
    assert calls == [4, 1, 1, 1, 1]


def test_tiny_pictures(pages: list[Path], folder: Path, tmp_path: Path) -> None:
    """Tesseract gives nothing for them, and goes on."""
    path = tmp_path / "tiny.pgm"
    Image.new("L", (1, 1), 255).save(path)
    assert list(texts(recognised([path, path, pages[1]], folder)).values()) == ["", "", "page two"]


def test_a_page_on_its_head_in_a_run(pages: list[Path], folder: Path) -> None:
    upright = texts(recognised([pages[0]], folder))[1]
    with Image.open(pages[0]) as image:
        image.rotate(180).save(pages[0])
    result = recognised([pages[1], pages[0], pages[3]], folder)
    assert texts(result)[2] == upright and texts(result)[1] == "page two" and not result.views[2].is_whole


SLOW_TESSERACT = 'grep -q slow "$1" && exec sleep 60; exec "$real" "$@"'


def test_a_page_that_takes_too_long(
    pages: list[Path], folder: Path, tmp_path: Path, calls: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Alone; and there is no run after it that could take too long again."""
    instead("tesseract", SLOW_TESSERACT, tmp_path, monkeypatch)
    slow = pages[2].rename(tmp_path / "slow.png")
    started = time.monotonic()
    result = recognised([pages[1], slow, pages[1], *[pages[1]] * 4], folder, limits=Limits(page_seconds=3))
    assert 6 <= time.monotonic() - started < 15
    assert (result.timed_out, result.failed) == ([2], [])
    assert list(texts(result)) == [1, 3, 4, 5, 6, 7] and set(texts(result).values()) == {"page two"}
    assert calls[0] > 1 and calls[1:] == [1] * 7


def test_nothing_but_slow_pages(
    folder: Path, pages: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instead("tesseract", SLOW_TESSERACT, tmp_path, monkeypatch)
    slow = pages[0].rename(tmp_path / "slow.png")
    started = time.monotonic()
    with pytest.raises(OcrTimeout):
        recognised([slow, slow], folder, limits=Limits(page_seconds=1))
    assert time.monotonic() - started < 8


def test_no_run_is_begun_that_the_deadline_would_end(pages: list[Path], folder: Path, calls: list[int]) -> None:
    """It would cost pages that were read already."""
    assert len(recognised(pages, folder, seconds=20).pages) == 4
    assert calls == [1] * 4


@pytest.mark.parametrize(("hang", "said"), [("exec sleep 60", "timed_out"), ("exit 1", "failed")])
def test_a_page_that_cannot_be_drawn(
    hang: str, said: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f'case " $* " in *" -f 1 -l 4 "*|*" -f 2 -l 2 "*) {hang};; esac; exec "$real" "$@"'
    instead("pdftoppm", script, tmp_path, monkeypatch)
    limits = Limits(page_seconds=3)
    source = PdfPages(pdf(LINES), {number: (595, 842) for number in range(1, 5)}, folder, limits)
    result = Recogniser(source, "eng", limits, time.monotonic() + 60, workers=1).first(FIRST)
    assert getattr(result, said) == [2]
    assert [page.number for page in result.pages] == [1, 3, 4]
    assert {path.name for path in folder.iterdir()} == {"document.pdf", "kept 1 at 200.pgm", "kept 4 at 200.pgm"}


def test_pages_drawn_together(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that follow each other and have as many dots an inch."""
    drawn = []
    draw = drawing.draw

    def noted(source: Path, first: int, last: int, *arguments: object, **options: object) -> dict[int, Path]:
        drawn.append((first, last, options["dpi"]))
        return draw(source, first, last, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(drawing, "draw", noted)
    sizes = {number: (595.0, 842.0) for number in range(1, 13)}
    sizes[4] = (5950, 8420)
    source = PdfPages(pdf([[(60, 100, f"page {number}")] for number in sizes]), sizes, folder, LIMITS)
    wanted = [1, 2, 3, 4, 7, 8, 12]
    files = source.files(wanted, 200, folder, time.monotonic() + 30)
    assert drawn == [(1, 3, 200), (4, 4, 45), (7, 8, 200), (12, 12, 200)]
    for number, file in zip(wanted, files, strict=True):
        with Image.open(file) as image:
            assert image.mode == "L" and image.size == ((1653, 2339) if number != 4 else (372, 527))


def test_frames_of_a_picture_in_a_run(folder: Path, calls: list[int]) -> None:
    frames = [Image.open(io.BytesIO(picture(lines))) for lines in LINES]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    from intake_core.files import image

    source = PicturePages(out.getvalue(), image.inspect(out.getvalue(), LIMITS), folder, LIMITS)
    recogniser = Recogniser(source, "eng", LIMITS, time.monotonic() + 300, workers=1)
    first = recogniser.first(FIRST)
    assert calls[0] == 4 and texts(first)[2] == "page two" and texts(first)[1] == texts(first)[4]
    again = recogniser.again([1, 2], FURTHER[0], time.monotonic() + 300)
    assert texts(again)[2] == "page two"
    assert not [path for path in folder.iterdir() if path.is_dir() or "prepared" in path.name]


def test_one_thread_each(pages: list[Path], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    instead("tesseract", f'echo "$OMP_THREAD_LIMIT" >> {tmp_path}/threads; exec "$real" "$@"', tmp_path, monkeypatch)
    recognised(pages[:2], folder)
    assert (tmp_path / "threads").read_text() == "1\n"
