"""Letters, and the post office talking."""

from __future__ import annotations

from pathlib import Path

import pytest

from intake_core.mail.content.kinds import OWN_HEADER, Classification, classify
from intake_core.mail.content.message import parse_message

OWN = ["Faktury+Firma@doc-intake.test", "koszty@doc-intake.test"]


def kind(*headers: str, sender: str = "Ala <ala@dostawca.example>") -> Classification:
    lines = (f"From: {sender}", *headers, "", "tekst")
    return classify(parse_message("\r\n".join(lines).encode()), OWN)


def test_an_ordinary_mail() -> None:
    found = kind("Subject: Faktura 7/2025")
    assert (found.kind, found.answerable, str(found.reason)) == (
        "ordinary",
        True,
        "An ordinary mail.",
    )


@pytest.mark.parametrize(
    ("headers", "expected", "words"),
    [
        (
            ["Content-Type: multipart/report; report-type=delivery-status; boundary=b"],
            "delivery_status",
            "delivery status notice",
        ),
        (
            ['Content-Type: Multipart/Report; boundary=b; REPORT-TYPE="Delivery-Status"'],
            "delivery_status",
            "delivery status notice",
        ),
        (
            ["Content-Type: multipart/report; boundary=b; report-type=disposition-notification"],
            "disposition",
            "read receipt",
        ),
        (["Auto-Submitted: auto-replied"], "auto_reply", "Auto-Submitted: auto-replied"),
        (["Auto-Submitted: Auto-Replied; x=y"], "auto_reply", "Auto-Submitted: auto-replied"),
        (["Precedence: auto_reply"], "auto_reply", "Precedence: auto_reply"),
        (["X-Autoreply: yes"], "auto_reply", "X-Autoreply"),
        (["X-Autorespond:"], "auto_reply", "X-Autoreply"),
        (
            [
                "Subject: Automatyczna odpowiedź: Faktura",
                "Auto-Submitted: auto-generated",
                "X-Auto-Response-Suppress: All",
            ],
            "auto_reply",
            "Automatyczna odpowiedź: Faktura",
        ),
        (["Subject: Out of Office: x", "Return-Path: <>"], "auto_reply", "Out of Office"),
        ([f"{OWN_HEADER}: 1"], "own", "sent by doc_intake itself"),
    ],
)
def test_what_is_no_letter(headers: list[str], expected: str, words: str) -> None:
    found = kind(*headers)
    assert found.kind == expected
    assert not found.answerable
    assert words in str(found.reason)


@pytest.mark.parametrize(
    "sender", ["faktury+firma@DOC-intake.test", '"x" <KOSZTY@doc-intake.test>']
)
def test_mail_from_our_own_addresses(sender: str) -> None:
    found = kind(sender=sender)
    assert (found.kind, found.answerable) == ("own", False)


def test_another_tag_of_our_account_is_not_ourselves() -> None:
    assert kind(sender="faktury+inna@doc-intake.test").kind == "ordinary"


@pytest.mark.parametrize("mark", ["Return-Path: <>", "X-Failed-Recipients: x@y.pl"])
def test_an_error_message_without_a_report(mark: str) -> None:
    found = kind(mark, sender="Mail Delivery System <MAILER-DAEMON@mx.example>")
    assert (found.kind, found.answerable) == ("delivery_status", False)


def test_a_postmaster_may_send_an_invoice() -> None:
    """A small firm's administrator writes letters too; only with a null sender it is an error."""
    found = kind(sender="postmaster@hosting.example")
    assert (found.kind, found.answerable) == ("ordinary", False)


@pytest.mark.parametrize(
    ("headers", "evidence"),
    [
        (["List-Id: <faktury.example>"], "List-Id"),
        (["List-Unsubscribe: <mailto:x@y.pl>"], "List-Id"),
        (["Precedence: bulk"], "Precedence: bulk"),
        (["Auto-Submitted: auto-generated"], "Auto-Submitted: auto-generated"),
        (["X-Auto-Response-Suppress: DR, OOF, AutoReply"], "X-Auto-Response-Suppress"),
        (["Return-Path: <>"], "Return-Path: <>"),
    ],
)
def test_bulk_mail_with_an_invoice_is_ordinary_but_never_answered(
    headers: list[str], evidence: str
) -> None:
    found = kind("Subject: Twoja faktura", *headers)
    assert (found.kind, found.answerable) == ("ordinary", False)
    assert evidence in str(found.reason)


@pytest.mark.parametrize(
    "sender",
    ["no-reply@x.pl", "noreply@x.pl", "faktury.noreply@x.pl", "bounce+a=b@x.pl", "", "Jan"],
)
def test_senders_that_read_no_answer(sender: str) -> None:
    found = kind(sender=sender)
    assert (found.kind, found.answerable) == ("ordinary", False)


@pytest.mark.parametrize(
    "headers", [["Auto-Submitted: no"], ["Subject: Automatyczna odpowiedź na pytanie 100% x"], []]
)
def test_ordinary_letters_that_look_odd(headers: list[str]) -> None:
    found = kind(*headers)
    assert (found.kind, found.answerable) == ("ordinary", True)
    assert str(found.reason)


def test_a_percent_sign_in_the_evidence_breaks_no_sentence() -> None:
    found = kind("Subject: Out of office 100%s", "Auto-Submitted: auto-generated")
    assert "100%s" in str(found.reason)


def test_real_notices(corpus: Path) -> None:
    found = {}
    for path in (corpus / "mail").iterdir():
        parsed = parse_message(path.read_bytes())
        if parsed.signs.content_type == "multipart/report":
            found[path.name.partition("_")[2][5:]] = classify(parsed, []).kind
    assert found == {
        "delivery-status-multiple-blank-lines.txt": "delivery_status",
        "delivery-status-no-blank-line.txt": "delivery_status",
        "disposition-notification.txt": "disposition",
    }
