"""Mails for the live tests."""

from __future__ import annotations

from email.message import EmailMessage


def mail(
    number: int = 1, *, size: int = 0, message_id: str | None = None, text: str = "Dzień dobry."
) -> bytes:
    """Return a raw mail with CRLF line ends; ``size`` adds an attachment of about so many bytes."""
    message = EmailMessage()
    message["From"] = "Dostawca <faktury@dostawca.example>"
    message["To"] = "faktury+firma@doc-intake.test"
    message["Subject"] = f"Faktura {number}"
    message["Date"] = "Mon, 03 Feb 2025 10:15:00 +0100"
    message["Message-ID"] = message_id or f"<{number}@dostawca.example>"
    message.set_content(text)
    if size:
        data = bytes(range(256)) * (size // 256)
        message.add_attachment(
            data, maintype="application", subtype="pdf", filename=f"FV {number}.pdf"
        )
    return message.as_bytes().replace(b"\n", b"\r\n")
