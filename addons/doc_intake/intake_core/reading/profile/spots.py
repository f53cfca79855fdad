"""Everything on the pages that may be a field, with the words around it.

Spots are what is kept of a page until its document is approved: then the final values are looked
for among them, and their surroundings are what the supplier's profile learns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..layout.page import Box

KINDS: Final = ("date", "amount", "vat", "iban", "number", "name", "rate")


@dataclass(frozen=True, slots=True)
class Spot:
    """A value on a page, normalised as in a reading, and what stands around it.

    ``beside`` is the nearest text left of it on its row, as printed, with ``crossed`` other values
    between them; ``above`` the nearest text above it. ``certain`` is False for the second meaning
    of a date whose day and month may be exchanged.
    """

    kind: str
    value: str
    page: int
    box: Box
    beside: str = ""
    crossed: int = 0
    above: str = ""
    notation: str = ""
    valid: bool = True
    certain: bool = True
    recognition: float = 1.0


@dataclass(frozen=True, slots=True)
class Spots:
    """Those of one document; ``pages`` counts its pages, ``is_ocr`` tells that letters may be
    mistaken.
    """

    items: tuple[Spot, ...] = ()
    pages: int = 1
    is_ocr: bool = False

    def of(self, *kinds: str) -> list[Spot]:
        return [spot for spot in self.items if spot.kind in kinds]

    def to_json(self) -> dict[str, Any]:
        """Lists, because a document has hundreds of spots."""
        return {
            "pages": self.pages,
            "is_ocr": self.is_ocr,
            "spots": [
                [
                    spot.kind,
                    spot.value,
                    spot.page,
                    list(spot.box),
                    spot.beside,
                    spot.crossed,
                    spot.above,
                    spot.notation,
                    int(spot.valid),
                    int(spot.certain),
                    round(spot.recognition, 3),
                ]
                for spot in self.items
            ],
        }

    @classmethod
    def from_json(cls, data: Any) -> Spots:
        """What ``to_json`` gave; anything else, as from another version, counts as no spots."""
        try:
            items = tuple(_spot_of(row) for row in data["spots"])
            return cls(items, int(data["pages"]), bool(data["is_ocr"]))
        except (KeyError, TypeError, ValueError, IndexError):
            return cls()


def _spot_of(row: Sequence[Any]) -> Spot:
    kind, value, page, box, beside, crossed, above, notation, valid, certain, recognition = row
    x0, y0, x1, y1 = (float(side) for side in box)
    return Spot(
        str(kind),
        str(value),
        int(page),
        (x0, y0, x1, y1),
        str(beside),
        int(crossed),
        str(above),
        str(notation),
        bool(valid),
        bool(certain),
        float(recognition),
    )
