"""The child process that opens PDF files: ``python -I pdf_worker.py MEMORY_BYTES
SYS_PATH_ENTRY...``.

A script of its own (no package imports) because it runs outside Odoo, on nothing but pypdfium2: a
hostile file that crashes, hangs or exhausts pdfium takes this process with it and not the server.
``pdf_client`` is its only caller.

Requests and answers on stdin/stdout are frames: two big-endian 32 bit lengths, then a JSON header,
then raw bytes. Request header: ``{"max_pages": int, "passwords": [str]}``, raw bytes = the PDF.
Answer header: ``{"error": code}`` or ``{"page_count": int, "pages": [page], "attachments":
[{"name": str, "size": int}], "password": str or null}``, raw bytes = the attachments one after the
other. A page is ``{"width", "height"}`` in points as shown (rotation applied), ``"words": [[text,
x0, y0, x1, y1], ...]`` as fractions of the page with the origin top-left, ``"image_share"``: the
largest picture's share of the page, ``"vertical"``: words dropped because they do not run left to
right, or ``{"error": true}``.
"""

from __future__ import annotations

import ctypes
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
            answer, raw = load(data, request)
        except MemoryError:
            answer, raw = {"error": "memory"}, b""
        encoded = json.dumps(answer).encode()
        sink.write(FRAME.pack(len(encoded), len(raw)) + encoded + raw)
        sink.flush()


def load(data: bytes, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    import pypdfium2
    import pypdfium2.raw as raw

    document = password = None
    for password in [None, *request["passwords"]]:
        try:
            document = pypdfium2.PdfDocument(data, password=password)
            break
        except pypdfium2.PdfiumError as error:
            if error.err_code == raw.FPDF_ERR_PASSWORD:
                continue
            if error.err_code in (raw.FPDF_ERR_SUCCESS, raw.FPDF_ERR_PAGE):
                # pdfium refuses a document without a page, but has no error code for it.
                return {"page_count": 0}, b""
            if error.err_code == raw.FPDF_ERR_SECURITY:
                return {"error": "encrypted"}, b""
            return {"error": "damaged"}, b""
    if document is None:
        return {"error": "encrypted"}, b""
    with document:
        count = len(document)
        pages = [
            read_page(document, index, raw) for index in range(min(count, request["max_pages"]))
        ]
        attachments, blobs = read_attachments(document)
    answer = {"page_count": count, "pages": pages, "attachments": attachments, "password": password}
    return answer, b"".join(blobs)


def read_attachments(document: Any) -> tuple[list[dict[str, Any]], list[bytes]]:
    attachments: list[dict[str, Any]] = []
    blobs: list[bytes] = []
    room = MAX_ATTACHMENT_BYTES
    for index in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
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
    return attachments, blobs


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
