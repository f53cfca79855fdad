"""Files made to exhaust the reader: each ends within the limits, in a reading or in a typed error."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Iterator

import pytest
from PIL import Image

from bench.memory import TreePeak
from dev.documents.hostile import bombs, pictures
from intake_core.errors import IntakeError
from intake_core.files import children
from intake_core.files.limits import MEGABYTE, Limits
from intake_core.reading import Reading, ReadingOptions, read

LIMITS = Limits(page_seconds=8, document_seconds=16)
OPTIONS = ReadingOptions(languages="eng", limits=LIMITS, workers=1)
MOST_SECONDS = 40
"""Opening and recognising have a limit each, and a busy machine is slow to start and end processes."""
MOST_BYTES = LIMITS.memory_bytes + 400 * MEGABYTE
"""One child at its bound, and this process."""
TYPED = {"reader_crashed", "document_timeout", "ocr_timeout", "ocr_failed", "pdf_damaged"}

pytestmark = [
    pytest.mark.live,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("tesseract") and shutil.which("pdftoppm")),
        reason="tesseract-ocr and poppler-utils are not installed",
    ),
]


@pytest.fixture(autouse=True)
def _fresh_children() -> Iterator[None]:
    children.close_idle()
    yield
    children.close_idle()


def end_of(data: bytes, name: str = "a.pdf") -> Reading | IntakeError:
    """What became of ``data``, within time and memory."""
    started = time.monotonic()
    end: Reading | IntakeError
    with TreePeak() as peak:
        try:
            end = read(data, name, OPTIONS)
        except IntakeError as error:
            end = error
    assert time.monotonic() - started < MOST_SECONDS
    assert peak.added < MOST_BYTES
    return end


@pytest.mark.parametrize(
    "make",
    [
        bombs.huge_page,
        bombs.claimed_pages,
        bombs.objects,
        bombs.packed_objects,
        bombs.table_in_circles,
        bombs.deep_arrays,
        bombs.pages,
    ],
)
def test_what_can_be_read_is_read(make: Callable[[], bytes]) -> None:
    end = end_of(make())
    assert isinstance(end, Reading), end
    assert bombs.TEXT in end.text.replace("\n", " ")


@pytest.mark.parametrize(
    "make",
    [
        bombs.content_of_gigabytes,
        bombs.filters_in_a_row,
        bombs.run_length,
        bombs.flate_picture,
        bombs.jbig2_picture,
        bombs.jpx_picture,
        bombs.fax_picture,
        bombs.pages_in_circles,
        bombs.deep_page_tree,
        bombs.deep_content,
        bombs.forms_in_forms,
        bombs.form_of_itself,
    ],
)
def test_what_cannot_be_read_says_so(make: Callable[[], bytes]) -> None:
    """On a quick machine some of them are drawn in time: pages without text."""
    end = end_of(make())
    if isinstance(end, IntakeError):
        assert end.code in TYPED
    else:
        assert "no_text" in [warning.code for warning in end.warnings]
        assert not end.fields


def test_a_flood_of_text_is_cut() -> None:
    end = end_of(bombs.flood_of_text(20))
    assert isinstance(end, Reading), end
    assert "pages_capped" in [warning.code for warning in end.warnings]


def test_an_attachment_of_ten_gigabytes_does_not_hide_the_page() -> None:
    end = end_of(bombs.attachment_of_gigabytes())
    assert isinstance(end, Reading), end
    assert bombs.TEXT in end.text
    assert [warning.code for warning in end.warnings] == ["attachments_unread"]


LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE Invoice [<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>&a11;</Invoice>"
)
OUTSIDE = (
    b"<?xml version='1.0'?><!DOCTYPE Invoice [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    b"<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>&x;</Invoice>"
)


@pytest.mark.parametrize("xml", [LAUGHS, OUTSIDE], ids=["laughs", "outside"])
def test_xml_with_entities(xml: bytes) -> None:
    """Alone it is refused; inside a PDF the page is read in its place."""
    end = end_of(xml, "a.xml")
    assert isinstance(end, IntakeError) and end.code == "xml_unsafe"
    inside = end_of(bombs.attachment(xml))
    assert isinstance(inside, Reading)
    assert bombs.TEXT in inside.text
    assert "root:" not in inside.text
    assert [warning.code for warning in inside.warnings] == ["xml_unread"]


def test_ten_megabytes_of_base64_in_an_xml() -> None:
    xml = (
        b"<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'"
        b" xmlns:c='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>"
        b"<c:ID>FV/7/2026</c:ID><c:EmbeddedDocumentBinaryObject>" + b"QUJD" * 2_621_440
    )
    end = end_of(xml + b"</c:EmbeddedDocumentBinaryObject></Invoice>", "a.xml")
    assert isinstance(end, Reading), end
    assert end.value("invoice_number") == "FV/7/2026"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pictures.png(30_000, 30_000), "image_too_large"),
        (pictures.tiff(30_000, 30_000), "image_too_large"),
        (pictures.png(9_900, 10_000, colours=6), None),
    ],
    ids=["png", "fax", "99 megapixels with transparency"],
)
def test_large_pictures(data: bytes, code: str | None) -> None:
    end = end_of(data, "a.png")
    if code:
        assert isinstance(end, IntakeError) and end.code == code
    elif isinstance(end, Reading):
        assert not end.fields
    else:
        assert end.code in {"ocr_timeout", "document_timeout", "image_damaged"}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_dog(seed: int) -> None:
    """Nothing is made up where there is nothing to read."""
    end = read(pictures.dog(seed), "dog.jpg", ReadingOptions(languages="eng", workers=1))
    assert (end.source, end.fields, end.text) == ("ocr", {}, "")
    assert [warning.code for warning in end.warnings] == ["no_text"]


@pytest.mark.parametrize("fmt", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_one_page(fmt: str) -> None:
    end = read(pictures.animation(fmt), "a", OPTIONS)
    assert (end.pages, end.text) == (1, "")


def test_pages_of_a_fax() -> None:
    end = read(pictures.tiff(1728, 2200, pages=3), "a.tiff", OPTIONS)
    assert end.pages == 3
    out = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(out, "TIFF", compression="tiff_lzw")
    assert read(out.getvalue(), "a.tiff", OPTIONS).pages == 1
