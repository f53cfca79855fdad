"""PDF: page count, page sizes, words of the text layer with their boxes, embedded files.

Everything is done by pdfium in a child process (see ``pdf_client``), in one round trip for a
document. Pages are turned into pictures elsewhere, by poppler (``reading.ocr``), which is a process
of its own as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import pdf_client
from .errors import DocumentTimeout, PdfDamaged, PdfEncrypted, PdfNoPages, ReaderCrashed
from .limits import Limits


@dataclass(frozen=True, slots=True)
class PdfWord:
    """A word of the text layer; the box is in fractions of the page as shown, origin top-left."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PdfPage:
    """One page: ``number`` from 1, ``width`` and ``height`` in points as shown (rotation applied).

    ``vertical`` counts words left out because they do not run left to right; ``image_share`` is the
    share of the page covered by its largest picture; ``readable`` is False when the page itself is
    damaged.
    """

    number: int
    width: float
    height: float
    words: tuple[PdfWord, ...]
    vertical: int = 0
    image_share: float = 0.0
    readable: bool = True


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """A file inside the PDF, such as the XML of Factur-X."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PdfContent:
    """``page_count`` counts all pages; ``pages`` holds the first ``Limits.max_text_pages`` of them.

    ``password`` is the one of the given passwords that opened the file, None when it was not
    encrypted.
    """

    page_count: int
    pages: tuple[PdfPage, ...]
    attachments: tuple[EmbeddedFile, ...]
    password: str | None = None


def load(data: bytes, limits: Limits | None = None, passwords: Sequence[str] = ()) -> PdfContent:
    """Open a PDF. ``passwords`` are tried one after the other when it is encrypted.

    Raises FileEmpty, FileTooLarge, PdfEncrypted, PdfDamaged (also when no page can be opened),
    PdfNoPages, DocumentTimeout, ReaderCrashed.
    """
    limits = limits or Limits()
    limits.check_size(data)
    request = {"max_pages": limits.max_text_pages, "passwords": list(passwords)}
    try:
        answer, blobs = pdf_client.ask(request, data, limits.memory_bytes, limits.page_seconds)
    except pdf_client.ChildTimeout as error:
        raise DocumentTimeout(seconds=round(limits.page_seconds)) from error
    except pdf_client.ChildGone as error:
        raise ReaderCrashed() from error
    if "error" in answer:
        raise {"encrypted": PdfEncrypted, "memory": ReaderCrashed}.get(
            answer["error"], PdfDamaged
        )()
    if not answer["page_count"]:
        raise PdfNoPages()
    pages = tuple(_page(number, found) for number, found in enumerate(answer["pages"], 1))
    if not any(page.readable for page in pages):
        raise PdfDamaged()
    return PdfContent(
        answer["page_count"], pages, _attachments(answer["attachments"], blobs), answer["password"]
    )


def _page(number: int, found: dict[str, Any]) -> PdfPage:
    if "error" in found:
        return PdfPage(number, 595.0, 842.0, (), readable=False)
    words = tuple(PdfWord(text, (x0, y0, x1, y1)) for text, x0, y0, x1, y1 in found["words"])
    return PdfPage(
        number, found["width"], found["height"], words, found["vertical"], found["image_share"]
    )


def _attachments(entries: list[dict[str, Any]], blobs: bytes) -> tuple[EmbeddedFile, ...]:
    files = []
    position = 0
    for entry in entries:
        files.append(EmbeddedFile(entry["name"], blobs[position : position + entry["size"]]))
        position += entry["size"]
    return tuple(files)
