"""A score as tables for people."""

from __future__ import annotations

from ..table import table
from .scoring import HEADER_FIELDS, ROW_FIELDS, Count, Score
from .work import Batch


def fields_table(score: Score) -> str:
    """Counts, precision, recall and F1 of each field, and of the header together."""
    rows = [_counted(name, score.counts[name]) for name in score.fields]
    rows.append(_counted("header fields", score.together(HEADER_FIELDS)))
    rows.append(_counted("all fields", score.together(score.fields)))
    rows += [_counted(name, score.counts[name]) for name in ROW_FIELDS if name in score.counts]
    heads = ("field", "right", "wrong", "missing", "made up", "precision", "recall", "F1")
    return table(heads, rows)


def calibration_table(score: Score) -> str:
    """Confidence as told beside the share that is right."""
    rows = [
        (
            f"{bucket.low:.2f}-{bucket.high:.2f}",
            str(bucket.count),
            f"{bucket.expected:.3f}",
            f"{bucket.observed:.3f}",
        )
        for bucket in score.buckets()
    ]
    rows.append(("expected error", str(len(score.told)), f"{score.calibration_error:.3f}", ""))
    return table(("confidence", "values", "expected", "right"), rows)


def summary(score: Score, batch: Batch) -> str:
    green = score.green_right + score.green_wrong
    documents, seconds = max(score.documents, 1), max(batch.seconds, 1e-9)
    return "\n".join(
        [
            f"seller, number, date and gross all right: {score.complete} of {score.documents}"
            f" ({score.complete_share:.1%}); not read: {score.unread}",
            f"wrong but green: {score.green_wrong} of {green} green ({score.wrong_of_green:.2%});"
            f" right and green: {score.green_right} of {score.right} right ({score.green_of_right:.1%})",
            f"{documents / seconds:.2f} documents/s, {batch.pages / seconds:.2f} pages/s in {seconds:.1f} s;"
            f" {batch.processor_seconds / max(batch.pages, 1):.3f} processor seconds a page;"
            f" peak memory of a reader {batch.memory / 1024**2:.0f} MB",
        ]
    )


def _counted(name: str, count: Count) -> tuple[str, ...]:
    shares = (count.precision, count.recall, count.f1)
    numbers = (count.right, count.wrong, count.missing, count.spurious)
    return (name, *(str(number) for number in numbers), *(f"{share:.3f}" for share in shares))
