"""Own addresses ``local+tag@domain``, taken apart."""

from __future__ import annotations

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


def parse_address(text: str) -> Address | None:
    """Take ``text`` apart; None when it is no address. Names and angle brackets are not understood
    here.
    """
    local, at, domain = text.strip().lower().rpartition("@")
    if not at or not local or not domain or any(c.isspace() or c in "<>,;" for c in local + domain):
        return None
    user, _plus, tag = local.partition("+")
    return Address(user, tag, domain.rstrip(".")) if user else None
