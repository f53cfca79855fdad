from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.errors import IntakeError
from intake_core.mail.content.message import parse_message
from intake_core.mail.unpack import message_id_of, unpack

PDF = b"%PDF-1.4\n"


def build(*files: tuple[str, bytes], sender: str = "a@supplier.example") -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "faktury+firma@doc-intake.test"
    message["Subject"] = "Faktura"
    message["Message-ID"] = "<1@supplier.example>"
    message.set_content("Dzień dobry")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return message.as_bytes()


def test_files_with_kind_and_digest() -> None:
    unpacked = unpack(build(("a.pdf", PDF), ("b.pdf", b"")), [])
    assert [file.part.name for file in unpacked.files] == ["a.pdf", "b.pdf"]
    assert [file.kind.mimetype for file in unpacked.files] == [
        "application/pdf",
        "application/x-empty",
    ]
    assert [len(file.sha256) for file in unpacked.files] == [64, 64]
    assert [file.ignored for file in unpacked.files] == [None, None]
    assert unpacked.carries_files


def test_mail_without_files() -> None:
    unpacked = unpack(build(), [])
    assert unpacked.files == ()
    assert not unpacked.carries_files


def test_files_of_our_own_mail_are_ignored_with_its_reason() -> None:
    unpacked = unpack(build(("a.pdf", PDF), sender="Own@Firm.example"), ["own@firm.example"])
    [file] = unpacked.files
    assert unpacked.classification.kind == "own"
    assert file.ignored == unpacked.classification.reason


@pytest.mark.parametrize(
    ("header", "found"),
    [
        (b"Message-ID: <a@b>", "<a@b>"),
        (b"message-id:<a@b>", "<a@b>"),
        (b"Message-ID:\r\n <a@b>", "<a@b>"),
        (b"Subject: x\r\nMessage-ID: <a@b>\r\nTo: y", "<a@b>"),
        (b"Subject: x\nMessage-ID: <a@b>\nTo: y", "<a@b>"),
        (b"Message-ID: <>", None),
        (b"X-Message-ID: <a@b>", None),
        (b"Subject: Message-ID: <a@b>", None),
        (b"\r\nMessage-ID: <first@b>\r\nMessage-ID: <second@b>", "<first@b>"),
        (b"X: " + b"y" * 900_000 + b"\r\nMessage-ID: <a@b>", "<a@b>"),
    ],
)
def test_message_id(header: bytes, found: str | None) -> None:
    raw = header + b"\r\n\r\nMessage-ID: <in the body@b>\r\n"
    assert message_id_of(raw) == found


def test_message_id_in_the_body_does_not_count() -> None:
    assert message_id_of(b"Subject: x\r\n\r\nMessage-ID: <a@b>\r\n") is None
    assert message_id_of(b"") is None


@given(st.from_regex(rb"[!-;=?A-~]{1,20}@[a-z.]{1,20}", fullmatch=True))
def test_message_id_is_the_one_of_the_parser(name: bytes) -> None:
    raw = b"From: a@b.example\r\nMessage-ID: <" + name + b">\r\nSubject: x\r\n\r\nhello"
    assert message_id_of(raw) == parse_message(raw).message_id


@given(st.binary(max_size=3000))
def test_a_value_or_a_typed_error(raw: bytes) -> None:
    found = message_id_of(raw)
    assert found is None or found.startswith("<")
    try:
        unpack(raw, ["a@b.example"])
    except IntakeError as error:
        assert str(error)
