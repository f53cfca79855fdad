"""File names from mails: readable, harmless, and never empty."""

from __future__ import annotations

import mimetypes
import re

from .text import one_line

LONGEST_NAME = 150
# What a path, a Windows share or a shell could stumble over, and characters that turn the reading
# direction ("invoice_fdp.exe" shown as "invoice_exe.pdf").
_FORBIDDEN = re.compile(r"[\\/:*?\"<>|\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_EXTENSIONS = {
    "application/pdf": ".pdf",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "text/html": ".html",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tiff",
    "image/gif": ".gif",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/ms-tnef": ".dat",
    "application/pkcs7-mime": ".p7m",
    "text/calendar": ".ics",
}


def clean_name(
    name: str, mimetype: str = "application/octet-stream", fallback: str = "part"
) -> str:
    """Return ``name`` without folders and forbidden characters, NFC, at most 150 characters with
    its extension kept.

    An empty one becomes ``fallback`` with the extension that belongs to ``mimetype``.
    """
    name = re.split(r"[\\/]", one_line(name, 4 * LONGEST_NAME))[-1]
    name = _FORBIDDEN.sub("_", name).strip(" .")
    if not name.strip("_"):
        extension = (
            _EXTENSIONS.get(mimetype) or mimetypes.guess_extension(mimetype, strict=False) or ".bin"
        )
        name = fallback + extension
    if len(name) > LONGEST_NAME:
        stem, dot, extension = name.rpartition(".")
        if not dot or len(extension) > 10:
            return name[:LONGEST_NAME].rstrip(" .")
        name = stem[: LONGEST_NAME - len(extension) - 1].rstrip(" .") + dot + extension
    return name
