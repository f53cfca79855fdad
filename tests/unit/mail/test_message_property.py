"""Any bytes give a message or a typed error, in bounded time, and always the same one."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake_core.mail.content.decoration import decoration
from intake_core.mail.content.kinds import classify
from intake_core.mail.content.message import LONGEST_TEXT, MessageLimits, ParsedMessage, parse_message
from intake_core.mail.errors import MessageError

SMALL = MessageLimits(bytes=200_000, parts=60, depth=6, headers=300, seconds=5)


def checked(raw: bytes) -> ParsedMessage | None:
    """Parse, and check what holds for every mail whatsoever."""
    try:
        parsed = parse_message(raw, SMALL)
    except MessageError as error:
        assert str(error)
        return None
    texts = [parsed.subject, parsed.sender, parsed.sender_name, *parsed.recipients]
    texts += [parsed.message_id or "", parsed.in_reply_to or "", *parsed.references]
    for text in texts:
        text.encode()  # no lone surrogates: a database takes it
        assert not any(ord(c) < 32 or ord(c) == 127 for c in text)
        assert len(text) <= 1000
    for text in (parsed.body_text, parsed.body_html):
        text.encode()
        assert "\0" not in text
        assert "\r" not in text
    assert len(parsed.body_text) <= LONGEST_TEXT
    assert parsed.message_id is None or len(parsed.message_id) > 2
    assert parsed.date is None or parsed.date.utcoffset() is not None
    assert all("@" in address and address == address.lower() for address in parsed.recipients)
    paths = [part.path for part in parsed.parts]
    assert paths
    assert len(set(paths)) == len(paths)
    for part in parsed.parts:
        assert part.name
        assert len(part.name) <= 150
        assert not set(part.name) & set('\\/:*?"<>|\0\n')
        part.name.encode()
        part.declared_type.encode("ascii")
        part.content_id.encode()
        assert part.disposition in ("", "inline", "attachment")
        assert part.from_ is not None
        decoration(part)
    classification = classify(parsed, {"own@doc-intake.test"})
    assert str(classification.reason)
    assert parse_message(raw, SMALL) == parsed
    return parsed


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
def test_any_bytes(raw: bytes) -> None:
    checked(raw)


_NAMES = st.sampled_from(
    [
        b"From", b"To", b"Cc", b"Subject", b"Date", b"Message-ID", b"References", b"Return-Path",
        b"Content-Type", b"Content-Disposition", b"Content-Transfer-Encoding", b"Content-ID",
        b"MIME-Version", b"Delivered-To", b"Auto-Submitted", b"List-Id", b"", b" ", b"X\xff", b"A B"
    ]
)  # fmt: skip
_VALUES = st.sampled_from(
    [
        b"multipart/mixed; boundary=b", b"message/rfc822", b"message/delivery-status",
        b"multipart/report; report-type=delivery-status; boundary=b", b"message/partial",
        b"text/plain; charset=\0", b"text/plain; charset*=''\xff", b"text/html", b"/", b"text",
        b";;;", b'"', b"base64", b"8bit", b"x-uuencode", b"quoted-printable",
        b"attachment; filename*0*=utf-8''%", b'inline; filename="', b"=?utf-8?q?=?=", b"=??b??=",
        b"attachment; filename*=a'b'c'd", b"attachment; filename==?utf-8?b?=?=", b"<>", b"<a@b>",
        b"=?utf-8?b?\xff?=", b"a@b, <c@d", b"(((", b'"a" <b@c>', b"@", b"\xc5\xbc", b"\xbf",
        b"Mon, 99 Foo 99999 99:99:99 +99999", b"a\r b", b"<x>\x00", b"no"
    ]
)  # fmt: skip
_LINES = st.one_of(
    st.tuples(_NAMES, _VALUES).map(lambda pair: pair[0] + b": " + pair[1]),
    st.sampled_from(
        [b"", b"", b"--b", b"--b--", b"--c", b"-- ", b" folded", b"\t", b"text", b"SGVsbG8=", b"=",
         b"begin 644 x", b"#0V%T", b"end", b"From x", b"<img src=cid:a>", b"\0", b"%PDF-1.4"]
    ),
    st.binary(max_size=12),
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(
    st.lists(_LINES, max_size=40), st.sampled_from([b"\n", b"\r\n", b"\r"]), st.binary(max_size=3)
)
def test_anything_that_looks_like_a_mail(lines: list[bytes], end: bytes, tail: bytes) -> None:
    checked(end.join(lines) + tail)


def _whole() -> bytes:
    inner = EmailMessage()
    inner["Subject"] = "wewnątrz"
    inner.set_content("treść")
    inner.add_attachment(b"%PDF-1.4 x", maintype="application", subtype="pdf", filename="ż.pdf")
    outer = EmailMessage()
    outer["From"] = "Ąę <a@b.pl>"
    outer["To"] = "c@d.pl"
    outer["Subject"] = "Zażółć gęślą jaźń"
    outer["Date"] = "Mon, 03 Feb 2025 10:15:00 +0100"
    outer["Message-ID"] = "<1@b.pl>"
    outer.set_content("treść")
    outer.add_alternative("<p>treść <img src='cid:l'></p>", subtype="html")
    outer.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", cid="<l>")
    outer.add_attachment(inner)
    return outer.as_bytes()


WHOLE = _whole()


@st.composite
def mutations(draw: st.DrawFn, raw: bytes) -> bytes:
    """The mail with a few bytes changed, cut out, doubled or put in."""
    data = bytearray(raw)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(data) - 1, 0)))
        length = draw(st.integers(0, 60))
        how = draw(st.sampled_from(["change", "cut", "double", "insert"]))
        if how == "change" and data:
            data[at] = draw(st.integers(0, 255))
        elif how == "cut":
            del data[at : at + length]
        elif how == "double":
            data[at:at] = data[at : at + length]
        else:
            data[at:at] = draw(st.one_of(st.binary(max_size=8), _LINES))
    return bytes(data)


@settings(max_examples=400, deadline=None)
@given(mutations(WHOLE))
def test_a_damaged_mail(raw: bytes) -> None:
    checked(raw)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_damaged_mails_of_other_people(corpus: Path, data: st.DataObject) -> None:
    paths = sorted(path for path in (corpus / "mail").iterdir() if path.stat().st_size < 20_000)
    raw = data.draw(st.sampled_from(paths)).read_bytes()
    checked(data.draw(mutations(raw)))


@settings(max_examples=150, deadline=None)
@given(
    subject=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80),
    name=st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40),
    files=st.lists(
        st.tuples(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=30),
                  st.binary(max_size=400)),
        max_size=4,
    ),
)  # fmt: skip
def test_a_proper_mail_loses_nothing(
    subject: str, name: str, files: list[tuple[str, bytes]]
) -> None:
    """What the library writes by the book comes back: every file with its bytes, in order."""
    message = EmailMessage()
    try:
        message["Subject"] = subject
        message["From"] = f'"{name.replace(chr(34), "").replace(chr(92), "")}" <a@b.pl>'
    except Exception:  # noqa: BLE001 - the library's writer has troubles of its own
        return
    message.set_content("treść")
    for file_name, data in files:
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=file_name or "x"
        )
    try:
        raw = message.as_bytes()
    except Exception:  # noqa: BLE001 - see above
        return
    parsed = checked(raw)
    assert parsed is not None
    assert parsed.sender == "a@b.pl"
    assert parsed.body_text == "treść"
    assert [part.data for part in parsed.files] == [data for _name, data in files]


@pytest.mark.parametrize("cut", range(0, len(WHOLE), 37))
def test_a_mail_cut_short(cut: int) -> None:
    checked(WHOLE[:cut])
