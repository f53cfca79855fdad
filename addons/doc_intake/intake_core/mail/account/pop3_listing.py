"""What a POP3 server lists, read strictly: numbers, sizes and unique-ids (RFC 1939)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_ID = 512  # RFC 1939 allows 70 characters; some servers take more


@dataclass(frozen=True, slots=True)
class Slot:
    """One message of this connection: its ``number`` in the listing and its announced ``size``."""

    number: int
    size: int


def capabilities_in(lines: Iterable[bytes]) -> dict[str, tuple[str, ...]]:
    """Read the answer to CAPA: names in upper case with their arguments."""
    found = {}
    for line in lines:
        words = line.decode("ascii", "replace").upper().split()
        if words:
            found[words[0]] = tuple(words[1:])
    return found


def sizes_in(lines: Iterable[bytes]) -> dict[int, int]:
    """Read the answer to LIST: number -> size. Raises ValueError for a line that is none."""
    found = {}
    for line in lines:
        number, size = line.split()[:2]  # more may follow (RFC 1939, 5)
        found[_number(number)] = _digits(size)
    return found


def pair_in(answer: bytes) -> tuple[int, int]:
    """Read the answer to STAT (messages, bytes) or to LIST of one message (number, size):
    ``+OK 2 320``. Raises ValueError.
    """
    first, second = answer.split()[1:3]
    return _digits(first), _digits(second)


def unique_ids_in(lines: Iterable[bytes]) -> dict[int, str]:
    """Read the answer to UIDL: number -> unique-id, printable. Raises ValueError for a line that
    is none.
    """
    found = {}
    for line in lines:
        number, _space, unique_id = line.strip().partition(b" ")
        found[_number(number)] = _unique_id(unique_id.strip())
    return found


def slots(sizes: dict[int, int], unique_ids: dict[int, str]) -> dict[str, list[Slot]]:
    """Return unique-id -> where it stands, in the server's order.

    Two copies of one mail may have one unique-id (RFC 1939, 7), so there can be several slots of
    one size. Of another size it is no copy but a careless server: that one gets a key of its own,
    which no real unique-id can be (they hold no space). Raises ValueError when a message has no
    unique-id.
    """
    found: dict[str, list[Slot]] = {}
    missing = sizes.keys() - unique_ids.keys()
    if missing:
        raise ValueError(f"no unique-id for message {min(missing)}")
    for number in sorted(unique_ids):
        slot = Slot(number, sizes.get(number, 0))
        key = unique_ids[number]
        if key in found and found[key][0].size != slot.size:
            key = f"{key} {slot.size}"
        found.setdefault(key, []).append(slot)
    return found


def _number(word: bytes) -> int:
    number = _digits(word)
    if not 0 < number < 2**31:
        raise ValueError("not a message number")
    return number


def _digits(word: bytes) -> int:
    # int() would take signs, underscores and any number of digits.
    if not word.isdigit() or len(word) > 18:
        raise ValueError("not a number")
    return int(word)


def _unique_id(word: bytes) -> str:
    if not 0 < len(word) <= _LONGEST_ID:
        raise ValueError("not a unique-id")
    return "".join(chr(byte) if 32 < byte < 127 else f"\\x{byte:02x}" for byte in word)
