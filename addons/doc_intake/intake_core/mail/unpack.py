"""From the bytes of a mail to the list of its files, each judged as far as no buffer is needed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..files.digest import sha256_hex
from ..files.sniff import FileKind, sniff
from .decoration import decoration
from .kinds import Classification, classify
from .message import MessagePart, ParsedMessage, parse_message
from .reason import Reason


@dataclass(frozen=True, slots=True)
class UnpackedPart:
    """A file of a mail: what it is by its content, and the reason to leave it out, if there is one."""

    part: MessagePart
    kind: FileKind
    sha256: str
    ignored: Reason | None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A mail taken apart; ``files`` leaves out the texts of the mail itself."""

    parsed: ParsedMessage
    classification: Classification
    files: tuple[UnpackedPart, ...]


def unpack(raw: bytes, own_addresses: Iterable[str]) -> Unpacked:
    """Take ``raw`` apart.

    ``own_addresses``: the addresses we receive and send with. Files of a mail that is no ordinary one (delivery
    notice, automatic reply, our own) are all left out, with the mail's reason. Raises MessageError.
    """
    parsed = parse_message(raw)
    classification = classify(parsed, own_addresses)
    files = []
    for part in parsed.parts:
        if part.is_body:
            continue
        ignored = classification.reason if classification.kind != "ordinary" else None
        files.append(
            UnpackedPart(
                part=part,
                kind=sniff(part.data, part.name),
                sha256=sha256_hex(part.data),
                ignored=ignored or decoration(part),
            )
        )
    return Unpacked(parsed=parsed, classification=classification, files=tuple(files))
