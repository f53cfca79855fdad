"""TrueType fonts for the generated documents: embedded, with a Unicode map, all Polish letters.

They come from the Debian packages ``fonts-dejavu-core`` and ``fonts-liberation``.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDERS = ("/usr/share/fonts/truetype/liberation", "/usr/share/fonts/truetype/dejavu")

FAMILIES = {
    "sans": ("LiberationSans-Regular", "LiberationSans-Bold"),
    "narrow": ("LiberationSansNarrow-Regular", "LiberationSansNarrow-Bold"),
    "serif": ("LiberationSerif-Regular", "LiberationSerif-Bold"),
    "mono": ("LiberationMono-Regular", "LiberationMono-Bold"),
    "dejavu": ("DejaVuSans", "DejaVuSans-Bold"),
    "italic": ("LiberationSerif-Italic", "LiberationSerif-BoldItalic"),
    "oblique": ("LiberationSans-Italic", "LiberationSans-BoldItalic"),
}
"""Family -> (regular, bold), the names of the files without ``.ttf``."""


class FontMissing(RuntimeError):
    """A font file is not on this machine."""


@cache
def font_name(family: str, bold: bool = False) -> str:
    """Register the font once and return its name for reportlab.

    :raises FontMissing: with the names of the Debian packages to install.
    """
    path = font_file(family, bold)
    pdfmetrics.registerFont(TTFont(path.stem, path))
    return path.stem


def font_file(family: str, bold: bool = False) -> Path:
    """Where the font lies, for pictures that are drawn without reportlab.

    :raises FontMissing: with the names of the Debian packages to install.
    """
    stem = FAMILIES[family][bold]
    extra = os.environ.get("DOC_INTAKE_FONTS")
    for folder in ([extra] if extra else []) + list(FOLDERS):
        path = Path(folder) / f"{stem}.ttf"
        if path.is_file():
            return path
    raise FontMissing(
        f"The font {stem}.ttf was not found. Install it with "
        "'apt-get install fonts-liberation fonts-dejavu-core', "
        "or name its folder in DOC_INTAKE_FONTS."
    )
