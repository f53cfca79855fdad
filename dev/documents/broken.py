"""Files that a mailbox really receives and that no program should fall over.

Each function returns a file name and the bytes.
"""

from __future__ import annotations

import struct
import zlib

from reportlab.lib.pdfencrypt import StandardEncryption

from . import invent
from .generate import generate, render
from .layouts import layouts
from .model import Party
from .sheet import Sheet, Type

ENCRYPTED_PASSWORD = "Trzcina-2026"
"""Opens the file of :func:`encrypted_pdf`."""


def zero_bytes() -> tuple[str, bytes]:
    """An attachment that lost its content on the way."""
    return "faktura_pusta.pdf", b""


def exe_named_pdf() -> tuple[str, bytes]:
    """A Windows program called ``.pdf``: the headers of one, with no code in it."""
    dos = (
        b"MZ"
        + struct.pack("<29H", *([0x90, 3, 0, 4, 0, 0xFFFF, 0, 0xB8] + [0] * 21))
        + struct.pack("<I", 0x80)
    )
    stub = b"\x0e\x1f\xba\x0e\x00\xb4\x09\xcd\x21\xb8\x01\x4c\xcd\x21"
    stub += b"This program cannot be run in DOS mode.\r\r\n$"
    header = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 0xF0, 0x22)
    return "Faktura_VAT_2026_11.pdf", (dos + stub).ljust(0x80, b"\0") + header.ljust(0x380, b"\0")


def encrypted_pdf(seed: int = 1, buyer: Party | None = None) -> tuple[str, bytes]:
    """An invoice that asks for a password before it shows anything (:data:`ENCRYPTED_PASSWORD`)."""
    layout, overrides = layouts()["desktop"], invent.Overrides(line_count=3)
    seller = invent.supplier(layout, "pl", overrides, seed)
    style = invent.style(layout, "pl", seller, seed)
    invoice = invent.invoice(seed, layout, "pl", seller, buyer, overrides)
    lock = StandardEncryption(
        ENCRYPTED_PASSWORD, ownerPassword=f"{ENCRYPTED_PASSWORD}!", strength=128
    )
    return "faktura_zaszyfrowana.pdf", render(layout, invoice, style, encryption=lock)[0]


def many_pages_pdf(pages: int = 300) -> tuple[str, bytes]:
    """A list of ``pages`` pages, small in bytes."""
    sheet = Sheet("Zestawienie połączeń", "", pages=pages)
    text = Type("sans", 10)
    for page in range(1, pages + 1):
        if page > 1:
            sheet.new_page()
        sheet.text(50, 60, f"Zestawienie połączeń, strona {page} z {pages}", text)
    return "zestawienie_300_stron.pdf", sheet.finish()


def truncated_pdf(seed: int = 1) -> tuple[str, bytes]:
    """An invoice whose transfer broke off after 60 % of its bytes."""
    document = generate(seed, "web", "en", "text")
    return "invoice_truncated.pdf", document.data[: len(document.data) * 6 // 10]


def huge_picture(width: int = 20000, height: int = 10000) -> tuple[str, bytes]:
    """A white PNG of 200 megapixels in about 25 KB: a decompression bomb by its size alone."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * ((width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
        (b"IDAT", data),
        (b"IEND", b""),
    )
    png = b"\x89PNG\r\n\x1a\n"
    for kind, content in chunks:
        png += (
            struct.pack(">I", len(content))
            + kind
            + content
            + struct.pack(">I", zlib.crc32(kind + content))
        )
    return "skan_plakatu.png", png
