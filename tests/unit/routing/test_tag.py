"""Making own addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.errors import IntakeError
from intake_core.routing import tag
from intake_core.routing.address import parse_address
from intake_core.routing.route import Receiver, choose

ACCOUNT = "faktury@firma.example"


def test_the_address() -> None:
    assert tag.tagged("Faktury@Firma.Example", "pl9990713429", "k7m2x") == "faktury+pl9990713429.k7m2x@firma.example"


def test_unique_parts() -> None:
    parts = {tag.unique_part() for _ in range(500)}
    assert len(parts) > 495
    for part in parts:
        assert len(part) == tag.UNIQUE_LENGTH
        assert not set(part) - set(tag.ALPHABET)
        tag.check_text(part)
    assert not set("ilo01") & set(tag.ALPHABET)


@pytest.mark.parametrize("text", ["a", "7", "_", "zimorodek", "a.b-c_d", "a--b", "pl9990713429"])
def test_welcome(text: str) -> None:
    tag.check_text(text)


@pytest.mark.parametrize(
    "text", ["", " ", "A", "ż", "a b", "a+b", "a@b", ".a", "a.", "-a", "a-", "a..b", "a.-.b..c", "a\n", "a/b"]
)
def test_refused(text: str) -> None:
    with pytest.raises(tag.TagRefusedError):
        tag.check_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PL 999-071-34-29", "pl-999-071-34-29"),
        ("Źródło Żółć", "zrodlo-zolc"),
        ("Straße & Co.", "strasse-co"),
        ("Ķīmija Ąžuolas Õnn", "kimija-azuolas-onn"),
        (" ..-Koszty 2026-.. ", "koszty-2026"),
        ("a...b", "a.b"),
        ("faktury_dużej_firmy_z_bardzo_długą_nazwą", "faktury_duzej_firmy_z_ba"),
        ("日本", ""),
        ("", ""),
    ],
)
def test_suggestion(text: str, expected: str) -> None:
    assert tag.suggest(text) == expected


@pytest.mark.parametrize("account", ["", "faktury", "@firma.example", "a+b@firma.example", "a+@b.example", "a@b@c.pl"])
def test_account_refused(account: str) -> None:
    with pytest.raises(tag.AccountRefusedError):
        tag.tagged(account, "a", "k7m2x")


def test_longest_local_part() -> None:
    """64 octets before the @ are the limit, not characters."""
    fits = "x" * (tag.LONGEST_LOCAL - len("faktury+.k7m2x"))
    address = tag.tagged(ACCOUNT, fits, "k7m2x")
    assert len(address.partition("@")[0]) == tag.LONGEST_LOCAL
    with pytest.raises(tag.TagTooLongError) as refused:
        tag.tagged(ACCOUNT, fits + "xyz", "k7m2x")
    assert refused.value.params == {"count": 3}
    with pytest.raises(tag.TagTooLongError):
        tag.tagged("żółć@firma.example", "x" * 51, "k7m2x")  # 4 characters, 8 octets


def test_longest_address() -> None:
    with pytest.raises(tag.TagTooLongError):
        tag.tagged(f"faktury@{'x' * 230}.example", "zimorodek", "k7m2x")
    with pytest.raises(tag.AccountRefusedError):
        tag.tagged(f"faktury@{'x' * 300}.example", "zimorodek", "k7m2x")


@given(st.text())
def test_a_suggestion_is_welcome(text: str) -> None:
    suggestion = tag.suggest(text)
    if suggestion:
        tag.check_text(suggestion)
        assert tag.suggest(suggestion) == suggestion


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=10))
def test_an_address_or_a_typed_error(account: str, text: str, unique: str) -> None:
    try:
        address = tag.tagged(account, text, unique)
    except IntakeError as error:
        assert str(error)
    else:
        parsed = parse_address(address)
        assert parsed is not None
        assert parsed.tag == f"{text}.{unique}"


@given(st.from_regex(r"[a-z0-9_]{1,20}", fullmatch=True))
def test_what_is_made_is_found(text: str) -> None:
    address = tag.tagged(ACCOUNT, text, tag.unique_part())
    assert choose([address.upper()], [Receiver(7, address), Receiver(8, None)]).buffer_ids == (7,)
