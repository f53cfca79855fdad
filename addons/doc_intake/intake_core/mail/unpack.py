"""From the bytes of a mail to the list of its files, each judged as far as no buffer is needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..files.digest import sha256_hex
from ..files.sniff import FileKind, sniff
from .decoration import decoration
from .headers import message_id_in
from .kinds import Classification, classify
from .message import MessagePart, ParsedMessage, parse_message
from .reason import Reason

_LONGEST_HEADER = 2**20
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_MESSAGE_ID = re.compile(rb"^message-id[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class UnpackedPart:
    """A file of a mail: what it is by its content, and the reason to leave it out, if there is one.

    ``decorative``: a logo or the like, which is no reason for anybody to write a mail.
    """

    part: MessagePart
    kind: FileKind
    sha256: str
    ignored: Reason | None
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A mail taken apart; ``files`` leaves out the texts of the mail itself."""

    parsed: ParsedMessage
    classification: Classification
    files: tuple[UnpackedPart, ...]

    @property
    def carries_files(self) -> bool:
        """Whether there is any file beside the decoration of the letter."""
        return any(not file.decorative for file in self.files)


def unpack(raw: bytes, own_addresses: Iterable[str]) -> Unpacked:
    """Take ``raw`` apart.

    ``own_addresses``: the addresses we receive and send with. Files of a mail that is no ordinary
    one (delivery notice, automatic reply, our own) are all left out, with the mail's reason. Raises
    MessageError.
    """
    parsed = parse_message(raw)
    classification = classify(parsed, own_addresses)
    files = []
    for part in parsed.parts:
        if part.is_body:
            continue
        ignored = classification.reason if classification.kind != "ordinary" else None
        adornment = decoration(part)
        files.append(
            UnpackedPart(
                part=part,
                kind=sniff(part.data, part.name),
                sha256=sha256_hex(part.data),
                ignored=ignored or adornment,
                decorative=adornment is not None,
            )
        )
    return Unpacked(parsed=parsed, classification=classification, files=tuple(files))


def message_id_of(raw: bytes) -> str | None:
    """The Message-ID of a mail that need not be readable otherwise, as ``MailSource.compare`` gives
    it.

    None when there is none in the first megabyte of the header.
    """
    head = raw[:_LONGEST_HEADER].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    end = _HEADER_END.search(head)
    line = _MESSAGE_ID.search(head, 0, end.start() if end else len(head))
    return message_id_in(line[0]) if line else None
