"""Names in zip files: most packers do not say in which code page they wrote them."""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075  # Info-ZIP's extra field: the name once more, in UTF-8
# Windows' own packer writes the OEM code page (852 in Central Europe, 775 in the Baltic states), others the ANSI one.
_CODE_PAGES = ("cp852", "cp1250", "cp775", "cp1257", "cp437")
_LONGEST = 1_000  # characters at the end of a path, where the name is; a path may have 65,535
_LETTERS = frozenset(
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"  # Polish
    "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ"  # Latvian
    "ėįųĖĮŲ"  # Lithuanian (rest above)
    "äöüßÄÖÜõÕ"  # German, Estonian
)


def name_of(info: zipfile.ZipInfo) -> str:
    """Return an entry's name as its sender saw it, with folders (of a long path its end); never raises."""
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename[-_LONGEST:]
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename[-_LONGEST:]
    return (_unicode_path(info.extra, raw) or guess(raw))[-_LONGEST:]


def guess(raw: bytes) -> str:
    """Return the reading of ``raw`` that has the most letters of our languages among its special characters."""
    for sure in ("ascii", "utf-8"):
        try:
            return raw.decode(sure)
        except UnicodeDecodeError:
            continue
    readings = [raw[-_LONGEST:].decode(page, "replace") for page in _CODE_PAGES]
    return max(readings, key=_score)  # the first of equals


def _score(text: str) -> int:
    special = [letter for letter in text if ord(letter) > 127]
    good = sum(letter in _LETTERS for letter in special)
    impossible = sum(not unicodedata.category(letter).startswith("L") for letter in special)
    return 2 * good - 3 * impossible - len(special)


def _unicode_path(extra: bytes, raw: bytes) -> str:
    position = 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, position)
        field = extra[position + 4 : position + 4 + size]
        position += 4 + size
        # Version 1, then the checksum of the plain name: a renamed entry has an outdated field.
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            if struct.unpack_from("<I", field, 1)[0] != zlib.crc32(raw):
                return ""
            return field[5:].decode("utf-8", "replace")
    return ""
