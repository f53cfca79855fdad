"""From the bytes of a mail to the list of its files, each judged as far as no buffer is needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..files.digest import sha256_hex
from ..files.sniff import FileKind, sniff
from .containers.limits import MEGABYTE, Budget, ContainerLimits
from .containers.walk import Found, Walk
from .content.adjuncts import adjunct
from .content.decoration import decoration
from .content.headers import message_id_in
from .content.kinds import Classification, classify
from .content.message import LONGEST_TEXT, MessagePart, ParsedMessage, parse_message
from .content.picture import picture_hash
from .content.text import clean, text_of_html
from .passwords import SenderPassword, passwords_for
from .reason import Reason

__all__ = [
    "ContainerLimits",
    "SenderPassword",
    "Unpacked",
    "UnpackedPart",
    "message_id_of",
    "unpack",
    "unpack_parsed",
]

_ENVELOPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")


@dataclass(frozen=True, slots=True)
class UnpackedPart:
    """A file of a mail: what it is by its content, and the reason to leave it out, if there is one.

    ``part.path`` of a file from a container is the container's path, a slash, and its number there; ``part.from_``
    names all it was packed in, outermost first. ``decorative``: a logo, a signature or the like, which is no reason for
    anybody to write a mail. ``container``: it is there for the files in it, which are listed after it (then ``ignored``
    says how many). ``waits``: it, or something in it, could not be opened, so a person has to look; it is no document.
    ``picture_hash``: see ``picture.picture_hash``; only of pictures that may be a logo.
    """

    part: MessagePart
    kind: FileKind
    sha256: str
    ignored: Reason | None
    decorative: bool = False
    container: bool = False
    waits: Reason | None = None
    picture_hash: str | None = None


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A mail taken apart; ``files`` leaves out the texts of the mail itself, and lists containers before their files.

    ``parsed`` is the mail as a person reads it: of a signed mail, whose letter is packed in S/MIME or TNEF, it has that
    letter's text.
    """

    parsed: ParsedMessage
    classification: Classification
    files: tuple[UnpackedPart, ...]

    @property
    def carries_files(self) -> bool:
        """Whether there is any file beside the decoration of the letter; an opened container counts by its files."""
        return any(not file.decorative and not (file.container and file.ignored) for file in self.files)

    @property
    def waits(self) -> Reason | None:
        """Why the mail has to be looked at before it can be done: the first thing in it that could not be opened."""
        return next((file.waits for file in self.files if file.waits), None)


def unpack(
    raw: bytes,
    own_addresses: Iterable[str],
    passwords: Sequence[SenderPassword] = (),
    limits: ContainerLimits | None = None,
) -> Unpacked:
    """Take ``raw`` apart, and the containers in it (mails, zip, TNEF, S/MIME, gzip, files in a PDF).

    ``own_addresses``: the addresses we receive and send with. ``passwords``: all that are kept; those of the sender are
    tried. Files of a mail that is no ordinary one (delivery notice, automatic reply, our own) are all left out, with
    the mail's reason and unopened. Raises MessageError; a container that cannot be opened raises nothing but ``waits``.
    """
    return unpack_parsed(parse_message(raw), own_addresses, passwords, limits)


def unpack_parsed(
    parsed: ParsedMessage,
    own_addresses: Iterable[str],
    passwords: Sequence[SenderPassword] = (),
    limits: ContainerLimits | None = None,
) -> Unpacked:
    """``unpack`` for a mail that is parsed already, for example to find out whose passwords may be tried on it."""
    classification = classify(parsed, own_addresses)
    if classification.kind != "ordinary":
        files = (_left_out(part, classification.reason) for part in parsed.parts if not part.is_body)
        return Unpacked(parsed, classification, tuple(files))
    walk = Walk(Budget(limits or ContainerLimits()), passwords_for(parsed.sender, passwords))
    whole = parsed.signs.content_type in _ENVELOPES
    found = [one for part in parsed.parts if not part.is_body for one in walk.through(part, whole=whole)]
    return Unpacked(_with_letter(parsed, walk), classification, tuple(_judged(one) for one in found))


def _left_out(part: MessagePart, reason: Reason) -> UnpackedPart:
    return UnpackedPart(
        part=part,
        kind=sniff(part.data, part.name),
        sha256=sha256_hex(part.data),
        ignored=reason,
        decorative=decoration(part) is not None,
    )


def _judged(found: Found) -> UnpackedPart:
    part = found.part
    extra = adjunct(part) or decoration(part) if not found.container else None
    return UnpackedPart(
        part=part,
        kind=found.kind,
        sha256=sha256_hex(part.data),
        ignored=found.ignored or extra,
        decorative=found.added or extra is not None,
        container=found.container,
        waits=found.waits,
        picture_hash=picture_hash(part.data) if found.kind.family == "image" else None,
    )


def _with_letter(parsed: ParsedMessage, walk: Walk) -> ParsedMessage:
    """The mail with the text that was packed, where it has none of its own."""
    if walk.letter is not None:
        letter = walk.letter
        return replace(
            parsed, body_text=letter.body_text, body_html=letter.body_html, parts=parsed.parts + letter.parts
        )
    if parsed.body_text or parsed.body_html or not (walk.text or walk.html):
        return parsed
    html = clean(walk.html, 2 * LONGEST_TEXT)
    text = clean(walk.text.strip(), LONGEST_TEXT) or text_of_html(html, LONGEST_TEXT)
    return replace(parsed, body_text=text, body_html=html)


def message_id_of(raw: bytes) -> str | None:
    """Return the Message-ID of a mail that need not be readable otherwise, as ``MailSource.compare`` gives it.

    None when there is none in the first megabyte of the header.
    """
    return message_id_in(raw, MEGABYTE)
