"""Counts of right, wrong and missing values over many documents, and the figures made of them.

Shared by the benchmark and the tests: it knows readings as ``Reading.to_json`` gives them and nothing of the reader.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from .equality import Row, equal, matches

HEADER_FIELDS = (
    "seller_vat",
    "invoice_number",
    "issue_date",
    "total_net",
    "total_tax",
    "total_gross",
    "currency",
    "iban",
)
"""What the header figure of DESIGN.md, section 5, is made of."""
DECIDING_FIELDS = ("seller_vat", "invoice_number", "issue_date", "total_gross")
"""A document counts as right when these are."""
ROW_FIELDS = ("vat_breakdown", "lines")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01)
"""Bounds of the buckets of confidence."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a document says. ``fields`` are those to be scored: the ones that stand on it."""

    fields: Mapping[str, str]
    complete: Collection[str] = ()
    """Fields of which all is known: one that is read and not in ``fields`` was made up."""
    vat_breakdown: Sequence[Row] | None = None
    lines: Sequence[Row] | None = None
    """None: not known, not scored."""
    lines_before: Sequence[Row] = ()
    """Lines of a correction as they were: neither asked for nor wrong."""


@dataclass(slots=True)
class Count:
    """Of one field. ``spurious`` is a value where the document has none."""

    right: int = 0
    wrong: int = 0
    missing: int = 0
    spurious: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.wrong + self.spurious)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.wrong + self.missing)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + 2 * self.wrong + self.missing + self.spurious)

    def __add__(self, other: Count) -> Count:
        return Count(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missing + other.missing,
            self.spurious + other.spurious,
        )


@dataclass(frozen=True, slots=True)
class Bucket:
    """Values whose confidence lies between two edges."""

    low: float
    high: float
    count: int
    expected: float
    """Mean confidence."""
    observed: float
    """Share of them that is right."""


@dataclass(slots=True)
class Score:
    """Add documents, then ask."""

    counts: dict[str, Count] = field(default_factory=dict)
    documents: int = 0
    complete: int = 0
    """Documents with all deciding fields right."""
    unread: int = 0
    green_right: int = 0
    green_wrong: int = 0
    told: list[tuple[float, bool]] = field(default_factory=list)
    """Confidence of each value that was read, and whether it is right."""
    details: list[str] = field(default_factory=list)
    """A line for each value that is wrong, missing or made up, with its witnesses."""

    def add(self, name: str, truth: Truth, reading: Mapping[str, Any] | None, error: str = "") -> None:
        """``reading`` is None for a file that could not be read, ``error`` says why."""
        self.documents += 1
        found: Mapping[str, Mapping[str, Any]] = reading["fields"] if reading else {}
        if reading is None:
            self.unread += 1
            self.details.append(f"{name}: not read ({error})")
        right = {field for field, value in truth.fields.items() if self._field(name, field, value, found.get(field))}
        self.complete += all(field in right or field not in truth.fields for field in DECIDING_FIELDS)
        for made_up in sorted((found.keys() & set(truth.complete)) - truth.fields.keys()):
            self._count(made_up).spurious += 1
            self._tell(found[made_up], False)
            self.details.append(f"{name}: {made_up} {_shown(found[made_up])}, not on the document")
        for rows in ROW_FIELDS:
            expected = truth.vat_breakdown if rows == "vat_breakdown" else truth.lines
            if expected is not None:
                self._rows(name, rows, expected, reading[rows] if reading else (), truth.lines_before)

    def f1(self, fields: Iterable[str]) -> float:
        """Over all values of these fields together."""
        return self.together(fields).f1

    def together(self, fields: Iterable[str]) -> Count:
        return sum((self.counts[name] for name in fields if name in self.counts), Count())

    @property
    def fields(self) -> list[str]:
        """Fields that were scored, rows not among them."""
        return sorted(self.counts.keys() - set(ROW_FIELDS))

    @property
    def right(self) -> int:
        return self.together(self.fields).right

    @property
    def complete_share(self) -> float:
        return _share(self.complete, self.documents)

    @property
    def wrong_of_green(self) -> float:
        return _share(self.green_wrong, self.green_right + self.green_wrong, empty=0.0)

    @property
    def green_of_right(self) -> float:
        return _share(self.green_right, self.right)

    def buckets(self) -> list[Bucket]:
        """Those that have values in them."""
        found = []
        for low, high in pairwise(EDGES):
            inside = [(confidence, right) for confidence, right in self.told if low <= confidence < high]
            if inside:
                expected = sum(confidence for confidence, _right in inside) / len(inside)
                observed = sum(right for _confidence, right in inside) / len(inside)
                found.append(Bucket(low, min(high, 1.0), len(inside), expected, observed))
        return found

    @property
    def calibration_error(self) -> float:
        """Expected calibration error: how far confidence and share right are apart, over all values."""
        weighted = sum(bucket.count * abs(bucket.expected - bucket.observed) for bucket in self.buckets())
        return weighted / len(self.told) if self.told else 0.0

    def _field(self, name: str, field: str, expected: str, found: Mapping[str, Any] | None) -> bool:
        count = self._count(field)
        if found is None:
            count.missing += 1
            self.details.append(f"{name}: {field} missing, expected {expected!r}")
            return False
        right = equal(field, expected, found["value"])
        self._tell(found, right)
        if right:
            count.right += 1
        else:
            count.wrong += 1
            self.details.append(f"{name}: {field} {_shown(found)}, expected {expected!r}")
        return right

    def _tell(self, found: Mapping[str, Any], right: bool) -> None:
        self.told.append((float(found["confidence"]), right))
        if found["green"]:
            self.green_right += right
            self.green_wrong += not right

    def _rows(self, name: str, rows: str, expected: Sequence[Row], found: Sequence[Row], before: Sequence[Row]) -> None:
        pairs = matches(expected, found, rows)
        lost = [row for place, row in enumerate(expected) if place not in {first for first, _second in pairs}]
        extra = [row for place, row in enumerate(found) if place not in {second for _first, second in pairs}]
        if rows == "lines" and before:
            known = {second for _first, second in matches(before, extra, rows)}
            extra = [row for place, row in enumerate(extra) if place not in known]
        count = self._count(rows)
        count.right += len(pairs)
        count.missing += len(lost)
        count.spurious += len(extra)
        self.details += [f"{name}: {rows} missing {_row(row)}" for row in lost]
        self.details += [f"{name}: {rows} not on the document {_row(row)}" for row in extra]

    def _count(self, field: str) -> Count:
        return self.counts.setdefault(field, Count())


def _share(part: int, whole: int, empty: float = 1.0) -> float:
    return part / whole if whole else empty


def _shown(found: Mapping[str, Any]) -> str:
    green = "GREEN " if found["green"] else ""
    return f"{green}{found['value']!r} ({found['confidence']:.2f}: {', '.join(found['witnesses'])})"


def _row(row: Row) -> str:
    return " ".join(
        f"{key}={value}" for key, value in row.items() if value not in (None, "") and key not in {"box", "page"}
    )
