"""Public documents nobody here wrote: scores must not fall, damaged files must end well."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from score import HEADER_FIELDS, score_corpus

from intake_core.errors import IntakeError
from intake_core.files.limits import Limits
from intake_core.reading import ReadingOptions, read

TODAY = dt.date(2026, 10, 1)


@pytest.mark.usefixtures("corpus")
def test_text_layers() -> None:
    score = score_corpus("pdf", ReadingOptions(use_xml=False, today=TODAY))
    assert score.f1(HEADER_FIELDS) >= 0.97, "\n".join(score.details)
    assert score.complete >= 0.9 * score.documents
    assert score.green_wrong <= 2


@pytest.mark.usefixtures("corpus")
def test_structured_invoices_give_every_field() -> None:
    for kind in ("xml", "pdf"):
        score = score_corpus(kind, ReadingOptions(today=TODAY))
        assert score.f1(score.fields) >= (1.0 if kind == "xml" else 0.98), "\n".join(score.details)


@pytest.mark.live
@pytest.mark.slow
@pytest.mark.usefixtures("corpus")
def test_recognition() -> None:
    """A few of each kind; the whole corpus is measured by the benchmark."""
    options = ReadingOptions(use_xml=False, force_ocr=True, today=TODAY)
    for match in ("Przyklad_15", "Przyklad_10", "Einfach.pdf"):
        score = score_corpus("pdf", options, match)
        assert score.documents
        assert score.f1(HEADER_FIELDS) >= 0.9, "\n".join(score.details)


def _broken() -> list[str]:
    from score import corpus

    return sorted(path.name for path in (corpus() / "broken").glob("*.pdf"))


@pytest.mark.parametrize("name", _broken())
def test_damaged_and_hostile_files_end_in_pages_or_a_typed_error(name: str, corpus: Path) -> None:
    limits = Limits(page_seconds=20, document_seconds=40, max_ocr_pages=2)
    started = time.monotonic()
    try:
        reading = read((corpus / "broken" / name).read_bytes(), name, ReadingOptions(limits=limits))
    except IntakeError as error:
        assert error.code.startswith(("pdf_", "ocr_", "document_", "reader_")), error.code
    else:
        assert reading.pages >= 1
        assert reading.page_texts or reading.warnings
    assert time.monotonic() - started < 45
