"""The child process that opens PDF files: ``python -I pdf_worker.py MEMORY_BYTES
SYS_PATH_ENTRY...``.

A script of its own (no package imports; its parts lie beside it) because it runs outside
Odoo, on nothing but pypdfium2: a hostile file that crashes, hangs or exhausts pdfium takes this
process with it and not the server. ``pdf`` is its only caller (by ``children``).

Requests and answers are frames (``worker_frames``). Request header: ``{"max_pages": int,
"passwords": [str], "seconds": float, "attachments": bool}``, raw bytes = the PDF; with
``"first_page": int`` pages are read from there on; after ``seconds`` no further page is begun; without
``attachments`` they are only counted. Answer header: ``{"error": code}`` or ``{"page_count":
int, "pages": [page], "attachments": [{"name": str, "size": int}], "attachments_left_out": int,
"password": str or null}``, raw bytes = the attachments one after the other; those beyond the limits
are only counted. A page is ``{"width", "height"}`` in points as shown (rotation applied), ``"words":
[[text, x0, y0, x1, y1, font], ...]`` as fractions of the page with the origin top-left, the page's
fonts numbered from 0, ``"turned"``: by so many quarter turns clockwise the page was turned before,
because most words run upwards or downwards, ``"left_out"``: words that run in another direction,
``"image_share"``: the largest picture's share of the page, or ``{"error": true}``.

With ``"max_copy_bytes": int`` in the request the file is not read but copied without its
encryption: the answer header is ``{"error": code}`` or ``{"password": str or null}``, raw bytes =
the copy, none when the file opens without a password.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .pdf_worker_page import read_page
    from .worker_frames import bound_memory, serve
else:
    # Behind everything else: the neighbours here must not stand in for any library.
    sys.path.append(str(Path(__file__).parent))
    from pdf_worker_page import read_page
    from worker_frames import bound_memory, serve

MAX_ATTACHMENTS = 20
MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
MAX_LETTERS = 600_000  # of a document: a hundred dense pages


def load(data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    stop = time.monotonic() + request["seconds"]
    document, password, refusal = open_document(data, request["passwords"])
    if document is None:
        return refusal, b""
    with document:
        count = len(document)
        first = request.get("first_page", 1) - 1
        pages = read_pages(document, first, min(count, request["max_pages"]), stop)
        attachments: list[dict[str, Any]] = []
        blobs: list[bytes] = []
        left_out = 0
        if request["attachments"]:
            attachments, blobs, left_out = read_attachments(document)
        else:
            left_out = document.count_attachments()
    answer = {
        "page_count": count,
        "pages": pages,
        "attachments": attachments,
        "attachments_left_out": left_out,
        "password": password,
    }
    return answer, b"".join(blobs)


def read_pages(document: Any, first: int, end: int, stop: float) -> list[dict[str, Any]]:
    """Pages from index ``first`` up to ``end``; fewer when they hold more text than any
    honest document, or ``stop`` is past.
    """
    import pypdfium2.raw as raw

    pages: list[dict[str, Any]] = []
    letters = 0
    for index in range(first, end):
        pages.append(read_page(document, index, raw))
        letters += sum(len(word[0]) for word in pages[-1].get("words", ()))
        if letters > MAX_LETTERS or time.monotonic() > stop:
            break
    return pages


def open_document(data: bytes, passwords: list[str]) -> tuple[Any, str | None, dict[str, Any]]:
    """The document and the password that opened it (None: it needs none), or no document and the
    answer that says why.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    for password in [None, *filter(is_text, passwords)]:
        try:
            return pypdfium2.PdfDocument(data, password=password), password, {}
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                continue
            if error.err_code in (raw.FPDF_ERR_SUCCESS, raw.FPDF_ERR_PAGE):
                # pdfium refuses a document without a page, but has no error code for it.
                return None, None, {"page_count": 0}
            if error.err_code == raw.FPDF_ERR_SECURITY:
                return None, None, {"error": "protected"}
            return None, None, {"error": "damaged"}
    return None, None, {"error": "encrypted"}


def is_text(password: str) -> bool:
    """Whether pdfium can be given this: UTF-8 up to the first NUL."""
    try:
        return b"\0" not in password.encode()
    except UnicodeEncodeError:
        return False


class Copy(io.BytesIO):
    """Takes what pdfium writes; past ``limit`` bytes it forgets it and only counts."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit
        self.size = 0

    def write(self, block: Any) -> int:
        self.size += len(block)
        return super().write(block) if self.size <= self.limit else len(block)


def unlock(data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    import pypdfium2
    import pypdfium2.raw as raw

    document, password, refusal = open_document(data, request["passwords"])
    if document is None or password is None:
        return refusal or {"password": None}, b""
    copy = Copy(request["max_copy_bytes"])
    try:
        with document:
            count = len(document)
            document.save(copy, flags=raw.FPDF_REMOVE_SECURITY)
        if copy.size > copy.limit:
            return {"error": "large", "size": copy.size}, b""
        # What is handed on was opened once more: a copy of a damaged file may not be whole.
        with pypdfium2.PdfDocument(copy.getvalue()) as again:
            if len(again) != count:
                return {"error": "damaged"}, b""
    except pypdfium2.PdfiumError:
        return {"error": "damaged"}, b""
    return {"password": password}, copy.getvalue()


def read_attachments(document: Any) -> tuple[list[dict[str, Any]], list[bytes], int]:
    attachments: list[dict[str, Any]] = []
    blobs: list[bytes] = []
    room = MAX_ATTACHMENT_BYTES
    count = document.count_attachments()
    left_out = max(count - MAX_ATTACHMENTS, 0)
    for index in range(count - left_out):
        try:
            attachment = document.get_attachment(index)
            blob = bytes(attachment.get_data())
            name = attachment.get_name().encode("utf-8", "replace").decode()
        except Exception:  # noqa: BLE001 - pypdfium2 raises several kinds here; one bad attachment hides no page
            continue
        if len(blob) <= room:
            room -= len(blob)
            attachments.append({"name": name, "size": len(blob)})
            blobs.append(blob)
        else:
            left_out += 1
    return attachments, blobs, left_out


def answer(data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    return unlock(data, request) if "max_copy_bytes" in request else load(data, request)


if __name__ == "__main__":
    bound_memory(int(sys.argv[1]))
    sys.path[:0] = sys.argv[2:]
    serve(answer)
