"""Which passwords are tried for a sender."""

from __future__ import annotations

import pytest

from intake_core.mail.passwords import SenderPassword, passwords_for

BOOK = [
    SenderPassword("*", "any"),
    SenderPassword("*@Bank.pl", "domain"),
    SenderPassword("Biuro@bank.pl", "address"),
    SenderPassword("*@bank.pl", "any"),
    SenderPassword("a[b]?@x.pl", "odd"),
    SenderPassword("biuro@bank.pl", ""),
]


@pytest.mark.parametrize(
    ("sender", "found"),
    [
        ("biuro@bank.pl", ("address", "domain", "any")),
        (" BIURO@BANK.PL", ("address", "domain", "any")),
        ("inny@bank.pl", ("domain", "any")),
        ("inny@evil-bank.pl", ("any",)),
        ("biuro@bank.pl.evil.com", ("any",)),
        ("a[b]?@x.pl", ("odd", "any")),
        ("abc@x.pl", ("any",)),
        ("", ("any",)),
    ],
)
def test_the_closest_comes_first(sender: str, found: tuple[str, ...]) -> None:
    assert passwords_for(sender, BOOK) == found
