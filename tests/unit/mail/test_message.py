"""Taking mails apart: what people and rules need is there, whatever senders do wrong."""

from __future__ import annotations

import datetime as dt
import time
from email.message import EmailMessage
from pathlib import Path

import pytest

from intake_core.mail import errors
from intake_core.mail.content.message import MessageLimits, ParsedMessage, parse_message


def raw(*lines: str) -> bytes:
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def parse(*lines: str) -> ParsedMessage:
    return parse_message(raw(*lines))


def test_an_ordinary_mail_with_an_invoice() -> None:
    message = EmailMessage()
    message["From"] = "Żółta Cegła <faktury@cegla.example>"
    message["To"] = "Biuro <Faktury+Firma@Doc-Intake.test>, inny@example.org"
    message["Cc"] = "inny@example.org"
    message["Subject"] = "Faktura zażółć 7/2025"
    message["Date"] = "Mon, 03 Feb 2025 10:15:00 +0100"
    message["Message-ID"] = "<a.b@cegla.example>"
    message["In-Reply-To"] = "<c@doc-intake.test>"
    message["References"] = "<d@x> <c@doc-intake.test>"
    message.set_content("Dzień dobry,\nw załączeniu faktura.")
    message.add_alternative("<p>Dzień dobry</p>", subtype="html")
    message.add_attachment(
        b"%PDF-1.7 x", maintype="application", subtype="pdf", filename="Faktura ółż 7/2025.pdf"
    )
    parsed = parse_message(message.as_bytes())
    assert parsed.message_id == "<a.b@cegla.example>"
    assert parsed.subject == "Faktura zażółć 7/2025"
    assert (parsed.sender, parsed.sender_name) == ("faktury@cegla.example", "Żółta Cegła")
    assert parsed.recipients == ("faktury+firma@doc-intake.test", "inny@example.org")
    assert parsed.date == dt.datetime(2025, 2, 3, 9, 15, tzinfo=dt.UTC)
    assert parsed.in_reply_to == "<c@doc-intake.test>"
    assert parsed.references == ("<d@x>", "<c@doc-intake.test>")
    assert parsed.body_text == "Dzień dobry,\nw załączeniu faktura."
    assert parsed.body_html.strip() == "<p>Dzień dobry</p>"
    (file,) = parsed.files
    assert (file.path, file.name, file.data) == ("2", "2025.pdf", b"%PDF-1.7 x")
    assert (file.declared_type, file.disposition) == ("application/pdf", "attachment")
    assert [part.path for part in parsed.parts] == ["1.1", "1.2", "2"]


def test_all_recipient_headers_count_the_envelope_first() -> None:
    parsed = parse(
        "To: Undisclosed recipients:;",
        *(f"To: <t{n}@x.pl>" for n in range(10)),
        "Cc: =?utf-8?q?a=2C_b?= <C@X.pl>, c@x.pl",
        "Resent-To: r@x.pl",
        "Envelope-To: e@x.pl",
        "X-Original-To: o@x.pl",
        "Delivered-To: D+tag@x.pl",
        "Bcc: not-read@x.pl",
        "",
        "text",
    )
    first = ("d+tag@x.pl", "o@x.pl", "e@x.pl", "r@x.pl")
    assert parsed.recipients == (*first, *(f"t{n}@x.pl" for n in range(10)), "c@x.pl")


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("<a@b>", "<a@b>"),
        ("<>", None),
        ("", None),
        ("< a@b >", "<a@b>"),
        ("<a\r\n @b>", "<a@b>"),
        ("a@b", "<a@b>"),
        ("<a@b> <c@d>", "<a@b>"),
        ("(comment) <a@b>", "<a@b>"),
        ("<no-at>", "<no-at>"),
        ("nothing", None),
        ("<" + "x" * 5000 + "@b>", None),
    ],
)
def test_message_id(header: str, expected: str | None) -> None:
    found = parse(f"Message-ID: {header}", "", "x").message_id
    if len(header) > 5000:
        assert found is not None
        assert len(found) <= 998
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("=?utf-8?B?xbzDs8WCdw==?=", "żółw"),
        ("=?iso-8859-2?Q?=BF=F3=B3w?=", "żółw"),
        ("=?cp-1250?Q?=BF=F3=B3w?=", "żółw"),
        ("=?x-unknown?Q?=BF=F3=B3w?=", "żółw"),
        ("=?utf-8?B?xbzDs8WCdw?=", "żółw"),  # padding is missing
        ("=?utf-8?Q?=C5?= =?utf-8?Q?=BC?=", "ż"),  # one letter cut into two words
        ("=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a?= b", "a b"),
        ("=?utf-8*pl?Q?a_b?=", "a b"),
        ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        ("=?utf-8?Q?a", "=?utf-8?Q?a"),
        ('"=?utf-8?Q?a?="', '"a"'),
        ("a\0b\tc\x7f", "a b c"),
        ("Re: =?utf-8?b?8J+YgA==?=", "Re: 😀"),
        ("zażółć", "zażółć"),  # raw UTF-8 (RFC 6532, or a broken mailer)
        ("za\udcbf\udcf3\udcb3\udce6", "zażółć"),  # raw Windows-1250
        ("=?utf-7?Q?+AXw-?=", "ż"),
        ("=?idna?Q?xn--a?=", "xn--a"),
        ("=?rot13?Q?uryyb?=", "uryyb"),
    ],
)
def test_subject(header: str, expected: str) -> None:
    assert parse(f"Subject: {header}", "", "x").subject == expected


@pytest.mark.parametrize(
    ("header", "name", "address"),
    [
        ("Jan <jan@x.pl>", "Jan", "jan@x.pl"),
        ("=?utf-8?q?=22Kowalski=2C_Jan=22?= <jan@x.pl>", '"Kowalski, Jan"', "jan@x.pl"),
        ('"faktury@nasza.pl" <obcy@x.pl>', "faktury@nasza.pl", "obcy@x.pl"),
        ("jan@x.pl (Jan)", "Jan", "jan@x.pl"),
        ("Kowalski, Jan <jan@x.pl>", "Jan", "jan@x.pl"),
        ("<jan@x.pl", "", "jan@x.pl"),
        ("Jan [jan@x.pl]", "", "jan@x.pl"),
        ("jan", "jan", ""),
        ("", "", ""),
        ("Jan <jan at x.pl>", "Jan <jan at x.pl>", ""),
    ],
)
def test_sender(header: str, name: str, address: str) -> None:
    parsed = parse(f"From: {header}", "", "x")
    assert (parsed.sender_name, parsed.sender) == (name, address)


def test_the_sender_stands_in_sender_when_from_has_none() -> None:
    assert parse("From: x", "Sender: <a@b.pl>", "", "x").sender == "a@b.pl"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Mon, 03 Feb 2025 10:15:00 +0100", dt.datetime(2025, 2, 3, 9, 15)),
        ("3 Feb 2025 10:15:00 -0000", dt.datetime(2025, 2, 3, 10, 15)),
        ("Mon, 03 Feb 2025 10:15 +0100 (CET)", dt.datetime(2025, 2, 3, 9, 15)),
        ("Mon, 31 Feb 2025 10:15:00 +0100", None),
        ("Mon, 03 Feb 0000 10:15:00 +9999", None),
        ("Fri, 31 Dec 9999 23:59:59 -2359", None),
        ("Mon, 03 Feb 2999 10:15:00 +0100", None),
        ("3 lutego 2025", None),
        ("", None),
        ("Thu, 01 Jan 1970 00:00:00 +0200", None),
    ],
)
def test_date(header: str, expected: dt.datetime | None) -> None:
    found = parse(f"Date: {header}", "", "x").date
    assert found == (expected and expected.replace(tzinfo=dt.UTC))


def test_forwarded_mails_are_walked_with_their_names() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Faktura 5/2025"
    inner["From"] = "a@b.pl"
    inner.set_content("w załączeniu")
    inner.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="5.pdf")
    outer = EmailMessage()
    outer["Subject"] = "PD: faktura"
    outer.set_content("do zaksięgowania")
    outer.add_attachment(inner)
    top = EmailMessage()
    top.set_content("góra")
    top.add_attachment(outer)
    parsed = parse_message(top.as_bytes())
    assert parsed.body_text == "góra"
    assert [(p.path, p.name, p.from_) for p in parsed.files] == [
        ("2.2.2", "5.pdf", ("PD_ faktura.eml", "Faktura 5_2025.eml"))
    ]
    assert all(part.is_body for part in parsed.parts if part.path != "2.2.2")


def test_a_forwarded_mail_in_base64_is_opened() -> None:
    parsed = parse(
        "Content-Type: message/rfc822; name=x.eml",
        "Content-Transfer-Encoding: base64",
        "",
        "U3ViamVjdDogd2V3bsSFdHJ6CkNvbnRlbnQtVHlwZTogYXBwbGljYXRpb24vcGRmCgolUERGCg==",
    )
    (part,) = parsed.files
    assert (part.declared_type, part.data, part.from_) == (
        "application/pdf",
        b"%PDF\n",
        ("x.eml",),
    )


@pytest.mark.parametrize(
    ("headers", "name"),
    [
        ('Content-Disposition: attachment; filename="a.pdf"', "a.pdf"),
        ("Content-Disposition: attachment; filename=a b.pdf", "a b.pdf"),
        ("Content-Disposition: attachment; filename*=utf-8''%C5%BC%20a.pdf", "ż a.pdf"),
        (
            "Content-Disposition: attachment; filename*0*=utf-8''%C5%BC; filename*1=a.pdf",
            "ża.pdf",
        ),
        ("Content-Disposition: attachment; filename*=x-nope''%BFa.pdf", "¿a.pdf"),
        ('Content-Disposition: attachment; filename="=?utf-8?B?xbwucGRm?="', "ż.pdf"),
        ('Content-Disposition: attachment; filename="ż.pdf"', "ż.pdf"),
        ('Content-Disposition: attachment; filename="\udcbf.pdf"', "ż.pdf"),
        ('Content-Disposition: attachment; filename="../../etc/passwd"', "passwd"),
        ('Content-Disposition: attachment; filename="C:\\\\temp\\\\a.pdf"', "a.pdf"),
        ('Content-Disposition: attachment; filename="fak\u202efdp.exe"', "fak_fdp.exe"),
        ('Content-Disposition: attachment; filename="z\u0307.pdf"', "ż.pdf"),
        ('Content-Disposition: attachment; filename="..."', "part-1.pdf"),
        ('Content-Disposition: attachment; filename=""', "part-1.pdf"),
        ("Content-Disposition: attachment", "part-1.pdf"),
        ("Content-Disposition: attachment; filename*=\0''x", "''x"),
        ("Content-Disposition: attachment; filename*0*=\0'\0'\udcff; filename*9=b", "part-1.pdf"),
        ('Content-Disposition: attachment; filename="' + "x" * 400 + '.pdf"', "x" * 146 + ".pdf"),
    ],
)
def test_file_names(headers: str, name: str) -> None:
    parsed = parse_message(raw("Content-Type: application/pdf", headers, "", "%PDF"))
    (part,) = parsed.parts
    assert part.data == b"%PDF"
    if "\0'\0'" not in headers:
        assert part.name == name
    assert part.name
    assert len(part.name) <= 150


@pytest.mark.parametrize(
    ("encoding", "body", "expected"),
    [
        ("base64", "JVBERg==", b"%PDF"),
        ("BASE64 ", "JVBERg", b"%PDF"),
        ("base64;", "JVB\r\n ERg==", b"%PDF"),
        ('"base64"', "JVBERg==", b"%PDF"),
        ("quoted-printable", "=25PDF=\r\n", b"%PDF"),
        ("8bit", "%PDF", b"%PDF"),
        ("x-nonsense", "%PDF", b"%PDF"),
        ("", "%PDF", b"%PDF"),
    ],
)
def test_transfer_encodings(encoding: str, body: str, expected: bytes) -> None:
    head = "Content-Type: application/pdf; charset=\0"
    (part,) = parse(head, f"Content-Transfer-Encoding: {encoding}", "", body).parts
    assert part.data.rstrip(b"\r\n") == expected


def test_binary_content_without_an_encoding_keeps_its_bytes() -> None:
    data = bytes(range(256)).replace(b"\r", b"").replace(b"\n", b"")
    head = b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    (part,) = parse_message(head + data).parts
    assert part.data == data


@pytest.mark.parametrize(
    "charset", ["x-unknown", "cp-1250", "\0", "utf-8\0", "'", "punycode", "zlib", "x" * 999, "Ż"]
)
def test_the_body_is_readable_whatever_its_charset_is_called(charset: str) -> None:
    head = f"Content-Type: text/plain; charset={charset}"
    assert parse(head, "Content-Transfer-Encoding: 8bit", "", "zażółć").body_text == "zażółć"


def test_a_mail_of_html_only_has_text() -> None:
    parsed = parse(
        "Content-Type: text/html; charset=utf-8",
        "",
        "<html><head><title>t</title><style>p{color:red}</style></head><body><!-- <p> --> "
        "<p>Faktura&nbsp;nr&#32;7</p><script>alert('x')</script>Razem<br>123,00 zł</body></html>",
    )
    assert parsed.body_text == "Faktura nr 7\nRazem\n123,00 zł"
    assert parsed.files == ()


def test_a_missing_and_a_wrong_boundary_are_repaired() -> None:
    for head in ("multipart/mixed", 'multipart/mixed; boundary="other"'):
        parsed = parse(
            f"Content-Type: {head}",
            "",
            "------=_Part",
            "",
            "text",
            "------=_Part",
            "Content-Type: application/pdf; name=a.pdf",
            "",
            "%PDF",
            "------=_Part--",
        )
        assert [p.name for p in parsed.files] == ["a.pdf"]
        assert parsed.body_text == "text"


def test_a_multipart_that_is_none_is_text() -> None:
    parsed = parse("Content-Type: multipart/mixed", "", "Faktura -- 7", "-- ", "podpis")
    assert parsed.body_text == "Faktura -- 7\n-- \npodpis"
    assert parsed.files == ()


def test_text_files_are_files_and_texts_are_bodies() -> None:
    parsed = parse(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        "list",
        "--b",
        "Content-Type: text/plain; name=dane.txt",
        "Content-Disposition: inline; filename=dane.txt",
        "",
        "dane",
        "--b",
        "Content-Type: text/plain",
        "Content-Disposition: attachment",
        "",
        "bez nazwy",
        "--b",
        "Content-Type: text/xml; name=faktura.xml",
        "",
        "<a/>",
        "--b--",
    )
    assert [p.name for p in parsed.files] == ["dane.txt", "part-3.txt", "faktura.xml"]
    assert parsed.body_text == "list"


def test_pictures_shown_in_the_text_are_marked() -> None:
    def picture(cid: str, disposition: str) -> tuple[str, ...]:
        return (
            "--b",
            "Content-Type: image/png",
            f"Content-ID: <{cid}>",
            f"Content-Disposition: {disposition}",
            "",
            "x",
        )

    parsed = parse(
        "Content-Type: multipart/related; boundary=b",
        "",
        "--b",
        "Content-Type: text/html",
        "",
        "<img src='cid:Logo%401'><img src=\"CID:two\">",
        *picture("logo@1", "inline"),
        *picture("two", ""),
        *picture("three", "inline"),
        *picture("", "attachment"),
        "--b--",
    )
    assert [(p.inline, p.shown) for p in parsed.files] == [
        (True, True),
        (True, True),
        (True, False),
        (False, False),
    ]


@pytest.mark.parametrize("data", [b"", b"\n", b"\r\n\r\n", b"\0", b":", b" x", b"\xef\xbb\xbf"])
def test_next_to_nothing_is_a_message(data: bytes) -> None:
    parsed = parse_message(data)
    assert parsed.files == ()
    assert parsed.sender == ""
    assert parsed.message_id is None


def test_a_byte_order_mark_hides_no_header() -> None:
    assert parse_message(b"\xef\xbb\xbfSubject: x\n\ny").subject == "x"


# -- limits ----------------------------------------------------------------------------------------


def nested(depth: int) -> bytes:
    levels = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(depth)
    )
    return levels.encode() + b"\nx\n"


def test_too_many_parts() -> None:
    body = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 1200
    with pytest.raises(errors.TooManyParts, match="more than 1000 parts"):
        parse_message(body)
    assert len(parse_message(body, MessageLimits(parts=2000)).parts) == 1200


@pytest.mark.parametrize("depth", [25, 200, 900, 5000])
def test_too_deep(depth: int) -> None:
    with pytest.raises((errors.TooDeep, errors.TooManyParts)):
        parse_message(nested(depth))


def test_too_deep_in_forwarded_mails() -> None:
    with pytest.raises((errors.TooDeep, errors.TooManyParts)):
        parse_message(b"Content-Type: message/rfc822\n\n" * 5000 + b"\nx")


def test_too_many_headers() -> None:
    with pytest.raises(errors.TooManyHeaders):
        parse_message(b"A: b\n" * 30_000)


def test_too_large_and_too_many_lines() -> None:
    limits = MessageLimits(bytes=1000, lines=10)
    with pytest.raises(errors.TooLarge):
        parse_message(b"x" * 1001, limits)
    with pytest.raises(errors.TooManyLines):
        parse_message(b"x\n" * 20, limits)
    with pytest.raises(errors.TooManyLines):
        parse_message(b"x\r" * 20, limits)


def test_too_slow() -> None:
    with pytest.raises(errors.TooSlow):
        parse_message(b"x\n" * 400_000, MessageLimits(seconds=0.01))


BOMBS = {
    "encoded words that never end": b"Subject: " + b"=?a?q?x" * 200_000,
    "many encoded words": b"Subject: " + b"=?utf-8?q?x?= " * 100_000,
    "one long word": b"Subject: =?utf-8?b?" + b"QUFB" * 500_000 + b"?=",
    "nested comments": b"From: " + b"(" * 500_000,
    "quotes": b"To: " + b'"' * 500_000,
    "many addresses": b"To: " + b"a@b.pl, " * 100_000,
    "many to headers": b"To: a@b.pl\n" * 15_000,
    "semicolons": b"Content-Type: multipart/mixed;" + b'";' * 500_000,
    "parameters": b"Content-Disposition: attachment;" + b"filename*0*=a;" * 100_000,
    "message ids": b"References: " + b"<a@b> " * 200_000,
    "open brackets": b"Message-ID: " + b"<" * 1_000_000,
    "folding": b"Subject: x\n" + b" y\n" * 300_000,
    "tags": b"Content-Type: text/html\n\n" + b"<" * 2_000_000,
    "comments": b"Content-Type: text/html\n\n" + b"<!--" * 500_000,
    "breaks": b"Content-Type: text/html\n\n" + b"<br " * 500_000,
    "entities": b"Content-Type: text/html\n\n" + b"&" * 1_000_000,
    "cid": b"Content-Type: text/html\n\n" + b"cid:" * 500_000,
    "dashes": b"Content-Type: multipart/mixed\n\n" + b"--\n" * 500_000,
    "a line of dashes": b"Content-Type: multipart/mixed\n\n" + b"-" * 2_000_000,
    "boundary-like lines": b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--xy\n" * 300_000,
    "punycode": b"Content-Type: text/plain; charset=punycode\n\n" + b"a-" * 500_000,
    "depth and lines": nested(19) + b"abc\n" * 300_000,
    "blank": b"\n" * 1_000_000,
    "spaces": b"Subject:" + b" " * 2_000_000 + b"x",
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_mails_end_in_time(name: str) -> None:
    begin = time.process_time()
    try:
        parsed = parse_message(BOMBS[name])
        assert len(parsed.subject) <= 1000
    except errors.MessageError as error:
        assert str(error)
    assert time.process_time() - begin < 6


def test_thirty_megabytes_in_time() -> None:
    message = EmailMessage()
    message.set_content("x")
    data = bytes(range(256)) * (22 * 4096)
    message.add_attachment(data, maintype="application", subtype="pdf", filename="a.pdf")
    whole = message.as_bytes()
    begin = time.process_time()
    parsed = parse_message(whole)
    assert parsed.files[0].data == data
    assert time.process_time() - begin < 10


# -- other people's mails --------------------------------------------------------------------------


def test_the_corpus_ends_in_parts(corpus: Path) -> None:
    paths = sorted((corpus / "mail").iterdir())
    assert paths
    for path in paths:
        parsed = parse_message(path.read_bytes())
        assert parsed.parts, path.name
        numbers = [part.path for part in parsed.parts]
        assert len(set(numbers)) == len(numbers), path.name
        assert parsed == parse_message(path.read_bytes()), path.name
