"""Which of the passwords a company keeps belong to a sender."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase


@dataclass(frozen=True, slots=True)
class SenderPassword:
    """A password and the senders who use it: an address (``a@b.pl``), all of a domain (``*@b.pl``) or anybody (``*``).

    The password is left out of the object's printed form.
    """

    pattern: str
    password: str = field(repr=False)


def passwords_for(sender: str, book: Iterable[SenderPassword]) -> tuple[str, ...]:
    """Return the passwords to try for a mail of ``sender``, each once, those kept for the closest pattern first.

    Patterns compare without regard to case; ``*`` stands for any letters, also none.
    """
    address = sender.strip().lower()
    fitting = [entry for entry in book if fnmatchcase(address, _literal(entry.pattern))]
    fitting.sort(key=lambda entry: _closeness(entry.pattern), reverse=True)
    return tuple(dict.fromkeys(entry.password for entry in fitting if entry.password))


def _literal(pattern: str) -> str:
    # Only the star is special; an address may hold a question mark and, in quotes, brackets.
    return pattern.strip().lower().replace("[", "[[]").replace("?", "[?]")


def _closeness(pattern: str) -> tuple[bool, int]:
    return "*" not in pattern, len(pattern.strip())
