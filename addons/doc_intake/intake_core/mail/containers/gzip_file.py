"""A single file packed by gzip."""

from __future__ import annotations

import re
import zlib

from .contents import Contents, Entry
from .errors import ContainerBomb, ContainerDamaged, ContainerTooLarge
from .limits import MEGABYTE, Budget

_CHUNK = 256 * 1024
_MOST_MEMBERS = 100
_TAR = (257, b"ustar")


def open_gzip(data: bytes, name: str, budget: Budget) -> Contents | None:
    """Inflate the one file of a gzip file, as far as the limits go; None when it is a tar archive, which is not opened.

    Raises ContainerDamaged, ContainerBomb, ContainerTooLarge, ContainerTooSlow, ContainerTooMany.
    """
    limits = budget.limits
    budget.check(1, 0)
    found = bytearray()
    rest = data
    members = 0
    try:
        # Several members, one after the other, are one file (RFC 1952, 2.2).
        while members == 0 or rest.strip(b"\0"):
            members += 1
            if members > _MOST_MEMBERS:
                raise ContainerDamaged()
            engine = zlib.decompressobj(wbits=31)
            while rest and not engine.eof:
                budget.seconds()
                found += engine.decompress(rest, _CHUNK)
                rest = engine.unconsumed_tail
                if len(found) > budget.bytes:
                    raise ContainerTooLarge(limit_mb=max(limits.bytes // MEGABYTE, 1))
                if len(found) >= limits.ratio_from and len(found) > limits.ratio * len(data):
                    raise ContainerBomb()
            if not engine.eof:
                raise ContainerDamaged()
            rest = engine.unused_data
    except zlib.error as error:
        raise ContainerDamaged() from error
    if found.startswith(_TAR[1], _TAR[0]):
        return None
    budget.take(1, len(found))
    return Contents((Entry(1, re.sub(r"\.gz$", "", name, flags=re.IGNORECASE), bytes(found)),))
