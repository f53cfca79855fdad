"""What people are told about a file: one code for one sentence, and what they can do."""

from __future__ import annotations

import re

import pytest

from intake_core.errors import SENTENCES, IntakeError
from intake_core.files import errors as file_errors
from intake_core.files.errors import FileError
from intake_core.reading import errors as reading_errors
from intake_core.reading.errors import ReadingError

assert file_errors and reading_errors
LATER = {"document_timeout", "temporary_disk_full", "ocr_missing", "ocr_language_missing", "ocr_timeout"}
"""The same file may be read another time: the programs, the room or the time were what was missing."""


def kinds(base: type[IntakeError]) -> list[type[IntakeError]]:
    return [base, *(found for child in base.__subclasses__() for found in kinds(child))]


ALL = [kind for base in (FileError, ReadingError) for kind in kinds(base)]


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in ALL]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_a_sentence_is_whole(kind: type[IntakeError]) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]*", kind.code)
    assert SENTENCES[kind.code] == kind.template
    assert kind.template[0].isupper() or kind.template.startswith("%(")  # a title or a name
    assert kind.template.endswith(".")
    names = re.findall(r"%\((\w+)\)s", kind.template)
    said = str(kind(**dict.fromkeys(names, "7")))
    assert "%" not in said.replace("%%", "")


def test_what_is_tried_again() -> None:
    assert {kind.code for kind in ALL if kind.retry} >= LATER
    final = {"pdf_damaged", "pdf_encrypted", "file_too_large", "image_damaged", "xml_unsafe", "reader_crashed"}
    assert not final & {kind.code for kind in ALL if kind.retry}
