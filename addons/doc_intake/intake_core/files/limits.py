"""Bounds that hold before and while a file is opened."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import FileEmpty, FileTooLarge

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Seconds are wall clock, sizes are bytes.

    ``max_text_pages`` and ``max_ocr_pages`` do not refuse a file: the first pages are read and the
    reading carries the warning ``pages_capped``. ``max_pixels`` is one picture's width x height,
    before decoding.
    """

    max_bytes: int = 50 * MEGABYTE
    max_text_pages: int = 100
    max_ocr_pages: int = 20
    max_pixels: int = 100_000_000
    page_seconds: float = 60.0
    document_seconds: float = 300.0
    memory_bytes: int = 1024 * MEGABYTE
    max_xml_bytes: int = 20 * MEGABYTE
    max_xml_depth: int = 100
    max_xml_elements: int = 500_000
    ocr_dpi: int = 200

    def check_size(self, data: bytes) -> None:
        """Raise FileEmpty or FileTooLarge."""
        if not data:
            raise FileEmpty()
        if len(data) > self.max_bytes:
            raise FileTooLarge(
                size_mb=-(-len(data) // MEGABYTE), limit_mb=self.max_bytes // MEGABYTE
            )
