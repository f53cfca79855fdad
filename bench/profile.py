"""``make bench ONLY=profile``: the second document of a supplier, read with what the first one taught and without.

The first document is approved with its truth, as a person would have corrected it. Layouts kept aside from the reader
are measured too. "Unknown words" are documents whose labels are in a language that nobody speaks: everything that the
reader knows by heart is of no use there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median
from typing import TYPE_CHECKING, Any, Unpack

from dev.documents import GeneratedDocument, all_layouts, forms_of, generate
from dev.documents.invent import Overrides

from . import workbench
from .reading.equality import equal
from .reading.samples import LANGUAGES
from .results import Reach, Result
from .workbench import say

if TYPE_CHECKING:
    from intake_core.reading import Reading

TODAY = date(2026, 6, 30)
FIELDS = (
    *("invoice_number", "issue_date", "sale_date", "due_date", "currency", "seller_name", "seller_vat", "buyer_vat"),
    *("iban", "total_net", "total_tax", "total_gross", "amount_due"),
)
PERCENT = 100.0
WITHOUT = "without the profile"


@dataclass(frozen=True, slots=True)
class Group:
    """Documents measured together; ``suppliers`` of each layout and language. ``reach``: how much of what is wrong or
    missing without a profile may remain with it.
    """

    name: str
    form: str
    suppliers: int
    languages: tuple[str, ...]
    unknown_words: bool = False
    reach: float = 1.0


GROUPS = (
    Group("text", "text", 3, ("pl", "en", "de", "lv"), reach=0.8),
    Group("text of unknown words", "text", 2, ("pl", "en", "de", "lv"), unknown_words=True, reach=0.5),
    Group("Polish scans", "scan", 1, ("pl",), reach=0.9),
)


@dataclass(slots=True)
class Tally:
    """Fields that are printed on the second documents, and what became of them."""

    printed: int = 0
    right: int = 0
    green_right: int = 0
    green_wrong: int = 0

    def add(self, truth: Mapping[str, str], reading: Reading) -> None:
        for name in FIELDS:
            if name not in truth:
                continue
            found = reading.fields.get(name)
            right = found is not None and equal(name, truth[name], found.value)
            self.printed += 1
            self.right += right
            self.green_right += bool(found and found.green and right)
            self.green_wrong += bool(found and found.green and not right)

    @property
    def failed(self) -> float:
        """Percent of the printed fields that are wrong or missing."""
        return PERCENT * (self.printed - self.right) / self.printed

    @property
    def green(self) -> float:
        """Percent of the printed fields that are right and proven."""
        return PERCENT * self.green_right / self.printed


@dataclass(slots=True)
class Outcome:
    with_profile: Tally = field(default_factory=Tally)
    without: Tally = field(default_factory=Tally)
    seconds: list[float] = field(default_factory=list)


def run() -> list[Result]:
    """Measure all groups."""
    workbench.use_core()
    return [result for group in GROUPS for result in _results(group, _measure(group))]


def _measure(group: Group) -> Outcome:
    from intake_core.reading.profile.decide import apply
    from intake_core.reading.profile.facts import Profile
    from intake_core.reading.profile.lesson import learn

    outcome = Outcome()
    for first, second in _pairs(group):
        profile = learn(Profile(), _lesson(first, _read(first)))
        reading = _read(second)
        truth: dict[str, str] = second.truth["fields"]
        started = time.perf_counter()
        better = apply(reading, profile, own_vat=truth.get("buyer_vat"), today=TODAY)
        outcome.seconds.append(time.perf_counter() - started)
        outcome.without.add(truth, reading)
        outcome.with_profile.add(truth, better)
    return outcome


def _pairs(group: Group) -> Iterator[tuple[GeneratedDocument, GeneratedDocument]]:
    """Two documents of each supplier, in a month of their own."""
    for layout in all_layouts().values():
        for language in layout.languages:
            if language not in group.languages or group.form not in forms_of(layout, language):
                continue
            for supplier in range(1, group.suppliers + 1):
                overrides: Overrides = {"supplier_seed": supplier, "unknown_words": group.unknown_words}
                if group.form != "text":
                    overrides["line_count"] = 4
                yield (
                    _document(2 * supplier, layout.name, language, group, **overrides),
                    _document(2 * supplier + 1, layout.name, language, group, **overrides),
                )


def _document(seed: int, layout: str, language: str, group: Group, **overrides: Unpack[Overrides]) -> GeneratedDocument:
    return generate(1000 + seed, layout, language, group.form, **overrides)


def _read(document: GeneratedDocument) -> Reading:
    from intake_core.reading import ReadingOptions, read

    own_vat = document.truth["fields"].get("buyer_vat")
    options = ReadingOptions(own_vat=own_vat, today=TODAY, languages=LANGUAGES[document.truth["language"]])
    return read(document.data, "document.pdf", options)


def _lesson(document: GeneratedDocument, reading: Reading) -> Any:
    """The document as a person approves it: everything that is printed is right."""
    from intake_core.reading.profile.lesson import Lesson, is_sure

    truth = document.truth["fields"]
    return Lesson(
        values={name: truth[name] for name in (*FIELDS, "document_type") if name in truth},
        spots=reading.spots,
        read={name: found.value for name, found in reading.fields.items()},
        boxes={name: found.box for name, found in reading.fields.items() if found.box and is_sure(found.witnesses)},
        vat_rates=[row["rate"] for row in document.truth["vat_breakdown"]],
    )


def _results(group: Group, outcome: Outcome) -> list[Result]:
    ours, peer = outcome.with_profile, outcome.without
    say(
        f"  {group.name}: {len(outcome.seconds)} second documents, {peer.printed} fields; right {peer.right} -> "
        f"{ours.right}, proven {peer.green_right} -> {ours.green_right}, proven but wrong {peer.green_wrong} -> "
        f"{ours.green_wrong}; {1000 * median(outcome.seconds):.1f} ms each"
    )
    name = f"supplier profile, {group.name}"
    return [
        Result(
            f"{name}: wrong or missing",
            ours.failed,
            "% of fields",
            WITHOUT,
            peer.failed,
            ours.failed / peer.failed if peer.failed else None,
            Reach("ratio", "<=", group.reach),
        ),
        Result(
            f"{name}: right and proven",
            ours.green,
            "% of fields",
            WITHOUT,
            peer.green,
            ours.green / peer.green if peer.green else None,
            Reach("ratio", ">=", 1.0),
        ),
    ]
