"""Recognition by the real tesseract and poppler."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from typed_documents import INVOICE_LINES, pdf, picture

from intake_core.files.errors import DocumentTimeout, ImageDamaged
from intake_core.files.limits import Limits
from intake_core.reading import ReadingOptions, read
from intake_core.reading.errors import OcrLanguageMissing, OcrMissing, OcrTimeout
from intake_core.reading.recognition import tesseract
from intake_core.reading.recognition.geometry import project, unit_square_to

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not (shutil.which("tesseract") and shutil.which("pdftoppm")),
        reason="tesseract-ocr and poppler-utils are not installed",
    ),
]
OPTIONS = ReadingOptions(languages="eng", today=dt.date(2026, 6, 30))
EXPECTED = {
    "invoice_number": "FV/12/2026",
    "issue_date": "2026-05-04",
    "due_date": "2026-05-18",
    "currency": "PLN",
    "seller_vat": "PL5260001246",
    "buyer_vat": "PL7740001454",
    "iban": "PL61109010140000071219812874",
    "total_net": "100.00",
    "total_tax": "23.00",
    "total_gross": "123.00",
}


@pytest.mark.parametrize(
    ("fmt", "mode"),
    [("PNG", "L"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("TIFF", "1"), ("WEBP", "RGB")],
)
def test_pictures(fmt: str, mode: str) -> None:
    reading = read(picture(fmt=fmt, mode=mode), f"scan.{fmt.lower()}", OPTIONS)
    assert (reading.source, reading.pages) == ("ocr", 1)
    found = {name: reading.value(name) for name in EXPECTED}
    assert found == EXPECTED
    gross = reading.fields["total_gross"]
    assert gross.green and gross.page == 1 and gross.box is not None
    assert gross.box[0] == pytest.approx(400 / 595, abs=0.02)
    assert gross.box[1] == pytest.approx(330 / 842, abs=0.02)


def test_a_picture_that_lies_on_its_side_by_its_exif_data() -> None:
    turned = Image.open(io.BytesIO(picture())).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # "turn right to see it"
    out = io.BytesIO()
    turned.save(out, "JPEG", exif=exif, quality=90)
    assert read(out.getvalue(), "photo.jpg", OPTIONS).value("total_gross") == "123.00"


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_picture_that_lies_on_its_side_or_its_head(turns: int) -> None:
    """Read all the same, and the places are told on the picture as it lies."""
    upright = Image.open(io.BytesIO(picture()))
    turned = upright.rotate(90 * turns, expand=True)
    out = io.BytesIO()
    turned.save(out, "PNG")
    reading = read(out.getvalue(), "photo.png", OPTIONS)
    assert {name: reading.value(name) for name in EXPECTED} == EXPECTED
    assert reading.page_sizes == [(float(turned.width), float(turned.height))]
    box = reading.fields["total_gross"].box
    assert box is not None
    # Where the amount stands on the upright page, turned with it.
    x, y = 425 / 595, 335 / 842
    for _turn in range(turns):
        x, y = y, 1 - x
    assert box[0] - 0.02 < x < box[2] + 0.02
    assert box[1] - 0.02 < y < box[3] + 0.02


def test_a_photo_of_a_page_on_a_table() -> None:
    """Cut out, straightened and evenly lit; the places are told on the photo."""
    sheet = Image.open(io.BytesIO(picture()))
    corners = [(230, 190), (1540, 120), (1650, 2160), (130, 2080)]
    size = (1800, 2400)
    matrix = np.linalg.inv(unit_square_to([(x / size[0], y / size[1]) for x, y in corners]))
    pixels = np.diag([sheet.width, sheet.height, 1]) @ matrix @ np.diag([1 / size[0], 1 / size[1], 1])
    coefficients = tuple((pixels / pixels[2, 2]).ravel()[:8])
    laid = sheet.transform(size, Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BICUBIC, fillcolor=60)
    light = np.linspace(1.0, 0.5, size[0])[None, :]
    out = io.BytesIO()
    Image.fromarray((np.asarray(laid) * light).astype(np.uint8)).save(out, "JPEG", quality=85)
    reading = read(out.getvalue(), "photo.jpg", OPTIONS)
    assert {name: reading.value(name) for name in EXPECTED} == EXPECTED
    box = reading.fields["total_gross"].box
    assert box is not None
    x, y = project(np.linalg.inv(matrix), 425 / 595, 335 / 842)
    assert box[0] - 0.02 < x < box[2] + 0.02
    assert box[1] - 0.02 < y < box[3] + 0.02


def test_a_pdf_without_text_layer() -> None:
    out = io.BytesIO()
    Image.open(io.BytesIO(picture())).save(out, "PDF", resolution=200)
    reading = read(out.getvalue(), "scan.pdf", OPTIONS)
    assert reading.source == "ocr"
    assert {name: reading.value(name) for name in EXPECTED} == EXPECTED


def test_recognition_can_be_forced() -> None:
    options = ReadingOptions(languages="eng", force_ocr=True, today=dt.date(2026, 6, 30))
    assert read(pdf([INVOICE_LINES]), "a.pdf", options).source == "ocr"


def test_a_garbage_text_layer_is_replaced() -> None:
    """A font without Unicode map: the letters on the page are right, those in the file are not."""
    shifted = [(x, y, "".join(chr(33 + (ord(c) * 7) % 15) for c in t)) for x, y, t in INVOICE_LINES]
    reading = read(pdf([shifted]), "a.pdf", OPTIONS)
    assert "text_layer_garbage" in [warning.code for warning in reading.warnings]


def test_pages_of_a_tiff_in_order() -> None:
    out = io.BytesIO()
    pages = [Image.open(io.BytesIO(picture([(60, 100, f"page number {n}")]))) for n in (1, 2, 3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    reading = read(out.getvalue(), "a.tiff", OPTIONS)
    assert reading.pages == 3
    assert [text[-1] for text in reading.page_texts] == ["1", "2", "3"]
    capped = ReadingOptions(languages="eng", limits=Limits(max_ocr_pages=2))
    few = read(out.getvalue(), "a.tiff", capped)
    assert len(few.page_texts) == 2
    assert [warning.code for warning in few.warnings if warning.code == "pages_capped"]


def test_a_blank_page_gives_a_warning() -> None:
    reading = read(picture([]), "blank.png", OPTIONS)
    assert reading.fields == {}
    assert [warning.code for warning in reading.warnings] == ["no_text"]


def test_a_huge_page_is_drawn_with_fewer_dots() -> None:
    """A page of 200 x 200 inches would be 1600 megapixels at 200 dpi."""
    huge = pdf([[]]).replace(b"[0 0 595 842]", b"[0 0 14400 14400]")
    reading = read(huge, "a.pdf", ReadingOptions(languages="eng", limits=Limits(page_seconds=30)))
    assert reading.pages == 1


@pytest.mark.parametrize(("cut", "fmt"), [(3000, "PNG"), (2000, "JPEG")])
def test_a_cut_picture(cut: int, fmt: str) -> None:
    data = picture(fmt=fmt)[:cut]
    try:
        reading = read(data, "cut", OPTIONS)
    except ImageDamaged as error:
        assert "damaged" in str(error)
    else:
        assert reading.source == "ocr"


def test_a_page_that_takes_too_long() -> None:
    with pytest.raises(OcrTimeout) as error:
        read(picture(), "a.png", ReadingOptions(languages="eng", limits=Limits(page_seconds=0.1)))
    assert error.value.retry


def test_a_document_that_takes_too_long() -> None:
    limits = Limits(document_seconds=0.01)
    with pytest.raises(DocumentTimeout):
        read(picture(), "a.png", ReadingOptions(languages="eng", limits=limits))


def test_a_language_that_is_not_installed() -> None:
    reading = read(picture(), "a.png", ReadingOptions(languages="eng+xxx"))
    [warning] = [item for item in reading.warnings if item.code == "ocr_language_skipped"]
    assert "xxx" in warning.message
    with pytest.raises(OcrLanguageMissing):
        read(picture(), "a.png", ReadingOptions(languages="xxx"))
    with pytest.raises(OcrLanguageMissing):
        read(picture(), "a.png", ReadingOptions(languages="../../etc/passwd"))


def test_tesseract_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    tesseract.installed_languages.cache_clear()
    with pytest.raises(OcrMissing) as error:
        read(picture(), "a.png", OPTIONS)
    assert error.value.retry
    monkeypatch.undo()
    assert read(picture(), "a.png", OPTIONS).source == "ocr"


def test_nothing_is_left_in_the_temporary_folder(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read(picture(), "a.png", OPTIONS)
    read(pdf([[]]), "a.pdf", OPTIONS)
    assert list(Path(str(tmp_path)).iterdir()) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_pages_are_recognised_side_by_side(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many at once as there are workers, and the pages still come in order."""
    running = most = 0
    lock = threading.Lock()
    recognise = tesseract.recognise

    def counted(*arguments: object) -> object:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        try:
            return recognise(*arguments)  # type: ignore[arg-type]
        finally:
            with lock:
                running -= 1

    monkeypatch.setattr(tesseract, "recognise", counted)
    pages = [Image.open(io.BytesIO(picture([(60, 100, f"page number {n}")]))) for n in (1, 2, 3, 4)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    reading = read(out.getvalue(), "a.pdf", ReadingOptions(languages="eng", workers=workers))
    assert most == workers
    assert [text[-1] for text in reading.page_texts] == ["1", "2", "3", "4"]
