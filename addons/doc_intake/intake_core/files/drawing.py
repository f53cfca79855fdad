"""Pages of a PDF drawn in greys by poppler's ``pdftoppm``: one process for a run of pages, and no other.

The caller knows the pages' numbers and sizes already, so that nothing is asked of the file before.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from . import programs

PROGRAM: Final = "pdftoppm"
_NOT_FOUND: Final = (126, 127)
"""How ``bounded`` ends when there is no such program, or one that cannot be started."""


class DrawingTimeout(Exception):
    """The pages were not drawn in time."""


class DrawingFailed(Exception):
    """The program failed, or gave no picture."""


class DrawingMissing(Exception):
    """There is no such program."""


def draw_page(source: Path, number: int, dpi: int, target: Path, seconds: float) -> Path:
    """Page ``number`` (from 1) at ``dpi`` dots an inch as a graymap; ``target`` is its name without ``.pgm``.

    Raises DrawingTimeout, DrawingFailed, DrawingMissing.
    """
    _run(["-r", str(dpi), "-f", str(number), "-l", str(number), "-singlefile"], source, target, seconds)
    path = target.with_name(target.name + ".pgm")
    if not path.exists():
        raise DrawingFailed
    return path


def draw_pages(source: Path, first: int, last: int, side: int, target: Path, seconds: float) -> Mapping[int, Path]:
    """The pages ``first`` to ``last`` with longer sides of ``side`` pixels, by number; those that could not be
    drawn are missing. ``target`` begins their names. Raises what ``draw_page`` raises.
    """
    _run(["-scale-to", str(side), "-f", str(first), "-l", str(last)], source, target, seconds)
    drawn = {}
    for path in target.parent.glob(f"{target.name}-*.pgm"):
        # The number is filled up with zeros to the width of the file's last one.
        number = path.stem.rpartition("-")[2]
        if number.isdecimal() and first <= int(number) <= last:
            drawn[int(number)] = path
    return drawn


def _run(options: list[str], source: Path, target: Path, seconds: float) -> None:
    command = [programs.bounded(PROGRAM), "-gray", *options, str(source), str(target)]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=max(0.001, seconds),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DrawingTimeout from error
    except FileNotFoundError as error:
        raise DrawingMissing from error
    except (OSError, ValueError) as error:
        raise DrawingFailed from error
    if done.returncode in _NOT_FOUND:
        raise DrawingMissing
