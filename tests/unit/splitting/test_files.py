"""Whole files: what the reading of a batch says."""

from __future__ import annotations

import datetime as dt
import io
import json
import time
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from dev.documents.batches import KINDS, batch
from intake_core.files.limits import Limits
from intake_core.reading import Reading, ReadingOptions, read
from intake_core.reading.command_line import main
from intake_core.splitting.separator_sheet import separator_sheet
from intake_core.splitting.splitter import Splitter

OPTIONS = ReadingOptions(today=dt.date(2026, 6, 30))


def parts(reading: Reading) -> list[list[int]]:
    return [list(part.pages) for part in reading.split] or [list(range(1, reading.pages + 1))]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"separators", "duplex", "blank_sheets"}])
def test_text_batches(kind: str) -> None:
    made = batch(3, kind, documents=4)
    reading = read(made.data, "batch.pdf", OPTIONS)
    assert parts(reading) == made.parts
    told = {warning.code: warning.message for warning in reading.warnings}
    assert ("split_proposed" in told) == ("split" in reading.to_json()) == (len(made.parts) > 1)
    if len(made.parts) > 1:
        assert told["split_proposed"].startswith(f"This file seems to hold {len(made.parts)} documents")
        # The fields are those of the first document, not of all of them together.
        wanted = made.truths[0]["fields"]
        assert reading.value("total_gross") == wanted["total_gross"]
        assert all(field.page in {None, *made.parts[0]} for field in reading.fields.values())


@pytest.mark.live
@pytest.mark.parametrize("kind", ["separators", "duplex", "blank_sheets"])
def test_sheets_and_backs_among_text(kind: str) -> None:
    made = batch(1, kind, documents=3)
    reading = read(made.data, "batch.pdf", OPTIONS)
    assert parts(reading) == made.parts
    assert sorted(page for part in reading.split for page in part.left_out) == made.left_out


@pytest.mark.live
@pytest.mark.slow
def test_scanned_batch_with_separators() -> None:
    made = batch(1, "separators", documents=2, scanned=True)
    reading = read(made.data, "scan.pdf", OPTIONS)
    assert (reading.source, parts(reading)) == ("ocr", made.parts)
    assert sorted(page for part in reading.split for page in part.left_out) == made.left_out


def test_real_documents_are_not_cut(corpus: Path) -> None:
    for path in sorted((corpus / "pdf").glob("*.pdf")):
        reading = read(path.read_bytes(), path.name, ReadingOptions(today=dt.date(2026, 6, 30), use_xml=False))
        assert reading.split == [], path.name


def test_pages_beyond_those_that_are_read() -> None:
    made = batch(7, "one_supplier", documents=4)
    limits = Limits(max_text_pages=2)
    reading = read(made.data, "batch.pdf", ReadingOptions(today=dt.date(2026, 6, 30), limits=limits))
    assert len(reading.page_texts) == 2
    assert parts(reading) == made.parts


def test_pages_that_nothing_is_known_of_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intake_core.splitting.splitter.MAX_PAGES", 3)
    made = batch(7, "one_supplier", documents=4)
    limits = Limits(max_text_pages=2)
    reading = read(made.data, "batch.pdf", ReadingOptions(today=dt.date(2026, 6, 30), limits=limits))
    assert [list(part.pages) for part in reading.split][:2] == made.parts[:2]
    assert [warning.params for warning in reading.warnings if warning.code == "split_unseen"] == [{"page": 4}]


def test_a_file_of_one_page_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    splitter = Splitter(1, None, dt.date(2026, 6, 30), Limits(), time.monotonic() + 60)
    monkeypatch.setattr(splitter, "_add", None)
    assert splitter.look_at_pdf(b"", [1]) == frozenset()
    assert splitter.first_document([], is_ocr=False) == []
    assert not splitter.is_batch


@pytest.mark.live
def test_frames_of_a_picture() -> None:
    frames = [
        _letter("Pierwsza strona listu"),
        _separator(),
        Image.new("L", (1240, 1754), 250),
        _letter("Druga strona"),
    ]
    stream = io.BytesIO()
    frames[0].save(stream, "TIFF", save_all=True, append_images=frames[1:], compression="tiff_lzw")
    reading = read(stream.getvalue(), "fax.tiff", OPTIONS)
    assert parts(reading) == [[1], [4]]
    assert reading.split[0].left_out == (2, 3)


def _letter(text: str) -> Image.Image:
    page = Image.new("L", (1240, 1754), 250)
    for row in range(12):
        ImageDraw.Draw(page).text((150, 200 + 60 * row), f"{text} {row}", fill=10, font=ImageFont.load_default(32))
    return page


def _separator() -> Image.Image:
    document = pypdfium2.PdfDocument(separator_sheet())
    try:
        return document[0].render(scale=150 / 72).to_pil().convert("L")
    finally:
        document.close()


def test_command_line(tmp_path: Path) -> None:
    """The parts of a batch as JSON and for people; the separator sheet."""
    file = tmp_path / "batch.pdf"
    made = batch(3, "printed", documents=3)
    file.write_bytes(made.data)
    out = io.StringIO()
    assert main(["read", str(file), "--json"], out) == 0
    split = json.loads(out.getvalue())["split"]
    assert [part["pages"] for part in split] == made.parts
    assert set(split[1]) == {"pages", "left_out", "reasons", "confidence"}
    assert set(split[1]["reasons"][0]) == {"code", "message", "page"}
    out = io.StringIO()
    main(["read", str(file)], out)
    assert split[1]["reasons"][0]["message"] in out.getvalue()
    sheet = tmp_path / "sheet.pdf"
    assert main(["separator-sheet", str(sheet)], out) == 0
    assert sheet.read_bytes().startswith(b"%PDF")
    assert main(["separator-sheet", str(tmp_path / "no" / "folder.pdf")], out) == 1
