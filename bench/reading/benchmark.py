"""``make bench ONLY=reading``: how right, how sure and how fast documents are read, in one table for each set of them.

The environment variable ``READING_LIMIT`` bounds the documents of each set, for a quick look.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..results import Reach, Result, save
from ..workbench import BenchError, say
from . import long_document, peer, speed
from .report import calibration_table, fields_table, summary
from .samples import Sample, corpus, corpus_samples, generated_samples
from .scoring import HEADER_FIELDS, Count, Score
from .work import Batch, read_all, workers

JOBS = 2
PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Group:
    """Documents that are measured together. ``each``: of every layout and language that is generated."""

    set: str
    form: str
    each: int = 1
    language: str = ""

    @property
    def name(self) -> str:
        words = {"aside": "layouts kept aside", "known": "layouts known"}
        return f"{words.get(self.set, self.set)}, {'Polish ' if self.language else ''}{self.form}"

    @property
    def never_seen(self) -> bool:
        """Whether the reader was not made for it, so that it counts."""
        return self.set in {"corpus", "aside"}


GROUPS = (
    Group("corpus", "text"),
    Group("corpus", "scan"),
    Group("corpus", "xml"),
    Group("aside", "text", each=8),
    Group("aside", "scan", each=4),
    Group("aside", "photo", each=12, language="pl"),
    Group("aside", "xml", each=3),
    Group("known", "text", each=3),
    Group("known", "scan", each=1),
    Group("known", "photo", each=1, language="pl"),
    Group("known", "xml", each=1),
)
HEADER = {"text": Reach("value", ">=", 0.97), "scan": Reach("value", ">=", 0.92)}
DOCUMENTS = {"text": Reach("value", ">=", 90), "scan": Reach("value", ">=", 80), "photo": Reach("value", ">=", 70)}
WRONG_OF_GREEN = Reach("value", "<=", 0.5)
GREEN_OF_RIGHT = Reach("value", ">=", 70)
EVERY_FIELD = Reach("value", ">=", 100)


def run() -> list[Result]:
    """All groups, then the speed of the text layer and the memory of long documents."""
    limit = _limit()
    found: list[Result] = []
    records: dict[str, Any] = {}
    for group in GROUPS:
        if group.set == "corpus" and not corpus().is_dir():
            say(f"\n  {group.name}: left out, there is no corpus at {corpus()}")
            continue
        # Workers of its own for each group: memory that one has taken is not always given back.
        with workers(JOBS) as pool, tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
            with workers(JOBS) as makers:
                samples = _samples(group, Path(folder), makers, limit)
            batch = read_all(samples, pool, JOBS)
            score = _score(samples, batch)
            _print(group, samples, batch, score)
            found += _results(group, batch, score)
            records[group.name] = _record(batch, score)
            if group.form == "text":
                found += peer.run(group.name, samples, batch, pool)
    save("reading", records)
    return [*found, *speed.run(), *long_document.run()]


def _limit() -> int | None:
    text = os.environ.get("READING_LIMIT", "")
    if text and not text.isdecimal():
        raise BenchError(f"READING_LIMIT is a number of documents, not {text!r}.")
    return int(text) if text else None


def _samples(group: Group, folder: Path, pool: ProcessPoolExecutor, limit: int | None) -> list[Sample]:
    if group.set == "corpus":
        return corpus_samples(group.form, folder, pool, limit)
    return generated_samples(
        group.set == "aside", group.form, folder, pool, each=group.each, limit=limit, language=group.language
    )


def _score(samples: list[Sample], batch: Batch) -> Score:
    score = Score()
    for sample, outcome in zip(samples, batch.outcomes, strict=True):
        score.add(sample.name, sample.truth, outcome.reading, outcome.error)
    return score


def _print(group: Group, samples: list[Sample], batch: Batch, score: Score) -> None:
    """Figures alone: what is wrong on a document is not told, since some of these layouts are kept aside."""
    other = sum(bool(outcome.reading and outcome.error) for outcome in batch.outcomes)
    lines = [
        f"{group.name}: {len(samples)} documents",
        "",
        fields_table(score),
        "",
        calibration_table(score),
        "",
        summary(score, batch),
    ]
    if other:
        lines.append(f"read another way than meant (text, recognition, XML): {other}")
    say("\n" + "\n".join(f"  {line}".rstrip() for line in "\n".join(lines).splitlines()))


def _results(group: Group, batch: Batch, score: Score) -> Iterator[Result]:
    name, form, counts = group.name, group.form, group.never_seen
    header = score.together(HEADER_FIELDS)
    recall = score.together(score.fields).recall * PERCENT
    yield Result(f"{name}: header fields", header.f1, "F1", reach=HEADER.get(form) if counts else None)
    if form == "xml":
        yield Result(f"{name}: fields found", recall, "%", reach=EVERY_FIELD if counts else None)
    yield Result(
        f"{name}: seller, number, date, gross all right",
        score.complete_share * PERCENT,
        "% of documents",
        reach=DOCUMENTS.get(form) if counts else None,
    )
    yield Result(
        f"{name}: wrong but green",
        score.wrong_of_green * PERCENT,
        "% of green",
        reach=WRONG_OF_GREEN if counts else None,
    )
    yield Result(
        f"{name}: right and green",
        score.green_of_right * PERCENT,
        "% of right",
        reach=GREEN_OF_RIGHT if counts else None,
    )
    yield Result(f"{name}: expected calibration error", score.calibration_error, "of 1")
    yield Result(f"{name}: reading", score.documents / batch.seconds, "documents/s")
    yield Result(f"{name}: reading", batch.pages / batch.seconds, "pages/s")
    yield Result(f"{name}: peak memory", batch.memory / 1024**2, "MB")
    for field in sorted(score.counts):
        count = score.counts[field]
        for unit, value in (("precision", count.precision), ("recall", count.recall), ("F1", count.f1)):
            yield Result(f"{name}: {field}", value, unit, detail=True)


def _record(batch: Batch, score: Score) -> dict[str, Any]:
    """The counts that the figures are made of."""
    return {
        "documents": score.documents,
        "documents_right": score.complete,
        "not_read": score.unread,
        "green_right": score.green_right,
        "green_wrong": score.green_wrong,
        "fields": {field: _counted(score.counts[field]) for field in sorted(score.counts)},
        "calibration": [
            {
                "from": bucket.low,
                "to": bucket.high,
                "count": bucket.count,
                "expected": round(bucket.expected, 4),
                "observed": round(bucket.observed, 4),
            }
            for bucket in score.buckets()
        ],
        "expected_calibration_error": round(score.calibration_error, 4),
        "seconds": round(batch.seconds, 3),
        "pages": batch.pages,
        "processor_seconds": round(batch.processor_seconds, 3),
        "peak_bytes": batch.memory,
    }


def _counted(count: Count) -> dict[str, float]:
    return {
        "right": count.right,
        "wrong": count.wrong,
        "missing": count.missing,
        "made_up": count.spurious,
        "precision": round(count.precision, 4),
        "recall": round(count.recall, 4),
        "f1": round(count.f1, 4),
    }
