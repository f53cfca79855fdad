"""PDF files that unfold to far more than they are, or lead in circles."""

from __future__ import annotations

import zlib

from .objects import (
    HELVETICA,
    PAGE_SIZE,
    deflated,
    deflated_zeros,
    line,
    one_page,
    packed,
    stream,
    write,
)

TEXT = "Hello from a page that can be read"
GIGABYTE = 1 << 30
_METRES_100 = b"[0 0 283465 283465]"


def content_of_gigabytes() -> bytes:
    """A content stream of 2 GB of blanks, deflated twice: 6 KB."""
    return one_page(
        stream(deflated_zeros(2 * GIGABYTE, 2), b"/Filter [/FlateDecode /FlateDecode]")
    )


def filters_in_a_row() -> bytes:
    """A content stream that says it was encoded 300 times."""
    return one_page(
        stream(zlib.compress(b"x" * 10_000), b"/Filter [%s]" % (b"/FlateDecode " * 300))
    )


def run_length() -> bytes:
    """Run lengths in deflate: 64 times more than deflate alone could give, 1 GB from 20 KB."""
    body = deflated(b"\x81 " * (1 << 19), 16, 1)
    return one_page(stream(body, b"/Filter [/FlateDecode /RunLengthDecode]"))


def _picture(entries: bytes, body: bytes, width: int, height: int) -> bytes:
    picture = stream(
        body,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d %s" % (width, height, entries),
    )
    content = stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q\n")
    return one_page(content, [picture], b"/XObject << /Im0 6 0 R >>")


def flate_picture(side: int = 30_000) -> bytes:
    """A white picture of 30,000 x 30,000 pixels in three colours: 2.7 GB from 2.6 MB."""
    size = side * side * 3
    return _picture(
        b"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/FlateDecode /FlateDecode]",
        deflated_zeros(size + (1 << 20), 2),
        side,
        side,
    )


def jbig2_picture() -> bytes:
    """A JBIG2 page of 4 billion by 4 billion pixels, as its header says."""
    page_information = b"\x00\x00\x00\x00\x30\x00\x01\x00\x00\x00\x13" + b"\xff" * 8 + bytes(11)
    return _picture(
        b"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
        page_information,
        65_535,
        65_535,
    )


def jpx_picture() -> bytes:
    """A JPEG 2000 codestream of 4 billion pixels a side in one tile, and no data for it."""
    far = b"\xff\xff\xff\xfe"
    size = b"\x00\x00" + far * 2 + bytes(8) + far * 2 + bytes(8) + b"\x00\x03" + b"\x07\x01\x01" * 3
    codestream = b"\xff\x4f\xff\x51" + (len(size) + 2).to_bytes(2, "big") + size
    codestream += b"\xff\x52\x00\x0c\x00\x00\x00\x01\x00\x05\x04\x04\x00\x00"
    codestream += b"\xff\x5c\x00\x13\x40" + b"\x40" * 16 + b"\xff\x90\x00\x0a" + bytes(8)
    return _picture(b"/Filter /JPXDecode", codestream + b"\xff\x93\xff\xd9", 60_000, 60_000)


def fax_picture() -> bytes:
    """A fax of 60,000 x 60,000 pixels in 100 bytes."""
    return _picture(
        b"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode"
        b" /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>",
        b"\xff" * 100,
        60_000,
        60_000,
    )


def huge_page() -> bytes:
    """A page of 100 x 100 metres."""
    return one_page(stream(line(TEXT)), size=_METRES_100)


def pages(count: int = 100_000) -> bytes:
    """100,000 pages, each an object of its own, with the same content."""
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(5, count + 5))
    shared = b"/MediaBox %s /Resources << /Font << /F1 3 0 R >> >>" % PAGE_SIZE
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] %s >>" % (count, kids, shared),
            HELVETICA,
            packed(b"".join(line(f"{TEXT}, line {number}", 72, 60 * number) for number in (9, 10))),
            *[page] * count,
        ]
    )


def claimed_pages() -> bytes:
    """One page; the file says that there are two billion."""
    return one_page(stream(line(TEXT))).replace(b"/Count 1 ", b"/Count 2147483647 ")


def objects(count: int = 1_000_000) -> bytes:
    """A page and a million objects that nothing needs, each with its place in the table."""
    return one_page(stream(line(TEXT)), [b"[0]"] * count)


def packed_objects(count: int = 1_000_000) -> bytes:
    """A million objects in one object stream, 3 MB instead of 30."""
    places = b" ".join(b"%d %d" % (number, 2 * number) for number in range(10, count + 10))
    body = places + b"\n" + b"0 " * count
    entries = b"/Type /ObjStm /N %d /First %d" % (count, len(places) + 1)
    return one_page(stream(line(TEXT)), [packed(body, entries=entries)])


def table_in_circles() -> bytes:
    """A cross-reference table whose predecessor is itself."""
    data = one_page(stream(line(TEXT)))
    start = data.rindex(b"xref\n0 ")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def pages_in_circles() -> bytes:
    """A page tree that has its own root for a child."""
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 9999 /Kids [3 0 R 2 0 R] >>",
            b"<< /Type /Pages /Count 9998 /Kids [2 0 R 3 0 R] /Parent 2 0 R >>",
        ]
    )


def deep_page_tree(depth: int = 20_000) -> bytes:
    """A page under 20,000 nodes."""
    nodes = [
        b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 1)
        for number in range(2, depth + 2)
    ]
    last = b"<< /Type /Page /Parent %d 0 R /MediaBox %s >>" % (depth + 1, PAGE_SIZE)
    return write([b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, last])


def deep_arrays(depth: int = 500_000) -> bytes:
    """An array within an array, half a million times."""
    return one_page(stream(line(TEXT)), catalogue=b"/Odd " + b"[" * depth + b"]" * depth)


def deep_content(depth: int = 300_000) -> bytes:
    """Graphics states and arrays opened and never closed."""
    return one_page(packed(b"q " * depth + b"[" * depth + line(TEXT)))


def forms_in_forms(levels: int = 12, width: int = 12) -> bytes:
    """Twelve forms, each showing the next one twelve times: nine trillion drawings of a line."""
    forms = []
    for level in range(levels):
        number = 7 + level
        body = b"/X Do " * width if level < levels - 1 else line(TEXT)
        inner = b"/XObject << /X %d 0 R >>" % number if level < levels - 1 else b""
        forms.append(
            stream(
                body,
                b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <<"
                b" /Font << /F1 5 0 R >> %s >>" % inner,
            )
        )
    return one_page(stream(b"/X Do\n"), forms, b"/XObject << /X 6 0 R >>")


def form_of_itself() -> bytes:
    """A form that shows itself."""
    form = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>",
    )
    return one_page(stream(b"/X Do\n"), [form], b"/XObject << /X 6 0 R >>")


def flood_of_text(pages_count: int = 100, letters: int = 100_000) -> bytes:
    """Pages of 100,000 letters each that share one content: ten million letters from a few KB."""
    words = b" ".join(b"word%06d" % number for number in range(letters // 11))
    parts = [words[at : at + 1100] for at in range(0, len(words), 1100)]
    body = b"".join(
        b"BT /F1 1 Tf 1 0 0 1 10 %g Tm (%s) Tj ET\n" % (830 - 8 * number, part)
        for number, part in enumerate(parts)
    )
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(5, pages_count + 5))
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count %d /Kids [%s] /MediaBox %s"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (pages_count, kids, PAGE_SIZE),
            HELVETICA,
            packed(body),
            *[page] * pages_count,
        ]
    )


def _with_attachment(body: bytes, name: bytes, text: bytes) -> bytes:
    return one_page(
        stream(text),
        [
            b"<< /Type /Filespec /F (%s) /UF (%s) /EF << /F 7 0 R >> >>" % (name, name),
            body,
        ],
        catalogue=b"/Names << /EmbeddedFiles << /Names [(%s) 6 0 R] >> >>" % name,
    )


def attachment_of_gigabytes(gigabytes: int = 10) -> bytes:
    """An e-invoice inside the file that inflates to 10 GB."""
    body = deflated_zeros(gigabytes * GIGABYTE, 3)
    packed_file = stream(
        body, b"/Type /EmbeddedFile /Filter [/FlateDecode /FlateDecode /FlateDecode]"
    )
    return _with_attachment(packed_file, b"factur-x.xml", line(TEXT, 72, 700) + line(TEXT, 72, 650))


def attachment(data: bytes, name: bytes = b"factur-x.xml") -> bytes:
    """A page of text with ``data`` as an embedded file."""
    return _with_attachment(
        packed(data, entries=b"/Type /EmbeddedFile"),
        name,
        line(TEXT, 72, 700) + line(TEXT, 72, 650),
    )
