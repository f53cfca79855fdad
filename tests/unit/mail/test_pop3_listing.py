"""What POP3 servers list: read strictly, or refused with ValueError, never anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.account.pop3_listing import (
    Slot,
    capabilities_in,
    pair_in,
    sizes_in,
    slots,
    unique_ids_in,
)

# RFC 1939, 7: one to 70 characters from 0x21 to 0x7E.
unique_ids = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=70)
sizes = st.integers(0, 2**40)


@given(st.lists(st.tuples(unique_ids, sizes), max_size=30, unique_by=lambda pair: pair[0]))
def test_a_sound_listing_comes_back(mails: list[tuple[str, int]]) -> None:
    numbered = list(enumerate(mails, 1))
    listed = slots(
        sizes_in(b"%d %d" % (number, size) for number, (_key, size) in numbered),
        unique_ids_in(b"%d %s" % (number, key.encode()) for number, (key, _size) in numbered),
    )
    assert listed == {key: [Slot(number, size)] for number, (key, size) in numbered}
    assert list(listed) == [key for key, _size in mails]


@given(st.lists(st.one_of(st.binary(max_size=30), st.from_regex(rb"\A\d{1,4} \S{1,9}\Z")), max_size=9))
def test_any_lines_are_read_or_refused(lines: list[bytes]) -> None:
    capabilities_in(lines)
    for read in (sizes_in, unique_ids_in):
        try:
            found = read(lines)
        except ValueError:
            continue
        assert all(0 < number < 2**31 for number in found)
    try:
        listed = slots(sizes_in(lines), unique_ids_in(lines))
    except ValueError:
        return
    for key, copies in listed.items():
        assert key.isascii()
        assert key.isprintable()
        assert len({copy.size for copy in copies}) == 1


@given(st.binary(max_size=40))
def test_any_answer_is_two_numbers_or_refused(answer: bytes) -> None:
    try:
        first, second = pair_in(answer)
    except ValueError:
        return
    assert min(first, second) >= 0


@pytest.mark.parametrize(
    "line",
    [b"", b"1", b"1 ", b"x 1", b"-1 1", b"0 1", b"1_0 1", b"+1 1", b"1 x", b"1 -1", b"9" * 20 + b" 1"],
)
def test_what_is_no_size(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"not |unpack"):
        sizes_in([line])


def test_details_of_the_formats() -> None:
    assert pair_in(b"+OK 2 320 more words") == (2, 320)
    assert sizes_in([b"1 120 octets"]) == {1: 120}
    # A space would make it what `slots` calls a second mail of the same unique-id.
    assert unique_ids_in([b"1  a b "]) == {1: r"a\x20b"}
    assert unique_ids_in([b"1 \xc5\xbc\x01"]) == {1: r"\xc5\xbc\x01"}
    assert capabilities_in([b"Sasl plain XOAUTH2", b"", b"top"]) == {
        "SASL": ("PLAIN", "XOAUTH2"),
        "TOP": (),
    }


def test_one_unique_id_for_several_mails() -> None:
    listed = slots({1: 10, 2: 10, 3: 99, 4: 10, 5: 99}, {1: "a", 2: "b", 3: "a", 4: "a", 5: "a"})
    assert listed == {
        "a": [Slot(1, 10), Slot(4, 10)],
        "b": [Slot(2, 10)],
        "a 99": [Slot(3, 99), Slot(5, 99)],
    }


def test_a_mail_without_a_unique_id_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="no unique-id for message 2"):
        slots({1: 10, 2: 10}, {1: "a"})
