"""Own addresses ``local+tag@domain``: taking them apart and finding which of them a mail was sent
to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Address:
    """An address in lower case; ``tag`` is what stands after the first plus sign (RFC 5233), empty
    without one.
    """

    local: str
    tag: str
    domain: str

    @property
    def base(self) -> str:
        """The address of the mail account: without the tag."""
        return f"{self.local}@{self.domain}"

    def __str__(self) -> str:
        return f"{self.local}+{self.tag}@{self.domain}" if self.tag else self.base


@dataclass(frozen=True, slots=True)
class Match:
    """``recipient`` reached the own ``address``: ``exact`` with its tag, or only its mail account
    (``exact`` False: ``tag`` is missing or unknown, so a person has to decide).
    """

    recipient: str
    address: str
    tag: str
    exact: bool


def parse_address(text: str) -> Address | None:
    """Take ``text`` apart; None when it is no address. Names and angle brackets are not understood
    here.
    """
    local, at, domain = text.strip().lower().rpartition("@")
    if not at or not local or not domain or any(c.isspace() or c in "<>,;" for c in local + domain):
        return None
    user, _plus, tag = local.partition("+")
    return Address(user, tag, domain.rstrip(".")) if user else None


def match(recipients: Iterable[str], addresses: Iterable[str]) -> list[Match]:
    """Find which own ``addresses`` the ``recipients`` of a mail reach, each address once, exact
    matches first.

    Upper and lower case are the same. A recipient with a tag that no own address has, or without
    one where all have one, reaches every address of the same account inexactly, unless another
    recipient reaches it exactly.
    """
    own = [
        (address, parsed)
        for address in dict.fromkeys(addresses)
        if (parsed := parse_address(address)) is not None
    ]
    exact: dict[str, Match] = {}
    loose: dict[str, Match] = {}
    for recipient in recipients:
        parsed = parse_address(recipient)
        if parsed is None:
            continue
        hits = [address for address, known in own if known == parsed]
        for address in hits:
            exact.setdefault(address, Match(recipient, address, parsed.tag, True))
        if not hits:
            for address, known in own:
                if known.base == parsed.base:
                    loose.setdefault(address, Match(recipient, address, parsed.tag, False))
    return [*exact.values(), *(found for address, found in loose.items() if address not in exact)]
