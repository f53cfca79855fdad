"""Portions that fit into memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.account.chunks import chunks
from intake_core.mail.account.source import ServerMessage


@given(st.lists(st.integers(0, 100), max_size=40), st.integers(1, 7), st.integers(1, 150))
def test_chunks_keep_order_and_bounds(sizes: list[int], count: int, size: int) -> None:
    messages = [ServerMessage(key, number) for key, number in enumerate(sizes)]
    made = list(chunks(messages, count=count, size=size))
    assert [message for chunk in made for message in chunk] == messages
    for chunk in made:
        assert 0 < len(chunk) <= count
        assert len(chunk) == 1 or sum(message.size for message in chunk) <= size
