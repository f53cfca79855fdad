"""PDF: page count, page sizes, words of the text layer with their boxes, embedded files; and a copy
without the encryption.

Everything is done by pdfium in a child process (see ``children``), in one round trip for a
document. Pages are turned into pictures elsewhere, by poppler (``reading.ocr``), which is a process
of its own as well.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from . import children
from .errors import (
    DocumentTimeout,
    FileTooLarge,
    PdfDamaged,
    PdfEncrypted,
    PdfNoPages,
    PdfProtected,
    ReaderCrashed,
)
from .limits import MEGABYTE, Limits

_WORKER = children.Worker("pdf_worker.py", ("pypdfium2", "pypdfium2_raw"))
_ERRORS = {"encrypted": PdfEncrypted, "protected": PdfProtected, "memory": ReaderCrashed}

# The end of a file as pdfium writes it: the trailer closes with the two halves of the file's
# identifier (ISO 32000-1, 14.4), of which the second is new and random in each copy.
_IDENTIFIER = re.compile(rb"/ID\[<([0-9A-Fa-f]*)><([0-9A-F]{32})>\]>>\s+startxref\s+[0-9]+\s+%%EOF\s*\Z")
_PAGES_SHARE = 0.6  # of the time for a file: what was read by then is not lost with the rest
_COPY_GROWS = 2  # objects that the sender's program had packed are written one by one


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word of the text layer; the box is in fractions of the page, origin top-left.

    ``font`` is the number of its font on this page, from 0; letters whose font does not say what
    they are, are U+FFFD.
    """

    text: str
    box: tuple[float, float, float, float]
    font: int = 0


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: ``number`` from 1, ``width`` and ``height`` in points as shown (rotation applied).

    ``turned``: the boxes of ``words`` are of the page turned clockwise by so many quarters, because
    most of its text runs upwards or downwards; ``left_out`` counts words that run in another direction
    even so. ``image_share`` is the share of the page covered by its largest picture; ``readable`` is
    False when the page itself is damaged.
    """

    number: int
    width: float
    height: float
    words: tuple[PdfWord, ...]
    turned: int = 0
    left_out: int = 0
    image_share: float = 0.0
    readable: bool = True


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file inside the PDF, such as the XML of Factur-X."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PdfContent:
    """``page_count`` counts all pages; ``pages`` holds the first ``Limits.max_text_pages`` of them, or fewer
    when they are full of text or take long.

    ``attachments_left_out`` counts the embedded files beyond the limits, ``password`` is the one of the
    given passwords that opened the file, None when it was not encrypted.
    """

    page_count: int
    pages: tuple[PdfPage, ...]
    attachments: tuple[EmbeddedFile, ...]
    password: str | None = field(default=None, repr=False)
    attachments_left_out: int = 0


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A PDF without its encryption. ``password`` is the one that opened it; None when the file opens
    without one, and ``data`` are the bytes as they came then.
    """

    password: str | None = field(repr=False)
    data: bytes = field(repr=False)


def load(data: bytes, limits: Limits | None = None, passwords: Sequence[str] = ()) -> PdfContent:
    """Open a PDF. ``passwords`` are tried one after the other when it is encrypted.

    Raises FileEmpty, FileTooLarge, PdfEncrypted, PdfProtected, PdfDamaged (also when no page can be
    opened), PdfNoPages, DocumentTimeout, ReaderCrashed.
    """
    limits = limits or Limits()
    request = {"max_pages": limits.max_text_pages, "seconds": _PAGES_SHARE * limits.page_seconds, "attachments": True}
    try:
        answer, blobs = _ask(request, data, limits, passwords)
    except ReaderCrashed:
        # An attachment that unfolds to gigabytes must not hide the pages.
        without = {**request, "attachments": False}
        counted, _none = _ask({**without, "max_pages": 0}, data, limits, passwords)
        if not counted.get("attachments_left_out"):
            raise
        answer, blobs = _ask(without, data, limits, passwords)
    if not answer["page_count"]:
        raise PdfNoPages()
    pages = tuple(_page(number, found) for number, found in enumerate(answer["pages"], 1))
    if not any(page.readable for page in pages):
        raise PdfDamaged()
    return PdfContent(
        answer["page_count"],
        pages,
        _attachments(answer["attachments"], blobs),
        answer["password"],
        answer["attachments_left_out"],
    )


def load_pages(
    data: bytes, first: int, last: int, limits: Limits | None = None, passwords: Sequence[str] = ()
) -> tuple[PdfPage, ...]:
    """The pages ``first`` to ``last`` (from 1), as many of them as there are; nothing else of the file.

    Raises what ``load`` raises, but gives damaged pages back as they are.
    """
    limits = limits or Limits()
    request = {
        "first_page": first,
        "max_pages": last,
        "seconds": _PAGES_SHARE * limits.page_seconds,
        "attachments": False,
    }
    answer, _blobs = _ask(request, data, limits, passwords)
    if not answer["page_count"]:
        raise PdfNoPages()
    return tuple(_page(number, found) for number, found in enumerate(answer["pages"], first))


def unlock(data: bytes, passwords: Sequence[str], limits: Limits | None = None) -> Unlocked:
    """Open a PDF with the first of ``passwords`` that fits, and copy it without its encryption. The
    same file gives the same copy.

    Raises FileEmpty, FileTooLarge (also of the copy), PdfEncrypted when no password fits,
    PdfProtected, PdfDamaged, PdfNoPages, DocumentTimeout, ReaderCrashed.
    """
    limits = limits or Limits()
    request = {"max_copy_bytes": _COPY_GROWS * limits.max_bytes}
    answer, copy = _ask(request, data, limits, passwords)
    if answer.get("page_count") == 0:
        raise PdfNoPages()
    if answer["password"] is None:
        return Unlocked(None, data)
    return Unlocked(answer["password"], _with_lasting_identifier(copy))


def _ask(
    request: dict[str, Any], data: bytes, limits: Limits, passwords: Sequence[str]
) -> tuple[dict[str, Any], bytes]:
    limits.check_size(data)
    request = {**request, "passwords": list(passwords)}
    try:
        answer, blobs = children.ask(_WORKER, request, data, limits.memory_bytes, limits.page_seconds)
    except children.ChildTimeout as error:
        raise DocumentTimeout(seconds=round(limits.page_seconds)) from error
    except children.ChildGone as error:
        raise ReaderCrashed() from error
    if answer.get("error") == "large":
        raise FileTooLarge(size_mb=-(-answer["size"] // MEGABYTE), limit_mb=limits.max_bytes // MEGABYTE)
    if "error" in answer:
        raise _ERRORS.get(answer["error"], PdfDamaged)()
    return answer, blobs


def _with_lasting_identifier(copy: bytes) -> bytes:
    """``copy`` with an identifier that follows from its content instead of chance."""
    found = _IDENTIFIER.search(copy, max(0, len(copy) - 1024))
    if found is None:
        return copy
    first, second = found.groups()
    digest = hashlib.sha256(copy[: found.start()]).hexdigest()[:32].upper().encode()
    # A file that came without an identifier got the same random one twice.
    kept = digest if first == second else first
    return copy[: found.start(1)] + kept + b"><" + digest + copy[found.end(2) :]


def _page(number: int, found: dict[str, Any]) -> PdfPage:
    if "error" in found:
        return PdfPage(number, 595.0, 842.0, (), readable=False)
    words = tuple(PdfWord(text, (x0, y0, x1, y1), font) for text, x0, y0, x1, y1, font in found["words"])
    size = found["width"], found["height"]
    return PdfPage(number, *size, words, found["turned"], found["left_out"], found["image_share"])


def _attachments(entries: list[dict[str, Any]], blobs: bytes) -> tuple[EmbeddedFile, ...]:
    files = []
    position = 0
    for entry in entries:
        files.append(EmbeddedFile(entry["name"], blobs[position : position + entry["size"]]))
        position += entry["size"]
    return tuple(files)
