"""PDF files written object by object, for files that no library would write."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

PAGE_SIZE = b"[0 0 595 842]"
HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object as it is."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def packed(content: bytes, times: int = 1, entries: bytes = b"") -> bytes:
    """A stream object, deflated once or several times over."""
    for _time in range(times):
        content = zlib.compress(content, 9)
    return stream(content, b"/Filter [%s] %s" % (b"/FlateDecode " * times, entries))


def deflated_zeros(size: int, times: int) -> bytes:
    """``size`` zero bytes (whole megabytes) deflated ``times`` times, without ever holding them."""
    return deflated(bytes(1 << 20), size >> 20, times)


def deflated(block: bytes, count: int, times: int) -> bytes:
    """``block`` over and over, deflated ``times`` times."""
    packer = zlib.compressobj(9, wbits=-15)
    packer.compress(bytes(16))
    packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers to what came before: the same bytes again are the block
    # again.
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    content = b"\x78\xda" + once * count + b"\x03\x00"  # and an empty last block
    content += _adler(block, count).to_bytes(4, "big")
    for _time in range(times - 1):
        content = zlib.compress(content, 9)
    return content


def _adler(block: bytes, count: int) -> int:
    """Adler-32 of ``block`` over and over (RFC 1950): a sum, and a sum of sums."""
    once = zlib.adler32(block)
    low, high = (once & 0xFFFF) - 1, (once >> 16) - len(block)
    a = (1 + count * low) % 65521
    b = (count * high + len(block) * (count + low * (count * (count - 1) // 2))) % 65521
    return b << 16 | a


def write(objects: Sequence[bytes], trailer: bytes = b"", head: bytes = b"%PDF-1.7\n") -> bytes:
    """Object 1 is the catalogue; ``trailer`` is added to the trailer's entries."""
    out = bytearray(head)
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def one_page(
    content: bytes,
    more: Sequence[bytes] = (),
    resources: bytes = b"/Font << /F1 5 0 R >>",
    size: bytes = PAGE_SIZE,
    catalogue: bytes = b"",
) -> bytes:
    """A page whose content stream object is ``content``; ``more`` objects are numbered from 6."""
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << %s >> >>"
            % (size, resources),
            content,
            HELVETICA,
            *more,
        ]
    )


def line(text: str, x: float = 72, y: float = 700, size: float = 12) -> bytes:
    """Content that shows one line of Latin text."""
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (size, x, y, escaped)
