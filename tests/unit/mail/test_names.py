"""File names: readable and harmless."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.mail.content.names import LONGEST_NAME, clean_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Faktura 7.pdf", "Faktura 7.pdf"),
        ("zaz\u0307o\u0301l\u0301.pdf", "zażóĺ.pdf"),
        ("a/b\\c.pdf", "c.pdf"),
        ("a\nb\t.pdf", "a b .pdf"),
        (".ukryty.pdf", "ukryty.pdf"),
        ("a?b*.pdf", "a_b_.pdf"),
        ("exe\u202egpj.exe", "exe_gpj.exe"),
        ("___", "part.pdf"),
        ("", "part.pdf"),
        ("x" * 300, "x" * LONGEST_NAME),
        ("a." + "b" * 300, "a." + "b" * (LONGEST_NAME - 2)),
    ],
)
def test_clean_name(name: str, expected: str) -> None:
    assert clean_name(name, "application/pdf") == expected


@pytest.mark.parametrize(
    ("mimetype", "expected"),
    [
        ("application/pdf", "part.pdf"),
        ("text/xml", "part.xml"),
        ("message/rfc822", "part.eml"),
        ("application/x-unknown-thing", "part.bin"),
        ("", "part.bin"),
        ("image/jpeg", "part.jpg"),
    ],
)
def test_a_part_without_a_name_gets_one(mimetype: str, expected: str) -> None:
    assert clean_name("", mimetype) == expected


@given(st.text(max_size=400), st.text(max_size=40))
def test_any_name(name: str, mimetype: str) -> None:
    cleaned = clean_name(name, mimetype)
    assert 0 < len(cleaned) <= LONGEST_NAME
    assert not set(cleaned) & set('\\/:*?"<>|')
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in cleaned)
    assert cleaned == cleaned.strip()
    assert cleaned not in (".", "..")
    assert clean_name(cleaned, mimetype) == cleaned
