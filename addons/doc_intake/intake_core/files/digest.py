"""The name of a file's content."""

from __future__ import annotations

import hashlib


def sha256_hex(data: bytes) -> str:
    """64 lower-case hex digits: the key under which a company stores these bytes once."""
    return hashlib.sha256(data).hexdigest()
