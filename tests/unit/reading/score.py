"""Precision, recall and F1 of the reading, field by field, against documents whose truth is known.

``python tests/unit/reading/score.py [--ocr] [--xml] [--detail]`` prints a table for the public test
documents, if they are there (``../shared/corpus``, or the folder named by DOC_INTAKE_CORPUS). Only
fields that stand on the page are scored.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "addons" / "doc_intake"))

from intake_core.errors import IntakeError  # noqa: E402
from intake_core.reading import Reading, ReadingOptions, read  # noqa: E402

KEY_FIELDS = (
    "seller_vat",
    "invoice_number",
    "issue_date",
    "total_net",
    "total_tax",
    "total_gross",
    "currency",
    "iban",
)


def corpus() -> Path:
    return Path(os.environ.get("DOC_INTAKE_CORPUS", ROOT.parent / "shared" / "corpus"))


def equal(name: str, expected: str, found: str) -> bool:
    """VAT numbers and IBANs by digits, amounts as decimals, dates as dates, numbers and names
    without punctuation.
    """
    if name.endswith("_vat") or name == "iban":
        return re.sub(r"\D", "", expected) == re.sub(r"\D", "", found)
    if name.startswith("total_") or name == "amount_due":
        try:
            return Decimal(expected) == Decimal(found)
        except InvalidOperation:
            return False
    if name.endswith("_name"):
        first, second = (re.sub(r"\W", "", text).casefold() for text in (expected, found))
        return bool(second) and (first in second or second in first)
    return re.sub(r"\W", "", expected).casefold() == re.sub(r"\W", "", found).casefold()


class Score:
    """Counts of right, wrong and missing values, of green ones among them, and of documents with
    all key fields right.
    """

    def __init__(self) -> None:
        self.right: dict[str, int] = defaultdict(int)
        self.wrong: dict[str, int] = defaultdict(int)
        self.missing: dict[str, int] = defaultdict(int)
        self.green_right = self.green_wrong = self.documents = self.complete = 0
        self.seconds = 0.0
        self.details: list[str] = []

    def add(
        self, name: str, truth: dict[str, str], printed: Iterable[str], reading: Reading | None
    ) -> None:
        self.documents += 1
        complete = True
        for field in printed:
            expected = truth.get(field)
            if expected is None:
                continue
            found = reading.fields.get(field) if reading else None
            if found is None:
                self.missing[field] += 1
                self.details.append(f"{name}: {field} missing, expected {expected!r}")
            elif equal(field, expected, found.value):
                self.right[field] += 1
                self.green_right += found.green
            else:
                self.wrong[field] += 1
                self.green_wrong += found.green
                colour = "GREEN " if found.green else ""
                self.details.append(
                    f"{name}: {field} {colour}{found.value!r}, expected {expected!r} "
                    f"{found.witnesses}"
                )
            if field in ("seller_vat", "invoice_number", "issue_date", "total_gross"):
                complete &= found is not None and equal(field, expected, found.value)
        self.complete += complete

    def f1(self, fields: Iterable[str]) -> float:
        right = sum(self.right[f] for f in fields)
        wrong = sum(self.wrong[f] for f in fields)
        missing = sum(self.missing[f] for f in fields)
        return 2 * right / (2 * right + 2 * wrong + missing) if right else 0.0

    def table(self) -> str:
        lines = [f"{'field':16}{'right':>7}{'wrong':>7}{'missing':>9}{'F1':>8}"]
        fields = sorted({*self.right, *self.wrong, *self.missing})
        for field in fields:
            counts = (self.right[field], self.wrong[field], self.missing[field])
            lines.append(
                f"{field:16}{counts[0]:>7}{counts[1]:>7}{counts[2]:>9}{self.f1([field]):>8.3f}"
            )
        green = self.green_right + self.green_wrong
        right = sum(self.right.values())
        lines.append(f"{'key fields':16}{'':>23}{self.f1(KEY_FIELDS):>8.3f}")
        lines.append(f"{'all fields':16}{'':>23}{self.f1(fields):>8.3f}")
        lines.append(
            f"seller, number, date and gross all right: {self.complete} of {self.documents}"
        )
        lines.append(
            f"wrong of green: {self.green_wrong} of {green}; "
            f"green of right: {self.green_right} of {right}"
        )
        lines.append(f"{self.documents / max(self.seconds, 1e-9):.1f} documents/s")
        return "\n".join(lines)


def score_corpus(kind: str, options: ReadingOptions, match: str = "") -> Score:
    """``kind`` is ``pdf`` or ``xml``, the folder and the key of ``truth.json``."""
    truth: dict[str, Any] = json.loads((corpus() / "truth.json").read_text(encoding="utf-8"))[kind]
    score = Score()
    for name, entry in sorted(truth.items()):
        if match not in name:
            continue
        data = (corpus() / kind / name).read_bytes()
        started = time.monotonic()
        try:
            # The file name would give the number away.
            reading: Reading | None = read(data, f"document.{kind}", options)
        except IntakeError as error:
            reading = None
            score.details.append(f"{name}: {error.code}")
        score.seconds += time.monotonic() - started
        fields = entry.get("fields", entry)
        score.add(name, fields, entry.get("printed", fields), reading)
    return score


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--ocr", action="store_true")
    parser.add_argument("--xml", action="store_true")
    parser.add_argument("--detail", action="store_true")
    parser.add_argument("--match", default="")
    parser.add_argument("--lang", default="pol+eng+deu")
    arguments = parser.parse_args()
    options = ReadingOptions(
        languages=arguments.lang, use_xml=arguments.xml, force_ocr=arguments.ocr
    )
    score = score_corpus(
        "xml" if arguments.xml and not arguments.ocr else "pdf", options, arguments.match
    )
    if arguments.detail:
        print("\n".join(score.details))
    print(score.table())


if __name__ == "__main__":
    main()
