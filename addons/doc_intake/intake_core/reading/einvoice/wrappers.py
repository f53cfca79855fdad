"""Files that hold an e-invoice: UBL's AttachedDocument, and the envelope of the Peppol network."""

from __future__ import annotations

import base64
import binascii
import re
from typing import Final

from lxml import etree

from ...files.errors import FileError
from ...files.limits import Limits
from .formats import format_of
from .tree import Node, local_name, nodes, parse_xml

DEEPEST: Final = 3  # wrappers in wrappers
_EMBEDDED: Final = "Attachment/EmbeddedDocumentBinaryObject"
_DESCRIBED: Final = "Attachment/ExternalReference/Description"


def inner(root: Node, limits: Limits) -> bytes | None:
    """The bytes of the XML in the wrapper ``root``; None when there is none.

    An XML that is there and cannot be read is given as it is: whoever reads it says why.
    """
    found = _enveloped(root) if format_of(root) == "envelope" else _attached(root)
    damaged = None
    for data in found:
        try:
            parse_xml(data, limits)
        except FileError:
            if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                damaged = damaged or data
        else:
            return data
    return damaged


def _enveloped(root: Node) -> list[bytes]:
    """The element after the header; Peppol also knows one that carries bytes."""
    wrapped = [child for child in root if local_name(child) != "StandardBusinessDocumentHeader"]
    return [
        _decoded(child.text) if local_name(child) == "BinaryContent" else etree.tostring(child, with_tail=False)
        for child in wrapped
    ]


def _attached(root: Node) -> list[bytes]:
    found = [_decoded(item.text) for item in nodes(root, _EMBEDDED)]
    return found + [(item.text or "").strip().encode() for item in nodes(root, _DESCRIBED)]


def _decoded(text: str | None) -> bytes:
    """base64, its padding repaired; empty when it is none."""
    compact = re.sub(r"[^A-Za-z0-9+/]", "", text or "")
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4))
    except (binascii.Error, ValueError):
        return b""
