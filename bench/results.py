"""What a benchmark found, and the file that keeps it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

OUT = Path(__file__).resolve().parent / "out"
"""Ignored by git; every run replaces what it measures."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A number to reach: of the value itself, or of its ratio to the peer's."""

    of: Literal["value", "ratio"]
    sign: Literal[">=", "<="]
    limit: float

    def __str__(self) -> str:
        return f"{self.sign} {self.limit:g}{' x peer' if self.of == 'ratio' else ''}"

    def met(self, value: float, ratio: float | None) -> bool:
        """Whether it is reached; a ratio that could not be measured is not."""
        measured = value if self.of == "value" else ratio
        if measured is None:
            return False
        return measured >= self.limit if self.sign == ">=" else measured <= self.limit


@dataclass(frozen=True, slots=True)
class Result:
    """One row of the table.

    ``ratio`` is ours to the peer's, the median over rounds when there were several: it may differ a
    little from the quotient of the two medians, and holds when the machine's speed drifts.
    """

    name: str
    value: float
    unit: str
    peer: str = ""
    peer_value: float | None = None
    ratio: float | None = None
    reach: Reach | None = None
    detail: bool = False
    """In the file alone: the table would be too long."""

    @property
    def met(self) -> bool | None:
        """None where there is nothing to reach."""
        return self.reach.met(self.value, self.ratio) if self.reach else None

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": _rounded(self.value),
            "unit": self.unit,
            "peer": self.peer or None,
            "peer_value": _rounded(self.peer_value),
            "ratio": _rounded(self.ratio),
            "reach": str(self.reach) if self.reach else None,
            "met": self.met,
        }


def write(results: Iterable[Result]) -> Path:
    """Replace ``bench/out/results.json`` with the results of this run and return its path."""
    return save("results", [result.to_json() for result in results])


def save(name: str, content: object) -> Path:
    """Write ``content`` as ``bench/out/<name>.json``."""
    OUT.mkdir(exist_ok=True)
    path = OUT / f"{name}.json"
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _rounded(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.4g}")
