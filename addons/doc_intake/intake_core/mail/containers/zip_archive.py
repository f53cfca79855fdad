"""Zip files, also encrypted ones: everything is checked before a byte is inflated, and again while it is."""

from __future__ import annotations

import io
import itertools
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from typing import IO

import pyzipper

from ..reason import Reason
from .contents import SYSTEM_FILE, Contents, Entry
from .errors import ContainerBomb, ContainerDamaged, ContainerError, ContainerMethod, ContainerPassword
from .limits import Budget
from .zip_names import name_of

_CENTRAL = b"PK\x01\x02"
_CENTRAL_EXTRA = 30  # where a directory entry tells the length of its extra fields
_MOST_EXTRA = 2 * 2**20  # bytes of all of them; Python takes quadratic time to read those of one file
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
# Stored, deflate, bzip2. LZMA reserves the memory its header names before it has a byte.
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
_CHUNK = 256 * 1024
_LOCKED_FILES = 10  # so many in a row that no password opens: each try costs a millisecond by design
_FAILURES = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    OverflowError,
    AttributeError,
    TypeError,
    AssertionError,
    NotImplementedError,
    RuntimeError,
)
_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/.*|\._[^/]*|\.DS_Store|Thumbs\.db|ehthumbs\.db|desktop\.ini)$", re.IGNORECASE)
# The bookkeeping of the signed containers of ETSI EN 319 162 (asice, edoc, bdoc, adoc), which are zip files.
_SIGNED_CONTAINER = re.compile(r"^(?:mimetype|META-INF/.*)$")
_OFFICE = "[Content_Types].xml"


def open_zip(data: bytes, budget: Budget, passwords: Sequence[str] = ()) -> Contents | None:
    """Take the files out of a zip file; None when it is an office document, which is one file to people.

    Folders are no files and are not listed. Files that cannot be taken out leave ``waits`` and their neighbours come
    out all the same. Raises ContainerError when nothing is to be taken out: ContainerDamaged, ContainerBomb,
    ContainerTooMany, ContainerTooLarge, ContainerTooSlow.
    """
    budget.seconds()
    _check_directory(data, budget)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            files = [info for info in infos if not info.filename.endswith("/")]
            if any(info.filename == _OFFICE for info in files):
                return None
            _check(files, len(data), budget)
            return _take_out(archive, data, files, budget, passwords)
    except ContainerError:
        raise
    except (*_FAILURES, MemoryError, RecursionError) as error:
        raise ContainerDamaged() from error


def _check_directory(data: bytes, budget: Budget) -> None:
    """Raise when Python, which reads the whole directory at once, would take too long over it.

    Zip files that are stored, not deflated, in this one count too; their files would be taken out as well.
    """
    count = extra = 0
    position = data.find(_CENTRAL)
    while position >= 0:
        count += 1
        start = position + _CENTRAL_EXTRA
        extra += int.from_bytes(data[start : start + 2], "little")
        if count > 10 * budget.limits.files:
            budget.check(count, 0)
        if extra > _MOST_EXTRA:
            raise ContainerDamaged()
        position = data.find(_CENTRAL, position + len(_CENTRAL))


def _check(files: list[zipfile.ZipInfo], size: int, budget: Budget) -> None:
    """Raise when the directory promises too much, or more packed bytes than there are (overlapping files)."""
    budget.check(len(files), sum(info.file_size for info in files))
    for info in files:
        budget.check_ratio(info.compress_size, info.file_size)
    ranges = sorted((info.header_offset, info.header_offset + _LOCAL_HEADER + info.compress_size) for info in files)
    if any(end > start for (_start, end), (start, _end) in itertools.pairwise(ranges)):
        raise ContainerBomb()
    if sum(info.compress_size for info in files) > size:
        raise ContainerDamaged()


def _take_out(
    archive: zipfile.ZipFile, data: bytes, files: list[zipfile.ZipInfo], budget: Budget, passwords: Sequence[str]
) -> Contents:
    names = [name_of(info) for info in files]
    signed = bool(names) and names[0] == "mimetype" and any(name.startswith("META-INF/") for name in names)
    encrypted = _Encrypted(data, passwords)
    places = {id(info): place for place, info in enumerate(archive.infolist())}
    entries: list[Entry] = []
    trouble: ContainerError | None = None
    for number, (info, name) in enumerate(zip(files, names, strict=True), start=1):
        try:
            if info.flag_bits & _ENCRYPTED:
                content = encrypted.read(places[id(info)], budget)
            else:
                content = _read(info, partial(archive.open, info), budget)
        except (ContainerDamaged, ContainerPassword, ContainerMethod) as error:
            # What needs a password says more than what is damaged beside it.
            if trouble is None or isinstance(error, ContainerPassword):
                trouble = error
            continue
        system = _SYSTEM.search(name) or (signed and _SIGNED_CONTAINER.match(name))
        entries.append(Entry(number, name, content, Reason(SYSTEM_FILE) if system else None))
    budget.take(len(entries), sum(len(entry.data) for entry in entries))
    return Contents(tuple(entries), Reason(trouble.code, trouble.params) if trouble else None)


def _read(info: zipfile.ZipInfo, opened: Callable[[], IO[bytes]], budget: Budget) -> bytes:
    """Inflate one file. Raises ContainerDamaged, ContainerMethod, ContainerTooSlow."""
    if info.compress_type not in _METHODS:
        raise ContainerMethod(method=info.compress_type)
    found = bytearray()
    try:
        with opened() as stream:
            # The directory's word is the most that is taken; a file that is longer fails its checksum.
            while piece := stream.read(_CHUNK):
                found += piece
                budget.seconds()
                if len(found) > info.file_size:
                    raise ContainerDamaged()
    except ContainerError:
        raise
    except (*_FAILURES, MemoryError) as error:
        raise ContainerDamaged() from error
    if len(found) != info.file_size:
        raise ContainerDamaged()
    return bytes(found)


class _Encrypted:
    """The same archive, read by a library that knows AES; opened only when it is needed."""

    def __init__(self, data: bytes, passwords: Sequence[str]) -> None:
        self._data = data
        self._archive: pyzipper.AESZipFile | None = None
        # Packers took the letters of a password in the code page of their window or console.
        readings = (_encoded(one, page) for one in passwords for page in ("utf-8", "cp1250", "cp852"))
        self._passwords = list(dict.fromkeys(reading for reading in readings if reading))
        self._patience = _LOCKED_FILES

    def read(self, place: int, budget: Budget) -> bytes:
        """Decrypt the file at ``place`` of the directory (names may be there twice).

        Raises ContainerPassword, ContainerMethod, ContainerTooSlow.
        """
        if not self._passwords or not self._patience:
            raise ContainerPassword()
        if self._archive is None:
            self._archive = pyzipper.AESZipFile(io.BytesIO(self._data))
        archive = self._archive
        info = archive.infolist()[place]
        for password in list(self._passwords):
            budget.seconds()
            try:
                content = _read(info, partial(archive.open, info, pwd=password), budget)
            except ContainerDamaged:
                # A wrong password looks like damage: the check of the old method lets one in 256 pass.
                continue
            # The same password opens the other files as a rule.
            self._passwords.remove(password)
            self._passwords.insert(0, password)
            self._patience = _LOCKED_FILES
            return content
        self._patience -= 1
        raise ContainerPassword()


def _encoded(password: str, page: str) -> bytes:
    try:
        return password.encode(page)
    except UnicodeEncodeError:
        return b""
