"""A single file packed by gzip."""

from __future__ import annotations

import re
import zlib

from .contents import Contents, Entry
from .errors import ContainerBomb, ContainerDamaged, ContainerTooLarge
from .limits import MEGABYTE, Budget

_CHUNK = 256 * 1024
_TAR = (257, b"ustar")


def open_gzip(data: bytes, name: str, budget: Budget) -> Contents | None:
    """Inflate the one file of a gzip file, as far as the limits go; None when it is a tar archive, which is not opened.

    Raises ContainerDamaged, ContainerBomb, ContainerTooLarge, ContainerTooSlow, ContainerTooMany.
    """
    limits = budget.limits
    budget.check(1, 0)
    engine = zlib.decompressobj(wbits=31)
    found = bytearray()
    rest = data
    try:
        while rest and not engine.eof:
            budget.seconds()
            found += engine.decompress(rest, _CHUNK)
            rest = engine.unconsumed_tail
            if len(found) > budget.bytes:
                raise ContainerTooLarge(limit_mb=max(limits.bytes // MEGABYTE, 1))
            if len(found) >= limits.ratio_from and len(found) > limits.ratio * len(data):
                raise ContainerBomb()
    except zlib.error as error:
        raise ContainerDamaged() from error
    if not engine.eof or engine.unused_data.strip(b"\0"):
        raise ContainerDamaged()
    if found.startswith(_TAR[1], _TAR[0]):
        return None
    budget.take(1, len(found))
    return Contents((Entry(1, re.sub(r"\.gz$", "", name, flags=re.IGNORECASE), bytes(found)),))
