"""Encryption of passwords and tokens at rest, with Fernet (AES-128-CBC and HMAC-SHA256) of the
cryptography package.

A stored secret is ``fernet:<token>`` or, where the administrator has set no key, ``plain:<text>``;
the prefix makes it visible which of the two a database holds, and lets a key be introduced later
without a migration.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from .errors import IntakeError, _

_ENCRYPTED = "fernet:"
_PLAIN = "plain:"


class SecretUnreadableError(IntakeError):
    """The stored secret was encrypted with a key that this server does not have."""

    code = "secret_unreadable"
    template = _(
        "The stored password cannot be decrypted: the key of this server is another one than when "
        "it was saved. Enter the password again, or restore doc_intake_secret_key in odoo.conf."
    )


@dataclass(frozen=True, slots=True)
class SecretBox:
    """Seals and opens secrets.

    ``keys``: passphrases separated by commas; the first seals, all open (so a key is changed by
    putting the new one in front). Empty = secrets are kept as plain text.
    """

    keys: str = field(default="", repr=False)

    @property
    def encrypts(self) -> bool:
        """Whether a key is set."""
        return bool(self._passphrases())

    def seal(self, secret: str) -> str:
        """The form of ``secret`` to store."""
        if not self.encrypts:
            return _PLAIN + secret
        return _ENCRYPTED + self._fernet().encrypt(secret.encode()).decode()

    def open(self, stored: str) -> str:
        """The secret behind ``stored``. Raises SecretUnreadableError when no key fits."""
        if stored.startswith(_PLAIN):
            return stored.removeprefix(_PLAIN)
        if not stored.startswith(_ENCRYPTED) or not self.encrypts:
            raise SecretUnreadableError()
        try:
            return self._fernet().decrypt(stored.removeprefix(_ENCRYPTED).encode()).decode()
        except (InvalidToken, UnicodeError) as error:
            raise SecretUnreadableError() from error

    def _passphrases(self) -> list[str]:
        return [key.strip() for key in self.keys.split(",") if key.strip()]

    def _fernet(self) -> MultiFernet:
        # Any passphrase will do for the administrator; Fernet wants exactly 32 bytes.
        return MultiFernet(
            [
                Fernet(base64.urlsafe_b64encode(hashlib.sha256(phrase.encode()).digest()))
                for phrase in self._passphrases()
            ]
        )
