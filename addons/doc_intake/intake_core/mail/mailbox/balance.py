"""The completeness balance: what the server holds, set against what is stored, mail by mail.

Per month and folder four equations hold::

    on server = stored and still there + not stored + not fetched yet
    stored    = still there + taken away by us + gone otherwise + not looked for
    stored    = with documents + ignored + rejected + held + quarantined + in work
    files     = documents + ignored + rejected + pending

Each side is counted by itself, and the two are compared when a line is made. Mails that arrived
before the mailbox's start date and are not stored stand apart. Pure: asking the server is in
``balance_listing``, reading the stored rows is the caller's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from ... import states
from ...errors import IntakeError, _, sentence
from ..reason import Reason

NOT_READ = sentence(
    "balance_folder_not_read",
    _("No buffer reads the folder %(folder)s any more, so its mails are not looked for."),
)


class FolderRenumbered(IntakeError):
    """UIDVALIDITY is not the one of the last fetch: no key of ours means anything there."""

    code = "balance_renumbered"
    template = _(
        "The server has renumbered the folder %(folder)s. Fetch the mailbox first; then its mails "
        "can be compared again."
    )
    retry = True


class BalanceUnequal(IntakeError):
    """One mail was counted twice or not at all: an error of the program, never of the mailbox."""

    code = "balance_unequal"
    template = _(
        "The balance of %(folder)s does not add up: %(total)s on one side, %(parts)s on the other. "
        "Please report it to whoever maintains the program."
    )


@dataclass(frozen=True, slots=True)
class ListedMail:
    """One mail on the server. ``arrived`` is aware; ``before_start``: the fetch leaves it out for
    its age. Subject and the like are known only for those that may be missing.
    """

    key: str
    size: int
    arrived: datetime | None = None
    before_start: bool = False
    subject: str = ""
    sender: str = ""
    message_id: str | None = None


@dataclass(frozen=True, slots=True)
class FolderListing:
    """What the server said about one folder, or the ``problem`` with it."""

    folder: str
    uidvalidity: str
    mails: tuple[ListedMail, ...] = ()
    problem: IntakeError | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """How far a folder was fetched: IMAP up to a ``uid``, POP3 all that arrived before
    ``complete_at``. ``uidvalidity`` None: never yet.
    """

    uidvalidity: str | None = None
    uid: int | None = None
    complete_at: datetime | None = None

    def reached(self, mail: ListedMail) -> bool:
        """Say whether the fetch has had its chance to take ``mail``."""
        if self.uid is not None and mail.key.isdecimal():
            return int(mail.key) <= self.uid
        if self.complete_at is None:
            return False
        return mail.arrived is None or mail.arrived < self.complete_at


@dataclass(frozen=True, slots=True)
class StoredMail:
    """One stored mail: its ``state`` and how many of its files are in which state (``states``).

    ``taken_away``: we moved or deleted it on the server ourselves. ``is_new``: stored since the
    server was asked, so the listing says nothing about it.
    """

    id: int
    folder: str
    uidvalidity: str
    key: str
    arrived: datetime | None
    state: str
    files: Mapping[str, int] = field(default_factory=dict)
    taken_away: bool = False
    is_new: bool = False

    @property
    def outcome(self) -> str:
        """Return the one field of ``Line`` under which the mail counts."""
        if self.state == states.MESSAGE_HELD:
            return "held"
        if self.state == states.MESSAGE_QUARANTINED:
            return "quarantined"
        if self.state != states.MESSAGE_DONE:
            return "in_work"
        if self.files.get(states.PART_DOCUMENT):
            return "with_documents"
        return "rejected" if self.files.get(states.PART_REJECTED) else "ignored"


@dataclass(frozen=True, slots=True)
class Line:
    """The counts of one month (its first day, None = no date known) of one folder.

    Raises BalanceUnequal when the equations of this module do not hold.
    """

    month: date | None
    folder: str
    note: Reason | None = None
    on_server: int = 0
    here: int = 0
    missing: int = 0
    waiting: int = 0
    before_start: int = 0
    stored: int = 0
    taken_away: int = 0
    gone: int = 0
    unchecked: int = 0
    with_documents: int = 0
    ignored: int = 0
    rejected: int = 0
    held: int = 0
    quarantined: int = 0
    in_work: int = 0
    files: int = 0
    files_document: int = 0
    files_ignored: int = 0
    files_rejected: int = 0
    files_pending: int = 0
    gone_ids: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        places = self.here + self.taken_away + self.gone + self.unchecked
        decided = self.with_documents + self.ignored + self.rejected
        outcomes = decided + self.held + self.quarantined + self.in_work
        files = self.files_document + self.files_ignored + self.files_rejected + self.files_pending
        for total, parts in (
            (self.on_server, self.here + self.missing + self.waiting),
            (self.stored, places),
            (self.stored, outcomes),
            (self.files, files),
            (self.gone, len(self.gone_ids)),
        ):
            if total != parts:
                raise BalanceUnequal(folder=self.folder, total=total, parts=parts)


@dataclass(frozen=True, slots=True)
class Missing:
    """A mail on the server that is not stored."""

    folder: str
    uidvalidity: str
    month: date | None
    mail: ListedMail


@dataclass(frozen=True, slots=True)
class Balance:
    """``lines`` by month and folder, newest first, and the ``missing`` mails; ``problem`` is the
    first folder's that could not be compared.
    """

    lines: tuple[Line, ...]
    missing: tuple[Missing, ...]
    problem: IntakeError | None


def month_of(moment: datetime | None, zone: tzinfo) -> date | None:
    """Return the first day of the month of an aware ``moment``, as the clock in ``zone`` shows."""
    return moment.astimezone(zone).date().replace(day=1) if moment else None


def balance(
    listings: Sequence[FolderListing],
    stored: Iterable[StoredMail],
    positions: Mapping[str, Position],
    zone: tzinfo,
) -> Balance:
    """Set ``stored`` against ``listings``; every mail of either side is counted exactly once.

    ``positions``: folder -> how far it was fetched, as read together with ``stored``. A folder that
    cannot be compared (its problem, or UIDVALIDITY changed since the last fetch) still has its
    stored mails counted, as not looked for.
    """
    rows: dict[str, list[StoredMail]] = {}
    for mail in stored:
        rows.setdefault(mail.folder, []).append(mail)
    sheet = _Sheet(zone)
    for listing in listings:
        sheet.add(listing, rows.pop(listing.folder, []), positions.get(listing.folder, Position()))
    for folder, left in rows.items():
        sheet.leave_out(folder, left, Reason(NOT_READ, {"folder": folder}))
    return Balance(sheet.lines(), tuple(sheet.missing), sheet.problem)


class _Sheet:
    """The tallies while they are made."""

    def __init__(self, zone: tzinfo) -> None:
        self.missing: list[Missing] = []
        self.problem: IntakeError | None = None
        self._zone = zone
        self._tallies: dict[tuple[date | None, str], Counter[str]] = {}
        self._gone: dict[tuple[date | None, str], list[int]] = {}
        self._notes: dict[str, Reason] = {}

    def add(self, listing: FolderListing, rows: list[StoredMail], position: Position) -> None:
        folder = listing.folder
        problem = listing.problem
        if problem is None and position.uidvalidity not in (None, listing.uidvalidity):
            problem = FolderRenumbered(folder=folder)
        if problem is not None:
            self.problem = self.problem or problem
            self.leave_out(folder, rows, Reason(problem.code, problem.params))
            return
        by_key = {row.key: row for row in rows if row.uidvalidity == listing.uidvalidity}
        on_server = {mail.key: mail for mail in listing.mails}
        for key, mail in on_server.items():
            self._add_listed(listing, mail, by_key.get(key), position)
        for row in rows:
            listed = on_server.get(row.key) if row.uidvalidity == listing.uidvalidity else None
            self._add_stored(folder, row, listed)

    def leave_out(self, folder: str, rows: list[StoredMail], note: Reason) -> None:
        self._notes[folder] = note
        for row in rows:
            self._count_stored(month_of(row.arrived, self._zone), row, "unchecked")

    def lines(self) -> tuple[Line, ...]:
        for folder in self._notes.keys() - {folder for _month, folder in self._tallies}:
            self._tally(None, folder)  # nothing stored, but its problem must be seen
        keys = sorted(self._tallies, key=lambda key: key[1])
        keys.sort(key=lambda key: key[0] or date.min, reverse=True)
        return tuple(
            Line(
                month,
                folder,
                self._notes.get(folder),
                gone_ids=tuple(self._gone.get((month, folder), ())),
                **self._tallies[month, folder],
            )
            for month, folder in keys
        )

    def _tally(self, month: date | None, folder: str) -> Counter[str]:
        return self._tallies.setdefault((month, folder), Counter())

    def _add_listed(self, listing: FolderListing, mail: ListedMail, row: StoredMail | None, position: Position) -> None:
        month = month_of((row.arrived if row else None) or mail.arrived, self._zone)
        tally = self._tally(month, listing.folder)
        if row is None and mail.before_start:
            tally["before_start"] += 1
            return
        tally["on_server"] += 1
        if row is not None:
            return  # counted as "here" together with its row
        if position.reached(mail):
            tally["missing"] += 1
            self.missing.append(Missing(listing.folder, listing.uidvalidity, month, mail))
        else:
            tally["waiting"] += 1

    def _add_stored(self, folder: str, row: StoredMail, listed: ListedMail | None) -> None:
        month = month_of(row.arrived or (listed.arrived if listed else None), self._zone)
        if listed is not None:
            self._count_stored(month, row, "here")
        elif row.is_new:
            return  # it came while we looked; the next check sees both sides
        elif row.taken_away:
            self._count_stored(month, row, "taken_away")
        else:
            self._count_stored(month, row, "gone")
            self._gone.setdefault((month, folder), []).append(row.id)

    def _count_stored(self, month: date | None, row: StoredMail, place: str) -> None:
        tally = self._tally(month, row.folder)
        tally["stored"] += 1
        tally[place] += 1
        tally[row.outcome] += 1
        for state, count in row.files.items():
            known = state in (states.PART_DOCUMENT, states.PART_IGNORED, states.PART_REJECTED)
            tally["files"] += count
            tally[f"files_{state}" if known else "files_pending"] += count
