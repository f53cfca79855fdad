"""The same files read by ``invoice2data``, which knows suppliers by templates: its own ones, and ones it drafts itself.

With its own templates it reads the suppliers that somebody wrote one for. Its way to a new supplier is a template
drafted from one of his documents (``--new-template``), which a person corrects; here it is used as it is drafted,
on the document it was drafted from.
"""

from __future__ import annotations

import contextlib
import io
import logging
import tempfile
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from ..results import Result
from ..workbench import say
from .samples import Sample
from .scoring import Score, Truth
from .work import Batch

NAMES = {"invoice_number": "invoice_number", "issue_date": "date", "total_gross": "amount"}
"""Our field -> the field that all its templates have."""


def run(name: str, samples: Sequence[Sample], batch: Batch, pool: ProcessPoolExecutor) -> list[Result]:
    """Rows for number, date and gross amount, on text layers: it recognises pictures only with ImageMagick."""
    ours = Score()
    for sample, outcome in zip(samples, batch.outcomes, strict=True):
        ours.add(sample.name, _only(sample.truth), _known(outcome.reading))
    results = []
    for drafts in (False, True):
        started = time.perf_counter()
        found = list(pool.map(_read, samples, [drafts] * len(samples)))
        seconds = time.perf_counter() - started
        theirs = Score()
        for sample, reading in zip(samples, found, strict=True):
            theirs.add(sample.name, _only(sample.truth), reading)
        what = "templates it drafts" if drafts else "its templates"
        say(
            f"  invoice2data with {what}: {len(samples) - theirs.unread} of {len(samples)} documents recognised,"
            f" number, date and gross all right in {theirs.complete}, {len(samples) / seconds:.1f} documents/s"
        )
        value, beside = ours.f1(NAMES), theirs.f1(NAMES)
        results.append(
            Result(
                f"{name}: number, date, gross",
                value,
                "F1",
                f"invoice2data, {what}",
                beside,
                value / beside if beside else None,
            )
        )
    return results


def _only(truth: Truth) -> Truth:
    fields = {field: value for field, value in truth.fields.items() if field in NAMES}
    return Truth(fields, [field for field in truth.complete if field in NAMES])


def _known(reading: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    if reading is None:
        return None
    return {**reading, "fields": {field: found for field, found in reading["fields"].items() if field in NAMES}}


def _read(sample: Sample, drafts: bool) -> Mapping[str, Any] | None:
    """In a worker; None where no template fits, or the one that does finds nothing."""
    import yaml
    from invoice2data import extract_data
    from invoice2data.extract.loader import read_templates
    from invoice2data.extract.template_builder import suggested_template
    from invoice2data.input import pdftotext

    logging.disable(logging.CRITICAL)
    try:
        # It prints what it misses.
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            if not drafts:
                found = extract_data(str(sample.path), read_templates(), pdftotext)
            else:
                with tempfile.TemporaryDirectory(prefix="doc-intake-bench-") as folder:
                    draft = suggested_template(pdftotext.to_text(str(sample.path)))
                    (Path(folder) / "draft.yml").write_text(yaml.safe_dump(draft, allow_unicode=True), encoding="utf-8")
                    found = extract_data(str(sample.path), read_templates(folder), pdftotext)
    except Exception:  # noqa: BLE001  whatever a drafted expression does to it: not read
        return None
    finally:
        logging.disable(logging.NOTSET)
    values = {ours: _text(found[theirs]) for ours, theirs in NAMES.items() if found.get(theirs) not in (None, "")}
    if not values:
        return None
    shown = {"confidence": 1.0, "green": False, "witnesses": []}
    return {"fields": {name: {"value": value, **shown} for name, value in values.items()}}


def _text(value: object) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value)
