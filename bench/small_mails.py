"""Many small mails with one small file each, and one mail as large as a mailbox takes."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

ADDRESS = "invoices@bench.example"
SENDERS = 400
"""Odoo drops what it takes for a loop: more than 20 mails of one sender in two hours. In the short run of the peer no
sender comes that often."""

_BEGIN = datetime(2025, 1, 1, 6, tzinfo=UTC)
_FILE_BYTES = 600
_TEMPLATE = """\
Return-Path: <{sender}>
Delivered-To: {to}
Received: from mail.supplier.example ([192.0.2.7]) by mx.bench.example with ESMTPS
\tid {number:06}; {date}
From: Supplier {name} <{sender}>
To: {to}
Subject: Invoice {number:06}
Date: {date}
Message-ID: <{number:06}.{kind}@supplier.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="=-{number:06}"

--=-{number:06}
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Dzień dobry, w załączeniu dokument numer {number:06}.
Prosimy o terminową płatność.

--=-{number:06}
Content-Type: application/pdf; name="invoice-{number:06}.pdf"
Content-Disposition: attachment; filename="invoice-{number:06}.pdf"
Content-Transfer-Encoding: base64

{file}
--=-{number:06}--
"""


def small_mails(count: int, first: int = 0) -> Iterator[tuple[datetime, bytes]]:
    """``count`` different mails of about 1.8 kB with the time of their arrival, five minutes apart."""
    for number in range(first, first + count):
        yield _mail(number, _FILE_BYTES, "small")


def large_mail(size: int) -> tuple[datetime, bytes]:
    """One mail of about ``size`` bytes, not above it: a single file, as base64."""
    return _mail(999_999, (size - 4_096) * 57 // 78, "large")


def _mail(number: int, file_bytes: int, kind: str) -> tuple[datetime, bytes]:
    arrived = _BEGIN + timedelta(minutes=5 * number)
    name = number % SENDERS
    data = b"%PDF-1.4\n% invented\n" + random.Random(number).randbytes(file_bytes)
    text = _TEMPLATE.format(
        number=number,
        name=name,
        kind=kind,
        sender=f"invoices-{name:03}@supplier.example",
        to=ADDRESS,
        date=arrived.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        file=base64.encodebytes(data).decode("ascii").rstrip("\n"),
    )
    return arrived, text.encode().replace(b"\n", b"\r\n")
