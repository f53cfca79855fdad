"""Folder names between a person and a server."""

from __future__ import annotations

import pytest

from intake_core.mail.account.imap_folders import folder_candidates


@pytest.mark.parametrize(
    ("name", "prefix", "separator", "expected"),
    [
        ("Archiwum", "", "/", ["Archiwum"]),
        (" Archiwum/2025 ", "", "/", ["Archiwum/2025"]),
        ("Archiwum/2025", "", ".", ["Archiwum/2025", "Archiwum.2025"]),
        (
            "Archiwum/2025",
            "INBOX.",
            ".",
            ["Archiwum/2025", "Archiwum.2025", "INBOX.Archiwum.2025"],
        ),
        ("INBOX.Archiwum", "INBOX.", ".", ["INBOX.Archiwum"]),
        ("INBOX", "INBOX.", ".", ["INBOX"]),
    ],
)
def test_candidates(name: str, prefix: str, separator: str, expected: list[str]) -> None:
    assert folder_candidates(name, prefix, separator) == expected
