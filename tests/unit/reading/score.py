"""The reading scored against the public documents, if they are there (``../shared/corpus``, or DOC_INTAKE_CORPUS).

What is right is said by the benchmark's scorer; ``python -m bench.reading`` prints its tables.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from bench.reading.samples import CORPUS_LANGUAGES, corpus
from bench.reading.scoring import DECIDING_FIELDS, HEADER_FIELDS, Score, Truth
from intake_core.errors import IntakeError
from intake_core.reading import Reading, ReadingOptions, read

__all__ = ["DECIDING_FIELDS", "HEADER_FIELDS", "Score", "corpus", "score_corpus", "score_reading"]


def score_corpus(kind: str, options: ReadingOptions, match: str = "") -> Score:
    """``kind`` is ``pdf`` or ``xml``, the folder and the key of ``truth.json``; ``match`` a part of the names."""
    truth: dict[str, Any] = json.loads((corpus() / "truth.json").read_text(encoding="utf-8"))[kind]
    score = Score()
    for name, entry in sorted(truth.items()):
        if match not in name:
            continue
        languages = CORPUS_LANGUAGES.get(name.partition("_")[0], options.languages)
        reading, error = None, ""
        try:
            # The file name would give the number away.
            data = (corpus() / kind / name).read_bytes()
            reading = read(data, f"document.{kind}", replace(options, languages=languages))
        except IntakeError as found:
            error = found.code
        fields = entry.get("fields", entry)
        printed = {field: fields[field] for field in entry.get("printed", fields) if fields.get(field)}
        score_reading(score, name, Truth(printed), reading, error)
    return score


def score_reading(score: Score, name: str, truth: Truth, reading: Reading | None, error: str = "") -> None:
    score.add(name, truth, reading.to_json() if reading else None, error)
