"""A number with a checksum, found in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A number found at ``text[start:end]``: normalised ``value``, ``valid`` by checksum,
    ``shaped``: a telling form, ``repaired``: letters of a recognised text were read as digits.
    """

    value: str
    start: int
    end: int
    valid: bool
    shaped: bool = True
    repaired: bool = False
