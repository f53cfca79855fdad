"""One mail from its bytes to what is to be done with it, as far as no database is needed.

It is the slow part of taking mail in, so it works on plain data and runs while no transaction is open.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from ..errors import IntakeError
from ..files.digest import sha256_hex
from ..files.sniff import PDF, sniff
from ..routing.route import Receiver, Route, choose
from .content import body_document
from .content.links import Link, asks_to_download, links
from .content.message import MessagePart, parse_message
from .content.names import clean_name
from .passwords import SenderPassword
from .reason import Reason
from .unpack import Unpacked, UnpackedPart, unpack_parsed

BODY_PATH = "body"
"""Path of the part that is the letter itself as a document."""

_MOST_LINKS = 20
_LONGEST_LINK = 1_000

BodyPolicy = Literal["never", "no_file", "always"]
"""Whether the letter itself becomes a document: not at all, when no file came with it, or always."""


@dataclass(frozen=True, slots=True)
class MailJob:
    """All that is needed to take a mail in.

    ``receivers``: the buffers that mail of its folder may belong to. ``chosen``: ids of the buffers it has already.
    ``passwords``: those kept for each buffer (by id); only those of the mail's buffers are tried on its files.
    ``passwords_unrouted``: tried while the mail has no buffer.
    ``policies``: what each buffer (by id) wants done with the letter itself; a buffer that is missing wants nothing.
    ``with_body``: have the letter as a document whatever the buffers want.
    """

    raw: bytes = field(repr=False)
    own_addresses: Collection[str] = ()
    passwords: Mapping[int, Sequence[SenderPassword]] = field(default_factory=dict)
    passwords_unrouted: Sequence[SenderPassword] = ()
    receivers: Sequence[Receiver] = ()
    chosen: frozenset[int] = frozenset()
    policies: Mapping[int, BodyPolicy] = field(default_factory=dict)
    with_body: bool = False


@dataclass(frozen=True, slots=True)
class TakenApart:
    """What came of a mail.

    ``route``: where its recipients lead. ``body``: the letter as a document; one that could not be made ``waits`` with
    the reason. ``download``: the reason when it only tells where an invoice may be downloaded; ``links``: then its
    links.
    """

    unpacked: Unpacked
    route: Route
    body: UnpackedPart | None = None
    download: Reason | None = None
    links: tuple[Link, ...] = ()

    def files_for(self, policy: BodyPolicy) -> tuple[UnpackedPart, ...]:
        """Return the files of the mail for a buffer with this ``policy``."""
        if self.body is not None and _wants_body(policy, self.unpacked):
            return (*self.unpacked.files, self.body)
        return self.unpacked.files


def take_apart(job: MailJob) -> TakenApart:
    """Unpack a mail, find its buffers, and make a document of the letter itself where one of them wants it.

    Raises MessageError.
    """
    parsed = parse_message(job.raw)
    route = choose(parsed.recipients, job.receivers)
    unpacked = unpack_parsed(parsed, job.own_addresses, _passwords(job, route))
    if unpacked.classification.kind != "ordinary":
        return TakenApart(unpacked, route)
    wanted = job.with_body or any(
        _wants_body(job.policies.get(buffer, "never"), unpacked) for buffer in job.chosen.union(route.buffer_ids)
    )
    download = None if unpacked.carries_files else asks_to_download(unpacked.parsed)
    return TakenApart(
        unpacked,
        route,
        body=_body(unpacked) if wanted else None,
        download=download,
        links=tuple(one for one in links(unpacked.parsed) if len(one.url) <= _LONGEST_LINK)[:_MOST_LINKS]
        if download
        else (),
    )


def _passwords(job: MailJob, route: Route) -> Sequence[SenderPassword]:
    buffers = job.chosen.union(route.buffer_ids)
    if not buffers:
        return job.passwords_unrouted
    # In this order, so that the same mail is opened with the same password each time.
    return list(dict.fromkeys(one for buffer in sorted(buffers) for one in job.passwords.get(buffer, ())))


def _wants_body(policy: BodyPolicy, unpacked: Unpacked) -> bool:
    return policy == "always" or (policy == "no_file" and not unpacked.carries_files)


def _body(unpacked: Unpacked) -> UnpackedPart:
    try:
        part = body_document.render(unpacked.parsed)
    except IntakeError as error:
        name = clean_name(f"{unpacked.parsed.subject[:80]}.pdf", PDF.mimetype, "letter")
        part = MessagePart(BODY_PATH, name, PDF.mimetype, "", "", b"")
        return UnpackedPart(part, PDF, sha256_hex(b""), None, waits=Reason(error.code, error.params))
    return UnpackedPart(part, sniff(part.data, part.name), sha256_hex(part.data), None)
