"""Asking the server for what ``balance`` compares: lists and headers, no mail is downloaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from ... import errors as intake_errors
from .. import errors
from ..account.source import FetchLimits, Key, MailSource, ServerMessage
from ..content.headers import addresses, decoded, fields_in, message_id_in
from .balance import FolderListing, ListedMail, Position

HEADERS_ONLY = FetchLimits(messages=100, message_bytes=0)
"""Limits of the source to pass in: each mail is too big for them, so its header comes instead."""

_MOST_HEADS = 500  # of one folder; more missing mails are told by their numbers
_DAYS_AROUND = timedelta(hours=38)  # any zone's day, and a day more

# They concern one folder; the others can be compared all the same.
_FOLDER_ERRORS = (
    errors.FolderGone,
    errors.FolderReadOnly,
    errors.FolderWithoutUids,
    errors.ServerRefused,
)


def list_folders(
    source: MailSource[Key],
    folders: Iterable[str],
    known: Mapping[tuple[str, str], frozenset[str]],
    positions: Mapping[str, Position],
    since: date | None,
    is_known_old: Callable[[str], bool] = lambda _key: False,
) -> list[FolderListing]:
    """List ``folders``; what concerns one folder alone is its listing's problem.

    :param source: entered, made with ``HEADERS_ONLY``
    :param known: (folder, uidvalidity) -> keys of stored mails
    :param since: the fetch leaves out what arrived earlier
    :param is_known_old: whether the fetch has found a key to be older before; its age is not asked
        for again
    Raises MailError for what ends the connection.
    """
    listings = []
    for folder in folders:
        try:
            position = positions.get(folder, Position())
            listings.append(_list_folder(source, folder, known, position, since, is_known_old))
        except _FOLDER_ERRORS as error:
            problem: intake_errors.IntakeError = error
            listings.append(FolderListing(folder, "", (), problem))
    return listings


def _list_folder(
    source: MailSource[Key],
    folder: str,
    known: Mapping[tuple[str, str], frozenset[str]],
    position: Position,
    since: date | None,
    is_known_old: Callable[[str], bool],
) -> FolderListing:
    uidvalidity = str(source.open_folder(folder, readonly=True).uidvalidity)
    listed = source.list_messages()
    if position.uidvalidity not in (None, uidvalidity):
        return FolderListing(folder, uidvalidity)  # nothing can be compared: ask for nothing more
    keys = known.get((folder, uidvalidity), frozenset())
    unknown = [message for message in listed if str(message.key) not in keys]
    left_out = {m.key for m in unknown if is_known_old(str(m.key))} if since else set()
    unknown = [message for message in unknown if message.key not in left_out]
    arrived = source.arrived_of(unknown)
    if since:
        left_out |= _before_start(source, listed, unknown, arrived, since)
    mails = {
        message.key: ListedMail(
            str(message.key),
            message.size,
            arrived.get(message.key, message.arrived),
            message.key in left_out,
        )
        for message in listed
    }
    missing = [message for message in unknown if message.key not in left_out and position.reached(mails[message.key])]
    for fetched in source.fetch(missing[:_MOST_HEADS]):
        head = fetched.head or fetched.raw or b""
        senders = addresses(fields_in(head, "From"))
        mails[fetched.key] = replace(
            mails[fetched.key],
            subject=decoded(next(fields_in(head, "Subject"), "")),
            sender=senders[0][1] if senders else "",
            message_id=message_id_in(head),
        )
    return FolderListing(folder, uidvalidity, tuple(mails.values()))


def _before_start(
    source: MailSource[Key],
    listed: Sequence[ServerMessage[Key]],
    unknown: Sequence[ServerMessage[Key]],
    arrived: Mapping[Key, datetime | None],
    since: date,
) -> set[Key]:
    """Return those of ``unknown`` that the fetch leaves out, by the same judgement as the fetch.

    IMAP's SINCE goes by the server's own zone, which nobody tells: mails of the days around are
    judged by the server once more.
    """
    known_times = [ServerMessage(m.key, m.size, arrived.get(m.key)) for m in unknown]
    left_out = source.older(known_times, since)
    begin = datetime.combine(since, time(), UTC)
    near: list[Key] = [
        message.key for message in known_times if message.arrived and abs(message.arrived - begin) <= _DAYS_AROUND
    ]
    numbers = [key for key in near if isinstance(key, int)]
    if not numbers:
        return left_out
    first, last = min(numbers), max(numbers)
    between = sum(1 for m in listed if isinstance(m.key, int) and first <= m.key <= last)
    wanted = source.list_messages(_before(first), since=since, limit=between)
    return left_out | (set(near) - {message.key for message in wanted})


def _before(uid: Key) -> Key | None:
    return uid - 1 or None if isinstance(uid, int) else None
