"""Copies of encrypted PDF files without their encryption."""

from __future__ import annotations

import functools
import io
from collections.abc import Iterator

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_documents import INVOICE_LINES
from typed_documents import pdf as make_pdf

from intake_core.files import children, pdf
from intake_core.files.errors import (
    DocumentTimeout,
    FileEmpty,
    FileError,
    FileTooLarge,
    PdfDamaged,
    PdfEncrypted,
    PdfNoPages,
    PdfProtected,
    ReaderCrashed,
)
from intake_core.files.limits import Limits
from intake_core.reading import ReadingOptions, read

PASSWORD = "tajne-hasło"


@pytest.fixture(autouse=True)
def _fresh_children() -> Iterator[None]:
    yield
    children.close_idle()


def plain_pdf(lines: list[tuple[float, float, str]] = INVOICE_LINES) -> bytes:
    """Two pages and an embedded file."""
    document = pypdfium2.PdfDocument(make_pdf([lines, [(72, 100, "Second page")]]))
    document.new_attachment("notatka ąę.txt").set_data(b"abc")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lock(data: bytes, user: str = PASSWORD, algorithm: str = "AES-256") -> bytes:
    pypdf = pytest.importorskip("pypdf")
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, "the owner's", algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_the_copy_opens_without_a_password_and_shows_the_same(algorithm: str) -> None:
    plain = plain_pdf()
    locked = lock(plain, algorithm=algorithm)
    with pytest.raises(PdfEncrypted):
        pdf.load(locked)
    for password in (PASSWORD, "the owner's"):
        unlocked = pdf.unlock(locked, ["wrong", password])
        assert unlocked.password == password
        assert b"/Encrypt" not in unlocked.data
        copy, original = pdf.load(unlocked.data), pdf.load(plain)
        assert copy.password is None
        assert copy.pages == original.pages
        assert copy.attachments == original.attachments


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-256"])
def test_the_same_file_gives_the_same_copy(algorithm: str) -> None:
    locked = lock(plain_pdf(), algorithm=algorithm)
    first = pdf.unlock(locked, [PASSWORD])
    children.close_idle()
    assert pdf.unlock(locked, [PASSWORD]) == first
    assert pdf.unlock(locked, ["the owner's"]).data == first.data


def test_files_without_an_identifier() -> None:
    """AES-256 needs none (ISO 32000-2, 7.5.5)."""
    locked = lock(plain_pdf())
    without = locked.replace(b"/ID [", b"/IX [")
    assert without != locked
    copies = {pdf.unlock(without, [PASSWORD]).data for _ in range(2)}
    assert len(copies) == 1
    assert pdf.load(copies.pop()).page_count == 2


def test_no_password_fits() -> None:
    locked = lock(plain_pdf())
    for passwords in ([], ["wrong"], ["", "tajne", PASSWORD.upper()]):
        with pytest.raises(PdfEncrypted):
            pdf.unlock(locked, passwords)


def test_passwords_that_no_pdf_can_have_are_passed_over() -> None:
    locked = lock(plain_pdf())
    assert pdf.unlock(locked, ["\ud800", "a\0b", f"{PASSWORD}\0", PASSWORD]).password == PASSWORD
    with pytest.raises(PdfEncrypted):
        pdf.unlock(locked, [f"{PASSWORD}\0"])


def test_a_file_that_opens_without_a_password_stays_as_it_is() -> None:
    plain = plain_pdf()
    assert pdf.unlock(plain, [PASSWORD]) == pdf.Unlocked(None, plain)
    restricted = lock(plain, user="")  # may be read by everybody, changed by the owner
    assert pdf.unlock(restricted, []) == pdf.Unlocked(None, restricted)


def test_other_protection_is_told_apart() -> None:
    """A password would not help: the file is encrypted for somebody's certificate."""
    locked = lock(plain_pdf(), algorithm="RC4-128").replace(b"/Standard", b"/Adobe.PK")
    for attempt in (pdf.load, lambda data: pdf.unlock(data, [PASSWORD])):
        with pytest.raises(PdfProtected):
            attempt(locked)


def test_limits() -> None:
    locked = lock(plain_pdf())
    with pytest.raises(FileEmpty):
        pdf.unlock(b"", [PASSWORD])
    with pytest.raises(FileTooLarge):
        pdf.unlock(locked, [PASSWORD], Limits(max_bytes=len(locked) - 1))
    with pytest.raises(DocumentTimeout):
        pdf.unlock(locked, [PASSWORD], Limits(page_seconds=0))
    with pytest.raises(ReaderCrashed):
        pdf.unlock(locked, [PASSWORD], Limits(memory_bytes=24 * 1024 * 1024))
    with pytest.raises(PdfNoPages):
        pdf.unlock(make_pdf([]), [PASSWORD])
    with pytest.raises(PdfDamaged):
        pdf.unlock(b"%PDF-1.4 rubbish", [PASSWORD])


def test_a_copy_that_grows_too_big_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    locked = lock(plain_pdf())
    monkeypatch.setattr(pdf, "_COPY_GROWS", 0.5)
    limits = Limits(max_bytes=len(locked))
    with pytest.raises(FileTooLarge) as error:
        pdf.unlock(locked, [PASSWORD], limits)
    assert error.value.params == {"size_mb": 1, "limit_mb": 0}


def test_no_password_is_shown() -> None:
    locked = lock(plain_pdf())
    shown = repr(pdf.unlock(locked, [PASSWORD])) + repr(pdf.load(locked, passwords=[PASSWORD]))
    shown += repr(ReadingOptions(passwords=(PASSWORD,)))
    with pytest.raises(PdfEncrypted) as error:
        pdf.unlock(locked, [PASSWORD + "!"])
    assert PASSWORD not in shown + str(error.value) + repr(error.value)


def test_reading_with_a_password() -> None:
    """The text of a locked file, and the recognition of one: poppler is given the copy."""
    plain = plain_pdf()
    locked = lock(plain)
    for force_ocr in (False, True):
        results = [
            read(data, "a.pdf", ReadingOptions(force_ocr=force_ocr, passwords=passwords))
            for data, passwords in ((plain, ()), (locked, ("wrong", PASSWORD)))
        ]
        assert results[0].fields
        assert results[0].fields == results[1].fields
        assert results[0].source == results[1].source == ("ocr" if force_ocr else "text")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_file_gives_a_copy_or_a_typed_error(data: st.DataObject) -> None:
    mutated = bytearray(locked_hello())
    for _ in range(data.draw(st.integers(0, 6))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        junk = data.draw(st.binary(max_size=6))
        mutated[position : position + data.draw(st.integers(0, 12))] = junk
    _unlocked_or_refused(bytes(mutated), data.draw(st.lists(st.text(max_size=5), max_size=3)))
    _unlocked_or_refused(bytes(mutated), [PASSWORD])


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.lists(st.text(max_size=5), max_size=3))
def test_any_bytes_give_a_copy_or_a_typed_error(data: bytes, passwords: list[str]) -> None:
    _unlocked_or_refused(data, passwords)
    _unlocked_or_refused(b"%PDF-1.7\n" + data, passwords)


@functools.cache
def locked_hello() -> bytes:
    return lock(plain_pdf([(72, 72, "Hello")]))


def _unlocked_or_refused(data: bytes, passwords: list[str]) -> None:
    try:
        unlocked = pdf.unlock(data, passwords, Limits(page_seconds=10))
    except FileError:
        return
    if unlocked.password is None:
        assert unlocked.data == data
    else:
        assert unlocked.password in passwords
        assert pdf.unlock(unlocked.data, []).password is None
