"""Own addresses: taken apart, and found among the recipients of a mail."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.routing.address import Address, Match, match, parse_address

A = "faktury+firma.k7m2@doc-intake.test"
B = "faktury+inna.p3x9@doc-intake.test"
C = "koszty@doc-intake.test"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Faktury+Firma@Doc-Intake.TEST", Address("faktury", "firma", "doc-intake.test")),
        (" a@b.pl ", Address("a", "", "b.pl")),
        ("a+b+c@d.pl", Address("a", "b+c", "d.pl")),
        ("a+@d.pl", Address("a", "", "d.pl")),
        ("a@d.pl.", Address("a", "", "d.pl")),
        ("a@b@c.pl", Address("a@b", "", "c.pl")),
        ("+tag@d.pl", None),
        ("a", None),
        ("@d.pl", None),
        ("a@", None),
        ("a b@c.pl", None),
        ("<a@c.pl>", None),
        ("", None),
    ],
)
def test_parse_address(text: str, expected: Address | None) -> None:
    assert parse_address(text) == expected


def test_the_exact_address_is_found_whatever_its_case() -> None:
    assert match(["FAKTURY+Firma.K7M2@doc-intake.test", "x@y.pl"], [A, B, C]) == [
        Match("FAKTURY+Firma.K7M2@doc-intake.test", A, "firma.k7m2", True)
    ]


def test_one_mail_to_two_of_our_addresses() -> None:
    assert [m.address for m in match([B, A, B], [A, B, C])] == [B, A]


def test_an_unknown_tag_reaches_the_account_only() -> None:
    found = match(["faktury+nieznany@doc-intake.test"], [A, B, C])
    assert [(m.address, m.tag, m.exact) for m in found] == [
        (A, "nieznany", False),
        (B, "nieznany", False),
    ]


def test_the_bare_account_is_ambiguous() -> None:
    found = match(["faktury@doc-intake.test"], [A, B, C])
    assert [(m.address, m.exact) for m in found] == [(A, False), (B, False)]


def test_an_exact_recipient_beats_the_bare_account() -> None:
    """Delivered-To often holds the account, To the address with the tag."""
    found = match(["faktury@doc-intake.test", A], [A, C])
    assert [(m.address, m.exact) for m in found] == [(A, True)]


def test_another_tag_of_an_address_without_one() -> None:
    assert [(m.address, m.exact) for m in match(["koszty+x@doc-intake.test"], [A, B, C])] == [
        (C, False)
    ]


def test_nobody_of_us() -> None:
    assert match(["x@y.pl", "nonsense", ""], [A, "nonsense", ""]) == []
    assert match([], [A]) == []


@given(st.lists(st.text(max_size=20), max_size=5), st.lists(st.text(max_size=20), max_size=5))
def test_any_text(recipients: list[str], addresses: list[str]) -> None:
    for found in match(recipients, addresses):
        assert found.recipient in recipients
        assert found.address in addresses
