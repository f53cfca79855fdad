"""Files embedded in a PDF. Nearly all invoices have none, so a look at the bytes comes before the file is opened."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence

from ...errors import _, sentence
from ...files import pdf
from ...files.errors import FileError
from ...files.limits import Limits
from ...files.sniff import sniff
from ..reason import Reason
from .contents import Contents, Entry
from .errors import PdfHoldsTooMuch
from .limits import Budget

EMBEDDED_XML = sentence(
    "embedded_xml", _("The e-invoice within the PDF; it is read together with the PDF it belongs to.")
)
# The names Factur-X, ZUGFeRD, XRechnung and Order-X prescribe, and the roots of CII, UBL and the older ZUGFeRD.
_INVOICE_NAME = re.compile(r"(?:factur-x|zugferd-invoice|xrechnung|order-x|cii|ubl)[^/]{0,40}\.xml$", re.IGNORECASE)
_INVOICE_ROOT = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?:CrossIndustry(?:Invoice|Document)|Invoice|CreditNote|SCRDMCCBDACIOMessageStructure)[\s>]"
)
_TREE = b"/EmbeddedFile"  # begins the catalogue's key and the type of the streams (ISO 32000-1, 7.11.4)
_OBJECT_STREAM = re.compile(rb"/ObjStm\b")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_STREAMS = 2_000
_MOST_INFLATED = 20 * 2**20  # bytes of all object streams
_HEADER = 2_000  # bytes between a stream's type and its start


def may_hold_files(data: bytes) -> bool:
    """Tell cheaply whether a PDF may have embedded files; True where only opening it can tell."""
    if _TREE in data:
        return True
    if b"/ObjStm" not in data:
        return False
    if b"/Encrypt" in data:
        return True
    room, read = _MOST_INFLATED, 0
    for count, match in enumerate(_OBJECT_STREAM.finditer(data)):
        if count >= _MOST_STREAMS or room <= 0:
            return True
        start = _STREAM.search(data, match.end(), match.end() + _HEADER)
        if start is None:
            continue
        end = data.find(b"endstream", start.end())
        read += end - start.end()
        if end < 0 or read > len(data):
            return True  # streams without an end, or one within the other: damaged
        engine = zlib.decompressobj()
        try:
            found = engine.decompress(data[start.end() : end], room)
        except zlib.error:
            return True  # another filter, or damaged: the library knows
        room -= len(found)
        if _TREE in found:
            return True
    return False


def open_pdf(data: bytes, budget: Budget, passwords: Sequence[str] = ()) -> Contents | None:
    """Take the files out of a PDF; None when there are none, or when it cannot be opened, which its reading will say.

    An e-invoice comes marked, because it is read with the PDF. Raises ContainerTooMany, ContainerTooLarge,
    ContainerTooSlow, PdfHoldsTooMuch.
    """
    if not may_hold_files(data):
        return None
    try:
        seconds = min(budget.seconds(), budget.limits.file_seconds)
        content = pdf.load(data, Limits(max_text_pages=1, page_seconds=seconds), passwords)
    except FileError:
        return None
    if content.attachments_left_out:
        raise PdfHoldsTooMuch(count=content.attachments_left_out)
    if not content.attachments:
        return None
    budget.take(len(content.attachments), sum(len(file.data) for file in content.attachments))
    return Contents(
        tuple(
            Entry(number, file.name, file.data, Reason(EMBEDDED_XML) if _is_invoice(file) else None)
            for number, file in enumerate(content.attachments, start=1)
        )
    )


def _is_invoice(file: pdf.EmbeddedFile) -> bool:
    if sniff(file.data, file.name).family != "xml":
        return False
    return bool(_INVOICE_NAME.search(file.name) or _INVOICE_ROOT.search(file.data[:4096]))
