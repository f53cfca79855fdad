"""Logos are left out; what may be a document is kept."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from intake_core.mail.content.decoration import decoration
from intake_core.mail.content.message import MessagePart


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    out = io.BytesIO()
    Image.effect_noise((width, height), 90).convert("L").save(out, kind)
    return out.getvalue()


def part(data: bytes, *, shown: bool = True, disposition: str = "inline") -> MessagePart:
    inline = disposition != "attachment"
    return MessagePart("2", "image001.png", "image/png", disposition, "l", data, inline, shown)


@pytest.mark.parametrize("size", [(300, 120), (1200, 90), (2, 2), (380, 380)])
def test_a_small_picture_in_the_text_is_a_logo(size: tuple[int, int]) -> None:
    reason = decoration(part(picture(*size)))
    assert reason is not None
    assert f"{size[0]} x {size[1]}" in str(reason)


@pytest.mark.parametrize("size", [(1, 1), (32, 32), (1, 20)])
def test_a_tracking_pixel_is_left_out_wherever_it_is(size: tuple[int, int]) -> None:
    reason = decoration(part(picture(*size, "GIF"), shown=False, disposition="attachment"))
    assert reason is not None
    assert reason.code == "part_pixel"


def test_a_photo_in_the_text_is_kept() -> None:
    """iPhone's Mail puts photos of receipts into the text."""
    assert decoration(part(picture(1200, 1600, "JPEG"))) is None


def test_a_small_picture_that_is_not_shown_is_kept() -> None:
    assert decoration(part(picture(300, 120), shown=False)) is None


def test_a_small_picture_sent_as_attachment_is_kept() -> None:
    assert decoration(part(picture(300, 120), disposition="attachment")) is None


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n%%EOF", b"", b"text", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0 broken"]
)
def test_no_picture_or_a_broken_one_is_kept(data: bytes) -> None:
    assert decoration(part(data)) is None
