"""Pages whose letters look right and mean something else: fonts with a wrong Unicode map, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from fontTools.ttLib import TTFont

from ..fonts import font_file
from .objects import HELVETICA, PAGE_SIZE, packed, stream, write

Map = Literal["right", "none", "private", "shifted", "replacement"]
Line = tuple[float, float, str]


def page(broken: Sequence[Line], kind: Map, fine: Sequence[Line] = ()) -> bytes:
    """Lines (x, y from the top, text) in a font whose Unicode map is of this ``kind``, and others in
    one that is as it should be. On the page all look as they are written here.

    "none": no map, "private": letters in the private area, "shifted": each letter the third after it,
    digits and signs too, "replacement": every letter U+FFFD.
    """
    path = font_file("dejavu")
    font = TTFont(path)
    glyphs = font.getGlyphOrder()
    numbers = {code: glyphs.index(name) for code, name in font.getBestCmap().items()}
    content = b""
    used: dict[int, str] = {}
    for x, y, text in broken:
        codes = [numbers[ord(letter)] for letter in text]
        used.update(zip(codes, text, strict=True))
        content += b"BT /F2 10 Tf 1 0 0 1 %g %g Tm <%s> Tj ET\n" % (
            x,
            842 - y,
            "".join(f"{code:04x}" for code in codes).encode(),
        )
    for x, y, text in fine:
        escaped = text.encode("cp1252", "replace").replace(b"(", rb"\(").replace(b")", rb"\)")
        content += b"BT /F1 10 Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (x, 842 - y, escaped)
    to_unicode = b"" if kind == "none" else b"/ToUnicode 8 0 R"
    return write(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>" % PAGE_SIZE,
            stream(content),
            HELVETICA,
            b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Odd /Encoding /Identity-H"
            b" /DescendantFonts [7 0 R] %s >>" % to_unicode,
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Odd /CIDToGIDMap /Identity"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
            b" /FontDescriptor 9 0 R /DW 600 %s >>" % _widths(font, used),
            packed(_map(used, kind)),
            b"<< /Type /FontDescriptor /FontName /AAAAAA+Odd /Flags 4 /FontBBox [0 -200 1000 900]"
            b" /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 10 0 R >>",
            packed(path.read_bytes()),
        ]
    )


def _widths(font: TTFont, used: dict[int, str]) -> bytes:
    scale = 1000 / font["head"].unitsPerEm
    names = font.getGlyphOrder()
    items = b" ".join(b"%d [%d]" % (code, font["hmtx"][names[code]][0] * scale) for code in sorted(used))
    return b"/W [%s]" % items


def _map(used: dict[int, str], kind: Map) -> bytes:
    lines = b"\n".join(b"<%04x> <%04x>" % (code, _meaning(letter, kind)) for code, letter in used.items())
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Odd def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfchar\n%s\nendbfchar\nendcmap end end" % (len(used), lines)
    )


def _meaning(letter: str, kind: Map) -> int:
    if letter == " " or kind == "right":
        return ord(letter)
    if kind == "private":
        return 0xE000 + ord(letter) % 0x1000
    if kind == "replacement":
        return 0xFFFD
    return ord(letter) + 3
