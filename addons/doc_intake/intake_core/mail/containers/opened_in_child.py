"""TNEF (winmail.dat, what Outlook sends by mistake) and S/MIME (p7m), opened in a child process."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path
from typing import Any, Literal

from . import child
from .contents import Contents, Entry
from .errors import ContainerDamaged, ContainerTooLarge, ContainerTooMany, ContainerTooSlow, SmimeEncrypted
from .limits import MEGABYTE, Budget

_WORKER = Path(__file__).with_name("worker.py")
_MODULES = {"tnef": ("tnefparse",), "smime": ("asn1crypto",)}
# SEQUENCE of any length, then the object identifier 1.2.840.113549.1.7.x or .1.9.16.1.x (RFC 5652, RFC 3274).
_CMS = re.compile(
    rb"\A\x30(?:[\x00-\x80]|[\x81-\x84].{1,4}?)\x06[\x09-\x0b]\x2a\x86\x48\x86\xf7\x0d\x01[\x07\x09]", re.DOTALL
)
_PEM = re.compile(rb"\A\s*-----BEGIN (?:PKCS7|CMS)-----([A-Za-z0-9+/=\s]*)-----END")
_MIME_ENTITY = re.compile(rb"\A\s*(?:content-[a-z-]{1,40}|mime-version|from|to|subject|date)[ \t]*:", re.IGNORECASE)


def cms_of(data: bytes) -> bytes | None:
    """Return the DER bytes of a CMS (PKCS #7) message, whatever its file is called; None when it is none."""
    if _CMS.match(data[:32]):
        return data
    head = data[:100].lstrip()
    if not head.startswith((b"-----BEGIN", b"MI")):
        return None
    pem = _PEM.match(data)
    try:
        decoded = base64.b64decode((pem[1] if pem else data).translate(None, b" \t\r\n"), validate=True)
    except (binascii.Error, ValueError):
        return None
    return decoded if _CMS.match(decoded[:32]) else None


def open_tnef(data: bytes, budget: Budget) -> Contents:
    """Take the attachments and the letter out of a TNEF file; messages embedded in it come as TNEF files.

    Raises ContainerDamaged, ContainerTooMany, ContainerTooLarge, ContainerTooSlow.
    """
    answer, blobs = _ask("tnef", data, budget)
    return Contents(_entries(answer, blobs, budget), text=answer["text"], html=answer["html"])


def open_smime(data: bytes, name: str, declared_type: str, budget: Budget) -> Contents | None:
    """Take the content out of a signed or compressed CMS message (``data`` in DER); None when it is a bare signature.

    The content is a MIME entity (``is_mail``) where the mail declares it, else a file that is called ``name`` without
    its ``.p7m``. Raises SmimeEncrypted, ContainerDamaged, ContainerTooMany, ContainerTooLarge, ContainerTooSlow.
    """
    answer, blobs = _ask("smime", data, budget)
    if answer["kind"] == "encrypted":
        raise SmimeEncrypted()
    if answer["kind"] == "detached":
        return None
    [entry] = _entries(answer, blobs, budget)
    budget.check_ratio(len(data), len(entry.data))
    wrapped = name.lower() in ("smime.p7m", "smime.p7z", "smime.p7s") or declared_type.endswith("pkcs7-mime")
    if wrapped and _MIME_ENTITY.match(entry.data[:200]):
        return Contents((entry,), is_mail=True)
    inner = re.sub(r"\.(?:p7[mszc]|pkcs7)$", "", name, flags=re.IGNORECASE)
    return Contents((Entry(1, inner, entry.data),))


def _entries(answer: dict[str, Any], blobs: bytes, budget: Budget) -> tuple[Entry, ...]:
    entries, position = [], 0
    for number, found in enumerate(answer["entries"], start=1):
        entries.append(Entry(number, found["name"], blobs[position : position + found["size"]]))
        position += found["size"]
    budget.take(len(entries), position)
    return tuple(entries)


def _ask(kind: Literal["tnef", "smime"], data: bytes, budget: Budget) -> tuple[dict[str, Any], bytes]:
    limits = budget.limits
    request = {"format": kind, "max_files": budget.files, "max_bytes": budget.bytes}
    seconds = min(budget.seconds(), limits.file_seconds)
    try:
        answer, blobs = child.run(_WORKER, _MODULES[kind], request, data, seconds, limits.memory_bytes)
    except child.ChildTimeout as error:
        raise ContainerTooSlow(limit=round(seconds, 1)) from error
    except child.ChildFailed as error:
        raise ContainerDamaged() from error
    failure = answer.get("error")
    if failure == "too_many":
        raise ContainerTooMany(limit=limits.files)
    if failure == "too_large":
        raise ContainerTooLarge(limit_mb=max(limits.bytes // MEGABYTE, 1))
    if failure:
        raise ContainerDamaged()
    return answer, blobs


__all__ = ["cms_of", "open_smime", "open_tnef"]
