"""Making own addresses ``local+text.unique@domain``.

The text is for people (a VAT number, a company's name); the unique part is what nobody can guess,
so that mail comes only from those who were given the address.
"""

from __future__ import annotations

import re
import secrets
import unicodedata

from ..errors import IntakeError, _
from .address import Address, parse_address

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not mistaken for each other when typed from paper: no i, l, o, 0, 1."""

UNIQUE_LENGTH = 5
"""31 ** 5 = 28 million possibilities for each text."""

LONGEST_LOCAL = 64
"""Octets before the @ (RFC 5321, 4.5.3.1.1)."""

LONGEST_ADDRESS = 254
"""Octets of an address: a path of 256 with its angle brackets (RFC 5321, 4.5.3.1.3)."""

_SUGGESTED = 24  # characters of a suggested text: short enough to be read out
_TEXT = re.compile(r"[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*")
_TWO_DOTS = ".."
# Letters that Unicode does not take apart into a Latin letter and an accent.
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)


class TagRefusedError(IntakeError):
    """The text cannot stand in an address."""

    code = "tag_refused"
    template = _(
        "The text %(text)s cannot be used in an address. Use a to z, digits, dots, hyphens and underscores; "
        "begin and end with a letter, a digit or an underscore."
    )


class AccountRefusedError(IntakeError):
    """The mailbox's own address cannot take a tag."""

    code = "account_refused"
    template = _(
        "%(address)s cannot be the mailbox's own address. Enter it like invoices@example.com, without a plus sign."
    )


class TagTooLongError(IntakeError):
    """The address would be longer than mail servers take."""

    code = "tag_too_long"
    template = _("The address would be too long for mail servers. Shorten the text by %(count)s characters.")


def unique_part() -> str:
    """Return a new part that cannot be guessed."""
    return "".join(secrets.choice(ALPHABET) for _position in range(UNIQUE_LENGTH))


def suggest(text: str) -> str:
    """Return ``text`` as near as possible to what ``check_text`` takes; empty when nothing of it can
    be used.

    >>> suggest("Źródło Sp. z o.o.")
    'zrodlo-sp.z-o.o'
    """
    plain = unicodedata.normalize("NFKD", text[:1_000].casefold().translate(_LETTERS))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    plain = re.sub(r"[^a-z0-9._-]+", "-", plain)
    plain = re.sub(r"[.-]{2,}", lambda run: "." if "." in run[0] else "-", plain)
    return plain.strip(".-")[:_SUGGESTED].rstrip(".-")


def check_text(text: str) -> None:
    """Raise TagRefusedError unless ``text`` may stand in a tag: an RFC 5322 dot-atom of the
    characters every mail program knows.
    """
    if not _TEXT.fullmatch(text) or _TWO_DOTS in text:
        raise TagRefusedError(text=text[:50] or "-")


def account_of(text: str) -> Address:
    """Return the mailbox's own address, taken apart. Raises AccountRefusedError."""
    address = parse_address(text)
    if (
        address is None
        or address.tag
        or "+" in text
        or "@" in address.local
        or len(str(address).encode("utf-8", "replace")) > LONGEST_ADDRESS
    ):
        raise AccountRefusedError(address=text.strip()[:100] or "-")
    return address


def tagged(account: str, text: str, unique: str) -> str:
    """Return the own address ``local+text.unique@domain`` of the mail account ``account``.

    Raises AccountRefusedError, TagRefusedError, TagTooLongError.
    """
    base = account_of(account)
    check_text(text)
    check_text(unique)
    address = Address(base.local, f"{text}.{unique}", base.domain)
    local = f"{address.local}+{address.tag}"
    excess = max(
        len(local.encode("utf-8", "replace")) - LONGEST_LOCAL,
        len(str(address).encode("utf-8", "replace")) - LONGEST_ADDRESS,
    )
    if excess > 0:
        raise TagTooLongError(count=excess)
    return str(address)
