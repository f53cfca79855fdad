"""Public documents nobody here wrote: scores must not fall."""

from __future__ import annotations

import datetime as dt

import pytest
from score import HEADER_FIELDS, score_corpus

from intake_core.reading import ReadingOptions

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
