"""Pages of a PDF drawn in greys by poppler (by pdf2image): one process for a run of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import pdf2image
from pdf2image.exceptions import PDFPopplerTimeoutError

from . import programs

PROGRAMS: Final = ("pdftoppm", "pdfinfo")


class DrawingTimeout(Exception):
    """The pages were not drawn in time."""


class DrawingFailed(Exception):
    """The program failed, or gave no picture."""


class DrawingMissing(Exception):
    """There is no such program."""


def draw(
    source: Path, first: int, last: int, folder: Path, seconds: float, *, dpi: int = 0, side: int | None = None
) -> dict[int, Path]:
    """The pages ``first`` to ``last`` (from 1) as graymaps in ``folder``, by number; those that could not be drawn
    are missing. ``dpi``: dots an inch, or ``side``: pixels of the longer side.

    Raises DrawingTimeout, DrawingFailed when there is no page at all, DrawingMissing.
    """
    try:
        paths = pdf2image.convert_from_path(
            source,
            dpi=dpi,
            size=side,  # type: ignore[arg-type]  # None is its default
            first_page=first,
            last_page=last,
            output_folder=folder,
            output_file=f"page{first}at",
            grayscale=True,
            paths_only=True,
            poppler_path=programs.bounded_folder(),  # type: ignore[arg-type]  # None is its default
            timeout=max(0.001, seconds),  # type: ignore[arg-type]  # parts of a second are as good
        )
    except PDFPopplerTimeoutError as error:
        raise DrawingTimeout from error
    except Exception as error:
        raise _failure() from error
    # The names end with the page's number, filled up with zeros to the width of the file's last one.
    drawn = {int(Path(path).stem.rpartition("-")[2]): Path(path) for path in map(str, paths)}
    if not drawn:
        raise _failure()
    return drawn


def _failure() -> DrawingFailed | DrawingMissing:
    return DrawingFailed() if programs.is_installed(*PROGRAMS) else DrawingMissing()


def consecutive(numbers: Iterable[int], most: int | None = None) -> Iterator[list[int]]:
    """Rising numbers, cut where one is left out, and into runs of at most ``most``."""
    for _key, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        pages = [number for _position, number in run]
        step = most or len(pages)
        for start in range(0, len(pages), step):
            yield pages[start : start + step]
