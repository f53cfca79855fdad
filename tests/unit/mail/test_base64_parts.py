"""Files in base64 are decoded to what the standard library makes of them, whatever is wrong with them."""

from __future__ import annotations

import base64
from email.message import Message

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.content import mime

ALPHABET = "ABCDabcd0123+/=\r\n \t-!\x00\x0bé\u2028"


def part(text: str) -> Message:
    message = Message()
    message["Content-Type"] = "application/pdf"
    message["Content-Transfer-Encoding"] = "base64"
    message.set_payload(text)
    return message


@given(st.text(ALPHABET, max_size=40))
def test_the_same_as_the_library(text: str) -> None:
    clean = mime._base64(part(text))
    if clean is not None:
        assert clean == part(text).get_payload(decode=True)


@given(st.binary(max_size=400), st.sampled_from(["\n", "\r\n"]))
def test_what_senders_write_needs_no_repair(data: bytes, end: str) -> None:
    text = base64.encodebytes(data).decode().replace("\n", end)
    assert mime._base64(part(text)) == data


@pytest.mark.parametrize("text", ["QUJDQQ", "QUJDREU", "QUJDQQ="])
def test_missing_padding_is_left_to_the_library(text: str) -> None:
    assert mime._base64(part(text)) is None
    assert mime._bytes(part(text))[:3] == b"ABC"
