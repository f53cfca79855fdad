"""What the child processes of ``children`` share: bounded memory, and frames on stdin and stdout.

A frame is two big-endian 32 bit lengths, then a JSON header, then raw bytes. Imports nothing but the
standard library: a child knows no package.
"""

from __future__ import annotations

import json
import re
import resource
import select
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

IDLE_SECONDS = 120
MAX_RESIDENT_KB = 200 * 1024  # a child that once needed more leaves, instead of keeping it
PEAK = re.compile(rb"^VmHWM:\s*(\d+) kB", re.MULTILINE)
FRAME = struct.Struct(">II")

Answer = tuple[dict[str, Any], bytes]


def bound_memory(most: int) -> None:
    """Set the address space of this process to ``most`` bytes, or to what the server allows."""
    ceiling = resource.getrlimit(resource.RLIMIT_AS)[1]  # Odoo's workers have one of their own
    if ceiling != resource.RLIM_INFINITY:
        most = min(most, ceiling)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(work: Callable[[bytes, dict[str, Any]], Answer]) -> None:
    """Answer requests until there are none for ``IDLE_SECONDS``, the parent is gone, or a file took
    much memory; ``"leaves": true`` in an answer says that it was the last one.
    """
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while select.select([source], [], [], IDLE_SECONDS)[0]:
        try:
            header_size, data_size = FRAME.unpack(_read_exactly(source, FRAME.size))
            request = json.loads(_read_exactly(source, header_size))
            data = _read_exactly(source, data_size)
        except EOFError:
            return
        try:
            answer, raw = work(data, request)
        except MemoryError:
            answer, raw = {"error": "memory"}, b""
        large = _peak_kb() > MAX_RESIDENT_KB
        if large:
            answer["leaves"] = True
        encoded = json.dumps(answer).encode()
        sink.write(FRAME.pack(len(encoded), len(raw)) + encoded)
        sink.write(raw)
        sink.flush()
        if large:
            return


def _read_exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data


def _peak_kb() -> int:
    """Most memory this process had. Not ``getrusage``: it counts the server too, which was this
    process until it became Python.
    """
    try:
        found = PEAK.search(Path("/proc/self/status").read_bytes())
    except OSError:
        return 0
    return int(found[1]) if found else 0
