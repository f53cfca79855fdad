"""Engine-neutral pages: words with boxes, arranged into rows and segments.

A *row* is what stands on one height of the page, a *segment* is a stretch of a row without a wide
gap: a label with its value, a cell of a table, one column of a letterhead. All boxes are fractions
of the page, origin top-left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Box = tuple[float, float, float, float]


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around ``boxes``, of which there is at least one."""
    rest = iter(boxes)
    x0, y0, x1, y1 = next(rest)
    for left, top, right, bottom in rest:
        x0 = left if left < x0 else x0
        y0 = top if top < y0 else y0
        x1 = right if right > x1 else x1
        y1 = bottom if bottom > y1 else y1
    return x0, y0, x1, y1


@dataclass(frozen=True, slots=True)
class Word:
    """``confidence`` 0..1 is the recognition's; 1 for a text layer."""

    text: str
    box: Box
    confidence: float = 1.0

    @property
    def height(self) -> float:
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that belong together on one row, left to right."""

    words: tuple[Word, ...]
    row: int

    @property
    def box(self) -> Box:
        return union(word.box for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Row:
    """All segments of one height, left to right."""

    number: int
    segments: tuple[Segment, ...]

    @property
    def words(self) -> list[Word]:
        return [word for segment in self.segments for word in segment.words]

    @property
    def text(self) -> str:
        return "   ".join(segment.text for segment in self.segments)


# Recognition gives boxes around the ink (a capital is about 0.7 of the type size), text layers
# boxes of the type size.
INK = 1.4
_SAME_ROW = 0.54  # of the lower word's height between the middles of two words
_FLAT = 1e-4
RECENT = 40  # words of a row that are compared with a new one: no honest row is longer


@dataclass(slots=True)
class Page:
    """``width`` and ``height`` in points or pixels; ``aspect`` turns a horizontal fraction into a
    vertical one.

    ``ink`` tells that word boxes enclose the ink only, as recognition gives them.
    """

    number: int
    width: float
    height: float
    words: Sequence[Word]
    rows: list[Row] = field(default_factory=list)
    ink: bool = False

    def __post_init__(self) -> None:
        if not self.rows:
            self.rows = arrange(self.words, self.aspect, INK if self.ink else 1.0)

    @property
    def aspect(self) -> float:
        return self.width / self.height if self.height else 1.0

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)


def arrange(words: Sequence[Word], aspect: float, scale: float = 1.0) -> list[Row]:
    """Words -> rows -> segments; ``scale`` x the height of a word's box is the type size.

    A word joins the row whose nearest word stands at about its own height, so that rows may climb
    on a skewed scan.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.box[0])):
        middle, farthest = word.middle, _SAME_ROW * max(word.height, _FLAT)
        for row in reversed(rows[-6:]):
            if middle - row[-1].middle >= farthest:
                continue  # the lowest word of the row, as they come from the top down
            near = min(row[-RECENT:], key=lambda other: abs(other.box[0] - word.box[0]))
            if abs(near.middle - middle) < _SAME_ROW * max(min(near.height, word.height), _FLAT):
                row.append(word)
                break
        else:
            rows.append([word])
    rows.sort(key=lambda row: sum(word.middle for word in row) / len(row))
    return [
        Row(number, _segments(sorted(row, key=lambda w: w.box[0]), number, aspect, scale))
        for number, row in enumerate(rows)
    ]


def _segments(words: list[Word], number: int, aspect: float, scale: float) -> tuple[Segment, ...]:
    words = _join_spaced_letters(words, aspect)
    segments: list[Segment] = []
    current = [words[0]]
    for before, word in pairwise(words):
        # Heights in fractions of the page's height, gaps in fractions of its width: compare in the
        # same unit.
        gap = (word.box[0] - before.box[2]) * aspect
        if gap > 1.1 * scale * max(before.height, word.height, 1e-4):
            segments.append(Segment(tuple(current), number))
            current = []
        current.append(word)
    segments.append(Segment(tuple(current), number))
    return tuple(segments)


def _join_spaced_letters(words: list[Word], aspect: float) -> list[Word]:
    """``R E C H N U N G`` -> ``RECHNUNG``, and numbers written into boxes, one character each.

    Four or more single letters in a row are one word, and so are eight or more single letters and
    digits (a VAT number, a date) that stand equally far apart.
    """
    joined: list[Word] = []
    run: list[Word] = []

    def close_run() -> None:
        text = "".join(word.text for word in run)
        if (len(run) >= 4 and text.isalpha()) or _is_boxed(run, text, aspect):
            joined.append(
                Word(text, union(word.box for word in run), min(word.confidence for word in run))
            )
        else:
            joined.extend(run)
        run.clear()

    for word in words:
        single = len(word.text) == 1 and word.text.isalnum()
        far = bool(run) and (word.box[0] - run[-1].box[2]) * aspect > 1.6 * word.height
        if not single or far:
            close_run()
        if single:
            run.append(word)
        else:
            joined.append(word)
    close_run()
    return joined


def _is_boxed(run: Sequence[Word], text: str, aspect: float) -> bool:
    """Whether single characters fill the boxes of a form: the numbers of a table's columns
    (``1 2 3 4 5 6 7 8``) do not.
    """
    if len(run) < 8 or text.startswith("123456"):
        return False
    middles = [(word.box[0] + word.box[2]) / 2 * aspect for word in run]
    steps = [right - left for left, right in pairwise(middles)]
    return max(steps) <= 1.5 * min(steps) + 0.2 * max(word.height for word in run)
