"""Prints, pictures and time sheets that an e-invoice carries in base64."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Final

from ...errors import IntakeError
from ...files.limits import Limits
from ...files.sniff import sniff
from .formats import format_of
from .tree import Node, node, nodes, parse_xml, text
from .wrappers import DEEPEST, inner

MOST_FILES: Final = 20
# path to the file's element -> (its bytes below, its name below or as attribute "filename")
_PLACES: Final = {
    "ubl": (("AdditionalDocumentReference", "Attachment/EmbeddedDocumentBinaryObject", "ID"),),
    "cii": (
        (
            "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/AdditionalReferencedDocument",
            "AttachmentBinaryObject",
            "IssuerAssignedID",
        ),
    ),
    "estonian": (
        ("Invoice/AttachmentFile", "FileBase64", "FileName"),
        ("Invoice/AdditionalInformation/AttachmentFile", "FileBase64", "FileName"),
    ),
}


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A PDF or a picture; ``name`` with the ending its content has."""

    name: str
    data: bytes
    mimetype: str


def carried_files(data: bytes, limits: Limits | None = None) -> list[CarriedFile]:
    """The PDFs and pictures in the e-invoice ``data``, at most MOST_FILES; whatever else is in it is left there.

    Raises nothing: of a file that cannot be read the list is empty.
    """
    limits = limits or Limits()
    try:
        root = parse_xml(data, limits)
        for _depth in range(DEEPEST):
            if format_of(root) not in ("attached", "envelope"):
                break
            root = parse_xml(inner(root, limits) or b"", limits)
    except IntakeError:
        return []
    found = []
    for place, bytes_at, name_at in _PLACES.get(format_of(root) or "", ()):
        for item in nodes(root, place)[:MOST_FILES]:
            carried = _carried(node(item, bytes_at), text(item, name_at))
            if carried:
                found.append(carried)
    return found[:MOST_FILES]


def _carried(found: Node | None, name: str | None) -> CarriedFile | None:
    if found is None or not found.text:
        return None
    try:
        data = base64.b64decode(re.sub(r"[^A-Za-z0-9+/]", "", found.text) + "==")
    except (binascii.Error, ValueError):
        return None
    kind = sniff(data)
    if kind.family not in ("pdf", "image"):
        return None
    said = re.split(r"[\\/]", found.get("filename") or name or "")[-1]
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", said.strip())[:100]
    return CarriedFile(f"{stem or 'invoice'}{kind.extension}", data, kind.mimetype)
