"""What the caller of a reading may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..files.limits import Limits

# Grows with every change that can change a result: a document is read again when its reading is
# older.
READER_VERSION = 11


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """``own_vat``: the VAT number of the company the document was sent to, any notation
    (``526-000-12-46``, ``PL526...``).

    ``languages``: tesseract's notation, ``pol+eng``. ``today`` bounds two-digit years and finds
    dates in the future; it is the machine's date when left out. ``use_xml=False`` reads the page
    although an e-invoice is embedded (measuring). ``workers``: pages recognised side by side, by
    default one for each core.
    """

    own_vat: str | None = None
    languages: str = "pol+eng"
    limits: Limits = field(default_factory=Limits)
    today: date | None = None
    force_ocr: bool = False
    use_xml: bool = True
    passwords: tuple[str, ...] = field(default=(), repr=False)
    workers: int | None = None
