"""Reads documents in worker processes and tells what each of them cost."""

from __future__ import annotations

import multiprocessing
import resource
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from .. import workbench
from ..memory import TreePeak
from ..workbench import BenchError
from .samples import Sample

TODAY = date(2026, 12, 31)
"""The day of reading: the same in every run, after all documents."""
SOURCES = {"text": "text", "scan": "ocr", "photo": "ocr", "xml": "xml"}
"""Which way each form must have been read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file: what ``Reading.to_json`` gave, or the code of the error."""

    reading: dict[str, Any] | None
    error: str
    processor_seconds: float
    """Of the process and the children that have ended: the same on a busy machine as on a quiet one, or nearly."""
    memory: int
    """Most bytes that the process and its children had at one time."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Outcomes in the order of the samples, and the seconds from the first to the last."""

    outcomes: list[Outcome]
    seconds: float

    @property
    def pages(self) -> int:
        return sum(outcome.reading["pages"] for outcome in self.outcomes if outcome.reading)

    @property
    def processor_seconds(self) -> float:
        return sum(outcome.processor_seconds for outcome in self.outcomes)

    @property
    def memory(self) -> int:
        return max((outcome.memory for outcome in self.outcomes), default=0)


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that read one document after the other, as the workers of a server do."""
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(jobs, context, initializer=workbench.use_core) as pool:
        yield pool


def read_all(samples: Sequence[Sample], pool: ProcessPoolExecutor, jobs: int) -> Batch:
    """Read them side by side. Raises BenchError where the reader fails with something that is no typed error."""
    list(pool.map(_warm_up, range(jobs)))
    started = time.perf_counter()
    outcomes = list(pool.map(read_one, samples))
    seconds = time.perf_counter() - started
    for sample, outcome in zip(samples, outcomes, strict=True):
        if outcome.error.startswith("Traceback"):
            raise BenchError(f"{sample.name}: {outcome.error}")
    return Batch(outcomes, seconds)


def read_one(sample: Sample, workers: int | None = 1) -> Outcome:
    """``workers``: pages recognised side by side; one here, since documents are read side by side."""
    from intake_core.errors import IntakeError
    from intake_core.reading import ReadingOptions, read

    options = ReadingOptions(
        own_vat=sample.own_vat,
        languages=sample.languages,
        today=TODAY,
        use_xml=sample.form == "xml",
        workers=workers,
    )
    data = sample.path.read_bytes()
    reading, error = None, ""
    with TreePeak() as peak:
        started = _processor_seconds()
        try:
            reading = read(data, f"document{sample.path.suffix}", options).to_json()
        except IntakeError as found:
            error = found.code
        except Exception:  # noqa: BLE001  a defect: told with its place
            error = traceback.format_exc()
        seconds = _processor_seconds() - started
    if reading and reading["source"] != SOURCES[sample.form]:
        error = f"read as {reading['source']}"
    return Outcome(reading, error, seconds, peak.bytes)


def _processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def _warm_up(_number: int) -> None:
    """Imports and label files, which a running worker has long loaded."""
    from dev.documents import generate
    from intake_core.reading import ReadingOptions, read

    document = generate(0, "desktop", "pl", "text")
    read(document.data, "document.pdf", ReadingOptions(today=TODAY))
    time.sleep(0.2)  # the other workers take the other calls
