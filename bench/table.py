"""Plain text tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .results import Result

HEADS = ("what", "value", "unit", "peer", "peer's value", "ratio", "reach", "met")


def results_table(results: Iterable[Result]) -> str:
    return table(HEADS, [_row(result) for result in results if not result.detail])


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as their widest cell; cells that are numbers stand right."""
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    drawn = ["  ".join(_cell(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([drawn[0], "  ".join("-" * width for width in widths), *drawn[1:]])


def _cell(text: str, width: int) -> str:
    return text.rjust(width) if text[:1].isdigit() else text.ljust(width)


def _row(result: Result) -> Sequence[str]:
    met = {True: "yes", False: "NO", None: ""}[result.met]
    return (
        result.name,
        number(result.value),
        result.unit,
        result.peer,
        number(result.peer_value),
        number(result.ratio),
        str(result.reach or ""),
        met,
    )


def number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"
