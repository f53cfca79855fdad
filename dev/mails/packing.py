"""Files packed the way senders pack them: zip archives, also with a password, and Outlook's winmail.dat.

The same files give the same bytes, so that the demo's mails are the same each time.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

_FIRST_KEYS = (0x12345678, 0x23456789, 0x34567890)
_MESSAGE, _ATTACHMENT = 1, 2


def zip_of(*files: tuple[str, bytes]) -> bytes:
    """A zip archive of (name, bytes) pairs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def locked_zip(password: str, name: str, data: bytes) -> bytes:
    """A zip archive of one file with the traditional encryption (APPNOTE.TXT 6.1), as Windows makes it; ASCII only."""
    crc = zlib.crc32(data)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = b"\0" * 11 + bytes([crc >> 24]) + packer.compress(data) + packer.flush()
    cipher = _encrypted(password.encode("ascii"), plain)
    raw_name = name.encode("ascii")
    head = struct.pack("<HHHHHIIIHH", 20, 1, 8, 0, 33, crc, len(cipher), len(data), len(raw_name), 0)
    local = b"PK\x03\x04" + head + raw_name + cipher
    central = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + raw_name
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def _encrypted(password: bytes, plain: bytes) -> bytes:
    keys = list(_FIRST_KEYS)

    def update(byte: int) -> None:
        keys[0] = _crc(keys[0], byte)
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = _crc(keys[2], keys[1] >> 24)

    for byte in password:
        update(byte)
    cipher = bytearray()
    for byte in plain:
        mask = (keys[2] | 2) & 0xFFFF
        cipher.append(byte ^ ((mask * (mask ^ 1)) >> 8 & 0xFF))
        update(byte)
    return bytes(cipher)


def _crc(value: int, byte: int) -> int:
    # zlib turns the bits at the beginning and at the end; here they stay as they are.
    return zlib.crc32(bytes([byte]), value ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


def winmail(*files: tuple[str, bytes]) -> bytes:
    """What Outlook sends as winmail.dat, with (name, bytes) pairs in it ([MS-OXTNEF])."""
    out = struct.pack("<IH", 0x223E9F78, 1)
    out += _attribute(_MESSAGE, 0x9006, 8, struct.pack("<I", 0x10000))
    out += _attribute(_MESSAGE, 0x9007, 6, struct.pack("<II", 1250, 0))
    for name, data in files:
        out += _attribute(_ATTACHMENT, 0x9002, 6, bytes(14))
        out += _attribute(_ATTACHMENT, 0x800F, 6, data)
        long_name = name.encode("utf-16-le") + b"\0\0"
        named = struct.pack("<IHHII", 1, 0x1F, 0x3707, 1, len(long_name))
        out += _attribute(_ATTACHMENT, 0x9005, 6, named + long_name + bytes(-len(long_name) % 4))
    return out


def _attribute(level: int, name: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BHHI", level, name, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
