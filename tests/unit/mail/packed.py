"""Makes the containers of the tests: zip, TNEF, S/MIME, PDF with files, and mails that carry them."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zipfile
import zlib
from email.message import EmailMessage
from functools import cache

import pypdfium2
import pyzipper
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from intake_core.mail.content.message import MessagePart
from intake_core.mail.unpack import ContainerLimits, SenderPassword, Unpacked, UnpackedPart, unpack

PDF = b"%PDF-1.4\n%%EOF\n"
SENDER = "biuro@dostawca.pl"


def mail(*files: tuple[str, bytes], text: str = "Dzień dobry", sender: str = SENDER) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "faktury+firma@doc-intake.test"
    message["Subject"] = "Faktura"
    message["Message-ID"] = "<1@dostawca.pl>"
    message.set_content(text)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def unpacked(
    *files: tuple[str, bytes], passwords: tuple[str, ...] = (), limits: ContainerLimits | None = None
) -> Unpacked:
    book = [SenderPassword("*", password) for password in passwords]
    return unpack(mail(*files), [], book, limits)


def listed(*files: tuple[str, bytes], passwords: tuple[str, ...] = ()) -> tuple[UnpackedPart, ...]:
    return unpacked(*files, passwords=passwords).files


def outline(files: tuple[UnpackedPart, ...]) -> list[tuple[str, str, str]]:
    """(path, name, code) of each file; the code is why it waits, or why it is left out, or nothing."""
    rows = []
    for file in files:
        reason = file.waits or file.ignored
        rows.append((file.part.path, file.part.name, reason.code if reason else ""))
    return rows


def a_part(data: bytes, name: str = "x", declared_type: str = "application/octet-stream") -> MessagePart:
    return MessagePart("2", name, declared_type, "attachment", "", data)


# -- zip -----------------------------------------------------------------------------------------------------------


def zip_of(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def aes_zip(password: str, *files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def old_crypto_zip(password: bytes, name: str, data: bytes) -> bytes:
    """A zip with the traditional encryption (APPNOTE 6.1), which no library at hand writes."""
    table = [_crc_entry(n) for n in range(256)]
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    for byte in password:
        update(byte)
    crc = zlib.crc32(data)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = b"x" * 11 + bytes([crc >> 24]) + packer.compress(data) + packer.flush()
    cipher = bytearray()
    for byte in plain:
        mask = keys[2] | 2
        cipher.append(byte ^ (((mask * (mask ^ 1)) >> 8) & 0xFF))
        update(byte)
    raw_name = name.encode("ascii")
    common = struct.pack("<HHHHHIIIHH", 20, 1, 8, 0, 33, crc, len(cipher), len(data), len(raw_name), 0)
    local = b"PK\x03\x04" + common + raw_name + bytes(cipher)
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + raw_name
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def _crc_entry(n: int) -> int:
    for _ in range(8):
        n = (n >> 1) ^ 0xEDB88320 if n & 1 else n >> 1
    return n


def named_in(raw_name: bytes, data: bytes = PDF) -> bytes:
    """A zip whose one name is written in an unknown code page."""
    stand_in = "x" * len(raw_name)
    return zip_of((stand_in, data), method=zipfile.ZIP_STORED).replace(stand_in.encode(), raw_name)


# -- TNEF ([MS-OXTNEF]) --------------------------------------------------------------------------------------------

_MESSAGE, _ATTACHMENT = 1, 2


def tnef_of(*files: tuple[str, bytes], body: bytes = b"", objects: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    out = struct.pack("<IH", 0x223E9F78, 1) + _attribute(_MESSAGE, 0x9006, 8, struct.pack("<I", 0x10000))
    out += _attribute(_MESSAGE, 0x9007, 6, struct.pack("<II", 1250, 0))
    if body:
        out += _attribute(_MESSAGE, 0x800C, 2, body)
    for name, data in files:
        out += _attribute(_ATTACHMENT, 0x9002, 6, bytes(14))
        out += _attribute(_ATTACHMENT, 0x800F, 6, data)
        out += _attribute(_ATTACHMENT, 0x8010, 1, name[:8].encode("cp1250", "replace") + b"\0")
        long_name = name.encode("utf-16-le") + b"\0\0"
        out += _attribute(_ATTACHMENT, 0x9005, 6, struct.pack("<I", 1) + _property(0x1F, 0x3707, long_name))
    for name, data in objects:
        out += _attribute(_ATTACHMENT, 0x9002, 6, bytes(14))
        out += _attribute(_ATTACHMENT, 0x8010, 1, name.encode("cp1250") + b"\0")
        message_object = bytes.fromhex("0703020000000000c000000000000046") + data
        out += _attribute(_ATTACHMENT, 0x9005, 6, struct.pack("<I", 1) + _property(0x0D, 0x3701, message_object))
    return out + bytes(12)


def _attribute(level: int, name: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def _property(kind: int, name: int, data: bytes) -> bytes:
    padded = data + bytes(-len(data) % 4)
    return struct.pack("<HHII", kind, name, 1, len(data)) + padded


# -- S/MIME ---------------------------------------------------------------------------------------------------------


@cache
def _signer() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Podpis")])
    start = dt.datetime(2025, 1, 1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(start).not_valid_after(start + dt.timedelta(days=3650))
    return builder.sign(key, hashes.SHA256()), key


def signed(data: bytes, *, detached: bool = False) -> bytes:
    certificate, key = _signer()
    options = [pkcs7.PKCS7Options.Binary] + ([pkcs7.PKCS7Options.DetachedSignature] if detached else [])
    builder = pkcs7.PKCS7SignatureBuilder().set_data(data).add_signer(certificate, key, hashes.SHA256())
    return builder.sign(serialization.Encoding.DER, options)


def enveloped(data: bytes) -> bytes:
    builder = pkcs7.PKCS7EnvelopeBuilder().set_data(data).add_recipient(_signer()[0])
    return builder.encrypt(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary])


def compressed(data: bytes) -> bytes:
    content = {
        "version": "v0",
        "compression_algorithm": {"algorithm": "zlib"},
        "encap_content_info": {"content_type": "data", "content": zlib.compress(data)},
    }
    return cms.ContentInfo({"content_type": "compressed_data", "content": cms.CompressedData(content)}).dump()


def smime_mail(der: bytes, smime_type: str = "signed-data") -> bytes:
    message = EmailMessage()
    message["From"] = SENDER
    message["To"] = "faktury+firma@doc-intake.test"
    message["Subject"] = "Podpisana"
    message["Message-ID"] = "<2@dostawca.pl>"
    message.set_content(der, maintype="application", subtype="pkcs7-mime", filename="smime.p7m")
    message.set_param("smime-type", smime_type)
    return message.as_bytes()


# -- PDF ------------------------------------------------------------------------------------------------------------


def pdf_with(*files: tuple[str, bytes]) -> bytes:
    """A PDF of one page with embedded files, its objects in the open."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 200)
    for name, data in files:
        document.new_attachment(name).set_data(data)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def packed_pdf(name: str = "", data: bytes = b"") -> bytes:
    """A PDF 1.5 whose catalogue lies in an object stream, as most programs write it; with a file or without."""
    names = b"/Names<</EmbeddedFiles<</Names[(%b)5 0 R]>>>>" % name.encode() if name else b""
    inside = {
        1: b"<</Type/Catalog/Pages 2 0 R%b>>" % names,
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        5: b"<</Type/Filespec/F(%b)/UF(%b)/EF<</F 6 0 R>>>>" % (name.encode(), name.encode()),
    }
    index, bodies = b"", b""
    for number, body in inside.items():
        index += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    packed = zlib.compress(index + bodies)
    out = b"%PDF-1.5\n"
    places = {6: len(out)}
    out += b"6 0 obj<</Length %d>>stream\n%b\nendstream endobj\n" % (len(data), data)
    places[7] = len(out)
    head = b"7 0 obj<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n"
    out += head % (len(inside), len(index), len(packed)) + packed + b"\nendstream endobj\n"
    places[8] = len(out)
    rows = b""
    order = list(inside)
    for number in range(9):
        if number in inside:
            rows += struct.pack(">BIH", 2, 7, order.index(number))
        else:
            rows += struct.pack(">BIH", 1 if number in places else 0, places.get(number, 0), 0)
    out += b"8 0 obj<</Type/XRef/Size 9/W[1 4 2]/Root 1 0 R/Length %d>>stream\n" % len(rows) + rows
    return out + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % places[8]
