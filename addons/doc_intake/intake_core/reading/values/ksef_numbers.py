"""Numbers that the Polish register KSeF gives to invoices."""

from __future__ import annotations

import re

from .number_match import NumberMatch

_KSEF = re.compile(
    r"(?<![\w\-])(\d{10}-20\d{6}-(?:[0-9A-F]{12}|[0-9A-F]{6}-[0-9A-F]{6})-[0-9A-F]{2})(?![\w\-])"
)


def find_ksef_numbers(text: str) -> list[NumberMatch]:
    """KSeF numbers of invoices (35 characters; 36 in the first version of the system)."""
    return [
        NumberMatch(match[1], match.start(), match.end(), ksef_is_valid(match[1]))
        for match in _KSEF.finditer(text)
    ]


def ksef_is_valid(number: str) -> bool:
    """CRC-8 (polynomial 0x07, start 0) over the first 32 characters, hyphens included, equals the
    last two.
    """
    if len(number) != 35:
        return False
    crc = 0
    for byte in number[:32].encode("ascii", "replace"):
        crc ^= byte
        for _bit in range(8):
            crc = ((crc << 1) ^ 0x07 if crc & 0x80 else crc << 1) & 0xFF
    return f"{crc:02X}" == number[33:]
