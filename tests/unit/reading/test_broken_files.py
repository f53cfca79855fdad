"""Damaged, odd and hostile PDF files that nobody here made: each ends as a person who looks at it expects
(``broken_files.toml``).
"""

from __future__ import annotations

import shutil
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from intake_core.errors import IntakeError
from intake_core.files import children
from intake_core.files.limits import Limits
from intake_core.reading import ReadingOptions, read

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("broken_files.toml").read_text(encoding="utf-8")
)
LIMITS = Limits(page_seconds=20, document_seconds=40, max_ocr_pages=2)
OF_INVOICES = {
    "invoice_number",
    "currency",
    "seller_vat",
    "buyer_vat",
    "iban",
    "total_net",
    "total_tax",
    "total_gross",
    "amount_due",
    "ksef_number",
}

pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(
        not (shutil.which("tesseract") and shutil.which("pdftoppm")),
        reason="tesseract-ocr and poppler-utils are not installed",
    ),
]


def test_every_file_has_its_place_in_the_table(corpus: Path) -> None:
    assert {path.name for path in (corpus / "broken").iterdir()} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_ends_as_expected(name: str, corpus: Path) -> None:
    expected = EXPECTED[name]
    data = (corpus / "broken" / name).read_bytes()
    started = time.monotonic()
    try:
        reading = read(data, name, ReadingOptions(languages="pol+eng", limits=LIMITS, workers=1))
    except IntakeError as error:
        assert error.code == expected.get("error"), expected["look"]
    else:
        assert (reading.source, [warning.code for warning in reading.warnings]) == (
            expected.get("source"),
            expected.get("warnings"),
        ), expected["look"]
        assert expected.get("text", "") in " ".join(reading.text.split())
        assert not OF_INVOICES & set(reading.fields), "no invoice, and nothing is made up"
    assert time.monotonic() - started < LIMITS.document_seconds


def teardown_module() -> None:
    children.close_idle()
