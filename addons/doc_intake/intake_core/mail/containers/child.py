"""Runs one script on one file in a process of its own, with its memory bounded and its time up at the deadline.

For libraries that follow a hostile file anywhere: nothing inside a process can stop them. The script is started for
each file (0.1 s), because such files are rare.
"""

from __future__ import annotations

import importlib.util
import json
import os
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

FRAME = struct.Struct(">II")


class ChildTimeout(Exception):
    """The script did not answer in time and was killed."""


class ChildFailed(Exception):
    """The script ended without an answer."""


def run(
    script: Path, modules: tuple[str, ...], header: dict[str, Any], data: bytes, seconds: float, memory_bytes: int
) -> tuple[dict[str, Any], bytes]:
    """Return the answer of ``script``: a JSON object and bytes.

    The script gets ``memory_bytes`` and the folders of ``modules`` as arguments, and on its standard input a frame: two
    big-endian 32 bit lengths, ``header`` as JSON, ``data``. It answers with such a frame. Raises ChildTimeout,
    ChildFailed.
    """
    encoded = json.dumps(header).encode()
    command = [sys.executable or "python3", "-I", str(script), str(memory_bytes), *library_paths(modules)]
    try:
        done = subprocess.run(
            command,
            input=FRAME.pack(len(encoded), len(data)) + encoded + data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "HOME": "/nonexistent"},
            timeout=max(seconds, 0.01),
            check=True,
        )
        header_size, data_size = FRAME.unpack_from(done.stdout)
        start, end = FRAME.size + header_size, FRAME.size + header_size + data_size
        if len(done.stdout) != end:
            raise ChildFailed()
        answer: dict[str, Any] = json.loads(done.stdout[FRAME.size : start])
        return answer, done.stdout[start:end]
    except subprocess.TimeoutExpired as error:
        raise ChildTimeout() from error
    except (subprocess.CalledProcessError, OSError, ValueError, struct.error) as error:
        raise ChildFailed() from error


def library_paths(modules: tuple[str, ...]) -> list[str]:
    """Where this interpreter finds ``modules``: the isolated child knows no PYTHONPATH and no user site."""
    paths: list[str] = []
    for name in modules:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            origin = Path(spec.origin)
            folder = str(origin.parent.parent if origin.name.startswith("__init__.") else origin.parent)
            if folder not in paths:
                paths.append(folder)
    return paths
