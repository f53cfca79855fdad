"""The parser sees long base64 folded to one line; nobody must be able to tell."""

from __future__ import annotations

import base64
import random
from email.message import Message
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_core.mail.content import bounded_parser
from intake_core.mail.content.bounded_parser import MessageLimits, Meter, parse_bounded


def plainly(raw: bytes) -> Message:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounded_parser, "_WORTH_FOLDING", len(raw) + 1)
        return parse_bounded(raw, Meter(MessageLimits()))


def all_of(tree: Message) -> list[Any]:
    return [
        (
            part.items(),
            part.preamble,
            part.epilogue,
            part.get_payload() if not part.is_multipart() else len(part.get_payload()),
            [type(defect).__name__ for defect in part.defects],
        )
        for part in tree.walk()
    ]


def lines(seed: int, count: int, width: int, end: bytes) -> bytes:
    data = base64.b64encode(random.Random(seed).randbytes(count * width))
    return b"".join(data[i : i + width] + end for i in range(0, count * width, width))


BITS = st.one_of(
    st.builds(
        lines,
        st.integers(0, 9),
        st.sampled_from((1, 50, 70, 200)),
        st.sampled_from((59, 60, 72, 76, 998, 999)),
        st.sampled_from((b"\r\n", b"\n", b"\r")),
    ),
    st.sampled_from(
        (
            b"Content-Type: multipart/mixed; boundary=AAAA\r\n",
            b"Content-Type: message/rfc822\r\n",
            b"Content-Transfer-Encoding: base64\r\n",
            b"Subject: x\r\n",
            b"--AAAA\r\n",
            b"--AAAA--\r\n",
            b"\r\n",
            b"\n",
            b" folded\r\n",
            b"text\r\n",
            b"AAAA==\r\n",
            b"\xff\xfe\r\n",
            b"f" * 60 + b"00000000\r\n",
        )
    ),
)


@given(st.lists(BITS, max_size=12).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_same_tree(raw: bytes) -> None:
    assert all_of(parse_bounded(raw, Meter(MessageLimits()))) == all_of(plainly(raw))


def test_it_is_folded() -> None:
    raw = b"Content-Transfer-Encoding: base64\r\n\r\n" + lines(1, 200, 76, b"\r\n") + b"AAAA\r\n"
    folded, mark, folded_lines = bounded_parser._fold(raw)
    assert len(folded) < 200
    assert bounded_parser._unfold(folded.decode(), mark, folded_lines) == raw.decode()
    assert parse_bounded(raw, Meter(MessageLimits())).get_payload(decode=True) == base64.b64decode(
        raw.partition(b"\r\n\r\n")[2]
    )


def test_no_mail_makes_the_search_slow() -> None:
    # Runs that just miss: a quadratic search would take minutes.
    raw = (b"A" * 59 + b"\n" + b"A" * 100 + b"\n") * 40_000 + b"A" * 5_000_000
    assert bounded_parser._fold(raw)[0] is raw
