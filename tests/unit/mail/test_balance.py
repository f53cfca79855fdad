"""The completeness balance counts every mail of either side exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core import states
from intake_core.mail.errors import FolderGone
from intake_core.mail.mailbox.balance import (
    Balance,
    BalanceUnequal,
    FolderListing,
    FolderRenumbered,
    Line,
    ListedMail,
    Position,
    StoredMail,
    balance,
    month_of,
)

WARSAW = ZoneInfo("Europe/Warsaw")
NOVEMBER, OCTOBER = date(2026, 11, 1), date(2026, 10, 1)
NOW = datetime(2026, 11, 21, 2, 10, tzinfo=UTC)
FETCHED = Position("7", uid=100)


def listed(key: int, arrived: datetime | None = NOW, before_start: bool = False) -> ListedMail:
    return ListedMail(str(key), 1000, arrived, before_start)


def row(
    key: int,
    state: str = states.MESSAGE_DONE,
    files: dict[str, int] | None = None,
    *,
    uidvalidity: str = "7",
    arrived: datetime | None = NOW,
    taken_away: bool = False,
    is_new: bool = False,
) -> StoredMail:
    return StoredMail(key, "INBOX", uidvalidity, str(key), arrived, state, files or {}, taken_away, is_new)


def weigh(
    mails: list[ListedMail], rows: list[StoredMail], position: Position = FETCHED, uidvalidity: str = "7"
) -> Balance:
    return balance([FolderListing("INBOX", uidvalidity, tuple(mails))], rows, {"INBOX": position}, WARSAW)


def only(found: Balance) -> Line:
    [line] = found.lines
    return line


def test_all_stored_is_no_difference() -> None:
    found = weigh([listed(1), listed(2)], [row(1, files={"document": 2}), row(2)])
    line = only(found)
    assert (line.month, line.on_server, line.here, line.stored, line.missing) == (NOVEMBER, 2, 2, 2, 0)
    assert (line.with_documents, line.ignored, line.files, line.files_document) == (1, 1, 2, 2)
    assert found.missing == ()
    assert found.problem is None


def test_a_mail_that_was_passed_over_is_the_difference() -> None:
    found = weigh([listed(1), listed(2)], [row(1)])
    assert only(found).missing == 1
    [missing] = found.missing
    assert (missing.folder, missing.uidvalidity, missing.mail.key, missing.month) == ("INBOX", "7", "2", NOVEMBER)


def test_what_came_after_the_last_fetch_is_no_difference() -> None:
    line = only(weigh([listed(1), listed(101)], [row(1)]))
    assert (line.on_server, line.waiting, line.missing) == (2, 1, 0)


def test_nothing_is_missing_from_a_folder_never_fetched() -> None:
    line = only(weigh([listed(1)], [], Position()))
    assert (line.waiting, line.missing) == (1, 0)


def test_keys_without_order_are_judged_by_their_time() -> None:
    complete_at = NOW - timedelta(hours=1)
    mails = [
        ListedMail("aa", 1, NOW),
        ListedMail("bb", 1, NOW - timedelta(days=1)),
        ListedMail("cc", 1, None),
        # A unique-id of digits is no number either.
        ListedMail("12", 1, NOW),
    ]
    found = weigh(mails, [], Position("7", complete_at=complete_at))
    assert {missing.mail.key for missing in found.missing} == {"bb", "cc"}


def test_mails_before_the_start_stand_apart_unless_stored() -> None:
    line = only(weigh([listed(1, before_start=True), listed(2, before_start=True)], [row(2)]))
    assert (line.before_start, line.on_server, line.here, line.missing) == (1, 1, 1, 0)


def test_a_mail_we_moved_is_told_from_one_somebody_else_took() -> None:
    line = only(weigh([], [row(1, taken_away=True), row(2)]))
    assert (line.stored, line.taken_away, line.gone, line.gone_ids) == (2, 1, 1, (2,))


def test_a_mail_we_moved_but_is_there_is_there() -> None:
    assert only(weigh([listed(1)], [row(1, taken_away=True)])).here == 1


def test_a_mail_stored_while_we_looked_is_left_to_the_next_check() -> None:
    assert weigh([], [row(3, is_new=True)]).lines == ()
    assert only(weigh([listed(3)], [row(3, is_new=True)])).here == 1


def test_rows_of_an_older_numbering_are_gone_not_mistaken() -> None:
    found = weigh([listed(1)], [row(1), row(2, uidvalidity="6")])
    assert (only(found).here, only(found).gone) == (1, 1)


def test_a_renumbered_folder_is_not_compared() -> None:
    found = weigh([listed(1)], [row(1)], uidvalidity="8")
    assert isinstance(found.problem, FolderRenumbered)
    line = only(found)
    assert (line.on_server, line.stored, line.unchecked, line.with_documents + line.ignored) == (0, 1, 1, 1)
    assert line.note is not None and line.note.code == "balance_renumbered"


def test_a_folder_with_a_problem_keeps_its_stored_mails_in_the_balance() -> None:
    gone = FolderGone(folder="INBOX")
    found = balance([FolderListing("INBOX", "", (), gone)], [row(1)], {}, WARSAW)
    assert (found.problem, only(found).unchecked) == (gone, 1)
    empty = balance([FolderListing("INBOX", "", (), gone)], [], {}, WARSAW)
    assert (only(empty).month, only(empty).note is not None) == (None, True)


def test_a_folder_nobody_reads_is_counted_but_no_problem() -> None:
    found = balance([], [row(1)], {}, WARSAW)
    assert found.problem is None
    assert only(found).unchecked == 1


def test_the_month_is_the_one_of_the_mailbox() -> None:
    # 00:30 on the first in Warsaw is still the last day of October in UTC.
    night = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    assert month_of(night, WARSAW) == NOVEMBER
    assert month_of(night, UTC) == OCTOBER
    assert month_of(None, WARSAW) is None


def test_both_sides_of_a_mail_count_in_one_month() -> None:
    line = only(weigh([listed(1, arrived=NOW - timedelta(days=40))], [row(1, arrived=NOW)]))
    assert (line.month, line.on_server, line.here) == (NOVEMBER, 1, 1)
    line = only(weigh([listed(1)], [row(1, arrived=None)]))
    assert line.month == NOVEMBER


@pytest.mark.parametrize(
    ("state", "files", "outcome"),
    [
        ("done", {"document": 1, "ignored": 3, "rejected": 1}, "with_documents"),
        ("done", {"rejected": 1, "ignored": 1}, "rejected"),
        ("done", {"ignored": 1}, "ignored"),
        ("done", {}, "ignored"),
        ("held", {"document": 1}, "held"),
        ("quarantined", {}, "quarantined"),
        ("received", {}, "in_work"),
        ("routed", {"document": 1}, "in_work"),
    ],
)
def test_each_mail_has_one_outcome(state: str, files: dict[str, int], outcome: str) -> None:
    line = only(weigh([], [row(1, state, files)]))
    assert getattr(line, outcome) == 1


@pytest.mark.parametrize("counts", [{"on_server": 1}, {"stored": 1, "here": 1}, {"files": 1}, {"gone_ids": (1,)}])
def test_a_line_that_does_not_add_up_cannot_be_made(counts: dict[str, int]) -> None:
    with pytest.raises(BalanceUnequal):
        Line(None, "INBOX", **counts)  # type: ignore[arg-type]


KEYS = st.integers(1, 30)
TIMES = st.none() | st.datetimes(datetime(2026, 9, 1), datetime(2026, 12, 31)).map(
    lambda time: time.replace(tzinfo=UTC)
)
FOLDERS = st.sampled_from(["INBOX", "Faktury", "Archiwum"])
STATES = st.sampled_from(["received", "routed", "held", "done", "quarantined", "of a newer version"])
FILES = st.dictionaries(st.sampled_from(["document", "ignored", "rejected", "pending", "other"]), st.integers(0, 4))
MAILS = st.lists(
    st.builds(ListedMail, KEYS.map(str), st.integers(0, 9), TIMES, st.booleans()),
    max_size=20,
    unique_by=lambda m: m.key,
)
PROBLEMS = st.none() | st.just(FolderGone(folder="INBOX"))
LISTINGS = st.lists(
    st.builds(FolderListing, FOLDERS, st.sampled_from(["7", "8"]), MAILS.map(tuple), PROBLEMS),
    unique_by=lambda listing: listing.folder,
)
ROWS = st.lists(
    st.builds(
        StoredMail,
        st.integers(),
        FOLDERS,
        st.sampled_from(["6", "7"]),
        KEYS.map(str),
        TIMES,
        STATES,
        FILES,
        st.booleans(),
        st.booleans(),
    ),
    max_size=30,
    unique_by=lambda r: (r.folder, r.uidvalidity, r.key),
)
POSITIONS = st.dictionaries(
    FOLDERS,
    st.builds(Position, st.sampled_from([None, "7"]), st.none() | KEYS, TIMES),
)


def total(found: Balance, value: Callable[[Line], int]) -> int:
    return sum(value(line) for line in found.lines)


@given(LISTINGS, ROWS, POSITIONS)
def test_every_mail_is_counted_once(
    listings: list[FolderListing], rows: list[StoredMail], positions: dict[str, Position]
) -> None:
    found = balance(listings, rows, positions, WARSAW)  # the equations themselves are checked in Line
    compared = {line.folder for line in listings if line.problem is None} - {
        line.folder
        for line in found.lines
        if line.note is not None and line.note.code in ("balance_renumbered", "mail_folder_gone")
    }
    mails = [(li.folder, li.uidvalidity, m.key) for li in listings if li.folder in compared for m in li.mails]
    keys = {(r.folder, r.uidvalidity, r.key) for r in rows}
    assert total(found, lambda line: line.on_server + line.before_start) == len(mails)
    assert total(found, lambda line: line.here) == len(keys & set(mails))
    assert total(found, lambda line: line.missing) == len(found.missing)
    unseen = sum(1 for r in rows if r.is_new and r.folder in compared and (r.folder, r.uidvalidity, r.key) not in mails)
    assert total(found, lambda line: line.stored) == len(rows) - unseen
    assert len({(line.month, line.folder) for line in found.lines}) == len(found.lines)
    missing = Counter((m.folder, m.month) for m in found.missing)
    assert all(line.missing == missing[line.folder, line.month] for line in found.lines)
    assert not keys & {(m.folder, m.uidvalidity, m.mail.key) for m in found.missing}
    assert all(not m.mail.before_start for m in found.missing)
