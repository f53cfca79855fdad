"""Files are what their bytes say."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_core.files.digest import sha256_hex
from intake_core.files.errors import FileEmpty, FileTooLarge
from intake_core.files.limits import MEGABYTE, Limits
from intake_core.files.sniff import sniff


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "family", "extension"),
    [
        (b"%PDF-1.7\n", "a.pdf", "pdf", ".pdf"),
        (b"junk of a mail gateway\r\n%PDF-1.4\n", "a.bin", "pdf", ".pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.pdf", "image", ".jpg"),
        (b"\x89PNG\r\n\x1a\n", "", "image", ".png"),
        (b"II*\x00\x08\x00", "", "image", ".tiff"),
        (b"\x00\x00\x00\x18ftypheic\x00", "", "image", ".heic"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "", "image", ".webp"),
        (b"<?xml version='1.0'?><Invoice/>", "", "xml", ".xml"),
        (b"<?xsl href='a.xsl'?><Invoice/>", "", "xml", ".xml"),
        (b"\xef\xbb\xbf\n <Faktura xmlns='x'></Faktura>\n", "", "xml", ".xml"),
        ("<?xml version='1.0' encoding='UTF-16'?><a/>".encode("utf-16"), "", "xml", ".xml"),
        (b"<!DOCTYPE html><html>", "a.xml", "text", ".html"),
        (b"Zazolc gesla jazn", "", "text", ".txt"),
        (b"From: a@b.pl\r\nSubject: x\r\n\r\n", "", "archive", ".eml"),
        (_zip("invoice.pdf"), "a.pdf", "archive", ".zip"),
        (_zip("[Content_Types].xml", "word/document.xml"), "a.docx", "other", ".docx"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "faktura.pdf", "executable", ".exe"),
        (b"\x7fELF\x02\x01\x01\x00", "faktura.pdf", "executable", ""),
        (b"#!/bin/sh\nrm -rf /\n", "faktura.txt", "executable", ".sh"),
        (b"", "faktura.pdf", "empty", ""),
        (b"\x00\x01\x02\x03", "faktura.pdf", "other", ".bin"),
        (b"MZ is how this letter begins", "", "text", ".txt"),
    ],
)
def test_content_decides(data: bytes, name: str, family: str, extension: str) -> None:
    kind = sniff(data, name)
    assert (kind.family, kind.extension) == (family, extension)


@given(st.binary(max_size=600), st.text(max_size=20))
def test_any_bytes_are_of_some_kind(data: bytes, name: str) -> None:
    kind = sniff(data, name)
    assert kind.mimetype.count("/") == 1
    assert (kind.family == "empty") == (data == b"")


def test_sizes_are_checked_first() -> None:
    limits = Limits(max_bytes=2 * MEGABYTE)
    limits.check_size(b"x" * (2 * MEGABYTE))
    with pytest.raises(FileEmpty):
        limits.check_size(b"")
    with pytest.raises(FileTooLarge) as error:
        limits.check_size(b"x" * (2 * MEGABYTE + 1))
    assert str(error.value) == "The file has 3 MB; files up to 2 MB are read here."


def test_the_digest_is_sha256() -> None:
    assert sha256_hex(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
