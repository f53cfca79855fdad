"""Barcodes on a page's picture: our separator sheets, those of scanners, and the QR code of KSeF.

zxing-cpp decodes in this process, so what it may cost is bounded by pixels and by a budget of time; whatever goes
wrong means that there is no code.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Final

import zxingcpp
from PIL import Image

from ..reading.values.fold import fold

_logger = logging.getLogger(__name__)

SEPARATOR: Final = "DOCINTAKE:SPLIT"
"""What our separator sheets say, as QR code, as Code 128 and in letters."""
_SEPARATORS: Final = frozenset({fold(SEPARATOR), "patcht", "patch2", "patchii", "patch3", "patchiii"})
_FORMATS = zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128))
_KSEF = re.compile(
    r"https?://[a-z0-9.\-]*ksef[a-z0-9.\-]*\.mf\.gov\.pl/(?:[a-z\-]+/)?invoice/"
    r"(?P<nip>\d{10})/(?P<date>\d{2}-\d{2}-\d{4})/(?P<hash>[A-Za-z0-9_%+/=\-]{20,100})",
    re.I,
)
MAX_PIXELS: Final = 4_500_000
MAX_CODES: Final = 20
MAX_LENGTH: Final = 2_000
SECONDS: Final = 30.0
"""For all pages of a file. A page takes about 0.05 s; one made to be slow took 3 s."""


@dataclass(frozen=True, slots=True)
class KsefCode:
    """What the first QR code (KOD I) of a KSeF invoice says."""

    nip: str
    date: str
    """As in the code: day-month-year."""
    hash: str
    """SHA-256 of the invoice's XML in Base64URL."""


@dataclass(frozen=True, slots=True)
class PageCodes:
    is_separator: bool = False
    ksef: tuple[KsefCode, ...] = ()


class CodeReader:
    """Decodes the pages of one file, as long as its time lasts. May be used from several threads."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._left = seconds
        self._lock = Lock()

    def read(self, grey: Image.Image) -> PageCodes:
        """The codes on a picture of mode L that we know; none when time is over or decoding fails."""
        if self._left <= 0:
            return PageCodes()
        started = time.monotonic()
        try:
            return interpret(_decode(grey))
        except Exception as error:  # noqa: BLE001 - no code is worth a document
            _logger.info("No barcodes read: %s", type(error).__name__)
            return PageCodes()
        finally:
            with self._lock:
                self._left -= time.monotonic() - started


def _decode(grey: Image.Image) -> list[str]:
    while grey.width * grey.height > MAX_PIXELS:
        grey = grey.reduce(2)
    pixels = memoryview(grey.tobytes()).cast("B", (grey.height, grey.width))
    found = zxingcpp.read_barcodes(pixels, formats=_FORMATS, try_invert=False, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found[:MAX_CODES] if len(code.text) <= MAX_LENGTH]


def interpret(texts: Iterable[str]) -> PageCodes:
    """What the contents of codes mean."""
    separator = False
    ksef: dict[str, KsefCode] = {}
    for text in texts:
        separator = separator or is_separator(text)
        match = _KSEF.fullmatch(text.strip())
        if match:
            digest = match["hash"].replace("+", "-").replace("/", "_").removesuffix("=").removesuffix("%3D")
            ksef[digest] = KsefCode(match["nip"], match["date"], digest)
    return PageCodes(separator, tuple(ksef.values()))


def is_separator(text: str) -> bool:
    """Whether a code's content, or a line of a page, is that of a separator sheet."""
    return len(text) <= 40 and fold(text) in _SEPARATORS
