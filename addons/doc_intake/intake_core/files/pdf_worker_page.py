"""One page of a PDF inside the child process (``pdf_worker``): size, words with boxes and fonts, the
share of its largest picture.

Imports nothing but the standard library: the child knows no package.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import Any

MAX_WORDS = 10_000  # a page; the densest printed invoice page has about 2,000
MAX_CHARS = 100_000
MAX_OBJECTS = 5_000
GRID = 1_000_000  # pdfium's page-to-device transformation answers in whole units

Box = tuple[float, float, float, float]


def read_page(document: Any, index: int, raw: Any) -> dict[str, Any]:
    try:
        page = document[index]
    except Exception:  # noqa: BLE001 - a page that does not load is reported, the others are read
        return {"error": True}
    try:
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            return {"error": True}
        if raw.FPDFPage_GetAnnotCount(page):
            page = flattened(document, index, page, raw)
        shown = Transformation(page, width, height, raw)
        text = page.get_textpage()
        words, turned, left_out = read_words(text, shown, raw)
        text.close()
        return {
            "width": round(width, 2),
            "height": round(height, 2),
            "words": words,
            "turned": turned,
            "left_out": left_out,
            "image_share": image_share(page, shown, raw),
        }
    except Exception:  # noqa: BLE001 - same
        return {"error": True}
    finally:
        page.close()


def flattened(document: Any, index: int, page: Any, raw: Any) -> Any:
    """The page with what its form fields and notes show made part of it: the text of a filled-in form
    stands there and nowhere else.
    """
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[index]


class Transformation:
    """Page coordinates (unrotated, origin bottom-left, crop box ignored) -> fractions of the page
    as shown.
    """

    def __init__(self, page: Any, width: float, height: float, raw: Any) -> None:
        def device(x: float, y: float) -> tuple[float, float]:
            out_x, out_y = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page, 0, 0, GRID, GRID, 0, x, y, out_x, out_y)
            return out_x.value / GRID, out_y.value / GRID

        side = max(width, height)
        (self.x, self.y), right, up = device(0, 0), device(side, 0), device(0, side)
        self.xx, self.yx = (right[0] - self.x) / side, (right[1] - self.y) / side
        self.xy, self.yy = (up[0] - self.x) / side, (up[1] - self.y) / side

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        x0, y0 = (
            self.x + self.xx * left + self.xy * bottom,
            self.y + self.yx * left + self.yy * bottom,
        )
        x1, y1 = self.x + self.xx * right + self.xy * top, self.y + self.yx * right + self.yy * top
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def read_words(text: Any, shown: Transformation, raw: Any) -> tuple[list[list[Any]], int, int]:
    """Words with boxes, in reading order of the file; by how many quarter turns clockwise the page has
    to be turned for most of them to run left to right, which is done to the boxes; and how many run in
    another direction even so, and are left out.
    """
    found: list[tuple[str, Box, int, int | None]] = []
    fonts: dict[int, int] = {}
    letters: list[str] = []
    first = last = whole = (0.0, 0.0, 0.0, 0.0)
    font = 0
    for index, letter, box in read_letters(text, shown, raw):
        # Most letters stand as high as the one before them.
        if letters and (box is None or (box[1] != last[1] and breaks(last, box))):
            close_word(found, letters, whole, font, turns_of(first, last))
            if len(found) >= MAX_WORDS:
                break
        if box is None:
            continue
        if letters:
            whole = around(whole, box)
        else:
            first = whole = box
            font = fonts.setdefault(font_of(text, index, raw), len(fonts))
        letters.append(letter)
        last = box
    if letters and len(found) < MAX_WORDS:
        close_word(found, letters, whole, font, turns_of(first, last))
    counts = Counter(turns for _text, _box, _font, turns in found if turns is not None)
    turned = max(counts, key=lambda turns: (counts[turns], turns == 0)) if counts else 0
    words = [
        [letters_of, *(round(value, 5) for value in turned_box(box, turned)), font_of_word]
        for letters_of, box, font_of_word, turns in found
        if turns in (turned, None)
    ]
    return words, turned, len(found) - len(words)


def read_letters(text: Any, shown: Transformation, raw: Any) -> Iterator[tuple[int, str, Box | None]]:
    """The letters of a page with their indices and boxes, in the order of the file; a blank has no box.

    A page has thousands, so that looking up a name or calling a function for each is felt.
    """
    handle, rect = text.raw, raw.FS_RECTF()
    place = ctypes.pointer(rect)
    unicode_of, is_unmapped = raw.FPDFText_GetUnicode, raw.FPDFText_HasUnicodeMapError
    box_of = raw.FPDFText_GetLooseCharBox
    x, xx, xy, y, yx, yy = shown.x, shown.xx, shown.xy, shown.y, shown.yx, shown.yy
    for index in range(min(text.count_chars(), MAX_CHARS)):
        code = unicode_of(handle, index)
        letter = chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"
        if code in (0, 0xFFFE, 0xFFFF) or is_unmapped(handle, index) == 1:
            # The font does not say which letter this is; pdfium gives the number of the glyph then.
            letter, code = "\ufffd", 0xFFFD
        elif letter.isspace() or letter == "\u200b" or code < 32:
            yield index, "", None
            continue
        if code in (0x00AD, 0xFEFF) or not box_of(handle, index, place):
            continue
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        x0, y0 = x + xx * left + xy * bottom, y + yx * left + yy * bottom
        x1, y1 = x + xx * right + xy * top, y + yx * right + yy * top
        if x1 < x0:
            x0, x1 = x1, x0
        if y1 < y0:
            y0, y1 = y1, y0
        yield index, letter, (x0, y0, x1, y1)


def around(one: Box, other: Box) -> Box:
    """The smallest box around both."""
    x0, y0, x1, y1 = one
    left, top, right, bottom = other
    return (
        x0 if x0 < left else left,
        y0 if y0 < top else top,
        x1 if x1 > right else right,
        y1 if y1 > bottom else bottom,
    )


def close_word(
    found: list[tuple[str, Box, int, int | None]], letters: list[str], box: Box, font: int, turns: int
) -> None:
    """Add a word to ``found`` if any of it lies on the page, and empty ``letters``; those of one or two letters say
    nothing of how the page is turned.
    """
    x0, y0, x1, y1 = box
    if x1 > 0 and y1 > 0 and x0 < 1 and y0 < 1:
        clipped = (max(x0, 0.0), max(y0, 0.0), min(x1, 1.0), min(y1, 1.0))
        found.append(("".join(letters), clipped, font, turns if len(letters) > 2 else None))
    letters.clear()


def turns_of(first: Box, last: Box) -> int:
    """Quarter turns clockwise that make a word run left to right: 0, or 1 for one that runs upwards, 3
    downwards. The first and last letter tell. Upside down is not told from right to left.
    """
    across, down = last[0] - first[0], last[1] - first[1]
    if abs(down) <= abs(across):
        return 0
    return 3 if down > 0 else 1


def turned_box(box: Box, turns: int) -> Box:
    """The same place on the page turned clockwise by ``turns`` quarters."""
    x0, y0, x1, y1 = box
    if turns == 1:
        return 1 - y1, x0, 1 - y0, x1
    if turns == 3:
        return y0, 1 - x1, y1, 1 - x0
    return box


def font_of(text: Any, index: int, raw: Any) -> int:
    """The address of a letter's font, 0 when it has none: the same for all letters of one font."""
    item = raw.FPDFText_GetTextObject(text, index)
    font = raw.FPDFTextObj_GetFont(item) if item else None
    return ctypes.addressof(font.contents) if font else 0


def breaks(before: Box, box: Box) -> bool:
    """Whether a letter stands on another line than the one before it, although no blank parts them.

    Letters right above or below each other are a word that runs upwards or downwards.
    """
    height, width = before[3] - before[1], before[2] - before[0]
    if abs(box[1] - before[1]) <= 0.6 * height or abs(box[3] - before[3]) <= 0.6 * height:
        return False
    apart = max(box[1] - before[3], before[1] - box[3])
    return abs(box[0] - before[0]) > 0.3 * width or apart > height


def image_share(page: Any, shown: Transformation, raw: Any) -> float:
    best = 0.0
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for index in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, index)
        if raw.FPDFPageObj_GetType(item) != raw.FPDF_PAGEOBJ_IMAGE:
            continue
        if raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
            x0, y0, x1, y1 = shown.box(left.value, bottom.value, right.value, top.value)
            best = max(best, (min(x1, 1) - max(x0, 0)) * (min(y1, 1) - max(y0, 0)))
    return round(best, 3)
