"""The child process that opens TNEF and S/MIME files: ``python -I worker.py MEMORY_BYTES SYS_PATH_ENTRY...``.

A script of its own (no package imports), on nothing but tnefparse and asn1crypto. It reads one frame and answers with
one (``child.run``): header ``{"format": "tnef" or "smime", "max_files": int, "max_bytes": int}`` and the file; answer
``{"error": code}`` or ``{"kind": "files", "entries": [{"name": str, "size": int}], "text": str, "html": str}``, or
``{"kind": "content", "entries": [...]}`` for the content of a signed message, ``{"kind": "detached"}``,
``{"kind": "encrypted"}``; raw bytes = the entries' bytes one after the other. Error codes: ``damaged``, ``too_many``,
``too_large``.
"""

from __future__ import annotations

import json
import logging
import resource
import struct
import sys
import zlib
from typing import Any

FRAME = struct.Struct(">II")
MAX_TEXT = 400_000  # characters

Answer = tuple[dict[str, Any], list[bytes]]


def open_tnef(data: bytes, request: dict[str, Any]) -> Answer:
    import tnefparse

    tnef = tnefparse.TNEF(data, do_checksum=False)
    page = str(tnef.codepage or "cp1252")
    entries, blobs = [], []
    for attachment in tnef.attachments:
        content = attachment.data
        if not isinstance(content, bytes):
            content = b""
        try:
            name = attachment.long_filename()
        except (ValueError, LookupError, AttributeError, TypeError):
            name = attachment._name
        entries.append({"name": text_of(name, page), "size": len(content)})
        blobs.append(content)
    answer = {
        "kind": "files",
        "entries": entries,
        "text": text_of(tnef.body, page),
        "html": text_of(tnef.htmlbody, "utf-8"),
    }
    return answer, blobs


def text_of(value: Any, page: str) -> str:
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    if isinstance(value, bytes):
        try:
            value = value[: 4 * MAX_TEXT].decode(page, "replace")
        except LookupError:
            value = value[: 4 * MAX_TEXT].decode("cp1252", "replace")
    if not isinstance(value, str):
        return ""
    # A surrogate alone cannot be handed over.
    return value.replace("\0", "")[:MAX_TEXT].encode("utf-8", "replace").decode()


def open_smime(data: bytes, request: dict[str, Any]) -> Answer:
    from asn1crypto import cms

    info = cms.ContentInfo.load(data)
    kind = info["content_type"].native
    if kind in ("enveloped_data", "authenticated_enveloped_data", "encrypted_data"):
        return {"kind": "encrypted"}, []
    if kind == "signed_data":
        inner = info["content"]["encap_content_info"]["content"]
        # Without content it is a signature (or certificates) that belongs to another file.
        content = inner.parsed.native if hasattr(inner, "parsed") and not is_octets(inner) else inner.native
        if content is None:
            return {"kind": "detached"}, []
    elif kind == "compressed_data":
        packed = info["content"]["encap_content_info"]["content"].native
        content = inflate(packed, request["max_bytes"])
        if content is None:
            return {"error": "too_large"}, []
    else:
        return {"error": "damaged"}, []
    if not isinstance(content, bytes):
        return {"error": "damaged"}, []
    return {"kind": "content", "entries": [{"name": "", "size": len(content)}]}, [content]


def is_octets(value: Any) -> bool:
    from asn1crypto import core

    return isinstance(value, core.OctetString)


def inflate(packed: bytes, limit: int) -> bytes | None:
    engine = zlib.decompressobj()
    content = engine.decompress(packed, limit)
    if engine.unconsumed_tail:
        return None
    if not engine.eof:
        raise ValueError
    return content


def main() -> None:
    logging.disable(logging.CRITICAL)
    header_size, data_size = FRAME.unpack(sys.stdin.buffer.read(FRAME.size))
    request = json.loads(sys.stdin.buffer.read(header_size))
    data = sys.stdin.buffer.read(data_size)
    opener = {"tnef": open_tnef, "smime": open_smime}[request["format"]]
    blobs: list[bytes] = []
    try:
        answer, blobs = opener(data, request)
    except Exception:  # noqa: BLE001 - these libraries raise many kinds for a damaged file
        answer = {"error": "damaged"}
    if len(blobs) > request["max_files"]:
        answer, blobs = {"error": "too_many"}, []
    elif sum(map(len, blobs)) > request["max_bytes"]:
        answer, blobs = {"error": "too_large"}, []
    encoded = json.dumps(answer).encode()
    sys.stdout.buffer.write(FRAME.pack(len(encoded), sum(map(len, blobs))) + encoded)
    for blob in blobs:
        sys.stdout.buffer.write(blob)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    bound = int(sys.argv[1])
    ceiling = resource.getrlimit(resource.RLIMIT_AS)[1]  # Odoo's workers have one of their own
    if ceiling != resource.RLIM_INFINITY:
        bound = min(bound, ceiling)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.path[:0] = sys.argv[2:]
    main()
