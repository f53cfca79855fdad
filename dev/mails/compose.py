"""Raw RFC 5322 messages as a receiving server stores them: with its own headers on top."""

from __future__ import annotations

import email
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage, Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from dev.demo_world import DOMAIN


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    data: bytes
    mimetype: str = "application/pdf"
    encoded_word: bool = False
    """File name as an encoded word inside quotes: forbidden by RFC 2047 and common."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom, when."""

    message_id: str
    """With angle brackets."""
    date: datetime
    """With time zone."""
    sender_name: str
    sender: str
    to: str
    """The own address that the mail server delivered it for."""
    subject: str


def compose(
    envelope: Envelope,
    text: str,
    attachments: Sequence[Attachment] = (),
    *,
    html: str | None = None,
    logo: bytes | None = None,
    charset: str = "utf-8",
    headers: Sequence[tuple[str, str]] = (),
) -> bytes:
    """One message: text, where given an HTML form of it with an inline logo, attachments."""
    message = EmailMessage(policy=SMTP)
    for name, value in (*_trace(envelope), *_head(envelope), *headers):
        message[name] = value
    message.set_content(text, charset=charset)
    if html is not None:
        message.add_alternative(html, subtype="html", charset=charset)
        if logo is not None:
            # multipart/related around the HTML alone: its picture is found by its Content-ID
            part = message.get_payload(1)
            assert isinstance(part, EmailMessage)
            part.add_related(logo, "image", "png", cid="<logo@mail>", filename="logo.png", disposition="inline")
    for number, attachment in enumerate(attachments, 1):
        main, _, sub = attachment.mimetype.partition("/")
        name = f"file-{number}" if attachment.encoded_word else attachment.name
        message.add_attachment(attachment.data, maintype=main, subtype=sub, filename=name)
    raw = _bytes(message, envelope)
    for number, attachment in enumerate(attachments, 1):
        if attachment.encoded_word:
            raw = _with_encoded_word(raw, f"file-{number}", attachment.name)
    return raw


def forward(envelope: Envelope, text: str, raw: bytes) -> bytes:
    """A mail that brings another one as an attached message, as "forward as attachment" does."""
    message = EmailMessage(policy=SMTP)
    for name, value in (*_trace(envelope), *_head(envelope)):
        message[name] = value
    message.set_content(text)
    message.add_attachment(email.message_from_bytes(raw, policy=SMTP))
    return _bytes(message, envelope)


def auto_reply(envelope: Envelope, text: str) -> bytes:
    """An out-of-office answer (RFC 3834)."""
    marks = (
        ("Auto-Submitted", "auto-replied"),
        ("X-Auto-Response-Suppress", "All"),
        ("Precedence", "bulk"),
        ("In-Reply-To", f"<sent-before@{DOMAIN}>"),
    )
    return compose(envelope, text, headers=marks)


def delivery_status(envelope: Envelope, failed: str, reason: str) -> bytes:
    """A notice that a mail to ``failed`` could not be delivered (RFC 3464)."""
    report = MIMEMultipart("report", report_type="delivery-status")
    for name, value in (*_trace(envelope, null_sender=True), *_head(envelope)):
        report[name] = str(Header(value, "utf-8")) if not value.isascii() else value
    report["Auto-Submitted"] = "auto-replied"
    host = envelope.sender.partition("@")[2]
    text = f"This is the mail system at host {host}.\n\n<{failed}>: {reason}\n"
    report.attach(MIMEText(text, "plain", "us-ascii"))
    per_message, per_recipient = Message(), Message()
    per_message["Reporting-MTA"] = f"dns; {host}"
    per_recipient["Final-Recipient"] = f"rfc822; {failed}"
    per_recipient["Action"] = "failed"
    per_recipient["Status"] = "5.1.1"
    per_recipient["Diagnostic-Code"] = f"smtp; {reason}"
    status = MIMEBase("message", "delivery-status")
    status.set_payload([per_message, per_recipient])
    report.attach(status)
    lost = f"From: {envelope.to}\nTo: {failed}\nSubject: =?utf-8?q?Potwierdzenie_salda?=\n"
    report.attach(MIMEText(lost, "rfc822-headers", "us-ascii"))
    return _bytes(report, envelope)


def _head(envelope: Envelope) -> list[tuple[str, str]]:
    return [
        ("From", formataddr((envelope.sender_name, envelope.sender))),
        ("To", envelope.to),
        ("Subject", envelope.subject),
        ("Date", format_datetime(envelope.date)),
        ("Message-ID", envelope.message_id),
    ]


def _trace(envelope: Envelope, *, null_sender: bool = False) -> list[tuple[str, str]]:
    """What the receiving server puts on top."""
    host = envelope.sender.partition("@")[2]
    queue = f"{random.Random(envelope.message_id).getrandbits(40):010X}"
    received = (
        f"from mail.{host} (mail.{host} [192.0.2.25]) by mx.{DOMAIN} (Postfix) "
        f"with ESMTPS id {queue} for <{envelope.to}>; {format_datetime(envelope.date)}"
    )
    checks = f"mx.{DOMAIN}; dkim=pass header.d={host}; spf=pass smtp.mailfrom={host}; dmarc=pass header.from={host}"
    return [
        ("Return-Path", "<>" if null_sender else f"<{envelope.sender}>"),
        ("X-Original-To", envelope.to),
        ("Delivered-To", envelope.to),
        ("Received", received),
        ("Authentication-Results", checks),
    ]


def _with_encoded_word(raw: bytes, plain: str, name: str) -> bytes:
    """Put ``name`` as encoded words where ``plain`` stands as a file name."""
    words = Header(name, "utf-8", header_name="filename").encode(linesep="\r\n")
    return raw.replace(f'filename="{plain}"'.encode(), f'filename="{words}"'.encode())


def _bytes(message: Message, envelope: Envelope) -> bytes:
    """The bytes, with boundaries that depend on the Message-ID alone."""
    rng = random.Random(envelope.message_id)
    for part in message.walk():
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary(f"=_{rng.getrandbits(96):024x}")
    return message.as_bytes(policy=SMTP)
