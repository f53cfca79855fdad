"""Cutting a long list of messages into portions that fit into memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Sized(Protocol):
    """Anything with an announced size in bytes."""

    @property
    def size(self) -> int: ...


Item = TypeVar("Item", bound=Sized)


def chunks(items: Iterable[Item], *, count: int = 100, size: int = 16 * 1024 * 1024) -> Iterator[list[Item]]:
    """Yield the items in order, at most ``count`` and ``size`` bytes at once; one bigger than that
    comes alone.
    """
    chunk: list[Item] = []
    total = 0
    for item in items:
        if chunk and (len(chunk) >= count or total + item.size > size):
            yield chunk
            chunk, total = [], 0
        chunk.append(item)
        total += item.size
    if chunk:
        yield chunk
