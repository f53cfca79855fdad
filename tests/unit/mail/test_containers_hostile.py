"""Containers made to do harm: refused before they grow, and the mail around them is none the worse."""

from __future__ import annotations

import gzip
import random
import struct
import time
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed import (
    PDF,
    _attribute,
    aes_zip,
    compressed,
    listed,
    mail,
    old_crypto_zip,
    outline,
    packed_pdf,
    pdf_with,
    signed,
    smime_mail,
    tnef_of,
    unpacked,
    zip_of,
)

from intake_core.errors import IntakeError
from intake_core.mail.containers.limits import Budget
from intake_core.mail.containers.zip_archive import open_zip
from intake_core.mail.unpack import ContainerLimits, SenderPassword, unpack

SMALL = ContainerLimits(depth=3, files=20, bytes=200_000, ratio_from=20_000, seconds=8, file_seconds=3)


def only(data: bytes, name: str = "a.zip", limits: ContainerLimits | None = None) -> str:
    """The code with which the one file is listed; a good file beside it must come out."""
    found = unpacked((name, data), ("dobry.pdf", PDF), limits=limits)
    assert outline(found.files)[-1][1:] == ("dobry.pdf", "")
    assert len(found.files) == 2
    assert found.waits is not None
    return found.waits.code


def overlapping(count: int) -> bytes:
    """All names share one piece of packed data."""
    plain = bytes(100_000)
    packed = zlib.compress(plain, 9)[2:-4]
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, zlib.crc32(plain), len(packed), len(plain), 1, 0)
    local = b"PK\x03\x04" + head + b"a" + packed
    central = (b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"a") * count
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(local), 0)


def test_a_bomb_is_not_inflated() -> None:
    start = time.monotonic()
    assert only(zip_of(("zeros", bytes(60_000_000)))) == "container_bomb"
    assert only(gzip.compress(bytes(60_000_000)), "a.gz") == "container_bomb"
    assert only(compressed(bytes(60_000_000)), "a.p7m") == "container_bomb"
    assert only(overlapping(500)) == "container_bomb"
    assert only(overlapping(60_000)) == "container_too_many"
    assert time.monotonic() - start < 10


def test_honest_compression_passes() -> None:
    rows = b"".join(b"%06d;12.50;PLN;faktura\n" % n for n in range(100_000))
    assert len(rows) > 2_000_000
    assert outline(listed(("a.zip", zip_of(("a.csv", rows)))))[1:] == [("2/1", "a.csv", "")]


def test_ten_thousand_names() -> None:
    assert only(zip_of(*((f"{n}.txt", b"x") for n in range(10_000)))) == "container_too_many"


def test_the_limits_hold_for_the_whole_mail() -> None:
    one = zip_of(*((f"{n}.pdf", PDF) for n in range(600)))
    found = unpacked(("a.zip", one), ("b.zip", one))
    assert [file.waits.code for file in found.files if file.waits] == ["container_too_many"]
    assert len(found.files) == 602
    noise = random.Random(1).randbytes(150_000)
    found = unpacked(("a.zip", zip_of(("a", noise))), ("b.zip", zip_of(("a", noise))), limits=SMALL)
    assert [code for _path, _name, code in outline(found.files)] == ["container_opened", "", "container_too_large"]


def test_zip_in_zip_in_zip() -> None:
    data = PDF
    for level in range(9):
        data = zip_of((f"{level}.zip" if level else "a.pdf", data))
    rows = outline(listed(("x.zip", data)))
    assert [code for _path, _name, code in rows] == 5 * ["container_opened"] + ["container_too_deep"]


def test_pdf_in_pdf_in_pdf() -> None:
    data = pdf_with(("x.pdf", PDF))
    for level in range(8):
        data = pdf_with((f"{level}.pdf", data))
    rows = outline(listed(("x.pdf", data)))
    assert [code for _path, _name, code in rows] == 5 * [""] + ["container_too_deep"]


def test_a_zip_that_holds_itself() -> None:
    """A quine cannot be made in a test, but what it looks like can: each level the same name, ever deeper."""
    data = PDF
    for _ in range(40):
        data = zip_of(("r.zip", data), method=zipfile.ZIP_STORED)
    assert outline(listed(("r.zip", data)))[-1][2] == "container_too_deep"


def test_many_zips_side_by_side_in_levels() -> None:
    """16 files of 16 files of 16 files."""
    data = PDF
    for _ in range(4):
        data = zip_of(*((f"{n}.zip", data) for n in range(16)))
    start = time.monotonic()
    files = listed(("a.zip", data))
    assert len(files) <= 1001
    assert {file.waits.code for file in files if file.waits} == {"container_too_many"}
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("cut", [1, 10, 22, 30, 60, 100])
def test_a_zip_cut_short(cut: int) -> None:
    assert only(zip_of(("a.pdf", PDF * 5), ("b.pdf", PDF))[:-cut]) == "container_damaged"


def test_a_damaged_file_leaves_its_neighbour() -> None:
    data = bytearray(zip_of(("a.pdf", PDF * 50), ("b.pdf", PDF), method=zipfile.ZIP_STORED))
    data[60] ^= 0xFF
    found = unpacked(("a.zip", bytes(data)))
    assert outline(found.files) == [("2", "a.zip", "container_damaged"), ("2/2", "b.pdf", "")]


def test_lies_about_sizes() -> None:
    honest = zip_of(("a.pdf", PDF))
    size = struct.pack("<I", len(PDF))
    assert only(honest.replace(size, struct.pack("<I", 300_000_000))) == "container_too_large"
    assert only(honest.replace(size, struct.pack("<I", len(PDF) - 1))) == "container_damaged"
    assert only(honest.replace(size, struct.pack("<I", len(PDF) + 1))) == "container_damaged"
    long = zip_of(("a.pdf", bytes(900_000) + b"x"))
    assert only(long.replace(struct.pack("<I", 900_001), struct.pack("<I", 5_000))) == "container_damaged"
    # zip64: "look into the extra field", which is not there or says 2^63
    assert only(honest.replace(size, b"\xff\xff\xff\xff")) in ("container_too_large", "container_damaged")
    end = honest.rindex(b"PK\x05\x06")
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 2**63 - 1, 2**63 - 1)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    assert only(honest[:end] + record + locator + honest[end:]) == "container_damaged"


def test_an_unknown_method() -> None:
    data = bytearray(zip_of(("a.pdf", PDF), method=zipfile.ZIP_STORED))
    central = data.index(b"PK\x01\x02")
    data[8:10] = data[central + 10 : central + 12] = struct.pack("<H", 14)  # LZMA
    assert only(bytes(data)) == "container_method"


def test_many_passwords_and_many_locked_files_take_bounded_time() -> None:
    data = aes_zip("x", *((f"{n}.pdf", PDF) for n in range(900)))
    start = time.monotonic()
    found = unpacked(("a.zip", data), passwords=tuple(f"p{n}" for n in range(30)))
    assert time.monotonic() - start < 5
    assert outline(found.files) == [("2", "a.zip", "container_password")]


def test_out_of_time() -> None:
    limits = ContainerLimits(seconds=0)
    assert only(zip_of(("a.pdf", PDF)), limits=limits) == "container_too_slow"


def test_tnef_that_never_ends() -> None:
    """Four thousand million properties, as the file says."""
    endless = struct.pack("<IH", 0x223E9F78, 1) + _attribute(1, 0x9003, 6, b"\xff\xff\xff\xff") + bytes(12)
    start = time.monotonic()
    assert only(endless, "winmail.dat", SMALL) == "container_too_slow"
    assert time.monotonic() - start < 8


@pytest.mark.parametrize("data", [tnef_of(("a.pdf", PDF))[:30], b"\x78\x9f\x3e\x22", b"\x78\x9f\x3e\x22" + bytes(50)])
def test_damaged_tnef(data: bytes) -> None:
    found = unpacked(("winmail.dat", data))
    assert outline(found.files)[0][2] in ("container_damaged", "container_opened")


def _indefinite(chunks: int) -> bytes:
    """A signed message in BER whose content comes in pieces of one byte."""
    return (
        bytes.fromhex("3080 06092a864886f70d010702 a080 3080 020101 3100 3080 06092a864886f70d010701 a080 2480")
        + b"\x04\x01x" * chunks
        + bytes.fromhex("0000 0000 0000 3100 0000 0000 0000")
    )


def test_signed_in_many_pieces() -> None:
    files = listed(("x.txt.p7m", _indefinite(1000)))
    assert files[1].part.data == b"x" * 1000
    start = time.monotonic()
    assert only(_indefinite(2_000_000), "x.p7m", SMALL) == "container_too_slow"
    assert time.monotonic() - start < 8


@pytest.mark.parametrize(
    "data",
    [
        bytes.fromhex("3080 06092a864886f70d010702") + b"\xa0\x80" * 100_000,
        signed(PDF)[:200],
        bytes.fromhex("300b 06092a864886f70d010702"),
        bytes.fromhex("300d 06092a864886f70d010702 a000"),
    ],
)
def test_damaged_smime(data: bytes) -> None:
    found = unpacked(("x.p7m", data))
    assert outline(found.files) in ([("2", "x.p7m", "container_damaged")], [("2", "x.p7m", "part_signature")])


def test_a_mail_in_a_zip_that_cannot_be_parsed() -> None:
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(60))
    assert outline(listed(("a.zip", zip_of(("x.eml", b"From: a@b.pl\r\n" + deep)))))[1][2] == "message_too_deep"


# -- any bytes ----------------------------------------------------------------------------------------------------

SEEDS = [
    zip_of(("a.pdf", PDF), ("b/żółw.txt", b"x" * 500), ("i.zip", zip_of(("c.pdf", PDF)))),
    aes_zip("a", ("a.pdf", PDF)),
    old_crypto_zip(b"a", "a.pdf", PDF),
    gzip.compress(PDF),
    zip_of(("a.eml", mail(("w.pdf", PDF)))),
]
CHILDREN = [
    tnef_of(("a.pdf", PDF), body=b"x"),
    signed(PDF),
    compressed(PDF),
    pdf_with(("a.pdf", PDF)),
    packed_pdf("a", b"x"),
]


@st.composite
def damaged(draw: st.DrawFn, seeds: list[bytes]) -> bytes:
    data = bytearray(draw(st.sampled_from(seeds)))
    for _ in range(draw(st.integers(0, 5))):
        at, length = draw(st.integers(0, max(len(data) - 1, 0))), draw(st.integers(0, 40))
        how = draw(st.sampled_from(["change", "cut", "double", "insert", "end"]))
        if how == "change" and data:
            data[at] = draw(st.integers(0, 255))
        elif how == "cut":
            del data[at : at + length]
        elif how == "double":
            data[at:at] = data[at : at + length]
        elif how == "insert":
            data[at:at] = draw(st.binary(max_size=8))
        else:
            del data[at:]
    return bytes(data)


def check(raw: bytes) -> None:
    """What holds for every mail whatsoever."""
    try:
        found = unpack(raw, ["own@firm.example"], [SenderPassword("*", "a")], SMALL)
    except IntakeError as error:
        assert str(error)
        return
    paths = [file.part.path for file in found.files]
    assert len(set(paths)) == len(paths)
    packed = [file for file in found.files if "/" in file.part.path]
    assert len(packed) <= SMALL.files
    assert sum(len(file.part.data) for file in packed) <= 2 * SMALL.bytes
    for file in found.files:
        assert file.part.path.count("/") <= SMALL.depth
        assert file.part.name
        assert not set(file.part.name) & set('\\/:*?"<>|\0\n')
        file.part.name.encode()
        assert all(len(name) <= 150 for name in file.part.from_)
        for reason in (file.ignored, file.waits):
            assert reason is None or str(reason)
        assert not (file.container and not file.ignored and not file.waits)


@settings(max_examples=500, deadline=None)
@given(damaged(SEEDS), st.sampled_from(["a.zip", "x.gz", "x.eml", "x"]))
def test_any_archive(data: bytes, name: str) -> None:
    check(mail((name, data)))


@settings(max_examples=60, deadline=None)
@given(damaged(CHILDREN), st.sampled_from(["winmail.dat", "smime.p7m", "x.pdf"]))
def test_any_file_for_a_child_process(data: bytes, name: str) -> None:
    check(mail((name, data)))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(
        [b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", b"%PDF-1.7/ObjStm stream\n", b"%PDF-/EmbeddedFile"]
    ),
    st.binary(max_size=200),
)
def test_bytes_that_begin_like_a_container(start: bytes, rest: bytes) -> None:
    check(mail(("x", start + rest)))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([b"\x78\x9f\x3e\x22", bytes.fromhex("3080 06092a864886f70d010702"), b"MIAGCSqGSIb3DQEHAqCA"]),
    st.binary(max_size=100),
)
def test_bytes_that_begin_like_one_for_a_child_process(start: bytes, rest: bytes) -> None:
    check(mail(("x", start + rest)))
    check(smime_mail(start + rest))


@settings(max_examples=400, deadline=None)
@given(damaged(SEEDS[:3]))
def test_the_zip_reader_alone(data: bytes) -> None:
    budget = Budget(SMALL)
    try:
        contents = open_zip(data, budget, ["a"])
    except IntakeError as error:
        assert str(error)
        return
    if contents is not None:
        assert sum(len(entry.data) for entry in contents.entries) <= SMALL.bytes
        assert budget.bytes >= 0
        assert budget.files >= 0
