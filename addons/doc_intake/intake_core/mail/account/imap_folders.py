"""Folder names between a person and a server: prefixes and separators."""

from __future__ import annotations


def folder_candidates(name: str, prefix: str, separator: str) -> list[str]:
    """Return the server names that ``name`` may mean, the one to create last.

    A person writes ``Archive/2024``; a server may want ``INBOX.Archive.2024`` (prefix ``INBOX.``,
    separator ``.``).
    """
    plain = name.strip()
    spelled = plain.replace("/", separator) if separator and separator != "/" else plain
    candidates = [plain, spelled]
    if prefix and not spelled.startswith(prefix) and spelled.upper() != "INBOX":
        candidates.append(prefix + spelled)
    return list(dict.fromkeys(candidates))
