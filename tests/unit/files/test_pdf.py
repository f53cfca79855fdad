"""PDF files, opened in a child process."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pypdfium2
import pypdfium2.raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_documents import pdf as make_pdf

from dev.documents.hostile.objects import line, one_page, stream
from intake_core.files import children, pdf
from intake_core.files.errors import (
    DocumentTimeout,
    FileEmpty,
    FileError,
    PdfDamaged,
    PdfEncrypted,
    PdfNoPages,
    ReaderCrashed,
)
from intake_core.files.limits import Limits

HELLO = make_pdf([[(72, 72, "Hello World 123")], [(72, 100, "Second page")]])


@pytest.fixture(autouse=True)
def _fresh_children() -> Iterator[None]:
    yield
    children.close_idle()


def test_words_with_boxes() -> None:
    content = pdf.load(HELLO)
    assert content.page_count == 2
    first = content.pages[0]
    assert (first.number, first.width, first.height) == (1, 595, 842)
    assert [word.text for word in first.words] == ["Hello", "World", "123"]
    x0, y0, x1, y1 = first.words[0].box
    assert x0 == pytest.approx(72 / 595, abs=0.002)
    assert y0 < 72 / 842 < y1 < 0.1
    assert x0 < x1 < first.words[1].box[0]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_is_read_as_it_is_shown(rotation: int) -> None:
    """The text stands upright in the file; turned by 90 degrees it runs downwards or upwards, and the
    page is turned back for it.
    """
    document = pypdfium2.PdfDocument(HELLO)
    document[0].set_rotation(rotation)
    content = pdf.load(_saved(document))
    page = content.pages[0]
    assert (page.width > page.height) == (rotation in (90, 270))
    assert page.turned == {90: 3, 180: 0, 270: 1}[rotation]
    assert [word.text for word in page.words] == ["Hello", "World", "123"]
    if rotation == 180:
        assert page.words[0].box[0] > 0.5
    else:
        for found, upright in zip(page.words, pdf.load(HELLO).pages[0].words, strict=True):
            assert found.box == pytest.approx(upright.box, abs=1e-4)


def test_words_along_the_margin_are_left_out() -> None:
    margin = b"BT /F1 8 Tf 0 1 -1 0 30 200 Tm (printed by a program) Tj ET\n"
    page = pdf.load(one_page(stream(line("Five words across the page") + margin))).pages[0]
    assert (page.turned, page.left_out) == (0, 2)  # "by" and "a" are too short to have a direction
    assert [word.text for word in page.words[:5]] == ["Five", "words", "across", "the", "page"]


def _saved(document: pypdfium2.PdfDocument) -> bytes:
    import io

    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_embedded_files() -> None:
    document = pypdfium2.PdfDocument(HELLO)
    document.new_attachment("factur-x.xml").set_data(b"<Invoice/>")
    document.new_attachment("notatka ąę.txt").set_data(b"abc")
    files = {file.name: file.data for file in pdf.load(_saved(document)).attachments}
    assert files == {"factur-x.xml": b"<Invoice/>", "notatka ąę.txt": b"abc"}


def test_only_the_first_pages_are_loaded() -> None:
    many = make_pdf([[(72, 72, f"page {number}")] for number in range(30)])
    content = pdf.load(many, Limits(max_text_pages=5))
    assert content.page_count == 30
    assert len(content.pages) == 5


def test_no_pages() -> None:
    with pytest.raises(PdfNoPages):
        pdf.load(make_pdf([]))


@pytest.mark.parametrize(
    "data", [b"%PDF-1.4\n", b"%PDF-1.4 rubbish" * 50, HELLO[: len(HELLO) // 3]]
)
def test_damaged(data: bytes) -> None:
    with pytest.raises(PdfDamaged):
        pdf.load(data)


def test_empty() -> None:
    with pytest.raises(FileEmpty):
        pdf.load(b"")


def test_encrypted(encrypted_pdf: bytes) -> None:
    with pytest.raises(PdfEncrypted):
        pdf.load(encrypted_pdf)
    with pytest.raises(PdfEncrypted):
        pdf.load(encrypted_pdf, passwords=["wrong", "worse"])
    content = pdf.load(encrypted_pdf, passwords=["wrong", "tajne"])
    assert content.password == "tajne"
    assert content.pages[0].words


@pytest.fixture(scope="module")
def encrypted_pdf() -> bytes:
    """Encrypted by reportlab, which the document generator uses."""
    encryption = pytest.importorskip("reportlab.lib.pdfencrypt")
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    import io

    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=encryption.StandardEncryption("tajne", canPrint=1))
    page.drawString(72, 700, "Faktura")
    page.save()
    return out.getvalue()


def test_a_slow_file_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child that hangs is killed at its deadline, and the next file is read."""
    pdf.load(HELLO)
    [child] = children._idle
    os.kill(child._process.pid, signal.SIGSTOP)
    started = time.monotonic()
    with pytest.raises(DocumentTimeout) as error:
        pdf.load(HELLO, Limits(page_seconds=0.5))
    assert time.monotonic() - started < 3
    assert error.value.retry
    assert not child.alive
    assert pdf.load(HELLO).page_count == 2


def test_a_file_that_kills_the_child_is_told_apart_from_an_idle_child_that_left() -> None:
    pdf.load(HELLO)
    [child] = children._idle
    os.kill(child._process.pid, signal.SIGKILL)
    assert pdf.load(HELLO).page_count == 2  # a new child took over


def test_a_crash_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too little memory to load the library: the child dies on every file."""
    with pytest.raises(ReaderCrashed):
        pdf.load(HELLO, Limits(memory_bytes=24 * 1024 * 1024))
    assert pdf.load(HELLO).page_count == 2


def test_a_memory_limit_of_the_server_is_not_exceeded() -> None:
    """Odoo limits the memory of its workers: a child may ask for less, never for more."""
    script = (
        "import resource, sys; sys.path[:0] = sys.argv[1:];"
        "resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30));"
        "from intake_core.files import pdf; print(pdf.load(sys.stdin.buffer.read()).page_count)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *sys.path], input=HELLO, capture_output=True, check=True
    )
    assert done.stdout.strip() == b"2"


def test_children_are_used_again_and_by_one_thread_at_a_time() -> None:
    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(lambda _number: pdf.load(HELLO).page_count, range(40)))
    assert counts == [2] * 40
    assert 1 <= len(children._idle) <= children.MAX_IDLE


def test_a_forked_process_does_not_share_children() -> None:
    """Odoo forks its workers: the child's pipes stay with the process that opened them."""
    pdf.load(HELLO)
    reader, writer = os.pipe()
    with contextlib.suppress(DeprecationWarning):
        pid = os.fork()
    if pid == 0:  # pragma: no cover - another process
        status = b"0"
        with contextlib.suppress(Exception):
            if not children._idle and pdf.load(HELLO).page_count == 2:
                status = b"1"
        os.write(writer, status)
        os._exit(0)
    os.waitpid(pid, 0)
    assert os.read(reader, 1) == b"1"
    assert pdf.load(HELLO).page_count == 2


def test_no_thread_is_left_behind() -> None:
    pdf.load(HELLO)
    before = threading.active_count()
    for _ in range(5):
        pdf.load(HELLO)
    time.sleep(0.05)
    assert threading.active_count() <= before


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_mutated_file_gives_pages_or_a_typed_error(data: st.DataObject) -> None:
    mutated = bytearray(HELLO)
    for _ in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        junk = data.draw(st.binary(max_size=6))
        mutated[position : position + data.draw(st.integers(0, 12))] = junk
    try:
        content = pdf.load(bytes(mutated), Limits(page_seconds=10))
    except FileError as error:
        assert error.code.startswith(("pdf_", "reader_", "document_", "file_"))
    else:
        for page in content.pages:
            for word in page.words:
                assert 0 <= word.box[0] <= word.box[2] <= 1
                assert 0 <= word.box[1] <= word.box[3] <= 1
