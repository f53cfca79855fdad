"""What a file is, from its content. The name decides nothing but the kind of office file inside a
zip container.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

Family = Literal["pdf", "image", "xml", "text", "archive", "executable", "other", "empty"]


@dataclass(frozen=True, slots=True)
class FileKind:
    """MIME type, usual extension with its dot, and the family that decides what is done with it."""

    mimetype: str
    extension: str
    family: Family


PDF = FileKind("application/pdf", ".pdf", "pdf")
XML = FileKind("application/xml", ".xml", "xml")
HTML = FileKind("text/html", ".html", "text")
TEXT = FileKind("text/plain", ".txt", "text")
EMPTY = FileKind("application/x-empty", "", "empty")
UNKNOWN = FileKind("application/octet-stream", ".bin", "other")
ZIP = FileKind("application/zip", ".zip", "archive")

# (offset, bytes, kind); the first that fits wins.
_MAGIC: tuple[tuple[int, bytes, FileKind], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", FileKind("image/png", ".png", "image")),
    (0, b"\xff\xd8\xff", FileKind("image/jpeg", ".jpg", "image")),
    (0, b"II*\x00", FileKind("image/tiff", ".tiff", "image")),
    (0, b"MM\x00*", FileKind("image/tiff", ".tiff", "image")),
    (0, b"GIF87a", FileKind("image/gif", ".gif", "image")),
    (0, b"GIF89a", FileKind("image/gif", ".gif", "image")),
    (8, b"WEBP", FileKind("image/webp", ".webp", "image")),
    (0, b"BM", FileKind("image/bmp", ".bmp", "image")),
    (0, b"\x7fELF", FileKind("application/x-executable", "", "executable")),
    (0, b"MZ", FileKind("application/vnd.microsoft.portable-executable", ".exe", "executable")),
    (0, b"\xcf\xfa\xed\xfe", FileKind("application/x-mach-binary", "", "executable")),
    (0, b"\xca\xfe\xba\xbe", FileKind("application/java-vm", ".class", "executable")),
    (0, b"#!", FileKind("text/x-shellscript", ".sh", "executable")),
    (
        0,
        b"\x4c\x00\x00\x00\x01\x14\x02\x00",
        FileKind("application/x-ms-shortcut", ".lnk", "executable"),
    ),
    (0, b"Rar!\x1a\x07", FileKind("application/vnd.rar", ".rar", "archive")),
    (0, b"7z\xbc\xaf\x27\x1c", FileKind("application/x-7z-compressed", ".7z", "archive")),
    (0, b"\x1f\x8b", FileKind("application/gzip", ".gz", "archive")),
    (0, b"BZh", FileKind("application/x-bzip2", ".bz2", "archive")),
    (0, b"\xfd7zXZ\x00", FileKind("application/x-xz", ".xz", "archive")),
    (0, b"MSCF", FileKind("application/vnd.ms-cab-compressed", ".cab", "archive")),
    (257, b"ustar", FileKind("application/x-tar", ".tar", "archive")),
    (0, b"\x78\x9f\x3e\x22", FileKind("application/vnd.ms-tnef", ".dat", "archive")),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        FileKind("application/x-ole-storage", ".doc", "other"),
    ),
    (0, b"{\\rtf", FileKind("application/rtf", ".rtf", "other")),
)
_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
_WINDOW = 1024  # Acrobat's rule: the header may stand anywhere in the first 1024 bytes
_MAIL = re.compile(
    rb"\A(?:(?:return-path|received|from|to|subject|date|message-id|mime-version|delivered-to):)",
    re.I,
)


def sniff(data: bytes, name: str = "") -> FileKind:
    """Return the kind of ``data``. Never raises; bytes that fit nothing are
    ``application/octet-stream``, "other".
    """
    if not data:
        return EMPTY
    head = data[:4096]
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset) and _plausible(kind, head):
            return kind
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return FileKind("image/heic", ".heic", "image")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(head, name)
    if b"%PDF-" in head[:_WINDOW]:
        return PDF
    return _text_kind(data, head)


def _plausible(kind: FileKind, head: bytes) -> bool:
    # Two-letter signatures also begin ordinary text ("MZ", "BM" ...): there the rest must look
    # binary.
    if kind.extension in {".exe", ".bmp"}:
        return b"\x00" in head[:64]
    if kind.mimetype == "image/webp":
        return head.startswith(b"RIFF")
    return True


def _zip_kind(head: bytes, name: str) -> FileKind:
    suffix = PurePosixPath(name.casefold()).suffix
    first_entry = head[30:110]
    office = first_entry.startswith(
        (b"[Content_Types].xml", b"_rels/", b"mimetype", b"docProps/", b"word/", b"xl/")
    )
    if office and suffix in _OFFICE:
        return FileKind(_OFFICE[suffix], suffix, "other")
    if first_entry.startswith(b"META-INF/") and suffix in {".jar", ".apk"}:
        return FileKind("application/java-archive", suffix, "executable")
    return ZIP


def _text_kind(data: bytes, head: bytes) -> FileKind:
    start = _decode_start(head)
    if start is None:
        return UNKNOWN
    stripped = start.lstrip("\ufeff \t\r\n")
    lowered = stripped[:512].casefold()
    if lowered.startswith("<?xml"):
        return HTML if "<html" in lowered else XML
    if lowered.startswith(("<!doctype html", "<html", "<head", "<body")):
        return HTML
    if re.match(r"<\??(?:[\w.-]+:)?[^\W\d][\w.-]*[\s>/]|<!--", stripped):
        tail = data[-256:].rstrip(b"\x00 \t\r\n")
        return XML if tail.endswith(b">") else TEXT
    if _MAIL.match(head):
        return FileKind("message/rfc822", ".eml", "archive")
    return TEXT


def _decode_start(head: bytes) -> str | None:
    """The beginning as text, or None when it is binary."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head.startswith(b"<\x00"):
        return head.decode("utf-16-le", "replace")
    if b"\x00" in head:
        return None
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in head)
    if controls > len(head) // 50:
        return None
    return head.decode("utf-8", "replace")
