"""Mails with one invoice each, as suppliers send them; the same number gives the same mail."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta

from dev.documents import generate, layouts
from dev.mails.compose import Attachment, Envelope, compose

ADDRESS = "invoices@bench.example"
"""Where all of them go."""

# Odoo drops what it takes for a loop: more than 20 mails of one sender in two hours.
SENDERS = 50

_TEXT = """Dzień dobry,

w załączeniu przesyłamy fakturę {number} z dnia {date}. Prosimy o terminową płatność.

Z poważaniem
Dział rozliczeń
{seller}
"""


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail and what must be found again after it was taken in."""

    subject: str
    file_name: str
    file_sha256: str
    raw_sha256: str
    raw: bytes = field(repr=False)

    def truth(self) -> dict[str, str]:
        return {name: value for name, value in asdict(self).items() if name != "raw"}


def make_mails(count: int, first: int = 0) -> Iterator[Mail]:
    """``count`` different mails; each subject and each file name occurs once."""
    kinds = [(kind.name, language) for kind in layouts().values() for language in kind.languages]
    for number in range(first, first + count):
        layout, language = kinds[number % len(kinds)]
        document = generate(number, layout, language, "text", supplier_seed=number % SENDERS)
        assert document.sender is not None
        fields = document.truth["fields"]
        domain = document.sender.email.partition("@")[2]
        stem, _dot, suffix = document.name.rpartition(".")
        mail_name = f"{stem}_{number:05}.{suffix}"
        subject = f"Faktura {fields.get('invoice_number', '')}, sprawa {number:05}"
        raw = compose(
            Envelope(
                message_id=f"<{number:05}.bench@{domain}>",
                date=datetime(2026, 6, 1, 8, tzinfo=UTC) + timedelta(minutes=number),
                sender_name=document.sender.name,
                sender=f"faktury-{number % SENDERS:02}@{domain}",
                to=ADDRESS,
                subject=subject,
            ),
            _TEXT.format(
                number=fields.get("invoice_number", ""),
                date=fields.get("issue_date", ""),
                seller=document.sender.name,
            ),
            [Attachment(mail_name, document.data, document.mimetype)],
        )
        yield Mail(
            subject=subject,
            file_name=mail_name,
            file_sha256=hashlib.sha256(document.data).hexdigest(),
            raw_sha256=hashlib.sha256(raw).hexdigest(),
            raw=raw,
        )
