from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from intake_core.files.durable import CollisionError, put

DATA = b"the whole file " * 1000
NAME = hashlib.sha1(DATA).hexdigest()


def intact(data: bytes) -> bool:
    return hashlib.sha1(data).hexdigest() == NAME


def test_new_file(tmp_path: Path) -> None:
    path = tmp_path / "ab" / NAME
    assert put(path, DATA, intact)
    assert path.read_bytes() == DATA
    assert path.stat().st_mode & 0o777 == 0o644
    assert list(path.parent.iterdir()) == [path]


def test_same_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / NAME
    put(path, DATA, intact)
    before = path.stat()
    assert not put(path, DATA, intact)
    assert path.stat() == before


@pytest.mark.parametrize("torn", [b"", DATA[:100], b"\0" * len(DATA)])
def test_torn_file_is_replaced(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / NAME
    path.write_bytes(torn)
    assert put(path, DATA, intact)
    assert path.read_bytes() == DATA


def test_other_intact_bytes_are_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"other")
    with pytest.raises(CollisionError):
        put(path, DATA, lambda there: there == b"other")
    assert path.read_bytes() == b"other"


def test_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        put(tmp_path / NAME, DATA, intact)
    assert list(tmp_path.iterdir()) == []
