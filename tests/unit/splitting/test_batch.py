"""From facts of pages to parts."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from intake_core.splitting.batch import propose
from intake_core.splitting.codes import KsefCode
from intake_core.splitting.counters import Counter
from intake_core.splitting.identity import Identity, differ_by_one, key, mentions
from intake_core.splitting.page_facts import Kind, PageFacts
from intake_core.splitting.proposal import Part, page_ranges


def content(page: int, number: str | None = None, seller: str | None = None, **facts: Any) -> PageFacts:
    """An invoice's first page when it has a number, else a page that goes on."""
    identity = Identity(
        number=number,
        number_top=0.1,
        number_is_sure=True,
        seller_vat=seller,
        signs=5 if number else 0,
        has_title=bool(number),
        closes=True,
    )
    counter = facts.pop("counter", None)
    return PageFacts(page, Kind.CONTENT, identity=identity, counters=[counter] if counter else [], **facts)


def blank(page: int) -> PageFacts:
    return PageFacts(page, Kind.BLANK)


def separator(page: int) -> PageFacts:
    return PageFacts(page, Kind.SEPARATOR)


def split(*pages: PageFacts) -> list[Part]:
    return propose(pages, len(pages))


def pages(parts: list[Part]) -> list[list[int]]:
    return [list(part.pages) for part in parts]


def codes(part: Part) -> list[str]:
    return [reason.code for reason in part.reasons]


def test_another_number_begins_a_document() -> None:
    parts = split(content(1, "FV 1/2026"), content(2), content(3, "FV 2/2026"))
    assert pages(parts) == [[1, 2], [3]]
    assert codes(parts[1]) == ["split_number"]
    assert parts[1].reasons[0].message == "Page 3 has another number: FV 2/2026 instead of FV 1/2026."
    assert parts[1].to_json()["reasons"][0]["page"] == 3


def test_the_same_number_does_not() -> None:
    parts = split(
        content(1, "FV 1/2026", counter=Counter(1, 1)),
        content(2, "FV 1 / 2026", counter=Counter(1, 1)),  # original and copy
        content(3, None, lines=[(0.1, "Dotyczy faktury FV 1/2026")], counter=Counter(1, 3)),
    )
    assert pages(parts) == [[1, 2, 3]]


def test_a_number_below_the_documents_own_is_another_documents() -> None:
    parts = split(
        content(1, "FV 9/2026"),
        content(2, "ZAL 3/2026", lines=[(0.05, "Faktura FV 9/2026"), (0.1, "Zaliczka ZAL 3/2026")]),
        content(3, "KOR 1/2026", lines=[(0.1, "Korekta KOR 1/2026"), (0.2, "do faktury FV 9/2026")]),
    )
    assert pages(parts) == [[1, 2], [3]]


def test_a_counter_that_goes_on_forbids_a_cut() -> None:
    parts = split(
        content(1, "FV 1/2026", "PL1", counter=Counter(1, 3)),
        content(2, "FV 2/2026", "PL2", counter=Counter(2, 3)),
        content(3, "FV 3/2026", "PL3", counter=Counter(1, 1)),
    )
    assert pages(parts) == [[1, 2], [3]]
    assert codes(parts[1]) == ["split_counter", "split_number", "split_seller"]
    assert parts[1].confidence > 0.99


def test_attachments_and_conditions_stay() -> None:
    parts = split(
        content(1, "FV 1/2026"), content(2, "X 2/2026", role="attachment"), content(3, "Y 3/2026", role="terms")
    )
    assert pages(parts) == [[1, 2, 3]]


def test_separators_cut_whatever_follows() -> None:
    parts = split(
        separator(1), content(2, "FV 1/2026"), separator(3), blank(4), content(5, counter=Counter(2, 2)), separator(6)
    )
    assert pages(parts) == [[2], [5]]
    assert [part.left_out for part in parts] == [(1, 3, 4), (6,)]
    assert codes(parts[1]) == ["split_separator"]


def test_a_separator_code_stuck_on_a_page_keeps_the_page() -> None:
    parts = split(content(1, "FV 1/2026"), content(2, marked=True))
    assert pages(parts) == [[1], [2]]
    assert codes(parts[1]) == ["split_separator_mark"]


def test_blank_backs_part_nothing() -> None:
    parts = split(content(1, "FV 1/2026"), blank(2), content(3), blank(4))
    assert pages(parts) == [[1, 3]]
    assert parts[0].left_out == (2, 4)


def test_blank_sheets_part() -> None:
    one_sided = split(content(1, "A 1/2026"), content(2), blank(3), letter(4))
    assert pages(one_sided) == [[1, 2], [4]]
    assert codes(one_sided[1]) == ["split_blank_sheet"]
    two_sided = split(content(1, "A 1/2026"), content(2), blank(3), blank(4), letter(5))
    assert pages(two_sided) == [[1, 2], [5]]


def letter(page: int) -> PageFacts:
    return PageFacts(page, Kind.CONTENT, identity=Identity(signs=1))


def test_a_code_of_another_ksef_invoice() -> None:
    one, other = (KsefCode("1111111111", "01-02-2026", digest * 43) for digest in "ab")
    parts = split(content(1, "FV 1/2026", ksef=(one,)), content(2, ksef=(one,)), content(3, ksef=(other,)))
    assert pages(parts) == [[1, 2], [3]]
    assert codes(parts[1]) == ["split_ksef"]


def test_nothing_but_blank_pages_is_one_part() -> None:
    assert split(blank(1), separator(2)) == [Part((1, 2))]
    assert propose([], 0) == []
    assert pages(propose([], 3)) == [[1, 2, 3]]


def test_numbers_are_compared_without_their_separators() -> None:
    assert key("FV/O1-2026") == key("fv 01/2026")
    assert differ_by_one(key("FV 1"), key("FV 2")) and not differ_by_one(key("FV 1"), key("FV 12"))
    assert mentions("do faktury FV 12/2026 z dnia", "FV/12/2026")
    assert not mentions("FV 12/2026/3", "FV 12/2026")
    assert not mentions("suma 12", "12")


def test_page_ranges() -> None:
    assert page_ranges((1, 2, 3, 5, 8, 9)) == "1-3, 5, 8-9"


_identities = st.builds(
    Identity,
    number=st.none() | st.sampled_from(["1/2026", "2/2026", "FV 3", "x"]),
    number_is_sure=st.booleans(),
    seller_vat=st.none() | st.sampled_from(["PL1", "PL2"]),
    buyer_vat=st.none() | st.sampled_from(["PL1", "PL9"]),
    ksef_number=st.none() | st.sampled_from(["k1", "k2"]),
    signs=st.integers(0, 5),
    has_title=st.booleans(),
    closes=st.booleans(),
)
_counters = st.builds(Counter, st.integers(1, 5), st.none() | st.integers(1, 5), st.booleans())
_ksef = st.builds(KsefCode, st.just("1"), st.just("d"), st.sampled_from("ab"))
_facts = st.builds(
    PageFacts,
    st.integers(-2, 40),
    st.sampled_from(Kind),
    marked=st.booleans(),
    ksef=st.lists(_ksef, max_size=2).map(tuple),
    counters=st.lists(_counters, max_size=3),
    role=st.sampled_from(["", "", "attachment", "terms"]),
    identity=st.none() | _identities,
    lines=st.lists(st.tuples(st.floats(0, 1), st.text(max_size=12)), max_size=3),
)


@given(st.lists(_facts, max_size=30), st.integers(0, 35), st.none() | st.just("PL1"))
def test_any_pages_give_a_valid_partition(facts: list[PageFacts], page_count: int, own_vat: str | None) -> None:
    parts = propose(facts, page_count, own_vat)
    assert sorted(page for part in parts for page in (*part.pages, *part.left_out)) == list(range(1, page_count + 1))
    assert all(part.pages for part in parts)
    assert all(list(part.pages) == sorted(part.pages) for part in parts)
    assert [part.pages[0] for part in parts] == sorted(part.pages[0] for part in parts)
    for part in parts[1:]:
        assert part.reasons and 0.6 <= part.confidence <= 1
        assert all(reason.page == part.pages[0] and reason.message for reason in part.reasons)
    for before, after in pairwise(parts):
        assert before.pages[-1] < after.pages[0]
