"""What is proposed: the parts of a file, and the reasons for each cut between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from ..errors import SENTENCES, _, sentence

REASONS: Final = (
    sentence("split_separator", _("A separator sheet stands before page %(page)s.")),
    sentence("split_separator_mark", _("Page %(page)s carries a separator code.")),
    sentence("split_blank_sheet", _("A blank sheet stands before page %(page)s.")),
    sentence("split_counter", _("The page counter begins again on page %(page)s (%(counter)s).")),
    sentence("split_number", _("Page %(page)s has another number: %(number)s instead of %(before)s.")),
    sentence("split_seller", _("Page %(page)s has another seller: %(number)s instead of %(before)s.")),
    sentence("split_ksef", _("The KSeF code on page %(page)s is that of another invoice.")),
    sentence("split_heading", _("Page %(page)s begins as a document of its own.")),
)
REASON_TEXTS: Final[dict[str, str]] = {code: SENTENCES[code] for code in REASONS}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a document is taken to begin on ``page`` (from 1). ``message`` is ``template % params``; translate the
    template.
    """

    code: str
    page: int
    params: dict[str, str | int] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return REASON_TEXTS[self.code]

    @property
    def message(self) -> str:
        return self.template % {"page": self.page, **self.params}

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, "message": self.message, "page": self.page}


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file.

    ``pages`` and ``left_out`` (blank pages, separator sheets) are page numbers from 1 in ascending order; each page
    of the file is in exactly one of them, in exactly one part. ``reasons`` and ``confidence`` (0..1) are those of
    the cut before the part; the first part has no reasons and the confidence 1.
    """

    pages: tuple[int, ...]
    left_out: tuple[int, ...] = ()
    reasons: tuple[Reason, ...] = ()
    confidence: float = 1.0

    def to_json(self) -> dict[str, Any]:
        return {
            "pages": list(self.pages),
            "left_out": list(self.left_out),
            "reasons": [reason.to_json() for reason in self.reasons],
            "confidence": self.confidence,
        }


def page_ranges(pages: tuple[int, ...]) -> str:
    """``(1, 2, 3, 5)`` -> ``1-3, 5``."""
    ranges: list[list[int]] = []
    for page in pages:
        if ranges and page == ranges[-1][-1] + 1:
            ranges[-1][1:] = [page]
        else:
            ranges.append([page])
    return ", ".join("-".join(str(page) for page in pair) for pair in ranges)
