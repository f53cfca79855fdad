"""Own addresses, taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.routing.address import Address, parse_address


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


@given(st.text(max_size=40))
def test_any_text(text: str) -> None:
    address = parse_address(text)
    if address is not None:
        assert parse_address(str(address)) == address
        assert parse_address(address.base) == Address(address.local, "", address.domain)
