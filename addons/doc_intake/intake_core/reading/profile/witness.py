"""Fields that get a witness after they were read."""

from __future__ import annotations

from dataclasses import replace

from .. import evidence
from ..result import Field


def with_witness(field: Field, code: str) -> Field:
    """``field`` with one more witness, its confidence raised by as much."""
    if code in field.witnesses:
        return field
    witnesses = (*field.witnesses, code)
    before = evidence.confidence(field.witnesses)
    share = min(1.0, field.confidence / before) if before else 1.0
    return replace(field, witnesses=witnesses, confidence=round(evidence.confidence(witnesses) * share, 3))
