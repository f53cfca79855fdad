"""Any bytes give a reading or a typed error, within the limits."""

from __future__ import annotations

import functools
import io
import shutil
import time
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from typed_documents import INVOICE_LINES
from typed_documents import pdf as make_pdf

from dev.documents.generate import generate
from dev.documents.heic import heic
from dev.documents.hostile import bombs, fonts
from intake_core.errors import IntakeError
from intake_core.files import children
from intake_core.files.limits import Limits
from intake_core.reading import Reading, ReadingOptions, read
from intake_core.reading.result import FIELD_NAMES

LIMITS = Limits(
    max_bytes=4_000_000,
    max_text_pages=3,
    max_ocr_pages=1,
    max_pixels=4_000_000,
    page_seconds=5,
    document_seconds=10,
)
OPTIONS = ReadingOptions(languages="eng", limits=LIMITS, workers=1)
MOST_SECONDS = 30
HEADS = (
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    b"II*\x00\x08\x00\x00\x00",
    b"MM\x00*\x00\x00\x00\x08",
    b"GIF89a",
    b"RIFF\x10\x00\x00\x00WEBPVP8L",
    b"BM\x46\x00\x00\x00\x00\x00\x00\x00",
    b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    b"<?xml version='1.0'?><Invoice ",
    b"PK\x03\x04",
    b"",
)

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not (shutil.which("tesseract") and shutil.which("pdftoppm")),
        reason="tesseract-ocr and poppler-utils are not installed",
    ),
]


def profile(examples: int) -> Callable[..., object]:
    """The same examples in every run, so that a failure is one of the change that is tested."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@pytest.fixture(autouse=True, scope="module")
def _no_children_left() -> Iterator[None]:
    yield
    children.close_idle()


@functools.cache
def seeds() -> dict[str, bytes]:
    """Whole documents of every family that is read."""
    small = Image.new("L", (200, 120), 255)

    def saved(fmt: str) -> bytes:
        out = io.BytesIO()
        small.convert("RGB").save(out, fmt)
        return out.getvalue()

    return {
        "typed pdf": make_pdf([INVOICE_LINES]),
        "generated pdf": generate(3, "desktop", "pl", "text").data,
        "factur-x": bombs.attachment(generate(3, "desktop", "pl", "ksef").data),
        "odd font": fonts.page(INVOICE_LINES[:4], "right"),
        "ksef": generate(3, "desktop", "pl", "ksef").data,
        **{fmt.lower(): saved(fmt) for fmt in ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP")},
        "heic": heic(small),
    }


def reads_or_refuses(data: bytes, name: str) -> None:
    started = time.monotonic()
    try:
        reading = read(data, name, OPTIONS)
    except IntakeError as error:
        assert error.code and str(error)
    else:
        assert isinstance(reading, Reading)
        assert set(reading.fields) <= set(FIELD_NAMES)
        assert reading.to_json()["pages"] >= 1
        for warning in reading.warnings:
            assert warning.message
        for field in reading.fields.values():
            assert field.value
            assert field.box is None or all(0 <= side <= 1 for side in field.box)
    assert time.monotonic() - started < MOST_SECONDS


@profile(150)
@given(st.sampled_from(HEADS), st.binary(max_size=400), st.sampled_from(["a.pdf", "a.xml", "a.jpg", ""]))
def test_any_bytes(head: bytes, body: bytes, name: str) -> None:
    reads_or_refuses(head + body, name)


@profile(150)
@given(st.data())
def test_a_document_with_bits_flipped_and_bytes_changed(data: st.DataObject) -> None:
    mutated = bytearray(seeds()[data.draw(st.sampled_from(sorted(seeds())))])
    for _change in range(data.draw(st.integers(1, 6))):
        position = data.draw(st.integers(0, len(mutated) - 1))
        if data.draw(st.booleans()):
            mutated[position] ^= 1 << data.draw(st.integers(0, 7))
        else:
            junk = data.draw(st.binary(max_size=12))
            mutated[position : position + data.draw(st.integers(0, 12))] = junk
    reads_or_refuses(bytes(mutated), "a")


@profile(100)
@given(st.data())
def test_two_documents_spliced(data: st.DataObject) -> None:
    """The beginning of one and the end of another, as a transfer that went wrong leaves them."""
    first, second = (seeds()[data.draw(st.sampled_from(sorted(seeds())))] for _part in range(2))
    cut = data.draw(st.integers(0, len(first)))
    reads_or_refuses(first[:cut] + second[data.draw(st.integers(0, len(second))) :], "a")


@pytest.mark.parametrize("tenths", range(10))
def test_cut_off_at_every_tenth(tenths: int) -> None:
    for name, whole in seeds().items():
        reads_or_refuses(whole[: len(whole) * tenths // 10], name)
