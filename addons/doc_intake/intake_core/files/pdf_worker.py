"""The child process that opens PDF files: ``python -I pdf_worker.py MEMORY_BYTES
SYS_PATH_ENTRY...``.

A script of its own (no package imports) because it runs outside Odoo, on nothing but pypdfium2: a
hostile file that crashes, hangs or exhausts pdfium takes this process with it and not the server.
``pdf_client`` is its only caller.

Requests and answers on stdin/stdout are frames: two big-endian 32 bit lengths, then a JSON header,
then raw bytes. Request header: ``{"max_pages": int, "passwords": [str]}``, raw bytes = the PDF.
Answer header: ``{"error": code}`` or ``{"page_count": int, "pages": [page], "attachments":
[{"name": str, "size": int}], "attachments_left_out": int, "password": str or null}``, raw bytes = the
attachments one after the other; those beyond the limits are only counted. A page is ``{"width",
"height"}`` in points as shown (rotation applied), ``"words": [[text,
x0, y0, x1, y1], ...]`` as fractions of the page with the origin top-left, ``"image_share"``: the
largest picture's share of the page, ``"vertical"``: words dropped because they do not run left to
right, or ``{"error": true}``.

With ``"max_copy_bytes": int`` in the request the file is not read but copied without its
encryption: the answer header is ``{"error": code}`` or ``{"password": str or null}``, raw bytes =
the copy, none when the file opens without a password.
"""

from __future__ import annotations

import ctypes
import io
import json
import resource
import select
import struct
import sys
from typing import Any, BinaryIO

IDLE_SECONDS = 120
MAX_WORDS = 20_000  # a page; the densest printed invoice page has about 2,000
MAX_CHARS = 200_000
MAX_OBJECTS = 5_000
MAX_ATTACHMENTS = 20
MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024
GRID = 1_000_000  # pdfium's page-to-device transformation answers in whole units

Box = tuple[float, float, float, float]
FRAME = struct.Struct(">II")


def read_exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def serve() -> None:
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while select.select([source], [], [], IDLE_SECONDS)[0]:
        try:
            header_size, data_size = FRAME.unpack(read_exactly(source, FRAME.size))
            request = json.loads(read_exactly(source, header_size))
            data = read_exactly(source, data_size)
        except EOFError:
            return
        try:
            work = unlock if "max_copy_bytes" in request else load
            answer, raw = work(data, request)
        except MemoryError:
            answer, raw = {"error": "memory"}, b""
        encoded = json.dumps(answer).encode()
        sink.write(FRAME.pack(len(encoded), len(raw)) + encoded + raw)
        sink.flush()


def load(data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    import pypdfium2.raw as raw

    document, password, refusal = open_document(data, request["passwords"])
    if document is None:
        return refusal, b""
    with document:
        count = len(document)
        pages = [
            read_page(document, index, raw) for index in range(min(count, request["max_pages"]))
        ]
        attachments, blobs, left_out = read_attachments(document)
    answer = {
        "page_count": count,
        "pages": pages,
        "attachments": attachments,
        "attachments_left_out": left_out,
        "password": password,
    }
    return answer, b"".join(blobs)


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


def read_page(document: Any, index: int, raw: Any) -> dict[str, Any]:
    try:
        page = document[index]
    except Exception:  # noqa: BLE001 - a page that does not load is reported, the others are read
        return {"error": True}
    try:
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            return {"error": True}
        shown = Transformation(page, width, height, raw)
        text = page.get_textpage()
        words, vertical = read_words(text, shown, raw)
        text.close()
        return {
            "width": round(width, 2),
            "height": round(height, 2),
            "words": words,
            "vertical": vertical,
            "image_share": image_share(page, shown, raw),
        }
    except Exception:  # noqa: BLE001 - same
        return {"error": True}
    finally:
        page.close()


class Transformation:
    """Page coordinates (unrotated, origin bottom-left, crop box ignored) -> fractions of the page
    as shown.
    """

    def __init__(self, page: Any, width: float, height: float, raw: Any) -> None:
        def device(x: float, y: float) -> tuple[float, float]:
            out_x, out_y = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, out_x, out_y)
            return out_x.value / GRID, out_y.value / GRID

        side = max(width, height)
        (self.x, self.y), right, up = device(0, 0), device(side, 0), device(0, side)
        self.xx, self.yx = (right[0] - self.x) / side, (right[1] - self.y) / side
        self.xy, self.yy = (up[0] - self.x) / side, (up[1] - self.y) / side

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        x0, y0 = (
            self.x + self.xx * left + self.xy * bottom,
            self.y + self.yx * left + self.yy * bottom,
        )
        x1, y1 = self.x + self.xx * right + self.xy * top, self.y + self.yx * right + self.yy * top
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def read_words(text: Any, shown: Transformation, raw: Any) -> tuple[list[list[Any]], int]:
    """Words with boxes, in reading order of the file; and how many ran in another direction than
    left to right.
    """
    words: list[list[Any]] = []
    vertical = 0
    letters: list[str] = []
    boxes: list[Box] = []
    rect = raw.FS_RECTF()

    def close_word() -> None:
        nonlocal vertical
        if not letters:
            return
        x0, y0 = min(b[0] for b in boxes), min(b[1] for b in boxes)
        x1, y1 = max(b[2] for b in boxes), max(b[3] for b in boxes)
        # The first and last letter tell the direction: three letters stacked upwards are a rotated
        # margin note.
        across, along = boxes[-1][0] - boxes[0][0], abs(boxes[-1][1] - boxes[0][1])
        if len(letters) > 2 and along > abs(across):
            vertical += 1
        elif x1 > 0 and y1 > 0 and x0 < 1 and y0 < 1:
            clipped = (max(x0, 0.0), max(y0, 0.0), min(x1, 1.0), min(y1, 1.0))
            words.append(["".join(letters), *(round(value, 5) for value in clipped)])
        letters.clear()
        boxes.clear()

    for index in range(min(text.count_chars(), MAX_CHARS)):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
        if code in (0, 0xFFFE, 0xFFFF):
            letter = "\ufffd"
        if letter.isspace() or letter == "\u200b" or 0 < code < 32:
            close_word()
            continue
        if code in (0x00AD, 0xFEFF) or not raw.FPDFText_GetLooseCharBox(text, index, rect):
            continue
        box = shown.box(rect.left, rect.bottom, rect.right, rect.top)
        if boxes and breaks(boxes[-1], box):
            close_word()
        letters.append(letter)
        boxes.append(box)
        if len(words) >= MAX_WORDS:
            break
    close_word()
    return words, vertical


def breaks(before: Box, box: Box) -> bool:
    """Whether a letter stands on another line than the one before it, although no blank parts them.

    Letters right above or below each other are a word that runs upwards or downwards.
    """
    height, width = before[3] - before[1], before[2] - before[0]
    if abs(box[1] - before[1]) <= 0.6 * height or abs(box[3] - before[3]) <= 0.6 * height:
        return False
    apart = max(box[1] - before[3], before[1] - box[3])
    return abs(box[0] - before[0]) > 0.3 * width or apart > height


def image_share(page: Any, shown: Transformation, raw: Any) -> float:
    best = 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            x0, y0, x1, y1 = shown.box(left.value, bottom.value, right.value, top.value)
            best = max(best, (min(x1, 1) - max(x0, 0)) * (min(y1, 1) - max(y0, 0)))
    return round(best, 3)


if __name__ == "__main__":
    bound = int(sys.argv[1])
    ceiling = resource.getrlimit(resource.RLIMIT_AS)[1]  # Odoo's workers have one of their own
    if ceiling != resource.RLIM_INFINITY:
        bound = min(bound, ceiling)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:0] = sys.argv[2:]
    serve()
