"""The programs that recognise and draw pages, started with bounds on memory, time and files.

pytesseract and pdf2image start them and kill them at their deadline, but set no bounds; and when the server itself is
killed, nothing ends a program that hangs. So they are started by a script each that sets the bounds and becomes the
program (folder ``bounded``).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

_BOUNDED: Final = Path(__file__).with_name("bounded")


def is_installed(*names: str) -> bool:
    """Whether all these programs are on the PATH."""
    return all(shutil.which(name) for name in names)


def bounded(name: str) -> str:
    """What to start instead of ``name``; ``name`` itself where the scripts of an unpacked addon lost
    their permission to run.
    """
    script = _BOUNDED / name
    return str(script) if os.access(script, os.X_OK) else name


def bounded_folder() -> str | None:
    """Where pdf2image finds ``pdftoppm`` and ``pdfinfo`` (its ``poppler_path``); None for the PATH."""
    scripts = [_BOUNDED / name for name in ("pdftoppm", "pdfinfo")]
    return str(_BOUNDED) if all(os.access(script, os.X_OK) for script in scripts) else None
