"""A field while its witnesses are being collected."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import evidence
from .candidates import Candidate
from .layout.page import Box
from .result import Field

SURE = 0.8  # of the recognition's own scale, below which a letter is as well another one


@dataclass(slots=True)
class Draft:
    """``recognition``: how sure the character recognition was, 1 for a text layer. ``unproven``: a recognised value
    that a wrong letter makes another one, and nothing about it tells.
    """

    value: str
    witnesses: list[str] = field(default_factory=list)
    page: int | None = None
    box: Box | None = None
    recognition: float = 1.0
    unproven: bool = False

    def add(self, *codes: str) -> Draft:
        """Add witnesses once each; returns itself."""
        for code in codes:
            if code not in self.witnesses:
                self.witnesses.append(code)
        return self

    def field(self) -> Field:
        box = None
        if self.box:
            x0, y0, x1, y1 = (round(min(1.0, max(0.0, side)), 4) for side in self.box)
            box = (x0, y0, x1, y1)
        return Field(
            self.value,
            evidence.confidence(self.witnesses, self.recognition),
            tuple(self.witnesses),
            self.page,
            box,
            unsure=self.unproven or self.recognition < SURE,
        )


def from_candidate(candidate: Candidate, *codes: str) -> Draft:
    return Draft(candidate.text, list(codes), candidate.page, candidate.box, candidate.recognition)
