"""Mails and containers made to keep a worker busy: each is through, or refused, within seconds.

The inputs are so large that the quadratic way would take many times the limit; each was measured to do so.
"""

from __future__ import annotations

import base64
import codecs
import encodings
import gzip
import struct
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from intake_core.mail import errors
from intake_core.mail.containers.errors import ContainerDamaged
from intake_core.mail.containers.gzip_file import open_gzip
from intake_core.mail.containers.limits import Budget, ContainerLimits
from intake_core.mail.containers.pdf_files import may_hold_files
from intake_core.mail.containers.zip_archive import open_zip
from intake_core.mail.content.links import asks_to_download, folded
from intake_core.mail.content.message import MessageLimits, parse_message
from intake_core.mail.content.text import decode, text_of_html
from intake_core.mail.unpack import unpack

SECONDS = 8.0  # on a busy machine; alone each takes less than two
ADDRESSES = (b"Delivered-To", b"X-Original-To", b"Envelope-To", b"X-Envelope-To", b"Resent-To", b"Resent-Cc", b"Cc")


@contextmanager
def quickly() -> Iterator[None]:
    begin = time.monotonic()
    yield
    assert time.monotonic() - begin < SECONDS


def multipart(*parts: bytes) -> bytes:
    head = b"From: a@b.pl\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n"
    return head + b"".join(b"--B\r\n" + part + b"\r\n" for part in parts) + b"--B--\r\n"


def charsets() -> bytes:
    number = iter(range(10**9))
    words = [b",".join(b"=?q%d?q?x?= <a@b.pl>" % next(number) for _ in range(600)) for _ in range(7 * 50)]
    return b"".join(name + b": " + words.pop() + b"\r\n" for name in ADDRESSES for _ in range(50)) + b"\r\nx"


LINES_OF_BASE64 = b"Content-Transfer-Encoding: base64\r\n\r\n" + (b"A" * 76 + b"\r\n") * 1000
PUNYCODE = b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a" * 300_000 + b"\xc4-" + b"zb" * 300_000
MAILS: dict[str, Callable[[], bytes]] = {
    "semicolons in quotes": lambda: multipart(
        *[b'Content-Type: text/plain; x="' + b";" * 16_000 + b"\r\n\r\nx"] * 300
    ),
    "parameters": lambda: multipart(*[b"Content-Disposition: attachment" + b';a="' * 4_000 + b"\r\n\r\nx"] * 300),
    "a slow codec": lambda: multipart(PUNYCODE, LINES_OF_BASE64),
    "spaces after a delimiter": lambda: b"Content-Type: multipart/mixed\r\n\r\n--a" + b" " * 20_000_000 + b"x\r\n",
    "letters of a mark": lambda: multipart(b"\r\n" + (b"a" * 58 + b"-\r\n") * 300_000, LINES_OF_BASE64),
    "addresses": lambda: b"".join((n + b": " + b"a@b," * 4_000 + b"\r\n") * 50 for n in ADDRESSES) + b"\r\nx",
    "invented charsets": charsets,
    "marks": lambda: b"Subject: faktura\r\n\r\na" + "\u0315\u0300".encode() * 95_000,
}


@pytest.mark.parametrize("name", MAILS)
def test_a_mail_that_takes_long(name: str) -> None:
    raw = MAILS[name]()
    with quickly():
        asks_to_download(parse_message(raw))


def test_invented_charsets_are_not_remembered() -> None:
    assert decode(b"x", "doc-intake-invented") == "x"
    assert not any("doc_intake" in name for name in encodings._cache)  # type: ignore[attr-defined]
    for known in ("iso-8859-2", "ISO_8859-8", "Windows-1250", "KOI8-R", "utf8", "x-cp1250", "csISOLatin2"):
        assert decode("ą".encode("cp1250"), known) != "\ufffd"
    assert decode("Łódź".encode("iso8859_2"), "iso-8859-2") == "Łódź"
    assert codecs.lookup("latin2")


def test_repairs_count_with_the_mail_they_repair() -> None:
    """Multiparts without a boundary within such multiparts: each is parsed anew, all with one limit."""
    inner = b"--q\nContent-Type: multipart/mixed\n\n" + b"--r\n\nx\n" * 90
    raw = b"Content-Type: multipart/mixed\r\n\r\n" + inner * 20
    with pytest.raises(errors.TooManyParts):
        parse_message(raw, MessageLimits(parts=1000))
    assert len(parse_message(raw, MessageLimits(parts=2500)).parts) > 1000


def test_a_report_with_odd_headers_keeps_its_text() -> None:
    """A form feed makes two lines of one for the library, which then refuses to write it."""
    raw = b"Content-Type: message/delivery-status\r\n\r\nA: b\x0cFoo: c\r\n\r\nFinal-Recipient: rfc822; x@y\r\n\r\n"
    [part] = parse_message(raw).parts
    assert part.data == b"A: b\x0cFoo: c\n\n\nFinal-Recipient: rfc822; x@y\n\n"


def test_text_beside_folded_lines_keeps_its_bytes() -> None:
    """The lines that were put aside come back, and 8-bit text beside them is not decoded on the way."""
    text = "zażółć".encode() + b"\xff\xfe"
    parsed = parse_message(multipart(b"Content-Type: text/x-odd; charset=us-ascii\r\n\r\n" + text, LINES_OF_BASE64))
    assert [part.data for part in parsed.parts] == [text, base64.b64decode(LINES_OF_BASE64.partition(b"\r\n\r\n")[2])]


def test_hidden_text_is_cut_where_it_stands() -> None:
    """A letter that is longer in lower case must not move the cut."""
    assert text_of_html("İ" * 50 + "<style>a{}</style>Faktura <script >b</SCRIPT >1", 500) == "İ" * 50 + "Faktura 1"


def test_folding_does_not_depend_on_the_pieces() -> None:
    assert folded("Ą" * 1_000 + "ł") == "a" * 1_000 + "l"
    assert folded("x" * 255 + "a\u0328\u0301ż") == "x" * 255 + "az"


def test_many_texts_are_joined_as_far_as_they_count() -> None:
    parsed = parse_message(multipart(*[b"\r\n" + b"tekst " * 20_000] * 100))
    assert 100_000 < len(parsed.body_text) <= 200_000


def zip_with(count: int, name: bytes, extra: bytes = b"") -> bytes:
    """A zip file of empty files, all with one name and one extra field in the directory."""
    local, directory = bytearray(), bytearray()
    for _ in range(count):
        sizes = struct.pack("<HHIII", 0, 0, 0, 0, 0)
        directory += b"PK\x01\x02" + struct.pack("<HHHH", 20, 20, 0, 0) + sizes
        directory += struct.pack("<HHHHHII", len(name), len(extra), 0, 0, 0, 0, len(local)) + name + extra
        local += b"PK\x03\x04" + struct.pack("<HHH", 20, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(local), 0)
    return bytes(local + directory) + b"PK\x05\x06" + end


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        (b"\xc4" * 60_000, b""),
        (b"a" + b"/__MACOSX/" * 6_000 + b"\n\n", b""),
        (b"\xc4" * 60_000, (struct.pack("<HH", 0x7075, 6) + b"\x01\0\0\0\0x") * 300),
    ],
)
def test_long_names_in_a_zip(name: bytes, extra: bytes) -> None:
    with quickly():
        contents = open_zip(zip_with(200, name, extra), Budget(ContainerLimits()))
    assert contents is not None
    assert len(contents.entries) == 200


def test_the_end_of_a_long_path_is_its_name() -> None:
    contents = open_zip(zip_with(1, b"x/" * 20_000 + "Łódź.pdf".encode("cp852")), Budget(ContainerLimits()))
    assert contents is not None
    assert contents.entries[0].name.endswith("/Łódź.pdf")
    assert len(contents.entries[0].name) == 1_000


def test_extra_fields_in_a_zip() -> None:
    raw = zip_with(900, b"a", struct.pack("<HH", 0x9999, 0) * 16_000)
    with quickly(), pytest.raises(ContainerDamaged):
        open_zip(raw, Budget(ContainerLimits()))


def test_streams_without_an_end_in_a_pdf() -> None:
    stream = b"/ObjStm stream\n" + zlib.compress(b"") + b"\n"
    with quickly():
        assert may_hold_files(b"%PDF-1.5\n" + stream * 2_000 + b"x" * 30_000_000)
        assert may_hold_files(b"%PDF-1.5\n" + stream * 2_000 + b"x" * 30_000_000 + b"endstream")
    assert not may_hold_files(b"%PDF-1.5\n" + (stream + b"endstream\n") * 100)


def test_a_gzip_file_of_several_members() -> None:
    packed = gzip.compress(b"Faktura ") + gzip.compress(b"1/2026")
    contents = open_gzip(packed, "a.txt.gz", Budget(ContainerLimits()))
    assert contents is not None
    assert contents.entries[0].data == b"Faktura 1/2026"
    with quickly(), pytest.raises(ContainerDamaged):
        open_gzip(gzip.compress(b"") * 500_000, "a.gz", Budget(ContainerLimits()))
    with pytest.raises(ContainerDamaged):
        open_gzip(packed + b"rubbish", "a.gz", Budget(ContainerLimits()))


def test_packed_mails_share_the_time_of_their_containers() -> None:
    slow = multipart(b"\r\n" + b"x\r\n" * 60_000)
    raw = multipart(*[b'Content-Type: application/octet-stream; name="a.eml"\r\n\r\n' + slow.replace(b"B", b"C")] * 30)
    limits = replace(ContainerLimits(), seconds=0.2)
    with quickly():
        found = unpack(raw, [], limits=limits)
    waiting = [file.waits.code for file in found.files if file.waits]
    assert "container_too_slow" in waiting
    assert set(waiting) <= {"container_too_slow", "message_too_slow"}
